"""Steps in words: PyBaMM's own mean the same, the field's agree, what is wrong is refused."""

import pybamm
import pytest

from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.loads import UNITS, c_rate_in_words, read_load
from mofcell.experiments.cycling.language.read_step import read_step
from mofcell.parameters import InvalidInput

# the cell: 0.06 kg/m2 at 170 mA.h/g = 612 A/kg, 1e-4 m2, 2.5 to 4.0 V
ONE_C = 0.06 * 170


def refused(text, cell):
    with pytest.raises(InvalidInput) as error:
        read_step(text, cell)
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "text",
    [
        "Charge at 0.1C until 3.9 V",
        "Charge at 0.1 C until 3.9V",
        "Discharge at C/10 for 2 hours or until 2.6 V",
        "Discharge at C/3 for 30 minutes",
        "Hold at 3.9 V until C/50",
        "Hold at 3.9 V for 20 seconds",
        "Hold at 3.9 V for 1 hour or until 50 uA",
        "Discharge at 1 mA until 3 V",
        "Charge at 0.001 A for 90 seconds",
        "Discharge at 3 mW for 1 hour",
        "Discharge at 400 Ohm until 3 V",
        "Rest for 10 minutes",
    ],
)
def test_pybamms_words_mean_what_they_mean_in_pybamm(text, cell):
    step = read_step(text, cell)
    theirs = pybamm.step.string(text.replace("50 uA", "0.05 mA"))
    scale = {
        pybamm.step.CRate: ONE_C,
        pybamm.step.Current: 1 / cell.area,
        pybamm.step.Rest: 1.0,
        pybamm.step.Voltage: 1.0,
        pybamm.step.Power: 1 / cell.area,
        pybamm.step.Resistance: cell.area,
    }[type(theirs)]
    value = theirs.value * scale
    if step.held is Held.CONDUCTANCE:
        value = 1 / value
    assert step.target == pytest.approx(value, rel=1e-12)
    assert step.has_time != theirs.uses_default_duration
    if step.has_time:
        assert step.duration == theirs.duration
    ends = {"Current": None, "CRate": None}
    for end in theirs.termination:
        ends[type(end).__name__.removesuffix("Termination")] = end.value
    own = ends.get("Voltage")
    assert step.lower == (None if step.held is Held.VOLTAGE or value <= 0 else own or 2.5)
    assert step.upper == (None if step.held is Held.VOLTAGE or value >= 0 else own or 4.0)
    if ends["CRate"] is not None:
        assert step.current == pytest.approx(ends["CRate"] * ONE_C, rel=1e-12)
    if ends["Current"] is not None:
        assert step.current == pytest.approx(ends["Current"] / cell.area, rel=1e-12)


@pytest.mark.parametrize(
    "current",
    [
        *("0.5C", "0.5 c", "C/2", "C / 2", "1C/2", "5e-1C"),
        *("0.51 mA", "5.1e-4 A", "510 uA", "0.51 ma"),
        *("0.51 mA/cm2", "0.51 mA cm-2", "0.51mA/cm^2", "5.1 A/m2"),
        *("85 mA/g", "0.085 A/g", "85 mA g⁻¹"),
    ],
)
def test_one_current_in_every_unit_of_the_field(current, cell):
    step = read_step(f"Discharge at {current} until lower cut-off", cell)
    assert step.held is Held.CURRENT
    assert step.target == pytest.approx(5.1, rel=1e-12)
    held = read_step(f"Hold at upper cut-off until {current}", cell)
    assert held.current == pytest.approx(5.1, rel=1e-12)


@pytest.mark.parametrize(
    "power", ["3 mW", "0.003 W", "3 mW/cm2", "30 W/m2", "500 W/kg", "0.5 mW/mg"]
)
def test_one_power_in_every_unit_of_the_field(power, cell):
    step = read_step(f"Charge at {power} until upper cut-off", cell)
    assert step.held is Held.POWER
    assert step.target == pytest.approx(-30.0, rel=1e-12)


