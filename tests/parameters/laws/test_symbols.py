import numpy as np
import pybamm

from mofcell.parameters.laws.symbols import pybamm_if_symbol


def test_tells_symbols_from_numbers():
    assert pybamm_if_symbol(pybamm.Scalar(300.0)) is pybamm
    assert pybamm_if_symbol(300.0) is None
    assert pybamm_if_symbol(np.array([300.0])) is None
