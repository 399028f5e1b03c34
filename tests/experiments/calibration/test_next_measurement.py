import numpy as np
import pytest

import mofcell
from mofcell import CapacityAt, CurveAt, ResistancesAt
from mofcell.experiments.calibration.candidates import usual_candidates
from mofcell.experiments.calibration.next_measurement import _left
from mofcell.parameters import InvalidInput


class Told:
    """A measurement of stated errors."""

    def __init__(self, *errors):
        self.own = np.array(errors)

    def errors(self, typical):
        return self.own


@pytest.fixture
def normal():
    return np.random.default_rng(0).standard_normal((20000, 3))


def even(rows):
    return np.full(len(rows), 1 / len(rows))


def test_a_measurement_of_the_prediction_itself(normal):
    """Variances add up as inverses: 1 + 1/0.5^2."""
    predicted = normal[:, 0]
    assert _left(predicted, predicted[:, None], Told(0.5), even(normal)) == pytest.approx(
        (1 + 1 / 0.5**2) ** -0.5, rel=1e-2
    )


def test_a_measurement_of_something_else_tells_nothing(normal):
    left = _left(normal[:, 0], normal[:, 1:2], Told(0.1), even(normal))
    assert left == pytest.approx(1.0, abs=1e-3)


def test_two_numbers_tell_what_neither_does(normal):
    """The sum and the difference of two unknowns tell each of them."""
    x, y = normal[:, 0], normal[:, 1]
    both = np.column_stack([x + y, x - y])
    left = _left(x, both, Told(0.1, 0.1), even(normal))
    # two measurements of 2x with independent errors: 0.1 / 2 * sqrt(2)
    assert left == pytest.approx(0.1 / 2**0.5, rel=0.02)
    one = _left(x, both[:, :1], Told(0.1), even(normal))
    assert one == pytest.approx(0.5**0.5, rel=0.02)


@pytest.fixture(scope="module")
def ranked(calibration):
    candidates = [
        CapacityAt(c_rate=0.1),
        CapacityAt(c_rate=3.0),
        CurveAt(c_rate=0.5),
        ResistancesAt(),
    ]
    return mofcell.next_measurement(
        calibration, of="specific_capacity at 3C", candidates=candidates, cells=30
    )


def test_what_is_near_the_prediction_tells_more(ranked):
    near, far = (ranked.shrinkage.sel(candidate=f"capacity at {c} C, 25 degC") for c in (3, 0.1))
    assert near < far < 1
    assert (np.diff(ranked.shrinkage) >= 0).all()
    # nothing that is free changes a resistance
    assert ranked.sel(candidate="impedance at 25 degC").shrinkage.item() == pytest.approx(1.0)
    assert ranked.expected_half_width.values == pytest.approx(
        ranked.attrs["half_width"] * ranked.shrinkage.values
    )


def test_impedance_tells_a_resistance(cell, exact):
    found = mofcell.calibrate(
        cell,
        exact,
        free={"membrane_cathode_resistance": (1e-4, 0.05)},
        model=mofcell.models.SPMe,
        starts=0,
        draws=mofcell.Laplace(count=200),
    )
    told = mofcell.next_measurement(
        found,
        of="mean_voltage at 0.5C",
        candidates=[ResistancesAt(), CapacityAt(c_rate=0.1)],
        cells=30,
    )
    assert told.candidate.values[0] == "impedance at 25 degC"
    assert told.shrinkage.values[0] < 0.5 < told.shrinkage.values[1]


def test_usual_candidates_are_named_and_different(calibration):
    names = [str(one) for one in usual_candidates(calibration)]
    assert len(set(names)) == len(names) >= 10
    assert "capacity at 0.1 C, 0 degC" in names
    assert "voltage curve at 1 C, 25 degC" in names


def test_another_cell_is_measured(calibration):
    thick = CapacityAt(c_rate=1.0, changes={"membrane_thickness": 600e-6})
    (wanted,) = thick.discharges(calibration.cell)
    assert wanted.cell.membrane_thickness == 600e-6
    assert str(thick) == "capacity at 1 C, 25 degC, with membrane thickness 0.0006 (SI)"


@pytest.mark.parametrize("of", ["specific_energy at 0.1C", "energy_density", "mean_voltage at 1C"])
def test_other_predictions(calibration, of):
    found = mofcell.next_measurement(
        calibration, of=of, candidates=[CapacityAt(c_rate=1.0)], cells=5
    )
    assert 0 <= found.shrinkage.item() <= 1


def test_what_is_refused(calibration):
    with pytest.raises(InvalidInput, match="is no quantity"):
        mofcell.next_measurement(calibration, of="capacity at 1C")
    with pytest.raises(InvalidInput, match="basis"):
        mofcell.next_measurement(calibration, basis="all")
    with pytest.raises(InvalidInput, match="c_rate"):
        CapacityAt(c_rate=0)
    with pytest.raises(InvalidInput, match=r"add 273\.15"):
        ResistancesAt(temperature=25)
