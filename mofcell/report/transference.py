"""Does a higher transference number pay: the map of one cell."""

import numpy as np

from mofcell import experiments, parameters
from mofcell.report import html
from mofcell.views.transference_map import answer
from mofcell.views.words import temperature

#: The cell of the map, and its current.
CELL, C_RATE = "gu2025-lfp", 1.0

#: Coarser than what `mofcell transference-map` draws: 1e-5 to 1e-2 S/cm [S.m-1], and [-].
CONDUCTIVITIES = tuple(np.geomspace(1e-3, 1.0, 13))
TRANSFERENCE_NUMBERS = tuple(np.linspace(0.1, 1.0, 10).round(2))


def simulate_map():
    """The map of the cell, on a coarse grid.

    Returns
    -------
    xarray.Dataset
        From :func:`mofcell.transference_map`.
    """
    return experiments.transference_map(
        parameters.cell(CELL),
        c_rate=C_RATE,
        conductivities=CONDUCTIVITIES,
        transference_numbers=TRANSFERENCE_NUMBERS,
    )


def section(dataset, *, pictures):
    """The map with its answer in words.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`simulate_map`.
    pictures : Path
        Folder that holds the figure.

    Returns
    -------
    str
        HTML; empty without the figure.
    """
    path = pictures / "transference_map.png"
    if not path.exists():
        return ""
    name, at = dataset.attrs["cell"], temperature(dataset.attrs["temperature_K"])
    lines = answer(dataset)
    return "".join(
        [
            html.paragraph(
                f"Discharges of {name} at {dataset.attrs['c_rate']:g} C and {at} behind membranes "
                "of every conductivity and transference number."
            ),
            html.bullets(lines),
            html.figure(
                path,
                alt="Capacity and specific energy over conductivity and transference number. "
                + " ".join(lines),
                caption=f"{name}: capacity (a) and specific energy (b) over the conductivity and "
                "the transference number of its membrane, on a coarse grid; mofcell "
                "transference-map draws a finer one, of any cell.",
            ),
        ]
    )
