"""The rate of each mechanism of fade, alone, by which a cell fades as it was measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from mofcell import models
from mofcell.experiments.cycling.cycle import conditions_of
from mofcell.experiments.cycling.fading.fade_shares import capacities, no_progress
from mofcell.experiments.cycling.fading.measured_cycles import measured_cycles
from mofcell.experiments.cycling.protocols import cycling
from mofcell.experiments.dataset import dataset
from mofcell.experiments.measured.observations import CAPACITY_ERROR
from mofcell.parameters import (
    CathodeLoss,
    InterphaseGrowth,
    InvalidInput,
    RisingInterfaceResistance,
)
from mofcell.parameters.fade import FadeMechanism
from mofcell.parameters.names import allowed
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.shown import shown

#: What may be fitted.
FITTED = (CathodeLoss, RisingInterfaceResistance, InterphaseGrowth)

#: Cycles of a run in which the mechanism is as much faster as there are fewer of them: to come
#: near to the rate, and to fit it. With 60 in the place of 150, the rates of Gu et al. 2025 are
#: 0.1 % off, and what is left in a cycle 1e-4, where the capacity falls at once 1e-3.
FEW, ENOUGH = 20, 60

#: Share of a cycle that is still to come in the middle of its discharge, where a capacity stands
#: for how far a mechanism has gone [-].
TO_COME = 0.25

#: A run goes on for this share [-] after the last measured cycle, to see a little further: that
#: far from its own rate it tells what another one leaves, within 1e-3 of the rate.
BEYOND = 0.1

#: Runs of enough cycles at most; one will do unless the few before were misleading.
RUNS = 4


@dataclass(frozen=True, kw_only=True)
class _Alone:
    """A mechanism alone, fitted."""

    rate: float
    hidden: float
    capacity: Any
    retention: Any


@dataclass(frozen=True, kw_only=True)
class _Curve:
    """Capacity by how far a mechanism has gone, rate times cycles, in a run at some rate."""

    rate: float
    gone: Any
    capacity: Any

    def left(self, rate, cycle):
        """Capacity in a cycle at a rate, 0 where the cell gives none [mA.h.g-1]."""
        return np.interp(rate * (cycle - TO_COME), self.gone, self.capacity)


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
    measured capacity (of 20 cycles and more the middle and the median of the tenth of them that
    is highest) and the rate k of the mechanism. Measured cycles far off their neighbours are
    left out. What a cell has left depends on how far a mechanism has gone, rate times cycles, so
    that one run holds the curves of all lower rates, and few cycles of a fast mechanism stand
    for many of a slow one.

    Parameters
    ----------
    cell : Cell
        The cell; the mechanisms of its record are left out. Rates are per *equivalent full
        cycle*, the passage of twice the nominal capacity, of which a cycle is a part.
    data : xarray.Dataset, optional
        A cycling table, as :func:`mofcell.read_measured` returns it; that of the cell's record
        if not given.
    mechanisms : type or iterable of type, optional
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
        mechanism cannot fade the cell. Attributes: "full_cycles_per_cycle", the part of an
        equivalent full cycle that a cycle of the new cell is; "measured_base_mAh_g", NaN if
        relative capacities are given; "left_out", the cycles that are.

    Raises
    ------
    InvalidInput
        If there are no measured cycles, if a mechanism is none of the three, or if cell, data
        or model are none.

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
    kinds = _kinds(mechanisms)
    if not (isinstance(error, float) and 0 < error < 1):
        raise InvalidInput(f"error is {shown(error)}; give a share between 0 and 1, such as 0.01")
    known = measured_cycles(cell, data)
    cell = cell.replace(fade=(), coulombic_efficiency=1.0)
    test = _Test(cell, known, hold_until, error, model)
    conditions_of(cell, test.protocol(1), fade=None, heat=None, model=model)
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
        hold_until="none" if hold_until is None else str(hold_until),
        full_cycles_per_cycle=_highest(fits) * 3600 / cell.nominal_specific_capacity,
        measured_base_mAh_g=known.base_capacity if known.is_specific else np.nan,
        left_out=", ".join(map(str, known.left_out)),
    )


def _kinds(mechanisms):
    """The mechanisms to fit, checked."""
    one = isinstance(mechanisms, type | FadeMechanism)
    kinds = [mechanisms] if one else mechanisms
    names = [one.__name__ for one in FITTED]
    if isinstance(kinds, str) or not isinstance(kinds, Iterable):
        raise InvalidInput(f"mechanisms is {shown(mechanisms)}; give some of {', '.join(names)}")
    kinds = list(kinds)
    for kind in kinds:
        if type(kind) in FITTED:
            name = type(kind).__name__
            raise InvalidInput(f"mechanisms has a {name} with its rate; give mofcell.{name} itself")
        if kind not in FITTED:
            name = getattr(kind, "__name__", str(kind))
            raise InvalidInput(f"mechanisms has {name}{allowed(name, names)}")
    if not kinds:
        raise InvalidInput(f"mechanisms is empty; give some of {', '.join(names)}")
    return kinds


def _highest(fits):
    """Capacity of the new cell [mA.h.g-1]; NaN if no mechanism could be run."""
    return max((float(max(one.capacity)) for one in fits if one.rate > 0), default=np.nan)


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
        rate = self._gone_by_the_end(kind)
        if rate is None:
            return self._none()
        curves = []
        for lowest in (1e-4, 0.2):
            curves.append(self._curve(kind, rate, min(FEW, self.cycles)))
            rate = self._best(curves[-1], lowest=lowest)
        for _ in range(RUNS):
            curves.append(self._curve(kind, rate, min(ENOUGH, self.cycles)))
            rate = self._best(curves[-1], lowest=0.2)
            if abs(rate / curves[-1].rate - 1) < 0.9 * BEYOND:  # near to what was run
                break
        left = curves[-1].left(rate, self.known.cycle)
        return _Alone(
            rate=rate ** kind.pace[1],
            hidden=self._hidden(curves) ** kind.pace[1],
            capacity=curves[-1].left(rate, np.arange(1, self.cycles + 1)),
            retention=left / left[self.known.base],
        )

    def _curve(self, kind, rate, cycles):
        """What is left at a rate, by fewer cycles at one that is as much higher."""
        faster = rate * self.cycles / cycles
        mechanism = kind.paced(faster)
        (new,) = self._run(mechanism.without(), 1)
        left = self._run(mechanism, int(np.ceil((1 + BEYOND) * cycles)))
        return _Curve(
            rate=rate,
            gone=np.append(0.0, faster * (np.arange(1, len(left) + 1) - TO_COME)),
            capacity=np.append(new, np.nan_to_num(left)),
        )

    def protocol(self, cycles):
        """Charge and discharge as in the test."""
        return cycling(c_rate=self.known.c_rate, hold_until=self.hold_until, cycles=cycles)

    def _run(self, mechanism, cycles):
        return capacities(
            self.cell,
            self.protocol(cycles),
            fade=[mechanism],
            temperature=self.known.temperature,
            model=self.model,
        )

    def _best(self, curve, *, lowest):
        """The rate up to that of the run at which its curve meets the measured cycles best."""
        known = self.known

        def misfit(logarithm):
            left = curve.left(curve.rate * np.exp(logarithm), known.cycle)
            first = max(left[known.base], 1e-9)
            return float(np.sum((left / first - known.retention)[known.base + 1 :] ** 2))

        tried = np.linspace(np.log(lowest), np.log1p(BEYOND), 600)
        best = int(np.argmin([misfit(one) for one in tried]))
        ends = tried[max(best - 1, 0)], tried[min(best + 1, len(tried) - 1)]
        found = minimize_scalar(misfit, bounds=ends, method="bounded", options={"xatol": 1e-6})
        return curve.rate * float(np.exp(found.x))

    def _hidden(self, curves):
        """The highest rate that takes no more than the error until the last cycle."""
        base = self.known.cycle[self.known.base]
        for curve in reversed(curves):  # the slowest, which has most points, at first
            tried = curve.rate * np.geomspace(1e-4, 1 + BEYOND, 5000)
            kept = curve.left(tried, self.cycles) / np.maximum(curve.left(tried, base), 1e-9)
            seen = kept < 1 - self.error
            if seen.any():
                return float(tried[max(int(np.argmax(seen)) - 1, 0)])
        return np.nan

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
