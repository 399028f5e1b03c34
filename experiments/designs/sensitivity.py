"""Which numbers of a cell matter for what it delivers, each within a stated range."""

import numpy as np

from mofcell.experiments.dataset import dataset
from mofcell.experiments.designs.axes import CONDITIONS, changed, unit_of
from mofcell.experiments.designs.design import Paired, distribution
from mofcell.experiments.designs.explore import explore
from mofcell.experiments.designs.fidelity import fidelity
from mofcell.experiments.designs.targets import Target
from mofcell.experiments.designs.weights import ElementaryEffects, Sobol, analysed, drawn
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES, areal_masses, check_basis
from mofcell.parameters.shown import shown


def sensitivity(
    cell,
    ranges,
    *,
    of=("specific_capacity", "specific_energy"),
    method=None,
    c_rate=0.1,
    temperature=298.15,
    basis="electrodes+electrolyte",
    model="auto",
    tolerance=0.01,
    seed=0,
    executor=None,
    store=None,
    progress=None,
):
    """What the numbers of a cell matter for what it delivers.

    The answer is that for the stated ranges, and for inputs that do not depend on each other.
    Where an output varies by no more than the tolerance of the model, it is of no weight.

    A load that is not held delivers 0. A set of points (:class:`Sobol`,
    :class:`ElementaryEffects`) in which one has no number is left out; an output that loses more
    than a tenth of its sets has no indices, and ``without_indices`` says why.

    Parameters
    ----------
    cell : Cell
        The cell.
    ranges : dict
        By name of the axis (:func:`~mofcell.experiments.designs.explore.explore`): two numbers
        [SI], between which every value is as likely, or a distribution of :mod:`scipy.stats`,
        such as ``loguniform(1e-3, 1)``.
    of : str or sequence of str, optional
        Outputs: quantities and, where they differ, their conditions, as in "specific_capacity
        at 0.1C and -20 degC" (:class:`~mofcell.experiments.designs.targets.Target`).
    method : Sobol or ElementaryEffects, optional
        By default ``Sobol(samples=256)``, whose shares compare across outputs and tell
        interactions; ``ElementaryEffects(trajectories=20)`` takes a tenth of the discharges.
    c_rate : float, optional
        Current over the nominal 1C current [-], where an output names none.
    temperature : float, optional
        Temperature [K], where an output names none.
    basis : str, optional
        What the mass counts: "active", "electrodes+electrolyte", "stack" or "pouch".
    model : str or type, optional
        "SPMe", "DFN" or the full model itself; "auto" for the SPMe where it is expected to be
        within the tolerance of the DFN, and the DFN elsewhere.
    tolerance : float, optional
        Error of the capacity that "auto" allows [-].
    seed : int, optional
        What makes the points the same in every run.
    executor : concurrent.futures.Executor, optional
        Where to solve; the threads of this machine by default.
    store : str or Path, optional
        Folder (``.zarr``) that keeps what is solved.
    progress : callable, optional
        Called with the number of discharges solved and of those known to be needed.

    Returns
    -------
    xarray.Dataset
        Over ``input`` and ``output``: ``first_order`` and ``total_order`` [-] of
        :class:`Sobol`; ``mean_effect``, ``signed_effect`` and ``spread`` of
        :class:`ElementaryEffects`, in the ``output_unit``; with the half-widths of their 95 %
        intervals (``..._confidence``). Over ``output``: ``output_mean`` and
        ``output_standard_deviation`` in the ``output_unit``, and how many points are
        ``without_number``. Over ``input``: ``lower_end`` and ``upper_end`` of its range [SI].

    Raises
    ------
    InvalidInput
        If an axis or an output is unknown, a range does not rise, or too many points have no
        number of any output.
    MofcellError
        If SALib is not installed.

    Examples
    --------
    >>> import mofcell
    >>> from mofcell.experiments import sensitivity
    >>> from mofcell.experiments.designs import ElementaryEffects
    >>> found = sensitivity(
    ...     mofcell.cell("gu2025-lfp"),
    ...     {"membrane_thickness": (20e-6, 300e-6), "np_ratio": (1.5, 3.0)},
    ...     method=ElementaryEffects(trajectories=4),
    ...     model="SPMe",
    ... )
    >>> found.mean_effect.sel(input="np_ratio").values.round(1)
    array([0. , 1.7])
    """
    method = Sobol() if method is None else method
    targets = _targets(of, c_rate=c_rate, temperature=temperature)
    _check(cell, ranges, targets, basis, method)
    points, columns = drawn(ranges, method=method, seed=seed)
    conditions = list(dict.fromkeys((each.c_rate, each.temperature) for each in targets))
    found = explore(
        cell,
        _under(conditions, columns),
        model=model,
        tolerance=tolerance,
        executor=executor,
        store=store,
        progress=progress,
    )

    def at(target, quantity):
        """A quantity of the exploration under the conditions of a target."""
        place = conditions.index((target.c_rate, target.temperature))
        return quantity.values.reshape(len(conditions), -1)[place]

    values = np.stack([at(each, each.of(found, basis)) for each in targets], axis=1)
    variables = analysed(points, values=values, method=method, seed=seed)
    without = [
        f"{target}: {_lack(column, at(target, found.status), found)}"
        for target, column, mean in zip(targets, values.T, variables["output_mean"][1], strict=True)
        if np.isnan(mean)
    ]
    if len(without) == len(targets):
        raise InvalidInput(f"{without[0]}; give narrower ranges")
    ends = np.array([distribution(name, one).ppf([0, 1]) for name, one in ranges.items()])
    return dataset(
        variables,
        {
            "input": list(ranges),
            "output": list(map(str, targets)),
            "lower_end": ("input", ends[:, 0]),
            "upper_end": ("input", ends[:, 1]),
            "output_unit": ("output", [target.unit for target in targets]),
        },
        cell=cell,
        model=fidelity(model, tolerance),
        flags=found.attrs["outside_range"].split("; "),
        ranges="; ".join(
            f"{name}: {_in_words(one)} {unit_of(cell, name)}".strip()
            for name, one in ranges.items()
        ),
        method=repr(method),
        points=len(points),
        discharges=found.attrs["discharges"],
        seed=seed,
        basis=basis,
        without_indices="; ".join(without),
    )


