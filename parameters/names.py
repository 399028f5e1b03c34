"""Names that nearly fit."""

import difflib

from mofcell.parameters.shown import shown

_CONDUCTIVITY = ("conductivity", "ionic_conductivity")
_THICKNESS = ("membrane_thickness", "measured_thickness", "thickness")

#: Symbols of papers, in small letters, and what they may stand for here.
SYMBOLS = {
    **dict.fromkeys(("sigma", "kappa", "σ", "κ"), _CONDUCTIVITY),
    **dict.fromkeys(("t+", "t_plus", "tplus", "tli", "t_li", "tli+"), ("transference_number",)),
    **dict.fromkeys(("ea", "e_a"), ("activation_energy",)),
    **dict.fromkeys(("l", "d", "thickness"), _THICKNESS),
    **dict.fromkeys(("n/p", "np", "n_p"), ("np_ratio",)),
    "voltage_window": ("lower_cut_off", "upper_cut_off"),
}


def nearest(name, names):
    """What to offer for an unknown name.

    Parameters
    ----------
    name : str
        The unknown name.
    names : list of str
        The known ones.

    Returns
    -------
    list of str
        Up to three that begin with it, else the up to three nearest, or the first ten, in
        their order, if none is near.

    Examples
    --------
    >>> nearest("thickness", ["membrane_thickness", "area"])
    ['membrane_thickness']
    >>> nearest("MOF-808", ["MOF-688", "MOF-808 (defect-rich)"])
    ['MOF-808 (defect-rich)']
    """
    lower = {known.lower(): known for known in names}
    name = (name if isinstance(name, str) else shown(name)).lower()
    close = [known for known in SYMBOLS.get(name, ()) if known in names]
    close = close or [known for known in lower if len(name) > 2 and known.startswith(name)][:3]
    close = close or difflib.get_close_matches(name, lower, n=3, cutoff=0.4)
    return [lower[hit] for hit in close] or list(names)[:10]


def allowed(name, names):
    """What to say of a word that is none of a few: the one that is meant, and all of them.

    Examples
    --------
    >>> allowed("Full", ["full", "symmetric"])
    '; did you mean full? Allowed are full, symmetric'
    >>> allowed("pouch", ["full", "symmetric"])
    ', allowed are full, symmetric'
    """
    lower = {known.lower(): known for known in names}
    every = f"llowed are {', '.join(names)}"
    close = difflib.get_close_matches(str(name)[:80].lower(), lower, n=1, cutoff=0.6)
    return f"; did you mean {lower[close[0]]}? A{every}" if close else f", a{every}"
