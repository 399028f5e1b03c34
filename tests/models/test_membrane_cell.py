"""Cells of a membrane alone against closed forms that share nothing with the models."""

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.models import Blocking, Concentrated, SingleIon, Symmetric, TwoConductor
from mofcell.parameters import (
    BlockingCell,
    ConcentratedElectrolyte,
    Electrolyte,
    InvalidInput,
    SymmetricCell,
)
from mofcell.parameters.laws import Arrhenius

F, R = 96485.33212, 8.314462618
L, T_PLUS, C0 = 200e-6, 0.4, 1000.0
WARM, COLD = 298.15, 253.15
KAPPA = Arrhenius.through(value=0.08, temperature=298.15, activation_energy=29e3)
FREQUENCIES = np.logspace(6, -6, 49)


def membrane(N, **changes):
    known = {"conductivity": KAPPA, "transference_number": T_PLUS, "porosity": 0.5}
    known |= {"framework_charge_density": N, "salt_concentration": C0}
    return Electrolyte(name="membrane", **{**known, **changes})


def lithium_cell(N, *, film=0.02, exchange=2.0, **changes):
    known = {
        "electrolyte": membrane(N),
        "membrane_thickness": L,
        "lithium_thickness": 100e-6,
        "lithium_exchange_current_density": exchange,
        "lithium_interface_resistance": film,
        "contact_resistance": 1e-3,
        "area": 1.3e-4,
    }
    return SymmetricCell(name="Li|membrane|Li", **{**known, **changes})


def spectrum(model, cell, T, *, points=80):
    simulation = pybamm.EISSimulation(
        model,
        parameter_values=mofcell.parameter_values(cell, temperature=T),
        var_pts={"x_s": points},
    )
    return simulation.solve(FREQUENCIES).impedance * cell.area


def ions(N):
    """Anion and cation at rest, by electroneutrality and Donnan."""
    anion = np.roots([1, N, -(C0**2)]).max()
    return anion, anion + N


def warburg(N, T, omega, *, share=0.0):
    """Bulk and diffusion of a membrane, linear: a finite-space element between two faces.

    Written from Fick's law for the small change of the anion, with the share of the current
    that the anion carries through the faces.
    """
    kappa = float(KAPPA(T))
    anion, cation = ions(N)
    D_plus = T_PLUS * kappa * R * T / F**2 / cation
    D_minus = (1 - T_PLUS) * kappa * R * T / F**2 / anion
    D = D_plus * D_minus * (cation + anion) / (D_plus * cation + D_minus * anion)
    s = np.sqrt(1j * omega * 0.5 * L**2 / (4 * D))
    flux = (1 - T_PLUS - share) / F  # what the anion's diffusion has to bring back
    change = flux * L / D * np.tanh(s) / s  # between the faces
    volts_per_change = R * T / F * (1 / anion + 1 / cation)
    return L / kappa + (1 - T_PLUS - share) * volts_per_change * change


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
@pytest.mark.parametrize("film", [0.0, 0.02])
def test_impedance_of_a_symmetric_cell_is_the_closed_form(N, T, film):
    cell = lithium_cell(N, film=film)
    omega = 2 * np.pi * FREQUENCIES
    charge_transfer = R * T / F / 2.0
    faces = charge_transfer / (1 + 1j * omega * charge_transfer * 0.2)
    if film:
        faces = faces + film / (1 + 1j * omega * film * 0.01)
    expected = warburg(N, T, omega) + 2 * faces + 1e-3
    found = spectrum(Symmetric({"surface form": "differential"}), cell, T)
    np.testing.assert_allclose(found, expected, rtol=5e-4)


@pytest.mark.parametrize("T", [WARM, COLD])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0, -1500.0])
def test_impedance_of_a_blocking_cell_is_the_closed_form(N, T):
    cell = BlockingCell.of(lithium_cell(N), double_layer_capacitance=0.1)
    anion, cation = ions(N)
    omega = 2 * np.pi * FREQUENCIES
    expected = warburg(N, T, omega, share=anion / (anion + cation))
    expected += 1e-3 + 2 / (1j * omega * 0.1)
    found = spectrum(Blocking(), cell, T)
    np.testing.assert_allclose(found, expected, rtol=5e-4)


