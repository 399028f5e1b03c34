"""Headers as chemists and instruments write them."""

import pytest

from mofcell.experiments.measured.headers import (
    TARGETS,
    as_named,
    heading,
    of_the_column_before,
    plain,
)
from mofcell.parameters import InvalidInput

# slope: worked out by hand, from the unit of the file to that of the quantity
HEADERS = [
    ("E/V", "voltage", 1),
    ("V", "voltage", 1),
    ("Voltage (V)", "voltage", 1),
    ("Voltage(V)", "voltage", 1),
    ("Volts V", "voltage", 1),
    ("Voltage, mV", "voltage", 1e-3),
    ("Ewe/V", "voltage", 1),
    ("<Ewe>/V", "voltage", 1),
    ("Ecell/V", "voltage", 1),
    ("voltage_volt", "voltage", 1),
    ("Potential [V vs. Li/Li+]", "voltage", 1),
    ("Potential vs. Li/Li⁺ (V)", "voltage", 1),
    ("E (V vs Li+/Li)", "voltage", 1),
    ("U / V", "voltage", 1),
    ("Potential (V vs. Li)", "voltage", 1),
    ("E vs. Li|Li+ / V", "voltage", 1),
    ("Zellspannung (V)", "voltage", 1),
    ("电压(V)", "voltage", 1),
    ("Mean voltage (V)", "mean_voltage", 1),
    ("Capacity / mAh g-1", "specific_capacity", 1),
    ("Specific capacity (mAh/g)", "specific_capacity", 1),
    ("Specific Capacity (mA h g⁻¹)", "specific_capacity", 1),
    ("Specific capacity (mAhg-1)", "specific_capacity", 1),
    ("Capacity (mAh·g⁻¹)", "specific_capacity", 1),
    ("Capacity (mAh g^{-1})", "specific_capacity", 1),
    ("Capacity (mAh∙g−1)", "specific_capacity", 1),
    ("Specific capacity\n(mAh/g)", "specific_capacity", 1),
    (r"Capacity (mAh g\+(-1))", "specific_capacity", 1),
    ("Capacity (mAh g$^{-1}$)", "specific_capacity", 1),
    ("Capacity (mAh g<sup>-1</sup>)", "specific_capacity", 1),
    ("Spez. Kapazität (mAh/g)", "specific_capacity", 1),
    ("SpeCap/mAh/g", "specific_capacity", 1),
    ("Spec. Cap.(mAh/g)", "specific_capacity", 1),
    ("Capacity Density(mAh/g)", "specific_capacity", 1),
    ("Q / C g-1", "specific_capacity", 1 / 3.6),
    ("比容量(mAh/g)", "specific_capacity", 1),
    ("mAh/g", "specific_capacity", 1),
    ("Q [mA h cm-2]", "areal_capacity", 1),
    ("Areal capacity (mAh/cm²)", "areal_capacity", 1),
    ("Capacity (Ah/m2)", "areal_capacity", 0.1),
    ("mAh", "cell_capacity", 1),
    ("Capacity (Ah)", "cell_capacity", 1000),
    ("Capacity/mA.h", "cell_capacity", 1),
    ("Q charge/discharge/mA.h", "cell_capacity", 1),
    ("(Q-Qo)/mA.h", "cell_capacity", 1),
    ("Capacity(mAh)", "cell_capacity", 1),
    ("容量(mAh)", "cell_capacity", 1),
    ("Capacity/uAh", "cell_capacity", 1e-3),
    ("Capacity retention (%)", "relative_capacity", 1),
    ("Retention/%", "relative_capacity", 1),
    ("C-rate", "c_rate", 1),
    ("Rate (C)", "c_rate", 1),
    ("Rate", "c_rate", 1),
    ("C rate / h-1", "c_rate", 1),
    ("Current density (mA/cm2)", "current_density", 10),
    ("j (mA cm⁻²)", "current_density", 10),
    ("j (mA g⁻¹)", "specific_current", 1),
    ("Current density / A g-1", "specific_current", 1000),
    ("Rate (mA/g)", "specific_current", 1),
    ("I/mA", "current", 1),
    ("<I>/mA", "current", 1),
    ("Current(A)", "current", 1000),
    ("current_ampere", "current", 1000),
    ("Current/µA", "current", 1e-3),
    ("Cur(mA)", "current", 1),
    ("Strom/mA", "current", 1),
    ("电流(mA)", "current", 1),
    ("Cycle", "cycle", 1),
    ("Cycle number", "cycle", 1),
    ("Cycle Count / 1", "cycle", 1),
    ("Cycle_Index", "cycle", 1),
    ("cycle_count", "cycle", 1),
    ("Cycle No.", "cycle", 1),
    ("循环", "cycle", 1),
    ("循环序号", "cycle", 1),
    ("Step Count / 1", "step", 1),
    ("Ns", "step", 1),
    ("CE (%)", "coulombic_efficiency", 0.01),
    ("Coulombic efficiency/%", "coulombic_efficiency", 0.01),
    ("Coulombic efficiency", "coulombic_efficiency", 1),
    ("Chg.-DChg. Eff(%)", "coulombic_efficiency", 0.01),
    ("T/K", "temperature", 1),
    ("T (°C)", "temperature", 1),
    ("Temperature/degC", "temperature", 1),
    ("Temperature (℃)", "temperature", 1),
    ("Temperature(C)", "temperature", 1),
    ("ambient_temperature_celsius", "temperature", 1),
    ("t/h", "time", 3600),
    ("Time (s)", "time", 1),
    ("Test Time / s", "time", 1),
    ("test_time_second", "time", 1),
    ("TestTime/Sec.", "time", 1),
    ("Test_Time(s)", "time", 1),
    ("Time(min)", "time", 60),
    ("Time(h:min:s.ms)", "time", 1),
    ("Freq/Hz", "frequency", 1),
    ("Frequency (kHz)", "frequency", 1000),
    ("Z' (ohm)", "real_impedance", 1),
    ("Re(Z)/Ohm", "real_impedance", 1),
    ("Z′ (kΩ)", "real_impedance", 1000),
    ("Zreal (ohm)", "real_impedance", 1),
    ("Z_re / Ohm", "real_impedance", 1),
    ("-Im(Z)/Ohm", "imaginary_impedance", -1),
    ("Im(Z)/Ohm", "imaginary_impedance", 1),
    ("−Z″ (Ω)", "imaginary_impedance", -1),
    ("Z'' (Ω)", "imaginary_impedance", 1),
    ('Z" (ohm)', "imaginary_impedance", 1),
    ("Z'' (Ω cm²)", "areal_imaginary_impedance", 1e-4),
    ("-Z'' (Ω·cm²)", "areal_imaginary_impedance", -1e-4),
    ("Z' (Ω cm²)", "areal_real_impedance", 1e-4),
    ("Std. dev. (mAh/g)", "specific_capacity_error", 1),
    ("Error", "error", 1),
    ("SD", "error", 1),
    ("±", "error", 1),
    ("yEr±", "error", 1),
]


