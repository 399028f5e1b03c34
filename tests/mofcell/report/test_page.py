import re
from html.parser import HTMLParser

import pytest
import xarray as xr

import mofcell
from mofcell import report
from mofcell.parameters import InvalidInput
from mofcell.report.origins import origins

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

FIGURES = ("rate_capability", "polarization", "low_temperature", "specific_energy")
SECTIONS = (*(name.replace("_", "-") for name in FIGURES), "numbers", "limits")


class Page(HTMLParser):
    """Tags with their attributes; complains of a tag that is not closed."""

    void = frozenset({"meta", "img", "br", "link"})

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.words = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def written(cell, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gu") / "report"
    steps = []
    results = report.write(cell, folder, done=lambda: steps.append(1))
    assert len(steps) == report.STEPS
    return results, folder


@pytest.fixture(scope="module")
def page(written):
    return Page((written[1] / "index.html").read_text(encoding="utf-8"))


def test_files(written):
    _, folder = written
    names = {file.name for file in folder.iterdir()}
    datasets = {f"{name}.nc" for name in (*FIGURES, "low_temperature_spread")}
    assert names == {"index.html", *datasets, *(f"{name}.png" for name in FIGURES)}
    assert list(folder.parent.iterdir()) == [folder]
    for name in datasets:
        with xr.open_dataset(folder / name, engine="h5netcdf") as dataset:
            assert dataset.attrs["cell"] == "gu2025-lfp"


def test_page_opens_offline(page):
    images = page.all("img")
    assert len(images) == len(FIGURES)
    assert all(image["src"].startswith("data:image/png;base64,") for image in images)
    assert page.all("script") == page.all("link") == []
    assert all(link["href"].startswith(("#", "https://doi.org/10.")) for link in page.all("a"))


def test_page_reads_by_ear(page):
    assert page.all("html")[0]["lang"] == "en"
    assert all(len(image["alt"]) > 60 for image in page.all("img"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in head for head in page.all("th"))
    targets = {attributes.get("id") for _, attributes in page.tags}
    assert set(SECTIONS) <= targets
    assert {link["href"][1:] for link in page.all("a") if link["href"][0] == "#"} <= targets


def test_page_says_the_simulated_numbers(written, page):
    results, _ = written
    for dataset in (results.rates_in_table, results.cold):
        for value in dataset.specific_capacity.values:
            assert f" {value:.1f} " in page.text
    for value in results.energy.specific_energy.values:
        assert f"{value:.1f}" in page.text


def test_page_says_what_was_fitted(cell, page):
    fitted = [name for name, origin in cell.provenance.items() if origin.kind == "fitted"]
    assert 1 <= len(fitted) <= 3
    assert "The table was used for the fit" in page.text
    assert f"({10000 * cell.membrane_cathode_resistance(298.15):.4g} Ω cm²" in page.text.replace(
        "\u00a0", " "
    )


def test_page_shows_every_number_of_the_records(cell, page):
    numbers = origins(cell, [298.15, 253.15])
    kinds = re.findall(r"\b(measured|derived|literature|fitted|assumed)\b", page.text)
    assert len(kinds) >= len(numbers)
    text = page.text.replace("\u00a0", " ")
    for number in numbers:
        assert number.field in text
        assert number.value in text
    for record in (cell, cell.electrolyte, cell.catholyte, cell.cathode):
        for field, origin in record.provenance.items():
            if field != "particle_diffusion_time":  # the cell's takes the place of the material's
                assert origin.caution in text


def test_origins_flag_what_is_extrapolated(cell):
    flagged = [number for number in origins(cell, [298.15, 253.15]) if number.extrapolated]
    assert [(number.part, number.field, number.extrapolated) for number in flagged] == [
        ("catholyte: 1 M LiPF6 in EC:DEC", "conductivity", "−20 °C")
    ]


def test_origins_speak_the_units_of_the_field(cell):
    values = {(number.part, number.field): number.value for number in origins(cell, [298.15])}
    assert values["cell", "membrane thickness"] == "300 µm"
    assert values["cell", "area"] == "1.131 cm²"
    assert values["cell", "nominal specific capacity"] == "170 mAh/g"
    assert values["cell", "voltage window"] == "2.5 to 4.2 V"
    assert values["cell", "lithium interface resistance"] == (
        "688 Ω cm² at 25 °C; Arrhenius; 0.30 eV, rises in the cold"
    )
    assert values["membrane: Li@Ni-MOF-2", "conductivity"].startswith("1.28 mS/cm at 25 °C; VTF")


def test_spread_changes_the_cold_and_nothing_at_room_temperature(written):
    capacity = written[0].spread.specific_capacity
    at_room = capacity.sel(temperature=298.15)
    assert float(at_room.max() - at_room.min()) < 0.1  # only solver tolerance: laws meet there
    cold = capacity.sel(temperature=253.15)
    assert float(cold.max() - cold.min()) > 10
    assert cold.sel(variant="all three at their highest") <= cold.min() + 1e-6


def test_summary_has_the_four_tables(written):
    titles = [title for title, _ in report.summary(written[0])]
    assert len(titles) == 4
    assert "measurement" in titles[0]


def test_a_failing_page_leaves_the_old_report(cell, tmp_path, monkeypatch):
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "index.html").write_text("old")

    def fail(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mofcell.report.writing.page", fail)
    with pytest.raises(OSError, match="No space"):
        report.write(cell, folder)
    assert [(file.name, file.read_text()) for file in folder.iterdir()] == [("index.html", "old")]
    assert list(tmp_path.iterdir()) == [folder]


def test_unwritable_folder_is_refused_before_the_simulation(cell, tmp_path, monkeypatch):
    monkeypatch.setattr("mofcell.report.writing.simulate", lambda *a, **k: pytest.fail("simulated"))
    with pytest.raises(InvalidInput, match="there is no folder"):
        report.write(cell, tmp_path / "missing" / "report")


def test_a_cell_that_holds_little_has_a_report_too(cell, tmp_path):
    """A single-ion membrane without catholyte of its own, whose interface fails at 1 C."""
    membrane = mofcell.Electrolyte(
        name="single ion", conductivity=0.01, transference_number=1.0, density=1500.0
    )
    poor = cell.replace(
        electrolyte=membrane, catholyte=None, lithium_interface_resistance=0.6, measured={}
    )
    report.write(poor, tmp_path / "report")
    text = Page((tmp_path / "report" / "index.html").read_text(encoding="utf-8")).text
    assert "cell gives nothing: load not held" in text
    assert "Nothing was fitted to a rate table" in text
