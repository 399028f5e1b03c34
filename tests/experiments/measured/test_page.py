"""The page on reading measured data does what it prints."""

import doctest
from pathlib import Path

import pytest

import mofcell

PAGE = Path(__file__).parents[3] / "docs" / "measured.md"


@pytest.mark.skipif(not hasattr(mofcell, "read_measured"), reason="not exported yet")
def test_the_page_prints_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted >= 8
    assert found.failed == 0
