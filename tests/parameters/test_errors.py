import pytest

from mofcell.parameters import InvalidInput, MofcellError, UnknownName, ValidityWarning
from mofcell.parameters.errors import placed
from mofcell.parameters.laws import OutOfRangeWarning


@pytest.mark.parametrize(
    ("error", "builtin"), [(InvalidInput, ValueError), (UnknownName, KeyError)]
)
def test_ours_and_the_builtin(error, builtin):
    assert issubclass(error, MofcellError)
    assert issubclass(error, builtin)


def test_unknown_name_reads_as_a_sentence():
    # a KeyError would show the quoted repr of its argument
    error = UnknownName("cell", "gu25", ["gu2025-lfp", "other"])
    assert str(error) == "no cell is named 'gu25'; nearest: gu2025-lfp, other"


def test_out_of_range_is_a_warning_of_validity():
    assert issubclass(OutOfRangeWarning, ValidityWarning)
    assert issubclass(ValidityWarning, UserWarning)


def test_places_are_named_from_the_outermost_to_the_innermost():
    with pytest.raises(InvalidInput) as error, placed("stage 2, "), placed("step 1: "):
        raise InvalidInput("no time")
    assert str(error.value) == "stage 2, step 1: no time"
