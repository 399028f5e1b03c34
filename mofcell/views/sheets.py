"""All that the library knows of one record, to be read."""

from dataclasses import dataclass, field, replace

from mofcell.parameters.constants import F
from mofcell.parameters.laws import Law
from mofcell.parameters.reading.fields import TABLE_UNITS
from mofcell.views.key_figures import (
    apparent_activation_energy,
    key_figures,
    nearest_known,
    value_at,
    varies,
)
from mofcell.views.quantities import FIELDS, constants, in_field_units, in_words, name, span
from mofcell.views.words import temperature

DEFAULT = ("assumed", "default of mofcell; not given by the source", "")


@dataclass(frozen=True)
class Entry:
    """One number and where it comes from.

    Parameters
    ----------
    what, value : str
        What it is, and the number with its unit.
    kind, source, caution : str
        Provenance class, place, and what is wrong with it.
    """

    what: str
    value: str
    kind: str = ""
    source: str = ""
    caution: str = ""


@dataclass(frozen=True)
class Sheet:
    """What is known of a record.

    Parameters
    ----------
    title, description : str
        Its name, and what it is.
    facts : dict
        Short texts by what they say.
    tables : dict
        Lists of :class:`Entry` by heading.
    lists : dict
        Lists of texts by heading.
    """

    title: str
    description: str
    facts: dict
    tables: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)


def of_material(material):
    """A material: what is simulated, what is printed, what to know before.

    Parameters
    ----------
    material : Material
        The record.

    Returns
    -------
    Sheet
        Its sheet.
    """
    facts = {
        "ion": material.ion,
        "family": material.family,
        "composition": material.composition,
        "reference": material.reference,
        "known at": _known(material.electrolyte),
        "source": material.source,
        "runs": "yes" if material.electrolyte else f"no: {material.not_simulated}",
    }
    tables = {"As it is printed": _printed(material)}
    if material.electrolyte is not None:
        simulated = _simulated(material.electrolyte, material.source) + _derived(material)
        tables = {"As it is simulated": simulated, **tables}
    return Sheet(
        material.name,
        material.description,
        _filled(facts),
        _filled(tables),
        _filled({"Cautions": material.cautions}),
    )


def runs(reported):
    """Whether a cell can be simulated, or why not.

    Parameters
    ----------
    reported : ReportedCell
        The record.

    Returns
    -------
    str
        "yes", or "no" with the reason.
    """
    return "yes" if reported.cell else f"no: {reported.not_simulated}"


def of_cell(reported):
    """A cell or a test: what is simulated, measured and printed.

    Parameters
    ----------
    reported : ReportedCell
        The record.

    Returns
    -------
    Sheet
        Its sheet.
    """
    cell = reported.cell
    facts = {
        "kind": reported.kind,
        "membrane": ", ".join(reported.electrolytes),
        "catholyte": getattr(getattr(cell, "catholyte", None), "name", ""),
        "cathode": getattr(getattr(cell, "cathode", None), "name", ""),
        "source": reported.source,
        "runs": runs(reported),
    }
    tables = {"As it is printed": _printed(reported)}
    if cell is not None:
        tables = {
            "As it is simulated": _simulated(cell, reported.source),
            "How it fades": _fade(cell, reported.source),
            "What follows from it": _consequences(cell),
            "Measured, to compare with": _measured(cell, reported.source),
            **tables,
        }
    return Sheet(
        reported.name,
        reported.description,
        _filled(facts),
        _filled(tables),
        _filled({"Remarks": reported.remarks, "Cautions": reported.cautions}),
    )


def of_cathode(cathode, names):
    """A set of numbers of a cathode material.

    Parameters
    ----------
    cathode : Cathode
        The record.
    names : list of str
        All sets of the same formula.

    Returns
    -------
    Sheet
        Its sheet.
    """
    facts = {
        "formula": cathode.formula,
        "where it holds": cathode.validity,
        "other sets": ", ".join(other for other in names if other != cathode.name),
        "source": cathode.source,
    }
    return Sheet(
        cathode.name,
        cathode.description or "cathode material",
        _filled(facts),
        {"As it is simulated": _simulated(cathode, cathode.source)},
    )


def _known(record):
    """Where an electrolyte of concentration and temperature was measured."""
    concentrations = getattr(record, "concentration_range", None)
    temperatures = getattr(record, "temperature_range", None)
    return ", ".join(
        filter(
            None,
            (
                concentrations and in_field_units(tuple(concentrations), "mol/m**3"),
                temperatures and span(temperatures),
            ),
        )
    )


def _filled(entries):
    return {key: value for key, value in entries.items() if value}


