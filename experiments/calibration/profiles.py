r"""Profile likelihoods: how well the data can be met with one number held.

.. math:: \chi^2_k(u_k) = \min_{u_j, j \ne k} \chi^2(u)

Each profile walks from the best point to both ends of the range, in steps of one standard error
of the linear theory, and stops where the data are met far worse. All walks go at once; at each
step the other numbers follow by Gauss and Newton. Where the ridge bends, steps are shorter.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from mofcell.experiments.calibration.problem import STEP

#: Longest step of a walk, and of any number that follows, a share of its range [-].
LONGEST = 0.1

#: A walk ends where the logarithm of the likelihood has fallen by this [-].
FAR = 12.0

#: A step after which it has fallen by this is taken again, this many times shorter; steps may
#: become so short.
FALL, SHORTER, SHORTEST = 5.0, 4.0, 1 / 16

#: Steps of a walk at most.
WALKED = 40

#: At each step the other numbers are moved again so many times at most, and only while the linear
#: theory promises a gain in the misfit, over the square of the scatter, of more than this. Where
#: it was wrong by more, derivatives are taken anew.
REFINED, GAIN = 4, 0.3

#: Weight that keeps a number that the data do not tell where it was [-].
DAMPING = 0.1


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of a profile.

    Parameters
    ----------
    held : int
        Which of the free numbers is held.
    shares : array
        The best shares there [-].
    residuals, jacobian : array
        Residuals [-] and their derivatives by the shares [-].
    step : float
        Length of the step that led there, a share of the range [-].
    """

    held: int
    shares: Any
    residuals: Any
    jacobian: Any
    step: float

    @property
    def misfit(self):
        """Sum of the squares of the residuals [-]."""
        return float(self.residuals @ self.residuals)


@dataclass(kw_only=True)
class _Walk:
    """A walk from the best point along one number, one way."""

    sign: int
    points: list = field(default_factory=list)
    pace: float = 1.0
    ended: bool = False

    def goal(self, likelihood):
        """The next point as the linear theory sees it, and the length of the step to it."""
        point = self.points[-1]
        length = likelihood.scatter(point.misfit) * _standard_error(point)
        length = self.pace * min(length, LONGEST / np.abs(_tangent(point)).max())
        target = np.clip(point.shares[point.held] + self.sign * length, 0.0, 1.0)
        return _moved(point, target), abs(target - point.shares[point.held])

    def reach(self, point, likelihood):
        """Go on to a point, or take the step again, shorter."""
        fall = likelihood.log(self.points[-1].misfit) - likelihood.log(point.misfit)
        if fall > FALL and self.pace > SHORTEST:
            self.pace /= SHORTER
            return
        self.points.append(point)
        self.pace = min(2 * self.pace, 1.0)

    def ends(self, least, likelihood):
        """Whether the walk is at the end of the range, or far from the best point."""
        share = self.points[-1].shares[self.points[-1].held]
        at_the_end = share <= 0 if self.sign < 0 else share >= 1
        return at_the_end or likelihood.log(self.points[-1].misfit) < least


def profiles(evaluate, best, *, likelihood):
    """Walk along every free number.

    Parameters
    ----------
    evaluate : callable
        Gives residuals at several points, as
        :meth:`~mofcell.experiments.calibration.problem.Problem.residuals`.
    best : array
        The best point, shares of the ranges [-].
    likelihood : Likelihood
        How likely a misfit is.

    Returns
    -------
    list of list of Point
        For each free number its points by rising share, the best one among them.
    """
    first = linearised(evaluate, best)
    starts = [replace(first, held=k) for k in range(len(best))]
    walks = [_Walk(sign=sign, points=[start]) for start in starts for sign in (-1, 1)]
    for _ in range(WALKED):
        highest = max(likelihood.log(point.misfit) for walk in walks for point in walk.points)
        going = [walk for walk in walks if not walk.ends(highest - FAR, likelihood)]
        if not going:
            break
        for walk, point in zip(going, _step(evaluate, going, likelihood), strict=True):
            walk.reach(point, likelihood)
    backwards, forwards = walks[0::2], walks[1::2]
    return [
        [*reversed(low.points[1:]), *high.points]
        for low, high in zip(backwards, forwards, strict=True)
    ]


def linearised(evaluate, best):
    """The best point with its derivatives.

    Parameters
    ----------
    evaluate : callable
        Gives residuals at several points.
    best : array
        The best point, shares of the ranges [-].

    Returns
    -------
    Point
        The point, as one of the profile of the first free number.
    """
    ((residuals, jacobian),) = _with_derivatives(evaluate, [best])
    return Point(held=0, shares=best, residuals=residuals, jacobian=jacobian, step=LONGEST)


