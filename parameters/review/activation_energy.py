"""Do the printed activation energies belong to the printed conductivities?"""

import math
from dataclasses import dataclass
from itertools import pairwise, product

from mofcell.parameters.constants import R
from mofcell.parameters.laws import Arrhenius
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import ROOM, conductivities, last_digit, numbers
from mofcell.parameters.review.finding import Finding

#: How well a conductivity by impedance repeats, pellet by pellet: assumed.
REPEATS = 0.10

#: Where the cold of interest begins, for an energy that states no range [K].
COLD = 253.15


@dataclass(frozen=True)
class PrintedEnergy:
    """An activation energy, where it holds, and what its last digit leaves open."""

    energy: float
    low: float
    high: float
    uncertainty: float

    @property
    def words(self):
        """As it is printed, less the zeros."""
        return f"{words.scientific(words.electronvolts(self.energy), 3)} eV"

    def covers(self, T):
        """Whether it holds at a temperature [K]."""
        return self.low <= T <= self.high


def check_activation_energies(material):
    """Two-point energies against the printed ones, and where the printed ones lead to."""
    points = conductivities(material)
    energies = printed_energies(material)
    found = list(_contradictions(energies))
    if len(points) == 1:
        found += [_untested(points[0], one) for one in energies]
    for near, far in steps(points):
        found += _step(near, far, energies)
    return found


def printed_energies(material):
    """Printed activation energies; one without a range is taken to hold everywhere."""
    return [
        PrintedEnergy(
            energy=one.number,
            low=min(one.temperature) if len(one.temperature) == 2 else 0.0,
            high=max(one.temperature) if len(one.temperature) == 2 else math.inf,
            uncertainty=last_digit(one) / 2,
        )
        for one in numbers(material, "activation_energy")
    ]


def steps(points):
    """Neighbouring points, each pair from the one nearer to room temperature outwards."""
    if not points:
        return []
    start = min(range(len(points)), key=lambda k: abs(points[k][0] - ROOM))
    colder = [(points[k], points[k - 1]) for k in range(start, 0, -1)]
    return colder + list(pairwise(points[start:]))


def _contradictions(energies):
    ranges: dict[tuple[float, float], dict[float, PrintedEnergy]] = {}
    for one in energies:
        ranges.setdefault((one.low, one.high), {})[one.energy] = one
    for (low, high), several in ranges.items():
        if len(several) > 1:
            where = f"for {words.span(low, high)}" if high < math.inf else "without a range"
            both = words.listed([one.words for one in several.values()])
            yield Finding("doubt", f"{both} are printed {where}: they contradict each other")


def _untested(point, one):
    """Where an energy leads from the only point."""
    T, value = point
    cold = one.low if 0 < one.low < T else COLD
    there = value * _exp(-one.energy / R * (1 / cold - 1 / T))
    return Finding(
        "note",
        f"conductivity at one temperature cannot test the printed {one.words}, which leads from "
        f"{words.conductivity(value)} at {words.celsius(T)} to {words.conductivity(there)} at "
        f"{words.celsius(cold)}",
    )


def _step(near, far, energies):
    low, high = sorted((near, far))
    two_point = Arrhenius.between(low, high).activation_energy
    interval = words.span(low[0], high[0])
    measured = f"{interval}: two points give {words.electronvolt(two_point)}"
    segments = _segments(near[0], far[0], energies)
    readings = list(product(*(candidates for _, _, candidates in segments)))
    if not readings:
        return [Finding("note", f"{measured}; no printed energy holds over all of it")]
    return [_reading(measured, near, far, segments, reading) for reading in readings]


def _segments(start, end, energies):
    """Parts of the way from one temperature to the other, each with the energies that hold."""
    inner = {T for one in energies for T in (one.low, one.high) if min(start, end) < T}
    inner = {T for T in inner if max(start, end) > T}
    stops = sorted({start, end, *inner}, reverse=end < start)
    found = []
    for here, there in pairwise(stops):
        middle = (here + there) / 2
        holding = [one for one in energies if one.covers(middle)]
        stated = [one for one in holding if one.high < math.inf]
        found.append((here, there, stated or holding))
    return found


def _reading(measured, near, far, segments, reading):
    """Where one choice of energies leads, beside what was measured there."""
    ways = [1 / there - 1 / here for here, there, _ in segments]
    logarithm = -sum(one.energy / R * way for one, way in zip(reading, ways, strict=True))
    leeway = sum(one.uncertainty / R * abs(way) for one, way in zip(reading, ways, strict=True))
    logarithm_of_ratio = math.log(near[1] / far[1]) + logarithm
    ratio = _exp(logarithm_of_ratio)
    names = list(dict.fromkeys(one.words for one in reading))
    leads = (
        f"{measured}; the printed {words.listed(names)} lead{'s' * (len(names) == 1)} from "
        f"{words.celsius(near[0])} to {words.conductivity(ratio * far[1])} at "
        f"{words.celsius(far[0])}, measured is {words.conductivity(far[1])} "
        f"({words.deviation(ratio)})"
    )
    if abs(logarithm_of_ratio) <= max(leeway, math.log(1 + REPEATS)):
        return Finding("ok", leads)
    needed = reading[-1].energy + R * logarithm_of_ratio / ways[-1]
    return Finding(
        "doubt",
        f"{leads}: {words.electronvolt(needed)} in place of {reading[-1].words} would be needed",
    )


def _exp(logarithm):
    """Exponential that ends instead of overflowing, whatever energy a file states."""
    return math.exp(max(min(logarithm, 600.0), -600.0))
