from itertools import pairwise

import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.parameters import InvalidInput, Provenance
from mofcell.parameters.measured import Measurement
from mofcell.plots.kept_cycles import half_cycles, kept_cycles, one_discharge
from mofcell.plots.kept_cycles import labels as called

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

MEASURED = Measurement(
    x=(1.0, 10.0, 40.0),
    y=(3600 * 126.0, 3600 * 120.0, 3600 * 90.0),
    temperature=298.15,
    provenance=Provenance(kind="measured", source="here"),
)

#: Discharges for a minute, charges half as fast for another.
SWINGS = mofcell.DriveCycle(
    name="swings", time=(0, 60, 61, 120), load=(0.4, 0.4, -0.2, -0.2), unit="C"
)


def run(cell, protocol, **options):
    return mofcell.cycle(cell, protocol, model=mofcell.models.SPMe, **options)


@pytest.fixture(scope="module")
def cycled(cell):
    fading = (
        mofcell.CathodeLoss(loss_per_cycle=0.02),
        mofcell.InterphaseGrowth(doubling_time=1e6),
        mofcell.RisingInterfaceResistance(rise_per_cycle=1e-3),
    )
    scarce = cell.replace(np_ratio=1.01, coulombic_efficiency=0.9)
    named = mofcell.protocols
    return {
        "rate test": run(cell, named.rate_test(cycles=2), series=(2, 4, 12)),
        "rate test, one each": run(cell, named.rate_test(cycles=1)),
        "fading": run(cell, named.cycling(cycles=12), fade=fading, series=(1, 12)),
        "lithium runs out": run(scarce, named.cycling(cycles=25), series=(1,)),
        "one cycle": run(cell, named.cycling(cycles=1)),
        "cold": run(cell, named.cold_discharge(temperatures=(273.15, 233.15)), series=(1, 2)),
        "gitt": run(cell, named.gitt(pulses=4), series=range(1, 6)),
        "too fast": run(cell, named.cycling(c_rate=50, cycles=2)),
        "one curve": run(cell, named.constant_power(power="0.5 mW/cm2"), series=(1,)),
        "drive": run(cell, named.drive(drive_cycle=SWINGS, repeats=100), series=(1,)),
        "pulses": run(cell, named.pulses(depth=0.25), series=range(1, 6)),
        "storage": run(cell, named.storage(), series=(1, 12, 13)),
        "nothing": run(
            cell, named.cycling(c_rate=0.1, hold_until=None), temperature=213.15, series=(1,)
        ),
    }


NAMES = [
    *("rate test", "rate test, one each", "fading", "lithium runs out", "one cycle", "cold"),
    *("gitt", "too fast", "one curve", "drive", "pulses", "storage", "nothing"),
]


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(cycled, name, assert_fit_to_print):
    assert_fit_to_print(plots.cycle(cycled[name]))


@pytest.mark.parametrize("name", ["rate test", "cold", "gitt", "drive", "pulses"])
def test_course_is_fit_to_print(cycled, name, assert_fit_to_print):
    assert_fit_to_print(plots.series(cycled[name]))


def test_no_cycle_at_all_is_drawn(cycled):
    assert plots.cycle(cycled["one cycle"].isel(cycle=slice(0, 0))).axes


def test_a_run_with_nothing_in_it_says_so(cycled):
    figure = plots.cycle(cycled["nothing"])
    assert labels(figure) == ["capacity (mAh/g)"]
    (text,) = figure.axes[0].texts
    said = " ".join(text.get_text().split())
    assert said == f"no charge has passed: {cycled['nothing'].ended}"


def test_one_cycle_is_a_curve_and_its_losses(cycled):
    for name in ("one curve", "drive"):
        assert labels(plots.cycle(cycled[name])) == ["voltage (V)", "losses at half discharge (mV)"]


def labels(figure):
    return [ax.get_ylabel() for ax in figure.axes]


def test_what_does_not_change_is_left_out(cycled):
    assert labels(plots.cycle(cycled["one cycle"])) == [
        *("capacity (mAh/g)", "efficiency (%)", "losses at half discharge (mV)")
    ]
    assert labels(plots.cycle(cycled["fading"])) == [
        *("capacity (mAh/g)", "efficiency (%)", "voltage (V)"),
        *("resistance (Ω cm²)", "active material left (%)", "losses at half discharge (mV)"),
    ]
    assert "lithium left (µm)" in labels(plots.cycle(cycled["lithium runs out"]))
    assert labels(plots.cycle(cycled["gitt"]))[0] == "voltage (V)"


def line(ax, label):
    (found,) = [each for each in ax.lines if each.get_label() == label]
    return found.get_xydata()[np.isfinite(found.get_ydata())]


def test_numbers_are_those_of_the_dataset_in_the_units_of_the_field(cycled):
    data = cycled["fading"]
    capacity, efficiency, _, resistance, *_ = plots.cycle(data).axes
    np.testing.assert_allclose(line(capacity, "model")[:, 1], data.specific_capacity)
    np.testing.assert_allclose(line(efficiency, "energy")[:, 1], 100 * data.energy_efficiency)
    film = line(resistance, "interphase on lithium")[:, 1]
    np.testing.assert_allclose(film, 1e4 * data.interphase_resistance)
    assert film[-1] > 1.1 * film[0]


