"""Where a table begins, and what its columns are."""

import math
import re
from dataclasses import dataclass
from itertools import islice

import numpy as np

from mofcell.experiments.measured.cells import (
    holds_degrees,
    is_empty,
    looks_like_a_number,
    number,
    rate,
    seconds,
)
from mofcell.experiments.measured.headers import (
    ERROR,
    LOADS,
    as_named,
    heading,
    is_bare_temperature,
    of_the_column_before,
    plain,
)
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import listed, one_line, shown

#: Rows among which the headers are looked for.
ROWS = 400

_COMMA = re.compile(r"\s*[+-]?\d*,\d+(?:[eE][+-]?\d+)?\s*%?\s*")
_POINT = re.compile(r"\s*[+-]?\d*\.\d+(?:[eE][+-]?\d+)?\s*%?\s*")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The columns of a table.

    Parameters
    ----------
    headers : list of str
        Header of each column; "column 3" where it has none.
    headings : list
        What each holds (:class:`~mofcell.experiments.measured.headers.Heading`), or None.
    labels : list of str
        What else stands over or under each: the name of a curve.
    data : int
        Line of the first row of numbers.
    leading : int
        Columns before the first header: rows with numbers there belong to another table.
    """

    headers: list
    headings: list
    labels: list
    data: int
    leading: int = 0


def layout(table, columns=None):
    """The columns of a table, from its headers.

    Parameters
    ----------
    table : TextTable or Sheet or Columns
        The table.
    columns : dict, optional
        Header by quantity, or header and unit, of columns that the user names.

    Returns
    -------
    Layout
        The row of headers that tells most, what is over and under it, and where numbers begin.

    Raises
    ------
    InvalidInput
        If there are no numbers, commas divide cells and mark decimals, a temperature has no
        unit, or a named column is not there.
    """
    head = list(islice(table.rows(), ROWS))
    numeric = [_is_data(cells) for _, cells in head]
    filled = _filled([cells for _, cells in head])
    if not any(numeric):
        raise InvalidInput(
            f"{table.name}: there are no rows of numbers; give a table with a header over each "
            "column and a row for each point"
        )
    columns = columns or {}
    wanted = {_key(one if isinstance(one, str) else one[0]) for one in columns.values()}
    counted = {one for one in wanted if re.fullmatch(r"column \d+", one)}
    ways = [_without_headers(head, numeric)]
    for start in range(len(head)):
        if not numeric[start] and any(numeric[start:]):
            ways += _from(head, numeric, start)
    lines = np.array([line for line, _ in head])

    def worth(way):
        """How many headers are those that are wanted, and how much stands under known ones."""
        known = [place for place, one in enumerate(way.headings) if one is not None]
        under = filled[lines >= way.data][:, known].mean(axis=0).sum()
        # "column 2" is in every table
        return _named(way, wanted - counted), under, _named(way, counted)

    best = max(ways, key=worth)
    if not any(worth(best)):
        best = ways[-1]  # for the message: what stands right over the numbers
    if columns:
        best = _mapped(table, best, columns)
    _check_temperature(table, head, best)
    _check_commas(table, head, best)
    return best


def _is_data(cells):
    filled = [cell for cell in cells if not is_empty(cell)]
    # "0.1C" alone is the name of a curve
    return any(map(_is_number, filled)) and 2 * sum(map(looks_like_a_number, filled)) >= len(filled)


def _filled(rows):
    """Which cells of some rows hold numbers, by row and column."""
    filled = np.zeros((len(rows), max(map(len, rows), default=0)))
    for row, cells in zip(filled, rows, strict=True):
        row[: len(cells)] = [looks_like_a_number(cell) for cell in cells]
    return filled


def _is_number(cell):
    try:
        return bool(math.isfinite(seconds(cell)))
    except ValueError:
        return False


def _key(header):
    return plain(str(header)).lower()


def _named(way, wanted):
    return len(wanted & {_key(one) for one in way.headers})


def _without_headers(head, numeric):
    first = numeric.index(True)
    width = max(len(cells) for (_, cells), is_data in zip(head, numeric, strict=True) if is_data)
    names = [f"column {place + 1}" for place in range(width)]
    return Layout(headers=names, headings=[None] * width, labels=[""] * width, data=head[first][0])


def _from(head, numeric, start):
    """The ways to take a row for that of the headers: with units in itself or in a row below."""
    data = numeric.index(True, start)
    names = _texts(head[start][1])
    above = [_texts(head[k][1]) for k in range(max(0, start - 2), start) if not numeric[k]]
    below = [_texts(head[k][1]) for k in range(start + 1, data)][:4]
    alone = None
    for units in (None, *range(len(below))):
        # a row below that says more by itself is no row of units
        cells = below[units] if units is not None else []
        headings, before = [], None
        for place, name in enumerate(names):
            unit = cells[place] if place < len(cells) else ""
            found = (
                heading(name, unit)
                or heading(name, _in_cells(head[data:], place, name))
                or (heading(unit) if unit and not name else None)
            )
            if found and found.quantity == ERROR:
                found = of_the_column_before(found, before)
            elif found:
                before = found
            headings.append(found)
        if units is None:
            alone = headings
        elif headings == alone:
            continue
        points = (k for k, row in enumerate(below) if k != units and _is_point(row, headings))
        first = next(points, data - start - 1)
        others = [row for k, row in enumerate(below[:first]) if k != units]
        filled = [k for k, name in enumerate(names) if name]
        yield Layout(
            headers=[name or f"column {place + 1}" for place, name in enumerate(names)],
            headings=headings,
            labels=_labels(names, above, others),
            data=head[start + 1 + first][0],
            leading=filled[0] if filled else 0,
        )


def _in_cells(rows, place, name):
    """The unit in the cells of a column, of times such as 1:30:00 and of -20 °C, or ""."""
    cells = [str(cells[place]) for _, cells in rows if place < len(cells)]
    if is_bare_temperature(name) and any(map(holds_degrees, cells)):
        return "K"
    return "h:m:s" if cells and cells[0].count(":") == 2 else ""


def _is_point(cells, headings):
    """Whether a row under the headers states a load or a cycle: a point, whatever else it holds."""
    for cell, held in zip(cells, headings, strict=False):
        if held and held.quantity in (*LOADS, "cycle") and not is_empty(cell):
            try:
                (rate if held.quantity == "c_rate" else number)(cell)
                return True
            except ValueError:
                pass
    return False


def _texts(cells):
    return ["" if is_empty(cell) and cell != "-" else str(cell).strip() for cell in cells]


def _labels(names, above, below):
    """The texts over and under each header; a name stands for the empty cells to its right."""
    spread = []
    for row in above:
        last, filled = "", []
        for cell in row[: len(names)]:
            last = cell or last
            filled.append(last)
        # a title over the first column only is none of a curve
        if sum(map(bool, row)) > 1:
            spread.append(filled + [last] * (len(names) - len(filled)))
    rows = [*spread, *below]
    columns = [[row[place] for row in rows if place < len(row)] for place in range(len(names))]
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _mapped(table, way, columns):
    headings = list(way.headings)
    keys = [_key(one) for one in way.headers]
    for quantity, named in columns.items():
        header, unit = (named, None) if isinstance(named, str) else named
        places = [place for place, key in enumerate(keys) if key == _key(header)]
        if match := re.fullmatch(r"column (\d+)", str(header).strip()):
            place = int(match[1]) - 1
            places = places or [place] * (0 <= place < len(keys))
        if not places:
            found = listed([shown(one) for one in way.headers], 240)
            raise InvalidInput(
                f"{table.name}: no column is headed {shown(header)}; give one of {found}, or "
                "'column 2' for the second column"
            )
        for place in places:
            headings[place] = as_named(quantity, str(header), unit)
    return Layout(
        headers=way.headers,
        headings=headings,
        labels=way.labels,
        data=way.data,
        leading=way.leading,
    )


def _check_temperature(table, head, way):
    """Refuse a temperature without a unit: 25 may be any."""
    for place, (header, held) in enumerate(zip(way.headers, way.headings, strict=True)):
        if held is not None or not is_bare_temperature(header):
            continue
        cells = [row[place] for line, row in head if line >= way.data and place < len(row)]
        if any(map(looks_like_a_number, cells)):
            raise InvalidInput(
                f"{table.name}: {shown(header)} has no unit; write the header as Temperature "
                f"(degC) or map it with columns={{'temperature': ({header!r}, 'degC')}}"
            )


def _check_commas(table, head, way):
    """Refuse a comma that divides cells and marks decimals, and two marks of decimals."""
    width = len(way.headers)
    places = [place for place, one in enumerate(way.headings) if one is not None]
    comma, point = None, None
    for line, cells in head:
        if line < way.data:
            continue
        more = [cell for cell in cells[width:] if not is_empty(cell)]
        texts = [cell for cell in cells if isinstance(cell, str)]
        if table.delimiter == "," and more and not any(map(_POINT.fullmatch, texts)):
            raise InvalidInput(
                f"{table.name}, row {line}: {len(cells)} cells under {width} headers: commas "
                "divide the columns and mark the decimals as well; save the table with semicolons "
                "between the columns, or decimal points"
            )
        for place in places:
            cell = cells[place] if place < len(cells) else ""
            if isinstance(cell, str):
                comma = comma or (line if _COMMA.fullmatch(cell) else None)
                point = point or (line if _POINT.fullmatch(cell) else None)
    if comma and point:
        raise InvalidInput(
            f"{table.name}: row {comma} has a decimal comma and row {point} a decimal point; write "
            "one of them throughout"
        )


#: Quantities of a measurement and units in which they are mostly written.
_CURVES = {"specific_capacity": "mAh/g", "voltage": "V"}
_SPECTRUM = {"frequency": "Hz", "real_impedance": "ohm", "imaginary_impedance": "ohm"}
_POINTS = {"temperature": "degC", "conductivity": "mS/cm"}

#: Headers that tell of a measurement without naming its quantities as they are read.
_HINTS = (
    (re.compile(r"freq|\bz|imped|\|z\||phase|^f$", re.IGNORECASE), _SPECTRUM),
    (re.compile(r"1000 ?/ ?t|sigma|σ|κ|kappa|conductiv", re.IGNORECASE), _POINTS),
)

#: Headers of what is not read as it is, and what to give instead.
_TRANSFORMED = (
    (re.compile(r"1000 ?/ ?t|1 ?/ ?t\b", re.IGNORECASE), "1000/T is not read: give T"),
    (re.compile(r"\b(log|ln|lg)", re.IGNORECASE), "logarithms are not read: give the value"),
    (
        re.compile(r"\|z\||phase|\bphi\b", re.IGNORECASE),
        "modulus and phase are not read: give real and imaginary part",
    ),
)


def _wanted(headers, held, kind):
    """Units by quantity of the measurement that is asked for, or that headers tell of."""
    if kind in ("impedance spectrum", "conductivity table"):
        return _SPECTRUM if kind == "impedance spectrum" else _POINTS
    if kind is None and not held & {*_CURVES, *LOADS}:
        for hint, units in _HINTS:
            if held & set(units) - {"temperature"} or any(map(hint.search, headers)):
                return units
    return _CURVES


def not_recognised(table, way, what, kind=None):
    """The error for a table whose columns make no measurement.

    Parameters
    ----------
    table : TextTable or Sheet or Columns
        The table.
    way : Layout
        Its columns.
    what : str
        What is missing.
    kind : str, optional
        The kind of measurement that was asked for.

    Returns
    -------
    InvalidInput
        With the headers that were found, and a mapping to complete.
    """
    headers = [one_line(one, 40) for one in way.headers]
    held = {one.quantity for one in way.headings if one is not None}
    unknown = [name for name, one in zip(headers, way.headings, strict=True) if one is None]
    units = _wanted(headers, held, kind)
    open_ones = [quantity for quantity in units if quantity not in held] or list(units)
    mapping = ", ".join(
        f"{quantity!r}: ({name!r}, {units[quantity]!r})"
        for quantity, name in zip(open_ones, unknown or headers, strict=False)
    )
    found = f"its headers are {listed([repr(one) for one in headers], 240)}"
    refused = [said for form, said in _TRANSFORMED if any(map(form.search, headers))]
    if refused and units is not _CURVES:
        return InvalidInput(f"{table.name}: {what}; {found}; {'; '.join(refused)}")
    return InvalidInput(f"{table.name}: {what}; {found}; say what they hold: columns={{{mapping}}}")
