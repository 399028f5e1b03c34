"""What is read from impedance spectra, as a table."""

import numpy as np

from mofcell.experiments.characterisation.measured_spectrum import MeasuredSpectrum
from mofcell.parameters.constants import F
from mofcell.views.tables import Table
from mofcell.views.words import number, temperature

#: Arcs that vary by less are constant [-]: assumed, above what their reading errs.
CONSTANT = 0.03

#: What the bulk resistance of each kind of cell holds beside the membrane.
BESIDE = {
    "full": "contact resistance and the cathode's high-frequency part",
    "symmetric": "contact resistance",
    "blocking": "contact resistance",
}


def readings(dataset, measured=()):
    """Resistances and conductivity that a laboratory reads, beside the membrane's.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.impedance`.
    measured : sequence of xarray.Dataset, optional
        Measured spectra, from :func:`mofcell.read_measured`, read in the same way.

    Returns
    -------
    Table
        One row for each temperature, and one for each measured spectrum.
    """
    lowest = f"R at {hertz(dataset.frequency.values[0])} (Ω cm²)"
    arcs = dataset.attrs["kind"] != "blocking"
    rows = []
    for k in range(dataset.sizes["temperature"]):
        point = dataset.isel(temperature=k)
        mark = "" if point.intercept_reached or point.status != "ok" else " ✗"
        rows.append(
            [
                temperature(point.temperature.item()),
                _ohms(point.bulk_resistance) + mark,
                number(10 * point.apparent_conductivity.item(), ".3g"),
                number(10 * point.membrane_conductivity.item(), ".3g"),
                number(100 * point.conductivity_ratio.item(), ".1f"),
                *([_ohms(point.arc_resistance)] if arcs else []),
                _ohms(point.low_frequency_resistance),
            ]
        )
    spectra = [MeasuredSpectrum.of(one, area=dataset.attrs["area_m2"]) for one in measured]
    for one in spectra:
        conductivity = dataset.attrs["membrane_thickness_m"] / one.bulk_resistance
        rows.append(
            [
                said_of(one),
                _ohms(one.bulk_resistance),
                number(10 * conductivity if conductivity > 0 else np.nan, ".3g"),
                *("–", "–"),
                *([_ohms(one.arc_resistance)] if arcs else []),
                "–",
            ]
        )
    columns = (
        "temperature",
        "bulk R (Ω cm²)",
        "σ read (mS/cm)",
        "membrane σ",
        "read (%)",
        *(["arcs (Ω cm²)"] if arcs else []),
        lowest,
    )
    notes = [*_notes(dataset)]
    if any("areal_real_impedance" not in one for one in measured):
        notes.append(f"measured in Ω: on {1e4 * dataset.attrs['area_m2']:.3g} cm², as simulated")
    return Table(columns, rows, columns[:1], notes=tuple(notes))


def said_of(spectrum):
    """A measured spectrum by its file and temperature.

    Parameters
    ----------
    spectrum : MeasuredSpectrum
        The spectrum.

    Returns
    -------
    str
        "spectrum.csv, 25 °C".
    """
    return f"{spectrum.name}, {temperature(spectrum.temperature)}"


def doubtful(dataset):
    """What a laboratory could not see in its own spectra.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.impedance`.

    Returns
    -------
    list of str
        One line for each kind of doubt.
    """
    lines = []
    ok = dataset.status.values == "ok"
    missed = dataset.temperature.values[ok & ~dataset.intercept_reached.values]
    if len(missed):
        lines.append(
            f"the bulk resistance is not reached at {_listed(missed)}: higher frequencies than "
            f"{hertz(dataset.frequency.values[-1])} are needed"
        )
    unread = dataset.temperature.values[ok & np.isnan(dataset.arc_resistance.values)]
    if dataset.attrs["kind"] != "blocking" and len(unread):
        lines.append(f"no end of the arcs is seen at {_listed(unread)}")
    for k in np.flatnonzero(~ok):
        at = temperature(dataset.temperature.values[k])
        lines.append(f"no spectrum at {at}: {dataset.status.values[k]}")
    return lines


def title(dataset):
    """What was measured, and how.

    Parameters
    ----------
    dataset : xarray.Dataset
        From :func:`mofcell.impedance`.

    Returns
    -------
    str
        A line.
    """
    kind, f = dataset.attrs["kind"], dataset.frequency.values
    charge = dataset.attrs.get("state_of_charge")
    at = "" if charge is None else f", {100 * charge:.3g} % charged"
    of = {
        "full": f"{dataset.attrs['cell']}{at}",
        "symmetric": f"Li | {dataset.attrs['electrolyte']} | Li ({dataset.attrs['cell']})",
        "blocking": f"steel | {dataset.attrs['electrolyte']} | steel ({dataset.attrs['cell']})",
    }
    return f"Impedance of {of[kind]}, {hertz(f[-1])} to {hertz(f[0])}"


def hertz(frequency):
    """A frequency as people say it.

    Examples
    --------
    >>> hertz(1e6), hertz(2500.0), hertz(50.0), hertz(1e-3)
    ('1 MHz', '2.5 kHz', '50 Hz', '1 mHz')
    """
    for size, unit in ((1e9, "GHz"), (1e6, "MHz"), (1e3, "kHz"), (1, "Hz"), (1e-3, "mHz")):
        if frequency >= size * (1 - 1e-9):
            return f"{frequency / size:.3g} {unit}"
    return f"{1e6 * frequency:.3g} µHz"


def energy(value):
    """An activation energy as a paper prints it.

    Examples
    --------
    >>> energy(12159.0)
    '0.126 eV'
    """
    return f"{number(value / F, '.3f')} eV"


def _notes(dataset):
    beside = BESIDE[dataset.attrs["kind"]]
    if not dataset.intercept_reached.values[dataset.status.values == "ok"].all():
        yield "✗: not reached with these frequencies, so neither is σ"
    yield f"bulk R: read where the spectrum meets the real axis; it holds {beside} too"
    arcs = dataset.arc_resistance.values
    constant = np.isfinite(arcs).all() and np.ptp(arcs) < CONSTANT * arcs.max()
    for name, what, forms in (
        ("activation_energy", "σ", ("ln σ", "ln σT")),
        ("arc_activation_energy", "the arcs", ("ln 1/R", "ln T/R")),
    ):
        found = dataset[name].values
        if np.isfinite(found).all():
            if what == "the arcs" and constant:  # ln T/R would show a slope of the form's own
                yield "the arcs do not change with temperature"
                continue
            each = (
                f"{energy(value)} from {form}" for value, form in zip(found, forms, strict=True)
            )
            yield f"Ea of {what}, a line through the points of the model: {', '.join(each)}"


def _listed(kelvins):
    return ", ".join(temperature(kelvin) for kelvin in kelvins)


def _ohms(resistance):
    value = 1e4 * float(resistance)
    return number(value, ".2f" if abs(value) < 10 else ".1f" if abs(value) < 100 else ".0f")
