"""Traces of symmetric cells."""

import numpy as np
import pytest

from mofcell.experiments.measured.traces import is_symmetric


def trace(count=50, height=0.05):
    rows = "".join(f"{k},{height * (-1) ** k},{0.1 * (-1) ** k}\n" for k in range(count))
    return f"t/h,E/V,j (mA cm⁻²)\n{rows}"


def test_signs_and_units_are_kept(read):
    data = read(trace(), temperature=333.15)
    assert data.kind == "symmetric-cell trace"
    assert data.time.values[:3] == pytest.approx([0, 3600, 7200])
    assert data.voltage.values[:2] == pytest.approx([0.05, -0.05])
    assert data.current_density.values[:2] == pytest.approx([1, -1])
    assert data.temperature.values == pytest.approx(333.15)


def test_currents_stay_currents(read):
    data = read(trace().replace("j (mA cm⁻²)", "I/mA"))
    assert data.current.values[:2] == pytest.approx([0.1, -0.1])


@pytest.mark.parametrize(
    ("voltage", "symmetric"),
    [
        (0.05 * np.sin(np.arange(99)), True),
        (2.0 * np.sin(np.arange(99)), True),
        (np.full(9, 0.05), True),
        (np.linspace(3.4, 2.5, 9), False),
        (np.full(3, np.nan), False),
    ],
)
def test_a_symmetric_cell_is_around_zero(voltage, symmetric):
    assert is_symmetric(voltage) is symmetric


def test_long_traces_are_thinned(read):
    data = read(trace(30_000))
    assert data.sizes["point"] == 20_000
    assert data.time.values[-1] == 29_999 * 3600
    assert "30,000 points are thinned to 20000" in data.notes


def test_a_trace_needs_a_current(refusal):
    said = refusal("t/h,E/V\n0,0.05\n1,-0.05\n", kind="symmetric-cell trace")
    assert "needs columns of time, voltage and current density or current" in said


def test_gaps_are_named(read, refusal):
    assert (
        "row 3: 1 rows from here have gaps" in read(trace().replace("\n1,-0.05", "\n1,")).left_out
    )
    said = refusal("t/h,E/V,I/mA\n0,,1\n1,,1\n", kind="symmetric-cell trace")
    assert "no row has time, voltage and current" in said
