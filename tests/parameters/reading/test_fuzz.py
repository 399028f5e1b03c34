"""Whatever a data file holds, it is read to finite numbers or refused in one short line."""

import copy
import dataclasses
import math
import warnings
from functools import cache

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mofcell.parameters import (
    Cell,
    Electrolyte,
    InvalidInput,
    SymmetricCell,
    UnknownName,
    ValidityWarning,
    library,
)
from mofcell.parameters.checked import Checked
from mofcell.parameters.laws import Law
from mofcell.parameters.reading import Document, Source
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.reading.laws import LAWS, LAWS_THROUGH
from mofcell.parameters.reading.records import read_material
from mofcell.parameters.reported.quantities import QUANTITIES
from mofcell.parameters.units import to_si

LONGEST = 320  # letters: 280 of a message, and the name of its file

# four times this many, in about 10 s on two cores
cases = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "f.yaml"


@pytest.fixture(autouse=True)
def _loud():
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # no RuntimeWarning of numpy reaches the user
        warnings.simplefilter("ignore", ValidityWarning)
        yield


def records_of(path):
    """Every material and every cell of a file."""
    document = Document(path)
    find = library._parts_for(document)
    return [
        *(document.material(name) for name in document.materials),
        *(document.cell(name, find) for name in document.cells),
    ]


def numbers_in(value):
    match value:
        case float() | int():
            yield value
        case dict():
            yield from numbers_in(list(value.values()))
        case list() | tuple():
            for one in value:
                yield from numbers_in(one)
        case Checked():
            yield from numbers_in(list(vars(value).values()))
        case Law():
            yield from numbers_in(list(dataclasses.asdict(value).values()))


def check(path, content):
    """Read a file of this content; what is wrong with it is said as it should be."""
    path.write_bytes(content)
    try:
        records = records_of(path)
    except (InvalidInput, UnknownName) as error:
        message = str(error).replace(str(path), path.name)
        assert path.name in message
        assert len(message) <= LONGEST
        assert message.isprintable()  # so on one line
        return []
    assert all(math.isfinite(number) for number in numbers_in(records))
    return records


# a valid document

WHERE = {"class": "measured", "source": "Table 1"}
VALID = {
    "source": {"citation": "Doe, MOF 1 (2020) 1", "key": "Doe2020", "bibtex": "@article{Doe2020}"},
    "electrolytes": {
        "M": {
            "description": "a membrane",
            "family": "MOF",
            "conductivity": {
                "law": "Arrhenius",
                "value": "1 mS/cm",
                "temperature": "25 degC",
                "activation_energy": "0.2 eV",
                "range": ["-20 degC", "60 degC"],
                **WHERE,
            },
            "transference_number": {"value": 0.7, "caution": "two interfaces", **WHERE},
            "salt_concentration": {"value": "1 M", **WHERE},
            "reported": [
                {"quantity": "ionic_conductivity", "value": "~ 1 to 2 mS/cm", **WHERE},
                {
                    "quantity": "ionic_conductivity",
                    "value": ["1 mS/cm", "2 mS/cm"],
                    "temperature": ["20 degC", "30 degC"],
                    "temperature_note": "after drying",
                    **WHERE,
                },
                {"quantity": "ionic_conductivity", "statement": "not measured", **WHERE},
            ],
            "cautions": ["soaked"],
        },
        "host": {"not_simulated": "conducts no ions", "ion": "none"},
        "table": {
            "conductivity": {
                "law": "VTF",
                "through": [
                    ["100 degC", "5 mS/cm"],
                    ["25 degC", "1 mS/cm"],
                    ["-40 degC", "50 uS/cm"],
                ],
                **WHERE,
            },
            "transference_number": {"value": "70 %", **WHERE},
        },
    },
    "cells": {
        "C": {
            "electrolyte": "M",
            "cathode": "LFP",
            "membrane_thickness": {"value": "50 um", **WHERE},
            "cathode_loading": {"value": "3 mg/cm2", **WHERE},
            "active_mass_fraction": {"value": "80 %", **WHERE},
            "cathode_porosity": {"value": 0.4, **WHERE},
            "np_ratio": {"value": 2, **WHERE},
            "lithium_exchange_current_density": {"law": "Constant", "value": "1 mA/cm2", **WHERE},
            "voltage_window": {"value": ["2.5 V", "4200 mV"], **WHERE},
            "nominal_specific_capacity": {"value": "170 mAh/g", **WHERE},
            "area": {"value": "1 cm2", **WHERE},
            "measured": {
                "rate_capability": {
                    "x": [0.1, 1],
                    "y": ["140 mAh/g", "110 mAh/g"],
                    "temperature": "25 degC",
                    **WHERE,
                }
            },
            "remarks": ["hand-made"],
        },
        "D": {"like": "C", "np_ratio": {"value": 3, **WHERE}},
        "S": {
            "kind": "symmetric",
            "electrolyte": "table",
            "membrane_thickness": {"value": "50 um", **WHERE},
            "lithium_thickness": {"value": "50 um", **WHERE},
            "lithium_exchange_current_density": {"value": "1 mA/cm2", **WHERE},
            "current_density": {"value": "0.1 mA/cm2", **WHERE},
            "area": {"value": "1 cm2", **WHERE},
        },
        "T": {"kind": "voltammetry", "electrolyte": "M", "not_simulated": "no cell"},
    },
}