def _targets(of, **conditions):
    texts = of if isinstance(of, (list, tuple)) else [of]
    targets = [Target.read(text, **conditions) for text in texts]
    if not targets or len({*targets}) < len(targets):
        raise InvalidInput(f"of is {shown(of)}; give at least one output, and each once")
    return targets


def _check(cell, ranges, targets, basis, method):
    """Refuse what no discharge would mend."""
    if not isinstance(method, (Sobol, ElementaryEffects)):
        raise InvalidInput(
            f"method is {shown(method)}; give Sobol(samples=256) or "
            "ElementaryEffects(trajectories=20)"
        )
    if not isinstance(ranges, dict) or not ranges:
        raise InvalidInput(
            f"ranges are {shown(ranges)}; give two numbers, or a distribution, by name, such as "
            "{'membrane_thickness': (20e-6, 300e-6)}"
        )
    for name in ranges:
        unit_of(cell, name)
        if name in CONDITIONS:
            raise InvalidInput(
                f"ranges hold {name}, a condition of each output; write it there, such as "
                "'specific_energy at 1C and 25 degC'"
            )
    check_basis(basis)
    if {"specific_energy", "specific_power"} & {each.quantity for each in targets}:
        middle = {name: distribution(name, one).ppf(0.5) for name, one in ranges.items()}
        areal_masses(changed(cell, middle), BASES[basis])


def _under(conditions, columns):
    """A design of all points under the first conditions, then under the next ones."""
    count = len(next(iter(columns.values())))
    paired = {name: np.tile(values, len(conditions)) for name, values in columns.items()}
    stated = zip(CONDITIONS, zip(*conditions, strict=True), strict=True)
    return Paired(paired | {name: np.repeat(values, count) for name, values in stated})


def _lack(values, status, found):
    """How many points have no number, and a reason that many of them have."""
    reasons, counts = np.unique(status[np.isnan(values)].astype(str), return_counts=True)
    reason = reasons[counts.argmax()]
    if reason == "ok":
        reason = found.attrs["without_mass"]
    return f"{counts.sum():,} of {len(values):,} points have no number ({reason})"


def _in_words(given):
    """A range in words: "2e-05 to 0.0003", "loguniform(0.001, 1)"."""
    if not hasattr(given, "ppf"):
        return "{:g} to {:g}".format(*given)
    if not hasattr(given, "dist"):  # such as a histogram
        return type(given).__name__
    numbers = [f"{each:g}" for each in given.args]
    numbers += [f"{name}={each:g}" for name, each in given.kwds.items()]
    return f"{given.dist.name}({', '.join(numbers)})"
