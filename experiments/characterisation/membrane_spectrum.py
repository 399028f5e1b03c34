"""Impedance of a membrane between two like electrodes, compiled once for all numbers."""

from functools import lru_cache

from mofcell.experiments.characterisation.spectrum import Spectrum
from mofcell.experiments.compiled import as_inputs

#: Points across the membrane, closer at the faces: within 5e-4 of the closed form from 1 mHz to
#: 1 MHz between transference numbers of 0.1 and 0.9. At 0.01 and 0.99 within 2e-3, the real part of
#: a blocking cell within 5e-3. Tests assert both.
POINTS = {"x_s": 120}


@lru_cache(maxsize=16)
def membrane_cell(structure):
    """The compiled spectrum of a symmetric or blocking cell.

    Parameters
    ----------
    structure : MembraneStructure
        Of the cell.

    Returns
    -------
    Spectrum
        For the numbers of :func:`~mofcell.experiments.characterisation.membrane_run.square_metre`.
    """
    names = [*structure.names, "Ambient temperature [K]"]
    values = structure.parameter_values(as_inputs(names))
    model = structure.full_model({"surface form": "differential"})
    return Spectrum(model, values, names, points=POINTS)
