"""Which model answers which discharge, and what error that is expected to make."""

from dataclasses import dataclass

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import accessible_charge
from mofcell.experiments.designs.results import Results
from mofcell.experiments.discharged import positive
from mofcell.parameters import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown

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
    """

    model: type

    @property
    def __name__(self):
        return self.model.__name__

    def answer(self, discharges, solve):
        """Solve all discharges; ``solve(model, places)`` gives the rows of some."""
        count = len(discharges)
        error = 0.0 if self.model is models.DFN else np.nan
        return Answer(
            solve(self.model, np.arange(count)),
            np.full(count, self.__name__, dtype=object),
            np.full(count, error),
        )


@dataclass(frozen=True)
class Auto:
    r"""The SPMe, and the DFN where the SPMe is expected to err by more than a tolerance.

    The SPMe solves every discharge and tells how far it is to be doubted
    (:func:`~mofcell.experiments.designs.results.doubt`). The DFN checks a share of them,
    spread evenly over the doubt d. The error to expect is the largest that was found at the
    same doubt or a smaller one,

    .. math::
        e(d) = \max_{d_k \le d} \frac{|Q_{SPMe,k} - Q_{DFN,k}|}{Q_{max,k}}

    of the charge of all the active material that takes part. Where it is above the
    tolerance, and where the doubt is above that of every check, the DFN answers.

    Parameters
    ----------
    tolerance : float, optional
        Error that is allowed [-].
    share : float, optional
        Share of the discharges that is checked [-].
    fewest : int, optional
        Number of checks at least.
    """

    tolerance: float = 0.01
    share: float = 0.04
    fewest: int = 25

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
        ranked = np.argsort(results["doubt"], kind="stable")
        number = min(count, max(self.fewest, round(self.share * count)))
        checks = np.unique(ranked[np.linspace(0, count - 1, number).astype(int)])
        checked = solve(models.DFN, checks)

        full = np.array([accessible_charge(each.cell) / 3600 for each in discharges])
        error = np.abs(results["delivered"][checks] - checked["delivered"]) / full[checks]
        expected = self.expected(results["doubt"], results["doubt"][checks], error)
        others = np.setdiff1d(np.flatnonzero(expected > self.tolerance), checks)
        better = solve(models.DFN, others)

        model = np.full(count, "SPMe", dtype=object)
        for places, rows in ((checks, checked), (others, better)):
            results.put(places, rows)
            model[places], expected[places] = "DFN", 0.0
        return Answer(results, model, expected)

    @staticmethod
    def expected(doubt, checked, error):
        """Error to expect at each doubt, from those of the checks."""
        order = np.argsort(checked, kind="stable")
        worst = np.maximum.accumulate(np.nan_to_num(error[order], nan=np.inf))
        known = np.append(worst, np.inf)  # beyond every check nothing is known
        return known[np.searchsorted(checked[order], doubt, side="left")]


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
    model : str or type
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
    if model == "auto":
        return Auto(tolerance)
    found = MODELS.get(model, model) if isinstance(model, str) else model
    if isinstance(found, type) and issubclass(found, models.MetalCell):
        return OneModel(found)
    raise InvalidInput(f"model is {shown(model)}{allowed(model, ['auto', *MODELS])}")
