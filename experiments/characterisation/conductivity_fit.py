"""Measured conductivities into a law of temperature, and which form of it they support."""

from importlib.metadata import version

import numpy as np
import xarray as xr

from mofcell.experiments.characterisation.conductivity_forms import FORMS, UNITS
from mofcell.experiments.characterisation.conductivity_verdict import SUPPORT, verdict
from mofcell.experiments.characterisation.regression import (
    APART,
    EXACT,
    Points,
    distinct,
    regression,
)
from mofcell.experiments.dataset import VOCABULARY
from mofcell.experiments.discharged import kelvins, positive
from mofcell.parameters import InvalidInput
from mofcell.parameters.laws import Arrhenius
from mofcell.parameters.names import allowed
from mofcell.parameters.shown import shown

#: Above any ion conductor that is no molten salt [S.m-1]: 5 M sulphuric acid has some 80.
LARGEST = 1e3

#: Above any conductor of lithium at room temperature [S.m-1]: the best sulphide has 3.2 (Li et
#: al., Science 381 (2023) 50, doi 10.1126/science.add7138).
LARGEST_OF_LITHIUM = 5.0

#: Points of each line that is drawn.
_DRAWN_AT = 101


def conductivity_fit(*, temperatures, conductivities, relative_error=None):
    r"""Fit the forms of the law of temperature to measured conductivities, and compare them.

    Each form is fitted by least squares in :math:`\ln \sigma`, so that all points count by
    their relative errors:

    .. math::
        \ln \sigma = \ln A - \frac{E_a}{R T}, \quad
        \ln \sigma T = \ln A - \frac{E_a}{R T}, \quad
        \ln \sigma = \ln A - \frac{B}{T - T_0}, \quad
        \ln \sigma \sqrt{T} = \ln A - \frac{B}{T - T_0}

    and two Arrhenius lines that meet at a free break. They are compared by Akaike's criterion,
    corrected for few points (AICc) where the size of the errors is estimated from the residuals:

    .. math::
        \mathrm{AICc} = n \ln \frac{r^T r}{n} + 2 K + \frac{2 K (K + 1)}{n - K - 1},
        \quad K = p + 1

    for p numbers and n points. It needs p + 3 points: 5 for an Arrhenius line, 6 for VTF, 7 for
    a break. Where the relative error is known, it is :math:`\chi^2 + 2 p`. A form with as many
    numbers as there are temperatures passes through whatever was measured, and is not compared.

    Parameters
    ----------
    temperatures : iterable of float
        Temperatures [K], at least two different ones, in any order; replicates count each.
    conductivities : iterable of float
        Conductivities [S.m-1], one for each temperature.
    relative_error : float or iterable of float, optional
        Standard deviation of each conductivity over its value [-]; estimated from what each form
        leaves if not given.

    Returns
    -------
    xarray.Dataset
        Over ``law``: ``fit_status``, ``fit_rms`` [-], ``degrees_of_freedom``, ``criterion``,
        ``criterion_difference`` and ``criterion_weight``, ``supported``, and ``probability``
        (of a larger chi2) where errors are known. Over ``law`` and ``parameter``:
        ``parameter_value``, ``parameter_error``, ``parameter_low`` and ``parameter_high`` (ends
        of the 95 % interval, by Student's t where the error is estimated) [SI unit,
        ``parameter_unit``]; with ``other_parameter``, ``parameter_covariance``. NaN for what a
        form does not have. Over ``law`` and ``point``: ``ln_residual`` [-]. Over ``law`` and
        ``line_temperature`` [K]: ``line_conductivity``, ``line_low`` and ``line_high`` (95 %
        band) [S.m-1]. In the attributes: ``best``, the form of the least criterion or nothing;
        ``verdict`` and ``notes`` in words.

    Raises
    ------
    InvalidInput
        If there are fewer than two temperatures, not one conductivity for each, or one that
        no ion conductor has; if the error is no fraction.

    Notes
    -----
    AICc is taken, and not BIC, since the points are few and none of the forms is the truth.

    References
    ----------
    C. M. Hurvich, C.-L. Tsai, Biometrika 76 (1989) 297, doi 10.1093/biomet/76.2.297;
    K. P. Burnham, D. R. Anderson, Model Selection and Multimodel Inference, Springer (2002),
    doi 10.1007/b97636 (a criterion up to 2 above the least has substantial support).

    Examples
    --------
    >>> import mofcell
    >>> fit = mofcell.conductivity_fit(
    ...     temperatures=[233.15, 298.15, 373.15], conductivities=[0.0212, 0.128, 0.236]
    ... )
    >>> fit.verdict.partition(":")[0]
    '3 temperatures support no choice of form'
    >>> energy = fit.sel(law="Arrhenius", parameter="activation_energy")
    >>> [round(energy[f"parameter_{end}"].item() / 96485, 2) for end in ("value", "low", "high")]
    [0.13, -0.18, 0.44]
    """
    T, values = _pairs(temperatures, conductivities)
    errors = _errors(relative_error, len(T))
    points = Points(temperatures=T, ln=np.log(values), errors=errors)
    found = {form.name: _fitted(form, points) for form in FORMS}
    variables, coordinates = _variables(found, points)
    data = xr.Dataset(variables, coords=coordinates)
    data["conductivity"] = ("point", values)
    if errors is not None:
        data["relative_deviation"] = ("point", errors)
    for name in data.variables:
        unit, long_name = VOCABULARY[str(name)]
        data[name].attrs = {"units": unit, "long_name": long_name}
    data.attrs = {
        "criterion": "AICc" if errors is None else "AIC, errors known",
        "best": _best(data),
        "notes": "\n".join(_notes(T, values)),
        "mofcell_version": version("mofcell"),
    }
    data.attrs["verdict"] = verdict(data)
    return data


