"""What docs/transference_map.md prints is what the code gives."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/transference_map.md"


def test_the_page():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted == 11
    assert result.failed == 0
