"""An exploration against the experiments that look at one cell at a time."""

import time

import numpy as np
import pytest
from scipy.stats import loguniform

import mofcell
from mofcell.experiments import compiled
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.designs import Paired, Samples
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES

cold = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


def test_capacities_are_those_of_the_rate_capability(cell):
    found = mofcell.explore(
        cell, {"membrane_thickness": [50e-6, 200e-6], "c_rate": [0.2, 1.0, 3.0]}, model="DFN"
    )
    for thickness in found.membrane_thickness.values:
        alone = mofcell.rate_capability(
            cell.replace(membrane_thickness=thickness), c_rates=found.c_rate.values
        )
        of_the_grid = found.sel(membrane_thickness=thickness)
        for name in ("specific_capacity", "areal_capacity", "energy", "mean_voltage"):
            np.testing.assert_allclose(of_the_grid[name], alone[name], rtol=1e-6, err_msg=name)
        for name in ("status", "limited_by"):
            assert list(of_the_grid[name].values) == list(alone[name].values)


def test_energy_per_mass_and_volume_are_those_of_the_cell(cell):
    """N/P changes no discharge, and each point has the mass of its own foil."""
    axes = {"np_ratio": [1.2, 4.0], "copper_thickness": [0.0, 10e-6]}
    found = mofcell.explore(cell, axes, c_rate=0.5, model="DFN")
    assert found.attrs["discharges"] == 1
    points = found.stack(point=("np_ratio", "copper_thickness"), create_index=False)
    for point in (points.isel(point=place) for place in range(4)):
        own = cell.replace(
            np_ratio=point.np_ratio.item(), copper_thickness=point.copper_thickness.item()
        )
        for basis in BASES:
            alone = mofcell.specific_energy(own, c_rate=0.5, basis=basis)
            for name in ("specific_energy", "energy_density"):
                assert point[name].sel(basis=basis).item() == pytest.approx(
                    alone[name].item(), rel=1e-6
                )


def test_power_is_energy_over_time(cell):
    """At 2C a discharge of Q takes Q over twice the current that is 1C."""
    found = mofcell.explore(cell, {"c_rate": [2.0]}, model="SPMe").isel(c_rate=0)
    hours = found.specific_capacity / (2.0 * 170.0)
    expected = found.specific_energy.sel(basis="stack") / hours
    assert found.specific_power.sel(basis="stack").item() == pytest.approx(expected.item())


def test_the_terms_half_way_are_those_of_the_polarization(cell):
    found = mofcell.explore(cell, {"c_rate": [1.0]}, model="DFN").isel(c_rate=0)
    split = mofcell.polarization(cell, c_rate=1.0).sel(depth=0.5, method="nearest")
    np.testing.assert_allclose(found.mid_contribution, split.contribution, atol=2e-4)
    assert list(found.term.values) == list(split.term.values)


def test_lithium_below_the_capacity_ends_the_discharge(cell):
    found = mofcell.explore(cell, {"np_ratio": [0.2, 0.5, 2.0]}, c_rate=0.2, model="DFN")
    assert list(found.limited_by.values[:2]) == ["lithium exhausted"] * 2
    np.testing.assert_allclose(found.areal_capacity[:2], [0.2 * 1.02, 0.5 * 1.02], rtol=1e-3)
    assert found.areal_capacity[2] > 0.8 * 1.02


def test_conditions_are_arguments_or_axes(cell):
    fixed = mofcell.explore(cell, {"np_ratio": [2.0]}, c_rate=3.0, temperature=308.15)
    varied = mofcell.explore(cell, Paired({"c_rate": [3.0], "temperature": [308.15]}))
    capacity = fixed.specific_capacity.item()
    assert capacity == pytest.approx(varied.specific_capacity.item(), rel=1e-9)
    assert (fixed.attrs["c_rate"], fixed.attrs["temperature_K"]) == (3.0, 308.15)
    assert "c_rate" not in varied.attrs


