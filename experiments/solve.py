"""The one place that solves: many discharges, whatever their cells, in batches."""

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import (
    CAPACITY,
    ENERGY,
    RAMP,
    VOLTAGE,
    Structure,
    compile_model,
)
from mofcell.experiments.limits import limiting_process
from mofcell.experiments.outcome import Discharge, Outcome
from mofcell.parameters.validity import outside_range

__all__ = ["Discharge", "Outcome", "discharge"]

#: Where no solution is found, the load is put on this many times more slowly: a cell that can
#: hold only a thousandth of it then ends in its own time.
SLOWER = 1e4

#: The load counts as held once this share of it was reached [-].
HELD = 1 - 1e-6

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
    """
    outcomes: list[Outcome | None] = [None] * len(discharges)
    batches: dict[Structure, list[int]] = {}
    for index, wanted in enumerate(discharges):
        if _rest_voltage(wanted.cell) <= wanted.cell.voltage_window[0]:
            outcomes[index] = Outcome(
                status="cut-off at rest", limited_by="cut-off at rest", load_held=0.0
            )
            if progress:
                progress(1)
        else:
            batches.setdefault(Structure.of(wanted.cell, model, along=along), []).append(index)
    for structure, indices in batches.items():
        compiled = compile_model(structure)
        for start in range(0, len(indices), CHUNK):
            chunk = indices[start : start + CHUNK]
            solutions = compiled.solve([discharges[index] for index in chunk])
            for index, solution in zip(chunk, solutions, strict=True):
                outcomes[index] = _outcome(discharges[index], solution, compiled) or _put_on_slowly(
                    discharges[index], compiled
                )
            if progress:
                progress(len(chunk))
    return outcomes


def _rest_voltage(cell):
    return float(cell.cathode.open_circuit_potential(cell.cathode.initial_stoichiometry))


def _put_on_slowly(wanted, compiled):
    """Try again for a cell far from holding its load; any other failure stays one."""
    (solution,) = compiled.solve([wanted], ramp=RAMP * SLOWER)
    outcome = _outcome(wanted, solution, compiled, ramp=RAMP * SLOWER)
    if outcome is None or outcome.status == "ok":
        return Outcome(
            status="the solver found no solution",
            limited_by="",
            load_held=0.0,
            flags=outside_range(wanted.cell, wanted.temperature),
        )
    return outcome


def _outcome(wanted, solution, compiled, *, ramp=RAMP):
    """What a solution means; None if there is none."""
    if solution is None:
        return None
    salt_left, end_terms = compiled.end(solution)
    held = 1 - np.exp(-solution.t[-1] / ramp)
    return Outcome(
        status="ok" if held >= HELD else f"cannot hold the load (reached {100 * held:.2g} % of it)",
        limited_by=limiting_process(
            event=solution.termination.removeprefix("event: "),
            terms=end_terms,
            rest_voltage=_rest_voltage(wanted.cell),
            salt_left=salt_left,
        ),
        load_held=float(held),
        time=solution.t,
        voltage=solution[VOLTAGE].data,
        capacity=solution[CAPACITY].data,
        energy=solution[ENERGY].data,
        end_terms=end_terms,
        terms=compiled.along(solution),
        flags=outside_range(wanted.cell, wanted.temperature),
    )
