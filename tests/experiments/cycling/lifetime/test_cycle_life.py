"""Cycle life: against the protocol run in full, and against the closed form."""

import numpy as np
import pytest

import mofcell
from mofcell.models import SPMe

RATE = 0.5


@pytest.fixture(scope="module")
def lives(cell):
    return mofcell.cycle_life(
        cell,
        np_ratios=[0.3, 0.5, 1.0, 2.0],
        coulombic_efficiencies=[0.9, 0.95, 0.98, 0.99, 0.9999, 1.0],
        c_rate=RATE,
        fade=(),
        model=SPMe,
    )


def in_full(cell, protocol, **options):
    """Cycles of a run until one falls below 80 % of the first, and the capacities."""
    capacity = mofcell.cycle(cell, protocol, model=SPMe, **options).specific_capacity.values
    return int(np.flatnonzero(capacity < 0.8 * capacity[0])[0]), capacity


def of(cell, np_ratio, efficiency):
    return cell.replace(np_ratio=np_ratio, coulombic_efficiency=efficiency)


@pytest.mark.parametrize(("np_ratio", "efficiency"), [(0.3, 0.9), (1.0, 0.9), (0.5, 0.95)])
def test_a_life_is_that_of_the_cell_run_in_full(cell, lives, np_ratio, efficiency):
    protocol = mofcell.protocols.cycling(c_rate=RATE, cycles=30)
    life, capacity = in_full(of(cell, np_ratio, efficiency), protocol, fade=())
    point = lives.sel(np_ratio=np_ratio, coulombic_efficiency=efficiency)
    assert abs(point.cycle_life.item() - life) <= 1
    knee = np.flatnonzero(capacity < capacity[1] * (1 - 1e-5))
    assert abs(point.knee.item() - (knee[knee > 0][0] + 1)) <= 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("np_ratio", "efficiency"), [(0.3, 0.99), (1.0, 0.98), (2.0, 0.95), (2.0, 0.99)]
)
def test_a_long_life_is_that_of_the_cell_run_in_full(cell, lives, np_ratio, efficiency):
    protocol = mofcell.protocols.cycling(c_rate=RATE, cycles=330)
    life, _ = in_full(of(cell, np_ratio, efficiency), protocol, fade=())
    found = lives.cycle_life.sel(np_ratio=np_ratio, coulombic_efficiency=efficiency)
    assert abs(found.item() - life) <= 1


def test_the_closed_form_within_a_cycle(cell, lives):
    """From the definition: the foil, and what of the first charge stays as metal."""
    loses = lives.sel(coulombic_efficiency=slice(0.9, 0.9999))
    efficiency, np_ratio = loses.coulombic_efficiency, loses.np_ratio
    one = cell.nominal_specific_capacity / 3600
    charge = loses.specific_capacity.values[0]
    kept = np_ratio * one + efficiency * (loses.charge_capacity.values[0] - charge)
    cycles = kept / ((1 - efficiency) * charge) + np.log(0.8) / np.log(efficiency)
    np.testing.assert_allclose(loses.closed_form, cycles.T, rtol=1e-4)
    over = loses.closed_form - loses.cycle_life
    assert (over > -0.01).all()  # a life is a whole number of cycles
    assert (over < 1.01).all()


def test_the_foil_alone_where_the_cathode_brings_no_more_than_its_cycles_move(cell):
    """So slow that the first discharge takes all back that the first charge brought."""
    slow = mofcell.cycle_life(
        cell.replace(lithium_interface_resistance=0.0, particle_diffusion_time=1.0),
        np_ratios=[0.5, 1.5],
        coulombic_efficiencies=[0.9, 0.96],
        c_rate=0.02,
        fade=(),
        model=SPMe,
    )
    efficiency = slow.coulombic_efficiency
    one = cell.nominal_specific_capacity / 3600
    charge = slow.charge_capacity.values[-1]
    cycles = slow.np_ratio * one / ((1 - efficiency) * charge) + np.log(0.8) / np.log(efficiency)
    assert (abs(slow.cycle_life - cycles) <= 1).all()


