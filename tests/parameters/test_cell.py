import re
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mofcell
from mofcell.parameters import (
    Cell,
    Electrolyte,
    InvalidInput,
    UnknownName,
    ValidityWarning,
    laws,
)

F = 96485.33212331  # [C.mol-1], SI of 2019

#: The fixtures do not change, so one of them may serve all examples.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
shares = st.floats(0.01, 0.99)
loadings = st.floats(1e-3, 1.0)


def refused(text):
    return pytest.raises(InvalidInput, match=re.escape(text))


# what the cathode is made of


def test_thickness_by_hand(cell):
    # 0.1 kg/m2 active at 4000, 0.01875 carbon at 1900, 0.00625 binder at 1780 kg/m3
    solid = 0.1 / 4000 + 0.01875 / 1900 + 0.00625 / 1780
    assert cell.solid_volume == pytest.approx(solid, rel=1e-14)
    assert cell.cathode_thickness == pytest.approx(solid / 0.6, rel=1e-14)


@shared
@given(
    loading=loadings,
    active=st.floats(0.1, 0.9),
    carbon=st.floats(0.0, 0.1),
    porosity=shares,
    utilisation=shares,
)
def test_balances_of_the_cathode(cell, loading, active, carbon, porosity, utilisation):
    made = cell.replace(
        cathode_loading=loading,
        active_mass_fraction=active,
        carbon_mass_fraction=carbon,
        cathode_porosity=porosity,
        cathode_utilisation=utilisation,
    )
    solid = loading / 4000 + loading / active * (carbon / 1900 + (1 - active - carbon) / 1780)
    assert made.cathode_thickness * (1 - porosity) == pytest.approx(solid, rel=1e-10)
    capacity = (
        made.active_volume_fraction
        * made.cathode.maximum_concentration
        * made.cathode_thickness
        * F
    )
    assert capacity == pytest.approx(loading * 5e5 * utilisation, rel=1e-12)
    assert made.active_volume_fraction + porosity <= 1 + 1e-12


def test_a_coating_of_active_material_only(cell):
    pure = cell.replace(active_mass_fraction=1.0, carbon_mass_fraction=0.0, cathode_porosity=0.5)
    assert pure.cathode_thickness == pytest.approx(2 * 0.1 / 4000, rel=1e-15)
    assert pure.active_volume_fraction == pytest.approx(0.5, rel=1e-15)


def test_rounded_fractions_may_add_up_to_one(cell):
    made = cell.replace(active_mass_fraction=0.9, carbon_mass_fraction=0.1)
    assert made.solid_volume == pytest.approx(0.1 / 4000 + 0.1 / 9 / 1900, rel=1e-12)


# lithium


def test_foil_from_np_ratio(cell):
    # twice 0.1 kg/m2 * 4e5 C/kg; 6.94 g/mol and 0.534 g/cm3 of lithium
    assert cell.lithium_foil_thickness == pytest.approx(8e4 / F * 6.94e-3 / 534, rel=1e-12)
    assert cell.np == pytest.approx(2.0, rel=1e-14)


def test_foil_of_gu_from_the_capacity_of_lithium():
    # lithium holds 2061 mAh/cm3 (seed constants); 3.09 mg/cm2 of 170 mAh/g
    made = mofcell.cell("gu2025-lfp").replace(np_ratio=1.0)
    expected = 3.09e-3 * 170 / 2061 * 1e-2
    assert made.lithium_foil_thickness == pytest.approx(expected, rel=1e-3)  # of 2062.2


def test_np_ratio_from_foil(cell):
    made = cell.replace(lithium_thickness=50e-6)
    assert made.lithium_foil_thickness == 50e-6
    assert made.np == pytest.approx(50e-6 / (4e4 / F * 6.94e-3 / 534), rel=1e-12)


def test_replace_swaps_foil_and_np_ratio(cell):
    foil = cell.replace(lithium_thickness=50e-6)
    assert (foil.lithium_thickness, foil.np_ratio) == (50e-6, None)
    ratio = foil.replace(np_ratio=2.4)
    assert (ratio.lithium_thickness, ratio.np_ratio) == (None, 2.4)
    assert ratio.np == pytest.approx(2.4, rel=1e-14)


@pytest.mark.parametrize(("foil", "ratio"), [(None, None), (50e-6, 2.0)], ids=["neither", "both"])
def test_exactly_one_of_foil_and_np_ratio(cell, foil, ratio):
    expected = f"lithium_thickness is {foil} and np_ratio is {ratio}: give exactly one of them"
    with refused(expected):
        cell.replace(lithium_thickness=foil, np_ratio=ratio)


# current


def test_current_by_hand(cell):
    # 0.5 times 0.1 kg/m2 * 4e5 C/kg * 1e-4 m2 in an hour
    assert cell.current(0.5) == pytest.approx(0.5 * 4.0 / 3600, rel=1e-15)


