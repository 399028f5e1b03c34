"""Spectra against closed forms, against the answer in time, and against finer meshes."""

from timeit import default_timer

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.characterisation import spectrum
from mofcell.experiments.characterisation.membrane_run import MembraneStructure, square_metre
from mofcell.experiments.characterisation.membrane_spectrum import membrane_cell
from mofcell.experiments.characterisation.spectrum import Spectrum, full_cell, numbers_of
from mofcell.experiments.compiled import INPUT, Structure, as_inputs
from mofcell.parameters import BlockingCell, SymmetricCell, parameter_values

F, R = 96485.33212331, 8.31446261815324

X_INIT = "Initial concentration in positive electrode [mol.m-3]"
X_MAX = "Maximum concentration in positive electrode [mol.m-3]"

#: 1 MHz to 1 mHz, 60 of them.
FREQUENCIES = np.logspace(6, -3, 60)


def of_cell(cell, frequencies, *, temperature=298.15, stoichiometry=None):
    compiled = full_cell(Structure.of(cell, models.DFN))
    numbers = numbers_of(cell, temperature, stoichiometry=stoichiometry)
    return compiled.solve(frequencies, numbers)


@pytest.fixture(scope="module")
def single_ion(cell, membrane):
    """A single-ion conductor throughout, with every resistance and every capacity its own."""
    return cell.replace(
        electrolyte=membrane.replace(transference_number=1.0),
        catholyte=None,
        membrane_cathode_resistance=3e-3,
        contact_resistance=1e-3,
        lithium_double_layer_capacitance=0.3,
        interphase_capacitance=0.02,
        membrane_cathode_capacitance=0.05,
        cathode_double_layer_capacitance=0.1,
    )


@pytest.fixture(scope="module")
def salty(cell):
    """A framework that holds salt and a liquid in the cathode, and a film on the lithium."""
    return cell.replace(membrane_cathode_resistance=3e-3, contact_resistance=1e-3)


def coth(z):
    return (1 + np.exp(-2 * z)) / -np.expm1(-2 * z)


def transmission_line(cell, x, T, frequencies):
    """Single-ion conductors throughout: each part in closed form, written down anew.

    Two rails joined by charge transfer, diffusion in spheres and double layer: G. Paasch,
    K. Micka, P. Gersdorf, Electrochim. Acta 38 (1993) 2653.
    """
    n = numbers_of(cell, T)
    i_omega = 2j * np.pi * frequencies

    def beside(resistance, capacity):
        return 1 / (1 / resistance + i_omega * capacity)

    j0_lithium = n["Lithium reference exchange-current density [A.m-2]"]
    kappa_membrane = n["Separator conductivity of the single ion [S.m-1]"]
    in_series = (
        beside(R * T / (F * j0_lithium), 0.3)
        + beside(n["Lithium interphase resistance [Ohm.m2]"], 0.02)
        + beside(n["Membrane-cathode interface resistance [Ohm.m2]"], 0.05)
        + n["Separator thickness [m]"] / kappa_membrane
        + n["Contact resistance [Ohm]"]
    )

    L, eps = n["Positive electrode thickness [m]"], n["Positive electrode porosity"]
    kappa = n["Positive electrode conductivity of the single ion [S.m-1]"] * eps**1.5
    sigma = n["Positive electrode electronic conductivity [S.m-1]"] * (1 - eps) ** 1.5
    radius, c_max = (
        cell.cathode.particle_radius,
        n["Maximum concentration in positive electrode [mol.m-3]"],
    )
    a = 3 * n["Positive electrode active material volume fraction"] / radius
    U, exponent = cell.cathode.open_circuit_potential, cell.cathode.exchange_current_exponent
    slope = (float(U(x + 1e-5)) - float(U(x - 1e-5))) / 2e-5 / c_max
    j0 = 2 * n["Positive electrode reference exchange-current density [A.m-2]"]
    j0 *= x**exponent * (1 - x) ** (1 - exponent)
    D = n["Positive particle reference diffusivity [m2.s-1]"]
    D *= n["Positive particle relative diffusivity"]
    if cell.cathode.diffusivity_of_stoichiometry is not None:
        D *= float(cell.cathode.diffusivity_of_stoichiometry(x))
    psi = radius * np.sqrt(i_omega / D)
    diffusion = -slope * radius / (F * D * (psi * coth(psi) - 1))
    surface = a * (i_omega * 0.1 + 1 / (R * T / (F * j0) + diffusion))
    nu = L * np.sqrt((1 / kappa + 1 / sigma) * surface)
    ratio = sigma / kappa + kappa / sigma
    rails = 1 + (4 * np.exp(-nu) / -np.expm1(-2 * nu) + ratio * coth(nu)) / nu
    return in_series + L / (kappa + sigma) * rails


