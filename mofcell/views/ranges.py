"""Which numbers of a cell were used outside the temperatures they are known at."""

from mofcell.parameters.laws import Constant
from mofcell.parameters.validity import outside_range
from mofcell.views.words import temperature

#: Temperature at which what states none is measured [K], within 5 K: assumed.
ROOM = 298.15

#: Laws of temperature of interfaces.
OF_INTERFACES = (
    "lithium_interface_resistance",
    "lithium_exchange_current_density",
    "membrane_cathode_resistance",
)


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


def same_everywhere(cell, temperatures, given=()):
    """One line for the numbers that were used as they are at temperatures beside 25 degC.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.
    temperatures : iterable of float
        Temperatures it was used at [K].
    given : list of str, optional
        Fields of laws that the user gave as numbers.

    Returns
    -------
    list of str
        A line for what was given as one number, and one for what the record has so: resistances
        of interfaces and exchange currents, which change most.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> cold = cell("gu2025-symmetric").replace(lithium_interface_resistance=0.01)
    >>> same_everywhere(cold, [253.15])
    ['lithium_interface_resistance: one number, the same at every temperature']
    >>> same_everywhere(cold, [298.15])
    []
    """
    if all(abs(kelvin - ROOM) <= 5 for kelvin in temperatures):
        return []
    laws = {field: law for field, law in cell.laws.items() if field in OF_INTERFACES}
    constant = [
        field
        for field, law in laws.items()
        if isinstance(law, Constant) and law.value and field not in given
    ]
    return [
        f"{', '.join(fields)}: {words}one number, the same at every temperature"
        for fields, words in ((given, "given as "), (constant, ""))
        if fields
    ]


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
