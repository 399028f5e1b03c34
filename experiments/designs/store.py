"""What keeps an exploration that is stopped: a folder in the format of Zarr."""

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from mofcell.experiments.designs import chunks
from mofcell.experiments.designs.identity import difference
from mofcell.experiments.designs.results import NUMBERS, WORDS, Results
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: Group of what is solved, which the result stands beside, and its attribute that says of what.
SOLVED, EXPLORATION = "solved", "exploration"

#: Metadata of a Zarr group; those of the result come last, and say that it is whole.
METADATA = "zarr.json"

#: How a difference of values is put, where it is not that one "is" given and another "not given".
WORDING = {"design": ("has", "no values")}


class Unstored:
    """Keeps nothing."""

    def part(self, model, count):
        """The part of a model."""
        return self

    def finished(self):
        """Nothing is finished."""
        return ()

    def keep(self, key, rows):
        """Forget it."""

    def finish(self, result):
        """Forget it."""


class Store:
    """Keeps each chunk when it is solved, and in the end the result.

    The group "solved" of the folder says what is explored and holds numbers and words of all
    discharges, for each model in its turn; the result is beside it. Every file is written
    whole or not at all, so a process may be killed at any time. Two that explore the same at
    once write the same files and spoil nothing, but neither spares the other work.

    Parameters
    ----------
    path : str or Path
        Folder, ending in ".zarr"; made with the first chunk.
    exploration : dict
        What is explored, from :func:`exploration`.

    Raises
    ------
    InvalidInput
        If the folder cannot be written, is not a store, or that of another exploration.
    """

    def __init__(self, path, exploration):
        self._path = _named(path)
        self._exploration = exploration
        there = _kept(self._path)
        for what, here in exploration.items() if there is not None else ():
            if found := difference(there.get(what), here, *WORDING.get(what, ("is", "not given"))):
                raise InvalidInput(
                    f"{self._path} holds the exploration of another {what}: {found}; "
                    "give another store, or delete it"
                )
        _check_writable(self._path)
        self._parts = 0

    def part(self, model, count):
        """The next part: that of a model that solves a number of discharges."""
        name = f"{self._parts}-{model.__name__}"
        self._parts += 1
        return Part(self._begun() / name, count)

    def finish(self, result):
        """Write the result, for :func:`xarray.open_zarr`."""
        if (self._path / METADATA).exists():
            return
        texts = [name for name, values in result.variables.items() if values.dtype.kind in "OU"]
        as_texts = {name: {"dtype": "O"} for name in texts}
        with tempfile.TemporaryDirectory(prefix="result-", dir=self._begun()) as draft:
            with warnings.catch_warnings():  # that not every reader of Zarr 3 consolidates
                warnings.filterwarnings("ignore", "Consolidated metadata")
                result.to_zarr(draft, mode="w", encoding=as_texts)
            for each in sorted(Path(draft).iterdir(), key=lambda each: each.name == METADATA):
                place = self._path / each.name
                shutil.rmtree(place, ignore_errors=True)  # of one that was killed here
                os.replace(each, place)

    def _begun(self):
        """The group of what is solved, made if it is not there."""
        import zarr  # not for all who keep nothing

        about = {EXPLORATION: self._exploration}
        zarr.open_group(self._path / SOLVED, mode="a", zarr_format=3, attributes=about)
        return self._path / SOLVED


class Part:
    """Numbers and words of the discharges that one model solves.

    Parameters
    ----------
    path : Path
        Where the arrays are; their names are added to it.
    count : int
        Number of discharges.
    """

    def __init__(self, path, count):
        self._numbers = _array(f"{path}-numbers", (count, len(NUMBERS)), float, np.nan)
        self._words = _array(f"{path}-words", (count, len(WORDS)), str, "")

    def finished(self):
        """Key and rows of each chunk that is kept."""
        numbers, words = self._numbers[:], np.asarray(self._words[:], dtype=object)
        for key, start in enumerate(range(0, len(words), chunks.CHUNK)):
            place = slice(start, start + chunks.CHUNK)
            rows = Results(numbers[place], words[place])
            if (rows["status"] != "").all():
                yield key, rows

    def keep(self, key, rows):
        """Keep the rows of a chunk."""
        start = key * chunks.CHUNK
        place = slice(start, start + len(rows.words))
        self._numbers[place] = rows.numbers
        self._words[place] = rows.words  # last: a chunk whose discharges have a status is whole


def _array(path, shape, dtype, empty):
    import zarr

    return zarr.open_array(
        path,
        mode="a",
        zarr_format=3,
        shape=shape,
        chunks=(chunks.CHUNK, shape[1]),  # a chunk is one file
        dtype=dtype,
        fill_value=empty,
    )


def _named(path):
    try:
        path = Path(path).resolve()
    except TypeError:
        raise InvalidInput(f"store is {shown(path)}; give a folder, such as 'map.zarr'") from None
    if path.suffix != ".zarr":
        raise InvalidInput(f"store is {path}: the name has to end in .zarr")
    return path


def _kept(path):
    """What a folder says that it holds the exploration of; None if it holds nothing yet."""
    import zarr

    files = (file for file in path.rglob("*") if not file.is_dir())
    if path.is_dir() and all(file.suffix == ".partial" for file in files):
        return None  # Zarr was killed with its first file
    if not path.exists():
        return None
    try:
        there: Any = zarr.open_group(path / SOLVED, mode="r", zarr_format=3).attrs[EXPLORATION]
        return dict(there)
    except (OSError, KeyError, TypeError, ValueError):
        raise InvalidInput(
            f"{path} exists and is no store of an exploration; give another store"
        ) from None


def _check_writable(path):
    folder = path if path.exists() else path.parent
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
