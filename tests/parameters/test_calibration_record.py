import re

import pytest

import mofcell
from mofcell.parameters import CalibrationRecord, FittedData, FittedNumber, InvalidInput
from mofcell.parameters.calibration_record import COLUMNS, FITTED_UNITS
from mofcell.parameters.units import to_si

NUMBER = {"name": "cathode_utilisation", "unit": "", "value": 0.9, "lower": 0.5, "upper": 1.0}
DATA = {
    "kind": "rate table",
    "source": "notebook",
    "columns": {"c_rate": (0.1, 1.0), "temperature": (298.15,), "specific_capacity": (140, 110)},
    "residuals": (0.01, -0.01),
}
RECORD = {"free": (FittedNumber(**NUMBER),), "model": "DFN"}


def refusal(make, **values):
    with pytest.raises(InvalidInput) as error:
        make(**values)
    assert str(error.value).isprintable()  # so on one line
    return str(error.value)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"lower": 1.0, "upper": 0.5}, "lower is 1 and upper is 0.5: give the lower end first"),
        ({"value": 1.2}, "value is 1.2, allowed is 0.5 to 1, where it was looked for"),
        ({"lower": 0.0, "logarithmic": True}, "a logarithmic search begins above 0"),
        ({"interval": (0.95, 0.9)}, "interval is 0.95 to 0.9: give the lower end first"),
        ({"standard_error": -0.1}, "standard_error is -0.1"),
        ({"value": float("nan")}, "value is nan"),
        ({"unit": "mA/cm2"}, "unit is 'mA/cm2', allowed are SI units: an empty text, S/m"),
        ({"name": ""}, "name is ''"),
    ],
)
def test_a_number_that_nobody_can_have_fitted_is_refused(changed, message):
    assert message in refusal(FittedNumber, **NUMBER | changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"columns": {}}, "columns is empty"),
        ({"columns": {"capacity": (1.0,)}}, "column 'capacity' is unknown; did you mean"),
        ({"columns": {"c_rate": ()}}, "column c_rate has 0 numbers"),
        (
            {"columns": {"c_rate": (1.0, 2.0), "voltage": (1.0, 2.0, 3.0)}},
            "column c_rate has 2 numbers and voltage 3: give one for each point, or one for all",
        ),
        ({"residuals": (0.1,)}, "residuals has 1 numbers and column c_rate 2"),
        ({"kind": "rate tables"}, "kind is 'rate tables'; did you mean rate table?"),
        ({"residuals": (0.1, float("inf"))}, "finite number"),
    ],
)
def test_data_that_do_not_fit_are_refused(changed, message):
    assert message in refusal(FittedData, **DATA | changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"free": ()}, "free is ()"),
        ({"free": RECORD["free"] * 2}, "free has 'cathode_utilisation' twice"),
        ({"correlation": ((1.0, 0.5),)}, "correlation has 1 rows of 2 numbers, allowed are 1 rows"),
        ({"correlation": ((1.0,), (1.0,))}, "correlation has 2 rows of 1 numbers"),
        ({"correlation": ((1.1,),)}, "correlation holds 1.1, allowed is -1 to 1"),
        ({"relative_error": 0.0}, "relative_error is 0"),
        ({"model": "SPM"}, "model is 'SPM'"),
        ({"versions": {"pybamm": 26}}, "versions.pybamm is 26"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(changed, message):
    assert message in refusal(CalibrationRecord, **RECORD | changed)


def test_rounding_of_a_correlation_is_none_of_it():
    assert CalibrationRecord(**RECORD, correlation=((1 + 1e-12,),)).correlation[0][0] > 1


def test_residuals_of_a_voltage_are_voltages():
    curve = {"voltage": (3.4, 3.2), "specific_capacity": (1.0, 2.0)}
    assert FittedData(**DATA | {"columns": curve}).residual_unit == "V"
    assert FittedData(**DATA).residual_unit == ""


@pytest.mark.parametrize("unit", [*FITTED_UNITS, *COLUMNS.values()])
def test_every_unit_can_be_read(unit):
    assert to_si(f"1 {unit}", unit) == 1.0


def test_a_changed_cell_is_not_the_calibrated_one():
    cell = mofcell.cell("gu2025-lfp")
    record = CalibrationRecord(**RECORD)
    calibrated = cell.replace(calibration=record)
    assert calibrated.calibration == record
    assert "calibration" not in calibrated.provenance
    assert calibrated.replace().calibration == record
    assert calibrated.replace(cathode_porosity=0.5).calibration is None
    assert calibrated.replace(cathode_porosity=0.5) == cell.replace(cathode_porosity=0.5)
    fitted = cell.replace(cathode_utilisation=0.9, calibration=record)
    assert fitted.calibration == record  # given with the numbers it is of


def test_a_calibration_is_a_record():
    with pytest.raises(InvalidInput, match=re.escape("calibration is 'yes'")):
        mofcell.cell("gu2025-lfp").replace(calibration="yes")
