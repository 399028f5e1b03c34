"""Cycles and protocols as tables."""

import inspect

import numpy as np

from mofcell.experiments.cycling.language.sentence import read_sentence
from mofcell.views.tables import Table
from mofcell.views.words import MEANINGS, celsius, number, stage

#: Rows of a table of cycles at most, and of one that has a row for each stage.
MOST_ROWS, MOST_STAGES = 12, 24

CAPACITY = "capacity (mAh/g)"

#: A cycle that gives or takes less than this share of the most [-] is no whole one.
LITTLE = 0.05

#: Nor is one that gives or takes less than this [mA.h.g-1], which is printed as nothing.
NOTHING = 0.05

#: A cell that rests longer than this in a cycle is stored [s].
STORED = 86400.0

#: Resistances that change by less than this [-] are not listed.
CHANGE = 1e-3

#: Stages from which on a table has a row for each, and what each gave in its last cycle.
SEVERAL_STAGES = 3


def cycles(dataset, measured=None):
    """What cycles gave: the first, the last and some between, or the last of each stage.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.
    measured : Measurement, optional
        Measured capacities [C.kg-1] over the number of the cycle.

    Returns
    -------
    Table
        One row for each, and for each that was measured; with the highest temperature where the
        cell warms itself, and the resistances of the film on lithium and of the plane
        membrane|cathode where they change.
    """
    shown = {heading: of for heading, (of, when) in _COLUMNS.items() if when(dataset)}
    efficiencies = dataset[["coulombic_efficiency", "energy_efficiency"]]
    dataset = dataset.assign(efficiencies.where(has_efficiency(dataset)))
    places = chosen([*map(str, dataset.stage.values)])
    if measured is not None:
        seen = dict(zip(measured.x, measured.y, strict=True))
        places += [k for k, cycle in enumerate(dataset.cycle.values) if cycle in seen]
        after = [*shown].index(CAPACITY) + 1
        beside = {"measured (mAh/g)": lambda p: number(_seen(seen, p), ".1f")}
        shown = {**dict([*shown.items()][:after]), **beside, **dict([*shown.items()][after:])}
    points = [dataset.isel(cycle=place) for place in sorted({*places})]
    rows = [[of(point) for of in shown.values()] for point in points]
    words = tuple(heading for heading in ("stage", "limited by") if heading in shown)
    return Table(tuple(shown), rows, words, optional=_LEFT_OUT, whole=words, notes=_notes(dataset))


def chosen(stages, most=None):
    """Places of the cycles that stand for all.

    Parameters
    ----------
    stages : list of str
        Name of the stage of each cycle.
    most : int, optional
        How many at most; as many as a table has rows if not given.

    Returns
    -------
    list of int
        The last of each stage where there are several, else evenly from the first to the last.

    Examples
    --------
    >>> chosen(["0.1C"] * 5 + ["1C"] * 5 + ["back to 0.1C"] * 5)
    [4, 9, 14]
    >>> chosen([""] * 100, most=4)
    [0, 33, 66, 99]
    """
    ends = [k for k, name in enumerate(stages) if stages[k + 1 : k + 2] != [name]]
    several = len(ends) >= SEVERAL_STAGES
    places = ends if several else list(range(len(stages)))
    most = most or (MOST_STAGES if several else MOST_ROWS)
    if len(places) <= most:
        return places
    return [places[k] for k in np.linspace(0, len(places) - 1, most).round().astype(int)]


def is_whole(dataset):
    """Whether cycles charge and discharge the cell: a pulse does not, nor one that gave nothing.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    xarray.DataArray
        For each cycle.
    """
    both = (dataset.specific_capacity, dataset.charge_capacity)
    most = max(float(values.max()) if values.size else 0.0 for values in both)
    least = max(LITTLE * most, NOTHING)
    return (both[0] > least) & (both[1] > least)


def has_efficiency(dataset):
    """Whether what cycles gave can be held against what they took.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    xarray.DataArray
        For each cycle, whether it is a whole one that ends where it began: the cycle before was
        discharged alike. The first has one too, the first-cycle efficiency.
    """
    ways = _discharges(dataset)
    alike = [k == 0 or ways[k - 1] == way for k, way in enumerate(ways)]
    return is_whole(dataset) & np.isfinite(dataset.coulombic_efficiency) & np.array(alike, bool)


def _discharges(dataset):
    """The discharge of each cycle: its steps, and where the cell was put for them."""
    found: dict[int, tuple] = {int(cycle): () for cycle in dataset.cycle.values}
    surroundings = dataset.attrs["temperature_K"]
    names = ("step_cycle", "step_text", "step_capacity")
    for cycle, text, given in zip(*(dataset[name].values for name in names), strict=True):
        if str(text).lower().startswith("soak"):
            surroundings = read_sentence(str(text)).temperature
        elif given > 0 and int(cycle) in found:
            found[int(cycle)] += ((str(text), round(surroundings, 6)),)
    return [*found.values()]


