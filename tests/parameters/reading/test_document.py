"""A data file as a whole: its sections, the names in it, and who names whom."""

import copy
from itertools import pairwise

import pytest
import yaml

from mofcell.parameters import InvalidInput, ValidityWarning, library
from mofcell.parameters.reading import Document

SOURCE = {"source": {"citation": "Doe"}}
WHERE = {"class": "measured", "source": "Table 1"}
MEMBRANE = {
    "conductivity": {"value": "1 mS/cm", **WHERE},
    "transference_number": {"value": "0.7", **WHERE},
}
HOST = {"not_simulated": "conducts no ions"}
CELL = {
    "electrolyte": "M",
    "cathode": "LFP",
    "membrane_thickness": {"value": "50 um", **WHERE},
    "cathode_loading": {"value": "3 mg/cm2", **WHERE},
    "active_mass_fraction": {"value": "80 %", **WHERE},
    "cathode_porosity": {"value": "0.4", **WHERE},
    "np_ratio": {"value": "2", **WHERE},
    "lithium_exchange_current_density": {"value": "1 mA/cm2", **WHERE},
    "voltage_window": {"value": ["2.5 V", "4.2 V"], **WHERE},
    "nominal_specific_capacity": {"value": "170 mAh/g", **WHERE},
    "area": {"value": "1 cm2", **WHERE},
}


def read(path):
    """Every material and every cell of a file."""
    document = Document(path)
    find = library._parts_for(document)
    return [
        *(document.material(name) for name in document.materials),
        *(document.cell(name, find) for name in document.cells),
    ]


@pytest.fixture
def refused(write, refusal):
    """The message with which a file of some sections, or of a text, is refused."""

    def message(content):
        if not isinstance(content, str):
            content = yaml.safe_dump(content, sort_keys=False)
        return refusal(read, write(content))

    return message


def with_membrane(**changes):
    return {**SOURCE, "electrolytes": {"M": {**MEMBRANE, **changes}}}


def with_cell(**changes):
    return {**with_membrane(), "cells": {"C": {**CELL, **changes}}}


# what is right


def test_records_of_a_file(write):
    membrane, host, cell, test = read(
        write(
            yaml.safe_dump(
                {
                    **SOURCE,
                    "electrolytes": {"M": MEMBRANE, "host": HOST},
                    "cells": {"C": CELL, "T": {"kind": "voltammetry", **HOST}},
                }
            )
        )
    )
    assert membrane.electrolyte.conductivity(298.15) == pytest.approx(0.1, rel=1e-12)
    assert host.electrolyte is None
    assert cell.cell.electrolyte is membrane.electrolyte
    assert (test.cell, test.kind) == (None, "voltammetry")


def test_what_a_file_says_without_being_read(write):
    name = write(yaml.safe_dump({**SOURCE, "electrolytes": {"X": HOST}, "cells": {"X": {}}}))
    document = Document(name)
    assert (document.materials, document.cells) == (["X"], ["X"])
    assert not document.simulated("material", "X")
    assert document.simulated("cell", "X")
    assert document.kind("X") == "full"


@pytest.mark.parametrize("name", ["5", "NO", "true", "2020-01-01", "MOF #2", "🔋 µ-MOF", "a" * 100])
def test_odd_names(write, name):
    (host,) = read(write(yaml.safe_dump({**SOURCE, "electrolytes": {name: HOST}})))
    assert host.name == name


def test_read_once(write):
    document = Document(write(yaml.safe_dump(with_cell())))
    find = library._parts_for(document)
    assert document.cell("C", find) is document.cell("C", find)


