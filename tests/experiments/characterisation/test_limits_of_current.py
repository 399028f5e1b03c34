"""Limiting current and Sand's time: closed forms, series, and what does not matter to them."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import brentq

import mofcell
from mofcell.experiments.characterisation.membrane_alone import (
    FEW_POINTS,
    MembraneAlone,
    membranes,
)
from mofcell.experiments.characterisation.membrane_run import (
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)
from mofcell.parameters import BlockingCell, ConcentratedElectrolyte, Electrolyte, SymmetricCell
from mofcell.parameters.laws import Arrhenius

F, R = 96485.33212, 8.314462618
L, T_PLUS, C0, EPS = 100e-6, 0.4, 1000.0, 0.5
KAPPA = Arrhenius.through(value=0.08, temperature=298.15, activation_energy=29e3)
WARM, COLD = 298.15, 253.15
NO_LIMIT = "no limit: the framework carries on"
MEMBRANE = Electrolyte(
    name="membrane", conductivity=KAPPA, transference_number=T_PLUS, porosity=EPS
)
CELL = SymmetricCell(
    name="Li|membrane|Li",
    electrolyte=MEMBRANE,
    membrane_thickness=L,
    lithium_thickness=100e-6,
    lithium_exchange_current_density=2.0,
    lithium_interface_resistance=5e-3,
    area=1e-4,
)


def ideal_limit(T):
    return 4 * R * T / F * T_PLUS * float(KAPPA(T)) / L


def test_simulated_and_closed_form_agree():
    found = mofcell.limiting_current(
        CELL, framework_charge_densities=[-3000.0, -500.0, 0.0], temperatures=[WARM, COLD]
    )
    assert (found.status == "ok").all()
    closed, simulated = found.limiting_current_density, found.simulated_limiting_current_density
    np.testing.assert_allclose(simulated, closed, rtol=1e-3)
    np.testing.assert_allclose(
        closed.sel(framework_charge_density=0.0), [ideal_limit(WARM), ideal_limit(COLD)], rtol=1e-9
    )


def test_it_rises_with_the_transference_number_and_falls_with_the_thickness():
    found = mofcell.limiting_current(
        CELL, thicknesses=[50e-6, 200e-6], transference_numbers=[0.2, 0.8]
    ).squeeze()
    simulated = found.simulated_limiting_current_density
    np.testing.assert_allclose(simulated, found.limiting_current_density, rtol=1e-3)
    expected = ideal_limit(WARM) * np.array([[1.0, 4.0], [0.25, 1.0]])
    np.testing.assert_allclose(simulated, expected, rtol=1e-3)


@pytest.mark.parametrize("faces", [{}, {"lithium_interface_resistance": 0.0}])
@pytest.mark.parametrize("T", [WARM, COLD])
def test_it_is_sharp_whatever_the_faces_are(faces, T):
    cell = CELL.replace(lithium_thickness=1.0, **faces)
    compiled = compile_membrane(MembraneStructure.of(cell), 80)
    numbers = square_metre(cell, T)
    for share, end in ((0.999, "duration"), (1.001, "salt depleted")):
        held = compiled.run(Hold(current=share * ideal_limit(T), duration=1e6), numbers)
        assert held.ended_by == end


@pytest.mark.parametrize("N", [500.0, 3000.0])
def test_beside_fixed_negative_charge_there_is_none(N):
    options = {"framework_charge_densities": [N], "temperatures": [WARM, COLD]}
    found = mofcell.limiting_current(CELL, **options)
    assert (found.status == NO_LIMIT).all()
    assert found.limiting_current_density.isnull().all()
    assert found.simulated_limiting_current_density.isnull().all()
    beyond = mofcell.sand_time(CELL, current_densities=[2 * ideal_limit(WARM)], **options)
    assert (beyond.status == NO_LIMIT).all()
    assert beyond.simulated_sand_time.isnull().all()


@pytest.mark.parametrize("N", [0.05, 0.5, 1.0, 2.0])
def test_nor_is_there_beside_a_trace_of_it(N):
    """However small, it is what the cation cannot fall below."""
    limit = mofcell.limiting_current(CELL, framework_charge_densities=[N])
    beyond = mofcell.sand_time(CELL, current_densities=[1e3], framework_charge_densities=[N])
    assert limit.status.item() == beyond.status.item() == NO_LIMIT
    assert limit.simulated_limiting_current_density.isnull().all()


@pytest.mark.parametrize(("salt", "N"), [(1e-3, 0.0), (0.09, 0.0), (1.0, -1e4), (10.0, -1e4)])
def test_too_little_salt_is_said_and_not_followed(salt, N):
    membrane = MEMBRANE.replace(salt_concentration=salt, framework_charge_density=N)
    cell = CELL.replace(electrolyte=membrane)
    limit = mofcell.limiting_current(cell)
    assert limit.status.item() == "too little salt to follow"
    assert limit.simulated_limiting_current_density.isnull().all()
    assert limit.limiting_current_density.item() > 0
    i = limit.limiting_current_density.item() * np.array([1.0005, 20.0])
    sand = mofcell.sand_time(cell, current_densities=i)
    assert (sand.status == "too little salt to follow").all()
    assert sand.simulated_sand_time.isnull().all()


@pytest.mark.parametrize(("salt", "N"), [(0.11, 0.0), (1.0, -5.0), (40.0, -1e4)])
def test_salt_that_is_just_enough_has_the_limit_of_the_closed_form(salt, N):
    membrane = MEMBRANE.replace(salt_concentration=salt, framework_charge_density=N)
    limit = mofcell.limiting_current(CELL.replace(electrolyte=membrane))
    closed = limit.limiting_current_density.item()
    assert limit.status.item() == "ok"
    assert limit.simulated_limiting_current_density.item() == pytest.approx(closed, rel=5e-4)


@pytest.mark.parametrize("misplaced", [0.3, 1.7])
def test_a_limit_misplaced_by_the_coarse_mesh_is_found_again(monkeypatch, misplaced):
    fine = MembraneAlone.passes

    def passes(self, current_density, *, points):
        off = misplaced if points == FEW_POINTS else 1.0
        return fine(self, current_density / off, points=points)

    monkeypatch.setattr(MembraneAlone, "passes", passes)
    found = mofcell.limiting_current(CELL)
    assert found.status.item() == "ok"
    simulated = found.simulated_limiting_current_density.item()
    assert simulated == pytest.approx(ideal_limit(WARM), rel=3e-4)


@pytest.mark.parametrize(
    ("ended_by", "status"),
    [
        ("duration", "no limit up to 5 times that of an ideal salt"),
        ("salt depleted", "none sustained from 0.005 times the limit of an ideal salt"),
        ("no solution", "no solution"),
    ],
)
def test_a_limit_that_is_not_there_is_no_number(monkeypatch, ended_by, status):
    monkeypatch.setattr(MembraneAlone, "passes", lambda *_, **__: (1.0, ended_by))
    found = mofcell.limiting_current(CELL)
    assert found.status.item() == status
    assert found.simulated_limiting_current_density.isnull().all()


def test_the_closed_form_between_the_points_is_that_of_a_membrane_there():
    found = mofcell.limiting_current(
        CELL, framework_charge_densities=[-2000.0, 500.0], temperatures=[WARM, COLD]
    )
    line = found.line_limiting_current_density
    assert line.dims == ("line_framework_charge_density", "temperature")
    N = line.line_framework_charge_density.values
    assert N[0] == -2000.0
    assert N[-1] == 500.0
    assert (np.isnan(line.values).any(axis=1) == (N > 0)).all()
    k = 20
    there = mofcell.limiting_current(
        CELL, framework_charge_densities=[N[k]], temperatures=[WARM, COLD]
    )
    np.testing.assert_allclose(line[k], there.limiting_current_density[0])
    assert "line_limiting_current_density" not in mofcell.limiting_current(CELL)


def test_a_single_ion_conductor_has_none():
    cell = CELL.replace(electrolyte=MEMBRANE.replace(transference_number=1.0))
    for found in (
        mofcell.limiting_current(cell),
        mofcell.sand_time(cell, current_densities=[1e3]),
    ):
        assert found.status.item() == "no limit: single-ion conductor"
        assert found.limiting_current_density.isnull().all()


def test_a_measured_electrolyte_with_the_properties_of_an_ideal_one_has_its_limit():
    D = R * WARM * 0.08 * 2 * T_PLUS * (1 - T_PLUS) / (F**2 * C0)
    measured = ConcentratedElectrolyte(
        name="as measured",
        conductivity=lambda c, T: 0.08 * c / C0,
        diffusivity=D,
        transference_number=T_PLUS,
    )
    found = mofcell.limiting_current(CELL.replace(electrolyte=measured))
    assert found.limiting_current_density.isnull().all()
    simulated = found.simulated_limiting_current_density.item()
    assert simulated == pytest.approx(ideal_limit(WARM), rel=2e-3)
    assert found.outside_range == ""
    known = measured.replace(concentration_range=(10.0, 3000.0))
    flagged = mofcell.sand_time(CELL.replace(electrolyte=known), current_densities=[500.0])
    assert flagged.outside_range == "electrolyte (known at 0.01 to 3 mol/L)"


def depletion(share):
    """Time of the Fourier series at which no salt is left at a face, over Sand's."""
    n = np.arange(1, 2001, 2) * np.pi
    i = share * ideal_limit(WARM)
    D = 2 * R * WARM * 0.08 * T_PLUS * (1 - T_PLUS) / (F**2 * C0)
    flux = (1 - T_PLUS) * i / F

    def left(t):
        modes = 4 / n**2 * np.exp(-(n**2) * D * t / (EPS * L**2))
        return C0 - flux * L / D * (0.5 - modes.sum())

    sand = np.pi * EPS * D * (F * C0 / (2 * (1 - T_PLUS) * i)) ** 2
    return brentq(left, 1e-9, 1e6), sand


