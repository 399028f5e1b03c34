"""Energy per mass and volume of the cell, on an explicit basis."""

from mofcell import models
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import discharged, kelvins, positive
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES, areal_masses, thicknesses


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
    if basis not in BASES:
        raise InvalidInput(f"basis is {basis!r}, allowed are {', '.join(map(repr, BASES))}")
    (c_rate,) = positive("c_rate", c_rate)
    (temperature,) = kelvins("temperature", temperature)
    masses, thickness = areal_masses(cell), thicknesses(cell)
    (outcome,) = discharge(
        [Discharge(cell=cell, c_rate=c_rate, temperature=temperature)], model=model
    )
    counted = list(BASES[basis])
    volume = sum(thickness[part] for part in counted)  # [m3.m-2]
    return dataset(
        {
            **{
                name: ((), values[0])
                for name, (_, values) in discharged(cell, [outcome], "").items()
            },
            "specific_energy": ((), outcome.delivered_energy / sum(masses[p] for p in counted)),
            "energy_density": ((), outcome.delivered_energy / volume / 1000),
            "mass": ("component", [masses[part] for part in counted]),
            "thickness": ("component", [thickness[part] for part in counted]),
        },
        {"component": counted},
        cell=cell,
        model=model,
        flags=outcome.flags,
        basis=basis,
        c_rate=c_rate,
        temperature_K=temperature,
    )
