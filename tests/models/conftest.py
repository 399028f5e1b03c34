"""A cell of round numbers, what its two layers may hold, and one way to discharge it.

The numbers are of no real cell: a sloping open-circuit potential, so that every change of the
voltage counts, and 1 m2, so that current and current density are the same.
"""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pybamm
import pytest

from mofcell.models import DFN, Concentrated, SingleIon, SPMe, TwoConductor

#: Uniform in every layer and in the particles: one number of points says how fine.
UNIFORM = dict.fromkeys(
    ("negative electrode", "separator", "positive electrode", "positive particle"),
    pybamm.Uniform1DSubMesh,
)

CELL = {
    "Reference temperature [K]": 298.15,
    "Ambient temperature [K]": 298.15,
    "Initial temperature [K]": 298.15,
    "Number of electrodes connected in parallel to make a cell": 1.0,
    "Number of cells connected in series to make a battery": 1.0,
    "Electrode height [m]": 1.0,
    "Electrode width [m]": 1.0,
    "Nominal cell capacity [A.h]": 20.0,  # the cathode below holds 60e-6 * 0.5 * 25e3 F
    "Current function [A]": 20.0,
    "Contact resistance [Ohm]": 0.0,
    "Lower voltage cut-off [V]": 2.0,
    "Upper voltage cut-off [V]": 5.0,
    "Open-circuit voltage at 0% SOC [V]": 2.0,
    "Open-circuit voltage at 100% SOC [V]": 5.0,
    "Initial concentration in electrolyte [mol.m-3]": 1000.0,
    # lithium
    "Lithium metal partial molar volume [m3.mol-1]": 1.3e-5,
    "Lithium plating coulombic efficiency": 1.0,
    "Lithium interphase resistance [Ohm.m2]": 0.0,
    "Negative electrode thickness [m]": 50e-6,
    "Negative electrode OCP [V]": 0.0,
    "Negative electrode OCP entropic change [V.K-1]": 0.0,
    "Negative electrode conductivity [S.m-1]": 1.08e7,
    "Negative electrode charge transfer coefficient": 0.5,
    "Exchange-current density for lithium metal electrode [A.m-2]": (
        lambda c_e, c_Li, T: pybamm.Scalar(10.0)
    ),
    # membrane
    "Separator thickness [m]": 50e-6,
    "Separator porosity": 0.4,
    "Separator Bruggeman coefficient (electrolyte)": 0.0,
    "Separator Bruggeman coefficient (electrode)": 1.5,
    "Membrane-cathode interface resistance [Ohm.m2]": 0.0,
    # cathode
    "Positive electrode thickness [m]": 60e-6,
    "Positive electrode porosity": 0.4,
    "Positive electrode Bruggeman coefficient (electrolyte)": 1.5,
    "Positive electrode Bruggeman coefficient (electrode)": 1.5,
    "Positive electrode active material volume fraction": 0.5,
    "Positive electrode conductivity [S.m-1]": 10.0,
    "Positive electrode charge transfer coefficient": 0.5,
    "Positive electrode OCP entropic change [V.K-1]": 0.0,
    "Positive electrode OCP [V]": lambda x: 4.2 - 0.7 * x - 0.9 * np.exp(-30 * (1 - x)),
    "Positive electrode exchange-current density [A.m-2]": (
        lambda c_e, c_s, c_max, T: (c_e / 1000) ** 0.5 * 2 * (c_s * (c_max - c_s)) ** 0.5 / c_max
    ),
    "Positive particle radius [m]": 1e-6,
    "Positive particle diffusivity [m2.s-1]": 1e-15,
    "Maximum concentration in positive electrode [mol.m-3]": 25e3,
    "Initial concentration in positive electrode [mol.m-3]": 2.5e3,
}

#: Short names for what tests change most.
SHORT = {
    "current": "Current function [A]",
    "contact": "Contact resistance [Ohm]",
    "interphase": "Lithium interphase resistance [Ohm.m2]",
    "plane": "Membrane-cathode interface resistance [Ohm.m2]",
}


@dataclass(frozen=True)
class Filling:
    """What a layer holds: the law of the model and its numbers."""

    law: type
    numbers: dict

    def parameters(self, layer):
        return {f"{layer} {name}": value for name, value in self.numbers.items()}


def salt(*, N=0.0, D_plus=1e-10, D_minus=2e-10):
    return Filling(
        TwoConductor,
        {
            "framework charge density [mol.m-3]": N,
            "cation diffusivity [m2.s-1]": D_plus,
            "anion diffusivity [m2.s-1]": D_minus,
        },
    )


def ion(*, kappa=0.1):
    return Filling(SingleIon, {"conductivity of the single ion [S.m-1]": kappa})


def measured(*, kappa, D, t_plus, factor=1.0):
    return Filling(
        Concentrated,
        {
            "electrolyte conductivity [S.m-1]": kappa,
            "electrolyte diffusivity [m2.s-1]": D,
            "cation transference number": t_plus,
            "thermodynamic factor": factor,
        },
    )


def real_liquid():
    """A liquid all of whose properties change with concentration, as measured ones do."""
    return measured(
        kappa=lambda c, T: 0.1 + 0.9 * (c / 1000) * np.exp(-((c / 1500) ** 2)),
        D=lambda c, T: 3e-10 * np.exp(-0.3 * c / 1000),
        t_plus=lambda c, T: 0.35 - 0.05 * c / 1000,
        factor=lambda c, T: 1 + 0.5 * c / 1000,
    )


#: Fillings by name.
FILLINGS = {
    "salt": salt(),
    "framework": salt(N=2000.0, D_plus=3e-11, D_minus=5e-11),
    "dense framework": salt(N=4000.0, D_plus=2e-11, D_minus=3e-11),
    "polycation": salt(N=-1500.0),
    "ion": ion(),
    "liquid": real_liquid(),
}


def fill(names):
    """Fillings of the two layers from their names: "membrane | catholyte"."""
    return [FILLINGS[name] for name in names.split(" | ")]


def simulation(
    model,
    membrane,
    catholyte,
    *,
    points=10,
    particle_points=10,
    submeshes=None,
    tolerance=1e-6,
    options=None,
    **changes,
):
    """The cell with its layers filled, under a full model, ready to solve.

    Changes are parameters, by PyBaMM's name or one of ``SHORT``.
    """
    built = model(options, membrane=membrane.law, catholyte=catholyte.law)
    return pybamm.Simulation(
        built,
        parameter_values=pybamm.ParameterValues(
            {
                **CELL,
                **membrane.parameters("Separator"),
                **catholyte.parameters("Positive electrode"),
                **{SHORT.get(name, name): value for name, value in changes.items()},
            }
        ),
        solver=pybamm.IDAKLUSolver(rtol=tolerance, atol=tolerance / 100, options={"dt_init": 1e-3}),
        var_pts={"x_n": 1, "x_s": points, "x_p": points, "r_p": particle_points},
        submesh_types={**built.default_submesh_types, **(submeshes or {})},
    )


@pytest.fixture(params=[DFN, SPMe], ids=lambda model: model.__name__)
def model(request):
    """Each full model."""
    return request.param


@pytest.fixture(scope="session")
def lab():
    """What the proofs are made with: fillings of layers, simulations of the cell."""
    return SimpleNamespace(
        SHORT=SHORT,
        UNIFORM=UNIFORM,
        fill=fill,
        ion=ion,
        measured=measured,
        real_liquid=real_liquid,
        salt=salt,
        simulation=simulation,
    )
