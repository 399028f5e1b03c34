"""Pieces of the pages: tables and figures that read with eyes, on paper and by ear."""

import base64
import html
import re
from importlib import resources
from string import Template

#: A space between a number and its unit, where a line must not break.
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:C|mAh/g|mAh/cm²|mg/cm²|mg|mS/cm|S/cm|mV|V|Wh/kg|Wh/L|µm|nm|kJ/mol|eV|Ω|s|"
    r"mol/L|M)\b|°C|%)"
)


#: Units as data files write them, and as papers print them.
_IN_PRINT = {
    r"\bdegC\b": "°C",
    r"(?<=cm)2\b": "²",
    r"(?<=cm)3\b": "³",
    r"(?<=\d )um\b": "µm",
    r"\bohm\*": "Ω ",
}


def as_printed(text):
    """A text of a record with the units as papers print them.

    Examples
    --------
    >>> as_printed("100 ohm*cm2 over 300 um at 30 degC, 5.1e-4 S/cm")
    '100 Ω cm² over 300 µm at 30 °C, 5.1e-4 S/cm'
    """
    for written, printed in _IN_PRINT.items():
        text = re.sub(written, printed, text)
    return text


def escape(text):
    """Plain text for the page; a number stays on one line with its unit."""
    return html.escape(_BEFORE_UNIT.sub("\u00a0", as_printed(text)))


def linked(text):
    """Plain text with its DOIs as links."""
    return _DOI.sub(r'<a href="https://doi.org/\1">doi&nbsp;\1</a>', escape(text))


_DOI = re.compile(r"doi (10\.\d{4,}/[^\s,;:]*[^\s,;:.])")


def document(*, title, heading, origin, sections, footer, home=""):
    """A whole page.

    Parameters
    ----------
    title, heading : str
        In the window's frame, and on the page.
    origin, footer : str
        HTML under the heading and at the end.
    sections : dict
        HTML by title, in this order; the one without a title is the summary.
    home : str, optional
        Page to go back to.

    Returns
    -------
    str
        HTML.
    """
    back = f'<li><a href="{html.escape(home)}">All cells</a></li>' if home else ""
    contents = "".join(
        f'<li><a href="#{_anchor(name)}">{escape(name)}</a></li>' for name in sections if name
    )
    template = resources.files("mofcell.report").joinpath("template.html").read_text("utf-8")
    return Template(template).substitute(
        title=escape(title),
        heading=escape(heading),
        origin=origin,
        contents=back + contents,
        sections="".join(_section(name, content) for name, content in sections.items()),
        footer=footer,
    )


def _section(name, content):
    if not name:
        return f'<section aria-label="In short">{content}</section>'
    return f'<section id="{_anchor(name)}"><h2>{escape(name)}</h2>{content}</section>'


def _anchor(name):
    return re.sub(r"\W+", "-", name.lower()).strip("-")


def paragraph(text):
    """A paragraph of plain text, nothing for an empty one."""
    return f"<p>{escape(text)}</p>" if text else ""


def note(text):
    """A paragraph that is told apart."""
    return f'<p class="note">{escape(text)}</p>'


def bullets(texts):
    """A list of plain texts, without the empty ones."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts if text) + "</ul>"


def tiles(numbers):
    """Numbers that stand out, each with what it is."""
    shown = "".join(
        f'<div class="tile"><b>{escape(number)}</b><span>{escape(what)}</span></div>'
        for number, what in numbers
    )
    return f'<div class="tiles">{shown}</div>'


def table(content, caption, *, links=None):
    """A table of :mod:`mofcell.views.tables` that scrolls by itself in a narrow window.

    Parameters
    ----------
    content : Table
        The table.
    caption : str
        What it shows.
    links : dict, optional
        Where the texts of the first column and of the headings lead.

    Returns
    -------
    str
        HTML.
    """
    words, links = {content.columns[0], *content.text}, links or {}
    head = "".join(
        f'<th scope="col"{_align(column in words)}>{escape(column)}</th>'
        for column in content.columns
    )
    last = len(content.rows) - 1 if content.total else None
    rows = []
    for place, row in enumerate(content.rows):
        rows += [
            f'<tr class="{level}"><th colspan="{len(row)}" scope="rowgroup">'
            f"{_linked_to(heading, links)}</th></tr>"
            for level, heading in zip(
                ("part", "record"), content.headings.get(place, ()), strict=False
            )
            if heading
        ]
        cells = "".join(
            _cell(value, first=k == 0, words=content.columns[k] in words, links=links)
            for k, value in enumerate(row)
        )
        rows.append(f"<tr{' class=total' if place == last else ''}>{cells}</tr>")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        + "".join(f'<p class="below">{escape(line)}</p>' for line in content.notes)
        + "</div>"
    )


def _cell(value, *, first, words, links):
    if first:
        return f'<th scope="row"{_align(words)}>{_linked_to(value, links)}</th>'
    return f"<td{_align(words)}>{escape(value)}</td>"


def _linked_to(text, links):
    if text not in links:
        return escape(text)
    return f'<a href="{html.escape(links[text])}">{escape(text)}</a>'


def _align(words):
    return ' class="words"' if words else ""


def figure(path, *, alt, caption):
    """A picture inside the page, so that the page needs no other file.

    Parameters
    ----------
    path : Path
        A PNG.
    alt : str
        What it shows, for who cannot see it.
    caption : str
        Its legend.

    Returns
    -------
    str
        HTML.
    """
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return (
        f'<figure><div class="scroll" tabindex="0" role="region" aria-label="figure">'
        f'<img src="data:image/png;base64,{data}" alt="{escape(alt)}"></div>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