def test_valid_document_comes_back_as_it_was_dumped(path):
    content = yaml.safe_dump(VALID, sort_keys=False).encode()
    records = check(path, content)
    assert [one.name for one in records] == ["M", "host", "table", "C", "D", "S", "T"]
    source = Source(**VALID["source"])
    for record, (name, entry) in zip(records[:3], VALID["electrolytes"].items(), strict=True):
        assert record == read_material(name, entry, source)  # never dumped
    again = yaml.safe_dump(yaml.safe_load(content), sort_keys=True, default_flow_style=True)
    assert sorted(check(path, again.encode()), key=str) == sorted(records, key=str)


# what may stand anywhere

numbers = st.floats() | st.integers() | st.sampled_from([10**400, 5e-324, 1.8e308, -0.0])
UNITS_WRITTEN = [
    *(
        "",
        "-",
        "%",
        "S/cm",
        "mS cm-1",
        "S·cm⁻¹",
        "um",
        "µm",
        "m",
        "degC",
        "°C",
        "K",
        "eV",
        "kJ/mol",
    ),
    *("V", "mV", "mol/L", "M", "mA/cm2", "mAh/g", "mg/cm²", "ohm*cm2", "Ω cm2", "g/cm3", "s", "h"),
    *("cm2", "umm", "m**9", "m**(9**9)", "delta_degC", "degC/s", "**", "/", "e", "dB", "pH", "1/1"),
]
quantities = st.builds(
    "{}{}{}".format, numbers, st.sampled_from(["", " "]), st.sampled_from(UNITS_WRITTEN)
)
texts = st.text(max_size=12) | st.sampled_from(
    [
        *(
            "",
            " ",
            "~",
            "null",
            "no",
            "NO",
            "yes",
            "=",
            "<<",
            "*a",
            "&a",
            "!",
            "!!int 5",
            "0x1F",
            "010",
        ),
        *(
            "12:30",
            "2020-01-01",
            "2020-13-45",
            "1_000",
            ".nan",
            "-.inf",
            "1e3",
            "x" * 10_000,
            "9" * 5000,
        ),
        *(
            "\x00",
            "\x07",
            "\x85",
            "\u202e",
            "\ufeff",
            "🔋",
            "a\nb",
            "a: b",
            "a #b",
            "[",
            "{",
            "'",
            '"',
        ),
        *(
            "M",
            "C",
            "LFP",
            "Ni-MOF",
            "f.yaml#M",
            "/dev/zero.yaml",
            "measured",
            "symmetric",
            "Tabulated",
        ),
    ]
)


@cache
def in_unit(unit):
    """A quantity of the right dimension, mostly of a size that occurs, now and then of none."""
    sizes = st.floats(1e-3, 1e3) | st.sampled_from([0.76, 1.0, 25.0, 298.15, 310.0, 330.0])
    extremes = st.floats(allow_nan=False, allow_infinity=False)
    return st.builds("{} {}".format, st.one_of(sizes, sizes, extremes), st.just(unit)).map(
        str.strip
    )


