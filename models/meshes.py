"""Meshes whose lengths may be inputs of a compiled model."""

import numpy as np
import pybamm


class Cosine1DSubMesh(pybamm.SymbolicUniform1DSubMesh):
    r"""Cells that shrink towards both ends, their edges at :math:`(1 - \cos \pi k / n) / 2`."""

    def __init__(self, lims, npts, tabs=None):
        super().__init__(lims, npts, tabs)
        self.edges = (1 - np.cos(np.pi * np.linspace(0, 1, self.npts + 1))) / 2
        self.nodes = (self.edges[1:] + self.edges[:-1]) / 2
        self.d_edges = np.diff(self.edges)
        self.d_nodes = np.diff(self.nodes)
