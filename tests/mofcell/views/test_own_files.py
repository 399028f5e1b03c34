import re

import pytest
import yaml

import mofcell
from mofcell.parameters import BlockingCell, Cell, Electrolyte, InvalidInput, SymmetricCell
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.review import review
from mofcell.views.own_files import PARTS, template, write_template


@pytest.fixture
def own(tmp_path):
    """A file of a text."""

    def write(text):
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_electrolyte_is_read_as_it_is(own):
    membrane = mofcell.electrolyte(own(template("electrolyte")))
    assert (membrane.name, membrane.salt_concentration) == ("my MOF", pytest.approx(1000))
    assert membrane.conductivity(298.15) == pytest.approx(0.05)
    assert set(membrane.provenance) == {
        field for field in UNITS if field in Electrolyte.model_fields
    }


def test_the_cell_is_read_as_it_is_with_the_fields_of_gu(own):
    cell = mofcell.cell(own(template("cell")))
    assert isinstance(cell, Cell)
    assert cell.electrolyte.name == "my MOF"
    assert set(cell.provenance) == set(mofcell.cell("gu2025-lfp").provenance)
    assert "rate_capability" in cell.measured


@pytest.mark.parametrize(
    ("kind", "record"), [("symmetric", SymmetricCell), ("blocking", BlockingCell)]
)
def test_a_cell_of_a_membrane_is_read_as_it_is_with_all_fields(own, kind, record):
    cell = mofcell.cell(own(template(kind)))
    assert type(cell) is record
    assert cell.electrolyte.name == "my MOF"
    assert set(cell.provenance) == {field for field in UNITS if field in record.model_fields}


def test_what_the_symmetric_template_offers_in_comments_works(own):
    """Both mechanisms of fade, and one measured overpotential."""
    membrane, text = template("symmetric").split("cells:")
    text = re.sub(r"^    # (fade:|  )", r"    \1", text, flags=re.M)
    text = re.sub(r"^      # (overpotential:|  )", r"      \1", text, flags=re.M)
    cell = mofcell.cell(own(f"{membrane}cells:{text}"))
    assert [type(one) for one in cell.fade] == [mofcell.InterphaseGrowth, mofcell.Roughening]
    assert cell.measured["overpotential"].y == pytest.approx((0.015,))


def test_the_capacitances_that_the_cell_offers_in_comments_are_those_assumed(own):
    text = re.sub(r"^    # (\w+_capacitance:|  \{)", r"    \1", template("cell"), flags=re.M)
    cell, bare = mofcell.cell(own(text)), mofcell.cell("gu2025-lfp")
    given = [field for field in cell.provenance if field.endswith("_capacitance")]
    assert len(given) == 4
    for field in given:
        assert getattr(cell, field) == pytest.approx(getattr(bare, field))


def test_a_fresh_template_leaves_no_doubt(own):
    file = own(template("cell"))
    for record in (mofcell.material(file), mofcell.reported_cell(file)):
        found = review(record)
        assert found.count("doubt") == 0
        assert found.count("ok") > 0
        assert found.not_checked == ()  # each check is shown at work


@pytest.mark.parametrize("part", PARTS)
def test_every_entry_has_a_comment(part):
    """A comment on the line, or on those above it, for each field of the record."""
    lines = template(part).splitlines()
    section = "electrolytes" if part == "electrolyte" else "cells"
    (record,) = yaml.safe_load(template(part))[section].values()
    for field in set(record) - {"kind"}:
        place = next(k for k, line in enumerate(lines) if line.startswith(f"    {field}:"))
        above = lines[place - 1].strip()
        near = [line for line in lines[max(0, place - 4) : place + 1] if "#" in line]
        assert "#" in lines[place] or above.startswith("#") or near, field


@pytest.mark.parametrize(
    ("law", "entries"),
    [
        ("VTF", {"through": 3}),
        ("VTFOverRootTemperature", {"through": 3}),
        ("Arrhenius", {"through": 2}),
        ("ArrheniusOverTemperature", {"through": 2}),
        ("Arrhenius", {"activation_energy": "0.25 eV"}),
        ("ArrheniusOverTemperature", {"activation_energy": "0.28 eV"}),
        (
            "PiecewiseArrhenius",
            {
                "break_temperature": "10 degC",
                "activation_energy_below": "0.3 eV",
                "activation_energy_above": "0.2 eV",
            },
        ),
        ("Constant", {}),
    ],
)
def test_every_law_that_the_template_names_works(own, law, entries):
    assert re.search(rf"#   {law} ", template("electrolyte"))
    points = [["-20 degC", "5e-5 S/cm"], ["25 degC", "5e-4 S/cm"], ["60 degC", "1.4e-3 S/cm"]]
    conductivity = {"law": law, "class": "measured", "source": "Fig. 2a"}
    if "through" in entries:
        conductivity["through"] = points[: entries["through"]]
    else:
        conductivity |= {"value": "5e-4 S/cm", **entries}
        if entries:
            conductivity["temperature"] = "25 degC"
    data = yaml.safe_load(template("electrolyte"))
    data["electrolytes"]["my MOF"]["conductivity"] = conductivity
    membrane = mofcell.electrolyte(own(yaml.safe_dump(data)))
    assert membrane.conductivity(298.15) == pytest.approx(0.05)


def test_what_the_template_offers_in_comments_works(own):
    """The Arrhenius law with an energy, and t+ at several temperatures."""
    text = template("electrolyte")
    text = re.sub(r"      law: Tabulated\n      through: .*\n", "", text)
    text = re.sub(r"      # (law|value|temperature|activation_energy|range): ", r"      \1: ", text)
    several = re.findall(r"    #   ((?:law: TabulatedT|through: ).*)", text)
    assert len(several) == 2
    text = text.replace("      value: 0.7\n", "".join(f"      {line}\n" for line in several))
    membrane = mofcell.electrolyte(own(text))
    assert membrane.conductivity.activation_energy == pytest.approx(0.25 * 96485.33, rel=1e-6)
    assert membrane.transference_number(333.15) == pytest.approx(0.66)


def test_a_cell_like_another_one(own):
    text = template("cell").replace("    # like: gu2025-lfp", "    like: gu2025-lfp")
    text = re.sub(r"    cathode_porosity: .*\n", "", text)
    assert mofcell.cell(own(text)).cathode_porosity == mofcell.cell("gu2025-lfp").cathode_porosity


@pytest.mark.parametrize("kind", PARTS)
def test_a_file_is_never_overwritten(tmp_path, kind):
    file = tmp_path / "my.yaml"
    write_template(kind, file)
    file.write_text("mine")
    with pytest.raises(InvalidInput, match=r"my\.yaml exists; give another name"):
        write_template(kind, file)
    assert file.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [file]
