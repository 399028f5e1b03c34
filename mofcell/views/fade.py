"""What makes a cell fade, as tables and sentences."""

import numpy as np

from mofcell.experiments.cycling.fading.lithium_bound import lowest_coulombic_efficiency
from mofcell.parameters.review.words import listed
from mofcell.views.cycling import chosen
from mofcell.views.quantities import in_words
from mofcell.views.tables import Table
from mofcell.views.words import number, signed

#: Measured cycles that a table shows at most, from the first to the last.
MOST_CYCLES = 5

#: The first capacity of the model is another than the measured by more than this share [-]: the
#: margin to the cut-off, which a resistance has to use up, is then the model's own. Assumed.
MARGIN = 0.05

SHARES = ("mechanism", "alone (mAh/g)", "of the new cell (%)", "added to the others (mAh/g)")
SHARES_MEAN = (
    "added to the others: what comes back if this mechanism alone is left out",
    "interaction: all together less the sum of those alone; below zero where mechanisms take "
    "the same capacity, above where they make each other worse",
)

NO_MECHANISM = "the cell has no mechanism of fade: add a block 'fade' to its record"

ALONE, RATE, EXPLAINS = "mechanism alone", "rate per equivalent full cycle", "explains it"
RMS = "root mean square (%)"

EQUIVALENT = "an equivalent full cycle passes twice the nominal capacity"


def shares(dataset):
    """How much each mechanism takes in the last cycle.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.fade_shares`.

    Returns
    -------
    Table
        One row for each mechanism, then their interaction and all together.
    """
    last = dataset.isel(cycle=-1)
    new = last.capacity_without_fade.item()

    def row(what, alone, added=None):
        return [
            what,
            _tenths(alone),
            _tenths(100 * alone / new),
            "" if added is None else _tenths(added),
        ]

    if not dataset.sizes["mechanism"]:
        none = [row("all together", last.loss.item())]
        return Table(SHARES, none, ("mechanism",), notes=(NO_MECHANISM,))
    rows = [
        row(str(name), last.loss_alone[k].item(), last.loss_added[k].item())
        for k, name in enumerate(dataset.mechanism.values)
    ]
    rows.append(row("interaction", last.interaction.item()))
    rows.append(row("all together", last.loss.item()))
    return Table(SHARES, rows, ("mechanism",), total=True, notes=SHARES_MEAN)


def _tenths(value):
    return number(round(value, 1) + 0.0, ".1f")


def fits(dataset):
    """The rate of each mechanism alone, and what it leaves unexplained.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.fit_fade`.

    Returns
    -------
    Table
        One row for each mechanism.
    """
    cycles = dataset.measured_cycle.values
    places = chosen([""] * len(cycles), most=MOST_CYCLES)
    rows = []
    for place, name in enumerate(dataset.mechanism.values):
        one = dataset.isel(mechanism=place)
        residuals = [_percent(error) for error in one.retention_residual.values[places]]
        explains = "yes" if one.explains.item() else "no"
        rms = number(100 * one.root_mean_square.item(), ".2f")
        rows.append([str(name), _amount(one), *residuals, rms, explains])
    columns = (ALONE, RATE, *(f"cycle {cycle}" for cycle in cycles[places]), RMS, EXPLAINS)
    notes = [
        "cycles: simulated less measured, in % of the capacity from which fade counts",
        f"{EQUIVALENT}, {_part(dataset)}",
    ]
    if len(places) < len(cycles):
        notes.append(f"{len(places)} of {len(cycles)} measured cycles are shown; all count")
    return Table(columns, rows, (ALONE, RATE, EXPLAINS), optional=(RMS,), notes=tuple(notes))


def _part(dataset):
    """How much of an equivalent full cycle a cycle of the test is."""
    part = dataset.attrs["full_cycles_per_cycle"]
    if not np.isfinite(part):
        return "more than a cycle of the test"
    return f"a cycle of the test at first {part:.2f} of that"


def _percent(residual):
    return signed(100 * residual) if np.isfinite(residual) else "–"


def rate(one, of="rate"):
    """The rate of a mechanism with its unit."""
    per = "" if str(one.rate_field.item()) == "doubling_time" else " per equivalent full cycle"
    return f"{_amount(one, of)}{per}"


