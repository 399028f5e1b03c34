"""Specific energy on several bases, side by side."""

import xarray as xr

from mofcell.experiments.specific_energy import on_each_basis
from mofcell.parameters.masses import BASES


def specific_energies(cell, *, bases=tuple(BASES), **conditions):
    """One dataset over ``basis``.

    Parameters
    ----------
    cell : Cell
        The cell.
    bases : sequence of str, optional
        What the mass counts; all bases by default.
    **conditions
        As for :func:`mofcell.specific_energy`.

    Returns
    -------
    xarray.Dataset
        As from :func:`mofcell.specific_energy`, over ``basis``; a component that a basis
        does not count is NaN there.

    Raises
    ------
    InvalidInput
        If a basis is unknown, or as for :func:`mofcell.specific_energy`.
    """
    datasets = on_each_basis(cell, bases=dict.fromkeys(bases), **conditions)
    joined = xr.concat(
        [one.expand_dims(basis=[basis]) for basis, one in datasets.items()],
        dim="basis",
        join="outer",
        combine_attrs="drop_conflicts",
    )
    order = [name for name in BASES["pouch"] if name in joined.component.values]
    joined = joined.sel(component=order)
    joined["basis"].attrs = {"units": "-", "long_name": "what the mass counts"}
    return joined
