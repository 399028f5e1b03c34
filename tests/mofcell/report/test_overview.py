import shutil

import pytest

from mofcell.report import overview as module
from mofcell.report.writing import Report

NAMES = ("gu2025-lfp", "ouyang2023-ncm811-highload", "reference-latp")


def test_links_work_where_the_folder_is_moved(small, overview, tmp_path):
    moved = shutil.copytree(small.folder, tmp_path / "elsewhere")
    links = [link["href"] for link in overview.all("a")]
    pages = {link for link in links if not link.startswith(("#", "https:"))}
    assert pages == {*(f"{name}.html" for name in NAMES), "membranes.html"}
    assert all((moved / page).is_file() for page in pages)
    targets = {attributes.get("id") for _, attributes in overview.tags}
    assert {link[1:] for link in links if link[0] == "#"} <= targets


def test_figures_are_inside_and_described(overview):
    images = overview.all("img")
    assert len(images) == 2
    assert all(image["src"].startswith("data:image/png;base64,") for image in images)
    assert all(len(image["alt"]) > 60 for image in images)


def test_ends_with_the_comparison(small, overview):
    titles = [
        attributes["id"]
        for tag, attributes in overview.tags
        if tag == "section" and "id" in attributes
    ]
    assert titles[-1] == "measured-against-simulated"
    assert overview.text.count("fitted to it") >= 5  # Gu 2025 has five rates


def test_one_line_for_each_cell(result_of, overview):
    text = overview.text.replace("\u00a0", " ")
    assert "two cells of two papers, one cell to compare with and two membranes without a" in text
    for results in result_of.values():
        capacity = results.rates.specific_capacity.sel(c_rate=0.1).item()
        assert f"{100 * results.cell.cathode_loading:.3g} mg/cm²" in text
        assert f"°C {capacity:.0f} " in text


def test_reason_of_a_cell_that_failed(overview):
    assert "no density: density of electrolyte 'Li@Ni-MOF-2' is not given" in overview.text


def test_fitted_and_predicted_numbers_are_told_apart(small):
    text = module.agreement(small.made.comparisons)
    assert text.startswith("6 measured numbers of cells were used in a fit")  # five rates, 130 mV
    assert "4 were predicted" in text  # areal capacity, two energies, mean voltage


@pytest.mark.parametrize("rows", [[]])
def test_nothing_simulated_is_said(tmp_path, rows):
    text = module.overview(Report(comparisons=rows), pictures=tmp_path, links={})
    assert "Nothing could be simulated." in text