def test_everything_has_a_unit_and_a_name(cell):
    axes = {"cathode_loading": [0.05], "catholyte.conductivity": [0.5], "temperature": [298.15]}
    found = mofcell.explore(cell, axes, model="SPMe")
    for name in found.variables:
        assert found[name].attrs["units"]
        assert found[name].attrs["long_name"]
    units = [found[name].attrs["units"] for name in axes]
    assert units == ["kg.m-2", "S.m-1", "K"]


def test_points_that_are_no_cell_are_points(cell):
    """A binder of less than nothing, and a window that the cathode does not reach."""
    axes = {"active_mass_fraction": [0.8, 0.95], "carbon_mass_fraction": [0.1, 0.02]}
    found = mofcell.explore(cell, axes, model="SPMe")
    assert (found.status.values == "ok").sum() == 3
    wrong = found.isel(active_mass_fraction=1, carbon_mass_fraction=0)
    assert wrong.status.item().startswith("no cell: active_mass_fraction 0.95")
    assert np.isnan(wrong.specific_capacity)
    assert np.isnan(wrong.specific_energy).all()


def test_without_a_density_only_the_active_mass_is_known(cell, membrane):
    found = mofcell.explore(
        cell.replace(electrolyte=membrane.replace(density=None)), {"np_ratio": [1, 2]}, model="SPMe"
    )
    known = np.isfinite(found.specific_energy.isel(np_ratio=0))
    assert list(found.basis.values[known]) == ["active"]
    assert "density of electrolyte 'membrane' is not given" in found.attrs["without_mass"]


def test_the_map_of_ouyang_at_its_printed_energy():
    """14.91 mWh/cm2 over lithium, coating and membrane: 419 Wh/kg at 42.9 um and N/P 2.4.

    By hand: 20.1 mg/cm2 of NCM811 are 80 % of the coating, 7.6 mg/cm2 the membrane, and 10.32
    mAh/cm2 of lithium at 3.8617 Ah/g: 149.1 / (251.25 + 76.0 + 26.7) g/m2 = 421 Wh/kg.
    """
    cell = mofcell.cell("ouyang2023-ncm811-highload")
    axes = {"membrane_thickness": [20e-6, 42.9e-6, 80e-6], "np_ratio": [1.0, 2.4, 5.0]}
    found = mofcell.explore(cell, axes, areal_energy=149.1)
    on_electrodes = found.specific_energy.sel(basis="electrodes+electrolyte")
    marked = on_electrodes.sel(membrane_thickness=42.9e-6, np_ratio=2.4).item()
    lithium = 2.4 * 43.0 / 3.8617
    assert marked == pytest.approx(149.1e3 / (201 / 0.8 + 76.0 + lithium), rel=2e-3)
    assert marked == pytest.approx(419.0, rel=0.006)
    assert (on_electrodes.diff("membrane_thickness") < 0).all()
    assert (on_electrodes.diff("np_ratio") < 0).all()
    assert set(found.solved_by.values.ravel()) == {"stated"}


def test_progress_ends_at_what_is_needed(cell):
    seen = []
    mofcell.explore(
        cell,
        {"c_rate": np.linspace(1, 9, 300)},
        model="SPMe",
        progress=lambda *now: seen.append(now),
    )
    assert seen == [(250, 300), (300, 300)]


def test_a_design_that_is_too_large_says_so(cell):
    axes = {"np_ratio": np.arange(1, 4001.0), "area": np.arange(1, 3001.0)}
    with pytest.raises(InvalidInput, match=r"12,000,000 points; allowed are 10,000,000.*--yes"):
        mofcell.explore(cell, axes)
    with pytest.raises(InvalidInput, match="largest=8"):
        mofcell.explore(cell, {"np_ratio": np.arange(1, 9)}, largest=7)


def absurd(count):
    """Designs of which many make no sense."""
    ranges = {
        "conductivity": loguniform(1e-6, 10.0),  # 1e-8 to 1e-1 S/cm
        "transference_number": (0.05, 1.0),
        "framework_charge_density": (0.0, 8000.0),
        "membrane_thickness": loguniform(5e-6, 1e-3),
        "cathode_loading": loguniform(0.005, 0.5),
        "temperature": (213.15, 373.15),
        "c_rate": loguniform(0.02, 20.0),
    }
    return Samples(ranges, count=count)


