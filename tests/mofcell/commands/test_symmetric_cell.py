"""Plating and stripping on the command line."""

import pytest
import xarray as xr

CELL = "gu2025-symmetric"


def test_symmetric_cell_prints_writes_and_draws(mofcell, tmp_path):
    data, picture = tmp_path / "plated.nc", tmp_path / "plated.png"
    code, out, err = mofcell(
        *("symmetric-cell", CELL, "--current-density", "0.1 mA/cm2", "--half-cycle", "1 h"),
        *("--time", "10 h", "--output", str(data), "--plot", str(picture)),
    )
    assert code == 0, err
    assert "141.4" in out
    assert "measured: 140 mV after 0 h, 130 mV after 1000 h" in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.sizes["half_cycle"] == 10
        assert dataset.attrs["ended"] == "the test is done"


def test_the_membrane_and_the_lithium_of_a_full_cell(mofcell):
    code, out, err = mofcell("symmetric-cell", "gu2025-lfp", "--cycles", "1", "--without-fade")
    assert code == 0, err
    assert "Li | Li@Ni-MOF-2 | Li, gu2025-lfp" in out
    assert "assumed: a current density of 0.1 mA/cm2; half-cycles of 1 h" in out


def test_what_ends_a_test_is_said(mofcell):
    code, out, _ = mofcell(
        *("symmetric-cell", CELL, "--lithium-thickness", "1 um", "--capacity", "1 mAh/cm2"),
        *("--current-density", "0.5 mA/cm2"),
    )
    assert code == 0
    assert "ended early, half-cycle 1: lithium exhausted" in out
    assert "measured" not in out


def test_the_limiting_current_is_said_where_salt_ran_out(mofcell):
    crystal = ("symmetric-cell", "zif4-crystal-symmetric", "--cycles", "1")
    code, out, _ = mofcell(*crystal, "--current-density", "0.5 mA/cm2")
    assert code == 0
    told = "salt depleted; the limiting current of the membrane is 0.271 mA/cm2"
    assert told in " ".join(out.split())


def test_a_test_that_ends_as_it_begins_has_no_figure(mofcell, tmp_path):
    picture = tmp_path / "plated.png"
    code, _, err = mofcell(
        *("symmetric-cell", CELL, "--voltage-limit", "50 mV", "--plot", str(picture))
    )
    assert code == 0
    assert "not drawn: plated.png: the test ended as it began" in err
    assert not picture.exists()


@pytest.mark.parametrize("command", ["symmetric-cell", "bruce-vincent", "impedance"])
def test_one_number_at_other_temperatures_is_said(mofcell, command):
    short = ("--cycles", "1") if command == "symmetric-cell" else ()
    asked = (command, CELL, *short, "--lithium-interface-resistance", "100 ohm*cm2")
    told = "lithium_interface_resistance: given as one number, the same at every temperature"
    assert told in mofcell(*asked, "--temperature", "0 degC")[2]
    assert told not in mofcell(*asked)[2]


def test_fixed_charge_of_the_membrane(mofcell):
    """It keeps a current that an ideal salt does not sustain: 0.27 mA/cm2 are the limit."""
    asked = ("symmetric-cell", "zif4-crystal-symmetric", "--current-density", "0.3 mA/cm2")
    for charge, ended in (("0 mol/L", True), ("2 mol/L", False)):
        out = mofcell(*asked, "--cycles", "1", "--framework-charge-density", charge)[1]
        assert ("salt depleted" in out) is ended


def test_an_unknown_name_offers_symmetric_cells(mofcell):
    _, _, err = mofcell("symmetric-cell", "nosuch")
    assert err.startswith("error: no cell is named 'nosuch'; nearest: gu2025-symmetric, ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--current-density", "0.1"), "has no unit"),
        (("--half-cycle", "0 h"), "half_cycle: '0 h' is not allowed"),
        (("--half-cycle", "1 h", "--capacity", "1 mAh/cm2"), "both are given"),
        (("--cycles", "0"), "cycles is 0"),
        (
            ("--membrane-thickness", "18 cm"),
            "is 0.18 m: input should be less than or equal to 0.01 m",
        ),
        (("--framework-charge-density", "1 mol"), "framework_charge_density"),
        (("--plot", "plated.txt"), "plated.txt"),
    ],
)
def test_bad_input_is_said_in_one_line(mofcell, options, said):
    code, _, err = mofcell("symmetric-cell", CELL, *options)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_ctrl_c_keeps_the_half_cycles_that_are_done(mofcell, monkeypatch, tmp_path):
    from mofcell.experiments.characterisation import symmetric_cell as experiment

    whole = experiment.half_cycles

    def broken_off(*given, **options):
        for one in whole(*given, **options):
            if one.number == 4:
                raise KeyboardInterrupt
            yield one

    monkeypatch.setattr(experiment, "half_cycles", broken_off)
    data = tmp_path / "plated.nc"
    code, _, err = mofcell("symmetric-cell", CELL, "--cycles", "5", "--output", str(data))
    assert code == 130
    assert "stopped by the user after half-cycle 3" in err
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.sizes["half_cycle"] == 3
