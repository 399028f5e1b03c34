"""Numbers of records in the units of the field, and fields in words."""

from mofcell.parameters.constants import F
from mofcell.parameters.laws import Constant, Law
from mofcell.parameters.reading.fields import UNITS
from mofcell.views.words import temperature

#: How the field writes an SI unit, and how many of it one SI unit is.
SHOWN = {
    "": ("", 1.0),
    "S/m": ("mS/cm", 10.0),
    "m": ("µm", 1e6),
    "m**2": ("cm²", 1e4),
    "m**2/s": ("cm²/s", 1e4),
    "kg/m**2": ("mg/cm²", 100.0),
    "kg/m**3": ("g/cm³", 1e-3),
    "mol/m**3": ("mol/L", 1e-3),
    "A/m**2": ("mA/cm²", 0.1),
    "ohm*m**2": ("Ω cm²", 1e4),
    "F/m**2": ("µF/cm²", 100.0),
    "C/kg": ("mAh/g", 1 / 3600),
    "C/m**2": ("mAh/cm²", 1 / 36000),
    "J/kg": ("Wh/kg", 1 / 3600),
    "s": ("s", 1.0),
    "V": ("V", 1.0),
    "m**3/mol": ("cm³/mol", 1e6),
    "m**2/C": ("% per mAh/cm²", 3.6e6),
}

CATHODE_UNITS = {
    "stoichiometry_range": "",
    "hysteresis": "V",
    "exchange_current_density": "A/m**2",
    "exchange_current_exponent": "",
    "relative_diffusivity": "",
    "diffusivity_of_stoichiometry": "",
    "particle_radius": "m",
    "particle_diffusion_time": "s",
    "specific_capacity": "C/kg",
    "density": "kg/m**3",
    "electronic_conductivity": "S/m",
    "initial_stoichiometry": "",
    "open_circuit_potential": "V",
}

#: SI unit of each field that has a number, of all records.
FIELDS = {
    **UNITS,
    **CATHODE_UNITS,
    "diffusivity": "m**2/s",
    "thermodynamic_factor": "",
}

NAMES = {
    "cathode_bruggeman": "Bruggeman exponent of the cathode",
    "particle_diffusion_time": "particle diffusion time R²/D",
    "np_ratio": "N/P ratio",
    "membrane_cathode_resistance": "membrane|cathode resistance",
    "membrane_cathode_capacitance": "membrane|cathode capacitance",
    "arrhenius_prefactor": "Arrhenius prefactor",
    "c_rate": "C-rate",
    "nmr_line_width": "NMR line width",
    "one_c_current": "current at 1C",
    "ptfe_mass_fraction": "PTFE mass fraction",
    "loss_per_cycle": "per equivalent full cycle",
    "rise_per_cycle": "per equivalent full cycle",
}

FORMS = {
    "Arrhenius": "Arrhenius",
    "ArrheniusOverTemperature": "Arrhenius with 1/T",
    "PiecewiseArrhenius": "Arrhenius in two pieces",
    "Tabulated": "tabulated",
    "VTFOverRootTemperature": "VTF with 1/√T",
    "TransferenceNumber": "two activation energies",
    "TabulatedTransferenceNumber": "tabulated",
    "Function": "a function of temperature",
}


def name(field):
    """A field in words.

    Examples
    --------
    >>> name("np_ratio"), name("cathode_loading")
    ('N/P ratio', 'cathode loading')
    """
    return NAMES.get(field, field.replace("_", " "))


def span(ends):
    """A temperature, or both ends of a range of them; of liquid gases in kelvin.

    Parameters
    ----------
    ends : tuple of float
        One or two temperatures [K].

    Returns
    -------
    str
        With the unit once.

    Examples
    --------
    >>> span((233.15, 373.15)), span((77.0,))
    ('−40 to 100 °C', '77 K')
    """
    if max(ends) < 200:
        return f"{' to '.join(f'{end:g}' for end in ends)} K"
    low, *high = (temperature(end) for end in ends)
    return f"{low.removesuffix(' °C')} to {high[0]}" if high else low


