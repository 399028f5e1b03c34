"""One small report of few cells, made once, and what reads a page."""

from contextlib import nullcontext
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

import mofcell
from mofcell import report
from mofcell.report import membrane_results, results, transference, writing

#: Fewer conditions than a user gets: the same code, sooner done.
C_RATES, TABLE_RATES, COLD = (3.0,), (0.1, 1.0), (253.15, 233.15)
HALF_CYCLE = 25 * 3600.0

FULL, ENERGETIC, BRIEF = "gu2025-lfp", "ouyang2023-ncm811-highload", "reference-latp"
PLATED, OTHER = "gu2025-symmetric", "gu2025-symmetric-ni-mof"


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


def read(path):
    return Page(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def few_conditions():
    """Results of few C-rates and temperatures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(results, "C_RATES", C_RATES)
        patch.setattr(results, "TABLE_RATES", TABLE_RATES)
        patch.setattr(results, "COLD", COLD)
        patch.setattr(membrane_results, "HALF_CYCLE", HALF_CYCLE)
        yield


@pytest.fixture(scope="session")
def small(tmp_path_factory, few_conditions):
    """A report of a cell with a rate table, one with energies, one of nobody's and one that fails.

    The last of the list are a cell whose electrolyte states no density, and two symmetric ones.
    """
    folder = tmp_path_factory.mktemp("small") / "report"
    weightless = mofcell.cell(FULL).electrolyte.replace(density=None)
    failing = mofcell.cell(FULL).replace(electrolyte=weightless, name="no density")
    steps = []

    def progress(total):
        steps.append(total)
        return lambda: steps.append(1)

    cells = [FULL, ENERGETIC, BRIEF, failing, PLATED, OTHER]
    made = report.write_all(cells, folder, progress=progress)
    return SimpleNamespace(made=made, folder=folder, steps=steps)


@pytest.fixture(scope="session")
def result_of(small):
    return {one.cell.name: one for one in small.made.results}


@pytest.fixture(scope="session")
def page_of(small):
    return {name: read(small.folder / f"{name}.html") for name in (FULL, ENERGETIC, BRIEF)}


@pytest.fixture(scope="session")
def overview(small):
    return read(small.folder / "index.html")


@pytest.fixture(scope="session")
def membranes_page(small):
    return read(small.folder / "membranes.html")


@pytest.fixture
def raising():
    """In the place of what notes failures: none is expected."""
    return lambda name: nullcontext()


@pytest.fixture(scope="session")
def coarse_map():
    """The map on the fewest points."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transference, "CONDUCTIVITIES", (0.01, 0.1))
        patch.setattr(transference, "TRANSFERENCE_NUMBERS", (0.2, 1.0))
        return transference.simulate_map()


@pytest.fixture
def as_simulated(monkeypatch, result_of, small, coarse_map):
    """What was simulated before, in the place of a simulation; a dot for each figure."""

    def simulate(cell, *, done=lambda: None):
        return result_of[cell.name]

    membranes = {one.cell.name: one for one in small.made.membranes}

    def simulate_membrane(cell, *, kept, done):
        return membranes.get(cell.name) or membrane_results.MembraneResults(cell)

    def save(name, path, *shown, **options):
        path.write_bytes(b"PNG")

    monkeypatch.setattr(writing, "simulate", simulate)
    monkeypatch.setattr(writing, "simulate_membrane", simulate_membrane)
    monkeypatch.setattr(transference, "simulate_map", lambda: coarse_map)
    monkeypatch.setattr("mofcell.plots.saved.save", save)
