"""What the library holds, as tables."""

from mofcell import parameters
from mofcell.tables import Table

ROOM = 298.15


def cells():
    """Cells, with what they are made of."""
    records = [parameters.cell(name) for name in parameters.cells()]
    rows = [
        [cell.name, cell.electrolyte.name, cell.filling.name, cell.cathode.name, cell.description]
        for cell in records
    ]
    columns = ("name", "membrane", "catholyte", "cathode", "description")
    return Table(columns, rows, columns)


def electrolytes():
    """Electrolytes, with conductivity and transference number at room temperature."""
    records = [parameters.electrolyte(name) for name in parameters.electrolytes()]
    rows = [
        [
            one.name,
            f"{10 * one.conductivity(ROOM):.3g}",  # S/m to mS/cm
            f"{one.transference_number(ROOM):.2g}",
            one.description,
        ]
        for one in records
    ]
    columns = ("name", "mS/cm at 25 °C", "t+", "description")
    return Table(columns, rows, ("name", "description"))


def cathodes():
    """Cathode materials, with the activation energy of diffusion that tells them apart."""
    records = [parameters.cathode(name) for name in parameters.cathodes()]
    rows = [
        [
            one.name,
            one.formula,
            f"{one.relative_diffusivity.activation_energy / 1000:.0f}",
            one.provenance["relative_diffusivity"].source,
        ]
        for one in records
    ]
    columns = ("name", "formula", "diffusion (kJ/mol)", "source of the diffusion")
    return Table(columns, rows, ("name", "formula", columns[-1]))
