"""The page of what a laboratory measures on membranes, before it builds a cell."""

import numpy as np

from mofcell import parameters
from mofcell.parameters import Roughening
from mofcell.parameters.errors import UnknownName
from mofcell.parameters.review.words import listed
from mofcell.report import gu2025, html
from mofcell.report.membrane_results import FEW_CYCLES, OVER_TIME, OVERPOTENTIAL, figures_of
from mofcell.report.results import ROOM
from mofcell.views.symmetric_cell import SEEN, TERMS, ended_early
from mofcell.views.tables import Table
from mofcell.views.words import number, temperature

TITLE = "Measured on the membrane"

#: Words of a record that say what it does not hold.
NOT_GIVEN = "not given"


def membrane_page(membranes, *, pictures, folders, home=""):
    """The page as one text, figures inside.

    Parameters
    ----------
    membranes : list of MembraneResults
        What was simulated.
    pictures : Path
        Folder that holds the figures.
    folders : dict
        Name of the folder with the files of each cell, by the name of the cell.
    home : str, optional
        Page to go back to.

    Returns
    -------
    str
        HTML.
    """
    sections = {
        "": html.paragraph(_summary(membranes)),
        "Gu et al. 2025: Figures 1b, 1c, 1e and 2b": _gu(membranes, pictures),
        "Symmetric cells": _plated(membranes, pictures, folders),
        "Transference numbers by Bruce and Vincent": _polarised(membranes),
        "Conductivities read from impedance": _spectra(membranes),
        "What this does not tell": _limits(membranes),
    }
    return html.document(
        title=f"{TITLE}: report",
        heading=TITLE,
        origin="Cells without a cathode: lithium or steel on both sides.",
        sections={name: content for name, content in sections.items() if content},
        footer=html.paragraph(
            "The folder of each cell holds its datasets (NetCDF). One by one: mofcell impedance, "
            "mofcell bruce-vincent, mofcell symmetric-cell, mofcell limiting-current. Made by "
            "mofcell reproduce."
        ),
        home=home,
    )


def _summary(membranes):
    known = [one for one in membranes if _known(one.polarised)]
    said = ""
    if known:
        worst = max(known, key=lambda one: _moved(one.polarised, "R0"))
        said = (
            " At 1 % error of currents and resistances the transference number of "
            f"{worst.cell.electrolyte.name} is found as {_with_error(worst.polarised)}: 1 % in R0 "
            f"moves it by about {_moved(worst.polarised, 'R0'):.0f} %."
        )
    return (
        "The measurements on a membrane, simulated on the equations of the cells: each number that "
        f"was printed stands beside the one that the model gives back.{said}"
    )


def _gu(membranes, pictures):
    path = pictures / "gu2025.png"
    shown = gu2025.gu_results(membranes)
    if not path.exists() or not shown:
        return ""
    polarised = shown[-1].polarised
    text = (
        "The panels are what the model gives for what the text of the paper says of them, not "
        "copies: the records hold its text and no images. A conductivity that the law of the "
        "membrane goes through, and a transference number that is an input, have to come back, and "
        "show no more than that the readings are those of a laboratory. Eq. (3) returns t+ = "
        f"{_with_error(polarised)} at 1 % error of each reading, because the interfaces have most "
        f"of the resistance: 1 % in R0 moves it by about {_moved(polarised, 'R0'):.0f} %."
    )
    return "".join(
        [
            html.paragraph(text),
            html.figure(
                path,
                alt="Simulated impedance of two membranes, their currents and transference numbers "
                "at 10 mV, and the overpotential of plating, each with the printed numbers.",
                caption="Simulated (lines, filled) and printed (open circles). 1b, 1c: impedance "
                f"of blocking cells, {_frequencies(shown[0])}, at the temperatures of the printed "
                "conductivities. 1e: current at 10 mV from the first moment to the steady state, "
                "ends marked; t+ by Eq. (3) with its standard deviation (wide), its 95 % interval "
                "(thin), and grey what a transference number can be. 2b: overpotential at the end "
                "of each half-cycle; after 1000 h it is fitted, one number to one point.",
            ),
            html.table(gu2025.table(shown), "Gu et al. 2025: printed and simulated"),
        ]
    )


def _frequencies(results):
    low, high = results.spectrum.frequency.values[[0, -1]]
    return f"{low:g} Hz to {high / 1000:g} kHz"


