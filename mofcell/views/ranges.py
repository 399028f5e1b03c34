"""Which numbers of a cell were used outside the temperatures they are known at."""

from mofcell.parameters.validity import outside_range
from mofcell.views.words import temperature


def used_outside(cell, temperatures):
    """One line for each number that was extrapolated.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float
        Temperatures it was used at [K].

    Returns
    -------
    list of str
        What it is, where it is known, where it was used.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> used_outside(cell("gu2025-lfp"), [253.15])
    ['catholyte conductivity (known at 10 to 40 °C) was extrapolated to −20 °C']
    """
    places: dict[str, list[str]] = {}
    for kelvin in temperatures:
        for number in outside_range(cell, kelvin):
            places.setdefault(_in_words(number), []).append(temperature(kelvin))
    return [f"{number} was extrapolated to {', '.join(at)}" for number, at in places.items()]


def temperatures_met(dataset):
    """Temperatures of the surroundings and, where a cell has warmed itself, its highest ones.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.low_temperature`.

    Returns
    -------
    list of float
        Temperatures [K].
    """
    kelvins = [float(kelvin) for kelvin in dataset.temperature.values]
    if "highest_temperature" not in dataset:
        return kelvins
    reached = zip(kelvins, dataset.highest_temperature.values, strict=True)
    return kelvins + [float(highest) for kelvin, highest in reached if highest > kelvin + 0.1]


def _in_words(number):
    """Without the signs of programs, with those of print."""
    number = number.replace("_", " ").replace(" degC", " °C")
    return number.replace(" -", " −")


def by_flag(dataset):
    """What was used outside its range, and in which membranes.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.against_references`.

    Returns
    -------
    dict
        Names of membranes by flag.
    """
    names: dict[str, list[str]] = {}
    for point in (dataset.isel(membrane=k) for k in range(dataset.sizes["membrane"])):
        for flag in filter(None, point.outside_range.item().split("; ")):
            names.setdefault(flag, []).append(str(point.membrane.item()))
    return names
