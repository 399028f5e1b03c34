"""A protocol by name, or from the user's own file."""

from pathlib import Path

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle, read_drive_cycle
from mofcell.experiments.cycling.language.sentence import read_sentence
from mofcell.experiments.cycling.protocol import Protocol, Repeats, Stage
from mofcell.experiments.cycling.protocols import PROTOCOLS
from mofcell.experiments.cycling.protocols.arguments import Arguments
from mofcell.parameters import InvalidInput
from mofcell.parameters.errors import placed
from mofcell.parameters.names import allowed, nearest
from mofcell.parameters.reading.yaml_file import parse_yaml, read_yaml
from mofcell.parameters.shown import listed, one_line, shown

_SUFFIXES = (".yaml", ".yml")
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}

#: Letters of a message about a file at most.
LONGEST_MESSAGE = 400


class _StageKeys(Arguments):
    """What a stage in a file states beside its steps."""

    repeat: Repeats = 1
    name: str = ""


def read_protocol(path_or_name):
    """A protocol by name, or from a YAML file.

    Parameters
    ----------
    path_or_name : str or Path
        "rate-test" and the like, with the usual numbers, or a file: its ``stages`` with
        ``steps`` in words, or ``protocol:`` and the arguments of a named one.

    Returns
    -------
    Protocol
        The protocol.

    Raises
    ------
    InvalidInput
        If there is no such protocol or file, or a word, key, unit or number in it is wrong; the
        message names file, stage and step.

    Examples
    --------
    >>> read_protocol("rate-test").cycles
    30
    >>> read_protocol("ratetest")
    Traceback (most recent call last):
    ...
    mofcell.parameters.errors.InvalidInput: no protocol is named 'ratetest'; did you mean \
rate-test? Allowed are formation, cycling, rate-test, gitt, pulses, cold-discharge, \
constant-power, drive, storage, or a file that ends in .yaml
    """
    if make := _known(path_or_name):
        return make()
    if not isinstance(path_or_name, str | Path) or "\0" in str(path_or_name):
        raise InvalidInput(f"{shown(path_or_name)} is no protocol; give its name or file")
    if not str(path_or_name).lower().endswith(_SUFFIXES):
        raise InvalidInput(
            f"no protocol is named {shown(str(path_or_name))}"
            f"{allowed(path_or_name, list(PROTOCOLS))}, or a file that ends in .yaml"
        )
    path = Path(path_or_name)
    return _protocol(read_yaml(path), one_line(path.name), path.parent)


def parse_protocol(text, *, name, folder="."):
    """A protocol from the text of a YAML file.

    Parameters
    ----------
    text : str
        The YAML.
    name : str
        Name of the file, for errors.
    folder : str or Path, optional
        Where tables of drive cycles are.

    Returns
    -------
    Protocol
        The protocol, named as the file if it states no name.

    Raises
    ------
    InvalidInput
        As :func:`read_protocol`.

    Examples
    --------
    >>> parse_protocol("protocol: gitt\\npulse: 5 min\\npulses: 120", name="my.yaml").cycles
    121
    """
    return _protocol(parse_yaml(text, name=name), name, Path(folder))


def _protocol(entry, file, folder):
    try:
        if not isinstance(entry, dict):
            raise InvalidInput(
                f"holds {shown(entry)}; give stages with steps, or protocol: with a name"
            )
        entry = _spelled(entry)
        if "protocol" in entry:
            return _named(entry, folder)
        return _written(entry, file, folder)
    except InvalidInput as problem:
        raise InvalidInput(f"{file}: {one_line(str(problem), LONGEST_MESSAGE)}") from None


def _spelled(entry):
    """Keys in one spelling: "starts charged", "starts-charged" and "starts_charged" are one."""
    spelled: dict = {}
    for key, value in entry.items():
        name = str(key).strip().lower().replace(" ", "_").replace("-", "_")
        if name in spelled:
            raise InvalidInput(f"{shown(key)} is given twice; keep one")
        if value is None:
            raise InvalidInput(f"{shown(key)} is empty; fill it in, or leave it out")
        spelled[name] = value
    return spelled


