r"""Which measurement would tell most about a prediction.

For a prediction g and the numbers m that a measurement would give, both known for draws of the
free numbers, and the covariance E of the errors of the measurement, the best linear estimate of
g from m leaves

.. math:: \sigma_{g|m}^2 = C_{gg} - C_{gm} (C_{mm} + E)^{-1} C_{mg}

of its variance, whatever will be measured (Raiffa and Schlaifer's preposterior analysis in its
linear form; Goldstein and Wooff, Bayes Linear Statistics, 2007).
"""

import warnings

import numpy as np

from mofcell.experiments.calibration.candidates import CapacityAt, usual_candidates
from mofcell.experiments.calibration.draws import weighted_quantiles
from mofcell.experiments.calibration.predict import CELLS, as_calibration
from mofcell.experiments.compiled import Effort
from mofcell.experiments.dataset import dataset, per_mass
from mofcell.experiments.designs.targets import ON_A_BASIS, Target
from mofcell.experiments.solve import Discharge, discharge
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import BASES, areal_masses, check_basis, thicknesses


def next_measurement(
    calibration,
    *,
    of="specific_capacity at 0.1C and -20 degC",
    candidates=None,
    basis="electrodes+electrolyte",
    cells=CELLS,
    progress=None,
):
    """Rank measurements by how much narrower each would make the band of a prediction.

    Parameters
    ----------
    calibration : Calibration or Cell
        A calibration, or a calibrated cell as it was saved.
    of : str, optional
        The prediction: a quantity and its conditions
        (:class:`~mofcell.experiments.designs.targets.Target`).
    candidates : list, optional
        Measurements: :class:`~mofcell.experiments.calibration.candidates.CapacityAt`,
        :class:`~mofcell.experiments.calibration.candidates.CurveAt`,
        :class:`~mofcell.experiments.calibration.candidates.ResistancesAt`; usual ones by
        default.
    basis : str, optional
        What the mass of the prediction counts.
    cells : int, optional
        Draws of the free numbers that are run.
    progress : callable, optional
        Called with the number of discharges done since the last call.

    Returns
    -------
    xarray.Dataset
        Over ``candidate``, the most telling first: ``expected_half_width`` of the 90 % band of
        the prediction [its unit], and ``shrinkage``, that over what it is now [-]. Attributes
        say what is predicted and how well it is known now.

    Raises
    ------
    InvalidInput
        If the cell is not calibrated, the prediction cannot be read or does not run.

    Examples
    --------
    >>> import mofcell
    >>> found = mofcell.calibrate(
    ...     mofcell.cell("ouyang2023-lfp"),
    ...     free={"particle_diffusion_time": (1e3, 1e6)},
    ...     model=mofcell.models.SPMe,
    ...     starts=4,
    ...     draws=mofcell.Laplace(),
    ... )
    >>> table = next_measurement(found, of="specific_capacity at 1C", cells=30)
    >>> bool((table.shrinkage <= 1).all())
    True
    """
    check_basis(basis)
    target = Target.read(of, c_rate=0.1, temperature=298.15)
    calibration = as_calibration(calibration)
    candidates = usual_candidates(calibration) if candidates is None else list(candidates)
    places, counts = np.unique(calibration.draws.resampled(cells), return_counts=True)
    weights = counts / counts.sum()
    with warnings.catch_warnings(action="ignore"):  # said of the best cell when it is run
        drawn = [calibration.problem.cell_at(calibration.draws.shares[place]) for place in places]
        at = {"c_rate": target.c_rate, "temperature": target.temperature}
        wanted = [Discharge(cell=cell, **at) for cell in drawn]
        needed = [[candidate.discharges(cell) for cell in drawn] for candidate in candidates]
        flat = wanted + [one for rows in needed for row in rows for one in row]
        found = iter(
            discharge(flat, model=calibration.problem.model, effort=Effort.USUAL, progress=progress)
        )
        predicted = np.array([_quantity(target, basis, c, next(found)) for c in drawn])
        measured = []
        for candidate, rows in zip(candidates, needed, strict=True):
            outcomes = [[next(found) for _ in row] for row in rows]
            measured.append(_numbers(candidate, drawn, outcomes, weights))
    known = np.isfinite(predicted)
    if not known.any():
        raise InvalidInput(f"{target}: no cell that the data allow runs there; ask for another")
    left = np.array(
        [
            _left(predicted[known], numbers[known], candidate, weights[known])
            for candidate, numbers in zip(candidates, measured, strict=True)
        ]
    )
    low, median, high = weighted_quantiles(predicted, weights=weights, levels=(0.05, 0.5, 0.95))
    order = np.argsort(left)
    half = float(high - low) / 2
    return dataset(
        {
            "shrinkage": ("candidate", left[order]),
            "expected_half_width": ("candidate", half * left[order]),
        },
        {"candidate": [str(candidates[place]) for place in order]},
        cell=calibration.cell,
        model=calibration.problem.model,
        prediction=str(target),
        prediction_unit=target.unit,
        median=float(median),
        half_width=half,
        basis=basis,
    )


def _quantity(target, basis, cell, outcome):
    """A quantity of a discharge [unit of the target]."""
    charge, energy = outcome.delivered, outcome.delivered_energy
    if target.quantity in ON_A_BASIS:
        counted = BASES[basis]
        if target.quantity == "energy_density":
            return energy / sum(thicknesses(cell)[part] for part in counted) / 1000
        per_kilogram = energy / sum(areal_masses(cell, counted).values())
        hours = outcome.time[-1] / 3600
        return per_kilogram if target.quantity == "specific_energy" else per_kilogram / hours
    return {
        "specific_capacity": per_mass(cell, charge),
        "areal_capacity": charge / 10,  # A.h.m-2 to mA.h.cm-2
        "energy": per_mass(cell, energy),
        "mean_voltage": energy / charge if charge > 0 else np.nan,
    }[target.quantity]


def _numbers(candidate, cells, outcomes, weights):
    """What a measurement would give of each cell."""
    scale = np.nan
    if isinstance(candidate, CapacityAt):
        ends = [per_mass(c, row[0].delivered) for c, row in zip(cells, outcomes, strict=True)]
        (scale,) = weighted_quantiles(ends, weights=weights, levels=(0.5,))
    rows = [candidate.numbers(c, row, scale) for c, row in zip(cells, outcomes, strict=True)]
    return np.array(rows)


def _left(predicted, measured, candidate, weights):
    """What a measurement leaves of the standard error of a prediction [-]."""
    measured = np.where(np.isfinite(measured), measured, np.nanmean(measured, axis=0))
    together = np.cov(np.column_stack([predicted, measured]).T, aweights=weights, ddof=0)
    variance, shared = together[0, 0], together[0, 1:]
    if variance <= 0:
        return 1.0
    errors = candidate.errors(weighted_quantiles(measured, weights=weights, levels=(0.5,))[0])
    told = shared @ np.linalg.solve(together[1:, 1:] + np.diag(errors**2), shared)
    return float(np.sqrt(np.clip(1 - told / variance, 0.0, 1.0)))
