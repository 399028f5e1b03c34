from contextlib import nullcontext

import pytest

from mofcell.cli import run
from mofcell.plots import saved
from mofcell.report import writing

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

FULL, BRIEF = "gu2025-lfp", "reference-latp"


@pytest.fixture
def reproduce(capsys, monkeypatch, as_simulated):
    """Run the command without another process: exit code, stdout, stderr."""
    monkeypatch.setattr(saved, "process", lambda: nullcontext(None))
    monkeypatch.setenv("COLUMNS", "110")

    def call(*arguments):
        code = run(["reproduce", *arguments])
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
