"""Impedance of blocking, symmetric and full cells, and what a laboratory reads from it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell import models
from mofcell.experiments.characterisation.apparent_activation import FORMS, apparent_activation
from mofcell.experiments.characterisation.membrane_run import (
    MODELS,
    MembraneStructure,
    square_metre,
)
from mofcell.experiments.characterisation.membrane_spectrum import membrane_cell
from mofcell.experiments.characterisation.read_spectrum import arc_end, intercept
from mofcell.experiments.characterisation.spectrum import full_cell, numbers_of
from mofcell.experiments.compiled import Structure
from mofcell.experiments.dataset import dataset
from mofcell.experiments.discharged import kelvins
from mofcell.parameters import BlockingCell, Cell, InvalidInput, SymmetricCell
from mofcell.parameters.shown import shown
from mofcell.parameters.validity import outside_range, unphysical

#: Frequencies of usual instruments [Hz].
FREQUENCIES = tuple(np.geomspace(1e-3, 1e6, 60))

#: Where no double layer of a model takes part any more [Hz].
FAR = 1e9

#: How far the reading may be from the real part at ``FAR`` [-]: assumed; the catholyte takes 3 %
#: of some full cells at 1 MHz.
NEAR = 0.05

#: Temperatures of the line of the law.
DRAWN_AT = 61

KINDS: dict[type, str] = {Cell: "full", SymmetricCell: "symmetric", BlockingCell: "blocking"}


def impedance(
    cell,
    *,
    frequencies=None,
    temperatures=(298.15,),
    state_of_charge=None,
    progress=None,
):
    r"""Impedance of a cell at rest, read back as a laboratory does.

    The kind of the cell chooses the model: the DFN of a full cell, lithium on both sides of a
    symmetric cell, ideal capacitors on both sides of a blocking one.

    .. math::
        \sigma = \frac{l}{R S}, \qquad
        \ln \sigma = \ln A - \frac{E_a}{R_g T} \quad \text{or} \quad
        \ln \sigma T = \ln A - \frac{E_a}{R_g T}

    with the real part R where the spectrum comes nearest to the real axis at its high-frequency
    end, thickness l and area S of the membrane, and the gas constant :math:`R_g`. R holds the
    contact resistance too, and in a full cell what its cathode adds: electrons and ions side
    by side. :math:`\sigma` is then below the membrane's; nothing is taken off.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell; ``SymmetricCell.of(cell)`` and ``BlockingCell.of(cell)`` take the membrane of
        another.
    frequencies : iterable of float, optional
        Two or more, rising or falling throughout [Hz]; 60 from 1 mHz to 1 MHz if not given.
    temperatures : iterable of float, optional
        Temperatures [K].
    state_of_charge : float, optional
        Of a full cell, 1 with the cathode as charged (the default), 0 with it full of lithium:
        linear in its stoichiometry [-].
    progress : callable, optional
        Called after each temperature with how many are done and how many there are.

    Returns
    -------
    xarray.Dataset
        Over ``temperature`` and ``frequency``, rising: ``real_impedance`` and
        ``imaginary_impedance`` of the cell [Ohm], the same as ``areal_...`` [Ohm.m2],
        ``impedance_modulus`` [Ohm] and ``impedance_phase`` [deg]. Over ``temperature``:
        ``bulk_resistance``, R of an area [Ohm.m2]; ``apparent_conductivity``, l/(R S), and
        ``membrane_conductivity``, that of the membrane [S.m-1], with their ratio
        ``conductivity_ratio``; ``intercept_reached``, whether R is within 5 % of the real part
        at 1 GHz; ``arc_resistance``, real part where the arcs of the interfaces end, less R,
        no number where there is no such point, or none beyond R; ``low_frequency_resistance``,
        real part at the lowest frequency [Ohm.m2]; ``status``, "ok" or why there is no spectrum.
        Over ``law``, the form of the line: ``activation_energy`` of the apparent conductivity,
        ``arc_activation_energy`` of one over ``arc_resistance``, and how well a line holds of each,
        the standard error by what it leaves of the model's own points [J.mol-1]: it is no error
        of a measurement. With several temperatures, over ``line_temperature`` the
        ``law_conductivity`` of the membrane [S.m-1].

    Raises
    ------
    InvalidInput
        If the cell is none of the three, a number is out of bounds, frequencies neither rise
        nor fall throughout, or a cell without a cathode is given a state of charge.

    Examples
    --------
    >>> import mofcell
    >>> blocking = mofcell.BlockingCell.of(mofcell.cell("gu2025-lfp"))
    >>> spectrum = mofcell.impedance(blocking, temperatures=[233.15, 298.15, 373.15])
    >>> [f"{sigma / 100:.2e} S/cm" for sigma in spectrum.apparent_conductivity.values]
    ['2.12e-04 S/cm', '1.28e-03 S/cm', '2.36e-03 S/cm']
    >>> energy = spectrum.activation_energy.sel(law="Arrhenius").item()
    >>> f"{energy / 96485:.2f} eV"
    '0.13 eV'
    """
    at = _at(cell, state_of_charge)
    frequencies = _rising(frequencies)
    temperatures = kelvins("temperatures", temperatures)
    compiled = at.compiled()
    far = [*frequencies, max(FAR, frequencies[-1])]
    spectra, status = [], []
    for done, T in enumerate(temperatures, start=1):
        found, reason = _solved(compiled, far, at.numbers(T))
        spectra.append(found)
        status.append(reason)
        if progress is not None:
            progress(done, len(temperatures))
    Z = np.array(spectra)
    over = ("temperature", "frequency")
    read = _read(at, Z[:, :-1], Z[:, -1].real, temperatures)
    found = dataset(
        {
            **_impedances(Z[:, :-1], cell.area, over),
            **{name: ("temperature", values) for name, values in read.items()},
            "status": ("temperature", status),
            **_energies(temperatures, read),
            **_law(cell, temperatures),
        },
        {
            "frequency": frequencies,
            "temperature": temperatures,
            "law": [form.name for form in FORMS],
        },
        cell=cell,
        model=at.model,
        flags=[flag for T in temperatures for flag in outside_range(cell, T)],
        kind=KINDS[type(cell)],
        electrolyte=cell.electrolyte.name,
        area_m2=cell.area,
        membrane_thickness_m=cell.membrane_thickness,
    )
    if at.state_of_charge is not None:
        found.attrs["state_of_charge"] = at.state_of_charge
    return found


@dataclass(frozen=True)
class _FullCell:
    """A full cell at a state of charge."""

    cell: Any
    state_of_charge: float
    model: type = models.DFN

    #: Lithium diffuses in its particles.
    diffuses = True

    def compiled(self):
        return full_cell(Structure.of(self.cell, self.model))

    def numbers(self, temperature):
        charged, full = self.cell.initial_stoichiometry, self.cell.cathode.stoichiometry_range[1]
        x = full - self.state_of_charge * (full - charged)
        return numbers_of(self.cell, temperature, stoichiometry=x)


@dataclass(frozen=True)
class _Membrane:
    """A membrane between two like electrodes."""

    cell: Any
    state_of_charge: None = None

    @property
    def model(self):
        return MODELS[type(self.cell)]

    @property
    def diffuses(self):
        return not self.cell.electrolyte.is_single_ion

    def compiled(self):
        return membrane_cell(MembraneStructure.of(self.cell))

    def numbers(self, temperature):
        return square_metre(self.cell, temperature)


def _at(cell, state_of_charge):
    """What a spectrum is taken of."""
    if type(cell) not in KINDS:
        raise InvalidInput(
            f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns, or "
            "SymmetricCell.of(cell) or BlockingCell.of(cell): its kind chooses the model"
        )
    if isinstance(cell, Cell):
        return _FullCell(cell, _share(1.0 if state_of_charge is None else state_of_charge))
    if state_of_charge is not None:
        raise InvalidInput(
            f"state_of_charge is {shown(state_of_charge)}, but a {KINDS[type(cell)]} cell has no "
            "cathode; leave it out"
        )
    return _Membrane(cell)


def _share(value):
    try:
        share = float(value)
    except (TypeError, ValueError):
        share = np.nan
    if not 0 <= share <= 1:
        raise InvalidInput(
            f"state_of_charge is {shown(value)}; allowed is 0, the cathode full, to 1, charged"
        )
    return share


def _rising(frequencies):
    """Frequencies, rising."""
    if frequencies is None:
        return list(FREQUENCIES)
    try:
        values = np.atleast_1d(np.asarray(frequencies, float))
    except (TypeError, ValueError):
        raise InvalidInput(f"frequencies: {shown(frequencies)}; give numbers in Hz") from None
    if values.ndim != 1 or len(values) < 2:
        raise InvalidInput(f"frequencies: {shown(frequencies)}; give two or more, in Hz")
    wrong = values[~(np.isfinite(values) & (values > 0))]
    if len(wrong):
        raise InvalidInput(
            f"frequencies: {wrong[0]:g} Hz; allowed are finite numbers above 0, a direct current "
            "is none"
        )
    steps = np.diff(values)
    if not (np.all(steps > 0) or np.all(steps < 0)):
        k = int(np.flatnonzero(np.sign(steps) != np.sign(steps[0]))[0]) if steps[0] else 0
        raise InvalidInput(
            f"frequencies: {values[k]:g} Hz is followed by {values[k + 1]:g} Hz; allowed are "
            "rising or falling ones, each once: sort them"
        )
    return sorted(values.tolist())


def _solved(compiled, frequencies, numbers):
    """A spectrum [Ohm.m2], and "ok" or why it is none."""
    nothing = np.full(len(frequencies), np.nan + 0j)
    if reason := unphysical(numbers):
        return nothing, reason
    Z = compiled.solve(frequencies, numbers)
    return (Z, "ok") if np.isfinite(Z).all() else (nothing, "no solution")


def _impedances(Z, area, over):
    return {
        "real_impedance": (over, Z.real / area),
        "imaginary_impedance": (over, Z.imag / area),
        "areal_real_impedance": (over, Z.real),
        "areal_imaginary_impedance": (over, Z.imag),
        "impedance_modulus": (over, np.abs(Z) / area),
        "impedance_phase": (over, np.angle(Z, deg=True)),
    }


def _read(at, Z, limit, temperatures):
    """What a laboratory reads from spectra, and what is true of the membrane."""
    cell = at.cell
    bulk = np.array([spectrum[intercept(spectrum)].real for spectrum in Z])
    true = np.array([float(cell.electrolyte.membrane_conductivity(T)) for T in temperatures])
    apparent = cell.membrane_thickness / bulk
    arcs = np.array([_arc(at, spectrum) for spectrum in Z]) - bulk
    return {
        "bulk_resistance": bulk,
        "apparent_conductivity": apparent,
        "membrane_conductivity": true,
        "conductivity_ratio": apparent / true,
        "intercept_reached": np.abs(bulk / limit - 1) < NEAR,
        "arc_resistance": np.where(arcs > 0, arcs, np.nan),
        "low_frequency_resistance": Z[:, 0].real,
    }


def _arc(at, spectrum):
    """Real part where the arcs of the interfaces end."""
    if isinstance(at.cell, BlockingCell):
        return np.nan
    end = arc_end(spectrum, diffuses=at.diffuses)
    return np.nan if end is None else spectrum[end].real


def _energies(temperatures, read):
    conductivity, interface = (
        apparent_activation(temperatures=temperatures, values=values)
        for values in (read["apparent_conductivity"], 1 / read["arc_resistance"])
    )
    return {
        "activation_energy": ("law", conductivity[0]),
        "activation_energy_error": ("law", conductivity[1]),
        "arc_activation_energy": ("law", interface[0]),
        "arc_activation_energy_error": ("law", interface[1]),
    }


def _law(cell, temperatures):
    """The conductivity of the membrane between the temperatures."""
    if len(set(temperatures)) < 2:
        return {}
    T = 1 / np.linspace(1 / min(temperatures), 1 / max(temperatures), DRAWN_AT)
    values = [float(cell.electrolyte.membrane_conductivity(one)) for one in T]
    return {
        "line_temperature": ("line_temperature", T),
        "law_conductivity": ("line_temperature", values),
    }
