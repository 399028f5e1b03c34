"""From a cell to PyBaMM's parameter values, against a second transcription."""

import math

import numpy as np
import pybamm
import pytest

import mofcell
from mofcell.models import DFN, Concentrated, SingleIon, TwoConductor
from mofcell.parameters import (
    InvalidInput,
    functions,
    laws,
    numbers,
    numbers_at,
    parameter_values,
)
from mofcell.parameters.values import capacitance_numbers, citations

F, R = 96485.33212331, 8.31446261815324  # SI of 2019

STRUCTURES = {
    "salt | salt": ({}, TwoConductor, TwoConductor),
    "single ion | single ion": (
        {"electrolyte": "single_ion", "catholyte": None},
        SingleIon,
        SingleIon,
    ),
    "single ion | salt": ({"electrolyte": "single_ion"}, SingleIon, TwoConductor),
    "salt | concentrated": ({"catholyte": "concentrated"}, TwoConductor, Concentrated),
    "single ion | concentrated": (
        {"electrolyte": "single_ion", "catholyte": "concentrated"},
        SingleIon,
        Concentrated,
    ),
}


@pytest.fixture(params=STRUCTURES, ids=str)
def structure(request, cell):
    """A cell of each structure of electrolytes, and what fills its layers in the model."""
    changes, membrane, catholyte = STRUCTURES[request.param]
    records = {field: name and request.getfixturevalue(name) for field, name in changes.items()}
    return cell.replace(**records), membrane, catholyte


def evaluated(values, name, **symbols):
    """A parameter that is a function, at given numbers."""
    inputs = {symbol: pybamm.Scalar(value) for symbol, value in symbols.items()}
    return values.evaluate(pybamm.FunctionParameter(name, inputs))


def test_model_finds_all_its_parameters(structure):
    cell, membrane, catholyte = structure
    model = DFN(membrane=membrane, catholyte=catholyte)
    parameter_values(cell).process_model(model)  # raises for one that is missing
    assert all(isinstance(rate, pybamm.Symbol) for rate in model.rhs.values())


def test_model_of_another_structure_misses_some(cell):
    with pytest.raises(KeyError, match="Separator conductivity of the single ion"):
        parameter_values(cell).process_model(DFN(membrane=SingleIon))


@pytest.mark.parametrize("temperature", [233.15, 298.15, 350.0])
def test_numbers_at_a_temperature_are_floats(structure, temperature):
    cell, *_ = structure
    given = numbers_at(cell, temperature)
    assert given.keys() == numbers(cell).keys()
    assert {type(value) for value in given.values()} == {float}
    assert all(math.isfinite(value) for value in given.values())


def test_geometry_and_capacity(cell):
    given = numbers_at(cell, 298.15)
    assert given["Electrode height [m]"] * given["Electrode width [m]"] == pytest.approx(1e-4)
    # 0.1 kg/m2 of 4e5 C/kg on 1e-4 m2
    assert given["Nominal cell capacity [A.h]"] == pytest.approx(4.0 / 3600, rel=1e-14)
    assert given["Separator thickness [m]"] == 50e-6
    assert given["Negative electrode thickness [m]"] == cell.lithium_foil_thickness
    assert given["Separator porosity"] == 0.4
    solid = 0.1 / 4000 + 0.01875 / 1900 + 0.00625 / 1780
    assert given["Positive electrode thickness [m]"] == pytest.approx(solid / 0.6, rel=1e-14)
    assert given["Positive electrode porosity"] == 0.4


def test_membrane_counts_as_measured(cell):
    # its conductivity is that of the membrane, not of the liquid in it: efficiency 1
    assert numbers(cell)["Separator Bruggeman coefficient (electrolyte)"] == 0.0


def test_contact_resistance_is_of_the_whole_cell(cell):
    # 2e-3 Ohm.m2 on 1e-4 m2
    given = numbers_at(cell.replace(contact_resistance=2e-3), 298.15)
    assert given["Contact resistance [Ohm]"] == pytest.approx(20.0, rel=1e-14)


