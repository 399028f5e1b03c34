"""A protocol run on a cell: the dataset, how it goes on, how it ends."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell import protocols
from mofcell.experiments.cycling.protocol import Protocol, Stage

SPMe = mofcell.models.SPMe
FADE = (mofcell.CathodeLoss(loss_per_cycle=0.002), mofcell.InterphaseGrowth(doubling_time=4e6))


@pytest.fixture(scope="module")
def cell():
    return mofcell.cell("gu2025-lfp").replace(coulombic_efficiency=0.99, fade=FADE)


def run(cell, cycles=6, **options):
    return mofcell.cycle(cell, protocols.cycling(cycles=cycles), model=SPMe, **options)


@pytest.fixture(scope="module")
def whole(cell):
    return run(cell, series=(1, 3, 5))


def test_what_a_cycle_gives(cell, whole):
    assert whole.sizes["cycle"] == 6
    assert set(whole.status.values) == {"ok"}
    np.testing.assert_allclose(
        whole.coulombic_efficiency, whole.specific_capacity / whole.charge_capacity, rtol=1e-12
    )
    np.testing.assert_allclose(
        whole.energy_efficiency, whole.energy / whole.charge_energy, rtol=1e-12
    )
    np.testing.assert_allclose(whole.mean_voltage, whole.energy / whole.specific_capacity)
    assert (whole.energy_efficiency[1:] < whole.coulombic_efficiency[1:]).all()
    assert (np.diff(whole.specific_capacity[1:]) < 0).all()
    assert (np.diff(whole.interphase_resistance) > 0).all()
    assert (np.diff(whole.active_material_left) < 0).all()


def test_the_lithium_of_all_places_is_that_of_the_new_cell(whole):
    everything = whole.lithium.sum("place").values
    np.testing.assert_allclose(everything, everything[0], rtol=1e-10)


def test_the_lost_share_of_all_that_was_plated(cell, whole):
    plated = whole.charge_capacity.cumsum().values * cell.cathode_loading * 3600 / 96485.33212
    lost = whole.lithium.sel(place="lost in plating").values
    np.testing.assert_allclose(lost, 0.01 * plated, rtol=1e-9)


def test_steps_add_up_to_their_cycle(whole):
    net = whole.step_capacity.groupby(whole.step_cycle).sum()
    np.testing.assert_allclose(net, whole.specific_capacity - whole.charge_capacity, atol=1e-9)
    assert list(whole.step_ended_by.values[:3]) == [
        "upper cut-off",
        "current cut-off",
        "lower cut-off",
    ]


def test_curves_of_chosen_cycles(whole):
    assert set(whole.series_cycle.values) == {1, 3, 5}
    summed = whole.series_contribution.sum("term")
    np.testing.assert_allclose(summed, whole.series_voltage, atol=1e-9)
    third = whole.where(whole.series_cycle == 3, drop=True)
    assert (np.diff(third.series_time) >= 0).all()
    assert third.series_time[-1] == pytest.approx(whole.cycle_duration.sel(cycle=3).item())
    ends = third.series_capacity.groupby(third.series_step).max()
    of_steps = abs(whole.step_capacity[whole.step_cycle == 3])
    np.testing.assert_allclose(ends, of_steps, rtol=1e-9)


def test_the_terms_at_the_ends_add_up_to_the_voltages(whole):
    discharge = whole.step_voltage.values[2::3]
    np.testing.assert_allclose(whole.end_contribution.sum("term"), discharge, atol=1e-9)
    charge = whole.step_voltage.values[0::3]  # before the hold
    np.testing.assert_allclose(whole.charge_end_contribution.sum("term"), charge, atol=1e-9)


def test_a_resumed_run_is_the_whole_one(cell, whole, tmp_path):
    run(cell, cycles=2, series=(1,)).to_netcdf(tmp_path / "two.nc", engine="h5netcdf")
    with xr.open_dataset(tmp_path / "two.nc") as two:
        resumed = run(cell, resume=two, series=(1, 3, 5))
    for name in whole.variables:
        np.testing.assert_array_equal(resumed[name].values, whole[name].values, err_msg=name)
    assert resumed.attrs == whole.attrs


def test_a_finished_run_resumed_is_itself(cell, whole):
    again = run(cell, resume=whole, series=(1, 3, 5))
    assert again.sizes == whole.sizes
    np.testing.assert_array_equal(again.specific_capacity, whole.specific_capacity)


def test_what_cannot_be_resumed(cell, whole):
    with pytest.raises(mofcell.InvalidInput, match="other conditions"):
        run(cell, resume=whole, fade=())
    with pytest.raises(mofcell.InvalidInput, match="other conditions"):
        run(cell, resume=whole, temperature=300.0)
    with pytest.raises(mofcell.InvalidInput, match="begins with the same cycles"):
        mofcell.cycle(cell, protocols.cycling(c_rate=0.2, cycles=9), model=SPMe, resume=whole)
    with pytest.raises(mofcell.InvalidInput, match="no result of mofcell"):
        run(cell, resume=mofcell.rate_capability(cell, c_rates=[1], model=SPMe))


def test_stopped_by_the_user_keeps_what_is_done_and_goes_on(cell, whole):
    def impatient(number, capacity):
        if number == 4:
            raise KeyboardInterrupt

    stopped = run(cell, progress=impatient, series=(1, 3, 5))
    assert stopped.ended == "stopped by the user"
    assert stopped.sizes["cycle"] == 4
    resumed = run(cell, resume=stopped, series=(1, 3, 5))
    np.testing.assert_array_equal(resumed.specific_capacity, whole.specific_capacity)


def test_stopped_before_the_first_cycle_is_done(cell):
    def stopped(*_):
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("mofcell.experiments.cycling.cycler.Cycler.run", stopped)
        nothing = run(cell)
    assert nothing.sizes["cycle"] == 0
    assert nothing.ended == "stopped by the user"
    assert run(cell, cycles=1, resume=nothing).sizes["cycle"] == 1


def test_a_cell_that_cannot_go_on_says_why(cell):
    hard = Protocol(
        name="into the cold",
        stages=(
            Stage(steps=("Charge at 0.5C until 4.2 V", "Discharge at 0.5C until 2.5 V"), repeats=2),
            Stage(
                steps=(
                    "Soak at -60 degC for 1 hour",
                    "Discharge at 5C until 2.5 V",
                    "Charge at 5C until 4.2 V",
                ),
                repeats=3,
            ),
        ),
    )
    cold = mofcell.cycle(cell, hard, model=SPMe)
    assert cold.ended.startswith("cycle 3: no charge passes")
    assert "'Discharge at 5C until 2.5 V': lower cut-off" in cold.ended
    assert list(cold.status.values[:2]) == ["ok", "ok"]
    assert cold.attrs["cycles_done"] == 2
    assert cold.cycle_temperature.values[-1] == pytest.approx(213.15)


def test_a_charged_start_is_counted_against_the_charge_before():
    cell = mofcell.cell("gu2025-lfp")
    steps = ("Discharge at 0.5C until lower cut-off", "Charge at 0.5C until upper cut-off")
    protocol = Protocol(
        name="charged", stages=(Stage(steps=steps, repeats=3),), starts_charged=True
    )
    cycled = mofcell.cycle(cell, protocol, model=SPMe)
    assert np.isnan(cycled.coulombic_efficiency[0])
    np.testing.assert_allclose(
        cycled.coulombic_efficiency[1:],
        cycled.specific_capacity.values[1:] / cycled.charge_capacity.values[:-1],
    )
    alone = mofcell.rate_capability(cell, c_rates=[0.5], model=SPMe)
    assert cycled.specific_capacity[0].item() == pytest.approx(
        alone.specific_capacity.item(), rel=2e-4
    )


def test_lithium_that_runs_out_ends_discharges_and_not_the_run():
    cell = mofcell.cell("gu2025-lfp").replace(np_ratio=0.05, coulombic_efficiency=0.9)
    cycled = run(cell, cycles=12)
    assert cycled.ended == "the protocol is done"
    assert cycled.limited_by.values[-1] == "lithium exhausted"
    ratio = cycled.specific_capacity.values[-1] / cycled.specific_capacity.values[-2]
    assert ratio == pytest.approx(0.9, abs=1e-3)
    assert cycled.lithium_thickness.values[-1] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"cell": "gu2025-lfp"}, "cell is 'gu2025-lfp'"),
        ({"protocol": "cycling"}, "protocol is 'cycling'"),
        ({"temperature": 25.0}, "add 273.15"),
        ({"series": (7,)}, "series: 7"),
        ({"model": "SPMe"}, "model is 'SPMe'"),
        ({"fade": ("cathode loss",)}, "fade"),
    ],
)
def test_bad_input_is_one_line(cell, options, words):
    given = {"cell": cell, "protocol": protocols.cycling(cycles=6), "model": SPMe, **options}
    with pytest.raises(mofcell.InvalidInput, match=words) as error:
        mofcell.cycle(given.pop("cell"), given.pop("protocol"), **given)
    assert "\n" not in str(error.value)


def test_a_step_that_cannot_be_reached_is_refused_before_anything_runs(cell):
    late = Protocol(
        name="late",
        stages=(
            Stage(steps=("Charge at 0.5C until 4.2 V",)),
            Stage(steps=("Charge at 0.5C until 4.6 V",)),
        ),
    )
    seen = []
    with pytest.raises(mofcell.InvalidInput, match=r"Charge at 0.5C until 4.6 V"):
        mofcell.cycle(cell, late, model=SPMe, progress=lambda *done: seen.append(done))
    assert seen == []


def test_a_discharge_in_pieces_is_one(cell):
    """Half of a discharge is half of its charge, whatever the steps it is divided in."""
    cell = cell.replace(fade=())
    charge = ("Charge at 0.1C until upper cut-off", "Hold at upper cut-off until C/50")
    whole = (*charge, "Discharge at 0.1C until lower cut-off")
    pieces = (
        *charge,
        *["Discharge at 0.1C for 1 hour or until lower cut-off"] * 4,
        "Discharge at 0.1C until lower cut-off",
        "Discharge at 0.1C until lower cut-off",  # a fragment of what came back
    )
    one, many = (
        mofcell.cycle(
            cell, Protocol(name="x", stages=(Stage(steps=steps, repeats=2),)), model=SPMe
        ).isel(cycle=1)
        for steps in (whole, pieces)
    )
    np.testing.assert_allclose(many.specific_capacity, one.specific_capacity, rtol=2e-4)
    np.testing.assert_allclose(many.mid_contribution, one.mid_contribution, atol=2e-4)
    np.testing.assert_allclose(many.coulombic_efficiency, one.coulombic_efficiency, rtol=2e-4)
    assert many.limited_by.item() == one.limited_by.item()


def test_pulses_have_no_efficiency_and_a_resistance(cell):
    """HPPC: the change of voltage in 10 s over that of current holds all series resistances."""
    cell = cell.replace(fade=())
    pulsed = mofcell.cycle(cell, protocols.pulses(), model=SPMe)
    assert np.isnan(pulsed.coulombic_efficiency[1:]).all()
    pulse = pulsed.step_text.str.startswith("Discharge at 1C for 10 s")
    resistance = pulsed.step_resistance[pulse].values[:8]
    film = float(cell.lithium_interface_resistance(298.15))
    series = film + float(cell.membrane_cathode_resistance(298.15))
    assert (resistance > series).all()
    assert (resistance < 1.2 * series).all()


def test_what_was_not_charged_is_not_full():
    cell = mofcell.cell("gu2025-lfp")
    frozen = mofcell.cycle(
        cell,
        protocols.cycling(c_rate=0.5, hold_until=None, cycles=1),
        model=SPMe,
        temperature=228.15,
    )
    assert frozen.limited_by.item() in ("not charged", "")


def test_threads_do_not_meet_in_one_compiled_model(cell):
    resistances = [0.013, 0.03, 0.06]
    cells = [cell.replace(membrane_cathode_resistance=one) for one in resistances]
    alone = [run(one, cycles=3).specific_capacity.values for one in cells]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(lambda one: run(one, cycles=3), cells))
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(other.specific_capacity, one)


def test_flags_of_an_earlier_part_are_kept(cell):
    cell = cell.replace(fade=())
    first = Stage(steps=("Soak at -45 degC for 1 hour", "Charge at 0.02C for 1 hour"))
    second = Stage(steps=("Soak at 25 degC for 1 hour", "Charge at 0.1C for 1 hour"))
    half = Protocol(name="x", stages=(first,))
    both = Protocol(name="x", stages=(first, second))
    whole = mofcell.cycle(cell, both, model=SPMe)
    resumed = mofcell.cycle(cell, both, model=SPMe, resume=mofcell.cycle(cell, half, model=SPMe))
    assert "conductivity" in whole.outside_range
    assert set(resumed.outside_range.split("; ")) == set(whole.outside_range.split("; "))


def test_a_cell_that_exchanges_no_heat_cannot_be_soaked(cell):
    with pytest.raises(mofcell.InvalidInput, match="never takes the temperature"):
        mofcell.cycle(
            cell,
            protocols.cold_discharge(),
            model=SPMe,
            heat=mofcell.Heat(heat_transfer_coefficient=0.0),
        )
