"""Laws of temperature as entries of a data file."""

from dataclasses import replace

import numpy as np

from mofcell.parameters import laws
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.reading.laws import LAWS, read_law
from mofcell.parameters.shown import one_line
from mofcell.parameters.writing.quantities import in_si, written

#: Where a law without a range is compared, and where one is anchored [K].
_USUAL_RANGE, _ROOM = (233.15, 373.15), 298.15

_ACCURACY, _COMPARED_AT = 1e-12, 20

_ANY = {"class": "assumed", "source": "any"}


def law_entry(where, field, law):
    """A law as an entry of a file, without its provenance.

    Parameters
    ----------
    where : str
        What holds the field, for errors.
    field : str
        Name of the field.
    law : Law
        The law [SI].

    Returns
    -------
    dict
        Its form, numbers with units, and range.

    Raises
    ------
    InvalidInput
        If no entry reads back as the law.

    Examples
    --------
    >>> law = laws.Arrhenius.through(value=0.128, temperature=298.15, activation_energy=28945.6)
    >>> law_entry("my cell", "conductivity", law)["value"]
    '1.28e-3 S/cm'
    """
    if isinstance(law, laws.Constant) and law.name is None and law.temperature_range is None:
        return {"value": written(law.value, UNITS[field])}
    problem = f"a law of the kind {type(law).__name__} has no entry in a data file"
    for entry in _entries(law, field):
        try:
            again = read_law(f"{where}.{field}", field, entry | _ANY)
        except InvalidInput as error:
            problem = str(error)
            continue
        if _agree(law, again):
            return entry
        problem = "it does not read back as it is"
    problem = one_line(problem.removeprefix(f"{where}.{field}: "), 180)
    raise InvalidInput(
        f"{where}.{field} cannot be written: {problem}; give a law of another form, as "
        "laws.Tabulated(temperatures=..., values=...) of its values"
    )


def _entries(law, field):
    """Ways to write a law, the most readable first."""
    held = {}
    if law.temperature_range is not None:
        held["range"] = [written(T, "K") for T in law.temperature_range]
    match law:
        case laws.Tabulated():
            yield _through(law, field, zip(law.temperatures, law.values, strict=True)) | held
        case laws.VTF():
            if law.temperature_range is not None:
                yield _through(law, field, _three_points(law))
            yield _of_numbers(law, field) | held
        case laws.Function():
            return
        case _ if type(law).__name__ in LAWS:
            yield _of_numbers(law, field) | held


def _of_numbers(law, field):
    """An entry with the numbers that the form of the law asks for."""
    form = type(law).__name__
    entry = {"law": form}
    for key, unit in LAWS[form][1].items():
        number = _number(law, key)
        # a temperature that is none of the sample is not thought of in degC
        show = (
            in_si if key in ("pseudo_activation_temperature", "vanishing_temperature") else written
        )
        entry[key] = show(number, UNITS[field] if unit is None else unit)
    return entry


def _number(law, key):
    """A number of a law; where that keeps a prefactor, its value at room temperature."""
    if hasattr(law, key):
        return getattr(law, key)
    return _ROOM if key == "temperature" else float(_anywhere(law)(_ROOM))


def _through(law, field, points):
    rows = sorted(points)
    return {
        "law": type(law).__name__,
        "through": [[written(T, "K"), written(value, UNITS[field])] for T, value in rows],
    }


def _three_points(law):
    """The ends of a range and room temperature, or what lies between."""
    low, high = law.temperature_range
    middle = _ROOM if low < _ROOM < high else (low + high) / 2
    return [(T, float(law(T))) for T in (low, middle, high)]


def _anywhere(law):
    """The same law, silent outside its range."""
    return replace(law, temperature_range=None)


def _agree(law, again):
    low, high = law.temperature_range or _USUAL_RANGE
    ends = again.temperature_range or _USUAL_RANGE
    T = np.linspace(low, high, _COMPARED_AT)
    return (
        (law.temperature_range is None) == (again.temperature_range is None)
        and np.allclose(ends, (low, high), rtol=_ACCURACY, atol=0)
        and np.allclose(again(T), law(T), rtol=_ACCURACY, atol=0)
    )
