"""The best design of a cell within ranges, under constraints."""

import numpy as np

from mofcell.experiments.dataset import dataset
from mofcell.experiments.designs.axes import CONDITIONS, unit_of
from mofcell.experiments.designs.evaluate import EXACT, Members, archives, ranges
from mofcell.experiments.designs.search import Goal, search, spread
from mofcell.experiments.designs.targets import Target, bounds, in_words, units

#: A constraint within this share of its bound is active [-], and a range whose end is within
#: this share of the range has reached it [-].
ACTIVE, REACHED = 0.01, 1e-3


def optimise(
    cell,
    *,
    maximise,
    over,
    subject_to=None,
    c_rate=0.1,
    temperature=298.15,
    basis="electrodes+electrolyte",
    model="SPMe",
    seed=0,
    progress=None,
):
    r"""The design that delivers most of one quantity while others keep to bounds.

    .. math:: \max_x f(x) \quad \mathrm{subject\ to} \quad g_k(x) \ge b_k

    Differential evolution [1]_ searches the ranges with the model that is given, a generation
    in one batch; COBYLA [2]_ refines its best design with the DFN, which gives every number
    that is reported. A power that does not last for a tenth of the nominal capacity counts as
    none. If the DFN meets no design that keeps to the bounds where the model did,
    the evolution goes on with the DFN. A design that cannot run delivers nothing.

    Parameters
    ----------
    cell : Cell
        The cell.
    maximise : str or Target
        Quantity of :func:`~mofcell.experiments.explore`, where it is due under its conditions:
        "specific_energy", "specific_power at 2C", "specific_capacity at 0.1C and -20 degC".
    over : dict
        Lower and upper end [SI] by name of the axis.
    subject_to : dict, optional
        Relation and bound [unit of the quantity] by target:
        {"specific_capacity at 1C": (">=", 100)}.
    c_rate : float, optional
        Current over the nominal 1C current [-], where a target names none.
    temperature : float, optional
        Temperature [K], where a target names none.
    basis : str, optional
        What masses and thicknesses count: "active", "electrodes+electrolyte", "stack" or "pouch".
    model : str or type, optional
        What the evolution solves: "SPMe", "DFN" or "auto". (The SPMe is smooth; "auto" jumps
        from one model to the other by up to a percent, which looks like optima.)
    seed : int, optional
        What makes the search the same in every run.
    progress : callable, optional
        Called with the number of discharges solved and of those known to be needed so far.

    Returns
    -------
    xarray.Dataset
        The axes of the best design [SI] as coordinates; ``objective``; ``constraint_value``,
        ``constraint_bound``, ``constraint_relation``, ``constraint_unit``, ``constraint_met``
        and ``constraint_active`` (within 1 % of the bound) of each ``constraint``;
        ``range_reached`` ("lower", "upper" or none) of each ``axis``; all that
        :func:`~mofcell.experiments.explore` reports under each ``condition``. The attributes
        hold the ``outcome``, "optimum" or what is farthest from being met, and the numbers of
        ``designs`` and ``discharges``.

    Raises
    ------
    InvalidInput
        If a target, bound, range, basis or model cannot be read, none of the designs is a cell,
        or a mass is asked for that is not known.

    Notes
    -----
    The DFN is solved to the tight tolerance here, so that another exploration of the optimum
    differs by that of its own: 1e-4, and up to 0.7 % close to the end of what a cell can hold.
    An axis on which the quantity hardly depends, by 0.1 % or less, may end anywhere.

    References
    ----------
    .. [1] R. Storn, K. Price, Journal of Global Optimization 11 (1997) 341-359,
       doi 10.1023/A:1008202821328.
    .. [2] M. J. D. Powell, in Advances in Optimization and Numerical Analysis (1994) 51-67,
       doi 10.1007/978-94-015-8330-5_4.

    Examples
    --------
    >>> import mofcell
    >>> from mofcell.experiments import optimise
    >>> lean = optimise(
    ...     mofcell.cell("gu2025-lfp"), maximise="specific_energy", over={"np_ratio": (1.5, 4)}
    ... )
    >>> round(lean.np_ratio.item(), 3), lean.range_reached.item()
    (1.5, 'lower')
    """
    usual = {"c_rate": c_rate, "temperature": temperature}
    goal = Goal(Target.read(maximise, **usual), bounds(subject_to, **usual))
    over = ranges(cell, over)
    members = Members(cell, over, goal.targets, basis=basis, progress=progress)
    rough, exact = archives(members, model)
    best = search(goal, spread(len(over), seed), rough=rough, exact=exact, seed=seed)
    return _labelled(goal, members, rough, exact, best)


