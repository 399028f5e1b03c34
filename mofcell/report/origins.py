"""Where every number of a cell comes from, in the units of the field."""

from dataclasses import dataclass

from mofcell.parameters.laws import Law
from mofcell.views.quantities import FIELDS, in_words, name
from mofcell.views.words import temperature

DEFAULT = ("assumed", "default of mofcell; not given by the source")


@dataclass(frozen=True)
class Origin:
    """One number of the report and where it comes from.

    Parameters
    ----------
    part, field, value : str
        Record it belongs to, its name, and the number with its unit.
    kind : str
        Provenance class.
    source, caution : str
        Where it stands, and what is wrong with it.
    extrapolated : str
        Temperatures at which it was used outside its range; empty if none.
    """

    part: str
    field: str
    value: str
    kind: str
    source: str
    caution: str
    extrapolated: str


def origins(cell, temperatures):
    """Every number of a cell, its electrolytes, its cathode material and its fade.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float
        Temperatures it was used at [K].

    Returns
    -------
    list of Origin
        In the order of the records.
    """
    records = {"cell": cell, f"membrane: {cell.electrolyte.name}": cell.electrolyte}
    if cell.catholyte is not None:
        records[f"catholyte: {cell.catholyte.name}"] = cell.catholyte
    records[f"cathode: {cell.cathode.name}"] = cell.cathode
    records |= {f"fade: {mechanism.name}": mechanism for mechanism in cell.fade}
    return [
        _origin(part, record, field, temperatures)
        for part, record in records.items()
        for field in type(record).model_fields
        if field in FIELDS and getattr(record, field) is not None
        if not _overruled(cell, record, field)
    ]


def _overruled(cell, record, field):
    """Whether the cell has its own number in the place of the material's."""
    own = "particle_diffusion_time"
    return record is cell.cathode and field == own and getattr(cell, own) is not None


def _origin(part, record, field, temperatures):
    value = getattr(record, field)
    known = record.provenance.get(field)
    kind, source, caution = (known.kind, known.source, known.caution) if known else (*DEFAULT, "")
    outside = (
        [temperature(T) for T in temperatures if not value.covers(T)]
        if isinstance(value, Law)
        else []
    )
    return Origin(
        part=part,
        field=name(field),
        value=in_words(field, value),
        kind=kind,
        source=source,
        caution=caution,
        extrapolated=", ".join(outside),
    )
