"""The designs of a cell between two aims: none of them can be better in both."""

import numpy as np

from mofcell.experiments.dataset import dataset
from mofcell.experiments.designs.axes import unit_of
from mofcell.experiments.designs.design import POINT
from mofcell.experiments.designs.evaluate import EXACT, Members, archives, ranges
from mofcell.experiments.designs.optimise import outcome, texts
from mofcell.experiments.designs.search import Goal, search, spread
from mofcell.experiments.designs.targets import Bound, Target, bounds, units
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: Generations at most that start from the best designs known.
GENERATIONS = 8


def pareto_front(
    cell,
    *,
    maximise,
    over,
    subject_to=None,
    points=15,
    c_rate=0.1,
    temperature=298.15,
    basis="electrodes+electrolyte",
    model="SPMe",
    seed=0,
    progress=None,
):
    r"""The trade-off between two quantities: designs that none beats in both.

    The ends are the designs with most of each quantity that hold the load of the other one too.
    Between them the first quantity is maximised while the second keeps to a floor (the
    epsilon-constraint method [1]_),

    .. math:: \max_x f_1(x) \quad \mathrm{subject\ to} \quad f_2(x) \ge \epsilon, \ g_k(x) \ge b_k

    each time in the middle of the widest gap that is left, from the best designs known so far.

    Parameters
    ----------
    cell : Cell
        The cell.
    maximise : tuple of str or Target
        Two quantities, as :func:`~mofcell.experiments.optimise` takes one.
    over : dict
        Lower and upper end [SI] by name of the axis.
    subject_to : dict, optional
        Relation and bound [unit of the quantity] by target.
    points : int, optional
        Number of gaps that are filled.
    c_rate : float, optional
        Current over the nominal 1C current [-], where a target names none.
    temperature : float, optional
        Temperature [K], where a target names none.
    basis : str, optional
        What masses and thicknesses count.
    model : str or type, optional
        What the evolution solves, as for :func:`~mofcell.experiments.optimise`.
    seed : int, optional
        What makes the search the same in every run.
    progress : callable, optional
        Called with the number of discharges solved and of those known to be needed so far.

    Returns
    -------
    xarray.Dataset
        Over ``design``, by rising first quantity, all designs that were evaluated: their axes
        [SI] as coordinates, ``objective_value`` of each ``objective``, ``constraint_value`` of
        each ``constraint`` (0 where a design does not run), ``feasible``, ``solved_by``, and
        ``on_front``, whether no other design that the DFN solved is better.

    Raises
    ------
    InvalidInput
        As :func:`~mofcell.experiments.optimise`, and if the quantities are not two.

    References
    ----------
    .. [1] Y. Y. Haimes, L. S. Lasdon, D. A. Wismer, IEEE Transactions on Systems, Man, and
       Cybernetics 1 (1971) 296-297, doi 10.1109/TSMC.1971.4308298.

    Examples
    --------
    >>> import mofcell
    >>> from mofcell.experiments import pareto_front
    >>> front = pareto_front(
    ...     mofcell.cell("gu2025-lfp"),
    ...     maximise=("specific_energy", "specific_power at 0.5C"),
    ...     over={"membrane_thickness": (20e-6, 300e-6)},
    ...     points=1,
    ... )
    >>> bool(front.on_front.any())
    True
    """
    usual = {"c_rate": c_rate, "temperature": temperature}
    if not isinstance(maximise, (tuple, list)) or len(maximise) != 2:
        raise InvalidInput(
            f"maximise is {shown(maximise)}; give two quantities, such as "
            "('specific_energy', 'specific_power at 2C'), or take optimise for one"
        )
    objectives = [Target.read(text, **usual) for text in maximise]
    if isinstance(points, bool) or not isinstance(points, int) or points < 0:
        raise InvalidInput(f"points is {shown(points)}; allowed is a whole number, 0 or more")
    constraints, over = bounds(subject_to, **usual), ranges(cell, over)
    targets = [*objectives, *(each.target for each in constraints)]
    members = Members(cell, over, targets, basis=basis, progress=progress)
    rough, exact = archives(members, model)
    population = spread(len(over), seed)
    trace(objectives, constraints, population, rough=rough, exact=exact, points=points, seed=seed)
    searched = {getattr(model, "__name__", model): rough, EXACT.__name__: exact}
    return _labelled(objectives, constraints, members, searched)


