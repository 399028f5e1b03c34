"""Bruce and Vincent's experiment against what is known of it in closed form."""

import numpy as np
import pytest
from scipy.optimize import brentq

import mofcell
from mofcell.experiments.characterisation.membrane_alone import relaxation_time
from mofcell.experiments.characterisation.transference_readings import doubt_of_bounds
from mofcell.parameters import BlockingCell, Electrolyte, SymmetricCell
from mofcell.parameters.laws import Arrhenius

F, R = 96485.33212, 8.314462618
L, T_PLUS = 100e-6, 0.4
KAPPA = Arrhenius.through(value=0.08, temperature=298.15, activation_energy=29e3)
WARM, COLD = 298.15, 253.15
FACES = {"lithium_exchange_current_density": 2.0, "lithium_interface_resistance": 5e-3}
BARE = {"lithium_exchange_current_density": 1e7, "lithium_interface_resistance": 0.0}


def lithium_cell(N, **changes):
    membrane = Electrolyte(
        name="membrane",
        conductivity=KAPPA,
        transference_number=T_PLUS,
        framework_charge_density=N,
        porosity=0.5,
    )
    known = {"electrolyte": membrane, "membrane_thickness": L, "lithium_thickness": 100e-6}
    return SymmetricCell(name="Li|membrane|Li", area=1e-4, **{**known, **FACES, **changes})


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
def test_without_interfaces_the_steady_current_is_its_share(N, T):
    found = mofcell.bruce_vincent(lithium_cell(N, **BARE), voltage=1e-3, temperature=T)
    assert found.status.item() == "ok"
    assert found.current_ratio.item() == pytest.approx(T_PLUS, rel=1e-3)
    bulk = L / float(KAPPA(T))
    assert found.initial_current_density.item() == pytest.approx(1e-3 / bulk, rel=1e-3)
    assert found.membrane_resistance.item() == pytest.approx(bulk, rel=1e-9)


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
def test_with_interfaces_the_formula_takes_them_off(N, T):
    found = mofcell.bruce_vincent(lithium_cell(N), voltage=1e-3, temperature=T)
    assert found.transference_number.item() == pytest.approx(T_PLUS, rel=1e-3)
    assert abs(found.current_ratio.item() / T_PLUS - 1) > 0.3  # the simple ratio does not
    interfaces = 2 * (5e-3 + R * T / F / 2.0)
    assert found.initial_resistance.item() == pytest.approx(interfaces, rel=1e-9)
    assert found.steady_resistance.item() == pytest.approx(interfaces, rel=1e-3)


@pytest.mark.parametrize("voltage", [0.01, 0.05, 0.1])
def test_how_far_it_is_off_at_a_larger_voltage(voltage):
    """Without fixed charge i = i_lim tanh(F V / 4 R T): the ideal salt is used up."""
    found = mofcell.bruce_vincent(lithium_cell(0.0, **BARE), voltage=voltage)
    u = F * voltage / (4 * R * WARM)
    expected = T_PLUS * np.tanh(u) / u
    assert found.transference_number.item() == pytest.approx(expected, rel=1e-3)


def test_resistances_are_those_of_a_small_change_around_the_state():
    """The derivative of the faces' voltage at the steady current, by differences."""
    found = mofcell.bruce_vincent(lithium_cell(3000.0), voltage=0.2)
    i = found.steady_current_density.item()

    def faces(current):
        return 2 * (5e-3 * current + 2 * R * WARM / F * np.arcsinh(current / (2 * 2.0)))

    slope = (faces(1.001 * i) - faces(0.999 * i)) / (0.002 * i)
    assert found.steady_resistance.item() == pytest.approx(slope, rel=1e-4)
    assert found.steady_resistance < 0.9 * found.initial_resistance


def by_formula(V, I0, Is, R0, Rs):
    return Is * (V - I0 * R0) / (I0 * (V - Is * Rs))


def readings(found):
    return {
        "V": found.attrs["voltage_V"],
        "I0": found.initial_current_density.item(),
        "Is": found.steady_current_density.item(),
        "R0": found.initial_resistance.item(),
        "Rs": found.steady_resistance.item(),
    }


@pytest.mark.parametrize("reading", ["V", "I0", "Is", "R0", "Rs"])
def test_sensitivities_are_the_slopes_of_the_formula(reading):
    found = mofcell.bruce_vincent(lithium_cell(500.0))
    read = readings(found)
    t_plus = by_formula(**read)
    assert found.transference_number.item() == pytest.approx(t_plus, rel=1e-12)
    ends = [by_formula(**{**read, reading: read[reading] * (1 + step)}) for step in (-1e-6, 1e-6)]
    slope = (ends[1] - ends[0]) / 2e-6 / t_plus
    assert found.sensitivity.sel(reading=reading).item() == pytest.approx(slope, rel=1e-6)