@pytest.mark.parametrize(("header", "quantity", "slope"), HEADERS)
def test_headers(header, quantity, slope):
    found = heading(header)
    assert found.quantity == quantity
    assert found.slope == pytest.approx(slope, rel=1e-9)


@pytest.mark.parametrize(
    "header",
    [
        *("", "X", "Comment", "Capacity", "Voltage", "Current", "T", "Time", "Z'", "Record"),
        *("control/V/mA", "Energy (mWh/g)", "Power (W)", "dQ/dV(mAh/V)", "dV/dt(V/s)", "|Z|/Ohm"),
        *("Phase(Z)/deg", "Ece/V", "half cycle", "Step Time(min)", "Relative Time(h:min:s.ms)"),
        *("End Voltage(V)", "Cumulative Capacity / Ah", "unix_time_second", "Re(Y)/Ohm-1"),
        *("Max-T(C)", "Min Voltage (V)", "Voltage (m)", "dq/mA.h", "x" * 200),
    ],
)
def test_what_is_no_header_of_ours(header):
    assert heading(header) is None


@pytest.mark.parametrize(
    ("header", "side"),
    [
        ("Discharge capacity (mAh/g)", "discharge"),
        ("DChg. Cap.(mAh)", "discharge"),
        ("Capacitance_DChg(mAh)", "discharge"),
        ("Discharging Capacity / Ah", "discharge"),
        ("discharging_capacity_ah", "discharge"),
        ("放电比容量/mAh/g", "discharge"),
        ("Charge capacity (mAh/g)", "charge"),
        ("Chg. Cap.(mAh)", "charge"),
        ("Charge_Capacity(Ah)", "charge"),
        ("充电容量(mAh)", "charge"),
        ("Charge / mAh", ""),
        ("Q charge/discharge/mA.h", ""),
        ("Capacity (mAh)", ""),
    ],
)
def test_sides(header, side):
    assert heading(header).side == side


def test_degrees_are_counted_from_elsewhere():
    celsius = heading("T (°C)")
    assert 25 * celsius.slope + celsius.offset == pytest.approx(298.15)
    assert heading("T/K").offset == 0


def test_a_unit_of_a_row_of_its_own():
    assert heading("Capacity", "mAh/g").quantity == "specific_capacity"
    assert heading("Voltage", "mV").slope == pytest.approx(1e-3)
    assert heading("Voltage", "mAh") is None


def test_a_deviation_is_that_of_the_column_before():
    deviation = of_the_column_before(heading("SD"), heading("Capacity (Ah)"))
    assert (deviation.quantity, deviation.slope) == ("cell_capacity_error", pytest.approx(1000))
    assert of_the_column_before(heading("SD"), heading("T/K")) is None
    assert of_the_column_before(heading("SD"), None) is None


@pytest.mark.parametrize("quantity", TARGETS)
def test_every_quantity_is_read_in_its_own_unit(quantity):
    unit = TARGETS[quantity].replace("percent", "%")
    found = as_named(quantity, "X", unit)
    assert found.slope in (pytest.approx(1), 0.01 if unit == "%" else pytest.approx(1))
    assert found.offset == 0


def test_a_named_column_has_its_unit_in_the_header_or_beside_it():
    assert as_named("voltage", "My signal (mV)").slope == pytest.approx(1e-3)
    assert as_named("c_rate", "Rate 2").slope == 1
    assert as_named("imaginary_impedance", "-X / Ohm").slope == -1
    assert as_named("specific_capacity_error", "sigma", "Ah/g").slope == pytest.approx(1000)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("voltage", "Y"), "its unit is not stated; give the header and a unit such as V"),
        (("voltage", "Y", "mAh"), "the unit 'mAh' is none of it"),
        (("specific_capacity", "Q", "mAh"), "{'specific_capacity': ('Q', 'mA h/g')}"),
    ],
)
def test_named_columns_without_a_unit(named, said):
    with pytest.raises(InvalidInput) as error:
        as_named(*named)
    assert said in str(error.value)


def test_a_header_is_the_same_in_any_script_of_it():
    spellings = ("Z'' (Ω)", "Z″ (Ω)", "Z′′ (Ω)", "Z’’ (Ω)", "Z''  (Ω)")
    assert len({plain(one) for one in spellings}) == 1
