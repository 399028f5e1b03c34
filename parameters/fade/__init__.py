"""How fast a cell fades: a record of each mechanism, each number with its provenance."""

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.fade.cathode_loss import CathodeLoss
from mofcell.parameters.fade.interphase_growth import InterphaseGrowth
from mofcell.parameters.fade.mechanism import FadeMechanism
from mofcell.parameters.fade.rising_interface_resistance import RisingInterfaceResistance
from mofcell.parameters.fade.roughening import Roughening
from mofcell.parameters.shown import shown

#: Mechanisms by their key in the block ``fade`` of a cell in a data file.
MECHANISMS: dict[str, type[FadeMechanism]] = {
    "cathode_loss": CathodeLoss,
    "rising_interface_resistance": RisingInterfaceResistance,
    "interphase_growth": InterphaseGrowth,
}

#: Those of a symmetric cell.
MECHANISMS_OF_LITHIUM: dict[str, type[FadeMechanism]] = {
    "interphase_growth": InterphaseGrowth,
    "roughening": Roughening,
}


def checked_mechanisms(fade, offered):
    """A list of mechanisms of fade, each given once and none of another kind of cell.

    Pydantic would take the fields of a mechanism for one.

    Parameters
    ----------
    fade : list of FadeMechanism
        What was given.
    offered : dict
        Mechanisms that are of this kind of cell, by their key.

    Returns
    -------
    tuple of FadeMechanism
        The same.

    Raises
    ------
    InvalidInput
        If it is no such list.
    """
    kinds = offered.values()
    others = {*MECHANISMS.values(), *MECHANISMS_OF_LITHIUM.values()} - {*kinds}
    is_list = isinstance(fade, list | tuple)
    if not is_list or not all(isinstance(one, FadeMechanism) for one in fade):
        raise InvalidInput(
            f"fade is {shown(fade)}; give a list of mechanisms, as "
            "[CathodeLoss(loss_per_cycle=0.001)]"
        )
    if wrong := [type(one).__name__ for one in fade if type(one) in others]:
        allowed = ", ".join(kind.__name__ for kind in kinds)
        raise InvalidInput(f"fade has {wrong[0]}, of another kind of cell; allowed are {allowed}")
    given = [type(one).__name__ for one in fade]
    if twice := {name for name in given if given.count(name) > 1}:
        raise InvalidInput(f"fade has {', '.join(sorted(twice))} twice; give it once")
    names = [one.name for one in fade]
    if alike := {name for name in names if names.count(name) > 1}:
        raise InvalidInput(f"fade: two mechanisms have the name {min(alike)!r}; rename one")
    return tuple(fade)


__all__ = [
    "MECHANISMS",
    "MECHANISMS_OF_LITHIUM",
    "CathodeLoss",
    "FadeMechanism",
    "InterphaseGrowth",
    "RisingInterfaceResistance",
    "Roughening",
    "checked_mechanisms",
]