def test_the_interval_of_small_errors_is_that_of_first_order():
    small = {"voltage_error": 1e-4, "current_error": 2e-4, "resistance_error": 5e-4}
    found = mofcell.bruce_vincent(lithium_cell(500.0), **small)
    error = found.transference_number_error.item()
    stated = np.array([1e-4, 2e-4, 2e-4, 5e-4, 5e-4])
    contribution = np.abs(found.sensitivity.values) * stated
    np.testing.assert_allclose(found.error_contribution, contribution, rtol=1e-12)
    t_plus = found.transference_number.item()
    assert error == pytest.approx(t_plus * np.linalg.norm(contribution), rel=1e-12)
    low, high = found.transference_number_low.item(), found.transference_number_high.item()
    assert (high - low) / 2 == pytest.approx(1.96 * error, rel=0.02)
    assert (high + low) / 2 == pytest.approx(t_plus, abs=0.05 * error)
    assert found.share_outside.item() == 0


def test_one_percent_in_the_interface_of_gu_moves_it_by_sixty():
    """Gu 2025, Eq. (3), between the interfaces of the symmetric cell of Fig. 2b."""
    cell = mofcell.cell("gu2025-symmetric")
    found = mofcell.bruce_vincent(cell)
    assert found.transference_number.item() == pytest.approx(0.76, rel=1e-3)
    read = readings(found)
    moved = by_formula(**{**read, "R0": 1.01 * read["R0"]}) / by_formula(**read) - 1
    assert moved == pytest.approx(-0.6, abs=0.02)
    assert found.sensitivity.sel(reading="R0").item() == pytest.approx(100 * moved, rel=1e-6)
    assert found.verdict.startswith("1 % in R0 moves t+ by 59 %")
    # the denominator comes through 0: first order tells too little
    width = found.transference_number_high - found.transference_number_low
    assert width.item() > 2 * 1.96 * 2 * found.transference_number_error.item()
    assert found.share_outside.item() > 0.4


def test_a_late_first_reading_raises_it():
    cell = lithium_cell(0.0, **BARE)
    at_once, late = (mofcell.bruce_vincent(cell, first_reading=t) for t in (0.0, 5.0))
    assert late.initial_current_density < at_once.initial_current_density
    assert late.transference_number > 1.2 * at_once.transference_number
    assert late.steady_current_density.item() == pytest.approx(
        at_once.steady_current_density.item(), rel=1e-6
    )


@pytest.mark.parametrize(
    ("changes", "options", "status"),
    [
        (BARE, {"voltage": 2.0}, "salt depleted"),
        ({"lithium_thickness": 1e-10}, {}, "lithium exhausted"),
        ({}, {"duration": 20.0}, "not steady: give it a longer duration"),
    ],
)
def test_what_does_not_come_to_its_end_says_so(changes, options, status):
    found = mofcell.bruce_vincent(lithium_cell(0.0, **changes), **options)
    assert found.status.item() == status
    ended = not status.startswith("not steady")
    assert np.isnan(found.transference_number.item()) == ended
    assert status in found.verdict
    assert ("no t+" in found.verdict) == ended
    assert ("try a smaller voltage" in found.verdict) == ended


def test_an_end_says_when():
    found = mofcell.bruce_vincent(lithium_cell(0.0, **BARE), voltage=0.5)
    assert found.verdict.startswith("no t+: salt depleted after ")
    assert f"{found.time.values[-1]:.2g} s" in found.verdict


@pytest.mark.parametrize("seconds", [1e-12, 10.0, 60.0, 300.0])
def test_resistive_interfaces_hide_no_drift_of_the_membrane(seconds):
    """The current between Gu's interfaces hardly changes; t+ is off by 5 to 32 % still."""
    found = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric"), duration=seconds)
    assert found.transference_number > 1.05 * 0.76
    assert found.status.item() == "not steady: give it a longer duration"
    assert found.verdict.startswith("not steady: give it a longer duration; 72.7 min is enough")


