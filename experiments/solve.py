"""The one place that solves: many discharges, whatever their cells, in batches."""

from collections import defaultdict
from typing import Any

import numpy as np
from scipy.integrate import cumulative_trapezoid

from mofcell import models
from mofcell.experiments.compiled import (
    RAMP,
    THREADS,
    Effort,
    Structure,
    accessible_charge,
    compile_model,
)
from mofcell.experiments.limits import limiting_process
from mofcell.experiments.outcome import NO_SOLUTION, TERMS, Discharge, Outcome
from mofcell.parameters import InvalidInput
from mofcell.parameters.validity import outside_concentration, outside_range, unphysical

__all__ = ["Discharge", "Outcome", "discharge"]

#: Where no solution is found, the load is put on this many times more slowly: a cell that can
#: hold only a thousandth of it then ends in its own time.
SLOWER = 1e4

#: The load counts as held once this share of it was reached [-].
HELD = 1 - 1e-6

#: A cell that holds more than this of its load [-] does not fail for want of voltage.
FAR = 0.01

#: A discharge without solution is solved again more tightly: at the vertical end of a potential
#: curve the usual tolerance may lose its way. If that is no help, or where the salt falls below
#: this share of its initial concentration [-] and its profile is steep, also on the fine mesh.
POOR = 0.2

#: So is one that delivers less than a share of the accessible charge [-] while the salt falls
#: below another: it ends on profiles that are still steep.
SHORT, LOW = 0.3, 0.6

#: How far below its cut-off a discharge may end [V].
OVERSHOOT = 0.01

EXHAUSTED = "Lithium exhausted"

#: Discharges solved in one call, after which progress is reported.
CHUNK = 250


def discharge(discharges, *, model=models.DFN, effort=Effort.USUAL, progress=None, threads=THREADS):
    """Run discharges, each from rest to the first event.

    Parameters
    ----------
    discharges : list of Discharge
        What to run.
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    effort : Effort, optional
        How hard each is solved at first; one that is lost or meets steep profiles is solved
        again, harder.
    progress : callable, optional
        Called with the number of discharges done since the last call.
    threads : int, optional
        Threads that solve; as many as the machine has cores by default.

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
    progress = progress or (lambda done: None)
    outcomes: list[Any] = [_refused(wanted) for wanted in discharges]
    runnable = [index for index, outcome in enumerate(outcomes) if outcome is None]
    if refused := len(discharges) - len(runnable):
        progress(refused)

    def run(indices, effort, progress=lambda done: None):
        wanted = [discharges[index] for index in indices]
        found = _run(wanted, model, effort=effort, progress=progress, threads=threads)
        for index, outcome in zip(indices, found, strict=True):
            # where there is a solution, one without is no better for its effort
            if outcomes[index] is None or outcome.status != NO_SOLUTION:
                outcomes[index] = outcome

    def lost():
        return [index for index in runnable if outcomes[index].status == NO_SOLUTION]

    run(runnable, effort, progress)
    run(lost(), Effort.TIGHT)
    steep = [index for index in runnable if _is_steep(discharges[index].cell, outcomes[index])]
    run([*lost(), *steep], Effort.FINE)
    return outcomes


def _run(discharges, model, *, effort, progress, threads):
    """Outcomes in the order of the discharges, solved together where they share a structure."""
    structures = defaultdict(list)
    for index, wanted in enumerate(discharges):
        structures[Structure.of(wanted.cell, model, effort=effort, heat=wanted.heat)].append(index)
    outcomes: list[Any] = [None] * len(discharges)
    for structure, members in structures.items():
        compiled = compile_model(structure, threads)
        for start in range(0, len(members), CHUNK):
            chunk = members[start : start + CHUNK]
            curves = compiled.solve([discharges[index] for index in chunk])
            for index, curve in zip(chunk, curves, strict=True):
                wanted = discharges[index]
                outcome = _outcome(wanted, curve)
                outcomes[index] = outcome or _put_on_slowly(wanted, compiled)
            progress(len(chunk))
    return outcomes


def _is_steep(cell, outcome):
    """Whether a discharge met, or ended on, profiles that the usual mesh is too coarse for."""
    if outcome.status == NO_SOLUTION:
        return False
    is_short = 3600 * outcome.delivered < SHORT * accessible_charge(cell)
    ended_short = outcome.status == "ok" and is_short and outcome.least_salt <= LOW
    return outcome.least_salt < POOR or ended_short


def _refused(wanted):
    """The outcome of a discharge that cannot begin; None if it can."""
    cell = wanted.cell
    at_rest = _equilibrium(cell, cell.initial_stoichiometry)
    low, high = cell.voltage_window
    if at_rest <= low:
        return _without_curve(wanted, "cut-off at rest")
    if at_rest > high + 1e-3:  # [V], what rounds away in a window
        return _without_curve(wanted, f"above the upper cut-off at rest ({at_rest:.3f} V)")
    if reason := unphysical(wanted.numbers):
        return _without_curve(wanted, reason)
    return None


def _equilibrium(cell, stoichiometry):
    return float(cell.cathode.open_circuit_potential(stoichiometry))


def _without_curve(wanted, status):
    flags = outside_range(wanted.cell, wanted.temperature)
    limit = status if status.endswith("at rest") else ""
    return Outcome(status=status, limited_by=limit, load_held=0.0, flags=flags)


def _put_on_slowly(wanted, compiled):
    """Try again for a cell far from holding its load; any other failure stays one."""
    (curve,) = compiled.solve([wanted], ramp=RAMP * SLOWER)
    outcome = _outcome(wanted, curve, ramp=RAMP * SLOWER)
    if outcome is None or outcome.load_held > FAR:
        return _without_curve(wanted, NO_SOLUTION)
    return outcome


def _outcome(wanted, curve, *, ramp=RAMP):
    """What a curve means; None if there is none."""
    if curve is None or curve.voltage[-1] < wanted.cell.voltage_window[0] - OVERSHOOT:
        return None
    held = 1 - np.exp(-curve.time[-1] / ramp)
    terms = dict(zip(TERMS, curve.terms, strict=True))
    end_terms = {term: float(along[-1]) for term, along in terms.items()}
    least_salt = float(curve.salt.min())
    temperature = curve.temperature
    if temperature is None:
        temperature = np.full(len(curve.time), wanted.temperature)
    return Outcome(
        status="ok" if held >= HELD or curve.event == EXHAUSTED else "cannot hold the load",
        limited_by=limiting_process(
            event=curve.event,
            terms=end_terms,
            plateau=_equilibrium(wanted.cell, 0.5),
            salt_left=float(curve.salt[-1]),
        ),
        load_held=float(held),
        least_salt=least_salt,
        time=curve.time,
        voltage=curve.voltage,
        capacity=curve.capacity,
        energy=cumulative_trapezoid(curve.voltage, curve.capacity, initial=0),
        temperature=temperature,
        terms=terms,
        flags=[
            *_outside_range(wanted, highest=float(temperature.max())),
            *outside_concentration(wanted.cell, least_salt),
        ],
    )


def _outside_range(wanted, *, highest):
    """Laws that do not cover the temperatures met: of the surroundings, and up to the highest."""
    met = dict.fromkeys((wanted.temperature, highest))
    return dict.fromkeys(flag for T in met for flag in outside_range(wanted.cell, T))