def test_capacitances_are_beside_the_numbers_of_a_discharge(cell):
    """Each under PyBaMM's name, in the values for PyBaMM, and no input of a discharge."""
    charged = cell.replace(
        lithium_double_layer_capacitance=0.1,
        interphase_capacitance=0.02,
        membrane_cathode_capacitance=0.3,
        cathode_double_layer_capacitance=0.4,
    )
    given = capacitance_numbers(charged)
    assert given == {
        "Negative electrode double-layer capacity [F.m-2]": 0.1,
        "Lithium interphase capacity [F.m-2]": 0.02,
        "Membrane-cathode interface capacity [F.m-2]": 0.3,
        "Positive electrode double-layer capacity [F.m-2]": 0.4,
    }
    assert not given.keys() & numbers(charged).keys()
    values = parameter_values(charged)
    assert {name: values[name] for name in given} == given


def test_capacity_of_the_cathode_in_the_model(cell):
    """What the model can take up is loading times theoretical capacity times utilisation."""
    given = numbers_at(cell.replace(cathode_utilisation=0.85), 298.15)
    full = (
        given["Maximum concentration in positive electrode [mol.m-3]"]
        * given["Positive electrode active material volume fraction"]
        * given["Positive electrode thickness [m]"]
        * F
    )
    assert full == pytest.approx(0.1 * 5e5 * 0.85, rel=1e-13)
    initial = given["Initial concentration in positive electrode [mol.m-3]"]
    assert initial == pytest.approx(0.1 * 2e9 / F, rel=1e-13)


@pytest.mark.parametrize(("own", "expected"), [(None, 1000.0), (9370.0, 9370.0)])
def test_particle_diffusivity_from_its_time(cell, own, expected):
    values = parameter_values(cell.replace(particle_diffusion_time=own))
    radius = values["Positive particle radius [m]"]
    D = evaluated(values, "Positive particle diffusivity [m2.s-1]", sto=0.5, T=298.15)
    assert radius**2 / D == pytest.approx(expected, rel=1e-13)


def test_particle_diffusivity_in_the_cold(cell):
    law = laws.Arrhenius.through(value=1.0, temperature=298.15, activation_energy=35e3)
    slow = cell.replace(cathode=cell.cathode.replace(relative_diffusivity=law))
    cold, warm = (
        evaluated(
            parameter_values(slow), "Positive particle diffusivity [m2.s-1]", sto=0.5, T=kelvin
        )
        for kelvin in (253.15, 298.15)
    )
    expected = math.exp(-35e3 / R * (1 / 253.15 - 1 / 298.15))
    assert cold / warm == pytest.approx(expected, rel=1e-12)


def test_particle_diffusivity_over_stoichiometry(cell):
    varied = cell.cathode.replace(diffusivity_of_stoichiometry=lambda x: 1 + 4 * (x - 0.5))
    values = parameter_values(cell.replace(cathode=varied))
    name = "Positive particle diffusivity [m2.s-1]"
    half, more = (evaluated(values, name, sto=x, T=298.15) for x in (0.5, 0.75))
    assert more / half == pytest.approx(2.0, rel=1e-13)


def test_electronic_conductivity_in_the_cold(cell):
    law = laws.Arrhenius.through(value=0.8, temperature=298.15, activation_energy=3.5e3)
    values = parameter_values(
        cell.replace(cathode=cell.cathode.replace(electronic_conductivity=law))
    )
    found = evaluated(values, "Positive electrode conductivity [S.m-1]", sto=0.5, T=253.15)
    assert found == pytest.approx(0.8 * math.exp(-3.5e3 / R * (1 / 253.15 - 1 / 298.15)), rel=1e-12)


def test_parameter_values_survive_json(cell, tmp_path):
    """Written out, also those of a cathode without hysteresis."""
    parameter_values(cell).to_json(str(tmp_path / "values.json"))


@pytest.mark.parametrize("exponent", [0.43, 0.7])
def test_exponent_of_the_exchange_current(cell, exponent):
    material = cell.cathode.replace(exchange_current_exponent=exponent)
    j0 = evaluated(
        parameter_values(cell.replace(cathode=material)),
        "Positive electrode exchange-current density [A.m-2]",
        c_e=250.0,
        c_s=0.1 * 2e4,
        c_max=2e4,
        T=298.15,
    )
    # 2 A/m2 at 1 M and x = 1/2
    shape = 2 * 0.1**exponent * 0.9 ** (1 - exponent)
    assert j0 == pytest.approx(2.0 * 0.25 ** (1 - exponent) * shape, rel=1e-12)