def test_one_c_of_gu():
    # 170 mA/g, 3.09 mg/cm2, 1.131 cm2
    expected = 170e-3 * 3.09e-3 * 1.131
    assert mofcell.cell("gu2025-lfp").current(1.0) == pytest.approx(expected, rel=1e-12)


# what the pores hold


def test_catholyte_is_the_membrane_unless_named(cell, membrane, liquid):
    assert cell.filling is liquid
    assert cell.replace(catholyte=None).filling is membrane


def test_diffusion_time_of_the_cell_before_that_of_the_material(cell):
    assert cell.diffusion_time == 1000.0
    assert cell.replace(particle_diffusion_time=9370.0).diffusion_time == 9370.0


def test_salts_that_differ(cell, liquid):
    with refused(
        "salt_concentration is 1000 mol/m3 in electrolyte 'membrane' and 1200 in catholyte "
        "'liquid': they exchange salt and are equal at rest; give both the same"
    ):
        cell.replace(catholyte=liquid.replace(salt_concentration=1200.0))


def test_salt_beside_a_single_ion_conductor(cell, single_ion):
    with refused(
        "electrolyte 'membrane' holds salt and catholyte 'single ion' none: give a catholyte with "
        "salt_concentration above 0, or a single-ion electrolyte"
    ):
        cell.replace(catholyte=single_ion)


def test_a_single_ion_membrane_keeps_the_salt_of_the_catholyte(cell, single_ion, liquid):
    other = liquid.replace(salt_concentration=1200.0)
    made = cell.replace(electrolyte=single_ion, catholyte=other)
    assert made.filling.salt_concentration == 1200.0


def test_concentrated_catholyte(cell, concentrated):
    assert cell.replace(catholyte=concentrated).filling is concentrated
    with refused("1000 mol/m3 in electrolyte 'membrane' and 800 in catholyte 'concentrated'"):
        cell.replace(catholyte=concentrated.replace(salt_concentration=800.0))


# bad input


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("membrane_thickness", -50e-6, "greater than 0"),
        ("membrane_thickness", 0.0, "greater than 0"),
        ("membrane_thickness", 50.0, "less than or equal to 0.01"),  # um taken for m
        ("cathode_loading", 0.0, "greater than 0"),
        ("cathode_loading", 20.0, "less than or equal to 10"),  # mg/cm2 taken for kg/m2
        ("active_mass_fraction", 0.0, "greater than 0"),
        ("active_mass_fraction", 80.0, "less than or equal to 1"),
        ("carbon_mass_fraction", -0.1, "greater than or equal to 0"),
        ("carbon_density", 0.0, "greater than 0"),
        ("binder_density", -1.0, "greater than 0"),
        ("cathode_porosity", 0.0, "greater than 0"),
        ("cathode_porosity", 1.0, "less than 1"),
        ("cathode_bruggeman", -1.5, "greater than or equal to 0"),
        ("cathode_utilisation", 0.0, "greater than 0"),
        ("cathode_utilisation", 1.1, "less than or equal to 1"),
        ("particle_diffusion_time", 0.0, "greater than 0"),
        ("lithium_thickness", -1e-6, "greater than 0"),
        ("np_ratio", 0.0, "greater than 0"),
        ("contact_resistance", -1e-3, "greater than or equal to 0"),
        ("coulombic_efficiency", 98.5, "less than or equal to 1"),
        ("lithium_double_layer_capacitance", 0.0, "greater than 0"),
        ("interphase_capacitance", -0.01, "greater than 0"),
        ("membrane_cathode_capacitance", 0.0, "greater than 0"),
        ("cathode_double_layer_capacitance", 0.0, "greater than 0"),
        ("nominal_specific_capacity", 0.0, "greater than 0"),
        ("area", -1e-4, "greater than 0"),
        ("aluminium_thickness", -1e-6, "greater than or equal to 0"),
        ("copper_thickness", -1e-6, "greater than or equal to 0"),
        ("packaging_mass_fraction", 1.0, "less than 1"),
        ("area", float("inf"), "a finite number"),
        ("contact_resistance", float("nan"), "a finite number|greater than or equal to 0"),
    ],
)
def test_out_of_bounds(cell, field, value, reason):
    text = (
        rf"^Cell 'round': {field} is {re.escape(f'{value:g}')}( \S+)?: input should be ({reason})"
    )
    with pytest.raises(InvalidInput, match=text):
        cell.replace(**{field: value})


def test_a_quantity_with_its_unit_is_for_files_only(cell):
    with refused("membrane_thickness is '50 um': input should be a valid number"):
        cell.replace(membrane_thickness="50 um")


@pytest.mark.parametrize("field", ["lithium_interface_resistance", "membrane_cathode_resistance"])
@pytest.mark.parametrize(
    "law", [-0.01, laws.Constant(value=-0.01, temperature_range=(250.0, 260.0))]
)
def test_negative_resistance(cell, field, law):
    with refused(f"{field} is -0.01 Ohm.m2, allowed is 0 or more"):
        cell.replace(**{field: law})


