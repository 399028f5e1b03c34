"""The table of every number and where it comes from, for the page."""

from collections import Counter

from mofcell.report.html import escape, linked, paragraph
from mofcell.report.origins import origins

#: Provenance classes, from most to least trust, and what they mean.
CLASSES = {
    "measured": "printed in the source that is named",
    "derived": "computed from measured numbers",
    "literature": "of another work or system",
    "computed": "from a molecular simulation",
    "fitted": "set to meet measurements",
    "assumed": "given by nobody; our choice",
}

OWN_PAPER = "A measured number without a work beside it stands in the paper of the cell."


def origins_table(cell, temperatures):
    """Every number of a cell with its provenance, as HTML.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float
        Temperatures it was used at [K].

    Returns
    -------
    str
        A legend and a table, which turns into cards in a narrow window.
    """
    numbers, citation = origins(cell, temperatures), f"{cell.source}: "
    counts = Counter(number.kind for number in numbers)
    legend = "".join(
        f"<li>{_badge(kind)} {escape(meaning)} ({counts[kind]})</li>"
        for kind, meaning in CLASSES.items()
        if counts[kind]
    )
    rows, part = [], None
    for number in numbers:
        if number.part != part:
            part = number.part
            rows.append(
                f'<tr class="part"><th colspan="5" scope="rowgroup">{escape(part)}</th></tr>'
            )
        rows.append(_origin(number, citation))
    head = "".join(
        f'<th scope="col" class="words">{name}</th>'
        for name in ("number", "value", "class", "source", "caution")
    )
    return (
        f'<ul class="legend">{legend}</ul>'
        + paragraph(OWN_PAPER if any(one.source.startswith(citation) for one in numbers) else "")
        + '<table class="origins">'
        "<caption>Every number of the simulation</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _origin(number, citation):
    caution = escape(number.caution)
    if number.extrapolated:
        flag = f'<span class="flag">extrapolated to {escape(number.extrapolated)}</span>'
        caution = f"{flag} {caution}"
    cells = {
        "value": escape(number.value),
        "class": _badge(number.kind),
        "source": linked(number.source.removeprefix(citation)),
        "caution": caution,
    }
    return (
        f'<tr><th scope="row" class="words">{escape(number.field)}</th>'
        + "".join(
            f'<td class="words" data-label="{name}">{content}</td>'
            for name, content in cells.items()
        )
        + "</tr>"
    )


def _badge(kind):
    return f'<span class="badge {kind}">{kind}</span>'
