"""Mass and thickness of a cell's layers, and which of them a specific energy counts."""

from mofcell.parameters.constants import LITHIUM_DENSITY
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown

ALUMINIUM_DENSITY, COPPER_DENSITY = 2700.0, 8960.0  # [kg.m-3], handbook values

#: Components that each basis counts; "pouch" adds the packaging to the stack.
BASES = {
    "active": ("active material",),
    "electrodes+electrolyte": ("lithium", "active material", "carbon and binder", "membrane"),
    "stack": (
        "lithium",
        "active material",
        "carbon and binder",
        "membrane",
        "catholyte",
        "aluminium",
        "copper",
    ),
}
BASES["pouch"] = (*BASES["stack"], "packaging")


def check_basis(basis):
    """Check a name of ``BASES``.

    Parameters
    ----------
    basis : str
        What the mass counts.

    Raises
    ------
    InvalidInput
        If there is no such basis.
    """
    if basis not in BASES:
        raise InvalidInput(f"basis is {shown(basis)}{allowed(basis, list(BASES))}")


def areal_masses(cell, counted=BASES["pouch"]):
    """Mass per electrode area of each component.

    Parameters
    ----------
    cell : Cell
        The cell. A foil counts half, as it serves two sides.
    counted : iterable of str, optional
        Components to count; all by default.

    Returns
    -------
    dict
        Mass [kg.m-2] by component.

    Raises
    ------
    InvalidInput
        If an electrolyte that is counted states no density.
    """
    return {component: _MASSES[component](cell) for component in counted}


def _coating(cell):
    return cell.cathode_loading / cell.active_mass_fraction


def _packaging(cell):
    stack = sum(_MASSES[component](cell) for component in BASES["stack"])
    return stack * cell.packaging_mass_fraction / (1 - cell.packaging_mass_fraction)


_MASSES = {
    "lithium": lambda cell: cell.lithium_foil_thickness * LITHIUM_DENSITY,
    "active material": lambda cell: cell.cathode_loading,
    "carbon and binder": lambda cell: _coating(cell) - cell.cathode_loading,
    "membrane": lambda cell: cell.membrane_thickness * _density(cell.electrolyte),
    "catholyte": lambda cell: (
        cell.cathode_thickness * cell.cathode_porosity * _density(cell.filling)
    ),
    "aluminium": lambda cell: cell.aluminium_thickness * ALUMINIUM_DENSITY / 2,
    "copper": lambda cell: cell.copper_thickness * COPPER_DENSITY / 2,
    "packaging": _packaging,
}


def thicknesses(cell):
    """Thickness of each component, the pores of the cathode with its active material.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Thickness [m] by component.
    """
    return {
        "lithium": cell.lithium_foil_thickness,
        "active material": cell.cathode_thickness,
        "carbon and binder": 0.0,
        "membrane": cell.membrane_thickness,
        "catholyte": 0.0,
        "aluminium": cell.aluminium_thickness / 2,
        "copper": cell.copper_thickness / 2,
        "packaging": 0.0,
    }


def _density(electrolyte):
    if electrolyte.density is None:
        raise InvalidInput(
            f"density of electrolyte {electrolyte.name!r} is not given: the mass of the cell needs "
            "it; add a density, such as 1.5 g/cm3 (1500 kg/m3), or take the basis 'active'"
        )
    return electrolyte.density
