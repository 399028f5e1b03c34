import csv

import pytest
import xarray as xr

import mofcell
from mofcell import report
from mofcell.parameters import InvalidInput
from mofcell.report import writing
from mofcell.report.results import is_brief, own_temperature

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

FULL, ENERGETIC, BRIEF = "gu2025-lfp", "ouyang2023-ncm811-highload", "reference-latp"
DRAWN = {
    FULL: ("rate_capability", "polarization", "low_temperature", "specific_energy"),
    ENERGETIC: ("rate_capability", "polarization", "low_temperature", "specific_energy"),
    BRIEF: ("rate_capability", "specific_energy"),
}
PLATED, OTHER = "gu2025-symmetric", "gu2025-symmetric-ni-mof"


def names_in(folder):
    return {file.name for file in folder.iterdir()}


def test_files_of_the_report(small):
    top = {"index.html", "comparison.csv", "agreement.png", "membranes.png"}
    assert names_in(small.folder) == {
        *top,
        *("membranes.html", "gu2025.png", PLATED, OTHER),
        *(name for name in DRAWN),
        *(f"{name}.html" for name in DRAWN),
    }
    assert names_in(small.folder.parent) == {"report"}
    for name, figures in DRAWN.items():
        datasets = {f"{figure}.nc" for figure in figures}
        if "low_temperature" in figures:
            datasets.add("low_temperature_spread.nc")
        assert names_in(small.folder / name) == datasets | {f"{one}.png" for one in figures}
        for file in datasets:
            with xr.open_dataset(small.folder / name / file, engine="h5netcdf") as dataset:
                assert dataset.attrs["cell"] == name
    datasets = {"impedance.nc", "bruce_vincent.nc", "symmetric_cell.nc", "limiting_current.nc"}
    assert names_in(small.folder / OTHER) == datasets
    assert names_in(small.folder / PLATED) == {*datasets, "symmetric_cell.png"}  # it changes


def test_one_bar_over_all(small):
    total, *done = small.steps
    # five experiments and a page of two cells, two and a page of the brief one, the overview;
    # of the cell that fails, all but the experiments that came to nothing; five runs of each
    # symmetric cell
    assert total == 2 * 6 + 3 + 6 + 1 + 2 * 5
    assert 2 * 6 + 3 + 1 + 2 * 5 <= sum(done) <= total


def test_a_cell_that_fails_does_not_stop_the_others(small):
    (failure,) = small.made.failures
    assert failure.name == "no density"
    assert "density of electrolyte 'Li@Ni-MOF-2' is not given" in failure.reason
    assert [one.cell.name for one in small.made.results] == [FULL, ENERGETIC, BRIEF]


def test_a_page_that_fails_costs_nothing_else(tmp_path, monkeypatch, as_simulated):
    real = writing.page

    def page(results, **options):
        if results.cell.name == FULL:
            raise ValueError("no such text")
        return real(results, **options)

    monkeypatch.setattr(writing, "page", page)
    made = report.write_all([FULL, BRIEF], tmp_path / "report")
    assert [(one.name, one.reason) for one in made.failures] == [(FULL, "ValueError: no such text")]
    assert (tmp_path / "report" / FULL / "rate_capability.nc").is_file()
    assert f"{BRIEF}.html" in names_in(tmp_path / "report")
    index = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "no such text" in index
    assert f'href="{FULL}.html"' not in index
    assert sum(one.record == FULL for one in made.comparisons) == 5  # its numbers are kept


def test_a_record_that_is_wrong_is_a_failure_of_its_own(tmp_path, as_simulated):
    made = report.write_all([BRIEF, "gu2025-lpf"], tmp_path / "report")
    (failure,) = made.failures
    assert "gu2025-lfp" in failure.reason  # the nearest name is offered


