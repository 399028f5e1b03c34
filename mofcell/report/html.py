"""Pieces of the page: tables and figures that read with eyes, on paper and by ear."""

import base64
import html
import re

#: A space between a number and its unit, where a line must not break.
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:C|mAh/g|mg/cm²|mS/cm|mV|V|Wh/kg|Wh/L|µm|nm|kJ/mol|eV|Ω|s|mol/L|M)\b|°C|%)"
)


def escape(text):
    """Plain text for the page; a number stays on one line with its unit."""
    return html.escape(_BEFORE_UNIT.sub("\u00a0", text))


def linked(text):
    """Plain text with its DOIs as links."""
    return _DOI.sub(r'<a href="https://doi.org/\1">doi&nbsp;\1</a>', escape(text))


_DOI = re.compile(r"doi (10\.\d{4,}/[^\s,;:]*[^\s,;:.])")


def paragraph(text):
    """A paragraph of plain text."""
    return f"<p>{escape(text)}</p>"


def bullets(texts):
    """A list of plain texts."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def table(content, caption):
    """A table of :mod:`mofcell.tables` that scrolls by itself in a narrow window.

    Parameters
    ----------
    content : Table
        The table.
    caption : str
        What it shows.

    Returns
    -------
    str
        HTML.
    """
    words = {content.columns[0], *content.text}
    head = "".join(
        f'<th scope="col"{_align(column in words)}>{escape(column)}</th>'
        for column in content.columns
    )
    last = len(content.rows) - 1 if content.total else None
    rows = "".join(
        f"<tr{' class=total' if place_of_row == last else ''}>"
        + "".join(
            _cell(value, first=place == 0, words=content.columns[place] in words)
            for place, value in enumerate(row)
        )
        + "</tr>"
        for place_of_row, row in enumerate(content.rows)
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(value, *, first, words):
    if first:
        return f'<th scope="row"{_align(words)}>{escape(value)}</th>'
    return f"<td{_align(words)}>{escape(value)}</td>"


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