def test_nothing_ends_a_cell_that_loses_nothing(lives):
    endless = lives.sel(coulombic_efficiency=1.0)
    assert np.isinf(endless.cycle_life).all()
    assert np.isinf(endless.closed_form).all()
    assert set(endless.ended_by.values) == {"nothing"}
    assert endless.knee.isnull().all()


def test_the_foil_and_efficiency_of_the_cell_itself_do_not_matter(cell, lives):
    other = mofcell.cycle_life(
        of(cell, 0.01, 0.5),
        np_ratios=[1.0],
        coulombic_efficiencies=[0.95],
        c_rate=RATE,
        fade=(),
        model=SPMe,
    )
    same = lives.sel(np_ratio=[1.0], coulombic_efficiency=[0.95])
    np.testing.assert_array_equal(other.cycle_life, same.cycle_life)


FADE = (mofcell.CathodeLoss(loss_per_cycle=0.02), mofcell.InterphaseGrowth(doubling_time=1e6))


@pytest.mark.parametrize(
    ("np_ratio", "efficiency", "ended_by"),
    [
        (0.2, 0.97, "lithium exhausted"),
        (2.0, 0.99, "loss of active cathode, interphase growth on lithium"),
    ],
)
def test_other_fade_ends_a_life_that_has_lithium(cell, np_ratio, efficiency, ended_by):
    life = mofcell.cycle_life(
        cell,
        np_ratios=[np_ratio],
        coulombic_efficiencies=[efficiency],
        c_rate=RATE,
        fade=FADE,
        model=SPMe,
    )
    cycles = int(life.cycle_life.item()) + 3
    protocol = mofcell.protocols.cycling(c_rate=RATE, cycles=cycles)
    full, _ = in_full(of(cell, np_ratio, efficiency), protocol, fade=FADE)
    assert abs(life.cycle_life.item() - full) <= 1
    assert life.ended_by.item() == ended_by


def test_a_protocol_that_begins_with_a_discharge(cell):
    """Its foil has to lend the charge of a discharge first."""
    steps = ("Discharge at 0.5C until lower cut-off", "Charge at 0.5C until upper cut-off")
    formation = mofcell.Stage(steps=[step.replace("0.5C", "0.1C") for step in steps])
    protocol = mofcell.Protocol(
        name="charged", starts_charged=True, stages=[formation, mofcell.Stage(steps=steps)]
    )
    life = mofcell.cycle_life(
        cell,
        np_ratios=[0.5, 1.5],
        coulombic_efficiencies=[0.95],
        protocol=protocol,
        fade=(),
        model=SPMe,
    )
    again = protocol.model_copy(
        update={"stages": (formation, mofcell.Stage(steps=steps, repeats=30))}
    )
    capacity = mofcell.cycle(of(cell, 1.5, 0.95), again, fade=(), model=SPMe).specific_capacity
    below = np.flatnonzero(capacity[1:] < 0.8 * capacity[1].item())[0] + 1
    found = life.cycle_life.values[0, 1]
    assert abs(found - below) <= 1
    assert -0.01 < life.closed_form.values[0, 1] - found < 1.5
    assert life.knee.values[0, 0] == 1
    assert np.isnan(life.closed_form.values[0, 0])  # its first discharge is no full one


def test_a_life_that_is_longer_than_what_is_run_is_no_number(cell):
    slow = [mofcell.CathodeLoss(loss_per_cycle=1e-6)]
    seen = []
    life = mofcell.cycle_life(
        cell, np_ratios=[3], fade=slow, most=3, model=SPMe, progress=lambda *done: seen.append(done)
    )
    assert seen == list(zip([1, 2, 3], life.specific_capacity.values, strict=True))
    assert life.cycle_life.isnull().all()
    assert set(life.ended_by.values.ravel()) == {"not within 3 cycles"}


def test_a_cell_that_cannot_cycle_is_a_result_with_a_reason(cell):
    stuck = cell.replace(lithium_interface_resistance=100.0)
    life = mofcell.cycle_life(stuck, np_ratios=[1], coulombic_efficiencies=[0.9], model=SPMe)
    assert np.isnan(life.cycle_life.item())
    assert "no charge passes" in life.ended_by.item()


