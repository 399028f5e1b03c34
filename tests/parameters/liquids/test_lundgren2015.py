"""The correlations against what others print of Lundgren 2015, and against what was measured."""

import numpy as np
import pybamm
import pytest

from mofcell.parameters import source_of
from mofcell.parameters.constants import F, R
from mofcell.parameters.liquids.lundgren2015 import (
    LUNDGREN_SETS,
    conductivity,
    diffusivity,
    thermodynamic_factor,
    transference_number,
)

#: [mol/L], [degC], [mS/cm] of the same work, as CALiSol-23 has them.
MEASURED = [
    *((0.5, 10, 5.095), (0.5, 25, 6.810), (0.5, 40, 8.738)),
    *((0.8, 10, 5.581), (0.8, 25, 7.843), (0.8, 40, 10.319)),
    *((1.0, 10, 5.452), (1.0, 25, 7.881), (1.0, 40, 10.643)),
    *((1.2, 10, 4.919), (1.2, 25, 7.491), (1.2, 40, 10.205)),
    *((1.5, 10, 3.786), (1.5, 25, 6.405), (1.5, 40, 9.095)),
]


def test_conductivity_as_measured():
    ratios = [
        10 * conductivity(1000 * molar, celsius + 273.15) / milli
        for molar, celsius, milli in MEASURED
    ]
    assert np.sqrt(np.mean((np.array(ratios) - 1) ** 2)) < 0.03  # as its provenance says
    assert max(ratios) < 1.08
    assert min(ratios) > 0.99


@pytest.mark.parametrize(
    ("ours", "printed", "tolerance"),
    [  # Malifarge et al. 2017, Table I: 1 M at 25 degC, "Lundgren", in three digits
        (conductivity, 0.792, 5e-4),
        (transference_number, 0.162, 5e-3),
        (thermodynamic_factor, 1.63, 3e-3),
        (diffusivity, 2.68e-10, 0.012),  # c_T / c_0 from a density that is assumed
    ],
)
def test_numbers_that_another_work_took_from_it(ours, printed, tolerance):
    assert ours(1000.0, 298.15) == pytest.approx(printed, rel=tolerance)


@pytest.mark.parametrize(
    ("molar", "plus"), [(0.5, 0.256), (0.8, 0.196), (1.0, 0.162), (1.2, 0.125), (1.5, 0.050)]
)
def test_transference_number_and_factor(molar, plus):
    c = 1000 * molar
    assert transference_number(c, 298.15) == pytest.approx(plus, abs=5e-4)  # in three digits
    # the whole fraction, as codes write it
    numerator = 0.2731 * molar**2 + 0.6352 * molar + 0.4577
    denominator = 0.1291 * molar**3 - 0.3517 * molar**2 + 0.4893 * molar + 0.5713
    factor = thermodynamic_factor(c, 298.15)
    assert factor == pytest.approx(numerator / denominator, rel=1e-12)


def test_diffusivity_is_between_that_of_the_potential_and_that_of_an_ideal_salt():
    """1 M at 25 degC: 1.377e-10 m2/s, made larger by the factor and by the drift of solvent."""
    c, T = 1000.0, 298.15
    potential = (0.7588 - 3.036 + 3.654) * 1e-10
    ours = diffusivity(c, T)
    assert ours == pytest.approx(potential * 1.6301 * 13 / 11, rel=1e-4)  # factor in 5 digits
    # Nernst and Einstein at t+ = 0.162, ideal: what the ideal-salt record has
    kappa, plus = conductivity(c, T), transference_number(c, T)
    ideal = 2 * plus * (1 - plus) * kappa * R * T / (F**2 * c)
    assert ours / ideal == pytest.approx(4.6, rel=0.02)


@pytest.mark.parametrize("molar", [0.5, 1.0, 1.5])
@pytest.mark.parametrize("celsius", [10, 40])
def test_diffusivity_follows_the_conductivity_with_temperature(molar, celsius):
    """Nernst and Einstein: as kappa T; exponents in K instead of J/mol give a negative one."""
    c, T = 1000 * molar, celsius + 273.15
    diffusion = diffusivity(c, T) / diffusivity(c, 298.15)
    migration = conductivity(c, T) * T / (conductivity(c, 298.15) * 298.15)
    tolerance = 0.04 if molar == 1.0 else 0.19  # as the notes say
    assert diffusion == pytest.approx(migration, rel=tolerance)


@pytest.mark.parametrize(
    "ours", [conductivity, diffusivity, transference_number, thermodynamic_factor]
)
def test_arrays_and_symbols(ours):
    salt = np.array([500.0, 1000.0, 1500.0])
    each = [ours(float(c), 290.0) for c in salt]
    np.testing.assert_allclose(ours(salt, 290.0), each, rtol=1e-13)
    symbol = ours(pybamm.InputParameter("c"), pybamm.InputParameter("T"))
    assert symbol.evaluate(inputs={"c": salt[1], "T": 290.0}) == pytest.approx(each[1], rel=1e-13)


def test_both_works_are_cited():
    """One of them as the record of the ideal salt has it, so that it is cited once."""
    (make,) = LUNDGREN_SETS.values()
    assert make().citations[0] == source_of("1 M LiPF6 in EC:DEC").bibtex
    assert [entry.partition(",")[0] for entry in make().citations] == [
        "@article{Lundgren2015",
        "@article{Malifarge2017",
    ]
