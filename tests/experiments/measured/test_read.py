"""What the columns of a file make: kinds, mappings, and what is refused."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.measured import KINDS, read_measured

RATES = "C-rate,Capacity (mAh/g)\n0.1,140.1\n1,98\n"
DISCHARGE = "Capacity (mAh/g),Voltage (V)\n0,3.4\n50,3.3\n140,2.5\n"
SERIES = "Time (s),Voltage (V),Current (mA)\n" + "".join(
    f"{60 * k},{3.4 - 0.01 * k:.2f},-1\n" for k in range(61)
)
TRACE = "t/h,E/V,j (mA cm⁻²)\n0,0.05,0.1\n1,-0.05,-0.1\n2,0.06,0.1\n"
SPECTRUM = "freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n1e5,10,1\n1,100,20\n"


@pytest.mark.parametrize(
    ("text", "kind", "load", "value"),
    [
        (RATES, "rate table", "c_rate", "specific_capacity"),
        ("j (mA/g),Q/mAh\n100,1\n", "rate table", "specific_current", "cell_capacity"),
        ("j (mA cm-2),Q/mAh cm-2\n1,2\n", "rate table", "current_density", "areal_capacity"),
        ("I/mA,Capacity retention (%)\n1,90\n", "rate table", "current", "relative_capacity"),
        ("Cycle,Rate,Q/mAh\n1,0.1,2\n", "cycling table", "c_rate", "cell_capacity"),
        (DISCHARGE, "voltage curves", "c_rate", "specific_capacity"),
        (SERIES, "voltage curves", "current", "cell_capacity"),
        (TRACE, "symmetric-cell trace", "current_density", "voltage"),
        (SPECTRUM, "impedance spectrum", "frequency", "real_impedance"),
    ],
)
def test_kinds_follow_from_the_columns(read, text, kind, load, value):
    data = read(text, c_rate=0.1)
    assert data.kind == kind
    assert load in data.variables
    assert value in data.data_vars
    assert all(isinstance(one, str) for one in data.attrs.values())
    assert set(data.attrs) == {"kind", "source", "left_out", "notes"}
    for name in data.variables:
        assert (data[name].units, data[name].long_name) == VOCABULARY[name]


def test_a_kind_may_be_stated(read):
    text = "Cycle,C-rate,Capacity (mAh/g)\n1,0.1,140\n2,0.1,139\n"
    assert read(text).kind == "cycling table"
    assert read(text, kind="rate table").sizes == {"point": 2}
    assert read(TRACE.replace("0.05", "1.5"), kind="symmetric-cell trace").kind == KINDS[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_the_columns_do_not_make(refusal, kind):
    """Five kinds from the columns of one that makes none of them."""
    said = refusal("Voltage (V),T (°C)\n3.4,25\n3.3,25\n", kind=kind)
    assert f"{kind} need" in said or f"{kind}s need" in said


def test_conditions_that_the_file_does_not_state(read, refusal):
    assert "the load is not stated; give c_rate=0.1" in refusal(DISCHARGE)
    data = read(DISCHARGE, c_rate=0.2, temperature=333.15, source="Fig. 3")
    assert (data.c_rate.item(), data.temperature.item()) == (0.2, 333.15)
    assert (data.source, data.notes) == ("Fig. 3", "")
    assert "temperature not given: 25 degC is assumed" in read(DISCHARGE, c_rate=0.2).notes
    assert read(DISCHARGE, c_rate=0.2).source == "my.csv"


def test_conditions_that_the_file_states_itself(read):
    data = read("C-rate,T/K,Capacity (mAh/g)\n1,333,98\n", c_rate=0.2, temperature=298.15)
    assert (data.c_rate.item(), data.temperature.item()) == (1, 333)
    assert "c_rate=0.2 is not used" in data.notes
    assert "temperature= is not used" in data.notes


def test_the_name_of_the_file_tells_nothing(read, refusal):
    refusal(DISCHARGE, name="0.5C at 60 degC.csv")
    data = read(DISCHARGE, name="0.5C at 60 degC.csv", c_rate=0.1)
    assert (data.c_rate.item(), data.temperature.item()) == (0.1, 298.15)


def test_unknown_columns_are_listed_with_a_mapping_to_complete(read, refusal):
    said = refusal("X,Y\n0,3.4\n140,2.5\n")
    assert "its headers are 'X', 'Y'" in said
    mapping = said.partition("columns=")[2]
    data = read("X,Y\n0,3.4\n140,2.5\n", columns=eval(mapping), c_rate=1.0)
    assert data.specific_capacity.values.tolist() == [[0, 140]]


def test_the_mapping_names_what_is_not_known_yet(refusal):
    said = refusal("Rate,Ladung (mAh/g)\n0.1,140\n")
    assert said.endswith("columns={'specific_capacity': ('Ladung (mAh/g)', 'mAh/g')}")


def test_the_mapping_is_of_what_the_headers_tell(read, refusal):
    spectrum = "f,Zre,Zim\n1000,21,-300\n10000,20.9,-30\n"
    said = refusal(spectrum)
    assert said.endswith(
        "columns={'frequency': ('f', 'Hz'), 'real_impedance': ('Zre', 'ohm'), "
        "'imaginary_impedance': ('Zim', 'ohm')}"
    )
    data = read(spectrum, columns=eval(said.partition("columns=")[2]))
    assert data.real_impedance.values.tolist() == [21, 20.9]
    points = refusal("x,y\n20,1\n40,2\n", kind="conductivity table")
    assert "columns={'temperature': ('x', 'degC'), 'conductivity': ('y', 'mS/cm')}" in points


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ("f,|Z|,phase", "modulus and phase are not read: give real and imaginary part"),
        ("1000/T (1/K),log sigma (S/cm)", "1000/T is not read: give T; logarithms are not read"),
    ],
)
def test_what_is_not_read_is_named(refusal, headers, said):
    text = f"{headers}\n{','.join('123'[: headers.count(',') + 1])}\n"
    assert said in refusal(text)


def test_columns_that_are_named(read):
    text = "Rate,Q,sigma\n0.1C,0.14,0.001\n1C,0.098,0.002\n"
    columns = {"specific_capacity": ("Q", "Ah/g"), "specific_capacity_error": ("sigma", "Ah/g")}
    data = read(text, columns=columns)
    assert data.specific_capacity.values == pytest.approx([140, 98])
    assert data.specific_capacity_error.values == pytest.approx([1, 2])


def test_a_named_column_goes_before_others(read):
    text = "C-rate,Capacity (mAh/g),Second run\n1,98,97\n"
    data = read(text, columns={"areal_capacity": ("Second run", "mAh/cm2")})
    assert data.areal_capacity.item() == 97
    assert "specific_capacity" not in data
    assert "not used, as areal_capacity counts: 'Capacity (mAh/g)'" in data.notes


def test_columns_without_headers_have_numbers(read, refusal):
    columns = {"specific_capacity": ("column 1", "mAh/g"), "voltage": ("column 2", "V")}
    data = read("0,3.4\n50,3.3\n140,2.5\n", columns=columns, c_rate=0.1)
    assert data.voltage.values.tolist() == [[3.4, 3.3, 2.5]]
    assert "its headers are 'column 1', 'column 2'" in refusal("0,3.4\n50,3.3\n")


def test_a_mapping_that_does_not_fit(refusal):
    for columns, said in (
        ({"voltage": ("E2", "V")}, "no column is headed 'E2'; give one of 'C-rate', 'Capacity"),
        ({"voltage": "Capacity (mAh/g)"}, "its unit is not stated"),
    ):
        assert said in refusal(RATES, columns=columns, name="columns.csv")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "rate tables"}, "kind is 'rate tables'; did you mean rate table?"),
        ({"c_rate": 0}, "c_rate is 0; allowed is a number above 0"),
        ({"c_rate": True}, "c_rate is True"),
        ({"c_rate": "C/5"}, "c_rate is 'C/5'"),
        ({"temperature": 25}, "temperature is 25 K; give it in K"),
        ({"temperature": float("nan")}, "temperature is nan"),
        ({"source": 3}, "source is 3; give a text"),
        ({"columns": ["Q"]}, "columns is ['Q']; give the header by quantity"),
        ({"columns": {"capacity": "Q"}}, "'capacity' is no quantity; nearest: "),
        ({"columns": {"voltage": 3}}, "voltage is 3; give a header, or header and unit"),
    ],
)
def test_arguments_that_are_refused(written, given, said):
    with pytest.raises(ValueError, match=r"^[^\n]*$") as error:
        read_measured(written(RATES), **given)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "Sample,LFP 7\nMass (mg),12.5\nTemperature (K),333\n\n" + RATES,
        "Exported by hand\n\n" + RATES,
        "# 25 °C, coin cell\n" + RATES,
        "2024-11-02\n2,5\n" + RATES,
    ],
)
def test_what_stands_before_the_headers(read, text):
    assert read(text).specific_capacity.values.tolist() == [140.1, 98]


def test_units_in_a_row_of_their_own(read):
    """As Origin writes them: long names, units, comments."""
    text = "Rate\tCapacity\tSD\nC\tmAh/g\tmAh/g\n\tcell 1\t\n0.1\t140.1\t2\n1\t98\t3\n"
    data = read(text, name="my.txt")
    assert data.specific_capacity.values.tolist() == [140.1, 98]
    assert data.specific_capacity_error.values.tolist() == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "0.1C,,1C,\nQ/mAh g-1,E/V,Q/mAh g-1,E/V\n0,3.4,0,3.3\n50,3.3,98,2.5\n140,2.5,,\n",
        "Q,E,Q,E\nmAh/g,V,mAh/g,V\n0.1C,0.1C,1C,1C\n0,3.4,0,3.3\n50,3.3,98,2.5\n140,2.5,,\n",
        "E/V 0.1C,Q/mAh g-1,E/V 1C,Q/mAh g-1\n3.4,0,3.3,0\n3.3,50,2.5,98\n2.5,140,,\n",
    ],
)
def test_curves_side_by_side(read, text):
    data = read(text)
    assert data.c_rate.values.tolist() == [0.1, 1.0]
    assert np.array_equal(
        data.specific_capacity.values, [[0, 50, 140], [0, 98, np.nan]], equal_nan=True
    )
    assert np.array_equal(
        data.voltage.values, [[3.4, 3.3, 2.5], [3.3, 2.5, np.nan]], equal_nan=True
    )


def test_digitised_curves(read):
    """As WebPlotDigitizer writes them: the name of the curve over X and Y."""
    text = "25 °C,,-20 °C,\nX,Y,X,Y\n0,3.4,0,3.3\n140,2.5,98,2.5\n"
    columns = {"specific_capacity": ("X", "mAh/g"), "voltage": ("Y", "V")}
    data = read(text, columns=columns, c_rate=0.2)
    assert data.temperature.values == pytest.approx([298.15, 253.15])
    assert data.label.values.tolist() == ["25 °C", "-20 °C"]
    assert data.c_rate.values.tolist() == [0.2, 0.2]


def test_one_capacity_for_many_voltages(read):
    data = read("Q (mAh/g),E (V) 0.1C,E (V) 1C\n0,3.4,3.3\n90,3.3,2.5\n140,2.5,\n")
    assert data.c_rate.values.tolist() == [0.1, 1.0]
    assert np.nanmax(data.specific_capacity, axis=1).tolist() == [140, 90]


def test_replicates_are_points_of_their_own(read):
    data = read("C-rate,Q (mAh/g),Q (mAh/g)\n0.1,140,142\n1,98,96\n")
    assert data.c_rate.values.tolist() == [0.1, 1, 0.1, 1]
    assert data.specific_capacity.values.tolist() == [140, 98, 142, 96]


def test_of_charge_and_discharge_the_discharge_counts(read, refusal):
    text = "Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g),CE (%)\n1,145,140,96.5\n"
    data = read(text, c_rate=0.2)
    assert data.specific_capacity.item() == 140
    assert data.coulombic_efficiency.item() == pytest.approx(0.965)
    charge = "Cycle,Charge capacity (mAh/g)\n1,145\n"
    assert "its capacities are those of the charge" in refusal(charge, c_rate=0.2)


def test_of_several_bases_the_specific_one_counts(read):
    data = read("Rate,Capacity/mAh,SpeCap/mAh/g\n1,1.2,98\n")
    assert data.specific_capacity.item() == 98
    assert "cell_capacity" not in data


def test_read_measured_is_the_one_of_the_package(written):
    if not hasattr(mofcell, "read_measured"):
        pytest.skip("not exported yet")
    assert mofcell.read_measured is read_measured