def test_a_cell_that_gives_next_to_nothing_has_no_life():
    """What it gives is so little that a foil would last for millions of cycles."""
    cell = mofcell.cell("gu2025-lfp")
    life = mofcell.cycle_life(
        cell, np_ratios=[1], coulombic_efficiencies=[0.99], c_rate=5.0, fade=(), model=SPMe
    )
    assert 0 < life.specific_capacity.item() < 0.05 * cell.nominal_specific_capacity / 3600
    assert np.isnan(life.cycle_life.item())
    assert np.isnan(life.closed_form.item())
    assert life.ended_by.item() == "cannot hold the load"


def test_currents_and_the_hold_are_those_of_the_protocol(cell):
    """The same test in other words, and one without a hold, in which less passes."""
    current = 0.5 * cell.areal_capacity / 36000  # mA/cm2
    known = {"np_ratios": [1], "coulombic_efficiencies": [0.9], "fade": (), "model": SPMe}
    rate = mofcell.cycle_life(cell, c_rate=0.5, **known)
    same = mofcell.cycle_life(cell, c_rate=f"{current!r} mA/cm2", hold_until="C/20", **known)
    np.testing.assert_allclose(same.specific_capacity, rate.specific_capacity, rtol=1e-6)
    without = mofcell.cycle_life(cell, c_rate=0.5, hold_until=None, **known)
    assert without.specific_capacity[0] < rate.specific_capacity[0]
    assert without.cycle_life > rate.cycle_life


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"np_ratios": [0.0]}, "np_ratios: 0"),
        ({"coulombic_efficiencies": [99.0]}, "coulombic_efficiencies: 99"),
        ({"end": 1.0}, "end: 1"),
        ({"most": 0.5}, "most is 0.5"),
        ({"temperature": 25.0}, "add 273.15"),
        ({"protocol": "cycling"}, "give a Protocol"),
        ({"protocol": mofcell.protocols.cycling(), "c_rate": 1.0}, "give one of them"),
        ({"model": "SPMe"}, "model is"),
        ({"c_rate": "fast"}, "'fast' is no current"),
        ({"c_rate": 0.0}, "0.0 is not above zero|'0C' is not above zero"),
    ],
)
def test_bad_input_is_said_in_one_line(cell, wrong, said):
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.cycle_life(cell, **wrong)
    assert "\n" not in str(problem.value)


def test_what_is_no_cell(cell):
    with pytest.raises(mofcell.InvalidInput, match="give a Cell"):
        mofcell.cycle_life("gu2025-lfp")


@pytest.mark.parametrize("end", [0.5, 0.8, 0.95, 0.99])
def test_the_closed_form_in_the_corners(end):
    """Also where the first short cycle already is below the end of life."""
    lives = mofcell.cycle_life(
        mofcell.cell("gu2025-lfp"),
        np_ratios=[0.1, 0.3, 1, 3],
        coulombic_efficiencies=[0.5, 0.8, 0.9, 0.97, 0.99, 0.999],
        end=end,
        fade=(),
        model=mofcell.models.SPMe,
    )
    below = (lives.closed_form - lives.cycle_life).values
    # after the knee a life is whole cycles of a power law, before it whole cycles of a line
    known = np.isfinite(below)
    assert known.sum() >= 20
    assert (below[known] > -1.01).all()
    assert (below[known] < 2.01).all()


def test_a_charge_that_ends_by_its_time_has_no_account():
    protocol = mofcell.Protocol(
        name="timed",
        stages=(
            mofcell.Stage(
                steps=(
                    "Charge at 0.2C for 1 hour or until upper cut-off",
                    "Discharge at 0.2C until lower cut-off",
                )
            ),
        ),
    )
    lives = mofcell.cycle_life(
        mofcell.cell("gu2025-lfp"),
        np_ratios=[0.3],
        coulombic_efficiencies=[0.9],
        protocol=protocol,
        fade=(),
        model=mofcell.models.SPMe,
    )
    assert np.isnan(lives.cycle_life.item())
    assert "ends by its time" in lives.ended_by.item()
