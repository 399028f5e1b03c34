"""Tables of capacities."""

import pytest


def test_errors_belong_to_the_column_before(read):
    data = read("Rate,Q (mAh/g),SD,T (°C)\n0.1C,140,2,60\nC/2,120,,60\n")
    assert data.specific_capacity_error.values[0] == 2
    assert data.temperature.values == pytest.approx([333.15, 333.15])
    assert data.sizes["point"] == 2  # a row without deviation is a row


def test_loads_have_no_sign(read):
    assert read("I/mA,Q/mAh\n-1,2\n").current.item() == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("0.5,", "row 3: specific_capacity is missing; the row is left out"),
        (",120", "row 3: c_rate is missing; the row is left out"),
        ("0,120", "row 3: c_rate is zero"),
        ("0.5,-120", "row 3: specific_capacity is negative"),
        ("0.5,about 120", "row 3: 'about 120' under 'Q (mAh/g)' is no number"),
        ("0.5,1,120", "row 3: 3 cells in a table of 2 columns"),
    ],
)
def test_rows_that_are_left_out(read, row, said):
    data = read(f"Rate,Q (mAh/g)\n0.1,140\n{row}\n1,98\n")
    if row == "0.5,":  # a load without a capacity is a line that was not measured
        assert said.replace("row 3: ", "") not in data.attrs["notes"]
    else:
        assert said in data.left_out
    assert data.c_rate.values.tolist() == [0.1, 1]


def test_a_table_of_which_no_row_is_left(refusal):
    assert "no row is left, each needs" in refusal("Rate,Q (mAh/g)\n0,140\n0,98\n")


def test_efficiencies_without_a_unit_may_be_percent(read):
    data = read("Cycle,Q (mAh/g),CE\n1,140,96.5\n2,139,99.5\n", c_rate=0.1)
    assert data.coulombic_efficiency.values == pytest.approx([0.965, 0.995])
    assert "coulombic_efficiency is taken for percent" in data.notes
    data = read("Cycle,Q (mAh/g),CE\n1,140,0.965\n2,139,0.995\n", c_rate=0.1)
    assert data.coulombic_efficiency.values == pytest.approx([0.965, 0.995])


def test_mean_voltages(read):
    data = read("Rate,Q (mAh/g),Mean voltage (mV)\n0.1,140,3380\n")
    assert data.mean_voltage.item() == pytest.approx(3.38)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rate,Q (mAh/g),Mean voltage (V)\n0.1,140,3380\n", "a voltage of 3380 V; allowed are 10"),
        ("Rate,Q (mAh/g),T/K\n0.1,140,25\n", "a temperature of 25 K; allowed are 100 to 1000"),
    ],
)
def test_numbers_of_a_wrong_unit(refusal, text, said):
    assert said in refusal(text)


def test_more_than_a_cathode_holds_is_doubted(read):
    assert "is it mAh instead of mAh/g" in read("Rate,Q (mAh/g)\n0.1,1400\n").notes
    assert "instead" not in read("Rate,Q (mAh/g)\n0.1,390\n").notes


def test_a_table_that_says_load_in_two_ways(read):
    data = read("C-rate,I/mA,Q/mAh\n0.1,0.2,2\n")
    assert "current" not in data.variables
    assert "not used, as c_rate counts: 'I/mA'" in data.notes
