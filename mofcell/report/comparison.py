"""Measured against simulated: every figure of a paper that a cell or a law answers to."""

from dataclasses import dataclass

import numpy as np

from mofcell import parameters
from mofcell.parameters.constants import R
from mofcell.parameters.errors import UnknownName
from mofcell.parameters.masses import BASES, areal_masses
from mofcell.parameters.reading.fields import TABLE_UNITS
from mofcell.parameters.reported.quantities import QUANTITIES
from mofcell.parameters.units import to_si
from mofcell.report.results import RATE_TABLES
from mofcell.views.key_figures import known_range, nearest_known, value_at, varies
from mofcell.views.quantities import SHOWN, span
from mofcell.views.tables import Table
from mofcell.views.words import number, temperature

#: How a simulated number stands to the measured one.
FITTED = "fitted to it"
PREDICTED = "predicted"
INPUT = "used for an input"
THROUGH = "law goes through it"
OTHERS = "law of other points"
FAILED = "not simulated"
OF_A_CELL = (FITTED, PREDICTED, INPUT)

#: What a standing means, where it does not say it.
NOTES = {
    INPUT: f"{INPUT}: a number of the cell was read from it, so it has to agree",
    OTHERS: f"{OTHERS}: the conductivity goes through other figures of the same paper",
}

#: A law that is nearer than this to a figure [-] goes through it.
_ROUNDING = 2e-3


@dataclass(frozen=True)
class Comparison:
    """A figure of a paper beside the simulated one.

    Parameters
    ----------
    paper : str
        The work that prints it.
    record : str
        Name of the cell or electrolyte.
    quantity, condition : str
        What it is, and at which C-rate and temperature.
    measured, simulated : float
        The numbers [``unit``]; NaN if nothing was simulated.
    unit : str
        As it is printed.
    kind : str
        Provenance class of the measured number.
    standing : str
        :data:`FITTED`, :data:`PREDICTED`, ...
    """

    paper: str
    record: str
    quantity: str
    condition: str
    measured: float
    simulated: float
    unit: str
    kind: str
    standing: str

    @property
    def difference(self):
        """Simulated over measured, less one [%]."""
        return 100 * (self.simulated / self.measured - 1)


def of_cell(cell, results=None):
    """Every measured table of a cell, and what follows from its energies.

    Parameters
    ----------
    cell : Cell
        The cell.
    results : Results, optional
        What was simulated; nothing if None.

    Returns
    -------
    list of Comparison
        In the order of the tables.
    """
    rows = []
    for kind, table in cell.measured.items():
        rows += [
            _of_table(cell, kind, x, y, table, results)
            for x, y in zip(table.x, table.y, strict=True)
        ]
    if "specific_energy" in cell.measured:
        rows += _of_energy(cell, results)
    return rows


def of_electrolyte(name):
    """Printed conductivities and activation energies of a material against its law.

    Parameters
    ----------
    name : str
        One of :func:`mofcell.electrolytes`.

    Returns
    -------
    list of Comparison
        A conductivity that is one number with a temperature, an activation energy over its
        range, or over all that the law knows where none is printed.
    """
    try:
        material = parameters.material(name)
    except UnknownName:  # of a file of the user's
        return []
    record = material.electrolyte
    rows = []
    for one in material.figures("ionic_conductivity"):
        if one.number is not None and len(one.temperature) == 1:
            law = float(value_at(record, "conductivity", one.temperature[0]))
            condition = temperature(one.temperature[0])
            rows.append(of_law(material, "conductivity", one, law, condition))
    for one in material.figures("activation_energy"):
        if one.number is not None:
            ends = one.temperature if len(one.temperature) == 2 else None
            law = mean_activation_energy(record, ends) if varies(record) else np.nan
            condition = span(ends) if ends else "no range"
            rows.append(of_law(material, "activation energy", one, law, condition))
    return rows


def mean_activation_energy(record, ends=None):
    r"""Slope of the conductivity in an Arrhenius plot, fitted over a range.

    .. math:: \ln \kappa \approx \mathrm{const} - E / (R T)

    Parameters
    ----------
    record : Electrolyte or ConcentratedElectrolyte
        The electrolyte.
    ends : tuple of float, optional
        Lowest and highest temperature [K]; those that the law knows if None.

    Returns
    -------
    float
        Activation energy [J.mol-1].

    Examples
    --------
    >>> from mofcell.parameters import electrolyte
    >>> round(mean_activation_energy(electrolyte("MOF-BZN"), (253.15, 333.15)) / 96485.33, 3)
    0.54
    """
    near = nearest_known(record)
    low, high = ends or known_range(record) or (near - 10, near + 10)
    coldness = np.linspace(1 / high, 1 / low, 25)
    slope, _ = np.polyfit(coldness, np.log(value_at(record, "conductivity", 1 / coldness)), 1)
    return float(-R * slope)


