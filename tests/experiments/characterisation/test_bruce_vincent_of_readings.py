"""Bruce and Vincent's formula on readings of one's own."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.characterisation.transference_readings import READINGS

OWN = {
    "voltage": 0.01,
    "initial_current": 50e-6,
    "steady_current": 30e-6,
    "initial_resistance": 80.0,
    "steady_resistance": 80.0,
}


def test_of_a_bulk_and_its_share_the_share_is_found():
    bulk, t_plus, faces = 120.0, 0.35, 60.0
    found = mofcell.bruce_vincent_of_readings(
        voltage=0.01,
        initial_current=0.01 / (bulk + faces),
        steady_current=0.01 / (bulk / t_plus + faces),
        initial_resistance=faces,
        steady_resistance=faces,
    )
    assert found.transference_number.item() == pytest.approx(t_plus, rel=1e-12)
    assert found.sensitivity.sel(reading="R0").item() == pytest.approx(-faces / bulk, rel=1e-12)
    assert found.doubts == ""


def test_it_is_the_number_and_the_error_of_the_simulated_measurement():
    simulated = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric"))
    found = mofcell.bruce_vincent_of_readings(
        voltage=0.01,
        initial_current=simulated.initial_current_density.item(),
        steady_current=simulated.steady_current_density.item(),
        initial_resistance=simulated.initial_resistance.item(),
        steady_resistance=simulated.steady_resistance.item(),
    )
    assert list(found.reading.values) == list(READINGS)
    for name in found.data_vars:
        np.testing.assert_allclose(found[name], simulated[name], rtol=1e-9, err_msg=name)
    assert found.verdict == simulated.verdict


def test_of_a_cell_or_of_its_area_is_the_same():
    area = 2e-4
    per_area = {
        name: value / area if "current" in name else value * area if "resistance" in name else value
        for name, value in OWN.items()
    }
    of_cell, of_area = (mofcell.bruce_vincent_of_readings(**one) for one in (OWN, per_area))
    np.testing.assert_allclose(of_area.transference_number, of_cell.transference_number)
    np.testing.assert_allclose(of_area.transference_number_error, of_cell.transference_number_error)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"voltage": 0.1}, ["98 mV across the membrane make t+ too small, by up to 22 %"]),
        ({"steady_resistance": 120.0}, ["the interfaces changed meanwhile"]),
        (
            {"steady_current": 60e-6},
            ["t+ = 1.4 is no transference number", "the current rises"],
        ),
    ],
)
def test_what_is_doubtful_is_named(changes, said):
    lines = mofcell.bruce_vincent_of_readings(**{**OWN, **changes}).doubts.splitlines()
    assert len(lines) == len(said)
    assert all(text in line for text, line in zip(said, lines, strict=True))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"voltage": 0.0}, "voltage: 0; allowed"),
        ({"initial_current": "55 uA"}, "initial_current: '55 uA'; give one finite number"),
        ({"steady_current": [1e-6, 2e-6]}, "steady_current"),
        ({"initial_resistance": -1.0}, "initial_resistance: -1"),
        ({"initial_resistance": 300.0}, "voltage over initial_current is 200"),
        ({"steady_resistance": 400.0}, "steady_resistance: 400"),
        ({"current_error": 1.5}, "1 % is 0.01"),
        ({"temperature": 25}, "add 273.15"),
    ],
)
def test_bad_input_is_said_in_one_line(changes, said):
    with pytest.raises(mofcell.InvalidInput) as error:
        mofcell.bruce_vincent_of_readings(**{**OWN, **changes})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_faces_that_cost_nothing_leave_the_ratio():
    bare = {**OWN, "initial_resistance": 0, "steady_resistance": 0}
    found = mofcell.bruce_vincent_of_readings(**bare)
    assert found.transference_number.item() == pytest.approx(0.6, rel=1e-12)
