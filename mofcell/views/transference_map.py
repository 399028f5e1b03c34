"""Whether a higher t+ pays, as tables and in words."""

import numpy as np

from mofcell.experiments.characterisation.equal_capacity import pays
from mofcell.views.tables import Table
from mofcell.views.words import MEANINGS, number, signed

PER_CM = 0.01  # S/m to S/cm

#: Transference numbers that a table shows, about.
ROWS = 6


def worth(dataset):
    """What each transference number brings, and which loss of conductivity it pays for.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.transference_map`.

    Returns
    -------
    Table
        One row for each of some transference numbers, and the answer below.
    """
    own = dataset.own_conductivity.item()
    every = -(-dataset.sizes["transference_number"] // ROWS)
    some = dataset.isel(transference_number=slice(None, None, -every)).sortby("transference_number")
    rows = [
        [
            f"{t_plus:.3g}",
            number(capacity, ".1f"),
            number(PER_CM * kappa, ".2e"),
            number(kappa / own, ".3g"),
        ]
        for t_plus, capacity, kappa in zip(
            some.transference_number.values,
            some.own_conductivity_capacity.values,
            some.equal_conductivity.values,
            strict=True,
        )
    ]
    columns = (
        "t+",
        "mAh/g at own conductivity",
        "S/cm for own mAh/g",
        "that over own S/cm",
    )
    return Table(columns, rows, notes=tuple(answer(dataset)))


def answer(dataset):
    """Whether a higher t+ pays in this cell, and in what.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.transference_map`.

    Returns
    -------
    list of str
        A few lines.
    """
    own, single_ion, doubled = (
        dataset[name].item() for name in ("own_capacity", "single_ion_capacity", "doubled_capacity")
    )
    kappa, t_plus = dataset.own_conductivity.item(), dataset.own_transference_number.item()
    lines = [
        f"own membrane: {PER_CM * kappa:.3g} S/cm and t+ {t_plus:.3g} deliver "
        f"{number(own, '.1f')} mAh/g",
        f"t+ = 1 instead: {number(single_ion, '.1f')} mAh/g{_gain(single_ion, own)}; twice the "
        f"conductivity instead: {number(doubled, '.1f')} mAh/g{_gain(doubled, own)}",
    ]
    if not (pays(single_ion, own=own) or pays(doubled, own=own)):
        return [*lines, "neither pays here: something else ends the discharge"]
    if not pays(single_ion, own=own):
        lines.append("a higher t+ does not pay here, a higher conductivity does")
    elif np.isfinite(factor := dataset.conductivity_factor.item()):
        lines.append(f"t+ = 1 is worth {factor:.3g} times the conductivity")
    else:
        lines.append("t+ = 1 brings what 64 times the conductivity does not")
    if np.isfinite(exponent := dataset.transference_exponent.item()):
        lines.append(
            f"equal capacity near the own point: conductivity × t+^n is the same, n = "
            f"{number(exponent, '.2f')}"
        )
    return lines


def _gain(value, own):
    return f" ({signed(100 * (value / own - 1))} %)" if own > 0 else ""


def electrolytes(dataset):
    """The electrolytes in this cell.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.transference_map`.

    Returns
    -------
    Table
        One row for each, that of the highest capacity first.
    """
    order = np.argsort(-np.nan_to_num(dataset.electrolyte_specific_capacity.values), kind="stable")
    rows = []
    for place in order:
        one = dataset.isel(electrolyte=place)
        status, limited_by = one.electrolyte_status.item(), one.electrolyte_limited_by.item()
        rows.append(
            [
                str(one.electrolyte.item()),
                number(PER_CM * one.electrolyte_conductivity.item(), ".2e"),
                f"{one.electrolyte_transference_number.item():.3g}",
                f"{one.electrolyte_framework_charge_density.item() / 1000:.3g}",
                number(one.electrolyte_specific_capacity.item(), ".1f"),
                number(one.electrolyte_specific_energy.item(), ".0f"),
                MEANINGS.get(limited_by, limited_by) if status == "ok" else status,
            ]
        )
    columns = ("electrolyte", "S/cm", "t+", "N (mol/L)", "mAh/g", "Wh/kg", "limited by")
    return Table(
        columns, rows, ("electrolyte", "limited by"), optional=("Wh/kg", "N (mol/L)", "limited by")
    )
