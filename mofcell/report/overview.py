"""The first page of the report: all cells side by side, measured against simulated."""

import numpy as np

from mofcell.parameters.review.words import listed
from mofcell.report import comparison, html, overview_figures, transference
from mofcell.report.energy_account import account, has_energy
from mofcell.report.results import COLD_RATE, SPLIT_RATE
from mofcell.views.calibration import blind
from mofcell.views.tables import Table
from mofcell.views.words import number, signed, temperature

#: The temperature of the cold that the overview shows [K].
FROST = 253.15

COMPARED = "Measured against simulated"

#: The page of what is measured on membranes.
MEMBRANES = "membranes.html"


def overview(report, *, pictures, links):
    """The page as one text, figures inside.

    Parameters
    ----------
    report : Report
        What was simulated, and what was not.
    pictures : Path
        Folder that holds the figures.
    links : dict
        Page of each cell by its name.

    Returns
    -------
    str
        HTML.
    """
    rows = report.comparisons
    energetic = [results for results in report.results if has_energy(results)]
    sections = {
        "": html.paragraph(agreement(rows)) + _failures(report),
        "The cells": _cells(report, links),
        "Model and measurement": _agreement(report, pictures),
        "Membranes compared": _membranes(report, pictures),
        "Measured on the membrane": _measured_on_membranes(report, links),
        "Does a higher transference number pay?": "".join(
            transference.section(one, pictures=pictures) for one in report.maps
        ),
        "Specific energy: the papers and the model": account(energetic) if energetic else "",
        "Predicted blind": _blind(report, pictures),
        COMPARED: _compared(rows, links),
    }
    return html.document(
        title="mofcell: report",
        heading="From the numbers of MOF papers to lithium cells",
        origin=html.escape(simulated(report)),
        sections={name: content for name, content in sections.items() if content},
        footer=_footer(report),
    )


def simulated(report):
    """What the report holds, in a sentence."""
    papers = {one.cell.source for one in report.results if one.split is not None}
    others = [one for one in report.results if one.split is None]
    made = len(report.results) - len(others)
    parts = []
    if made:
        parts.append(f"{_many(made, 'cell')} of {_many(len(papers), 'paper')}")
    if others:
        parts.append(f"{_many(len(others), 'cell')} to compare with")
    if report.membranes:
        parts.append(f"{_many(len(report.membranes), 'membrane')} without a cathode")
    return f"Simulated: {listed(parts)}." if parts else "Nothing could be simulated."


def agreement(rows):
    """How near the model comes, apart for what was fitted and what was predicted."""
    parts = []
    for standing, one_was, several_were in (
        (
            comparison.FITTED,
            "measured number of a cell was used in a fit",
            "measured numbers of cells were used in a fit",
        ),
        (comparison.PREDICTED, "was predicted", "were predicted"),
    ):
        known = [one for one in rows if one.standing == standing and np.isfinite(one.difference)]
        if known:
            worst = max(known, key=lambda one: abs(one.difference))
            off = float(np.sqrt(np.mean([one.difference**2 for one in known])))
            what = one_was if len(known) == 1 else several_were
            parts.append(
                f"{len(known)} {what}: the model is {off:.1f} % off (root mean square; at "
                f"worst {signed(worst.difference)} %, {worst.quantity} of {worst.record} at "
                f"{worst.condition})."
            )
    return " ".join(parts)


def _failures(report):
    if not report.failures:
        return ""
    return html.paragraph("Not simulated or not drawn, with the reason:") + html.bullets(
        f"{one.name}: {one.reason}" for one in report.failures
    )


def _cells(report, links):
    if not report.results:
        return ""
    return html.table(
        Table(
            (
                "cell",
                "membrane",
                "cathode",
                "at",
                f"{COLD_RATE:g} C",
                f"{SPLIT_RATE:g} C",
                temperature(FROST),
                "Wh/kg",
            ),
            [_headline(results) for results in report.results],
            ("cell", "membrane", "cathode"),
            notes=(
                f"Simulated. Capacity (mAh/g) at {COLD_RATE:g} and {SPLIT_RATE:g} C at the cell's "
                f"own temperature, and at {COLD_RATE:g} C and {temperature(FROST)} (dash: not "
                f"simulated); Wh/kg of lithium, coating and membrane at {COLD_RATE:g} C.",
            ),
        ),
        "What each cell gives",
        links=links,
    )


