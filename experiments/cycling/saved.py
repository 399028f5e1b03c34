"""A result as a state to go on from."""

import hashlib
import json
from importlib.metadata import version

import numpy as np

from mofcell.experiments.compiled import resolution
from mofcell.experiments.cycling.account import Carried, Passed
from mofcell.experiments.cycling.cycler import State
from mofcell.experiments.cycling.run import Point
from mofcell.experiments.designs.identity import described
from mofcell.parameters import InvalidInput


def origin(conditions, temperature):
    """What a run is of, and what it was run with, in a word that no other has."""
    known = [described(part) for part in (conditions.cell, conditions.fade, conditions.heat)]
    known += [conditions.model.__name__, conditions.starts_charged, temperature]
    known += [resolution(conditions.structure), version("mofcell"), version("pybamm")]
    return _digest(known)


def with_point(data, point, protocol, origin):
    """A dataset that holds what it takes to go on.

    Parameters
    ----------
    data : xarray.Dataset
        The dataset.
    point : Point or None
        Where the run stands; None if no cycle was done.
    protocol : Protocol
        The protocol.
    origin : str
        What the run is of (:func:`origin`).

    Returns
    -------
    xarray.Dataset
        With the variable ``state`` and attributes.
    """
    done = 0 if point is None else point.cycle
    data = data.assign_attrs(
        protocol=protocol.name,
        origin=origin,
        cycles_done=done,
        steps_done=_digest(_steps(protocol, done)),
    )
    if point is None:
        return data
    data["state"] = (
        "state_of_the_model",
        point.state.values,
        {"units": "-", "long_name": "state of the model at the end, scaled"},
    )
    return data.assign_attrs(
        state_current=point.state.current,
        state_voltage=point.state.voltage,
        state_metal=point.state.metal,
        state_temperature=point.temperature,
    )


def point(data, protocol, origin):
    """Where an earlier result stands.

    Parameters
    ----------
    data : xarray.Dataset
        The earlier result.
    protocol : Protocol
        The protocol to go on with; the cycles that are done have to be the same.
    origin : str
        What the run is of (:func:`origin`).

    Returns
    -------
    Point or None
        Where to go on; None if no cycle was done.

    Raises
    ------
    InvalidInput
        If it is of another cell or protocol.
    """
    if "cycles_done" not in data.attrs:
        raise InvalidInput("resume is no result of mofcell.cycle: it holds no state to go on from")
    if data.attrs["origin"] != origin:
        raise InvalidInput(
            f"resume is of {data.attrs['cell']!r} under other conditions: give the same cell, "
            "fade, heat, model and temperature, to the same versions of mofcell "
            f"({data.attrs['mofcell_version']}) and PyBaMM ({data.attrs['pybamm_version']}), or "
            "leave resume out"
        )
    done = int(data.attrs["cycles_done"])
    if done > protocol.cycles:
        raise InvalidInput(
            f"resume has done {done} cycles, {protocol.name!r} has {protocol.cycles}: give a "
            "protocol with more of them"
        )
    if data.attrs["steps_done"] != _digest(_steps(protocol, done)):
        raise InvalidInput(
            f"resume has done {done} cycles of {data.attrs['protocol']!r} with other steps than "
            f"the first of {protocol.name!r}: give a protocol that begins with the same cycles"
        )
    if done == 0:
        return None
    state = State(
        values=np.array(data["state"].values),
        **{name: float(data.attrs[f"state_{name}"]) for name in ("current", "voltage", "metal")},
    )
    return Point(done, float(data.attrs["state_temperature"]), state)


def carried(data):
    """What the next cycle has to know of an earlier result."""
    done = int(data.attrs["cycles_done"])
    if done == 0:
        return Carried()
    last = data.isel(cycle=done - 1)
    loading = float(data.attrs["cathode_loading_kg_m2"])
    taken = Passed(float(last.charge_capacity) * loading, float(last.charge_energy) * loading)
    return Carried(taken, float(last.lithium.sel(place="lost in plating")))


def _steps(protocol, cycles):
    """Steps of the first cycles of a protocol."""
    stages = [(described(list(stage.steps)), stage.repeats) for stage in protocol.stages]
    return [steps for steps, repeats in stages for _ in range(repeats)][:cycles]


def _digest(known):
    text = json.dumps(known, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
