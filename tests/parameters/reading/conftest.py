import os
import time
from pathlib import Path

import pytest

from mofcell.parameters import InvalidInput, UnknownName

LONGEST = 320  # letters: 280 of a message, and the name of its file


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder in which the test runs, so that files are named without a path."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder):
    """Writes a file from text or bytes and gives its name."""

    def to_file(content, name="f.yaml"):
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return to_file


@pytest.fixture
def refusal():
    """The message with which a call refuses its arguments: at once, short and on one line."""

    def message(call, *arguments):
        start = time.process_time()
        with pytest.raises((InvalidInput, UnknownName)) as error:
            call(*arguments)
        assert time.process_time() - start < 1  # [s]; it takes a few milliseconds
        assert len(str(error.value)) <= LONGEST
        assert str(error.value).isprintable()
        return str(error.value)

    return message


@pytest.fixture
def unreadable():
    """Takes the right to read a file or folder away; for an administrator there is no test."""
    closed = []

    def close(path):
        Path(path).chmod(0)
        closed.append(Path(path))
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")

    yield close
    for path in closed:
        path.chmod(0o700)
