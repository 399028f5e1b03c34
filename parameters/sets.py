"""Parameter sets for PyBaMM's own registry, such as ``pybamm.ParameterValues("Gu2025")``."""

from mofcell.parameters.library import cell
from mofcell.parameters.values import citations, parameter_values

#: Cell of the library by the name of its set.
SETS = {
    "Gu2025": "gu2025-lfp",
    "Gu2025_Cycling": "gu2025-lfp-cycling",
    "DeBlasio2024_ZIF4_Crystal_Symmetric": "zif4-crystal-symmetric",
    "DeBlasio2024_ZIF4_Glass_Symmetric": "zif4-glass-symmetric",
    "Gu2025_NiMOF_Symmetric": "gu2025-symmetric-ni-mof",
    "Gu2025_Symmetric": "gu2025-symmetric",
    "Ouyang2023_LFP": "ouyang2023-lfp",
    "Ouyang2023_NCM811": "ouyang2023-ncm811",
    "Ouyang2023_LFP_HighLoad": "ouyang2023-lfp-highload",
    "Ouyang2023_NCM811_HighLoad": "ouyang2023-ncm811-highload",
    "UiOLiTFSI_LFP": "uiolitfsi-lfp",
    "MOF688_LFP": "mof688-lfp",
    "Reference_Liquid_LFP": "reference-liquid",
    "Reference_LATP_LFP": "reference-latp",
    "Reference_LLZO_LFP": "reference-llzo",
    "Reference_PEO_LFP": "reference-peo",
    "Reference_PVDF_HFP_LFP": "reference-pvdf-hfp",
}


def values_of(name):
    """Parameter values of a cell of the library, with the works they are from.

    Parameters
    ----------
    name : str
        Name of the cell.

    Returns
    -------
    dict
        Parameter values by name, and "citations".

    Examples
    --------
    >>> values_of("gu2025-lfp")["Separator thickness [m]"]
    0.0003
    """
    record = cell(name)
    return {**parameter_values(record), "citations": citations(record)}


def __getattr__(name):
    """The set of a name, for the entry points: a function without arguments."""
    if name in SETS:
        return lambda: values_of(SETS[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
