import pytest

from mofcell.parameters.review.transference import check_transference

FIELDS = {
    "conductivity": {"law": "Constant", "value": "1 mS/cm"},
    "transference_number": 0.76,
    "salt_concentration": "1 mol/L",
}


def test_what_a_share_asks_of_the_mobilities(material_of):
    """N = 1.8 mol/L: 0.9 + sqrt(0.81 + 1) = 2.245 of Li+, 0.445 of anions; 3.17 * 0.445 / 2.245."""
    (found,) = check_transference(material_of(**FIELDS, framework_charge_density="1.8 mol/L"))
    assert found.level == "ok"
    assert "2.25 mol/L Li+ and 0.445 mol/L anions inside" in found.text
    assert "0.63 times as mobile" in found.text


def test_without_framework_charge_the_share_is_doubted_and_the_charge_named(material_of):
    """By hand: t+ = 0.76 needs 1.2 mol/L at 1 mol/L outside, at equal mobilities."""
    equal = (0.76 / 0.24) ** 0.5
    assert equal - 1 / equal == pytest.approx(1.22, abs=5e-3)
    (found,) = check_transference(material_of(**FIELDS))
    assert found.level == "doubt"
    assert "3.2 times as mobile" in found.text  # 0.76 / 0.24
    assert "1.22 mol/L of framework charge would do" in found.text
    assert "0.19 times in a liquid of t+ = 0.162 (other methods give 0.25 to 0.4)" in found.text


@pytest.mark.parametrize(("t_plus", "level"), [(0.4, "ok"), (0.7, "note"), (0.9, "doubt")])
def test_levels(material_of, t_plus, level):
    (found,) = check_transference(material_of(**{**FIELDS, "transference_number": t_plus}))
    assert found.level == level


def test_a_single_ion_with_salt_is_doubted(material_of):
    (found,) = check_transference(material_of(**{**FIELDS, "transference_number": 1}))
    assert found.level == "doubt"
    assert "t+ = 1 with 1 mol/L of salt" in found.text


def test_no_salt_is_a_single_ion_conductor(material_of):
    (found,) = check_transference(material_of(**{**FIELDS, "salt_concentration": "0 mol/L"}))
    assert found.level == "ok"


@pytest.mark.parametrize("printed", ["1.2", "76", "0", "-0.1", "0.9 to 1.1"])
def test_a_reported_number_that_is_no_share_is_doubted(material_of, printed):
    (found,) = check_transference(material_of(("transference_number", printed, {})))
    assert found.level == "doubt"
    assert printed in found.text


def test_a_reported_share_alone_says_nothing(material_of):
    assert check_transference(material_of(("transference_number", "76 %", {}))) == []
