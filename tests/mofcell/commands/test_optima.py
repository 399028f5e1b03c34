"""Searches on the command line."""

import pytest
import xarray as xr

CELL = "gu2025-lfp"
LEAN = ("--over", "np_ratio = 1.5 to 4")


def test_optimise_prints_the_design_and_its_bounds(mofcell, tmp_path):
    """The loading that still delivers 100 mAh/g at 1C; the foil as thin as the range allows."""
    file = tmp_path / "best.nc"
    code, out, err = mofcell(
        *("optimise", CELL, *LEAN, "--over", "cathode_loading = 2 to 10 mg/cm2"),
        *("--subject-to", "specific_capacity at 1C >= 100 mAh/g"),
        *("--subject-to", "energy at C/10 and 25 degC >= 100 Wh/kg", "--output", str(file)),
    )
    assert code == 0, err
    assert "lower end of the range" in out
    assert "not active" in out
    assert "optimum" in out
    with xr.open_dataset(file, engine="h5netcdf") as dataset:
        assert list(dataset.constraint_active.values) == [True, False]
        assert dataset.constraint_value.values[0] == pytest.approx(100, abs=1)
        assert dataset.np_ratio.item() == pytest.approx(1.5, rel=1e-3)


def test_a_bound_that_nothing_meets_is_a_result(mofcell):
    code, out, _ = mofcell(
        *("optimise", CELL, *LEAN, "--subject-to", "specific_capacity at 1C >= 0.16 Ah/g")
    )
    assert code == 0
    assert "no design in the ranges meets all bounds" in out
    assert "not met" in out


def test_pareto_front_prints_and_draws_it(mofcell, tmp_path):
    file = tmp_path / "front.png"
    code, out, err = mofcell(
        *("pareto-front", CELL, "--over", "cathode_loading = 2 to 10 mg/cm2", "--points", "1"),
        *("--maximise", "specific_energy", "--maximise", "specific_capacity at 1C"),
        *("--plot", str(file)),
    )
    assert code == 0, err
    assert "designs on the front" in out
    assert file.stat().st_size > 10_000


def test_a_front_that_nothing_meets_says_what_is_farthest(mofcell):
    code, out, _ = mofcell(
        *("pareto-front", CELL, *LEAN, "--points", "0"),
        *("--subject-to", "specific_energy >= 1000 Wh/kg"),
    )
    assert code == 0
    assert "farthest is specific_energy at 0.1C and 25 degC >= 1000" in " ".join(out.split())


@pytest.mark.parametrize("method", [("elementary-effects", "4"), ("sobol", "4")])
def test_sensitivity_prints_what_matters(mofcell, tmp_path, method):
    file = tmp_path / "weights.png"
    code, out, err = mofcell(
        *("sensitivity", CELL, "--range", "membrane_thickness = 20 to 300 um"),
        *("--range", "np_ratio = 1 to 3", "--of", "specific_energy", "--model", "spme"),
        *("--method", method[0], "--samples", method[1], "--plot", str(file)),
    )
    assert code == 0, err
    assert "What matters for specific_energy at 0.1C and 25 degC of gu2025-lfp" in out
    assert out.index("membrane thickness") < out.index("N/P ratio")
    assert file.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("optimise", CELL), "no range is given; write --over"),
        (("optimise", CELL, *LEAN, *LEAN), "np_ratio has two ranges"),
        (("optimise", CELL, "--over", "np_ratio = 2"), "is no range"),
        (("optimise", CELL, *LEAN, "--subject-to", "energy at 1C"), "is no bound; write such as"),
        (("optimise", CELL, *LEAN, "--subject-to", "energy >= 100"), "has no unit"),
        (("optimise", CELL, *LEAN, "--subject-to", "enrgy >= 100 Wh/kg"), "nearest: energy"),
        (("optimise", CELL, *LEAN, "--maximise", "energy at -20 C"), "write 1C or 25 degC"),
        (("pareto-front", CELL, *LEAN, "--maximise", "energy"), "give two quantities"),
        (("sensitivity", CELL), "no range is given; write --range"),
        (
            ("sensitivity", CELL, "--range", "np_ratio = 1 to 3", "--samples", "100"),
            "allowed are powers of two, the next ones are 64 and 128",
        ),
    ],
)
def test_bad_input_is_one_line(mofcell, arguments, message):
    code, out, err = mofcell(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
