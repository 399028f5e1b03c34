"""What the name of a curve says."""

import pytest

from mofcell.experiments.measured.labels import conditions


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("0.1C", {"c_rate": 0.1}),
        ("0,5 C", {"c_rate": 0.5}),
        ("1 C rate", {"c_rate": 1.0}),
        ("C/10", {"c_rate": 0.1}),
        ("Voltage (V) 2C", {"c_rate": 2.0}),
        ("LFP at 0.2C, 60 °C", {"c_rate": 0.2, "temperature": 333.15}),
        ("-20 °C", {"temperature": 253.15}),
        ("25 degC 1C", {"c_rate": 1.0, "temperature": 298.15}),
        ("60℃", {"temperature": 333.15}),
        ("300 K", {"temperature": 300.0}),
        ("100 mA g-1", {"specific_current": 100.0}),
        ("100 mA g⁻¹", {"specific_current": 100.0}),
        ("0.1 A/g", {"specific_current": 100.0}),
        ("0.5 mA/cm2", {"current_density": 5.0}),
        ("0.5 mA cm⁻²", {"current_density": 5.0}),
        ("200 µA", {"current": 0.2}),
        ("cell 3", {}),
        ("1st discharge", {}),
        ("MOF-688", {}),
        ("25C60", {}),
        ("Carbon 2", {}),
        ("C/0", {}),
    ],
)
def test_conditions(label, said):
    assert conditions(label) == pytest.approx(said)
