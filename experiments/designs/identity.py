"""What an exploration is of: the same words in every process, and other words for any other."""

import hashlib
import json
import sys
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from types import CodeType, FunctionType, ModuleType

import numpy as np

from mofcell.parameters import InvalidInput
from mofcell.parameters.cell import CAPACITANCES
from mofcell.parameters.checked import Checked
from mofcell.parameters.shown import one_line, shown

#: Fields of a record that change no discharge and no mass.
ABOUT = {"description", "source", "provenance", "measured", "calibration", "citations", "validity"}
ABOUT |= {"fade", *CAPACITANCES}  # of cycling and of impedance, not of a discharge

#: Packages whose functions and classes are known by their names.
LIBRARIES = {*sys.stdlib_module_names, "mofcell", "numpy", "pybamm", "scipy"}


def exploration(cell, wanted, conditions, model):
    """What tells one exploration from another, as JSON can hold it.

    Parameters
    ----------
    cell : Cell
        The cell.
    wanted : Grid or Paired
        The design.
    conditions : dict
        C-rate [-] and temperature [K], where they are no axes.
    model : OneModel or Auto or Stated
        What answers.

    Returns
    -------
    dict
        Versions, cell, design, its shape and the model.
    """
    design = {name: _values(values) for name, values in (wanted.axes | conditions).items()}
    shape = {
        "order of the axes": ", ".join(wanted.axes),
        "dimensions": ", ".join(wanted.dimensions),
    }
    return {
        "version": {f"{name}_version": version(name) for name in ("mofcell", "pybamm")},
        "cell": described(cell),
        "design": design,
        "shape": shape,
        "model": {"model": model.__name__, **described(model)},
    }


def _values(values):
    """Values of an axis in a few words that no others share."""
    values = np.atleast_1d(np.asarray(values, dtype=float))
    if len(values) == 1:
        return f"1 value ({values[0]})"
    digest = hashlib.sha256(values.tobytes()).hexdigest()[:16]
    return f"{len(values)} values ({values[0]} to {values[-1]}, sha256 {digest})"


def described(value, within=()):
    """What a value is, as JSON can hold it and every process says it.

    Records and laws are their class and their fields. Of a function that no library knows by
    its name, and of any other object, only a digest is kept: of its code as this version of
    Python compiles it, of what the code refers to, and of what the object holds.

    Parameters
    ----------
    value : object
        A record, law, function, number or text.
    within : tuple, optional
        What holds it, for what refers to itself.

    Returns
    -------
    object
        Texts, numbers, lists and dictionaries.

    Raises
    ------
    InvalidInput
        If it holds what can be no part of a file, such as a lock.

    Examples
    --------
    >>> import math
    >>> described(math.exp)
    'math.exp'
    """
    if any(value is outer for outer in within):
        return "itself"

    def inner(part):
        return described(part, (*within, value))

    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple():
            return [inner(part) for part in value]
        case set() | frozenset():
            return sorted((inner(part) for part in value), key=repr)
        case dict():
            return {str(key): inner(part) for key, part in value.items()}
        case bytes():
            return value.hex()
        case ModuleType():
            return value.__name__
        case CodeType():
            return [value.co_code.hex(), value.co_names, inner(value.co_consts)]
        case Checked():
            names = [name for name in type(value).model_fields if name not in ABOUT]
        case _ if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value) if field.compare]
        case _ if callable(value) and _is_known(value):
            return _name(value)
        case _:
            written = json.dumps(inner(_inside(value)), sort_keys=True)
            digest = hashlib.sha256(written.encode()).hexdigest()[:16]
            return f"{_name(value)} {digest}"
    return {"class": inner(type(value)), **{name: inner(getattr(value, name)) for name in names}}


def _name(value):
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{named.__module__}.{named.__qualname__}"


def _is_known(value):
    """Whether a library finds a function or class by its name, in every process."""
    library = str(getattr(value, "__module__", "")).partition(".")[0]
    return library in LIBRARIES and "<" not in getattr(value, "__qualname__", "<")


def _inside(value):
    """What makes a function, a class or any other object what it is."""
    if isinstance(value, FunctionType):
        names = sorted({*_names(value.__code__)})
        used = {name: value.__globals__.get(name) for name in names}
        for module in [one for one in used.values() if isinstance(one, ModuleType)]:
            if module.__name__.partition(".")[0] not in LIBRARIES:  # a user's own: what is in it
                inside = {name: vars(module)[name] for name in names if name in vars(module)}
                used |= {f"{module.__name__}.{name}": one for name, one in inside.items()}
        held = [cell.cell_contents for cell in value.__closure__ or ()]
        return [value.__code__, value.__defaults__, value.__kwdefaults__, held, used]
    if isinstance(value, type):
        members = {name: getattr(member, "fget", member) for name, member in vars(value).items()}
        return [value.__bases__, {name: one for name, one in members.items() if callable(one)}]
    if hasattr(value, "__wrapped__"):  # of functools.lru_cache, or a static method
        return value.__wrapped__
    try:
        return value.__reduce_ex__(4)  # as pickle takes it apart
    except TypeError:
        raise InvalidInput(
            f"store: {shown(value)} in the cell cannot be known again in another run; give "
            "functions of numbers and arrays, or no store"
        ) from None


def _names(code):
    """Names that a code and those within it look up."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def difference(there, here, verb="is", missing="not given", name=""):
    """The first difference between two descriptions, in words.

    Parameters
    ----------
    there, here : object
        Descriptions, as :func:`described` gives them.
    verb, missing : str, optional
        How it is put.
    name : str, optional
        What is described.

    Returns
    -------
    str
        Empty if there is none.

    Examples
    --------
    >>> difference({"area": 1e-4, "np_ratio": 2.4}, {"area": 1e-4})
    'np_ratio is 2.4 there and not given here'
    """
    if isinstance(there, dict) and isinstance(here, dict):
        inner = (
            difference(
                there.get(key), here.get(key), verb, missing, f"{name}.{key}" if name else key
            )
            for key in {**there, **here}
        )
        return next(filter(None, inner), "")
    if there == here:
        return ""
    return f"{name} {verb} {_put(there, missing)} there and {_put(here, missing)} here"


def _put(value, missing):
    if isinstance(value, dict):
        return value.get("name") or value.get("class")
    return missing if value is None else one_line(str(value))