def _plated(membranes, pictures, folders):
    plated = [one for one in membranes if one.plated is not None and one.plated.sizes["half_cycle"]]
    if not plated:
        return ""
    figures = [
        html.figure(
            path,
            alt=f"Overpotential of {one.cell.name} over time, stacked by its terms.",
            caption=f"{one.cell.name}: terms of the overpotential at the end of each half-cycle, "
            "and the voltage of the first and the last cycles.",
        )
        for one in plated
        if (path := pictures / folders[one.cell.name] / "symmetric_cell.png").exists()
    ]
    return (
        html.table(_overpotentials(plated), "Overpotential of plating and stripping, split")
        + html.paragraph(_assumed(plated))
        + "".join(figures)
    )


def _overpotentials(plated):
    seen = {part: terms for part, terms in TERMS.items() if _seen(plated, terms)}
    rows = [row for one in plated for row in _of_cell(one, seen)]
    limits = [one.limit.status.item() for one in plated if one.limit is not None]
    without = [status for status in dict.fromkeys(limits) if status != "ok"]
    return Table(
        (
            *("cell", "mA/cm²", "h", "measured", "model"),
            *(part.removesuffix(" (mV)") for part in seen),
            "limit",
        ),
        rows,
        ("cell",),
        notes=(
            "mV at the end of the first half-cycle, and of the last one where the faces change; of "
            "one polarity, peak to peak is twice as much. Behind it the parts that add up to it.",
            "Limit: the current density that the membrane sustains for ever at "
            f"{temperature(ROOM)}, in mA/cm²; dash: {'; '.join(without) or 'not simulated'}.",
        ),
    )


def _seen(plated, terms):
    """Whether terms take anything in one of the cells."""
    return any(
        np.any(one.plated.overpotential_contribution.sel(term=list(terms)).values > SEEN)
        for one in plated
    )


def _of_cell(results, seen):
    """The first half-cycle, and the last one if it is another."""
    cell, ends = results.cell, results.plated.sel(share=1.0)
    places = [0, -1] if cell.fade and ends.sizes["half_cycle"] > 1 else [0]
    current = ends.attrs["current_density_A_m2"] / 10
    for place in places:
        end = ends.isel(half_cycle=place)
        first = place == 0
        yield [
            cell.name if first else "",
            f"{current:.3g}",
            f"{end.time.item() / 3600:.4g}",
            _measured(cell, end.time.item(), first=first),
            number(1e3 * end.overpotential.item(), ".1f"),
            *(
                number(1e3 * end.overpotential_contribution.sel(term=list(terms)).sum(), ".1f")
                for terms in seen.values()
            ),
            _limit(results) if first else "",
        ]


def _measured(cell, seconds, *, first):
    """What was measured at the start, or at the end of the test [mV]."""
    along, alone = cell.measured.get(OVER_TIME), cell.measured.get(OVERPOTENTIAL)
    if first and alone is not None and cell.current_density in alone.x:
        return f"{1e3 * alone.y[alone.x.index(cell.current_density)]:.0f}"
    if along is None:
        return "–"
    place = 0 if first else -1
    near = along.x[0] == 0 if first else abs(along.x[-1] - seconds) < 1e-3 * seconds
    return f"{1e3 * along.y[place]:.0f}" if near else "–"


def _limit(results):
    if results.limit is None:
        return "–"
    return number(results.limit.simulated_limiting_current_density.item() / 10, ".3g")


def _assumed(plated):
    hours = dict.fromkeys(f"{one.plated.attrs['half_cycle_s'] / 3600:g} h" for one in plated)
    currents = dict.fromkeys(one.plated.attrs["assumed"] for one in plated)
    assumed = [f"half-cycles of {listed(hours)}", *filter(None, currents)]
    parts = [f"Assumed: {listed(assumed)}."]
    parts += [
        f"{one.cell.name} ended early: {one.plated.attrs['ended']}."
        for one in plated
        if ended_early(one.plated)
    ]
    parts += _borrowed(plated)
    brief = [one for one in plated if one.plated.sizes["half_cycle"] == 2 * FEW_CYCLES]
    if brief:
        parts.append(
            f"Where nothing makes a cell fade, {FEW_CYCLES} cycles are simulated: each is like the "
            "one before."
        )
    return " ".join(parts)


