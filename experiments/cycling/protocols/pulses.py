"""Pulses at depths of discharge, as an HPPC test."""

from mofcell.experiments.cycling.language.loads import c_rate_in_words
from mofcell.experiments.cycling.protocol import Stage
from mofcell.experiments.cycling.protocols.arguments import CRate, Seconds, Share
from mofcell.experiments.cycling.protocols.named import named
from mofcell.experiments.cycling.protocols.words import charged, lasting, rested
from mofcell.parameters import InvalidInput


@named
def pulses(
    *,
    pulse_c_rate: CRate = 1.0,
    charge_pulse_c_rate: CRate | None = None,
    c_rate: CRate = 1 / 3,
    depth: Share = 0.1,
    pulse: Seconds = 10.0,
    between: Seconds = 40.0,
    rest: Seconds = 3600.0,
):
    """Pulses of discharge and charge at steps of the depth of discharge, as an HPPC test.

    The profile is that of the FreedomCAR battery test manual (DOE/ID-11069, 2003): 10 s of
    discharge, 40 s of rest, 10 s of charge at 75 % of the current, then discharge by 10 % of the
    capacity, the pulses included, and an hour of rest. The currents are assumed.

    Parameters
    ----------
    pulse_c_rate, charge_pulse_c_rate : float or str, optional
        Currents of the pulses over the nominal 1C current [-]; that of charge is 75 % of the
        other if not given.
    c_rate : float or str, optional
        Current of the charge before and of the discharge between, likewise [-].
    depth : float or str, optional
        Nominal capacity from one pulse to the next [-].
    pulse, between, rest : float or str, optional
        How long each pulse, the rest between two and that before the next depth last [s].

    Returns
    -------
    Protocol
        A charge, then a cycle for each depth.

    Raises
    ------
    InvalidInput
        If the pulses alone pass the depth.

    Examples
    --------
    >>> print(pulses(c_rate=0.5))
    pulses: pulses of discharge and charge at depths of discharge, as HPPC
    charge, once:
      Charge at 0.5C until upper cut-off
      Rest for 1 hour
    depths, 10 times:
      Discharge at 1C for 10 seconds or until lower cut-off
      Rest for 40 seconds
      Charge at 0.75C for 10 seconds or until upper cut-off
      Rest for 40 seconds
      Discharge at 0.5C for 715 seconds or until lower cut-off
      Rest for 1 hour
    """
    back = 0.75 * pulse_c_rate if charge_pulse_c_rate is None else charge_pulse_c_rate
    passed = (pulse_c_rate - back) * pulse / 3600
    if passed >= depth:
        raise InvalidInput(
            f"depth is {depth:g}, and the pulses alone pass {passed:.3g} of the capacity; "
            "give shorter pulses or a larger depth"
        )
    moved = round((depth - passed) / c_rate * 3600, 6)
    pause, relax = rested(between), rested(rest)
    pulse_words = lasting(pulse)
    steps = (
        f"Discharge at {c_rate_in_words(pulse_c_rate)} for {pulse_words} or until lower cut-off",
        pause,
        f"Charge at {c_rate_in_words(back)} for {pulse_words} or until upper cut-off",
        pause,
        f"Discharge at {c_rate_in_words(c_rate)} for {lasting(moved)} or until lower cut-off",
        relax,
    )
    return "pulses of discharge and charge at depths of discharge, as HPPC", (
        Stage(name="charge", steps=(*charged(c_rate_in_words(c_rate)), relax)),
        Stage(name="depths", steps=steps, repeats=round(1 / depth)),
    )
