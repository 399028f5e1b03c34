"""Names that nearly fit."""

import difflib

from mofcell.parameters.shown import shown


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
        The up to three nearest, or the first ten, in their order, if none is near.

    Examples
    --------
    >>> nearest("thickness", ["membrane_thickness", "area"])
    ['membrane_thickness']
    """
    lower = {known.lower(): known for known in names}
    name = name if isinstance(name, str) else shown(name)
    close = difflib.get_close_matches(name.lower(), lower, n=3, cutoff=0.4)
    return [lower[hit] for hit in close] or list(names)[:10]
