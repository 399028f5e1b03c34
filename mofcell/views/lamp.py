"""Lamps and how long they stay lit, as a table."""

from mofcell.views.tables import Table
from mofcell.views.words import number, temperature


def lamps(dataset):
    """How long each lamp stays lit, and the largest resistances that let it.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.lamp`.

    Returns
    -------
    Table
        One row for each current of the lamp.
    """
    kelvins = dataset.temperature.values
    coldest = dataset.isel(temperature=int(kelvins.argmin()))
    rows = [
        [
            f"{1e3 * current:g}",
            *(time(seconds) for seconds in dataset.lit_time.sel(lamp_current=current).values),
            _ohms(dataset.largest_resistance.sel(lamp_current=current)),
            _ohms(coldest.largest_interface_resistance.sel(lamp_current=current)),
        ]
        for current in dataset.lamp_current.values
    ]
    at = temperature(kelvins.min())
    columns = (
        "lamp (mA)",
        *(temperature(kelvin) for kelvin in kelvins),
        "R of a cell ≤ (Ω cm²)",
        f"R of Li ≤ at {at} (Ω cm²)",
    )
    own = _ohms(coldest.lithium_interface_resistance)
    asked = time(dataset.attrs["required_time_s"])
    notes = (
        f"R ≤: largest that keeps the lamp lit for {asked}, of all of a cell and of its lithium "
        f"interface alone; the latter is {own} Ω cm² at {at} here",
    )
    return Table(columns, rows, notes=notes)


def time(seconds):
    """A time as people say it.

    Examples
    --------
    >>> time(0.0), time(36.2), time(480.0), time(26215.0)
    ('dark', '36 s', '8.0 min', '7.3 h')
    """
    if seconds == 0:
        return "dark"
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.1f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def _ohms(resistance):
    return number(1e4 * resistance.item(), ".4g" if resistance < 0.1 else ".0f")
