"""An electrolyte: what fills a membrane or the pores of a cathode."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from mofcell.parameters import donnan
from mofcell.parameters.constants import F, R
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import as_law
from mofcell.parameters.record import Record

#: A law of temperature, or a number, which becomes a constant law.
LawOrNumber = Annotated[Any, BeforeValidator(as_law)]

#: Conductivities outside this range [S.m-1] are taken for a slip of units.
CONDUCTIVITY_RANGE = (1e-9, 10.0)


class Electrolyte(Record):
    r"""A salt in a liquid, in a MOF with fixed charge, or a single-ion conductor.

    All numbers are SI and keyword-only; a law of temperature (:mod:`mofcell.parameters.laws`)
    may stand wherever a float does. ``transference_number=1.0`` or
    ``salt_concentration=0.0`` makes a single-ion conductor.

    Parameters
    ----------
    name : str
        Name.
    conductivity : float or law
        Ionic conductivity, measured on the membrane or of the bulk liquid [S.m-1].
    transference_number : float or law
        Transference number of the cation in (0, 1] [-].
    framework_charge_density : float, optional
        Fixed charge N per volume of electrolyte phase, a negative framework counted
        positive, 0 for a liquid [mol.m-3].
    salt_concentration : float, optional
        Concentration of an outside salt solution in equilibrium with it [mol.m-3].
    porosity : float, optional
        Volume fraction of the electrolyte phase in the membrane [-].
    density : float, optional
        Density of the membrane or liquid as used, with what it has soaked up [kg.m-3].
    stability_window : float, optional
        Highest potential it stands, against Li/Li+ [V].
    measured_thickness : float, optional
        Thickness of the membrane it was measured on [m].
    provenance : dict, optional
        :class:`Provenance` of each field.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds.

    Examples
    --------
    >>> membrane = Electrolyte(name="my MOF", conductivity=0.05, transference_number=0.7)
    >>> round(membrane.conductivity(298.15), 3)
    0.05
    """

    conductivity: LawOrNumber
    transference_number: LawOrNumber
    framework_charge_density: float = Field(default=0.0, ge=-2e4, le=2e4)  # 20 M: dense salts
    salt_concentration: float = Field(default=1000.0, ge=0)
    porosity: float = Field(default=1.0, gt=0, le=1)
    density: float | None = Field(default=None, gt=0)
    stability_window: float | None = Field(default=None, gt=0)
    measured_thickness: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _check_laws(self):
        T = reference_temperature(self.conductivity)
        kappa, t_plus = float(self.conductivity(T)), float(self.transference_number(T))
        low, high = CONDUCTIVITY_RANGE
        if not low <= kappa <= high:
            raise InvalidInput(
                f"conductivity of {self.name!r} is {kappa:.4g} S/m at {T:.2f} K, allowed is "
                f"{low:g} to {high:g} S/m; 1 S/cm is 100 S/m: check the unit"
            )
        if self.salt_concentration == 0 and self.framework_charge_density < 0:
            raise InvalidInput(
                f"framework_charge_density of {self.name!r} is {self.framework_charge_density:g} "
                "mol/m3 with salt_concentration 0: positive walls without salt hold no lithium"
            )
        if not 0 < t_plus <= 1:
            percent = f": write {t_plus / 100:g} or {t_plus:g} %" if 1 < t_plus <= 100 else ""
            raise InvalidInput(
                f"transference_number of {self.name!r} is {t_plus:g}, allowed is above 0 and "
                f"up to 1{percent}"
            )
        return self

    @property
    def is_single_ion(self):
        """Whether only lithium moves: no salt, or a transference number of 1."""
        T = reference_temperature(self.conductivity)
        return self.salt_concentration == 0 or float(self.transference_number(T)) == 1.0

    def membrane_conductivity(self, T):
        """Conductivity of a membrane of it: the one that was measured.

        Parameters
        ----------
        T : float, array or pybamm.Symbol
            Temperature [K].

        Returns
        -------
        float, array or pybamm.Symbol
            Conductivity [S.m-1], of the shape of ``T``.
        """
        return self.conductivity(T)

    def anion_concentration(self):
        """Concentration of the anion at rest [mol.m-3]."""
        return donnan.anion_concentration(
            salt_concentration=self.salt_concentration,
            framework_charge_density=self.framework_charge_density,
        )

    def cation_diffusivity(self, T):
        r"""Diffusivity of the cation that the conductivity implies.

        .. math:: D_+ = \frac{t_+ \kappa R T}{F^2 c_+}

        Parameters
        ----------
        T : float, array or pybamm.Symbol
            Temperature [K].

        Returns
        -------
        float, array or pybamm.Symbol
            Diffusivity [m2.s-1], of the shape of ``T``.
        """
        c_plus = self.salt_concentration**2 / self.anion_concentration()
        return self.transference_number(T) * self.conductivity(T) * R * T / (F**2 * c_plus)

    def anion_diffusivity(self, T):
        r"""Diffusivity of the anion that the conductivity implies.

        .. math:: D_- = \frac{(1 - t_+) \kappa R T}{F^2 c_-}

        Parameters
        ----------
        T : float, array or pybamm.Symbol
            Temperature [K].

        Returns
        -------
        float, array or pybamm.Symbol
            Diffusivity [m2.s-1], of the shape of ``T``.
        """
        t_minus = 1 - self.transference_number(T)
        return t_minus * self.conductivity(T) * R * T / (F**2 * self.anion_concentration())


def reference_temperature(law):
    """298.15 K if the law covers it, else the middle of its range [K]."""
    if law.covers(298.15):
        return 298.15
    low, high = law.temperature_range
    return (low + high) / 2
