"""A cell of stated numbers, its own rate table as data, and one calibration of it."""

import pytest

import mofcell
from mofcell import models

#: What is free, and what the data are made of.
TRUTH = {"cathode_utilisation": 0.9, "particle_diffusion_time": 4000.0}
FREE = {"cathode_utilisation": (0.6, 1.0), "particle_diffusion_time": (400.0, 4e4)}


@pytest.fixture(scope="session")
def true_cell(cell):
    """The cell that was measured."""
    return cell.replace(name="true cell", **TRUTH)


@pytest.fixture(scope="session")
def exact(true_cell, table):
    """Its rate table, to the digits of the solver."""
    return table(true_cell, c_rates=(0.1, 0.5, 1.0, 2.0), source="synthetic")


@pytest.fixture(scope="session")
def calibration(cell, exact):
    """The cell calibrated to it, by the SPMe."""
    return mofcell.calibrate(
        cell, exact, free=FREE, model=models.SPMe, draws=mofcell.Importance(count=60)
    )
