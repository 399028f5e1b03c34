import re
import shlex
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import mofcell as package
from mofcell import experiments
from mofcell.commands import cycling as commands
from mofcell.experiments.cycling import cycle as engine

CELL = "gu2025-lfp"
QUICK = ("cycle", CELL, "--model", "spme")


@pytest.fixture
def no_simulation(monkeypatch):
    def fail(*args, **kwargs):
        pytest.fail("simulated before the input was checked")

    monkeypatch.setattr(experiments, "cycle", fail)


def test_cycles_with_the_numbers_of_the_options(mofcell, tmp_path):
    data, picture = tmp_path / "cycles.nc", tmp_path / "cycles.png"
    code, out, _ = mofcell(
        *(*QUICK, "--c-rate", "0.5", "--cycles", "3", "--coulombic-efficiency", "98 %"),
        *("--output", str(data), "--plot", str(picture)),
    )
    assert code == 0
    assert "gu2025-lfp: cycling, 3 cycles at 25 degC" in out
    assert "coulombic_efficiency = 98 %" in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    same = package.cycle(
        package.cell(CELL).replace(coulombic_efficiency=0.98),
        package.protocols.cycling(c_rate=0.5, cycles=3),
        model=package.models.SPMe,
        series=(1, 2, 3),
    )
    with xr.open_dataset(data, engine="h5netcdf") as written:
        assert written.attrs.pop("changed") == "coulombic_efficiency = 98 %"
        xr.testing.assert_equal(written, same)
        assert written.attrs == same.attrs


def test_a_run_goes_on_where_it_was_stopped(mofcell, tmp_path, monkeypatch):
    whole, part = tmp_path / "whole.nc", tmp_path / "part.nc"
    command = (*QUICK, "--cycles", "4", "--c-rate", "1")
    assert mofcell(*command, "--output", str(whole))[0] == 0

    def stopped(*args, **kwargs):
        for done in run(*args, **kwargs):
            yield done
            if done[0].number == 2:
                raise KeyboardInterrupt

    run = engine.run
    with monkeypatch.context() as patched:
        patched.setattr(engine, "run", stopped)
        code, out, err = mofcell(*command, "--output", str(part))
    assert code == 130
    assert "2 of 4 cycles" in out
    assert f"stopped by the user after cycle 2 of 4; the same command with --resume {part}" in err
    assert mofcell(*command, "--resume", str(part), "--output", str(part))[0] == 0
    with xr.open_dataset(whole, engine="h5netcdf") as one, xr.open_dataset(part) as other:
        assert other.cycle.values.tolist() == [1, 2, 3, 4]
        for name in ("specific_capacity", "energy", "lithium_thickness"):
            np.testing.assert_allclose(one[name], other[name], rtol=1e-6)


def test_stopped_before_the_first_cycle(mofcell, tmp_path, monkeypatch):
    def stopped(*args, **kwargs):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(engine, "run", stopped)
    picture = tmp_path / "cycles.png"
    code, out, err = mofcell(*QUICK, "--plot", str(picture))
    assert code == 130
    assert "0 of 100 cycles" in out
    assert "with --output FILE.nc, --resume FILE.nc could go on from there" in err
    assert picture.exists()


def test_a_run_that_cannot_go_on_says_why(mofcell, monkeypatch):
    reason = "step 'Charge at 0.5C until upper cut-off': no solution"
    monkeypatch.setattr(engine, "cannot_go_on", lambda cycle, cell: reason)
    code, out, err = mofcell(*QUICK, "--cycles", "3")
    assert code == 0
    assert "1 of 3 cycles" in out
    assert f"warning: ended early: cycle 1: {reason}" in err


def test_measured_cycles_stand_beside_those_at_their_rate(mofcell):
    held = ("cycle", "gu2025-lfp-cycling", "--model", "spme", "--cycles", "1")
    assert "measured" not in mofcell(*held, "--c-rate", "0.1")[1]  # the record is fitted without
    command = (*held, "--hold-until", "none")
    _, out, _ = mofcell(*command, "--c-rate", "0.1")
    assert "158.0" in out  # first discharge, Gu 2025 Fig. 3a
    assert "measured" not in mofcell(*command, "--c-rate", "0.2")[1]
    assert "measured" not in mofcell(*command, "--c-rate", "0.1", "--temperature", "0 degC")[1]


def test_an_own_protocol_and_its_course(mofcell, tmp_path):
    protocol, picture = tmp_path / "my.yaml", tmp_path / "course.png"
    protocol.write_text("protocol: gitt\npulse: 5 min\nrest: 10 min\npulses: 2\n")
    code, out, err = mofcell(
        *(*QUICK, "--protocol", str(protocol), "--series", "all", "--over-time", str(picture))
    )
    assert code == 0, err
    assert "3 cycles" in out
    assert picture.exists()


def test_cold_and_warming(mofcell):
    code, out, err = mofcell(
        *(*QUICK, "--protocol", "cold-discharge", "--heat-transfer-coefficient", "5 W/m2/K")
    )
    assert code == 0
    assert "warms itself, gives off 5 W/m²/K" in out
    assert "1 cycle at 25 degC at first" in out
    assert "−20 °C" in out
    assert "catholyte conductivity (known at 10 to 40 °C) was extrapolated to −20 °C" in err


