"""Least squares of ln s: numbers, covariance, and what they leave."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import chi2, norm, t

from mofcell.experiments.characterisation.conductivity_forms import Form

#: Probability of the intervals [-].
CONFIDENCE = 0.95

#: Temperatures nearer than this are one [K]: assumed, what a thermostat holds.
APART = 0.01

#: Relative residual that counts as none [-]: no measured number has more than nine digits, and
#: the logarithm of a misfit of zero is none.
EXACT = 1e-9


def distinct(temperatures):
    """How many temperatures there are; replicates and what a thermostat cannot tell are one.

    Parameters
    ----------
    temperatures : array
        Temperatures [K].

    Returns
    -------
    int
        Their number.

    Examples
    --------
    >>> distinct([298.15, 298.15 + 1e-9, 333.15])
    2
    """
    return 1 + int(np.sum(np.diff(np.sort(temperatures)) > APART))


@dataclass(frozen=True, kw_only=True)
class Points:
    """Measured conductivities.

    Parameters
    ----------
    temperatures : array
        Temperatures [K].
    ln : array
        ln of the conductivities over 1 S.m-1 [-].
    errors : array or None
        Standard deviations of ``ln`` [-]; None where they are not known and all alike.
    """

    temperatures: np.ndarray
    ln: np.ndarray
    errors: np.ndarray | None = None

    @property
    def weights(self):
        """One over the standard deviations, or ones [-]."""
        return np.ones_like(self.ln) if self.errors is None else 1 / self.errors


@dataclass(frozen=True, kw_only=True)
class Regression:
    """A form and the numbers that bring it nearest to points.

    Parameters
    ----------
    form : Form
        The form.
    points : Points
        The points.
    linear : array
        Numbers in which the form is linear [SI].
    place : float or None
        The one in which it is not [SI].
    held : str
        Why ``place`` has no standard error, in words; empty if it has one.
    """

    form: Form
    points: Points
    linear: np.ndarray
    place: float | None
    held: str

    @property
    def numbers(self):
        """Numbers of the form [SI], in its order."""
        return np.array([*self.linear, *([] if self.place is None else [self.place])])

    @property
    def law(self):
        """The law, with the range of the points."""
        T = self.points.temperatures
        return self.form.law(self.numbers, (float(T.min()), float(T.max())))

    def ln(self, temperatures):
        """ln s at temperatures [-]."""
        columns = self.form.columns(temperatures, self.place)
        return columns @ self.linear - self.form.power * np.log(temperatures)

    @cached_property
    def residuals(self):
        """ln of measured over fitted conductivity [-]."""
        return self.points.ln - self.ln(self.points.temperatures)

    @cached_property
    def misfit(self):
        """Sum of the squares of the residuals, over their standard deviations if known [-]."""
        return float(np.sum((self.points.weights * self.residuals) ** 2))

    @property
    def free(self):
        """Points that are left over when the numbers have taken theirs [-]."""
        return len(self.points.ln) - len(self.form.numbers)

    @cached_property
    def covariance(self):
        r"""Covariance of the numbers [SI]; NaN where there is none.

        .. math:: C = v (J^T W J)^{-1}, \qquad v = 1 \text{ or } \frac{r^T r}{n - p}

        with v = 1 where the errors are known. A number that is held has none, and the others
        have that for it held there.
        """
        count = len(self.form.numbers)
        found = np.full((count, count), np.nan)
        if self.points.errors is None and self.free < 1:
            return found
        J = self._slopes(self.points.temperatures) * self.points.weights[:, None]
        kept = J.shape[1]
        # columns of one size, so that none is lost to rounding beside the others
        size = np.linalg.norm(J, axis=0)
        inverse = np.linalg.pinv(J / size)
        variance = 1.0 if self.points.errors is not None else self.misfit / self.free
        found[:kept, :kept] = variance * (inverse @ inverse.T) / np.outer(size, size)
        return found

    @property
    def errors(self):
        """Standard errors of the numbers [SI]."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def coverage(self):
        """Standard errors from the middle of a 95 % interval to its end [-]."""
        if self.points.errors is not None:
            return float(norm.ppf((1 + CONFIDENCE) / 2))
        return float(t.ppf((1 + CONFIDENCE) / 2, self.free)) if self.free > 0 else np.nan

    def half_width(self, temperatures):
        """Half of the 95 % band of ln s at temperatures [-]."""
        J = self._slopes(temperatures)
        C = self.covariance[: J.shape[1], : J.shape[1]]
        return self.coverage * np.sqrt(np.einsum("ij,jk,ik->i", J, C, J))

    @property
    def probability(self):
        """Probability of a larger misfit, if the form holds and the errors are known [-]."""
        if self.points.errors is None or self.free < 1:
            return np.nan
        return float(chi2.sf(self.misfit, self.free))

    @property
    def criterion(self):
        r"""Akaike's information criterion.

        .. math:: \chi^2 + 2 p \quad \text{or} \quad
            n \ln \frac{r^T r}{n} + 2 K + \frac{2 K (K + 1)}{n - K - 1}, \quad K = p + 1

        the first where the errors are known; the second, AICc, where their size is one more
        number to be estimated. NaN where it is not defined: fewer than p + 3 points.

        References
        ----------
        C. M. Hurvich, C.-L. Tsai, Biometrika 76 (1989) 297, doi 10.1093/biomet/76.2.297.
        """
        n, p = len(self.points.ln), len(self.form.numbers)
        if self.points.errors is not None:
            return self.misfit + 2 * p
        K = p + 1
        if n <= K + 1:
            return np.nan
        mean = max(self.misfit / n, EXACT**2)
        return float(n * np.log(mean) + 2 * K + 2 * K * (K + 1) / (n - K - 1))

    def _slopes(self, temperatures):
        """Derivatives of ln s to the numbers that are not held."""
        columns = self.form.columns(temperatures, self.place)
        if self.place is None or self.held:
            return columns
        slope = self.form.slope(temperatures, self.linear, self.place)
        return np.column_stack([columns, slope])