@pytest.mark.parametrize("taus", [0.5, 2.0, 4.0, 6.0, 8.0, 12.0])
@pytest.mark.parametrize("faces", [BARE, FACES])
@pytest.mark.parametrize("N", [-500.0, 0.0, 3000.0])
def test_what_is_steady_has_its_t_plus(N, faces, taus):
    cell = lithium_cell(N, **faces)
    found = mofcell.bruce_vincent(cell, voltage=1e-3, duration=taus * relaxation_time(cell, 298.15))
    right = abs(found.transference_number.item() / T_PLUS - 1) < 3e-3
    assert right or found.status.item().startswith("not steady")
    assert found.status.item() == "ok" or taus < 12


def test_a_single_ion_conductor_is_steady_at_once():
    alone = lithium_cell(0.0).electrolyte.replace(transference_number=1.0)
    found = mofcell.bruce_vincent(lithium_cell(0.0, electrolyte=alone), duration=1e-3)
    assert found.status.item() == "ok"


@pytest.mark.parametrize(
    "fade", [mofcell.Roughening(area_per_charge=1e-3), mofcell.InterphaseGrowth(doubling_time=1e5)]
)
def test_faces_that_change_are_no_drift_of_the_membrane(fade):
    found = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric").replace(fade=(fade,)))
    late = np.interp(0.9 * found.time[-1], found.time, found.current_density)
    assert abs(late / found.current_density.values[-1] - 1) > 1e-3
    assert found.status.item() == "ok"
    assert found.transference_number.item() == pytest.approx(0.76, rel=5e-3)


def test_faces_that_change_fast_are_named():
    growing = (mofcell.InterphaseGrowth(doubling_time=1e3),)
    found = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric").replace(fade=growing))
    assert "the faces change" in found.status.item()
    assert found.verdict.startswith(found.status.item())


def slowest_rate(cell, T):
    """Of the linear equations of both ions around rest, by finite volumes [1/s]."""
    membrane, n = cell.electrolyte, 200
    D = [float(membrane.cation_diffusivity(T)), float(membrane.anion_diffusivity(T))]
    c = [membrane.anion_concentration() + membrane.framework_charge_density]
    c.append(membrane.anion_concentration())
    # no current: D+ (c' + c+ f') = D- (c' - c- f'), so f' = k c' and J = -D- (1 - c- k) c'
    k = (D[1] - D[0]) / (D[0] * c[0] + D[1] * c[1])
    slopes = np.diff(np.eye(n), axis=0) * n / cell.membrane_thickness
    fluxes = -D[1] * (1 - c[1] * k) * slopes
    change = -np.diff(np.vstack([np.zeros(n), fluxes, np.zeros(n)]), axis=0)
    rates = np.linalg.eigvals(change * n / cell.membrane_thickness / membrane.porosity)
    return np.sort(-rates.real)[1]  # the first is the salt as a whole


@pytest.mark.parametrize("N", [-20000.0, -1000.0, 0.0, 1000.0, 10000.0])
def test_the_relaxation_time_is_that_of_both_ions(N):
    cell = lithium_cell(N)
    expected = 1 / slowest_rate(cell, WARM)
    assert relaxation_time(cell, WARM) == pytest.approx(expected, rel=1e-3)


def test_positive_fixed_charge_needs_no_more_lithium_than_its_salt():
    found = mofcell.bruce_vincent(lithium_cell(-20000.0, lithium_thickness=1e-8), voltage=1e-3)
    assert found.status.item() == "ok"
    assert found.transference_number.item() == pytest.approx(T_PLUS, rel=1e-3)


def test_properties_are_held_in_their_range_as_in_the_model():
    salt = mofcell.electrolyte("1 M LiPF6 in EC:DEC (concentrated)")
    low = salt.temperature_range[0]
    cell = lithium_cell(0.0, electrolyte=salt)
    assert float(salt.diffusivity(1000.0, 243.15)) < 0
    assert 0 < relaxation_time(cell, 243.15) == relaxation_time(cell, low)
    found = mofcell.bruce_vincent(cell, temperature=243.15)
    assert found.status.item() == "ok"
    assert found.true_transference_number.item() == pytest.approx(
        float(salt.transference_number(1000.0, low)), rel=1e-12
    )
    assert "1/(1 + Ne)" in found.doubts


def doubts(cell, **options):
    return mofcell.bruce_vincent(cell, **options).doubts.splitlines()


def test_nothing_is_doubted_where_nothing_is_off():
    assert doubts(lithium_cell(0.0), voltage=5e-3) == []
    assert doubts(mofcell.cell("gu2025-symmetric")) == []
    assert doubts(lithium_cell(3000.0, **BARE), voltage=0.05) == []


