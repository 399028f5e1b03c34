"""A YAML file into mappings, lists and texts, whatever the file holds."""

import codecs
from pathlib import Path
from typing import Any

import yaml

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.shown import one_line, shown

#: What a file of records may hold at most: bytes, levels, entries with all aliases written out.
LARGEST, DEEPEST, LONGEST = 1_000_000, 20, 30_000

#: A text counts as one more entry for each so many letters.
_LETTERS = 30

_PLAIN_TAGS = ("tag:yaml.org,2002:str", "!", None)

#: What to do about the usual complaints of the parser.
_STEPS = {
    "mapping values are not allowed": "put quotes around a text with a colon",
    "found character that cannot start": "indent with spaces, not tabs, and put quotes around a "
    "text that begins with > or another sign",
    "did not find expected comment": "put quotes around a text that begins with > or |",
    "did not find expected key": "indent it as the lines beside it, and close the quotes before it",
    "did not find expected ','": "close the bracket",
    "could not find expected ':'": "write a colon after the name, and indent a text of many lines",
    "found unexpected end": "close the quotes",
}
_LOOK = "look there and in the line before"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # of C where libyaml is there


#: What a plain value may be but the text it is: empty, or a merge; as PyYAML has it.
RESOLVERS: dict[str, Any] = {
    letter: [one for one in found if one[0].endswith((":null", ":merge"))]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Texts(_Loader):
    """Leaves each value the text it is: 010 is not 8, 12:30 not 750, NO not false."""

    yaml_implicit_resolvers = RESOLVERS


def read_yaml(path):
    """Contents of a YAML file.

    Only plain values are read: a tag, which could build an object, is refused, as are
    a key given twice and aliases that hold themselves or grow without bound.

    Parameters
    ----------
    path : str or Path
        The file, in UTF-8, or in UTF-16 with the mark that Windows puts first.

    Returns
    -------
    object
        Mappings, lists, texts; None for what is left empty. Numbers are texts as written.

    Raises
    ------
    InvalidInput
        If the file cannot be read, is too large or is not such YAML; with the line.
    """
    path = Path(path)
    return parse_yaml(_text(path), name=one_line(str(path)))


def parse_yaml(text, *, name):
    """The same from the text of a file.

    Parameters
    ----------
    text : str
        The YAML.
    name : str
        Name of the file, for errors.

    Returns
    -------
    object
        Mappings, lists, texts; None for what is left empty. Numbers are texts as written.

    Raises
    ------
    InvalidInput
        If it is not YAML of plain values.

    Examples
    --------
    >>> parse_yaml("value: 300 um", name="my.yaml")
    {'value': '300 um'}
    """
    try:
        _Reading(name).follow(yaml.parse(text, Loader=_Texts))
        return yaml.load(text, Loader=_Texts)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f", line {mark.line + 1}" if mark else ""
        problem = one_line(error.problem or error.context or "")
        step = next((_STEPS[start] for start in _STEPS if problem.startswith(start)), _LOOK)
        if mark and "\xa0" in "".join(text.split("\n")[max(0, mark.line - 1) : mark.line + 1]):
            step = "there is a non-breaking space, or in the line before; type plain ones"
        raise InvalidInput(f"{name}{where}: cannot be read as YAML, {problem}; {step}") from None
    except yaml.YAMLError:  # the other kind: a character that no text has
        raise InvalidInput(f"{name}: holds control characters, so it is no text file") from None


def _text(path):
    name = one_line(str(path))
    try:
        if not path.is_file():  # but a folder, a pipe, a device, a link that leads nowhere
            problem = "is no file of text" if path.exists() else "there is no such file"
            raise InvalidInput(f"{name}: {problem}; give the name of a YAML file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        problem = (error.strerror or "cannot be opened").lower()
        raise InvalidInput(f"{name}: {problem}; give a file that can be read") from None
    if len(data) > LARGEST:
        raise InvalidInput(
            f"{name}: more than the allowed {LARGEST / 1e6:.0f} MB; keep records only, and "
            "measured curves in files of their own"
        )
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            f"{name}, line {line}: holds what is not UTF-8; save the file as UTF-8 text"
        ) from None


class _Reading:
    """Follows the events of a parse and refuses what is no plain tree of moderate size."""

    def __init__(self, name):
        self._name = name
        self._open: list[dict] = []  # each open collection: keys (of a mapping), entries, anchor
        self._sizes: dict[str | None, int] = {}  # entries behind an anchor, aliases written out
        self._anchors: set[str] = set()
        self._documents = 0

    def follow(self, events):
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        self._refuse(event, "a second document begins with ---; keep one in a file")
                case yaml.AliasEvent():
                    if event.anchor not in self._sizes:
                        alias = one_line(f"*{event.anchor}")
                        self._refuse(event, f"alias {alias} has no finished anchor before")
                    self._check_place(event)
                    self._entry(event, self._sizes[event.anchor])
                case yaml.ScalarEvent():
                    self._check_marks(event)
                    self._check_key(event)
                    self._entry(event, self._sized(event.anchor, 1 + len(event.value) // _LETTERS))
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._check_marks(event)
                    self._check_place(event)
                    self._begin(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._end(event)

    def _begin(self, event):
        if len(self._open) >= DEEPEST:
            self._refuse(event, f"more than {DEEPEST} levels of indents and brackets")
        keys: set[str] | None = set() if isinstance(event, yaml.MappingStartEvent) else None
        self._open.append({"keys": keys, "count": 0, "size": 1, "anchor": event.anchor})

    def _end(self, event):
        closed = self._open.pop()
        self._entry(event, self._sized(closed["anchor"], closed["size"]))

    def _sized(self, anchor, size):
        if anchor:
            self._sizes[anchor] = size
        return size

    def _entry(self, event, size):
        if not self._open:
            return
        self._open[-1]["count"] += 1
        self._open[-1]["size"] += size
        if self._open[-1]["size"] > LONGEST:
            self._refuse(event, f"more than {LONGEST} entries with its aliases; keep fewer")

    def _is_key(self):
        if not self._open or self._open[-1]["keys"] is None:
            return False
        return self._open[-1]["count"] % 2 == 0

    def _check_place(self, event):
        if self._is_key():
            self._refuse(
                event, "before the colon stands a list, a mapping or an alias; write a word"
            )

    def _check_key(self, event):
        if not self._is_key() or event.value == "<<":
            return
        keys = self._open[-1]["keys"]
        if event.value in keys:
            self._refuse(event, f"{shown(event.value)} is given twice; keep one")
        keys.add(event.value)

    def _check_marks(self, event):
        if event.tag not in _PLAIN_TAGS:
            self._refuse(event, f"tag {shown(event.tag)} is not allowed; write plain values")
        if event.anchor in self._anchors:
            anchor = one_line(f"&{event.anchor}")
            self._refuse(event, f"anchor {anchor} is given twice; name another")
        if event.anchor:
            self._anchors.add(event.anchor)

    def _refuse(self, event, problem):
        line = event.start_mark.line + 1
        raise InvalidInput(f"{self._name}, line {line}: {problem}")