def regression(form, points):
    """The numbers of a form that bring it nearest to points.

    The number in which a form is not linear is tried all over its range, and refined around the
    best: no start has to be guessed, and no other minimum is taken for the least one.

    Parameters
    ----------
    form : Form
        The form.
    points : Points
        The points, at as many temperatures as the form has numbers, or more.

    Returns
    -------
    Regression
        The numbers and what they leave.
    """
    T, w = points.temperatures, points.weights
    y = w * (points.ln + form.power * np.log(T))

    def solved(place):
        X = w[:, None] * form.columns(T, place)
        size = np.linalg.norm(X, axis=0)
        size[size == 0] = 1.0
        linear = np.linalg.lstsq(X / size, y, rcond=None)[0] / size
        return linear, float(np.sum((y - X @ linear) ** 2))

    places = form.places(T)
    if not len(places):
        return Regression(form=form, points=points, linear=solved(None)[0], place=None, held="")
    misfits = [solved(place)[1] for place in places]
    best = int(np.argmin(misfits))
    place, misfit = places[best], misfits[best]
    for low, high in pairwise(places):
        if low <= places[best] <= high:
            refined = minimize_scalar(
                lambda at: solved(at)[1], bounds=(low, high), options={"xatol": 1e-8}
            )
            if refined.fun < misfit:
                place, misfit = refined.x, refined.fun
    return Regression(
        form=form,
        points=points,
        linear=solved(place)[0],
        place=float(place),
        held=_held(form, T, float(place), places),
    )


def _held(form, temperatures, place, places):
    """Why the number in which a form is not linear has no standard error."""
    name = form.numbers[-1]
    for end, which in ((places[0], "lowest"), (places[-1], "highest")):
        if abs(place - end) < 1e-4:
            return f"{name} ends at the {which} that is allowed, {end:.4g} K"
    if form.is_kink(temperatures, place):
        return f"{name} is a measured temperature, {place:.4g} K"
    return ""
