"""PyBaMM's IDAKLU solver with its functions expanded to scalar operations."""

import casadi
import pybamm


class _Expanded(pybamm.BaseSolver):
    """Expands the functions of a model between their making and their use.

    CasADi evaluates a graph of matrix operations node by node. With many inputs and small
    meshes, as here, the same graph in scalar operations is faster; the numbers are the same.
    """

    computed_var_fcns: dict

    def set_up(self, model, inputs=None, t_eval=None, ics_only=False):
        done = super().set_up(model, inputs, t_eval, ics_only)
        for name in (
            "rhs_algebraic_eval",
            "jac_rhs_algebraic_eval",
            "jac_rhs_algebraic_action_eval",
            "algebraic_eval",
            "jac_algebraic_eval",
        ):
            setattr(model, name, expanded(getattr(model, name)))
        model.terminate_events_eval = [expanded(event) for event in model.terminate_events_eval]
        self.computed_var_fcns = {k: expanded(f) for k, f in self.computed_var_fcns.items()}
        return done


class Solver(pybamm.IDAKLUSolver, _Expanded):
    """IDAKLU, whose ``set_up`` finds the expanded functions in the place of the others.

    The arguments are those of :class:`pybamm.IDAKLUSolver`.
    """


def expanded(function):
    """A CasADi function in scalar operations, or as it is where it holds an interpolant."""
    if not isinstance(function, casadi.Function):
        return function
    try:
        return function.expand()
    except RuntimeError:
        return function
