"""Impedance on the command line."""

import numpy as np
import pytest
import xarray as xr

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

CELL = "gu2025-lfp"


def test_impedance_prints_writes_and_draws(mofcell, tmp_path):
    data, picture, file = (tmp_path / name for name in ("z.nc", "z.png", "measured.csv"))
    file.write_text("frequency/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n1000,21,300\n10000,20.9,30\n")
    code, out, err = mofcell(
        *("impedance", CELL, "--blocking", "--temperature", "-40 degC"),
        *("--temperature", "25 degC", "--frequencies", "1 MHz", "1 Hz", "--points", "20"),
        *("--contact-resistance", "1 ohm*cm2", "--measured", str(file)),
        *("--measured-temperature", "30 degC"),
        *("--output", str(data), "--plot", str(picture)),
    )
    assert code == 0, err
    assert "steel | Li@Ni-MOF-2 | steel" in out
    assert "contact_resistance = 1 ohm*cm2" in out
    assert "Ea of σ" in out
    assert "measured.csv, 30 °C" in " ".join(out.split())
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as found:
        assert found.sizes == {"temperature": 2, "frequency": 20, "law": 2, "line_temperature": 61}
        assert found.attrs["kind"] == "blocking"
        bulk = found.bulk_resistance.sel(temperature=298.15).item()
        assert bulk == pytest.approx(23.4375e-4 + 1e-4, rel=1e-3)


@pytest.mark.parametrize(
    ("options", "kind", "series"),
    [
        (("gu2025-symmetric",), "symmetric", 2),
        ((CELL, "--symmetric"), "symmetric", 2),
        ((CELL, "--state-of-charge", "50%"), "full", 1),
    ],
)
def test_every_kind_takes_the_same_options(mofcell, tmp_path, options, kind, series):
    """A film of lithium adds its resistance once for each lithium."""
    found = []
    for film in ("100 ohm*cm2", "200 ohm*cm2"):
        code, _, err = mofcell(
            *("impedance", *options, "--lithium-interface-resistance", film),
            *("--membrane-thickness", "100 um", "--lithium-exchange-current-density", "1 mA/cm2"),
            *("--points", "30", "--output", str(tmp_path / "z.nc")),
        )
        assert code == 0, err
        with xr.open_dataset(tmp_path / "z.nc", engine="h5netcdf") as data:
            assert data.attrs["kind"] == kind
            assert data.attrs["membrane_thickness_m"] == pytest.approx(100e-6)
            assert data.attrs.get("state_of_charge", 0.5) == 0.5
            found.append(data.low_frequency_resistance.item())
    assert np.diff(found)[0] == pytest.approx(series * 100e-4, rel=1e-3)


@pytest.mark.parametrize(
    ("cell", "capacitance"),
    [
        (CELL, "lithium-double-layer-capacitance"),
        (CELL, "interphase-capacitance"),
        (CELL, "membrane-cathode-capacitance"),
        (CELL, "cathode-double-layer-capacitance"),
        ("gu2025-symmetric", "lithium-double-layer-capacitance"),
        ("gu2025-symmetric", "interphase-capacitance"),
    ],
)
def test_a_capacitance_changes_the_arcs(mofcell, tmp_path, cell, capacitance):
    found = []
    for value in ("5 uF/cm2", "50 uF/cm2"):
        code, _, err = mofcell(
            *("impedance", cell, f"--{capacitance}", value, "--points", "30"),
            *("--output", str(tmp_path / "z.nc")),
        )
        assert code == 0, err
        with xr.open_dataset(tmp_path / "z.nc", engine="h5netcdf") as data:
            z = data.areal_real_impedance + 1j * data.areal_imaginary_impedance
            found.append(z.values.ravel())
    less, more = found
    changed = np.abs(more - less) / np.abs(less)
    assert changed.max() > 0.005


def test_what_a_kind_has_not_is_refused(mofcell):
    code, _, err = mofcell("impedance", CELL, "--blocking", "--interphase-capacitance", "1 uF/cm2")
    assert code == 2
    assert "interphase_capacitance: a BlockingCell has none; leave out --interphase-capacit" in err


def test_an_electrolyte_is_put_into_a_cell(mofcell):
    code, _, err = mofcell("impedance", "Li@Ni-MOF-2")
    assert code == 2
    assert "mofcell impedance gu2025-symmetric --electrolyte Li@Ni-MOF-2" in err


def test_frequencies_too_low_are_a_warning(mofcell):
    code, out, err = mofcell("impedance", "gu2025-symmetric", "--frequencies", "1 Hz", "100 Hz")
    assert code == 0
    assert "✗: not reached" in out
    assert "higher frequencies than 100 Hz are needed" in " ".join(err.split())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((CELL, "--frequencies", "0 Hz", "1 Hz"), "frequencies: '0 Hz' is not allowed"),
        ((CELL, "--frequencies", "1 Hz", "1 Hz"), "1 Hz is followed by 1 Hz"),
        ((CELL, "--frequencies", "1", "10 Hz"), "frequencies"),
        ((CELL, "--points", "1"), "points: 1; allowed are 2 to 10,000"),
        ((CELL, "--state-of-charge", "120%"), "state_of_charge is 1.2; allowed is 0"),
        ((CELL, "--state-of-charge", "50%", "--blocking"), "a blocking cell has no cathode"),
        ((CELL, "--blocking", "--symmetric"), "exclude each other"),
        (("gu2025-symmetric", "--cathode-loading", "1 mg/cm2"), "cathode_loading: a SymmetricCell"),
        ((CELL, "--blocking", "--cathode", "NCM811"), "cathode: a BlockingCell has none"),
        ((CELL, "--contact-resistance", "-1 ohm*cm2"), "contact_resistance"),
        (("no such cell",), "no such cell"),
    ],
)
def test_bad_input_is_said_in_one_line(mofcell, options, said):
    code, _, err = mofcell("impedance", *options)
    assert code == 2
    assert said in err


def test_what_is_no_spectrum_is_refused(mofcell, tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text("C-rate,capacity (mAh/g)\n0.1,150\n1,120\n")
    code, _, err = mofcell("impedance", CELL, "--measured", str(file))
    assert code == 2
    assert "give an impedance spectrum" in err


def test_unknown_headers_are_answered_in_the_words_of_the_command(mofcell, tmp_path):
    file = tmp_path / "z.csv"
    file.write_text("f,Zre,Zim\n1000,21,-300\n10000,20.9,-30\n")
    code, _, err = mofcell("impedance", CELL, "--measured", str(file))
    assert code == 2
    told = " ".join(err.split())
    assert "--column 'frequency = f (Hz)' --column 'real_impedance = Zre (ohm)'" in told
    assert "columns=" not in told
