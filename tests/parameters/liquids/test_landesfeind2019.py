"""The correlations against PyBaMM's transcription and against measured conductivities."""

import numpy as np
import pybamm
import pytest
from pybamm.input.parameters.lithium_ion import ORegan2022

from mofcell.parameters.liquids import landesfeind2019
from mofcell.parameters.liquids.landesfeind2019 import EC_DMC, EC_EMC, FORMS, LANDESFEIND_SETS

#: PyBaMM's functions of c, T and coefficients, by the name of our property.
THEIRS = {
    "conductivity": ORegan2022.electrolyte_conductivity_base_Landesfeind2019,
    "diffusivity": ORegan2022.electrolyte_diffusivity_base_Landesfeind2019,
    "transference_number": ORegan2022.electrolyte_transference_number_base_Landesfeind2019,
    "thermodynamic_factor": ORegan2022.electrolyte_TDF_base_Landesfeind2019,
}

#: PyBaMM's name of each property in a parameter set.
IN_A_SET = {
    "conductivity": "Electrolyte conductivity [S.m-1]",
    "diffusivity": "Electrolyte diffusivity [m2.s-1]",
    "transference_number": "Cation transference number",
    "thermodynamic_factor": "Thermodynamic factor",
}

SALT = np.array([100.0, 500.0, 1000.0, 2000.0, 3000.0])
TEMPERATURES = [263.15, 283.15, 298.15, 323.15]


def liquid(solvent):
    return LANDESFEIND_SETS[f"1 M LiPF6 in {solvent} (concentrated)"]()


@pytest.mark.parametrize("name", THEIRS)
@pytest.mark.parametrize("T", TEMPERATURES)
def test_ec_emc_is_that_of_pybamm(name, T):
    theirs = pybamm.ParameterValues("ORegan2022")[IN_A_SET[name]]
    for c in SALT:
        expected = theirs(pybamm.Scalar(c), pybamm.Scalar(T)).evaluate()
        ours = getattr(liquid("EC:EMC"), name)(c, T)
        # a sum of terms of some 30, of which 0.03 may be left
        assert ours == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize("name", THEIRS)
@pytest.mark.parametrize("T", TEMPERATURES)
def test_forms_are_those_of_pybamm_for_other_coefficients(name, T):
    for c in SALT:
        expected = THEIRS[name](pybamm.Scalar(c), pybamm.Scalar(T), EC_DMC[name]).evaluate()
        assert getattr(liquid("EC:DMC"), name)(c, T) == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize(
    ("solvent", "points"),
    [  # [mol/L], [degC], [mS/cm] of the same work, as CALiSol-23 has them
        ("EC:EMC", [(0.995, -10, 4.185), (0.998, 20, 8.267), (0.999, 50, 13.029)]),
        ("EC:EMC", [(0.499, -10, 3.784), (1.496, 0, 4.276), (1.497, 50, 11.934)]),
        ("EC:DMC", [(1.003, -10, 4.962), (1.005, 20, 10.813), (1.008, 50, 17.36)]),
        ("EC:DMC", [(0.504, 0, 6.352), (1.504, 20, 8.507), (3.0, 50, 7.98)]),
    ],
)
def test_conductivity_as_measured(solvent, points):
    for molar, celsius, milli in points:
        ours = 10 * liquid(solvent).conductivity(1000 * molar, celsius + 273.15)
        assert ours == pytest.approx(milli, rel=0.04)  # 3.4 % rms up to 2 mol/L


def test_ec_dmc_by_hand():
    """For 1 mol/L at 300 K, where exp(1000 / T) is 28.0316."""
    dmc = liquid("EC:DMC")
    salt = (1 - 1.22 + 0.509 - 0.509 * 4e-3 * 28.0316) / (1 + 3.79e-3 * 28.0316)
    kappa = 0.798 * 73 * salt / 10
    assert dmc.conductivity(1000.0, 300.0) == pytest.approx(kappa, rel=1e-5)
    diffusivity = 1470 * np.exp(1.33 - 1690 / 300 - 563 / 300) * 1e-10
    assert dmc.diffusivity(1000.0, 300.0) == pytest.approx(diffusivity, rel=1e-12)
    plus = -7.91 + 0.245 + 15.84 + 0.698 - 3.24 - 7.389 + 7.43e-4 - 0.666 + 2.763
    assert dmc.transference_number(1000.0, 300.0) == pytest.approx(plus, rel=1e-12)
    factor = -5.58 + 7.17 + 11.4 + 1.91 - 19.95 - 4.572 + 0.11 - 1.83 + 13.59
    assert dmc.thermodynamic_factor(1000.0, 300.0) == pytest.approx(factor, rel=1e-12)


@pytest.mark.parametrize("solvent", ["EC:EMC", "EC:DMC"])
def test_what_a_concentration_cell_measures_hardly_depends_on_temperature(solvent):
    """Its voltage goes as (1 - t+) times the factor: why a negative t+ is not cut off."""
    one = liquid(solvent)
    products = [
        (1 - one.transference_number(1000.0, T)) * one.thermodynamic_factor(1000.0, T)
        for T in TEMPERATURES
    ]
    assert max(products) / min(products) < 1.2
    assert one.transference_number(1000.0, 263.15) < 0 < one.transference_number(1000.0, 298.15)


@pytest.mark.parametrize("coefficients", [EC_EMC, EC_DMC])
def test_conductivity_is_zero_outside_its_range(coefficients):
    """At 227 K, which is why the range is guarded."""
    ours = landesfeind2019.conductivity(1000.0, 227.0, coefficients=coefficients["conductivity"])
    assert ours == 0.0


@pytest.mark.parametrize("name", FORMS)
def test_arrays_and_symbols(name):
    ours = getattr(liquid("EC:EMC"), name)
    each = [ours(float(c), 290.0) for c in SALT]
    np.testing.assert_allclose(ours(SALT, 290.0), each, rtol=1e-13)
    symbol = ours(pybamm.InputParameter("c"), pybamm.InputParameter("T"))
    value = symbol.evaluate(inputs={"c": SALT[2], "T": 290.0})
    assert value == pytest.approx(each[2], rel=1e-13)


def test_two_of_one_liquid_share_a_compiled_model():
    one, other = liquid("EC:EMC"), liquid("EC:EMC")
    assert all(getattr(one, name) == getattr(other, name) for name in FORMS)