def test_a_large_voltage_is_doubted_by_as_much_as_it_biases():
    """i = i_lim tanh(F V / 4 R T), as above."""
    (line,) = doubts(lithium_cell(0.0, **BARE), voltage=0.1)
    u = F * 0.1 / (4 * R * WARM)
    assert f"100 mV moves t+ by −{100 * (1 - np.tanh(u) / u):.0f} %" in line
    advised = float(line.split("try ")[1].removesuffix(" mV"))
    assert doubts(lithium_cell(0.0, **BARE), voltage=1e-3 * advised) == []
    assert doubts(lithium_cell(0.0, **BARE), voltage=3e-3 * advised) != []


def test_curved_charge_transfer_is_doubted_too():
    """R0 and Rs are slopes, the voltage of the faces over the current is a chord."""
    voltage = 0.02
    found = mofcell.bruce_vincent(lithium_cell(0.0), voltage=voltage)
    bulk, film, i0 = L / float(KAPPA(WARM)), 2 * 5e-3, 2.0

    def faces(i):
        return film * i + 4 * R * WARM / F * np.arcsinh(i / (2 * i0))

    def slope(i):
        return film + 4 * R * WARM / F / np.hypot(i, 2 * i0)

    def current(whole):
        return brentq(lambda i: whole * i + faces(i) - voltage, 0, 10)

    first, steady = current(bulk), current(bulk / T_PLUS)
    expected = (voltage / first - slope(0)) / (voltage / steady - slope(steady))
    assert found.transference_number.item() == pytest.approx(expected, rel=2e-3)
    assert f"20 mV moves t+ by −{100 * (1 - expected / T_PLUS):.0f} %" in found.doubts


def test_a_late_first_reading_is_doubted():
    cell = lithium_cell(0.0, **BARE)
    (line,) = doubts(cell, first_reading=5.0)
    at_once, late = (mofcell.bruce_vincent(cell, first_reading=t) for t in (0.0, 5.0))
    moved = (late.transference_number / at_once.transference_number).item() - 1
    assert f"after 5 s moves t+ by +{100 * moved:.0f} %" in line


def test_a_contact_is_taken_for_membrane():
    bulk = L / float(KAPPA(WARM))
    cell = lithium_cell(0.0, contact_resistance=bulk, **BARE)
    (line,) = doubts(cell)
    found = mofcell.bruce_vincent(cell).transference_number.item()
    expected = 2 / (1 + 1 / T_PLUS)  # both currents through the contact and the bulk
    assert found == pytest.approx(expected, rel=3e-3)
    assert (
        f"12.5 Ω cm² is taken for membrane and moves t+ by +{100 * (found / 0.4 - 1):.0f}" in line
    )


def test_what_is_no_transference_number_is_said():
    cell = lithium_cell(0.0, lithium_interface_resistance=0.1)
    late = mofcell.bruce_vincent(cell, first_reading=200.0, duration=210.0)
    assert late.transference_number.item() == pytest.approx(1.0, abs=0.1)
    assert doubt_of_bounds(-0.0853) == (
        "t+ = -0.085 is no transference number, which is 0 to 1: measure R0, Rs and the currents "
        "again, between interfaces of less resistance"
    )
    assert doubt_of_bounds(0.4) == doubt_of_bounds(float("nan")) == ""


def test_a_single_ion_conductor_has_one():
    alone = lithium_cell(0.0).electrolyte.replace(transference_number=1.0)
    found = mofcell.bruce_vincent(lithium_cell(0.0, electrolyte=alone), voltage=1e-3)
    assert found.transference_number.item() == pytest.approx(1.0, abs=1e-3)
    assert found.true_transference_number.item() == 1.0


@pytest.mark.parametrize(
    ("cell", "options", "said"),
    [
        (mofcell.cell("gu2025-lfp"), {}, "give mofcell.SymmetricCell.of(cell)"),
        (BlockingCell.of(mofcell.cell("gu2025-lfp")), {}, "no lithium passes its faces"),
        (3, {}, "cell is 3, not lithium on both sides"),
        (lithium_cell(0.0), {"voltage": 0.0}, "voltage: 0"),
        (lithium_cell(0.0), {"first_reading": -1.0}, "first_reading: -1"),
        (lithium_cell(0.0), {"first_reading": "now"}, "first_reading"),
        (lithium_cell(0.0), {"duration": -1.0}, "duration: -1"),
        (lithium_cell(0.0), {"current_error": 1.5}, "1 % is 0.01"),
        (lithium_cell(0.0), {"temperature": 25}, "add 273.15"),
    ],
)
def test_bad_input_is_said_in_one_line(cell, options, said):
    with pytest.raises(mofcell.InvalidInput) as error:
        mofcell.bruce_vincent(cell, **options)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
