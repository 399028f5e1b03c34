"""The command line: every experiment under its own name.

Nothing heavy is imported before a command runs, so that ``mofcell --help`` answers at once.
"""

import typer

from mofcell.commands import (
    calibration,
    compare,
    conductivity_fit,
    cycle_life,
    cycling,
    designs,
    experiments,
    fade,
    impedance,
    lamp,
    library,
    material,
    membrane_limits,
    optima,
    report,
    sensitivity,
    symmetric_cell,
    transference_map,
)

app = typer.Typer(
    name="mofcell",
    help="From the numbers of a MOF-electrolyte paper to the battery cell.",
    epilog='Example: mofcell rate-capability gu2025-lfp --membrane-thickness "50 um"',
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command("rate-capability")(experiments.rate_capability)
app.command("polarization")(experiments.polarization)
app.command("low-temperature")(experiments.low_temperature)
app.command("specific-energy")(experiments.specific_energy)
app.command("cycle")(cycling.cycle)
app.command("protocols")(cycling.protocols)
app.command("against-references")(experiments.against_references)
app.command("compare")(compare.compare)
app.command("calibrate")(calibration.calibrate)
app.command("predict")(calibration.predict)
app.command("next-measurement")(calibration.next_measurement)
app.command("blind-score")(calibration.blind_score)
app.command("explore")(designs.explore)
app.command("optimise")(optima.optimise)
app.command("pareto-front")(optima.pareto_front)
app.command("sensitivity")(sensitivity.sensitivity)
app.command("cycle-life")(cycle_life.cycle_life)
app.command("fade-shares")(fade.fade_shares)
app.command("fit-fade")(fade.fit_fade)
app.command("lamp")(lamp.lamp)
app.command("transference-map")(transference_map.transference_map)
app.command("bruce-vincent")(membrane_limits.bruce_vincent)
app.command("bruce-vincent-of-readings")(membrane_limits.bruce_vincent_of_readings)
app.command("limiting-current")(membrane_limits.limiting_current)
app.command("sand-time")(membrane_limits.sand_time)
app.command("conductivity-fit")(conductivity_fit.conductivity_fit)
app.command("impedance")(impedance.impedance)
app.command("symmetric-cell")(symmetric_cell.symmetric_cell)
app.command("electrolytes")(library.electrolytes)
app.command("cells")(library.cells)
app.command("cathodes")(library.cathodes)
app.command("show")(library.show)
app.command("new")(material.new)
app.command("check")(material.check)
app.command("reproduce")(report.reproduce)


def run(arguments=None):
    """Run the command line and give its exit code.

    Parameters
    ----------
    arguments : list of str, optional
        Arguments; those of the process if None.

    Returns
    -------
    int
        0, 2 for bad input (said in one line on stderr), 130 when interrupted.
    """
    try:
        return typer.main.get_command(app)(args=arguments, standalone_mode=False) or 0
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        if (message := _in_one_line(problem)) is None:
            raise
        from mofcell.terminal.messages import error

        if message:  # it is empty where the help was shown instead
            error(message)
        return 2


def _in_one_line(problem):
    """What to tell the user of an error of theirs; None for an error of ours."""
    from mofcell.parameters.errors import MofcellError

    if isinstance(problem, MofcellError):
        return str(problem)
    if isinstance(problem, OSError):
        return f"{problem.filename or 'file'}: {problem.strerror or problem}"
    if hasattr(problem, "format_message"):  # typer's usage errors, whatever its version
        return problem.format_message()
    return None
