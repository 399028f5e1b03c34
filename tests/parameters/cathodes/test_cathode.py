import pytest

from mofcell.parameters import InvalidInput

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
        ("electronic_conductivity", 0.0, "greater than 0"),
        ("initial_stoichiometry", 0.0, "greater than 0"),
        ("initial_stoichiometry", 1.0, "less than 1"),
        ("density", float("inf"), "a finite number"),
        ("open_circuit_potential", 3.4, "callable"),
    ],
)
def test_out_of_bounds(material, field, value, reason):
    with pytest.raises(InvalidInput, match=rf"Cathode 'material': {field} is .*{reason}"):
        material.replace(**{field: value})


def test_laws_wherever_numbers_stand(material):
    assert material.exchange_current_density(250.0) == 2.0
    with pytest.raises(InvalidInput, match="relative_diffusivity: 'fast' is not a number, a law"):
        material.replace(relative_diffusivity="fast")
