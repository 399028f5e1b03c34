"""Cycles and protocols as tables."""

import inspect

import numpy as np

from mofcell.views.tables import Table
from mofcell.views.words import MEANINGS, celsius, number, stage

#: Rows of a table of cycles at most.
MOST_ROWS = 12

CAPACITY = "capacity (mAh/g)"

#: A cycle that gives or takes less than this share of the most [-] has no efficiency to show.
LITTLE = 0.05

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
    return Table(tuple(shown), rows, words, optional=_LEFT_OUT, whole=words)


def chosen(stages, most=MOST_ROWS):
    """Places of the cycles that stand for all.

    Parameters
    ----------
    stages : list of str
        Name of the stage of each cycle.
    most : int, optional
        How many at most.

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
    places = ends if len(ends) >= SEVERAL_STAGES else list(range(len(stages)))
    if len(places) <= most:
        return places
    return [places[k] for k in np.linspace(0, len(places) - 1, most).round().astype(int)]


def has_efficiency(dataset):
    """Whether cycles give and take enough to have an efficiency: a pulse has none.

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
    least = LITTLE * max(float(values.max()) if values.size else 0.0 for values in both)
    return (both[0] > least) & (both[1] > least) & np.isfinite(dataset.coulombic_efficiency)


def retained(dataset):
    """What is left of the capacity, in words; empty where no cycle is like the last.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.cycle`.

    Returns
    -------
    str
        Last cycle over the first of the same steps.
    """
    steps: dict[int, tuple] = {}
    texts = zip(dataset.step_cycle.values, dataset.step_text.values, strict=True)
    for cycle, text in texts:
        steps[int(cycle)] = (*steps.get(int(cycle), ()), str(text))
    *before, last = [*steps] or [0]
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
