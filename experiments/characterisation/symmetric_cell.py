"""Plating and stripping of lithium through a membrane, half-cycle after half-cycle."""

import math

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.half_cycles import SHARES, half_cycles
from mofcell.experiments.characterisation.limiting_current import closed_form
from mofcell.experiments.characterisation.membrane_alone import DEPLETED, MembraneAlone
from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import BlockingCell, Cell, InvalidInput, SymmetricCell, numbers_at
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME, F
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_range

#: Half-cycle and whole test where none is stated [s]: 1 h is usual, and assumed; 1000 h is the
#: test of Gu et al. 2025, Fig. 2b.
HALF_CYCLE, TIME = 3600.0, 3.6e6

#: Voltage at which usual cyclers stop [V]: assumed.
VOLTAGE_LIMIT = 5.0

#: Half-cycles of one test at most: some 6 minutes.
MOST = 100_000

SIDES = ("left", "right")
PLACES = (*SIDES, "lost in plating", "in the interphases")

DONE, STOPPED = "the test is done", "stopped by the user"


def symmetric_cell(
    cell,
    *,
    current_density=None,
    half_cycle=None,
    capacity=None,
    time=None,
    cycles=None,
    voltage_limit=VOLTAGE_LIMIT,
    temperature=298.15,
    fade=None,
    progress=None,
):
    r"""Plate and strip lithium through a membrane at a constant current, to and fro.

    Odd half-cycles strip the left side and plate the right one, even ones the other way; each
    begins in the state in which the one before ended. What ends one before its time ends the
    test. Both foils lose a share :math:`1 - \eta_C` of what is plated on them: with
    :math:`n_0` on each at first, and q in each half-cycle, the left one is used up in the
    cycle after the

    .. math:: N = \left\lceil \frac{n_0 - q/F}{(1 - \eta_C) \, q/F} \right\rceil

    Parameters
    ----------
    cell : SymmetricCell
        The cell, new and at rest; ``SymmetricCell.of(cell)`` makes one of any other cell.
    current_density : float, optional
        Current density [A.m-2]; that of the cell's record if not given.
    half_cycle : float, optional
        Duration of each half-cycle [s]; 1 h if neither it nor ``capacity`` is given.
    capacity : float, optional
        Charge of each half-cycle instead [C.m-2].
    time : float, optional
        Duration of the test, of which whole half-cycles are run [s]; 1000 h if neither it nor
        ``cycles`` is given.
    cycles : int, optional
        Number of cycles, of two half-cycles each, instead.
    voltage_limit : float, optional
        Voltage at which the test ends [V]; 5 V is usual for cyclers, and assumed.
    temperature : float, optional
        Temperature of the cell [K].
    fade : iterable of FadeMechanism, optional
        How the faces change, ``InterphaseGrowth`` and ``Roughening``; as the cell's record
        states if not given, not at all if empty.
    progress : callable, optional
        Called after each half-cycle with its number and how many there are.

    Returns
    -------
    xarray.Dataset
        Over ``half_cycle`` and ``share``, the share of its time from 0 to 1: ``time`` [s],
        ``voltage`` with the sign of the current and ``overpotential``, its size [V];
        ``overpotential_contribution`` [V] over ``term`` too, which adds up to it. Over
        ``half_cycle``: ``current_density`` [A.m-2], ``charge_passed`` [mA.h.cm-2],
        ``least_salt``, ``ended_by`` ("duration", "lithium exhausted", "salt depleted",
        "voltage limit" or why there is no solution) and, at its end, ``lithium`` over
        ``place`` [mol.m-2], and over ``side`` ``lithium_thickness`` [m],
        ``interphase_resistance`` [Ohm.m2] and ``lithium_area``. The attribute "ended" says why
        the test came to its end, with the limiting current of the membrane where salt ran out;
        "assumed" what was not stated. A test that is stopped is the half-cycles so far.

    Raises
    ------
    InvalidInput
        If the cell is none that plates, a number is out of bounds, or both of two are given
        that say the same.

    Notes
    -----
    No short circuit and no dendrite is predicted. The overpotential is that of one polarity of
    the whole cell; peak to peak it is twice as much.

    Examples
    --------
    >>> import mofcell
    >>> plated = mofcell.symmetric_cell(mofcell.cell("gu2025-symmetric"), cycles=2)
    >>> f"{1e3 * plated.overpotential.sel(half_cycle=1, share=1).item():.0f} mV"
    '141 mV'
    """
    cell = _plating(cell, fade)
    i, assumed = _current(cell, current_density)
    (temperature,) = kelvins("temperature", temperature)
    (voltage_limit,) = positive("voltage_limit", voltage_limit)
    duration, assumed_too = _duration(half_cycle, capacity, i)
    number = _number(time, cycles, duration)
    progress = progress or (lambda done, needed: None)
    done, ended = [], DONE
    try:
        for one in half_cycles(
            cell,
            current_density=i,
            duration=duration,
            number=number,
            voltage_limit=voltage_limit,
            temperature=temperature,
        ):
            done.append(one)
            if one.ended_by != DURATION:
                ended = f"half-cycle {one.number}: {one.ended_by}{_limit(one, cell, temperature)}"
                break
            progress(one.number, number)
    except KeyboardInterrupt:
        ended = STOPPED
    return dataset(
        {**_traces(done), **_ends(done, cell, numbers_at(cell, temperature))},
        {
            "half_cycle": [one.number for one in done],
            "share": SHARES,
            "term": list(models.Symmetric.terms()),
            "side": list(SIDES),
            "place": list(PLACES),
        },
        cell=cell,
        model=models.Symmetric,
        flags=outside_range(cell, temperature),
        temperature_K=temperature,
        current_density_A_m2=i,
        half_cycle_s=duration,
        voltage_limit_V=voltage_limit,
        fade="; ".join(each.name for each in cell.fade) or "none",
        assumed="; ".join(filter(None, (assumed, assumed_too))),
        ended=ended,
    )


