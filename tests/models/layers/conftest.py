from types import SimpleNamespace

import pybamm
import pytest

TEMPERATURE = 298.15


@pytest.fixture
def layer_of():
    """A layer of a class, with numbers in the place of symbols: c- and N in mol/m3."""

    def make(law, *, c_minus, N=0.0, c_init=1000.0, functions=None, **numbers):
        functions = functions or {}
        param = SimpleNamespace(
            R=pybamm.Scalar(8.31446261815324),
            F=pybamm.Scalar(96485.33212331),
            c_e_init=pybamm.Scalar(c_init),
            D_cation=lambda layer, T: pybamm.Scalar(numbers["D_plus"]),
            D_anion=lambda layer, T: pybamm.Scalar(numbers["D_minus"]),
            kappa_single_ion=lambda layer, T: pybamm.Scalar(numbers["kappa"]),
            measured=lambda name, c, T: functions[name.removeprefix("Separator ")](c),
        )
        c_plus = c_minus + N
        return law(
            "separator",
            param,
            {
                "Separator temperature [K]": pybamm.Scalar(TEMPERATURE),
                "Separator electrolyte transport efficiency": pybamm.Scalar(1),
                "Separator anion concentration [mol.m-3]": pybamm.Scalar(c_minus),
                "Separator cation concentration [mol.m-3]": pybamm.Scalar(c_plus),
                "Separator electrolyte concentration [mol.m-3]": pybamm.Scalar(
                    (c_minus * c_plus) ** 0.5
                ),
            },
        )

    return make
