"""What members of a search deliver: many at once, and none of them twice."""

from functools import partial

import numpy as np

from mofcell import models
from mofcell.experiments.compiled import Effort
from mofcell.experiments.designs.axes import CONDITIONS, changed, unit_of
from mofcell.experiments.designs.design import Paired, distribution
from mofcell.experiments.designs.explore import explore
from mofcell.experiments.designs.fidelity import OneModel
from mofcell.experiments.designs.targets import ON_A_BASIS
from mofcell.parameters import InvalidInput
from mofcell.parameters.masses import check_basis
from mofcell.parameters.shown import shown

#: Digits of a share of a range: an optimiser scales members to and fro, which rounds the last ones.
DIGITS = 9


#: A power counts if it lasts for this share of the nominal capacity [-]: at a fixed C-rate the
#: mean power is largest where the cell is about to fail.
LASTING = 0.1


#: What gives the numbers of a search: the DFN at the tight tolerance. Near the end of what a cell
#: can hold the usual one leaves a noise of some 0.3 % in the energy, up to 0.7 %, whose peaks
#: a search would take for optima.
EXACT = OneModel(models.DFN, Effort.TIGHT)


def ranges(cell, over):
    """The ranges that a user gave.

    Parameters
    ----------
    cell : Cell
        The cell.
    over : dict
        Two rising numbers [SI] by name of the axis.

    Returns
    -------
    dict
        Lower and upper end [SI] by name.

    Raises
    ------
    InvalidInput
        If there is none, one is no range, or the cell has no such axis.

    Examples
    --------
    >>> import mofcell
    >>> ranges(mofcell.cell("gu2025-lfp"), {"cathode_loading": (0.02, 0.2)})
    {'cathode_loading': (0.02, 0.2)}
    """
    if not isinstance(over, dict) or not over:
        raise InvalidInput(
            f"over is {shown(over)}; give two numbers by axis, such as "
            "{'membrane_thickness': (20e-6, 300e-6)}"
        )
    for name, given in over.items():
        unit_of(cell, name)
        if name in CONDITIONS:
            raise InvalidInput(
                f"over holds {name}, a condition of each target; write it there, such as "
                "'specific_energy at 1C and 25 degC'"
            )
        if hasattr(given, "ppf"):
            raise InvalidInput(f"{name}: a distribution is no range here; give two rising numbers")
        distribution(name, given)
        for end in given:
            _check_end(cell, name, float(end))
    return {name: (float(low), float(high)) for name, (low, high) in over.items()}


def _check_end(cell, name, end):
    """Refuse an end that the field itself does not allow; what only fits no other number may."""
    try:
        changed(cell, {name: end})
    except InvalidInput as reason:
        if f"{name} is" in str(reason) and "input should be" in str(reason):  # pydantic's words
            problem = str(reason).partition("input should be ")[2]
            raise InvalidInput(f"over: {name} is {end:g}; allowed is {problem}") from None


