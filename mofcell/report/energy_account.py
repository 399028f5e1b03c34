"""The specific energy that a paper gives, on the paper's own basis: masses, energies, voltages."""

import numpy as np

from mofcell.parameters.masses import areal_masses
from mofcell.parameters.review.words import listed
from mofcell.report import comparison, html
from mofcell.views.tables import Table
from mofcell.views.words import signed, temperature

#: Components of the basis "electrodes+electrolyte", in the order of the table.
PARTS = ("lithium", "active material", "carbon and binder", "membrane")

#: How near the masses have to come to a mass ratio of the paper [-].
NEAR = 0.01

#: A printed mean voltage that is nearer than this to the simulated one raises no question [-].
CLEAR = 0.03


def has_energy(results):
    """Whether a paper gives the specific energy of a cell."""
    return "specific_energy" in results.cell.measured


def account(several):
    """The section on the energies that papers give.

    Parameters
    ----------
    several : list of Results
        Cells with ``specific_energy`` among their measured tables.

    Returns
    -------
    str
        HTML.
    """
    rows = [row for results in several for row in comparison.of_cell(results.cell, results)]
    return "".join(
        [
            html.paragraph(basis(several)),
            html.table(masses(several), "Mass per electrode area (mg/cm²)"),
            *(html.paragraph(ratio(results)) for results in several),
            html.table(comparison.table(rows), "Measured and simulated energies"),
            html.paragraph(" ".join(map(energies, several))),
            html.paragraph(question(several)),
        ]
    )


def basis(several):
    """What the energies count."""
    papers = {results.cell.source.partition(",")[0] for results in several}
    conditions = {
        f"{table.x[0]:g} C and {temperature(table.temperature)}"
        for results in several
        for table in [results.cell.measured["specific_energy"]]
    }
    return (
        f"{' and '.join(sorted(papers))} count the mass of anode, cathode and electrolyte, without "
        "foils and packing: here lithium, coating and membrane. The discharges are at "
        f"{' or '.join(sorted(conditions))}, as in the paper."
    )


def masses(several):
    """Table of the masses of each cell, their sum and what they are of the active material."""
    of_each = [areal_masses(results.cell) for results in several]
    totals = [sum(mass[part] for part in PARTS) for mass in of_each]
    rows = [[part, *(f"{100 * mass[part]:.2f}" for mass in of_each)] for part in PARTS]
    rows.append(["all of it", *(f"{100 * total:.2f}" for total in totals)])
    rows.append(
        ["over active material", *(f"{comparison.mass_ratio(one.cell):.3f}" for one in several)]
    )
    printed = [comparison.reported(results.cell, "mass_ratio") for results in several]
    if any(printed):
        rows.append(
            ["the same, of the paper", *(f"{one.number:g}" if one else "–" for one in printed)]
        )
    return Table(("component", *(results.cell.name for results in several)), rows)


def ratio(results):
    """How the masses meet the ratio of the two energies that the paper prints."""
    cell = results.cell
    printed = comparison.reported(cell, "mass_ratio")
    if printed is None:
        return ""
    mass, ours = areal_masses(cell), comparison.mass_ratio(cell)
    off = ours / printed.number - 1
    share = cell.provenance.get("active_mass_fraction")
    read_from = (
        f" The {100 * cell.active_mass_fraction:.0f} wt% were themselves read from this ratio, so "
        "it is a check of the account and not a prediction."
        if share is not None and share.kind == "derived"
        else ""
    )
    return (
        f"{cell.name}: {100 * mass['lithium']:.2f} mg/cm² of lithium "
        f"({1e6 * cell.lithium_foil_thickness:.3g} µm), "
        f"{100 * (mass['active material'] + mass['carbon and binder']):.2f} mg/cm² of coating "
        f"({100 * cell.active_mass_fraction:.0f} wt% active, no foil) and "
        f"{100 * mass['membrane']:.2f} mg/cm² of membrane are {ours:.3f} times the active "
        f"material. The paper's energies are in the ratio {printed.number:g} "
        f"({printed.provenance.source}): the masses {'meet' if abs(off) <= NEAR else 'miss'} it, "
        f"{signed(100 * off)} % off ({100 * NEAR:g} % is allowed).{read_from}"
    )


