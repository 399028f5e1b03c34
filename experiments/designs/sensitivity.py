"""Which numbers of a cell matter for what it delivers, each within a stated range."""

import importlib
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.stats import norm

from mofcell.experiments.dataset import dataset
from mofcell.experiments.designs.axes import CONDITIONS, changed, unit_of
from mofcell.experiments.designs.design import Paired, distribution
from mofcell.experiments.designs.explore import explore
from mofcell.experiments.designs.fidelity import fidelity
from mofcell.experiments.designs.targets import Target
from mofcell.parameters import InvalidInput, MofcellError
from mofcell.parameters.masses import BASES, areal_masses, check_basis
from mofcell.parameters.shown import shown

#: Resamplings for the 95 % confidence, which is then known to some 5 %.
RESAMPLES = 200

#: Share of the sets of points above which an output gets no index: those that are left would
#: stand for other ranges than the stated ones.
LOST = 0.1

#: Values that differ by less, of the largest of them, differ by rounding [-].
ALIKE = 1e-9


@dataclass(frozen=True)
class Sobol:
    r"""Shares of the variance of an output: of an input alone, and with all its interactions.

    .. math::
        S_i = \frac{V[E(y \mid x_i)]}{V(y)}, \qquad
        S_{Ti} = \frac{E[V(y \mid x_{\sim i})]}{V(y)}

    They take samples x (inputs + 2) points of a scrambled Sobol sequence.

    Parameters
    ----------
    samples : int, optional
        Number of base samples, a power of two.

    Raises
    ------
    InvalidInput
        If the number of samples is no power of two.

    References
    ----------
    A. Saltelli et al., Comput. Phys. Commun. 181 (2010) 259, Table 2, doi
    10.1016/j.cpc.2009.09.018.

    Examples
    --------
    >>> Sobol(samples=64).points(4, seed=0).shape
    (384, 4)
    """

    samples: int = 256

    names: ClassVar = (
        "first_order",
        "first_order_confidence",
        "total_order",
        "total_order_confidence",
    )

    def __post_init__(self):
        count = _whole("samples", self.samples, least=2)
        if count & (count - 1):
            below = 1 << (count.bit_length() - 1)
            raise InvalidInput(
                f"samples is {count}; allowed are powers of two, the next ones are {below} and "
                f"{2 * below}"
            )

    def together(self, inputs):
        """How many points make a set, of no use without one another."""
        return inputs + 2

    def points(self, inputs, *, seed):
        """Points of the unit cube, set by set."""
        sample = _salib("sample.sobol").sample
        return sample(_cube(inputs), self.samples, calc_second_order=False, seed=seed)

    def indices(self, points, values, *, seed):
        """A row for each name, over the inputs; no numbers if there is no variance to share."""
        inputs = points.shape[1]
        if np.ptp(values) <= ALIKE * np.abs(values).max():
            return np.full((len(self.names), inputs), np.nan)
        found = _salib("analyze.sobol").analyze(
            _cube(inputs),
            values,
            calc_second_order=False,
            num_resamples=RESAMPLES,
            seed=np.random.default_rng(seed),  # it takes a zero for no seed
        )
        return np.array([found[name] for name in ("S1", "S1_conf", "ST", "ST_conf")])


@dataclass(frozen=True)
class ElementaryEffects:
    r"""Effects of single steps of the inputs, at many places (Morris).

    .. math::
        d_i = \frac{y(x_i + \Delta) - y(x_i)}{\Delta}, \qquad
        \mu^*_i = \overline{|d_i|}, \quad \mu_i = \overline{d_i}, \quad
        \sigma_i = \sqrt{\overline{(d_i - \mu_i)^2}}

    with the steps :math:`\Delta = 2/3` of the range, in shares of its probability: an effect is
    the change of the output over the whole range of the input. They take trajectories x
    (inputs + 1) points and tell which inputs matter, not which share of the variance they have.

    Parameters
    ----------
    trajectories : int, optional
        Number of trajectories, each of which steps once along every input.

    Raises
    ------
    InvalidInput
        If it is not a whole number above 1.

    References
    ----------
    F. Campolongo, J. Cariboni, A. Saltelli, Environ. Model. Softw. 22 (2007) 1509, Eq. 1-3, doi
    10.1016/j.envsoft.2006.10.004.

    Examples
    --------
    >>> ElementaryEffects(trajectories=20).points(4, seed=0).shape
    (100, 4)
    """

    trajectories: int = 20

    names: ClassVar = (
        "mean_effect",
        "mean_effect_confidence",
        "signed_effect",
        "signed_effect_confidence",
        "spread",
        "spread_confidence",
    )

    #: Levels of each input, at the ends of its range and at its thirds.
    LEVELS: ClassVar = 4

    def __post_init__(self):
        _whole("trajectories", self.trajectories, least=2)

    def together(self, inputs):
        """How many points make a set, of no use without one another."""
        return inputs + 1

    def points(self, inputs, *, seed):
        """Points of the unit cube, trajectory by trajectory."""
        sample = _salib("sample.morris").sample
        return sample(_cube(inputs), self.trajectories, num_levels=self.LEVELS, seed=seed)

    def indices(self, points, values, *, seed):
        """A row for each name, over the inputs."""
        analyze = _salib("analyze.morris").analyze
        inputs = points.shape[1]
        trajectories = np.arange(len(values)).reshape(-1, self.together(inputs))

        def effects(chosen):
            rows = trajectories[chosen].ravel()
            found = analyze(
                _cube(inputs), points[rows], values[rows], num_levels=self.LEVELS, num_resamples=2
            )
            return np.array([found[name] for name in ("mu_star", "mu", "sigma")])

        count = len(trajectories)
        drawn = np.random.default_rng(seed).integers(count, size=(RESAMPLES, count))
        error = np.std([effects(chosen) for chosen in drawn], axis=0, ddof=1)
        found = effects(np.arange(count))
        return np.stack([found, norm.ppf(0.975) * error], axis=1).reshape(-1, inputs)