leaves = (
    st.none() | st.booleans() | numbers | texts | quantities | st.dates() | st.binary(max_size=3)
)
WORDS = [
    *("source", "citation", "key", "bibtex", "electrolytes", "cells", "law", "value", "class"),
    *("through", "range", "temperature", "activation_energy", "prefactor", "caution", "reported"),
    *(
        "quantity",
        "statement",
        "measured",
        "not_simulated",
        "like",
        "kind",
        "electrolyte",
        "cathode",
    ),
    *("cautions", "remarks", "family", "ion", "x", "y", "rate_capability", "M", "C", "D", "host"),
    *UNITS,
]
words = st.sampled_from(WORDS) | texts
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def dumped(tree):
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True).encode()


# (i) any text and any bytes

PIECES = [
    *(
        " ",
        "  ",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
        ": ",
        "- ",
        ", ",
        "? ",
        "# ",
        "| ",
        "> ",
        "---\n",
        "...\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "&a ",
        "*a",
        "<<: *a",
        "!",
        "!!str ",
        "!!python/name:os.system ",
    ),
    *("%YAML 1.1\n", "\ufeff", "\x00", "@", "`", "~", "1", "5 um", *WORDS[:12]),
]
any_content = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=60).map(str.encode),
    st.text(max_size=30).map(lambda text: text.encode("utf-16")),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode()),
    st.lists(st.sampled_from(PIECES), max_size=12).map(
        lambda pieces: dumped(VALID).replace(b"source: Table 1", "".join(pieces).encode(), 1)
    ),
)


@cases
@given(content=any_content)
def test_any_text(path, content):
    check(path, content)


# (ii) any structure that YAML can hold

SOURCE = {"source": {"citation": "Doe"}}


@cache
def laws_of(unit):
    """Laws with numbers of the right dimension."""
    through = st.lists(st.tuples(in_unit("K"), in_unit(unit)).map(list), min_size=2, max_size=3)
    forms = [
        st.fixed_dictionaries(
            {
                "law": st.just(form),
                **{key: in_unit(unit if of is None else of) for key, of in units.items()},
            }
        )
        for form, (_, units) in LAWS.items()
    ]
    forms += [
        st.fixed_dictionaries({"law": st.just(form), "through": through}) for form in LAWS_THROUGH
    ]
    ranges = st.just({}) | st.fixed_dictionaries(
        {"range": st.lists(in_unit("K"), min_size=2, max_size=2)}
    )
    return st.builds(lambda law, held: {**law, **held, **WHERE}, st.one_of(forms), ranges)


@cache
def entries_of(unit):
    """A value or a law of the right dimension."""
    value = in_unit(unit) | st.lists(in_unit(unit), max_size=3)
    return st.builds(lambda value: {"value": value, **WHERE}, value) | laws_of(unit)


def anew(section, name, record):
    """A record of the valid document with up to three fields of the right dimension anew."""
    fields = st.sampled_from([field for field in UNITS if field in record.model_fields])
    pairs = fields.flatmap(lambda field: st.tuples(st.just(field), entries_of(UNITS[field])))
    return st.lists(pairs, max_size=3).map(lambda new: {**VALID[section][name], **dict(new)})


right_names = st.builds(
    lambda M, C, S: {
        **SOURCE,
        "electrolytes": {**VALID["electrolytes"], "M": M},
        "cells": {"C": C, "D": {"like": "C"}, "S": S},
    },
    anew("electrolytes", "M", Electrolyte),
    anew("cells", "C", Cell),
    anew("cells", "S", SymmetricCell),
)
any_tree = st.one_of(
    right_names,
    trees,
    st.builds(lambda tree: {**SOURCE, "electrolytes": tree}, trees),
    st.builds(lambda tree: {**SOURCE, "electrolytes": {"M": tree}}, trees),
    st.builds(lambda tree: {**SOURCE, "cells": {"C": tree}}, trees),
)


