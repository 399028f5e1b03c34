"""The one place that solves: many discharges, whatever their cells, in batches."""

from collections import defaultdict
from typing import Any

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import (
    CAPACITY,
    ENERGY,
    RAMP,
    SALT,
    VOLTAGE,
    Structure,
    compile_model,
)
from mofcell.experiments.limits import limiting_process
from mofcell.experiments.outcome import NO_SOLUTION, Discharge, Outcome
from mofcell.parameters import InvalidInput
from mofcell.parameters.validity import outside_range, unphysical

__all__ = ["Discharge", "Outcome", "discharge"]

#: Where no solution is found, the load is put on this many times more slowly: a cell that can
#: hold only a thousandth of it then ends in its own time.
SLOWER = 1e4

#: The load counts as held once this share of it was reached [-].
HELD = 1 - 1e-6

#: A cell that holds more than this of its load [-] does not fail for want of voltage.
FAR = 0.01

#: Where the salt falls below this share of its initial concentration [-], its profile is steep
#: and the discharge is solved again on the fine mesh.
POOR = 0.2

#: How far below its cut-off a discharge may end [V].
OVERSHOOT = 0.01

EXHAUSTED = "Lithium exhausted"

#: Discharges solved in one call, after which progress is reported.
CHUNK = 250


def discharge(discharges, *, model=models.DFN, along=False, progress=None):
    """Run discharges, each from rest to the first event.

    Parameters
    ----------
    discharges : list of Discharge
        What to run.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    along : bool, optional
        Whether to keep the terms of the voltage along each curve, not at its end only.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    list of Outcome
        One for each, in the same order. No discharge raises: one that cannot run says why.

    Raises
    ------
    InvalidInput
        If the model is none of ours.
    """
    if not (isinstance(model, type) and issubclass(model, models.MetalCell)):
        raise InvalidInput(f"model is {model!r}; give mofcell.models.DFN or mofcell.models.SPMe")
    outcomes: list[Any] = [None] * len(discharges)
    runnable = []
    for index, wanted in enumerate(discharges):
        if reason := _refusal(wanted):
            outcomes[index] = _without_curve(wanted, reason)
            if progress:
                progress(1)
        else:
            runnable.append(index)

    def run(indices, *, fine, progress):
        structures = defaultdict(list)
        for index in indices:
            wanted = discharges[index]
            structures[Structure.of(wanted.cell, model, along=along, fine=fine)].append(index)
        for structure, members in structures.items():
            compiled = compile_model(structure)
            for chunk in batched(members, CHUNK):
                wanted = [discharges[index] for index in chunk]
                for index, item, solution in zip(
                    chunk, wanted, compiled.solve(wanted), strict=True
                ):
                    outcomes[index] = _outcome(item, solution, compiled) or _put_on_slowly(
                        item, compiled
                    )
                if progress:
                    progress(len(chunk))

    run(runnable, fine=False, progress=progress)
    poor = [index for index in runnable if outcomes[index].least_salt < POOR]
    run(poor, fine=True, progress=None)
    return outcomes


def batched(items, size):
    """Slices of a list, each of at most a size."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def _refusal(wanted):
    """Why a discharge cannot begin, or None."""
    cell, at_rest = (
        wanted.cell,
        _equilibrium(wanted.cell, wanted.cell.cathode.initial_stoichiometry),
    )
    low, high = cell.voltage_window
    if at_rest <= low:
        return "cut-off at rest"
    if at_rest > high + 1e-3:
        return f"above the upper cut-off at rest ({at_rest:.3f} V)"
    return unphysical(wanted.numbers)


def _equilibrium(cell, stoichiometry):
    return float(cell.cathode.open_circuit_potential(stoichiometry))


def _without_curve(wanted, status):
    flags = outside_range(wanted.cell, wanted.temperature)
    limit = status if status.endswith("at rest") else ""
    return Outcome(status=status, limited_by=limit, load_held=0.0, flags=flags)


def _put_on_slowly(wanted, compiled):
    """Try again for a cell far from holding its load; any other failure stays one."""
    (solution,) = compiled.solve([wanted], ramp=RAMP * SLOWER)
    outcome = _outcome(wanted, solution, compiled, ramp=RAMP * SLOWER)
    if outcome is None or outcome.load_held > FAR:
        return _without_curve(wanted, NO_SOLUTION)
    return outcome


def _outcome(wanted, solution, compiled, *, ramp=RAMP):
    """What a solution means; None if there is none."""
    if solution is None:
        return None
    event = solution.termination.removeprefix("event: ")
    voltage, salt = solution[VOLTAGE].data, solution[SALT].data
    if voltage[-1] < wanted.cell.voltage_window[0] - OVERSHOOT:
        return None
    held = 1 - np.exp(-solution.t[-1] / ramp)
    end_terms = compiled.end(solution)
    return Outcome(
        status="ok" if held >= HELD or event == EXHAUSTED else "cannot hold the load",
        limited_by=limiting_process(
            event=event,
            terms=end_terms,
            plateau=_equilibrium(wanted.cell, 0.5),
            salt_left=float(salt[-1]),
        ),
        load_held=float(held),
        least_salt=float(salt.min()),
        time=solution.t,
        voltage=voltage,
        capacity=solution[CAPACITY].data,
        energy=solution[ENERGY].data,
        end_terms=end_terms,
        terms=compiled.along(solution),
        flags=outside_range(wanted.cell, wanted.temperature),
    )
