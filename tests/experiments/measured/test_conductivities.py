"""Tables of conductivity against temperature."""

import numpy as np
import pytest


@pytest.mark.parametrize(
    "text",
    [
        "T (°C),σ (mS/cm)\n-30,0.0238\n25,0.219\n",
        "Temperature / K;Ionic conductivity / S cm-1\n243.15;2.38e-5\n298.15;2.19e-4\n",
        "T (K),kappa [S/m]\n243.15,2.38e-3\n298.15,2.19e-2\n",
    ],
)
def test_units_of_the_headers(read, text):
    data = read(text)
    assert data.kind == "conductivity table"
    np.testing.assert_allclose(data.conductivity, [2.38e-3, 2.19e-2])
    np.testing.assert_allclose(data.temperature, [243.15, 298.15])


def test_gaps_and_second_samples_are_said(read):
    data = read("T (K),sigma (S/m),conductivity (S/m)\n243,1,2\n298,,4\n")
    assert data.sizes == {"point": 1}
    assert "1 more conductivities are left out" in data.left_out
    assert "1 rows from here have gaps" in data.left_out


def test_a_temperature_without_a_unit(refusal):
    assert "has no unit" in refusal("T,conductivity (S/cm)\n25,1e-4\n35,2e-4\n")