@cases
@given(tree=any_tree)
def test_any_structure(path, tree):
    check(path, dumped(tree))


# (iii) a valid document with odd values at odd places


def places_in(tree, parent=()):
    """Path of each value of a document."""
    keys = (
        list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    )
    for key in keys:
        yield (*parent, key)
        yield from places_in(tree[key], (*parent, key))


PLACES = list(places_in(VALID))


def at(tree, place):
    for key in place:
        tree = tree[key]
    return tree


def mutated(tree, change):
    """A document with one value replaced, deleted, inserted beside or copied from elsewhere."""
    kind, place, word, value, other = change
    try:
        holder = at(tree, place[:-1])
        match kind:
            case "replace":
                holder[place[-1]] = value
            case "delete":
                del holder[place[-1]]
            case "insert" if isinstance(holder, dict):
                holder[word] = value
            case "insert":
                holder.insert(place[-1], value)
            case "copy":
                holder[place[-1]] = copy.deepcopy(at(VALID, other))
    except (KeyError, IndexError, TypeError, AttributeError):
        pass  # an earlier change has taken this place away
    return tree


LAW_ENTRY = st.builds(
    lambda form, numbers, points: {
        "law": form,
        **numbers,
        **({"through": points} if points else {}),
        **WHERE,
    },
    st.sampled_from([*LAWS, *LAWS_THROUGH]),
    st.dictionaries(
        st.sampled_from(sorted({key for _, units in LAWS.values() for key in units})), quantities
    ),
    st.lists(st.lists(quantities, min_size=2, max_size=2), max_size=3),
)
changes = st.tuples(
    st.sampled_from(["replace", "replace", "replace", "delete", "insert", "copy"]),
    st.sampled_from(PLACES),
    words,
    leaves | trees | LAW_ENTRY,
    st.sampled_from(PLACES),
)


@cases
@given(several=st.lists(changes, min_size=1, max_size=4))
def test_any_mutation(path, several):
    tree = copy.deepcopy(VALID)
    for change in several:
        tree = mutated(tree, change)
    check(path, dumped(tree))


# (iv) any printed figure

bounds = st.sampled_from(["", "", "> ", "<", ">=", "~ ", "> <", "≤ ", "about "])
ends = st.builds(
    "{:{}}".format, st.floats(-1e3, 1e3), st.sampled_from(["g", ".2e", ".1f"])
) | numbers.map(str)
printed = st.one_of(
    quantities,
    st.builds("{}{}".format, bounds, quantities),
    st.builds("{}{} to {} {}".format, bounds, ends, ends, st.sampled_from(UNITS_WRITTEN)),
    st.builds("{} to {} to {}".format, ends, ends, quantities),
    st.lists(quantities, max_size=3),
    st.builds(lambda text: text.replace("-", "−"), quantities),
    leaves,
)


@cache
def printed_in(unit):
    span = st.builds("{}{} to {} {}".format, bounds, ends, ends, st.just(unit)).map(str.strip)
    one = st.builds("{}{}".format, bounds, in_unit(unit))
    return one | span | st.lists(in_unit(unit), max_size=3) | printed


figures = st.sampled_from(sorted(QUANTITIES)).flatmap(
    lambda quantity: st.fixed_dictionaries(
        {
            "quantity": st.just(quantity),
            "value": printed_in(QUANTITIES[quantity]),
            **{key: st.just(value) for key, value in WHERE.items()},
        },
        optional={"temperature": in_unit("K") | st.lists(in_unit("K"), max_size=3) | leaves},
    )
)


@cases
@given(entries=st.lists(figures, min_size=1, max_size=3))
def test_any_printed_figure(path, entries):
    tree = {**SOURCE, "electrolytes": {"M": {"not_simulated": "a host", "reported": entries}}}
    for record in check(path, dumped(tree)):
        for figure, entry in zip(record.reported, entries, strict=True):
            assert len(figure.values) in {"number": (1,), "range": (2,)}.get(figure.form, (1, 2, 3))
            if figure.form == "number" and not figure.bound and isinstance(entry["value"], str):
                assert figure.values == (to_si(entry["value"], QUANTITIES[entry["quantity"]]),)
