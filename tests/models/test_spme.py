"""The SPMe against the DFN: what neglecting the spread of the reaction costs."""

import numpy as np
import pytest

from mofcell.models import DFN, SPMe


@pytest.mark.parametrize(
    "filling", ["framework | salt", "ion | salt", "ion | ion", "framework | liquid"]
)
def test_capacity_at_c_over_5_is_that_of_the_dfn(lab, filling):
    """Within 3e-5 (1e-6 to 4e-6 found), on a slope that turns 1 mV into 7e-5 of capacity."""
    capacities = []
    for model in (DFN, SPMe):
        simulation = lab.simulation(
            model, *lab.fill(filling), current=4.0, **{"Lower voltage cut-off [V]": 3.2}
        )
        solution = simulation.solve([0, 8 * 3600.0])
        assert solution.termination == "event: Minimum voltage [V]"
        capacities.append(solution["Discharge capacity [A.h]"].entries[-1])
    assert capacities[1] == pytest.approx(capacities[0], rel=3e-5)


def test_difference_goes_as_the_square_of_the_resistance_of_the_pores(lab):
    """The SPMe is the limit of a cathode that conducts: the rest is of second order in 1/kappa.

    (coth(nu) / nu - 1/nu^2 - 1/3 -> -nu^2/45 in the resistance L/kappa, nu^2 as 1/kappa.) A
    difference that fell otherwise would be an error, not the assumption of an even reaction.
    """
    moment, differences = 10.0, []
    for kappa in (0.2, 0.4, 0.8):
        dfn, spme = (
            lab.simulation(
                model,
                lab.ion(),
                lab.ion(kappa=kappa),
                current=4.0,
                points=20,
                tolerance=1e-7,
                **{"Positive electrode conductivity [S.m-1]": 100.0},
            ).solve([0, moment])["Voltage [V]"](moment)
            for model in (DFN, SPMe)
        )
        differences.append(abs(dfn - spme))
    orders = np.log2(np.array(differences[:-1]) / differences[1:])
    assert orders == pytest.approx(2, abs=0.15)


@pytest.mark.parametrize("filling", ["framework | salt", "framework | liquid"])
def test_order_in_x_is_two(lab, filling):
    """As the DFN's, also where two laws meet at the plane (at 300 s of 2C): 2.11, 2.01."""
    voltages = [
        lab.simulation(SPMe, *lab.fill(filling), current=40.0, points=points, tolerance=1e-8)
        .solve([0, 300.0])["Voltage [V]"]
        .entries[-1]
        for points in (10, 20, 40)
    ]
    steps = np.diff(voltages)
    assert np.log2(steps[0] / steps[1]) == pytest.approx(2, abs=0.2)
