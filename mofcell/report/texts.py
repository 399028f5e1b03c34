"""What the report says in words; every number in it is computed."""

import numpy as np

from mofcell.report.origins import origins
from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE, TEMPERATURES
from mofcell.report.variants import AS_IN_RECORD, PRINTED
from mofcell.tables import EQUILIBRIUM
from mofcell.words import limit, temperature

TERMS = (
    "Ohmic terms are the resistance of the electrolyte, diffusion potentials the price of uneven "
    "salt, charge transfer the reaction itself (Butler-Volmer), the interphase the film on "
    "lithium, particle diffusion the lithium that has not yet spread inside the particles. The "
    "terms and the equilibrium potential add up to the voltage."
)

#: Numbers of a cell that change its results most when they are wrong.
WEIGHTY = ("cathode_loading", "area", "cathode_porosity", "lithium_thickness", "membrane_thickness")


def tiles(results):
    """The four numbers at the top, each with what it is."""
    cell, split = results.cell, results.split
    slowest = results.rates_in_table.isel(c_rate=0)
    losses, total = _losses(split)
    cold_point = min(
        _points(results.cold),
        key=lambda point: (point.status.item() != "ok", point.temperature.item()),
    )
    basis = results.energy.sel(basis="electrodes+electrolyte")
    first = max(losses, key=losses.get)
    share = losses[first] / total if total else 0.0
    return [
        (
            f"{slowest.specific_capacity.item():.0f} mAh/g",
            f"at {slowest.c_rate.item():g} C and 25 °C",
        ),
        (
            f"{total:.0f} mV",
            f"lost at {SPLIT_RATE:g} C, {_percent(share)} of it: {first}",
        ),
        (
            f"{cold_point.specific_capacity.item():.0f} mAh/g",
            f"at {temperature(cold_point.temperature.item())} and {COLD_RATE:g} C",
        ),
        (
            f"{basis.specific_energy.item():.3g} Wh/kg",
            f"electrodes + electrolyte, {1e6 * cell.membrane_thickness:.0f} µm membrane",
        ),
    ]


def headline(results):
    """The report in four sentences."""
    shares = _shares(results.energy)
    return [
        _agreement(results),
        f"{polarization(results)} {_membrane(results)}",
        cold(results),
        f"On the basis of electrodes and electrolyte it stores "
        f"{results.energy.specific_energy.sel(basis='electrodes+electrolyte').item():.3g} Wh/kg: "
        f"{_and([f'{name} ({_percent(share)})' for name, share in shares[:2]])} weigh most.",
    ]


def _membrane(results):
    """What the membrane itself takes, and what follows from it."""
    if results.split.status.item() != "ok":
        return ""
    losses, total = _losses(results.split)
    membrane = losses["membrane ohmic"] + losses["membrane diffusion potential"]
    advice = (
        "a better conductor would hardly be noticed"
        if membrane < 0.1 * total
        else "a better or thinner membrane would be noticed"
    )
    return f"The MOF membrane itself takes {membrane:.0f} mV: {advice}."


def _agreement(results):
    if results.measured is None:
        return "There is no measured rate table for this cell."
    errors = _errors(results)
    worst = max(errors, key=lambda rate: abs(errors[rate]))
    return (
        f"The model meets the {len(errors)} measured capacities to {_rms(errors):.1f} % "
        f"(root mean square; at worst {_signed(errors[worst])} % at {worst:g} C), with "
        f"{_count(len(_fitted(results.cell)))} fitted to them."
    )


def fit(results):
    """What was fitted to the rate table, and what that means."""
    fitted = _fitted(results.cell)
    if results.measured is None or not fitted:
        return "Nothing was fitted to a rate table."
    names = _and([f"{number.field} ({number.value})" for number in fitted])
    return (
        f"{_agreement(results)} These are: {names}. The table was used for the fit, so the "
        "agreement says that the model can describe it, not that it foretold it. All that follows "
        "(curves, losses, cold, energy) was not fitted."
    )


def cliff(results):
    """Where the capacity ends at high rate."""
    rates = results.rates.sortby("c_rate")
    lost = rates.c_rate.values[rates.status.values != "ok"]
    if not len(lost):
        return f"The load is held up to {rates.c_rate.values[-1]:g} C."
    point = rates.sel(c_rate=lost[0])
    held = rates.c_rate.values[rates.status.values == "ok"]
    if not len(held):
        return f"No load is held: {limit(point)}."
    return (
        f"Between {held[-1]:g} and {lost[0]:g} C the capacity falls to nothing: the resistances of "
        "the interfaces take the voltage to its lower limit as soon as the current flows "
        f"({point.limited_by.item()}). Close below this edge the capacity depends steeply on the "
        "resistance, so the fit there is no strong evidence."
    )


def polarization(results):
    """The largest losses in a sentence."""
    if results.split.status.item() != "ok":
        return f"At {SPLIT_RATE:g} C the cell gives nothing: {limit(results.split)}."
    losses, total = _losses(results.split)
    largest = sorted(losses, key=losses.get, reverse=True)[:3]
    parts = _and([f"{name} {losses[name]:.0f} mV" for name in largest])
    return (
        f"Half-way through the discharge at {SPLIT_RATE:g} C, {total:.0f} mV are lost, most of it "
        f"as {parts}. The discharge ends by {limit(results.split)}."
    )


def cold(results):
    """What is left at each temperature, in a sentence."""
    parts = []
    for point in _points(results.cold):
        where, process = temperature(point.temperature.item()), limit(point)
        if point.status.item() == "ok":
            parts.append(f"{point.specific_capacity.item():.0f} mAh/g at {where} ({process})")
        elif point.load_held.item() in (0, 1):
            parts.append(f"nothing at {where} ({process})")
        else:
            parts.append(
                f"nothing at {where}, where the voltage falls to its limit at "
                f"{int(100 * point.load_held.item())} % of the current ({point.limited_by.item()})"
            )
    return f"At {COLD_RATE:g} C the cell gives {_and(parts)}."


