import pytest

import mofcell
from mofcell import report
from mofcell.parameters import InvalidInput
from mofcell.plots import saved
from mofcell.report import gu2025

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

PLATED, OTHER = "gu2025-symmetric", "gu2025-symmetric-ni-mof"

OWN = """
source: {citation: my notebook}
cells:
  my cell:
    kind: blocking
    electrolyte: Li@Ni-MOF-2
    membrane_thickness: {value: 150 um, class: measured, source: my notebook}
    area: {value: 1.13 cm2, class: measured, source: my notebook}
"""


@pytest.fixture(scope="module")
def text(membranes_page):
    return membranes_page.text.replace("\u00a0", " ")


def test_both_figures_are_inside_and_described(membranes_page):
    images = membranes_page.all("img")
    assert len(images) == 2
    assert all(image["src"].startswith("data:image/png;base64,") for image in images)
    assert all(len(image["alt"]) > 50 for image in images)


def test_printed_numbers_stand_beside_the_simulated_ones(text):
    table = text.partition("Gu et al. 2025: printed and simulated")[2]
    for row in (
        "conductivity −40 °C 2.12e−4 S/cm 2.12e−4 law goes through it",
        "t+ 10 mV, 25 °C 0.76 0.7600 used for an input",
        "overpotential 0.1 mA/cm², 25 °C 140 mV 141",
        "overpotential 0.1 mA/cm², 1000 h, 25 °C 130 mV 130",
    ):
        assert row in table
    assert "Figure 1b Ni-MOF conductivity" in table
    assert "Figure 1e Ni-MOF t+" in table
    assert "Figure 2b Li@Ni-MOF-2 overpotential" in table


def test_how_little_is_known_of_the_transference_number(text):
    """Interfaces of 59 times the bulk: 1 % in R0 moves t+ by about 60 %."""
    assert "returns t+ = 0.76 ± 0.80 at 1 % error" in text
    assert "1 % in R0 moves it by about 59 %" in text


def test_overpotentials_are_split(text):
    rows = text.partition("Overpotential of plating and stripping, split")[2]
    first, last = (
        rows.partition(start)[2].split()[:6] for start in ("symmetric 0.1 ", " 0.1 1000")
    )
    assert first[:2] == ["25", "140"]  # h, mV
    assert last[0] == "130"
    for _, total, *parts in (first[1:], last):
        assert float(total) == pytest.approx(sum(map(float, parts[:3])), abs=0.2)
    # two faces of 688 Ohm.cm2 at 0.1 mA/cm2 are 137.6 mV, a little less after 25 h
    assert 137.0 < float(first[4]) < 137.6
    assert "Assumed: half-cycles of 25 h." in rows
    assert "no limit: the framework carries on" in rows
    assert "interface of gu2025-symmetric-ni-mof is assumed, as in gu2025-symmetric" in rows


def test_what_cannot_be_said(text):
    limits = text.partition("is not predicted")[2]
    assert "short circuit phenomenon after 300 h" in limits
    assert "lithium whose area grows" in limits


def test_gu_figure_needs_both_membranes(small):
    both = small.made.membranes
    assert [one.cell.name for one in gu2025.gu_results(both)] == [OTHER, PLATED]
    assert gu2025.gu_results(both[:1]) == []


def test_the_overview_leads_there(overview):
    links = [link["href"] for link in overview.all("a")]
    assert links.count("membranes.html") == 3  # the section, and both records of the table


def test_a_figure_that_fails_costs_nothing_else(tmp_path, monkeypatch, as_simulated):
    real = saved.save

    def save(name, path, *shown, **options):
        if name == "gu2025":
            raise ValueError("no axes")
        real(name, path, *shown, **options)

    monkeypatch.setattr("mofcell.plots.saved.save", save)
    made = report.write_all([PLATED, OTHER], tmp_path / "report")
    assert [(one.name, one.reason) for one in made.failures] == [
        ("figure of Gu et al. 2025", "ValueError: no axes")
    ]
    page = (tmp_path / "report" / "membranes.html").read_text(encoding="utf-8")
    assert "Figures 1b, 1c" not in page
    assert "Overpotential of plating" in page
    assert "no axes" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_a_blocking_cell_of_ones_own_has_the_page_too(tmp_path):
    file = tmp_path / "my.yaml"
    file.write_text(OWN)
    made = report.write_all([mofcell.cell(str(file))], tmp_path / "report")
    assert made.failures == []
    page = (tmp_path / "report" / "membranes.html").read_text(encoding="utf-8")
    assert "my cell" in page
    assert "1.28" in page  # mS/cm at 25 degC, read back
    assert "Symmetric cells" not in page
    assert (tmp_path / "report" / "my-cell" / "impedance.nc").is_file()


def test_a_cell_of_which_nothing_could_be_simulated_has_the_page(tmp_path, as_simulated):
    made = report.write_all(["zif4-glass-symmetric"], tmp_path / "report")
    assert made.failures == []
    assert "Measured on the membrane" in (tmp_path / "report" / "membranes.html").read_text()


def test_one_page_of_a_cell_without_cathode_is_refused(tmp_path):
    with pytest.raises(InvalidInput, match="no page of its own") as error:
        report.write(mofcell.cell(PLATED), tmp_path / "report")
    assert "\n" not in str(error.value)
    assert not (tmp_path / "report").exists()