@pytest.mark.parametrize(("salt", "x"), [(1000.0, 0.5), (250.0, 0.5), (1000.0, 0.1)])
def test_exchange_current_of_the_cathode(cell, salt, x):
    j0 = evaluated(
        parameter_values(cell),
        "Positive electrode exchange-current density [A.m-2]",
        c_e=salt,
        c_s=x * 2e4,
        c_max=2e4,
        T=298.15,
    )
    # 2 A/m2 at 1 M and x = 1/2
    assert j0 == pytest.approx(2.0 * math.sqrt(salt / 1000) * 2 * math.sqrt(x * (1 - x)))


def test_laws_stay_functions_of_temperature(cell):
    law = laws.Arrhenius.through(value=0.07, temperature=298.15, activation_energy=-30e3)
    names = {
        "lithium_interface_resistance": "Lithium interphase resistance [Ohm.m2]",
        "membrane_cathode_resistance": "Membrane-cathode interface resistance [Ohm.m2]",
    }
    for field, name in names.items():
        values = parameter_values(cell.replace(**{field: law}), temperature=298.15)
        expected = 0.07 * math.exp(30e3 / R * (1 / 253.15 - 1 / 298.15))
        assert evaluated(values, name, T=253.15) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("layer", "kappa", "t_plus", "c_plus", "c_minus"),
    [("Separator", 0.1, 0.6, 2000.0, 500.0), ("Positive electrode", 0.8, 0.4, 1000.0, 1000.0)],
)
def test_diffusivities_of_the_ions(cell, layer, kappa, t_plus, c_plus, c_minus):
    values = parameter_values(cell)
    for kelvin in (253.15, 298.15):
        per_ion = R * kelvin * kappa / F**2  # kappa+ = F2 D+ c+ / (R T)
        cation = evaluated(values, f"{layer} cation diffusivity [m2.s-1]", T=kelvin)
        anion = evaluated(values, f"{layer} anion diffusivity [m2.s-1]", T=kelvin)
        assert cation == pytest.approx(t_plus * per_ion / c_plus, rel=1e-12)
        assert anion == pytest.approx((1 - t_plus) * per_ion / c_minus, rel=1e-12)
    assert values[f"{layer} framework charge density [mol.m-3]"] == c_plus - c_minus


def test_conductivity_of_the_single_ion(cell, single_ion):
    values = parameter_values(cell.replace(electrolyte=single_ion))
    name = "Separator conductivity of the single ion [S.m-1]"
    assert evaluated(values, name, T=298.15) == 0.05
    # a model that asks for what this layer does not have learns which one it needs
    missing = values["Separator cation diffusivity [m2.s-1]"](298.15)
    assert "needs membrane=SingleIon" in missing.name


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1000.0),
        ({"electrolyte": "single_ion"}, 1000.0),
        ({"electrolyte": "no_salt", "catholyte": None}, 1000.0),  # the reference of j0
        ({"electrolyte": "single_ion", "catholyte": "dilute"}, 300.0),
    ],
    ids=["salt", "salt of the catholyte", "no salt", "dilute catholyte"],
)
def test_initial_salt(cell, single_ion, liquid, changes, expected):
    records = {
        "single_ion": single_ion,
        "no_salt": single_ion.replace(salt_concentration=0.0),
        "dilute": liquid.replace(salt_concentration=300.0),
        None: None,
    }
    made = cell.replace(**{field: records[name] for field, name in changes.items()})
    assert numbers(made)["Initial concentration in electrolyte [mol.m-3]"] == expected


MEASURED = {
    "electrolyte conductivity [S.m-1]": "conductivity",
    "electrolyte diffusivity [m2.s-1]": "diffusivity",
    "cation transference number": "transference_number",
    "thermodynamic factor": "thermodynamic_factor",
}


