"""A membrane between two faces that cost nothing and never run out: how long salt lasts."""

import itertools
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell.experiments.characterisation.closed_forms import (
    ambipolar_diffusivity,
    salt_relaxation_time,
)
from mofcell.experiments.characterisation.membrane_run import (
    Hold,
    MembraneStructure,
    compile_membrane,
    square_metre,
)
from mofcell.experiments.discharged import kelvins, positive
from mofcell.models.electrolyte.salt import SMALLEST_CONCENTRATION
from mofcell.models.electrolyte.uniform_current import USED_UP
from mofcell.parameters import Electrolyte, InvalidInput, SymmetricCell, donnan
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_concentration, outside_range
from mofcell.parameters.values import property_at_rest

#: Foils that no experiment uses up [m].
UNLIMITED = 1e3

#: Points across the membrane: the limiting current is exact to 4e-4, Sand's time to 1e-3. Of the
#: few, to 4e-3.
MANY_POINTS, FEW_POINTS = 160, 40

#: Slowest relaxation times after which a membrane is in its steady state, to 2e-9; of one near
#: depletion beside fixed charge, where the salt is up to twice as slow as at rest, to 5e-5.
STEADY = 20.0

#: Units of what may be varied, in pint's notation.
UNITS = {
    "membrane_thickness": "m",
    "transference_number": "",
    "framework_charge_density": "mol/m**3",
}

SINGLE_ION = "no limit: single-ion conductor"
FRAMEWORK = "no limit: the framework carries on"
TOO_LITTLE = "too little salt to follow"
DEPLETED = "salt depleted"

#: Times the concentration that counts as zero, above which one can be followed.
FOLLOWED = 10.0


def relaxation_time(cell, temperature):
    """How long the slowest part of a small profile of the salt takes to fall to 1/e.

    That of :func:`~mofcell.experiments.characterisation.closed_forms.salt_relaxation_time` with
    the diffusivity of both ions together at rest, or the measured one of the salt at rest, held
    in its range.

    Parameters
    ----------
    cell : SymmetricCell
        Cell with the membrane.
    temperature : float
        Temperature [K].

    Returns
    -------
    float
        Time [s]; 1 where no salt moves and nothing has to be waited for.
    """
    membrane = cell.electrolyte
    if membrane.is_single_ion:
        return 1.0
    return salt_relaxation_time(
        diffusivity=_salt_diffusivity(membrane, temperature),
        thickness=cell.membrane_thickness,
        porosity=membrane.porosity,
    )


def _salt_diffusivity(membrane, T):
    """That of the salt in the membrane at rest [m2.s-1]."""
    if isinstance(membrane, Electrolyte):
        return ambipolar_diffusivity(
            cation_diffusivity=float(membrane.cation_diffusivity(T)),
            anion_diffusivity=float(membrane.anion_diffusivity(T)),
            salt_concentration=membrane.salt_concentration,
            framework_charge_density=membrane.framework_charge_density,
        )
    # the pores are as tortuous as its conductivity says
    liquid = property_at_rest("conductivity", membrane, T)
    pores = membrane.membrane_conductivity(T) / liquid
    return pores * property_at_rest("diffusivity", membrane, T)


