"""Cycle life against the lithium that a cell has in excess and what plating loses of it."""

import numpy as np

from mofcell import models
from mofcell.experiments.cycling import control, protocols
from mofcell.experiments.cycling.cycle import conditions_of
from mofcell.experiments.cycling.lifetime.lithium_left import balanced, passages
from mofcell.experiments.cycling.lifetime.lives import Lives
from mofcell.experiments.cycling.passed import charged, mainly
from mofcell.experiments.cycling.protocol import Protocol, Stage
from mofcell.experiments.cycling.run import cannot_go_on, run
from mofcell.experiments.dataset import dataset, per_mass
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_range

#: N/P of a cell whose metal never runs out [-].
PLENTY = 1000.0

#: C-rate of the cycles, if no protocol is given: as papers cycle cells [-].
USUAL_RATE = 0.5

#: Current over 1C that ends the hold of the charge, if no protocol is given [-]: usual.
USUAL_HOLD = 0.05

#: A cell that gives less than this share of its nominal capacity in the cycle that counts as its
#: first [-] cannot hold the load, and has no life to count: assumed.
LEAST = 0.05

#: Why such a cell has none.
NOT_HELD = "cannot hold the load"

#: Why a cell has none whose charge ends by its time: short of lithium it would plate as much
#: as before, until its cathode is empty, which no account of the lithium alone can tell.
TIMED = "a charge ends by its time, not by a cut-off: run the protocol itself"

#: Cycles whose charges differ by less than this share of the nominal capacity repeat each
#: other [-].
ALIKE = 1e-5

#: What ends the life of a cell that has lithium and no mechanism of fade.
POLARIZATION = "polarization"


def cycle_life(
    cell,
    *,
    np_ratios=(0.5, 1.0, 2.0, 3.0),
    coulombic_efficiencies=(0.95, 0.98, 0.99, 0.995, 0.999),
    c_rate=None,
    hold_until=USUAL_HOLD,
    protocol=None,
    end=0.8,
    fade=None,
    temperature=298.15,
    model=models.DFN,
    most=1000,
    progress=None,
):
    r"""Cycles until the capacity falls below a share of the first.

    While there is metal, nothing in an isothermal cell depends on how much: one run of a cell
    with metal in plenty gives the charge of every cycle, and the knee of every other cell
    follows from its own account (``LithiumLeft``). Where nothing else fades, the cycles that
    repeat each other are counted, not run.
    ``closed_form`` is of lost plating alone,

    .. math::
        n = \frac{N/P \; q_{nom} + \eta_C \, \Delta q}{(1 - \eta_C) \, q}
            + \frac{\ln e}{\ln \eta_C}

    with the charge q of a cycle, the charge :math:`\Delta q` that the first charge of a new cell
    brings beyond what its discharge takes back, and the end of life e.

    Parameters
    ----------
    cell : Cell
        The cell; its own foil and ``coulombic_efficiency`` do not matter.
    np_ratios : iterable of float, optional
        Areal capacity of the foil as built over the cathode's nominal one [-]: the lithium that
        the cathode of a new cell brings is not in it, 0 would be a cell without an anode.
    coulombic_efficiencies : iterable of float, optional
        Share of plated lithium that is kept [-].
    c_rate : float or str, optional
        Current of charge and discharge over the nominal 1C current [-], or with its unit,
        "0.2 mA/cm2"; 0.5 if no protocol is given.
    hold_until : float or str, optional
        Current that ends the hold at the upper cut-off, likewise [-]; no hold if None.
    protocol : Protocol, optional
        In the place of both, what is done; its last stage goes on until the end of life.
    end : float, optional
        End of life: capacity over that of the first cycle, or the first of the last stage [-].
    fade : iterable of FadeMechanism, optional
        What else makes the cell fade; that of its record if not given, nothing if empty.
    temperature : float, optional
        Temperature [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    most : int, optional
        Cycles that are run at most; a life that is longer and cannot be counted is no number.
    progress : callable, optional
        Called after each cycle that is run with its number and its discharge capacity
        [mA.h.g-1], metal being in plenty.

    Returns
    -------
    xarray.Dataset
        ``cycle_life``, the last cycle before the capacity falls below the end of life;
        ``closed_form``; ``knee``, the first cycle that is short of lithium; and ``ended_by``,
        over ``coulombic_efficiency`` and ``np_ratio``. No number where the first discharge gives
        less than 5 % of the nominal capacity. ``specific_capacity`` and
        ``charge_capacity`` [mA.h.g-1] over ``cycle``: those of the run, with metal in plenty.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, a C-rate is given beside a protocol, or a step of the
        protocol is not for the cell.

    Examples
    --------
    >>> import mofcell
    >>> life = mofcell.cycle_life(mofcell.cell("gu2025-lfp"), np_ratios=[1], fade=(),
    ...                           coulombic_efficiencies=[0.99], model=mofcell.models.SPMe)
    >>> abs(life.cycle_life - life.closed_form).item() <= 1
    True
    """
    np_ratios = positive("np_ratios", np_ratios)
    efficiencies = _shares("coulombic_efficiencies", coulombic_efficiencies, up_to_one=True)
    (end,) = _shares("end", end)
    (temperature,) = kelvins("temperature", temperature)
    if not (isinstance(most, int) and most >= 2):
        raise InvalidInput(f"most is {shown(most)}; give the cycles to run, a whole number above 1")
    plenty = cell
    if isinstance(cell, Cell):  # else conditions_of says what is wrong
        plenty = cell.replace(np_ratio=PLENTY, coulombic_efficiency=1.0)
    protocol = _usual(c_rate, hold_until) if protocol is None else _alone(protocol, c_rate)
    conditions = conditions_of(plenty, protocol, fade=fade, heat=None, model=model)
    lives = Lives(
        np.multiply(np_ratios, cell.areal_capacity / 3600),
        np.reshape(efficiencies, (-1, 1)),
        end=end,
        first=protocol.cycles - protocol.stages[-1].repeats + 1,
    )
    progress = progress or (lambda number, capacity: None)
    ran = _run(lives, conditions, protocol, temperature, most, progress)
    over = ("coulombic_efficiency", "np_ratio")
    data = dataset(
        {
            "cycle_life": (over, lives.cycles),
            "closed_form": (over, lives.closed_form),
            "knee": (over, lives.knee),
            "ended_by": (over, lives.ended_by.astype(str)),
            "specific_capacity": ("cycle", [_capacity(cell, cycle) for cycle in ran]),
            "charge_capacity": ("cycle", [_charge(cell, cycle) for cycle in ran]),
        },
        {
            "coulombic_efficiency": efficiencies,
            "np_ratio": np_ratios,
            "cycle": np.arange(1, len(ran) + 1),
        },
        cell=cell,
        model=model,
        flags=outside_range(cell, temperature),
        units={"np_ratio": ""},
        protocol=str(protocol),
        end_of_life=end,
        temperature_K=temperature,
        fade="; ".join(each.name for each in conditions.fade) or "none",
        cell_np_ratio=cell.np,
        cell_coulombic_efficiency=cell.coulombic_efficiency,
    )
    data.coulombic_efficiency.attrs["long_name"] = "share of plated lithium that is kept"
    data.np_ratio.attrs["long_name"] = "N/P of the foil as built"
    return data