@pytest.mark.parametrize("name", MEASURED)
@pytest.mark.parametrize(
    ("c", "T", "held_c", "held_T"),
    [
        (1000.0, 300.0, 1000.0, 300.0),
        (200.0, 323.15, 200.0, 323.15),  # the ends belong to the range
        (1.0, 300.0, 200.0, 300.0),
        (5000.0, 300.0, 2000.0, 300.0),
        (1000.0, 233.15, 1000.0, 273.15),
        (1000.0, 400.0, 1000.0, 323.15),
        (0.0, 233.15, 200.0, 273.15),
    ],
)
def test_measured_properties_are_held_at_the_ends(cell, concentrated, name, c, T, held_c, held_T):
    """Outside its ranges a property has the value at their ends, inside its own."""
    values = parameter_values(cell.replace(catholyte=concentrated))
    found = evaluated(values, f"Positive electrode {name}", c=c, T=T)
    expected = getattr(concentrated, MEASURED[name])(held_c, held_T)
    assert found == pytest.approx(expected, rel=1e-13)


def test_measured_properties_without_ranges_are_not_held(cell, concentrated):
    free = concentrated.replace(concentration_range=None, temperature_range=None)
    values = parameter_values(cell.replace(catholyte=free))
    name = "Positive electrode electrolyte conductivity [S.m-1]"
    # 1e-3 * 5000 * (200/300)^2, the fixture's own formula
    assert evaluated(values, name, c=5000.0, T=200.0) == pytest.approx(5 * 4 / 9, rel=1e-13)


def test_conditions(cell):
    values = parameter_values(cell, temperature=253.15, c_rate=0.5)
    assert values["Ambient temperature [K]"] == values["Initial temperature [K]"] == 253.15
    # 4 C in an hour, half of it
    assert values["Current function [A]"] == pytest.approx(2.0 / 3600, rel=1e-14)
    window = [values[f"{end} voltage cut-off [V]"] for end in ("Lower", "Upper")]
    assert window == [2.5, 4.2]


def test_functions_are_no_inputs(structure):
    cell, *_ = structure
    assert not functions(cell).keys() & numbers(cell).keys()


def test_lithium_of_the_model_is_that_of_the_cell(cell):
    values = parameter_values(cell)
    amount = (
        values["Negative electrode thickness [m]"]
        / values["Lithium metal partial molar volume [m3.mol-1]"]
    )
    # N/P of 2: twice 0.1 kg/m2 of 4e5 C/kg
    assert amount * F == pytest.approx(8e4, rel=1e-13)


def test_open_circuit_potential_is_that_of_the_material(cell):
    potential = parameter_values(cell)["Positive electrode OCP [V]"]
    np.testing.assert_allclose(potential(np.array([0.1, 0.9])), [3.9, 3.1], rtol=1e-15)


def test_sources_are_cited(cell, monkeypatch):
    cited = []
    monkeypatch.setattr(pybamm.citations, "register", cited.append)
    parameter_values(cell.replace(cathode=cell.cathode.replace(citations=("Prada2013",))))
    assert cited == ["Prada2013"]


def test_citations_name_the_works_behind_a_cell():
    """The cell's paper, the liquid's, the cathode set's: each once, known to PyBaMM's registry."""
    record = mofcell.cell("gu2025-lfp")
    found = citations(record)
    assert [next(key for key in KEYS if key in text) for text in found] == KEYS
    parameter_values(record)
    for text in found:
        pybamm.citations.register(text)  # raises for what is neither a key nor BibTeX
    changed = record.replace(name="mine", electrolyte=record.electrolyte.replace(name="LATP"))
    assert citations(changed) == found  # by the works the records are of, not by their names


KEYS = ["Gu2025", "Lundgren2015", "Prada2013", "Rehm2026", "Prada2012"]


def test_salt_free_positive_walls_are_refused():
    with pytest.raises(InvalidInput, match="positive walls without salt hold no lithium"):
        mofcell.Electrolyte(
            name="M",
            conductivity=0.1,
            transference_number=0.6,
            salt_concentration=0.0,
            framework_charge_density=-500.0,
        )
