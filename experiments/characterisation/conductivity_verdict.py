"""Which forms of the law the points support, in words."""

import numpy as np

from mofcell.experiments.characterisation.regression import distinct
from mofcell.parameters.constants import F

#: Criterion above the least up to which a form has substantial support (Burnham and Anderson
#: 2002, doi 10.1007/b97636); a number that does nothing costs as much, and has none.
SUPPORT = 2.0 - 1e-9

#: Probability of a misfit below which a form is rejected [-], where errors are known.
REJECTED = 0.05

#: How well a conductivity by impedance repeats, pellet by pellet [-]: assumed.
REPEATS = 0.10

#: Forms as papers call them.
WORDS = {
    "Arrhenius": "Arrhenius",
    "ArrheniusOverTemperature": "Arrhenius (A/T)",
    "VTF": "VTF",
    "VTFOverRootTemperature": "VTF (A/√T)",
    "PiecewiseArrhenius": "two Arrhenius lines",
}

#: The forms that are one straight line; no points of a usual accuracy tell them apart.
LINES = ("Arrhenius", "ArrheniusOverTemperature")


def verdict(dataset):
    """What the points say about the form of the law.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`, without its verdict.

    Returns
    -------
    str
        One sentence or a few.
    """
    said = [_choice(dataset), _doubt(dataset), _energies(dataset)]
    return " ".join(filter(None, said))


def _choice(dataset):
    count, n = distinct(dataset.temperature.values), dataset.sizes["point"]
    if not (bent := _bent(dataset)):
        why = "a line is compared with VTF from 4 temperatures on"
        if dataset.attrs["criterion"] == "AICc":
            why += " with known errors, and from 6 points on without"
        points = f" ({n} points)" if n != count else ""
        return f"{count} temperatures{points} support no choice of form: {why}.{_missed(dataset)}"
    weight = dataset.criterion_weight
    supported = sorted(
        dataset.law.values[dataset.supported.values], key=lambda name: -weight.sel(law=name).item()
    )
    shares = [f"{WORDS[name]} (weight {weight.sel(law=name).item():.2f})" for name in supported]
    text = f"The points support {_and(shares)}"
    text += "" if len(shares) == 1 else " and do not tell them apart"
    if open_ones := [WORDS[name] for name in WORDS if name not in (*LINES, *bent)]:
        text += f"; not compared: {_and(open_ones)}"
    return f"{text}."


def _missed(dataset):
    """By how much one line through all misses a point, where that is more than they scatter."""
    largest = float(np.abs(np.expm1(dataset.ln_residual.sel(law=LINES[0]))).max())
    if not largest > REPEATS:
        return ""
    by = f"{100 * largest:.0f} %"
    T = dataset.temperature.values
    table = "; Tabulated would pass through it" if distinct(T) == len(T) else ""
    return f" The Arrhenius line misses a point by {by}{table}."


def _doubt(dataset):
    """Whether even the best form is rejected, or has a number at a bound."""
    best = dataset.attrs["best"]
    if not best:
        return ""
    one = dataset.sel(law=best)
    if one.probability.item() < REJECTED:
        chi = one.criterion.item() - 2 * int(one.parameter_value.notnull().sum())
        which = "no straight line" if not _bent(dataset) else "none"
        return (
            f"With the stated errors {which} fits: {WORDS[best]} has chi2 = {chi:.3g} with "
            f"{_degrees(one)} of freedom."
        )
    status = one.fit_status.item()
    return "" if status == "ok" else f"{WORDS[best]}: {status}, so it has no standard error."


def _energies(dataset):
    """The activation energy as a paper prints it, in both forms."""
    lines = dataset.sel(law=list(LINES), parameter="activation_energy")
    plain, over = (lines.sel(law=name) for name in LINES)
    if not np.isfinite(plain.parameter_value.item()):
        return ""
    difference = (over.parameter_value - plain.parameter_value).item() / F
    freedom = f", {_degrees(plain)} of freedom" if plain.degrees_of_freedom > 0 else ""
    line = "" if dataset.attrs["best"] in LINES else "of one line through all "
    return (
        f"Ea {line}= {energy(plain)} from ln(sigma){freedom}; ln(sigma T) gives "
        f"{difference:.3f} eV more."
    )


def energy(one):
    """A number in eV with its 95 % interval, where there is one.

    Parameters
    ----------
    one : xarray.Dataset
        One parameter of one law, an energy.

    Returns
    -------
    str
        "0.312 eV (0.300 to 0.324)".
    """
    value, low, high = (one[f"parameter_{name}"].item() / F for name in ("value", "low", "high"))
    if not np.isfinite(low):
        return f"{value:.3f} eV (no interval)".replace("-", "−")
    return f"{value:.3f} eV (95 %: {low:.3f} to {high:.3f})".replace("-", "−")


def _bent(dataset):
    """Names of the forms that are compared and are no straight line."""
    compared = dataset.law.values[np.isfinite(dataset.criterion.values)]
    return [str(name) for name in compared if name not in LINES]


def _degrees(one):
    count = int(one.degrees_of_freedom.item())
    return f"{count} degree{'s' * (count != 1)}"


def _and(names):
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
