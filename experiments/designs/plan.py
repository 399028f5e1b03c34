"""Which cells and which discharges the points of a design come down to."""

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import Structure, inputs
from mofcell.experiments.designs.axes import CONDITIONS, changed
from mofcell.experiments.discharged import kelvins, positive
from mofcell.experiments.outcome import Discharge
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME

#: Numbers that no discharge depends on: it plates no lithium, and its load is given in amperes.
OF_NO_DISCHARGE = ("Lithium plating coulombic efficiency", "Nominal cell capacity [A.h]")


@dataclass(frozen=True)
class Plan:
    """What has to be solved for a design, and which point needs which of it.

    Parameters
    ----------
    cells : list of Cell or str
        The different cells, or why there is none.
    cell_of_point : array
        Place of each point's cell.
    discharges : list of Discharge
        The different discharges.
    discharge_of_point : array
        Place of each point's discharge, -1 where there is no cell.
    """

    cells: list
    cell_of_point: Any
    discharges: list
    discharge_of_point: Any

    @classmethod
    def of(cls, cell, columns):
        """Plan the points of a design.

        Parameters
        ----------
        cell : Cell
            The cell that is changed.
        columns : dict
            Value of each axis [SI] at every point, conditions among them.

        Returns
        -------
        Plan
            The plan.

        Raises
        ------
        InvalidInput
            If a C-rate or temperature is not allowed, or none of the points makes a cell.
        """
        positive("c_rate", np.unique(columns["c_rate"]))
        kelvins("temperature", np.unique(columns["temperature"]))
        changes = {name: values for name, values in columns.items() if name not in CONDITIONS}
        size = len(columns["c_rate"])
        combinations, cell_of_point = _different(changes.values(), size)
        cells = [_cell(cell, dict(zip(changes, numbers, strict=True))) for numbers in combinations]
        if all(isinstance(each, str) for each in cells):
            raise InvalidInput(f"no point of the design is a cell; the first: {cells[0]}")
        runs, run_of_point = _different(
            [cell_of_point, columns["temperature"], columns["c_rate"]], size
        )
        discharges, discharge_of_run = _discharges(cells, runs)
        return cls(cells, cell_of_point, discharges, discharge_of_run[run_of_point])


def _different(columns, size):
    """The different rows of some columns, and the place of each row among them."""
    rows = np.column_stack([np.zeros(size), *columns])
    different, place = np.unique(rows, axis=0, return_inverse=True)
    return different[:, 1:].tolist(), place.ravel()


def _cell(cell, numbers):
    """A changed cell, or why there is none."""
    try:
        with warnings.catch_warnings(action="ignore"):  # said once, of the cell that is given
            return changed(cell, numbers)
    except InvalidInput as reason:
        return f"no cell: {str(reason).removeprefix(f'Cell {cell.name!r}: ')}"


def _discharges(cells, runs):
    """The different discharges among runs of (cell, temperature, C-rate), and each run's place."""
    discharges: list[Discharge] = []
    places: dict[tuple, int] = {}
    of_run = np.full(len(runs), -1)
    last = None
    for run, (place, temperature, c_rate) in enumerate(runs):
        cell = cells[int(place)]
        if not isinstance(cell, Cell):
            continue
        wanted = Discharge(cell=cell, c_rate=c_rate, temperature=temperature)
        if last is not None and last.cell is cell and last.temperature == temperature:
            wanted = last.at(c_rate)
        last = wanted
        key = _what_matters(wanted)
        if key not in places:
            places[key] = len(discharges)
            discharges.append(wanted)
        of_run[run] = places[key]
    return discharges, of_run


def _what_matters(wanted):
    """What a discharge depends on: two that agree in it are one."""
    numbers = inputs(wanted)
    if _lithium_is_in_excess(numbers):
        del numbers["Negative electrode thickness [m]"]
    for name in OF_NO_DISCHARGE:
        del numbers[name]
    return Structure.of(wanted.cell, models.DFN), tuple(numbers.items())


def _lithium_is_in_excess(numbers):
    """Whether there is more lithium metal than the cathode has room for [mol.m-2]."""
    vacant = (
        numbers["Maximum concentration in positive electrode [mol.m-3]"]
        - numbers["Initial concentration in positive electrode [mol.m-3]"]
    )
    room = (
        vacant
        * numbers["Positive electrode active material volume fraction"]
        * numbers["Positive electrode thickness [m]"]
    )
    return numbers["Negative electrode thickness [m]"] / LITHIUM_MOLAR_VOLUME > room
