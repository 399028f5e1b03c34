import re

import pytest

import mofcell
from mofcell.report import texts
from mofcell.report.html import as_printed
from mofcell.report.origins import origins

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

FULL, ENERGETIC, BRIEF = "gu2025-lfp", "ouyang2023-ncm811-highload", "reference-latp"
NAMES = (FULL, ENERGETIC, BRIEF)
FIGURES = {FULL: 4, ENERGETIC: 4, BRIEF: 2}


@pytest.mark.parametrize("name", NAMES)
def test_opens_offline(page_of, name):
    page = page_of[name]
    images = page.all("img")
    assert len(images) == FIGURES[name]
    assert all(image["src"].startswith("data:image/png;base64,") for image in images)
    assert page.all("script") == page.all("link") == []
    links = [link["href"] for link in page.all("a")]
    assert links.count("index.html") == 1
    links.remove("index.html")
    assert all(link.startswith(("#", "https://doi.org/10.")) for link in links)


@pytest.mark.parametrize("name", NAMES)
def test_reads_by_ear(page_of, name):
    page = page_of[name]
    assert page.all("html")[0]["lang"] == "en"
    assert all(len(image["alt"]) > 60 for image in page.all("img"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in head for head in page.all("th"))
    targets = {attributes.get("id") for _, attributes in page.tags}
    assert {link["href"][1:] for link in page.all("a") if link["href"][0] == "#"} <= targets


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_broken(page_of, name):
    text = page_of[name].text
    for wrong in (" nan", " inf", "None", " the 0 ", " 0 measured", "()", "..", "{", "TO DO"):
        assert wrong not in text, wrong


def test_sections_are_those_the_cell_has(page_of):
    titles = {
        name: {
            attributes["id"]
            for tag, attributes in page.tags
            if tag == "section" and attributes.get("id")
        }
        for name, page in page_of.items()
    }
    shared = {
        *("rate-capability", "specific-energy"),
        *("where-every-number-comes-from", "what-this-does-not-tell"),
    }
    made = {"where-every-millivolt-goes", "low-temperature"}
    assert titles == {
        FULL: shared | made,
        ENERGETIC: shared | made | {"the-energy-that-the-paper-gives"},
        BRIEF: shared,
    }


def test_says_the_simulated_numbers(result_of, page_of):
    for name, results in result_of.items():
        for value in results.rates_in_table.specific_capacity.values:
            assert f" {value:.1f} " in page_of[name].text
        for value in results.energy.specific_energy.values:
            assert f"{value:.1f}" in page_of[name].text
    for value in result_of[FULL].cold.specific_capacity.values:
        assert f" {value:.1f} " in page_of[FULL].text


def test_speaks_of_the_temperature_of_the_cell(page_of):
    """Ouyang 2023 measured at 30 degC; 25 degC is only where laws and variants meet."""
    text = page_of[ENERGETIC].text.replace("\u00a0", " ")
    assert "at 0.1 C and 30 °C" in text
    assert "discharge at 30 °C" in text
    assert not re.search(r"\d C and 25 °C|discharge at 25 °C", text)
    assert "at 0.1 C and 25 °C" in page_of[FULL].text.replace("\u00a0", " ")


def test_says_what_was_fitted(cell, page_of):
    text = page_of[FULL].text.replace("\u00a0", " ")
    fitted = [name for name, origin in cell.provenance.items() if origin.kind == "fitted"]
    assert 1 <= len(fitted) <= 3
    assert "The table was used for the fit" in text
    assert f"({10000 * cell.membrane_cathode_resistance(298.15):.4g} Ω cm²" in text


def test_what_was_fitted_elsewhere_is_a_prediction_here(result_of, page_of):
    assert "is a prediction" in texts.fit(result_of[ENERGETIC])
    assert "without a fit to it" in page_of[ENERGETIC].text
    assert texts.fit(result_of[BRIEF]) == ""
    assert "there to compare membranes with" in page_of[BRIEF].text


def test_areal_capacity_over_the_loading(result_of):
    """Ouyang 2023: 4.3 mAh/cm2 over 20.1 mg/cm2 is 213.9 mAh/g."""
    assert result_of[ENERGETIC].measured.y[0] / 3600 == pytest.approx(213.9, abs=0.05)
    assert "213.9 mAh/g (4.3 mAh/cm²) were measured" in texts.agreement(result_of[ENERGETIC])


def test_single_ion_membrane_has_no_diffusion_potential(result_of):
    assert "Only lithium moves in this membrane" in texts.terms(result_of[BRIEF])
    assert texts.terms(result_of[FULL]) == texts.TERMS


def test_shows_every_number_of_the_records(cell, page_of):
    numbers = origins(cell, [298.15, 253.15])
    kinds = re.findall(r"\b(measured|derived|literature|fitted|assumed)\b", page_of[FULL].text)
    assert len(kinds) >= len(numbers)
    text = page_of[FULL].text.replace("\u00a0", " ")
    for number in numbers:
        assert number.field in text
        assert number.value in text
    for record in (cell, cell.electrolyte, cell.catholyte, cell.cathode):
        for field, origin in record.provenance.items():
            if field != "particle_diffusion_time":  # the cell's takes the place of the material's
                assert as_printed(origin.caution) in text


def test_units_as_papers_print_them(page_of):
    assert as_printed("20.1 mg/cm2 at 30 degC") == "20.1 mg/cm² at 30 °C"
    assert "degC" not in page_of[ENERGETIC].text


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


def test_origins_name_the_numbers_of_the_fade(cell):
    fading = cell.replace(fade=[mofcell.CathodeLoss(loss_per_cycle=0.00125)])
    (number,) = [one for one in origins(fading, [298.15]) if one.part.startswith("fade: ")]
    assert (number.part, number.value) == ("fade: loss of active cathode", "0.125 %")
    assert (number.kind, number.source) == ("assumed", "given by the user")
