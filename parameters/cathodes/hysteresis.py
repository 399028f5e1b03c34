"""What a material states whose potential differs between charge and discharge."""

from collections.abc import Callable

from pydantic import Field

from mofcell.parameters.checked import Checked


class Hysteresis(Checked):
    r"""The branch of charge beside that of discharge, and how fast one follows the other.

    With the state h, 1 on the branch of charge and -1 on that of discharge,

    .. math::
        U = \frac{1 + h}{2} U_{charge}(x) + \frac{1 - h}{2} U_{discharge}(x), \qquad
        \frac{\mathrm{d} h}{\mathrm{d} x} = -\gamma \frac{1 \pm h}{2}

    (plus on discharge, minus on charge): after a turn a share
    :math:`e^{-\gamma \Delta x / 2}` of the way to the other branch is left.

    Parameters
    ----------
    delithiation_potential : callable
        Potential of charge [V] against Li/Li+ as a function of stoichiometry; that of
        discharge is the material's ``open_circuit_potential``.
    decay_rate : float
        :math:`\gamma` [-].
    initial_state : float
        h at the start [-]; 1 for a cell that has just been charged.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds.

    References
    ----------
    J. Borjesson Axen et al., J. Energy Storage 48 (2022) 103985, as in PyBaMM's "one-state
    hysteresis".
    """

    delithiation_potential: Callable
    decay_rate: float = Field(gt=0)
    initial_state: float = Field(default=1.0, ge=-1, le=1)
