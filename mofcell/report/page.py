"""The page of a cell: what a chemist with ten minutes wants to know, in that order."""

import numpy as np

from mofcell.report import html, texts
from mofcell.report.energy_account import account, has_energy
from mofcell.report.origins_table import origins_table
from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE
from mofcell.views import fade, tables
from mofcell.views.ranges import used_outside
from mofcell.views.tables import Table
from mofcell.views.words import limit, temperature


def page(results, *, pictures, home=""):
    """The page as one text, figures inside.

    Parameters
    ----------
    results : Results
        What was simulated.
    pictures : Path
        Folder that holds the figures.
    home : str, optional
        Page to go back to.

    Returns
    -------
    str
        HTML.
    """
    cell, attributes = results.cell, results.rates.attrs
    made = results.split is not None
    sections = {
        "": html.tiles(texts.tiles(results)) + html.bullets(texts.headline(results)),
        "Rate capability": _rates(results, pictures),
        "Where every millivolt goes": _polarization(results, pictures) if made else "",
        "Low temperature": _cold(results, pictures) if made else "",
        "Fade": _fade(results, pictures) if results.cycles is not None else "",
        "Specific energy": _energy(results, pictures),
        "The energy that the paper gives": account([results]) if has_energy(results) else "",
        "Where every number comes from": origins_table(cell, results.temperatures),
        "What this does not tell": html.bullets(texts.limits(results)),
    }
    source = html.linked(cell.source)
    origin = f"Built from the numbers of {source}." if made else f"To compare with ({source})."
    return html.document(
        title=f"{cell.name}: report",
        heading=cell.description or cell.name,
        origin=origin if cell.source else "",
        sections={name: content for name, content in sections.items() if content},
        footer=html.paragraph(
            f"Cell record {cell.name}, model {attributes['model']}, mofcell "
            f"{attributes['mofcell_version']}, PyBaMM {attributes['pybamm_version']}. The datasets "
            "(NetCDF) and figures (PNG) are files of their own. Made by mofcell reproduce."
        ),
        home=home,
    )


def _rates(results, pictures):
    capacities = results.rates_in_table.specific_capacity
    low, high = float(capacities.c_rate.min()), float(capacities.c_rate.max())
    at = temperature(results.temperature)
    beside = ", beside the measured circles" if results.measured else ""
    caption = "Model against measurement" if results.measured else "Model"
    return "".join(
        [
            html.paragraph(texts.fit(results)),
            html.figure(
                pictures / "rate_capability.png",
                alt=f"Left: the model's capacity falls from {capacities.sel(c_rate=low):.0f} mAh/g "
                f"at {low:g} C to {capacities.sel(c_rate=high):.0f} mAh/g at {high:g} C{beside}. "
                "Right: discharge curves of the model at these rates.",
                caption=f"Capacity against C-rate (a) and discharge curves of the model (b), {at}.",
            ),
            html.table(
                tables.rates(results.rates_in_table, results.measured), f"{caption} at {at}"
            ),
            html.paragraph(texts.cliff(results)),
        ]
    )


def _polarization(results, pictures):
    at = f"{SPLIT_RATE:g} C and {temperature(results.temperature)}"
    return "".join(
        [
            html.paragraph(texts.polarization(results)),
            html.figure(
                pictures / "polarization.png",
                alt=f"Voltage and losses against capacity at {SPLIT_RATE:g} C. "
                + texts.polarization(results),
                caption=f"(a) The voltage at {at} lies below the equilibrium potential by the "
                "losses, (b), stacked from lithium at the bottom to cathode."
                if results.split.status.item() == "ok"
                else f"The losses at {at} at the moment when the voltage fell to its limit.",
            ),
            html.table(tables.terms(results.split), f"Losses at {at}, largest first"),
            html.paragraph(texts.terms(results)),
        ]
    )


