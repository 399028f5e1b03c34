"""What a fit of a record prints, to be put into the record."""


def print_fit(calibration):
    """Print numbers, residuals and what the data tell.

    Parameters
    ----------
    calibration : Calibration
        The fit.
    """
    print(calibration.problem.cell.name)
    for one in calibration.problem.free:
        print(f"  {one.name:<30} {calibration.numbers[one.name]:.5g} {one.unit}".rstrip())
    errors = calibration.residuals / calibration.problem.measured
    print("  residuals                     ", "  ".join(f"{error:+.2%}" for error in errors))
    for line in calibration.statements:
        print(f"  {line}")
