"""Tables in text files, whatever encoding and delimiter they have."""

import codecs
import csv
import re
from collections import Counter

from mofcell.experiments.measured.cells import is_empty, looks_like_a_number
from mofcell.parameters import InvalidInput

#: Bytes from which encoding and delimiter are told.
HEAD = 1 << 18

#: Share of numbers above which blanks do not divide what tabs divide [-].
ENOUGH = 0.5

#: Chinese words that cyclers write over their columns.
_CHINESE = ("电压", "电流", "容量", "循环", "时间", "温度", "工步", "倍率", "频率", "记录")

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, with which it begins
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

_COMMENT = re.compile(r"\s*(?:[#%]+|//)\s*(?!\s*$)")
_BLANK = re.compile(r"(?:[^\s(\[]|\s(?=[(\[])|[(\[][^)\]]*[)\]])+")


class TextTable:
    """A text file, row by row.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    InvalidInput
        If it is empty or holds bytes that no text has.
    """

    def __init__(self, path):
        self.name = path.name
        self.notes = []
        self._path = path
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.strip(b"\0 \t\r\n\f"):
            raise InvalidInput(f"{self.name}: the file is empty; give one with a table")
        self.encoding = encoding(head)
        text = head.decode(self.encoding, errors="replace")
        unprintable = len(re.findall(r"[\x00-\x08\x0e-\x19\x1b-\x1f]", text))
        if unprintable or (self.encoding == "latin-1" and re.search(r"[\x7f-\x9f]", text)):
            raise InvalidInput(
                f"{self.name}: no text, spreadsheet or known file of a cycler; export the table as "
                "CSV and give that"
            )
        lines = re.split(r"\r\n|\r|\n", text)
        self.delimiter = delimiter(lines if len(head) < HEAD else lines[:-1])

    def rows(self):
        """Line number, counted from 1, and cells of each row that is not blank."""
        with self._path.open(encoding=self.encoding, errors="replace", newline="") as file:
            if self.delimiter is None:  # blanks divide, but not those within brackets
                for line, text in enumerate(file, 1):
                    cells = _BLANK.findall(_COMMENT.sub("", text, count=1))
                    if cells:
                        yield line, cells
                return
            reader = csv.reader(file, delimiter=self.delimiter, skipinitialspace=True)
            try:
                for cells in reader:
                    if any(cells):
                        first = cells[0]
                        if first[:1] in ("#", "%", "/"):
                            cells[0] = _COMMENT.sub("", first, count=1)
                        yield reader.line_num, cells
            except csv.Error as problem:
                raise InvalidInput(
                    f"{self.name}, row {reader.line_num}: cannot be divided into cells "
                    f"({problem}); look for a quotation mark that is not closed"
                ) from None


def encoding(head):
    """Encoding of a text, from its first bytes.

    Parameters
    ----------
    head : bytes
        The first bytes.

    Returns
    -------
    str
        Name of a codec.

    Examples
    --------
    >>> encoding("T (°C)".encode("cp1252")), encoding("E/V".encode("utf-16-le"))
    ('cp1252', 'utf-16-le')
    """
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 5 and min(even, odd) < len(head) // 50 + 1:
        return "utf-16-le" if odd > even else "utf-16-be"
    # not all of the last letter may be there
    if _decodes(head, "utf-8"):
        return "utf-8"
    if _decodes(head, "gb18030"):
        chinese = codecs.getincrementaldecoder("gb18030")("replace").decode(head)
        if any(word in chinese for word in _CHINESE):
            return "gb18030"
    return "cp1252" if _decodes(head, "cp1252") else "latin-1"


def _decodes(head, name):
    try:
        codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def delimiter(lines):
    """What divides the cells of a table.

    Parameters
    ----------
    lines : list of str
        The first lines of the file.

    Returns
    -------
    str or None
        Tab, semicolon, comma or bar; None for blanks.

    Examples
    --------
    >>> delimiter(["C-rate;mAh/g", "0,1;140,1"])
    ';'
    """
    # headers and preambles are few, so that the middle of the lines is a table
    lines = [line for line in lines if line.strip() and not _COMMENT.match(line)]
    sample = lines[len(lines) // 2 :][:200]
    best, most = None, 0.0
    for mark in ("\t", ";", "|", ",", None):
        rows = [_divided(line, mark) for line in sample]
        if not rows:
            continue
        width, times = Counter(map(len, rows)).most_common(1)[0]
        if width < 2:
            continue
        cells = [cell for row in rows if len(row) == width for cell in row]
        filled = [cell for cell in cells if not is_empty(cell)]
        numbers = sum(map(looks_like_a_number, filled)) / max(1, len(filled))
        score = (numbers + 0.01) * times / len(rows)
        if mark is None and best != "," and most > ENOUGH:
            break  # a date and its time are one cell
        if score > most + 1e-9:
            best, most = mark, score
    return best if most else ("," if any("," in line for line in lines) else "\t")


def _divided(line, mark):
    if mark is None:
        return line.split()
    try:
        return next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        return []
