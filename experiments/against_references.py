"""How a membrane compares: in one and the same cell beside a liquid, ceramics and polymers."""

import math

import numpy as np

from mofcell import models
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import discharged, kelvins, positive
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters import InvalidInput, library
from mofcell.parameters.masses import BASES, areal_masses

BASIS = "electrodes+electrolyte"


def against_references(
    electrolyte,
    *,
    membrane_thickness=None,
    c_rates=(0.1, 0.5, 1.0, 2.0),
    temperature=298.15,
    model=models.DFN,
    progress=None,
):
    r"""Discharge a membrane in the reference cell, and the reference cells beside it.

    All cells have the cathode, lithium and interfaces of the first reference cell; only
    the membrane differs. Its resistance is :math:`R = L / \kappa(T)`.

    Parameters
    ----------
    electrolyte : str or Electrolyte
        The membrane: a record, a name of the library or a data file.
    membrane_thickness : float, optional
        Its thickness [m]; that it was measured on if not given.
    c_rates : iterable of float, optional
        Currents over the nominal 1C current [-].
    temperature : float, optional
        Temperature [K].
    model : type, optional
        Full model, :class:`mofcell.models.DFN` or :class:`mofcell.models.SPMe`.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        Over ``membrane`` and ``c_rate`` what :func:`~mofcell.experiments.rate_capability`
        reports, and ``specific_energy`` [W.h.kg-1] of electrodes and electrolyte; over
        ``membrane`` its ``thickness`` [m], ``membrane_resistance`` [Ohm.m2] and what was used
        ``outside_range``.

    Raises
    ------
    InvalidInput
        If neither the record nor the call states a thickness, a C-rate is not above zero
        or the temperature not between 150 and 500 K.

    Examples
    --------
    >>> import mofcell
    >>> beside = mofcell.against_references("Li@Ni-MOF-2", c_rates=[1])
    >>> beside.membrane[0].item()
    'Li@Ni-MOF-2'
    """
    c_rates = positive("c_rates", c_rates)
    (temperature,) = kelvins("temperature", temperature)
    references = [library.cell(name) for name in library.references()]
    cells = [_in_reference_cell(references[0], electrolyte, membrane_thickness), *references]
    wanted = [
        Discharge(cell=cell, c_rate=rate, temperature=temperature)
        for cell in cells
        for rate in c_rates
    ]
    outcomes = discharge(wanted, model=model, progress=progress)
    rows = [outcomes[k : k + len(c_rates)] for k in range(0, len(outcomes), len(c_rates))]
    delivered = [discharged(cell, row, "c_rate") for cell, row in zip(cells, rows, strict=True)]
    energies = [
        np.array([outcome.delivered_energy for outcome in row]) / _mass(cell)
        for cell, row in zip(cells, rows, strict=True)
    ]
    names = [cell.electrolyte.name for cell in cells]
    outside = [list(dict.fromkeys(flag for one in row for flag in one.flags)) for row in rows]
    return dataset(
        {
            "outside_range": ("membrane", ["; ".join(flags) for flags in outside]),
            **{
                name: (("membrane", "c_rate"), [each[name][1] for each in delivered])
                for name in delivered[0]
            },
            "specific_energy": (("membrane", "c_rate"), energies),
            "thickness": ("membrane", [cell.membrane_thickness for cell in cells]),
            "membrane_resistance": (
                "membrane",
                [
                    cell.membrane_thickness / cell.electrolyte.membrane_conductivity(temperature)
                    for cell in cells
                ],
            ),
        },
        {"membrane": names, "c_rate": c_rates},
        cell=cells[0],
        model=model,
        flags=[
            f"{name}: {flag}" for name, flags in zip(names, outside, strict=True) for flag in flags
        ],
        basis=BASIS,
        temperature_K=temperature,
    )


def _in_reference_cell(cell, electrolyte, thickness):
    """The reference cell with the membrane in the place of its own."""
    if isinstance(electrolyte, str):
        electrolyte = library.electrolyte(electrolyte)
    if thickness is None:
        thickness = getattr(electrolyte, "measured_thickness", None)
    if thickness is None:
        raise InvalidInput(
            f"electrolyte {getattr(electrolyte, 'name', electrolyte)!r} states no "
            "measured_thickness; give membrane_thickness [m]"
        )
    salt = getattr(electrolyte, "salt_concentration", None)
    if salt and not math.isclose(salt, cell.filling.salt_concentration):
        raise InvalidInput(
            f"salt_concentration of {electrolyte.name!r} is {salt:g} mol/m3, that of the reference "
            f"cells {cell.filling.salt_concentration:g}: they are compared at the same; give "
            f"replace(salt_concentration={cell.filling.salt_concentration:g})"
        )
    return cell.replace(
        name=f"{cell.name} with another membrane",
        electrolyte=electrolyte,
        membrane_thickness=thickness,
    )


def _mass(cell):
    """Mass per area on the basis [kg.m-2], NaN if an electrolyte states no density."""
    try:
        return sum(areal_masses(cell, BASES[BASIS]).values())
    except InvalidInput:
        return np.nan
