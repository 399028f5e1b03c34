"""What the page of a cell says in words; every number in it is computed."""

import numpy as np

from mofcell.parameters.review.words import listed
from mofcell.report.comparison import fitted_fields
from mofcell.report.results import COLD_RATE, ENERGY_RATE, SPLIT_RATE
from mofcell.report.variants import AS_IN_RECORD, PRINTED, diffusion_energies
from mofcell.views.quantities import in_words, name
from mofcell.views.tables import EQUILIBRIUM
from mofcell.views.words import limit, signed, temperature

TERMS = (
    "Ohmic terms are the resistance of the electrolyte, diffusion potentials the price of uneven "
    "salt, charge transfer the reaction itself (Butler-Volmer), the interphase the film on "
    "lithium, particle diffusion the lithium that has not yet spread inside the particles. The "
    "terms and the equilibrium potential add up to the voltage."
)

#: Numbers of a cell that change its results most when they are wrong.
WEIGHTY = ("cathode_loading", "cathode_porosity", "lithium_thickness", "membrane_thickness")

#: What is said of a capacity of each provenance class.
_CLASSES = {
    "measured": "were measured",
    "derived": "follow from the source",
    "literature": "are quoted",
    "computed": "were computed",
    "fitted": "were fitted",
    "assumed": "were assumed",
}

#: A lithium foil of so many times what the cathode takes is not there for the energy [-].
LABORATORY = 10.0


def tiles(results):
    """The four numbers at the top, each with what it is."""
    cell = results.cell
    low = _at_rate(results, COLD_RATE)
    basis = results.energy.sel(basis="electrodes+electrolyte")
    first = (
        f"{low.specific_capacity.item():.0f} mAh/g",
        f"at {COLD_RATE:g} C and {temperature(results.temperature)}",
    )
    energy = (
        f"{basis.specific_energy.item():.3g} Wh/kg",
        f"electrodes + electrolyte, {1e6 * cell.membrane_thickness:.4g} µm membrane",
    )
    if results.split is None:
        high = _at_rate(results, SPLIT_RATE)
        second = f"{high.specific_capacity.item():.0f} mAh/g", f"at {SPLIT_RATE:g} C"
        third = f"{basis.energy_density.item():.3g} Wh/L", "on the same basis as the Wh/kg"
        return [first, second, energy, third]
    losses, total = _losses(results.split)
    largest = max(losses, key=losses.get)
    share = losses[largest] / total if total else 0.0
    coldest = min(
        _points(results.cold),
        key=lambda point: (point.status.item() != "ok", point.temperature.item()),
    )
    return [
        first,
        (f"{total:.0f} mV", f"lost at {SPLIT_RATE:g} C, {_percent(share)} of it: {largest}"),
        (
            f"{coldest.specific_capacity.item():.0f} mAh/g",
            f"at {temperature(coldest.temperature.item())} and {COLD_RATE:g} C",
        ),
        energy,
    ]


