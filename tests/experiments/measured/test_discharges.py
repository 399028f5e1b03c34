"""Discharges cut out of a time series."""

import numpy as np
import pandas
import pytest

from mofcell.experiments.measured import read_measured

SIGNED = "Test Time / s,Voltage / V,Current / A\n"


def record(*steps, start=0.0):
    """Rows of time [s], voltage [V] and current [A], every 36 s, of steps of constant current.

    Each step is (hours, voltage at its start, at its end, current).
    """
    rows, time = [], start
    for hours, first, last, current in steps:
        count = round(hours * 100) + 1
        voltage = np.linspace(first, last, count)
        rows += [(time + 36 * k, one, current) for k, one in enumerate(voltage)]
        time = rows[-1][0] + 1e-3
    return np.array(rows)


def lines(rows, form="{:.6f}"):
    return "".join(",".join(form.format(x) for x in row) + "\n" for row in rows)


CYCLE = [(1, 3.4, 2.5, -1e-4), (0.5, 2.8, 2.9, 0.0), (1.2, 3.0, 4.0, 1e-4), (0.5, 3.6, 3.5, 0.0)]


def test_the_charge_is_the_current_over_time(read):
    data = read(SIGNED + lines(record(*CYCLE)))
    assert data.label.values.tolist() == ["discharge 1"]
    assert data.current.item() == pytest.approx(0.1)  # mA
    assert data.cell_capacity.values[0, [0, -1]] == pytest.approx([0, 0.1])  # 0.1 mA for 1 h
    assert data.voltage.values[0, [0, -1]] == pytest.approx([3.4, 2.5])


@pytest.mark.parametrize("sign", [1, -1])
def test_the_sign_of_a_discharge_is_that_under_which_the_voltage_falls(read, sign):
    rows = record(*CYCLE, *CYCLE) * [1, 1, sign]
    data = read(SIGNED + lines(rows))
    assert data.sizes["curve"] == 2
    assert np.nanmax(data.cell_capacity, axis=1) == pytest.approx([0.1, 0.1])


def test_curves_of_several_currents_one_below_the_other(read):
    text = "j (mA/cm2),Q (mAh/g),E (V)\n"
    for current, whole in ((0.1, 140), (5, 8), (1, 98)):
        text += "".join(f"{current},{whole * k / 50},{3.4 - 0.018 * k}\n" for k in range(51))
    data = read(text)
    assert data.current_density.values == pytest.approx([1, 50, 10])  # A.m-2
    assert np.nanmax(data.specific_capacity, axis=1) == pytest.approx([140, 8, 98])


def test_currents_without_sign_are_told_apart_by_their_steps(read):
    rows = record(*CYCLE[:1], *CYCLE[2:3], *CYCLE[:1])
    rows[:, 2] = 1e-4
    steps = np.repeat([1, 2, 3], [101, 121, 101])
    data = read(
        SIGNED.replace("\n", ",Step Count / 1\n") + lines(np.column_stack([rows, steps])),
    )
    assert data.sizes["curve"] == 2
    assert np.nanmax(data.cell_capacity, axis=1) == pytest.approx([0.1, 0.1])


def test_the_capacity_of_the_cycler_goes_before_the_integral(read):
    rows = record(*CYCLE)
    counted = np.where(rows[:, 2] < 0, 1.1 * rows[:, 0] * 1e-4 / 3.6, 0.11) + 7.0  # mA.h
    text = lines(np.column_stack([rows, counted]))
    data = read(SIGNED.replace("\n", ",Discharge capacity / mAh\n") + text)
    assert data.cell_capacity.values[0, [0, -1]] == pytest.approx([0, 0.11], abs=1e-5)


def test_a_capacity_that_stays_zero_is_not_known(read):
    """As cyclers write a specific capacity when nobody has stated the mass."""
    rows = np.column_stack([record(*CYCLE), np.zeros(324)])
    data = read(SIGNED.replace("\n", ",Specific capacity / mAh g-1\n") + lines(rows))
    assert data.cell_capacity.max().item() == pytest.approx(0.1)
    assert "specific_capacity" not in data


def test_a_capacity_that_falls_on_discharge_counts_as_well(read):
    rows = record(*CYCLE)
    charge = np.cumsum(np.diff(rows[:, 0], prepend=0) * rows[:, 2]) / 3.6
    text = lines(np.column_stack([rows, charge]))
    data = read(SIGNED.replace("\n", ",(Q-Qo)/mA.h\n") + text)
    assert data.cell_capacity.values[0, -1] == pytest.approx(0.1, rel=1e-3)


def test_time_of_each_step_is_added_up(read):
    rows = record(*CYCLE)
    rows[rows[:, 0] > 3600, 0] -= 3600
    data = read(SIGNED + lines(rows))
    assert data.cell_capacity.max().item() == pytest.approx(0.1)
    assert "time starts again 1 times" in data.notes