def _simulated(record, citation):
    """Every number of a record with where it comes from."""
    entries = []
    for each in type(record).model_fields:
        value = getattr(record, each)
        if each in FIELDS and value is not None:
            known = record.provenance.get(each)
            kind, source, caution = (known.kind, known.source, known.caution) if known else DEFAULT
            shown = _value(record, each, value)
            entries.append(Entry(name(each), shown, kind, _place(source, citation), caution))
    return entries


def _fade(cell, citation):
    """Every number of the mechanisms by which a cell fades."""
    return [
        replace(entry, what=f"{mechanism.name}: {entry.what}")
        for mechanism in getattr(cell, "fade", ())
        for entry in _simulated(mechanism, citation)
    ]


def _value(record, each, value):
    """A value, with the constants of a law, or at rest where it depends on concentration."""
    if callable(value) and hasattr(record, "concentration_range"):
        T = nearest_known(record)
        at_rest = in_field_units(value_at(record, each, T), FIELDS[each])
        return (
            f"{at_rest} at rest and {temperature(T)}; a function of concentration and temperature"
        )
    shown = in_words(each, value)
    if isinstance(value, Law) and (stated := constants(value, FIELDS[each])):
        at, _, rest = shown.partition("; ")
        form, _, held = rest.partition("; ")
        shown = "; ".join(filter(None, (at, f"{form}: {stated}", held)))
    return shown


def _place(source, citation):
    """A place without the work, which the sheet names already."""
    return source.removeprefix(f"{citation}: ")


def _derived(material):
    """What follows from an electrolyte, as in the table of all."""
    record, figures = material.electrolyte, key_figures(material)
    at = temperature(nearest_known(record))
    entries = []
    if varies(record) and not hasattr(record.conductivity, "activation_energy"):
        energy = apparent_activation_energy(record, nearest_known(record)) / F
        formula = "−k d ln σ / d(1/T) of the law"
        entries.append(Entry("apparent activation energy", f"{energy:.3f} eV at {at}", "", formula))
    rows = {
        "t+ times conductivity": (figures.cation_conductivity, "S/m", "the part of the cation"),
        "areal resistance": (figures.areal_resistance, "ohm*m**2", "thickness over conductivity"),
    }
    for what, (figure, unit, source) in rows.items():
        if figure.number is not None:
            shown = f"{in_field_units(figure.number, unit)} at {at}"
            entries.append(Entry(what, shown, "derived", source))
    return [Entry(one.what, one.value, "derived", one.source) for one in entries]


def _consequences(cell):
    """What follows from the numbers of a cell with a cathode."""
    if not hasattr(cell, "cathode_thickness"):
        return []
    rows = {
        "thickness of the dry cathode": (cell.cathode_thickness, "m"),
        "areal capacity of the cathode": (cell.areal_capacity, "C/m**2"),
        "thickness of the lithium": (cell.lithium_foil_thickness, "m"),
        "N/P ratio": (cell.np, ""),
        "current density at 1C": (cell.areal_capacity / 3600, "A/m**2"),
    }
    return [Entry(what, in_field_units(*number), "derived") for what, number in rows.items()]


def _measured(cell, citation):
    """Measured tables of a cell, a line for each."""
    entries = []
    for kind, table in cell.measured.items():
        x_unit, y_unit = TABLE_UNITS[kind]
        mark = " C" if kind == "rate_capability" else ""
        place = {"cycling": "in cycle", "overpotential_over_time": "after"}.get(kind, "at")
        pairs = ", ".join(
            f"{in_field_units(y, y_unit)} {place} {_along(x, x_unit)}{mark}"
            for x, y in zip(table.x, table.y, strict=True)
        )
        load = "" if table.c_rate is None else f"{table.c_rate:g} C, "
        known = table.provenance
        entries.append(
            Entry(
                kind.replace("_", " "),
                f"{pairs}; {load}{temperature(table.temperature)}",
                known.kind,
                _place(known.source, citation),
                known.caution,
            )
        )
    return entries


def _along(x, unit):
    """The first column of a measured table; a time in hours."""
    return f"{x / 3600:g} h" if unit == "s" else in_field_units(x, unit)


def _printed(record):
    """Every figure as it stands in the paper."""
    return [
        Entry(
            name(one.quantity),
            _with_temperature(one),
            one.provenance.kind,
            _place(one.provenance.source, record.source),
            one.provenance.caution,
        )
        for one in record.reported
    ]


def _with_temperature(figure):
    at = f"at {span(figure.temperature)}" if figure.temperature else ""
    note = f"({figure.temperature_note})" if figure.temperature_note else ""
    return " ".join(filter(None, (figure.printed, at, note)))
