r"""LiPF6 in EC:DEC 1:1 by weight, by the correlations of Lundgren 2015.

With the concentration c in mol/L, the temperature T in K and
:math:`\tau = 1/298.15 - 1/T`,

.. math::
    \kappa &= 0.1147 e^{520 \tau} c^3 - 2.238 e^{1010 \tau} c^{1.5} + 2.915 e^{1270 \tau} c
        \;\mathrm{S/m} \\
    \mathfrak{D} &= (0.7588 e^{3536.9 \tau/R} c^2 - 3.036 e^{3272 \tau/R} c
        + 3.654 e^{8372.8 \tau/R}) \cdot 10^{-10} \;\mathrm{m^2/s} \\
    t_+ &= 0.4287 - 0.4893 c + 0.3517 c^2 - 0.1291 c^3 \\
    (1 - t_+) \Gamma &= 0.4577 + 0.6352 c + 0.2731 c^2 .

:math:`\mathfrak{D}` belongs to gradients of the chemical potential; Fick's, in
:math:`-D \nabla c`, is

.. math:: D = \mathfrak{D} \, \Gamma \, \frac{c_T}{c_0} = \mathfrak{D} \, \Gamma
    \left( 1 + \frac{2 c}{c_0} \right), \quad c_0 = 11.0 \;\mathrm{mol/L}

with the concentration of the solvents :math:`c_0` in a solution of 1.26 g/cm3.

Notes
-----
Second hand: the correlations are read in public codes, which agree on all of them at 25 degC;
the terms with the temperature stand in one. Three things speak for them. Malifarge et al.,
who took their numbers from Lundgren, print 0.792 S/m, 0.162, 1.63 and 2.68e-10 m2/s for 1 M at
25 degC (Table I); this gives 0.792, 0.162, 1.63 and 2.65e-10. The conductivity is within 8 % of
the measured points at 0.5 to 1.5 mol/L and 10 to 40 degC if its exponents are K (that code
divides them by R, and misses the points by up to 62 %). Those of the diffusivity are J/mol: in
K it would be negative at 10 degC, and so it follows :math:`\kappa T` to 4 % at 1 mol/L and 19 %
at the other concentrations.

References
----------
H. Lundgren, M. Behm, G. Lindbergh, J. Electrochem. Soc. 162 (2015) A413, doi
10.1149/2.0641503jes.

S. Malifarge, B. Delobel, C. Delacourt, J. Electrochem. Soc. 164 (2017) E3329, doi
10.1149/2.0331711jes.

J. Newman, K. E. Thomas-Alyea, Electrochemical Systems, 3rd ed. (2004), chapter 12.
"""

import numpy as np

from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.constants import R
from mofcell.parameters.provenance import Provenance

SOLVENT_CONCENTRATION = 11.0  # [mol.L-1]


def conductivity(c, T):
    """Conductivity.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K].

    Returns
    -------
    float, array or pybamm.Symbol
        Conductivity [S.m-1].

    Examples
    --------
    >>> round(float(conductivity(1000.0, 298.15)), 3)
    0.792
    """
    c, warmer = c / 1000, 1 / 298.15 - 1 / T
    cubic = 0.1147 * np.exp(520 * warmer) * c**3
    return cubic - 2.238 * np.exp(1010 * warmer) * c**1.5 + 2.915 * np.exp(1270 * warmer) * c


def diffusivity(c, T):
    """Fickian diffusivity of the salt.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K].

    Returns
    -------
    float, array or pybamm.Symbol
        Diffusivity [m2.s-1].

    Examples
    --------
    >>> round(float(1e10 * diffusivity(1000.0, 298.15)), 2)
    2.65
    """
    molar, warmer = c / 1000, (1 / 298.15 - 1 / T) / R
    square = 0.7588 * np.exp(3536.9 * warmer) * molar**2
    linear = 3.036 * np.exp(3272 * warmer) * molar
    of_potential = 1e-10 * (square - linear + 3.654 * np.exp(8372.8 * warmer))
    solution_to_solvent = 1 + 2 * molar / SOLVENT_CONCENTRATION
    return of_potential * thermodynamic_factor(c, T) * solution_to_solvent