def test_rates_of_a_rate_test(read):
    rows = record(
        (1, 3.4, 2.5, -1e-4), (1, 2.8, 4.0, 1e-4), (0.2, 3.3, 2.5, -5e-4), (1, 2.8, 4.0, 1e-4)
    )
    cycles = np.repeat([1, 2], [202, 122])
    text = "time/s,Ewe/V,I/A,cycle number\n" + lines(np.column_stack([rows, cycles]))
    data = read(text)
    assert data.current.values == pytest.approx([0.1, 0.5])
    assert data.label.values.tolist() == ["cycle 1", "cycle 2"]


def test_current_densities_give_areal_capacities(read):
    rows = record(*CYCLE) * [1, 1, 1e4]  # 1 mA/cm2
    data = read("t/s,E/V,j (mA/cm2)\n" + lines(rows))
    assert data.current_density.item() == pytest.approx(10)  # A.m-2
    assert data.areal_capacity.max().item() == pytest.approx(1.0)  # mA.h.cm-2


def test_currents_per_mass_give_specific_capacities(read):
    rows = record(*CYCLE) * [1, 1, 1e6]  # 100 mA/g
    data = read("t/s,E/V,j (mA/g)\n" + lines(rows))
    assert data.specific_capacity.max().item() == pytest.approx(100)


def test_temperatures_belong_to_their_discharge(read):
    rows = np.column_stack([record(*CYCLE, *CYCLE), np.repeat([25, 60], 324)])
    text = SIGNED.replace("\n", ",Ambient Temperature / degC\n") + lines(rows)
    assert read(text).temperature.values == pytest.approx([298.15, 333.15])


def test_pulses_are_no_discharges(read):
    rows = record((0.03, 3.4, 3.3, -1e-4), (0.5, 3.4, 3.4, 0.0), (10, 3.4, 2.5, -1e-4))
    data = read(SIGNED + lines(rows))
    assert data.cell_capacity.max(dim="point").values == pytest.approx([1.0])
    assert "1 short discharges are left out" in data.left_out


def test_an_unsteady_current_is_noted(read):
    rows = record((0.5, 3.4, 3.0, -1e-4), (0.5, 3.0, 2.5, -2e-4), *CYCLE[2:])
    assert "discharge 1: the current is not constant" in read(SIGNED + lines(rows)).notes
    assert "not constant" not in read(SIGNED + lines(record(*CYCLE))).notes


def test_a_charge_alone_is_no_discharge(refusal):
    said = refusal(SIGNED + lines(record(CYCLE[2])))
    assert "there is none" in said
    assert "the voltage rises, as in a charge" in said


def test_a_time_below_zero_is_refused(refusal):
    rows = record(*CYCLE)
    rows[:, 0] -= 100
    assert "a time of -100 s; time runs from zero" in refusal(SIGNED + lines(rows))


def test_rows_with_gaps_are_left_out(read):
    rows = record(*CYCLE)
    text = SIGNED + lines(rows).replace("36.000000,", ",", 1)
    assert "row 3: 1 rows from here have gaps" in read(text).left_out


# what cyclers export


def same_discharge(data):
    assert data.kind == "voltage curves"
    assert data.sizes["curve"] == 1
    assert data.voltage.values[0, [0, 100]] == pytest.approx([3.4, 2.5])
    return np.nanmax(data.to_array().sel(variable=capacity_of(data)))


def capacity_of(data):
    return next(name for name in data.data_vars if name.endswith("_capacity"))


def test_battery_data_format(read):
    rows = record(*CYCLE)
    rows = np.column_stack([rows, np.ones(len(rows)), np.full(len(rows), 25.0)])
    human = SIGNED.replace("\n", ",Cycle Count / 1,Ambient Temperature / degC\n")
    machine = (
        "test_time_second,voltage_volt,current_ampere,cycle_count,ambient_temperature_celsius\n"
    )
    for headers, name in ((human, "my.bdf.csv"), (machine, "my.bdf")):
        data = read(headers + lines(rows), name=name)
        assert same_discharge(data) == pytest.approx(0.1)
        assert data.temperature.item() == pytest.approx(298.15)


def test_battery_data_format_as_parquet(tmp_path):
    pytest.importorskip("pyarrow")
    names = SIGNED.strip().split(",")
    frame = pandas.DataFrame(dict(zip(names, record(*CYCLE).T, strict=True)))
    frame.to_parquet(tmp_path / "my.bdf.parquet")
    assert same_discharge(read_measured(tmp_path / "my.bdf.parquet")) == pytest.approx(0.1)


