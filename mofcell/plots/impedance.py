"""Impedance spectra: Nyquist and Bode plots, and the conductivity that is read from them."""

from typing import Any

import matplotlib
import numpy as np
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator
from scipy.interpolate import Akima1DInterpolator

from mofcell.plots.axes import logarithmic
from mofcell.plots.reciprocal_temperature import celsius_above, reciprocal
from mofcell.plots.style import (
    BLACK,
    DARK,
    TWO_COLUMNS,
    VERMILION,
    finished,
    letters,
    panels,
    style,
)
from mofcell.views.impedance import energy, hertz
from mofcell.views.words import temperature

#: Measured spectra by their markers.
MARKERS = "osD^vP"
HOLLOW: Any = {"color": VERMILION, "markerfacecolor": "none", "markersize": 3.5}

#: Names of decades are so far apart in a Nyquist plot, over its height and width [-].
APART = 0.1

#: Temperatures that are named; more have a colour only.
NAMED = 8

#: Points of each curve of a Nyquist plot.
DRAWN_AT = 400

PER_CM = 10  # S/m to mS/cm


def plot(dataset, *, measured=(), axes=None):
    """Nyquist plot, modulus and phase; with several temperatures the Arrhenius plot too.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.impedance`.
    measured : xarray.Dataset or sequence of them, optional
        Measured spectra, from :func:`mofcell.read_measured`, drawn as markers. Those of a cell
        are taken to have the area of this one.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, three, or four with several temperatures; a new figure if None.

    Returns
    -------
    matplotlib.figure.Figure
        The figure, per area. Dots are whole decades of the frequency. The Nyquist plot is as high
        as it is wide at most: what rises above it is in the others.
    """
    dataset = dataset.sortby("temperature").dropna("temperature", subset=["areal_real_impedance"])
    measured = [measured] if hasattr(measured, "data_vars") else list(measured)
    spectra = [_areal(one, dataset.attrs["area_m2"]) for one in measured]
    several = dataset.sizes["temperature"] > 1
    with style():
        axes = (
            panels(axes, 4, width=TWO_COLUMNS, height=135, nrows=2, ncols=2)
            if several
            else panels(axes, 3, width=TWO_COLUMNS, height=70, ncols=3, width_ratios=(1.5, 1, 1))
        )
        shades = np.linspace(0, 0.85, max(dataset.sizes["temperature"], 1))
        colours = matplotlib.colormaps["cividis"](shades)
        lines = list(_lines(dataset, colours))
        _nyquist(axes[0], lines, spectra)
        _bode(axes[1], axes[2], lines, spectra)
        if several:
            _arrhenius(axes[3], dataset, colours)
        letters(axes)
        return finished(axes)


def _lines(dataset, colours):
    """Frequency, impedance [Ohm.cm2], colour and name of each spectrum."""
    f = dataset.frequency.values
    for k, colour in enumerate(colours[: dataset.sizes["temperature"]]):
        point = dataset.isel(temperature=k)
        Z = point.areal_real_impedance.values + 1j * point.areal_imaginary_impedance.values
        name = temperature(point.temperature.item())
        yield f, 1e4 * Z, colour, name


def _areal(spectrum, area):
    """Frequency and impedance [Ohm.cm2] of a measured spectrum, and its name."""
    if "areal_real_impedance" in spectrum:
        Z = spectrum.areal_real_impedance + 1j * spectrum.areal_imaginary_impedance
    else:
        Z = area * (spectrum.real_impedance + 1j * spectrum.imaginary_impedance)
    at = temperature(float(spectrum.temperature.mean()))
    return spectrum.frequency.values, 1e4 * Z.values, f"measured, {at}"


def _nyquist(ax, lines, spectra):
    width = 1.1 * max((Z.real.max() for _, Z, *_ in [*lines, *spectra]), default=1.0)
    height = 1.15 * max((-Z.imag.min() for _, Z, *_ in [*lines, *spectra]), default=1.0)
    height = min(max(height, 0.1 * width), width)
    for f, Z, colour, _ in lines:
        along = _smooth(f, Z)
        curve = along(np.geomspace(f[0], f[-1], DRAWN_AT))
        dots = along(_decades(f))
        ax.plot(curve.real, -curve.imag, color=colour)
        ax.plot(dots.real, -dots.imag, "o", color=colour, markersize=2.5)
    for (_, Z, _), marker in zip(spectra, MARKERS * len(spectra), strict=False):
        ax.plot(Z.real, -Z.imag, marker, **HOLLOW)
    ax.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    ax.xaxis.set_major_locator(MaxNLocator(5))
    ax.yaxis.set_major_locator(MaxNLocator(5 if height > 0.5 * width else 3))
    ax.set(xlabel="Z′ (Ω cm²)", ylabel="−Z″ (Ω cm²)")
    ax.set_anchor("N")
    if lines:
        f, Z, *_ = max(lines, key=lambda line: line[1].real.max())
        clear = 0.0 if len(lines) == 1 else 0.3 * width  # the other spectra are before it
        _name_decades(ax, _decades(f), _smooth(f, Z), clear)


