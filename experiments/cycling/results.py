"""Cycles as a dataset."""

import numpy as np
import xarray as xr

from mofcell import models
from mofcell.experiments.cycling.cycler import LITHIUM
from mofcell.experiments.dataset import dataset, per_mass
from mofcell.experiments.limits import DEPLETED
from mofcell.experiments.outcome import TERMS
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME
from mofcell.parameters.validity import outside_range


def results(accounts, kept, *, conditions, temperature, ended):
    """The dataset of a run.

    Parameters
    ----------
    accounts : list of Account
        Its cycles.
    kept : list of CycleRun
        Those whose curves are kept.
    conditions : Conditions
        What was cycled.
    temperature : float
        Temperature of the surroundings at first [K].
    ended : str
        Why it came to its end.

    Returns
    -------
    xarray.Dataset
        Over ``cycle``, ``term`` and ``place``, ``step`` and ``point``.
    """
    cell = conditions.cell
    temperatures = {T for each in accounts for T in each.temperatures if np.isfinite(T)}
    flags = [flag for T in sorted(temperatures) for flag in outside_range(cell, T)]
    heat = conditions.heat
    return dataset(
        {**_of_cycles(cell, accounts), **_of_steps(cell, accounts), **_of_series(cell, kept)},
        {
            "cycle": [each.number for each in accounts],
            "term": list(TERMS),
            "place": list(LITHIUM),
        },
        cell=cell,
        model=conditions.model,
        flags=[*flags, *_poor(conditions.model, accounts)],
        temperature_K=temperature,
        fade="; ".join(f"{each.name} ({_stated(each)})" for each in conditions.fade) or "none",
        heat="isothermal" if heat is None else _stated(heat),
        cathode_loading_kg_m2=cell.cathode_loading,
        ended=ended,
    )


def _poor(model, accounts):
    """What to say of a model that does not hold where the salt runs out."""
    least = min((each.least_salt for each in accounts), default=1.0)
    if model is models.SPMe and least < DEPLETED:
        return ["the SPMe where the salt runs out: take the DFN"]
    return []


def _stated(record):
    """The numbers of a record, SI."""
    return ", ".join(f"{n} = {v:g}" for n, v in record if isinstance(v, float))


def _of_cycles(cell, accounts):
    charge = np.array([each.delivered.charge for each in accounts])
    energy = np.array([each.delivered.energy for each in accounts])
    voltage = np.divide(energy, charge, out=np.full_like(energy, np.nan), where=charge > 0)
    metal = np.array([each.lithium["metal"] for each in accounts])

    def of(field):
        return "cycle", [getattr(each, field) for each in accounts]

    def terms(field):
        values = [[getattr(each, field)[term] for each in accounts] for term in TERMS]
        return ("term", "cycle"), np.reshape(values, (len(TERMS), len(accounts)))

    return {
        "specific_capacity": ("cycle", per_mass(cell, charge)),
        "charge_capacity": ("cycle", [per_mass(cell, each.taken.charge) for each in accounts]),
        "areal_capacity": ("cycle", charge / 10),  # A.h.m-2 to mA.h.cm-2
        "energy": ("cycle", per_mass(cell, energy)),
        "charge_energy": ("cycle", [per_mass(cell, each.taken.energy) for each in accounts]),
        "mean_voltage": ("cycle", voltage),
        "coulombic_efficiency": of("coulombic_efficiency"),
        "energy_efficiency": of("energy_efficiency"),
        "end_contribution": terms("end_of_discharge"),
        "mid_contribution": terms("half_discharge"),
        "charge_end_contribution": terms("end_of_charge"),
        "lithium": (
            ("place", "cycle"),
            np.reshape(
                [[each.lithium[place] for each in accounts] for place in LITHIUM],
                (len(LITHIUM), len(accounts)),
            ),
        ),
        "lithium_thickness": ("cycle", metal * LITHIUM_MOLAR_VOLUME),
        "interphase_resistance": of("interphase_resistance"),
        "membrane_cathode_resistance": of("membrane_cathode_resistance"),
        "active_material_left": (
            "cycle",
            [each.active_material / cell.active_volume_fraction for each in accounts],
        ),
        "cycle_duration": of("duration"),
        "cycle_temperature": of("temperature"),
        "highest_temperature": ("cycle", [each.temperatures[1] for each in accounts]),
        "least_salt": of("least_salt"),
        "limited_by": of("limited_by"),
        "stage": of("stage"),
        "status": of("status"),
    }


