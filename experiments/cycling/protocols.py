"""The protocols of the field, ready to use.

Defaults are what is usual in the field; where no source is named they are assumed.
"""

from mofcell.experiments.cycling.arguments import (
    Count,
    CRate,
    Current,
    Currents,
    Kelvin,
    Kelvins,
    Power,
    Seconds,
    Share,
    Table,
    checked,
)
from mofcell.experiments.cycling.loads import c_rate_in_words
from mofcell.experiments.cycling.protocol import Protocol, Stage
from mofcell.parameters import InvalidInput

_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@checked("formation")
def formation(*, c_rate: Current = 0.1, hold_until: Current | None = None, cycles: Count = 3):
    """First cycles, slowly, before a test begins.

    Parameters
    ----------
    c_rate : float or str, optional
        Current of charge and discharge over the nominal 1C current [-], or with its unit,
        "0.1 mA/cm2".
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> print(formation())
    formation: first cycles, slowly
    3 times:
      Charge at 0.1C until upper cut-off
      Discharge at 0.1C until lower cut-off
    """
    steps = (*_charged(c_rate, hold_until), *_discharged(c_rate))
    return Protocol(
        name="formation",
        description="first cycles, slowly",
        stages=(Stage(steps=steps, repeats=cycles),),
    )


@checked("cycling")
def cycling(
    *,
    c_rate: Current = 0.5,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = 0.05,
    cycles: Count = 100,
):
    """Charge at constant current, hold, discharge, again and again (CCCV; CC without hold).

    Parameters
    ----------
    c_rate, charge_c_rate : float or str, optional
        Currents of discharge and charge over the nominal 1C current [-], or with their unit;
        the charge is as fast as the discharge if not given. 0.5 C is what Ouyang et al. 2023
        cycle at.
    hold_until : float or str, optional
        Current that ends the hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> print(cycling(c_rate="0.2 mA/cm2", hold_until=None))
    cycling: charge and discharge at constant current
    100 times:
      Charge at 0.2 mA/cm2 until upper cut-off
      Discharge at 0.2 mA/cm2 until lower cut-off
    """
    steps = (*_charged(charge_c_rate or c_rate, hold_until), *_discharged(c_rate))
    hold = "" if hold_until is None else ", and hold at the upper cut-off"
    return Protocol(
        name="cycling",
        description=f"charge and discharge at constant current{hold}",
        stages=(Stage(steps=steps, repeats=cycles),),
    )


@checked("rate-test")
def rate_test(
    *,
    c_rates: Currents = (0.1, 0.2, 0.5, 1, 2),
    cycles: Count = 5,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = 0.05,
    back_to: Current | None = None,
):
    """Some cycles at each of several rates, then back to the first.

    Parameters
    ----------
    c_rates : tuple of float or str, optional
        Currents over the nominal 1C current [-], or with their unit; those of Gu et al. 2025 if
        not given.
    cycles : int, optional
        How many at each.
    charge_c_rate : float or str, optional
        Current of every charge, likewise [-]; that of the discharge if not given.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None. Papers
        seldom say how they charged. Without a hold a fast charge takes little, and the discharge
        gives no more: at 2C and 700 ohm*cm2 nothing.
    back_to : float or str, optional
        Current of the last cycles, likewise [-]; the first again if not given.

    Returns
    -------
    Protocol
        A stage for each rate, named by it.

    Examples
    --------
    >>> [stage.name for stage in rate_test(c_rates=(0.1, 1)).stages]
    ['0.1C', '1C', 'back to 0.1C']
    """
    last = back_to or c_rates[0]
    named = [*((rate, rate) for rate in c_rates), (f"back to {last}", last)]
    stages = [
        Stage(
            name=name,
            steps=(*_charged(charge_c_rate or rate, hold_until), *_discharged(rate)),
            repeats=cycles,
        )
        for name, rate in named
    ]
    return Protocol(
        name="rate-test", description="cycles at one rate after the other", stages=stages
    )


