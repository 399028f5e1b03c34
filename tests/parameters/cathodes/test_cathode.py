import pytest

from mofcell.parameters import InvalidInput, laws
from mofcell.parameters.cathodes import Hysteresis

F = 96485.33212331  # [C.mol-1], SI of 2019


def test_maximum_concentration_from_density_and_capacity(material):
    # 4000 kg/m3 * 5e5 C/kg / F
    assert material.maximum_concentration == pytest.approx(2e9 / F, rel=1e-15)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("particle_radius", 0.0, "greater than 0"),
        ("particle_diffusion_time", -1.0, "greater than 0"),
        ("specific_capacity", -170.0, "greater than 0"),
        ("density", 0.0, "greater than 0"),
        ("electronic_conductivity", 0.0, "allowed is above 0"),
        ("initial_stoichiometry", 0.0, "greater than 0"),
        ("initial_stoichiometry", 1.0, "less than 1"),
        ("exchange_current_exponent", 1.0, "less than 1"),
        ("density", float("inf"), "a finite number"),
        ("open_circuit_potential", 3.4, "callable"),
        ("diffusivity_of_stoichiometry", 1.0, "callable"),
        ("stoichiometry_range", (0.9, 0.2), "the lower end first, both in"),
        ("stoichiometry_range", (0.1, 1.2), "the lower end first, both in"),
    ],
)
def test_out_of_bounds(material, field, value, reason):
    with pytest.raises(InvalidInput, match=rf"Cathode 'material': {field} is .*{reason}"):
        material.replace(**{field: value})


def test_laws_wherever_numbers_stand(material):
    assert material.exchange_current_density(250.0) == 2.0
    law = laws.Arrhenius.through(value=0.5, temperature=298.15, activation_energy=3.5e3)
    assert material.replace(electronic_conductivity=law).electronic_conductivity == law
    with pytest.raises(InvalidInput, match="relative_diffusivity: 'fast' is not a number, a law"):
        material.replace(relative_diffusivity="fast")


@pytest.mark.parametrize(("voltage", "expected"), [(4.0, 0.0), (3.7, 0.3), (3.0, 1.0)])
def test_stoichiometry_at_a_voltage(material, voltage, expected):
    # 4 V less x, the fixture's potential
    assert material.stoichiometry_at(voltage) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("voltage", [2.99, 3.85])
def test_voltage_out_of_reach(material, voltage):
    narrow = material.replace(stoichiometry_range=(0.2, 1.0))
    with pytest.raises(
        InvalidInput, match=rf"{voltage} V is not reached .* 3.000 to 3.800 V for x = 1 to 0.2"
    ):
        narrow.stoichiometry_at(voltage)


def test_branch_of_charge_lies_above_that_of_discharge(material):
    above = Hysteresis(delithiation_potential=lambda x: 4.05 - x, decay_rate=100.0)
    assert material.replace(hysteresis=above).hysteresis.initial_state == 1.0
    below = Hysteresis(delithiation_potential=lambda x: 3.95 - x, decay_rate=100.0)
    with pytest.raises(
        InvalidInput, match=r"of charge is 3.45 V at x = 0.5, that of discharge 3.5 V"
    ):
        material.replace(hysteresis=below)
