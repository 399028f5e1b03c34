"""What is wrong with the block of a calibration is said with its place."""

import copy

import pytest

from mofcell.parameters.reading.calibration import read_calibration

ENTRY = {
    "model": "DFN",
    "versions": {"mofcell": "0.1.0"},
    "relative_error": "1 %",
    "error_is_stated": "yes",
    "free": {
        "cathode_utilisation": {"value": "90 %", "range": ["50 %", "1"]},
        "lithium_interface_resistance.activation_energy": {
            "value": "-0.3 eV",
            "range": ["-0.6 eV", "-10 kJ/mol"],
            "scale": "linear",
            "standard_error": "20 meV",
            "interval": ["-0.4 eV", "-0.2 eV"],
        },
    },
    "correlation": [["1", "-0.5"], ["-0.5", "1"]],
    "data": [
        {
            "kind": "rate table",
            "source": "Fig. 3",
            "columns": {
                "c_rate": ["0.1", "1"],
                "temperature": {"unit": "degC", "values": ["25", "-20"]},
                "specific_capacity": ["140 mAh/g", "0.11 A*h/g"],
                "voltage": {"unit": "mV", "values": ["3400", "3000"]},
            },
            "residuals": {"unit": "mV", "values": ["10", "-20"]},
        }
    ],
}


def test_units_are_those_that_are_written():
    record = read_calibration("x", ENTRY)
    assert record.relative_error == pytest.approx(0.01)
    assert record.error_is_stated
    share, energy = record.free
    assert (share.value, share.lower, share.upper) == pytest.approx((0.9, 0.5, 1.0))
    assert energy.unit == "J/mol"
    assert energy.upper == pytest.approx(-1e4)
    assert energy.standard_error == pytest.approx(0.02 * 96485.33, rel=1e-6)
    columns = record.data[0].columns
    assert columns["temperature"] == pytest.approx((298.15, 253.15))
    assert columns["specific_capacity"] == pytest.approx((140, 110))
    assert columns["voltage"] == pytest.approx((3.4, 3.0))
    assert record.data[0].residuals == pytest.approx((0.01, -0.02))


def changed(place, value):
    entry = holder = copy.deepcopy(ENTRY)
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    return entry


USE, COLUMNS = ("free", "cathode_utilisation"), ("data", 0, "columns")


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (("free",), [], r"x.free is []; give each number under its name"),
        ((*USE, "range"), ["0.5"], "x.free.cathode_utilisation.range is ['0.5']; give a list"),
        ((*USE, "value"), "1.2", "cathode_utilisation': value is 1.2, allowed is 0.5 to 1"),
        ((*USE, "value"), "1 V", "x.free.cathode_utilisation.value: '1 V' is not a number"),
        ((*USE, "scale"), "logarithm", "scale is 'logarithm'; did you mean logarithmic?"),
        ((*USE, "unit"), "m**(9**9)", "x.free.cathode_utilisation.unit is 'm**(9**9)'; give an SI"),
        (("error_is_stated",), "maybe", "error_is_stated is 'maybe', allowed are yes, no"),
        (("relative_error",), "0", "relative_error is 0"),
        (("model",), "SPM", "x: model is 'SPM'"),
        (("correlation",), "1", "x.correlation is '1'; give a list"),
        (("correlation", 0), ["1"], "x: correlation has 2 rows of 1 and 2 numbers"),
        (("data",), {}, "x.data is {}; give a list"),
        (("data", 0, "kind"), "table", "x.data[1]: kind is 'table'"),
        (("data", 0, "columns"), [], "x.data[1].columns is []; give each column"),
        ((*COLUMNS, "voltag"), ["1 V"], "column 'voltag' is unknown; did you mean voltage"),
        ((*COLUMNS, "c_rate"), ["1", "2", "3"], "give one for each point, or one for all"),
        ((*COLUMNS, "voltage"), {"unit": "mV"}, "x.data[1].voltage.values is missing"),
        ((*COLUMNS, "voltage", "unit"), "mAh", "x.data[1].voltage: '0 mAh' is not a number with"),
        ((*COLUMNS, "voltage", "values"), ["1e999", "1"], "'1e999' is not a finite number"),
        ((*COLUMNS, "c_rate"), ["1"] * 2001, "x.data[1].c_rate holds 2001 entries"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(place, value, message, refusal):
    assert message in refusal(read_calibration, "x", changed(place, value))


def test_only_a_cell_that_is_simulated_has_one(write, refusal):
    import mofcell

    write("{source: {citation: Doe}, cells: {C: {not_simulated: no, calibration: {}}}}")
    message = refusal(mofcell.cell, "f.yaml")
    assert "C.calibration is given, and not_simulated too" in message
    write("{source: {citation: Doe}, cells: {C: {kind: symmetric, calibration: {}}}}")
    assert "C.calibration is unknown" in refusal(mofcell.cell, "f.yaml")