def _plating(cell, fade):
    """The cell with the mechanisms of fade that are given; none that cannot plate."""
    if isinstance(cell, BlockingCell):
        raise InvalidInput(
            f"cell is {shown(cell.name)}, a blocking cell: steel plates nothing; give "
            "SymmetricCell.of(cell, lithium_thickness=..., lithium_exchange_current_density=...)"
        )
    if isinstance(cell, Cell):
        raise InvalidInput(
            f"cell is {shown(cell.name)}, a full cell; give SymmetricCell.of(cell), its membrane "
            "between its lithium"
        )
    if not isinstance(cell, SymmetricCell):
        raise InvalidInput(
            f"cell is {shown(cell)}; give a SymmetricCell, as mofcell.cell('gu2025-symmetric')"
        )
    return cell if fade is None else cell.replace(fade=tuple(fade))  # which checks them


def _limit(ended, cell, temperature):
    """The limiting current of the membrane in words, where salt ran out and there is one."""
    if ended.ended_by != DEPLETED:
        return ""
    limit = closed_form(MembraneAlone(cell, temperature))
    if math.isnan(limit):
        return ""
    return f"; the limiting current of the membrane is {limit / 10:.3g} mA/cm2"


def _current(cell, current_density):
    """Current density [A.m-2], and what is assumed of it."""
    if current_density is not None:
        return positive("current_density", current_density)[0], ""
    i = cell.current_density
    stated = "current_density" in cell.provenance
    return i, "" if stated else f"a current density of {i / 10:g} mA/cm2"


def _duration(half_cycle, capacity, current_density):
    """Duration of a half-cycle [s], and what is assumed of it."""
    if half_cycle is not None and capacity is not None:
        raise InvalidInput("half_cycle and capacity: both are given; leave out one of them")
    if capacity is not None:
        return positive("capacity", capacity)[0] / current_density, ""
    if half_cycle is not None:
        return positive("half_cycle", half_cycle)[0], ""
    return HALF_CYCLE, f"half-cycles of {HALF_CYCLE / 3600:g} h"


def _number(time, cycles, duration):
    """How many half-cycles."""
    if time is not None and cycles is not None:
        raise InvalidInput("time and cycles: both are given; leave out one of them")
    if cycles is not None:
        if isinstance(cycles, bool) or not (isinstance(cycles, int) and cycles >= 1):
            raise InvalidInput(f"cycles is {shown(cycles)}; give a whole number, 1 or more")
        number = 2 * cycles
    else:
        (time,) = positive("time", TIME if time is None else time)
        number = int(min(time / duration * (1 + 1e-9), MOST + 1))
        if number < 1:
            raise InvalidInput(
                f"time: {time:g} s is less than one half-cycle, {duration:g} s; give more time"
            )
    if number > MOST:
        raise InvalidInput(
            f"{'time' if cycles is None else 'cycles'}: more than {MOST} half-cycles; give fewer, "
            "or longer ones"
        )
    return number


def _traces(done):
    """Each half-cycle at the same shares of its time."""
    over = ("half_cycle", "share")
    shape, nothing = (len(done), len(SHARES)), np.full(len(SHARES), np.nan)

    def along(name):
        """A curve of each, with the sign that makes it positive where it takes voltage."""
        curves = [-np.sign(one.current) * one.along.get(name, nothing) for one in done]
        return np.reshape(curves, shape)

    overpotential = along("voltage")
    signs = np.reshape([np.sign(one.current) for one in done], (len(done), 1))
    return {
        "time": (over, np.reshape([one.start + one.duration * SHARES for one in done], shape)),
        "voltage": (over, signs * overpotential),
        "overpotential": (over, overpotential),
        "overpotential_contribution": (
            ("term", *over),
            np.array([along(term) for term in models.Symmetric.terms()]),
        ),
    }


def _ends(done, cell, numbers):
    """What there is at the end of each half-cycle."""

    def last(name):
        return np.array([one.along.get(name, [np.nan])[-1] for one in done])

    def both(name):
        return np.array([last(f"{side} {name}") for side in SIDES])

    charge = np.array([one.charge for one in done])
    lithium = both("lithium")
    lost = (1 - cell.coulombic_efficiency) * np.cumsum(charge) / F
    films = numbers["Lithium in interphase at first [mol.m-2]"] * (both("film") - 1).sum(axis=0)
    return {
        "current_density": ("half_cycle", [one.current for one in done]),
        "charge_passed": ("half_cycle", charge / 36e3),  # C.m-2 to mA.h.cm-2
        "least_salt": ("half_cycle", [one.least_salt for one in done]),
        "ended_by": ("half_cycle", [one.ended_by for one in done]),
        "lithium": (("place", "half_cycle"), np.array([*lithium, lost, films])),
        "lithium_thickness": (("side", "half_cycle"), lithium * LITHIUM_MOLAR_VOLUME),
        "interphase_resistance": (("side", "half_cycle"), both("interphase")),
        "lithium_area": (("side", "half_cycle"), both("area")),
    }