# sections and names


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "f.yaml: the file is empty; give at least source.citation"),
        ("\n# nothing\n", "f.yaml: the file is empty"),
        ("hello", "f.yaml: file is 'hello'; give it the fields source"),
        ("- 1\n- 2", "f.yaml: file is ['1', '2']; give it the fields source"),
        ("cells: {}", "f.yaml: file.source is missing; due are source"),
        ("source:", "f.yaml: file.source is empty; fill it in, or leave it out"),
        ("source: Doe", "f.yaml: source is 'Doe'; give it the fields citation"),
        ("source: {}", "f.yaml: source.citation is missing; due are citation"),
        ("source: {citation: }", "f.yaml: source.citation is empty"),
        ("source: {citation: [a]}", "f.yaml: Source: citation is ['a']: input should be a valid"),
        ("source: {citation: a, doi: b}", "f.yaml: source.doi is unknown; did you mean"),
        ({**SOURCE, "electrolyte": {}}, "f.yaml: file.electrolyte is unknown; did you mean elec"),
        ({**SOURCE, "x" * 10**5: {}}, "f.yaml: file.xxx"),
        ({**SOURCE, None: 5}, "f.yaml: file.None is unknown"),
        ({**SOURCE, "cells": None}, "f.yaml: file.cells is empty; fill it in, or leave it out"),
        ({**SOURCE, "cells": ["C"]}, "f.yaml: cells is ['C']; give each record under its name"),
        ({**SOURCE, "cells": 0}, "f.yaml: cells is '0'; give each record under its name"),
        ({**SOURCE, "cells": {"C": 5}}, "f.yaml: cells.C is '5'; give its fields under it"),
        (
            {**SOURCE, "electrolytes": {"M": None}},
            "f.yaml: electrolytes.M is None; give its fields",
        ),
        ({**SOURCE, "electrolytes": {None: HOST}}, "f.yaml: electrolytes: None is not a name"),
        ({**SOURCE, "electrolytes": {"": HOST}}, "f.yaml: electrolytes: '' is not a name"),
        ({**SOURCE, "electrolytes": {" ": HOST}}, "f.yaml: electrolytes: ' ' is not a name"),
        (
            {**SOURCE, "electrolytes": {"a\nb": HOST}},
            "f.yaml: electrolytes: 'a\\nb' is not a name; give up to 100 letters on one line",
        ),
        ({**SOURCE, "electrolytes": {"\x00": HOST}}, "f.yaml: electrolytes: '\\x00' is not a name"),
        ({**SOURCE, "cells": {"\u202ea": {}}}, "f.yaml: cells: '\\u202ea' is not a name"),
        ({**SOURCE, "cells": {"a" * 10**5: {}}}, "f.yaml: cells: 'aaa"),
    ],
    ids=lambda item: str(item)[:40],
)
def test_files_that_are_wrong(refused, content, message):
    assert refused(content).startswith(message)


# materials


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"conductivty": {}}, "f.yaml: M.conductivty is unknown; did you mean conductivity"),
        ({"x" * 10**5: {}}, "f.yaml: M.xxx"),
        ({"porosity": None}, "f.yaml: M.porosity is empty; fill it in, or leave it out"),
        (
            {"porosity": {"value": "150 %", **WHERE}},
            "f.yaml: Electrolyte 'M': porosity is 150 % (1.5): inp",
        ),
        ({"porosity": {"value": "12:30", **WHERE}}, "f.yaml: M.porosity: cannot read '12:30'"),
        (
            {"porosity": {"value": "010", **WHERE}},
            "f.yaml: Electrolyte 'M': porosity is 010 (10): input",
        ),
        ({"porosity": {"value": ".nan", **WHERE}}, "f.yaml: M.porosity: cannot read '.nan'"),
        ({"porosity": {"value": "1e999", **WHERE}}, "f.yaml: M.porosity: '1e999' is not a finite"),
        ({"porosity": {"value": ["1"] * 2001, **WHERE}}, "f.yaml: M.porosity holds 2001 entries"),
        ({"porosity": {"value": "x" * 10**5, **WHERE}}, "f.yaml: M.porosity: cannot read 'xxx"),
        ({"conductivity": {"value": "1 kS/cm", **WHERE}}, "f.yaml: Electrolyte 'M': conductivity"),
        ({"conductivity": {"value": "−1 mS/cm", **WHERE}}, "f.yaml: Electrolyte 'M': conductivity"),
        ({"conductivity": {"law": "x" * 10**5, **WHERE}}, "f.yaml: M.conductivity.law is 'xxx"),
        (
            {"conductivity": ["1 mS/cm"]},
            "f.yaml: M.conductivity is ['1 mS/cm']; give it the fields",
        ),
        (
            {"description": ["a"] * 1000},
            "f.yaml: Electrolyte 'M': description is ['a', 'a', 'a', 'a'",
        ),
        (
            {"family": "MOFF"},
            "f.yaml: Material 'M': family is 'MOFF'; did you mean MOF? Allowed are MOF, MOF",
        ),
        ({"family": "x" * 10**5}, "f.yaml: Material 'M': family is 'xxx"),
        ({"reported": {"a": "b"}}, "f.yaml: M.reported is {'a': 'b'}; give a list of figures"),
        ({"cautions": "wet"}, "f.yaml: M.cautions is 'wet'; give a list of texts"),
        ({"cautions": [["wet"]]}, "f.yaml: M.cautions is [['wet']]; give a list of texts"),
        ({"not_simulated": "why"}, "f.yaml: Material 'M': 'M': give conductivity and"),
        ({"not_simulated": [1]}, "f.yaml: Material 'M': not_simulated is ['1']: input should be"),
    ],
    ids=lambda item: str(item)[:40],
)
def test_materials_that_are_wrong(refused, changes, message):
    assert refused(with_membrane(**changes)).startswith(message)


@pytest.mark.parametrize("entry", [{}, {"ion": "Li+"}, {"not_simulated": ""}])
def test_material_without_use(refused, entry):
    message = refused({**SOURCE, "electrolytes": {"M": entry}})
    assert message.startswith(
        "f.yaml: Material 'M': 'M': give conductivity and transference_number"
    )