def test_a_printed_protocol_reads_back(mofcell, tmp_path):
    code, out, _ = mofcell("protocols", "rate-test")
    assert code == 0
    file = tmp_path / "mine.yaml"
    file.write_text(out)
    assert package.read_protocol(file) == package.protocols.rate_test()


@pytest.mark.parametrize("name", ["constant-power", "drive"])
def test_a_protocol_that_needs_a_number_is_printed_as_a_file_to_fill_in(mofcell, tmp_path, name):
    code, out, err = mofcell("protocols", name)
    assert (code, err) == (0, "")
    (tmp_path / "my-drive.csv").write_text("time (s),current (A)\n0,0.001\n60,0.002\n")
    file, full = tmp_path / "mine.yaml", tmp_path / "full.yaml"
    file.write_text(out)
    full.write_text("\n".join(row.removeprefix("# ") for row in out.splitlines()))
    assert package.read_protocol(file) == package.read_protocol(full)
    assert package.read_protocol(file).name == name


def test_nothing_that_can_be_done_is_said_and_drawn(mofcell, tmp_path):
    picture = tmp_path / "cycles.png"
    code, out, err = mofcell(
        *(*QUICK, "--temperature", "-60 degC", "--c-rate", "0.1", "--plot", str(picture))
    )
    assert code == 0
    assert "1 of 100 cycles at -60 degC; no mechanism of fade\n" in out
    assert "warning: ended early: cycle 1: no charge passes" in err
    assert picture.exists()


def test_a_titration_keeps_all_its_curves_and_a_rate_test_those_of_each_rate():
    named = package.protocols
    assert [*commands._kept(named.gitt(pulses=9), None, drawn=True)] == [*range(1, 11)]
    assert [*commands._kept(named.pulses(), None, drawn=True)] == [*range(1, 12)]
    assert commands._kept(named.rate_test(), None, drawn=True) == [5, 10, 15, 20, 25, 30]
    assert commands._kept(named.rate_test(), None, drawn=False) == []


def test_protocols_are_listed_in_a_line_each(mofcell):
    code, out, err = mofcell("protocols")
    assert (code, err) == (0, "")
    assert "rate-test" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--protocol", "ratetest"), "no protocol is named 'ratetest'; did you mean rate-test"),
        (("--protocol", "no.yaml"), "no.yaml: there is no such file"),
        (("--protocol", "drive"), "drive needs drive_cycle: `mofcell protocols drive > my.yaml`"),
        (("--protocol", "gitt", "--cycles", "3"), "--cycles: gitt has no such number, but c_rate"),
        (("--protocol", "gitt", "--c-rate", "1", "--c-rate", "2"), "--c-rate: gitt takes one, 2"),
        (("--c-rate", "fast"), "cycling: c_rate: 'fast' is no current with its unit"),
        (("--cycles", "0"), "cycling: cycles is 0"),
        (("--fade", "rust"), "--fade: 'rust'"),
        (("--fade", "interphase-growth"), "gu2025-lfp states no rate of interphase-growth"),
        (("--fade", "cathode-loss", "--without-fade"), "leave out one of them"),
        (("--series", "200"), "--series: '200' is no cycle of cycling; give one of 1 to 100"),
        (("--series", "5-2"), "--series: '5-2' is no cycle"),
        (("--resume", "missing.nc"), "--resume: there is no file missing.nc"),
        (("--resume", __file__), "is no dataset; give what `mofcell cycle --output` wrote"),
        (("--specific-heat", "1 J/g/K"), "specific_heat"),
        (("--output", "cycles.csv"), "the name has to end in .nc"),
    ],
)
def test_bad_input_is_one_line(mofcell, no_simulation, options, said):
    code, out, err = mofcell(*QUICK, *options)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_an_own_protocol_takes_no_numbers_beside_it(mofcell, no_simulation, tmp_path):
    protocol = tmp_path / "my.yaml"
    protocol.write_text("protocol: gitt\n")
    _, _, err = mofcell(*QUICK, "--protocol", str(protocol), "--cycles", "3")
    assert f"--cycles: {protocol} states its own steps; change the file" in " ".join(err.split())


def test_what_fades_is_chosen_by_name(mofcell):
    command = ("cycle", "gu2025-lfp-cycling", "--model", "spme", "--cycles", "1")
    every, one, none = (
        mofcell(*command, *options)[1].splitlines()[0]
        for options in ((), ("--fade", "cathode_loss"), ("--without-fade",))
    )
    assert every == one
    assert "no mechanism of fade" in none


def test_the_page_shows_what_is_printed(mofcell, monkeypatch, tmp_path):
    page = (Path(__file__).parents[3] / "docs/cycling.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n\$ mofcell (.*?)\n(.*?)```", page, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = mofcell(*shlex.split(shown[1]))
    assert code == 0
    number = r"\d+\.?\d*"
    assert re.split(number, " ".join(out.split())) == re.split(number, " ".join(shown[2].split()))
    values = [[float(text) for text in re.findall(number, side)] for side in (out, shown[2])]
    assert values[0] == pytest.approx(values[1], rel=3e-3, abs=0.1)  # other machines round
