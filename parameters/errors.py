"""What goes wrong with the numbers a user gives."""

from contextlib import contextmanager

from mofcell.parameters.shown import listed, shown


class MofcellError(Exception):
    """Root of the exceptions of mofcell.

    Examples
    --------
    >>> issubclass(InvalidInput, MofcellError)
    True
    """


class InvalidInput(MofcellError, ValueError):  # noqa: N818
    """A value that cannot be used; the message names it, what is allowed and the next step.

    Examples
    --------
    >>> issubclass(InvalidInput, ValueError)
    True
    """


class UnknownName(MofcellError, KeyError):  # noqa: N818 - reads as what it is
    """A name that the library does not hold; the message offers the nearest.

    Parameters
    ----------
    kind : str
        What was looked for: "electrolyte", "cell", "cathode".
    name : str
        The unknown name.
    offers : list of str
        Names to offer.

    Examples
    --------
    >>> str(UnknownName("cell", "gu2025", ["gu2025-lfp"]))
    "no cell is named 'gu2025'; nearest: gu2025-lfp"
    """

    def __init__(self, kind, name, offers):
        self.message = f"no {kind} is named {shown(name)}; nearest: {listed(offers, 180)}"
        super().__init__(self.message)

    def __str__(self):
        return self.message


class ValidityWarning(UserWarning):
    """A value is used outside the range in which its source knows it.

    Examples
    --------
    >>> issubclass(ValidityWarning, UserWarning)
    True
    """


@contextmanager
def placed(place):
    """Say where it is that something is wrong.

    Parameters
    ----------
    place : str
        What comes before the messages of the block.

    Raises
    ------
    InvalidInput
        What the block raises, with its place.

    Examples
    --------
    >>> with placed("stage 2, "):
    ...     raise InvalidInput("steps is missing")
    Traceback (most recent call last):
    ...
    mofcell.parameters.errors.InvalidInput: stage 2, steps is missing
    """
    try:
        yield
    except InvalidInput as problem:
        raise InvalidInput(f"{place}{problem}") from None
