r"""LiPF6 in EC:EMC 3:7 and in EC:DMC 1:1 by weight, by the correlations of Landesfeind 2019.

With the concentration c in mol/L and the temperature T in K,

.. math::
    \kappa &= p_1 (1 + T - p_2) \, c \,
        \frac{1 + p_3 \sqrt{c} + p_4 (1 + p_5 e^{1000/T}) c}{1 + p_6 e^{1000/T} c^4}
        \;\mathrm{mS/cm} \\
    D &= p_1 e^{p_2 c} e^{p_3/T} e^{p_4 c/T} \cdot 10^{-6} \;\mathrm{cm^2/s} \\
    t_+, \Gamma &= p_1 + p_2 c + p_3 T + p_4 c^2 + p_5 c T + p_6 T^2 + p_7 c^3 + p_8 c^2 T
        + p_9 c T^2 .

D is Fick's, in :math:`-D \nabla c`. The transference number and the thermodynamic factor come
from the same two experiments, so only both together say what was measured: in the cold the one
turns negative while :math:`(1 - t_+) \Gamma` hardly changes. Neither is cut off here.

References
----------
J. Landesfeind, H. A. Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, doi
10.1149/2.0571912jes. The coefficients are those that public codes agree on, PyBaMM's for
EC:EMC among them.
"""

from functools import partial

import numpy as np

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.provenance import Provenance


def conductivity(c, T, *, coefficients):
    """Conductivity, which is zero at 227 K: it means nothing outside its range.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K].
    coefficients : tuple of float
        The six of the source [in its units].

    Returns
    -------
    float, array or pybamm.Symbol
        Conductivity [S.m-1].

    Examples
    --------
    >>> round(float(conductivity(1000.0, 298.15, coefficients=EC_EMC["conductivity"])), 3)
    0.913
    """
    p1, p2, p3, p4, p5, p6 = coefficients
    c = c / 1000  # [mol.L-1]
    warm = np.exp(1000 / T)
    shape = (1 + p3 * c**0.5 + p4 * (1 + p5 * warm) * c) / (1 + p6 * warm * c**4)
    return p1 * (1 + T - p2) * c * shape / 10  # from mS/cm


def diffusivity(c, T, *, coefficients):
    """Fickian diffusivity of the salt.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K].
    coefficients : tuple of float
        The four of the source [in its units].

    Returns
    -------
    float, array or pybamm.Symbol
        Diffusivity [m2.s-1].

    Examples
    --------
    >>> round(float(1e10 * diffusivity(1000.0, 298.15, coefficients=EC_EMC["diffusivity"])), 2)
    2.89
    """
    p1, p2, p3, p4 = coefficients
    c = c / 1000  # [mol.L-1]
    return 1e-10 * p1 * np.exp(p2 * c + p3 / T + p4 * c / T)


def polynomial(c, T, *, coefficients):
    """Transference number or thermodynamic factor: cubic in c, square in T.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K].
    coefficients : tuple of float
        The nine of the source [in its units].

    Returns
    -------
    float, array or pybamm.Symbol
        The number [-].

    Examples
    --------
    >>> round(float(polynomial(1000.0, 298.15, coefficients=EC_EMC["transference_number"])), 3)
    0.221
    """
    p1, p2, p3, p4, p5, p6, p7, p8, p9 = coefficients
    c = c / 1000  # [mol.L-1]
    of_concentration = p1 + p2 * c + p4 * c**2 + p7 * c**3
    return of_concentration + (p3 + p5 * c + p8 * c**2) * T + (p6 + p9 * c) * T**2


FORMS = {
    "conductivity": conductivity,
    "diffusivity": diffusivity,
    "transference_number": polynomial,
    "thermodynamic_factor": polynomial,
}

