"""The solver with its functions expanded and its outputs joined."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments import compiled, solver
from mofcell.experiments.solve import Discharge


def test_a_set_up_that_was_broken_off_begins_anew(monkeypatch):
    """Ctrl-C while a model is set up: the compiled model that is kept still works."""
    cell = mofcell.cell("gu2025-lfp")
    wanted = Discharge(cell=cell, c_rate=1.0, temperature=298.15)
    structure = compiled.Structure.of(cell, mofcell.models.SPMe)
    (whole,) = compiled.CompiledModel(structure).solve([wanted])

    broken = compiled.CompiledModel(structure)
    with monkeypatch.context() as patched:

        def interrupted():
            raise KeyboardInterrupt

        patched.setattr(solver, "_AllOutputs", interrupted)
        with pytest.raises(KeyboardInterrupt):
            broken.solve([wanted])
    (again,) = broken.solve([wanted])
    np.testing.assert_array_equal(again.capacity, whole.capacity)
