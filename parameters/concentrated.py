"""A concentrated electrolyte known by its measured properties."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from mofcell.parameters.electrolyte import CONDUCTIVITY_RANGE
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.record import Record


@dataclass(frozen=True)
class _Constant:
    """A property that is a number; equal numbers are equal properties."""

    value: float

    def __call__(self, c, T):
        return self.value + 0 * c


def _as_property(value):
    """A measured property as a function of concentration and temperature."""
    if callable(value):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _Constant(float(value))
    raise InvalidInput(f"{value!r} is neither a number nor a function of (c, T)")


Property = Annotated[Any, BeforeValidator(_as_property)]


class ConcentratedElectrolyte(Record):
    r"""A binary electrolyte by four measured functions of concentration and temperature.

    Parameters
    ----------
    name : str
        Name.
    conductivity : float or callable
        :math:`\kappa(c, T)` [S.m-1].
    diffusivity : float or callable
        Salt diffusivity :math:`D(c, T)` [m2.s-1].
    transference_number : float or callable
        :math:`t_+(c, T)` [-].
    thermodynamic_factor : float or callable
        :math:`1 + d \ln f / d \ln c` [-].
    salt_concentration : float
        Concentration at rest [mol.m-3].
    concentration_range, temperature_range : tuple of float, optional
        Where the properties were measured [mol.m-3], [K]. Outside it concentration and
        temperature are held at the end of the range: published polynomials go badly
        wrong there.
    porosity : float, optional
        Volume fraction of the liquid where it fills a membrane [-]; there the transport
        efficiency is porosity to the power 1.5.
    density : float, optional
        Density [kg.m-3].
    stability_window : float, optional
        Highest potential it stands, against Li/Li+ [V].
    citations : tuple of str, optional
        BibTeX entries of the sources, or the keys by which PyBaMM knows them.

    Raises
    ------
    InvalidInput
        If a property is neither a number nor a function, or a range falls.

    References
    ----------
    J. Newman, K. E. Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004), chapter 12.
    """

    conductivity: Property
    diffusivity: Property
    transference_number: Property
    thermodynamic_factor: Property = 1.0
    salt_concentration: float = Field(default=1000.0, gt=0)
    concentration_range: tuple[float, float] | None = None
    temperature_range: tuple[float, float] | None = None
    porosity: float = Field(default=1.0, gt=0, le=1)
    density: float | None = Field(default=None, gt=0)
    stability_window: float | None = Field(default=None, gt=0)
    citations: tuple[str, ...] = ()

    @field_validator("concentration_range", "temperature_range")
    @classmethod
    def _rising(cls, ends, info):
        if ends is not None and not 0 <= ends[0] < ends[1]:
            raise InvalidInput(f"{info.field_name} is {ends}, allowed is 0 or more, lowest first")
        return ends

    @model_validator(mode="after")
    def _check_at_rest(self):
        low, high = self.temperature_range or (298.15, 298.15)
        at = (self.salt_concentration, min(max(298.15, low), high))
        least, most = CONDUCTIVITY_RANGE
        allowed = {
            "conductivity": (least, most, " S/m; 1 S/cm is 100 S/m: check the unit"),
            "diffusivity": (1e-16, 1e-6, " m2/s; check the unit"),
            "transference_number": (-1.0, 0.9999, "; for 1, use Electrolyte: it needs no salt"),
            "thermodynamic_factor": (1e-3, 1e3, ""),
        }
        for field, (least, most, hint) in allowed.items():
            value = getattr(self, field)(*at)
            value = float(value.evaluate() if hasattr(value, "evaluate") else value)
            if not least <= value <= most:
                raise InvalidInput(
                    f"{field} of {self.name!r} is {value:.4g} at {at[0]:g} mol/m3 and {at[1]:g} K, "
                    f"allowed is {least:g} to {most:g}{hint}"
                )
        return self

    @property
    def is_single_ion(self):
        """False: it holds salt."""
        return False

    def membrane_conductivity(self, T):
        r"""Conductivity at rest of a porous membrane that is filled with it.

        .. math:: \kappa_{eff} = \epsilon^{1.5} \kappa(c_0, T)

        Parameters
        ----------
        T : float
            Temperature [K]; outside the range of the measurement that of its end is taken.

        Returns
        -------
        float
            Conductivity [S.m-1].
        """
        low, high = self.temperature_range or (T, T)
        value = self.conductivity(self.salt_concentration, min(max(T, low), high))
        value = value.evaluate() if hasattr(value, "evaluate") else value
        return float(value) * self.porosity**1.5
