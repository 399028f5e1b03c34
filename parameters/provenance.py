"""Where a number comes from."""

from typing import Literal, get_args

from pydantic import Field

from mofcell.parameters.checked import Checked

#: How much trust a number deserves, from most to least.
ProvenanceClass = Literal["measured", "derived", "literature", "computed", "fitted", "assumed"]
CLASSES = get_args(ProvenanceClass)


class Provenance(Checked):
    """Class, place and remark of a number.

    Parameters
    ----------
    kind : str
        "measured", "derived" (from measured numbers), "literature" (of another work or
        system), "computed" (molecular simulation), "fitted" or "assumed".
    source : str
        Where it stands: work, table, equation; for an assumption, its reason.
    caution : str
        What is wrong with it, empty if nothing is known.
    """

    kind: ProvenanceClass = Field(alias="class")
    source: str
    caution: str = ""


#: Provenance of a value that the user of the library has put in.
GIVEN = Provenance(kind="assumed", source="given by the user")