def _amount(one, of="rate"):
    """A rate without what it is per; of the film a time."""
    value = one[of].item()
    if not np.isfinite(value):
        return "–"
    field = str(one.rate_field.item())
    if field == "doubling_time":
        return f"doubled in {in_words(field, value)}"
    return in_words(field, float(f"{value:.3g}"))


def statements(dataset, cell=None):
    """What measured cycles tell of the mechanisms, and what they cannot tell.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.fit_fade`.
    cell : Cell, optional
        The cell, to say what its lithium hides.

    Returns
    -------
    list of str
        Sentences; every number in them is computed.
    """
    points = [dataset.isel(mechanism=k) for k in range(dataset.sizes["mechanism"])]
    acting = [one for one in points if np.isfinite(one.rate)]
    fitting = [one for one in acting if one.explains]
    others = [one for one in acting if not one.explains]
    found = _beforehand(dataset)
    error = f"{100 * dataset.attrs['assumed_error']:g} %"
    last = int(dataset.measured_cycle[-1])
    found += [_explaining(fitting, error)]
    found += [_failing(one) for one in others]
    if fitting and others:
        hidden = listed([f"{_name(one)} ({rate(one, 'hidden_rate')})" for one in others])
        found.append(
            f"Beside it the data cannot exclude {hidden}: {_either(others)} takes {error} of the "
            f"capacity until cycle {last}, no more than the assumed error of the measurement."
        )
    still = [_name(one) for one in points if not np.isfinite(one.rate)]
    if still:
        found.append(f"It cannot be {listed(still)}: there is no film at first that could grow.")
    return found + ([_of_lithium(dataset, cell)] if cell is not None else [])


def _beforehand(dataset):
    """What to know of the data and the cell before the fits are read."""
    said = []
    if left_out := dataset.attrs["left_out"]:
        are = "s {} are" if "," in left_out else " {} is"
        said.append(f"Cycle{are.format(left_out)} left out: far off those before and after.")
    base = dataset.attrs["base_cycle"]
    measured = dataset.attrs["measured_base_mAh_g"]
    simulated = dataset.specific_capacity.sel(cycle=base).max().item()
    if abs(simulated / measured - 1) > MARGIN:
        said.append(
            f"The model gives {simulated:.1f} mAh/g in cycle {base}, where {measured:.1f} were "
            "measured: the margin to the cut-off, which a resistance uses up before it shows, is "
            "that of the model; fit the cell to its first capacity to trust it."
        )
    return said


def _name(one):
    return str(one.mechanism.item())


def _either(others):
    return "either" if len(others) > 1 else "it"


def _explaining(fitting, error):
    if not fitting:
        return f"No mechanism alone meets the measured cycles within {error}."
    names = [_name(one) for one in fitting]
    if len(names) == 1:
        worst = number(100 * abs(fitting[0].largest_residual.item()), ".1f")
        return f"Only {names[0]} meets the measured cycles alone ({worst} % off at worst)."
    return (
        f"The data cannot tell {', '.join(names[:-1])} from {names[-1]}: each alone meets the "
        f"measured cycles within {error}."
    )


def _failing(one):
    later = one.retention_residual.values
    worst = int(np.nanargmax(np.abs(later)))
    measured = one.measured_retention.values[worst]
    return (
        f"{_name(one).capitalize()} cannot be it alone: in cycle "
        f"{one.measured_cycle.values[worst]} it leaves {100 * (measured + later[worst]):.0f} % of "
        f"the capacity where {100 * measured:.0f} % were measured."
    )


def _of_lithium(dataset, cell):
    """What the foil hides of the losses in plating."""
    last = int(dataset.measured_cycle[-1])
    capacity = float(dataset.specific_capacity.isel(mechanism=0, cycle=0))
    capacity = 3.6e3 * capacity * cell.cathode_loading
    lowest = lowest_coulombic_efficiency(cell, capacity, last)
    if lowest == 0:
        return (
            f"Lost plating does not show: the foil ({cell.np:.0f} times the nominal capacity of "
            f"the cathode) lasts {last} cycles even if all that is plated is lost. The coulombic "
            "efficiency of the cell is none of plating."
        )
    return (
        f"Lost plating does not show as long as the foil lasts: over {last} cycles that needs a "
        f"plating efficiency of {100 * lowest:.1f} % or more, whatever the coulombic efficiency of "
        "the cell."
    )