def test_biologic_text(read):
    """A preamble of settings, decimal commas, micro signs in cp1252."""
    head = (
        "EC-Lab ASCII FILE\nNb header lines : 9\n\nGalvanostatic Cycling\n\n"
        "Ewe ctrl range : min = 0,00 V, max = 5,00 V\nMass of active material : 0,001 mg\n"
        "Electrode surface area : 0,001 cm²\nI Range             100 µA              \n"
        "Is                  0,000               -500,000            \n"
        "mode\tox/red\terror\ttime/s\tcontrol/V/mA\tEwe/V\t<I>/mA\tdQ/mA.h\tcycle number\t\n"
    )
    rows = "".join(
        f"1\t0\t0\t{t:.3f}\t{1000 * i:.4f}\t{v:.5f}\t{1000 * i:.4f}\t0\t1\t\n".replace(".", ",")
        for t, v, i in record(*CYCLE)
    )
    data = read(head + rows, name="my.mpt", encoding="cp1252")
    assert same_discharge(data) == pytest.approx(0.1)
    assert data.label.item() == "cycle 1"


def test_biologic_impedance(read):
    text = (
        "EC-Lab ASCII FILE\nNb header lines : 6\n\nfi                  1,000               \n"
        "unit fi             MHz                 \n"
        "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tPhase(Z)/deg\ttime/s\t<Ewe>/V\t<I>/mA\t"
        "Cs/µF\tcycle number\tRe(Y)/Ohm-1\n"
        "1000024,25\t14,99\t-2,70\t15,2\t10,2\t3924,7\t2,99\t0,02\t-0,05\t1\t0,06\n"
        "999,04\t42,64\t8,04\t43,4\t-10,7\t3933,3\t2,99\t0,01\t19,8\t1\t0,02\n"
        "0,99\t65,84\t97,86\t117,9\t-56,1\t3945,2\t2,99\t0,01\t1628,8\t1\t3E-003\n"
    )
    data = read(text, name="my.mpt", encoding="cp1252")
    assert data.kind == "impedance spectrum"
    assert data.imaginary_impedance.values == pytest.approx([2.70, -8.04, -97.86])


def test_neware_text(read):
    head = (
        "DataPoint,Cycle Index,Step Index,Step Type,Time(h:min:s),Total Time(h:min:s),Current(mA),"
        "Voltage(V),Capacity(mAh),Spec. Cap.(mAh/g),Chg. Cap.(mAh),DChg. Cap.(mAh),"
        "DChg. Spec. Cap.(mAh/g),Date,Power(W)\n"
    )
    rows = []
    for k, (t, v, i) in enumerate(record(*CYCLE)):
        clock = f"{int(t // 3600)}:{int(t % 3600 // 60):02d}:{t % 60:05.2f}"
        out = min(t, 3600) * 1e-4 / 3.6
        kind = "CC DChg" if i < 0 else "CC Chg" if i else "Rest"
        rows.append(
            f"{k},1,1,{kind},0:00:00,{clock},{1e3 * i},{v},0,0,0,{out},{1000 * out},"
            "2024-01-01 10:00:00,0\n"
        )
    data = read(head + "".join(rows))
    assert same_discharge(data) == pytest.approx(100)  # of the specific capacity


def test_arbin_text(read):
    rows = record(*CYCLE)
    out = np.minimum(rows[:, 0], 3600) * 1e-4 / 3600
    head = (
        "Data_Point,Date_Time,Test_Time(s),Step_Time(s),Cycle_Index,Current(A),Voltage(V),"
        "Charge_Capacity(Ah),Discharge_Capacity(Ah)\n"
    )
    text = "".join(
        f"{k},01/02/2024 10:00:00,{t},0,1,{i},{v},{0.5},{q}\n"
        for k, ((t, v, i), q) in enumerate(zip(rows, out, strict=True))
    )
    assert same_discharge(read(head + text)) == pytest.approx(0.1, abs=1e-6)


def test_land_text(read):
    """Times of a clock under a header without unit, currents without sign."""
    head = "Record\tSysTime\tTestTime\tVoltage/V\tCurrent/uA\tCapacity/uAh\tSpeCap/mAh/g\n"
    rows = []
    for k, (t, v, i) in enumerate(record(CYCLE[0], CYCLE[2])):
        clock = f"{int(t // 3600):02d}:{int(t % 3600 // 60):02d}:{int(t % 60):02d}"
        q = (t if i < 0 else t - 3600) * 1e-4 / 3.6
        rows.append(
            f"{k}\t2024-01-01 10:00:00\t{clock}\t{v}\t{1e6 * abs(i)}\t{1e3 * q}\t{1e3 * q}\n"
        )
    assert same_discharge(read(head + "".join(rows), name="my.txt")) == pytest.approx(100)


def test_levels_of_one_table_are_told_apart(read):
    """As Neware writes cycles, steps and records: the summaries begin further left."""
    text = (
        "Cycle ID,Cap_Chg(mAh),Cap_DChg(mAh)\n,Step ID,Step Name,Capacity(mAh)\n"
        ",,Record ID,Time(s),Voltage(V),Current(mA)\n1,0.1,0.1\n,1,CC DChg,0.1\n"
    )
    one = record(CYCLE[0])
    rows = [f",,{k},{t},{v},{1000 * i}\n" for k, (t, v, i) in enumerate(one)]
    rows.insert(50, "2,0.1,0.1,77,88,99\n")
    assert same_discharge(read(text + "".join(rows))) == pytest.approx(0.1)
