"""The same least-squares problem for PyBOP: its optimisers and samplers on our simulation.

PyBOP searches the values of the free numbers, or their logarithms where a range is even in the
logarithm; its samplers take the density there as it is. Between two ends it is even in both, so
that PyBOP's posterior is ours.
"""

import importlib
from typing import Any

import numpy as np

from mofcell.experiments.calibration.free import current
from mofcell.experiments.calibration.problem import jacobian
from mofcell.parameters import MofcellError

#: What the simulator gives, over what: PyBOP's costs want a domain.
RESIDUAL, NUMBER = "Residual [-]", "Measured number [-]"

#: Distributions that are even where PyBOP searches.
EVEN = ("uniform", "loguniform", "reciprocal")


def pybop_problem(problem):
    r"""The misfit of a problem, :math:`\chi^2 = \sum_k r_k^2`, for PyBOP's optimisers.

    Derivatives come from batches of changed cells, as in our own fit. Needs
    ``pip install 'mofcell[pybop]'``.

    Parameters
    ----------
    problem : Problem
        The problem (:meth:`~mofcell.experiments.calibration.problem.Problem.of`).

    Returns
    -------
    pybop.Problem
        The problem with :class:`pybop.SumSquaredError`; its parameters are the free numbers by
        name [SI].

    Raises
    ------
    MofcellError
        If PyBOP is not installed.

    References
    ----------
    B. Planden et al., J. Open Source Softw., doi 10.21105/joss.07874.

    Examples
    --------
    .. code-block:: python

        problem, left_out = Problem.of(
            mofcell.cell("ouyang2023-lfp"), free={"particle_diffusion_time": (1e3, 1e6)}
        )
        found = pybop.SciPyMinimize(pybop_problem(problem)).run()
        found.best_inputs  # {"particle_diffusion_time": ...}
    """
    pybop = _pybop()
    simulator = _simulator(problem, has_sensitivities=True)
    return pybop.Problem(simulator, pybop.SumSquaredError(_nothing(problem), RESIDUAL))


def pybop_posterior(problem):
    """The posterior of a problem for those of PyBOP's samplers that need no derivatives.

    Parameters
    ----------
    problem : Problem
        The problem (:meth:`~mofcell.experiments.calibration.problem.Problem.of`).

    Returns
    -------
    pybop.LogPDF
        The logarithm of the posterior, with stated or assumed errors as in
        :class:`~mofcell.experiments.calibration.likelihood.Likelihood`.

    Raises
    ------
    MofcellError
        If PyBOP is not installed.

    Examples
    --------
    .. code-block:: python

        options = pybop.PintsSamplerOptions(n_chains=3, max_iterations=2000)
        sampler = pybop.HaarioBardenetACMC(pybop_posterior(problem), options=options)
        chains = sampler.run().chains  # by chain, step and free number, in SI units
    """
    simulator = _simulator(problem, has_sensitivities=False)
    return _pybop().LogPDF(simulator, _log_posterior(problem))


def _simulator(problem, *, has_sensitivities):
    """What gives PyBOP the residuals of many sets of numbers in one batch."""
    pybop = _pybop()
    base: Any = pybop.BaseSimulator
    derivatives = has_sensitivities

    class Simulator(base):
        has_sensitivities = derivatives

        def solve_batch(self, inputs, calculate_sensitivities=False):
            if not inputs:
                return []
            points = np.array([problem.shares(numbers) for numbers in inputs])
            residuals = problem.residuals(points)
            found = []
            for numbers, shares, row in zip(inputs, points, residuals, strict=True):
                slopes = _slopes(problem, numbers, shares, row) if calculate_sensitivities else None
                solution = pybop.Solution(numbers)
                solution.set_solution_variable(RESIDUAL, row, slopes)
                found.append(solution)
            return found

    return Simulator(pybop.Parameters({one.name: _parameter(problem, one) for one in problem.free}))


def _slopes(problem, numbers, shares, residuals):
    r"""Derivatives by the values, :math:`\partial r / \partial \theta`, by name [1/SI]."""
    columns = jacobian(problem.residuals, shares, residuals=residuals).T
    return {
        one.name: column * one.range.pdf(numbers[one.name])
        for one, column in zip(problem.free, columns, strict=True)
    }


def _parameter(problem, one):
    """A free number as PyBOP has it: it begins at the cell's own, or in the middle."""
    pybop = _pybop()
    low, high = one.ends
    own = current(problem.cell, one.name)
    return pybop.Parameter(
        distribution=one.range,
        initial_value=own if own is not None and low < own < high else float(one.value(0.5)),
        transformation=pybop.LogTransformation() if one.is_logarithmic else None,
    )


def _nothing(problem):
    """The target of the residuals."""
    count = len(problem.measured)
    return _pybop().Dataset({NUMBER: np.arange(count), RESIDUAL: np.zeros(count)}, domain=NUMBER)


def _log_posterior(problem):
    """The likelihood of ours as one of PyBOP, with what is known before."""
    base: Any = _pybop().LogLikelihood
    uneven = {one.name: one.range for one in problem.free if one.range.dist.name not in EVEN}

    class LogPosterior(base):
        def __call__(self, r, dy=None, inputs=None):
            before = sum(spread.logpdf(inputs[name]) for name, spread in uneven.items())
            return problem.likelihood.log(float((r**2).sum())) + before

    return LogPosterior(_nothing(problem), RESIDUAL)


def _pybop():
    """PyBOP, which is an extra."""
    try:
        return importlib.import_module("pybop")
    except ImportError:
        raise MofcellError(
            "PyBOP is not installed; install it: pip install 'mofcell[pybop]'"
        ) from None
