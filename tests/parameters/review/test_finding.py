import dataclasses

import pytest

from mofcell.parameters.review import Finding
from mofcell.parameters.review.finding import LEVELS


def test_worst_first():
    assert LEVELS == ("doubt", "note", "ok")


def test_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Finding("ok", "in order").level = "doubt"
