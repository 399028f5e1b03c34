r"""Which single number of a cell would explain how it differs from a measurement.

One number at a time is changed by a factor :math:`e^x`, in the direction in which the sum of
squares falls. With the scaled residuals r of the full model and those s of the fast one,

.. math:: r(x) \approx r(0) + s(x) - s(0)

gives the least sum of squares of each; the full model then tries the best.
"""

import math
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator

from mofcell import models
from mofcell.experiments.comparing.suspects import suspects
from mofcell.experiments.measured.runs import run, scaled
from mofcell.parameters import InvalidInput

#: Step of the logarithm for derivatives [-].
STEP = 0.05

#: Share of the sum of squares that its slope has to promise on the way to the limit of a number,
#: for it to be followed [-].
PROMISED = 0.05

#: Shares of the way to the limit of a number that are tried [-]. The step of a linear theory would
#: be too short by far: where curves end their voltage is steep.
TRIED = (0.05, 0.15, 0.4, 1.0)

#: Shares of the best step that the full model tries, and then the best between them, of the
#: numbers that do best.
AROUND, CHECKED = (0.75, 1.0, 1.3), 5

#: The sum of squares has to fall by this share for a number to explain it [-].
EXPLAINS = 0.5

#: Two changes are told apart where their sums of squares differ by so many times the scatter,
#: two standard deviations.
TELLING = 4.0

#: Nor are those told apart whose shares of the squares are as near as this [-].
ALIKE = 0.01


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of one number of a cell.

    Parameters
    ----------
    suspect : Suspect
        The number.
    step : float
        Logarithm of the factor [-].
    misfit : float
        Sum of the squares of the scaled residuals with it [-].
    """

    suspect: Any
    step: float
    misfit: float


def changes(cell, observed, base, *, model=models.DFN):
    """The best change of each number, the one that explains most first.

    Parameters
    ----------
    cell : Cell
        The cell.
    observed : list of Observation
        What was measured.
    base : array
        Scaled residuals of the cell as it is [-].
    model : type, optional
        Full model that gave them, and checks the best changes.

    Returns
    -------
    list of Change
        Changes with what the full model gives for them.
    """
    known = suspects(cell, [kelvin for one in observed for _, kelvin in one.conditions])
    small = [STEP if one.limits(cell)[1] > STEP else -STEP for one in known]
    here, *rows = _rows(cell, observed, [None, *zip(known, small, strict=True)], models.SPMe)
    tried = []
    for one, step, row in zip(known, small, rows, strict=True):
        low, high = one.limits(cell)
        slope = 2 * float(base @ (row - here)) / step
        limit = high if slope < 0 else low
        if -slope * limit > PROMISED * float(base @ base):
            tried.append((one, limit))
    along = iter(
        _rows(
            cell,
            observed,
            [(one, share * limit) for one, limit in tried for share in TRIED],
            models.SPMe,
        )
    )
    nearer = []
    for one, limit in tried:
        at = {0.0: base} | {share * limit: base + next(along) - here for share in TRIED}
        nearer.append((*_least(at), one))
    nearer = sorted(nearer, key=lambda each: each[0])[:CHECKED]
    best = [one for *_, one in nearer]
    around = [
        [float(np.clip(share * step, *one.limits(cell))) for share in AROUND]
        for _, step, one in nearer
    ]
    trials = [(one, step) for one, steps in zip(best, around, strict=True) for step in steps]
    checked = iter(_rows(cell, observed, trials, model))
    steps = [_least({step: next(checked) for step in steps})[1] for steps in around]
    last = list(zip(best, steps, strict=True))
    found = [
        Change(suspect=one, step=step, misfit=float(row @ row))
        for (one, step), row in zip(last, _rows(cell, observed, last, model), strict=True)
    ]
    return sorted(found, key=lambda change: change.misfit)


def _rows(cell, observed, wanted, model):
    """Scaled residuals of changed cells, NaN where the change makes none."""
    cells: list[Any] = []
    for change in wanted:
        try:
            with warnings.catch_warnings(action="ignore"):  # said once, of the cell as it is
                cells.append(cell if change is None else change[0].changed(cell, change[1]))
        except InvalidInput:
            cells.append(None)
    outcomes = iter(run([one for one in cells if one is not None], observed, model=model))
    size = sum(len(one.measured) for one in observed)
    return [
        np.full(size, np.nan)
        if one is None
        else np.concatenate(scaled(one, observed, next(outcomes)))
        for one in cells
    ]


def _least(at):
    """The least sum of squares between the residuals along a change, and where it is."""
    # rounded: PCHIP makes no number of slopes that are next to nothing
    known = {step: row.round(9) for step, row in sorted(at.items()) if np.isfinite(row).all()}
    if len(known) < 2:
        return math.inf, next(iter(known), 0.0)
    steps = np.array(list(known))
    fine = np.linspace(steps[0], steps[-1], 201)
    misfits = (PchipInterpolator(steps, list(known.values()))(fine) ** 2).sum(axis=1)
    place = int(misfits.argmin())
    return float(misfits[place]), float(fine[place])


def explanation(cell, observed, base, *, model=models.DFN):
    """Which number of the cell could explain the deviation, in words.

    Parameters
    ----------
    cell : Cell
        The cell.
    observed : list of Observation
        What was measured.
    base : array
        Scaled residuals of the cell as it is [-].
    model : type, optional
        Full model.

    Returns
    -------
    str
        One line.
    """
    independent = sum(one.independent for one in observed)
    if independent < 2:
        return "one measured number does not tell which term of the voltage it is"
    total = float(base @ base)
    found = changes(cell, observed, base, model=model)
    share = [1 - change.misfit / total for change in found]
    if not found or share[0] < EXPLAINS:
        return (
            f"no single number of the cell explains it{_nearest(cell, found, share)}: {ELSEWHERE}"
        )
    best = found[0]
    scatter = max(1.0, best.misfit / (independent - 1))
    bound = best.misfit + max(TELLING * scatter, ALIKE * total)
    alike = [
        change
        for change, part in zip(found[1:], share[1:], strict=True)
        if change.misfit < bound and part >= EXPLAINS
    ]
    line = (
        f"{_in_words(cell, best)} would take away {100 * share[0]:.0f} % of the squared deviation "
        f"({best.suspect.term})"
    )
    if not alike:
        return line
    others = ", ".join(change.suspect.words for change in alike[1:])
    return (
        f"{line}; so would {_in_words(cell, alike[0])} ({alike[0].suspect.term}): these data do "
        f"not tell them apart{f', nor from {others}' if others else ''}"
    )


#: Where to look if it is no number of the cell.
ELSEWHERE = (
    "look at the capacity and the loading of the material, at the measurement, at hysteresis, or "
    "at several numbers together"
)


def _in_words(cell, change):
    return change.suspect.in_words(cell, change.step)


def _nearest(cell, found, share):
    if not found or share[0] < 0.05:
        return ""
    return f" (nearest: {_in_words(cell, found[0])}, {100 * share[0]:.0f} % of the squares)"