def fitted_fields(cell):
    """Fields of a cell that were set to meet measured capacities."""
    return [field for field, one in cell.provenance.items() if one.kind == "fitted"]


def _of_table(cell, kind, x, y, table, results):
    unit, factor = SHOWN[TABLE_UNITS[kind][1]]
    condition, simulated = "", np.nan
    if kind in RATE_TABLES:
        condition, standing = f"{x:g} C, ", PREDICTED
        if kind == "rate_capability" and fitted_fields(cell):
            standing = FITTED
        if results is None:
            standing = FAILED
        else:
            point = results.by_temperature[table.temperature].sel(c_rate=x)
            simulated = _SIMULATED[kind](point, cell)
    elif kind == "cycling":
        condition = f"cycle {x:g}, {table.c_rate:g} C, "
        # a rate fitted to what is left of the first capacity does not say how high that is
        both = fitted_fields(cell) and any(map(fitted_fields, cell.fade))
        standing = FITTED if both else PREDICTED
        if results is None or results.cycles is None or x not in results.cycles.cycle:
            standing = FAILED
        else:
            simulated = 3600 * results.cycles.specific_capacity.sel(cycle=x).item()
    else:  # of another kind of cell
        shown, per = SHOWN[TABLE_UNITS[kind][0]]
        condition, standing = f"{per * x:g} {shown},\n", FAILED
    return Comparison(
        paper=cell.source,
        record=cell.name,
        quantity=QUANTITY[kind],
        condition=condition + temperature(table.temperature),
        measured=factor * y,
        simulated=factor * simulated,
        unit=unit,
        kind=table.provenance.kind,
        standing=standing,
    )


#: What each measured table is called.
QUANTITY = {
    "rate_capability": "capacity",
    "areal_capacity": "areal capacity",
    "specific_energy": "specific energy",
    "specific_energy_of_active_material": "per active mass",
    "overpotential": "overpotential",
    "overpotential_over_time": "overpotential",
    "cycling": "capacity",
}

#: A point of a rate capability as each measured table has it [SI].
_SIMULATED = {
    "rate_capability": lambda point, cell: 3600 * point.specific_capacity.item(),
    "areal_capacity": lambda point, cell: 36000 * point.areal_capacity.item(),
    "specific_energy": lambda point, cell: 3600 * point.energy.item() / mass_ratio(cell),
    "specific_energy_of_active_material": lambda point, cell: 3600 * point.energy.item(),
}


def mass_ratio(cell):
    """Lithium, coating and membrane over the active material of a cell [-]."""
    masses = areal_masses(cell)
    return sum(masses[part] for part in BASES["electrodes+electrolyte"]) / cell.cathode_loading


def implied_voltage(cell):
    """The mean voltage that a measured energy means, with the measured capacity.

    Parameters
    ----------
    cell : Cell
        A cell with ``specific_energy`` among its measured tables.

    Returns
    -------
    tuple
        Voltage [V], None if no capacity was measured with the energy; its class.
    """
    if (printed := reported(cell, "mean_voltage")) is not None:
        return printed.number, printed.provenance.kind
    energy, areal = (cell.measured.get(kind) for kind in ("specific_energy", "areal_capacity"))
    if areal is None or areal.x[0] != energy.x[0]:
        return None, ""
    mass = mass_ratio(cell) * cell.cathode_loading
    return round(energy.y[0] * mass / areal.y[0], 3), "derived"


def reported(cell, quantity):
    """The first exact figure of a quantity that is reported of a cell, or None."""
    try:
        figures = parameters.reported_cell(cell.name).reported
    except UnknownName:  # not of the library
        return None
    return next((one for one in figures if one.quantity == quantity and one.number), None)