def transference_number(c, T):
    """Transference number, known at 25 degC.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K], on which it does not depend.

    Returns
    -------
    float, array or pybamm.Symbol
        Transference number [-].

    Examples
    --------
    >>> round(float(transference_number(1000.0, 298.15)), 3)
    0.162
    """
    c = c / 1000
    return 0.4287 - 0.4893 * c + 0.3517 * c**2 - 0.1291 * c**3


def thermodynamic_factor(c, T):
    """Thermodynamic factor, known at 25 degC.

    Parameters
    ----------
    c, T : float, array or pybamm.Symbol
        Salt concentration [mol.m-3] and temperature [K], on which it does not depend.

    Returns
    -------
    float, array or pybamm.Symbol
        Thermodynamic factor [-].

    Examples
    --------
    >>> round(float(thermodynamic_factor(1000.0, 298.15)), 2)
    1.63
    """
    molar = c / 1000
    potential = 0.4577 + 0.6352 * molar + 0.2731 * molar**2
    return potential / (1 - transference_number(c, T))


_LUNDGREN = (
    "Lundgren, Behm, Lindbergh, J. Electrochem. Soc. 162 (2015) A413, doi 10.1149/2.0641503jes"
)
_SECOND_HAND = "second hand: read in public codes, not in the paper itself"
_OF_ROOM = f"at 25 degC, taken for all temperatures; {_SECOND_HAND}"

_LITERATURE = {
    "conductivity": f"3 % rms off the measured points, 7 % at most; {_SECOND_HAND}",
    "diffusivity": (
        f"1 % below that of Malifarge 2017, doi 10.1149/2.0331711jes, at 1 mol/L; {_SECOND_HAND}"
    ),
    "transference_number": f"{_OF_ROOM}; confirmed by Malifarge 2017, Table I, at 1 mol/L",
    "thermodynamic_factor": f"{_OF_ROOM}; confirmed by Malifarge 2017, Table I, at 1 mol/L",
    "concentration_range": "held at its ends outside: too good where the salt runs out",
    "temperature_range": "held at its ends outside: too good in the cold, where EC comes out",
}
_ASSUMED = {
    "salt_concentration": "as named",
    "porosity": "a liquid fills all of its volume",
    "density": "typical of carbonate electrolytes",
}

BIBTEX = (
    """@article{Lundgren2015, author = {Lundgren, H. and Behm, M. and Lindbergh, G.},
title = {Electrochemical Characterization and Temperature Dependency of Mass-Transport
Properties of LiPF6 in EC:DEC}, journal = {J. Electrochem. Soc.}, volume = {162},
pages = {A413}, year = {2015}, doi = {10.1149/2.0641503jes}}
""",
    """@article{Malifarge2017, author = {Malifarge, S. and Delobel, B. and Delacourt, C.},
title = {Determination of Tortuosity Using Impedance Spectra Analysis of Symmetric Cell},
journal = {J. Electrochem. Soc.}, volume = {164}, pages = {E3329}, year = {2017},
doi = {10.1149/2.0331711jes}}
""",
)

_NAME = "1 M LiPF6 in EC:DEC (concentrated)"


def _liquid():
    return ConcentratedElectrolyte(
        name=_NAME,
        description="1 M LiPF6 in EC:DEC 1:1 by weight, by its measured properties",
        source=_LUNDGREN,
        conductivity=conductivity,
        diffusivity=diffusivity,
        transference_number=transference_number,
        thermodynamic_factor=thermodynamic_factor,
        salt_concentration=1000.0,
        concentration_range=(500.0, 1500.0),
        temperature_range=(283.15, 313.15),
        density=1260.0,
        stability_window=4.3,
        citations=BIBTEX,
        provenance={
            **{
                field: Provenance(kind="literature", source=_LUNDGREN, caution=remark)
                for field, remark in _LITERATURE.items()
            },
            **{field: Provenance(kind="assumed", source=why) for field, why in _ASSUMED.items()},
            "stability_window": Provenance(
                kind="literature", source="usual limit of carbonates on NCM"
            ),
        },
    )


#: LiPF6 in EC:DEC, by name.
LUNDGREN_SETS = {_NAME: _liquid}
