"""The formula of Gu 2025, Eq. (3), itself is the measure of its error propagation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters.review.bruce_vincent import (
    check_bruce_vincent,
    check_bruce_vincent_of_a_cell,
    sensitivities,
    transference_number,
)

BULK = 0.03 / 1.28e-3  # 300 um over 1.28e-3 S/cm [Ohm.cm2]
INITIAL = 1400 - BULK  # 140 mV at 0.1 mA/cm2 less the membrane
STEADY = 1300 - BULK


def polarised(*, bulk, initial, steady, t_plus, voltage=0.01):
    """Currents of an ideal polarisation: bulk at the start, bulk over t+ at the end."""
    return {
        "voltage": voltage,
        "initial_current": voltage / (initial + bulk),
        "steady_current": voltage / (steady + bulk / t_plus),
        "initial": initial,
        "steady": steady,
    }


def test_formula_returns_the_transference_number():
    test = polarised(bulk=BULK, initial=INITIAL, steady=STEADY, t_plus=0.76)
    assert transference_number(**test) == pytest.approx(0.76, rel=1e-12)


def test_one_percent_in_r0_moves_t_by_59_percent():
    """By hand: about 60 %. Exactly, as t+ is linear in R0."""
    test = polarised(bulk=BULK, initial=INITIAL, steady=STEADY, t_plus=0.76)
    moved = transference_number(**{**test, "initial": 1.01 * INITIAL})
    slope = sensitivities(bulk=BULK, initial=INITIAL, steady=STEADY, t_plus=0.76)["R0"]
    assert moved / 0.76 - 1 == pytest.approx(0.01 * slope, rel=1e-9)
    assert 0.01 * slope == pytest.approx(-0.587, abs=5e-4)


@given(
    bulk=st.floats(1, 1e3),
    initial=st.floats(0.1, 2e3),
    steady=st.floats(0.1, 2e3),
    t_plus=st.floats(0.05, 1),
)
def test_sensitivities_are_the_derivatives_of_the_formula(bulk, initial, steady, t_plus):
    test = polarised(bulk=bulk, initial=initial, steady=steady, t_plus=t_plus)
    names = {"R0": "initial", "Rs": "steady", "I0": "initial_current", "Is": "steady_current"}
    slopes = sensitivities(bulk=bulk, initial=initial, steady=steady, t_plus=t_plus)
    # voltage and currents times the same: t+ stays
    size = 1 + (initial + steady) / bulk
    assert slopes.pop("V") + slopes["I0"] + slopes["Is"] == pytest.approx(0, abs=1e-12 * size)
    for symbol, slope in slopes.items():
        step = 1e-6 / (1 + abs(slope))  # central, so that the error is of second order
        up, down = (
            transference_number(**{**test, names[symbol]: test[names[symbol]] * (1 + one)})
            for one in (step, -step)
        )
        assert (up - down) / (2 * step * t_plus) == pytest.approx(slope, rel=1e-4, abs=1e-4)


def symmetric(cell_of, *overpotentials):
    return cell_of(
        ("membrane_thickness", "300 um", {}),
        ("current_density", "0.1 mA/cm2", {}),
        *(("overpotential", value, {}) for value in overpotentials),
        kind="symmetric",
    )


def test_symmetric_cell_of_gu(cell_of, membrane_of):
    (found,) = check_bruce_vincent_of_a_cell(symmetric(cell_of, "140 mV", "130 mV"), membrane_of())
    assert found.level == "doubt"
    assert "59 times the bulk resistance (1377 ohm cm2 against 23.4 ohm cm2)" in found.text
    assert "1 % in R0 moves t+ = 0.76 by 59 %, 1 % in Rs by 45 %" in found.text  # 0.76 * 58.7
    assert "R0 has to be known to 0.17 %" in found.text  # 10 / 58.7


@pytest.mark.parametrize(
    ("overpotential", "level"), [("2.4 mV", "ok"), ("12 mV", "note"), ("60 mV", "doubt")]
)
def test_levels_follow_the_ratio(cell_of, membrane_of, overpotential, level):
    """Of the bulk: 24 ohm cm2 are 0.02 times, 120 are 4 times, 600 are 25 times."""
    (found,) = check_bruce_vincent_of_a_cell(symmetric(cell_of, overpotential), membrane_of())
    assert found.level == level


def test_interfaces_of_a_material_count_twice_unless_both_are_meant(material_of):
    fields = {
        "conductivity": {"law": "Constant", "value": "1 mS/cm"},
        "transference_number": 0.5,
        "measured_thickness": "100 um",
    }  # 10 ohm cm2 of bulk
    for caution, ratio in (({}, 6), ({"caution": "both faces"}, 3)):
        material = material_of(("interfacial_areal_resistance", "30 ohm*cm2", caution), **fields)
        (found,) = check_bruce_vincent(material)
        assert f"{ratio} times the bulk resistance" in found.text
        assert f"moves t+ = 0.5 by {ratio} %" in found.text


def test_a_resistance_without_area_is_noted(material_of):
    """MOF-688 of Hou 2023: 353 ohm, the area of the electrode is not given."""
    (found,) = check_bruce_vincent(material_of(("interfacial_resistance", "353 ohm", {})))
    assert found.level == "note"
    assert "353 ohm without its area" in found.text


def test_nothing_is_said_without_figures(cell_of, membrane_of, material_of):
    assert check_bruce_vincent(material_of()) == []
    assert check_bruce_vincent_of_a_cell(symmetric(cell_of), membrane_of()) == []
    assert check_bruce_vincent_of_a_cell(symmetric(cell_of, "140 mV"), None) == []
    full = cell_of(("overpotential", "140 mV", {}), ("current_density", "0.1 mA/cm2", {}))
    assert check_bruce_vincent_of_a_cell(full, membrane_of()) == []
    # less than the membrane alone: the split says so
    assert check_bruce_vincent_of_a_cell(symmetric(cell_of, "1 mV"), membrane_of()) == []
    single = membrane_of(transference_number=1)
    assert check_bruce_vincent_of_a_cell(symmetric(cell_of, "140 mV"), single) == []
