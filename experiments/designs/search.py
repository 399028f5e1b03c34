"""The best member of all under bounds: a population finds where, one point how far."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import NonlinearConstraint, differential_evolution, minimize
from scipy.stats import qmc

#: Members of a population for each variable, and its generations at most.
POPULATION, GENERATIONS = 15, 50

#: Share of its mean within which a population has come together [-].
TOGETHER = 0.01

#: First and last steps of the refinement, shares of the ranges [-]; then anew from the best,
#: as steps along a steep bound shrink too soon.
STEPS = ((0.1, 1e-3), (0.03, 1e-4))


@dataclass(frozen=True)
class Goal:
    r"""One target as large as possible, others within bounds.

    Of two members that keep to the bounds the one with the larger target is better, any of
    them is better than one that does not, and of two that do not the one with the smaller sum
    of what it is short of, over the bounds, is better [1]_.

    Parameters
    ----------
    target : Target
        What is maximised.
    bounds : tuple of Bound, optional
        What is to be kept.

    References
    ----------
    .. [1] K. Deb, Computer Methods in Applied Mechanics and Engineering 186 (2000) 311-338,
       section 3, doi 10.1016/S0045-7825(99)00389-8.
    """

    target: Any
    bounds: tuple = ()

    @property
    def targets(self):
        """What is maximised, and what is bounded."""
        return (self.target, *(each.target for each in self.bounds))

    def gain(self, archive):
        """The target of every member of an archive."""
        return archive.values[:, archive.targets.index(self.target)]

    def to_spare(self, archive):
        """What every member has to spare of the load, and of each bound."""
        columns = [archive.targets.index(each) for each in self.targets]
        spare = -archive.lacking[:, columns]
        for place, (column, bound) in enumerate(zip(columns[1:], self.bounds, strict=True), 1):
            spare[:, place] += bound.to_spare(archive.values[:, column])
        return spare

    def short(self, archive):
        """What every member is short of in all; zero where it keeps to the bounds."""
        return -np.minimum(self.to_spare(archive), 0).sum(axis=1)

    def ranked(self, archive):
        """Rows of all members, the best one first."""
        return np.lexsort((-self.gain(archive), self.short(archive)))

    def is_met(self, archive):
        """Whether any member keeps to the bounds."""
        return bool((self.short(archive) == 0).any())


def spread(variables, seed):
    """A population that fills the ranges evenly.

    Parameters
    ----------
    variables : int
        Number of variables.
    seed : int
        What makes it the same in every run.

    Returns
    -------
    array
        A row for each member, shares of the ranges [-].
    """
    return qmc.LatinHypercube(variables, rng=seed).random(POPULATION * variables)


def evolve(archive, goal, population, *, seed, generations=GENERATIONS):
    """Differential evolution, a generation in one call.

    Parameters
    ----------
    archive : Archive
        What evaluates the members and keeps them.
    goal : Goal
        What is wanted.
    population : array
        First generation, shares of the ranges [-].
    seed : int
        What makes the search the same in every run.
    generations : int, optional
        Generations at most.
    """
    archive.rows(population)

    def loss(members):
        rows = archive.rows(members.T)
        return -goal.gain(archive)[rows]

    def short(members):
        rows = archive.rows(np.atleast_2d(members.T))
        return goal.short(archive)[rows][np.newaxis]

    def stays_short(intermediate_result):
        left = short(intermediate_result.population.T)
        return bool(left.min() > 0 and left.std() <= TOGETHER * left.mean())

    differential_evolution(
        loss,
        [(0, 1)] * population.shape[1],
        constraints=NonlinearConstraint(short, -np.inf, 0),
        init=population,
        vectorized=True,
        updating="deferred",
        polish=False,
        maxiter=generations,
        tol=TOGETHER,
        rng=seed,
        callback=stays_short,
    )


def refine(archive, goal):
    """COBYLA from the best member there is.

    Parameters
    ----------
    archive : Archive
        What evaluates the members and keeps them, one at least.
    goal : Goal
        What is wanted.
    """
    for first, last in STEPS:
        best = goal.ranked(archive)[0]
        start = archive.members[best]
        scale = abs(goal.gain(archive)[best]) or 1.0

        def loss(member, scale=scale):
            (row,) = archive.rows(np.clip([member], 0, 1))
            return -goal.gain(archive)[row] / scale

        def to_spare(member):
            (row,) = archive.rows(np.clip([member], 0, 1))
            return goal.to_spare(archive)[row]

        minimize(
            loss,
            start,
            method="COBYLA",
            bounds=[(0, 1)] * len(start),
            constraints=NonlinearConstraint(to_spare, 0, np.inf),
            options={"rhobeg": first, "tol": last},
        )


def search(goal, population, *, rough, exact, seed, generations=GENERATIONS):
    """The best member: found by the rough evaluation, refined by the exact one.

    Parameters
    ----------
    goal : Goal
        What is wanted.
    population : array
        First generation, shares of the ranges [-].
    rough, exact : Archive
        Members evaluated roughly and exactly; may be the same.
    seed : int
        What makes the search the same in every run.
    generations : int, optional
        Generations at most.

    Returns
    -------
    int
        Row of the best member of the exact archive.
    """
    evolve(rough, goal, population, seed=seed, generations=generations)
    exact.rows(rough.members[goal.ranked(rough)[:1]])
    refine(exact, goal)
    if goal.is_met(rough) and not goal.is_met(exact):  # the rough one leads astray
        ranked = rough.members[goal.ranked(rough)]
        evolve(exact, goal, ranked[:: len(ranked) // len(population)], seed=seed)
        refine(exact, goal)
    return int(goal.ranked(exact)[0])