def _step(evaluate, walks, likelihood):
    """The best point that each walk reaches with its next step."""
    goals, lengths = zip(*(walk.goal(likelihood) for walk in walks), strict=True)
    points = [
        _told(walk.points[-1], shares, residuals, length)
        for walk, shares, residuals, length in zip(
            walks, goals, evaluate(np.array(goals)), lengths, strict=True
        )
    ]
    surprised = [
        place
        for place, (walk, point) in enumerate(zip(walks, points, strict=True))
        if _surprises(walk.points[-1], point, likelihood)
    ]
    if surprised:
        found = _with_derivatives(evaluate, [goals[place] for place in surprised])
        for place, (residuals, jacobian) in zip(surprised, found, strict=True):
            points[place] = replace(points[place], residuals=residuals, jacobian=jacobian)
    at = [_moved(point, point.shares[point.held]) for point in points]
    due = list(range(len(walks)))
    for _ in range(REFINED):
        due = [place for place in due if _promises(points[place], at[place], likelihood)]
        if not due:
            break
        found = _with_derivatives(evaluate, [at[place] for place in due])
        for place, (residuals, jacobian) in zip(due, found, strict=True):
            before = points[place]
            point = replace(before, shares=at[place], residuals=residuals, jacobian=jacobian)
            if point.misfit < before.misfit:
                points[place] = point
                at[place] = _moved(point, point.shares[point.held])
            else:
                at[place] = before.shares + (at[place] - before.shares) / SHORTER
    return points


def _told(before, shares, residuals, length):
    """A new point; its derivatives are those before, corrected by what they got wrong (Broyden)."""
    change = shares - before.shares
    jacobian = before.jacobian
    if np.linalg.norm(change) > STEP:  # a shorter step tells no derivative
        wrong = residuals - before.residuals - jacobian @ change
        jacobian = jacobian + np.outer(wrong, change) / (change @ change)
    return Point(
        held=before.held, shares=shares, residuals=residuals, jacobian=jacobian, step=length
    )


def _surprises(before, point, likelihood):
    """Whether a point is other than the linear theory of the one before said: it bends."""
    expected = before.residuals + before.jacobian @ (point.shares - before.shares)
    other = abs(point.misfit - float(expected @ expected))
    return other > GAIN * likelihood.scatter(point.misfit) ** 2


def _promises(point, moved, likelihood):
    """Whether the linear theory promises a better point."""
    promised = point.residuals + point.jacobian @ (moved - point.shares)
    gain = point.misfit - float(promised @ promised)
    return gain > GAIN * likelihood.scatter(point.misfit) ** 2


def _standard_error(point):
    """Standard error of the held number in the linear theory, the others free [-]."""
    precision = point.jacobian.T @ point.jacobian + np.eye(len(point.shares))
    return float(np.sqrt(np.linalg.inv(precision)[point.held, point.held]))


def _tangent(point):
    """How all numbers move with the held one where the data are met best, to first order."""
    return _following(point, point.jacobian[:, point.held], 1.0)


def _moved(point, target):
    """Where the data are met best with the held number at its target, to first order."""
    change = target - point.shares[point.held]
    due = point.residuals + point.jacobian[:, point.held] * change
    moves = np.clip(_following(point, due, 0.0), -LONGEST, LONGEST)
    moves[point.held] = change
    return np.clip(point.shares + moves, 0.0, 1.0)


def _following(point, due, change):
    """Moves of the other numbers that take away residuals that are due, to first order."""
    others = [k for k in range(len(point.shares)) if k != point.held]
    moves = np.full(len(point.shares), change)
    slopes = point.jacobian[:, others]
    precision = slopes.T @ slopes + DAMPING * np.eye(len(others))
    moves[others] = -np.linalg.solve(precision, slopes.T @ due)
    return moves


def _with_derivatives(evaluate, points):
    """Residuals and their derivatives at several points, from one batch."""
    count = len(points[0])
    steps = [np.where(shares + STEP <= 1, STEP, -STEP) for shares in points]
    batch = np.concatenate(
        [np.vstack([shares, shares + np.diag(h)]) for shares, h in zip(points, steps, strict=True)]
    )
    found = evaluate(batch).reshape(len(points), count + 1, -1)
    return [
        (rows[0], ((rows[1:] - rows[0]) / h[:, None]).T)
        for rows, h in zip(found, steps, strict=True)
    ]
