"""The words of a step: what is done, at what, for how long, until what."""

import re
from dataclasses import dataclass

from mofcell.experiments.cycling.language.loads import Load, read_load
from mofcell.parameters import InvalidInput
from mofcell.parameters.errors import placed
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown
from mofcell.parameters.units import to_si

#: What may be done, and what each is done at.
HELD = {
    "Charge": ("current", "power"),
    "Discharge": ("current", "power", "resistance"),
    "Hold": ("voltage",),
    "Rest": (),
    "Soak": (),
}

#: What may end it, beside its time.
ENDS = {
    "Charge": ("voltage",),
    "Discharge": ("voltage",),
    "Hold": ("current",),
    "Rest": (),
    "Soak": (),
}

EXAMPLES = {
    "Charge": "Charge at 0.5C until upper cut-off",
    "Discharge": "Discharge at C/10 for 2 hours or until lower cut-off",
    "Hold": "Hold at upper cut-off until C/20",
    "Rest": "Rest for 1 hour",
    "Soak": "Soak at -20 degC for 4 hours",
}

#: Temperatures that a cell is put at [K]; nothing of the library is known beyond: assumed.
TEMPERATURES = (150.0, 500.0)

#: Letters of a step at most.
LONGEST = 200

_SENTENCE = re.compile(
    r"(?P<verb>\S+)"
    r"(?: at (?P<at>.+?))??"
    r"(?: for (?P<lasts>.+?))??"
    r"(?:(?: or)? until (?P<until>.+))?",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:the )?(upper|lower) cut[- ]?off(?: voltage)?", re.IGNORECASE)
_PERIOD = re.compile(r"\(.*period\)", re.IGNORECASE)


@dataclass(frozen=True)
class CutOff:
    """A cut-off that the cell states.

    Parameters
    ----------
    upper : bool
        Whether it is the upper one.
    """

    upper: bool


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A step as it is written, for any cell.

    Parameters
    ----------
    text : str
        As it is written.
    verb : str
        What is done, one of ``HELD``.
    at : Load or CutOff, optional
        What is held.
    temperature : float, optional
        Temperature of the surroundings from then on [K].
    duration : float, optional
        Longest time [s].
    until : Load or CutOff, optional
        What ends it.
    """

    text: str
    verb: str
    at: Load | CutOff | None = None
    temperature: float | None = None
    duration: float | None = None
    until: Load | CutOff | None = None


def read_sentence(text, *, place="step"):
    """Read the words of a step.

    Parameters
    ----------
    text : str
        "Charge at 0.1C until 4.2 V".
    place : str, optional
        What messages say before the words of the step.

    Returns
    -------
    Sentence
        What it says.

    Raises
    ------
    InvalidInput
        If a word, unit or number is wrong or missing; the message names the step.

    Examples
    --------
    >>> read_sentence("Rest for 10 min").duration
    600.0
    >>> read_sentence("Charge at 0.1C")
    Traceback (most recent call last):
    ...
    mofcell.parameters.errors.InvalidInput: step 'Charge at 0.1C': says neither for how long nor \
until what; write for example 'Charge at 0.5C until upper cut-off'
    """
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        raise InvalidInput(
            f"{place} {shown(text)}: give a text such as {EXAMPLES['Charge']!r}, of up to "
            f"{LONGEST} letters"
        )
    with placed(f"{place} {shown(text)}: "):
        return _read(text.strip())


def _read(text):
    words = " ".join(text.split())
    found = _SENTENCE.fullmatch(words)
    verb = words.split(" ")[0].capitalize()
    if verb not in HELD:
        raise InvalidInput(f"begins with {shown(words.split(' ')[0])}{allowed(verb, list(HELD))}")
    if _PERIOD.search(words):
        raise InvalidInput("states a period; leave it out, times are those the solver takes")
    if found is None:
        raise InvalidInput(f"cannot be read; write for example {EXAMPLES[verb]!r}")
    at, lasts, until = found["at"], found["lasts"], found["until"]
    if lasts is None and until is None:
        raise InvalidInput(
            f"says neither for how long nor until what; write for example {EXAMPLES[verb]!r}"
        )
    if until and not ENDS[verb]:
        raise InvalidInput(f"a {verb.lower()} has a time, no cut-off; write {EXAMPLES[verb]!r}")
    return Sentence(
        text=text,
        verb=verb,
        at=_held(verb, at),
        temperature=_temperature(at) if verb == "Soak" else None,
        duration=None if lasts is None else _duration(lasts),
        until=None if until is None else _limit(ENDS[verb], until, "until"),
    )


def _held(verb, at):
    if verb in ("Rest", "Soak"):
        if verb == "Rest" and at is not None:
            raise InvalidInput("a rest is at no load; 'Soak at -20 degC for 4 hours' rests cold")
        return None
    if at is None:
        raise InvalidInput(f"does not say at what; write for example {EXAMPLES[verb]!r}")
    if verb != "Hold" and _is_voltage(at):
        raise InvalidInput(f"at a voltage a cell is held; write 'Hold at {at} ...'")
    return _limit(HELD[verb], at, "at")


def _is_voltage(text):
    if _CUT_OFF.fullmatch(text):
        return True
    try:
        return bool(read_load(text, ("voltage",)))
    except InvalidInput:
        return False


def _limit(quantities, text, word):
    """A load, or a cut-off of the cell where it may be a voltage."""
    voltage = "voltage" in quantities
    if voltage and (match := _CUT_OFF.fullmatch(text)):
        return CutOff(match[1].lower() == "upper")
    with placed(f"{word}: "):
        found = read_load(text, quantities, also=("upper cut-off", "lower cut-off") * voltage)
    if not found.value > 0:
        raise InvalidInput(
            f"{word}: {found.quantity} is {text}, allowed is above zero; Charge and Discharge say "
            "the direction"
        )
    return found


def _duration(lasts):
    seconds = to_si(lasts, "s", field="for")
    if not seconds > 0:
        raise InvalidInput(f"for: time is {lasts}, allowed is above zero")
    return seconds


def _temperature(at):
    if at is None:
        raise InvalidInput(f"does not say at what temperature; write {EXAMPLES['Soak']!r}")
    kelvin = round(to_si(at, "K", field="at"), 9)
    low, high = TEMPERATURES
    if not low <= kelvin <= high:
        raise InvalidInput(
            f"at: {kelvin:g} K is no temperature of a cell, allowed is {low:g} to {high:g} K"
        )
    return kelvin
