"""Impedance of a model around its state of rest, compiled once for all numbers."""

from functools import lru_cache

import casadi
import numpy as np
import pybamm
from scipy.sparse import csc_matrix

from mofcell.experiments.compiled import (
    INPUT,
    INPUT_LENGTHS,
    as_inputs,
    of_a_square_metre,
)
from mofcell.experiments.solver import expanded
from mofcell.models.meshes import SteepCosine1DSubMesh
from mofcell.parameters import numbers_at
from mofcell.parameters.values import capacitance_numbers

#: Meshes that shrink towards the faces of the layers, whose thicknesses may be inputs, and the
#: surface of the particles: the faster a current alternates, the less deep it reaches. Half a cell
#: at an outer face conducts with the cation alone, so that cell has to be thinnest.
MESHES = {
    **INPUT_LENGTHS,
    **dict.fromkeys(("separator", "positive electrode"), SteepCosine1DSubMesh),
    "positive particle": pybamm.MeshGenerator(
        pybamm.Exponential1DSubMesh, submesh_params={"side": "right", "stretch": 6.0}
    ),
}

#: Points in membrane, cathode and particle: within 0.5 % of the limit of fine meshes from 1 mHz
#: to 1 MHz, down to a transference number of 0.01, which a test asserts.
POINTS = {"x_n": 1, "x_s": 60, "x_p": 50, "r_p": 30}


class Spectrum(pybamm.EISSimulation):
    r"""Small alternating currents around rest, whose numbers are one input.

    .. math:: Z(\omega) = -\frac{\hat V}{\hat I}, \qquad
        (i \omega M - J) \hat y = b

    with the mass matrix M, the Jacobian J at the initial state and b the alternating current.
    It is PyBaMM's, with the Jacobians kept as functions of the numbers.

    Parameters
    ----------
    model : pybamm.BaseModel
        A model with PyBaMM's option "surface form" "differential" and an initial state of rest.
    parameter_values : pybamm.ParameterValues
        Its parameters, some of them the symbols of ``as_inputs(names)``.
    names : list of str
        Names of the numbers, in the order of the input.
    points : dict, optional
        Points of the mesh; those of the model if not given.
    """

    def __init__(self, model, parameter_values, names, *, points=None):
        self.names = list(names)
        self._jacobians = None
        super().__init__(
            model,
            parameter_values=parameter_values,
            submesh_types={**model.default_submesh_types, **MESHES},
            var_pts=points or model.default_var_pts,
        )

    def solve(self, frequencies, numbers):
        """Impedance at frequencies.

        Parameters
        ----------
        frequencies : iterable of float
            Frequencies [Hz].
        numbers : dict
            Numbers [SI] by name, of which those of ``names`` count.

        Returns
        -------
        numpy.ndarray
            Complex impedance [Ohm], so of one square metre [Ohm.m2].
        """
        values = np.array([float(numbers[name]) for name in self.names])
        return super().solve(frequencies, inputs={INPUT: values}).impedance

    def _build_matrix_problem(self, inputs_dict=None):
        if self._jacobians is None:
            self._jacobians = self._compiled(inputs_dict)
        of_states, of_outputs = self._jacobians(inputs_dict[INPUT])
        self._output_jacobian = of_outputs.sparse()
        return self._mass, -csc_matrix(of_states.sparse()), self._forcing

    def _compiled(self, inputs):
        """Jacobians of states and of voltage and current at rest, functions of the input."""
        model = self._built_model
        pybamm.BaseSolver().set_up(model, inputs=inputs)
        size = model.mass_matrix.shape[0]
        self._mass = csc_matrix(model.mass_matrix.entries)
        self._forcing = np.zeros(size)
        current = next(v for v in model.y_slices if v.name == "Current variable [A]")
        self._forcing[model.y_slices[current][0]] = -1

        y, p = casadi.MX.sym("y", size), casadi.MX.sym("p", len(self.names))
        outputs = pybamm.numpy_concatenation(
            *(model.get_processed_variable(name) for name in ("Voltage [V]", "Current [A]"))
        ).to_casadi(t=0, y=y, inputs={INPUT: p})
        both = casadi.Function(
            "jacobians",
            [y, p],
            [model.jac_rhs_algebraic_eval(0, y, p), casadi.jacobian(outputs, y)],
        )
        rest = model.initial_conditions_eval(0, np.zeros(size), p)
        return expanded(casadi.Function("at_rest", [p], list(both(rest, p))))


@lru_cache(maxsize=16)
def full_cell(structure):
    """The compiled spectrum of a full cell.

    Parameters
    ----------
    structure : Structure
        Of the cell with the DFN, ``Structure.of(cell, models.DFN)``.

    Returns
    -------
    Spectrum
        For :func:`numbers_of` cells of this structure.
    """
    names = [*structure.names, *capacitance_numbers(structure.example), "Ambient temperature [K]"]
    model = structure.full_model({"surface form": "differential"})
    return Spectrum(model, structure.parameter_values(as_inputs(names)), names, points=POINTS)


def numbers_of(cell, temperature, *, stoichiometry=None):
    """The numbers that the spectrum of a full cell of one square metre depends on.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperature : float
        Temperature [K].
    stoichiometry : float, optional
        Of the cathode [-]; that of the charged cell if not given.

    Returns
    -------
    dict
        Floats by name, SI.
    """
    x = cell.initial_stoichiometry if stoichiometry is None else stoichiometry
    concentration = x * cell.cathode.maximum_concentration
    return {
        **numbers_at(cell, temperature),
        **of_a_square_metre(cell),
        **capacitance_numbers(cell),
        "Initial concentration in positive electrode [mol.m-3]": concentration,
        "Ambient temperature [K]": temperature,
    }