@pytest.mark.parametrize(
    "resistance", ["400 Ohm", "0.4 kohm", "400 Ω", "400 ohm*cm2", "0.04 ohm m2"]
)
def test_one_resistance_in_every_unit_of_the_field(resistance, cell):
    step = read_step(f"Discharge at {resistance} until lower cut-off", cell)
    assert step.held is Held.CONDUCTANCE
    assert step.target == pytest.approx(1 / 0.04, rel=1e-12)


def test_an_amount_per_cell_follows_the_area_and_one_per_mass_the_loading(cell):
    twice = cell.replace(area=2 * cell.area)
    heavy = cell.replace(cathode_loading=2 * cell.cathode_loading)
    for text, factor_of_area, factor_of_loading in [
        ("Discharge at 1 mA until 3 V", 0.5, 1.0),
        ("Discharge at 1 mA/cm2 until 3 V", 1.0, 1.0),
        ("Discharge at 10 mA/g until 3 V", 1.0, 2.0),
        ("Discharge at 1C until 3 V", 1.0, 2.0),
    ]:
        target = read_step(text, cell).target
        assert read_step(text, twice).target == pytest.approx(factor_of_area * target)
        assert read_step(text, heavy).target == pytest.approx(factor_of_loading * target)


@pytest.mark.parametrize(
    ("time", "seconds"),
    [("90 s", 90), ("1.5 min", 90), ("1 hour", 3600), ("2 h", 7200), ("0.5 days", 43200)],
)
def test_times(time, seconds, cell):
    assert read_step(f"rest FOR  {time}", cell).duration == pytest.approx(seconds)


def test_cut_offs_of_the_cell(cell):
    for words, volt in (("upper cut-off", 4.0), ("Lower Cutoff", 2.5), ("the upper cut off", 4.0)):
        assert read_step(f"Hold at {words} for 1 h", cell).target == volt
    assert read_step("Charge at 1C until upper cut-off voltage", cell).upper == 4.0
    assert read_step("Charge at 1C until 4 V vs Li/Li+", cell).upper == 4.0


@pytest.mark.parametrize("cold", ["-20 degC", "−20 °C", "253.15 K", "-20 C"])
def test_a_soak_rests_at_its_temperature(cold, cell):
    step = read_step(f"Soak at {cold} for 4 hours", cell)
    assert (step.target, step.temperature, step.duration) == (0.0, 253.15, 14400.0)


def test_a_step_keeps_its_words(cell):
    assert read_step(" Rest  for 1 h ", cell).text == "Rest  for 1 h"


