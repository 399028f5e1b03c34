import pytest

from mofcell.parameters import InvalidInput, Provenance


@pytest.mark.parametrize("name", ["kind", "class"])
def test_class_under_both_names(name):
    one = Provenance(**{name: "derived", "source": "Fig. 2b"})
    assert (one.kind, one.source, one.caution) == ("derived", "Fig. 2b", "")


def test_unknown_class():
    with pytest.raises(InvalidInput, match="kind is 'guessed', allowed are measured, "):
        Provenance(kind="guessed", source="Fig. 2b")


@pytest.mark.parametrize("given", [{"kind": "measured"}, {"source": "Fig. 2b"}])
def test_class_and_source_are_due(given):
    with pytest.raises(InvalidInput, match=r"Provenance: (class|source) is missing"):
        Provenance(**given)
