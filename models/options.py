"""The options of PyBaMM that a model of ours takes."""

import pybamm


def check(model, options):
    """Refuse what a model does not offer; what it says nothing of is PyBaMM's to check.

    Parameters
    ----------
    model : pybamm.BaseModel
        Its ``offered`` holds the values that may be chosen, by option.
    options : dict
        Values by option.

    Raises
    ------
    pybamm.OptionError
        Names the first that is not offered, and what is.
    """
    for option, value in options.items():
        values = model.offered.get(option, (value,))
        if value not in values:
            raise pybamm.OptionError(
                f"option '{option}' is {value!r}, {type(model).__name__} offers "
                f"{' or '.join(map(repr, values))}"
            )
