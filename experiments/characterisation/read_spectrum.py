r"""Resistances as a laboratory reads them from a Nyquist plot, without knowing the cell.

Spectra are :math:`Z = Z' + i Z''` in the order of rising frequencies.
"""

import numpy as np

#: An arc has come down to the real axis below this share of its height [-]: assumed.
CLOSED = 0.05


def intercept(impedance):
    """Where a spectrum comes nearest to the real axis at its high-frequency end.

    That is its highest frequency, or the first dip of the imaginary part below it, as where
    cables are inductive.

    Parameters
    ----------
    impedance : array
        Complex impedance [any unit].

    Returns
    -------
    int
        Place of the point.

    Examples
    --------
    >>> intercept([9 - 8j, 5 - 4j, 3 - 1j, 2 - 0.1j, 2 + 0.5j])
    3
    """
    size = np.abs(np.imag(impedance))[::-1]
    rises = np.flatnonzero(np.diff(size) > 0)
    return int(len(size) - 1 - rises[0]) if len(rises) else 0


def arc_end(impedance, *, diffuses=True):
    """Where the arcs of the interfaces end, and what diffuses begins.

    Parameters
    ----------
    impedance : array
        Complex impedance [any unit].
    diffuses : bool, optional
        Whether diffusion follows; else the last arc ends on the real axis.

    Returns
    -------
    int or None
        Place of the dip of the imaginary part at the lowest frequency of all below the first
        arc. Without a dip, that of the lowest frequency if the arc has come down to the real
        axis there. None if it has not, and where there is no arc.

    Examples
    --------
    >>> spectrum = [20 - 5j, 11 - 1j, 10 - 0.1j, 7 - 4j, 3 - 2j, 2 - 0.1j]
    >>> arc_end(spectrum), arc_end(spectrum[2:]), arc_end(spectrum[3:])
    (2, 0, None)
    """
    size = np.abs(np.imag(impedance))[::-1]
    first = len(size) - 1 - intercept(impedance)
    falls = np.flatnonzero(np.diff(size[first:]) < 0)
    if not len(falls):
        return None
    apex, last = first + falls[0], len(size) - 1
    inner = np.arange(apex + 1, last)
    dips = inner[(size[inner] <= size[inner - 1]) & (size[inner] < size[inner + 1])]
    if diffuses and len(dips):
        return int(last - dips[-1])
    return 0 if size[last] < CLOSED * size[apex:].max() else None
