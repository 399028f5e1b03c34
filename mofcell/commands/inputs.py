"""Options of the command line as numbers [SI]."""

import re


def read_rates(texts):
    """C-rates, each once: "0.2", "1C", "C/5"."""
    return list(dict.fromkeys(above_zero("c_rate", plain_c_rate(text), "") for text in texts))


def read_kelvins(texts):
    """Temperatures [K], each once."""
    return list(dict.fromkeys(above_zero("temperature", text, "K") for text in texts))


def plain_c_rate(text):
    """A C-rate as a bare number: "1C" is 1, "C/5" is 0.2."""
    number = r"\d+\.?\d*|\.\d+"
    if times := re.fullmatch(rf"\s*({number})\s*C\s*", text):
        return times[1]
    if share := re.fullmatch(rf"\s*C\s*/\s*({number})\s*", text):
        return str(1 / float(share[1])) if float(share[1]) else text
    return text


def above_zero(field, text, unit):
    """A quantity that has to be above zero [``unit``]."""
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.units import to_si

    value = to_si(text, unit, field=field)
    if not 0 < value < float("inf"):
        allowed = "above 0 K, -273.15 degC" if unit == "K" else "finite and above 0"
        raise InvalidInput(f"{field}: {text!r} is not allowed; it has to be {allowed}")
    return value


def full_model(model):
    """The full model of an option's name."""
    from mofcell import models

    return getattr(models, model.value)
