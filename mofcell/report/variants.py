"""The cell with other activation energies: no paper gives those that rule the cold."""

import numpy as np
import xarray as xr

from mofcell import models
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import discharged
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters import cathode, cathodes, electrolyte, electrolytes, laws
from mofcell.parameters.constants import F

#: Activation energies to explore for an interface [eV], from liquid to glassy.
INTERFACE_ENERGIES = (0.3, 0.45, 0.6)
INTERFACES = {
    "lithium_interface_resistance": "lithium interphase",
    "membrane_cathode_resistance": "membrane|cathode plane",
}
AS_IN_RECORD = "as in the record"
PRINTED = "membrane conductivity: printed activation energies"


def variants(cell):
    """Variants of a cell that its sources do not decide between, alike at 25 degC.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Cell by what is changed in it, the cell itself first.
    """
    diffusion = diffusion_energies(cell)
    present = [field for field in INTERFACES if getattr(cell, field)(298.15) > 0]
    changed = {AS_IN_RECORD: cell}
    for energy, law in diffusion.items():
        changed[f"diffusion in the particles: {energy:.0f} kJ/mol"] = _with_diffusion(cell, law)
    for field in present:
        for energy in INTERFACE_ENERGIES:
            changed[f"{INTERFACES[field]}: {energy:g} eV"] = _with_energies(cell, energy, [field])
    printed = f"{cell.electrolyte.name} (as printed)"
    if printed in electrolytes():
        changed[PRINTED] = cell.replace(electrolyte=electrolyte(printed))
    for which, choose in (("lowest", min), ("highest", max)):
        extreme = _with_diffusion(cell, diffusion[choose(diffusion)])
        changed[f"all of them at their {which}"] = _with_energies(
            extreme, choose(INTERFACE_ENERGIES), present
        )
    return changed


def diffusion_energies(cell):
    """Laws of diffusion of the sets of the same material.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Relative diffusivity by its activation energy [kJ.mol-1], rising.
    """
    same = [cathode(name) for name in cathodes()]
    known = [one.relative_diffusivity for one in same if one.formula == cell.cathode.formula]
    known.append(cell.cathode.relative_diffusivity)
    energies = {getattr(law, "activation_energy", 0.0) / 1000: law for law in known}
    return dict(sorted(energies.items()))


def spread(cell, *, temperatures, c_rate):
    """Discharges of every variant that differs from the cell, in one batch.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : sequence of float
        Temperatures [K].
    c_rate : float
        Current over the nominal 1C current [-].

    Returns
    -------
    xarray.Dataset
        ``specific_capacity`` [mA.h.g-1], ``status`` and more over ``variant`` and
        ``temperature``.
    """
    wanted = {
        name: [Discharge(cell=variant, c_rate=c_rate, temperature=T) for T in temperatures]
        for name, variant in variants(cell).items()
    }
    as_it_is = wanted[AS_IN_RECORD]
    wanted = {
        name: discharges
        for name, discharges in wanted.items()
        if name == AS_IN_RECORD or not _alike(discharges, as_it_is)
    }
    outcomes = iter(discharge([one for discharges in wanted.values() for one in discharges]))
    datasets = []
    for discharges in wanted.values():
        of_variant = [next(outcomes) for _ in discharges]
        datasets.append(
            dataset(
                discharged(discharges[0].cell, of_variant, "temperature"),
                {"temperature": list(temperatures)},
                cell=cell,
                model=models.DFN,
                flags=[flag for outcome in of_variant for flag in outcome.flags],
                c_rate=c_rate,
            )
        )
    names = xr.Variable("variant", list(wanted), {"units": "-", "long_name": "what is changed"})
    return xr.concat(datasets, dim=names, combine_attrs="drop_conflicts")


def _alike(some, others):
    """Whether all numbers of discharges are the same: what was changed is what was there."""
    return all(
        np.allclose(list(one.numbers.values()), list(other.numbers.values()), rtol=1e-9, atol=0)
        for one, other in zip(some, others, strict=True)
    )


def _with_diffusion(cell, law):
    return cell.replace(cathode=cell.cathode.replace(relative_diffusivity=law))


def _with_energies(cell, energy, fields):
    """The cell with an activation energy [eV] of some resistances, equal at 25 degC."""
    return cell.replace(
        **{
            field: laws.Arrhenius.through(
                value=getattr(cell, field)(298.15),
                temperature=298.15,
                activation_energy=-energy * F,
                name=field,
            )
            for field in fields
        }
    )