def fitted_law(dataset, *, name=None):
    """The law of a fit, to stand in ``Electrolyte(conductivity=...)``.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`, or read again from a file.
    name : str, optional
        Name of the form, such as "VTF"; the best if not given, and the Arrhenius line where the
        points support no choice.

    Returns
    -------
    Law
        The law [S.m-1], with the range of the points.

    Raises
    ------
    InvalidInput
        If the form was not fitted.

    Examples
    --------
    >>> import mofcell
    >>> fit = mofcell.conductivity_fit(
    ...     temperatures=[233.15, 298.15, 373.15], conductivities=[0.0212, 0.128, 0.236]
    ... )
    >>> round(mofcell.fitted_law(fit, name="VTF").vanishing_temperature, 1)
    174.6
    """
    if "parameter_value" not in dataset:
        raise InvalidInput("dataset is none of a fit; give one of mofcell.conductivity_fit")
    known = [str(one) for one in dataset.law.values]
    name = name or chosen(dataset)
    if name not in known:
        raise InvalidInput(f"name is {shown(name)}{allowed(name, known)}")
    one = dataset.sel(law=name)
    form = next(form for form in FORMS if form.name == name)
    numbers = one.parameter_value.sel(parameter=list(form.numbers)).values
    if not np.isfinite(numbers).all():
        raise InvalidInput(f"{name}: {one.fit_status.item()}; take another form, as Arrhenius")
    T = dataset.temperature.values
    return form.law(numbers, (float(T.min()), float(T.max())))


def chosen(dataset):
    """Name of the form that stands for the points: the best, else the Arrhenius line.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`.

    Returns
    -------
    str
        Name of the form.
    """
    return dataset.attrs["best"] or Arrhenius.__name__


def _pairs(temperatures, conductivities):
    """Temperatures and conductivities, one for each."""
    T = np.array(kelvins("temperatures", temperatures))
    values = np.array(positive("conductivities", conductivities))
    if len(T) != len(values):
        raise InvalidInput(
            f"conductivities: {len(values)} for {len(T)} temperatures; give one for each"
        )
    if distinct(T) < 2:
        raise InvalidInput(
            f"temperatures: all are {T[0]:g} K, to {APART:g} K; a law of temperature "
            "needs two different ones"
        )
    if values.max() > LARGEST:
        raise InvalidInput(
            f"conductivities: {values.max():g} S/m, more than any ion conductor has, {LARGEST:g}; "
            "give S/m: 1 S/cm is 100 S/m, 1 mS/cm is 0.1 S/m"
        )
    return T, values


def _errors(relative_error, count):
    if relative_error is None:
        return None
    errors = np.array(positive("relative_error", relative_error))
    if errors.max() >= 1:
        raise InvalidInput(f"relative_error: {errors.max():g} is no fraction below 1; 2 % is 0.02")
    if len(errors) not in (1, count):
        raise InvalidInput(
            f"relative_error: {len(errors)} for {count} conductivities; give one, or one for each"
        )
    return np.broadcast_to(errors, count).copy()


