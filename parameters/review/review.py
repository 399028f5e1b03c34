"""All checks of a record."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace

from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.laws import OutOfRangeWarning
from mofcell.parameters.reported import Material
from mofcell.parameters.review.activation_energy import check_activation_energies
from mofcell.parameters.review.agreement import check_agreement
from mofcell.parameters.review.arrhenius_form import check_arrhenius_form
from mofcell.parameters.review.bruce_vincent import (
    check_bruce_vincent,
    check_bruce_vincent_of_a_cell,
)
from mofcell.parameters.review.capacities import check_capacities
from mofcell.parameters.review.cell_resistances import check_cell_resistances
from mofcell.parameters.review.diffusivity import check_diffusivities
from mofcell.parameters.review.figures import electrolyte_of, membrane_of
from mofcell.parameters.review.finding import LEVELS, Finding
from mofcell.parameters.review.inputs import check_inputs, check_inputs_of_a_cell
from mofcell.parameters.review.interfaces import check_interfaces
from mofcell.parameters.review.magnitudes import check_magnitudes
from mofcell.parameters.review.membrane_resistance import (
    check_membrane_resistance,
    check_membrane_resistance_of_a_cell,
)
from mofcell.parameters.review.retention import check_retention
from mofcell.parameters.review.stability import check_stability, check_stability_of_a_cell
from mofcell.parameters.review.temperatures import (
    check_temperatures,
    check_temperatures_of_a_cell,
)
from mofcell.parameters.review.transference import check_transference


@dataclass(frozen=True)
class Check:
    """A check, what it is about, the figures it needs, and of which kinds of cell alone."""

    topic: str
    run: Callable
    needs: str = ""
    kinds: tuple[str, ...] = ()


OF_A_MATERIAL = (
    Check("size of the figures", check_magnitudes, "ionic_conductivity near room temperature"),
    Check(
        "activation energy",
        check_activation_energies,
        "ionic_conductivity at two temperatures or more, and activation_energy",
    ),
    Check("law of temperature", check_arrhenius_form, "activation_energy or three conductivities"),
    Check("range of temperature", check_temperatures, "conductivity"),
    Check("transference number", check_transference, "transference_number"),
    Check(
        "interfaces of Bruce-Vincent",
        check_bruce_vincent,
        "interfacial_areal_resistance, or a symmetric cell with overpotential",
    ),
    Check("diffusivities", check_diffusivities, "conductivity"),
    Check("resistance of the membrane", check_membrane_resistance, "measured_thickness"),
    Check("stability window", check_stability, "stability_window"),
    Check("record and figures", check_agreement, "figures under reported"),
    Check("inputs", check_inputs),
)

OF_A_CELL = (
    Check(
        "interfaces",
        check_interfaces,
        "overpotential and current_density, and the conductivity of the membrane",
        kinds=("symmetric",),
    ),
    Check("interfaces of Bruce-Vincent", check_bruce_vincent_of_a_cell),
    Check("resistances at 1C", check_cell_resistances),
    Check("resistance of the membrane", check_membrane_resistance_of_a_cell),
    Check("stability window", check_stability_of_a_cell, "voltage_window", kinds=("full",)),
    Check(
        "fade",
        check_retention,
        "specific_capacity with the caution 'initial' and with 'after 100 cycles'",
        kinds=("full",),
    ),
    Check("capacities", check_capacities),
    Check("range of temperature", check_temperatures_of_a_cell),
    Check("inputs", check_inputs_of_a_cell),
)


@dataclass(frozen=True)
class Review:
    """What the checks of a record have found.

    Parameters
    ----------
    name : str
        Name of the record.
    findings : tuple of Finding
        Doubts first, then notes, then what is in order.
    not_checked : tuple of str
        Checks that found no figures, and the figures they need.
    """

    name: str
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...]

    def count(self, level):
        """How many findings are of a level."""
        return sum(one.level == level for one in self.findings)


def review(record, *, membrane=None):
    """Run all checks of a material or a cell.

    Parameters
    ----------
    record : Material or ReportedCell
        The record.
    membrane : Electrolyte, optional
        The membrane of a cell that is only reported; that of the simulated one if left out.

    Returns
    -------
    Review
        The findings.

    Examples
    --------
    >>> from mofcell.parameters import material
    >>> found = review(material("Li@Ni-MOF-2"))
    >>> found.findings[0].level
    'doubt'
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", OutOfRangeWarning)  # the findings name the ranges
        if isinstance(record, Material):
            results = [(check, check.run(record)) for check in OF_A_MATERIAL]
        else:
            membrane = membrane if isinstance(membrane, Electrolyte) else membrane_of(record)
            results = [(check, check.run(record, membrane)) for check in OF_A_CELL]
    findings = [
        replace(finding, topic=check.topic) for check, found in results for finding in found
    ]
    kind = getattr(record, "kind", "")
    checkable = kind or record.electrolyte is None or electrolyte_of(record) is not None
    silent = [
        check
        for check, found in results
        if checkable and not found and check.needs and kind in (check.kinds or (kind,))
    ]
    return Review(
        name=record.name,
        findings=tuple(sorted(findings, key=lambda one: LEVELS.index(one.level))),
        not_checked=tuple(f"{check.topic} ({check.needs})" for check in silent),
    )
