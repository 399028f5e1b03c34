"""What holds in every full model, whatever fills its layers: balances, terms, options."""

import re

import numpy as np
import pybamm
import pytest

from mofcell.models import DFN, VOLTAGE_TERMS, SingleIon, SPMe, TwoConductor
from mofcell.models import term_variable as variable_of

F, R, T = 96485.33212331, 8.31446261815324, 298.15

#: membrane | catholyte; what holds salt in the membrane needs a catholyte that holds some.
FILLINGS = [
    "salt | salt",
    "dense framework | salt",
    "polycation | salt",
    "ion | salt",
    "ion | ion",
    "ion | liquid",
    "liquid | liquid",
    "framework | liquid",
]

#: Resistances of every plane and of the contacts [Ohm.m2].
RESISTANCES = {"contact": 1e-3, "interphase": 2e-3, "plane": 3e-3}


@pytest.fixture(scope="module", params=FILLINGS)
def filling(request):
    return request.param


@pytest.fixture(scope="module", params=[DFN, SPMe], ids=lambda model: model.__name__)
def runs(request, lab, filling):
    """Discharges at 0.05 C and 5 C to the cut-off, with and without resistances."""
    inputs = {**dict.fromkeys(RESISTANCES, "[input]"), "current": "[input]"}
    simulation = lab.simulation(request.param, *lab.fill(filling), **inputs)
    return [
        simulation.solve(
            [0, 1.5 * 3600 / c_rate],
            inputs={
                "Current function [A]": 20.0 * c_rate,
                **{lab.SHORT[short]: share * value for short, value in RESISTANCES.items()},
            },
        )
        for c_rate in (0.05, 5.0)
        for share in (0.0, 1.0)
    ]


def drift(values):
    """Largest change over a run, relative to the start."""
    return np.ptp(values) / np.abs(values[0])


def test_every_discharge_runs_to_the_cut_off(runs):
    """Otherwise the balances below would be checked on nothing."""
    capacity = 60e-6 * 0.5 * 22.5e3 * F / 3600  # what the cathode takes to x = 1 [A.h]
    for solution in runs:
        assert solution.termination == "event: Minimum voltage [V]"
        delivered = solution["Discharge capacity [A.h]"].entries[-1]
        assert 0.75 * capacity < delivered <= capacity


def test_anions_are_kept(runs, filling):
    """To rounding (9e-16 found): no flux leaves a face, and each is taken from its neighbour."""
    if filling == "ion | ion":
        assert all(
            "Total anions in electrolyte [mol]" not in s.all_models[0].variables for s in runs
        )
        return
    assert max(drift(s["Total anions in electrolyte [mol]"].entries) for s in runs) < 1e-12


def test_lithium_is_kept(runs):
    """In metal, electrolyte and cathode together, within 1e-9.

    The DFN's reaction currents add up to the cell's current within the solver's tolerance:
    3e-10 of the lithium over a day.
    """
    for solution in runs:
        metal = solution["Total lithium in metal [mol]"].entries
        rest = solution["Total lithium [mol]"].entries
        moved = solution["Discharge capacity [A.h]"].entries[-1] * 3600 / F
        assert metal[0] - metal[-1] == pytest.approx(moved, rel=1e-8)
        assert drift(metal + rest) < 1e-9


def test_terms_add_up_to_the_voltage(runs):
    """The terms are linear in the variables of the model, so to rounding."""
    for solution in runs:
        terms = [solution[variable_of(term)].entries for term in VOLTAGE_TERMS]
        assert np.abs(sum(terms) - solution["Voltage [V]"].entries).max() < 1e-8


def test_charge_passed_is_current_times_time(runs):
    """At constant current the integral is exact."""
    for solution in runs:
        passed = solution["Current [A]"].entries * solution.t / 3600
        assert solution["Discharge capacity [A.h]"].entries == pytest.approx(passed, abs=1e-10)


def test_losses_are_negative_on_discharge(runs):
    """Everything that dissipates takes voltage away (1e-9 V: what is zero, is rounding).

    A diffusion potential is no loss in this sense, and particle diffusion follows the slope
    of the open-circuit potential, which is negative here.
    """
    dissipative = [
        term
        for term in VOLTAGE_TERMS
        if term != "equilibrium potential" and "diffusion potential" not in term
    ]
    for solution in runs:
        for term in dissipative:
            assert solution[variable_of(term)].entries.max() < 1e-9, term
        for term in (
            "lithium charge transfer",
            "membrane ohmic",
            "catholyte ohmic",
            "cathode charge transfer",
            "particle diffusion",
        ):
            assert solution[variable_of(term)].entries[-1] < -1e-5, term