def energies(results):
    """Simulated beside measured energy, and how much of the difference is capacity."""
    cell = results.cell
    table = cell.measured["specific_energy"]
    point = _point(results)
    simulated, printed = point.energy.item() / comparison.mass_ratio(cell), table.y[0] / 3600
    text = (
        f"{cell.name}: {simulated:.1f} Wh/kg simulated, {printed:.1f} Wh/kg measured "
        f"({signed(100 * (simulated / printed - 1))} %)."
    )
    if (areal := cell.measured.get("areal_capacity")) is not None:
        capacity = 36000 * point.areal_capacity.item() / areal.y[0] - 1
        text += f" The capacity differs by {signed(100 * capacity)} %; the rest is the voltage."
    return text


def question(several):
    """What the printed energies leave open: mean voltages that no model of the cells gives.

    Parameters
    ----------
    several : list of Results
        Cells with ``specific_energy`` among their measured tables.

    Returns
    -------
    str
        Plain text; empty where energy and capacity fit the model.
    """
    known = [(one, comparison.implied_voltage(one.cell)[0]) for one in several]
    open_ = [
        (one.cell, printed, _point(one).mean_voltage.item())
        for one, printed in known
        if printed and abs(_point(one).mean_voltage.item() / printed - 1) > CLEAR
    ]
    if not open_:
        return ""
    cells, printed, simulated = zip(*open_, strict=True)
    at_rest = [equilibrium_voltage(cell) for cell in cells]
    lost = [rest - mean for rest, mean in zip(at_rest, printed, strict=True)]
    share = [100 * mean / rest for rest, mean in zip(at_rest, printed, strict=True)]
    rates = {f"{cell.measured['specific_energy'].x[0]:g} C" for cell in cells}
    named = [f"{mean:.2f} V ({cell.name})" for cell, mean in zip(cells, printed, strict=True)]
    begin = (
        "The printed energy over the printed capacity is a mean voltage of"
        if len(open_) == 1
        else "The printed energies over the printed capacities are mean voltages of"
    )
    return (
        f"{begin} {listed(named)}. The model discharges at {_volts(simulated)}; at rest, charged "
        f"to {listed(f'{cell.voltage_window[1]:g} V' for cell in cells)}, the cathode is at "
        f"{_volts(at_rest)} over the measured capacity. Either about {_span(lost, '.1f')} V are "
        f"lost at {listed(sorted(rates))}, which no number of the paper accounts for, or the "
        f"energy was taken over about {_span([round(one, -1) for one in share], '.0f')} % of the "
        "capacity. The paper does not decide it, and neither is put into the model: not resolved."
    )


def equilibrium_voltage(cell):
    """Mean potential of the cathode at rest over the capacity that was measured.

    Parameters
    ----------
    cell : Cell
        A cell with ``areal_capacity`` among its measured tables.

    Returns
    -------
    float
        Potential [V].
    """
    measured = cell.measured["areal_capacity"].y[0]
    whole = cell.cathode_loading * cell.cathode_utilisation * cell.cathode.specific_capacity
    start = cell.initial_stoichiometry
    end = min(start + measured / whole, cell.cathode.stoichiometry_range[1])
    shares = np.linspace(start, end, 401)[1:-1]
    return float(np.mean(cell.cathode.open_circuit_potential(shares)))


def _point(results):
    table = results.cell.measured["specific_energy"]
    return results.by_temperature[table.temperature].sel(c_rate=table.x[0])


def _volts(values):
    return listed(f"{value:.2f} V" for value in values)


def _span(values, form):
    """One number, or the lowest and the highest."""
    ends = list(dict.fromkeys(format(value, form) for value in (min(values), max(values))))
    return " to ".join(ends)
