"""Physical constants, exact in the SI of 2019 (CODATA 2018).

Examples
--------
>>> round(R / F / BOLTZMANN_EV, 9)
1.0
"""

#: Molar gas constant [J.mol-1.K-1].
R = 8.31446261815324

#: Faraday constant [C.mol-1].
F = 96485.33212331

#: Boltzmann constant [eV.K-1].
BOLTZMANN_EV = 8.617333262145179e-05

#: Molar volume of lithium metal [m3.mol-1]: 6.94 g/mol over 0.534 g/cm3.
LITHIUM_MOLAR_VOLUME = 6.94e-3 / 534.0

#: Density of lithium [kg.m-3] (Gu 2025, Introduction).
LITHIUM_DENSITY = 534.0
