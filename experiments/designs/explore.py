"""Many designs of a cell at once: what each of them delivers, and what ends it."""

import numpy as np

from mofcell.experiments.compiled import Effort
from mofcell.experiments.designs.axes import unit_of
from mofcell.experiments.designs.chunks import chunks_of, each_solved
from mofcell.experiments.designs.design import design
from mofcell.experiments.designs.fidelity import Stated, fidelity
from mofcell.experiments.designs.identity import exploration
from mofcell.experiments.designs.labelled import labelled
from mofcell.experiments.designs.plan import Plan
from mofcell.experiments.designs.results import Results
from mofcell.experiments.designs.store import Store, Unstored
from mofcell.parameters import Cell, InvalidInput
from mofcell.parameters.shown import shown

#: Points above which a design is taken for a slip.
LARGEST = 10_000_000


def explore(
    cell,
    axes,
    *,
    c_rate=0.1,
    temperature=298.15,
    model="auto",
    tolerance=0.01,
    areal_energy=None,
    executor=None,
    store=None,
    progress=None,
    largest=LARGEST,
):
    r"""Discharge many designs of a cell, each distinct discharge once.

    .. math:: w_b = \frac{\int V i \, dt}{\sum_{k \in b} m_k}

    Axes that no discharge depends on (N/P while lithium is in excess, foils, packaging,
    densities of electrolytes) change masses only and are not simulated.

    Parameters
    ----------
    cell : Cell
        The cell.
    axes : dict or Grid or Paired or Samples
        Values [SI] by name; a dictionary stands for every combination
        (:class:`~mofcell.experiments.designs.Grid`). An axis is a number of the cell or of its
        membrane's electrolyte ("membrane_thickness", "conductivity"), "catholyte." or
        "cathode." and a number of theirs, "lower_cut_off", "upper_cut_off", "c_rate" or
        "temperature".
    c_rate : float, optional
        Current over the nominal 1C current [-], where it is no axis.
    temperature : float, optional
        Temperature [K], where it is no axis.
    model : str or type, optional
        "SPMe", "DFN" or the full model itself; "auto" for the SPMe where it is expected to be
        within the tolerance of the DFN, and the DFN elsewhere
        (:class:`~mofcell.experiments.designs.fidelity.Auto`).
    tolerance : float, optional
        Error of the capacity that "auto" allows, a share of the charge of all active material
        that takes part [-].
    areal_energy : float, optional
        Energy per electrode area [W.h.m-2] that every design is taken to deliver, measured or
        stated; nothing is simulated then.
    executor : concurrent.futures.Executor, optional
        Where to solve, such as ``Client.get_executor()`` of a Dask cluster; the threads of
        this machine by default.
    store : str or Path, optional
        Folder (``.zarr``) that keeps what is solved: an exploration that was stopped goes on
        from there.
    progress : callable, optional
        Called with the number of discharges solved and of those known to be needed.
    largest : int, optional
        Number of points above which nothing is done.

    Returns
    -------
    xarray.Dataset
        Over the axes of a grid or over ``design``: ``specific_capacity`` [mA.h.g-1],
        ``areal_capacity`` [mA.h.cm-2], ``energy`` [W.h.kg-1], ``mean_voltage`` [V],
        ``load_held``, ``status``, ``limited_by``, ``outside_range``;
        ``mid_contribution`` [V] of each ``term`` at half the delivered charge;
        ``specific_energy`` [W.h.kg-1], ``energy_density`` [W.h.L-1] and ``specific_power``
        [W.kg-1] on each ``basis``; ``solved_by``, the model, and ``expected_error`` [-] of
        the capacity against the DFN.

    Raises
    ------
    InvalidInput
        If an axis is unknown, empty or no number, no point makes a cell, the design is larger
        than ``largest``, or the store is not that of this exploration.

    Examples
    --------
    >>> import mofcell
    >>> thin = {"membrane_thickness": [50e-6, 300e-6], "np_ratio": [1.5, 3.0]}
    >>> mofcell.explore(mofcell.cell("gu2025-lfp"), thin).specific_capacity.shape
    (2, 2)
    """
    if not isinstance(cell, Cell):
        raise InvalidInput(f"cell is {shown(cell)}; give a Cell, as mofcell.cell(name) returns")
    if executor is not None and not hasattr(executor, "submit"):
        raise InvalidInput(
            f"executor is {shown(executor)}; give a concurrent.futures.Executor, of a Dask cluster "
            "distributed.Client(address).get_executor()"
        )
    wanted = design(axes)
    conditions = {"c_rate": c_rate, "temperature": temperature}
    for name in wanted.axes:
        unit_of(cell, name)
        conditions.pop(name, None)
    if wanted.size > largest:
        raise InvalidInput(
            f"the design has {wanted.size:,} points; allowed are {largest:,}: take fewer values, "
            f"or give largest={wanted.size} (--yes on the command line)"
        )
    fixed = {name: np.full(wanted.size, float(value)) for name, value in conditions.items()}
    columns = wanted.columns() | fixed
    if areal_energy is None:
        answering = fidelity(model, tolerance)
    else:
        answering = Stated(areal_energy)
        answering.check(wanted.axes)
    kept: Store | Unstored = Unstored()
    if store is not None:
        kept = Store(store, exploration(cell, wanted, conditions, answering))
    plan = Plan.of(cell, columns)
    answer = answering.answer(plan.discharges, _Solving(plan.discharges, executor, kept, progress))
    result = labelled(cell, wanted, columns["c_rate"], plan, answer, model=answering, **conditions)
    kept.finish(result)
    return result


class _Solving:
    """Solves some of the discharges, in chunks, and keeps each chunk when it is done."""

    def __init__(self, discharges, executor, kept, progress):
        self._discharges, self._executor, self._kept = discharges, executor, kept
        self._progress = progress or (lambda done, needed: None)
        self._done = self._needed = 0

    def __call__(self, model, places, effort=Effort.QUICK):
        chunks = dict(enumerate(chunks_of([self._discharges[place] for place in places])))
        self._needed += len(places)
        results = Results.empty(len(places))
        starts = np.cumsum([0, *map(len, chunks.values())])
        part = self._kept.part(model, len(places))
        for key, rows in part.finished():
            results.put(slice(starts[key], starts[key + 1]), rows)
            self._count(chunks.pop(key))
        for key, rows in each_solved(chunks, model, self._executor, effort=effort):
            part.keep(key, rows)
            results.put(slice(starts[key], starts[key + 1]), rows)
            self._count(chunks[key])
        return results

    def _count(self, chunk):
        self._done += len(chunk)
        self._progress(self._done, self._needed)
