"""Files for a user's own electrolytes and cells."""

import shlex
from importlib.resources import files

from mofcell.files import writable
from mofcell.parameters.errors import InvalidInput

#: Endings of data files.
SUFFIXES = (".yaml", ".yml")

#: Parts of a template by what it is for: a cell stands below its electrolyte.
PARTS = {
    "electrolyte": ("electrolyte",),
    **{kind: ("electrolyte", kind) for kind in ("cell", "symmetric", "blocking")},
}


def template(kind):
    """Text of a file to fill in.

    Parameters
    ----------
    kind : str
        "electrolyte"; or "cell" for a full cell with its electrolyte, "symmetric" or
        "blocking" for one of these.

    Returns
    -------
    str
        A data file that can be read as it is, each entry with a comment.
    """
    folder = files("mofcell") / "templates"
    return "".join((folder / f"{part}.yaml").read_text("utf-8") for part in PARTS[kind])


def write_template(kind, file):
    """Write a file to fill in, unless there is one of that name.

    Parameters
    ----------
    kind : str
        As for :func:`template`.
    file : str or Path
        The file.

    Raises
    ------
    InvalidInput
        If there is a file of that name, the ending is another or it cannot be written.
    """
    path = writable(file, suffixes=SUFFIXES)
    if path.exists():
        raise InvalidInput(f"{file} exists; give another name, so that nothing is overwritten")
    with path.open("x", encoding="utf-8", newline="\n") as own:
        own.write(template(kind))


def quoted(file):
    """A file name as it is typed at the prompt.

    Examples
    --------
    >>> quoted("my MOF.yaml")
    "'my MOF.yaml'"
    """
    return shlex.quote(str(file))
