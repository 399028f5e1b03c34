"""What docs/mixing.md prints is what the code gives."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/mixing.md"


def test_the_examples_of_the_page():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted >= 20  # all six blocks are found
