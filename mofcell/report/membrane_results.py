"""Everything the report shows of a cell without a cathode, simulated once."""

from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from mofcell import experiments, parameters
from mofcell.experiments.characterisation.membrane_run import DURATION
from mofcell.experiments.characterisation.symmetric_cell import STOPPED
from mofcell.parameters import BlockingCell, SymmetricCell
from mofcell.parameters.errors import UnknownName
from mofcell.report.results import ROOM

#: Frequencies of the spectra [Hz]: those of Gu et al. 2025, Electrochemical measurements.
FREQUENCIES = tuple(np.geomspace(1.0, 1e5, 51))

#: Half-cycle of plating [s]: usual, and assumed where a paper gives none.
HALF_CYCLE = 3600.0

#: Cycles of a cell in which no cycle changes the next.
FEW_CYCLES = 5

OVERPOTENTIAL, OVER_TIME = "overpotential", "overpotential_over_time"


@dataclass(frozen=True)
class MembraneResults:
    """Datasets of the report of a symmetric or blocking cell; None of what failed.

    Parameters
    ----------
    cell : SymmetricCell or BlockingCell
        The cell.
    spectrum : xarray.Dataset, optional
        Impedance of its membrane between blocking electrodes.
    polarised, plated, limit : xarray.Dataset, optional
        A held voltage, plating and stripping, and the limiting current; of lithium only.
    starts : dict
        Overpotential [V] at the end of the first half-cycle by each measured current density
        [A.m-2].
    """

    cell: SymmetricCell | BlockingCell
    spectrum: xr.Dataset | None = None
    polarised: xr.Dataset | None = None
    plated: xr.Dataset | None = None
    limit: xr.Dataset | None = None
    starts: dict = field(default_factory=dict)


def membrane_runs(cell):
    """What is simulated of a cell without a cathode.

    Parameters
    ----------
    cell : SymmetricCell or BlockingCell
        The cell.

    Returns
    -------
    dict
        What it is called and a function of the cell, by the field of
        :class:`MembraneResults`.
    """
    of_every_membrane = {"spectrum": ("impedance", _spectrum)}
    if isinstance(cell, BlockingCell):
        return of_every_membrane
    return {
        **of_every_membrane,
        "polarised": ("Bruce-Vincent", _polarised),
        "plated": ("plating and stripping", _plated),
        "limit": ("limiting current", experiments.limiting_current),
        "starts": ("overpotential", _starts),
    }


def simulate_membrane(cell, *, kept, done=lambda: None):
    """Run what a laboratory measures on a membrane.

    Parameters
    ----------
    cell : SymmetricCell or BlockingCell
        The cell.
    kept : callable
        Takes a name, gives the context in which what goes wrong is noted.
    done : callable, optional
        Called after each run.

    Returns
    -------
    MembraneResults
        The datasets of what did not fail.
    """
    found = {}
    for name, (what, run) in membrane_runs(cell).items():
        with kept(f"{cell.name}, {what}"):
            found[name] = run(cell)
        done()
    return MembraneResults(cell, **found)


def figures_of(name, quantity):
    """What papers report of a quantity of an electrolyte as one number.

    Parameters
    ----------
    name : str
        The electrolyte.
    quantity : str
        The quantity.

    Returns
    -------
    list of ReportedValue
        None of one that is not in the library.
    """
    try:
        material = parameters.material(name)
    except UnknownName:  # of a file of the user's
        return []
    return [one for one in material.figures(quantity) if one.number is not None]


def temperature_of(cell):
    """Where the overpotential was measured, or 25 degC [K]."""
    tables = (cell.measured.get(kind) for kind in (OVER_TIME, OVERPOTENTIAL))
    return next((table.temperature for table in tables if table), ROOM)


def first_overpotential(plated):
    """Overpotential at the end of the first half-cycle.

    Parameters
    ----------
    plated : xarray.Dataset
        From :func:`mofcell.symmetric_cell`.

    Returns
    -------
    float
        The overpotential [V]; NaN if that half-cycle ended before its time.
    """
    if "".join(plated.ended_by.values[:1]) != DURATION:
        return np.nan
    return plated.overpotential.values[0, -1]


def _spectrum(cell):
    printed = figures_of(cell.electrolyte.name, "ionic_conductivity")
    known = {one.temperature[0] for one in printed if len(one.temperature) == 1}
    blocking = cell if isinstance(cell, BlockingCell) else BlockingCell.of(cell)
    return experiments.impedance(
        blocking, frequencies=FREQUENCIES, temperatures=sorted(known) or [ROOM]
    )


def _polarised(cell):
    return experiments.bruce_vincent(cell, temperature=temperature_of(cell))


def _plated(cell):
    """As long as it was measured; a few cycles where each is like the one before."""
    known = cell.measured.get(OVER_TIME)
    length = {"half_cycle": HALF_CYCLE}
    if known and max(known.x) > 0:
        length = {"time": max(known.x), "half_cycle": min(HALF_CYCLE, max(known.x))}
    elif not cell.fade and cell.coulombic_efficiency == 1:
        length["cycles"] = FEW_CYCLES
    plated = experiments.symmetric_cell(cell, temperature=temperature_of(cell), **length)
    if plated.attrs["ended"] == STOPPED:  # some of the cycles are no report
        raise KeyboardInterrupt
    return plated


def _starts(cell):
    known = cell.measured.get(OVERPOTENTIAL)
    return {i: _start(cell, i, known.temperature) for i in known.x} if known else {}


def _start(cell, current_density, temperature):
    plated = experiments.symmetric_cell(
        cell,
        current_density=current_density,
        half_cycle=HALF_CYCLE,
        cycles=1,
        temperature=temperature,
    )
    return first_overpotential(plated)
