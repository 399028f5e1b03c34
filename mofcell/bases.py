"""Specific energy on several bases, side by side."""

import xarray as xr

from mofcell.experiments import specific_energy
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
    bases = tuple(dict.fromkeys(bases))
    datasets = [specific_energy(cell, basis=basis, **conditions) for basis in bases]
    joined = xr.concat(
        [one.expand_dims(basis=[basis]) for basis, one in zip(bases, datasets, strict=True)],
        dim="basis",
        join="outer",
        combine_attrs="drop_conflicts",
    )
    order = [name for name in BASES["pouch"] if name in joined.component.values]
    joined = joined.sel(component=order)
    joined["basis"].attrs = {"units": "-", "long_name": "what the mass counts"}
    return joined
