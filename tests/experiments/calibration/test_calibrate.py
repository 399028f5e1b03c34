import numpy as np
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.calibration.free import with_numbers
from mofcell.parameters import InvalidInput

TRUTH = {"cathode_utilisation": 0.9, "particle_diffusion_time": 4000.0}
FREE = {"cathode_utilisation": (0.6, 1.0), "particle_diffusion_time": (400.0, 4e4)}

#: Three numbers, five rates, two temperatures.
THREE = {
    "cathode_utilisation": (0.5, 1.0),
    "particle_diffusion_time": (500.0, 5e4),
    "lithium_interface_resistance": (1e-3, 0.3),
}
TRUE_THREE = {
    "cathode_utilisation": 0.88,
    "particle_diffusion_time": 6000.0,
    "lithium_interface_resistance": 0.05,
}
RATES, TEMPERATURES = (0.1, 0.2, 0.5, 1.0, 2.0), (298.15, 273.15)


def test_the_truth_comes_back(calibration):
    for name, value in TRUTH.items():
        assert calibration.numbers[name] == pytest.approx(value, rel=5e-3)
        low, high = calibration.interval(name)
        assert low < value < high
    assert calibration.status == "ok"
    assert np.abs(calibration.residuals).max() < 0.01


def test_wider_intervals_are_more_probable(calibration):
    for name in TRUTH:
        narrow, wide = calibration.interval(name, level=0.5), calibration.interval(name, level=0.99)
        assert wide[0] <= narrow[0] < narrow[1] <= wide[1]


def test_correlation_is_one(calibration):
    assert np.diag(calibration.correlation) == pytest.approx(1.0)
    assert calibration.correlation == pytest.approx(calibration.correlation.T)
    # more active material or faster diffusion: the same capacity at a high rate
    assert calibration.correlation[0, 1] > 0.3


def test_stated_errors_count_as_they_are(cell, exact):
    """Ten times the stated error: intervals about ten times as wide."""
    draws = mofcell.Laplace()
    widths = []
    for share in (0.002, 0.02):
        error = share * exact.specific_capacity
        data = exact.assign(specific_capacity_error=error)
        found = mofcell.calibrate(cell, data, free=FREE, model=models.SPMe, starts=0, draws=draws)
        assert found.scatter == 1.0
        low, high = found.interval("cathode_utilisation")
        widths.append(high - low)
    assert widths[1] / widths[0] == pytest.approx(10, rel=0.15)


def test_several_tables_are_fitted_together(cell, exact, true_cell, table):
    cold = table(true_cell, c_rates=(0.1, 0.5), temperatures=(283.15,), source="cold")
    found = mofcell.calibrate(
        cell, [exact, cold], free=FREE, model=models.SPMe, starts=0, draws=mofcell.Laplace()
    )
    assert len(found.problem.observations) == 6
    assert {one.source for one in found.problem.observations} == {"synthetic", "cold"}
    assert found.numbers["particle_diffusion_time"] == pytest.approx(4000, rel=5e-3)


def test_voltage_curves_tell_the_resistance(cell, curves):
    """A capacity does not: 100 ohm cm2 hardly change it."""
    true = with_numbers(cell, {"membrane_cathode_resistance": 0.01})
    data = curves(true, c_rates=(0.1, 0.5))
    found = mofcell.calibrate(
        cell,
        data,
        free={"membrane_cathode_resistance": (1e-4, 0.1)},
        model=models.SPMe,
        starts=8,
        draws=mofcell.Laplace(),
    )
    assert found.numbers["membrane_cathode_resistance"] == pytest.approx(0.01, rel=0.02)
    low, high = found.interval("membrane_cathode_resistance")
    assert high / low < 1.6


def test_data_of_no_discharge_are_named_with_what_takes_them(cell, exact):
    spectrum = exact.assign_attrs(kind="impedance spectrum", source="eis.csv")
    found = mofcell.calibrate(
        cell, [spectrum, exact], free=FREE, model=models.SPMe, starts=0, draws=mofcell.Laplace()
    )
    (line,) = found.left_out
    assert line.startswith("eis.csv: not compared, it is no discharge; `mofcell impedance ")
    with pytest.raises(InvalidInput, match=r"eis.csv: not compared"):
        mofcell.calibrate(cell, [spectrum], free=FREE)


def test_a_cell_without_tables_wants_data(cell):
    with pytest.raises(InvalidInput, match="holds no measured table"):
        mofcell.calibrate(cell.replace(measured={}), free=FREE)


@pytest.mark.parametrize("limit", [0, -1, np.nan])
def test_time_has_to_be_given(cell, exact, limit):
    with pytest.raises(InvalidInput, match="time_limit"):
        mofcell.calibrate(cell, exact, free=FREE, time_limit=limit)


def test_interrupted_while_it_draws(cell, exact):
    def progress(stage, tried, misfit):
        if stage == "profiles":
            raise KeyboardInterrupt

    found = mofcell.calibrate(
        cell, exact, free=FREE, model=models.SPMe, starts=0, progress=progress
    )
    assert found.status == "stopped by the user"
    assert found.numbers["particle_diffusion_time"] == pytest.approx(4000, rel=5e-3)
    assert found.cell.cathode_utilisation == pytest.approx(0.9, rel=5e-3)
    with pytest.raises(InvalidInput, match="stopped before"):
        mofcell.predict(found, mofcell.rate_capability)


@pytest.mark.slow
def test_three_numbers_come_back_to_half_a_per_cent(table):
    """By the DFN, free of noise."""
    base = mofcell.cell("gu2025-lfp").replace(membrane_cathode_resistance=0.0)
    data = table(with_numbers(base, TRUE_THREE), c_rates=RATES, temperatures=TEMPERATURES)
    found = mofcell.calibrate(
        base, data, free=THREE, model=models.SPMe, starts=8, draws=mofcell.Laplace()
    )
    for name, value in TRUE_THREE.items():
        assert found.numbers[name] == pytest.approx(value, rel=5e-3)


@pytest.mark.slow
def test_the_truth_lies_in_nine_of_ten_intervals(cell, exact):
    """A hundred tables with an error of 1 %, by the linear theory where it holds."""
    rng = np.random.default_rng(3)
    capacity = exact.specific_capacity
    held = dict.fromkeys(FREE, 0)
    for _ in range(100):
        noise = 0.01 * rng.standard_normal(capacity.shape)
        data = exact.assign(
            specific_capacity=capacity * (1 + noise), specific_capacity_error=0.01 * capacity
        )
        found = mofcell.calibrate(
            cell, data, free=FREE, model=models.SPMe, starts=0, draws=mofcell.Laplace()
        )
        for name, value in TRUTH.items():
            low, high = found.interval(name)
            held[name] += low <= value <= high
    assert all(80 <= count <= 97 for count in held.values()), held
