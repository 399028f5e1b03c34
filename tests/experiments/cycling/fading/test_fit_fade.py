"""Rates are found again, cliffs are no lines, and one point tells nothing apart."""

import sys

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.cycling.fading.fade_shares import capacities
from mofcell.experiments.cycling.protocols import cycling
from mofcell.models import DFN, SPMe

CELL = mofcell.cell("gu2025-lfp")
CYCLES = 10
TEST = cycling(c_rate=0.5, hold_until=None, cycles=CYCLES)
LOSS, RISE, GROWTH = (
    mofcell.CathodeLoss,
    mofcell.RisingInterfaceResistance,
    mofcell.InterphaseGrowth,
)


def table(cycles, capacity):
    return xr.Dataset(
        {"specific_capacity": ("point", np.asarray(capacity, float))},
        {"cycle": ("point", list(cycles)), "c_rate": 0.5, "temperature": 298.15},
    )


def retention(mechanism):
    run = capacities(CELL, TEST, fade=[mechanism], model=SPMe)
    return run / run[0]


@pytest.fixture(scope="module")
def fitted():
    return mofcell.fit_fade(CELL, table((1, CYCLES), (140, 120)), mechanisms=[LOSS])


def test_what_is_read_from_a_nearby_run_is_what_a_run_gives(fitted):
    run = retention(LOSS(loss_per_cycle=fitted.rate.item()))
    capacity = fitted.specific_capacity[0]
    np.testing.assert_allclose(capacity / capacity[0], run, rtol=5e-4)
    assert run[-1] == pytest.approx(120 / 140, abs=5e-4)
    assert fitted.explains.item()


def test_the_hidden_rate_takes_the_error_and_no_more(fitted):
    run = retention(LOSS(loss_per_cycle=fitted.hidden_rate.item()))
    assert 1 - run[-1] == pytest.approx(fitted.attrs["assumed_error"], rel=0.15)


@pytest.mark.parametrize(
    "mechanism",
    [
        pytest.param(LOSS(loss_per_cycle=0.022), marks=pytest.mark.slow),
        RISE(rise_per_cycle=8e-3),
        pytest.param(GROWTH(doubling_time=36e3), marks=pytest.mark.slow),
    ],
    ids=lambda one: type(one).__name__,
)
def test_the_rate_that_made_the_data_is_found_and_explains_them(mechanism):
    kind, cycles = type(mechanism), np.array([1, 5, CYCLES])
    data = table(cycles, 140 * retention(mechanism)[cycles - 1])
    found = mofcell.fit_fade(CELL, data, mechanisms=[kind])
    field, _ = kind.pace
    assert found.rate_field.item() == field
    assert found.rate.item() == pytest.approx(getattr(mechanism, field), rel=5e-3)
    assert abs(found.largest_residual.item()) < 1e-3


def test_a_straight_line_is_no_resistance():
    line = table((1, 5, CYCLES), (140, 129, 116))
    found = mofcell.fit_fade(CELL, line, mechanisms=[RISE])
    assert not found.explains.item()
    assert found.largest_residual.item() > 0.05


def test_no_film_cannot_grow():
    bare = CELL.replace(lithium_interface_resistance=0.0)
    found = mofcell.fit_fade(bare, table((1, CYCLES), (140, 126)), mechanisms=[GROWTH])
    assert np.isnan(found.rate.item())
    assert not found.explains.item()


def test_other_mechanisms_and_errors_are_refused():
    data = table((1, CYCLES), (140, 120))
    with pytest.raises(mofcell.InvalidInput, match="mechanisms has dict"):
        mofcell.fit_fade(CELL, data, mechanisms=[dict])
    with pytest.raises(mofcell.InvalidInput, match="error is 1"):
        mofcell.fit_fade(CELL, data, error=1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"mechanisms": [LOSS(loss_per_cycle=0.01)]}, "give mofcell.CathodeLoss itself"),
        ({"mechanisms": LOSS(loss_per_cycle=0.01)}, "give mofcell.CathodeLoss itself"),
        ({"mechanisms": "CathodeLoss"}, "give some of CathodeLoss"),
        ({"mechanisms": []}, "mechanisms is empty"),
        ({"model": "DFN"}, "model is 'DFN'"),
        ({"hold_until": "soon"}, "'soon' is no current"),
        ({"data": [1, 2]}, "data is a list"),
        ({"cell": "gu2025-lfp"}, "give a Cell"),
    ],
)
def test_bad_input_is_said_in_one_line(wrong, said):
    known = {"cell": CELL, "data": table((1, CYCLES), (140, 120)), **wrong}
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.fit_fade(**known)
    assert "\n" not in str(problem.value)


def test_fewer_fast_cycles_stand_for_many_slow_ones(monkeypatch):
    """The same rate, told from half and from all of the cycles."""
    data = table((1, 10, 20), (140, 130, 118))
    rates = []
    for enough in (10, 20):
        monkeypatch.setattr(sys.modules[mofcell.fit_fade.__module__], "ENOUGH", enough)
        rates.append(mofcell.fit_fade(CELL, data, mechanisms=LOSS).rate.item())
    assert rates[0] == pytest.approx(rates[1], rel=5e-3)


def test_the_part_of_a_full_cycle_that_passes(fitted):
    new = capacity_of_new() / (CELL.nominal_specific_capacity / 3600)
    assert fitted.attrs["full_cycles_per_cycle"] == pytest.approx(new, rel=0.03)
    assert fitted.attrs["measured_base_mAh_g"] == 140


def capacity_of_new():
    """Capacity of the new cell [mAh/g]."""
    once = cycling(c_rate=0.5, hold_until=None, cycles=1)
    return capacities(CELL, once, fade=[], model=SPMe)[0]


@pytest.mark.slow
def test_of_the_cycles_of_gu_only_the_cathode_explains_all():
    cell = mofcell.cell("gu2025-lfp-cycling")
    found = mofcell.fit_fade(cell)
    (loss,) = cell.fade
    assert list(found.explains.values) == [True, False, False]
    assert loss.loss_per_cycle == pytest.approx(found.rate[0].item(), rel=2e-3)
    np.testing.assert_allclose(found.retention_residual[0], [0, -0.0035, 0.0025], atol=2e-4)
    # both leave the plateau of LFP alone for long
    assert (found.retention_residual[1:, 1] > 0.1).all()


@pytest.mark.slow
@pytest.mark.parametrize("model", [SPMe, DFN])
def test_the_record_of_gu_gives_what_was_measured(model):
    from mofcell.experiments.fits import gu2025_fade

    cell = mofcell.cell(gu2025_fade.CELL)
    assert np.abs(gu2025_fade.residuals(cell, model=model)).max() < 0.005
    fitted = gu2025_fade.fit_utilisation(cell, model=model)
    assert fitted == pytest.approx(cell.cathode_utilisation, abs=2e-4)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["uiolitfsi-lfp", "mof688-lfp"])
def test_the_records_of_one_point_are_where_the_fits_end(name):
    cell = mofcell.cell(name)
    found = mofcell.fit_fade(cell, mechanisms=[LOSS])
    assert cell.fade[0].loss_per_cycle == pytest.approx(found.rate.item(), rel=5e-3)
