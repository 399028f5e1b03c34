"""The process that ended a discharge, from its terms."""

import pytest

from mofcell.experiments.limits import DEPLETED, limiting_process

#: At the cut-off of 2.5 V, from 3.4 V at rest: 0.3 V less equilibrium, 0.6 V of losses.
TERMS = {
    "equilibrium potential": 3.1,
    "membrane ohmic": -0.25,
    "membrane diffusion potential": -0.05,
    "catholyte diffusion potential": -0.2,
    "cathode charge transfer": -0.1,
}
CUT_OFF = {"event": "Minimum voltage [V]", "plateau": 3.4}


def test_fall_of_the_equilibrium_potential_counts_like_a_loss():
    """0.3 V of it against 0.25 V of the largest loss: the cell is empty."""
    assert limiting_process(**CUT_OFF, terms=TERMS, salt_left=1.0) == "equilibrium potential"


def test_the_largest_loss_is_named():
    terms = {**TERMS, "equilibrium potential": 3.3}  # 0.1 V
    assert limiting_process(**CUT_OFF, terms=terms, salt_left=1.0) == "membrane ohmic"


@pytest.mark.parametrize(
    ("worst", "salt_left", "expected"),
    [
        ("membrane ohmic", DEPLETED / 2, "salt depleted"),
        ("membrane diffusion potential", DEPLETED / 2, "salt depleted"),
        ("catholyte diffusion potential", DEPLETED / 2, "salt depleted"),
        ("catholyte diffusion potential", 2 * DEPLETED, "catholyte diffusion potential"),
        ("lithium interphase", DEPLETED / 2, "salt depleted"),
        ("lithium interphase", 2 * DEPLETED, "lithium interphase"),
        ("particle diffusion", DEPLETED / 2, "particle diffusion"),
    ],
)
def test_salt_that_has_run_out_ends_it(worst, salt_left, expected):
    """Its losses rise without bound, beside a constant one that may be larger just then."""
    terms = {**TERMS, "equilibrium potential": 3.3, worst: -0.5}
    assert limiting_process(**CUT_OFF, terms=terms, salt_left=salt_left) == expected


def test_exhausted_lithium_ends_it_whatever_the_voltage():
    found = limiting_process(event="Lithium exhausted", terms=TERMS, plateau=3.4, salt_left=0.0)
    assert found == "lithium exhausted"


def test_terms_are_left_as_they_are():
    terms = dict(TERMS)
    limiting_process(**CUT_OFF, terms=terms, salt_left=1.0)
    assert terms == TERMS