def _borrowed(plated):
    """Which interfaces are those of other cells."""
    cells: dict[str, list] = {}
    for one in plated:
        face = one.cell.provenance.get("lithium_interface_resistance")
        if face is not None and face.kind == "assumed":
            cells.setdefault(face.source.partition(" (")[0], []).append(one.cell.name)
    return [
        f"The lithium interface of {listed(names)} is assumed, {source}: so is its share of the "
        "overpotential."
        for source, names in cells.items()
    ]


def _polarised(membranes):
    rows = []
    for one in membranes:
        if not _known(one.polarised):
            continue
        polarised = one.polarised
        printed = [f"{fig.number:g}" for fig in _printed_number(one)]
        low, high = (polarised[f"transference_number_{end}"].item() for end in ("low", "high"))
        rows.append(
            [
                one.cell.name,
                number(100 * polarised.initial_current_density.item(), ".4g"),
                number(100 * polarised.steady_current_density.item(), ".4g"),
                number(1e4 * polarised.initial_resistance.item(), ".4g"),
                number(1e4 * polarised.steady_resistance.item(), ".4g"),
                _with_error(polarised),
                f"{number(low, '.2g')} to {number(high, '.2g')}",
                f"{_moved(polarised, 'R0'):.0f} %",
                ", ".join(printed) or "–",
            ]
        )
    if not rows:
        return ""
    return html.table(
        Table(
            (*("cell", "I0", "Is", "R0", "Rs", "t+", "95 % within", "1 % in R0", "printed"),),
            rows,
            ("cell",),
            notes=(
                "10 mV until the current is steady: I in µA/cm². R in Ω cm² of both interfaces, by "
                "impedance before and after.",
                "t+ = Is (V − I0 R0) / (I0 (V − Is Rs)), with its standard deviation for assumed "
                "errors of 1 % of each current and resistance and 0.1 % of the voltage. 1 % in R0: "
                "by how much it moves t+.",
            ),
        ),
        "Transference numbers as a laboratory would find them",
    )


def _printed_number(results):
    return figures_of(results.cell.electrolyte.name, "transference_number")


def _spectra(membranes):
    rows = []
    for one in membranes:
        if one.spectrum is None:
            continue
        for k in range(one.spectrum.sizes["temperature"]):
            point = one.spectrum.isel(temperature=k)
            rows.append(
                [
                    one.cell.name if k == 0 else "",
                    one.cell.electrolyte.name if k == 0 else "",
                    temperature(point.temperature.item()),
                    number(1e4 * point.bulk_resistance.item(), ".4g"),
                    number(10 * point.apparent_conductivity.item(), ".3g"),
                    number(10 * point.membrane_conductivity.item(), ".3g"),
                ]
            )
    if not rows:
        return ""
    columns = ("cell", "membrane", "at", "bulk R (Ω cm²)", "σ = l/(RS) (mS/cm)", "σ of its law")
    caption = "Impedance of each membrane between blocking electrodes"
    return html.table(Table(columns, rows, ("cell", "membrane", "at")), caption)


def _limits(membranes):
    plated = [one.cell for one in membranes if one.plated is not None]
    if not plated:
        return ""
    rough = any(isinstance(fade, Roughening) for cell in plated for fade in cell.fade)
    return html.bullets(
        [
            "The model knows no dendrite and no short circuit: that a cell shorts, and after how "
            "many hours, is not predicted, nor that its overpotential rises where no mechanism of "
            "fade is stated.",
            "An overpotential that falls over a test is taken for lithium whose area grows: one "
            "number meets one point, and other causes would meet it too."
            if rough
            else "",
            *map(_reported, plated),
        ]
    )


def _reported(cell):
    """What was seen on a cell and is not simulated."""
    try:
        reported = parameters.reported_cell(cell.name)
    except UnknownName:  # of a file of the user's
        return ""
    remarks = [one for one in reported.remarks if not one.startswith(NOT_GIVEN)]
    ends = [f"{one.provenance.caution}, {one.printed}" for one in reported.reported if _end(one)]
    return f"{cell.name} as reported: {'; '.join(remarks or ends)}." if remarks or ends else ""


def _end(one):
    return one.quantity in ("time_to_failure", "cycling_time") and one.provenance.caution


def _known(polarised):
    return polarised is not None and np.isfinite(polarised.transference_number.item())


def _moved(polarised, reading):
    """By how much 1 % in a reading moves t+ [%]."""
    return abs(polarised.sensitivity.sel(reading=reading).item())


def _with_error(polarised):
    found, error = polarised.transference_number, polarised.transference_number_error
    return f"{number(found.item(), '.2f')} ± {number(error.item(), '.2f')}"