def _labelled(goal, members, rough, exact, best):
    """The dataset of the best design."""
    (member,), cell = exact.members[[best]], members.cell
    found = members.explored(member[np.newaxis], EXACT).drop_vars("expected_error")
    values = exact.values[best, [exact.targets.index(each.target) for each in goal.bounds]]
    to_spare = goal.to_spare(exact)[best]
    constraints = {
        "constraint_value": values,
        "constraint_bound": np.array([each.value for each in goal.bounds], dtype=float),
        "constraint_relation": texts(each.relation for each in goal.bounds),
        "constraint_unit": texts(each.target.unit for each in goal.bounds),
        "constraint_met": to_spare[1:] >= 0,
        "constraint_active": np.abs(to_spare[1:]) <= ACTIVE,
    }
    reached = ["lower" if at <= REACHED else "upper" if at >= 1 - REACHED else "" for at in member]
    bare = ("axis", "condition", "constraint", "range_reached", *constraints)
    bounded = units(each.target for each in goal.bounds)
    return dataset(
        {
            "objective": ((), goal.gain(exact)[best]),
            **{name: ("constraint", each) for name, each in constraints.items()},
            "range_reached": ("axis", texts(reached)),
            **{
                name: (("condition", *each.dims[1:]), each.values)
                for name, each in found.data_vars.items()
            },
        },
        {
            **{name: value.item() for name, value in members.axes(member[np.newaxis]).items()},
            "axis": texts(members.over),
            "constraint": texts(goal.bounds),
            "condition": texts(in_words(*each) for each in members.conditions),
            **{name: ("condition", found[name].values) for name in CONDITIONS},
            **{name: found[name].values for name in ("basis", "term")},
        },
        cell=cell,
        model=EXACT,
        flags=[found.attrs["outside_range"]],
        units={
            **dict.fromkeys(bare, ""),
            **{name: unit_of(cell, name) for name in members.over},
            "objective": goal.target.unit,
            "constraint_value": bounded,
            "constraint_bound": bounded,
        },
        maximised=str(goal.target),
        counted=members.basis,
        outcome=outcome(goal, exact, best),
        designs=len(exact.members) + (len(rough.members) if rough is not exact else 0),
        discharges=members.discharges,
    )


def outcome(goal, archive, row):
    """What the best row of an archive is.

    Parameters
    ----------
    goal : Goal
        What is wanted.
    archive : Archive
        The members.
    row : int
        Row of the best one.

    Returns
    -------
    str
        "optimum", or which bound the nearest design is farthest from.
    """
    to_spare = goal.to_spare(archive)[row]
    values = archive.values[row, [archive.targets.index(each.target) for each in goal.bounds]]
    if (to_spare >= 0).all():
        return "optimum"
    farthest = int(np.argmin(to_spare))
    if farthest == 0:
        return f"no design runs; the nearest cannot hold the load of {goal.target}"
    bound = goal.bounds[farthest - 1]
    return (
        f"no design in the ranges meets all bounds; farthest is {bound} {bound.target.unit}: "
        f"{values[farthest - 1]:.4g} in the nearest"
    )


def texts(given):
    """Texts as datasets hold them."""
    return np.array([str(each) for each in given], dtype=object)
