"""The cell with other activation energies: no paper gives those that rule the cold."""

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
    """Variants of a cell that its sources do not decide between.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Cell by what is changed in it, the cell itself first.
    """
    sets = _cathode_sets(cell)
    changed = {AS_IN_RECORD: cell}
    for energy, material in sets.items():
        changed[f"diffusion in the particles: {energy:.0f} kJ/mol"] = cell.replace(cathode=material)
    for field, name in INTERFACES.items():
        for energy in INTERFACE_ENERGIES:
            changed[f"{name}: {energy:g} eV"] = _with_energies(cell, energy, (field,))
    printed = f"{cell.electrolyte.name} (as printed)"
    if printed in electrolytes():
        changed[PRINTED] = cell.replace(electrolyte=electrolyte(printed))
    kindest = cell.replace(cathode=sets[min(sets)])
    harshest = cell.replace(cathode=sets[max(sets)])
    low, high = min(INTERFACE_ENERGIES), max(INTERFACE_ENERGIES)
    changed["all three at their lowest"] = _with_energies(kindest, low, INTERFACES)
    changed["all three at their highest"] = _with_energies(harshest, high, INTERFACES)
    return changed


def _cathode_sets(cell):
    """Sets of the same material by activation energy of diffusion [kJ.mol-1], rising."""
    same = [cathode(name) for name in cathodes()]
    same = [one for one in same if one.formula == cell.cathode.formula] or [cell.cathode]
    energies = {one.relative_diffusivity.activation_energy / 1000: one for one in same}
    return dict(sorted(energies.items()))


def _with_energies(cell, energy, fields):
    """The cell with an activation energy [eV] of some resistances, equal at 25 degC."""
    changes = {}
    for field in fields:
        resistance = getattr(cell, field)(298.15)
        if resistance > 0:
            changes[field] = laws.Arrhenius.through(
                value=resistance,
                temperature=298.15,
                activation_energy=-energy * F,
                name=field,
            )
    return cell.replace(**changes)
