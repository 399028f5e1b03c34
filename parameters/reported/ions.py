"""Ions that move in an electrolyte, in one spelling."""

import unicodedata

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.shown import shown

#: How each ion is written, and its names in words.
IONS = {
    "Li+": ("lithium",),
    "H+": ("proton", "protons", "hydrogen"),
    "Na+": ("sodium",),
    "K+": ("potassium",),
    "Mg2+": ("magnesium",),
    "Ca2+": ("calcium",),
    "Zn2+": ("zinc",),
    "Al3+": ("aluminium", "aluminum"),
    "e-": ("electron", "electrons"),
    "none": (),
}

_KNOWN = {
    spelling: ion
    for ion, names in IONS.items()
    for spelling in (ion.lower(), ion.rstrip("123+-").lower(), *names)
}


def as_ions(text):
    """The ions of a text, each as :data:`IONS` has it.

    Parameters
    ----------
    text : str
        One ion or several with commas between, "none" for a host.

    Returns
    -------
    str
        The same ions, with ", " between.

    Raises
    ------
    InvalidInput
        If one of them is unknown.

    Examples
    --------
    >>> as_ions("Li⁺"), as_ions("lithium"), as_ions("Na, Mg2+")
    ('Li+', 'Li+', 'Na+, Mg2+')
    """
    words = unicodedata.normalize("NFKC", text).split(",") if isinstance(text, str) else [""]
    ions = [_KNOWN.get(word.strip().replace("^", "").lower(), "") for word in words]
    if "" in ions or ("none" in ions and len(ions) > 1):
        raise InvalidInput(
            f"ion is {shown(text)}; give {', '.join(list(IONS)[:-1])}, several with commas "
            "between, or none"
        )
    return ", ".join(ions)
