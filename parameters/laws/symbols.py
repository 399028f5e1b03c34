"""PyBaMM symbols, told from numbers without importing PyBaMM."""

import sys


def pybamm_if_symbol(value):
    """Module ``pybamm`` if the value is one of its symbols, else None.

    Whoever holds a symbol has imported PyBaMM, so an absent module answers the question.

    Parameters
    ----------
    value : object
        Float, array or pybamm.Symbol.

    Returns
    -------
    module or None
        PyBaMM, or None for anything that is not a symbol.

    Examples
    --------
    >>> pybamm_if_symbol(298.15) is None
    True
    """
    pybamm = sys.modules.get("pybamm")
    return pybamm if pybamm is not None and isinstance(value, pybamm.Symbol) else None