EC_EMC = {
    "conductivity": (0.521, 228.0, -1.06, 0.353, -3.59e-3, 1.48e-3),
    "diffusivity": (1010.0, 1.01, -1560.0, -487.0),
    "transference_number": (
        *(-12.8, -6.12, 8.21e-2, 0.904, 3.18e-2, -1.27e-4),
        *(1.75e-2, -3.12e-3, -3.96e-5),
    ),
    "thermodynamic_factor": (
        *(25.7, -45.1, -0.177, 1.94, 0.295, 3.08e-4),
        *(0.259, -9.46e-3, -4.54e-4),
    ),
}

EC_DMC = {
    "conductivity": (0.798, 228.0, -1.22, 0.509, -4.0e-3, 3.79e-3),
    "diffusivity": (1470.0, 1.33, -1690.0, -563.0),
    "transference_number": (
        *(-7.91, 0.245, 5.28e-2, 0.698, -1.08e-2, -8.21e-5),
        *(7.43e-4, -2.22e-3, 3.07e-5),
    ),
    "thermodynamic_factor": (
        *(-5.58, 7.17, 3.80e-2, 1.91, -6.65e-2, -5.08e-5),
        *(0.11, -6.10e-3, 1.51e-4),
    ),
}

_WORK = "Landesfeind and Gasteiger, J. Electrochem. Soc. 166 (2019) A3079, doi 10.1149/2.0571912jes"
_SECOND_HAND = "coefficients read in public codes, not in the paper itself"
_SPLIT = "it and the factor come from one pair of experiments: change neither alone"


def _properties(coefficients):
    """Functions of one solvent, made once: equal functions share a compiled model."""
    return {name: partial(FORMS[name], coefficients=p) for name, p in coefficients.items()}


_PROPERTIES = {"EC:EMC": _properties(EC_EMC), "EC:DMC": _properties(EC_DMC)}

#: Solvent ratio by weight, density [kg.m-3], and remarks on conductivity and transference.
_SOLVENTS = {
    "EC:EMC": (
        "3:7",
        1200.0,
        "7 % rms off the measured points, 34 % too high at 3 mol/L and -10 degC",
        "negative below 9 degC at 1 mol/L",
    ),
    "EC:DMC": (
        "1:1",
        1300.0,
        "3 % rms off the measured points, which begin at 0.5 mol/L",
        "negative below -5 degC at 1 mol/L",
    ),
}


def _liquid(solvent):
    ratio, density, of_conductivity, of_transference = _SOLVENTS[solvent]
    literature = {
        "conductivity": f"{of_conductivity}; {_SECOND_HAND}",
        "diffusivity": _SECOND_HAND,
        "transference_number": f"{of_transference}; {_SPLIT}; {_SECOND_HAND}",
        "thermodynamic_factor": _SECOND_HAND,
        "concentration_range": "held at its ends outside",
        "temperature_range": "held at its ends outside: too good in the cold",
    }
    assumed = {
        "salt_concentration": "as named",
        "porosity": "a liquid fills all of its volume",
        "density": "typical of carbonate electrolytes",
    }
    return ConcentratedElectrolyte(
        name=f"1 M LiPF6 in {solvent} (concentrated)",
        description=f"1 M LiPF6 in {solvent} {ratio} by weight, by its measured properties",
        source=_WORK,
        **_PROPERTIES[solvent],
        salt_concentration=1000.0,
        concentration_range=(100.0, 3000.0),
        temperature_range=(263.15, 323.15),
        density=density,
        stability_window=4.3,
        citations=("Landesfeind2019",),
        provenance={
            **{
                field: Provenance(kind="literature", source=_WORK, caution=remark)
                for field, remark in literature.items()
            },
            **{field: Provenance(kind="assumed", source=why) for field, why in assumed.items()},
            "stability_window": Provenance(
                kind="literature", source="usual limit of carbonates on NCM"
            ),
        },
    )


#: LiPF6 in each solvent, by name.
LANDESFEIND_SETS = {
    f"1 M LiPF6 in {solvent} (concentrated)": partial(_liquid, solvent) for solvent in _SOLVENTS
}