def retained(dataset):
    """What is left of the capacity, in words; empty where no whole cycle is like the last.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    str
        The last whole cycle over the first of the same steps; a cycle in which the cell was
        stored gives what was kept, not what the cell holds, and does not count.
    """
    steps: dict[int, tuple] = {}
    stored = set()
    names = ("step_cycle", "step_text", "step_duration")
    for cycle, text, lasted in zip(*(dataset[name].values for name in names), strict=True):
        steps[int(cycle)] = (*steps.get(int(cycle), ()), str(text))
        if lasted > STORED and str(text).lower().startswith(("rest", "soak")):
            stored.add(int(cycle))
    whole = dataset.cycle.values[is_whole(dataset).values & (dataset.status.values == "ok")]
    *before, last = [int(cycle) for cycle in whole if cycle not in stored] or [0]
    alike = [cycle for cycle in before if steps[cycle] == steps[last]]
    if not alike:
        return ""
    capacity = dataset.specific_capacity
    share = 100 * (capacity.sel(cycle=last) / capacity.sel(cycle=alike[0])).item()
    return f"{number(share, '.1f')} % of cycle {alike[0]} in cycle {last}"


def temperatures(dataset):
    """Temperatures of the surroundings and, where a cell has warmed itself, its highest ones.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    list of float
        Temperatures [K], rising.
    """
    met = {float(dataset.attrs["temperature_K"]), *dataset.cycle_temperature.values.tolist()}
    highest = float(dataset.highest_temperature.max()) if dataset.sizes["cycle"] else 0.0
    return sorted({*met, highest} if highest > max(met) + 0.1 else met)


def protocols():
    """The named protocols.

    Returns
    -------
    Table
        One row for each.
    """
    from mofcell.experiments.cycling.protocols import PROTOCOLS

    rows = [[name, _first_line(make)] for name, make in PROTOCOLS.items()]
    notes = ("`mofcell protocols NAME` prints one, to save and change.",)
    return Table(("name", "what is done"), rows, ("what is done",), notes=notes)


def _first_line(function):
    return (inspect.getdoc(function) or "").partition("\n")[0].removesuffix(".")


def _notes(dataset):
    """What has to be known to read the table."""
    if not dataset.sizes["cycle"]:
        return ()
    first = dataset.isel(cycle=0)
    taken = first.charge_capacity.item()
    new = f"; the first charge took {number(taken, '.1f')} mAh/g" if taken > NOTHING else ""
    return (f"lithium: at the end of the cycle{new}",)


def _seen(capacities, point):
    return capacities.get(point.cycle.item(), np.nan) / 3600


def _rounded(value):
    return number(round(value, 1) + 0.0, ".1f")


def _always(dataset):
    return True


def _has_stages(dataset):
    return any(map(str, dataset.stage.values))


def _warms(dataset):
    return dataset.attrs["heat"] != "isothermal"


def _limit(point):
    limited_by = str(point.limited_by.item())
    return MEANINGS.get(limited_by, limited_by) or "–"


def _changes(name):
    """Whether a resistance changes from cycle to cycle."""

    def check(dataset):
        values = dataset[name].values[np.isfinite(dataset[name].values)]
        return values.size and np.ptp(values) > CHANGE * np.max(values)

    return check


#: Each column: what stands in it, and whether a dataset has it.
_COLUMNS = {
    "cycle": (lambda p: str(p.cycle.item()), _always),
    "stage": (lambda p: stage(p.stage.item()), _has_stages),
    "reaches": (lambda p: celsius(p.highest_temperature.item()), _warms),
    CAPACITY: (lambda p: number(p.specific_capacity.item(), ".1f"), _always),
    "CE (%)": (lambda p: number(100 * p.coulombic_efficiency.item(), ".2f"), _always),
    "energy eff. (%)": (lambda p: number(100 * p.energy_efficiency.item(), ".1f"), _always),
    "mean voltage (V)": (lambda p: number(p.mean_voltage.item(), ".3f"), _always),
    "lithium (µm)": (lambda p: _rounded(1e6 * p.lithium_thickness.item()), _always),
    "R film (Ω cm²)": (
        lambda p: number(1e4 * p.interphase_resistance.item(), ".1f"),
        _changes("interphase_resistance"),
    ),
    "R plane (Ω cm²)": (
        lambda p: number(1e4 * p.membrane_cathode_resistance.item(), ".1f"),
        _changes("membrane_cathode_resistance"),
    ),
    "limited by": (_limit, _always),
}
_LEFT_OUT = ("energy eff. (%)", "mean voltage (V)", "R plane (Ω cm²)", "R film (Ω cm²)")