def test_sand_time_is_that_of_the_series_at_any_thickness():
    shares = np.array([1.02, 1.2, 1.5, 2.0, 3.0, 7.9])
    found = mofcell.sand_time(CELL, current_densities=shares * ideal_limit(WARM)).squeeze()
    exact, sand = np.transpose([depletion(share) for share in shares])
    np.testing.assert_allclose(found.simulated_sand_time, exact, rtol=3e-3)
    np.testing.assert_allclose(found.sand_time, sand, rtol=1e-9)
    assert (exact / sand)[0] > 1.8  # what the closed form misses where the far face counts


@pytest.mark.parametrize("T", [WARM, COLD])
def test_far_above_the_limit_it_is_the_closed_form(T):
    shares = np.array([20.0, 100.0, 1e4, 1e6, 1e7])  # down to some 1e-12 s
    found = mofcell.sand_time(
        CELL, current_densities=shares * ideal_limit(T), temperatures=[T]
    ).squeeze()
    np.testing.assert_allclose(found.simulated_sand_time, found.sand_time, rtol=2e-3)


@pytest.mark.parametrize("N", [0.0, -500.0])
def test_the_middle_that_is_left_out_does_not_count(N):
    i = 12 * ideal_limit(WARM)
    cell = CELL.replace(electrolyte=MEMBRANE.replace(framework_charge_density=N))
    found = mofcell.sand_time(cell, current_densities=[i]).simulated_sand_time.item()
    _, (whole,) = membranes(
        cell,
        thicknesses=None,
        transference_numbers=None,
        framework_charge_densities=None,
        temperatures=[WARM],
    )
    assert isinstance(whole, MembraneAlone)
    time, _ = whole.passes(i)
    assert time == pytest.approx(found, rel=3e-3)