def drawn(ranges, *, method, seed=0):
    """The points at which a method needs the outputs.

    Parameters
    ----------
    ranges : dict
        By name of the input: two numbers [SI] or a distribution of :mod:`scipy.stats`.
    method : Sobol or ElementaryEffects
        What draws them.
    seed : int, optional
        What makes them the same in every run.

    Returns
    -------
    tuple
        The points of the unit cube, and the values of each input there by its name [SI].

    Raises
    ------
    InvalidInput
        If a range does not rise, or has no end where the method needs one.
    MofcellError
        If SALib is not installed.

    Examples
    --------
    >>> points, values = drawn({"a": (1, 3)}, method=ElementaryEffects(trajectories=2))
    >>> bool((values["a"] == 1 + 2 * points[:, 0]).all())
    True
    """
    given = {name: distribution(name, one) for name, one in ranges.items()}
    points = method.points(len(given), seed=seed)
    shares = zip(given.items(), points.T, strict=True)
    columns = {name: one.ppf(share) for (name, one), share in shares}
    for name, values in columns.items():
        if not np.isfinite(values).all():
            raise InvalidInput(
                f"{name}: the distribution has no end, and {type(method).__name__} takes it; give "
                "two numbers, or cut it off, as scipy.stats.truncnorm does"
            )
    return points, columns


def analysed(points, values, *, method, seed=0):
    """The indices of outputs, their means and standard deviations.

    Parameters
    ----------
    points : array
        Points of the unit cube, from :func:`drawn` [-].
    values : array
        Outputs at each point [unit of the output], by point and output.
    method : Sobol or ElementaryEffects
        What drew the points.
    seed : int, optional
        What makes the confidence the same in every run.

    Returns
    -------
    dict
        Dimensions, ``input`` and ``output`` or ``output``, and numbers by name.

    Examples
    --------
    >>> points, values = drawn({"a": (0, 1), "b": (0, 1)}, method=Sobol())
    >>> found = analysed(points, points[:, :1], method=Sobol())
    >>> found["total_order"][1].round(2)
    array([[1.],
           [0.]])
    """
    found = [_of_one(points, column, method, seed) for column in np.transpose(values)]
    indices, mean, deviation = zip(*found, strict=True)
    over = ("input", "output")
    named = zip(method.names, np.stack(indices, axis=-1), strict=True)
    return {
        **{name: (over, numbers) for name, numbers in named},
        "output_mean": ("output", np.array(mean)),
        "output_standard_deviation": ("output", np.array(deviation)),
        "without_number": ("output", np.isnan(values).sum(axis=0)),
    }


def _of_one(points, values, method, seed):
    """Indices, mean and standard deviation of one output; none if too many sets are lost."""
    inputs = points.shape[1]
    together = method.together(inputs)
    known = np.isfinite(values).reshape(-1, together).all(axis=1).repeat(together)
    if known.mean() < 1 - LOST:
        return np.full((len(method.names), inputs), np.nan), np.nan, np.nan
    kept = values[known]
    return method.indices(points[known], kept, seed=seed), kept.mean(), kept.std()


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
    >>> from mofcell.experiments.designs.sensitivity import ElementaryEffects, sensitivity
    >>> found = sensitivity(
    ...     mofcell.cell("gu2025-lfp"),
    ...     {"membrane_thickness": (20e-6, 300e-6), "np_ratio": (1.5, 3.0)},
    ...     method=ElementaryEffects(trajectories=4),
    ...     model="SPMe",
    ... )
    >>> found.mean_effect.sel(input="np_ratio").values.round(1)
    array([0. , 7.6])
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
    variables = analysed(points, values, method=method, seed=seed)
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
    texts = [of] if isinstance(of, (str, Target)) else list(of)
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
    numbers = [f"{each:g}" for each in given.args]
    numbers += [f"{name}={each:g}" for name, each in given.kwds.items()]
    return f"{given.dist.name}({', '.join(numbers)})"


def _cube(inputs):
    """The unit cube, as SALib has it."""
    return {
        "num_vars": inputs,
        "names": [str(place) for place in range(inputs)],
        "bounds": [[0, 1]] * inputs,
    }


def _salib(module):
    """A module of SALib, which is an extra."""
    try:
        return importlib.import_module(f"SALib.{module}")
    except ImportError:
        raise MofcellError(
            "a sensitivity needs SALib; install it: pip install 'mofcell[sensitivity]'"
        ) from None


def _whole(name, value, *, least):
    """A whole number from some number on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidInput(f"{name} is {shown(value)}; allowed are whole numbers from {least} on")
    return value
