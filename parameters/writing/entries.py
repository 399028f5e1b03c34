"""Entries of a data file: what a number is, and where it comes from."""

from mofcell.parameters.provenance import GIVEN


def provenance_entry(provenance, citation):
    """Class, source and caution of a number as an entry of a file states them.

    Parameters
    ----------
    provenance : Provenance or None
        Of the number; one without any was given by the user.
    citation : str
        The work that the file holds, which the reader puts before the source of a measured
        number.

    Returns
    -------
    dict
        Keys "class", "source", and "caution" and "work" where they are needed.

    Examples
    --------
    >>> from mofcell.parameters import Provenance
    >>> measured = Provenance(kind="measured", source="Doe 2020: Table 1")
    >>> provenance_entry(measured, "Doe 2020")
    {'class': 'measured', 'source': 'Table 1'}
    >>> provenance_entry(measured, "my notebook")
    {'class': 'measured', 'source': 'Table 1', 'work': 'Doe 2020'}
    """
    provenance = provenance or GIVEN
    entry = {"class": provenance.kind, "source": provenance.source}
    if provenance.kind == "measured":
        entry |= _place(provenance.source, citation)
    return entry | ({"caution": provenance.caution} if provenance.caution else {})


def _place(source, citation):
    """A measured number's place in its work, and the work if it is not that of the file."""
    if citation and source.startswith(f"{citation}: "):
        return {"source": source.removeprefix(f"{citation}: ")}
    work, _, place = source.partition(": ")
    return {"source": place, "work": work} if work and place else {"source": source, "work": ""}
