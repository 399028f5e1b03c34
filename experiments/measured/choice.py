"""Which of the recognised columns count, and which of them belong together."""

from mofcell.experiments.measured.headers import CAPACITIES, LOADS
from mofcell.experiments.measured.kinds import IMPEDANCES
from mofcell.experiments.measured.layout import not_recognised
from mofcell.parameters.shown import listed

#: Currents with their sign, the one first that a cell compares best.
CURRENTS = ("current_density", "specific_current", "current")

#: Quantities that a time series has once: the first column of them counts.
_ONCE = ("time", "cycle", "step", "frequency", "temperature")

#: Quantities of an impedance spectrum: voltage and current beside them are those at rest.
_OF_A_SPECTRUM = ("frequency", "temperature", *IMPEDANCES[0], *IMPEDANCES[1])


def chosen(table, way):
    """Places of the columns that count, with what they hold.

    Of charge and discharge the discharge counts, of several bases of the capacity the one per
    mass, of several loads the C-rate; of the currents of a time series the density.

    Parameters
    ----------
    table : TextTable or Sheet or Columns
        The table, whose notes grow.
    way : Layout
        Its columns.

    Returns
    -------
    dict
        Heading by place.

    Raises
    ------
    InvalidInput
        If all capacities are those of a charge.
    """
    kept = {place: one for place, one in enumerate(way.headings) if one is not None}
    if "frequency" in {one.quantity for one in kept.values()}:
        return {place: one for place, one in kept.items() if one.quantity in _OF_A_SPECTRUM}
    kept = _as_mapped(table, way, kept)
    kept = _discharge_only(table, way, kept)
    kept = _one_of(table, way, kept, CAPACITIES)
    held = {one.quantity for one in kept.values()}
    if "voltage" in held and held & set(CURRENTS):
        kept = _one_of(table, way, kept, (*CURRENTS, "c_rate"))
        repeated: tuple[str, ...] = (*_ONCE, "voltage", *CURRENTS)
    else:
        kept = _one_of(table, way, kept, LOADS)
        repeated = ()
    if "time" in held:
        kept = _total_time(kept)
    for quantity in repeated:
        places = [place for place, one in kept.items() if one.quantity == quantity]
        for place in places[1:]:
            del kept[place]
            if quantity in ("voltage", *CURRENTS):
                _note(table, way, [place], f"a second column of {quantity}")
    last = None
    for place, one in enumerate(way.headings):
        if one is None:
            continue
        if not one.quantity.endswith("_error"):
            last = place
        elif one.mapped:
            continue
        elif last not in kept or f"{kept[last].quantity}_error" != one.quantity:
            kept.pop(place, None)  # of a column that does not count
    return kept


def blocks(kept):
    """Columns that belong together, where a table holds several side by side.

    A block ends where a quantity comes again. What a table has only once, such as one capacity
    for many voltages, belongs to all of them.

    Parameters
    ----------
    kept : dict
        Heading by place.

    Returns
    -------
    list of dict
        Place by quantity, of each block.

    Examples
    --------
    >>> from mofcell.experiments.measured.headers import heading
    >>> headers = ["Q/mAh", "E/V", "E/V"]
    >>> blocks({place: heading(one) for place, one in enumerate(headers)})
    [{'cell_capacity': 0, 'voltage': 1}, {'voltage': 2, 'cell_capacity': 0}]
    """
    found: list[dict] = [{}]
    for place, one in kept.items():
        if one.quantity in found[-1]:
            found.append({})
        found[-1][one.quantity] = place
    quantities = [quantity for block in found for quantity in block]
    for block in found[1:]:
        for quantity, place in found[0].items():
            if quantities.count(quantity) == 1 and not quantity.endswith("_error"):
                block.setdefault(quantity, place)
    return found


def _as_mapped(table, way, kept):
    """Of capacities the ones that the user names, where there are more of the same."""
    named = {one.quantity for one in kept.values() if one.mapped} & set(CAPACITIES)
    dropped = [place for place, one in kept.items() if one.quantity in named and not one.mapped]
    if dropped:
        _note(table, way, dropped, "columns= names another")
    return {place: one for place, one in kept.items() if place not in dropped}


def _discharge_only(table, way, kept):
    sides = {one.side for one in kept.values()}
    if "charge" not in sides and "discharge" not in sides:
        return kept
    capacities = {place for place, one in kept.items() if one.quantity in CAPACITIES}
    discharge = {place for place in capacities if kept[place].side == "discharge"}
    mapped = {place for place in capacities if kept[place].mapped}
    bare = {place for place in capacities if kept[place].side == ""}
    keep = mapped or discharge or bare
    if capacities and not keep:
        raise not_recognised(table, way, "its capacities are those of the charge")
    dropped = capacities - keep
    if dropped:
        _note(table, way, sorted(dropped), "the discharge counts")
    return {place: one for place, one in kept.items() if place not in dropped}


def _one_of(table, way, kept, quantities):
    """One of several ways to state the same, the user's first."""
    places = [place for place, one in kept.items() if one.quantity in quantities]
    if len({kept[place].quantity for place in places}) < 2:
        return kept
    ranked = sorted(
        places,
        key=lambda place: (not kept[place].mapped, quantities.index(kept[place].quantity)),
    )
    best = kept[ranked[0]].quantity
    dropped = [place for place in places if kept[place].quantity != best]
    _note(table, way, dropped, f"{best} counts")
    return {place: one for place, one in kept.items() if place not in dropped}


def _total_time(kept):
    """The time of the whole test, where there is also that of its steps."""
    times = [place for place, one in kept.items() if one.quantity == "time"]
    best = max(times, key=lambda place: (kept[place].mapped, kept[place].total))
    return {place: one for place, one in kept.items() if place == best or place not in times}


def _note(table, way, places, why):
    names = listed([repr(way.headers[place]) for place in places], 120)
    table.notes.append(f"not used, as {why}: {names}")