def test_its_ends_are_the_bulk_and_the_bulk_over_the_transference_number():
    """DESIGN: L/(B kappa) at high frequency, L/(B kappa t+) at low, without interfaces."""
    cell = lithium_cell(500.0, film=0.0, exchange=1e9, contact_resistance=0.0)
    found = spectrum(Symmetric({"surface form": "differential"}), cell, WARM)
    bulk = L / 0.08
    assert found[0].real == pytest.approx(bulk, rel=1e-4)
    assert found[-1].real == pytest.approx(bulk / T_PLUS, rel=1e-3)


@pytest.mark.parametrize("model", [Symmetric, Blocking])
def test_a_single_ion_conductor_is_a_resistor(model):
    cell = lithium_cell(0.0, film=0.0, exchange=1e9, contact_resistance=0.0).replace(
        electrolyte=membrane(0.0, transference_number=1.0)
    )
    options = {"surface form": "differential"}
    if model is Blocking:
        cell = BlockingCell.of(cell)
    found = spectrum(model(options, membrane=SingleIon), cell, WARM)
    np.testing.assert_allclose(found.real, L / 0.08, rtol=1e-6)


def test_a_measured_electrolyte_is_taken_too():
    liquid = mofcell.electrolyte("1 M LiPF6 in EC:EMC (concentrated)")
    cell = lithium_cell(0.0, electrolyte=liquid)
    found = spectrum(Symmetric({"surface form": "differential"}, membrane=Concentrated), cell, WARM)
    c = liquid.salt_concentration
    kappa = float(liquid.conductivity(c, WARM)) * liquid.porosity**1.5
    assert found[0].real == pytest.approx(L / kappa + 1e-3, rel=2e-2)
    assert np.all(found.real > 0)


@pytest.mark.parametrize("model", [Symmetric, Blocking])
def test_every_cell_is_passive(model):
    """No spectrum gives power: its real part is above L/kappa wherever the anion's share lies."""
    for t_plus in (0.05, 0.3, 0.5, 0.95):
        for N in (-1500.0, 0.0, 3000.0):
            cell = lithium_cell(N).replace(electrolyte=membrane(N, transference_number=t_plus))
            cell = BlockingCell.of(cell) if model is Blocking else cell
            found = spectrum(model({"surface form": "differential"}), cell, WARM, points=20)
            assert found.real.min() >= L / 0.08


def measured(t_plus):
    """Known by its properties, its salt far from ideal."""
    return ConcentratedElectrolyte(
        name="measured",
        conductivity=lambda c, T: c / 1000.0,
        diffusivity=3e-10,
        transference_number=t_plus,
        thermodynamic_factor=3.0,
        salt_concentration=C0,
    )


@pytest.mark.parametrize("t_plus", [0.01, 0.3, 0.5, 0.7, 0.99])
def test_a_blocking_cell_of_a_measured_electrolyte_is_the_closed_form_and_passive(t_plus):
    """Each ion gives half of the charge: Gamma (t- - 1/2)^2, whichever way t- differs from it."""
    cell = BlockingCell.of(
        lithium_cell(0.0, electrolyte=measured(t_plus)), double_layer_capacitance=0.1
    )
    omega = 2 * np.pi * FREQUENCIES
    s = np.sqrt(1j * omega * L**2 / (4 * 3e-10))
    volts_per_change = 3.0 * 2 * R * WARM / F / C0
    change = L / (F * 3e-10) * np.tanh(s) / s
    expected = L / 1.0 + (0.5 - t_plus) ** 2 * volts_per_change * change
    expected += 1e-3 + 2 / (1j * omega * 0.1)
    found = spectrum(Blocking(membrane=Concentrated), cell, WARM)
    assert np.abs(found / expected - 1).max() < 2e-3
    assert found.real.min() >= (L / 1.0 + 1e-3) * (1 - 1e-12)


