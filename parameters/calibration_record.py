"""How a cell was calibrated, kept beside its numbers."""

from typing import Literal

from pydantic import Field, field_validator, model_validator

from mofcell.parameters.checked import Checked
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.names import nearest
from mofcell.parameters.shown import listed, shown

#: SI units of what can be fitted, in pint's notation.
FITTED_UNITS = (
    *("", "S/m", "m", "m**2", "s", "K", "V", "kg/m**2", "kg/m**3", "mol/m**3", "A/m**2"),
    *("ohm*m**2", "C/kg", "J/mol", "m**2/s"),
)

#: Columns that can be fitted to, or that say where, and their units.
COLUMNS = {
    "c_rate": "",
    "specific_current": "mA/g",
    "current_density": "A/m**2",
    "current": "mA",
    "temperature": "K",
    "cycle": "",
    "specific_capacity": "mAh/g",
    "areal_capacity": "mAh/cm**2",
    "cell_capacity": "mAh",
    "relative_capacity": "percent",
    "coulombic_efficiency": "",
    "mean_voltage": "V",
    "voltage": "V",
    "time": "s",
    "frequency": "Hz",
    "real_impedance": "ohm",
    "imaginary_impedance": "ohm",
    "areal_real_impedance": "ohm*m**2",
    "areal_imaginary_impedance": "ohm*m**2",
}

#: What follows the name of a column that holds its standard deviations.
ERROR = "_error"

#: Kinds of measured data.
DataKind = Literal[
    "rate table",
    "cycling table",
    "voltage curves",
    "impedance spectrum",
    "symmetric-cell trace",
]

_ROUNDING = 1e-6  # of a correlation, beyond 1


class FittedNumber(Checked):
    """A number that was fitted, with the ends it could not leave and what is known of it.

    Parameters
    ----------
    name : str
        The number: a field of the cell, of the membrane's electrolyte, "catholyte." and a field
        of that, or a field and a number of its law, as
        "lithium_interface_resistance.activation_energy".
    unit : str
        Its SI unit, in pint's notation; empty for a number without dimension.
    value : float
        What was found [unit].
    lower, upper : float
        Ends of the search [unit].
    logarithmic : bool
        Whether the search was even in the logarithm.
    standard_error : float, optional
        Of the value [unit]; None if the data do not give it.
    interval : (float, float), optional
        Ends of the 90 % interval [unit]; None if it was not looked for.

    Raises
    ------
    InvalidInput
        If the value is not between its ends, or the ends or the interval fall.

    Examples
    --------
    >>> FittedNumber(
    ...     name="cathode_utilisation", unit="", value=0.9, lower=0.5, upper=1.0
    ... ).standard_error is None
    True
    """

    name: str = Field(min_length=1)
    unit: str
    value: float
    lower: float
    upper: float
    logarithmic: bool = False
    standard_error: float | None = Field(default=None, ge=0)
    interval: tuple[float, float] | None = None

    @field_validator("unit")
    @classmethod
    def _known(cls, unit: str):
        if unit not in FITTED_UNITS:
            raise InvalidInput(
                f"unit is {shown(unit)}, allowed are SI units: "
                f"{listed([one or 'an empty text' for one in FITTED_UNITS], 150)}"
            )
        return unit

    @model_validator(mode="after")
    def _check_ends(self):
        if not self.lower < self.upper:
            raise InvalidInput(
                f"lower is {self.lower:g} and upper is {self.upper:g}: give the lower end first"
            )
        if not self.lower <= self.value <= self.upper:
            raise InvalidInput(
                f"value is {self.value:g}, allowed is {self.lower:g} to {self.upper:g}, where it "
                "was looked for"
            )
        if self.logarithmic and self.lower <= 0:
            raise InvalidInput(
                f"lower is {self.lower:g}: a logarithmic search begins above 0; give a lower end "
                "above 0, or a linear one"
            )
        if self.interval is not None and self.interval[0] > self.interval[1]:
            low, high = self.interval
            raise InvalidInput(f"interval is {low:g} to {high:g}: give the lower end first")
        return self


