"""A transference number by Bruce and Vincent from readings of one's own."""

import math
from importlib.metadata import version

import xarray as xr

from mofcell.experiments.characterisation.transference_readings import (
    NOTABLE,
    READINGS,
    by_formula,
    doubt_of_bounds,
    evaluated,
    moved_by_resistances,
    percent,
    stated_errors,
)
from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import InvalidInput
from mofcell.parameters.constants import F, R
from mofcell.parameters.shown import shown


def bruce_vincent_of_readings(
    *,
    voltage,
    initial_current,
    steady_current,
    initial_resistance,
    steady_resistance,
    temperature=298.15,
    voltage_error=0.001,
    current_error=0.01,
    resistance_error=0.01,
):
    r"""The transference number of a measurement of one's own, and how well it is known.

    .. math:: t_+ = \frac{I_s (\Delta V - I_0 R_0)}{I_0 (\Delta V - I_s R_s)}

    with errors as in :func:`mofcell.bruce_vincent`. Currents [A] go with resistances [Ohm],
    current densities [A.m-2] with areal resistances [Ohm.m2].

    Parameters
    ----------
    voltage : float
        Voltage that was held [V].
    initial_current, steady_current : float
        Current at first and when it is steady [A] or [A.m-2].
    initial_resistance, steady_resistance : float
        Resistance of both interfaces before and after, without the bulk [Ohm] or [Ohm.m2].
    temperature : float, optional
        Temperature [K]; it tells how large a voltage is a small one.
    voltage_error : float, optional
        Standard deviation of the voltage over its value [-]; 0.1 % is assumed.
    current_error : float, optional
        That of each current [-]; 1 % is assumed.
    resistance_error : float, optional
        That of the resistance of the interfaces, before and after each [-]; 1 % is assumed.

    Returns
    -------
    xarray.Dataset
        ``transference_number``, ``transference_number_error``, ``transference_number_low``,
        ``transference_number_high``, ``share_outside`` and ``current_ratio`` [-]; over
        ``reading`` ``stated_error``, ``sensitivity``, ``error_contribution`` [-]. In the
        attributes, in words, ``verdict`` and ``doubts``, one a line.

    Raises
    ------
    InvalidInput
        If a number is out of bounds, or the interfaces alone take the whole voltage.

    References
    ----------
    J. Evans, C. A. Vincent, P. G. Bruce, Polymer 28 (1987) 2324,
    doi 10.1016/0032-3861(87)90394-6.

    Examples
    --------
    >>> found = bruce_vincent_of_readings(
    ...     voltage=0.01, initial_current=50e-6, steady_current=30e-6,
    ...     initial_resistance=80.0, steady_resistance=90.0)
    >>> round(found.transference_number.item(), 3), round(found.transference_number_error.item(), 3)
    (0.493, 0.011)
    """
    given = {
        "voltage": voltage,
        "initial_current": initial_current,
        "steady_current": steady_current,
        "initial_resistance": initial_resistance,
        "steady_resistance": steady_resistance,
    }
    read = dict(zip(READINGS, (_read(*one) for one in given.items()), strict=True))
    (T,) = kelvins("temperature", temperature)
    _check_bulk(read)
    errors = stated_errors(
        voltage_error=voltage_error,
        current_error=current_error,
        resistance_error=resistance_error,
    )
    found = evaluated(read, errors)
    data = xr.Dataset(found, coords={"reading": list(READINGS)})
    for name in data.variables:
        unit, long_name = VOCABULARY[str(name)]
        data[name].attrs = {"units": unit, "long_name": long_name}
    data.attrs = {
        **{name: float(value) for name, value in given.items()},
        "temperature_K": T,
        "mofcell_version": version("mofcell"),
        "verdict": moved_by_resistances(found),
        "doubts": "\n".join(filter(None, _doubts(read, T))),
    }
    return data


def _read(name, value):
    if name.endswith("resistance") and isinstance(value, int | float) and value == 0:
        return 0.0  # faces that cost nothing
    try:
        (value,) = positive(name, value)
    except (TypeError, ValueError) as problem:
        if isinstance(problem, InvalidInput):
            raise
        raise InvalidInput(f"{name}: {shown(value)}; give one finite number above 0") from None
    return value


def _check_bulk(read):
    for current, interfaces, which in (("I0", "R0", "initial"), ("Is", "Rs", "steady")):
        whole = read["V"] / read[current]
        if whole <= read[interfaces]:
            raise InvalidInput(
                f"{which}_resistance: {read[interfaces]:.4g}; voltage over {which}_current is "
                f"{whole:.4g}, which leaves nothing for the bulk: check the units, and that it is "
                "of the interfaces alone"
            )


def _doubts(read, T):
    """What is wrong with the readings, and what to do about each, in words."""
    found = by_formula(**read)
    yield doubt_of_bounds(found)
    if read["Is"] > read["I0"]:
        yield "the current rises: the interfaces have not come to rest; wait before the voltage"
    across = read["V"] - read["Is"] * read["Rs"]
    u = F * across / (4 * R * T)
    if (moved := 1 - math.tanh(u) / u) > NOTABLE:
        yield (
            f"{1e3 * across:.2g} mV across the membrane make t+ too small, by up to "
            f"{percent(moved)} without fixed charge: measure again at a smaller voltage"
        )
    unchanged = by_formula(**{**read, "Rs": read["R0"]})
    if abs(moved := found / unchanged - 1) > NOTABLE:
        yield (
            f"the interfaces changed meanwhile, which moves t+ by {percent(moved)}: let them come "
            "to rest before the voltage, and measure again"
        )