def test_a_drive_cycle_is_a_profile(cell):
    cycle = DriveCycle(name="two", unit="A/kg", time=(3, 4), load=(10, -20), repeats=2)
    step = read_step(cycle, cell)
    assert step.held is Held.CURRENT
    assert step.profile == ((0.0, 0.6), (1.0, -1.2), (2.0, 0.6), (3.0, -1.2))
    assert (step.duration, step.has_time) == (3.0, True)
    assert (step.lower, step.upper) == (2.5, 4.0)
    hash(step)  # compiled once, found by it


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Charg at 1C until 3.9 V", ("'Charg'", "Charge?", "Soak")),
        ("Charge at 0.1X until 3.9 V", ("'0.1X'", "mA/cm2")),
        ("Charge at 1 mA/cm3 until 3.9 V", ("mA/cm2?",)),
        ("Charge at 1 until 3.9 V", ("'1'", "unit")),
        ("Charge at 0,1C for 1 h", ("write a point, 0.1",)),
        ("Charge at C/0 for 1 h", ("zero",)),
        ("Charge at 1C until lowr cut-off", ("lower cut-off?",)),
        ("Charge at 1C until 4.1 V", ("4.1 V", "voltage_window", "2.5 to 4 V")),
        ("Discharge at 1C until 2.4 V", ("2.4 V", "voltage_window")),
        ("Hold at 4.1 V for 1 h", ("4.1 V", "voltage_window")),
        ("Charge at -1C until 3.9 V", ("-1C", "above zero")),
        ("Charge at 0 mA until 3.9 V", ("0 mA", "above zero")),
        ("Hold at 3.9 V until 0C", ("0C", "above zero")),
        ("Hold at 3.9 V until 3 V", ("'3 V'", "current")),
        ("Hold at 1C for 1 h", ("'1C'", "voltage")),
        ("Charge at 3.9 V until C/50", ("Hold at 3.9 V",)),
        ("Charge at upper cut-off until C/50", ("Hold at upper cut-off",)),
        ("Charge at 1C until C/50", ("'C/50'", "voltage")),
        ("Charge at 30 ohm for 1 h", ("'30 ohm'", "current or power")),
        ("Charge at 20 degC for 1 h", ("'20 degC'",)),
        ("Charge at 0.1C", ("neither for how long nor until what",)),
        ("Charge for 1 h", ("does not say at what",)),
        ("Rest for 0 s", ("0 s", "above zero")),
        ("Rest for 1 parsec", ("time",)),
        ("Rest for 10", ("no unit",)),
        ("Rest until 3 V", ("no cut-off",)),
        ("Rest at 25 degC for 1 h", ("Soak",)),
        ("Soak at 2000 K for 1 h", ("150 to 500 K",)),
        ("Soak at 25 for 1 h", ("no unit",)),
        ("Soak for 1 h", ("temperature",)),
        ("Charge at 1C until 3.9 V (1 minute period)", ("period",)),
        ("Charge at 1C for 1 h for 2 h", ("'1 h for 2 h'",)),
        ("Charge at 1C or until 3.9 V or 3 V", ("'3.9 V or 3 V'",)),
        ("Charge at 1e999C until 3.9 V", ("finite",)),
        ("Run US06 (A)", ("'Run'",)),
        ("Charge\nat 1C\nuntil 9 V", ("9 V",)),
        ("", ()),
        ("Rest" * 100, ()),
        (None, ()),
        (3, ()),
    ],
)
def test_what_is_wrong_is_named_with_the_step(text, words, cell):
    message = refused(text, cell)
    assert message.startswith("step ")
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize("unit", [unit for units in UNITS.values() for unit in units])
def test_every_unit_that_is_offered_is_read(unit):
    quantity = next(quantity for quantity in UNITS if unit in UNITS[quantity])
    assert read_load(f"2 {unit}").quantity == quantity
    assert read_load(f"2 {unit.lower()}", (quantity,)) == read_load(f"2 {unit}")


@pytest.mark.parametrize("c_rate", [0.1, 1 / 3, 2, 0.123456789, 1e-5, 2 / 3, 7])
def test_a_c_rate_is_written_as_it_is_read(c_rate):
    assert read_load(c_rate_in_words(c_rate)).value == c_rate


@pytest.mark.parametrize(
    "text",
    [
        "Discharge at 0.01C until lower cut-off",
        "Charge at C/3 until upper cut-off",
        "Discharge at 1 mW/cm2 until lower cut-off",
        "Discharge at 1000 ohm*cm2 until lower cut-off",
    ],
)
def test_the_time_limit_is_enough_to_pass_all_there_is(text, cell):
    """At the least current that the step comes to within the window."""
    step = read_step(text, cell)
    currents = {
        Held.CURRENT: lambda volt: step.target,
        Held.POWER: lambda volt: step.target / volt,
        Held.CONDUCTANCE: lambda volt: step.target * volt,
    }[step.held]
    passed = step.duration * min(abs(currents(volt)) for volt in cell.voltage_window)
    full = cell.cathode_loading * cell.cathode.specific_capacity
    assert not step.has_time
    assert 2 * full < passed < 5 * full


def test_what_may_pass_next_to_no_current_has_days(cell):
    to_nothing = cell.replace(voltage_window=(0.0, 4.0))
    for text, of in (
        ("Hold at upper cut-off until C/1000", cell),
        ("Discharge at 1 ohm until lower cut-off", to_nothing),
    ):
        step = read_step(text, of)
        assert not step.has_time
        assert step.duration >= 10 * 86400
