r"""How likely a misfit is, when the errors of the measurements are stated, or only assumed.

Stated errors count as they are, :math:`\ln p = -\chi^2 / 2`. Errors that are assumed are known to
a factor s, the scatter: its square has the conjugate prior of :math:`\nu_0` numbers that scatter
as assumed, and is integrated out (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, sections
3.3 and 14.2),

.. math::
    \ln p = -\frac{\nu_0 + n}{2} \ln \left( \nu_0 + \chi^2 \right), \qquad
    s^2 = \frac{\nu_0 + \chi^2}{\nu_0 + n - p}

for n independent measured numbers and p free ones.
"""

from dataclasses import dataclass

import numpy as np

#: As how many measured numbers the assumed scatter counts: assumed. With fewer a table of five
#: numbers may scatter by anything.
PRIOR_NUMBERS = 5


@dataclass(frozen=True, kw_only=True)
class Likelihood:
    """How likely a misfit is.

    Parameters
    ----------
    independent : int
        As how many independent numbers the measured ones count.
    free : int
        Free numbers.
    is_stated : bool
        Whether the errors of all measured numbers are stated.

    Examples
    --------
    >>> round(float(Likelihood(independent=5, free=3, is_stated=False).scatter(2.7)), 2)
    1.05
    """

    independent: int
    free: int
    is_stated: bool

    @property
    def spare(self):
        """Numbers measured beyond those that are free; negative if there are fewer."""
        return self.independent - self.free

    @property
    def freedom(self):
        r"""Degrees of freedom :math:`\nu_0 + n - p` of the scatter; infinite if it is stated."""
        return np.inf if self.is_stated else PRIOR_NUMBERS + max(self.spare, 0)

    def scatter(self, misfit):
        r"""Scatter s over the errors at a misfit.

        Parameters
        ----------
        misfit : float or array
            :math:`\chi^2` [-].

        Returns
        -------
        float or array
            s [-]; 1 where the errors are stated.
        """
        if self.is_stated:
            return np.ones_like(misfit) if np.ndim(misfit) else 1.0
        return np.sqrt((PRIOR_NUMBERS + misfit) / self.freedom)

    def log(self, misfit):
        r"""Logarithm of the likelihood.

        Parameters
        ----------
        misfit : float or array
            :math:`\chi^2` [-].

        Returns
        -------
        float or array
            :math:`\ln p` up to a constant [-].
        """
        if self.is_stated:
            return -0.5 * misfit
        return -0.5 * (PRIOR_NUMBERS + self.independent) * np.log(PRIOR_NUMBERS + misfit)
