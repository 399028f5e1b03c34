"""A single-ion conductor takes its conductivity at the temperature of the layer."""

import numpy as np
import pybamm
import pytest

from mofcell.models import DFN, SingleIon


def test_holds_no_salt(layer_of):
    layer = layer_of(SingleIon, c_minus=1.0, kappa=0.05)
    assert not layer.holds_salt
    assert layer.kappa.evaluate() == 0.05


def test_conductivity_follows_temperature(lab):
    """-i L / kappa(T), with kappa = 0.1 exp(-(T - 298.15) ... ) at two temperatures."""
    name = "Membrane ohmic contribution to voltage [V]"
    law = lab.ion(kappa=lambda T: 0.1 * pybamm.exp(0.02 * (T - 298.15)))
    for temperature in (298.15, 263.15):
        simulation = lab.simulation(
            DFN,
            law,
            lab.ion(),
            current=4.0,
            **{"Ambient temperature [K]": temperature, "Initial temperature [K]": temperature},
        )
        found = simulation.solve([0, 1.0])[name].entries[-1]
        kappa = 0.1 * np.exp(0.02 * (temperature - 298.15))
        assert found == pytest.approx(-4.0 * 50e-6 / kappa, rel=1e-12)
