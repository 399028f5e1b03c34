"""What to know of measured data before they are laid beside a cell."""

from mofcell.experiments.measured.observations import Capacity
from mofcell.experiments.measured.on_cell import CONVERTED_BY

#: Where every capacity is below this share of the nominal one [-], a slip of units is likely.
SLIP = 0.05


def doubts(data, observed, cell):
    """What to know of measured data.

    Parameters
    ----------
    data : xarray.Dataset
        Measured data as they were read.
    observed : list of Observation
        What they say of the cell.
    cell : Cell
        The cell.

    Returns
    -------
    list of str
        One line each: what was converted by numbers of the cell, capacities that the material
        cannot give, or that are far too small.
    """
    lines = []
    if used := _used(data, cell):
        lines.append(f"brought to mAh/g and C-rates by the cell's {used}; change what differs")
    capacities = [one.measured.item() for one in observed if isinstance(one, Capacity)]
    if not capacities:
        return lines
    most = max(capacities)
    theoretical = cell.cathode.specific_capacity / 3600
    nominal = cell.nominal_specific_capacity / 3600
    if most > max(theoretical, nominal):
        lines.append(
            f"{most:.4g} mAh/g is more than {cell.cathode.name} holds ({theoretical:.4g} mAh/g): "
            "look at unit, loading and area"
        )
    elif 0 < most < SLIP * nominal:
        lines.append(f"{most:.3g} mAh/g at most: is the unit mAh, or mAh/cm2?")
    return lines


def _used(data, cell):
    """Which numbers of the cell the data are converted by, in words."""
    words = {
        "cathode_loading": f"loading {100 * cell.cathode_loading:.3g} mg/cm2",
        "area": f"area {1e4 * cell.area:.3g} cm2",
    }
    by = {name for key, names in CONVERTED_BY.items() if key in data.variables for name in names}
    return " and ".join(text for name, text in words.items() if name in by)
