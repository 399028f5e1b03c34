"""A file of measured data into a labelled dataset."""

import math
import re
from itertools import islice
from numbers import Real
from pathlib import Path

import numpy as np

from mofcell.experiments.measured.choice import CURRENTS, blocks, chosen
from mofcell.experiments.measured.conductivities import conductivity_table
from mofcell.experiments.measured.curves import voltage_curves
from mofcell.experiments.measured.discharges import discharges
from mofcell.experiments.measured.headers import CAPACITIES, LOADS, TARGETS, plain
from mofcell.experiments.measured.kinds import (
    CONDUCTIVITIES,
    CYCLING_TABLE,
    IMPEDANCE,
    KINDS,
    RATE_TABLE,
    SYMMETRIC,
    VOLTAGE_CURVES,
    inferred,
)
from mofcell.experiments.measured.labels import conditions
from mofcell.experiments.measured.layout import ROWS, layout, not_recognised
from mofcell.experiments.measured.part import File, Part
from mofcell.experiments.measured.points import cycling_table, rate_table
from mofcell.experiments.measured.sources import tables
from mofcell.experiments.measured.spectra import spectrum
from mofcell.experiments.measured.table import numbers
from mofcell.experiments.measured.traces import is_symmetric, symmetric_trace
from mofcell.parameters import InvalidInput
from mofcell.parameters.names import allowed, nearest
from mofcell.parameters.shown import listed, one_line, shown

#: Rates above this [-] are seldom C-rates: 17 may be mA/g.
FAST = 10

_READERS = {
    RATE_TABLE: rate_table,
    CYCLING_TABLE: cycling_table,
    VOLTAGE_CURVES: voltage_curves,
    IMPEDANCE: spectrum,
    CONDUCTIVITIES: conductivity_table,
    SYMMETRIC: symmetric_trace,
}

#: Quantities that a column may be named as.
_NAMES = (*TARGETS, *(f"{one}_error" for one in (*CAPACITIES, "voltage", "mean_voltage")))


def read_measured(
    path, *, kind=None, columns=None, c_rate=None, temperature=None, source=None, sheet=None
):
    """Read measured data from a file: of Excel, Origin, a cycler, or a digitised figure.

    What the columns hold is read from their headers, such as "Voltage (V)", "Capacity/mAh g-1"
    or "C-rate"; the name of the file tells nothing.

    Parameters
    ----------
    path : str or Path
        Text (.csv, .tsv, .txt, .dat, .mpt, .bdf), spreadsheet (.xlsx, .xls, .ods), .parquet of
        the Battery Data Format, or .nda and .ndax of Neware.
    kind : str, optional
        "rate table", "cycling table", "voltage curves", "impedance spectrum",
        "conductivity table" or "symmetric-cell trace"; from the columns if not given.
    columns : dict, optional
        Header by quantity where it is not recognised, or header and unit: ``{"c_rate":
        ("Rate", ""), "specific_capacity": ("Q", "mAh/g")}``. "column 2" is the second column,
        whatever its header.
    c_rate : float, optional
        Current over the nominal 1C current [-], where the file does not state a load.
    temperature : float, optional
        Temperature [K], where the file does not state one; 298.15 K if not given.
    source : str, optional
        Citation; the name of the file if not given.
    sheet : str or int, optional
        Name or number (from 1 on) of a sheet; the first that can be read if not given.

    Returns
    -------
    xarray.Dataset
        The data, with ``kind``, ``source``, ``left_out`` (what could not be read, and what to
        do) and ``notes`` (what was assumed) in its attributes. Tables are over
        ``point``, voltage curves over ``curve`` and ``point``.

    Raises
    ------
    InvalidInput
        If the file cannot be read, or its columns are not recognised.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "rates.csv"
    >>> _ = path.write_text("C-rate,Capacity (mAh/g)\\n0.1,140.1\\n1,98\\n")
    >>> data = read_measured(path)
    >>> data.kind, data.specific_capacity.values.tolist()
    ('rate table', [140.1, 98.0])
    """
    _check(kind, columns, c_rate, temperature, source)
    refused = []
    for table in tables(path, sheet=sheet):
        try:
            file, reader = _file(table, kind, columns, c_rate=c_rate, temperature=temperature)
        except InvalidInput as problem:  # another sheet may be the one
            refused.append(problem)
        else:
            return reader(file, source=source or Path(path).name)
    if len(refused) == 1:
        raise refused[0]
    raise _no_sheet(Path(path).name, refused)


def _no_sheet(name, refused):
    """The error for a workbook of which no sheet can be read, each with its reason."""
    reasons = [str(one).removeprefix(f"{name}, ").split(";")[0] for one in refused]
    return InvalidInput(
        f"{name}: no sheet can be read: {listed([one_line(one, 120) for one in reasons], 500)}; "
        "mend one; read_measured(sheet=...) reads it alone and says what it lacks"
    )


