"""LiNi0.8Mn0.1Co0.1O2 of the LG M50 cell, with a named choice of kinetics and diffusion."""

from functools import partial

import numpy as np

from mofcell.parameters.cathodes.cathode import Cathode
from mofcell.parameters.constants import F, R
from mofcell.parameters.laws import Arrhenius
from mofcell.parameters.provenance import Provenance

#: Of LiNi0.8Mn0.1Co0.1O2 [kg.mol-1].
MOLAR_MASS = (6.94 + 0.8 * 58.693 + 0.1 * 54.938 + 0.1 * 58.933 + 2 * 15.999) / 1000

#: Of all sets [m]: Chen et al. 2020, Table II.
PARTICLE_RADIUS = 5.22e-6


def open_circuit_potential(x):
    r"""Open-circuit potential of NCM811.

    .. math::
        U = 4.4875 - 0.809 x - 0.0428 \tanh 18.5138 (x - 0.5542)
        - 17.7326 \tanh 15.789 (x - 0.3117) + 17.5842 \tanh 15.9308 (x - 0.312)

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry, used in [0.15, 1] [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``.

    Notes
    -----
    Measured at x = 0.266 to 0.906 (4.29 to 3.57 V) at room temperature; below, it extrapolates
    to 4.54 V at x = 0.15. It does not fall at the end: 3.49 V at x = 1, where a real electrode has
    left the plateau. A discharge to less than that ends with a full surface.

    References
    ----------
    C.-H. Chen et al., J. Electrochem. Soc. 167 (2020) 080534, doi 10.1149/1945-7111/ab9050;
    used unchanged with the kinetics of O'Regan et al. 2022.

    Examples
    --------
    >>> round(float(open_circuit_potential(0.5)), 4)
    3.972
    """
    return (
        4.4875
        - 0.809 * x
        - 0.0428 * np.tanh(18.5138 * (x - 0.5542))
        - 17.7326 * np.tanh(15.789 * (x - 0.3117))
        + 17.5842 * np.tanh(15.9308 * (x - 0.312))
    )


def diffusivity(x):
    r"""Diffusivity in the particles of NCM811 at 298.15 K.

    .. math::
        \log_{10} \frac{D}{2.7\,\mathrm{m^2 s^{-1}}} = -13.96
        - 0.9231 e^{-(x - 0.3216)^2 / 0.002534} - 0.4066 e^{-(x - 0.4532)^2 / 0.003926}
        - 0.993 e^{-(x - 0.8098)^2 / 0.09924}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Diffusivity [m2.s-1], of the shape of ``x``.

    Notes
    -----
    The factor 2.7 is the authors' own correction of their titration, as PyBaMM's ORegan2022 has
    it. The range of x is that of the potential's data; beyond it, the smooth part goes on.

    References
    ----------
    K. O'Regan et al., Electrochim. Acta 425 (2022) 140700, doi 10.1016/j.electacta.2022.140700.

    Examples
    --------
    >>> f"{diffusivity(0.5):.3e}"
    '7.263e-15'
    """
    exponent = (
        -13.96
        - 0.9231 * np.exp(-((x - 0.3216) ** 2) / 0.002534)
        - 0.4066 * np.exp(-((x - 0.4532) ** 2) / 0.003926)
        - 0.993 * np.exp(-((x - 0.8098) ** 2) / 0.09924)
    )
    return 2.7 * 10**exponent


def relative_diffusivity(x):
    """Diffusivity over that at x = 1/2 [-], from :func:`diffusivity`."""
    return diffusivity(x) / diffusivity(0.5)


def _arrhenius(value, energy):
    return Arrhenius.through(value=value, temperature=298.15, activation_energy=energy)


_CHEN = "Chen et al., J. Electrochem. Soc. 167 (2020) 080534, doi 10.1149/1945-7111/ab9050"
_OREGAN = "O'Regan et al., Electrochim. Acta 425 (2022) 140700, doi 10.1016/j.electacta.2022.140700"
_OKANE = "O'Kane et al., Phys. Chem. Chem. Phys. 24 (2022) 7909, doi 10.1039/D2CP00417H"
_TRANSCRIBED = "as transcribed in PyBaMM, not read in the paper itself"
_COLD = "temperatures of the measurement not known here"

#: What all sets share.
_COMMON = {
    "formula": "LiNi0.8Mn0.1Co0.1O2",
    "open_circuit_potential": open_circuit_potential,
    "stoichiometry_range": (0.15, 1.0),
    "particle_radius": PARTICLE_RADIUS,
    "specific_capacity": F / MOLAR_MASS,
    "density": 4770.0,
    "validity": "potential measured at x = 0.266 to 0.906 (4.29 to 3.57 V) at room temperature, "
    "extrapolated to 4.54 V; " + _COLD,
}
_COMMON_SOURCES = {
    "open_circuit_potential": (
        "literature",
        _CHEN,
        "measured at 3.57 to 4.29 V; does not fall at the end of discharge (3.49 V at x = 1); x is "
        "that of the source, whose measured full concentration is 6 % above the crystal's",
    ),
    "stoichiometry_range": ("assumed", "to 4.54 V, beyond the data (x = 0.266 to 0.906)", ""),
    "particle_radius": ("literature", _CHEN + ", Table II", "mean of secondary particles"),
    "specific_capacity": ("derived", "F / (97.28 g/mol), all lithium: 275.5 mAh/g", ""),
    "density": (
        "derived",
        "three formula units of 97.28 g/mol in the hexagonal cell of a = 2.873 and c = 14.21 "
        "angstrom",
        "usual lattice of the pristine oxide; published ones give 4.75 to 4.80 g/cm3",
    ),
}

