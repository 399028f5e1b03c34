"""Charge and discharge a cell as a protocol says, and follow it."""

import xarray as xr

from mofcell import models
from mofcell.experiments.cycling import saved
from mofcell.experiments.cycling.account import Carried, account
from mofcell.experiments.cycling.cycler import Conditions
from mofcell.experiments.cycling.protocol import Protocol
from mofcell.experiments.cycling.results import joined, results
from mofcell.experiments.cycling.run import cannot_go_on, run
from mofcell.experiments.dataset import per_mass
from mofcell.experiments.discharged import kelvins
from mofcell.parameters import Cell, Heat, InvalidInput
from mofcell.parameters.shown import shown

DONE = "the protocol is done"
STOPPED = "stopped by the user"


def cycle(
    cell,
    protocol,
    *,
    fade=None,
    heat=None,
    temperature=298.15,
    model=models.DFN,
    series=(),
    resume=None,
    progress=None,
):
    """Take a cell through a protocol.

    Parameters
    ----------
    cell : Cell
        The cell, new.
    protocol : Protocol
        What is done, one of :mod:`mofcell.protocols` or your own.
    fade : iterable of FadeMechanism, optional
        What makes it fade; that of the cell's record if not given, nothing if empty. What is
        lost in plating is the cell's ``coulombic_efficiency``.
    heat : Heat, optional
        How it warms itself; isothermal if not given.
    temperature : float, optional
        Temperature of the surroundings at first [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    series : iterable of int, optional
        Numbers of the cycles whose curves are kept.
    resume : xarray.Dataset, optional
        An earlier result, whose cycles are kept and gone on from.
    progress : callable, optional
        Called after each cycle with its number and its discharge capacity [mA.h.g-1].

    Returns
    -------
    xarray.Dataset
        Over ``cycle``: ``specific_capacity`` and ``charge_capacity`` [mA.h.g-1], ``energy``
        [W.h.kg-1], ``mean_voltage`` [V], ``coulombic_efficiency``, ``energy_efficiency``,
        ``end_contribution``, ``mid_contribution`` and ``charge_end_contribution`` [V] over
        ``term``, ``lithium`` [mol.m-2] over ``place``, ``lithium_thickness`` [m],
        ``interphase_resistance`` and ``membrane_cathode_resistance`` [Ohm.m2],
        ``active_material_left``, ``limited_by``, ``status``; ``step_...`` over ``step``, what
        each step gave; ``series_...`` over ``point`` for the cycles in ``series``. The attribute
        "ended" says why the run came to its end. A run that is stopped, or cannot go on, is the
        cycles so far.

    Raises
    ------
    InvalidInput
        If a step cannot be read or lies outside the cell's window, if ``series`` names a cycle
        that the protocol has not, if the temperature is not between 150 and 500 K, or if
        ``resume`` is of another cell or protocol.

    Examples
    --------
    >>> import mofcell
    >>> protocol = mofcell.protocols.cycling(c_rate=1, cycles=2)
    >>> cycled = mofcell.cycle(mofcell.cell("gu2025-lfp"), protocol, model=mofcell.models.SPMe)
    >>> cycled.ended
    'the protocol is done'
    """
    conditions = conditions_of(cell, protocol, fade=fade, heat=heat, model=model)
    (temperature,) = kelvins("temperature", temperature)
    progress = progress or (lambda number, capacity: None)
    series = _cycles_of(protocol, series)
    if not (resume is None or isinstance(resume, xr.Dataset)):
        raise InvalidInput(
            f"resume is {shown(resume)}; give the dataset of mofcell.cycle, of a file by "
            "xarray.load_dataset(file)"
        )
    origin = saved.origin(conditions, temperature)
    point = None if resume is None else saved.point(resume, protocol, origin)
    before = Carried() if resume is None else saved.carried(resume)
    of_the_cell = {
        "nominal": cell.areal_capacity / 3600,
        "plateau": float(cell.cathode.open_circuit_potential(0.5)),
    }
    accounts, kept, ended = [], [], DONE
    try:
        for done, where in run(conditions, protocol, temperature=temperature, begin=point):
            reason = cannot_go_on(done, cell)
            accounts.append(account(done, **of_the_cell, status=reason or "ok", before=before))
            before = accounts[-1].carried
            if done.number in series:
                kept.append(done)
            if reason:
                ended = f"cycle {done.number}: {reason}"
                break
            point = where
            progress(done.number, per_mass(cell, accounts[-1].delivered.charge))
    except KeyboardInterrupt:
        ended = STOPPED
    found = results(accounts, kept, conditions=conditions, temperature=temperature, ended=ended)
    found = saved.with_point(found, point, protocol, origin)
    return found if resume is None else joined(resume, found)


def conditions_of(cell, protocol, *, fade, heat, model):
    """What is cycled under what, checked."""
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {cell!r}; give a Cell, as mofcell.cell(name) returns")
    if not isinstance(protocol, Protocol):
        raise InvalidInput(
            f"protocol is {protocol!r}; give a Protocol, as mofcell.protocols.cycling() returns"
        )
    if not (isinstance(model, type) and issubclass(model, models.MetalCell)):
        raise InvalidInput(f"model is {model!r}; give mofcell.models.DFN or mofcell.models.SPMe")
    if not (heat is None or isinstance(heat, Heat)):
        raise InvalidInput(
            f"heat is {shown(heat)}; give mofcell.Heat(heat_transfer_coefficient=20.0), or None"
        )
    if fade is not None:
        cell = cell.replace(fade=tuple(fade))  # which checks them
    return Conditions(cell, model, cell.fade, heat, protocol.starts_charged)


def _cycles_of(protocol, numbers):
    """Numbers of cycles, checked."""
    numbers = [numbers] if isinstance(numbers, int | str) else list(numbers)
    for number in numbers:
        if number not in range(1, protocol.cycles + 1):
            raise InvalidInput(
                f"series: {shown(number)} is no cycle of {protocol.name!r}; allowed are whole "
                f"numbers from 1 to {protocol.cycles}"
            )
    return frozenset(map(int, numbers))