def test_series_terms_are_exact(runs):
    """Planes, contacts and lithium carry the whole current: i R and 2RT/F arsinh(i / 2 j0)."""
    for number, solution in enumerate(runs):
        share = number % 2
        i = solution["Current [A]"].entries  # over 1 m2
        expected = {
            "lithium interphase": -i * share * RESISTANCES["interphase"],
            "membrane-cathode interface": -i * share * RESISTANCES["plane"],
            "contact": -i * share * RESISTANCES["contact"],
            "lithium charge transfer": -2 * R * T / F * np.arcsinh(i / (2 * 10.0)),
        }
        for term, values in expected.items():
            found = solution[variable_of(term)].entries
            assert found == pytest.approx(values, abs=1e-8), term


def test_resistances_only_shift_the_voltage(runs):
    """In series with everything else: at equal time the two curves are i R apart.

    The solver's own error, at a relative tolerance of 1e-6, leaves 1e-6 V.
    """
    for bare, resisted in (runs[:2], runs[2:]):
        i = bare["Current [A]"].entries[0]
        time = np.linspace(0.05, 0.6, 12) * resisted.t[-1]
        shift = resisted["Voltage [V]"](time) - bare["Voltage [V]"](time)
        assert shift == pytest.approx(-i * sum(RESISTANCES.values()), abs=5e-6)


def test_film_of_pybamms_own_counts_as_interphase(lab, model):
    """A constant SEI of PyBaMM, 10 nm of 1e5 Ohm.m, is 1e-3 Ohm.m2 beside ours of 2e-3."""
    simulation = lab.simulation(
        model,
        *lab.fill("ion | salt"),
        current=20.0,
        interphase=2e-3,
        options={"SEI": ("constant", "none")},
        **{
            "Initial SEI thickness [m]": 1e-8,
            "SEI resistivity [Ohm.m]": 1e5,
            "SEI partial molar volume [m3.mol-1]": 1e-4,
            "Ratio of lithium moles to SEI moles": 2.0,
        },
    )
    solution = simulation.solve([0, 60.0])
    film = solution[variable_of("lithium interphase")].entries
    assert film == pytest.approx(np.full_like(film, -20.0 * 3e-3), rel=1e-9)
    terms = sum(solution[variable_of(term)].entries for term in VOLTAGE_TERMS)
    assert np.abs(terms - solution["Voltage [V]"].entries).max() < 1e-8


def test_losses_change_sign_on_charge(lab, model):
    """Charging, every dissipative term raises the voltage."""
    simulation = lab.simulation(
        model, *lab.fill("framework | salt"), **RESISTANCES, current=-20.0,
        **{"Initial concentration in positive electrode [mol.m-3]": 15e3},
    )  # fmt: skip
    solution = simulation.solve([0, 600.0])
    for term in VOLTAGE_TERMS:
        if term != "equilibrium potential":
            assert solution[variable_of(term)].entries[-1] > 0, term


def test_salt_membrane_needs_a_catholyte_that_holds_salt(model):
    with pytest.raises(
        pybamm.OptionError,
        match="a TwoConductor membrane gives salt to the cathode, where the SingleIon catholyte "
        "cannot take it: choose a catholyte that holds salt, or a single-ion membrane",
    ):
        model(membrane=TwoConductor, catholyte=SingleIon)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("working electrode", "both"),
        ("surface form", "algebraic"),
        ("transport efficiency", "cation-exchange membrane"),
        ("dimensionality", 1),
        ("thermal", "x-full"),
        ("SEI", "reaction limited"),
        ("loss of active material", "current-driven"),
        ("loss of active material", ("none", "stress-driven")),
    ],
)
def test_options_that_do_not_hold_here_are_refused_by_name(model, option, value):
    with pytest.raises(
        pybamm.OptionError, match=re.escape(f"'{option}' is {value!r}, {model.__name__}")
    ):
        model({option: value})


def test_every_option_that_is_offered_is_taken(model):
    for option, offered in model.offered.items():
        for value in offered:
            assert model({option: value}).options[option] == value


def test_what_only_the_dfn_can_do_is_refused_by_name():
    assert DFN.offered.keys() == SPMe.offered.keys()
    with pytest.raises(
        pybamm.OptionError,
        match=r"^option 'surface form' is 'differential', SPMe offers 'false'$",
    ):
        SPMe({"surface form": "differential"})


def test_the_interface_is_a_class_of_ours(model):
    with pytest.raises(pybamm.OptionError, match=r"interface is 5; give a class of mofcell.models"):
        model(interface=5)
