"""What is held in a step, and what ends it, as inputs of one compiled model.

Every step, whatever it holds, runs on the same equations: the current is a state, and one
residual keeps current, voltage, power or conductance at its target. So steps follow each
other without a rebuild, and the state after one is the state before the next.
"""

from enum import Enum

import pybamm


class Held(Enum):
    """What a step holds."""

    CURRENT = "current"
    VOLTAGE = "voltage"
    POWER = "power"
    CONDUCTANCE = "conductance"


#: Time constant with which a step goes to its target [s]: a hold from the voltage there is, all
#: others from no current, so that a cell that cannot give what is asked of it ends there, as a
#: result and not as an error. The current of the step before may be more than it can still give.
RAMP = 0.01

#: Typical voltage, by which power and conductance are brought to the size of a current [V].
TYPICAL_VOLTAGE = 3.5

#: Inputs that a step sets beside the numbers of the cell; everything for one square metre.
INPUTS = (
    *(f"Holds {held.value}" for held in Held),  # 1 or 0
    "Before",  # what the step sets out from, in the unit of the target
    "Target",  # [A], [V], [W] or [S]
    "Lower cut-off [V]",
    "Upper cut-off [V]",
    "Current cut-off [A]",
    "Strips lithium",  # 1 or 0
    "Lower slack [V]",
    "Upper slack [V]",
    "Current slack [A]",
    "Lithium slack",  # of the nominal capacity
)

#: Where a step has no cut-off: voltages that only a cell comes to which cannot give or take
#: what is asked of it, and a current below all.
NO_LOWER, NO_UPPER, NO_CURRENT = 0.0, 10.0, -1.0

#: While a cut-off that a cell starts beyond does not count: how much further it may go [V], and
#: the lithium that one without any may give, over its nominal capacity [-].
MARGIN, LITHIUM_MARGIN = 1e-3, 1e-6

#: How long a cut-off that is passed at the start does not count [s]: the load is put on by then.
GRACE = 10 * RAMP


def target(number, profile):
    """What the step holds, a function of time: from where it sets out to target or profile.

    Parameters
    ----------
    number : dict
        Symbols by name.
    profile : array or None
        Times [s] and values, in the unit of the target, between which it is linear.
    """
    wanted = number["Target"]
    if profile is not None:
        wanted = pybamm.Interpolant(profile[:, 0], profile[:, 1], pybamm.t)
    return wanted + (number["Before"] - wanted) * pybamm.exp(-pybamm.t / RAMP)


def residual(number, profile=None):
    """The equation of the external circuit, for PyBaMM's option "operating mode".

    Parameters
    ----------
    number : dict
        Symbols by name.
    profile : array, optional
        Times [s] and values, as for :func:`target`.

    Returns
    -------
    callable
        From the variables of the model to a current [A] that has to vanish.
    """

    def hold(variables):
        current, voltage = variables["Current [A]"], variables["Voltage [V]"]
        wanted = target(number, profile)
        one_c = number["Nominal cell capacity [A.h]"]
        off = {
            Held.CURRENT: current - wanted,
            Held.VOLTAGE: (voltage - wanted) * one_c,
            Held.POWER: (current * voltage - wanted) / TYPICAL_VOLTAGE,
            Held.CONDUCTANCE: current - wanted * voltage,
        }
        return sum(number[f"Holds {held.value}"] * off[held] for held in Held)

    return hold


LOWER, UPPER, CURRENT = "lower cut-off", "upper cut-off", "current cut-off"
EXHAUSTED = "lithium exhausted"
DURATION, TIME_LIMIT, NO_SOLUTION = "duration", "time limit", "no solution"

#: Ends of a step after which another can follow; any other end is a reason why none does.
GOES_ON = (LOWER, UPPER, CURRENT, EXHAUSTED, DURATION)


def events(model, number):
    """What ends a step, in the place of the events of the model.

    A cut-off that is passed at the start counts from ``GRACE`` on, and so does that of the
    current, which may rise at first. A voltage that goes further away ends the step at once.
    """
    variables = model.variables
    current, voltage = variables["Current [A]"], variables["Voltage [V]"]
    metal = variables["Total lithium in metal [mol]"] * pybamm.constants.F / 3600
    left = metal / number["Nominal cell capacity [A.h]"]
    fading = pybamm.exp(-((1.5 * pybamm.t / GRACE) ** 8))  # 1, then 0 from GRACE on
    ends = {
        LOWER: voltage - number["Lower cut-off [V]"] + number["Lower slack [V]"] * fading,
        UPPER: number["Upper cut-off [V]"] - voltage + number["Upper slack [V]"] * fading,
        CURRENT: abs(current)
        - number["Current cut-off [A]"]
        + number["Current slack [A]"] * fading,
        EXHAUSTED: left + number["Lithium slack"] * fading + 1 - number["Strips lithium"],
    }
    return [pybamm.Event(name, expression) for name, expression in ends.items()]
