"""Lithium iron phosphate, with a named choice of its activation energies."""

from functools import partial

import numpy as np

from mofcell.parameters.cathodes.cathode import Cathode
from mofcell.parameters.laws import Arrhenius
from mofcell.parameters.provenance import Provenance


def open_circuit_potential(x):
    r"""Open-circuit potential of LFP on discharge.

    .. math:: U = 3.4077 - 0.020269 x + 0.5 e^{-150 x} - 0.9 e^{-30 (1 - x)}

    Parameters
    ----------
    x : float, array or pybamm.Symbol
        Stoichiometry in (0, 1) [-].

    Returns
    -------
    float, array or pybamm.Symbol
        Potential against Li/Li+ [V], of the shape of ``x``.

    Notes
    -----
    One branch, without hysteresis (41 mV between the branches at C/50). The droop starts
    at x = 0.85, earlier than measured quasi-equilibrium curves show.

    References
    ----------
    S. Afshar, K. Morris, A. Khajepour, arXiv:1709.03970 (2017).

    Examples
    --------
    >>> round(float(open_circuit_potential(0.5)), 4)
    3.3976
    """
    return 3.4077 - 0.020269 * x + 0.5 * np.exp(-150 * x) - 0.9 * np.exp(-30 * (1 - x))


AFSHAR = """@article{Afshar2017, author = {Afshar, S. and Morris, K. and Khajepour, A.},
title = {Efficient electrochemical model for lithium-ion cells},
journal = {arXiv:1709.03970}, year = {2017}}"""

#: Activation energy of diffusion in the particle [J.mol-1] and where it stands.
DIFFUSION_ACTIVATION = {
    "LFP": (
        35e3,
        "Prada et al., J. Electrochem. Soc. 159 (2012) A1508, doi 10.1149/2.064209jes, as "
        "transcribed in public codes",
        "not read in the paper itself; published values run from 20 to 80 kJ/mol",
    ),
    "LFP (Xu 2015)": (
        20e3,
        "Xu et al., Energy 80 (2015) 303, doi 10.1016/j.energy.2014.11.073, as transcribed in "
        "BattMo",
        "not read in the paper itself; low end of the published values",
    ),
    "LFP (BPX 2022)": (
        80e3,
        "About:Energy, BPX example of a 2 Ah LFP 18650 cell (2022)",
        "high end of the published values; no range of temperature given",
    ),
}

_PRADA = "Prada et al., J. Electrochem. Soc. 160 (2013) A616, doi 10.1149/2.053304jes"


def _lfp(name):
    energy, source, caution = DIFFUSION_ACTIVATION[name]
    literature = {
        "open_circuit_potential": ("Afshar et al., arXiv:1709.03970", "no hysteresis"),
        "exchange_current_density": (
            "6e-7 (A/m2)(m3/mol)^1.5 as in PyBaMM's Prada2013; 40.9 kJ/mol on discharge by "
            "impedance at -20 to 20 degC, Electrochim. Acta 60 (2012) 269",
            "prefactor and activation energy are of different electrodes",
        ),
        "relative_diffusivity": (source, caution),
        "particle_radius": (_PRADA, "only sets the area for charge transfer"),
        "particle_diffusion_time": (_PRADA + ": (50 nm)^2 / 5.9e-18 m2/s", ""),
        "specific_capacity": ("F / (157.757 g/mol)", "170 mAh/g as the field rounds it"),
        "density": ("crystal density of LiFePO4, 3.60 g/cm3", ""),
        "electronic_conductivity": (_PRADA, "of another electrode"),
        "initial_stoichiometry": (_PRADA, ""),
    }
    return Cathode(
        name=name,
        formula="LiFePO4",
        open_circuit_potential=open_circuit_potential,
        exchange_current_density=Arrhenius.through(
            value=6e-7 * 1000**0.5 * 22806 / 2,
            temperature=298.15,
            activation_energy=40.9e3,
            temperature_range=(253.15, 298.15),
        ),
        relative_diffusivity=Arrhenius.through(
            value=1.0, temperature=298.15, activation_energy=energy
        ),
        particle_radius=50e-9,
        particle_diffusion_time=50e-9**2 / 5.9e-18,
        specific_capacity=170.0 * 3.6e3,
        density=3600.0,
        electronic_conductivity=0.338,
        initial_stoichiometry=0.0038,
        validity="one discharge branch; kinetics measured at -20 to 20 degC",
        citations=("Prada2013", AFSHAR),
        provenance={
            field: Provenance(kind="literature", source=where, caution=remark)
            for field, (where, remark) in literature.items()
        },
    )


#: LFP with each published activation energy of diffusion.
LFP_SETS = {name: partial(_lfp, name) for name in DIFFUSION_ACTIVATION}
