"""A measured impedance spectrum per area, read as a simulated one is."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mofcell.experiments.characterisation.read_spectrum import arc_end, intercept


@dataclass(frozen=True, kw_only=True)
class MeasuredSpectrum:
    """A measured spectrum.

    Parameters
    ----------
    name : str
        Where it is from.
    temperature : float
        Temperature [K].
    frequencies : array
        Frequencies, rising [Hz].
    impedance : array
        Complex impedance of an area [Ohm.m2].

    Examples
    --------
    >>> f = np.geomspace(1e-1, 1e5, 60)
    >>> one = MeasuredSpectrum(
    ...     name="mine", temperature=298.15, frequencies=f, impedance=3e-3 + 0.1 / (1 + 1j * f / 9)
    ... )
    >>> round(one.bulk_resistance, 4), round(one.arc_resistance, 3)
    (0.003, 0.1)
    """

    name: str
    temperature: float
    frequencies: np.ndarray
    impedance: np.ndarray

    @classmethod
    def of(cls, dataset, *, area):
        """That of a file; in Ohm, it is taken to be of an area [m2]."""
        prefix, size = ("areal_", 1.0) if "areal_real_impedance" in dataset else ("", area)
        real, imaginary = (dataset[f"{prefix}{part}_impedance"] for part in ("real", "imaginary"))
        order = np.argsort(dataset.frequency.values, kind="stable")
        return cls(
            name=dataset.attrs.get("source", "measured"),
            temperature=float(dataset.temperature.mean()),
            frequencies=dataset.frequency.values[order],
            impedance=size * (real.values + 1j * imaginary.values)[order],
        )

    @cached_property
    def bulk_resistance(self):
        """Real part where it comes nearest to the real axis at high frequency [Ohm.m2]."""
        return float(self.impedance[intercept(self.impedance)].real)

    @property
    def arc_resistance(self):
        """What the arcs add to that [Ohm.m2]; no number where no end of them is seen."""
        end = arc_end(self.impedance)
        arcs = np.nan if end is None else float(self.impedance[end].real) - self.bulk_resistance
        return arcs if arcs > 0 else np.nan
