"""Impedance, polarisation and plating of the membranes of Gu et al. 2025, in one figure."""

from dataclasses import dataclass
from typing import Any

import matplotlib
import numpy as np
import xarray as xr
from matplotlib.ticker import MaxNLocator

from mofcell.plots.axes import logarithmic
from mofcell.plots.style import (
    BLACK,
    BLUE,
    DARK,
    LIGHT,
    TWO_COLUMNS,
    VERMILION,
    finished,
    new_figure,
    style,
)
from mofcell.views.words import number, temperature

PER_CM2 = 1e4  # Ohm.m2 to Ohm.cm2
COLOURS = (VERMILION, BLUE)

PRINTED: Any = {
    "linestyle": "none",
    "marker": "o",
    "color": BLACK,
    "markerfacecolor": "white",
    "markersize": 4.5,
    "clip_on": False,
    "zorder": 5,
}


@dataclass(frozen=True)
class Membrane:
    """A membrane, simulated and printed.

    Parameters
    ----------
    name : str
        Name of the electrolyte.
    spectrum : xarray.Dataset
        From :func:`mofcell.impedance`, of a blocking cell.
    polarised : xarray.Dataset
        From :func:`mofcell.bruce_vincent`.
    conductivities : dict
        Printed conductivities [S.m-1] by temperature [K].
    transference_number : float
        The printed one [-].
    conductivities_stand, transference_number_stands : str
        How the simulated numbers stand to the printed ones.
    """

    name: str
    spectrum: xr.Dataset
    polarised: xr.Dataset
    conductivities: dict
    transference_number: float
    conductivities_stand: str
    transference_number_stands: str


def plot(membranes, *, plated, measured, stands):
    """The panels 1b and 1c, 1e with its transference numbers, and 2b.

    Parameters
    ----------
    membranes : sequence of two Membrane
        That of 1b, that of 1c.
    plated : xarray.Dataset
        From :func:`mofcell.symmetric_cell`.
    measured : Measurement
        Printed overpotentials [V] over time [s].
    stands : sequence of str
        How the simulated overpotential stands to each of these.

    Returns
    -------
    matplotlib.figure.Figure
        The figure: lines and filled marks are simulated, circles are printed.
    """
    with style():
        rows = [["1b", "1c"], ["1e", "t+"], ["2b", "2b"]]
        figure = new_figure(TWO_COLUMNS, 172)
        figure.get_layout_engine().set(h_pad=0.06)
        axes = figure.subplot_mosaic(rows, height_ratios=[1, 1, 0.8])
        for name, membrane in zip(("1b", "1c"), membranes, strict=True):
            _spectra(axes[name], membrane)
        _currents(axes["1e"], membranes)
        _numbers(axes["t+"], membranes)
        _overpotential(axes["2b"], plated, measured, stands)
        titles = {
            "1b": f"1b: steel | {membranes[0].name} | steel",
            "1c": f"1c: steel | {membranes[1].name} | steel",
            "1e": "1e: 10 mV on Li | membrane | Li",
            "t+": "1e: transference number",
            "2b": f"2b: Li | {membranes[1].name} | Li",
        }
        for name, title in titles.items():
            axes[name].set_title(title, loc="left", fontweight="bold")
        return finished([*axes.values()])


def _spectra(ax, membrane):
    spectrum = membrane.spectrum.sortby("temperature")
    colours = matplotlib.colormaps["cividis"](np.linspace(0, 0.85, spectrum.sizes["temperature"]))
    printed = {
        T: PER_CM2 * spectrum.attrs["membrane_thickness_m"] / sigma
        for T, sigma in membrane.conductivities.items()
    }
    width = 1.12 * max(*printed.values(), PER_CM2 * spectrum.bulk_resistance.max().item())
    for k, colour in enumerate(colours):
        one = spectrum.isel(temperature=k)
        T, read = one.temperature.item(), 10 * one.apparent_conductivity.item()
        said = f"{temperature(T)}: {number(read, '.3g')} ({10 * membrane.conductivities[T]:.3g})"
        ax.plot(
            PER_CM2 * one.areal_real_impedance,
            -PER_CM2 * one.areal_imaginary_impedance,
            color=colour,
            label=said,
        )
        ax.plot(printed[T], 0, **PRINTED)
    ax.set(xlim=(0, width), ylim=(0, 0.62 * width), aspect="equal")
    ax.set(xlabel="Z′ (Ω cm²)", ylabel="−Z″ (Ω cm²)")
    ax.xaxis.set_major_locator(MaxNLocator(6))
    ax.yaxis.set_major_locator(MaxNLocator(4))
    title = f"l/(RS) (printed), in mS/cm:\n{membrane.conductivities_stand}"
    ax.legend(title=title, loc="upper center")


