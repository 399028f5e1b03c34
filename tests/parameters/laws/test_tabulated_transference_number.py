import numpy as np
import pytest

from mofcell.parameters.constants import R
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import TabulatedTransferenceNumber, TransferenceNumber


def test_passes_through_its_points():
    law = TabulatedTransferenceNumber(
        temperatures=(253.15, 298.15, 333.15), values=(0.85, 0.7, 0.6)
    )
    np.testing.assert_allclose(law(np.array(law.temperatures)), law.values, rtol=1e-12)


def test_two_points_are_two_arrhenius_conductivities():
    law = TabulatedTransferenceNumber(
        temperatures=(298.15, 333.15), values=(0.7, 0.6), temperature_range=(200.0, 400.0)
    )
    odds = (0.3 / 0.7) / (0.4 / 0.6)
    difference = -R * np.log(odds) / (1 / 298.15 - 1 / 333.15)
    same = TransferenceNumber(
        value=0.7,
        temperature=298.15,
        cation_activation_energy=0.0,
        anion_activation_energy=difference,
    )
    T = np.linspace(200.0, 400.0, 21)
    np.testing.assert_allclose(law(T), same(T), rtol=1e-12)


def test_stays_a_fraction_where_it_extrapolates():
    law = TabulatedTransferenceNumber(
        temperatures=(298.15, 333.15), values=(0.95, 0.5), temperature_range=(1.0, 1000.0)
    )
    t_plus = law(np.linspace(100.0, 1000.0, 50))
    assert np.all((t_plus > 0) & (t_plus <= 1))


def test_refuses_what_is_not_below_one():
    with pytest.raises(InvalidInput, match=r"number 1.0 is not below 1; .* Constant\(value=1.0\)"):
        TabulatedTransferenceNumber(temperatures=(298.15, 333.15), values=(1.0, 0.9))
    with pytest.raises(InvalidInput, match=r"transference number 70.0 is not below 1; give fract"):
        TabulatedTransferenceNumber(temperatures=(298.15, 333.15), values=(70.0, 60.0))
