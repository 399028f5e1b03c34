"""One figure of a paper."""

from typing import Literal

from pydantic import Field

from mofcell.parameters.checked import Checked
from mofcell.parameters.provenance import Provenance


class ReportedValue(Checked):
    """A figure as it is printed and in SI.

    Parameters
    ----------
    quantity : str
        What it is, one of :data:`~mofcell.parameters.reported.quantities.QUANTITIES`.
    printed : str
        As it is printed: "1.28e-3 S/cm", "> 0.1 S/cm", "7.5 to 12 angstrom", or words.
    form : str
        "number", "range" (both ends), "series" or "words".
    values : tuple of float
        The number, the ends or the series [SI unit of the quantity]; empty for words.
    bound : str
        ">", "<", ">=", "<=" or "~" (about) before the number; empty if it is exact.
    temperature : tuple of float
        Temperature, or both ends of a range [K]; empty if none is given.
    temperature_note : str
        What is said of the temperature in words.
    provenance : Provenance
        Class, place and caution.
    """

    quantity: str
    printed: str
    form: Literal["number", "range", "series", "words"]
    values: tuple[float, ...] = ()
    bound: Literal["", ">", "<", ">=", "<=", "~"] = ""
    temperature: tuple[float, ...] = Field(default=(), max_length=2)
    temperature_note: str = ""
    provenance: Provenance

    @property
    def number(self):
        """The number of a value that is one and exact or about [SI], else None."""
        exact = self.form == "number" and self.bound in ("", "~")
        return self.values[0] if exact else None
