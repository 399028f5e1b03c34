"""What all faces have in common."""

from typing import ClassVar

import pybamm


class Face(pybamm.BaseSubModel):
    r"""One face of the membrane and the electrode that stands against it.

    The current density i flows from left to right. An electrode oxidises with :math:`i` on the
    left, with :math:`-i` on the right. Its potential is above that of the membrane's face by
    the sum of the variables of ``terms``.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    side : str
        "left" or "right".
    """

    #: Values of PyBaMM's option "surface form" that the face can do, first its usual one.
    surface_forms: ClassVar[tuple]

    #: Terms of the potential drop, and the variable of each without its side.
    terms: ClassVar[dict]

    def __init__(self, param, options, side):
        super().__init__(param, name=f"{side} face", options=options)
        self.side, self.Side = side, side.capitalize()
        self.direction = {"left": 1, "right": -1}[side]

    @staticmethod
    def anion_share(layer):
        """Share of the current through the face that the anion carries, a constant [-]."""
        return 0

    def oxidation(self, variables):
        """Current density with which the electrode oxidises [A.m-2]."""
        return self.direction * variables["Current collector current density [A.m-2]"]

    def temperature(self, variables):
        """Of the face [K]."""
        return pybamm.boundary_value(variables["Separator temperature [K]"], self.side)

    def state(self, name, **known):
        """A state of the face, uniform over it."""
        return pybamm.Variable(f"{self.Side} {name}", domain="current collector", **known)
