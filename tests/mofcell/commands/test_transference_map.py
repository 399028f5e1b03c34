"""Whether a higher t+ pays, on the command line."""

import pytest
import xarray as xr

SMALL = (
    *("--axis", "conductivity = 1e-4 to 1e-2 S/cm in 3 log"),
    *("--axis", "transference_number = 0.1, 0.5, 1"),
)


def test_it_prints_writes_and_draws(mofcell, tmp_path):
    data, picture = tmp_path / "map.nc", tmp_path / "map.png"
    code, out, err = mofcell(
        *("transference-map", "reference-liquid", "--throughout", *SMALL),
        *("--c-rate", "1C", "--temperature", "25 degC", "--membrane-thickness", "50 um"),
        *("--beside", "LATP", "--framework-charge-density", "0.2 mol/L"),
        *("--output", str(data), "--plot", str(picture)),
    )
    assert code == 0, err
    assert "t+ = 1 instead" in out
    assert "LATP" in out
    assert picture.read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(data, engine="h5netcdf") as dataset:
        assert dataset.conductivity.values == pytest.approx([0.01, 0.1, 1.0])
        assert dataset.transference_number.values == pytest.approx([0.1, 0.5, 1.0])
        assert dataset.attrs["membrane_thickness_m"] == pytest.approx(50e-6)
        assert dataset.attrs["framework_charge_density_mol_m3"] == pytest.approx(200.0)
        assert dataset.attrs["catholyte"] == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--axis", "conductivity = 1e-5 to 1e-2 in 4 log"), "conductivity"),
        (("--axis", "membrane_thickness = 20 to 50 um in 3"), "membrane_thickness"),
        (("--axis", "transference_number = 30, 76"), "40 % is 0.4"),
        (("--beside", "no such thing"), "no such thing"),
        (("--framework-charge-density", "1"), "framework_charge_density"),
        (("--basis", "cell"), "basis"),
    ],
)
def test_bad_input_is_said_in_one_line(mofcell, options, said):
    code, _, err = mofcell("transference-map", "gu2025-lfp", *options)
    assert code == 2
    assert said in err
