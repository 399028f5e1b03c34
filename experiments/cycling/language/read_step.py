"""A step as it is written, in SI for one square metre of a cell."""

from mofcell.experiments.cycling.control import Held
from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.sentence import CutOff, read_sentence
from mofcell.experiments.cycling.step import Step
from mofcell.parameters import InvalidInput
from mofcell.parameters.shown import shown

#: What is held by what is written: a resistance is held as its conductance.
_HELD = {
    "current": Held.CURRENT,
    "voltage": Held.VOLTAGE,
    "power": Held.POWER,
    "resistance": Held.CONDUCTANCE,
}


def read_step(step, cell):
    """Read a step.

    Parameters
    ----------
    step : str or DriveCycle
        "Charge at 0.1C until 4.2 V", "Hold at upper cut-off until C/20", "Rest for 1 hour",
        "Soak at -20 degC for 4 hours", or a table of loads.
    cell : Cell
        The cell it is for.

    Returns
    -------
    Step
        The step, positive where the cell discharges.

    Raises
    ------
    InvalidInput
        If a word, unit or number is wrong, or a voltage is outside the cell's window; the
        message names the step.

    Examples
    --------
    >>> import mofcell
    >>> step = read_step("Charge at 0.2 mA/cm2 until 4 V", mofcell.cell("gu2025-lfp"))
    >>> step.held.value, round(step.target, 9), step.upper
    ('current', -2.0, 4.0)
    """
    if isinstance(step, DriveCycle):
        profile = tuple(map(tuple, step.of_a_square_metre(cell).tolist()))
        held = _HELD[step.quantity]
        return Step.of(cell, text=str(step), held=held, profile=profile)
    said = read_sentence(step)
    if said.at is None:
        held, target = Held.CURRENT, 0.0
    else:
        held, target = _target(said, cell)
    voltage = current = None
    if said.verb == "Hold" and said.until is not None:
        current = said.until.of_a_square_metre(cell)
    elif said.until is not None:
        voltage = _voltage(said, said.until, cell)
    return Step.of(
        cell,
        text=said.text,
        held=held,
        target=target,
        duration=said.duration,
        voltage=voltage,
        current=current,
        temperature=said.temperature,
    )


def _target(said, cell):
    """What is held, and its value for one square metre."""
    if said.verb == "Hold":
        return Held.VOLTAGE, _voltage(said, said.at, cell)
    value = said.at.of_a_square_metre(cell)
    if said.at.quantity == "resistance":
        value = 1 / value
    return _HELD[said.at.quantity], -value if said.verb == "Charge" else value


def _voltage(said, wanted, cell):
    """A voltage within the window of the cell [V]."""
    low, high = cell.voltage_window
    if isinstance(wanted, CutOff):
        return high if wanted.upper else low
    if not low <= wanted.value <= high:
        raise InvalidInput(
            f"step {shown(said.text)}: {wanted.value:g} V is outside the voltage_window of "
            f"{shown(cell.name)}, {low:g} to {high:g} V; give a voltage within it, or "
            "cell.replace(voltage_window=...)"
        )
    return wanted.value
