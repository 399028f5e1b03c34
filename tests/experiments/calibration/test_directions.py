"""What is said of draws whose distribution is known."""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.stats import loguniform, norm, qmc, uniform

from mofcell.experiments.calibration.calibration import Calibration
from mofcell.experiments.calibration.directions import directions, statements
from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.free import Free
from mofcell.experiments.calibration.likelihood import Likelihood

#: Free numbers over three decades, and the logarithm of their range.
LOW, HIGH = 1e-3, 1.0
SPAN = np.log(HIGH / LOW)

RESISTANCES = ("lithium_interface_resistance", "membrane_cathode_resistance")


def calibration(
    logarithms, names=RESISTANCES, *, independent=20, shares=None, units=None, missed=0.0
):
    """A calibration whose draws are given by their logarithms."""
    units = units or ["ohm*m**2"] * len(names)
    free = tuple(
        Free(name, unit, loguniform(LOW, HIGH)) for name, unit in zip(names, units, strict=True)
    )
    drawn = (np.asarray(logarithms) - np.log(LOW)) / SPAN
    draws = Draws(
        shares=drawn,
        residuals=np.zeros((len(drawn), 1)),
        weights=np.full(len(drawn), 1 / len(drawn)),
    )
    likelihood = Likelihood(independent=independent, free=len(names), is_stated=True)
    problem = SimpleNamespace(
        free=free,
        likelihood=likelihood,
        numbers=lambda shares: {
            one.name: float(one.value(share)) for one, share in zip(free, shares, strict=True)
        },
    )
    return Calibration(
        problem=problem,
        shares=np.full(len(names), 0.5) if shares is None else shares,
        simulated=None,
        misfit=independent * missed**2,
        minima=(),
        status="ok",
        paths=[],
        draws=draws,
        left_out=(),
        solves={},
        seconds=0.0,
    )


@pytest.fixture
def normal():
    """Points that fill a normal distribution evenly."""
    return norm.ppf(qmc.Sobol(2, rng=0).random(2**12))


def test_what_is_known_well_is_said_in_per_cent(normal):
    lines = statements(calibration(np.log([0.03, 0.1]) + [0.05, 0.01] * normal))
    # 1.645 standard errors
    assert lines == [
        "lithium interface resistance is known to 8.2 %",
        "membrane cathode resistance is known to 1.6 %",
    ]


@pytest.mark.parametrize(
    ("sign", "words"), [(1, "their ratio is known to 3"), (-1, "their product is known to 3")]
)
def test_numbers_that_only_go_together(normal, sign, words):
    along, across = normal.T
    logarithms = np.log(0.03) + np.column_stack([0.7 * along, sign * 0.7 * along + 0.02 * across])
    names = ("particle_diffusion_time", "lithium_interface_resistance")
    lines = statements(calibration(logarithms, names, units=["s", "ohm*m**2"]))
    assert lines[0].startswith(
        "particle diffusion time and lithium interface resistance cannot be told apart by these "
        "data: "
    )
    assert words in lines[0]
    assert "each to a factor 3.2" in lines[0] or "to a factor 3" in lines[0]
    assert len(lines) == 1


def test_two_resistances_of_which_the_sum_is_known():
    rng = np.random.default_rng(0)
    share = rng.uniform(0.02, 0.98, 4000)
    total = 0.08 * (1 + 0.01 * rng.standard_normal(4000))
    logarithms = np.log(np.column_stack([share * total, (1 - share) * total]))
    (line,) = statements(calibration(logarithms))
    assert "their sum is known to 1.6 %" in line or "their sum is known to 1.7 %" in line


def test_what_the_data_do_not_tell(normal):
    anywhere = np.log(LOW) + SPAN * np.random.default_rng(1).random(len(normal))
    logarithms = np.column_stack([anywhere, np.log(0.1) + 0.01 * normal[:, 0]])
    lines = statements(calibration(logarithms))
    assert lines[0] == (
        "lithium interface resistance is not told by these data: any value of its range meets them"
    )


def test_an_end_of_the_range(normal):
    found = calibration(np.log(0.03) + 0.05 * normal, shares=np.array([0.5, 0.999]))
    assert "membrane cathode resistance is at the upper end of its range" in statements(found)


@pytest.mark.parametrize(
    ("independent", "words"),
    [(4, None), (3, "3 measured numbers for 2 free ones, one to spare"), (2, "none to spare")],
)
def test_too_few_data_are_said_first(normal, independent, words):
    first = statements(calibration(np.log(0.03) + 0.05 * normal, independent=independent))[0]
    assert (words in first) if words else "under-determined" not in first


def test_data_that_are_missed_tell_nothing(normal):
    found = calibration(np.log(0.03) + 0.05 * normal, missed=5.0, shares=np.array([0.5, 0.999]))
    (line,) = statements(found)
    assert line.startswith(
        "the cell does not meet these data: the residuals are 5 times their standard errors; "
        "membrane cathode resistance at the end of the range"
    )


def test_directions_of_a_known_covariance(normal):
    logarithms = np.log(0.03) + normal @ np.array([[0.3, 0.3], [0.02, -0.02]])
    errors, powers = directions(calibration(logarithms))
    assert errors == pytest.approx([0.02 * 2**0.5, 0.3 * 2**0.5], rel=0.05)
    assert np.abs(powers) == pytest.approx(np.full((2, 2), 0.5**0.5), abs=0.02)
    assert powers[0, 0] * powers[0, 1] < 0 < powers[1, 0] * powers[1, 1]


def test_a_number_that_may_be_negative():
    rng = np.random.default_rng(0)
    energy = Free("lithium_interface_resistance.activation_energy", "J/mol", uniform(-6e4, 5e4))
    found = calibration(np.log(0.03) + 0.05 * rng.standard_normal((500, 2)))
    problem = SimpleNamespace(
        free=(energy,),
        likelihood=found.likelihood,
        numbers=lambda shares: {energy.name: float(energy.value(shares[0]))},
    )
    shares = 0.5 + 0.02 * rng.standard_normal((500, 1))
    draws = Draws(shares=shares, residuals=shares, weights=np.full(500, 1 / 500))
    lines = statements(
        Calibration(
            **{**vars(found), "problem": problem, "draws": draws, "shares": np.array([0.5])}
        )
    )
    assert lines[0].startswith("activation energy of the lithium interface resistance is known to")
