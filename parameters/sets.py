"""Parameter sets for PyBaMM's own registry, such as ``pybamm.ParameterValues("Gu2025")``."""

from mofcell.parameters.library import cell
from mofcell.parameters.values import citations, parameter_values


def gu2025():
    """LFP | Li@Ni-MOF-2 | Li of Gu et al., Dalton Trans. 54 (2025) 13093.

    Returns
    -------
    dict
        Parameter values by name.

    Examples
    --------
    >>> gu2025()["Separator thickness [m]"]
    0.0003
    """
    record = cell("gu2025-lfp")
    return {**parameter_values(record), "citations": citations(record)}
