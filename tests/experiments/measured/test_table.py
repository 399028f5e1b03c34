"""Long tables: read in pieces, thinned, in little memory."""

import tracemalloc

import numpy as np
import pytest

from mofcell.experiments.measured import read_measured, table


def long_record(path, count, per_cycle=1000):
    """A time series whose current turns in the middle of each cycle."""
    half = per_cycle // 2
    with path.open("w") as file:
        file.write("Cycle,Time (s),Voltage (V),Current (mA),Aux,Comment\n")
        for k in range(count):
            down = k % per_cycle < half
            voltage = 3.4 - 0.9 * (k % half) / half
            file.write(
                f"{k // per_cycle},{k},{voltage if down else 5.9 - voltage:.4f},"
                f"{-1 if down else 1},25.0,ok\n"
            )


def test_thinned_records_keep_their_discharges(tmp_path, monkeypatch):
    long_record(tmp_path / "my.csv", 60_000)
    whole = read_measured(tmp_path / "my.csv")
    monkeypatch.setattr(table, "LARGEST", 10_000)
    thinned = read_measured(tmp_path / "my.csv")
    assert "of 60,000 is read" in thinned.notes
    assert thinned.sizes["curve"] == whole.sizes["curve"] == 60
    assert thinned.sizes["point"] < whole.sizes["point"] / 5
    ends = [np.nanmax(data.cell_capacity, axis=1) for data in (thinned, whole)]
    assert ends[0] == pytest.approx(ends[1], rel=1e-9)  # the ends of each run are kept


def test_memory_does_not_grow_with_the_file(tmp_path, monkeypatch):
    """Of three million numbers and comments, 3.5 MB of text, little is held at a time."""
    monkeypatch.setattr(table, "LARGEST", 5_000)
    peaks = []
    for count in (20_000, 80_000):
        long_record(tmp_path / "my.csv", count, per_cycle=10_000)
        tracemalloc.start()
        read_measured(tmp_path / "my.csv")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_a_noisy_current_does_not_keep_every_row(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "LARGEST", 5_000)
    rows = "".join(f"{k},{0.01 * (-1) ** k},{(-1) ** k}\n" for k in range(40_000))
    (tmp_path / "my.csv").write_text("Time (s),Voltage (V),Current (mA)\n" + rows)
    assert read_measured(tmp_path / "my.csv").sizes["point"] <= 20_000
