import numpy as np
import pytest

import mofcell
from mofcell.experiments.calibration.predict import predict
from mofcell.parameters import InvalidInput


@pytest.fixture(scope="module")
def bands(calibration):
    return predict(calibration, mofcell.rate_capability, c_rates=[0.1, 1.0, 3.0], cells=30)


def test_bands_hold_the_best_cell_and_the_truth(bands, true_cell):
    truth = mofcell.rate_capability(
        true_cell, c_rates=[0.1, 1.0, 3.0], model=mofcell.models.SPMe
    ).specific_capacity
    for inside in (bands.specific_capacity, bands.specific_capacity_median, truth):
        assert (bands.specific_capacity_low <= inside + 1e-9).all()
        assert (inside <= bands.specific_capacity_high + 1e-9).all()


def test_it_is_the_dataset_of_the_experiment_with_bands(bands, calibration):
    own = mofcell.rate_capability(
        calibration.cell, c_rates=[0.1, 1.0, 3.0], model=mofcell.models.SPMe
    )
    assert own.specific_capacity.values == pytest.approx(bands.specific_capacity.values)
    assert bands.specific_capacity_low.attrs["units"] == "mA.h.g-1"
    assert bands.voltage_low.dims == own.voltage.dims
    assert bands.share_that_runs.values == pytest.approx(1.0)
    assert bands.attrs["band_level"] == 0.9


def test_bands_are_quantiles_of_what_the_draws_give(calibration):
    found = predict(calibration, mofcell.rate_capability, c_rates=[1.0], cells=200, level=0.5)
    draws = calibration.draws
    cells = [calibration.problem.cell_at(shares) for shares in draws.shares]
    capacities = [
        mofcell.rate_capability(
            cell, c_rates=[1.0], model=mofcell.models.SPMe
        ).specific_capacity.item()
        for cell in cells
    ]
    order = np.argsort(capacities)
    cumulated = np.cumsum(draws.weights[order])
    low = np.array(capacities)[order][np.searchsorted(cumulated, 0.25)]
    assert found.specific_capacity_low.item() == pytest.approx(low, rel=2e-3)


def test_a_wider_band_for_a_higher_level(calibration):
    wanted = {"c_rates": [2.0], "cells": 30}
    half = predict(calibration, mofcell.rate_capability, level=0.5, **wanted)
    most = predict(calibration, mofcell.rate_capability, level=0.95, **wanted)
    width = half.specific_capacity_high - half.specific_capacity_low
    assert (most.specific_capacity_high - most.specific_capacity_low > width).all()


def test_other_experiments(calibration):
    energy = predict(calibration, mofcell.specific_energy, cells=10)
    assert energy.specific_energy_low < energy.specific_energy < energy.specific_energy_high
    cold = predict(calibration, mofcell.low_temperature, temperatures=[253.15], cells=10)
    assert cold.specific_capacity_low.dims == ("temperature",)


@pytest.mark.parametrize(
    ("experiment", "options", "words"),
    [
        ("rate capability", {}, "give a function such as"),
        (mofcell.rate_capability, {"level": 90}, "a probability between 0 and 1"),
        (mofcell.rate_capability, {"c_rates": [-1]}, "c_rates"),
    ],
)
def test_what_is_refused(calibration, experiment, options, words):
    with pytest.raises(InvalidInput, match=words):
        predict(calibration, experiment, **options)
