"""The result of an exploration: what was solved, over what each design weighs."""

import numpy as np

from mofcell.experiments.dataset import dataset
from mofcell.experiments.designs.accounts import accounts
from mofcell.experiments.designs.axes import unit_of
from mofcell.experiments.outcome import TERMS
from mofcell.parameters.masses import BASES


def labelled(cell, wanted, rates, plan, answer, *, model, **conditions):
    """The dataset of an exploration.

    Parameters
    ----------
    cell : Cell
        The cell that was changed.
    wanted : Grid or Paired
        The design.
    rates : array
        Current over the nominal 1C current at every point [-].
    plan : Plan
        What its points come down to.
    answer : Answer
        What each discharge gave.
    model : OneModel or Auto or Stated
        What answered.
    **conditions
        C-rate [-] and temperature [K], where they are no axes.

    Returns
    -------
    xarray.Dataset
        As :func:`~mofcell.experiments.designs.explore.explore` describes it.
    """
    of_cell, of_discharge = plan.cell_of_point, plan.discharge_of_point
    is_cell = of_discharge >= 0

    def at(values, otherwise):
        """Values of the discharges at each point."""
        values = np.asarray(values)
        points = np.full((wanted.size, *values.shape[1:]), otherwise, dtype=values.dtype)
        points[is_cell] = values[of_discharge[is_cell]]
        return points

    results, account = answer.results, accounts(plan.cells)
    charge, energy = (at(results[name], np.nan) for name in ("delivered", "delivered_energy"))
    loading, mass = account.loading[of_cell], account.mass[of_cell]
    voltage = np.divide(energy, charge, out=np.full(wanted.size, np.nan), where=charge > 0)
    power = voltage * rates * account.nominal_current[of_cell]  # [W.m-2]
    status = at(results["status"], "")
    status[~is_cell] = [plan.cells[place] for place in of_cell[~is_cell]]
    flags = at(results["outside_range"], "")

    over, shape = wanted.dimensions, wanted.shape
    scalars = {
        "specific_capacity": charge / loading,  # A.h.kg-1 is mA.h.g-1
        "areal_capacity": charge / 10,  # A.h.m-2 to mA.h.cm-2
        "energy": energy / loading,
        "mean_voltage": voltage,
        "load_held": at(results["load_held"], np.nan),
        "status": status,
        "limited_by": at(results["limited_by"], ""),
        "outside_range": flags,
        "solved_by": at(answer.model, ""),
        "expected_error": at(answer.expected_error, np.nan),
    }
    vectors = {
        "specific_energy": ("basis", energy[:, None] / mass),
        "energy_density": ("basis", energy[:, None] / account.thickness[of_cell] / 1000),
        "specific_power": ("basis", power[:, None] / mass),
        "mid_contribution": ("term", at(results.terms, np.nan)),
    }
    return dataset(
        {name: (over, values.reshape(shape)) for name, values in scalars.items()}
        | {
            name: ((*over, last), values.reshape(*shape, -1))
            for name, (last, values) in vectors.items()
        },
        {
            **wanted.coordinates(),
            "basis": np.array(list(BASES), dtype=object),
            "term": np.array(list(TERMS), dtype=object),
        },
        cell=cell,
        model=model,
        flags=sorted(set(flags.tolist()) - {""}),
        units={name: unit_of(cell, name) for name in wanted.axes},
        discharges=len(plan.discharges),
        without_mass=account.missing,
        **{{"temperature": "temperature_K"}.get(name, name): at for name, at in conditions.items()},
    )
