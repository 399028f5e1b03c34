import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mofcell
from mofcell.parameters import InvalidInput
from mofcell.parameters.review import Review, review


def test_doubts_come_first(material_of, gu_figures):
    found = review(material_of(*gu_figures))
    assert isinstance(found, Review)
    levels = [one.level for one in found.findings]
    assert levels == sorted(levels, key=("doubt", "note", "ok").index)
    assert found.findings[0].topic == "activation energy"
    assert found.count("doubt") == 1
    assert found.name == "M"


def test_what_could_be_checked_is_named_with_the_figures_it_needs(material_of):
    missing = review(material_of()).not_checked
    assert "stability window (stability_window)" in missing
    assert any(one.startswith("activation energy (ionic_conductivity at two") for one in missing)


def test_cells_are_asked_for_what_belongs_to_their_kind(cell_of):
    assert [one.partition(" (")[0] for one in review(cell_of()).not_checked] == [
        "stability window",
        "fade",
    ]
    (symmetric,) = review(cell_of(kind="symmetric")).not_checked
    assert symmetric.startswith("interfaces (overpotential")
    assert review(cell_of(kind="demonstration")).not_checked == ()


def test_an_electrolyte_of_functions_of_concentration_is_not_asked_for_laws(
    material_of, concentrated
):
    material = material_of().replace(electrolyte=concentrated, not_simulated="")
    found = review(material)
    assert found.not_checked == ()
    assert "no law of temperature is checked" in found.findings[-1].text


def test_a_membrane_serves_a_cell_that_is_only_reported(cell_of, membrane_of):
    cell = cell_of(
        ("current_density", "0.1 mA/cm2", {}), ("overpotential", "140 mV", {}), kind="symmetric"
    )
    assert "interfaces" in {one.topic for one in review(cell, membrane=membrane_of()).findings}
    assert "interfaces" not in {one.topic for one in review(cell).findings}


def test_a_concentrated_membrane_is_no_error(cell_of, concentrated):
    figures = (("current_density", "0.1 mA/cm2", {}), ("overpotential", "140 mV", {}))
    found = review(cell_of(*figures, kind="symmetric"), membrane=concentrated)
    assert "interfaces" not in {one.topic for one in found.findings}


UNITS = {
    "ionic_conductivity": "S/m",
    "activation_energy": "J/mol",
    "transference_number": "",
    "electrochemical_stability_window": "V",
    "thickness": "m",
    "density": "kg/m3",
    "lithium_diffusion_coefficient": "m2/s",
    "anion_diffusion_coefficient": "m2/s",
    "interfacial_areal_resistance": "ohm*m2",
    "interfacial_resistance": "ohm",
    "overpotential": "V",
    "current_density": "A/m2",
    "membrane_thickness": "m",
    "voltage_window": "V",
    "specific_capacity": "C/kg",
    "capacity_retention": "",
    "relative_fade": "",
    "capacity_fade": "C/kg",
    "coulombic_efficiency": "",
    "cycles": "",
}
NUMBERS = st.one_of(
    st.floats(-1e3, 1e3), st.sampled_from([0.0, 1.0, 1e-30, 1e30, -1e30, 1e200, 1e-200])
)


@st.composite
def figures(draw):
    quantity = draw(st.sampled_from(list(UNITS)))
    text = f"{draw(NUMBERS)} {UNITS[quantity]}".strip()
    if draw(st.booleans()):
        text = f"{draw(st.sampled_from(['>', '<=', '~']))} {text}"
    more = {"caution": draw(st.sampled_from(["", "initial", "after 100 cycles", "0th cycle"]))}
    ends = draw(st.lists(st.sampled_from(["1 K", "25 degC", "-40 degC", "4000 K"]), max_size=2))
    if ends:
        more["temperature"] = ends if len(ends) == 2 else ends[0]
    return quantity, text, more


@given(
    reported=st.lists(figures(), max_size=8),
    kind=st.sampled_from(["full", "symmetric"]),
    t_plus=st.sampled_from([1e-12, 0.3, 1 - 1e-12, 1]),
    salt=st.sampled_from(["0 mol/L", "1e-9 mol/L", "1 mol/L"]),
    charge=st.sampled_from(["-20 mol/L", "0 mol/L", "20 mol/L"]),
)
@settings(max_examples=300, deadline=None)
def test_no_figures_stop_a_review(material_of, cell_of, reported, kind, t_plus, salt, charge):
    """Whatever can be read is reviewed; what cannot is refused by the reading."""
    try:
        material = material_of(
            *reported,
            conductivity={"law": "Constant", "value": "1 mS/cm"},
            transference_number=t_plus,
            salt_concentration=salt,
            framework_charge_density=charge,
            measured_thickness="100 um",
        )
        cell = cell_of(*reported, kind=kind)
    except InvalidInput:
        return
    assert review(material).findings
    assert review(cell, membrane=material.electrolyte).findings


@pytest.mark.parametrize("name", mofcell.materials())
def test_every_material_of_the_library_is_reviewed(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert review(mofcell.material(name)).findings


@pytest.mark.parametrize("name", mofcell.reported_cells())
@pytest.mark.filterwarnings("ignore::mofcell.parameters.ValidityWarning")
def test_every_cell_of_the_library_is_reviewed(name):
    assert review(mofcell.reported_cell(name)).findings
