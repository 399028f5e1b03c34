"""What makes a protocol of a function: it is called as the function, its arguments are checked."""

import inspect
from functools import wraps
from typing import Any

from pydantic import create_model

from mofcell.experiments.cycling.protocol import Protocol
from mofcell.experiments.cycling.protocols.arguments import Arguments
from mofcell.parameters.errors import placed


def named(function):
    """Make a named protocol of a function.

    Parameters
    ----------
    function : callable
        From arguments, each by name, to a description and stages. Its annotations say how the
        arguments are checked.

    Returns
    -------
    callable
        From arguments to the :class:`Protocol`, called as the function.

    Examples
    --------
    >>> from mofcell.experiments.cycling.protocol import Stage
    >>> from mofcell.experiments.cycling.protocols.arguments import Seconds
    >>> @named
    ... def long_rest(*, rest: Seconds = 3600.0):
    ...     return "a rest", [Stage(steps=(f"Rest for {rest} s",))]
    >>> print(long_rest(rest="2 h"))
    long-rest: a rest
    once:
      Rest for 7200.0 s
    """
    fields: dict[str, Any] = {
        one.name: (one.annotation, ... if one.default is one.empty else one.default)
        for one in inspect.signature(function).parameters.values()
    }
    arguments = create_model("Arguments", __base__=Arguments, **fields)
    name = name_of(function)

    @wraps(function)
    def made(**given):
        with placed(f"{name}: "):
            known = arguments(**given)
            description, stages = function(**{field: getattr(known, field) for field in fields})
            return Protocol(name=name, description=description, stages=stages)

    return made


def name_of(function):
    """What a named protocol is called: its function's name, with hyphens.

    Examples
    --------
    >>> from mofcell.experiments.cycling import protocols
    >>> name_of(protocols.rate_test)
    'rate-test'
    """
    return function.__name__.replace("_", "-")