@pytest.mark.parametrize("value", [0.0, -10.0])
def test_exchange_current_is_above_zero(cell, value):
    with refused(f"lithium_exchange_current_density is {value:g} A.m-2, allowed is above 0"):
        cell.replace(lithium_exchange_current_density=value)


def test_fractions_above_one(cell):
    with refused(
        "active_mass_fraction 0.8 and carbon_mass_fraction 0.3 add up to more than 1; the rest is "
        "binder"
    ):
        cell.replace(carbon_mass_fraction=0.3)


@pytest.mark.parametrize("window", [(4.2, 2.5), (2.5, 2.5), (-1.0, 4.2)])
def test_window_that_is_none(cell, window):
    with refused(f"voltage_window is {window} V: the lower cut-off comes first and is 0 or more"):
        cell.replace(voltage_window=window)


def test_library_names_stand_for_their_records(cell):
    changed = cell.replace(electrolyte="Ni-MOF", catholyte="1 M LiPF6 in EC:DEC", cathode="LFP")
    assert changed.electrolyte is mofcell.electrolyte("Ni-MOF")
    assert (changed.catholyte.name, changed.cathode.name) == ("1 M LiPF6 in EC:DEC", "LFP")
    with pytest.raises(UnknownName, match="nearest: Ni-MOF"):
        cell.replace(electrolyte="NiMOF")


def test_no_electrolyte(cell):
    with pytest.raises(InvalidInput, match="electrolyte is 7: input should be"):
        cell.replace(electrolyte=7)


def test_unknown_field_offers_the_nearest(cell):
    with refused("porosity is not a field; did you mean cathode_porosity"):
        cell.replace(porosity=0.5)


def test_missing_fields_are_all_named(numbers_of_cell):
    given = {k: v for k, v in numbers_of_cell.items() if k not in ("area", "cathode")}
    with refused("Cell 'round': cathode is missing; area is missing"):
        Cell(**given)


# window of the electrolyte


@pytest.mark.parametrize(("layer", "name"), [("electrolyte", "membrane"), ("catholyte", "liquid")])
def test_window_outside_the_stability_window_warns(cell, layer, name):
    filled = cell.replace(**{layer: getattr(cell, layer).replace(stability_window=4.3)})
    expected = (
        f"voltage_window of 'round' goes to 4.8 V, the electrolyte '{name}' is stable to 4.3 V"
    )
    with pytest.warns(ValidityWarning, match=f"^{re.escape(expected)}$"):
        filled.replace(voltage_window=(2.5, 4.8))


@pytest.mark.parametrize("stable_to", [4.2, 5.3, None])
def test_window_inside_the_stability_window_is_silent(cell, liquid, stable_to):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cell.replace(catholyte=liquid.replace(stability_window=stable_to))


# frozen


def test_cells_do_not_change(cell):
    with pytest.raises(InvalidInput, match=r"replace\(area="):
        cell.area = 1.0
    assert cell.area == 1e-4


def test_replace_leaves_the_original(cell):
    made = cell.replace(area=2e-4)
    assert (cell.area, made.area) == (1e-4, 2e-4)
    assert made != cell
    assert made.replace(area=1e-4).replace(provenance={}).area == cell.area


def test_own_membrane_in_a_cell_of_the_library():
    membrane = Electrolyte(
        name="my MOF",
        conductivity=0.05,
        transference_number=0.7,
        framework_charge_density=500.0,
        salt_concentration=1000.0,
        porosity=0.4,
    )
    made = mofcell.cell("gu2025-lfp").replace(
        electrolyte=membrane,
        membrane_thickness=50e-6,
        lithium_interface_resistance=0.01,
        membrane_cathode_resistance=0.0,
    )
    assert made.electrolyte is membrane
    assert made.lithium_interface_resistance(250.0) == 0.01
    changed = ["electrolyte", "membrane_thickness", "lithium_interface_resistance"]
    assert {made.provenance[field].source for field in changed} == {"given by the user"}
    assert made.provenance["area"] == mofcell.cell("gu2025-lfp").provenance["area"]


# state of charge at the start


def test_charged_state_is_the_material_s_if_it_names_one(cell):
    assert cell.initial_stoichiometry == 0.1


def test_charged_state_is_that_of_the_upper_cut_off(cell):
    # 4 V less x, the fixture's potential
    free = cell.cathode.replace(initial_stoichiometry=None)
    charged = cell.replace(cathode=free, voltage_window=(2.5, 3.7))
    assert charged.initial_stoichiometry == pytest.approx(0.3, abs=1e-12)


@pytest.mark.parametrize("upper", [4.2, 2.9])
def test_window_that_the_cathode_does_not_reach(cell, upper):
    free = cell.cathode.replace(initial_stoichiometry=None)
    with refused(
        f"voltage_window is (2.5, {upper}) V with cathode 'material': {upper} V is not reached by "
        "the open-circuit potential, which spans 3.000 to 4.000 V for x = 1 to 0; give another "
        "window, or the cathode an initial_stoichiometry"
    ):
        cell.replace(cathode=free, voltage_window=(2.5, upper))
