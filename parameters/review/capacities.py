"""Can the cathode hold the capacities that were measured?"""

from mofcell.parameters.cell import Cell
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import numbers
from mofcell.parameters.review.finding import Finding

#: Relative excess that rounding of a printed capacity explains.
ROUNDING = 0.005


def check_capacities(cell, membrane):
    """The highest measured capacity against the theoretical one and its share that takes part."""
    record = cell.cell
    if not isinstance(record, Cell):
        return []
    table = record.measured.get("rate_capability")
    figures = [one.number for one in numbers(cell, "specific_capacity")]
    if not (known := [*(table.y if table else ()), *figures]):
        return []
    highest, theoretical = max(known), record.cathode.specific_capacity
    said = (
        f"{words.specific_capacity(highest)} are measured, the theoretical capacity of "
        f"{record.cathode.name} is {words.specific_capacity(theoretical)}"
    )
    share, utilisation = highest / theoretical, record.cathode_utilisation
    if share > 1 + ROUNDING:
        return [Finding("doubt", f"{said}: check the mass it is counted on")]
    if share > utilisation * (1 + ROUNDING):
        return [
            Finding(
                "doubt",
                f"{said}: that needs a cathode_utilisation of {min(share, 1):.3g} or more, the "
                f"cell has {utilisation:.3g}",
            )
        ]
    return [Finding("ok", f"{said}, of which {words.percent(utilisation)} take part")]