def spread(results):
    """How far the unknown activation energies carry."""
    changed = results.spread.specific_capacity
    ranges = []
    for T in changed.temperature.values:
        low, high = float(changed.sel(temperature=T).min()), float(changed.sel(temperature=T).max())
        if high == 0:
            ranges.append(f"nothing at {temperature(T)} whatever the choice")
        elif high - low > 1:
            ranges.append(f"{low:.0f} to {high:.0f} mAh/g at {temperature(T)}")
    return (
        "No paper gives the activation energies of the interfaces, and published ones for "
        "diffusion in the cathode differ fourfold. The table repeats the discharges with others, "
        f"all equal at 25 °C: {_and(ranges) or 'no difference'}. Read the cold numbers as a "
        f"range, not as a value; the row '{AS_IN_RECORD}' is one choice among these."
        f"{_printed(changed)}"
    )


def _printed(changed):
    """What the printed energies of the membrane change, if they differ from its law."""
    if PRINTED not in changed.variant.values:
        return ""
    change = float(abs(changed.sel(variant=PRINTED) - changed.sel(variant=AS_IN_RECORD)).max())
    amount = f"{change:.1f} mAh/g at most" if change >= 0.05 else "less than 0.1 mAh/g"
    return (
        " The membrane's printed activation energies, in the place of the law through its "
        f"measured points, change the capacity by {amount}."
    )


def energy(results):
    """What weighs most, in a sentence."""
    cell = results.cell
    shares = _shares(results.energy)
    values = _and(
        [
            f"{results.energy.specific_energy.sel(basis=basis).item():.3g} Wh/kg ({basis})"
            for basis in results.energy.basis.values
        ]
    )
    return (
        f"One discharge at {ENERGY_RATE:g} C gives {values}. The bases count different things: "
        "only the active material; lithium, coating and membrane; the stack with catholyte and "
        "half of each current collector; the packed cell. Of electrodes and electrolyte, "
        f"{_and([f'{name} is {_percent(share)}' for name, share in shares[:3]])}. The lithium is "
        f"{cell.np:.0f} times what the cathode takes. A laboratory cell is not built for energy: "
        "thickness and N/P can be changed with --membrane-thickness and --np-ratio."
    )


def limits(results):
    """What the report does not tell."""
    cell = results.cell
    assumed = [
        field.replace("_", " ")
        for field in WEIGHTY
        if field in cell.provenance and cell.provenance[field].kind == "assumed"
    ]
    return [
        f"The source does not give {_and(assumed)}, among others: they are assumed. The area "
        "enters through the loading, and with it every current density.",
        *_cautions(cell),
        "The change of the interface resistances with temperature is a guess (see the table of "
        "other energies), and no discharge in the cold is on record to compare with.",
        "The model is one-dimensional, at one temperature and fresh: no ageing, no dendrites, no "
        "uneven contact, one branch of the cathode's potential without hysteresis.",
        "A fit to capacities alone cannot tell a slow particle from a slow electrode: R²/D stands "
        "for both.",
    ]


def _cautions(cell):
    """What the records say against the numbers that matter most."""
    doubted = [
        ("Lithium interface resistance", cell, "lithium_interface_resistance"),
        ("Plane membrane|cathode", cell, "membrane_cathode_resistance"),
        ("Transference number of the membrane", cell.electrolyte, "transference_number"),
        ("Conductivity of the catholyte", cell.filling, "conductivity"),
    ]
    notes = [(name, record.provenance.get(field)) for name, record, field in doubted]
    notes += [("Measured rates", table.provenance) for table in cell.measured.values()]
    return [f"{name}: {note.caution}." for name, note in notes if note and note.caution]


def _errors(results):
    """Model over measurement, less one [%], by C-rate."""
    measured = dict(zip(results.measured.x, results.measured.y, strict=True))
    capacity = results.rates.specific_capacity
    return {
        rate: 100 * (capacity.sel(c_rate=rate).item() / (value / 3600) - 1)
        for rate, value in measured.items()
    }


def _rms(errors):
    return float(np.sqrt(np.mean(np.square(list(errors.values())))))


def _fitted(cell):
    return [number for number in _of_kind(cell, "fitted") if number.part == "cell"]


def _of_kind(cell, kind):
    return [number for number in origins(cell, TEMPERATURES) if number.kind == kind]


def _losses(split):
    """Losses [mV] half-way, or at the end if the load is not held, and their sum."""
    values = split.contribution.isel(depth=split.sizes["depth"] // 2)
    if split.status.item() != "ok":
        values = split.end_contribution
    values = -1e3 * values.fillna(0)
    losses = {str(name): values.sel(term=name).item() for name in values.term.values}
    losses.pop(EQUILIBRIUM)
    return losses, sum(losses.values())


def _shares(dataset):
    """Components of electrodes and electrolyte by their share of its mass, largest first."""
    mass = dataset.mass.sel(basis="electrodes+electrolyte").dropna("component")
    shares = {
        str(name): float(mass.sel(component=name) / mass.sum()) for name in mass.component.values
    }
    return sorted(shares.items(), key=lambda item: -item[1])


def _points(dataset):
    return [dataset.isel(temperature=k) for k in range(dataset.sizes["temperature"])]


def _percent(share):
    return f"{100 * share:.0f} %"


def _count(number):
    words = {1: "one number", 2: "two numbers", 3: "three numbers"}
    return words.get(number, f"{number} numbers")


def _signed(value):
    return f"{value:+.1f}".replace("-", "−")


def _and(parts):
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
