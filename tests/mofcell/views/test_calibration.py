"""Tables of calibrations, of what they predict and of how good that is."""

import dataclasses

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.calibration.draws import Draws
from mofcell.experiments.calibration.fit import Minimum
from mofcell.parameters import InvalidInput
from mofcell.views import calibration as views
from mofcell.views import free


def stopped(calibration):
    """As if the user had stopped it before the draws."""
    alone = Draws(shares=calibration.shares[None], residuals=np.zeros((1, 0)), weights=np.ones(1))
    return dataclasses.replace(calibration, paths=[], draws=alone, status="stopped by the user")


def test_fitted_numbers_are_in_the_units_of_the_field(calibration):
    table = views.fitted(calibration)
    utilisation, time = table.rows
    assert utilisation[0] == "cathode utilisation"
    assert time[0] == "particle diffusion time R²/D (s)"
    assert float(utilisation[1]) == pytest.approx(calibration.numbers["cathode_utilisation"], 1e-3)
    low, high = map(float, utilisation[2].split(" to "))
    assert (low, high) == pytest.approx(calibration.interval("cathode_utilisation"), rel=1e-3)
    assert utilisation[3] == "0.5 to 1"
    assert time[3] == "100 to 1e6, log"
    # half of the interval of the logarithm
    assert utilisation[4] == f"{50 * np.log(high / low):.2g} %"
    assert f"{calibration.scatter:.2g} times 1 % of a capacity" in table.notes[1]


def test_what_was_stopped_claims_no_interval(calibration):
    table = views.fitted(stopped(calibration))
    assert [(row[2], row[4]) for row in table.rows] == [("–", "–")] * 2
    assert views.doubts(stopped(calibration)) == [
        "stopped by the user: the best so far",
        "how well the numbers are known was not looked for",
    ]
    assert views.doubts(calibration) == []


def test_a_number_that_the_data_do_not_tell(calibration):
    even = np.linspace(0.01, 0.99, 50)
    draws = Draws(
        shares=np.column_stack([even, even]), residuals=np.zeros((50, 5)), weights=np.full(50, 0.02)
    )
    rows = views.fitted(dataclasses.replace(calibration, draws=draws)).rows
    assert [row[4] for row in rows] == ["not told", "not told"]


def test_another_minimum_is_said(calibration):
    other = Minimum(shares=np.array([0.2, 0.5]), misfit=50.0)
    two = dataclasses.replace(calibration, minima=(*calibration.minima, other))
    (line,) = views.doubts(two)
    assert "another minimum, misfit 50 in place of 3.27: cathode utilisation 0.6," in line


def test_measured_and_simulated_stand_side_by_side(calibration):
    table = views.met(calibration)
    assert "source" not in table.columns  # there is but one
    first = table.rows[0]
    assert first[:2] == ["0.1 C, 25 °C", "140.1 mAh/g"]  # Gu 2025, Fig. 3d
    error = 100 * (calibration.residuals[0] / calibration.problem.measured[0])
    assert first[3] == f"{error:+.1f} %".replace("-", "−")


def test_a_curve_is_told_by_the_root_mean_square_of_its_voltage(cell):
    from mofcell.experiments.calibration.problem import Problem
    from mofcell.experiments.measured.kinds import VOLTAGE_CURVES, measured

    capacity = np.linspace(0, 100, 20)
    curve = measured(
        VOLTAGE_CURVES,
        variables={
            "specific_capacity": (("curve", "point"), capacity[None]),
            "voltage": (("curve", "point"), np.linspace(3.4, 3.3, 20)[None]),
        },
        coordinates={"c_rate": ("curve", [0.1]), "temperature": ("curve", [298.15])},
        source="one curve",
    )
    problem, _ = Problem.of(cell, curve, free=["particle_diffusion_time"])
    (one,) = problem.observations
    row = views._met(one, one.measured + 0.02)
    assert row[0].endswith("voltage")
    assert row[3] == "20 mV rms"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((10008.2, 8764.0, 11400.0), "10010"),
        ((688.32, 687.3, 689.3), "688.3"),
        ((688.32, 688.3, 688.34), "688.32"),
        ((0.012,), "0.012"),
        ((1e6,), "1e6"),
        ((-0.5, float("nan"), float("nan")), "−0.5"),
    ],
)
def test_digits_tell_a_value_from_the_ends_of_its_interval(numbers, text):
    assert free.digits(numbers[0], beside=numbers[1:]) == text


