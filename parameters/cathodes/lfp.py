"""Lithium iron phosphate, with a named choice of potential and activation energy."""

from functools import partial

from mofcell.parameters.cathodes.cathode import Cathode
from mofcell.parameters.cathodes.hysteresis import Hysteresis
from mofcell.parameters.cathodes.lfp_potential import (
    afshar_potential,
    delithiation_potential,
    lithiation_potential,
)
from mofcell.parameters.laws import Arrhenius
from mofcell.parameters.provenance import Provenance

REHM = """@article{Rehm2026, author = {Rehm, M. and others}, journal = {Journal of Power Sources},
title = {How to determine the degradation modes of lithium-ion batteries with silicon-graphite
blend electrodes}, year = {2026}, doi = {10.1016/j.jpowsour.2026.239418}}"""

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

#: BibTeX entries of the activation energies; of works that were not read, what is known.
PRADA_2012 = """@misc{Prada2012, author = {Prada, E. and others}, howpublished = {J. Electrochem.
Soc. 159, A1508}, year = {2012}, doi = {10.1149/2.064209jes}}"""
DIFFUSION_CITATIONS = {
    "LFP (Xu 2015)": """@misc{Xu2015, author = {Xu and others}, howpublished = {Energy 80, 303},
year = {2015}, doi = {10.1016/j.energy.2014.11.073}}""",
    "LFP (BPX 2022)": """@misc{BPX2022, author = {{About:Energy}}, title = {BPX example of a 2 Ah
LFP 18650 cell}, year = {2022}}""",
}

_PRADA = "Prada et al., J. Electrochem. Soc. 160 (2013) A616, doi 10.1149/2.053304jes"
_CURVES = (
    "half-cell curves at C/50 and C/20 of the cathode of an HAIDI 18650 cell, "
    "DegradationModeAnalysis at bed2a937 (MIT), Rehm et al., J. Power Sources (2026), "
    "doi 10.1016/j.jpowsour.2026.239418; experiments/fits/lfp_potential.py"
)

_FITTED_POTENTIAL = {
    "open_circuit_potential": (
        "fitted",
        _CURVES,
        "extrapolated to zero rate; 0.8 mV rms, 2.5 mV at most over x = 0.02 to 0.96; x = 0 at "
        "4.0 V and x = 1 at 2.0 V are assumed; first publication of the curves not known",
    ),
    "hysteresis": (
        "fitted",
        _CURVES,
        "charge: 0.7 mV rms over x = 0.05 to 0.9; the decay rate is assumed: each branch is "
        "reached within 0.02 of x after a full charge or discharge, turns on the way were not "
        "measured",
    ),
}
_AFSHAR_POTENTIAL = {
    "open_circuit_potential": (
        "literature",
        "Afshar et al., arXiv:1709.03970",
        "no hysteresis; falls from x = 0.85 on, measured curves from 0.96",
    )
}

_OTHERS = {
    "stoichiometry_range": ("assumed", "the potential is finite and falls from 0 to 1", ""),
    "exchange_current_density": (
        "literature",
        "6e-7 (A/m2)(m3/mol)^1.5 as in PyBaMM's Prada2013; 40.9 kJ/mol on discharge by "
        "impedance at -20 to 20 degC, Electrochim. Acta 60 (2012) 269",
        "prefactor and activation energy are of different electrodes",
    ),
    "exchange_current_exponent": ("assumed", "symmetric, as in PyBaMM's Prada2013", ""),
    "particle_radius": ("literature", _PRADA, "only sets the area for charge transfer"),
    "particle_diffusion_time": ("literature", _PRADA + ": (50 nm)^2 / 5.9e-18 m2/s", ""),
    "specific_capacity": (
        "literature",
        "F / (157.757 g/mol)",
        "170 mAh/g as the field rounds it",
    ),
    "density": ("literature", "crystal density of LiFePO4, 3.60 g/cm3", ""),
    "electronic_conductivity": ("literature", _PRADA, "of another electrode"),
    "initial_stoichiometry": ("literature", _PRADA, ""),
}


def _lfp(name, *, fitted=True):
    energy, *diffusion = DIFFUSION_ACTIVATION.get(name, DIFFUSION_ACTIVATION["LFP"])
    branches = {
        "open_circuit_potential": lithiation_potential,
        "hysteresis": Hysteresis(delithiation_potential=delithiation_potential, decay_rate=400.0),
    }
    sources = {
        **(_FITTED_POTENTIAL if fitted else _AFSHAR_POTENTIAL),
        **_OTHERS,
        "relative_diffusivity": ("literature", *diffusion),
    }
    return Cathode(
        name=name,
        formula="LiFePO4",
        **(branches if fitted else {"open_circuit_potential": afshar_potential}),
        exchange_current_density=Arrhenius.through(
            value=6e-7 * 1000**0.5 * 22806 / 2,
            temperature=298.15,
            activation_energy=40.9e3,
            name="exchange current density of LFP",
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
        validity="potential at room temperature; kinetics measured at -20 to 20 degC",
        citations=(
            "Prada2013",
            REHM if fitted else AFSHAR,
            DIFFUSION_CITATIONS.get(name, PRADA_2012),
        ),
        provenance={
            field: Provenance(kind=kind, source=where, caution=remark)
            for field, (kind, where, remark) in sources.items()
        },
    )


#: LFP with the fitted potential and each published activation energy of diffusion, then with the
#: potential of a paper.
LFP_SETS = {
    **{name: partial(_lfp, name) for name in DIFFUSION_ACTIVATION},
    "LFP (Afshar 2017)": partial(_lfp, "LFP (Afshar 2017)", fitted=False),
}
