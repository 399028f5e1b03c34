"""What ended a discharge."""

#: Salt counts as depleted below this share of its initial concentration [-].
DEPLETED = 0.05


def limiting_process(*, event, terms, plateau, salt_left):
    """The process that ended a discharge.

    When the voltage has reached the cut-off, the distance from the plateau is the sum of the
    losses, the fall of the equilibrium potential below the plateau among them: the largest
    names the process. Salt that has run out somewhere is named first, unless the cathode is
    full or its particles are: the losses it causes rise without bound, whatever constant loss
    is larger just then.

    Parameters
    ----------
    event : str
        Name of the event of the model that ended the discharge.
    terms : dict
        Terms of the voltage at the end [V].
    plateau : float
        Equilibrium potential at half lithiation [V].
    salt_left : float
        Lowest salt concentration at the end over the initial one [-].

    Returns
    -------
    str
        A term of the voltage, "lithium exhausted" or "salt depleted".

    Examples
    --------
    >>> limiting_process(event="Minimum voltage [V]", plateau=3.4, salt_left=1.0,
    ...                  terms={"equilibrium potential": 3.3, "membrane ohmic": -0.8})
    'membrane ohmic'
    """
    if event == "Lithium exhausted":
        return "lithium exhausted"
    losses = {term: -value for term, value in terms.items()}
    losses["equilibrium potential"] += plateau
    worst = max(losses, key=lambda term: losses[term])
    if salt_left < DEPLETED and worst not in ("equilibrium potential", "particle diffusion"):
        return "salt depleted"
    return worst
