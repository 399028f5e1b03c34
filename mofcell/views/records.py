"""Records by name, whatever they are."""

from mofcell.parameters import (
    cathode,
    cathodes,
    material,
    materials,
    reported_cell,
    reported_cells,
)
from mofcell.parameters.documents import document_of, in_file
from mofcell.parameters.errors import InvalidInput, UnknownName
from mofcell.parameters.names import nearest


def find(name):
    """All records of a name.

    Parameters
    ----------
    name : str
        Name of a material, cell or cathode, or a data file, "my.yaml" or "my.yaml#NAME".

    Returns
    -------
    dict
        Records by what they are: "material", "cell", "cathode".

    Raises
    ------
    UnknownName
        If there is none; the nearest are offered.
    InvalidInput
        If a data file is wrong, or holds several records of a kind and none is named.

    Examples
    --------
    >>> find("LFP")
    {'cathode': Cathode('LFP')}
    """
    file, inside = "", name
    if record := in_file(name):
        file, inside = record
        document = document_of(file)
        names = {"material": document.materials, "cell": document.cells}
        if not inside and max(map(len, names.values())) > 1:
            held = ", ".join(document.materials + document.cells)
            raise InvalidInput(f"{file} holds several records ({held}); name one as {file}#NAME")
    else:
        names = {"material": materials(), "cell": reported_cells(), "cathode": cathodes()}
    read = {"material": material, "cell": reported_cell, "cathode": cathode}
    found = {
        kind: read[kind](f"{file}#{one}" if file else one)
        for kind, known in names.items()
        for one in known
        if one == inside or not inside
    }
    if not found:
        every = [one for known in names.values() for one in known]
        raise UnknownName("record", inside or name, nearest(inside or name, every))
    return found
