import pytest

from mofcell.parameters.review.stability import check_stability, check_stability_of_a_cell

WINDOW = "electrochemical_stability_window"


@pytest.mark.parametrize(
    ("window", "lfp", "ncm"),
    [
        ("5.3 V", "ok", "ok"),
        ("4.3 V", "ok", "ok"),
        ("4.2 V", "ok", "note"),
        ("4.0 V", "note", "note"),  # glass of ZIF-4: excludes NCM
        ("3.5 V", "doubt", "note"),  # MOF-LiBr: not even the end of charging LFP
        ("3.0 V", "doubt", "note"),
    ],
)
def test_lfp_and_ncm(material_of, window, lfp, ncm):
    found = check_stability(material_of((WINDOW, window, {})))
    assert [one.level for one in found] == [lfp, ncm]
    assert all(("inside" in one.text) == (one.level == "ok") for one in found[1:])


def test_the_record_comes_before_the_report(material_of):
    fields = {
        "conductivity": {"law": "Constant", "value": "1 mS/cm"},
        "transference_number": 0.5,
        "stability_window": {"value": "4.6 V", "caution": "fast scan"},
    }
    found = check_stability(material_of((WINDOW, "3.0 V", {}), **fields))
    assert found[0].text.startswith("stable to 4.6 V (fast scan): LFP")


def test_a_lower_end_leaves_lithium_outside(material_of):
    lfp, ncm, lithium = check_stability(material_of((WINDOW, "2.3 to 4.0 V", {})))
    assert "stable to 2.3 to 4.0 V" in lfp.text
    assert "0.3 V above" in ncm.text
    assert "begins at 2.3 V" in lithium.text


def test_nothing_reported_nothing_said(material_of, cell_of, membrane_of):
    assert check_stability(material_of()) == []
    assert check_stability_of_a_cell(cell_of(), membrane_of()) == []


def test_the_charging_end_of_a_cell(cell_of, membrane_of, cell):
    charged = cell_of(("voltage_window", "2.5 to 4.2 V", {}))
    membrane = membrane_of(stability_window="4.0 V")
    (found,) = check_stability_of_a_cell(charged, membrane)
    assert (found.level, found.text) == (
        "doubt",
        "charged to 4.2 V, the membrane is stable to 4 V",
    )
    simulated = cell_of().replace(not_simulated="", cell=cell)  # up to 4.2 V
    (found,) = check_stability_of_a_cell(simulated, membrane_of(stability_window="4.2 V"))
    assert found.level == "ok"