@checked("gitt")
def gitt(
    *,
    c_rate: Current = 0.1,
    pulse: Seconds = 600.0,
    rest: Seconds = 3600.0,
    pulses: Count = 60,
):
    """Galvanostatic intermittent titration: short discharges, a rest after each.

    Parameters
    ----------
    c_rate : float or str, optional
        Current of charge and pulses over the nominal 1C current [-], or with its unit.
    pulse, rest : float or str, optional
        How long each lasts [s].
    pulses : int, optional
        How many at most; 60 of 10 min at 0.1C are the nominal capacity.

    Returns
    -------
    Protocol
        A charge, then a cycle for each pulse.

    Examples
    --------
    >>> print(gitt())
    gitt: short discharges with a rest after each
    charge, once:
      Charge at 0.1C until upper cut-off
      Rest for 1 hour
    pulses, 60 times:
      Discharge at 0.1C for 10 minutes or until lower cut-off
      Rest for 1 hour
    """
    relax = f"Rest for {_lasting(rest)}"
    titration = f"Discharge at {c_rate} for {_lasting(pulse)} or until lower cut-off"
    return Protocol(
        name="gitt",
        description="short discharges with a rest after each",
        stages=(
            Stage(name="charge", steps=(*_charged(c_rate), relax)),
            Stage(name="pulses", steps=(titration, relax), repeats=pulses),
        ),
    )


@checked("pulses")
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
            f"pulses: depth is {depth:g}, and the pulses alone pass {passed:.3g} of the capacity; "
            "give shorter pulses or a larger depth"
        )
    moved = round((depth - passed) / c_rate * 3600, 6)
    pause, relax = f"Rest for {_lasting(between)}", f"Rest for {_lasting(rest)}"
    pulse_words = _lasting(pulse)
    steps = (
        f"Discharge at {c_rate_in_words(pulse_c_rate)} for {pulse_words} or until lower cut-off",
        pause,
        f"Charge at {c_rate_in_words(back)} for {pulse_words} or until upper cut-off",
        pause,
        f"Discharge at {c_rate_in_words(c_rate)} for {_lasting(moved)} or until lower cut-off",
        relax,
    )
    return Protocol(
        name="pulses",
        description="pulses of discharge and charge at depths of discharge, as HPPC",
        stages=(
            Stage(name="charge", steps=(*_charged(c_rate_in_words(c_rate)), relax)),
            Stage(name="depths", steps=steps, repeats=round(1 / depth)),
        ),
    )


@checked("cold-discharge")
def cold_discharge(
    *,
    temperatures: Kelvins = (253.15,),
    warm: Kelvin = 298.15,
    c_rate: Current = 0.1,
    charge_c_rate: Current | None = None,
    hold_until: Current | None = None,
    soak: Seconds = 4 * 3600.0,
    cycles: Count = 1,
):
    """Charge warm, soak to the cold temperature, discharge cold, warm up again.

    Parameters
    ----------
    temperatures : tuple of float or str, optional
        Temperatures of the discharges, one after the other [K].
    warm : float or str, optional
        Temperature of the charges [K].
    c_rate, charge_c_rate : float or str, optional
        Currents of discharge and charge over the nominal 1C current [-], or with their unit;
        the charge is as fast as the discharge if not given.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    soak : float or str, optional
        How long the cell rests at each temperature [s].
    cycles : int, optional
        How many at each temperature.

    Returns
    -------
    Protocol
        A stage for each temperature, at the warm one first and last.

    Examples
    --------
    >>> print(cold_discharge(temperatures="-40 degC").stages[0])
    -40 degC, once:
      Soak at 25 degC for 4 hours
      Charge at 0.1C until upper cut-off
      Soak at -40 degC for 4 hours
      Discharge at 0.1C until lower cut-off
      Soak at 25 degC for 4 hours
    """
    stages = [
        Stage(
            name=_degrees(cold),
            steps=(
                _soaked(warm, soak),
                *_charged(charge_c_rate or c_rate, hold_until),
                _soaked(cold, soak),
                *_discharged(c_rate),
                _soaked(warm, soak),
            ),
            repeats=cycles,
        )
        for cold in temperatures
    ]
    return Protocol(
        name="cold-discharge", description="charged warm, discharged cold", stages=stages
    )


@checked("constant-power")
def constant_power(
    *,
    power: Power,
    charge_c_rate: Current = 0.5,
    hold_until: Current | None = 0.05,
    cycles: Count = 1,
):
    """Charge, then discharge at constant power.

    Parameters
    ----------
    power : float or str
        Power of the discharge [W.m-2], or with its unit, "5 mW/cm2", "100 W/kg" (of active
        material).
    charge_c_rate : float or str, optional
        Current of the charge over the nominal 1C current [-], or with its unit.
    hold_until : float or str, optional
        Current that ends the hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> constant_power(power="100 W/kg").stages[0].steps[-1]
    'Discharge at 100 W/kg until lower cut-off'
    """
    steps = (*_charged(charge_c_rate, hold_until), *_discharged(power))
    return Protocol(
        name="constant-power",
        description="discharged at constant power",
        stages=(Stage(steps=steps, repeats=cycles),),
    )