def assert_number_or_reason(found):
    """Every point has its numbers, or says why not; nothing is silently without one."""
    ran = found.status == "ok"
    assert 0.1 < ran.mean() < 0.9
    for name in ("specific_capacity", "energy", "mean_voltage", "specific_energy"):
        assert np.isfinite(found[name].where(ran, 1.0)).all(), name
    assert np.isfinite(found.mid_contribution.where(ran, 1.0)).all()
    assert (found.limited_by.where(ran, "x") != "").all()
    failed = found.where(~ran, drop=True)
    assert (failed.status != "").all()
    no_number = np.isnan(failed.specific_capacity)
    assert (failed.status.where(no_number, "").str.len() >= no_number).all()


@cold
def test_absurd_designs_are_results(cell):
    assert_number_or_reason(mofcell.explore(cell, absurd(100), model="SPMe"))


@pytest.mark.slow
@cold
@pytest.mark.parametrize("model", ["SPMe", "DFN", "auto"])
def test_a_thousand_absurd_designs_are_results(model):
    assert_number_or_reason(mofcell.explore(mofcell.cell("gu2025-lfp"), absurd(1000), model=model))


@pytest.mark.slow
@cold
def test_no_single_design_takes_long():
    """Each alone, the compiled models at hand: at most 5 s."""
    cell = mofcell.cell("gu2025-lfp")
    designs = absurd(1000).axes
    mofcell.explore(cell, absurd(50), model="DFN")
    longest = 0.0
    for place in range(1000):
        one = Paired({name: values[place : place + 1] for name, values in designs.items()})
        start = time.perf_counter()
        mofcell.explore(cell, one, model="DFN")
        longest = max(longest, time.perf_counter() - start)
    assert longest < 5


def test_charge_that_takes_part_bounds_every_capacity(cell):
    axes = {"cathode_utilisation": [0.5, 0.9], "cathode_loading": [0.02, 0.06]}
    found = mofcell.explore(cell, axes, c_rate=0.05, model="SPMe")
    bound = accessible_charge(cell) / 3600 / cell.cathode_loading / 0.9
    share = found.specific_capacity / (bound * found.cathode_utilisation)
    assert ((share > 0.97) & (share < 1)).all()


def test_one_compiled_model_serves_all(cell):
    axes = {"membrane_thickness": [40e-6, 60e-6], "cathode_porosity": [0.3, 0.6]}
    mofcell.explore(cell, {"membrane_thickness": [50e-6]}, model="SPMe")
    before = compiled.compile_model.cache_info().misses
    mofcell.explore(cell, axes, c_rate=0.3, model="SPMe")
    assert compiled.compile_model.cache_info().misses == before


def test_a_design_may_be_explored_again_under_other_conditions(cell):
    twice = Paired({"membrane_thickness": [50e-6, 90e-6]})
    slow, fast = (mofcell.explore(cell, twice, c_rate=rate, model="SPMe") for rate in (0.1, 3.0))
    assert (fast.specific_capacity < slow.specific_capacity).all()
    assert list(twice.axes) == ["membrane_thickness"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cell": "gu2025-lfp"}, "cell is 'gu2025-lfp'; give a Cell"),
        ({"executor": "tcp://10.0.0.1:8786"}, "give a concurrent.futures.Executor"),
        ({"areal_energy": 100.0, "axes": {"c_rate": [0.1]}}, "c_rate changes it"),
        ({"axes": {"thickness": [1e-5]}}, "'thickness' is no axis"),
        ({"model": "SPM"}, "did you mean SPMe"),
    ],
)
def test_what_cannot_be_explored_is_one_line(cell, change, message):
    asked = {"cell": cell, "axes": {"np_ratio": [2.0]}} | change
    with pytest.raises(InvalidInput, match=message):
        mofcell.explore(asked.pop("cell"), asked.pop("axes"), **asked)