@dataclass(frozen=True)
class MembraneAlone:
    """A membrane between two faces that cost nothing and never run out.

    Parameters
    ----------
    cell : SymmetricCell
        The cell, as :func:`without_faces` makes it.
    temperature : float
        Temperature [K].
    """

    cell: SymmetricCell
    temperature: float

    @property
    def settled(self):
        """When it is in its steady state [s]."""
        return STEADY * relaxation_time(self.cell, self.temperature)

    @property
    def flags(self):
        """Numbers used outside the range they are known in."""
        return [
            *outside_range(self.cell, self.temperature),
            *outside_concentration(self.cell, USED_UP),  # which is where all of it ends
        ]

    def known(self):
        """What closed forms need, of an electrolyte of two conductors; None of a measured one."""
        membrane, T = self.cell.electrolyte, self.temperature
        if not isinstance(membrane, Electrolyte):
            return None
        return {
            "conductivity": float(membrane.conductivity(T)),
            "transference_number": float(membrane.transference_number(T)),
            "temperature": T,
            "salt_concentration": membrane.salt_concentration,
        }

    @property
    def why_not(self):
        """Why there is no current that uses its salt up, or none that can be told; or empty."""
        membrane = self.cell.electrolyte
        if membrane.is_single_ion:
            return SINGLE_ION
        N = getattr(membrane, "framework_charge_density", 0.0)
        if N > 0:
            return FRAMEWORK  # the cation never falls below N, however small
        cation = donnan.anion_concentration(  # the cation is what the anion is beside -N
            salt_concentration=membrane.salt_concentration, framework_charge_density=-N
        )
        return TOO_LITTLE if USED_UP * cation < FOLLOWED * SMALLEST_CONCENTRATION else ""

    def passes(self, current_density, *, points=MANY_POINTS):
        """How long it passes a current, until it is settled at most, and what ended that.

        Parameters
        ----------
        current_density : float
            Current density [A.m-2].
        points : int, optional
            Points across the membrane.

        Returns
        -------
        tuple
            Time [s] and "duration", "salt depleted" or another reason.
        """
        compiled = compile_membrane(MembraneStructure.of(self.cell), points)
        numbers = square_metre(self.cell, self.temperature)
        ends = np.array([0.0, self.settled])
        held = compiled.run(Hold(current=current_density, duration=ends[1]), numbers, at=ends)
        return float(held.time[-1]), held.ended_by


def without_faces(cell):
    """The membrane of any cell between faces without losses, on lithium without end.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.

    Returns
    -------
    SymmetricCell
        Its membrane between two such faces.

    Raises
    ------
    InvalidInput
        If it is no cell with a membrane.
    """
    return SymmetricCell.of(
        cell,
        lithium_thickness=UNLIMITED,
        lithium_exchange_current_density=1e6,
        lithium_interface_resistance=0.0,
        contact_resistance=0.0,
        coulombic_efficiency=1.0,
        fade=(),
    )


def membranes(
    cell, *, thicknesses, transference_numbers, framework_charge_densities, temperatures
) -> tuple[dict[str, Any], list[MembraneAlone]]:
    """The membranes of a grid, the last axis first.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.
    thicknesses : iterable of float or None
        Thicknesses [m]; that of the cell if None, and so on.
    transference_numbers : iterable of float or None
        Transference numbers [-].
    framework_charge_densities : iterable of float or None
        Fixed charges [mol.m-3].
    temperatures : iterable of float
        Temperatures [K].

    Returns
    -------
    tuple
        The axes that were given with their values, temperature last, and all membranes.

    Raises
    ------
    InvalidInput
        If a value is out of bounds, or the membrane has no such number to be varied.
    """
    bare = without_faces(cell)
    axes = {}
    if thicknesses is not None:
        axes["membrane_thickness"] = positive("thicknesses", thicknesses)
    if transference_numbers is not None:
        axes["transference_number"] = positive("transference_numbers", transference_numbers)
    if framework_charge_densities is not None:
        axes["framework_charge_density"] = _finite(framework_charge_densities)
    given = [name for name in axes if name != "membrane_thickness"]
    if given and not isinstance(bare.electrolyte, Electrolyte):
        raise InvalidInput(
            f"{given[0]}: electrolyte {bare.electrolyte.name!r} is known by its measured "
            "properties, which are not varied one by one; vary thickness and temperature"
        )
    kelvin = kelvins("temperatures", temperatures)
    with warnings.catch_warnings(action="ignore"):  # flagged in the result
        changed = [
            _changed(bare, dict(zip(axes, values, strict=True)))
            for values in itertools.product(*axes.values())
        ]
    axes["temperature"] = kelvin
    return axes, [MembraneAlone(one, T) for one in changed for T in kelvin]


def _finite(values):
    values = [float(value) for value in np.atleast_1d(values)]
    if not values or not np.isfinite(values).all():
        raise InvalidInput(
            f"framework_charge_densities: {shown(values)}; give finite numbers, mol/m3, a negative "
            "framework counted positive"
        )
    return values


def _changed(cell, values):
    of_the_membrane = {**values}
    thickness = of_the_membrane.pop("membrane_thickness", cell.membrane_thickness)
    electrolyte = cell.electrolyte
    if of_the_membrane:
        electrolyte = electrolyte.replace(**of_the_membrane)
    return cell.replace(membrane_thickness=thickness, electrolyte=electrolyte)