def _decades(frequencies):
    """Whole decades of the frequency that a spectrum spans."""
    low, high = np.log10(frequencies[[0, -1]])
    return 10.0 ** np.arange(np.ceil(low - 1e-9), np.floor(high + 1e-9) + 1)


def _smooth(frequencies, Z):
    """The impedance between the frequencies."""
    parts = Akima1DInterpolator(
        np.log(frequencies), np.column_stack([Z.real, Z.imag]), method="makima"
    )

    def along(at):
        inside = np.clip(np.log(at), *np.log(frequencies[[0, -1]]))
        return parts(inside) @ np.array([1, 1j])

    return along


def _name_decades(ax, decades, along, clear):
    """Name the decades that are in sight, beyond others and far from those named before."""
    width, height = ax.get_xlim()[1], ax.get_ylim()[1]
    named: list[complex] = []
    for frequency, Z in zip(decades, along(decades), strict=True):
        inside = -Z.imag < 0.9 * height and clear <= Z.real < width
        if inside and all(abs(Z - other) > APART * width for other in named):
            named.append(Z)
            left = Z.real > 0.85 * width  # where there is no room on the right
            ax.annotate(
                hertz(frequency),
                (Z.real, -Z.imag),
                xytext=(-3 if left else 3, 3),
                ha="right" if left else "left",
                textcoords="offset points",
                fontsize=7,
                color=DARK,
                path_effects=[withStroke(linewidth=2, foreground="white")],
            )


def _bode(modulus, phase, lines, spectra):
    every = len(lines) <= NAMED
    for k, (f, Z, colour, name) in enumerate(lines):
        named = every or k in (0, len(lines) - 1)
        modulus.plot(f, np.abs(Z), color=colour, label=name if named else None)
        phase.plot(f, -np.angle(Z, deg=True), color=colour)
    for (f, Z, name), marker in zip(spectra, MARKERS * len(spectra), strict=False):
        modulus.plot(f, np.abs(Z), marker, label=name, **HOLLOW)
        phase.plot(f, -np.angle(Z, deg=True), marker, **HOLLOW)
    modulus.set(yscale="log", ylabel="|Z| (Ω cm²)")
    modulus.yaxis.set_minor_locator(NullLocator())
    phase.set(ylabel="−phase (°)", ylim=(min(0, phase.get_ylim()[0]), 92), yticks=(0, 30, 60, 90))
    for ax in (modulus, phase):
        ax.set(xscale="log", xlabel="frequency (Hz)")
        ax.xaxis.set_major_locator(LogLocator(numticks=6))
        ax.xaxis.set_minor_locator(NullLocator())
    if lines or spectra:
        low, high = modulus.get_ylim()
        keys = modulus.get_legend_handles_labels()[1]
        if len(lines) <= 1:  # one name is wide: it stands above
            modulus.set_ylim(top=high * (high / low) ** (0.06 + 0.08 * len(keys)))
        modulus.legend(loc="upper right")


def _arrhenius(ax, dataset, colours):
    T, read = dataset.temperature.values, PER_CM * dataset.apparent_conductivity.values
    ax.plot(
        1000 / dataset.line_temperature,
        PER_CM * dataset.law_conductivity,
        color=BLACK,
        label="membrane",
    )
    straight = dataset.activation_energy.sel(law="Arrhenius").item()
    error = dataset.activation_energy_error.sel(law="Arrhenius").item()
    line = np.exp(np.polyval(np.polyfit(1 / T, np.log(read), 1), [1 / T[0], 1 / T[-1]]))
    ax.plot(
        1000 / T[[0, -1]],
        line,
        "--",
        color=DARK,
        linewidth=0.8,
        label=f"Ea = {energy(straight, error)}",
    )
    reached = dataset.intercept_reached.values
    dots: Any = {"linestyle": "none", "marker": "o", "markersize": 4}
    for kelvin, value, colour, true in zip(T, read, colours, reached, strict=True):
        filling = colour if true else "none"
        ax.plot(1000 / kelvin, value, color=colour, markerfacecolor=filling, label="_", **dots)
    ax.plot([], [], color=DARK, label="read, l/(RS)", **dots)
    if not reached.all():
        ax.plot([], [], color=DARK, markerfacecolor="none", label="R not reached", **dots)
    shown = [s for s in (*read, *(PER_CM * dataset.law_conductivity.values)) if s > 0]
    logarithmic(ax.yaxis, min(shown) / 1.3, 1.3 * max(shown))
    reciprocal(ax, low=T[0], high=T[-1])
    celsius_above(ax, apart=0.11)
    ax.set_ylabel("conductivity (mS/cm)")
    ax.legend(loc="best")
