import pytest

from mofcell.parameters.reading.calibration import read_calibration
from mofcell.parameters.writing.calibration import calibration_entry


def test_a_calibration_reads_back_equal(calibration):
    assert read_calibration("x", calibration_entry(calibration)) == calibration


def test_the_least_calibration_reads_back_equal(calibration):
    least = type(calibration)(free=calibration.free[:1], model="SPMe")
    assert read_calibration("x", calibration_entry(least)) == least


def test_numbers_have_the_units_of_a_chemist(calibration):
    entry = calibration_entry(calibration)
    resistance = entry["free"]["membrane_cathode_resistance"]
    assert resistance["range"] == ["10 ohm*cm2", "5000 ohm*cm2"]
    assert resistance["scale"] == "logarithmic"
    assert "unit" not in resistance  # the name tells it
    bent = entry["free"]["conductivity.vanishing_temperature"]
    assert bent["range"] == ["100 K", "-20 degC"]
    assert bent["standard_error"] == "5.15 K"  # a difference
    columns = entry["data"][0]["columns"]
    assert columns["temperature"] == "25 degC"
    assert columns["c_rate"][0] == "0.1"
    assert columns["specific_capacity"]["unit"] == "mAh/g"
    assert columns["specific_capacity"]["values"][0] == "140.11"
    assert entry["data"][1]["columns"]["temperature"] == {"unit": "degC", "values": ["-20"] * 7}
    assert entry["data"][1]["residuals"]["unit"] == "V"


@pytest.mark.parametrize(
    ("name", "unit", "is_written"),
    [
        ("catholyte.conductivity", "S/m", False),
        ("cathode.exchange_current_density", "A/m**2", False),
        ("conductivity.prefactor", "S/m", True),
        ("cathode_porosity", "", False),
        ("particle_diffusivity", "m**2/s", True),
    ],
)
def test_a_unit_is_written_where_the_name_does_not_tell_it(calibration, name, unit, is_written):
    number = type(calibration.free[0])(name=name, unit=unit, value=0.7, lower=0.1, upper=1.0)
    record = type(calibration)(free=(number,), model="DFN")
    entry = calibration_entry(record)
    assert ("unit" in entry["free"][name]) == is_written
    assert read_calibration("x", entry) == record
