"""Results in words, the same in tables, figures and the report."""

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
        share = f" ({int(100 * point.load_held.item())} %)" if "load_held" in point else ""
        return f"load not held{share}: {process}"
    return status