def headline(results):
    """The page in a few sentences."""
    shares = _shares(results.energy)
    stored = results.energy.specific_energy.sel(basis="electrodes+electrolyte").item()
    heaviest = listed([f"{part} ({_percent(share)})" for part, share in shares[:2]])
    texts = [agreement(results)]
    if results.split is not None:
        texts += [f"{polarization(results)} {_membrane(results)}", cold(results)]
    return [
        *texts,
        f"On the basis of electrodes and electrolyte it stores {stored:.3g} Wh/kg: {heaviest} "
        "weigh most.",
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
    return f"The membrane itself takes {membrane:.0f} mV: {advice}."


def agreement(results):
    """How near the model comes to the measured capacities."""
    if results.measured is None:
        aim = "" if results.split else ": it is there to compare membranes with"
        return f"No capacity of this cell was measured{aim}."
    errors, used = _errors(results), _used(results)
    if len(errors) == 1:
        return _one_capacity(results)
    worst = max(errors, key=lambda rate: abs(errors[rate]))
    how = f"with {_count(len(used))} fitted to them" if used else "without a fit to them"
    return (
        f"The model is {_rms(errors):.1f} % off the {len(errors)} measured capacities (root mean "
        f"square; at worst {signed(errors[worst])} % at {worst:g} C), {how}."
    )


def _one_capacity(results):
    """The one capacity that is known, as the paper has it, beside the simulated one."""
    ((rate, error),) = _errors(results).items()
    table, used = results.measured, _used(results)
    model = results.rates.specific_capacity.sel(c_rate=rate).item()
    areal = f" ({results.cell.cathode_loading * table.y[0] / 36000:.3g} mAh/cm²)"
    printed = "" if "rate_capability" in results.cell.measured else areal
    how = f"with {_count(len(used))} fitted to it" if used else "without a fit to it"
    return (
        f"At {rate:g} C and {temperature(results.temperature)} the model gives {model:.1f} mAh/g "
        f"where {table.y[0] / 3600:.1f} mAh/g{printed} {_CLASSES[table.provenance.kind]} "
        f"({signed(error)} %), {how}."
    )


def fit(results):
    """What was fitted, to what, and what that means."""
    cell, used = results.cell, _used(results)
    if results.measured is None:
        return ""
    if not used:
        others = _fields(cell, fitted_fields(cell))
        if others:
            return (
                f"{agreement(results)} {others[0].upper()}{others[1:]} were fitted to the rate "
                "table of another cell of the paper: what follows is a prediction."
            )
        return f"{agreement(results)} What follows is a prediction.{_borrowed(cell)}"
    enough = (
        "There are as many fitted numbers as measured ones, so the agreement proves nothing; the "
        "values of the numbers and the shape of the curve tell whether it makes sense."
        if len(used) >= len(results.measured.x)
        else "The table was used for the fit, so the agreement says that the model can describe "
        "it, not that it foretold it."
    )
    return (
        f"{agreement(results)} Fitted: {_fields(cell, used)}. {enough} All that follows (curves, "
        "losses, cold, energy) was not fitted."
    )


def _borrowed(cell):
    """How much of a cell is taken from the cell of another paper."""
    places = [
        one.source.removeprefix("as in ").partition(" (")[0]
        for one in cell.provenance.values()
        if one.kind == "assumed" and one.source.startswith("as in ")
    ]
    if not places:
        return ""
    return (
        f" The source says little of the cell: {len(places)} of its numbers are those of "
        f"{listed(sorted(set(places)))}, so that it tells what this membrane would do there."
    )


def _fields(cell, fields):
    """Fields with their values."""
    return listed([f"{name(field)} ({in_words(field, getattr(cell, field))})" for field in fields])


def cliff(results):
    """Where the capacity ends at high rate."""
    rates = results.rates.sortby("c_rate")
    ok = rates.status.values == "ok"
    held, lost = rates.c_rate.values[ok], rates.c_rate.values[~ok]
    if not len(lost):
        last = rates.isel(c_rate=-1)
        return (
            f"The load is held up to {last.c_rate.item():g} C, where "
            f"{last.specific_capacity.item():.0f} mAh/g are left ({limit(last)})."
        )
    point = rates.sel(c_rate=lost[0])
    if not len(held):
        return f"No load is held: {limit(point)}."
    doubt = ""
    if _used(results) and max(results.measured.x) >= held[-1] / 2:
        doubt = (
            " Close below this edge the capacity depends steeply on the resistances, so the fit "
            "there is no strong evidence."
        )
    return (
        f"Between {held[-1]:g} and {lost[0]:g} C the capacity falls to nothing: the voltage falls "
        "to its lower limit as soon as the current flows "
        f"(largest loss then: {point.limited_by.item()}).{doubt}"
    )


def polarization(results):
    """The largest losses in a sentence."""
    if results.split.status.item() != "ok":
        return f"At {SPLIT_RATE:g} C the cell gives nothing: {limit(results.split)}."
    losses, total = _losses(results.split)
    largest = [part for part in sorted(losses, key=losses.get, reverse=True) if losses[part] > 0.5]
    parts = listed([f"{part} {losses[part]:.0f} mV" for part in largest[:3]])
    return (
        f"Half-way through the discharge at {SPLIT_RATE:g} C, {total:.0f} mV are lost, most of it "
        f"as {parts}. What ends the discharge: {limit(results.split)}."
    )


def terms(results):
    """What the terms are."""
    if not results.cell.electrolyte.is_single_ion:
        return TERMS
    return f"{TERMS} Only lithium moves in this membrane, so that it has no diffusion potential."


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
    return f"At {COLD_RATE:g} C the cell gives {listed(parts)}."


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
    energies = list(diffusion_energies(results.cell))
    diffusion = (
        f", and published ones for diffusion in {results.cell.cathode.formula} run from "
        f"{energies[0]:.0f} to {energies[-1]:.0f} kJ/mol"
        if len(energies) > 1
        else ""
    )
    return (
        f"No paper gives the activation energies of the interfaces{diffusion}. The table repeats "
        "the discharges with others, which change nothing at 25 °C. The capacity then is "
        f"{listed(ranges) or 'the same in the cold too'}. Read the cold numbers as a range, not as "
        f"a value; the row '{AS_IN_RECORD}' is one choice among these.{_printed(changed)}"
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


def cycles(results):
    """What is left in the cycles that were measured, and what makes the model fade."""
    cell, cycled = results.cell, results.cycles
    test = cell.measured["cycling"]
    measured = [f"{y / 3600:.1f} in cycle {x:g}" for x, y in zip(test.x, test.y, strict=True)]
    capacity = cycled.specific_capacity
    simulated = [f"{capacity.sel(cycle=x).item():.1f}" for x in test.x if x in cycled.cycle]
    rates = listed(
        [
            f"{one.name} ({name(field)}: {in_words(field, getattr(one, field))})"
            for one in cell.fade
            for field in one.provenance
        ]
    )
    by = f"by {rates}" if rates else "without any mechanism of fade"
    one_point = (
        " One capacity after the highest is known: every mechanism meets it with some rate, and "
        "nothing tells them apart."
        if results.fade is None
        else ""
    )
    return (
        f"At {test.c_rate:g} C and {temperature(test.temperature)}, {listed(measured)} (mAh/g) "
        f"{_CLASSES[test.provenance.kind]}; the model gives {listed(simulated)}, {by}.{one_point}"
    )


def energy(results):
    """What weighs most, in a sentence."""
    cell = results.cell
    shares = _shares(results.energy)
    values = listed(
        [
            f"{results.energy.specific_energy.sel(basis=basis).item():.3g} Wh/kg ({basis})"
            for basis in results.energy.basis.values
        ]
    )
    built = (
        " A laboratory cell is not built for energy: thickness and N/P can be changed with "
        "--membrane-thickness and --np-ratio."
        if cell.np > LABORATORY
        else ""
    )
    return (
        f"One discharge at {ENERGY_RATE:g} C gives {values}. The bases count different things: "
        "only the active material; lithium, coating and membrane; the stack with what fills the "
        "pores and half of each current collector; the packed cell. Of electrodes and "
        f"electrolyte, {listed([f'{part} is {_percent(share)}' for part, share in shares[:3]])}. "
        f"The lithium is {_times(cell.np)} the cathode's nominal capacity.{built}"
    )


def limits(results):
    """What the page does not tell."""
    cell = results.cell
    assumed = [
        name(field)
        for field in WEIGHTY
        if field in cell.provenance and cell.provenance[field].kind == "assumed"
    ]
    lacking = "" if results.split is None else ", which the source does not give"
    given = f"Assumed, among others: {listed(assumed)}{lacking}." if assumed else ""
    if "cathode loading" in assumed:
        given += " The loading sets every current density."
    cold_guess = (
        "The change of the interface resistances with temperature is a guess (see the table of "
        "other energies), and no discharge in the cold is on record to compare with."
    )
    return [
        given,
        *_cautions(cell),
        cold_guess if results.cold is not None else "",
        "The model is one-dimensional, at one temperature and fresh: no ageing, no dendrites, no "
        "uneven contact, and the cathode on the potential of its discharge.",
        "A fit to capacities alone cannot tell a slow particle from a slow electrode: R²/D stands "
        "for both."
        if "particle_diffusion_time" in fitted_fields(cell)
        else "",
    ]


def _cautions(cell):
    """What the records say against the numbers that matter most, each once."""
    doubted = [
        ("Lithium interface resistance", cell, "lithium_interface_resistance"),
        ("Plane membrane|cathode", cell, "membrane_cathode_resistance"),
        ("Voltage window", cell, "voltage_window"),
        ("Conductivity of the membrane", cell.electrolyte, "conductivity"),
        ("Transference number of the membrane", cell.electrolyte, "transference_number"),
        ("Conductivity of what fills the cathode", cell.filling, "conductivity"),
    ]
    notes = [(what, record.provenance.get(field)) for what, record, field in doubted]
    notes += [
        (f"Measured {kind.replace('_', ' ')}", table.provenance)
        for kind, table in cell.measured.items()
    ]
    said: dict[str, str] = {}
    for what, one in notes:
        if one and one.caution:
            said.setdefault(one.caution.rstrip("."), what)
    return [f"{what}: {caution}." for caution, what in said.items()]


def _used(results):
    """Fields that were fitted to the rate table of this cell itself."""
    cell = results.cell
    return fitted_fields(cell) if "rate_capability" in cell.measured else []


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


def _at_rate(results, c_rate):
    return results.rates.sel(c_rate=c_rate)


def _losses(split):
    """Losses [mV] half-way, or at the end if the load is not held, and their sum."""
    values = split.contribution.isel(depth=split.sizes["depth"] // 2)
    if split.status.item() != "ok":
        values = split.end_contribution
    values = -1e3 * values.fillna(0)
    losses = {str(part): values.sel(term=part).item() for part in values.term.values}
    losses.pop(EQUILIBRIUM)
    return losses, sum(losses.values())


def _shares(dataset):
    """Components of electrodes and electrolyte by their share of its mass, largest first."""
    mass = dataset.mass.sel(basis="electrodes+electrolyte").dropna("component")
    shares = {
        str(part): float(mass.sel(component=part) / mass.sum()) for part in mass.component.values
    }
    return sorted(shares.items(), key=lambda item: -item[1])


def _points(dataset):
    return [dataset.isel(temperature=k) for k in range(dataset.sizes["temperature"])]


def _percent(share):
    return f"{100 * share:.0f} %"


def _times(ratio):
    return f"{ratio:.0f} times" if ratio >= 10 else f"{ratio:.1f} times"


def _count(number):
    words = {1: "one number", 2: "two numbers", 3: "three numbers"}
    return words.get(number, f"{number} numbers")