@pytest.mark.parametrize("N", [500.0, 3000.0])
def test_what_anions_one_blocking_face_takes_the_other_gives(N):
    cell = BlockingCell.of(lithium_cell(N), double_layer_capacitance=10.0)
    values = mofcell.parameter_values(cell)
    values["Current function [A]"] = lambda t: 3.0 * cell.area * pybamm.sin(2 * np.pi * t / 100)
    solution = pybamm.Simulation(Blocking(), parameter_values=values).solve([0, 250])
    anions = solution["Total anions in electrolyte [mol]"].entries
    assert solution["Salt left at the poorest point"].entries.min() < 0.99  # it does move
    np.testing.assert_allclose(anions, anions[0], rtol=1e-9)


@pytest.mark.parametrize("model", [Symmetric, Blocking])
def test_potentials_in_the_membrane_end_at_the_faces(model):
    """The ohmic and the diffusion part between the faces, and the drops of the faces outside."""
    cell = lithium_cell(500.0)
    cell = BlockingCell.of(cell) if model is Blocking else cell
    solution = pybamm.Simulation(model(), parameter_values=mofcell.parameter_values(cell)).solve(
        [0, 100]
    )
    phi, t = solution["Electrolyte potential [V]"], solution.t
    left, right = phi(t=t, x=0.0), phi(t=t, x=L)
    across = ("Membrane ohmic overpotential [V]", "Membrane diffusion potential [V]")
    np.testing.assert_allclose(
        right - left, sum(solution[name].entries for name in across), atol=2e-6
    )
    drops = model.face.terms.values()
    np.testing.assert_allclose(
        -left, sum(solution[f"Left {drop}"].entries for drop in drops), atol=2e-6
    )
    anion = solution["Anion potential [V]"]
    salt = solution["Electrolyte concentration [mol.m-3]"]
    psi = 2 * R * WARM / F * np.log(salt(t=100.0, x=L / 4) / C0)
    assert phi(t=100.0, x=L / 4) - anion(t=100.0, x=L / 4) == pytest.approx(psi, abs=2e-6)
    assert solution["Time [h]"].entries[-1] == pytest.approx(100 / 3600)
    assert solution["Time [min]"].entries[-1] == pytest.approx(100 / 60)
    assert solution["x [m]"].entries[[0, -1], 0] == pytest.approx([0, L], abs=1e-6)


def test_a_protocol_of_pybamms_is_the_experiment_of_ours():
    """Two half-cycles of ten minutes at 1 A/m2, at whose ends they are 1 uV apart at most."""
    cell = lithium_cell(500.0)
    ours = mofcell.symmetric_cell(cell, current_density=1.0, half_cycle=600.0, cycles=1)
    steps = [
        pybamm.step.current(sign * cell.area, duration=600, termination=None) for sign in (1, -1)
    ]
    simulation = pybamm.Simulation(
        Symmetric(),
        parameter_values=mofcell.parameter_values(cell),
        experiment=pybamm.Experiment(steps),
        solver=pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10),
    )
    halves = simulation.solve().cycles
    assert len(halves) == 2
    for number, half in enumerate(halves):
        expected = -half["Voltage [V]"].entries[-1]
        found = ours.voltage.isel(half_cycle=number, share=-1).item()
        assert found == pytest.approx(expected, abs=1e-6)
        assert abs(expected) > 0.04


def test_its_spectrum_can_be_taken_after_cycling():
    """The film has grown by a half: it is wider by R_0 (g - 1), of which the rest is unchanged."""
    cell = lithium_cell(500.0, film=0.02)
    values = mofcell.parameter_values(cell)
    values["Lithium interphase growth rate [s-1]"] = 1.25 / 36000
    model = Symmetric({"surface form": "differential"})
    steps = [pybamm.step.current(sign * cell.area, duration=600) for sign in (1, -1)]
    rest = pybamm.step.rest(duration=34800)
    solution = pybamm.Simulation(
        model, parameter_values=values, experiment=pybamm.Experiment([*steps, rest])
    ).solve()
    later = model.set_initial_conditions_from(solution, inplace=False)
    fresh, cycled = (
        pybamm.EISSimulation(one, parameter_values=values).solve([1e6, 1e-2]).impedance.real
        * cell.area
        for one in (model, later)
    )
    assert cycled[0] == pytest.approx(fresh[0], rel=1e-5)  # of the film nothing is seen
    assert cycled[1] - fresh[1] == pytest.approx(2 * 0.02 * 0.5, rel=1e-3)