def _cold(results, pictures):
    points = [results.cold.isel(temperature=k) for k in range(results.cold.sizes["temperature"])]
    shown = "; ".join(
        f"{temperature(point.temperature.item())}: {point.specific_capacity.item():.0f} mAh/g, "
        f"{limit(point)}"
        for point in points
    )
    hatched = (
        " Hatched: the voltage fell to its limit before the load was reached."
        if any(point.status.item() != "ok" for point in points)
        else ""
    )
    return "".join(
        [
            html.paragraph(texts.cold(results)),
            html.figure(
                pictures / "low_temperature.png",
                alt=f"Bars of capacity and of the losses at the end at {COLD_RATE:g} C. {shown}.",
                caption=f"Capacity at {COLD_RATE:g} C and the losses when the discharge ended."
                + hatched,
            ),
            html.table(tables.cold(results.cold), f"What is left at {COLD_RATE:g} C"),
            html.paragraph(texts.spread(results)),
            html.table(
                _spread(results), f"Capacity (mAh/g) at {COLD_RATE:g} C with other energies"
            ),
            *(
                html.note(f"Outside its range: {line}.")
                for line in used_outside(results.cell, results.temperatures)
            ),
        ]
    )


def _fade(results, pictures):
    test = results.cell.measured["cycling"]
    parts = [html.paragraph(texts.cycles(results))]
    if results.fade is not None:
        lines = fade.statements(results.fade, results.cell)
        parts += [
            html.figure(
                pictures / "fit_fade.png",
                alt=f"Capacity against cycle: {len(test.x)} measured circles, and a line for each "
                f"mechanism of fade alone. {' '.join(lines)}",
                caption=f"What is left at {test.c_rate:g} C and {temperature(test.temperature)}: "
                "measured, and under each mechanism alone at its best rate.",
            ),
            html.table(
                fade.fits(results.fade),
                "Each mechanism fitted alone, charged without a hold; simulated less measured, of "
                "the capacity",
            ),
            html.bullets(lines),
        ]
    return "".join(parts)


def _spread(results):
    temperatures = results.spread.temperature.values
    rows = []
    for name in results.spread.variant.values:
        points = results.spread.sel(variant=name)
        rows.append(
            [
                str(name),
                *(
                    f"{points.specific_capacity.sel(temperature=T).item():.0f}"
                    if points.status.sel(temperature=T).item() == "ok"
                    else "load not held"
                    for T in temperatures
                ),
            ]
        )
    columns = ("what is changed", *(temperature(T) for T in temperatures))
    return Table(columns, rows, ("what is changed",))


def _energy(results, pictures):
    dataset = results.energy
    values = ", ".join(
        f"{basis}: {dataset.specific_energy.sel(basis=basis).item():.3g} Wh/kg"
        for basis in dataset.basis.values
    )
    return "".join(
        [
            html.paragraph(texts.energy(results)),
            html.figure(
                pictures / "specific_energy.png",
                alt=f"Bars of mass per area by component. {values}.",
                caption=f"Mass per electrode area on each basis, energy of the {ENERGY_RATE:g} C "
                f"discharge at {temperature(results.temperature)}.",
            ),
            html.table(tables.energies(dataset), "Specific energy on each basis"),
            html.table(
                _masses(dataset),
                "Mass and thickness of each component (a foil counts half, it serves two sides)",
            ),
        ]
    )


def _masses(dataset):
    counted = dataset.mass.notnull().sum("component")
    widest = dataset.isel(basis=counted.argmax("basis").item())
    total = float(widest.mass.sum())
    rows = [
        [
            str(name),
            f"{100 * widest.mass.sel(component=name).item():.2f}",
            f"{100 * widest.mass.sel(component=name).item() / total:.1f}",
            _micrometres(widest.thickness.sel(component=name).item()),
        ]
        for name in widest.component.values
        if np.isfinite(widest.mass.sel(component=name))
    ]
    columns = ("component", "mass (mg/cm²)", "share of the pouch (%)", "thickness (µm)")
    return Table(columns, rows, ("component",))


def _micrometres(metres):
    return f"{1e6 * metres:.3g}" if metres > 0 else "–"