class Members:
    """Designs of a cell, as shares of ranges, and what they deliver.

    Parameters
    ----------
    cell : Cell
        The cell.
    over : dict
        Lower and upper end [SI] by name of the axis.
    targets : iterable of Target
        What is asked of each design.
    basis : str
        What masses and thicknesses count.
    progress : callable, optional
        Called with the number of discharges solved and of those known to be needed.

    Raises
    ------
    InvalidInput
        If the basis is unknown.
    """

    def __init__(self, cell, over, targets, *, basis, progress=None):
        check_basis(basis)
        self.cell, self.over, self.basis = cell, over, basis
        self.targets = tuple(dict.fromkeys(targets))
        self.conditions = list(dict.fromkeys(each.condition for each in self.targets))
        self.discharges = 0
        self._progress = progress or (lambda done, needed: None)

    def axes(self, members):
        """Values [SI] by axis of members.

        Parameters
        ----------
        members : array
            Shares of the ranges, a row for each member [-].

        Returns
        -------
        dict
            An array by name.
        """
        ends = zip(self.over.items(), np.transpose(members), strict=True)
        return {name: low + share * (high - low) for (name, (low, high)), share in ends}

    def explored(self, members, model):
        """Every member under every condition, in one exploration.

        Parameters
        ----------
        members : array
            Shares of the ranges, a row for each member [-].
        model : str or type
            What answers, as :func:`~mofcell.experiments.designs.explore.explore` takes it.

        Returns
        -------
        xarray.Dataset
            Over ``design``: the first member under all conditions, then the next one.
        """
        before, times = self.discharges, len(self.conditions)
        paired = {name: np.repeat(column, times) for name, column in self.axes(members).items()}
        for name, column in zip(CONDITIONS, zip(*self.conditions, strict=True), strict=True):
            paired[name] = np.tile(column, len(members))

        def count(done, needed):
            self.discharges = before + done
            self._progress(before + done, before + needed)

        return explore(self.cell, Paired(paired), model=model, progress=count)

    def __call__(self, members, *, model):
        """What members deliver, and what they lack to deliver it.

        Parameters
        ----------
        members : array
            Shares of the ranges, a row for each member [-].
        model : str or type
            What answers.

        Returns
        -------
        tuple of array
            By member and target: the value [unit of the target], 0 where it does not run, and
            the share of the load that it could not hold [-].

        Raises
        ------
        InvalidInput
            If none of the first members is a cell, or a mass is asked for that is not known.
        """
        try:
            found = self.explored(members, model)
        except InvalidInput:
            if not self.discharges:
                raise
            nothing = np.zeros((len(members), len(self.targets)))  # none of these is a cell
            return nothing, nothing + 1

        places = [self.conditions.index(each.condition) for each in self.targets]

        def by_condition(quantity):
            return quantity.values.reshape(len(members), -1)

        runs = by_condition(found.status == "ok")[:, places]
        held = by_condition(found.load_held.fillna(0.0))[:, places]
        columns = [by_condition(each.of(found, self.basis)) for each in self.targets]
        values = np.stack(
            [column[:, place] for column, place in zip(columns, places, strict=True)], axis=1
        )
        weighed = [each.quantity in ON_A_BASIS for each in self.targets]
        if np.isnan(values[runs & weighed]).any():
            raise InvalidInput(found.attrs["without_mass"])
        nominal = self.cell.nominal_specific_capacity / 3600  # as A.h.kg-1, mA.h.g-1
        share = by_condition(found.specific_capacity.fillna(0.0))[:, places] / nominal
        brief = (share < LASTING) & [each.quantity == "specific_power" for each in self.targets]
        held = np.where(brief, held * share / LASTING, held)
        runs &= ~brief
        return np.where(runs, np.nan_to_num(values), 0.0), np.where(runs, 0.0, 1 - held)


class Archive:
    """Every member that was evaluated, each once.

    Parameters
    ----------
    evaluate : callable
        Gives values, and what is lacking, by member and target, such as :class:`Members`.
    targets : tuple
        Its targets.
    """

    def __init__(self, evaluate, targets):
        self.evaluate, self.targets = evaluate, tuple(targets)
        self.members = np.empty((0, 0))
        self.values = self.lacking = np.empty((0, len(self.targets)))
        self._row = {}

    def rows(self, members):
        """Rows of members here; those that are new are evaluated, all in one call.

        Parameters
        ----------
        members : array
            Shares of the ranges, a row for each member [-].

        Returns
        -------
        list of int
            The rows.
        """
        members = np.round(members, DIGITS)
        keys = [member.tobytes() for member in members]
        fresh = dict(zip(keys, members, strict=True))
        fresh = {key: member for key, member in fresh.items() if key not in self._row}
        if fresh:
            new = np.array(list(fresh.values()))
            values, lacking = self.evaluate(new)
            self._row |= {key: len(self.members) + place for place, key in enumerate(fresh)}
            self.members = np.vstack([self.members.reshape(-1, new.shape[1]), new])
            self.values = np.vstack([self.values, values])
            self.lacking = np.vstack([self.lacking, lacking])
        return [self._row[key] for key in keys]


def archives(members, model):
    """Archives of members that a model answers, and of members that the DFN answers.

    Parameters
    ----------
    members : Members
        What evaluates them.
    model : str or type
        The model.

    Returns
    -------
    tuple of Archive
        The two; the same one if the model is the DFN.
    """
    exact = Archive(partial(members, model=EXACT), members.targets)
    if model in ("DFN", models.DFN):
        return exact, exact
    return Archive(partial(members, model=model), members.targets), exact
