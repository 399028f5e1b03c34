r"""What the data tell of the free numbers, in words.

The eigenvectors of the covariance of the logarithms :math:`\ln \theta`, the inverse of the Fisher
matrix where the posterior is normal, are products of powers of the free numbers. Where two
numbers alone make up a direction that is hardly known, their product, ratio or sum may still be:
the one that is known best is named.
"""

import math
from itertools import combinations

import numpy as np

#: A number is not told by the data if its interval takes up this share of its range [-], of what
#: an interval takes of a range of which nothing is known.
UNTOLD = 0.8

#: Two numbers cannot be told apart if a combination of them is known this many times better.
BETTER = 4.0

#: A number is known well if the 90 % interval is within this of it on both sides [-].
WELL = 0.2

#: How near to an end of its range a number is at the end, a share of the range [-].
AT_THE_END = 0.01

#: Draws that have to count for intervals that are more than rough, and for any at all.
FEW, TOO_FEW = 30, 10


def statements(calibration):
    """What the data tell of the free numbers.

    Parameters
    ----------
    calibration : Calibration
        The calibration.

    Returns
    -------
    list of str
        One line each, the gravest first.
    """
    if not calibration.is_drawn:
        return ["stopped before it was known how sure the numbers are"]
    if lines := _of_the_misfit(calibration):
        return lines
    lines = _of_the_count(calibration)
    count = calibration.draws.effective
    if count < FEW:
        more = "in Python draw more, with draws=Importance(count=...) or Ensemble()"
        if count < TOO_FEW:
            return [*lines, f"only {count:.0f} draws count: take no interval from them; {more}"]
        lines.append(f"only {count:.0f} draws count: the intervals are rough; {more}")
    free = calibration.problem.free
    apart = [pair for pair in combinations(free, 2) if _is_better_together(calibration, *pair)]
    lines += [_together(calibration, *pair) for pair in apart]
    named = {one.name for pair in apart for one in pair}
    for one, share in zip(free, calibration.shares, strict=True):
        lines += _alone(calibration, one, float(share), named=one.name in named)
    return lines


def _of_the_misfit(calibration):
    """What to say of a cell that no number of the ranges brings to the data."""
    if calibration.meets_the_data:
        return []
    times = math.sqrt(calibration.misfit / calibration.likelihood.independent)
    ends = [
        in_words(one.name)
        for one, share in zip(calibration.problem.free, calibration.shares, strict=True)
        if _is_at_the_end(share)
    ]
    at_the_end = f"; {', '.join(ends)} at the end of the range" if ends else ""
    return [
        f"the cell does not meet these data: the residuals are {_digits(times)} times their "
        f"standard errors{at_the_end}; look at units and ranges, free another number, and take "
        "no interval from it"
    ]


def _is_at_the_end(share):
    return share < AT_THE_END or share > 1 - AT_THE_END


def _of_the_count(calibration):
    likelihood = calibration.likelihood
    if likelihood.spare > 1:
        return []
    count = f"{likelihood.independent} measured numbers for {likelihood.free} free ones"
    if likelihood.spare == 1:
        return [f"under-determined: {count}, one to spare: the scatter of the data is assumed"]
    return [f"under-determined: {count}, none to spare: any set of data would be met"]


def _alone(calibration, one, share, *, named):
    low, high = calibration.interval(one.name)
    name = in_words(one.name)
    covered = (float(one.share(high)) - float(one.share(low))) / 0.9
    lines = []
    if _is_at_the_end(share):
        end = "lower" if share < 0.5 else "upper"
        lines.append(f"{name} is at the {end} end of its range")
    if named:
        return lines
    if covered > UNTOLD:
        lines.append(f"{name} is not told by these data: any value of its range meets them")
    else:
        known = spread(calibration.draws, calibration.values[one.name])
        lines.append(f"{name} is known to {known}")
    return lines


def _is_better_together(calibration, one, other):
    """Whether a combination of two numbers is known much better than each of them."""
    x, y = calibration.values[one.name], calibration.values[other.name]
    if min(x.min(), y.min()) <= 0:
        return False
    draws = calibration.draws
    alone = min(_width(draws, x), _width(draws, y))
    _, best = _best(calibration, one, other)
    return alone > WELL and alone > BETTER * _width(draws, best)


def _together(calibration, one, other):
    draws = calibration.draws
    what, best = _best(calibration, one, other)
    names = in_words(one.name), in_words(other.name)
    each = [spread(draws, calibration.values[number.name]) for number in (one, other)]
    apart = f"{names[0]} alone to {each[0]}, {names[1]} to {each[1]}"
    return (
        f"{names[0]} and {names[1]} cannot be told apart by these data: their {what} is known to "
        f"{spread(draws, best)}, {'each to ' + each[0] if each[0] == each[1] else apart}"
    )


def _best(calibration, one, other):
    """The combination of two numbers that is known best."""
    x, y = calibration.values[one.name], calibration.values[other.name]
    ways = {"product": x * y, "ratio": x / y}
    if one.unit == other.unit:
        ways["sum"] = x + y
    return min(ways.items(), key=lambda way: _width(calibration.draws, way[1]))


def _width(draws, values):
    """Half of the 90 % interval of the logarithm [-]."""
    low, high = draws.quantiles(np.log(values), levels=(0.05, 0.95))
    return float(high - low) / 2


def spread(draws, values):
    """How well a number is known: half of its 90 % interval, "4 %" or "a factor 3".

    Parameters
    ----------
    draws : Draws
        The draws.
    values : array
        Its value in each draw [any unit].

    Returns
    -------
    str
        In words.
    """
    if values.min() <= 0:
        low, high = draws.quantiles(values, levels=(0.05, 0.95))
        return f"{_digits((high - low) / 2)} on both sides"
    width = _width(draws, values)
    return f"{_digits(100 * width)} %" if width < 0.3 else f"a factor {_digits(np.exp(width))}"


def _digits(number):
    return f"{number:.2g}" if number < 100 else f"{number:.0f}"


def in_words(name):
    """A free number's name in words.

    Examples
    --------
    >>> in_words("catholyte.conductivity")
    'conductivity of the catholyte'
    """
    owner, _, field = name.partition(".")
    words = (field or owner).replace("_", " ")
    return f"{words} of the {owner.replace('_', ' ')}" if field else words


def directions(calibration):
    """Eigenvectors of the covariance of the logarithms, the best known first.

    Parameters
    ----------
    calibration : Calibration
        The calibration.

    Returns
    -------
    tuple of array
        Standard error of each direction [-], and the power of each free number in it, a row for
        each direction [-]. A number that can be zero or negative counts over its range.
    """
    columns = []
    for one in calibration.problem.free:
        values = calibration.values[one.name]
        low, high = one.ends
        columns.append(np.log(values) if values.min() > 0 else values / (high - low))
    squares, vectors = np.linalg.eigh(calibration.draws.covariance(np.array(columns)))
    return np.sqrt(np.maximum(squares, 0.0)), vectors.T
