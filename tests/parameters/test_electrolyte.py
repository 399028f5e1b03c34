import re

import numpy as np
import pybamm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters import Electrolyte, InvalidInput, laws
from mofcell.parameters.electrolyte import reference_temperature

F, R = 96485.33212331, 8.31446261815324  # [C.mol-1], [J.mol-1.K-1], SI of 2019


def electrolyte(**numbers):
    return Electrolyte(**{"name": "M", "conductivity": 0.1, "transference_number": 0.6} | numbers)


@pytest.mark.parametrize("temperature", [233.15, 298.15, 373.15])
def test_conductivity_and_transference_number_come_back(temperature):
    """kappa and t+ of two ideal conductors in parallel, from the diffusivities."""
    membrane = Electrolyte(
        name="M",
        conductivity=laws.Arrhenius(prefactor=10.0, activation_energy=10e3),
        transference_number=laws.TransferenceNumber(
            value=0.6,
            temperature=298.15,
            cation_activation_energy=8e3,
            anion_activation_energy=12e3,
        ),
        framework_charge_density=1500.0,
    )
    c_minus, c_plus = 500.0, 2000.0  # their product is 1000^2, their difference 1500
    cation = F**2 / (R * temperature) * membrane.cation_diffusivity(temperature) * c_plus
    anion = F**2 / (R * temperature) * membrane.anion_diffusivity(temperature) * c_minus
    assert cation + anion == pytest.approx(10 * np.exp(-10e3 / (R * temperature)), rel=1e-13)
    expected = membrane.transference_number(temperature)
    assert cation / (cation + anion) == pytest.approx(expected, rel=1e-13)


@given(
    conductivity=st.floats(1e-6, 10.0),
    t_plus=st.floats(0.01, 0.99),
    N=st.floats(0.0, 1e4),
    salt=st.floats(1.0, 5e3),
    temperature=st.floats(200.0, 400.0),
)
def test_diffusivities_reproduce_what_was_measured(conductivity, t_plus, N, salt, temperature):
    membrane = Electrolyte(
        name="M",
        conductivity=conductivity,
        transference_number=t_plus,
        framework_charge_density=N,
        salt_concentration=salt,
    )
    c_minus = membrane.anion_concentration()
    cation = membrane.cation_diffusivity(temperature) * (c_minus + N)
    anion = membrane.anion_diffusivity(temperature) * c_minus
    assert F**2 / (R * temperature) * (cation + anion) == pytest.approx(conductivity, rel=1e-12)
    assert cation / (cation + anion) == pytest.approx(t_plus, rel=1e-12)


def test_nernst_einstein_for_a_liquid():
    liquid = Electrolyte(name="L", conductivity=1.0, transference_number=0.5)
    # both ions alike: D = RT kappa/(2 F^2 c), 1.33e-10 m2/s for 1 S/m at 1 M
    expected = R * 298.15 / (2 * F**2 * 1000.0)
    assert liquid.cation_diffusivity(298.15) == pytest.approx(expected, rel=1e-14)
    assert liquid.anion_diffusivity(298.15) == pytest.approx(expected, rel=1e-14)
    assert expected == pytest.approx(1.33e-10, rel=2e-3)


def test_diffusivities_take_arrays_and_symbols(membrane):
    kelvin = np.array([253.15, 298.15])
    for diffusivity in (membrane.cation_diffusivity, membrane.anion_diffusivity):
        expected = [diffusivity(float(T)) for T in kelvin]
        np.testing.assert_allclose(diffusivity(kelvin), expected, rtol=1e-14)
        symbol = diffusivity(pybamm.InputParameter("T"))
        assert symbol.evaluate(inputs={"T": 253.15}) == pytest.approx(expected[0], rel=1e-14)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({}, False),
        ({"transference_number": 1.0}, True),
        ({"transference_number": 0.999}, False),
        ({"salt_concentration": 0.0}, True),
        ({"framework_charge_density": 1500.0}, False),
        ({"transference_number": laws.Constant(value=1.0)}, True),
        ({"transference_number": lambda T: 0.6}, False),
    ],
)
def test_single_ion_conductor(numbers, expected):
    assert electrolyte(**numbers).is_single_ion is expected


@pytest.mark.parametrize("conductivity", [10.01, 0.99e-9, 0.0, -0.1])
def test_conductivity_that_is_a_slip_of_units(conductivity):
    expected = (
        f"conductivity of 'M' is {conductivity:.4g} S/m at 298.15 K, allowed is 1e-09 to 10 S/m; "
        "1 S/cm is 100 S/m: check the unit"
    )
    with pytest.raises(InvalidInput, match=re.escape(expected)):
        electrolyte(conductivity=conductivity)


@pytest.mark.parametrize("conductivity", [10.0, 1e-9])
def test_ends_of_the_allowed_conductivities(conductivity):
    membrane = electrolyte(conductivity=conductivity)
    assert membrane.conductivity(298.15) == conductivity


def test_conductivity_known_in_the_cold_only_is_checked_there():
    law = laws.Arrhenius(prefactor=1e5, activation_energy=0.0, temperature_range=(220.0, 240.0))
    with pytest.raises(InvalidInput, match=r"is 1e\+05 S/m at 230\.00 K"):
        electrolyte(conductivity=law)
    assert reference_temperature(law) == 230.0


@pytest.mark.parametrize("t_plus", [0.0, -0.2, 1.01, 76.0])
def test_transference_number_out_of_range(t_plus):
    expected = f"transference_number of 'M' is {t_plus:g}, allowed is above 0 and up to 1"
    with pytest.raises(InvalidInput, match=re.escape(expected)):
        electrolyte(transference_number=t_plus)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("salt_concentration", -1.0, "greater than or equal to 0"),
        ("porosity", 0.0, "greater than 0"),
        ("porosity", 1.2, "less than or equal to 1"),
        ("density", -1500.0, "greater than 0"),
        ("stability_window", 0.0, "greater than 0"),
        ("measured_thickness", -3e-4, "greater than 0"),
        ("framework_charge_density", float("nan"), "a finite number"),
        ("density", float("inf"), "a finite number"),
    ],
)
def test_out_of_bounds(field, value, reason):
    with pytest.raises(InvalidInput, match=rf"Electrolyte 'M': {field} is .*{reason}"):
        electrolyte(**{field: value})


@pytest.mark.parametrize("conductivity", ["1e-3 S/cm", None, True, [0.1]])
def test_conductivity_that_is_no_law(conductivity):
    with pytest.raises(
        InvalidInput, match=r"conductivity: .* is not a number, a law or a function"
    ):
        electrolyte(conductivity=conductivity)


@pytest.mark.parametrize("field", ["conductivity", "transference_number"])
def test_law_that_gives_no_number(field):
    with pytest.raises(InvalidInput, match=f"{field} of 'M' is nan"):
        electrolyte(**{field: lambda T: float("nan")})


def test_law_wherever_a_number_stands():
    law = laws.VTF.through((373.15, 0.236), (298.15, 0.128), (233.15, 0.0212))
    assert electrolyte(conductivity=law).conductivity is law


def test_transference_number_is_due():
    with pytest.raises(InvalidInput, match="transference_number is missing"):
        Electrolyte(name="M", conductivity=0.1)
