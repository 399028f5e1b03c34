"""Do capacities, retention and loss per cycle add up?"""

import re

from mofcell.parameters.reported.value import ReportedValue
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import last_digit, numbers
from mofcell.parameters.review.finding import Finding

_CYCLE = re.compile(r"\b(\d+)(?:st|nd|rd|th)?\s+cycle|\bcycle\s+(\d+)")
_BASE = re.compile(r"\bof\b[^\d,;]*\b(\d+)(?:st|nd|rd|th)\s+cycle")
_FIRST = re.compile(r"\b(initial|first|1st)\b")


def check_retention(cell, membrane):
    """Printed retention and loss against the printed capacities, and what remains of lithium."""
    capacities = _capacities(cell)
    found = []
    for one in numbers(cell, "capacity_retention"):
        found += _retention(one, capacities, _of_the_test(cell))
    if 0 in capacities and (end := max(capacities)):
        found += _losses(cell, capacities[0], capacities[end], end)
    return found + list(_efficiency(cell, capacities))


def cycle_of(text):
    """The cycle that a remark speaks of, 0 for the first, None if it names none.

    Examples
    --------
    >>> cycle_of("initial discharge"), cycle_of("after 150 cycles"), cycle_of("in the 10th cycle")
    (0, 150, 10)
    >>> cycle_of("recovered at 0.1 C")
    """
    if _FIRST.search(text):
        return 0
    match = _CYCLE.search(text)
    return int(match[1] or match[2]) if match else None


def _capacities(cell):
    """Printed capacities by cycle."""
    found: dict[int, ReportedValue] = {}
    for one in numbers(cell, "specific_capacity"):
        cycle = cycle_of(one.provenance.caution)
        if cycle is not None and one.number > 0:
            found.setdefault(cycle, one)
    return found


def _of_the_test(cell):
    """How many cycles the test has, if it says so."""
    found = [one for one in numbers(cell, "cycles") if one.number >= 1]
    return int(found[0].number) if len(found) == 1 else None


def _retention(one, capacities, cycles):
    """A printed retention: "after 200 cycles, of the capacity in the 10th cycle"."""
    caution = one.provenance.caution
    of = _BASE.search(caution)
    after = _CYCLE.search(_BASE.sub("", caution))
    end = int(after[1] or after[2]) if after else cycles
    base = int(of[1]) if of else 0
    if end not in capacities or base not in capacities:
        return
    before, last = capacities[base], capacities[end]
    ratio = last.number / before.number
    rounding = last_digit(last) / last.number + last_digit(before) / before.number
    agrees = abs(ratio - one.number) <= last_digit(one) + ratio * rounding
    text = (
        f"{last.printed} after {end} cycles of {before.printed} are {100 * ratio:.1f} %, printed "
        f"is {one.printed}"
    )
    yield Finding("ok" if agrees else "doubt", text)


def _losses(cell, first, last, cycles):
    """Loss per cycle, linear, and as a factor from cycle to cycle."""
    lost = (first.number - last.number) / cycles
    share = lost / first.number
    factor = 1 - (last.number / first.number) ** (1 / cycles)
    text = (
        f"{first.printed} to {last.printed} over {cycles} cycles is {100 * share:.3f} % of the "
        f"initial value per cycle ({words.scientific(lost / 3600)} mAh/g)"
    )
    stated = [(one, [share, factor]) for one in numbers(cell, "relative_fade")]
    stated += [(one, [lost]) for one in numbers(cell, "capacity_fade")]
    if not stated:
        yield Finding("note", text)
    for one, losses in stated:
        agrees = any(abs(one.number - loss) <= last_digit(one) for loss in losses)
        if agrees:
            yield Finding("ok", f"{text}, as printed ({one.printed})")
        else:
            yield Finding("doubt", f"{text}, not the printed {one.printed}")


def _efficiency(cell, capacities):
    """Lithium that a coulombic efficiency costs over a test."""
    efficiencies = numbers(cell, "coulombic_efficiency")
    cycles = _of_the_test(cell)
    if not efficiencies or not cycles or not 0 < efficiencies[0].number < 1:
        return
    left = efficiencies[0].number ** cycles
    last = capacities.get(cycles)
    kept = last.number / capacities[0].number if last is not None and 0 in capacities else 1.0
    text = (
        f"a coulombic efficiency of {efficiencies[0].printed} in each of {cycles} cycles leaves "
        f"{words.percent(left)} of the lithium that cycles"
    )
    if left < kept:
        yield Finding("note", f"{text}; the rest has to come from the excess of the foil")
