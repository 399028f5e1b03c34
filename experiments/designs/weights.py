"""What weighs in an output: Sobol indices and elementary effects, as SALib finds them."""

import importlib
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.stats import norm

from mofcell.experiments.designs.design import distribution
from mofcell.parameters import InvalidInput, MofcellError
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
    F. Campolongo, J. Cariboni, A. Saltelli, Environ. Model. Softw. 22 (2007) 1509, doi
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


def analysed(points, *, values, method, seed=0):
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
    >>> found = analysed(points, values=points[:, :1], method=Sobol())
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
