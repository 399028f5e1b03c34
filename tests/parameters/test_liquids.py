"""Liquids as ideal binary salts: fitted conductivities against measured points."""

import numpy as np
import pytest

import mofcell
from mofcell.parameters import source_of
from mofcell.parameters.liquids import LIQUID_SETS

#: Of the points behind each fit [degC], [mS/cm], as CALiSol-23 has them, and the largest
#: residual that the record states.
MEASURED = {
    "1 M LiPF6 in EC:EMC": (
        0.026,
        [(-50.4225, 0.5519), (-30.1, 1.8182), (-0.3, 5.1623), (19.7, 7.9545), (60.0, 14.0584)],
    ),
    "1 M LiPF6 in EC:DMC": (
        0.010,
        [(-19.726, 3.3079), (-9.8630, 4.8389), (10.0, 8.7903), (29.863, 13.3186), (44.66, 16.979)],
    ),
}

NAMES = pytest.mark.parametrize("name", MEASURED)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")  # -50.4 degC
@NAMES
def test_conductivity_as_measured(name):
    largest, points = MEASURED[name]
    law = mofcell.electrolyte(name).conductivity
    for celsius, milli in points:
        assert 10 * law(celsius + 273.15) == pytest.approx(milli, rel=largest)


@NAMES
def test_source_line_names_the_work_and_the_residual(name):
    provenance = mofcell.electrolyte(name).provenance["conductivity"]
    assert provenance.kind == "fitted"
    assert "doi 10." in provenance.source
    largest = f"{MEASURED[name][0]:.1%}".replace("%", " %").replace(".0", "")
    assert f"at most {largest}" in provenance.source
    assert "36" in provenance.caution  # EC melts


@NAMES
def test_range_is_that_of_the_points(name):
    law = mofcell.electrolyte(name).conductivity
    ends = [celsius for celsius, _ in MEASURED[name][1]]
    # points read off a figure for round temperatures
    low, high = np.array(law.temperature_range) - 273.15
    assert low == pytest.approx(min(ends), abs=0.5)
    assert high == pytest.approx(max(ends), abs=0.5)


@NAMES
def test_transference_number_is_that_of_the_concentrated_set(name):
    ideal, measured = mofcell.electrolyte(name), LIQUID_SETS[f"{name} (concentrated)"]()
    plus = measured.transference_number(1000.0, 298.15)
    assert ideal.transference_number(298.15) == pytest.approx(plus, abs=5e-4)  # three digits


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [  # two works each: 9.13 against 8.8, 11.8 against 12.2; 7.92 against 7.88 mS/cm
        ("1 M LiPF6 in EC:EMC", 0.06),
        ("1 M LiPF6 in EC:DMC", 0.04),
        ("1 M LiPF6 in EC:DEC", 0.01),
    ],
)
def test_two_records_of_one_liquid_agree_at_25_degc(name, tolerance):
    ideal, measured = mofcell.electrolyte(name), LIQUID_SETS[f"{name} (concentrated)"]()
    kappa = measured.conductivity(1000.0, 298.15)
    assert ideal.conductivity(298.15) == pytest.approx(kappa, rel=tolerance)


def test_works():
    assert source_of("1 M LiPF6 in EC:DMC").key == "deBlasio2024"
    assert source_of("1 M LiPF6 in EC:EMC").key == "deBlasio2024"
    assert source_of("1 M LiPF6 in EC:DEC").key == "Lundgren2015"
