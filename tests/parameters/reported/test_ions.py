import re

import pytest

from mofcell.parameters import InvalidInput
from mofcell.parameters.reported import Material
from mofcell.parameters.reported.ions import IONS, as_ions


@pytest.mark.parametrize(
    ("text", "ions"),
    [
        *((ion, ion) for ion in IONS),
        *((text, "Li+") for text in ("Li", "li+", "lithium", "Lithium", "Li⁺", " Li^+ ")),
        *((text, "Mg2+") for text in ("Mg", "Mg²⁺", "Mg^2+", "magnesium")),
        ("proton", "H+"),
        ("aluminum", "Al3+"),
        ("electron", "e-"),
        ("Na+, Mg2+, Al3+", "Na+, Mg2+, Al3+"),
        ("Li,Na", "Li+, Na+"),
    ],
)
def test_spellings(text, ions):
    assert as_ions(text) == ions


@pytest.mark.parametrize("text", ["", "Lo+", "Li+ and Na+", "Li+, none", "Li2+", 5, None, ["Li+"]])
def test_what_is_no_ion(text):
    with pytest.raises(InvalidInput, match=r"^ion is .*; give Li\+, H\+, .* Al3\+, e-, several"):
        as_ions(text)


@pytest.mark.parametrize("ion", ["Na+", "none", "Mg2+, Al3+"])
def test_only_lithium_is_simulated(membrane, ion):
    message = f"'M' conducts {ion}; a lithium cell needs Li+: leave out the"
    with pytest.raises(InvalidInput, match=re.escape(message)):
        Material(name="M", ion=ion, electrolyte=membrane)
    assert Material(name="M", ion=ion, not_simulated="no lithium").ion == ion
    assert Material(name="M", ion="Na, Li", electrolyte=membrane).ion == "Na+, Li+"
