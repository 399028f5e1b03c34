"""Which mechanism of fade takes how much of the capacity."""

import numpy as np

from mofcell import models
from mofcell.experiments.cycling.cycle import STOPPED, conditions_of, cycle
from mofcell.experiments.dataset import dataset

#: What is lost in plating counts as a mechanism; its rate is the cell's coulombic efficiency.
PLATING = "lost plating"

#: A cell that gives less than this share of its first capacity [-] gives nothing.
NOTHING = 1e-3


def no_progress(total):
    """What takes the number of steps and shows none of them."""
    return lambda: None


def fade_shares(
    cell,
    protocol,
    *,
    fade=None,
    temperature=298.15,
    model=models.SPMe,
    progress=None,
):
    r"""How much of the capacity each mechanism takes, alone and beside the others.

    .. math::
        \Delta q = q_0 - q, \quad \Delta q_m = q_0 - q_{\{m\}}, \quad
        \Delta q'_m = q_{-m} - q, \quad I = \Delta q - \sum_m \Delta q_m

    with the capacity q of a cycle under all mechanisms, :math:`q_0` under none,
    :math:`q_{\{m\}}` under one alone and :math:`q_{-m}` under all but one. Mechanisms act on
    each other (a resistance costs more where little active material is left), so the shares
    need not add up: what is missing or too much is the interaction I.

    Parameters
    ----------
    cell : Cell
        The cell, new.
    protocol : Protocol
        What is done, one of :mod:`mofcell.protocols` or your own.
    fade : iterable of FadeMechanism, optional
        What makes it fade; that of the cell's record if not given. A
        ``coulombic_efficiency`` of the cell below 1 is a mechanism too.
    temperature : float, optional
        Temperature of the surroundings at first [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Takes the number of cycles to run and gives what to call after each of them.

    Returns
    -------
    xarray.Dataset
        Over ``cycle``: ``specific_capacity``, ``capacity_without_fade``, ``loss`` and
        ``interaction`` [mA.h.g-1]; over ``mechanism`` too: ``capacity_alone``, ``loss_alone``
        and ``loss_added`` [mA.h.g-1]. A cell that passes no charge any more has the capacity
        0, NaN stands where a run could not go on.

    Raises
    ------
    InvalidInput
        As :func:`mofcell.cycle`.

    Examples
    --------
    >>> import mofcell
    >>> fade = [mofcell.CathodeLoss(loss_per_cycle=0.02)]
    >>> protocol = mofcell.protocols.cycling(c_rate=0.5, cycles=3)
    >>> shares = fade_shares(mofcell.cell("gu2025-lfp"), protocol, fade=fade)
    >>> bool(shares.loss_alone[0, -1] > 0), float(abs(shares.interaction).max())
    (True, 0.0)
    """
    fade = conditions_of(cell, protocol, fade=fade, heat=None, model=model).fade
    names = [each.name for each in fade] + [PLATING] * (cell.coulombic_efficiency < 1)
    everything = frozenset(names)
    alone = {name: frozenset({name}) for name in names}
    without = {name: everything - {name} for name in names}
    cases = {frozenset(), everything, *alone.values(), *without.values()}
    done = (progress or no_progress)(len(cases) * protocol.cycles)

    def capacity(acting):
        own = cell if PLATING in acting else cell.replace(coulombic_efficiency=1.0)
        # what does not act stands still: the equations stay, nothing is compiled again
        still = [each if each.name in acting else each.without() for each in fade]
        return capacities(
            own, protocol, fade=still, temperature=temperature, model=model, done=done
        )

    q = {acting: capacity(acting) for acting in sorted(cases, key=sorted)}
    new, full = q[frozenset()], q[everything]
    shape = (len(names), protocol.cycles)
    q_alone = np.reshape([q[alone[name]] for name in names], shape)
    q_without = np.reshape([q[without[name]] for name in names], shape)
    loss, loss_alone = new - full, new - q_alone
    return dataset(
        {
            "specific_capacity": ("cycle", full),
            "capacity_without_fade": ("cycle", new),
            "loss": ("cycle", loss),
            "interaction": ("cycle", loss - loss_alone.sum(axis=0)),
            "capacity_alone": (("mechanism", "cycle"), q_alone),
            "loss_alone": (("mechanism", "cycle"), loss_alone),
            "loss_added": (("mechanism", "cycle"), q_without - full),
        },
        {"cycle": np.arange(1, protocol.cycles + 1), "mechanism": names},
        cell=cell,
        model=model,
        protocol=protocol.name,
        temperature_K=temperature,
    )


def capacities(cell, protocol, *, done=lambda: None, **conditions):
    """Capacities of all cycles of a protocol, of which the cell may not reach some.

    Parameters
    ----------
    cell : Cell
        The cell, new.
    protocol : Protocol
        What is done.
    done : callable, optional
        Called after each cycle.
    **conditions
        As :func:`mofcell.cycle` takes them.

    Returns
    -------
    array
        Discharge capacities [mA.h.g-1]: 0 once no charge passes, NaN after any other end.

    Raises
    ------
    KeyboardInterrupt
        If the user has stopped it: some of the cycles tell nothing of the others.
    """
    cycled = cycle(cell, protocol, progress=lambda *_: done(), **conditions)
    if cycled.ended == STOPPED:
        raise KeyboardInterrupt
    found = cycled.specific_capacity.values
    missing = protocol.cycles - len(found)
    for _ in range(missing):
        done()
    nothing_passes = len(found) > 0 and found[-1] < NOTHING * found[0]
    return np.append(found, np.full(missing, 0.0 if nothing_passes else np.nan))