def _of_energy(cell, results):
    table = cell.measured["specific_energy"]
    shared = {"paper": cell.source, "record": cell.name}
    rows = []
    voltage, kind = implied_voltage(cell)
    if voltage is not None:
        simulated, standing = np.nan, FAILED
        if results is not None:
            point = results.by_temperature[table.temperature].sel(c_rate=table.x[0])
            simulated, standing = point.mean_voltage.item(), PREDICTED
        rows.append(
            Comparison(
                **shared,
                quantity="mean voltage",
                condition=f"{table.x[0]:g} C, {temperature(table.temperature)}",
                measured=voltage,
                simulated=simulated,
                unit="V",
                kind=kind,
                standing=standing,
            )
        )
    if (ratio := reported(cell, "mass_ratio")) is not None:
        share = cell.provenance.get("active_mass_fraction")
        rows.append(
            Comparison(
                **shared,
                quantity="mass ratio",
                condition="over active",
                measured=ratio.number,
                simulated=mass_ratio(cell),
                unit="",
                kind=ratio.provenance.kind,
                standing=INPUT if share is not None and share.kind == "derived" else PREDICTED,
            )
        )
    return rows


def of_law(material, quantity, figure, law, condition):
    """A printed number of a material beside one that follows from its law.

    Parameters
    ----------
    material : Material
        The material.
    quantity, condition : str
        What it is called, and where.
    figure : ReportedValue
        The printed number.
    law : float
        The other one [SI].

    Returns
    -------
    Comparison
        Both in the unit that is printed.
    """
    unit, si = figure.printed.split()[-1], QUANTITIES[figure.quantity]
    factor = to_si(f"1 {unit}", si)
    near = abs(law / figure.number - 1) < _ROUNDING
    return Comparison(
        paper=material.source,
        record=material.name,
        quantity=quantity,
        condition=condition,
        measured=figure.number / factor,
        simulated=law / factor,
        unit=unit,
        kind=figure.provenance.kind,
        standing=THROUGH if near else OTHERS,
    )


#: Columns of :func:`record`.
COLUMNS = (
    *("paper", "record", "quantity", "condition", "measured", "simulated", "unit"),
    *("difference (%)", "class", "how it stands"),
)


def record(one):
    """A comparison as a line of numbers and texts, for other programs.

    Parameters
    ----------
    one : Comparison
        The comparison.

    Returns
    -------
    list
        What :data:`COLUMNS` names; empty where nothing was simulated.
    """
    known = np.isfinite(one.simulated)
    return [
        *(one.paper, one.record, one.quantity, one.condition, f"{one.measured:.6g}"),
        f"{one.simulated:.6g}" if known else "",
        one.unit,
        f"{one.difference:.2f}" if known else "",
        *(one.kind, one.standing),
    ]


def table(comparisons):
    """The comparisons as one table, under headings of paper and record.

    Parameters
    ----------
    comparisons : list of Comparison
        In any order: those of one paper and record are brought together.

    Returns
    -------
    Table
        One row for each.
    """
    papers = list(dict.fromkeys(one.paper for one in comparisons))
    records = list(dict.fromkeys((one.paper, one.record) for one in comparisons))
    ordered = sorted(
        comparisons,
        key=lambda one: (papers.index(one.paper), records.index((one.paper, one.record))),
    )
    headings, before = {}, ("", "")
    standings = {one.standing for one in ordered}
    for place, one in enumerate(ordered):
        here = one.paper.partition(", doi ")[0], one.record
        if here != before:
            headings[place] = "" if here[0] == before[0] else here[0], here[1]
        before = here
    return Table(
        ("quantity", "at", "measured", "simulated", "diff. %", "class", "how it stands"),
        [row(one) for one in ordered],
        ("quantity", "at", "class", "how it stands"),
        headings=headings,
        optional=("class",),
        whole=("quantity", "at", "measured"),
        notes=tuple(note for standing, note in NOTES.items() if standing in standings),
    )


def row(one):
    """A comparison as the table has it.

    Parameters
    ----------
    one : Comparison
        The comparison.

    Returns
    -------
    list of str
        Cells of the row; a dash where nothing was simulated.
    """
    difference = round(one.difference, 1) + 0.0
    return [
        one.quantity,
        one.condition,
        f"{_shown(one.measured, '.5g')} {one.unit}".strip(),
        _shown(one.simulated, "#.4g" if one.standing in OF_A_CELL else "#.3g"),
        number(difference, "+.1f") if difference else "0.0",
        one.kind,
        one.standing,
    ]


def _shown(value, form):
    """A number, small ones as powers of ten, a dash where there is none."""
    if not np.isfinite(value):
        return "–"
    if 0 < abs(value) < 0.01:
        exponent = int(np.floor(np.log10(abs(value)) + 1e-9))
        return f"{value / 10.0**exponent:{form}}e−{-exponent}"
    return f"{value:{form}}"
