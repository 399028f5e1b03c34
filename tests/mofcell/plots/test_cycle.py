import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.parameters import InvalidInput, Provenance
from mofcell.parameters.measured import Measurement
from mofcell.plots.kept_cycles import half_cycles, kept_cycles

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

MEASURED = Measurement(
    x=(1.0, 10.0, 40.0),
    y=(3600 * 126.0, 3600 * 120.0, 3600 * 90.0),
    temperature=298.15,
    provenance=Provenance(kind="measured", source="here"),
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
    }


NAMES = [
    *("rate test", "rate test, one each", "fading", "lithium runs out", "one cycle", "cold"),
    *("gitt", "too fast"),
]


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(cycled, name, assert_fit_to_print):
    assert_fit_to_print(plots.cycle(cycled[name]))


@pytest.mark.parametrize("name", ["rate test", "cold", "gitt"])
def test_course_is_fit_to_print(cycled, name, assert_fit_to_print):
    assert_fit_to_print(plots.series(cycled[name]))


def test_no_cycle_at_all_is_drawn(cycled):
    assert plots.cycle(cycled["one cycle"].isel(cycle=slice(0, 0))).axes


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
    assert "efficiency (%)" not in labels(plots.cycle(cycled["gitt"]))


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


def test_measured_cycles_are_circles_and_widen_the_axes(cycled):
    figure = plots.cycle(cycled["fading"], measured=MEASURED)
    assert line(figure.axes[0], "measured").tolist() == [[1, 126], [10, 120], [40, 90]]
    assert figure.axes[0].get_xlim()[1] == figure.axes[1].get_xlim()[1] > 40


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
