r"""Measured numbers as a least-squares problem in the free numbers of a cell.

.. math::
    \chi^2(u) = \sum_k r_k^2, \qquad r_k = \frac{f_k(u) - y_k}{\sigma_k}

with the simulated numbers f, the measured ones y and their standard errors :math:`\sigma`. The
free numbers are :math:`u \in [0, 1]`, shares of their ranges.
"""

import time
import warnings
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from mofcell import models
from mofcell.experiments.calibration.free import free_numbers, with_numbers
from mofcell.experiments.calibration.likelihood import Likelihood
from mofcell.experiments.compiled import Effort
from mofcell.experiments.measured.given import as_list
from mofcell.experiments.measured.on_cell import CONVERTED_BY
from mofcell.experiments.measured.runs import HOPELESS, run, scaled, simulated
from mofcell.experiments.measured.usable import usable
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: Step of a share for derivatives [-]: far above the noise of a tight solution, 1e-5 in the
#: capacity, and small against what bends it.
STEP = 2e-3


class TimeIsUpError(Exception):
    """The time that a fit may take is over.

    Examples
    --------
    >>> issubclass(TimeIsUpError, Exception)
    True
    """


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A least-squares problem.

    Parameters
    ----------
    cell : Cell
        The cell whose numbers are changed.
    free : tuple of Free
        The free numbers.
    observations : tuple of Observation
        What is to be met.
    model : type
        Full model.
    effort : Effort
        How hard each discharge is solved.
    """

    cell: Any
    free: tuple
    observations: tuple
    model: type = models.DFN
    effort: Effort = Effort.TIGHT
    _tally: dict = field(default_factory=lambda: {"solves": 0}, compare=False, repr=False)

    @classmethod
    def of(cls, cell, data=None, *, free, model=models.DFN):
        """The problem of measured data.

        Parameters
        ----------
        cell : Cell
            The cell.
        data : xarray.Dataset or list of xarray.Dataset, optional
            Measured data; the tables of the cell's own record by default.
        free : dict or list of str
            The free numbers (:func:`~mofcell.experiments.calibration.free.free_numbers`).
        model : type, optional
            Full model.

        Returns
        -------
        tuple of Problem and tuple of str
            The problem, and a line for each data set that it does not hold.

        Raises
        ------
        InvalidInput
            If there are no data that can be used, or a free number or its range is wrong.
        """
        found = free_numbers(cell, free)
        given = as_list(cell, data)
        _check_conversions(given, found)
        known = usable(cell, given).without_fade()
        if not known.observed:
            raise InvalidInput("; ".join(["data: nothing to calibrate to", *known.left_out]))
        problem = cls(cell=cell, free=found, observations=tuple(known.observed), model=model)
        return problem, tuple(known.left_out)

    @property
    def conditions(self):
        """The different discharges, each as C-rate [-] and temperature [K]."""
        every = (condition for one in self.observations for condition in one.conditions)
        return list(dict.fromkeys(every))

    @property
    def measured(self):
        """All measured numbers [unit of each]."""
        return np.concatenate([one.measured for one in self.observations])

    @property
    def error(self):
        """Their standard errors [unit of each]."""
        return np.concatenate([one.error for one in self.observations])

    @property
    def likelihood(self):
        """How likely a misfit is."""
        return Likelihood(
            independent=sum(one.independent for one in self.observations),
            free=len(self.free),
            is_stated=all(one.is_stated for one in self.observations),
        )

    @property
    def solves(self):
        """Discharges solved so far."""
        return self._tally["solves"]

    def solved_by(self, model, effort=Effort.TIGHT):
        """The same problem for another full model or effort, counted on its own."""
        return replace(self, model=model, effort=effort, _tally={"solves": 0})

    def asking(self, observations):
        """The same cell and free numbers, asked for something else."""
        return replace(self, observations=tuple(observations), _tally={"solves": 0})

    def numbers(self, shares):
        """Free numbers by name [SI] at shares of their ranges [-]."""
        pairs = zip(self.free, shares, strict=True)
        return {one.name: float(one.value(share)) for one, share in pairs}

    def shares(self, numbers):
        """Shares of the ranges [-] of free numbers by name [SI]."""
        return np.array([float(one.share(numbers[one.name])) for one in self.free])

    def cell_at(self, shares):
        """The cell with the free numbers at shares of their ranges [-]."""
        with warnings.catch_warnings(action="ignore"):  # said once, of the cell that is given
            return with_numbers(self.cell, self.numbers(shares))

    def simulated(self, points):
        """All simulated numbers at several points.

        Parameters
        ----------
        points : array
            Shares of the ranges, a row for each point [-].

        Returns
        -------
        array
            A row for each point [unit of each number]; NaN where there is no number.
        """

        def of(cell, outcomes):
            return [simulated(cell, one, outcomes) for one in self.observations]

        return self._rows(points, of, missing=np.nan)

    def residuals(self, points):
        """Residuals r at several points; a load that is not held counts by how far.

        Parameters
        ----------
        points : array
            Shares of the ranges, a row for each point [-].

        Returns
        -------
        array
            A row for each point [-].
        """

        def of(cell, outcomes):
            return scaled(cell, self.observations, outcomes)

        return self._rows(points, of, missing=HOPELESS)

    def _rows(self, points, of, *, missing):
        """What cells give, all in one batch; some numbers do not fit each other: no cell."""
        cells: list[Any] = []
        for shares in points:
            try:
                cells.append(self.cell_at(shares))
            except InvalidInput:
                cells.append(None)
        known = [cell for cell in cells if cell is not None]
        outcomes = iter(run(known, self.observations, model=self.model, effort=self.effort))
        self._tally["solves"] += len(known) * len(self.conditions)
        nothing = np.full(len(self.measured), missing)
        return np.array(
            [
                nothing if cell is None else np.concatenate(of(cell, next(outcomes)))
                for cell in cells
            ]
        )


def _check_conversions(data, free):
    """Refuse a number as free by which the data themselves are converted."""
    names = {one.name for one in free}
    for one in data:
        used = {name for key, by in CONVERTED_BY.items() if key in one.variables for name in by}
        if clash := sorted(names & used):
            raise InvalidInput(
                f"free: {clash[0]} also brings {shown(one.attrs.get('source', 'data'))} to mAh/g "
                "and C-rates; give capacities in mAh/g and C-rates, or leave it fixed"
            )


def jacobian(evaluate, shares, *, residuals):
    r"""Derivatives :math:`\partial r / \partial u`, from one batch of changed cells.

    Parameters
    ----------
    evaluate : callable
        Gives residuals at several points, as :meth:`Problem.residuals`.
    shares : array
        The point, shares of the ranges [-].
    residuals : array
        Residuals there [-].

    Returns
    -------
    array
        A row for each residual, a column for each free number [-].
    """
    steps = np.where(shares + STEP <= 1, STEP, -STEP)  # inwards
    return ((evaluate(shares + np.diag(steps)) - residuals) / steps[:, None]).T


@dataclass(kw_only=True)
class Watched:
    """A problem that reports, keeps the best point and stops in time.

    Parameters
    ----------
    problem : Problem
        The problem.
    stage : str
        What is being done.
    progress : callable
        Called with the stage, the number of points tried and the least misfit so far.
    deadline : float
        When to stop (:func:`time.monotonic`) [s].
    """

    problem: Problem
    stage: str
    progress: Any
    deadline: float = np.inf
    best: Any = None
    misfit: float = np.inf
    tried: int = 0

    def residuals(self, points):
        """Residuals at several points (:meth:`Problem.residuals`)."""
        if time.monotonic() > self.deadline and self.best is not None:
            raise TimeIsUpError
        found = self.problem.residuals(points)
        for shares, row in zip(points, found, strict=True):
            if (misfit := float(row @ row)) < self.misfit:
                self.best, self.misfit = np.array(shares), misfit
        self.tried += len(points)
        self.progress(self.stage, self.tried, self.misfit)
        return found
