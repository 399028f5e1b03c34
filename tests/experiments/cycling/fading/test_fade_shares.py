"""Shares of fade: limits, and the sum of what acts."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.cycling.fading.fade_shares import PLATING
from mofcell.experiments.cycling.protocols import cycling
from mofcell.models import SPMe

CELL = mofcell.cell("gu2025-lfp")
LOSS = mofcell.CathodeLoss(loss_per_cycle=0.02)
RISE = mofcell.RisingInterfaceResistance(rise_per_cycle=5e-3)
TEST = cycling(c_rate=0.5, hold_until=None, cycles=6)


def test_one_mechanism_is_all_of_it():
    shares = mofcell.fade_shares(CELL, TEST, fade=[LOSS])
    np.testing.assert_array_equal(shares.loss_alone[0], shares.loss)
    np.testing.assert_array_equal(shares.loss_added[0], shares.loss)
    np.testing.assert_array_equal(shares.interaction, 0)


def test_two_mechanisms_against_runs_of_their_own():
    shares = mofcell.fade_shares(CELL, TEST, fade=[LOSS, RISE])
    run = {
        name: mofcell.cycle(CELL, TEST, fade=fade, model=SPMe).specific_capacity.values
        for name, fade in {"none": [], "loss": [LOSS], "rise": [RISE], "all": [LOSS, RISE]}.items()
    }
    # runs without a mechanism are of another compiled model
    close = {"rtol": 1e-5}
    np.testing.assert_allclose(shares.capacity_without_fade, run["none"], **close)
    np.testing.assert_allclose(shares.specific_capacity, run["all"], **close)
    np.testing.assert_allclose(shares.capacity_alone.values, [run["loss"], run["rise"]], **close)
    added = shares.loss_added.values
    np.testing.assert_allclose(
        added, [run["rise"] - run["all"], run["loss"] - run["all"]], atol=5e-3
    )
    total = shares.loss_alone.sum("mechanism") + shares.interaction
    np.testing.assert_allclose(total, shares.loss, atol=1e-12)
    # of two mechanisms, each takes from the other what the other takes from it
    np.testing.assert_allclose(
        shares.loss_added - shares.loss_alone, [shares.interaction] * 2, atol=1e-9
    )


def test_nothing_fades_without_a_mechanism():
    shares = mofcell.fade_shares(CELL, TEST, fade=[])
    assert shares.sizes["mechanism"] == 0
    np.testing.assert_array_equal(shares.loss, 0)


def test_plating_is_a_mechanism_that_a_large_foil_hides():
    losing = CELL.replace(coulombic_efficiency=0.8)
    hidden = mofcell.fade_shares(losing, TEST, fade=[])
    assert list(hidden.mechanism.values) == [PLATING]
    np.testing.assert_allclose(hidden.loss, 0, atol=1e-6)
    shown = mofcell.fade_shares(losing.replace(lithium_thickness=None, np_ratio=0.3), TEST, fade=[])
    assert shown.loss[0] == pytest.approx(0, abs=1e-6)
    assert shown.loss[-1] > 10


def test_a_cell_that_is_gone_gives_nothing():
    fast = mofcell.RisingInterfaceResistance(rise_per_cycle=1.0)
    shares = mofcell.fade_shares(CELL, TEST, fade=[fast])
    assert 0 <= shares.specific_capacity[-1] < 0.05 * shares.specific_capacity[0]


def test_progress_counts_every_cycle():
    counted = []

    def progress(total):
        counted.append(total)
        return lambda: counted.append(1)

    mofcell.fade_shares(CELL, TEST, fade=[LOSS, RISE], progress=progress)
    assert counted[0] == 4 * TEST.cycles == sum(counted[1:])


def test_a_stopped_run_is_stopped(monkeypatch):
    from mofcell.experiments.cycling import cycle

    def stop(*args, **kwargs):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(cycle, "run", stop)
    with pytest.raises(KeyboardInterrupt):
        mofcell.fade_shares(CELL, TEST, fade=[LOSS])
