"""Film on lithium that grows with the root of time."""

from typing import ClassVar

from pydantic import Field

from mofcell.parameters.fade.mechanism import FadeMechanism

#: Initial thickness of the film, if it is not stated [m]: assumed.
THICKNESS = 20e-9

#: Molar volume of lithium carbonate, 73.89 g/mol over 2.11 g/cm3, and the lithium in a mole of
#: it: handbook values, taken for the film if it states no others (assumed).
MOLAR_VOLUME, LITHIUM_PER_MOLE = 73.89e-3 / 2110.0, 2.0

#: Concentration of the solvent [mol.m-3]: only its product with the diffusivity counts.
SOLVENT = 1000.0

#: Time in which a film that stands still doubles [s].
NEVER = 1e30


class InterphaseGrowth(FadeMechanism):
    r"""Film on lithium that grows with the root of time, and takes lithium.

    .. math:: L^2 = L_0^2 \left( 1 + 3 \, t / t_2 \right)

    PyBaMM's SEI limited by the diffusion of solvent. The resistance of the film,
    ``lithium_interface_resistance`` of the cell, grows in proportion to L. It grows alike at all
    temperatures: no record states an activation energy of the growth.

    Parameters
    ----------
    doubling_time : float
        Time :math:`t_2` in which the film doubles its thickness [s].
    thickness : float, optional
        Initial thickness :math:`L_0` of the film [m]; it decides only how much lithium the
        film takes.
    molar_volume : float, optional
        Molar volume of the film [m3.mol-1].
    lithium_per_mole : float, optional
        Lithium in a mole of the film [-].

    Raises
    ------
    InvalidInput
        If a number is not above 0.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> growth = InterphaseGrowth(doubling_time=2000 * 3600)
    >>> growth.numbers(cell("gu2025-lfp"))["Initial SEI thickness [m]"]
    2e-08
    """

    pace = ("doubling_time", -1)
    still = NEVER
    # on the lithium side, not on the cathode
    options: ClassVar[dict] = {"SEI": ("solvent-diffusion limited", "none")}

    name: str = "interphase growth on lithium"
    doubling_time: float = Field(gt=0)
    thickness: float = Field(default=THICKNESS, gt=0)
    molar_volume: float = Field(default=MOLAR_VOLUME, gt=0)
    lithium_per_mole: float = Field(default=LITHIUM_PER_MOLE, gt=0)

    def numbers(self, cell):
        L, V, z = self.thickness, self.molar_volume, self.lithium_per_mole
        # PyBaMM has dL/dt = V D c / (z L)
        diffusivity = 3 * L**2 * z / (2 * V * self.doubling_time * SOLVENT)
        return {
            "Initial SEI thickness [m]": L,
            "SEI partial molar volume [m3.mol-1]": V,
            "Ratio of lithium moles to SEI moles": z,
            "SEI solvent diffusivity [m2.s-1]": diffusivity,
            "Bulk solvent concentration [mol.m-3]": SOLVENT,
            "SEI resistivity [Ohm.m]": 0.0,  # the film's resistance is the cell's own
            "SEI growth activation energy [J.mol-1]": 0.0,  # no record states one
        }
