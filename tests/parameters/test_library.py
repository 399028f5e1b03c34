import re

import pytest

import mofcell
from mofcell.parameters import Cathode, Cell, Electrolyte, MofcellError, UnknownName, source_of

FIND = {
    "electrolyte": (mofcell.electrolyte, mofcell.electrolytes, Electrolyte),
    "cathode": (mofcell.cathode, mofcell.cathodes, Cathode),
    "cell": (mofcell.cell, mofcell.cells, Cell),
}


@pytest.mark.parametrize("kind", FIND)
def test_every_name_leads_to_its_record(kind):
    find, names, record = FIND[kind]
    assert len(names()) == len(set(names())) > 0
    for name in names():
        assert isinstance(find(name), record)
        assert find(name).name == name


@pytest.mark.parametrize("kind", FIND)
def test_lists_are_fresh(kind):
    _, names, _ = FIND[kind]
    before = names()
    names().clear()
    assert names() == before


def test_the_names_that_the_documents_use():
    assert {"Li@Ni-MOF-2", "Ni-MOF", "1 M LiPF6 in EC:DEC"} <= set(mofcell.electrolytes())
    assert "gu2025-lfp" in mofcell.cells()
    assert "LFP" in mofcell.cathodes()


@pytest.mark.parametrize(
    ("kind", "name", "nearest"),
    [
        ("electrolyte", "li@ni-mof-2", "Li@Ni-MOF-2"),
        ("electrolyte", "NiMOF", "Ni-MOF"),
        ("cathode", "LPF", "LFP"),
        ("cell", "gu2025", "gu2025-lfp"),
        ("cell", "gu2025_lfp", "gu2025-lfp"),
    ],
)
def test_unknown_name_offers_the_nearest(kind, name, nearest):
    find, *_ = FIND[kind]
    expected = rf"^no {kind} is named {re.escape(repr(name))}; nearest: {re.escape(nearest)}"
    with pytest.raises(UnknownName, match=expected):
        find(name)


@pytest.mark.parametrize("kind", FIND)
@pytest.mark.parametrize("name", ["", "zzz", 5, None])
def test_name_that_is_near_to_none_offers_all(kind, name):
    find, names, _ = FIND[kind]
    with pytest.raises(UnknownName) as error:
        find(name)
    assert names()[0] in str(error.value)
    assert isinstance(error.value, KeyError)
    assert isinstance(error.value, MofcellError)


def test_cell_is_made_of_records_of_the_library():
    cell = mofcell.cell("gu2025-lfp")
    assert cell.electrolyte is mofcell.electrolyte("Li@Ni-MOF-2")
    assert cell.catholyte is mofcell.electrolyte("1 M LiPF6 in EC:DEC")
    assert cell.cathode is mofcell.cathode("LFP")


def test_read_once():
    assert mofcell.cell("gu2025-lfp") is mofcell.cell("gu2025-lfp")


def test_source_of_a_liquid_is_another_work():
    assert source_of("1 M LiPF6 in EC:DEC").key == "Lundgren2015"


def test_source_of_what_is_unknown():
    with pytest.raises(UnknownName, match=r"no record is named 'gu2025'; nearest: gu2025-lfp"):
        source_of("gu2025")
