"""What makes a cell worse does not raise its capacity, all else equal (property-based)."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mofcell.experiments.solve import Discharge, discharge

#: Capacities are known to 3e-4 at the solver's tolerance of 1e-4 (worst of 1000 pairs).
NOISE = 1e-3


def drawn(cell, membrane, *, kappa, t_plus, N, thickness, loading):
    """A cell of the drawn numbers."""
    filling = membrane.replace(
        conductivity=kappa, transference_number=t_plus, framework_charge_density=N
    )
    return cell.replace(electrolyte=filling, membrane_thickness=thickness, cathode_loading=loading)


def worse(base, c_rate):
    """The cell made worse in one way each: (cell, C-rate) by what was changed."""
    membrane = base.electrolyte
    kappa, t_plus = membrane.conductivity(298.15), membrane.transference_number(298.15)
    film = base.lithium_interface_resistance(298.15)
    cells = {
        "thicker": base.replace(membrane_thickness=1.3 * base.membrane_thickness),
        "film on lithium": base.replace(lithium_interface_resistance=film + 3e-3),
        "plane": base.replace(membrane_cathode_resistance=3e-3),
        "contact": base.replace(contact_resistance=3e-3),
        "less conductive": base.replace(electrolyte=membrane.replace(conductivity=kappa / 1.3)),
        "lower t+": base.replace(electrolyte=membrane.replace(transference_number=0.8 * t_plus)),
    }
    return {
        **{name: (cell, c_rate) for name, cell in cells.items()},
        "faster": (base, 1.3 * c_rate),
    }


def capacities(*wanted):
    """Capacity of each (cell, C-rate) [A.h.m-2], in one batch."""
    return [
        outcome.delivered
        for outcome in discharge(
            [Discharge(cell=cell, c_rate=rate, temperature=298.15) for cell, rate in wanted]
        )
    ]


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    kappa=st.floats(-2, 0).map(lambda power: 10**power),
    t_plus=st.floats(0.2, 0.95),
    N=st.floats(0, 3000),
    thickness=st.floats(20e-6, 300e-6),
    loading=st.floats(0.01, 0.08),
    c_rate=st.floats(-1, 0.5).map(lambda power: 10**power),
)
def test_capacity_does_not_rise_with_what_costs_voltage(cell, membrane, c_rate, **numbers):
    """Thickness, resistances, C-rate, and the inverse of kappa and t+."""
    base = drawn(cell, membrane, **numbers)
    changed = worse(base, c_rate)
    reference, *others = capacities((base, c_rate), *changed.values())
    for name, capacity in zip(changed, others, strict=True):
        assert capacity <= reference * (1 + NOISE) + 1e-3 * NOISE, name


def test_each_change_does_lower_the_capacity(cell, membrane):
    """At 3C behind 200 um of 0.02 S/m each counts by ten times the noise and more.

    Otherwise the property above would hold of a model that ignored its inputs.
    """
    base = drawn(cell, membrane, kappa=0.02, t_plus=0.5, N=300.0, thickness=200e-6, loading=0.06)
    changed = worse(base, 3.0)
    reference, *others = capacities((base, 3.0), *changed.values())
    for name, capacity in zip(changed, others, strict=True):
        assert capacity < reference * (1 - 10 * NOISE), name


def test_capacity_is_monotonic_in_a_sweep(cell, membrane):
    """Forty thicknesses and forty conductivities at 3C, from what hardly counts to no capacity."""
    thick = [cell.replace(membrane_thickness=L) for L in np.geomspace(5e-6, 2e-3, 40)]
    good = [
        cell.replace(electrolyte=membrane.replace(conductivity=kappa))
        for kappa in np.geomspace(1.0, 1e-3, 40)
    ]
    for cells in (thick, good):
        found = np.array(capacities(*((each, 3.0) for each in cells)))
        assert np.all(np.diff(found) <= NOISE * found[0])
        assert found[-1] < 0.5 * found[0]
