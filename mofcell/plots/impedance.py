"""Impedance spectra: Nyquist and Bode plots, and the conductivity that is read from them."""

from typing import Any

import matplotlib
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator
from scipy.interpolate import Akima1DInterpolator

from mofcell.experiments.characterisation.measured_spectrum import MeasuredSpectrum
from mofcell.plots.axes import logarithmic
from mofcell.plots.labels import place
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
from mofcell.views.impedance import energy, hertz, said_of
from mofcell.views.words import temperature

#: Measured spectra by their markers.
MARKERS = "osD^vP"
HOLLOW: Any = {"color": VERMILION, "markerfacecolor": "none", "markersize": 3.5}

#: Height of a Nyquist plot over its width [-].
SHAPE = 0.72

#: Spectra whose sizes are farther apart than this ratio stand on logarithmic axes [-].
ALIKE = 5.0

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
        The figure, per area. Dots are whole decades of the frequency, of which some are named on
        the largest spectrum. The Nyquist plot has one scale for both parts: what rises above it
        is in the others. Where one spectrum is more than 5 times another it is logarithmic.
    """
    dataset = dataset.sortby("temperature").dropna("temperature", subset=["areal_real_impedance"])
    measured = [measured] if hasattr(measured, "data_vars") else list(measured)
    spectra = [
        (one.frequencies, 1e4 * one.impedance, said_of(one))
        for one in (MeasuredSpectrum.of(each, area=dataset.attrs["area_m2"]) for each in measured)
    ]
    several = dataset.sizes["temperature"] > 1
    with style():
        axes = (
            panels(axes, 4, width=TWO_COLUMNS, height=140, nrows=2, ncols=2)
            if several
            else panels(axes, 3, width=TWO_COLUMNS, height=66, ncols=3, width_ratios=(1.5, 1, 1))
        )
        shades = np.linspace(0, 0.85, max(dataset.sizes["temperature"], 1))
        colours = matplotlib.colormaps["cividis"](shades)
        lines = list(_lines(dataset, colours))
        _nyquist(axes[0], lines, spectra)
        _bode(axes[1], axes[2], lines, spectra)
        if several:
            _arrhenius(axes[3], dataset, colours)
        letters(axes)
        _legend(axes[0].figure, lines, spectra)
        figure = finished(axes)
        _name_decades(axes[0], lines, spectra)
        return figure


def _legend(figure, lines, spectra):
    """Temperatures of the model and files of the spectra, above all panels."""
    every = len(lines) <= NAMED
    keys = [
        Line2D([], [], color=colour, label=f"model, {name}" if spectra else name)
        for k, (*_, colour, name) in enumerate(lines)
        if every or k in (0, len(lines) - 1)
    ]
    keys += [
        Line2D([], [], linestyle="none", marker=marker, label=f"measured: {name}", **HOLLOW)
        for (*_, name), marker in zip(spectra, MARKERS * len(spectra), strict=False)
    ]
    if keys:
        columns = 3 if spectra else len(keys)
        figure.legend(handles=keys, loc="outside upper center", ncols=columns)


def _lines(dataset, colours):
    """Frequency, impedance [Ohm.cm2], colour and name of each spectrum."""
    f = dataset.frequency.values
    for k, colour in enumerate(colours[: dataset.sizes["temperature"]]):
        point = dataset.isel(temperature=k)
        Z = point.areal_real_impedance.values + 1j * point.areal_imaginary_impedance.values
        name = temperature(point.temperature.item())
        yield f, 1e4 * Z, colour, name


def _nyquist(ax, lines, spectra):
    all_of = [Z for _, Z, *_ in [*lines, *spectra]]
    sizes = [np.real(Z).max() for Z in all_of]
    for f, Z, colour, _ in lines:
        along = _smooth(f, Z)
        curve = along(np.geomspace(f[0], f[-1], DRAWN_AT))
        dots = along(_decades(f))
        ax.plot(curve.real, -curve.imag, color=colour)
        ax.plot(dots.real, -dots.imag, "o", color=colour, markersize=2.5)
    for (_, Z, _), marker in zip(spectra, MARKERS * len(spectra), strict=False):
        ax.plot(Z.real, -Z.imag, marker, **HOLLOW)
    ax.set(xlabel="Z′ (Ω cm²)", ylabel="−Z″ (Ω cm²)", box_aspect=SHAPE)
    ax.set_anchor("N")
    if sizes and max(sizes) > ALIKE * min(sizes):
        low, high = min(np.real(Z)[np.real(Z) > 0].min() for Z in all_of), max(sizes)
        ax.set(xscale="log", xlim=(low / 1.5, 2 * high), yscale="log", ylim=(low / 300, 2 * high))
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_locator(LogLocator(numticks=8))
            axis.set_minor_locator(NullLocator())
        return
    width = 1.1 * max(sizes, default=1.0)
    ax.set(xlim=(0, width), ylim=(0, SHAPE * width))
    ax.xaxis.set_major_locator(MaxNLocator(5))
    ax.yaxis.set_major_locator(MaxNLocator(5))


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


def _name_decades(ax, lines, spectra):
    """Name decades of the largest spectrum that are in sight and apart, beside the curves."""
    if not lines:
        return
    f, Z, colour, _ = max(lines, key=lambda line: line[1].real.max())
    decades = _decades(f)
    named: list[tuple] = []
    there: list[np.ndarray] = []
    for frequency, at in zip(decades, _smooth(f, Z)(decades), strict=True):
        here = ax.transAxes.inverted().transform(ax.transData.transform((at.real, -at.imag)))
        inside = np.all((here >= 0) & (here <= 1))
        if inside and all(np.linalg.norm(here - other) > APART for other in there):
            there.append(here)
            named.append((hertz(frequency), (at.real, -at.imag)))
    curves = [(Z.real, -Z.imag) for _, Z, *_ in lines]
    points = [([one.real], [-one.imag]) for _, Z, _ in spectra for one in Z]
    place(ax, named, avoid=[*curves, *points], fontsize=7, color=colour if len(lines) > 1 else DARK)


def _bode(modulus, phase, lines, spectra):
    for f, Z, colour, name in lines:
        modulus.plot(f, np.abs(Z), color=colour, label=name)
        phase.plot(f, -np.angle(Z, deg=True), color=colour)
    for (f, Z, name), marker in zip(spectra, MARKERS * len(spectra), strict=False):
        modulus.plot(f, np.abs(Z), marker, label=name, **HOLLOW)
        phase.plot(f, -np.angle(Z, deg=True), marker, **HOLLOW)
    modulus.set(ylabel="|Z| (Ω cm²)")
    sizes = np.concatenate([np.abs(Z) for _, Z, *_ in [*lines, *spectra]] or [[1.0, 10.0]])
    logarithmic(modulus.yaxis, sizes.min() / 1.3, 1.3 * sizes.max())
    phase.set(ylabel="−phase (°)", ylim=(min(0, phase.get_ylim()[0]), 92), yticks=(0, 30, 60, 90))
    for ax in (modulus, phase):
        ax.set(xscale="log", xlabel="frequency (Hz)")
        ax.xaxis.set_major_locator(LogLocator(numticks=6))
        ax.xaxis.set_minor_locator(NullLocator())


def _arrhenius(ax, dataset, colours):
    T, read = dataset.temperature.values, PER_CM * dataset.apparent_conductivity.values
    ax.plot(
        1000 / dataset.line_temperature,
        PER_CM * dataset.law_conductivity,
        color=BLACK,
        label="membrane",
    )
    straight = dataset.activation_energy.sel(law="Arrhenius").item()
    line = np.exp(np.polyval(np.polyfit(1 / T, np.log(read), 1), [1 / T[0], 1 / T[-1]]))
    ax.plot(
        1000 / T[[0, -1]],
        line,
        "--",
        color=DARK,
        linewidth=0.8,
        label=f"line, Ea = {energy(straight)}",
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
