"""Which model answers which discharge, and what error that is expected to make."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import maximum_filter1d

from mofcell import models
from mofcell.experiments.compiled import Effort, accessible_charge
from mofcell.experiments.designs.results import Results
from mofcell.experiments.discharged import positive
from mofcell.parameters import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown

#: Axes along which the energy per area cannot be the same.
OF_ITS_ENERGY = (
    *("c_rate", "temperature", "cathode_loading", "cathode_utilisation"),
    *("lower_cut_off", "upper_cut_off"),
)

MODELS = {"SPMe": models.SPMe, "DFN": models.DFN}


@dataclass(frozen=True)
class Answer:
    """Results of all discharges, the name of the model of each, and its expected error [-]."""

    results: Results
    model: np.ndarray
    expected_error: np.ndarray


@dataclass(frozen=True)
class OneModel:
    """The same model for every discharge; no error is estimated.

    Parameters
    ----------
    model : type
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    effort : Effort, optional
        How hard each discharge is solved at first.
    """

    model: type
    effort: Effort = Effort.QUICK

    @property
    def __name__(self):
        return self.model.__name__

    def answer(self, discharges, solve):
        """Solve all discharges; ``solve(model, places)`` gives the rows of some."""
        count = len(discharges)
        error = 0.0 if issubclass(self.model, models.DFN) else np.nan
        return Answer(
            solve(self.model, np.arange(count), self.effort),
            np.full(count, self.__name__, dtype=object),
            np.full(count, error),
        )


@dataclass(frozen=True)
class Auto:
    """The SPMe, and the DFN where the SPMe is expected to err by more than a tolerance.

    The SPMe solves every discharge and tells how far it is to be doubted
    (:func:`~mofcell.experiments.designs.results.doubt`). The DFN checks a share of them,
    spread evenly over the ranks of doubt. The error to expect of any other discharge is the
    largest that was found among the checks of nearly its rank, as many ranks to each side as
    lie between three checks. Where it is above the tolerance the DFN answers, which makes more
    checks, until no discharge that the SPMe answers has an expected error above the
    tolerance. Errors count against the charge of all active material that takes part.

    Parameters
    ----------
    tolerance : float, optional
        Error that is allowed [-].
    share : float, optional
        Share of the discharges that is checked at first [-].
    fewest : int, optional
        Number of checks at least.
    window : int, optional
        First checks to each side of a discharge that its expected error counts.
    """

    tolerance: float = 0.01
    share: float = 0.04
    fewest: int = 25
    window: int = 2

    __name__ = "auto"

    def __post_init__(self):
        if not 0 < self.tolerance < 1:
            raise InvalidInput(
                f"tolerance is {shown(self.tolerance)}; allowed is above 0 and below 1, "
                "a share of the capacity"
            )

    def answer(self, discharges, solve):
        """Solve all discharges; ``solve(model, places)`` gives the rows of some."""
        count = len(discharges)
        results = solve(models.SPMe, np.arange(count))
        full = np.array([accessible_charge(each.cell) / 3600 for each in discharges])
        ranked = np.argsort(results["doubt"], kind="stable")
        number = min(count, max(self.fewest, round(self.share * count)))
        ranks = np.unique(np.linspace(0, count - 1, number).astype(int))
        width = -(-self.window * count // number)

        error = np.full(count, np.nan)  # by rank, where it was checked
        while ranks.size:
            places = ranked[ranks]
            rows = solve(models.DFN, places)
            difference = np.abs(results["delivered"][places] - rows["delivered"])
            error[ranks] = np.nan_to_num(difference / full[places], nan=np.inf)
            results.put(places, rows)
            expected = nearby(error, width)
            ranks = np.flatnonzero(np.isnan(error) & (expected > self.tolerance))

        by_dfn = ~np.isnan(error)
        expected[by_dfn] = 0.0
        rank = np.empty(count, dtype=int)
        rank[ranked] = np.arange(count)
        model = np.where(by_dfn, "DFN", "SPMe").astype(object)
        return Answer(results, model[rank], expected[rank])


def nearby(error, width):
    """The largest error that is known within some ranks of each rank.

    Parameters
    ----------
    error : array
        Error at each rank [-]; NaN where it is not known.
    width : int
        Ranks to each side.

    Returns
    -------
    array
        Largest error [-], infinite where none is known nearby.

    Examples
    --------
    >>> import numpy as np
    >>> nearby(np.array([0.1, np.nan, np.nan, 0.3, np.nan]), 1).tolist()
    [0.1, 0.1, 0.3, 0.3, 0.3]
    """
    known = np.where(np.isnan(error), -np.inf, error)
    largest = maximum_filter1d(known, 2 * width + 1, mode="nearest")
    return np.where(largest == -np.inf, np.inf, largest)


@dataclass(frozen=True)
class Stated:
    """No model: every design is taken to deliver the same energy.

    Parameters
    ----------
    areal_energy : float
        Energy per electrode area [W.h.m-2].
    """

    areal_energy: float

    __name__ = "stated"

    def __post_init__(self):
        positive("areal_energy", self.areal_energy)

    def check(self, axes):
        """Refuse axes that change what a cathode delivers."""
        if wrong := [name for name in axes if name in OF_ITS_ENERGY]:
            raise InvalidInput(
                f"areal_energy is that of one cathode and one discharge, and {wrong[0]} changes "
                "it: leave out the axis, or areal_energy"
            )

    def answer(self, discharges, solve):
        """Solve nothing."""
        count = len(discharges)
        results = Results.empty(count)
        results["delivered_energy"][:] = self.areal_energy
        results["status"][:] = "energy as stated"
        return Answer(results, np.full(count, self.__name__, dtype=object), np.full(count, np.nan))


def fidelity(model, tolerance):
    """What a user's word or model stands for.

    Parameters
    ----------
    model : str or type or OneModel
        "auto", "SPMe", "DFN" or one of the full models.
    tolerance : float
        Error that "auto" allows [-].

    Returns
    -------
    OneModel or Auto
        What answers.

    Raises
    ------
    InvalidInput
        If it is none of these.
    """
    if isinstance(model, OneModel):
        return model
    if model == "auto":
        return Auto(tolerance)
    found = MODELS.get(model, model) if isinstance(model, str) else model
    if isinstance(found, type) and issubclass(found, models.MetalCell):
        return OneModel(found)
    raise InvalidInput(f"model is {shown(model)}{allowed(model, ['auto', *MODELS])}")