def test_terms_add_up_and_the_salt_stays():
    cell = lithium_cell(500.0)
    simulation = pybamm.Simulation(
        Symmetric(), parameter_values=mofcell.parameter_values(cell, c_rate=3.0)
    )
    solution = simulation.solve([0, 7200])
    terms = [solution[mofcell.models.term_variable(term)].entries for term in Symmetric.terms()]
    np.testing.assert_allclose(sum(terms), solution["Voltage [V]"].entries, atol=1e-12)
    anions = solution["Total anions in electrolyte [mol]"].entries
    np.testing.assert_allclose(anions, anions[0], rtol=1e-9)
    lithium = sum(
        solution[f"{side} lithium metal inventory [mol.m-2]"].entries for side in ("Left", "Right")
    )
    np.testing.assert_allclose(lithium, lithium[0], rtol=1e-9)
    moved = solution["Left lithium metal inventory [mol.m-2]"].entries
    assert moved[0] - moved[-1] == pytest.approx(3.0 * 7200 / F, rel=1e-6)


@pytest.mark.parametrize("surface_form", ["false", "differential"])
def test_the_foil_that_is_used_up_ends_it(surface_form):
    cell = lithium_cell(500.0, lithium_thickness=1e-7)
    simulation = pybamm.Simulation(
        Symmetric({"surface form": surface_form}), parameter_values=mofcell.parameter_values(cell)
    )
    solution = simulation.solve([0, 1e6])
    assert solution.termination == "event: Left lithium exhausted"
    assert solution.t[-1] == pytest.approx(1e-7 / 1.3e-5 * F, rel=1e-3)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Symmetric(membrane=3), "membrane is 3; give a class of mofcell.models"),
        (
            lambda: Symmetric({"SEI": "constant"}),
            "option 'SEI' is 'constant', Symmetric offers 'none'",
        ),
        (
            lambda: Symmetric({"working electrode": "both"}),
            "is 'both', Symmetric offers 'positive'",
        ),
        (lambda: Blocking({"thermal": "lumped"}), "'lumped', Blocking offers 'isothermal'"),
        (lambda: Symmetric({"surface form": "algebraic"}), "Symmetric offers 'false' or"),
        (lambda: Blocking({"surface form": "false"}), "Blocking offers 'differential'"),
    ],
)
def test_what_is_not_offered_is_refused_in_one_line(make, told):
    with pytest.raises(pybamm.OptionError) as error:
        make()
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_what_holds_anyway_may_be_said():
    options = {
        "thermal": "isothermal",
        "working electrode": "positive",
        "operating mode": "voltage",
    }
    model = Symmetric(options)
    assert {option: model.options[option] for option in options} == options


def test_a_measured_electrolyte_has_no_default_values():
    with pytest.raises(
        InvalidInput, match=r"give mofcell.parameter_values\(cell\) of a cell"
    ) as error:
        pybamm.Simulation(Symmetric(membrane=Concentrated)).solve([0, 1])
    assert "\n" not in str(error.value)


def test_pybamm_finds_the_models_by_name():
    assert type(pybamm.Model("MOFSymmetric")) is Symmetric
    assert type(pybamm.Model("MOFBlocking")) is Blocking
    assert isinstance(Symmetric(), pybamm.BaseBatteryModel)
    assert Symmetric().membrane is TwoConductor


def test_a_framework_however_little_carries_on_where_a_salt_alone_is_used_up():
    """The cation never falls below N, whatever is extrapolated to the face."""
    ended = {}
    for N in (0.0, 1.0):
        cell = lithium_cell(N, lithium_thickness=1e-2)
        values = mofcell.parameter_values(cell, c_rate=3 * 4 * R * WARM / F * T_PLUS * 0.08 / L)
        simulation = pybamm.Simulation(Symmetric(), parameter_values=values)
        ended[N] = simulation.solve([0, 2e4]).termination
    assert ended == {0.0: "event: Right salt depleted", 1.0: "final time"}
