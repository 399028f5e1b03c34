import pytest

from mofcell.parameters.review.magnitudes import check_magnitudes


@pytest.mark.parametrize(
    ("quantity", "value", "said"),
    [
        ("ionic_conductivity", "1.28 S/cm", "1e-7 to 1e-1 S/cm"),
        ("ionic_conductivity", "1.28e-8 S/cm", "1e-7 to 1e-1 S/cm"),
        ("activation_energy", "14 eV", "0.01 to 1.2 eV"),
        ("activation_energy", "0.14 kJ/mol", "0.01 to 1.2 eV"),
        ("thickness", "300 mm", "1 um to 3 mm"),
        ("electrochemical_stability_window", "53 V", "1 to 7 V"),
    ],
)
def test_slips_of_units_are_doubted(material_of, quantity, value, said):
    (found,) = check_magnitudes(material_of((quantity, value, {})))
    assert found.level == "doubt"
    assert value in found.text
    assert said in found.text


def test_the_ends_are_inside(material_of):
    for value in ("1e-7 S/cm", "0.1 S/cm"):
        (found,) = check_magnitudes(material_of(("ionic_conductivity", value, {})))
        assert found.level == "ok"


def test_figures_away_from_room_temperature_are_not_judged(material_of):
    """6e-8 S/cm at -60 degC is no slip."""
    cold = ("ionic_conductivity", "6e-8 S/cm", {"temperature": "-60 degC"})
    assert check_magnitudes(material_of(cold)) == []


def test_the_simulated_conductivity_is_judged(material_of):
    law = {"law": "Constant", "value": "5e-9 S/cm"}
    (found,) = check_magnitudes(material_of(conductivity=law, transference_number=0.5))
    assert found.level == "doubt"
    assert "5.00e-9 S/cm at 25 degC" in found.text


def test_counts(material_of, gu_figures):
    (found,) = check_magnitudes(material_of(*gu_figures))
    assert (
        found.text == "3 figures are of the usual size"
    )  # one of three conductivities, two energies
    assert check_magnitudes(material_of()) == []