def trace(objectives, constraints, population, *, rough, exact, points, seed):
    """Fill the exact archive with the front of two targets.

    Parameters
    ----------
    objectives : sequence of Target
        The two that are maximised.
    constraints : tuple of Bound
        What is to be kept.
    population : array
        First generation, shares of the ranges [-].
    rough, exact : Archive
        Members evaluated roughly and exactly; may be the same.
    points : int
        Number of gaps that are filled.
    seed : int
        What makes the search the same in every run.
    """
    first, second = objectives
    for end, other in ((first, second), (second, first)):
        search(_both(end, other, constraints), population, rough=rough, exact=exact, seed=seed)
    tried: list[float] = []
    for _ in range(points):
        front = front_of(exact, objectives, constraints)
        if len(front) < 2:
            return
        tried.append(_widest(_gains(exact, objectives)[front], tried))
        goal = Goal(first, (*constraints, Bound(second, ">=", tried[-1])))
        known = rough.members[goal.ranked(rough)[: len(population)]]
        search(goal, known, rough=rough, exact=exact, seed=seed, generations=GENERATIONS)


def front_of(archive, objectives, constraints):
    """Rows of an archive that keep to the constraints and that no other such row dominates.

    Parameters
    ----------
    archive : Archive
        The members.
    objectives : sequence of Target
        The two that are maximised.
    constraints : tuple of Bound
        What is to be kept.

    Returns
    -------
    array
        The rows, by rising first target [-].
    """
    kept = np.flatnonzero(_feasible(archive, objectives, constraints))
    return kept[non_dominated(_gains(archive, objectives)[kept])]


def _gains(archive, objectives):
    return np.stack([Goal(each).gain(archive) for each in objectives], axis=1)


def _both(objective, other, constraints):
    """One objective, where the load of the other one is held too."""
    return Goal(objective, (*constraints, Bound(other, ">=", 0.0)))


def _feasible(archive, objectives, constraints):
    """Whether members keep to the constraints and hold the loads of both objectives."""
    first, second = objectives
    return _both(first, second, constraints).short(archive) == 0


def non_dominated(points):
    """Places of the points that no other is as good as in both, and better in one.

    Parameters
    ----------
    points : array
        Two numbers of each point, both the larger the better [-].

    Returns
    -------
    array
        The places, by rising first number; of equal points one [-].

    Examples
    --------
    >>> non_dominated(np.array([[1.0, 1.0], [0.0, 2.0], [0.0, 1.0]])).tolist()
    [1, 0]
    """
    order = np.lexsort((-points[:, 1], -points[:, 0]))
    second = points[order, 1]
    best = np.maximum.accumulate(np.concatenate([[-np.inf], second]))[:-1]
    return order[second > best][::-1]


def _widest(front, tried):
    """The floor in the middle of the widest gap of a front.

    Where a floor was tried in vain, only what lies below it is still a gap.
    """
    steps = np.abs(np.diff(front, axis=0)) / np.ptp(front, axis=0)
    low, high = front[1:, 1], front[:-1, 1]
    top = np.array([min([b, *(t for t in tried if a < t)]) for a, b in zip(low, high, strict=True)])
    widest = np.argmax(np.hypot(*steps.T) * (top - low) / (high - low))
    return float((low[widest] + top[widest]) / 2)


def _labelled(objectives, constraints, members, searched):
    """The dataset of all members of the archives, by name of the model."""
    archives, bounded = list(searched.values()), [each.target for each in constraints]
    first, second = objectives
    goal = _both(first, second, constraints)
    nearest = goal.ranked(archives[-1])[0]
    columns = [members.targets.index(each) for each in (*objectives, *bounded)]
    values = np.vstack([each.values for each in archives])[:, columns]
    order = np.argsort(values[:, 0], kind="stable")
    values = values[order]

    def of_all(parts):
        return np.concatenate(list(parts))[order]

    fronts = [np.zeros(len(each.members), bool) for each in archives]
    fronts[-1][front_of(archives[-1], objectives, constraints)] = True
    solved_by = [texts([name] * len(each.members)) for name, each in searched.items()]
    shares = of_all(each.members for each in archives)
    bare = ("objective", "objective_unit", "constraint", "constraint_unit", "feasible", "on_front")
    return dataset(
        {
            "objective_value": ((POINT, "objective"), values[:, :2]),
            "constraint_value": ((POINT, "constraint"), values[:, 2:]),
            "feasible": (
                POINT,
                of_all(_feasible(each, objectives, constraints) for each in archives),
            ),
            "on_front": (POINT, of_all(fronts)),
            "solved_by": (POINT, of_all(solved_by)),
        },
        {
            **{name: (POINT, each) for name, each in members.axes(shares).items()},
            "objective": texts(objectives),
            "objective_unit": ("objective", texts(each.unit for each in objectives)),
            "constraint": texts(constraints),
            "constraint_unit": ("constraint", texts(each.unit for each in bounded)),
        },
        cell=members.cell,
        model=EXACT,
        units={
            **dict.fromkeys(bare, ""),
            **{name: unit_of(members.cell, name) for name in members.over},
            "objective_value": units(objectives),
            "constraint_value": units(bounded),
        },
        counted=members.basis,
        outcome="front" if fronts[-1].any() else outcome(goal, archives[-1], nearest),
        designs=len(values),
        discharges=members.discharges,
    )
