"""What membrane and interfaces of a cell cost at 1C, before anything is simulated."""

from mofcell.parameters.cell import Cell
from mofcell.parameters.electrolyte import Electrolyte
from mofcell.parameters.review import words
from mofcell.parameters.review.figures import ROOM
from mofcell.parameters.review.finding import Finding

#: Loss of voltage at 1C that is noted, and that leaves no discharge of LFP above 2.5 V [V].
NOTABLE, TOO_MUCH = 0.3, 0.9


def check_cell_resistances(cell, membrane):
    """Ohm's law at the 1C current of a cell."""
    if not isinstance(cell.cell, Cell) or not isinstance(cell.cell.electrolyte, Electrolyte):
        return []
    record = cell.cell
    current = record.nominal_specific_capacity * record.cathode_loading / 3600
    resistances = {
        "membrane": record.membrane_thickness / record.electrolyte.conductivity(ROOM),
        "lithium interface": record.lithium_interface_resistance(ROOM),
        "membrane|cathode": record.membrane_cathode_resistance(ROOM),
        "contacts": record.contact_resistance,
    }
    drops = {name: current * value for name, value in resistances.items() if value}
    total = sum(drops.values())
    said = ", ".join(f"{name} {words.millivolts(drop)}" for name, drop in drops.items())
    level = "doubt" if total > TOO_MUCH else "note" if total > NOTABLE else "ok"
    return [
        Finding(
            level,
            f"1C is {words.current_density(current)}: {words.millivolts(total)} are lost at "
            f"{words.celsius(ROOM)} ({said})",
        )
    ]
