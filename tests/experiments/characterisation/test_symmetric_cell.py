"""Plating and stripping against closed forms, and what has to stay the same."""

import re
from pathlib import Path

import numpy as np
import pytest

import mofcell
from mofcell.experiments.characterisation.half_cycles import half_cycles

F, R = 96485.33212, 8.314462618
HOUR = 3600.0
CONDUCTIVITY, THICKNESS, SALT = 0.1, 100e-6, 1000.0


def membrane(*, t_plus=0.4, charge=0.0):
    return mofcell.Electrolyte(
        name="any",
        conductivity=CONDUCTIVITY,
        transference_number=t_plus,
        framework_charge_density=charge,
        salt_concentration=SALT,
        porosity=0.5,
    )


@pytest.fixture(scope="module")
def plain():
    """A cell whose faces neither change nor resist much."""
    return mofcell.SymmetricCell(
        name="plain",
        electrolyte=membrane(),
        membrane_thickness=THICKNESS,
        lithium_thickness=50e-6,
        lithium_exchange_current_density=1e5,
        area=1e-4,
    )


def run(cell, **options):
    return mofcell.symmetric_cell(cell, **{"cycles": 2, **options})


def end(dataset, term=None):
    ends = dataset.sel(share=1.0)
    if term is None:
        return ends.overpotential.values
    return ends.overpotential_contribution.sel(term=term).values


@pytest.mark.parametrize("temperature", [273.15, 298.15])
@pytest.mark.parametrize(
    "electrolyte",
    [membrane(), membrane(charge=800.0), membrane(charge=3000.0), membrane(t_plus=1.0)],
)
def test_the_terms_add_up(plain, electrolyte, temperature):
    cell = plain.replace(
        electrolyte=electrolyte, lithium_interface_resistance=0.02, contact_resistance=1e-3
    )
    found = run(cell, current_density=20.0, half_cycle=600.0, temperature=temperature)
    off = found.overpotential - found.overpotential_contribution.sum("term")
    assert found.ended == "the test is done"
    assert float(abs(off).max()) < 1e-8
    sign = np.sign(found.current_density)
    assert np.array_equal((sign * found.voltage).values, found.overpotential.values)


@pytest.mark.parametrize("temperature", [273.15, 323.15])
@pytest.mark.parametrize("t_plus", [0.2, 0.76])
def test_a_small_current_meets_resistances_in_series(plain, t_plus, temperature):
    """At once the membrane is L/kappa, for long it is L/(kappa t+): here N = 0."""
    i, interface, contact, i0 = 1e-3, 0.03, 2e-3, 2.0
    cell = plain.replace(
        electrolyte=membrane(t_plus=t_plus),
        lithium_interface_resistance=interface,
        lithium_exchange_current_density=i0,
        contact_resistance=contact,
    )
    found = run(cell, current_density=i, half_cycle=HOUR, temperature=temperature, cycles=1)
    # the exchange current follows the square root of the salt, which a small current leaves alone
    transfer = R * temperature / (F * i0)
    faces = 2 * interface + 2 * transfer + contact
    first = found.overpotential.values[0, 0]
    assert first == pytest.approx(i * (THICKNESS / CONDUCTIVITY + faces), rel=1e-4)
    whole = THICKNESS / (CONDUCTIVITY * t_plus) + faces
    assert end(found)[0] == pytest.approx(i * whole, rel=1e-4)
    assert end(found, "lithium interphase")[0] == pytest.approx(2 * i * interface, rel=1e-9)
    assert end(found, "contact")[0] == pytest.approx(i * contact, rel=1e-9)
    assert end(found, "membrane ohmic")[0] == pytest.approx(i * THICKNESS / CONDUCTIVITY, rel=1e-4)


def test_each_half_cycle_begins_where_the_one_before_ended(plain):
    """The diffusion potential is one of the state alone, so that turning the current turns it."""
    found = run(plain, current_density=30.0, half_cycle=20.0, cycles=4)
    potential = found.overpotential_contribution.sel(term="membrane diffusion potential").values
    assert potential[0, 0] == pytest.approx(0, abs=1e-8)
    assert np.all(potential[:-1, -1] > 1e-3)
    assert potential[1:, 0] == pytest.approx(-potential[:-1, -1], rel=1e-6)
    assert found.time.values[1:, 0] == pytest.approx(found.time.values[:-1, -1])


