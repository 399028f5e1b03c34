import math

import pytest

from mofcell.parameters.laws import VTF, VTFOverRootTemperature


@pytest.mark.parametrize("temperature", [233.15, 298.15, 373.15])
def test_formula(temperature):
    law = VTFOverRootTemperature(
        prefactor=16.4, pseudo_activation_temperature=267.0, vanishing_temperature=165.0
    )
    by_hand = 16.4 / math.sqrt(temperature) * math.exp(-267 / (temperature - 165))
    assert law(temperature) == pytest.approx(by_hand, rel=1e-14)


def test_through_its_points_with_constants_of_its_own(gu_points):
    law, plain = VTFOverRootTemperature.through(*gu_points), VTF.through(*gu_points)
    for T, s in gu_points:
        assert law(T) == pytest.approx(s, rel=1e-12)
    # scipy.optimize.fsolve on the three equations: A = 16.446, B = 266.754 K, T0 = 165.239 K
    assert law.prefactor == pytest.approx(16.446, abs=5e-4)
    assert law.pseudo_activation_temperature == pytest.approx(266.754, abs=5e-4)
    assert law.vanishing_temperature == pytest.approx(165.239, abs=5e-4)
    assert plain.vanishing_temperature - law.vanishing_temperature > 9


def test_zero_below_the_vanishing_temperature(gu_points):
    assert VTFOverRootTemperature.through(*gu_points)(150.0) == 0.0
