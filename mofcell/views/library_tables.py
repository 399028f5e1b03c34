"""What the library holds, as tables."""

import warnings
from typing import get_args

from mofcell import parameters
from mofcell.parameters.constants import F
from mofcell.parameters.errors import InvalidInput, ValidityWarning
from mofcell.parameters.laws import Constant
from mofcell.parameters.provenance import ProvenanceClass
from mofcell.parameters.reported.material import Family
from mofcell.views import sheets
from mofcell.views.key_figures import key_figures
from mofcell.views.quantities import FORMS
from mofcell.views.tables import Table
from mofcell.views.words import temperature

DASH = "–"
YES = "yes"

#: Orders of the electrolytes: the figure, and whether the highest comes first.
SORTS = {
    "conductivity": True,
    "cation_conductivity": True,
    "transference_number": True,
    "stability_window": True,
    "activation_energy": False,
    "areal_resistance": False,
}


#: Columns that a narrow screen leaves out, the first one first, and those that orders need.
_LEFT_OUT_FIRST = ("family", "class of σ", "window (V)", "R (Ω cm²)", "ion", "t+")
_SORTED_BY = {
    "stability_window": "window (V)",
    "areal_resistance": "R (Ω cm²)",
    "transference_number": "t+",
}


def electrolytes(*, ions=(), families=(), kinds=(), simulated=False, sort="conductivity"):
    """Materials of the library, with the figures by which electrolytes are compared.

    Parameters
    ----------
    ions, families, kinds : iterable of str, optional
        Only materials that conduct one of these ions, belong to one of these classes of
        materials, have a conductivity of one of these provenance classes.
    simulated : bool, optional
        Only materials that can be simulated.
    sort : str, optional
        One of :data:`SORTS`, in which Li+ comes first, or "name" or "source".

    Returns
    -------
    Table
        One row for each, those of unknown figure last.

    Raises
    ------
    InvalidInput
        If a filter or the order is unknown.
    """
    everything = [parameters.material(name) for name in parameters.materials()]
    records = [one for one in everything if one.electrolyte] if simulated else everything
    ions = _allowed("ion", ions, {ion for one in everything for ion in _ions(one)})
    families = _allowed("family", families, get_args(Family))
    kinds = _allowed("class", kinds, get_args(ProvenanceClass))
    chosen = [
        (one, figures)
        for one in records
        if (not ions or ions & set(_ions(one))) and (not families or one.family in families)
        for figures in [key_figures(one)]
        if not kinds or figures.conductivity.kind in kinds
    ]
    columns = (
        "name",
        "ion",
        "family",
        "σ (mS/cm)",
        "at (°C)",
        "Ea (eV)",
        "t+",
        "t+ σ (mS/cm)",
        "window (V)",
        "R (Ω cm²)",
        "class of σ",
        "runs",
    )
    return Table(
        columns,
        [_electrolyte(*one) for one in _sorted(chosen, sort)],
        ("name", "ion", "family", "class of σ", "runs"),
        optional=tuple(one for one in _LEFT_OUT_FIRST if one != _SORTED_BY.get(sort)),
        notes=_notes(figures for _, figures in chosen),
    )


def cells(*, simulated=False):
    """Cells and tests of the library, with what they are made of.

    Parameters
    ----------
    simulated : bool, optional
        Only those that can be simulated.

    Returns
    -------
    Table
        One row for each.
    """
    runs = {*parameters.cells(), *parameters.symmetric_cells()}
    names = [name for name in parameters.reported_cells() if name in runs or not simulated]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ValidityWarning)  # said where the cell is used
        records = [parameters.reported_cell(name) for name in names]
    rows = [
        [
            one.name,
            one.kind,
            ", ".join(one.electrolytes) or DASH,
            getattr(getattr(one.cell, "cathode", None), "name", DASH),
            sheets.runs(one),
            one.description,
        ]
        for one in records
    ]
    columns = ("name", "kind", "membrane", "cathode", "runs", "description")
    return Table(columns, rows, columns, optional=("cathode", "membrane", "kind"))


def cathodes():
    """Cathode materials, with the activation energy of diffusion that tells them apart."""
    records = [parameters.cathode(name) for name in parameters.cathodes()]
    rows = [
        [
            one.name,
            one.formula,
            _diffusion(one.relative_diffusivity),
            _source(one, "relative_diffusivity"),
            one.validity,
        ]
        for one in records
    ]
    columns = ("name", "formula", "diffusion (kJ/mol)", "source of the diffusion", "where it holds")
    return Table(
        columns, rows, ("name", "formula", *columns[3:]), optional=("where it holds", "formula")
    )


