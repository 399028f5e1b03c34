"""A cell: lithium | membrane | porous cathode, from what its maker knows."""

import math
import warnings
from typing import Any

from pydantic import Field, field_validator, model_validator

from mofcell.parameters.calibration_record import CalibrationRecord
from mofcell.parameters.cathodes import Cathode
from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME, F
from mofcell.parameters.electrolyte import Electrolyte, LawOrNumber, reference_temperature
from mofcell.parameters.errors import InvalidInput, ValidityWarning
from mofcell.parameters.fade import MECHANISMS, FadeMechanism, checked_mechanisms
from mofcell.parameters.measured import Measurement
from mofcell.parameters.record import Record

#: Fields of a cell that impedance depends on, and no discharge.
CAPACITANCES = (
    "lithium_double_layer_capacitance",
    "interphase_capacitance",
    "membrane_cathode_capacitance",
    "cathode_double_layer_capacitance",
)


class Cell(Record):
    r"""Lithium metal | membrane | porous cathode. Frozen; ``replace`` makes a changed copy.

    All numbers are SI; a law of temperature may stand for each resistance and exchange
    current. The cathode is built from its loading and true densities,

    .. math::
        L_c = \frac{m}{1 - \epsilon} \sum_i \frac{w_i}{w_{am} \rho_i}, \qquad
        \epsilon_{am} = u \frac{m \, q}{c_{max} F L_c}

    with the loading m, mass fractions w, porosity :math:`\epsilon`, utilisation u and the
    theoretical capacity q.

    Parameters
    ----------
    name : str
        Name.
    electrolyte : Electrolyte or ConcentratedElectrolyte
        Membrane, or the liquid in a porous separator.
    membrane_thickness : float
        Thickness of the membrane [m].
    catholyte : Electrolyte or ConcentratedElectrolyte, optional
        What fills the pores of the cathode; the membrane's electrolyte if none is named.
    cathode : Cathode
        Active material.
    cathode_loading : float
        Mass of active material per area [kg.m-2].
    active_mass_fraction, carbon_mass_fraction : float
        Shares of the dry coating, the rest is binder [-].
    carbon_density, binder_density : float
        True densities [kg.m-3].
    cathode_porosity : float
        Volume fraction of the pores [-].
    cathode_bruggeman : float
        Exponent b of the transport efficiency :math:`\epsilon^b` of the pores [-].
    cathode_utilisation : float
        Share of the active material that takes part [-].
    particle_diffusion_time : float, optional
        :math:`R^2/D` of the particles at 298.15 K and x = 1/2 [s]; that of the material if not
        given.
    lithium_thickness, np_ratio : float, optional
        Thickness of the foil [m], or areal capacity of lithium over the cathode's nominal
        one [-]. Exactly one is given.
    lithium_exchange_current_density : float or law
        Of charge transfer at lithium [A.m-2].
    lithium_interface_resistance, membrane_cathode_resistance : float or law
        Of the film on lithium and of the plane membrane|cathode [Ohm.m2].
    contact_resistance : float
        Electronic, in series [Ohm.m2].
    lithium_double_layer_capacitance : float
        Of lithium, beside its charge transfer [F.m-2]. Assumed if not given: 20 uF/cm2, of
        the 10 to 40 uF/cm2 usual for metals (Bard, Faulkner, Electrochemical Methods, 1.2).
    interphase_capacitance : float
        Of the film on lithium, beside its resistance [F.m-2]. Assumed if not given: 1 uF/cm2;
        a film of relative permittivity 10 has that at 9 nm, and 0.4 uF/cm2 at 20 nm.
    membrane_cathode_capacitance : float
        Of the plane membrane|cathode, beside its resistance [F.m-2]. Assumed if not given:
        10 uF/cm2, a double layer.
    cathode_double_layer_capacitance : float
        Of the cathode's particles, per area of their surface, beside their charge transfer
        [F.m-2]. Assumed if not given: 20 uF/cm2, as in PyBaMM's parameter sets.
    coulombic_efficiency : float
        Share of plated lithium that is kept [-].
    voltage_window : tuple of float
        Lower and upper cut-off [V].
    nominal_specific_capacity : float
        What 1C delivers in an hour, per mass of active material [C.kg-1].
    area : float
        Electrode area [m2].
    aluminium_thickness, copper_thickness : float
        Current collectors [m], counted half (one foil serves two sides).
    packaging_mass_fraction : float
        Share of the packed cell's mass that is not stack [-].
    measured : dict
        Measured tables of the cell, by experiment.
    fade : tuple of FadeMechanism, optional
        How it fades when it is cycled; lost plating is ``coulombic_efficiency``.
    calibration : CalibrationRecord, optional
        How the cell was fitted to measured data.
    provenance : dict
        :class:`Provenance` of each field.

    Raises
    ------
    InvalidInput
        If a value is outside its bounds or two of them do not fit.
    """

    without_provenance = frozenset({"calibration", "fade"})  # a mechanism has its own

    electrolyte: Electrolyte | ConcentratedElectrolyte
    membrane_thickness: float = Field(gt=0, le=0.01)
    catholyte: Electrolyte | ConcentratedElectrolyte | None = None
    cathode: Cathode
    cathode_loading: float = Field(gt=0, le=10)
    active_mass_fraction: float = Field(gt=0, le=1)
    carbon_mass_fraction: float = Field(default=0.1, ge=0, lt=1)
    carbon_density: float = Field(default=1900.0, gt=0)
    binder_density: float = Field(default=1780.0, gt=0)
    cathode_porosity: float = Field(gt=0, lt=1)
    cathode_bruggeman: float = Field(default=1.5, ge=0)
    cathode_utilisation: float = Field(default=1.0, gt=0, le=1)
    particle_diffusion_time: float | None = Field(default=None, gt=0)
    lithium_thickness: float | None = Field(default=None, gt=0)
    np_ratio: float | None = Field(default=None, gt=0)
    lithium_exchange_current_density: LawOrNumber
    lithium_interface_resistance: LawOrNumber = 0.0
    membrane_cathode_resistance: LawOrNumber = 0.0
    contact_resistance: float = Field(default=0.0, ge=0)
    lithium_double_layer_capacitance: float = Field(default=0.2, gt=0)
    interphase_capacitance: float = Field(default=0.01, gt=0)
    membrane_cathode_capacitance: float = Field(default=0.1, gt=0)
    cathode_double_layer_capacitance: float = Field(default=0.2, gt=0)
    coulombic_efficiency: float = Field(default=1.0, gt=0, le=1)
    voltage_window: tuple[float, float]
    nominal_specific_capacity: float = Field(gt=0)
    area: float = Field(gt=0)
    aluminium_thickness: float = Field(default=15e-6, ge=0)
    copper_thickness: float = Field(default=8e-6, ge=0)
    packaging_mass_fraction: float = Field(default=0.1, ge=0, lt=1)
    measured: dict[str, Measurement] = Field(default={})
    fade: tuple[FadeMechanism, ...] = ()
    calibration: CalibrationRecord | None = None

    @field_validator("electrolyte", "catholyte", "cathode", mode="before")
    @classmethod
    def _by_name(cls, value: Any, info):
        """A name of the library stands for its record."""
        if not isinstance(value, str):
            return value
        from mofcell.parameters import library  # which reads cells itself

        return (
            library.cathode(value) if info.field_name == "cathode" else library.electrolyte(value)
        )

    @field_validator("lithium_interface_resistance", "membrane_cathode_resistance")
    @classmethod
    def _not_negative(cls, law: Any, info):
        value = float(law(reference_temperature(law)))
        if value < 0:
            raise InvalidInput(f"{info.field_name} is {value:g} Ohm.m2, allowed is 0 or more")
        return law

    @field_validator("lithium_exchange_current_density")
    @classmethod
    def _positive(cls, law: Any, info):
        value = float(law(reference_temperature(law)))
        if value <= 0:
            raise InvalidInput(f"{info.field_name} is {value:g} A.m-2, allowed is above 0")
        return law

    @model_validator(mode="after")
    def _check_lithium(self):
        if (self.lithium_thickness is None) == (self.np_ratio is None):
            raise InvalidInput(
                f"lithium_thickness is {self.lithium_thickness} and np_ratio is "
                f"{self.np_ratio}: give exactly one of them"
            )
        return self

    @model_validator(mode="after")
    def _check_composition(self):
        binder = 1 - self.active_mass_fraction - self.carbon_mass_fraction
        if binder < -1e-9:
            raise InvalidInput(
                f"active_mass_fraction {self.active_mass_fraction:g} and carbon_mass_fraction "
                f"{self.carbon_mass_fraction:g} add up to more than 1; the rest is binder"
            )
        return self

    @field_validator("fade", mode="before")
    @classmethod
    def _mechanisms(cls, fade: Any):
        return checked_mechanisms(fade, MECHANISMS)

    @model_validator(mode="after")
    def _check_window(self):
        low, high = self.voltage_window
        if not 0 <= low < high:
            raise InvalidInput(
                f"voltage_window is {self.voltage_window} V: the lower cut-off comes first and "
                "is 0 or more"
            )
        _ = self.initial_stoichiometry  # refuses a window that the cathode does not reach
        for layer in (self.electrolyte, self.catholyte):
            if layer is not None and layer.stability_window and high > layer.stability_window:
                warnings.warn(
                    f"voltage_window of {self.name!r} goes to {high:g} V, the electrolyte "
                    f"{layer.name!r} is stable to {layer.stability_window:g} V",
                    ValidityWarning,
                    stacklevel=2,
                )
        return self

    @model_validator(mode="after")
    def _check_salt(self):
        membrane, filling = self.electrolyte, self.filling
        if membrane.is_single_ion:
            return self
        if filling.is_single_ion:
            raise InvalidInput(
                f"electrolyte {membrane.name!r} holds salt and catholyte {filling.name!r} none: "
                "give a catholyte with salt_concentration above 0, or a single-ion electrolyte"
            )
        if not math.isclose(membrane.salt_concentration, filling.salt_concentration):
            raise InvalidInput(
                f"salt_concentration is {membrane.salt_concentration:g} mol/m3 in electrolyte "
                f"{membrane.name!r} and {filling.salt_concentration:g} in catholyte "
                f"{filling.name!r}: they exchange salt and are equal at rest; give both the same"
            )
        return self

    @property
    def filling(self):
        """What fills the pores of the cathode."""
        return self.catholyte if self.catholyte is not None else self.electrolyte

    @property
    def initial_stoichiometry(self):
        """Stoichiometry of the charged cathode, the material's or at the upper cut-off [-]."""
        if self.cathode.initial_stoichiometry is not None:
            return self.cathode.initial_stoichiometry
        try:
            return self.cathode.stoichiometry_at(self.voltage_window[1])
        except InvalidInput as error:
            raise InvalidInput(
                f"voltage_window is {self.voltage_window} V with cathode {self.cathode.name!r}: "
                f"{error}; give another window, or the cathode an initial_stoichiometry"
            ) from None

    @property
    def diffusion_time(self):
        """R2/D of the particles at 298.15 K [s]."""
        return self.particle_diffusion_time or self.cathode.particle_diffusion_time

    @property
    def solid_volume(self):
        """Volume of active material, carbon and binder per area [m]."""
        binder = max(0.0, 1 - self.active_mass_fraction - self.carbon_mass_fraction)
        return (self.cathode_loading / self.active_mass_fraction) * (
            self.active_mass_fraction / self.cathode.density
            + self.carbon_mass_fraction / self.carbon_density
            + binder / self.binder_density
        )

    @property
    def cathode_thickness(self):
        """Thickness of the dry coating [m]."""
        return self.solid_volume / (1 - self.cathode_porosity)

    @property
    def active_volume_fraction(self):
        """Volume fraction of the active material that takes part [-]."""
        accessible = self.cathode_loading / self.cathode.density * self.cathode_utilisation
        return accessible / self.cathode_thickness

    @property
    def areal_capacity(self):
        """Nominal capacity of the cathode per area [C.m-2]."""
        return self.cathode_loading * self.nominal_specific_capacity

    @property
    def lithium_foil_thickness(self):
        """Thickness of the lithium, given or from N/P [m]."""
        if self.lithium_thickness is not None:
            return self.lithium_thickness
        return self.np_ratio * self.areal_capacity * LITHIUM_MOLAR_VOLUME / F

    @property
    def np(self):
        """Areal capacity of lithium over the cathode's nominal one [-]."""
        return self.lithium_foil_thickness / LITHIUM_MOLAR_VOLUME * F / self.areal_capacity

    def current(self, c_rate):
        """Current of the cell at a C-rate [A]."""
        return c_rate * self.areal_capacity * self.area / 3600

    def replace(self, **changes):
        """The same cell with some fields changed and checked.

        Parameters
        ----------
        **changes
            New values of fields, SI. ``np_ratio`` takes the place of
            ``lithium_thickness`` and the other way round. A changed cell is not the one that was
            calibrated: ``calibration`` is dropped unless it is given.

        Returns
        -------
        Cell
            A new cell; the changed fields' provenance is "given by the user".

        Raises
        ------
        InvalidInput
            If a field is unknown or a value is outside its bounds.
        """
        for one, other in (("np_ratio", "lithium_thickness"), ("lithium_thickness", "np_ratio")):
            if changes.get(one) is not None:
                changes.setdefault(other, None)
        if changes:
            changes.setdefault("calibration", None)
        return super().replace(**changes)