@pytest.mark.parametrize("temperature", [298.15, 253.15])
@pytest.mark.parametrize("x", [0.1, 0.5])
def test_single_ion_conductors_are_the_closed_form(single_ion, temperature, x):
    found = of_cell(single_ion, FREQUENCIES, temperature=temperature, stoichiometry=x)
    expected = transmission_line(single_ion, x, temperature, FREQUENCIES)
    assert np.abs(found / expected - 1).max() < 1e-3


def test_it_is_the_transform_of_the_answer_in_time(salty):
    """At s = i omega > 0: s times the Laplace transform of the voltage after a small step.

    On a coarse mesh, the same in both.
    """
    structure, points = Structure.of(salty, models.DFN), {"x_n": 1, "x_s": 8, "x_p": 6, "r_p": 8}
    numbers = numbers_of(salty, 298.15, stoichiometry=0.5)
    names = full_cell(structure).names
    number = as_inputs(names)
    current = 0.1  # [A.m-2]
    model = structure.full_model({"surface form": "differential"})
    values = structure.parameter_values(number)
    values["Current function [A]"] = current
    simulation = pybamm.Simulation(
        model,
        parameter_values=values,
        solver=pybamm.IDAKLUSolver(rtol=1e-7, atol=1e-9),
        submesh_types={**model.default_submesh_types, **spectrum.MESHES},
        var_pts=points,
    )
    t = np.concatenate([[0], np.logspace(-8, 3.5, 2000)])
    inputs = {INPUT: np.array([float(numbers[name]) for name in names])}
    solution = simulation.solve([0, t[-1]], t_interp=t, inputs=inputs)
    voltage = solution["Voltage [V]"](t)
    rest = float(salty.cathode.open_circuit_potential(0.5))
    transformed = Spectrum(model, structure.parameter_values(number), names, points=points)
    for s in (0.01, 1.0, 100.0, 1e4):
        steps = np.diff(voltage) * (np.exp(-s * t[:-1]) - np.exp(-s * t[1:])) / (s * np.diff(t))
        expected = (rest - voltage[0] - steps.sum()) / current  # V linear between the moments
        found = transformed.solve([s / (2j * np.pi)], numbers)
        assert found == pytest.approx([expected], rel=2e-4)


def test_at_high_frequency_only_ions_and_electrons_resist(salty):
    """Membrane, contact, and in the cathode both conductors side by side; no film, no plane."""
    structure = Structure.of(salty, models.DFN)
    names = full_cell(structure).names
    fine = Spectrum(
        structure.full_model({"surface form": "differential"}),
        structure.parameter_values(as_inputs(names)),
        names,
        points={"x_n": 1, "x_s": 150, "x_p": 200, "r_p": 3},
    )
    eps = salty.cathode_porosity
    kappa = salty.filling.conductivity(298.15) * eps**1.5
    sigma = salty.cathode.electronic_conductivity(298.15) * (1 - eps) ** 1.5
    expected = (
        salty.membrane_thickness / salty.electrolyte.conductivity(298.15)
        + salty.cathode_thickness / (kappa + sigma)
        + salty.contact_resistance
    )
    found = fine.solve([1e11], numbers_of(salty, 298.15))[0]
    assert found.real == pytest.approx(expected, rel=2e-3)
    assert abs(found.imag) < 2e-3 * expected


def test_film_plane_and_contact_are_in_series(salty):
    """Each adds its own arc R / (1 + i omega R C), or R, whatever the rest of the cell."""
    film = salty.lithium_interface_resistance(298.15)
    for field, base, value, capacity in (
        ("lithium_interface_resistance", film, 5e-3, salty.interphase_capacitance),
        ("membrane_cathode_resistance", 3e-3, 8e-3, salty.membrane_cathode_capacitance),
        ("contact_resistance", 1e-3, 4e-3, 0.0),
    ):
        added = of_cell(salty.replace(**{field: value}), FREQUENCIES) - of_cell(salty, FREQUENCIES)

        def arc(resistance, capacity=capacity):
            return resistance / (1 + 2j * np.pi * FREQUENCIES * resistance * capacity)

        np.testing.assert_allclose(added, arc(value) - arc(base), rtol=1e-6, atol=1e-9)