def test_the_interphase_grows_with_the_root_of_time(plain):
    growth = mofcell.InterphaseGrowth(doubling_time=10 * HOUR)
    found = run(plain.replace(lithium_interface_resistance=0.05), fade=[growth], cycles=10)
    time = found.time.values[:, -1]
    by_hand = 0.05 * np.sqrt(1 + 3 * time / (10 * HOUR))
    for side in ("left", "right"):
        resistance = found.interphase_resistance.sel(side=side).values
        assert resistance == pytest.approx(by_hand, rel=2e-5)
    assert end(found, "lithium interphase") == pytest.approx(2 * by_hand, rel=2e-5)


def test_lithium_roughens_with_the_charge_that_passes(plain):
    rough = mofcell.Roughening(area_per_charge=1e-6)
    cell = plain.replace(lithium_interface_resistance=0.05, fade=[rough])
    found = run(cell, current_density=2.0, cycles=10)
    charge = 2.0 * found.time.values[:, -1]
    for side in ("left", "right"):
        area = found.lithium_area.sel(side=side).values
        assert area == pytest.approx(1 + 1e-6 * charge, rel=1e-6)
    by_hand = 2 * 2.0 * 0.05 / (1 + 1e-6 * charge)
    assert end(found, "lithium interphase") == pytest.approx(by_hand, rel=1e-6)
    assert end(run(cell, fade=[]))[0] == pytest.approx(end(run(cell, fade=[]))[-1], rel=1e-6)


def test_lithium_and_anions_are_conserved(plain):
    cell = plain.replace(
        coulombic_efficiency=0.98,
        fade=[mofcell.InterphaseGrowth(doubling_time=HOUR, thickness=1e-6)],
    )
    found = run(cell, current_density=10.0, half_cycle=900.0, cycles=20)
    whole = found.lithium.sum("place").values
    assert whole == pytest.approx(whole[0], rel=1e-9)
    assert whole[0] == pytest.approx(2 * cell.lithium_thickness * 534.0 / 6.94e-3, rel=1e-9)
    lost = found.lithium.sel(place="lost in plating").values
    assert lost == pytest.approx(0.02 * 10.0 * found.time.values[:, -1] / F, rel=1e-9)
    assert found.lithium.sel(place="in the interphases").values[-1] > 0.01


@pytest.mark.parametrize("charge", [0.0, 500.0, 3000.0])
@pytest.mark.parametrize("temperature", [273.15, 298.15])
def test_anions_are_conserved(plain, charge, temperature):
    cell = plain.replace(electrolyte=membrane(charge=charge))
    known = {"duration": 60.0, "number": 8, "voltage_limit": 5.0, "temperature": temperature}
    anions = [one.along["anions"] for one in half_cycles(cell, current_density=30.0, **known)]
    anions = np.concatenate(anions)
    assert np.ptp(anions) < 1e-9 * anions[0]


def test_foils_that_keep_all_lithium_end_as_they_began(plain):
    found = run(plain, cycles=5)
    at_first = plain.lithium_thickness
    assert found.lithium_thickness.values[:, 1::2] == pytest.approx(at_first, rel=1e-9)
    assert found.lithium_thickness.sel(side="left").values[0] < at_first


@pytest.mark.parametrize(
    ("efficiency", "foil"), [(0.9, 10e-6), (0.97, 10e-6), (0.99, 4.9e-6), (0.5, 20e-6)]
)
def test_a_thin_foil_lasts_as_long_as_its_lithium(plain, efficiency, foil):
    """The left foil has n0 - N (1 - CE) q after N cycles, and needs q for the next half."""
    cell = plain.replace(coulombic_efficiency=efficiency, lithium_thickness=foil)
    q = 10.0 * HOUR / F
    n0 = foil * 534.0 / 6.94e-3
    cycles = int(np.ceil((n0 - q) / ((1 - efficiency) * q)))
    found = run(cell, current_density=10.0, cycles=200)
    assert found.ended == f"half-cycle {2 * cycles + 1}: lithium exhausted"
    left = n0 - cycles * (1 - efficiency) * q
    assert found.charge_passed.values[-1] * 36e3 == pytest.approx(left * F, rel=1e-6)
    assert found.lithium.sel(place="left").values[-1] == pytest.approx(0, abs=1e-9 * n0)


def test_more_capacity_than_the_foil_has(plain):
    foil = plain.lithium_thickness * 534.0 / 6.94e-3 * F
    found = run(plain, current_density=10.0, capacity=1.5 * foil)
    assert found.ended == "half-cycle 1: lithium exhausted"
    assert list(found.ended_by.values) == ["lithium exhausted"]
    assert found.time.values[-1, -1] == pytest.approx(foil / 10.0, rel=1e-6)


def test_a_capacity_is_a_time(plain):
    one = run(plain, current_density=2.0, capacity=3600.0)
    other = run(plain, current_density=2.0, half_cycle=1800.0)
    assert one.equals(other)
    assert one.charge_passed.values == pytest.approx(0.1)


