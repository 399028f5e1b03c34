"""What once gave a wrong number or an error: each stays right."""

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell import models
from mofcell.experiments.calibration.problem import Problem
from mofcell.experiments.calibration.record import calibration_document, recorded
from mofcell.experiments.measured.on_cell import on_cell
from mofcell.experiments.measured.usable import usable
from mofcell.parameters import InvalidInput

FREE = {"particle_diffusion_time": (400.0, 4e4)}
QUICK = {"model": models.SPMe, "starts": 0, "draws": mofcell.Laplace(count=100)}


def test_draws_see_a_flat_stretch_below_a_peak(table):
    """A resistance at the edge of a cliff: on a grid of it 90 % lie above about 100 ohm cm2."""
    gu = mofcell.cell("gu2025-lfp")
    (data,) = mofcell.measured_tables(gu)
    error = [1.5, 1.5, 1.8, 2.0, 4.0]
    data = data.assign(specific_capacity_error=("point", error))
    found = mofcell.calibrate(
        gu,
        data,
        free={"lithium_interface_resistance": (1e-3, 0.3)},
        model=models.SPMe,
        starts=8,
        draws=mofcell.Importance(count=150),
    )
    low, high = found.interval("lithium_interface_resistance")
    assert 0.002 < low < 0.03
    assert high == pytest.approx(0.069, rel=0.01)


def test_two_curves_at_one_rate(true_cell, cell, curves):
    data = curves(true_cell, c_rates=(0.5, 0.5))
    assert len(usable(cell, [data]).curves) == 2
    found = mofcell.calibrate(cell, data, free=FREE, **QUICK)
    assert found.numbers["particle_diffusion_time"] == pytest.approx(4000, rel=0.02)


def test_a_curve_weighs_as_its_end_does(true_cell, cell, curves):
    """Longer or shorter by 3 %: about three standard errors of a capacity, on both sides."""
    data = curves(true_cell, c_rates=(0.5,))
    sizes = []
    for stretch in (0.97, 1.03):
        longer = data.assign(specific_capacity=stretch * data.specific_capacity)
        problem, _ = Problem.of(true_cell, longer, free=FREE, model=models.SPMe)
        at = problem.shares({"particle_diffusion_time": 4000.0})
        curve, end = problem.residuals(at[None])[0][:-1], problem.residuals(at[None])[0][-1]
        assert abs(end) == pytest.approx(3, rel=0.2)
        sizes.append((curve**2).sum())
    assert max(sizes) < 25
    assert max(sizes) / min(sizes) < 6


def test_a_curve_beyond_what_the_cell_gives_can_be_saved(true_cell, cell, curves):
    data = curves(true_cell, c_rates=(0.5,))
    data = data.assign(specific_capacity=1.25 * data.specific_capacity)
    found = mofcell.calibrate(
        cell, data, free={"lithium_interface_resistance": (1e-3, 0.01)}, **QUICK
    )
    assert np.isfinite(found.misfit)
    assert found.statements[0].startswith("the cell does not meet these data")
    assert found.cell.calibration is not None


def test_blank_errors_of_a_voltage_are_assumed(true_cell, cell, curves):
    data = curves(true_cell, c_rates=(0.5,))
    blank = data.assign(voltage_error=np.nan * data.voltage)
    (one, _), (other, _) = (usable(cell, [each]).observed for each in (data, blank))
    assert other.error == pytest.approx(one.error)
    assert not other.is_stated


def test_an_optimum_at_the_end_of_a_range_can_be_saved(cell, exact):
    found = mofcell.calibrate(cell, exact, free={"cathode_utilisation": (0.6, 2 / 3)}, **QUICK)
    assert found.numbers["cathode_utilisation"] <= 2 / 3
    low, high = found.interval("cathode_utilisation")
    assert low <= found.numbers["cathode_utilisation"] <= high
    assert "cathode_utilisation" in calibration_document(found)


def test_numbers_that_convert_the_data_are_not_free(cell, exact):
    areal = exact.drop_vars("specific_capacity").assign(
        areal_capacity=exact.specific_capacity * cell.cathode_loading / 10
    )
    assert on_cell(areal, cell).specific_capacity.values == pytest.approx(
        exact.specific_capacity.values
    )
    with pytest.raises(InvalidInput, match="cathode_loading also brings 'synthetic' to mAh/g"):
        mofcell.calibrate(cell, areal, free={"cathode_loading": (0.03, 0.1)})
    mofcell.calibrate(cell, exact, free={"cathode_loading": (0.03, 0.1)}, **QUICK)


def test_relative_capacities_keep_what_they_are_relative_to(true_cell, cell, exact, tmp_path):
    share = 100 * exact.specific_capacity / exact.specific_capacity[0]
    data = exact.drop_vars("specific_capacity").assign(relative_capacity=share)
    base = cell.replace(cathode_utilisation=0.9)
    found = mofcell.calibrate(base, data, free=FREE, **QUICK)
    assert found.numbers["particle_diffusion_time"] == pytest.approx(4000, rel=0.01)
    file = tmp_path / "relative.yaml"
    file.write_text(calibration_document(found), encoding="utf-8")
    problem, back = recorded(mofcell.cell(str(file)))
    assert back.best.misfit == pytest.approx(found.misfit, abs=1e-3)
    assert len(problem.observations) == 3


def test_fading_cycles_are_not_fitted_to(cell):
    cycles = np.arange(1.0, 31.0)
    data = xr.Dataset(
        {"specific_capacity": ("point", 140 - cycles)},
        {
            "cycle": ("point", cycles),
            "c_rate": ("point", np.full(30, 0.5)),
            "temperature": ("point", np.full(30, 298.15)),
        },
        {"kind": "cycling table", "source": "cycles.csv"},
    )
    with pytest.raises(InvalidInput, match=r"cycles.csv: not used: the capacity falls by"):
        mofcell.calibrate(cell, data, free=FREE, **QUICK)


@pytest.mark.parametrize("data", ["no.csv", 3.0, [{"a": 1}]])
def test_what_is_no_data(cell, data):
    with pytest.raises(InvalidInput):
        mofcell.compare(cell, data)
    with pytest.raises(InvalidInput, match="give a Cell"):
        mofcell.compare("gu2025-lfp")


def test_slips_of_units_are_named(cell, exact):
    small = exact.assign(specific_capacity=exact.specific_capacity / 500)
    assert "is the unit mAh" in " ".join(usable(cell, [small]).left_out)
    large = exact.assign(specific_capacity=exact.specific_capacity * 3)
    assert "is more than LFP" in " ".join(usable(cell, [large]).left_out)


def test_a_users_own_experiment(calibration):
    def thickness(cell):
        return xr.Dataset({"time": ((), cell.particle_diffusion_time)})

    bands = mofcell.predict(calibration, thickness)
    assert bands.time_low < bands.time < bands.time_high