def test_no_number_needs_another_compiled_model(salty):
    """Thickness, temperature and charge are inputs; PyBaMM's own spectrum is the same."""
    full_cell.cache_clear()
    of_cell(salty, [1.0])
    thin = salty.replace(membrane_thickness=30e-6, cathode_loading=0.03, area=1.0)
    found = of_cell(thin, FREQUENCIES, temperature=273.15)
    assert full_cell.cache_info().misses == 1
    users = pybamm.EISSimulation(
        models.DFN({"surface form": "differential"}),
        parameter_values=parameter_values(thin, temperature=273.15),
        submesh_types=spectrum.MESHES | {"current collector": pybamm.SubMesh0D},
        var_pts=spectrum.POINTS,
    )
    np.testing.assert_allclose(users.solve(FREQUENCIES).impedance, found, rtol=1e-7)


def test_it_begins_at_rest(salty):
    compiled = full_cell(Structure.of(salty, models.DFN))
    for T, x in ((298.15, None), (253.15, 0.5)):
        numbers = numbers_of(salty, T, stoichiometry=x)
        compiled.solve([1.0], numbers)
        model = compiled.built_model
        p = np.array([float(numbers[name]) for name in compiled.names])
        y = model.initial_conditions_eval(0, np.zeros(model.mass_matrix.shape[0]), p)
        changes = np.array(model.rhs_algebraic_eval(0, y, p))
        assert np.abs(changes).max() < 1e-5  # rounding, of mol.m-3.s-1 and V.s-1


def test_sixty_frequencies_take_less_than_a_third_of_a_second(salty):
    of_cell(salty, [1.0])  # compiles
    start = default_timer()
    of_cell(salty, FREQUENCIES)
    assert default_timer() - start < 0.3  # some 0.03 s on one core


@pytest.mark.filterwarnings("ignore::mofcell.parameters.errors.ValidityWarning")
@pytest.mark.parametrize("t_plus", [0.01, 0.1, 0.3])
def test_far_above_the_double_layers_the_usual_mesh_reads_the_resistances(salty, t_plus):
    """Half a cell at the lithium conducts with the cation alone: too thin to be seen."""
    cell = salty.replace(electrolyte=salty.electrolyte.replace(transference_number=t_plus))
    eps, T = cell.cathode_porosity, 298.15
    kappa = cell.filling.conductivity(T) * eps**1.5
    sigma = cell.cathode.electronic_conductivity(T) * (1 - eps) ** 1.5
    expected = (
        cell.membrane_thickness / cell.electrolyte.conductivity(T)
        + cell.cathode_thickness / (kappa + sigma)
        + cell.contact_resistance
    )
    assert of_cell(cell, [1e9])[0].real == pytest.approx(expected, rel=5e-3)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.errors.ValidityWarning")
@pytest.mark.parametrize("kind", [SymmetricCell, BlockingCell])
@pytest.mark.parametrize("N", [-1500.0, 0.0, 3000.0, 2e4])
def test_whatever_the_anion_carries_a_membrane_is_the_closed_form(membrane, cell, kind, N):
    """Bulk, diffusion with the share that the faces take, and the faces themselves."""
    T, blocks = 298.15, kind is BlockingCell
    anion, cation = (abs(np.sqrt(N**2 / 4 + 1000.0**2) + sign * N / 2) for sign in (-1, 1))
    share = anion / (anion + cation) if blocks else 0.0
    i_omega = 2j * np.pi * FREQUENCIES
    bare = {} if blocks else {"lithium_interface_resistance": 0.0}
    at_rest = kind.of(cell.replace(catholyte=None, electrolyte=membrane)).replace(**bare)
    for t_plus, accuracy in ((0.01, 5e-3), (0.1, 5e-4), (0.5, 5e-4), (0.9, 5e-4), (0.99, 5e-3)):
        own = membrane.replace(framework_charge_density=N, transference_number=t_plus)
        given = at_rest.replace(electrolyte=own)
        L, kappa, t_minus = given.membrane_thickness, own.conductivity(T), 1 - t_plus
        D_plus = t_plus * kappa * R * T / (F**2 * cation)
        D_minus = t_minus * kappa * R * T / (F**2 * anion)
        D = D_plus * D_minus * (cation + anion) / (D_plus * cation + D_minus * anion)
        psi = L / 2 * np.sqrt(i_omega * own.porosity / D)
        change = L / (F * D) / (psi * coth(psi))
        expected = L / kappa + given.contact_resistance
        expected += (t_minus - share) ** 2 * R * T / F * (1 / anion + 1 / cation) * change
        if not blocks:
            R_ct = R * T / (F * given.lithium_exchange_current_density(T))
            expected += 2 * R_ct / (1 + i_omega * R_ct * given.lithium_double_layer_capacitance)
        found = membrane_cell(MembraneStructure.of(given)).solve(
            FREQUENCIES, square_metre(given, T)
        )
        assert np.abs(found.real / expected.real - 1).max() < accuracy
        if blocks:
            expected += 2 / (i_omega * given.double_layer_capacitance)
        assert np.abs(found / expected - 1).max() < accuracy


