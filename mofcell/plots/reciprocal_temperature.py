"""The axis of an Arrhenius plot: 1000/T below, degrees Celsius above."""

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

KELVIN = 273.15


def reciprocal(ax, *, low, high):
    """Make the horizontal axis one of 1000/T.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where 1000/T [K-1] is drawn.
    low, high : float
        Lowest and highest temperature [K].
    """
    margin = 0.03 * (1000 / low - 1000 / high)
    ax.set_xlim(1000 / high - margin, 1000 / low + margin)
    ax.set_xlabel("1000/T (K⁻¹)")


def celsius_above(ax, *, apart=0.06):
    """Round temperatures over an axis of 1000/T.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes with their final limits.
    apart : float, optional
        Least distance of two of them, over the width of the axes [-].
    """
    ax.spines["top"].set_visible(True)
    above = ax.secondary_xaxis("top")
    ticks = _celsius_ticks(ax, apart)
    above.xaxis.set_major_locator(FixedLocator([1000 / (T + KELVIN) for T in ticks]))
    above.xaxis.set_major_formatter(FixedFormatter([f"{T:d}".replace("-", "−") for T in ticks]))
    above.xaxis.set_minor_locator(NullLocator())
    above.set_xlabel("temperature (°C)")


def _celsius_ticks(ax, apart):
    """Round temperatures on the axis, none too near to another."""
    warm, cold = ax.get_xlim()
    lowest, highest = 1000 / cold - KELVIN, 1000 / warm - KELVIN
    kept: list[int] = []
    for step in (20, 10, 5, 2):
        kept = []
        for T in range(-200, 501, step):
            place = 1000 / (T + KELVIN)
            near = kept and 1000 / (kept[-1] + KELVIN) - place <= apart * (cold - warm)
            if lowest <= T <= highest and not near:
                kept.append(T)
        if len(kept) >= 3:
            break
    return kept
