"""The page of the report: what a chemist with ten minutes wants to know, in that order."""

from importlib import resources
from string import Template

import numpy as np

from mofcell import tables
from mofcell.parameters import source_of
from mofcell.ranges import used_outside
from mofcell.report import html, texts
from mofcell.report.html import escape
from mofcell.report.origins_table import origins_table
from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE, TEMPERATURES
from mofcell.tables import Table
from mofcell.words import limit, temperature


def page(results, *, pictures):
    """The page as one text, figures inside.

    Parameters
    ----------
    results : Results
        What was simulated.
    pictures : Path
        Folder that holds the figures.

    Returns
    -------
    str
        HTML.
    """
    template = resources.files("mofcell.report").joinpath("template.html").read_text("utf-8")
    source = source_of(results.cell.name)
    attributes = results.rates.attrs
    return Template(template).substitute(
        title=escape(results.cell.description or results.cell.name),
        cell=escape(results.cell.name),
        citation=html.linked(source.citation),
        model=escape(attributes["model"]),
        mofcell_version=escape(attributes["mofcell_version"]),
        pybamm_version=escape(attributes["pybamm_version"]),
        tiles=_tiles(results),
        headline=html.bullets(texts.headline(results)),
        rates=_rates(results, pictures),
        polarization=_polarization(results, pictures),
        cold=_cold(results, pictures),
        energy=_energy(results, pictures),
        origins=origins_table(results.cell, TEMPERATURES),
        limits=html.bullets(texts.limits(results)),
    )


def _tiles(results):
    return "".join(
        f'<div class="tile"><b>{escape(number)}</b><span>{escape(what)}</span></div>'
        for number, what in texts.tiles(results)
    )


def _rates(results, pictures):
    capacities = results.rates_in_table.specific_capacity
    low, high = float(capacities.c_rate.min()), float(capacities.c_rate.max())
    return "".join(
        [
            html.paragraph(texts.fit(results)),
            html.figure(
                pictures / "rate_capability.png",
                alt=f"Left: the model's capacity falls from {capacities.sel(c_rate=low):.0f} mAh/g "
                f"at {low:g} C to {capacities.sel(c_rate=high):.0f} mAh/g at {high:g} C, close to "
                "the measured circles. Right: discharge curves of the model at these rates.",
                caption="Capacity against C-rate (a) and discharge curves of the model (b), 25 °C.",
            ),
            html.table(
                tables.rates(results.rates_in_table, results.measured),
                "Model against measurement at 25 °C",
            ),
            html.paragraph(texts.cliff(results)),
        ]
    )


def _polarization(results, pictures):
    return "".join(
        [
            html.paragraph(texts.polarization(results)),
            html.figure(
                pictures / "polarization.png",
                alt=f"Voltage and losses against capacity at {SPLIT_RATE:g} C. "
                + texts.polarization(results),
                caption=f"(a) The voltage at {SPLIT_RATE:g} C and 25 °C lies below the equilibrium "
                "potential by the losses, (b), stacked from lithium at the bottom to cathode.",
            ),
            html.table(
                tables.terms(results.split), f"Losses at {SPLIT_RATE:g} C and 25 °C, largest first"
            ),
            html.paragraph(texts.TERMS),
        ]
    )


def _cold(results, pictures):
    points = [results.cold.isel(temperature=k) for k in range(results.cold.sizes["temperature"])]
    shown = "; ".join(
        f"{temperature(point.temperature.item())}: {point.specific_capacity.item():.0f} mAh/g, "
        f"{limit(point)}"
        for point in points
    )
    return "".join(
        [
            html.paragraph(texts.cold(results)),
            html.figure(
                pictures / "low_temperature.png",
                alt=f"Bars of capacity and of the losses at the end at {COLD_RATE:g} C. {shown}.",
                caption=f"Capacity at {COLD_RATE:g} C and the losses when the discharge ended. "
                "Hatched: the voltage fell to its limit before the load was reached.",
            ),
            html.table(tables.cold(results.cold), f"What is left at {COLD_RATE:g} C"),
            html.paragraph(texts.spread(results)),
            html.table(
                _spread(results), f"Capacity (mAh/g) at {COLD_RATE:g} C with other energies"
            ),
            _notes([f"{line}." for line in used_outside(results.cell, TEMPERATURES)]),
        ]
    )


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
                "discharge at 25 °C.",
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


def _notes(lines):
    return "".join(f'<p class="note">Outside its range: {escape(line)}</p>' for line in lines)