def _headline(results):
    cell, rates = results.cell, results.rates.specific_capacity
    frost = "–"
    if results.cold is not None and FROST in results.cold.temperature.values:
        frost = number(results.cold.specific_capacity.sel(temperature=FROST).item(), ".0f")
    stored = results.energy.specific_energy.sel(basis="electrodes+electrolyte").item()
    return [
        cell.name,
        f"{cell.electrolyte.name}, {1e6 * cell.membrane_thickness:.4g} µm",
        f"{cell.cathode.name}, {100 * cell.cathode_loading:.3g} mg/cm²",
        temperature(results.temperature),
        number(rates.sel(c_rate=COLD_RATE).item(), ".0f"),
        number(rates.sel(c_rate=SPLIT_RATE).item(), ".0f"),
        frost,
        number(stored, ".1f" if stored < 100 else ".0f"),
    ]


def _agreement(report, pictures):
    path = pictures / "agreement.png"
    if not path.exists():
        return ""
    panels = [quantity.partition(" (")[0] for quantity in overview_figures.points(report)]
    named = ", ".join(f"{name} ({letter})" for name, letter in zip(panels, "abc", strict=False))
    return html.figure(
        path,
        alt="Simulated against measured numbers around a line of equality. "
        + agreement(report.comparisons),
        caption=f"Simulated against measured: {named}. Areal capacities are divided by the "
        "loading, activation energies are those of the laws. Line: equal; band: ±10 %. Filled: "
        "predicted; open: the number was used in a fit, or the law was made of it.",
    )


def _membranes(report, pictures):
    path = pictures / "membranes.png"
    if not path.exists():
        return ""
    return html.figure(
        path,
        alt="Capacity against C-rate of all cells with an LFP cathode, one line for each membrane, "
        "measured points as symbols.",
        caption="Capacity against C-rate of cells with an LFP cathode: model (lines) and "
        "measurement (symbols). A line ends where the load is not held any more.",
    )


def _measured_on_membranes(report, links):
    """Where to read of the cells without a cathode."""
    if MEMBRANES not in links.values():
        return ""
    names = listed([results.cell.name for results in report.membranes])
    return (
        html.paragraph(
            "What a laboratory measures on a membrane before it builds a cell: impedance, the "
            "transference number by Bruce and Vincent, plating and stripping, and the limiting "
            f"current, simulated of {names}."
        )
        + f'<p><a href="{MEMBRANES}">Figures and tables of the membranes</a></p>'
    )


def _blind(report, pictures):
    if not report.scores:
        return ""
    (score,) = report.scores
    path = pictures / "blind_score.png"
    text = (
        "Each point of a rate table predicted from its other points, the numbers that the record "
        "states as fitted free within wide ranges (SPMe). The prediction is the median of what the "
        "other points allow, the band holds 90 % of it with the error of a measurement."
    )
    figure = html.figure(
        path,
        alt="Measured against predicted capacities with bands around a line of equality.",
        caption="Measured against predicted capacities that the prediction had not seen. Line: "
        "equal; bars: 90 % band; rings: outside it.",
    )
    table = html.table(blind(score), "Each point predicted from the others of its table")
    return html.paragraph(text) + (figure if path.exists() else "") + table


def _compared(rows, links):
    if not rows:
        return ""
    text = (
        "Every figure of a paper that a simulated cell or a law of an electrolyte answers to. "
        "'Fitted to it': numbers of the cell were set to meet it. 'Predicted': they were not. "
        "'Law goes through it': the conductivity was laid through this point. Class: whether the "
        "figure was measured, derived from measured ones, or quoted from another work."
    )
    return html.paragraph(text) + html.table(comparison.table(rows), COMPARED, links=links)


def _footer(report):
    if not report.results:
        return ""
    attributes = report.results[0].rates.attrs
    return html.paragraph(
        f"Model {attributes['model']}, mofcell {attributes['mofcell_version']}, PyBaMM "
        f"{attributes['pybamm_version']}. The folder of each cell holds its datasets (NetCDF) and "
        "figures (PNG). Made by mofcell reproduce."
    )


def _many(count, what):
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    shown = words[count] if count < len(words) else str(count)
    return f"{shown} {what}{'' if count == 1 else 's'}"
