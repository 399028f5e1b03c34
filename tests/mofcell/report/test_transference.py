import pytest

from mofcell import report
from mofcell.report import transference

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture
def only_brief(monkeypatch, as_simulated):
    monkeypatch.setattr("mofcell.parameters.cells", lambda: ["reference-latp"])
    monkeypatch.setattr("mofcell.parameters.symmetric_cells", lambda: [])


def test_the_map_of_the_whole_library_has_its_answer(tmp_path, only_brief, coarse_map):
    made = report.write_all(None, tmp_path / "report")
    assert made.maps == [coarse_map]
    text = (tmp_path / "report" / "index.html").read_text(encoding="utf-8").replace("\xa0", " ")
    assert "Does a higher transference number pay?" in text
    # docs/transference_map.md: the interfaces and the cathode end this discharge
    assert "neither pays here: something else ends the discharge" in text
    assert (tmp_path / "report" / "transference_map.nc").is_file()


def test_named_cells_have_no_map(tmp_path, as_simulated):
    made = report.write_all(["reference-latp"], tmp_path / "report")
    assert made.maps == []


def test_a_map_that_fails_is_a_line(tmp_path, monkeypatch, only_brief):
    def fail():
        raise ValueError("no map")

    monkeypatch.setattr(transference, "simulate_map", fail)
    made = report.write_all(None, tmp_path / "report")
    assert [(one.name, one.reason) for one in made.failures] == [
        ("transference map", "ValueError: no map")
    ]
    text = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "Does a higher" not in text


def test_without_its_figure_there_is_no_section(tmp_path, coarse_map):
    assert transference.section(coarse_map, pictures=tmp_path) == ""
