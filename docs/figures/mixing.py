"""Figure of docs/mixing.md: what an insulating binder costs, and grains against glass.

Run ``python docs/figures/mixing.py``. Left: conductivity left over when part of the volume
insulates, with the two MOF:PTFE membranes. Right: ZIF-4 as glass and as crystal (Jiang et al.,
Adv. Funct. Mater. 31 (2021) 2104300), the crystal as grains of glass with resistive planes.
"""

from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from mofcell.parameters import mixing
from mofcell.parameters.laws import Arrhenius

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#777777"
TEMPERATURES = np.array([303.15, 216.55])  # [K]
GLASS = np.array([1.61e-2, 5.96e-4])  # [S.m-1]
CRYSTAL = np.array([8.21e-3, 4.51e-5])
GRAIN_SIZE = 1e-6  # [m], assumed: only resistance over size matters


def grains_of_glass():
    """Law of the glass, and of the crystal as grains of it."""
    planes = mixing.boundary_resistance(
        effective_conductivity=CRYSTAL, grain_conductivity=GLASS, grain_size=GRAIN_SIZE
    )
    glass, boundary = (
        Arrhenius.between(*zip(TEMPERATURES.tolist(), values.tolist(), strict=True))
        for values in (GLASS, planes)
    )
    arguments = {
        "grain_conductivity": glass,
        "boundary_resistance": boundary,
        "grain_size": GRAIN_SIZE,
    }
    return glass, mixing.Mixture(rule=mixing.sharp_boundaries, arguments=arguments)


def draw_binder(axes):
    """Share of the conductivity against volume fraction of the insulator."""
    phi = np.linspace(0, 0.5, 101)
    phases = {"first_conductivity": 1.0, "second_conductivity": 0.0, "volume_fraction": phi}
    upper = mixing.hashin_shtrikman(**phases)[1]
    spheres = mixing.bruggeman(matrix_conductivity=1.0, volume_fraction=phi)
    axes.fill_between(phi, upper, color=GREY, alpha=0.15, lw=0, label="Hashin-Shtrikman")
    axes.plot(phi, spheres, color=BLUE, label="Bruggeman, $(1-\\phi)^{3/2}$")
    axes.plot(phi, mixing.effective_medium(**phases), "--", color=BLUE, label="effective medium")
    axes.axvspan(0.048, 0.092, color=ORANGE, alpha=0.3, lw=0, label="MOF:PTFE 9:1")
    axes.plot(0.008, 0.51 / 0.876, "o", color=ORANGE, label="1 wt% PTFE: membrane / material")
    axes.set(xlabel="volume fraction of the insulator", ylabel="share of the conductivity")
    axes.set(xlim=(-0.01, 0.5), ylim=(0, 1.02))
    axes.legend(frameon=False, fontsize=6.5, loc="lower left", bbox_to_anchor=(0.2, 0))


def draw_crystal(axes):
    """Conductivity of glass and crystal against 1/T."""
    T = np.linspace(*TEMPERATURES, 60)
    glass, crystal = grains_of_glass()
    for law, measured, colour, label in (
        (glass, GLASS, BLUE, "glass"),
        (crystal, CRYSTAL, ORANGE, "crystal: glass and planes"),
    ):
        axes.semilogy(1000 / T, law(T), color=colour, label=label)
        axes.semilogy(1000 / TEMPERATURES, measured, "o", color=colour)
    axes.set(xlabel="1000 K / T", ylabel="conductivity / S m$^{-1}$")
    axes.legend(frameon=False, fontsize=7)


def figure():
    """Draw both panels."""
    drawing = Figure(figsize=(6.7, 2.8), layout="constrained")
    binder, crystal = drawing.subplots(1, 2)
    draw_binder(binder)
    draw_crystal(crystal)
    for axes in (binder, crystal):
        axes.spines[["top", "right"]].set_visible(False)
    return drawing


if __name__ == "__main__":
    figure().savefig(Path(__file__).parent / "mixing.png", dpi=200)
