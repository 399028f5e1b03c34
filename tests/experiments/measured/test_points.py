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


@pytest.mark.parametrize("deviation", ["±", "+/-", "SD"])
def test_a_deviation_over_a_row_of_units(read, deviation):
    text = (
        f"Rate,Capacity,{deviation},CE\n(C),(mAh g-1),(mAh g-1),(%)\n0.1,140.1,1.5,99\n1,110,2,99\n"
    )
    data = read(text)
    assert data.specific_capacity.values.tolist() == [140.1, 110]
    assert data.specific_capacity_error.values.tolist() == [1.5, 2.0]
    assert "not used in a rate table: 'CE'" in data.notes


def test_a_row_of_units_whose_first_cell_is_empty(read):
    data = read("Rate,Capacity,,CE\n,(mAh g-1),±,(%)\n0.1 C,140.1,1.5,99.5\n1 C,110.5,2,99\n")
    assert data.c_rate.values.tolist() == [0.1, 1]
    assert data.specific_capacity.values.tolist() == [140.1, 110.5]
    assert data.specific_capacity_error.values.tolist() == [1.5, 2.0]


@pytest.mark.parametrize("header", ["Temperature", "Temp.", "T"])
def test_a_temperature_has_its_unit_in_its_cells(read, header):
    data = read(f"{header},Rate,Q (mAh/g)\n25 °C,0.1C,140\n-20 °C,0.1C,100\n253.15 K,1C,90\n")
    assert data.temperature.values == pytest.approx([298.15, 253.15, 253.15])


@pytest.mark.parametrize("header", ["Temperature", "Temp.", "T"])
def test_a_temperature_without_a_unit_is_refused(read, refusal, header):
    text = f"{header},Rate,Q (mAh/g)\n25,0.1C,140\n-20,0.1C,100\n"
    said = refusal(text)
    assert f"{header!r} has no unit; write the header as Temperature (degC) or map it" in said
    data = read(text, columns={"temperature": (header, "degC")})
    assert data.temperature.values == pytest.approx([298.15, 253.15])


def test_degrees_under_a_unit_are_not_counted_twice(read):
    data = read("T (°C),Rate,Q (mAh/g)\n25 °C,0.1C,140\n-20,0.1C,100\n")
    assert data.temperature.values == pytest.approx([253.15])
    assert "row 2: '25 °C' under 'T (°C)' is no number" in data.left_out


def test_rows_without_a_capacity_are_named_in_one_line(read):
    data = read("Rate,Q (mAh/g)\n0.1C,140\n0.2C,NaN\n0.5C,\n1C,98\n2C,n.a.\n5C,-\n")
    assert data.c_rate.values.tolist() == [0.1, 1]
    assert data.left_out == (
        "my.csv, 4 rows (3, 4, 6, 7): specific_capacity is missing; the rows are left out, "
        "fill them in"
    )
    many = "".join(f"{k},\n" for k in range(1, 101))
    assert len(read(f"Rate (C),Q (mAh/g)\n0.1,140\n{many}").left_out) < 160


@pytest.mark.parametrize("cell", ["abc", "NaN", ""])
def test_the_first_row_is_a_row_as_the_others(read, cell):
    data = read(f"Rate,Q (mAh/g)\n0.1C,{cell}\n0.2C,137\n0.5C,129\n")
    assert data.specific_capacity.values.tolist() == [137, 129]
    assert "row 2: " in data.left_out


def test_two_samples_make_no_one_table(read, refusal):
    text = "Rate,Sample A (mAh/g) capacity,SD,Sample B (mAh/g) capacity,SD\n0.1C,140,1,120,2\n"
    said = refusal(text)
    assert "specific_capacity is there more than once" in said
    assert "columns={'specific_capacity': 'Sample A (mAh/g) capacity'}" in said
    data = read(text, columns={"specific_capacity": "Sample B (mAh/g) capacity"})
    assert data.specific_capacity.values.tolist() == [120]
    assert data.specific_capacity_error.values.tolist() == [2]
    assert "not used, as columns= names another: 'Sample A (mAh/g) capacity'" in data.notes
    both = read("Rate,Q (mAh/g) 25 °C,Q (mAh/g) 60 °C\n0.1C,140,150\n")
    assert both.temperature.values == pytest.approx([298.15, 333.15])


def test_two_samples_named_over_their_columns(read, refusal):
    text = "MOF-A,,MOF-B,\nRate,Q (mAh/g),Rate,Q (mAh/g)\n0.1C,140,0.2C,120\n"
    assert "columns={'specific_capacity': 'column 2'}" in refusal(text)
    data = read(text, columns={"specific_capacity": ("column 4", "mAh/g")})
    assert (data.c_rate.item(), data.specific_capacity.item()) == (0.2, 120)


@pytest.mark.parametrize(
    ("header", "cell", "doubted"),
    [("Rate", "17", True), ("C-rate", "17", False), ("Rate", "17C", False), ("Rate", "9", False)],
)
def test_rates_that_may_be_currents_are_doubted(read, header, cell, doubted):
    notes = read(f"{header},Q (mAh/g)\n{cell},140\n").notes
    assert ("17 C and more: is it a current density?" in notes) == doubted


def test_the_sign_of_a_rate_is_dropped_with_a_note(read):
    data = read("Rate,Q (mAh/g)\n0.1C,140\n-0.5C,120\n")
    assert data.c_rate.values.tolist() == [0.1, 0.5]
    assert "the sign of negative C-rates is dropped" in data.notes


def test_columns_that_are_not_used_are_named(read):
    data = read("Rate,Charge capacity (mAh/g),Discharge capacity (mAh/g),Mass\n0.1C,150,140,3\n")
    assert data.specific_capacity.item() == 140
    assert "not used, as the discharge counts: 'Charge capacity (mAh/g)'" in data.notes
    assert "not used in a rate table: 'Mass'" in data.notes


def test_what_a_retention_refers_to_is_said(read):
    data = read("Cycle,Retention (%)\n1,98\n2,100\n3,97\n", c_rate=1.0)
    assert "relative_capacity is 100 % in row 3" in data.notes
    data = read("Cycle,Retention (%)\n1,98\n2,97\n", c_rate=1.0)
    assert "100 % in no row; the nearest is 98 % in row 2" in data.notes
