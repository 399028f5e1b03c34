"""How a cell is charged in a cycling test, from the command line."""

from typing import Annotated

import typer

HoldUntil = Annotated[
    str,
    typer.Option(
        metavar="CURRENT",
        help='Ends the hold at the upper cut-off, "0.05" or "C/20"; none: no hold.',
    ),
]

#: In the place of a current: no hold.
NONE = "none"


def read_hold(text):
    """The current that ends a hold, or None for no hold."""
    return None if text.strip().lower() == NONE else text


def in_words(hold_until):
    """How charges end, for a title.

    Examples
    --------
    >>> in_words(None), in_words("C/20"), in_words(0.05)
    ('charged without a hold', 'charged with a hold to C/20', 'charged with a hold to 0.05C')
    """
    if hold_until is None:
        return "charged without a hold"
    from mofcell.experiments.cycling.protocols.arguments import in_words as current

    return f"charged with a hold to {current(hold_until, 'C', ('current',))}"
