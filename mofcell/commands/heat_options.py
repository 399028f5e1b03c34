"""Options of the command line for a cell that warms itself."""

from typing import Annotated

import typer


def _option(flag, text):
    panel = "Let the cell warm itself (write the unit)"
    return Annotated[
        str | None,
        typer.Option(flag, metavar="VALUE", help=text, rich_help_panel=panel, show_default=False),
    ]


HeatTransferCoefficient = _option(
    "--heat-transfer-coefficient",
    'To the surroundings, per electrode area, "20 W/m2/K"; "0 W/m2/K" keeps all heat in the cell.',
)
SpecificHeat = _option("--specific-heat", 'Of the stack, "1 J/g/K" if not given.')
AddedHeatCapacity = _option(
    "--added-heat-capacity",
    'Of a case that is warmed with the stack, per electrode area, "0.5 J/cm2/K".',
)

UNITS = {
    "heat_transfer_coefficient": "W/m**2/K",
    "specific_heat": "J/kg/K",
    "added_heat_capacity": "J/m**2/K",
}


def read_heat(**written):
    """The heat that the options ask for.

    Parameters
    ----------
    **written : str or None
        Text of each option, by the field of :class:`~mofcell.parameters.heat.Heat`.

    Returns
    -------
    Heat or None
        What the cell keeps of its heat; None for a cell that stays at its temperature.

    Raises
    ------
    InvalidInput
        If a quantity cannot be read or is out of bounds, or if nothing says what the cell
        gives to its surroundings.

    Examples
    --------
    >>> read_heat(heat_transfer_coefficient="2 mW/cm2/K").heat_transfer_coefficient
    20.0
    """
    from mofcell.parameters import InvalidInput
    from mofcell.parameters.heat import Heat
    from mofcell.parameters.units import to_si

    given = {field: text for field, text in written.items() if text is not None}
    if given and "heat_transfer_coefficient" not in given:
        field, text = next(iter(given.items()))
        raise InvalidInput(
            f"{field}: {text!r} means nothing to a cell that stays at one temperature; add "
            '--heat-transfer-coefficient, such as "20 W/m2/K", or "0 W/m2/K" to keep all heat'
        )
    numbers = {field: to_si(text, UNITS[field], field=field) for field, text in given.items()}
    return Heat(**numbers) if given else None
