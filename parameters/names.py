"""Names that nearly fit."""

import difflib


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
        The up to three nearest, or the first ten if none is near.

    Examples
    --------
    >>> nearest("thickness", ["membrane_thickness", "area"])
    ['membrane_thickness']
    """
    lower = {known.lower(): known for known in names}
    close = difflib.get_close_matches(str(name).lower(), lower, n=3, cutoff=0.4)
    return [lower[hit] for hit in close] or sorted(names)[:10]
