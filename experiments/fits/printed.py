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


def print_fade(fitted):
    """Print the rate of each mechanism of fade and what is left unexplained.

    Parameters
    ----------
    fitted : xarray.Dataset
        From :func:`mofcell.fit_fade`.
    """
    print(fitted.attrs["cell"])
    for place, name in enumerate(fitted.mechanism.values):
        one = fitted.isel(mechanism=place)
        errors = "  ".join(f"{error:+.2%}" for error in one.retention_residual.values)
        print(f"  {name:<35} {one.rate.item():.5g} {one.rate_unit.item()}".rstrip(" -"))
        print(f"    residuals {errors}; unseen up to {one.hidden_rate.item():.3g}")