@pytest.mark.parametrize("temperature", [273.15, 298.15])
@pytest.mark.parametrize("t_plus", [0.3, 0.6])
def test_too_much_current_runs_out_of_salt_at_sands_time(plain, t_plus, temperature):
    """Sand's time of a membrane so thick that its other side does not matter: N = 0."""
    thick = plain.replace(electrolyte=membrane(t_plus=t_plus), membrane_thickness=2e-3)
    RT = R * temperature
    D_plus = t_plus * CONDUCTIVITY * RT / (F**2 * SALT)
    D_minus = (1 - t_plus) * CONDUCTIVITY * RT / (F**2 * SALT)
    diffusivity = 2 * D_plus * D_minus / (D_plus + D_minus)
    limit = 2 * F * diffusivity * SALT / ((1 - t_plus) * 2e-3)
    i = 4 * limit
    # the porosity stores salt, the conductivities are those of the membrane
    sand = np.pi * 0.5 * diffusivity * (F * SALT / (2 * (1 - t_plus) * i)) ** 2
    found = run(thick, current_density=i, half_cycle=2 * sand, temperature=temperature)
    told = f"salt depleted; the limiting current of the membrane is {limit / 10:.3g} mA/cm2"
    assert found.ended == f"half-cycle 1: {told}"
    assert found.ended_by.values[-1] == "salt depleted"
    # 0.5 % is of the mesh: the layer without salt is a quarter of the membrane
    assert found.time.values[-1, -1] == pytest.approx(sand, rel=0.01)


@pytest.mark.parametrize(("share", "ended"), [(0.98, "the test is done"), (1.02, "salt depleted")])
def test_the_limiting_current(plain, share, ended):
    """4 (RT/F) t+ kappa / L with N = 0."""
    limit = 4 * R * 298.15 / F * 0.4 * CONDUCTIVITY / THICKNESS
    found = run(plain, current_density=share * limit, half_cycle=HOUR)
    assert ended in found.ended


def test_fixed_charge_carries_on(plain):
    """What stops a membrane without fixed charge does not stop one with it."""
    limit = 4 * R * 298.15 / F * 0.4 * CONDUCTIVITY / THICKNESS
    cell = plain.replace(electrolyte=membrane(charge=2000.0))
    assert run(cell, current_density=1.02 * limit, half_cycle=HOUR).ended == "the test is done"


def test_a_voltage_limit_ends_the_test(plain):
    cell = plain.replace(lithium_interface_resistance=0.05)
    free = run(cell, current_density=20.0)
    first, last = free.overpotential.values[0, [0, -1]]
    between = run(cell, current_density=20.0, voltage_limit=(first + last) / 2)
    assert between.ended == "half-cycle 1: voltage limit"
    assert end(between)[-1] == pytest.approx((first + last) / 2, rel=1e-6)
    at_once = run(cell, current_density=20.0, voltage_limit=first / 2)
    assert at_once.ended == "half-cycle 1: voltage limit"
    absurd = run(cell, current_density=1e6)  # of 1e5 V at once
    assert absurd.ended == "half-cycle 1: voltage limit"
    assert end(at_once)[-1] == pytest.approx(first, rel=1e-4)
    assert at_once.charge_passed.values[-1] == 0


def test_a_test_that_is_stopped_keeps_its_half_cycles(plain):
    def stop(done, needed):
        assert needed == 10
        if done == 3:
            raise KeyboardInterrupt

    found = run(plain, cycles=5, progress=stop)
    assert found.sizes["half_cycle"] == 3
    assert found.ended == "stopped by the user"