def _currents(ax, membranes):
    after = max(membrane.polarised.time.values[1] for membrane in membranes)
    ends = []
    for membrane, colour in zip(membranes, COLOURS, strict=True):
        one = membrane.polarised
        time, current = one.time.values, 100 * one.current_density.values  # A/m2 to uA/cm2
        shown = time >= after
        said = f"{membrane.name}: I$_s$/I$_0$ = {one.current_ratio.item():.3f}"
        ax.plot(time[shown] / 60, current[shown], color=colour, label=said)
        ax.plot(time[shown][[0, -1]] / 60, current[[0, -1]], "o", color=colour, markersize=3.5)
        ends.append(time[-1])
    logarithmic(ax.xaxis, after / 60, 1.5 * max(ends) / 60)
    ax.set(xlabel="time (min)", ylabel="current density (µA/cm²)")
    ax.set_ylim(0, 1.35 * ax.get_ylim()[1])
    ax.legend(loc="upper left")


def _numbers(ax, membranes):
    ax.axhspan(0, 1, color=LIGHT, linewidth=0)
    places = (0.0, 1.3)
    for place, membrane, colour in zip(places, membranes, COLOURS, strict=True):
        one = membrane.polarised
        found, error = one.transference_number.item(), one.transference_number_error.item()
        low, high = (one[f"transference_number_{end}"].item() for end in ("low", "high"))
        ax.plot([place, place], [low, high], color=colour, linewidth=0.8)
        ends = [found - error, found + error]
        ax.plot([place, place], ends, color=colour, linewidth=5, alpha=0.35, solid_capstyle="butt")
        ax.plot(place, found, "o", color=colour, markersize=3.5)
        ax.plot(place + 0.12, membrane.transference_number, **PRINTED)
        moved = abs(one.sensitivity.sel(reading="R0").item())
        ax.annotate(
            f"{number(found, '.2f')} ± {error:.2f}\n1 % in R$_0$: {moved:.0f} %\n\n"
            f"printed {membrane.transference_number:.2f},\n{membrane.transference_number_stands}",
            (place + 0.2, found),
            va="center",
            fontsize=7.5,
        )
    ax.set(xlim=(-0.2, 2.5), ylabel="t$_+$ by Eq. (3) (-)")
    ax.set_xticks([place + 0.2 for place in places], [membrane.name for membrane in membranes])
    ax.tick_params(axis="x", length=0)


def _overpotential(ax, plated, measured, stands):
    hours = np.append(plated.time.values[:, 0], plated.time.values[-1, -1]) / 3600
    ends = 1e3 * plated.overpotential.values[:, -1]
    said = f"model: {number(ends[0], '.0f')} mV, then {number(ends[-1], '.0f')} mV"
    ax.plot(hours, np.append(ends, ends[-1]), drawstyle="steps-post", color=BLUE, label=said)
    x, y = np.array(measured.x) / 3600, 1e3 * np.array(measured.y)
    shown = ", then ".join(f"{mV:.0f} mV ({how})" for mV, how in zip(y, stands, strict=True))
    ax.plot(x, y, label=f"printed: {shown}", **PRINTED)
    current = plated.attrs["current_density_A_m2"] / 10
    ax.set(xlabel=f"time at {current:g} mA/cm² (h)", ylabel="overpotential (mV)")
    ax.set(xlim=(0, max(*x, hours[-1])), ylim=(0, 1.25 * max(*y, *ends)))
    ax.legend(loc="lower left", bbox_to_anchor=(0.02, 0.05), labelcolor=DARK)