def test_below_the_limit_it_never_comes():
    shares = np.array([0.5, 0.999, 1.001, 2.0])
    found = mofcell.sand_time(CELL, current_densities=shares * ideal_limit(WARM)).squeeze()
    never = "never: below the limiting current"
    assert found.status.values.tolist() == [never, never, "ok", "ok"]
    for variable in (found.sand_time, found.simulated_sand_time, found.sand_charge):
        assert np.isfinite(variable.values).tolist() == [False, False, True, True]


def test_the_charge_is_that_of_the_current_in_that_time():
    found = mofcell.sand_time(CELL, current_densities=[100.0, 400.0]).squeeze()
    milliampere_hours = found.current_density / 10 * found.simulated_sand_time / 3600
    np.testing.assert_allclose(found.sand_charge, milliampere_hours)
    assert found.sand_charge.attrs["units"] == "mA.h.cm-2"


def test_what_the_time_rests_on_and_nobody_measured_is_said():
    gu = mofcell.cell("gu2025-symmetric")  # an assumed porosity, a measured concentration
    assert mofcell.sand_time(gu, current_densities=[1.0]).assumed == "porosity"
    own = mofcell.sand_time(CELL, current_densities=[1.0])
    assert own.assumed == "porosity, salt concentration"


def test_time_falls_with_the_current_and_with_positive_charge():
    i = ideal_limit(WARM) * np.array([2.0, 4.0, 8.0])
    found = mofcell.sand_time(
        CELL, current_densities=i, framework_charge_densities=[0.0, -500.0, -3000.0]
    ).simulated_sand_time.values.squeeze()
    assert all((later < earlier).all() for earlier, later in pairwise(found))
    assert (np.diff(found, axis=1) < 0).all()


def test_the_membrane_of_any_cell_is_taken():
    peo = mofcell.cell("reference-peo")
    kinds = [peo, SymmetricCell.of(peo), BlockingCell.of(peo)]
    limits = [mofcell.limiting_current(one).simulated_limiting_current_density for one in kinds]
    assert len({one.item() for one in limits}) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"thicknesses": [0.0]}, "thicknesses: 0"),
        ({"thicknesses": [1.0]}, "membrane_thickness"),
        ({"transference_numbers": [1.2]}, "transference_number"),
        ({"framework_charge_densities": [np.nan]}, "framework_charge_densities"),
        ({"framework_charge_densities": []}, "framework_charge_densities"),
        ({"temperatures": [25.0]}, "add 273.15"),
    ],
)
def test_bad_input_is_said_in_one_line(options, said):
    for run in (
        mofcell.limiting_current,
        lambda *given, **known: mofcell.sand_time(*given, current_densities=[10.0], **known),
    ):
        with pytest.raises(mofcell.InvalidInput) as error:
            run(CELL, **options)
        assert said in str(error.value)
        assert "\n" not in str(error.value)


def test_what_has_no_membrane_and_what_is_not_varied_is_refused():
    with pytest.raises(mofcell.InvalidInput, match="give a cell with a membrane"):
        mofcell.limiting_current(MEMBRANE)
    with pytest.raises(mofcell.InvalidInput, match="current_densities: -1"):
        mofcell.sand_time(CELL, current_densities=[-1.0])
    measured = mofcell.electrolyte("1 M LiPF6 in EC:EMC (concentrated)")
    with pytest.raises(mofcell.InvalidInput, match="not varied one by one"):
        mofcell.limiting_current(CELL.replace(electrolyte=measured), transference_numbers=[0.5])