class FittedData(Checked):
    """Measured data that a cell was fitted to, and how far it is from them.

    Parameters
    ----------
    kind : str
        "rate table", "cycling table", "voltage curves", "impedance spectrum" or
        "symmetric-cell trace".
    source : str
        Citation or name of the file.
    columns : dict
        Tuples of numbers by name, those of ``COLUMNS`` and their standard deviations, as
        "specific_capacity_error" [as in ``COLUMNS``]. A column of one number holds for all
        points. Of several voltage curves each is data of its own.
    residuals : tuple of float
        Simulated less measured for each point, as a share of the measured capacity [-]; of a
        column ``voltage`` the difference [V].

    Raises
    ------
    InvalidInput
        If a column is unknown, or the columns and the residuals differ in length.

    Examples
    --------
    >>> data = FittedData(
    ...     kind="rate table",
    ...     source="my notebook",
    ...     columns={"c_rate": (0.1, 1.0), "temperature": (298.15,)},
    ...     residuals=(0.01, -0.02),
    ... )
    >>> data.residual_unit
    ''
    """

    kind: DataKind
    source: str
    columns: dict[str, tuple[float, ...]]
    residuals: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _check_columns(self):
        if not self.columns:
            raise InvalidInput("columns is empty: give at least one column of numbers")
        for name in self.columns:
            unit_of_column(name)
        lengths = {name: len(column) for name, column in self.columns.items()}
        longest = max(lengths, key=lambda name: lengths[name])
        for name, length in lengths.items():
            if length not in (1, lengths[longest]) or not length:
                raise InvalidInput(
                    f"column {name} has {length} numbers and {longest} {lengths[longest]}: give "
                    "one for each point, or one for all"
                )
        if self.residuals and len(self.residuals) != lengths[longest]:
            raise InvalidInput(
                f"residuals has {len(self.residuals)} numbers and column {longest} "
                f"{lengths[longest]}: give one for each point, or none"
            )
        return self

    @property
    def residual_unit(self):
        """Unit of the residuals, in pint's notation."""
        return "V" if "voltage" in self.columns else ""


class CalibrationRecord(Checked):
    """What was fitted to what, and how well.

    Parameters
    ----------
    free : tuple of FittedNumber
        The numbers that were fitted.
    correlation : tuple of tuple of float
        Of their errors, a row for each number in their order [-]; empty if the data do not
        give it.
    data : tuple of FittedData
        What they were fitted to.
    relative_error : float, optional
        Standard error of a capacity as a share of it [-].
    error_is_stated : bool
        Whether that was given with the data; if not, it was found from the fit.
    model : str
        "DFN" or "SPMe".
    versions : dict
        Version by name of the package.
    caution : str
        What to know before the fitted numbers are used.

    Raises
    ------
    InvalidInput
        If a number is given twice, or the correlation has not one row and one column for each.

    Examples
    --------
    >>> number = FittedNumber(name="cathode_utilisation", unit="", value=0.9, lower=0.5, upper=1.0)
    >>> CalibrationRecord(free=(number,), correlation=((1.0,),), model="DFN").names
    ('cathode_utilisation',)
    """

    free: tuple[FittedNumber, ...] = Field(min_length=1)
    correlation: tuple[tuple[float, ...], ...] = ()
    data: tuple[FittedData, ...] = ()
    relative_error: float | None = Field(default=None, gt=0)
    error_is_stated: bool = False
    model: Literal["DFN", "SPMe"]
    versions: dict[str, str] = Field(default={})
    caution: str = ""

    @model_validator(mode="after")
    def _check_names(self):
        for name in self.names:
            if self.names.count(name) > 1:
                raise InvalidInput(f"free has {shown(name)} twice; give each number once")
        return self

    @model_validator(mode="after")
    def _check_correlation(self):
        due, rows = len(self.free), self.correlation
        if rows and (len(rows) != due or any(len(row) != due for row in rows)):
            sizes = sorted({len(row) for row in rows})
            raise InvalidInput(
                f"correlation has {len(rows)} rows of {' and '.join(map(str, sizes))} numbers, "
                f"allowed are {due} rows of {due}: one for each free number"
            )
        for number in (number for row in rows for number in row):
            if abs(number) > 1 + _ROUNDING:
                raise InvalidInput(f"correlation holds {number:g}, allowed is -1 to 1")
        return self

    @property
    def names(self):
        """Names of the numbers that were fitted."""
        return tuple(number.name for number in self.free)


def unit_of_column(name):
    """Unit of a column of fitted data.

    Parameters
    ----------
    name : str
        One of ``COLUMNS``, or one with "_error" behind it.

    Returns
    -------
    str
        Unit in pint's notation.

    Raises
    ------
    InvalidInput
        If there is none of that name; the nearest are offered.

    Examples
    --------
    >>> unit_of_column("specific_capacity_error")
    'mAh/g'
    """
    unit = COLUMNS.get(name, COLUMNS.get(name.removesuffix(ERROR)))
    if unit is None:
        offers = listed(nearest(name, list(COLUMNS)), 100)
        raise InvalidInput(f"column {shown(name)} is unknown; did you mean {offers}?")
    return unit
