"""The fit of the two branches finds branches again that are known."""

import csv

import numpy as np
import pytest

from mofcell.experiments.fits.lfp_potential import FITTED, crossing, fit, laid_on
from mofcell.parameters.cathodes.lfp_potential import branch

ENDS = (0.25, 0.003, 0.08, 0.968, 0.0035, 0.3, 0.014)
PLATEAUS = {"lithiation": (3.40, 0.004, 0.010), "delithiation": (3.44, 0.012, 0.002)}
RATES = {"C/50": 1 / 50, "C/20": 1 / 20}
RESISTANCE = 0.25  # [V.h]: 5 mV at C/50
LAST = {("C/50", "lithiation"): 0.975, ("C/20", "lithiation"): 1.0}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Curves of known branches with a resistance, each normalised by its own capacity."""
    file = tmp_path_factory.mktemp("curves") / "curves.csv"
    with file.open("w", newline="") as out:
        out.write("# made of known branches\n")
        writer = csv.writer(out)
        writer.writerow(["rate", "direction", "normalised_capacity", "voltage_V"])
        for direction, plateau in PLATEAUS.items():
            sign = -1 if direction == "lithiation" else 1
            for rate, per_hour in RATES.items():
                last = LAST.get((rate, direction), 0.985)
                x = np.linspace(0, last, 400)
                U = branch(x, plateau=plateau, ends=ENDS) + sign * RESISTANCE * per_hour
                for one, voltage in zip((last - x) / last, U, strict=True):
                    writer.writerow([rate, direction, f"{one:.5f}", f"{voltage:.5f}"])
    return file


@pytest.mark.parametrize("direction", PLATEAUS)
def test_branches_are_found_again(path, direction):
    """Within 0.6 mV where all points count: laying curves on each other is that exact."""
    coefficients, errors = fit(path)
    ends = FITTED[direction]
    x = np.linspace(*ends, 30)
    expected = branch(x, plateau=PLATEAUS[direction], ends=ENDS)
    np.testing.assert_allclose(branch(x, **coefficients[direction]), expected, atol=6e-4)
    stoichiometry, error = errors[direction]
    inside = (stoichiometry > ends[0]) & (stoichiometry < ends[1])
    assert np.abs(error[inside]).max() < 5e-4


def test_curve_is_laid_on_another_where_both_fall():
    """A curve that stops 0.03 earlier takes the scale of the whole one."""
    capacity = np.linspace(0, 1, 2001)
    whole = np.array([capacity, branch(1 - capacity, plateau=(3.4, 0.01, 0.0), ends=ENDS)])
    part = whole[:, capacity >= 0.02]
    shortened = np.array([(part[0] - 0.02) / 0.98, part[1]])
    assert crossing(shortened) < crossing(whole)
    np.testing.assert_allclose(laid_on(shortened, whole), part, atol=1e-5)