def _file(table, kind, columns, **conditions):
    """The numbers of a table, and what makes a dataset of them."""
    way = layout(table, columns)
    kept = chosen(table, way)
    found = blocks(kept)
    held = {quantity for block in found for quantity in block}
    inner = inferred(held, c_rate=conditions["c_rate"])
    if not kept or (kind is None and inner is None):
        raise not_recognised(table, way, _missing(held), kind)
    if (kind or inner) in (RATE_TABLE, CYCLING_TABLE):
        _check_samples(table, way, found)
        _note_unused(table, way, kept, kind or inner)
    read = numbers(table, way, kept)
    _doubt_rates(table, way, kept, read)
    parts = [
        Part(
            {quantity: read.columns[place] for quantity, place in block.items()}, read.lines, label
        )
        for block, label in zip(found, _labels(way, found), strict=True)
    ]
    file = File(table.name, parts, read.left_out, table.notes, **conditions)
    if not len(read.lines):
        raise InvalidInput(f"{next(iter(read.left_out), table.name)}; no row of numbers is left")
    wanted = kind or inner
    if wanted == VOLTAGE_CURVES and "voltage" in parts[0] and parts[0].any_of(CURRENTS):
        if kind is None and "time" in parts[0] and is_symmetric(parts[0]["voltage"]):
            return file, symmetric_trace
        return file, discharges
    return file, _READERS[wanted]


def _check_samples(table, way, found):
    """Refuse capacities that differ by a name: those of two samples make no one table."""
    places = {
        place: f"{way.labels[place]} {way.headers[place]}"
        for block in found
        for quantity, place in block.items()
        if quantity in CAPACITIES
    }
    if len({plain(text).lower() for text in places.values()}) < 2:
        return
    if all(map(conditions, places.values())):
        return  # one of 25 °C and one of 60 °C
    first = next(iter(places))
    quantity = way.headings[first].quantity
    names = [way.headers[place] for place in places]
    header = names[0] if names.count(names[0]) == 1 else f"column {first + 1}"
    named = listed([repr(text.strip()) for text in places.values()], 160)
    raise InvalidInput(
        f"{table.name}: {quantity} is there more than once, under {named}; name one: "
        f"columns={{{quantity!r}: {header!r}}}"
    )


#: What a table keeps beside capacity, load and temperature.
_BESIDE = {RATE_TABLE: ("mean_voltage",), CYCLING_TABLE: ("cycle", "coulombic_efficiency")}


def _note_unused(table, way, kept, kind):
    """Note the columns under a header of their own that a table of capacities does not keep."""
    used = (*CAPACITIES, *LOADS, "temperature", *_BESIDE[kind])
    said = " ".join(table.notes)
    names = [
        repr(header)
        for place, (header, held) in enumerate(zip(way.headers, way.headings, strict=True))
        if not re.fullmatch(r"column \d+", header)
        and (held is None or held.quantity.removesuffix("_error") not in used or place not in kept)
        and repr(header) not in said
    ]
    if names:
        table.notes.append(f"not used in a {kind}: {listed(names, 120)}")


def _doubt_rates(table, way, kept, read):
    """Note rates that may be current densities, where neither header nor cell says C."""
    for place, held in kept.items():
        fast = np.abs(read.columns[place]) > FAST
        if held.quantity != "c_rate" or held.mapped or not fast.any():
            continue
        if re.search(r"\bc\b|倍率|h-1|1/h", plain(way.headers[place]).lower()):
            continue
        cells = [row[place] for _, row in islice(table.rows(), ROWS) if place < len(row)]
        if not any(re.search(r"C", str(cell)) for cell in cells[1:]):
            slowest = np.abs(read.columns[place][fast]).min()
            table.notes.append(
                f"rates of {slowest:g} C and more: is it a current density? State its unit then, "
                "such as Rate (mA/g)"
            )


def _labels(way, found):
    """Names of the blocks: what is written over, in or under the columns of each alone."""
    if len(found) == 1:
        return [_label(way, found[0].values())]
    places = [place for block in found for place in block.values()]
    return [
        _label(way, [place for place in block.values() if places.count(place) == 1])
        for block in found
    ]


def _label(way, places):
    """What stands over or under some columns, else a header that states load or temperature."""
    texts = dict.fromkeys(way.labels[place] for place in places)
    headers = (way.headers[place] for place in places)
    return " ".join(filter(None, texts)) or next(filter(conditions, headers), "")


def _missing(held):
    if not held:
        return "no column is recognised with its unit"
    return f"{', '.join(sorted(held))} alone make no measurement"


def _check(kind, columns, c_rate, temperature, source):
    if kind is not None and kind not in KINDS:
        raise InvalidInput(f"kind is {shown(kind)}{allowed(kind, list(KINDS))}")
    for name, value in {"c_rate": c_rate, "temperature": temperature}.items():
        if value is None:
            continue
        number = isinstance(value, Real) and not isinstance(value, bool | np.bool_)
        if not number or not 0 < value < math.inf:
            raise InvalidInput(f"{name} is {shown(value)}; allowed is a number above 0, in SI")
    if temperature is not None and temperature < 100:
        raise InvalidInput(f"temperature is {temperature:g} K; give it in K, such as 298.15")
    if source is not None and not isinstance(source, str):
        raise InvalidInput(f"source is {shown(source)}; give a text, such as a citation")
    if columns is None:
        return
    if not isinstance(columns, dict):
        raise InvalidInput(
            f"columns is {shown(columns)}; give the header by quantity, such as "
            "{'specific_capacity': ('Q', 'mAh/g')}"
        )
    for name, named in columns.items():
        if name not in _NAMES:
            near = listed(nearest(name, list(_NAMES)), 180)
            raise InvalidInput(f"columns: {shown(name)} is no quantity; nearest: {near}")
        pair = isinstance(named, tuple | list) and len(named) == 2
        if not isinstance(named, str) and not (pair and all(isinstance(x, str) for x in named)):
            raise InvalidInput(
                f"columns: {name} is {shown(named)}; give a header, or header and unit such as "
                "('Q', 'mAh/g')"
            )
