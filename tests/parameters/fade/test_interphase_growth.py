"""The film that grows on lithium: the record and its numbers."""

import pytest

from mofcell import InterphaseGrowth, InvalidInput


def rate(growth, cell):
    """Growth of the film at first, V D c / (z L0), as PyBaMM has it [m.s-1]."""
    n = growth.numbers(cell)
    return (
        n["SEI partial molar volume [m3.mol-1]"]
        * n["SEI solvent diffusivity [m2.s-1]"]
        * n["Bulk solvent concentration [mol.m-3]"]
        / (n["Ratio of lithium moles to SEI moles"] * n["Initial SEI thickness [m]"])
    )


@pytest.mark.parametrize(
    "film", [{}, {"thickness": 5e-9}, {"molar_volume": 1e-4, "lithium_per_mole": 1.0}]
)
def test_the_time_to_double_is_that_of_any_film(cell, film):
    """d(L^2)/dt = 3 L0^2 / t2 at all times, so dL/dt = 3 L0 / (2 t2) at first."""
    growth = InterphaseGrowth(doubling_time=7.2e6, **film)
    assert rate(growth, cell) == pytest.approx(1.5 * growth.thickness / 7.2e6, rel=1e-12)


def test_lithium_carbonate_if_nothing_is_stated():
    """73.89 g/mol over 2.11 g/cm3 is 35.02 cm3/mol."""
    assert InterphaseGrowth(doubling_time=1.0).molar_volume == pytest.approx(35.02e-6, rel=1e-4)


def test_standing_still(cell):
    still = InterphaseGrowth(doubling_time=7.2e6).without()
    assert rate(still, cell) * 1e10 < 1e-20  # [m] in 300 years


def test_a_time_of_zero_is_refused_in_one_line():
    with pytest.raises(
        InvalidInput, match=r"^InterphaseGrowth: doubling_time is 0 s: input should be"
    ):
        InterphaseGrowth(doubling_time=0.0)
