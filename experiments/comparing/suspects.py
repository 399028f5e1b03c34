"""Numbers of a cell that may be why it does not meet a measurement."""

import math
from dataclasses import dataclass

from mofcell.experiments.calibration.free import ENERGY, ENERGY_UNIT, current, with_numbers
from mofcell.experiments.designs.axes import axes_of

#: How the field writes an SI unit of pint's notation, and how many of it one SI unit is.
WRITTEN = {
    "": ("", 1.0),
    "s": (" s", 1.0),
    "S/m": (" mS/cm", 10.0),
    "A/m**2": (" mA/cm2", 0.1),
    "ohm*m**2": (" Ohm.cm2", 1e4),
    ENERGY_UNIT: (" kJ/mol", 1e-3),
}

#: Temperatures of the data are several from this difference on [K].
APART = 5.0


@dataclass(frozen=True, kw_only=True)
class Suspect:
    """A number of a cell, and how far it may sensibly be changed.

    Parameters
    ----------
    name : str
        Name of the axis of a design, or ".activation_energy" behind that of a law.
    words : str
        What it is.
    term : str
        The term of the voltage, or else what it decides.
    factor : float
        It may be so many times as large or as small [-].
    ceiling : float
        It may be no larger [SI].
    """

    name: str
    words: str
    term: str
    factor: float = 10.0
    ceiling: float = math.inf

    def limits(self, cell):
        """Logarithms of the least and the largest factor [-].

        Parameters
        ----------
        cell : Cell
            The cell.

        Returns
        -------
        tuple of float
            From zero or below to zero or above.
        """
        most = min(self.factor, self.ceiling / abs(current(cell, self.name)))
        return -math.log(self.factor), math.log(max(most, 1.0))

    def changed(self, cell, step):
        """The cell with the number changed.

        Parameters
        ----------
        cell : Cell
            The cell.
        step : float
            Logarithm of the factor [-].

        Returns
        -------
        Cell
            The changed cell.
        """
        return with_numbers(cell, {self.name: current(cell, self.name) * math.exp(step)})

    def in_words(self, cell, step):
        """The change in words.

        Parameters
        ----------
        cell : Cell
            The cell.
        step : float
            Logarithm of the factor [-].

        Returns
        -------
        str
            Factor, and the value in units of the field.

        Examples
        --------
        >>> import mofcell
        >>> cell = mofcell.cell("gu2025-lfp")
        >>> SUSPECTS[1].in_words(cell, math.log(1.5))
        'R2/D of the particles 1.5 times as large (15,000 s)'
        """
        unit = ENERGY_UNIT if self.name.endswith(ENERGY) else axes_of(cell)[self.name]
        unit, size = WRITTEN[unit]
        value = float(f"{abs(current(cell, self.name)) * math.exp(step) * size:.3g}")
        return f"{self.words} {math.exp(step):.2g} times as large ({value:,g}{unit})"


SUSPECTS = (
    Suspect(
        name="cathode_utilisation",
        words="the share of the active material that takes part",
        term="capacity of the cathode",
        factor=2.0,
        ceiling=1.0,
    ),
    Suspect(
        name="particle_diffusion_time", words="R2/D of the particles", term="particle diffusion"
    ),
    Suspect(
        name="lithium_interface_resistance",
        words="the lithium interface resistance",
        term="lithium interphase",
    ),
    Suspect(
        name="membrane_cathode_resistance",
        words="the membrane|cathode resistance",
        term="membrane-cathode interface",
    ),
    Suspect(name="contact_resistance", words="the contact resistance", term="contact"),
    Suspect(
        name="lithium_exchange_current_density",
        words="the exchange current density of lithium",
        term="lithium charge transfer",
    ),
    Suspect(name="conductivity", words="the membrane conductivity", term="membrane ohmic"),
    Suspect(
        name="transference_number",
        words="the transference number of the membrane",
        term="membrane diffusion potential",
        factor=5.0,
        ceiling=0.99,
    ),
    Suspect(
        name="catholyte.conductivity",
        words="the catholyte conductivity",
        term="catholyte ohmic",
        factor=5.0,
    ),
    Suspect(
        name="catholyte.transference_number",
        words="the transference number of the catholyte",
        term="catholyte diffusion potential",
        factor=5.0,
        ceiling=0.99,
    ),
    Suspect(
        name="cathode.exchange_current_density",
        words="the exchange current density of the cathode",
        term="cathode charge transfer",
    ),
    Suspect(
        name="cathode.electronic_conductivity",
        words="the electronic conductivity of the cathode",
        term="electronic",
    ),
)

#: Laws whose slope in temperature data at several temperatures tell.
LAWS = (
    ("lithium_interface_resistance", "the lithium interface resistance", "lithium interphase"),
    (
        "membrane_cathode_resistance",
        "the membrane|cathode resistance",
        "membrane-cathode interface",
    ),
    ("conductivity", "the membrane conductivity", "membrane ohmic"),
    ("catholyte.conductivity", "the catholyte conductivity", "catholyte ohmic"),
)


def suspects(cell, temperatures):
    """The numbers that apply to a cell and its data.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperatures : iterable of float
        Temperatures of the data [K].

    Returns
    -------
    list of Suspect
        Numbers that the cell has and that are not zero.

    Examples
    --------
    >>> import mofcell
    >>> found = suspects(mofcell.cell("gu2025-lfp"), [298.15])
    >>> "contact_resistance" in [one.name for one in found]
    False
    """
    known = list(SUSPECTS)
    if max(temperatures) - min(temperatures) > APART:
        known += [
            Suspect(
                name=f"{name}{ENERGY}",
                words=f"the activation energy of {words}",
                term=f"{term} against temperature",
                factor=2.0,
            )
            for name, words, term in LAWS
        ]
    return [one for one in known if _applies(cell, one)]


def _applies(cell, one):
    owner, _, field = one.name.removesuffix(ENERGY).rpartition(".")
    if owner == "catholyte" and cell.catholyte is None:
        return False  # it is the membrane's
    filling = cell.filling if owner == "catholyte" else cell.electrolyte
    if field == "transference_number" and getattr(filling, "is_single_ion", False):
        return False
    try:
        value = current(cell, one.name)
    except (AttributeError, TypeError):  # a function of the concentration, or none
        return False
    return bool(value)