def _named(entry, folder):
    """A named protocol with the arguments that are given."""
    arguments = dict(entry)
    name = arguments.pop("protocol")
    make = _known(name)
    if make is None:
        raise InvalidInput(f"protocol is {shown(name)}{allowed(name, list(PROTOCOLS))}")
    arguments = {
        key: None if value == "none" else value for key, value in arguments.items()
    }  # as "hold until: none"
    if "drive_cycle" in arguments:
        flipped = {
            key: arguments.pop(key) for key in ("charge_is_positive", "sheet") if key in arguments
        }
        table = {"drive_cycle": arguments["drive_cycle"], **flipped}
        arguments["drive_cycle"] = _drive_cycle(table, folder)
    return make(**arguments)


def _known(name):
    """The function of a named protocol, "rate-test" or "rate test"; None if it is none."""
    if not isinstance(name, str):
        return None
    return PROTOCOLS.get(name.strip().lower().replace(" ", "-").replace("_", "-"))


def _written(entry, file, folder):
    """A protocol whose stages are written out."""
    _check(entry, ("stages", "name", "description", "starts_charged"))
    stages = entry.get("stages")
    if not isinstance(stages, list) or not stages:
        raise InvalidInput(
            f"stages is {shown(stages)}; give a list of stages, each with its steps"
            if stages is not None
            else "stages is missing; give a list of them, or protocol: with a name"
        )
    known = {
        "name": entry.get("name", Path(file).stem),
        "description": entry.get("description", ""),
        "starts_charged": _yes_or_no("starts charged", entry.get("starts_charged", "no")),
    }
    return Protocol(
        stages=tuple(_stage(k, stage, folder) for k, stage in enumerate(stages, 1)), **known
    )


def _stage(number, entry, folder):
    with placed(f"stage {number}, "):
        if not isinstance(entry, dict):
            raise InvalidInput(f"is {shown(entry)}; give its steps, and repeat if it is repeated")
        entry = _spelled(entry)
    name = entry.get("name")
    called = f" ({one_line(name, 40)})" if isinstance(name, str) else ""
    with placed(f"stage {number}{called}, "):
        _check(entry, ("steps", "repeat", "name"))
        steps = entry.pop("steps", None)
        if not isinstance(steps, list) or not steps:
            raise InvalidInput(f"steps is {shown(steps)}; give a list of steps")
        read = tuple(_step(k, step, folder) for k, step in enumerate(steps, 1))
        keys = _StageKeys(**entry)
        return Stage(steps=read, name=keys.name, repeats=keys.repeat)


def _step(number, entry, folder):
    place = f"step {number}:"
    if isinstance(entry, dict):
        with placed(f"{place} "):
            return _drive_cycle(_spelled(entry), folder)
    read_sentence(entry, place=place)
    return entry


def _drive_cycle(entry, folder):
    """A drive cycle in a file beside the YAML, or written out."""
    _check(entry, ("drive_cycle", "repeats", "charge_is_positive", "sheet"))
    table = entry.get("drive_cycle")
    if isinstance(table, dict):
        return DriveCycle(**{str(key): value for key, value in _spelled(table).items()})
    if not isinstance(table, str):
        raise InvalidInput(f"drive cycle is {shown(table)}; give the name of a table")
    cycle = read_drive_cycle(
        Path(folder) / table,
        charge_is_positive=_yes_or_no("charge is positive", entry.get("charge_is_positive", "no")),
        sheet=entry.get("sheet"),
    )
    return cycle.repeated(entry["repeats"]) if "repeats" in entry else cycle


def _yes_or_no(key, word):
    if not isinstance(word, str) or word.lower() not in _YES_OR_NO:
        raise InvalidInput(f"{key} is {shown(word)}, allowed are yes, no")
    return _YES_OR_NO[word.lower()]


def _check(entry, known):
    for key in entry:
        if key not in known:
            said = key.replace("_", " ")
            offers = listed(nearest(said, [name.replace("_", " ") for name in known]), 100)
            raise InvalidInput(f"{one_line(said, 60)} is unknown; did you mean {offers}?")
