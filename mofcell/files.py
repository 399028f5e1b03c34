"""Writing files whole or not at all, and saying so before the work is done."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from mofcell.parameters.errors import InvalidInput


def writable(path, *, suffixes):
    """Check that a file can be written, before anything is simulated.

    Parameters
    ----------
    path : str or Path
        The file.
    suffixes : tuple of str
        Endings that are allowed.

    Returns
    -------
    Path
        The file, with links followed.

    Raises
    ------
    InvalidInput
        If the ending is another, the folder is missing or cannot be written to, or the
        place is taken by something that is not a file.
    """
    path = Path(path).resolve()
    if path.suffix.lower() not in suffixes:
        raise InvalidInput(f"cannot write {path}: the name has to end in {' or '.join(suffixes)}")
    if path.suffix.lower() == ".zarr":
        if path.exists() and not (path / "zarr.json").is_file():
            raise InvalidInput(f"cannot write {path}: it exists and is no Zarr dataset")
    elif path.exists() and not path.is_file():
        raise InvalidInput(f"cannot write {path}: it exists and is not a file; give a file's name")
    if path.exists() and not os.access(path, os.W_OK):
        raise InvalidInput(f"cannot write {path}: the file is protected; give another name")
    _check_folder(path.parent, path)
    return path


def writable_folder(path):
    """Check that a folder can be made or filled, before anything is simulated.

    Parameters
    ----------
    path : str or Path
        The folder; it may exist, its parent has to.

    Returns
    -------
    Path
        The folder, with links followed.

    Raises
    ------
    InvalidInput
        If the place is taken by a file, or the folder or its parent cannot be written to.
    """
    path = Path(path).resolve()
    if path.exists() and not path.is_dir():
        raise InvalidInput(f"cannot write to {path}: it is a file; give the name of a folder")
    _check_folder(path.parent, path)
    if path.exists():
        _check_folder(path, path)
    return path


def _check_folder(folder, path):
    if not folder.is_dir():
        raise InvalidInput(f"cannot write {path}: there is no folder {folder}; make it first")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InvalidInput(
            f"cannot write {path}: {reason} in {folder}; choose a folder you can write to"
        ) from None


@contextmanager
def whole_files(*paths):
    """Names to write to; they take the place of the files when all are written.

    Parameters
    ----------
    *paths : Path or None
        Files; None stays None.

    Yields
    ------
    list of Path or None
        Names in the same folders, gone if an error leaves the block.
    """
    drafts = [path and path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        yield drafts
        for draft, path in zip(drafts, paths, strict=True):
            if draft is not None:
                if path.is_dir():  # a Zarr dataset, which is a folder
                    shutil.rmtree(path)
                os.replace(draft, path)
    finally:
        for draft in filter(None, drafts):
            if draft.is_dir():  # a Zarr dataset is a folder
                shutil.rmtree(draft, ignore_errors=True)
            draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path):
    """A folder to write to; its files take their places when all are written.

    Parameters
    ----------
    path : Path
        The folder in the end. Other files that it holds stay.

    Yields
    ------
    Path
        A folder beside it, gone if an error leaves the block. It may hold folders, which hold
        files only.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    draft.mkdir()
    try:
        yield draft
        if path.exists():
            files = [file for file in draft.rglob("*") if file.is_file()]
            for file in sorted(files, key=_pages_last):
                place = path / file.relative_to(draft)
                place.parent.mkdir(exist_ok=True)
                os.replace(file, place)
        else:
            os.replace(draft, path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _pages_last(file):
    """A page speaks of the other files, and the first page of the other pages."""
    return file.suffix == ".html", file.name == "index.html"