def test_a_prediction_stands_before_its_band(calibration):
    bands = mofcell.predict(calibration, mofcell.rate_capability, c_rates=[0.1, 1.0], cells=6)
    table = views.predicted(bands)
    assert table.columns[:2] == ("C-rate", "specific capacity (mAh/g)")
    best, band = table.rows[0][1].split(" (")
    low, high = map(float, band.removesuffix(")").split(" to "))
    assert float(best) == pytest.approx(bands.specific_capacity[0].item(), abs=0.05)
    assert low == pytest.approx(bands.specific_capacity_low[0].item(), abs=0.05)
    assert high == pytest.approx(bands.specific_capacity_high[0].item(), abs=0.05)
    with pytest.raises(InvalidInput, match=r"give a dataset of mofcell\.predict"):
        views.predicted(bands.drop_vars("specific_capacity_low"))
    with pytest.raises(InvalidInput, match=r"give a dataset of mofcell\.predict"):
        views.predicted(xr.Dataset())


def test_candidates_are_in_the_units_of_the_field():
    both = mofcell.CapacityAt(
        c_rate=1.0,
        temperature=253.15,
        changes={"membrane_thickness": 6e-4, "cathode_loading": 0.02},
    )
    shown = "capacity at 1 C, −20 °C, with membrane thickness 600 µm, cathode loading 2 mg/cm²"
    assert views.candidate(str(both)) == shown
    assert views.candidate(str(mofcell.ResistancesAt(temperature=273.15))) == "impedance at 0 °C"


def test_a_ranking_says_what_is_known_now():
    ranking = xr.Dataset(
        {
            "shrinkage": ("candidate", [0.5, 1.0]),
            "expected_half_width": ("candidate", [2.0, 4.0]),
        },
        {"candidate": ["capacity at 1 C, 25 degC", "impedance at 25 degC"]},
        attrs={
            "prediction": "specific_capacity at 0.1C and -20 degC",
            "prediction_unit": "mA.h.g-1",
            "median": 100.0,
            "half_width": 4.0,
        },
    )
    table = views.next_measurement(ranking)
    assert table.rows[0] == ["capacity at 1 C, 25 °C", "± 2", "50 %"]
    assert table.notes[0].startswith("specific capacity at 0.1 C and −20 °C: 100 ± 4 mAh/g now")


def test_a_score_counts_what_lies_inside():
    score = xr.Dataset(
        {
            "cell_name": ("point", ["one", "two"]),
            "c_rate": ("point", [0.1, 1.0]),
            "temperature": ("point", [298.15, 253.15]),
            "specific_capacity": ("point", [140.0, 100.0]),
            "predicted_capacity": ("point", [141.4, 110.0]),
            "band_low": ("point", [135.0, 105.0]),
            "band_high": ("point", [145.0, 115.0]),
            "relative_error": ("point", [0.01, 0.1]),
            "inside": ("point", [True, False]),
        },
        attrs={"points": 2, "median_error": 0.055},
    )
    table = views.blind(score)
    assert table.rows[1] == [
        *("two", "1", "−20 °C", "100.0", "110.0", "105.0 to 115.0", "+10.0", "no")
    ]
    assert table.notes == (
        "capacities in mAh/g; 1 of 2 points lie in their 90 % band (50 %); median error 5.5 %",
    )