def _fitted(form, points):
    """The regression of a form, or the reason why there is none."""
    count, needed = distinct(points.temperatures), len(form.numbers)
    if count < needed:
        return f"not fitted: {needed} numbers, {count} temperatures"
    found = regression(form, points)
    try:
        _ = found.law
    except InvalidInput:
        return "not fitted: no such law comes near, as where conductivity falls with temperature"
    return found


def _status(found, points):
    """Whether a form is compared, and if not why."""
    if isinstance(found, str):
        return found
    n, p = len(points.ln), len(found.form.numbers)
    if distinct(points.temperatures) == p:
        return f"not compared: {p} numbers pass through {p} temperatures whatever they are"
    if not np.isfinite(found.criterion):
        return f"not compared: {p} numbers need {p + 3} points, there are {n}"
    return found.held or "ok"


def _variables(found, points):
    """Data and coordinates of all forms."""
    names, laws = list(UNITS), list(found)
    T = points.temperatures
    line = 1 / np.linspace(1 / T.min(), 1 / T.max(), _DRAWN_AT)
    shape = len(laws), len(names)
    value, error, low, high = (np.full(shape, np.nan) for _ in range(4))
    covariance = np.full((*shape, len(names)), np.nan)
    residual = np.full((len(laws), len(T)), np.nan)
    drawn = np.full((3, len(laws), len(line)), np.nan)
    free = np.full(len(laws), np.nan)
    criterion, probability, rms = (np.full(len(laws), np.nan) for _ in range(3))
    status = [_status(one, points) for one in found.values()]
    for k, one in enumerate(found.values()):
        if isinstance(one, str):
            continue
        own = [names.index(name) for name in one.form.numbers]
        value[k, own], error[k, own] = one.numbers, one.errors
        low[k, own] = one.numbers - one.coverage * one.errors
        high[k, own] = one.numbers + one.coverage * one.errors
        covariance[k][np.ix_(own, own)] = one.covariance
        residual[k] = one.residuals
        rms[k], free[k], probability[k] = (
            np.sqrt(np.mean(one.residuals**2)),
            one.free,
            one.probability,
        )
        if not status[k].startswith("not compared"):
            criterion[k] = one.criterion
        half = one.half_width(line)
        drawn[:, k] = np.exp([one.ln(line), one.ln(line) - half, one.ln(line) + half])
    difference = criterion - (np.nanmin(criterion) if np.isfinite(criterion).any() else np.nan)
    weight = np.exp(-difference / 2)
    variables = {
        "fit_status": ("law", status),
        "fit_rms": ("law", rms),
        "degrees_of_freedom": ("law", free),
        "criterion": ("law", criterion),
        "criterion_difference": ("law", difference),
        "criterion_weight": ("law", weight / np.nansum(weight) if weight.size else weight),
        "supported": ("law", difference < SUPPORT),
        "probability": ("law", probability),
        "parameter_value": (("law", "parameter"), value),
        "parameter_error": (("law", "parameter"), error),
        "parameter_low": (("law", "parameter"), low),
        "parameter_high": (("law", "parameter"), high),
        "parameter_covariance": (("law", "parameter", "other_parameter"), covariance),
        "ln_residual": (("law", "point"), residual),
        "line_conductivity": (("law", "line_temperature"), drawn[0]),
        "line_low": (("law", "line_temperature"), drawn[1]),
        "line_high": (("law", "line_temperature"), drawn[2]),
    }
    return variables, {
        "law": laws,
        "parameter": names,
        "other_parameter": names,
        "parameter_unit": ("parameter", list(UNITS.values())),
        "temperature": ("point", T),
        "line_temperature": line,
    }


def _best(data):
    """Name of the form of the least criterion, or nothing where none has one."""
    known = data.criterion.dropna("law")
    return str(known.law.values[known.values.argmin()]) if known.size else ""


def _notes(temperatures, values):
    """What is doubtful about the points."""
    if values.max() > LARGEST_OF_LITHIUM:
        yield (
            f"a conductivity of {values.max():.3g} S/m is above that of any lithium conductor, "
            f"{LARGEST_OF_LITHIUM:g}: is it in mS/cm?"
        )
    order = np.argsort(temperatures)
    slope = np.polyfit(temperatures[order], np.log(values[order]), 1)[0]
    if slope * np.ptp(temperatures) < -EXACT:  # a constant has a slope of rounding
        yield "the conductivity falls as the temperature rises: are the columns in order?"