#: Exchange current of Chen et al., per root of concentrations, to that at 1 M and x = 1/2.
_CHEN_EXCHANGE_CURRENT = 3.42e-6 * 1000**0.5 * 63104 / 2
_CHEN_SET = {
    "exchange_current_density": _arrhenius(_CHEN_EXCHANGE_CURRENT, 17.8e3),
    "particle_diffusion_time": PARTICLE_RADIUS**2 / 4e-15,
    "electronic_conductivity": 0.18,
}
_CHEN_SOURCES = {
    "exchange_current_density": (
        "literature",
        _CHEN + ": 3.42e-6 (A/m2)(m3/mol)^1.5 with 63104 mol/m3, 17.8 kJ/mol",
        "impedance at half charge; " + _COLD,
    ),
    "exchange_current_exponent": ("literature", _CHEN + ": symmetric", "assumed there"),
    "particle_diffusion_time": (
        "literature",
        _CHEN + ": (5.22 um)^2 / 4e-15 m2/s",
        "tuned there to a 1C discharge; titration gave 1.48e-15 m2/s",
    ),
    "electronic_conductivity": (
        "literature",
        _CHEN,
        "of the whole electrode; the coating's Bruggeman factor lowers it once more",
    ),
}

#: Each set: fields, where they stand, citations.
_SETS = {
    "NCM811": (
        {
            # 5.028 A/m2 times x^0.43 (1 - x)^0.57 at x = 1/2
            "exchange_current_density": _arrhenius(5.028 / 2, 24.01e3),
            "exchange_current_exponent": 0.43,
            "relative_diffusivity": _arrhenius(1.0, 1449 * R),
            "diffusivity_of_stoichiometry": relative_diffusivity,
            "particle_diffusion_time": PARTICLE_RADIUS**2 / float(diffusivity(0.5)),
            "electronic_conductivity": _arrhenius(0.8473, 3.5e3),
        },
        {
            "exchange_current_density": (
                "literature",
                _OREGAN + ": 5.028 A/m2, 24.01 kJ/mol",
                f"{_TRANSCRIBED}; {_COLD}",
            ),
            "exchange_current_exponent": (
                "literature",
                _OREGAN + ": 0.43",
                "the charge transfer itself stays symmetric, as in PyBaMM's ORegan2022",
            ),
            "relative_diffusivity": (
                "literature",
                _OREGAN + ": 1449 K, 12.05 kJ/mol",
                f"{_TRANSCRIBED}; {_COLD}",
            ),
            "diffusivity_of_stoichiometry": (
                "literature",
                _OREGAN + ", titration",
                f"{_TRANSCRIBED}; goes on beyond the data below x = 0.266",
            ),
            "particle_diffusion_time": (
                "literature",
                _OREGAN + ": (5.22 um)^2 / D at x = 1/2",
                "with the authors' factor 2.7 on D",
            ),
            "electronic_conductivity": (
                "literature",
                _OREGAN + ": 0.8473 S/m, 3.5 kJ/mol",
                "of the whole electrode; the coating's Bruggeman factor lowers it once more",
            ),
        },
        ("ORegan2022", "Chen2020"),
    ),
    "NCM811 (Chen 2020)": (
        {**_CHEN_SET, "relative_diffusivity": _arrhenius(1.0, 0.0)},
        {
            **_CHEN_SOURCES,
            "relative_diffusivity": (
                "assumed",
                "no activation energy in the source: the same at all temperatures",
                "hides the cold; published values are 12 and 25 kJ/mol",
            ),
        },
        ("Chen2020",),
    ),
    "NCM811 (O'Kane 2022)": (
        {**_CHEN_SET, "relative_diffusivity": _arrhenius(1.0, 25e3)},
        {
            **_CHEN_SOURCES,
            "relative_diffusivity": (
                "literature",
                _OKANE + ": 25 kJ/mol, after Cabanero et al. 2018",
                f"{_TRANSCRIBED}; all else is Chen et al. 2020",
            ),
        },
        ("OKane2022", "Chen2020"),
    ),
}


def _ncm811(name):
    fields, sources, citations = _SETS[name]
    return Cathode(
        name=name,
        **_COMMON,
        **fields,
        citations=citations,
        provenance={
            field: Provenance(kind=kind, source=where, caution=remark)
            for field, (kind, where, remark) in {**_COMMON_SOURCES, **sources}.items()
        },
    )


#: NCM811 with each published set of kinetics and diffusion.
NCM811_SETS = {name: partial(_ncm811, name) for name in _SETS}
