"""Whatever somebody makes of a written file, it is read or refused in one line."""

import copy
import warnings

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mofcell
from mofcell.experiments.designs.axes import changed
from mofcell.parameters import InvalidInput, UnknownName, ValidityWarning
from mofcell.parameters.writing import cell_document

LONGEST = 320  # letters: 280 of a message, and the name of its file

values = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.text(max_size=8),
    st.sampled_from(
        [*("nan", "inf", "1e999", "-1", "0", "25 degC", "5 ohm*cm2", "1 mAh/g", "yes", "DFN", "~")]
    ),
    st.sampled_from([10**400, "9" * 5000, "m**(9**9)", {"unit": "m**(9**9)", "values": ["1"]}]),
    st.sampled_from([{"unit": "mV", "values": ["1", "2", "3"]}, {"unit": "V"}, [], {}, [[]], [{}]]),
    st.lists(st.floats() | st.text(max_size=3), max_size=4),
    st.dictionaries(st.text(max_size=6), st.floats(), max_size=3),
)
words = st.sampled_from(["value", "range", "unit", "scale", "work", "columns", "voltage", "x", "1"])


def places_in(tree, parent=()):
    """Path of each value of a document, of a long list only the first ones."""
    match tree:
        case dict():
            keys = list(tree)
        case list():
            keys = range(min(len(tree), 2))
        case _:
            return
    for key in keys:
        yield (*parent, key)
        yield from places_in(tree[key], (*parent, key))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "f.yaml"


@pytest.fixture
def tree(calibration):
    numbers = {"conductivity": 0.05}
    fade = [mofcell.CathodeLoss(loss_per_cycle=0.001), mofcell.InterphaseGrowth(doubling_time=1e7)]
    gu = changed(mofcell.cell("gu2025-lfp"), numbers)
    cell = gu.replace(fade=fade, calibration=calibration)
    return yaml.load(cell_document(cell, citation="Doe"), yaml.BaseLoader)


def mutated(tree, change):
    kind, place, word, value = change
    holder = tree
    try:
        for key in place[:-1]:
            holder = holder[key]
        match kind:
            case "replace":
                holder[place[-1]] = value
            case "delete":
                del holder[place[-1]]
            case "insert":
                holder[word] = value
            case "repeat":
                holder[place[-1]] = [holder[place[-1]]] * 3
    except (KeyError, IndexError, TypeError):
        pass  # an earlier change has taken this place away
    return tree


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_any_mutation_of_a_written_file(path, tree, data):
    places = list(places_in(tree))
    of_calibration = [place for place in places if "calibration" in place]
    changes = st.tuples(
        st.sampled_from(["replace", "replace", "delete", "insert", "repeat"]),
        st.sampled_from(of_calibration) | st.sampled_from(places),
        words,
        values,
    )
    other = copy.deepcopy(tree)
    for change in data.draw(st.lists(changes, min_size=1, max_size=3)):
        other = mutated(other, change)
    path.write_text(yaml.safe_dump(other, sort_keys=False, allow_unicode=True), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", ValidityWarning)
        try:
            mofcell.cell(str(path))
        except (InvalidInput, UnknownName) as error:
            message = str(error).replace(str(path), path.name)
            assert path.name in message
            assert len(message) <= LONGEST
            assert message.isprintable()  # so on one line