def test_numbers_of_the_table_as_a_file(small):
    with (small.folder / "comparison.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(small.made.comparisons)
    first = rows[0]
    assert (first["record"], first["measured"], first["unit"]) == (FULL, "140.11", "mAh/g")
    error = 100 * (float(first["simulated"]) / 140.11 - 1)
    assert float(first["difference (%)"]) == pytest.approx(error, abs=0.01)


def test_one_cell_from_python(tmp_path, cell, as_simulated):
    folder = tmp_path / "gu"
    results = report.write(cell, folder)
    assert results.cell.name == FULL
    assert {"index.html", "rate_capability.png", "rate_capability.nc"} <= names_in(folder)
    assert "All cells" not in (folder / "index.html").read_text(encoding="utf-8")


def test_a_failing_page_leaves_the_old_report(cell, tmp_path, monkeypatch, as_simulated):
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "index.html").write_text("old")

    def fail(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "page", fail)
    for write in (report.write, lambda one, where: report.write_all([one], where)):
        with pytest.raises(OSError, match="No space"):
            write(cell, folder)
        assert [(file.name, file.read_text()) for file in folder.iterdir()] == [
            ("index.html", "old")
        ]
        assert list(tmp_path.iterdir()) == [folder]


def test_a_new_report_takes_the_place_of_the_old_one(tmp_path, as_simulated):
    for _ in range(2):
        report.write_all([BRIEF], tmp_path / "report")
    assert names_in(tmp_path) == {"report"}
    assert (tmp_path / "report" / BRIEF / "rate_capability.png").is_file()


def test_unwritable_folder_is_refused_before_the_simulation(cell, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "simulate", lambda *a, **k: pytest.fail("simulated"))
    for write in (report.write, lambda one, where: report.write_all([one], where)):
        with pytest.raises(InvalidInput, match="there is no folder"):
            write(cell, tmp_path / "missing" / "report")


def test_file_names_that_every_system_takes():
    names = ["a/b", "a b", "A-B", "index", "..", "µ", "gu2025-lfp"]
    found = writing.file_names(names)
    assert list(found) == names
    assert len({name.lower() for name in found.values()}) == len(names)
    assert found["gu2025-lfp"] == "gu2025-lfp"
    assert found["index"] != "index"  # that is the overview
    assert all(name.isascii() and "/" not in name and name[0] != "." for name in found.values())


def test_which_cells_are_brief_and_at_which_temperature():
    cells = {name: mofcell.cell(name) for name in mofcell.cells()}
    brief = {name for name, cell in cells.items() if is_brief(cell)}
    assert brief == {name for name in cells if name.startswith("reference-")}
    # Ouyang 2023 gives 30 degC; the others room temperature
    warm = {name for name, cell in cells.items() if own_temperature(cell) == 303.15}
    assert warm == {name for name in cells if name.startswith("ouyang2023-")}
    assert {own_temperature(cells[name]) for name in set(cells) - warm} == {298.15}


def test_a_cell_that_holds_little_has_a_report_too(cell, tmp_path, few_conditions):
    """A single-ion membrane without catholyte of its own, whose interface fails at 1 C."""
    membrane = mofcell.Electrolyte(
        name="single ion", conductivity=0.01, transference_number=1.0, density=1500.0
    )
    poor = cell.replace(
        electrolyte=membrane, catholyte=None, lithium_interface_resistance=0.6, measured={}
    )
    report.write(poor, tmp_path / "report")
    text = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "cell gives nothing: load not held" in text
    assert "No capacity of this cell was measured." in text


def test_summary_has_a_table_for_each_part(result_of):
    titles = {name: [title for title, _ in report.summary(one)] for name, one in result_of.items()}
    assert {name: len(each) for name, each in titles.items()} == {FULL: 4, ENERGETIC: 4, BRIEF: 2}
    assert titles[FULL][0] == "gu2025-lfp: model against measurement at 25 °C"
    assert titles[BRIEF][0] == "reference-latp: rate capability at 25 °C"
    assert "30 °C" in titles[ENERGETIC][1]