def in_field_units(value, unit):
    """A number or the two ends of a range with its unit.

    Parameters
    ----------
    value : float or tuple of float
        Number [SI unit].
    unit : str
        SI unit, one of :data:`SHOWN`.

    Returns
    -------
    str
        At most four digits.

    Examples
    --------
    >>> in_field_units(300e-6, "m"), in_field_units((2.5, 4.2), "V"), in_field_units(30200, "s")
    ('300 µm', '2.5 to 4.2 V', '30200 s')
    """
    shown, factor = SHOWN[unit]
    values = value if isinstance(value, tuple) else (value,)
    return f"{' to '.join(_four_digits(factor * each) for each in values)} {shown}".strip()


def _four_digits(value):
    """Four digits at most, and no power of ten for some ten thousands."""
    return f"{value:.0f}" if 9999.5 <= abs(value) < 1e6 else f"{value:.4g}"


def in_words(field, value):
    """The value of a field in the units of the field, whatever it is.

    Parameters
    ----------
    field : str
        One of :data:`FIELDS`.
    value : float, tuple, law or callable
        The value [SI].

    Returns
    -------
    str
        Number and unit; of a law, its value near 25 degC, its form and its range.

    Examples
    --------
    >>> in_words("membrane_thickness", 300e-6)
    '300 µm'
    """
    unit = FIELDS[field]
    if isinstance(value, Law):
        return _law(value, unit)
    match field:
        case "open_circuit_potential":
            return f"{float(value(0.5)):.3f} V at half charge; a function of stoichiometry"
        case "diffusivity_of_stoichiometry":
            return "1 at half charge; a function of stoichiometry"
        case "hysteresis":
            on_charge = float(value.delithiation_potential(0.5))
            return f"{on_charge:.3f} V at half charge on charging; decay rate {value.decay_rate:g}"
    if callable(value):
        return "a function of concentration and temperature"
    if field in ("particle_radius", "thickness") and value < 1e-6:
        return f"{1e9 * value:.4g} nm"
    if field == "doubling_time":
        return f"{value / 3600:.4g} h"
    if field == "loss_per_cycle":
        return f"{100 * value:.4g} %"
    return in_field_units(value, unit)


def _law(law, unit):
    """Value at room temperature, the law's form, its energy and its range."""
    held = law.temperature_range
    at = 298.15 if law.covers(298.15) else sum(held) / 2
    number = in_field_units(law(at), unit)
    parts = []
    if not isinstance(law, Constant):
        number += f" at {temperature(at)}"
        parts.append(FORMS.get(type(law).__name__, type(law).__name__))
    if (energy := getattr(law, "activation_energy", None)) is not None:
        rises = ", rises in the cold" if energy < 0 else ""
        parts.append(f"{abs(energy) / F:.2f} eV{rises}")
    if held is not None:
        parts.append(f"known at {span(held)}")
    return "; ".join([number, *parts])


def constants(law, unit):
    """The numbers of a law beside its value and its one activation energy.

    Parameters
    ----------
    law : Law
        The law.
    unit : str
        SI unit of what it describes, one of :data:`SHOWN`.

    Returns
    -------
    str
        Empty where the law has no others.

    Examples
    --------
    >>> from mofcell.parameters import electrolyte
    >>> constants(electrolyte("Li@Ni-MOF-2").conductivity, "S/m")
    'A = 6.466 mS/cm, B = 200.1 K, T0 = 174.6 K'
    """
    shown, factor = SHOWN[unit]
    shown = f" {shown}" if shown else ""
    match type(law).__name__:
        case "VTF" | "VTFOverRootTemperature" as form:
            root = " √K" if form == "VTFOverRootTemperature" else ""
            return (
                f"A = {factor * law.prefactor:.4g}{root}{shown}, "
                f"B = {law.pseudo_activation_temperature:.4g} K, "
                f"T0 = {law.vanishing_temperature:.4g} K"
            )
        case "PiecewiseArrhenius":
            return (
                f"{law.activation_energy_below / F:.3g} eV below, "
                f"{law.activation_energy_above / F:.3g} eV above "
                f"{temperature(law.break_temperature)}"
            )
        case "TransferenceNumber":
            return (
                f"{law.cation_activation_energy / F:.3g} eV of the cation, "
                f"{law.anion_activation_energy / F:.3g} eV of the anion"
            )
        case "Tabulated" | "TabulatedTransferenceNumber":
            return f"{len(law.values)} points"
    return ""