def test_nothing_was_done_before_it_was_stopped(plain, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("mofcell.experiments.characterisation.symmetric_cell.half_cycles", stop)
    assert run(plain).sizes["half_cycle"] == 0


def test_time_holds_whole_half_cycles(plain):
    def count(**options):
        return mofcell.symmetric_cell(plain, **options).sizes["half_cycle"]

    assert count(time=7 * HOUR) == 7
    assert count(time=7.9 * HOUR) == 7
    assert count(time=0.3, half_cycle=0.1) == 3  # which is a little less in binary


def test_what_is_assumed_is_said(plain):
    cell = mofcell.SymmetricCell.of(mofcell.cell("gu2025-lfp"))
    assert run(cell).assumed == "a current density of 0.1 mA/cm2; half-cycles of 1 h"
    assert run(cell, current_density=1.0, half_cycle=HOUR).assumed == ""
    assert run(mofcell.cell("gu2025-symmetric")).assumed == "half-cycles of 1 h"


def test_gu2025():
    """140 mV at the start, 130 mV after 1000 h; the record's roughening is fitted to the latter."""
    cell = mofcell.cell("gu2025-symmetric")
    start, after = cell.measured["overpotential_over_time"].y
    # what passes counts, not how often it turns: 10 long half-cycles stand for 1000
    found = mofcell.symmetric_cell(cell, half_cycle=100 * HOUR)
    assert found.overpotential.sel(half_cycle=1).values[2] == pytest.approx(start, rel=0.015)
    assert end(found)[-1] == pytest.approx(after, rel=2e-4)
    share = end(found, "membrane ohmic")[0] / end(found)[0]
    assert share == pytest.approx(300e-6 / 0.128 * 1.0 / 0.1414, rel=0.02)


def test_only_the_cell_it_was_fitted_to_roughens():
    others = [name for name in mofcell.symmetric_cells() if name != "gu2025-symmetric"]
    assert len(others) == 3
    assert all(mofcell.cell(name).fade == () for name in others)


@pytest.mark.slow
def test_a_thousand_hours_take_less_than_twenty_seconds():
    from time import perf_counter

    start = perf_counter()
    found = mofcell.symmetric_cell(mofcell.cell("gu2025-symmetric"))
    assert perf_counter() - start < 20
    assert found.sizes["half_cycle"] == 1000
    assert end(found)[-1] == pytest.approx(0.130, rel=1e-4)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"half_cycle": HOUR, "capacity": 3600.0}, "half_cycle and capacity: both are given"),
        ({"time": HOUR, "cycles": 2}, "time and cycles: both are given"),
        ({"current_density": 0.0, "cycles": 1}, "current_density: 0"),
        ({"current_density": float("nan")}, "current_density: nan"),
        ({"capacity": 0.0}, "capacity: 0"),
        ({"half_cycle": -1.0}, "half_cycle: -1"),
        ({"voltage_limit": 0.0}, "voltage_limit: 0"),
        ({"cycles": 0}, "cycles is 0"),
        ({"cycles": 1.5}, "cycles is 1.5"),
        ({"time": float("inf")}, "time: inf"),
        ({"time": 1800.0}, "less than one half-cycle"),
        ({"half_cycle": 1.0, "time": 1e9}, "more than 100000 half-cycles"),
        ({"temperature": 25.0}, "add 273.15"),
        ({"fade": [mofcell.CathodeLoss(loss_per_cycle=0.1)]}, "CathodeLoss"),
    ],
)
def test_bad_input_is_said_in_one_line(plain, wrong, said):
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.symmetric_cell(plain, **wrong)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (lambda: mofcell.cell("gu2025-lfp"), "SymmetricCell.of"),
        (lambda: mofcell.BlockingCell.of(mofcell.cell("gu2025-lfp")), "steel plates nothing"),
        (lambda: "gu2025-symmetric", "give a SymmetricCell"),
    ],
)
def test_what_does_not_plate(cell, said):
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.symmetric_cell(cell())
    assert "\n" not in str(problem.value)


PAGE = Path(__file__).parents[3] / "docs" / "symmetric_cell.md"


def test_the_table_of_the_page():
    lines = PAGE.read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if "-symmetric" in line[:30]]
    rows = [row for row in rows if len(row) == 6]
    assert [row[0] for row in rows] == mofcell.symmetric_cells()
    for name, ohmic, diffusion, whole, limit, _ in rows:
        cell = mofcell.cell(name)
        found = run(cell, fade=[], cycles=3)
        assert end(found, "membrane ohmic")[-1] * 1e3 == pytest.approx(float(ohmic), abs=0.06)
        potential = end(found, "membrane diffusion potential")[-1]
        assert potential * 1e3 == pytest.approx(float(diffusion), abs=0.06)
        assert end(found)[-1] * 1e3 == pytest.approx(float(whole), abs=0.11)
        filling = cell.electrolyte
        mobile = filling.transference_number(298.15) * filling.conductivity(298.15)
        ideal = 4 * R * 298.15 / F * mobile / cell.membrane_thickness
        said = limit.removeprefix("none, ").removesuffix(" without fixed charge")
        assert ideal / 10 == pytest.approx(float(said), abs=0.006)


@pytest.mark.slow
def test_the_examples_of_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(code, names)
        (said,) = re.findall(r"(?<=# ).*", code)
        assert capsys.readouterr().out.strip() == said


def test_what_nothing_real_can_have_is_a_result(plain):
    falling = mofcell.laws.Function(function=lambda T: 0.01 * (300.0 - T))
    cell = plain.replace(lithium_interface_resistance=falling)
    found = run(cell, temperature=320.0)
    assert found.sizes["half_cycle"] == 1
    assert "allowed is 0 or more" in found.ended
    assert np.isnan(found.voltage).all()
