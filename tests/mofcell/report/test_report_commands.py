from contextlib import nullcontext

import pytest
import xarray as xr

from mofcell.cli import run
from mofcell.plots import saved
from mofcell.report import writing

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

FULL, BRIEF = "gu2025-lfp", "reference-latp"

#: A score of two points.
SCORE = xr.Dataset(
    {
        "cell_name": ("point", ["my cell", "my cell"]),
        "c_rate": ("point", [0.1, 1.0]),
        "temperature": ("point", [298.15, 298.15]),
        "specific_capacity": ("point", [140.0, 100.0]),
        "predicted_capacity": ("point", [141.4, 110.0]),
        "band_low": ("point", [135.0, 105.0]),
        "band_high": ("point", [145.0, 115.0]),
        "relative_error": ("point", [0.01, 0.1]),
        "inside": ("point", [True, False]),
    },
    attrs={"points": 2, "median_error": 0.055, "share_inside": 0.5},
)


@pytest.fixture
def reproduce(capsys, monkeypatch, as_simulated):
    """Run the command without another process: exit code, stdout, stderr."""
    monkeypatch.setattr(saved, "process", lambda: nullcontext(None))
    monkeypatch.setenv("COLUMNS", "110")

    def call(*arguments, blind=False):
        code = run(["reproduce", *arguments, *([] if blind else ["--no-blind-score"])])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_named_cells_only(reproduce, tmp_path):
    code, out, err = reproduce(FULL, BRIEF, "--output", str(tmp_path / "report"))
    assert code == 0
    assert "gu2025-lfp: model against measurement at 25 °C" in out
    table = out.partition("Measured against simulated")[2]
    assert table.count("fitted to it") == 5
    assert "ouyang2023" not in out
    assert f"report: {tmp_path / 'report' / 'index.html'}" in err
    pages = {file.stem for file in (tmp_path / "report").glob("*.html")}
    assert pages == {"index", FULL, BRIEF}


def test_all_cells_end_with_one_table(reproduce, tmp_path, monkeypatch):
    monkeypatch.setattr("mofcell.parameters.cells", lambda: [FULL, BRIEF])
    code, out, err = reproduce("--output", str(tmp_path / "report"))
    assert code == 0
    assert out.lstrip().startswith("Measured against simulated")
    for name in ("gu2025-symmetric", "ZIF-4 glass", "MOF-BZN"):
        assert name in out
    assert "were extrapolated in temperature; the pages say which" in err


def test_a_failure_is_one_line(reproduce, tmp_path, monkeypatch):
    def fail(cell, *, done):
        raise ValueError("no\nsolution")

    monkeypatch.setattr(writing, "simulate", fail)
    code, out, err = reproduce(BRIEF, "--output", str(tmp_path / "report"))
    assert code == 0
    assert "warning: reference-latp: ValueError: no solution" in err
    assert "Traceback" not in out + err
    assert (tmp_path / "report" / "index.html").is_file()


def test_unknown_cell_is_refused_before_the_simulation(reproduce, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "simulate", lambda *a, **k: pytest.fail("simulated"))
    code, _, err = reproduce("gu2025-lpf", "--output", str(tmp_path / "report"))
    assert code == 2
    assert "gu2025-lfp" in err
    assert not (tmp_path / "report").exists()


def test_the_blind_score_ends_it(reproduce, tmp_path, monkeypatch):
    """Of a cell whose points are known here; the score itself is tested where it is made."""
    asked = []

    def score(cells, *, model, progress):
        asked.extend(cell.name for cell in cells)
        for done in range(2):
            progress(done, 2)
        return SCORE

    monkeypatch.setattr(writing, "blind_score", score)
    code, out, err = reproduce(FULL, "--output", str(tmp_path / "report"), blind=True)
    assert code == 0, err
    assert asked == [FULL]
    table = out.partition("Each point of the rate tables predicted from the others")[2]
    assert "in their 90 % band" in table
    assert table.count("my cell") == 2
    assert (tmp_path / "report" / "blind_score.nc").is_file()
    index = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "Predicted blind" in index


def test_cells_without_tables_have_no_blind_score(reproduce, tmp_path):
    code, out, _ = reproduce(BRIEF, "--output", str(tmp_path / "report"), blind=True)
    assert code == 0
    assert "predicted from the others" not in out


def test_a_blind_score_that_fails_is_one_line(reproduce, tmp_path, monkeypatch):
    def fail(*arguments, **options):
        raise ValueError("no score")

    monkeypatch.setattr(writing, "blind_score", fail)
    code, _, err = reproduce(FULL, "--output", str(tmp_path / "report"), blind=True)
    assert code == 0
    assert "warning: blind score: ValueError: no score" in err
