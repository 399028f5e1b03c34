"""The data files of the package and of the user, read once and again when they change.

The user's library is the folder that the environment variable ``MOFCELL_LIBRARY`` names: each
``.yaml`` file in it that is not hidden, but none of its subfolders, is a data file as those of
the package.
"""

import os
import re
from functools import lru_cache
from pathlib import Path

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.liquids import LIQUID_SETS
from mofcell.parameters.reading import Document
from mofcell.parameters.shown import one_line, shown

#: Data files of the package, in the order in which they are listed.
DATA_FILES = (
    "gu2025",
    "ouyang2023",
    "hou2023",
    "miner2019",
    "chai2023",
    "references",
    "lundgren2015",
    "deblasio2024",
)

#: Environment variable that names the folder of the user's own data files.
FOLDER = "MOFCELL_LIBRARY"

#: Folder of the package's data files.
HERE = Path(__file__).parent / "data"
_SUFFIXES = (".yaml", ".yml")
_RECORD_OF_FILE = re.compile(r"(.*?\.ya?ml)(?:#(.*))?", re.DOTALL | re.IGNORECASE)


def in_file(name):
    """File and record that a name stands for; None if it is no data file.

    Examples
    --------
    >>> in_file("my.yaml#my MOF"), in_file("my.yaml"), in_file("Ni-MOF")
    (('my.yaml', 'my MOF'), ('my.yaml', ''), None)
    """
    match = _RECORD_OF_FILE.fullmatch(name if isinstance(name, str) else "")
    return match and (match[1], match[2] or "")


def documents():
    """Data files of the package, then those of the user's library.

    Returns
    -------
    list of Document
        In the order in which they are listed.

    Raises
    ------
    InvalidInput
        If a file is wrong, or a name is given twice.
    """
    own = _documents(tuple(_stamped(HERE / f"{stem}.yaml") for stem in DATA_FILES))
    try:
        return list(own + _documents(_files_of_user(), beside=own))
    except InvalidInput as error:
        if FOLDER in str(error):
            raise
        raise InvalidInput(f"{error} (a file of {FOLDER})") from None


def _files_of_user():
    """Data files of the user's folder, without the hidden ones that editors and systems leave."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return ()
    try:
        files = [file for file in Path(folder).iterdir() if _is_data_file(file.name)]
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise InvalidInput(
            f"{FOLDER} is {shown(folder)}: {problem}; make it a folder of data files, or unset "
            f"{FOLDER}"
        ) from None
    return tuple(_stamped(file) for file in sorted(files))


def _is_data_file(name):
    return name.lower().endswith(_SUFFIXES) and not name.startswith(".")


def _stamped(path):
    """A file with what tells whether it has changed."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # the document says what is wrong with it
        return path, ()
    return path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=8)
def _documents(files, beside=()):
    """Documents of files, no name of which is given twice, nor beside them.

    They are made anew together: a record may be made of those of another file.
    """
    found = tuple(Document(path) for path, _ in files)
    liquids = dict.fromkeys(LIQUID_SETS, "the package")
    for section, homes in (("materials", liquids), ("cells", {})):
        for document in (*beside, *found):
            file = one_line(document.path.name)
            for name in getattr(document, section):
                if name in homes:
                    raise InvalidInput(
                        f"{file}: the name {shown(name)} is taken by {homes[name]}; give another"
                    )
                homes[name] = file
    return found


def document_of(path):
    """A single data file, read again when it or the user's library has changed.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    Document
        The same one until a file changes.

    Raises
    ------
    InvalidInput
        If the file is wrong.
    """
    return _document(_stamped(Path(path)), _files_of_user())


@lru_cache(maxsize=100)
def _document(file, beside):
    path, _ = file
    return Document(path)
