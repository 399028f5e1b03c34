"""Limiting current and Sand's time: closed forms, series, and what does not matter to them."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import brentq

import mofcell
from mofcell.experiments.characterisation.membrane_alone import MembraneAlone, membranes
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


def test_a_trace_of_fixed_charge_carries_nothing_in_practice():
    found = mofcell.limiting_current(CELL, framework_charge_densities=[0.05])
    assert found.status.item().startswith("in practice only")
    assert found.limiting_current_density.isnull().all()
    simulated = found.simulated_limiting_current_density.item()
    assert simulated == pytest.approx(ideal_limit(WARM), rel=1e-2)


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
    shares = np.array([20.0, 100.0, 1e4])
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
    assert np.isfinite(found.simulated_sand_time.values).tolist() == [False, False, True, True]


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
