"""A calibration as a dataset: the numbers, how well they are known, what they were fitted to."""

import numpy as np

from mofcell.experiments.calibration.directions import directions
from mofcell.experiments.dataset import dataset


def calibration_dataset(calibration):
    """All that a calibration knows, with units and names.

    Parameters
    ----------
    calibration : Calibration
        The calibration (:func:`mofcell.calibrate`).

    Returns
    -------
    xarray.Dataset
        Over ``number``: ``value``, ``interval_low``, ``interval_high`` and ``standard_error``,
        ``lower_end`` and ``upper_end`` of the range [``number_unit``]; ``correlation`` over
        ``number`` and ``other``. Over ``direction``, products of powers of the numbers, the best
        known first: ``direction_error`` [-] and ``power`` [-]. Over ``point``: ``measured``,
        ``error``, ``simulated`` and ``residual`` [``unit``]. Over ``draw``: ``drawn_value``
        [``number_unit``] and ``weight`` [-]. Over ``number`` and ``step``: ``profile_value``
        [``number_unit``] and ``profile_misfit`` [-], NaN behind the last step. What is not known
        because the calibration was stopped is NaN or missing.

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
    >>> data = calibration_dataset(found)
    >>> data.number_unit.item(), data.sizes["point"]
    ('s', 3)
    """
    variables, coordinates = _of_numbers(calibration)
    parts = [_of_points]
    parts += [_of_draws] if calibration.is_drawn else []
    parts += [_of_profiles] if calibration.is_profiled else []
    for part in parts:
        more, along = part(calibration)
        variables |= more
        coordinates |= along
    return dataset(
        variables,
        coordinates,
        cell=calibration.problem.cell,
        model=calibration.problem.model,
        calibration_status=calibration.status,
        statements="\n".join(calibration.statements) if calibration.is_drawn else "",
        left_out="\n".join(calibration.left_out),
        misfit=calibration.misfit,
        scatter=calibration.scatter,
        independent=calibration.likelihood.independent,
        error_is_stated=int(calibration.likelihood.is_stated),
        discharges=sum(calibration.solves.values()),
        seconds=calibration.seconds,
    )


def _of_numbers(calibration):
    free, best = calibration.problem.free, calibration.numbers
    values = np.array([best[one.name] for one in free])
    known = np.full((len(free), 3), np.nan)
    if calibration.is_drawn:
        spread = np.sqrt(np.diag(calibration.covariance))
        logarithmic = np.array([one.is_logarithmic for one in free])
        known[:, :2] = [calibration.interval(one.name) for one in free]
        known[:, 2] = np.where(logarithmic, spread * values, spread)
    columns = {
        "value": values,
        "interval_low": known[:, 0],
        "interval_high": known[:, 1],
        "standard_error": known[:, 2],
        "lower_end": [one.ends[0] for one in free],
        "upper_end": [one.ends[1] for one in free],
    }
    coordinates = {
        "number": _texts(calibration.names),
        "number_unit": ("number", _texts(one.unit or "-" for one in free)),
    }
    return {name: ("number", column) for name, column in columns.items()}, coordinates


def _of_points(calibration):
    observed = calibration.problem.observations
    sizes = [len(one.measured) for one in observed]
    columns = {
        "measured": calibration.problem.measured,
        "error": calibration.problem.error,
        "simulated": calibration.simulated,
        "residual": calibration.residuals,
        "measured_capacity": np.concatenate(
            [getattr(one, "capacity", np.full(len(one.measured), np.nan)) for one in observed]
        ),
    }
    coordinates = {
        "c_rate": np.repeat([one.conditions[0][0] for one in observed], sizes),
        "temperature": np.repeat([one.conditions[0][1] for one in observed], sizes),
        **{
            name: np.repeat(_texts(getattr(one, name) for one in observed), sizes)
            for name in ("quantity", "unit", "label", "source")
        },
    }
    return (
        {name: ("point", column) for name, column in columns.items()},
        {name: ("point", column) for name, column in coordinates.items()},
    )


def _of_draws(calibration):
    errors, powers = directions(calibration)
    drawn = np.array([calibration.values[name] for name in calibration.names])
    variables = {
        "correlation": (("number", "other"), calibration.correlation),
        "direction_error": ("direction", errors),
        "power": (("direction", "number"), powers),
        "drawn_value": (("draw", "number"), drawn.T),
        "weight": ("draw", calibration.draws.weights),
    }
    return variables, {"other": _texts(calibration.names)}


def _of_profiles(calibration):
    paths, free = calibration.paths, calibration.problem.free
    values, misfits = np.full((2, len(paths), max(map(len, paths))), np.nan)
    for place, (path, one) in enumerate(zip(paths, free, strict=True)):
        values[place, : len(path)] = one.value(np.array([at.shares[place] for at in path]))
        misfits[place, : len(path)] = [at.misfit for at in path]
    over = ("number", "step")
    return {"profile_value": (over, values), "profile_misfit": (over, misfits)}, {}


def _texts(words):
    return np.array(list(words), dtype=object)
