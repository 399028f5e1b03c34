import pytest

import mofcell
from mofcell.parameters.measured import Measurement
from mofcell.parameters.review.capacities import check_capacities

GIVEN = {"temperature": 298.15, "provenance": {"class": "measured", "source": "Fig. 4"}}


@pytest.fixture
def tested(cell_of):
    """A cell of LFP, theoretical 169.9 mAh/g, with a rate table of a highest capacity."""

    def make(capacity, utilisation, *figures):
        tables = {}
        if capacity is not None:
            columns = {"x": (0.1, 1), "y": (capacity * 3600, 3600)}
            tables = {"rate_capability": Measurement(**columns, **GIVEN)}
        cell = mofcell.cell("gu2025-lfp").replace(measured=tables, cathode_utilisation=utilisation)
        return cell_of(*figures).replace(not_simulated="", cell=cell)

    return make


@pytest.mark.parametrize(
    ("capacity", "utilisation", "level"),
    [(155, 0.859, "doubt"), (155, 0.92, "ok"), (160, 1, "ok"), (180, 1, "doubt")],
)
def test_levels(tested, capacity, utilisation, level):
    (found,) = check_capacities(tested(capacity, utilisation), None)
    assert found.level == level


def test_the_utilisation_that_is_needed(tested):
    """155/169.9 is 0.912."""
    (found,) = check_capacities(tested(155, 0.859), None)
    assert "needs a cathode_utilisation of 0.912 or more, the cell has 0.859" in found.text
    assert found.text.startswith("155 mAh/g are measured, the theoretical capacity of LFP is 170")


def test_a_printed_capacity_counts_too(tested):
    (found,) = check_capacities(tested(None, 1, ("specific_capacity", "190 mAh/g", {})), None)
    assert found.level == "doubt"
    assert "check the mass" in found.text


def test_without_figures_or_a_cell(tested, cell_of):
    assert check_capacities(tested(None, 1), None) == []
    assert check_capacities(cell_of(("specific_capacity", "190 mAh/g", {})), None) == []
