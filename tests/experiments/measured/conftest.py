"""Small files of measurements, written for a test."""

import pytest

from mofcell.experiments.measured import read_measured
from mofcell.parameters import InvalidInput


@pytest.fixture
def written(tmp_path):
    """A file with a text or bytes in it."""

    def write(content, name="my.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def read(written):
    """What a text is read as."""

    def of(content, *, name="my.csv", encoding="utf-8", **how):
        return read_measured(written(content, name, encoding), **how)

    return of


@pytest.fixture
def refusal(written):
    """The one line with which a file is refused."""

    def of(content, *, name="my.csv", encoding="utf-8", **how):
        with pytest.raises(InvalidInput) as error:
            read_measured(written(content, name, encoding), **how)
        said = str(error.value)
        assert "\n" not in said
        assert name.split(".")[0] in said
        return said

    return of
