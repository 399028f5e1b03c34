"""PyBaMM's IDAKLU solver with its functions expanded to scalar operations."""

import casadi
import pybamm

#: Name under which a solution holds all output variables, in the order they were asked for.
OUTPUTS = "Outputs"


class _Expanded(pybamm.BaseSolver):
    """Expands the functions of a model between their making and their use.

    CasADi evaluates a graph of matrix operations node by node. With many inputs and small
    meshes, as here, the same graph in scalar operations is faster; the numbers are the same.
    The output variables become rows of one function, which works out once what they share.
    """

    computed_var_fcns: dict
    output_variables: list

    #: States to begin from, one for each discharge of a batch; those of the model if None.
    states: list | None = None

    def _set_initial_conditions(self, model, time, inputs):
        super()._set_initial_conditions(model, time, inputs)
        if self.states is not None:
            model.y0_list = self.states

    #: The output variables that were asked for, before they are joined.
    _asked: list | None = None

    def set_up(self, model, inputs=None, t_eval=None, ics_only=False):
        if not ics_only:  # one that was broken off begins anew
            self._asked = self._asked or self.output_variables
            self.output_variables = self._asked
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
        if not ics_only:
            self.computed_var_fcns = {OUTPUTS: _joined(list(self.computed_var_fcns.values()))}
            self.output_variables = [OUTPUTS]
        return done


class Solver(pybamm.IDAKLUSolver, _Expanded):
    """IDAKLU, whose ``set_up`` finds the expanded functions in the place of the others.

    The arguments are those of :class:`pybamm.IDAKLUSolver`. ``solution[OUTPUTS]`` is an array
    of times by output variables; there is none for each of them, whose making would take
    longer than the smallest models are solved in.
    """

    def set_up(self, model, inputs=None, t_eval=None, ics_only=False):
        done = super().set_up(model, inputs, t_eval, ics_only)
        self._setup["output_assembly"] = _AllOutputs()
        return done


class _AllOutputs:
    """In the place of PyBaMM's assembly of output variables: one array of them."""

    def attach(self, solution, data, **sensitivities):
        solution._variables[OUTPUTS] = data


def expanded(function):
    """A CasADi function in scalar operations, or as it is where it holds an interpolant."""
    if not isinstance(function, casadi.Function):
        return function
    try:
        return function.expand()
    except RuntimeError:
        return function


def _joined(functions):
    """One function with the values of several, each of time, states and inputs."""
    t, y, p = (casadi.MX.sym(name, *functions[0].size_in(i)) for i, name in enumerate("typ"))
    values = casadi.densify(casadi.vertcat(*[function(t, y, p) for function in functions]))
    return expanded(casadi.Function("outputs", [t, y, p], [values], {"cse": True}))
