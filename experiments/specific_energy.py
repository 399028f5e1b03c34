"""Energy per mass and volume of the cell, on an explicit basis."""

from mofcell import models
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import discharged, kelvins, positive
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters.masses import BASES, areal_masses, check_basis, thicknesses


def specific_energy(
    cell, *, c_rate=0.1, temperature=298.15, basis="electrodes+electrolyte", model=models.DFN
):
    r"""Simulated energy of a discharge over the mass and volume of the cell.

    .. math:: w = \frac{\int V i \, dt}{\sum_k m_k}

    Parameters
    ----------
    cell : Cell
        The cell.
    c_rate : float, optional
        Current over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    basis : str, optional
        What the mass counts: "active", "electrodes+electrolyte" (lithium, dry coating and
        membrane), "stack" (with catholyte and current collectors) or "pouch" (with
        packaging).
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.

    Returns
    -------
    xarray.Dataset
        ``specific_energy`` [W.h.kg-1] and ``energy_density`` [W.h.L-1] on the basis,
        ``mass`` [kg.m-2] and ``thickness`` [m] of each ``component`` it counts, and what
        :func:`~mofcell.experiments.rate_capability` reports.

    Raises
    ------
    InvalidInput
        If the basis is unknown, the C-rate not above zero, the temperature not between 150
        and 500 K, or an electrolyte states no density.

    Examples
    --------
    >>> import mofcell
    >>> energy = mofcell.specific_energy(mofcell.cell("gu2025-lfp"), basis="stack")
    >>> energy.specific_energy.attrs["units"]
    'W.h.kg-1'
    """
    return on_each_basis(cell, bases=[basis], c_rate=c_rate, temperature=temperature, model=model)[
        basis
    ]


def on_each_basis(cell, *, bases=tuple(BASES), c_rate=0.1, temperature=298.15, model=models.DFN):
    """The same on several bases, of one discharge.

    Parameters
    ----------
    cell : Cell
        The cell.
    bases : sequence of str, optional
        What the mass counts, as in :func:`specific_energy`; all bases by default.
    c_rate : float, optional
        Current over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.

    Returns
    -------
    dict
        Dataset, as from :func:`specific_energy`, by basis.

    Raises
    ------
    InvalidInput
        As :func:`specific_energy`.
    """
    for basis in bases:
        check_basis(basis)
    (c_rate,) = positive("c_rate", c_rate)
    (temperature,) = kelvins("temperature", temperature)
    wanted = Discharge(cell=cell, c_rate=c_rate, temperature=temperature)
    masses = {basis: areal_masses(cell, BASES[basis]) for basis in bases}  # first, if they lack
    thickness = thicknesses(cell)
    (outcome,) = discharge([wanted], model=model)
    delivered = {
        name: ((), value) for name, (_, (value,)) in discharged(cell, [outcome], "").items()
    }

    def on(basis):
        counted = list(BASES[basis])
        mass = list(masses[basis].values())
        thick = [thickness[part] for part in counted]
        return dataset(
            {
                **delivered,
                "specific_energy": ((), outcome.delivered_energy / sum(mass)),
                "energy_density": ((), outcome.delivered_energy / sum(thick) / 1000),
                "mass": ("component", mass),
                "thickness": ("component", thick),
            },
            {"component": counted},
            cell=cell,
            model=model,
            flags=outcome.flags,
            basis=basis,
            c_rate=c_rate,
            temperature_K=temperature,
        )

    return {basis: on(basis) for basis in bases}
