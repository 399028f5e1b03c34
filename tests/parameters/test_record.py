"""What holds for every record."""

import re

import pytest
from pydantic import Field, ValidationError

from mofcell.parameters import InvalidInput, Provenance
from mofcell.parameters.provenance import GIVEN
from mofcell.parameters.record import Record

READ = Provenance(kind="measured", source="Table 1")


class Rod(Record):
    """A record of two numbers."""

    length: float = Field(gt=0, le=2)
    width: float = Field(default=0.1, gt=0)


@pytest.fixture
def rod():
    return Rod(name="rod", length=1.0, provenance={"length": READ, "width": READ})


def refused(text):
    return pytest.raises(InvalidInput, match=f"^{re.escape(text)}$")


def test_field_value_and_what_is_allowed():
    with refused("Rod 'rod': length is -1.5: input should be greater than 0"):
        Rod(name="rod", length=-1.5)


def test_all_that_is_wrong_at_once():
    with refused(
        "Rod 'rod': length is 3.5: input should be less than or equal to 2; "
        "width is -0.5: input should be greater than 0; "
        "lenght is not a field; did you mean length?"
    ):
        Rod(name="rod", length=3.5, width=-0.5, lenght=1.0)


def test_missing():
    with refused("Rod: name is missing; length is missing"):
        Rod()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_only_finite_numbers(value):
    with pytest.raises(InvalidInput, match=r"length is -?(nan|inf): input should be "):
        Rod(name="rod", length=value)


def test_defaults_have_to_hold_as_well():
    class Bad(Record):
        length: float = Field(default=-1.0, gt=0)

    with pytest.raises(InvalidInput, match="length is -1"):
        Bad(name="bad")


def test_keyword_only():
    with pytest.raises(TypeError, match="positional argument"):
        Rod("rod", 1.0)


def test_frozen(rod):
    with pytest.raises(InvalidInput, match=r"length cannot be set; use replace\(length="):
        rod.length = 2.0
    with pytest.raises(ValidationError, match="frozen"):
        del rod.length


def test_equal_if_all_is_equal(rod):
    assert rod == rod.replace(provenance={})
    assert rod != rod.replace(length=1.5)
    assert rod != Rod(name="other", length=1.0, provenance=rod.provenance)


def test_short_in_messages(rod):
    assert repr(rod) == str(rod) == "Rod('rod')"


def test_replace_states_who_gave_the_value(rod):
    longer = rod.replace(length=1.5)
    assert (rod.length, longer.length, longer.width) == (1.0, 1.5, 0.1)
    assert longer.provenance == {"length": GIVEN, "width": READ}
    assert GIVEN.kind == "assumed"
    assert rod.provenance["length"] == READ


def test_replace_with_provenance(rod):
    fitted = Provenance(kind="fitted", source="rate table")
    longer = rod.replace(length=1.5, provenance={"length": fitted})
    assert longer.provenance == {"length": fitted, "width": READ}


def test_replace_checks(rod):
    with refused("Rod 'rod': length is -2.5: input should be greater than 0"):
        rod.replace(length=-2.5)
    with refused("Rod 'rod': lenght is not a field; did you mean length?"):
        rod.replace(lenght=1.5)


def test_default_provenance_is_of_each_record_alone():
    first, second = Rod(name="a", length=1.0), Rod(name="b", length=1.0)
    assert first.provenance == {}
    assert first.provenance is not second.provenance
