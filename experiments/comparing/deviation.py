"""Where a cell and a measurement differ, in words."""

from dataclasses import dataclass, field

import numpy as np

from mofcell.experiments.measured.observations import MeanVoltage
from mofcell.experiments.measured.runs import simulated
from mofcell.experiments.outcome import NO_SOLUTION

#: A residual below so many standard errors is scatter [-].
SCATTER = 2.0


@dataclass(frozen=True, kw_only=True)
class Deviation:
    """How far one measured number, or one curve, is from the simulation.

    Parameters
    ----------
    label : str
        What it is of.
    words : str
        Sign and size.
    size : float
        Root mean square of the residuals over their standard errors [-].
    capacity : float
        Residual over the measured capacity [-], NaN where none was measured.
    voltage : float
        Root mean square of the residuals of the voltage [V], NaN where none was measured.
    """

    label: str
    words: str
    size: float
    capacity: float = field(default=float("nan"))
    voltage: float = field(default=float("nan"))


def titled(label, *, c_rate, temperature):
    """A label with C-rate and temperature behind, where it does not state them.

    Parameters
    ----------
    label : str
        What the data call it.
    c_rate : float
        Current over the nominal 1C current [-].
    temperature : float
        Temperature [K].

    Returns
    -------
    str
        The label.

    Examples
    --------
    >>> titled("cell 3", c_rate=0.5, temperature=298.15)
    'cell 3 (0.5 C, 25 degC)'
    >>> titled("0.5 C, 25 degC", c_rate=0.5, temperature=298.15)
    '0.5 C, 25 degC'
    """
    words = f"{c_rate:.3g} C, {round(temperature - 273.15, 1):g} degC"
    return label if words in label else f"{label} ({words})"


def deviations(cell, usable, outcomes, *, sizes):
    """How far each measured number and each curve is from the simulation.

    Parameters
    ----------
    cell : Cell
        The cell.
    usable : Usable
        What was measured.
    outcomes : dict
        Outcomes by C-rate [-] and temperature [K].
    sizes : list of float
        Size of each observation, in the order of ``usable.observed`` [-].

    Returns
    -------
    list of Deviation
        Numbers first, then curves.
    """
    several = len({one.source for one in usable.observed}) > 1
    left = iter(sizes)

    def label(one):
        c_rate, temperature = one.conditions[0]
        words = titled(one.label, c_rate=c_rate, temperature=temperature)
        return f"{words} of {one.source}" if several else words

    found = [
        Deviation(label=label(one), size=next(left), **_of_a_point(cell, one, outcomes))
        for one in usable.points
    ]
    for curve in usable.curves:
        size = max(next(left) for _ in curve.observed)
        found.append(
            Deviation(label=label(curve.along), size=size, **_of_a_curve(cell, curve, outcomes))
        )
    return found


def where(found):
    """The largest deviation of all, in words.

    Parameters
    ----------
    found : list of Deviation
        The deviations.

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> where([Deviation(label="2 C", words="9 % below", size=9.0, capacity=-0.09),
    ...        Deviation(label="1 C", words="1 % above", size=1.0, capacity=0.01)])
    'largest deviation: 2 C: 9 % below; the others within 1 %'
    """
    worst = max(found, key=lambda one: one.size)
    if worst.size <= SCATTER:
        return f"within the scatter of the data ({_together(found, _rms)} rms)"
    others = _together([one for one in found if one is not worst], lambda x: np.abs(x).max())
    line = f"largest deviation: {worst.label}: {worst.words}"
    return f"{line}; the others within {others}" if others else line


def _together(found, size):
    """Capacities and voltages of several deviations as one number each."""
    capacities = np.array([one.capacity for one in found])
    voltages = np.array([one.voltage for one in found])
    parts = [
        f"{_digits(scale * size(values[np.isfinite(values)]))} {unit}"
        for values, scale, unit in ((capacities, 100, "%"), (voltages, 1000, "mV"))
        if np.isfinite(values).any()
    ]
    return " and ".join(parts)


def _rms(values):
    return np.sqrt(np.mean(values**2))


def _of_a_point(cell, one, outcomes):
    (measured,) = one.measured
    outcome = outcomes[one.conditions[0]]
    (reached,) = simulated(cell, one, outcomes)
    residual = reached - measured
    if isinstance(one, MeanVoltage):
        words = f"{_millivolts(residual)} the measured {measured:.4g} V"
        size = {"voltage": float(residual)}
    else:
        share = float(residual / measured) if measured else np.nan
        words = f"{_percent(share)} the measured {_written(one)}"
        if not measured:
            words = f"{_digits(residual)} {_unit(one)} above the measured {_written(one)}"
        size = {"capacity": share}
    if outcome.status != "ok" or not np.isfinite(residual):
        words = f"the model {_why_not(outcome)}, measured are {_written(one)}"
    return {"words": words, **size}


def _of_a_curve(cell, curve, outcomes):
    outcome = outcomes[curve.along.conditions[0]]
    apart = simulated(cell, curve.along, outcomes) - curve.along.measured
    apart = apart[np.isfinite(apart)]
    end = {}
    if curve.end is not None:
        reached = simulated(cell, curve.end, outcomes)
        end["capacity"] = float((reached / curve.end.measured - 1).item())
    if not apart.size:
        return {"words": f"the model {_why_not(outcome)}", **end}
    rms, mean = _rms(apart), float(np.mean(apart))
    # where it is the same sign throughout it is said, elsewhere the size
    words = (
        f"voltage {_millivolts(mean)} the measured"
        if abs(mean) > 0.8 * rms
        else f"voltage {_digits(1000 * rms)} mV rms from the measured"
    )
    if end:
        words += f", capacity {_percent(end['capacity'])} the measured {_written(curve.end)}"
    return {"words": words, "voltage": float(rms), **end}


def _why_not(outcome):
    if outcome.status == NO_SOLUTION:
        return "finds no solution"
    limited = outcome.limited_by if outcome.limited_by != outcome.status else ""
    process = f", {limited}" if limited else ""
    return f"delivers nothing ({outcome.status}{process})"


def _percent(share):
    return f"{_digits(100 * abs(share))} % {'above' if share > 0 else 'below'}"


def _millivolts(volt):
    return f"{_digits(1000 * abs(volt))} mV {'above' if volt > 0 else 'below'}"


def _digits(number):
    """Two digits of a number, as many as a residual is worth."""
    return f"{float(f'{number:.2g}'):g}"


def _written(one):
    """A measured number with its unit."""
    return f"{one.measured[-1]:.4g} {_unit(one)}"


def _unit(one):
    """The unit of an observation as the field writes it."""
    return {"mA.h.g-1": "mAh/g"}.get(one.unit, one.unit)
