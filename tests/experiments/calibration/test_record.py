import dataclasses

import numpy as np
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.calibration.record import calibration_document, recorded
from mofcell.parameters import InvalidInput


@pytest.fixture
def saved(calibration, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(calibration_document(calibration), encoding="utf-8")
    return mofcell.cell(str(file))


def test_a_saved_cell_is_the_calibrated_one(calibration, saved):
    assert saved.calibration == calibration.cell.calibration
    assert saved.cathode_utilisation == calibration.numbers["cathode_utilisation"]
    assert saved.provenance["cathode_utilisation"].kind == "fitted"
    assert "synthetic; residuals up to" in saved.provenance["cathode_utilisation"].source
    (utilisation, _) = saved.calibration.free
    assert utilisation.interval == pytest.approx(calibration.interval("cathode_utilisation"), 1e-3)
    assert (utilisation.lower, utilisation.upper) == (0.6, 1.0)
    assert set(saved.calibration.versions) == {"mofcell", "pybamm"}


def test_the_data_are_in_it(exact, saved):
    (data,) = saved.calibration.data
    assert data.columns["specific_capacity"] == pytest.approx(exact.specific_capacity.values)
    assert data.columns["c_rate"] == pytest.approx(exact.c_rate.values)
    assert len(data.residuals) == 4


def test_the_problem_comes_back(calibration, saved):
    problem, found = recorded(saved)
    assert found.best.shares == pytest.approx(calibration.shares, abs=1e-5)
    shares = np.array([[0.3, 0.6], [0.7, 0.4]])
    assert problem.residuals(shares) == pytest.approx(
        calibration.problem.solved_by(models.SPMe).residuals(shares), rel=2e-3, abs=1e-3
    )


def test_a_saved_cell_predicts_as_before(calibration, saved):
    wanted = {"c_rates": [1.0], "cells": 30}
    before = mofcell.predict(calibration, mofcell.rate_capability, **wanted)
    after = mofcell.predict(saved, mofcell.rate_capability, **wanted)
    for name in ("specific_capacity", "specific_capacity_low", "specific_capacity_high"):
        assert after[name].item() == pytest.approx(before[name].item(), rel=0.01)


def test_curves_and_laws_come_back(cell, curves, tmp_path):
    law = mofcell.laws.Arrhenius.through(value=0.01, temperature=298.15, activation_energy=-3e4)
    base = cell.replace(lithium_interface_resistance=law)
    data = curves(base, c_rates=(0.2, 1.0), temperatures=(298.15, 273.15))
    found = mofcell.calibrate(
        base,
        data,
        free={
            "lithium_interface_resistance": (1e-3, 0.1),
            "lithium_interface_resistance.activation_energy": (-6e4, -1e4),
            "conductivity": (0.01, 0.2),
        },
        model=models.SPMe,
        starts=0,
        draws=mofcell.Laplace(),
    )
    assert found.numbers["lithium_interface_resistance.activation_energy"] == pytest.approx(
        -3e4, rel=0.02
    )
    file = tmp_path / "curves.yaml"
    file.write_text(calibration_document(found), encoding="utf-8")
    back = mofcell.cell(str(file))
    assert back.electrolyte.conductivity(298.15) == pytest.approx(0.05, rel=0.05)
    assert back.electrolyte.provenance["conductivity"].kind == "fitted"
    problem, best = recorded(back)
    assert best.best.shares == pytest.approx(found.shares, abs=1e-4)
    # curves first, then what stands in tables
    assert np.sort(problem.measured) == pytest.approx(np.sort(found.problem.measured))
    here, there = (one.residuals(found.shares[None]) for one in (problem, found.problem))
    assert (here**2).sum() == pytest.approx((there**2).sum(), rel=0.02, abs=1e-4)


def test_a_cell_that_is_not_calibrated(cell):
    with pytest.raises(InvalidInput, match="is not calibrated; calibrate it"):
        recorded(cell)
    with pytest.raises(InvalidInput, match="is not calibrated; calibrate it"):
        mofcell.predict(cell, mofcell.rate_capability)


def test_a_changed_cell_is_calibrated_no_more(calibration):
    assert calibration.cell.calibration is not None
    assert calibration.cell.replace(membrane_thickness=50e-6).calibration is None


def test_what_is_not_known_stays_so(calibration):
    """Numbers that the data do not tell get the whole range as their interval."""
    record = dataclasses.replace(calibration).cell.calibration
    for number in record.free:
        low, high = number.interval
        assert number.lower <= low < high <= number.upper