def test_losses_add_up_to_what_the_voltage_lacks(cycled):
    data = cycled["fading"]
    top = max(
        patch.get_paths()[0].vertices[:, 1].max()
        for patch in plots.cycle(data).axes[-1].collections
    )
    lost = -data.mid_contribution.drop_sel(term="equilibrium potential").sum("term")
    assert top == pytest.approx(1e3 * float(lost.max()), rel=1e-6)


def test_measured_cycles_are_circles_within_the_run(cycled):
    figure = plots.cycle(cycled["fading"], measured=MEASURED)
    assert line(figure.axes[0], "measured").tolist() == [[1, 126], [10, 120]]
    alone = plots.cycle(cycled["fading"])
    assert figure.axes[0].get_xlim() == alone.axes[0].get_xlim()


def test_cycles_that_gave_nothing_show_no_losses(cycled):
    data = cycled["fading"].copy(deep=True)
    data["specific_capacity"][-1] = 1e-9
    data["mid_contribution"][:, -1] = 1.0  # which would be losses far below zero
    assert plots.cycle(data).axes[-1].get_ylim()[0] == 0


def test_the_first_cycle_at_a_new_rate_has_no_efficiency(cycled):
    ax = plots.cycle(cycled["rate test"]).axes[1]
    assert line(ax, "coulombic")[:, 0].tolist() == [1, 2, 4, 6, 8, 10, 12]


def test_names_of_stages_leave_room_between_them(cycled):
    figure = plots.cycle(cycled["storage"])
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert len(boxes) > 3
    assert all(b.x0 > a.x1 for a, b in pairwise(boxes))


def test_stages_are_named(cycled):
    texts = [text.get_text() for text in plots.cycle(cycled["rate test"]).axes[0].texts]
    assert texts == ["0.1C", "0.2C", "0.5C", "1C", "2C", "back to 0.1C"]
    cold = [text.get_text() for text in plots.cycle(cycled["cold"]).axes[0].texts]
    assert cold == ["0 °C", "−40 °C"]


def test_half_cycles_end_at_what_the_cycle_took_and_gave(cycled):
    data = cycled["fading"]
    for number, points, _ in kept_cycles(data):
        charge, discharge = half_cycles(points)  # the charge with its hold
        one = data.sel(cycle=number)
        assert charge[0][-1] == pytest.approx(one.charge_capacity.item(), rel=1e-3)
        assert discharge[0][-1] == pytest.approx(one.specific_capacity.item(), rel=1e-3)
        assert discharge[1][-1] == pytest.approx(2.5, abs=1e-4)


def test_a_drive_cycle_is_a_curve_of_what_it_gives_in_all(cycled):
    data = cycled["drive"]
    ((_, points, _),) = kept_cycles(data)
    *_, (given, _) = half_cycles(points)
    net = float(data.step_capacity[-1])
    assert given[-1] == pytest.approx(net, rel=1e-3)
    assert net < 0.8 * data.specific_capacity.item()  # the rest went in between


def test_the_parts_of_a_discharge_are_one_line(cycled):
    for name in ("gitt", "pulses"):
        data = cycled[name]
        given, voltage = one_discharge(data)
        net = data.step_capacity.values[data.step_cycle > 1].sum()
        assert given[-1] - given[0] == pytest.approx(net, rel=2e-3)
        assert voltage[-1] == pytest.approx(float(data.step_voltage[-1]), abs=1e-6)
    assert one_discharge(cycled["fading"]) is None
    assert one_discharge(cycled["nothing"]) is None


def test_curves_are_called_by_their_stage_where_it_has_one(cycled):
    assert called(cycled["rate test"], [2, 12]) == {2: "0.1C", 12: "back to 0.1C"}
    assert called(cycled["fading"], [1]) == {1: "cycle 1"}
    assert called(cycled["storage"], [1, 12, 13]) == {
        1: "check-up, cycle 1",
        12: "storage",
        13: "check-up, cycle 13",
    }


def test_more_cycles_than_can_be_told_apart_are_some_of_them(cycled):
    kept = kept_cycles(cycled["gitt"], most=3)
    assert [number for number, *_ in kept] == [1, 3, 5]


def test_cycles_that_follow_each_other_are_one_line(cycled):
    data = cycled["gitt"]
    figure = plots.series(data)
    (voltage,) = figure.axes[0].lines
    assert np.all(np.diff(voltage.get_xdata()) >= 0)
    hours = float(data.cycle_duration.sum()) / 3600
    assert voltage.get_xdata()[-1] == pytest.approx(hours)
    assert len(plots.series(cycled["rate test"]).axes[0].lines) == 3


def test_a_course_that_was_not_kept_is_said(cycled):
    with pytest.raises(InvalidInput, match=r"no cycle has its curves; name those to keep"):
        plots.series(cycled["one cycle"])


def test_a_warm_cell_has_its_temperature_beside(cell):
    heat = mofcell.Heat(heat_transfer_coefficient=0.0)
    warm = run(cell, mofcell.protocols.cycling(c_rate=1, cycles=1), heat=heat, series=(1,))
    assert labels(plots.series(warm))[-1] == "cell (°C)"