def _of_steps(cell, accounts):
    """What each step gave, one after the other over ``step``."""
    steps = [(each.number, step) for each in accounts for step in each.steps]

    def of(field):
        return "step", [getattr(step, field) for _, step in steps]

    return {
        "step_cycle": ("step", [number for number, _ in steps]),
        "step_text": of("text"),
        "step_duration": of("duration"),
        "step_capacity": ("step", [per_mass(cell, step.charge) for _, step in steps]),
        "step_energy": ("step", [per_mass(cell, step.energy) for _, step in steps]),
        "step_voltage": of("voltage"),
        "step_current_density": of("current"),
        "step_resistance": of("resistance"),
        "step_ended_by": of("ended_by"),
    }


def _of_series(cell, kept):
    """Curves of cycles, one after the other over ``point``, at the solver's own times."""
    steps = [(run.number, place, ran) for run in kept for place, ran in enumerate(run.steps, 1)]
    if not steps:
        return {}

    def along(of):
        return np.concatenate([of(ran) for *_, ran in steps])

    starts: dict = {}
    for run in kept:
        ends = np.cumsum([0.0, *(ran.time[-1] for ran in run.steps)])
        starts |= {(run.number, place): t for place, t in enumerate(ends[:-1], 1)}
    return {
        "series_cycle": ("point", np.repeat([n for n, *_ in steps], _lengths(steps))),
        "series_step": ("point", np.repeat([place for _, place, _ in steps], _lengths(steps))),
        "series_time": (
            "point",
            np.concatenate([starts[n, place] + ran.time for n, place, ran in steps]),
        ),
        "series_voltage": ("point", along(lambda ran: ran.along["voltage"])),
        "series_current_density": ("point", along(lambda ran: ran.along["current"])),
        "series_capacity": (
            "point",
            along(lambda ran: per_mass(cell, ran.along["Throughput capacity [A.h]"])),
        ),
        "series_temperature": ("point", along(lambda ran: ran.along["temperature"])),
        "series_contribution": (
            ("term", "point"),
            np.array([along(lambda ran, t=term: ran.along[t]) for term in TERMS]),
        ),
    }


def _lengths(steps):
    return [len(ran.time) for *_, ran in steps]


#: Dimensions along which a run goes on.
GROWING = ("cycle", "step", "point")


def joined(earlier, later):
    """An earlier result and what came after, as one.

    Parameters
    ----------
    earlier, later : xarray.Dataset
        Results of :func:`mofcell.cycle`, the later one resumed from the earlier.

    Returns
    -------
    xarray.Dataset
        All cycles of both; state and attributes of the later.
    """
    done = int(earlier.attrs["cycles_done"])  # a cycle that was not is run again
    kept = {"cycle": earlier.cycle <= done, "step": earlier.step_cycle <= done}
    if "point" in earlier.dims:
        kept["point"] = earlier.series_cycle <= done
    parts = [earlier.isel({name: np.flatnonzero(mask) for name, mask in kept.items()}), later]
    whole = later.drop_dims([name for name in GROWING if name in later.dims])
    for name in GROWING:
        along = [
            part[[n for n in part.data_vars if name in part[n].dims]]
            for part in parts
            if name in part.dims
        ]
        if along:
            whole = whole.merge(xr.concat(along, dim=name), combine_attrs="drop")
    flags = [flag for part in parts for flag in part.attrs["outside_range"].split("; ") if flag]
    return whole.assign_attrs({**later.attrs, "outside_range": "; ".join(dict.fromkeys(flags))})