def _source(record, field):
    known = record.provenance.get(field)
    return known.source if known else DASH


def _diffusion(law):
    """Activation energy [kJ.mol-1], or the form of a law that has none."""
    if (energy := getattr(law, "activation_energy", None)) is not None:
        return f"{energy / 1000:.0f}"
    form = type(law).__name__
    return "0" if isinstance(law, Constant) else FORMS.get(form, form)


def _ions(one):
    return one.ion.split(", ")


def _allowed(what, given, known):
    """The values of a filter as the library writes them."""
    spelled = {value.lower(): value for value in known}
    for value in given:
        if value.strip().lower() not in spelled:
            raise InvalidInput(
                f"{what} {value!r} is not known; allowed are {', '.join(sorted(spelled.values()))}"
            )
    return {spelled[value.strip().lower()] for value in given}


def _sorted(chosen, sort):
    """Materials in an order; figures of different ions are not mixed."""
    if sort == "source":
        return chosen
    if sort == "name":
        return sorted(chosen, key=lambda one: one[0].name.lower())
    if sort not in SORTS:
        allowed = ", ".join([*SORTS, "name", "source"])
        raise InvalidInput(f"sort {sort!r} is not known; allowed are {allowed}")
    sign = -1 if SORTS[sort] else 1

    def key(one):
        record, figures = one
        values = getattr(figures, sort).values
        ion = {"Li+": 0, "none": 2}.get(record.ion, 1)
        number = sign * values[0] if values else 0.0
        return ion, not values, record.family == "concept", number

    return sorted(chosen, key=key)


def _electrolyte(record, figures):
    return [
        record.name,
        record.ion,
        record.family,
        _shown(figures.conductivity, 10),  # S/m to mS/cm
        _at(figures.conductivity),
        _shown(figures.activation_energy, 1 / F, _hundredths),
        _shown(figures.transference_number, form=_hundredths),
        _shown(figures.cation_conductivity, 10),
        _shown(figures.stability_window, form=_volts),
        _shown(figures.areal_resistance, 1e4),
        figures.conductivity.kind or DASH,
        YES if record.electrolyte else "no",
    ]


def _shown(figure, factor=1.0, form=None):
    """A figure as the field writes it; ranges and bounds as they are printed."""
    if not figure:
        return DASH
    exact = figure.number is not None
    write = form if form and exact else _three_digits
    sign = {">=": "≥", "<=": "≤"}.get(figure.bound, figure.bound)
    text = sign + " to ".join(write(factor * value) for value in figure.values)
    text = f"({text})" if figure.kind == "assumed" else text
    return text if figure.alone else f"{text}*"


def _three_digits(value):
    """Three digits at most, and a true minus sign in a power of ten.

    Examples
    --------
    >>> _three_digits(0.219), _three_digits(1e-5), _three_digits(2610.0)
    ('0.219', '1e−5', '2610')
    """
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return text.replace("e-0", "e-").replace("-", "−")


def _hundredths(value):
    """Two digits behind the point, as papers print energies and transference numbers."""
    return f"{value:.2f}"


def _volts(value):
    """One digit behind the point at least, two at most."""
    tenths = f"{value:.1f}"
    return tenths if abs(value - float(tenths)) < 5e-3 else f"{value:.2f}"


def _at(figure):
    if not figure:
        return ""
    if isinstance(figure.at, str):
        return figure.at or "?"
    return temperature(figure.at).removesuffix(" °C")


def _notes(figures):
    """What the signs of a table mean, as far as it has them."""
    figures = list(figures)
    shown = [one for each in figures for one in vars(each).values() if one]
    meanings = {
        "runs: can be simulated; its numbers are those of the simulation, Ea the apparent one, "
        "−k d ln σ / d(1/T). The others are as printed.": True,
        "?: temperature not given; where it runs, 25 °C is assumed.": any(
            each.conductivity and each.conductivity.at == "" for each in figures
        ),
        "( ): not printed of it, but assumed or taken from elsewhere; `mofcell show NAME` says "
        "why.": any(one.kind == "assumed" for one in shown),
        "*: the first of several that are printed; `mofcell show NAME` has all.": not all(
            one.alone for one in shown
        ),
    }
    return tuple(meaning for meaning, has in meanings.items() if has)
