"""What matters for an output, as a table."""

import numpy as np

from mofcell.views import axes
from mofcell.views.optima import UNITS
from mofcell.views.tables import Table
from mofcell.views.words import number


def weights(dataset):
    """The inputs of one output, the one that matters most first.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.sensitivity`, one of its outputs.

    Returns
    -------
    Table
        One row for each input, with the half of the 95 % interval.
    """
    unit = str(dataset.output_unit.item())
    unit = UNITS.get(unit, unit)
    columns = (
        {"share with interactions": "total_order", "alone": "first_order"}
        if "total_order" in dataset
        else {f"effect of the range ({unit})": "mean_effect", f"its spread ({unit})": "spread"}
    )
    leading = dataset[next(iter(columns.values()))].values
    order = np.argsort(-np.nan_to_num(leading, nan=-np.inf), kind="stable")
    rows = []
    for place in order:
        one = dataset.isel(input=place)
        name = str(one.input.item())
        ends = one.lower_end.item(), one.upper_end.item()
        low, high = (axes.in_field_units(name, end) for end in ends)
        found = [
            f"{number(one[kind].item(), '.3g')} ± {number(one[f'{kind}_confidence'].item(), '.2g')}"
            for kind in columns.values()
        ]
        rows.append([axes.heading(name), f"{low:.4g} to {high:.4g}", *found])
    mean, deviation = dataset.output_mean.item(), dataset.output_standard_deviation.item()
    if deviation == 0:
        return Table(("input",), [], notes=(f"it does not vary: {number(mean, '.4g')} {unit}",))
    notes = (
        f"mean {number(mean, '.4g')} {unit}, standard deviation {number(deviation, '.3g')} {unit}; "
        f"{dataset.attrs['discharges']:,} discharges",
    )
    return Table(("input", "range", *columns), rows, ("input",), notes=notes)