@pytest.mark.parametrize("N", [0.0, 1000.0, 5000.0])
@pytest.mark.parametrize("temperature", [298.15, 253.15])
@pytest.mark.parametrize("film", [0.0, 2e-3])
def test_a_symmetric_cell_is_the_closed_form(membrane, cell, N, temperature, film):
    """Two faces, and between them L/kappa (1 + t-/t+ tanh(psi)/psi), with the salt's diffusion."""
    T, framework = temperature, membrane.replace(framework_charge_density=N)
    symmetric = SymmetricCell.of(cell.replace(electrolyte=framework, catholyte=None)).replace(
        lithium_interface_resistance=film, contact_resistance=1e-3
    )
    compiled = membrane_cell(MembraneStructure.of(symmetric))
    found = compiled.solve(FREQUENCIES, square_metre(symmetric, T))

    kappa, t_plus = framework.conductivity(T), framework.transference_number(T)
    c_minus = np.sqrt(N**2 / 4 + 1000.0**2) - N / 2
    c_plus = c_minus + N
    D_plus = t_plus * kappa * R * T / (F**2 * c_plus)
    D_minus = (1 - t_plus) * kappa * R * T / (F**2 * c_minus)
    ambipolar = D_plus * D_minus * (c_plus + c_minus) / (D_plus * c_plus + D_minus * c_minus)
    i_omega, L = 2j * np.pi * FREQUENCIES, symmetric.membrane_thickness
    psi = L / 2 * np.sqrt(i_omega * framework.porosity / ambipolar)
    R_ct = R * T / (F * symmetric.lithium_exchange_current_density(T))
    faces = 2 * R_ct / (1 + i_omega * R_ct * symmetric.lithium_double_layer_capacitance)
    faces += 2 * film / (1 + i_omega * film * symmetric.interphase_capacitance)
    between = L / kappa * (1 + (1 - t_plus) / t_plus / (psi * coth(psi)))
    expected = 1e-3 + faces + between
    assert np.abs(found / expected - 1).max() < 2e-4


def test_a_blocking_cell_of_a_single_ion_is_a_resistor_and_two_capacitors(membrane, cell):
    alone = membrane.replace(transference_number=1.0)
    blocking = BlockingCell.of(cell.replace(electrolyte=alone, catholyte=None))
    compiled = membrane_cell(MembraneStructure.of(blocking))
    found = compiled.solve(FREQUENCIES, square_metre(blocking, 298.15))
    resistance = blocking.membrane_thickness / alone.conductivity(298.15)
    charging = 2 / (2j * np.pi * FREQUENCIES * blocking.double_layer_capacitance)
    np.testing.assert_allclose(
        found, resistance + blocking.contact_resistance + charging, rtol=1e-9
    )


def errors(cell, temperature, x):
    """Of the usual mesh, over the range of frequencies, against one much finer."""
    structure = Structure.of(cell, models.DFN)
    usual = full_cell(structure)
    fine = Spectrum(
        structure.full_model({"surface form": "differential"}),
        structure.parameter_values(as_inputs(usual.names)),
        usual.names,
        points={"x_n": 1, "x_s": 200, "x_p": 150, "r_p": 90},
    )
    numbers = numbers_of(cell, temperature, stoichiometry=x)
    return np.abs(usual.solve(FREQUENCIES, numbers) / fine.solve(FREQUENCIES, numbers) - 1)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.errors.ValidityWarning")
@pytest.mark.parametrize("t_plus", [0.01, 0.1, 0.9])
def test_the_mesh_is_within_half_a_percent(salty, t_plus):
    membrane = salty.electrolyte.replace(transference_number=t_plus)
    assert errors(salty.replace(electrolyte=membrane), 298.15, None).max() < 0.005


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::mofcell.parameters.errors.ValidityWarning")
@pytest.mark.parametrize("name", mofcell.cells())
def test_the_mesh_is_within_half_a_percent_for_every_cell(name):
    cell = mofcell.cell(name)
    cells = [cell]
    if not cell.electrolyte.is_single_ion:
        cells += [
            cell.replace(electrolyte=cell.electrolyte.replace(transference_number=t_plus))
            for t_plus in (0.01, 0.05, 0.1, 0.3)
        ]
    for one in cells:
        for temperature, x in ((298.15, None), (253.15, 0.5)):
            assert errors(one, temperature, x).max() < 0.005
