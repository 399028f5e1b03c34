"""Grids, pairs and samples."""

import numpy as np
import pytest
from scipy.stats import loguniform, qmc

from mofcell.experiments.designs import Grid, Paired, Samples
from mofcell.experiments.designs.design import design
from mofcell.parameters import InvalidInput


def test_a_grid_holds_every_combination_once():
    grid = design({"a": [1, 2], "b": [10, 20, 30]})
    assert (grid.dimensions, grid.shape, grid.size) == (("a", "b"), (2, 3), 6)
    columns = grid.columns()
    pairs = list(zip(columns["a"], columns["b"], strict=True))
    assert pairs == [(1, 10), (1, 20), (1, 30), (2, 10), (2, 20), (2, 30)]


def test_pairs_go_together():
    paired = Paired({"a": [1, 2], "b": [10, 20]})
    assert (paired.dimensions, paired.shape) == (("design",), (2,))
    with pytest.raises(InvalidInput, match="different numbers of values: a 2, b 3"):
        Paired({"a": [1, 2], "b": [1, 2, 3]})


def test_samples_fill_their_ranges():
    """A Latin hypercube has one point in each of N slices of each axis, here in logarithms too."""
    count = 200
    axes = Samples({"a": (3.0, 5.0), "b": loguniform(1e-4, 1.0)}, count=count).axes
    for unit in ((axes["a"] - 3) / 2, np.log10(axes["b"]) / 4 + 1):
        assert sorted((unit * count).astype(int)) == list(range(count))


def test_samples_are_those_of_the_seed_and_the_sampler():
    def drawn(**how):
        return Samples({"a": (0, 1)}, count=16, **how).axes["a"]

    assert (drawn() == drawn()).all()
    assert (drawn(seed=1) != drawn()).any()
    expected = qmc.Sobol(d=1, rng=3).random(16).ravel()
    np.testing.assert_array_equal(drawn(sampler=qmc.Sobol, seed=3), expected)


@pytest.mark.parametrize(
    ("axes", "message"),
    [
        ({}, "give a dictionary of values by name"),
        ([1, 2], "give a dictionary of values by name"),
        ({"membrane_thickness": []}, "membrane_thickness is empty"),
        ({"membrane_thickness": [50e-6, float("nan")]}, "membrane_thickness holds nan"),
        ({"membrane_thickness": [float("inf")]}, "membrane_thickness holds inf"),
        ({"membrane_thickness": ["50 um", 60e-6]}, "'50 um' is a text; give numbers in SI"),
        ({"membrane_thickness": [object()]}, "are no numbers"),
        ({"membrane_thickness": np.ones((2, 2))}, "has 2 dimensions"),
    ],
)
def test_what_is_no_axis_is_named(axes, message):
    with pytest.raises(InvalidInput, match=message):
        Grid(axes)


@pytest.mark.parametrize("given", [(1.0,), (2.0, 1.0), (1.0, 1.0), (0.0, float("nan")), "1 to 2"])
def test_what_is_no_range_is_named(given):
    with pytest.raises(InvalidInput, match=r"^a"):
        Samples({"a": given}, count=4)


@pytest.mark.parametrize("count", [0, -1, 2.5, True])
def test_samples_are_counted_in_whole_numbers(count):
    with pytest.raises(InvalidInput, match="count is"):
        Samples({"a": (0, 1)}, count=count)
