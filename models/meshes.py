"""Meshes whose lengths may be inputs of a compiled model."""

from typing import ClassVar

import numpy as np
import pybamm


class Cosine1DSubMesh(pybamm.SymbolicUniform1DSubMesh):
    r"""Cells that shrink towards both ends, their edges at :math:`(1 - \cos \pi k / n) / 2`.

    A length that is an input counts as 1, as PyBaMM has it. One that is known counts in metres, so
    that a profile may be asked for at a place: ``solution[name](t=t, x=x)``.
    """

    #: How often the even distances are mapped.
    times: ClassVar = 1

    def __init__(self, lims, npts, tabs=None):
        super().__init__(lims, npts, tabs)
        self.edges = np.linspace(0, 1, self.npts + 1)
        for _ in range(self.times):
            self.edges = (1 - np.cos(np.pi * self.edges)) / 2
        if not isinstance(self.length, pybamm.Symbol):
            self.edges = self.min + self.length * self.edges
            del self.length, self.min
        self.nodes = (self.edges[1:] + self.edges[:-1]) / 2
        self.d_edges = np.diff(self.edges)
        self.d_nodes = np.diff(self.nodes)


class SteepCosine1DSubMesh(Cosine1DSubMesh):
    """The map of the cosine applied twice: the outermost cell of 30 is 150 times thinner still."""

    times: ClassVar = 2
