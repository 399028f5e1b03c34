"""Tables and sheets made to fit the screen."""

import re
from textwrap import fill

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group
from rich.table import Table
from rich.text import Text

#: Names and longer words are not broken to less than this, while another column can be left out.
WORDS = 20
#: On a screen narrower than this a sheet is broken by the screen.
NARROWEST = 60


def fitted(table, room):
    """As much of a table of :mod:`mofcell.views.tables` as a screen holds, no number broken.

    Parameters
    ----------
    table : Table
        The table.
    room : int
        Width of the screen in letters.

    Returns
    -------
    rich.table.Table or rich.console.Group
        Without the optional columns that do not fit; in parts under the table's headings.
    """
    widths = _widths(table, _headings(table), room)
    if not table.headings:
        return _part(table, widths, range(len(table.rows)))
    shown = [_part(table, widths, range(0))]
    starts = sorted({0, *table.headings})
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        for place, heading in enumerate(table.headings.get(start, ())):
            if heading:
                style = "bold" if place == 0 else "italic"
                shown.append(Text(f"{'  ' * place}{heading}", style))
        shown.append(_part(table, widths, range(start, end), names=False))
    return Group(*shown)


def _part(table, widths, places, *, names=True):
    """Some rows of a table, under the names of its columns or without them."""
    shown = Table(
        box=SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False, show_header=names
    )
    headings = _headings(table)
    for column, width in widths.items():
        heading, words = headings[column]
        shown.add_column(heading, justify="left" if words else "right", width=width)
    for place in places:
        is_total = table.total and place == len(table.rows) - 1
        kept = [table.rows[place][table.columns.index(column)] for column in widths]
        shown.add_row(*kept, style="bold" if is_total else None)
    return shown


def _headings(table):
    """Heading of each column, in lines over numbers, and whether it holds words."""
    words = {table.columns[0], *table.text}
    return {
        column: (column, True)
        if column in words
        else (fill(column, 10, break_long_words=False), False)
        for column in table.columns
    }


def _widths(table, headings, room):
    """Width of each column that fits, by name."""
    full, least = {}, {}
    for place, (column, (heading, words)) in enumerate(headings.items()):
        cells = [heading, *(row[place] for row in table.rows)]
        full[column] = max(cell_len(line) for cell in cells for line in cell.split("\n"))
        least[column] = max(cell_len(word) for cell in cells for word in cell.split())
        if column in table.whole:
            least[column] = full[column]
        elif place == 0 or (words and full[column] > WORDS):
            least[column] = max(least[column], min(full[column], WORDS))
    left_out = list(table.optional)
    while left_out and _total(least) > room:
        least.pop(left_out.pop(0))
    widths = {column: full[column] for column in least}
    while _total(widths) > room:
        wider = [column for column in widths if widths[column] > least[column]]
        if not wider:
            break
        widths[max(wider, key=widths.__getitem__)] -= 1
    return widths


def _total(widths):
    return sum(widths.values()) + 2 * (len(widths) - 1)


def facts(sheet):
    """The short texts of a sheet of :mod:`mofcell.views.sheets`."""
    shown = Table.grid(padding=(0, 2, 0, 0))
    shown.add_column(no_wrap=True, style="dim")
    shown.add_column(overflow="fold")
    for what, text in sheet.facts.items():
        shown.add_row(what, text)
    return shown


def entries(listed, room):
    """Numbers, their class, where they stand, and what is wrong with them on a line of its own.

    Parameters
    ----------
    listed : list of Entry
        One list of a sheet of :mod:`mofcell.views.sheets`.
    room : int
        Width of the screen in letters.

    Returns
    -------
    rich.table.Table
        A row for each.
    """
    room = max(room, NARROWEST)
    name, kind = min(28, max(18, room // 4)), 10
    value = (room - name - kind - 6) * 4 // 9
    place = room - name - value - kind - 6
    shown = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for width in (name, value, kind, place):
        shown.add_column(width=width)
    for one in listed:
        source = Text(wrapped(one.source, place))
        if one.caution:
            source.append("\n" if one.source else "")
            source.append(wrapped(f"caution: {one.caution}", place), style="yellow")
        shown.add_row(wrapped(one.what, name), wrapped(one.value, value), one.kind, source)
    return shown


def wrapped(text, width):
    """A text in lines, a number with its unit on the same.

    Examples
    --------
    >>> print(wrapped("known at 25 °C, T0 = 174.6 K", 12))
    known at
    25 °C,
    T0 = 174.6 K
    """
    words = re.sub(r"(?<=\d) (?=\S)| (?==)|(?<==) ", "\u00a0", text).split(" ")
    fits = [word if len(word) <= width else word.replace("\u00a0", " ") for word in words]
    return fill(" ".join(fits), width, break_on_hyphens=False).replace("\u00a0", " ")
