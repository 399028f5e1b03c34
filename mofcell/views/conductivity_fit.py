"""Laws of a conductivity beside each other, as a table and as lines of a data file."""

from dataclasses import replace
from textwrap import indent

import numpy as np
import yaml

from mofcell.experiments.characterisation.conductivity_fit import chosen, fitted_law
from mofcell.experiments.characterisation.conductivity_verdict import WORDS, energy
from mofcell.parameters.constants import F
from mofcell.parameters.reading.laws import LAWS
from mofcell.parameters.writing.quantities import in_si, written
from mofcell.views.tables import Table
from mofcell.views.words import number

#: Digits that are written: more than any conductivity has, so that rounding changes nothing.
DIGITS = 6

#: How far to the right the numbers of an electrolyte stand in a data file.
INDENT = "    "

#: Where a law that keeps a prefactor is anchored [K].
ROOM = 298.15

#: Energies by name, as the table calls them.
_ENERGIES = {
    "activation_energy": "Ea",
    "activation_energy_below": "Ea below",
    "activation_energy_above": "Ea above",
}
_TEMPERATURES = {
    "pseudo_activation_temperature": "B",
    "vanishing_temperature": "T0",
    "break_temperature": "break",
}


def laws(dataset):
    """The forms, their numbers and how well the points support them.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`.

    Returns
    -------
    Table
        One row for each form.
    """
    rows = []
    for name in dataset.law.values:
        one = dataset.sel(law=name)
        rows.append(
            [
                WORDS[str(name)],
                _numbers(one) or str(one.fit_status.item()),
                number(round(100 * one.fit_rms.item(), 4), ".2g"),
                number(one.criterion_difference.item(), ".1f"),
                number(one.criterion_weight.item(), ".2f"),
            ]
        )
    criterion = dataset.attrs["criterion"].partition(",")[0]
    columns = ("form", "numbers (95 % interval)", "rms (%)", f"Δ{criterion}", "weight")
    status = {WORDS[str(one.law.item())]: str(one.item()) for one in dataset.fit_status}
    notes = [
        f"{', '.join(name for name in status if status[name] == each)}: {each}"
        for each in dict.fromkeys(status.values())
        if each != "ok" and not each.startswith("not fitted")
    ]
    return Table(columns, rows, columns[:2], optional=("rms (%)",), notes=tuple(notes))


def _numbers(one):
    """Numbers of a form with their intervals."""
    known = one.sel(parameter=np.isfinite(one.parameter_value.values))
    said = [
        f"{words} {energy(known.sel(parameter=name))}".replace("95 %: ", "")
        for name, words in _ENERGIES.items()
        if name in known.parameter
    ]
    for name, words in _TEMPERATURES.items():
        if name in known.parameter:
            value, low, high = (
                known[f"parameter_{end}"].sel(parameter=name).item()
                for end in ("value", "low", "high")
            )
            interval = f" ({low:.0f} to {high:.0f})" if np.isfinite(low) else ""
            said.append(f"{words} {value:.0f} K{interval}")
    return ", ".join(said).replace("-", "−")


def lines(dataset, *, name=None, source="fitted to measured points"):
    """The law as lines of a data file, in place of the conductivity of an electrolyte.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`.
    name : str, optional
        Name of the form; as for :func:`mofcell.fitted_law` if not given.
    source : str, optional
        Where the points are from.

    Returns
    -------
    str
        YAML, its numbers rounded to six digits, as far to the right as it stands in the file.

    Raises
    ------
    InvalidInput
        If the form was not fitted.
    """
    law = fitted_law(dataset, name=name)
    form = type(law).__name__
    entry: dict = {"law": form}
    for key, unit in LAWS[form][1].items():
        entry[key] = _written(key, unit, law)
    entry["range"] = [written(round(T, 2), "K") for T in law.temperature_range]
    text = yaml.dump(
        {"conductivity": entry | {"class": "fitted", "source": source}},
        sort_keys=False,
        default_flow_style=None,
        allow_unicode=True,
        width=1000,  # a line that is broken is none to paste
    )
    return indent(text, INDENT)


def which(dataset, *, name=None):
    """Which law the lines hold, why, and where they go.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.conductivity_fit`.
    name : str, optional
        Name of the form that was asked for.

    Returns
    -------
    str
        A line.
    """
    form, criterion = name or chosen(dataset), dataset.attrs["criterion"].partition(",")[0]
    if name:
        why = "as asked for"
    elif dataset.attrs["best"]:
        why = f"of the least {criterion}"
    else:
        why = "as the points support no choice"
    own = ", whose Ea is that of ln(sigma T)" if form == "ArrheniusOverTemperature" else ""
    return f"{WORDS[form]}, {why}{own}; in place of conductivity: of an electrolyte in a data file"


def _written(key, unit, law):
    """A number of a law in the unit in which chemists write it."""
    if key == "temperature":
        return written(ROOM, "K")
    anywhere = replace(law, temperature_range=None)  # silent where it extrapolates
    value = anywhere(ROOM) if key == "value" else getattr(law, key)
    size, show = {None: (100.0, written), "J/mol": (F, written), "K": (1.0, in_si)}[unit]
    rounded = size * float(f"{value / size:.{DIGITS}g}")
    return show(rounded, unit or "S/m")
