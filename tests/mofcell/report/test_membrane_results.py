from contextlib import contextmanager

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell import experiments
from mofcell.report import membrane_results
from mofcell.report.membrane_results import membrane_runs, simulate_membrane

PLATED, OTHER = "gu2025-symmetric", "gu2025-symmetric-ni-mof"


@pytest.fixture
def asked(monkeypatch):
    """What plating is asked for, in the place of a simulation."""
    calls = []

    def symmetric_cell(cell, **options):
        calls.append(options)
        return xr.Dataset(attrs={"ended": "the test is done"})

    monkeypatch.setattr(experiments, "symmetric_cell", symmetric_cell)
    return calls


def plate(cell):
    return membrane_runs(cell)["plated"][1](cell)


def test_a_cell_is_plated_as_long_as_it_was_measured(asked):
    plate(mofcell.cell(PLATED))
    assert asked[0]["time"] == pytest.approx(3.6e6)  # 1000 h


def test_a_cell_in_which_nothing_changes_is_plated_for_a_few_cycles(asked):
    plate(mofcell.cell(OTHER))
    assert "time" not in asked[0]
    assert asked[0]["cycles"] == membrane_results.FEW_CYCLES


@pytest.mark.parametrize("change", [{"coulombic_efficiency": 0.99}, {"fade": None}])
def test_a_cell_that_changes_is_plated_as_long_as_usual(asked, change):
    changed = {"fade": mofcell.cell(PLATED).fade} if "fade" in change else change
    plate(mofcell.cell(OTHER).replace(**changed))
    assert not {"time", "cycles"} & asked[0].keys()


def test_a_stopped_test_stops_the_report(monkeypatch):
    stopped = xr.Dataset(attrs={"ended": membrane_results.STOPPED})
    monkeypatch.setattr(experiments, "symmetric_cell", lambda *a, **k: stopped)
    with pytest.raises(KeyboardInterrupt):
        plate(mofcell.cell(OTHER))


def test_spectra_at_the_temperatures_of_the_printed_conductivities(small):
    """Gu 2025, Table 1 and text; at -40 degC Ni-MOF is damaged."""
    by_name = {one.cell.name: one.spectrum for one in small.made.membranes}
    celsius = {name: one.temperature.values - 273.15 for name, one in by_name.items()}
    np.testing.assert_allclose(celsius[PLATED], [-40, 25, 100])
    np.testing.assert_allclose(celsius[OTHER], [-30, 25, 100])
    # 300 um over the printed conductivity
    bulk = 1e4 * by_name[PLATED].bulk_resistance.values
    np.testing.assert_allclose(bulk, 0.03 / np.array([2.12e-4, 1.28e-3, 2.36e-3]), rtol=1e-3)


def test_a_run_that_fails_costs_no_other(monkeypatch):
    def fail(cell, **options):
        raise ValueError("no voltage")

    failed = []

    @contextmanager
    def kept(name):
        try:
            yield
        except ValueError as error:
            failed.append((name, str(error)))

    monkeypatch.setattr(experiments, "bruce_vincent", fail)
    done = []
    results = simulate_membrane(mofcell.cell(OTHER), kept=kept, done=lambda: done.append(1))
    assert failed == [(f"{OTHER}, Bruce-Vincent", "no voltage")]
    assert results.polarised is None
    assert all(one is not None for one in (results.spectrum, results.plated, results.limit))
    assert len(done) == len(membrane_runs(mofcell.cell(OTHER)))


def test_a_blocking_cell_has_a_spectrum_alone(raising):
    blocking = mofcell.BlockingCell.of(mofcell.cell(OTHER))
    results = simulate_membrane(blocking, kept=raising)
    assert results.spectrum.attrs["kind"] == "blocking"
    assert results.polarised is results.plated is results.limit is None


def test_an_electrolyte_of_nobody_is_measured_at_room_temperature(raising):
    cell = mofcell.cell(OTHER)
    mine = mofcell.Electrolyte(name="mine", conductivity=0.05, transference_number=1.0)
    results = simulate_membrane(cell.replace(electrolyte=mine), kept=raising)
    assert results.spectrum.temperature.values.tolist() == [298.15]
    assert results.spectrum.apparent_conductivity.item() == pytest.approx(0.05)
    assert np.isnan(results.limit.simulated_limiting_current_density.item())  # single-ion
