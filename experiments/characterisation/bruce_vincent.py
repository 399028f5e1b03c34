"""A transference number by Bruce and Vincent: as it is measured, and how well it is known."""

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.membrane_alone import STEADY, relaxation_time
from mofcell.experiments.characterisation.membrane_run import (
    DURATION,
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import ConcentratedElectrolyte, InvalidInput, SymmetricCell
from mofcell.parameters.constants import F, R
from mofcell.parameters.review.bruce_vincent import sensitivities, transference_number
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_concentration, outside_range

#: What is read, as in the formula.
READINGS = ("V", "I0", "Is", "R0", "Rs")

#: Times of the current that are kept, beside the start and the first reading.
KEPT = 240

#: Simulated measurements behind the interval, and the seed of their errors.
DRAWS, SEED = 100_000, 0

#: Change of the current over the last tenth of the time above which it is not steady [-].
DRIFT = 1e-3

NOT_STEADY = "not steady: give it a longer duration"


def bruce_vincent(
    cell,
    *,
    voltage=0.01,
    temperature=298.15,
    duration=None,
    first_reading=0.0,
    voltage_error=0.001,
    current_error=0.01,
    resistance_error=0.01,
):
    r"""Hold a voltage until the current is steady, with an impedance before and after.

    .. math:: t_+ = \frac{I_s (\Delta V - I_0 R_0)}{I_0 (\Delta V - I_s R_s)}
        = \frac{\Delta V / I_0 - R_0}{\Delta V / I_s - R_s}

    R is the resistance of both interfaces, charge transfer and interphase, as the arcs of an
    impedance have it: of a small change around the state, at rest before and at the steady
    current after. With the bulk resistance :math:`R_b = \Delta V / I_0 - R_0` the relative
    changes of t+ over those of the readings are :math:`-R_0/R_b` for R0, :math:`t_+ R_s/R_b`
    for Rs, and so on: where the interfaces have most of the resistance, nothing is known of t+.

    The errors of the readings are normal and independent. The standard deviation of t+ is of
    first order in them; the interval is of 100 000 simulated measurements, since V/Is - Rs may
    come close to 0.

    Parameters
    ----------
    cell : SymmetricCell
        The cell, at rest.
    voltage : float, optional
        Voltage that is held [V].
    temperature : float, optional
        Temperature [K].
    duration : float, optional
        How long it is held [s]; 20 relaxation times of the slower ion if not given.
    first_reading : float, optional
        When the initial current is read [s]. At 0 it is what flows before any salt has moved.
    voltage_error : float, optional
        Standard deviation of the voltage over its value [-]; 0.1 % is assumed.
    current_error : float, optional
        That of each current [-]; 1 % is assumed.
    resistance_error : float, optional
        That of the resistance of the interfaces, before and after each [-]; 1 % is assumed.

    Returns
    -------
    xarray.Dataset
        Over ``time`` [s]: ``current_density`` [A.m-2] and ``current`` [mA]. Over ``reading``
        ("V", "I0", "Is", "R0", "Rs"): ``stated_error``, ``sensitivity``,
        ``error_contribution`` [-]. Alone: ``initial_current_density`` and
        ``steady_current_density`` [A.m-2], ``initial_resistance`` and ``steady_resistance`` of
        both interfaces, ``membrane_resistance`` and ``steady_membrane_resistance`` [Ohm.m2];
        ``transference_number`` by the formula, its ``transference_number_error``, the ends of
        its 95 % interval ``transference_number_low`` and ``transference_number_high``,
        ``share_outside`` 0 to 1, ``current_ratio`` Is/I0 and ``true_transference_number`` of
        the electrolyte [-]; ``status``, ok or why there is no t+. In the attributes
        ``verdict``, in words.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, or the cell is not lithium on both sides.

    References
    ----------
    J. Evans, C. A. Vincent, P. G. Bruce, Polymer 28 (1987) 2324,
    doi 10.1016/0032-3861(87)90394-6; as Gu et al., Dalton Trans. 54 (2025) 13093, Eq. (3).

    Examples
    --------
    >>> import mofcell
    >>> measured = mofcell.bruce_vincent(mofcell.cell("gu2025-symmetric"))
    >>> measured.verdict
    '1 % in R0 moves t+ by 59 %, 1 % in Rs by 45 %'
    """
    _check_cell(cell)
    (voltage,), (temperature,) = positive("voltage", voltage), kelvins("temperature", temperature)
    if duration is None:
        duration = STEADY * relaxation_time(cell, temperature)
    (duration,) = positive("duration", duration)
    first_reading = _first_reading(first_reading, duration)
    errors = _errors(voltage_error, current_error, resistance_error)
    numbers = square_metre(cell, temperature)
    compiled = compile_membrane(MembraneStructure.of(cell))
    at = np.unique([0.0, first_reading, *np.geomspace(1e-6 * duration, duration, KEPT)])
    held = compiled.run(Hold(voltage=voltage, duration=duration), numbers, at=at)
    status = _status(held)
    time, current = held.time, held.along.get("current", np.full(len(held.time), np.nan))
    read = dict.fromkeys(READINGS, np.nan)
    bulk = {"membrane_resistance": np.nan, "steady_membrane_resistance": np.nan}
    if held.ended_by == DURATION:
        first = int(np.searchsorted(time, first_reading))
        read = {
            "V": voltage,
            "I0": current[first],
            "Is": current[-1],
            "R0": _interfaces(held.along, numbers, at=0, current=0.0),
            "Rs": _interfaces(held.along, numbers, at=-1, current=current[-1]),
        }
        ohmic = -held.along["membrane ohmic"] / current
        bulk = {"membrane_resistance": ohmic[0], "steady_membrane_resistance": ohmic[-1]}
    found = _by_formula(**read)
    sensitivity = _sensitivities(read, found)
    contribution = np.abs(sensitivity * errors)
    low, high, outside = _interval(read, errors)
    salt = held.along.get("salt", np.ones(1)).min()
    return dataset(
        {
            "current_density": ("time", current),
            "current": ("time", 1e3 * cell.area * current),
            "initial_current_density": ((), read["I0"]),
            "steady_current_density": ((), read["Is"]),
            "initial_resistance": ((), read["R0"]),
            "steady_resistance": ((), read["Rs"]),
            **{name: ((), value) for name, value in bulk.items()},
            "transference_number": ((), found),
            "transference_number_error": ((), abs(found) * np.sqrt(np.sum(contribution**2))),
            "transference_number_low": ((), low),
            "transference_number_high": ((), high),
            "share_outside": ((), outside),
            "current_ratio": ((), read["Is"] / read["I0"]),
            "true_transference_number": ((), _of_the_electrolyte(cell, temperature)),
            "stated_error": ("reading", errors),
            "sensitivity": ("reading", sensitivity),
            "error_contribution": ("reading", contribution),
            "status": ((), status),
        },
        {"time": time, "reading": list(READINGS)},
        cell=cell,
        model=models.Symmetric,
        flags=[*outside_range(cell, temperature), *outside_concentration(cell, salt)],
        voltage_V=voltage,
        temperature_K=temperature,
        duration_s=duration,
        first_reading_s=first_reading,
        membrane=cell.electrolyte.name,
        verdict=_verdict(dict(zip(READINGS, sensitivity, strict=True)), status),
    )


def _check_cell(cell):
    if isinstance(cell, SymmetricCell):
        return
    step = "give a SymmetricCell, such as mofcell.cell('gu2025-symmetric')"
    if hasattr(cell, "lithium_thickness"):
        step = "give mofcell.SymmetricCell.of(cell), its membrane between two of its lithium foils"
    elif hasattr(cell, "membrane_thickness"):
        step = "no lithium passes its faces; give a SymmetricCell"
    raise InvalidInput(f"cell is {shown(cell)}, not lithium on both sides: {step}")


def _first_reading(seconds, duration):
    try:
        seconds = float(seconds)
    except (TypeError, ValueError):
        seconds = np.nan
    if not 0 <= seconds < duration:
        raise InvalidInput(
            f"first_reading: {shown(seconds)} s; allowed is 0 up to the duration, {duration:.4g} s"
        )
    return seconds


def _errors(voltage, current, resistance):
    """Stated errors in the order of ``READINGS`` [-]."""
    given = {
        "voltage_error": voltage,
        "current_error": current,
        "resistance_error": resistance,
    }
    for name, value in given.items():
        if not (isinstance(value, int | float) and 0 <= value < 1):
            raise InvalidInput(
                f"{name}: {shown(value)}; give a fraction from 0 to below 1: 1 % is 0.01"
            )
    return np.array([voltage, current, current, resistance, resistance], float)


def _status(held):
    if held.ended_by != DURATION:
        return held.ended_by
    current = held.along["current"]
    late = np.interp(0.9 * held.time[-1], held.time, current)
    if abs(late / current[-1] - 1) > DRIFT:
        return NOT_STEADY
    return "ok"


def _interfaces(along, numbers, *, at, current):
    """Resistance of both interfaces to a small change around a current [Ohm.m2]."""
    T, exchange = (
        numbers["Ambient temperature [K]"],
        numbers["Lithium reference exchange-current density [A.m-2]"],
    )
    faces = 0.0
    for side in ("left", "right"):
        i0 = along[f"{side} area"][at] * exchange
        charge_transfer = 2 * R * T / F / np.hypot(current, 2 * i0)
        faces += along[f"{side} interphase"][at] + charge_transfer
    return faces


def _by_formula(V, I0, Is, R0, Rs):
    return transference_number(
        voltage=V, initial_current=I0, steady_current=Is, initial=R0, steady=Rs
    )


def _sensitivities(read, found):
    known = sensitivities(
        bulk=read["V"] / read["I0"] - read["R0"],
        initial=read["R0"],
        steady=read["Rs"],
        t_plus=found,
    )
    return np.array([known[name] for name in READINGS])


def _interval(read, errors):
    """Ends of the 95 % interval of t+, and the share of draws that are no t+ at all [-]."""
    values = np.array([read[name] for name in READINGS])
    if not np.isfinite(values).all():
        return np.nan, np.nan, np.nan
    noise = np.random.default_rng(SEED).standard_normal((DRAWS, len(values)))
    drawn = _by_formula(*(values * (1 + errors * noise)).T)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return low, high, np.mean((drawn < 0) | (drawn > 1))


def _of_the_electrolyte(cell, temperature):
    """Its transference number, at rest [-]."""
    membrane, T = cell.electrolyte, temperature
    if isinstance(membrane, ConcentratedElectrolyte):
        found = membrane.transference_number(membrane.salt_concentration, T)
        return float(found.evaluate() if hasattr(found, "evaluate") else found)
    return 1.0 if membrane.is_single_ion else float(membrane.transference_number(T))


def _verdict(sensitivity, status):
    """What the formula makes of an error, in words."""
    if not np.isfinite(sensitivity["R0"]):
        return f"no t+: {status}"
    percent = {name: f"{abs(value):.2g}" for name, value in sensitivity.items()}
    return f"1 % in R0 moves t+ by {percent['R0']} %, 1 % in Rs by {percent['Rs']} %"
