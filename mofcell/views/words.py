"""Results in words, the same in tables, figures and the report."""

import math
import re

#: What a limit of a discharge means, where its name does not say it.
MEANINGS = {"equilibrium potential": "cathode full"}


def temperature(kelvin):
    """A temperature in degrees Celsius, with a true minus sign.

    Examples
    --------
    >>> temperature(253.15)
    '−20 °C'
    """
    return f"{round(kelvin - 273.15, 2) + 0.0:g} °C".replace("-", "−")


def celsius(kelvin):
    """A simulated temperature to a tenth of a degree, or a dash where there is none.

    Examples
    --------
    >>> celsius(258.369), celsius(float("nan"))
    ('−14.8 °C', '–')
    """
    return f"{number(kelvin - 273.15, '.1f')} °C" if math.isfinite(kelvin) else "–"


def warming(heat):
    """How a cell warms itself.

    Examples
    --------
    >>> from mofcell.parameters.heat import Heat
    >>> warming(Heat(heat_transfer_coefficient=20.0))
    'warms itself, gives off 20 W/m²/K'
    >>> warming(Heat(heat_transfer_coefficient=0.0))
    'warms itself, gives off no heat'
    """
    given_off = heat.heat_transfer_coefficient
    return f"warms itself, gives off {f'{given_off:g} W/m²/K' if given_off else 'no heat'}"


def number(value, form):
    """A number with a true minus sign, or a dash where there is none.

    Examples
    --------
    >>> number(-1.25, ".1f"), number(float("nan"), ".1f")
    ('−1.2', '–')
    """
    return format(value, form).replace("-", "−") if math.isfinite(value) else "–"


def signed(percent):
    """A difference with its sign, to a tenth.

    Examples
    --------
    >>> signed(1.26), signed(-0.5), signed(-0.01)
    ('+1.3', '−0.5', '+0.0')
    """
    return number(round(percent, 1) + 0.0, "+.1f")


def stage(name):
    """A stage of a protocol as it is printed.

    Examples
    --------
    >>> stage("-20 degC"), stage("back to 0.1C"), stage("check-up")
    ('−20 °C', 'back to 0.1C', 'check-up')
    """
    return re.sub(r"-(?=\d)", "−", str(name)).replace(" degC", " °C")


def share(part):
    """A share in percent; one that is nearly nothing or nearly all says so.

    Examples
    --------
    >>> share(0.953), share(1e-5), share(0.9999)
    ('95 %', '<1 %', '>99 %')
    """
    if part < 0.01:
        return "<1 %"
    return ">99 %" if part > 0.99 else f"{int(100 * part)} %"


def limit(point):
    """What ended the discharge of one point of a dataset, or why there was none.

    Parameters
    ----------
    point : xarray.Dataset
        ``status`` and ``limited_by`` of one discharge; ``load_held`` if it is known.

    Returns
    -------
    str
        A short text.
    """
    status, limited_by = point.status.item(), point.limited_by.item()
    process = MEANINGS.get(limited_by, limited_by)
    if status == "ok":
        return process
    if status.startswith("cannot hold the load"):
        reached = f" ({share(point.load_held.item())} of it)" if "load_held" in point else ""
        return f"load not held{reached}: {process}"
    return status
