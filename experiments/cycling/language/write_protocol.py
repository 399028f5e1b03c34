"""A protocol as a YAML file."""

import yaml

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.read_protocol import parse_protocol
from mofcell.parameters import InvalidInput


def protocol_document(protocol):
    """A protocol as the text of a YAML file.

    Parameters
    ----------
    protocol : Protocol
        The protocol.

    Returns
    -------
    str
        The file, which reads back as the same protocol.

    Raises
    ------
    InvalidInput
        If it holds what a YAML file does not take: a drive cycle of more points.
    """
    text = yaml.dump(_entry(protocol), sort_keys=False, allow_unicode=True, width=100)
    try:
        again = parse_protocol(text, name=protocol.name)
    except InvalidInput as problem:
        raise InvalidInput(
            f"cannot be written as YAML: {problem}; keep the table of a drive cycle in a file of "
            "its own"
        ) from None
    if again != protocol:
        raise InvalidInput(f"{protocol.name}: holds texts that YAML changes; use plain letters")
    return text


def _entry(protocol):
    return _stated(
        {
            "name": protocol.name,
            "description": protocol.description,
            "starts charged": "yes" if protocol.starts_charged else "",
            "stages": [_stage(stage) for stage in protocol.stages],
        }
    )


def _stage(stage):
    return _stated(
        {
            "name": stage.name,
            "repeat": stage.repeats if stage.repeats > 1 else "",
            "steps": [_step(step) for step in stage.steps],
        }
    )


def _step(step):
    if not isinstance(step, DriveCycle):
        return step
    return {
        "drive cycle": {
            "name": step.name,
            "unit": step.unit,
            **({"repeats": step.repeats} if step.repeats > 1 else {}),
            "time": list(step.time),
            "load": list(step.load),
        }
    }


def _stated(entry):
    return {key: value for key, value in entry.items() if value != ""}
