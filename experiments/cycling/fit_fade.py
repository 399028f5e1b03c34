"""The rate of each mechanism of fade, alone, by which a cell fades as it was measured."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from mofcell import models
from mofcell.experiments.cycling.fade_shares import capacities, no_progress
from mofcell.experiments.cycling.measured_cycles import measured_cycles
from mofcell.experiments.cycling.protocols import cycling
from mofcell.experiments.dataset import dataset
from mofcell.experiments.measured.observations import CAPACITY_ERROR
from mofcell.parameters import (
    CathodeLoss,
    InterphaseGrowth,
    InvalidInput,
    RisingInterfaceResistance,
)
from mofcell.parameters.names import allowed
from mofcell.parameters.reading.fields import UNITS

#: What may be fitted.
FITTED = (CathodeLoss, RisingInterfaceResistance, InterphaseGrowth)

#: Cycles of a run in which the mechanism is as much faster as there are fewer of them.
HURRIED = 20

#: A run goes on for this share [-] after the last measured cycle, to see a little further: that
#: far from its own rate it tells what another one leaves, within 1e-3 of the rate.
BEYOND = 0.1

#: Runs of all cycles at most; one is enough unless the few fast cycles were misleading.
RUNS = 4


@dataclass(frozen=True, kw_only=True)
class _Alone:
    """A mechanism alone, fitted."""

    rate: float
    hidden: float
    capacity: Any
    retention: Any


def fit_fade(
    cell,
    data=None,
    *,
    mechanisms=FITTED,
    hold_until=None,
    error=CAPACITY_ERROR,
    model=models.SPMe,
    progress=None,
):
    r"""Fit each mechanism of fade alone to measured cycles, and tell which explain them.

    .. math:: \min_k \sum_n \left( \frac{q_n(k)}{q_b(k)} - \frac{\hat q_n}{\hat q_b} \right)^2

    with the capacity q of cycle n, the measured one :math:`\hat q`, the cycle b of the highest
    measured capacity and the rate k of the mechanism. What a cell has left depends on how far
    a mechanism has gone, rate times cycles, so that one run holds the curves of all lower
    rates: the first runs are few fast cycles, the last ones are as long as the measured.

    Parameters
    ----------
    cell : Cell
        The cell; the mechanisms of its record are left out.
    data : xarray.Dataset, optional
        A cycling table, as :func:`mofcell.read_measured` returns it; that of the cell's record
        if not given.
    mechanisms : iterable of type, optional
        Which to fit: ``CathodeLoss``, ``RisingInterfaceResistance``, ``InterphaseGrowth``.
    hold_until : float, optional
        Current over 1C that ends a hold at the upper cut-off [-]; no hold if not given.
    error : float, optional
        Standard error of a measured capacity over itself [-]; assumed.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Takes the number of mechanisms and gives what to call after each of them.

    Returns
    -------
    xarray.Dataset
        Over ``mechanism``: ``rate`` and ``hidden_rate``, the highest that takes no more than
        ``error`` of the capacity until the end [``rate_unit``], ``root_mean_square`` and
        ``largest_residual`` [-], ``explains``: whether the root mean square is within
        ``error``; over ``cycle`` too: ``specific_capacity`` [mA.h.g-1]; over
        ``measured_cycle``: ``retention_residual`` and ``measured_retention`` [-]. NaN where a
        mechanism cannot fade the cell.

    Raises
    ------
    InvalidInput
        If there are no measured cycles, or if a mechanism is none of the three.

    Examples
    --------
    >>> import mofcell
    >>> import xarray
    >>> cell = mofcell.cell("gu2025-lfp")
    >>> table = xarray.Dataset(
    ...     {"specific_capacity": ("point", [140.0, 126.0])},
    ...     {"cycle": ("point", [1, 21]), "c_rate": 0.1, "temperature": 298.15},
    ... )
    >>> found = fit_fade(cell, table, mechanisms=[mofcell.CathodeLoss])
    >>> print(f"{found.rate.item():.4f}")
    0.0062
    """
    kinds = list(mechanisms)
    for kind in kinds:
        if kind not in FITTED:
            name = getattr(kind, "__name__", str(kind))
            raise InvalidInput(
                f"mechanisms has {name}{allowed(name, [one.__name__ for one in FITTED])}"
            )
    if not 0 < error < 1:
        raise InvalidInput(f"error is {error}; give a share between 0 and 1, such as 0.01")
    known = measured_cycles(cell, data)
    cell = cell.replace(fade=(), coulombic_efficiency=1.0)
    test = _Test(cell, known, hold_until, error, model)
    done = (progress or no_progress)(len(kinds))
    fits = []
    for kind in kinds:
        fits.append(test.fit(kind))
        done()
    residual = np.reshape([one.retention for one in fits], (len(kinds), -1)) - known.retention
    later = residual[:, known.base + 1 :]
    rms = np.sqrt(np.mean(later**2, axis=1))
    names = [_name(kind) for kind in kinds]
    return dataset(
        {
            "rate": ("mechanism", [one.rate for one in fits]),
            "hidden_rate": ("mechanism", [one.hidden for one in fits]),
            "rate_field": ("mechanism", [kind.pace[0] for kind in kinds]),
            "rate_unit": ("mechanism", [UNITS[kind.pace[0]] or "-" for kind in kinds]),
            "root_mean_square": ("mechanism", rms),
            "largest_residual": (
                "mechanism",
                [row[np.argmax(np.abs(np.nan_to_num(row)))] for row in later],
            ),
            "explains": ("mechanism", rms <= error),
            "specific_capacity": (("mechanism", "cycle"), [one.capacity for one in fits]),
            "retention_residual": (("mechanism", "measured_cycle"), residual),
            "measured_retention": ("measured_cycle", known.retention),
        },
        {
            "mechanism": names,
            "cycle": np.arange(1, test.cycles + 1),
            "measured_cycle": known.cycle,
        },
        cell=cell,
        model=model,
        base_cycle=int(known.cycle[known.base]),
        c_rate=known.c_rate,
        temperature_K=known.temperature,
        assumed_error=error,
    )


def _name(kind):
    return kind.model_fields["name"].default


class _Test:
    """A cycling test that is repeated with one mechanism at some rate.

    A rate is in SI units in each cycle: of loss and of resistance; over time in 1/s.
    """

    def __init__(self, cell, known, hold_until, error, model):
        self.cell, self.known, self.error = cell, known, error
        self.hold_until, self.model = hold_until, model
        self.cycles = int(known.cycle[-1])

    def fit(self, kind):
        """The rate that meets the measured cycles best, and one that could not be seen."""
        begin = self._gone_by_the_end(kind)
        if begin is None:
            return self._none()
        hurried = min(HURRIED, self.cycles)
        rate = self._best(begin, self._curve(kind, begin, hurried), lowest=1e-4)
        rate = self._best(rate, self._curve(kind, rate, hurried), lowest=0.2)
        for _ in range(RUNS):
            run_at, curve = rate, self._curve(kind, rate, self.cycles)
            rate = self._best(run_at, curve, lowest=0.2)
            if abs(rate / run_at - 1) < 0.9 * BEYOND:  # near to what was run
                break
        left = curve(rate / run_at * self.known.cycle)
        return _Alone(
            rate=rate ** kind.pace[1],
            hidden=self._hidden(kind, begin) ** kind.pace[1],
            capacity=curve(rate / run_at * np.arange(1, self.cycles + 1)),
            retention=left / left[self.known.base],
        )

    def _curve(self, kind, rate, cycles):
        """Capacity as a function of the cycle, 0 where the cell gives none [mA.h.g-1].

        It is run for fewer cycles at a rate that is as much higher.
        """
        ratio = self.cycles / cycles
        mechanism = kind.paced(rate * ratio)
        (new,) = self._run(mechanism.without(), 1)
        left = self._run(mechanism, int(np.ceil((1 + BEYOND) * cycles)))
        # half of a cycle has passed when its discharge begins
        at = np.append(0.5, (np.arange(1, len(left) + 1) - 0.5) * ratio + 0.5)
        return lambda cycle: np.interp(cycle, at, np.append(new, np.nan_to_num(left)))

    def _run(self, mechanism, cycles):
        return capacities(
            self.cell,
            cycling(c_rate=self.known.c_rate, hold_until=self.hold_until, cycles=cycles),
            fade=[mechanism],
            temperature=self.known.temperature,
            model=self.model,
        )

    def _best(self, rate, curve, *, lowest):
        """The rate up to ``rate`` at which the curve meets the measured cycles best."""
        known = self.known

        def misfit(logarithm):
            left = curve(np.exp(logarithm) * known.cycle)
            first = max(left[known.base], 1e-9)
            return float(np.sum((left / first - known.retention)[known.base + 1 :] ** 2))

        tried = np.linspace(np.log(lowest), np.log1p(BEYOND), 600)
        best = int(np.argmin([misfit(one) for one in tried]))
        ends = tried[max(best - 1, 0)], tried[min(best + 1, len(tried) - 1)]
        found = minimize_scalar(misfit, bounds=ends, method="bounded", options={"xatol": 1e-6})
        return rate * float(np.exp(found.x))

    def _hidden(self, kind, rate):
        """The highest rate that takes no more than the error until the last cycle."""
        base = self.known.cycle[self.known.base]
        tried = np.geomspace(1e-3, 1, 400)
        for _ in range(3):  # each looks closer at the beginning of the curve before
            rate *= 1.5
            curve = self._curve(kind, rate, min(HURRIED, self.cycles))
            kept = curve(tried * self.cycles) / np.maximum(curve(tried * base), 1e-9)
            rate *= tried[max(int(np.count_nonzero(kept >= 1 - self.error)) - 1, 0)]
        return rate

    def _gone_by_the_end(self, kind):
        """A rate at which nothing is left by the last cycle; None if there is none."""
        if kind is CathodeLoss:
            return 1 / self.cycles
        cell, T = self.cell, self.known.temperature
        low, high = cell.voltage_window
        rise = (high - low) / (self.known.c_rate * cell.areal_capacity / 3600)
        if kind is RisingInterfaceResistance:
            return rise / self.cycles
        film = float(cell.lithium_interface_resistance(T))
        if film == 0:
            return None  # what is nothing at first does not grow
        time = self.cycles * 2 * 3600 / self.known.c_rate
        return ((1 + rise / film) ** 2 - 1) / (3 * time)

    def _none(self):
        points, cycles = len(self.known.cycle), self.cycles
        return _Alone(
            rate=np.nan,
            hidden=np.nan,
            capacity=np.full(cycles, np.nan),
            retention=np.full(points, np.nan),
        )