def _run(lives, conditions, protocol, temperature, most, progress):
    """Run cycles with metal in plenty until all has ended or repeats itself; what they did."""
    every = ", ".join(each.name for each in conditions.fade) or POLARIZATION
    metal, ran = conditions.beginning.metal, []
    alike = ALIKE * conditions.cell.areal_capacity / 3600
    for done, point in run(conditions, _going_on(protocol, most), temperature=temperature):
        reason = cannot_go_on(done, conditions.cell)
        ran.append(passages(done.steps, metal))
        metal = point.state.metal
        progress(len(ran), _capacity(conditions.cell, ran[-1]))
        is_first = len(ran) == lives.first
        if is_first and _given(ran[-1]) < LEAST * conditions.cell.areal_capacity / 3600:
            lives.stop(reason or NOT_HELD, known=False)
            return ran
        if reason:
            lives.stop(reason, known=len(ran) > lives.first)
            return ran
        if any(each.ended_by == control.DURATION for each in mainly(charged, done.steps)):
            lives.stop(TIMED, known=False)
            return ran
        lives.cycle(ran[-1], otherwise=every)
        if not lives.going.any():
            return ran
        if not conditions.fade and len(ran) > lives.first and _alike(*ran[-2:], within=alike):
            lives.count(balanced(ran[-1]))
            return ran
    lives.stop(f"not within {most} cycles", known=False)
    return ran


def _given(passages):
    return sum(each.given for each in passages)


def _capacity(cell, passages):
    return per_mass(cell, _given(passages))


def _charge(cell, passages):
    return per_mass(cell, sum(each.taken for each in passages))


def _usual(c_rate, hold_until):
    c_rate = USUAL_RATE if c_rate is None else c_rate
    return protocols.cycling(c_rate=c_rate, hold_until=hold_until, cycles=1)


def _alone(protocol, c_rate):
    if c_rate is not None:
        raise InvalidInput(f"c_rate is {shown(c_rate)} and protocol says at what: give one of them")
    return protocol


def _going_on(protocol, cycles):
    """A protocol whose last stage goes on."""
    *others, last = protocol.stages
    endless = Stage(steps=last.steps, repeats=cycles, name=last.name)
    return Protocol(
        name=protocol.name,
        stages=(*others, endless),
        starts_charged=protocol.starts_charged,
        description=protocol.description,
    )


def _alike(one, other, *, within):
    """Whether two cycles did the same."""
    return all(
        abs(getattr(a, way) - getattr(b, way)) <= within
        for a, b in zip(one, other, strict=True)
        for way in ("taken", "given")
    )


def _shares(name, values, *, up_to_one=False):
    """Shares above 0, below 1 or up to it."""
    values = positive(name, values)
    if wrong := [value for value in values if value > 1 or (value == 1 and not up_to_one)]:
        upper = "up to 1" if up_to_one else "below 1"
        raise InvalidInput(f"{name}: {wrong[0]:g}; allowed are numbers above 0, {upper}")
    return values