# cells


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"membrane_thickness": {"value": "1 S/cm", **WHERE}},
            "f.yaml: C.membrane_thickness: '1 S/cm' is not a number with a unit of length (um, mm",
        ),
        (
            {"membrane_thickness": {"value": "50", **WHERE}},
            "f.yaml: C.membrane_thickness: '50' has",
        ),
        ({"membrane_thickness": {"value": "5 m", **WHERE}}, "f.yaml: Cell 'C': membrane_thickness"),
        (
            {"voltage_window": {"value": ["1 V"] * 3, **WHERE}},
            "f.yaml: Cell 'C': voltage_window is ",
        ),
        ({"measured": []}, "f.yaml: C.measured is []; give it the fields rate_capability"),
        ({"kind": ["full"]}, "f.yaml: ReportedCell 'C': kind is ['full']: input should be a valid"),
        (
            {"kind": "symmetric", "fade": {"cathode_loss": {}}},
            "f.yaml: C: a symmetric cell has no cathode: delete cathode, cathode_loading, ",
        ),
        ({"kind": "blocking"}, "f.yaml: C: a blocking cell has no lithium and no cathode: delete "),
        ({"source": ["Fig. 1"]}, "f.yaml: C.source is ['Fig. 1']; give a text"),
        ({"electrolyte": ["M"]}, "f.yaml: C.electrolyte is ['M']; give the name of a record"),
        ({"electrolyte": "N"}, "f.yaml: C.electrolyte: no electrolyte is named 'N'; nearest: "),
        ({"electrolyte": "x" * 10**5}, "f.yaml: C.electrolyte: no electrolyte is named 'xxx"),
        (
            {"electrolyte": "f.yaml#N"},
            "f.yaml: C.electrolyte: no electrolyte is named 'N'; nearest",
        ),
        ({"electrolyte": "/dev/zero.yaml"}, "f.yaml: /dev/zero.yaml: there is no such file"),
        ({"cathode": "LPF"}, "f.yaml: C.cathode: no cathode is named 'LPF'; nearest: LFP"),
        ({"like": "D"}, "f.yaml: C.like: no cell is named 'D'; nearest: "),
        ({"like": "C"}, "f.yaml: C.like leads back to C; name another cell"),
        ({"like": ["C"]}, "f.yaml: C.like is ['C']; give the name of a record"),
        ({"not_simulated": "why"}, "f.yaml: C.membrane_thickness is given, and not_simulated too"),
    ],
    ids=lambda item: str(item)[:40],
)
def test_cells_that_are_wrong(refused, changes, message):
    assert refused(with_cell(**changes)).startswith(message)


@pytest.mark.parametrize("key", ["membrane_thickness", "measured", "like"])
def test_nothing_is_left_unread_in_a_cell_that_is_not_simulated(refused, key):
    message = refused({**SOURCE, "cells": {"C": {"not_simulated": "why", key: "garbage"}}})
    assert message.startswith(f"f.yaml: C.{key} is given, and not_simulated too; leave out")


def test_every_missing_field_of_a_cell_is_named(refused):
    message = refused({**SOURCE, "cells": {"C": {}}})
    assert message.startswith("f.yaml: Cell 'C': electrolyte is missing; membrane_thickness is mis")


def test_electrolyte_that_cannot_be_simulated(refused):
    content = {**SOURCE, "electrolytes": {"M": HOST}, "cells": {"C": CELL}}
    assert refused(content) == "f.yaml: 'M' cannot be simulated: conducts no ions"


def like(*names):
    """Cells of which each is like the next."""
    return {one: {"like": other} for one, other in pairwise(names)}


def test_cells_like_each_other_in_a_ring(refused):
    message = refused({**SOURCE, "cells": like("A", "B", "C", "A")})
    assert message == "f.yaml: A.like leads back to A; name another cell"


def test_cells_like_each_other_in_a_long_row(refused):
    message = refused({**SOURCE, "cells": like(*(f"C{number}" for number in range(3000)))})
    assert message.startswith("f.yaml: C20.like is more than 20 cells away from the first; name")


def test_cell_at_the_end_of_a_row(write):
    names = [f"C{number}" for number in range(20)]
    content = {**with_membrane(), "cells": {**like(*names), names[-1]: CELL}}
    records = read(write(yaml.safe_dump(content, sort_keys=False)))
    assert records[1].name == "C0"
    assert records[1].cell.membrane_thickness == pytest.approx(50e-6)


def test_record_that_was_refused_is_refused_again(write):
    document = Document(write(yaml.safe_dump(with_membrane(porosity={"value": "2", **WHERE}))))
    for _ in range(2):
        with pytest.raises(InvalidInput, match=r"^f\.yaml: Electrolyte 'M': porosity is 2: "):
            document.material("M")


def test_warnings_stay(write):
    content = copy.deepcopy(with_cell())
    content["electrolytes"]["M"]["stability_window"] = {"value": "4 V", **WHERE}
    with pytest.warns(ValidityWarning, match=r"voltage_window of 'C' goes to 4.2 V"):
        read(write(yaml.safe_dump(content)))