@checked("drive")
def drive(
    *,
    drive_cycle: Table,
    repeats: Count = 1,
    charge_c_rate: Current = 0.5,
    hold_until: Current | None = 0.05,
    cycles: Count = 1,
):
    """Charge, then run a drive cycle until a cut-off or so many times.

    Parameters
    ----------
    drive_cycle : DriveCycle or str
        The table, or its file.
    repeats : int, optional
        How often it is run, one after the other, if no cut-off ends it.
    charge_c_rate : float or str, optional
        Current of the charge over the nominal 1C current [-], or with its unit.
    hold_until : float or str, optional
        Current that ends the hold at the upper cut-off, likewise [-]; no hold if None.
    cycles : int, optional
        How many.

    Returns
    -------
    Protocol
        One stage.

    Examples
    --------
    >>> from mofcell.experiments.cycling.drive_cycle import DriveCycle
    >>> ramp = DriveCycle(name="ramp", time=(0, 60, 120), load=(0, 2, 0), unit="C")
    >>> print(drive(drive_cycle=ramp, repeats=3))
    drive: a drive cycle, over and over
    once:
      Charge at 0.5C until upper cut-off
      Hold at upper cut-off until 0.05C
      ramp: 3 points over 120 s, 3 times, 0C to 2C
    """
    table = drive_cycle.repeated(repeats)
    return Protocol(
        name="drive",
        description="a drive cycle, over and over",
        stages=(Stage(steps=(*_charged(charge_c_rate, hold_until), table), repeats=cycles),),
    )


@checked("storage")
def storage(
    *,
    rest: Seconds = 30 * 86400.0,
    periods: Count = 6,
    c_rate: Current = 0.1,
    hold_until: Current | None = None,
    temperature: Kelvin | None = None,
    warm: Kelvin = 298.15,
    soak: Seconds = 4 * 3600.0,
):
    """Rest charged for days, with a check-up cycle after each rest.

    Parameters
    ----------
    rest : float or str, optional
        How long each rest is [s].
    periods : int, optional
        How many rests.
    c_rate : float or str, optional
        Current of charge and discharge over the nominal 1C current [-], or with its unit.
    hold_until : float or str, optional
        Current that ends a hold at the upper cut-off, likewise [-]; no hold if None.
    temperature : float or str, optional
        Temperature of the rests [K]; that of the cycles if not given.
    warm : float or str, optional
        Temperature of the cycles, if that of the rests is another [K].
    soak : float or str, optional
        How long the cell then takes to come back to it [s].

    Returns
    -------
    Protocol
        A check-up cycle, then stages "storage" (whose discharge is what was kept) and
        "check-up" (what the cell then holds) in turn.

    Examples
    --------
    >>> print(storage(periods=1).stages[1])
    storage, once:
      Charge at 0.1C until upper cut-off
      Rest for 30 days
      Discharge at 0.1C until lower cut-off
    """
    charge, discharge = _charged(c_rate, hold_until), _discharged(c_rate)
    if temperature is None:
        waits = [f"Rest for {_lasting(rest)}"]
    else:
        waits = [_soaked(temperature, rest), _soaked(warm, soak)]
    check_up = Stage(name="check-up", steps=(*charge, *discharge))
    stored = Stage(name="storage", steps=(*charge, *waits, *discharge))
    return Protocol(
        name="storage",
        description="rests between check-up cycles",
        stages=(check_up, *(stored, check_up) * periods),
    )


#: Named protocols, as the command line and YAML call them.
PROTOCOLS = {
    "formation": formation,
    "cycling": cycling,
    "rate-test": rate_test,
    "gitt": gitt,
    "pulses": pulses,
    "cold-discharge": cold_discharge,
    "constant-power": constant_power,
    "drive": drive,
    "storage": storage,
}


def _charged(c_rate, hold_until=None):
    """A charge to the upper cut-off, with or without a hold there."""
    hold = [] if hold_until is None else [f"Hold at upper cut-off until {hold_until}"]
    return [f"Charge at {c_rate} until upper cut-off", *hold]


def _discharged(load):
    return [f"Discharge at {load} until lower cut-off"]


def _soaked(kelvin, seconds):
    return f"Soak at {_degrees(kelvin)} for {_lasting(seconds)}"


def _degrees(kelvin):
    return f"{round(kelvin - 273.15, 9):g} degC"


def _lasting(seconds):
    """A time in the largest unit of which it is a whole number: 1 hour, 90 seconds."""
    size, unit = next((one for one in _UNITS if seconds % one[0] == 0), (1, "second"))
    count = seconds / size
    return f"{count:.10g} {unit}{'' if count == 1 else 's'}"
