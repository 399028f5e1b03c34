"""A data file that is wrong is refused with the field named, never with a bare KeyError."""

import copy
import re

import pytest

import mofcell
from mofcell import CathodeLoss, InterphaseGrowth, RisingInterfaceResistance
from mofcell.parameters import BlockingCell, Cell, Electrolyte, InvalidInput, laws
from mofcell.parameters.fade import MECHANISMS, MECHANISMS_OF_LITHIUM
from mofcell.parameters.reading import Source
from mofcell.parameters.reading.entries import read_provenance
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.reading.laws import LAWS, LAWS_THROUGH
from mofcell.parameters.reading.records import read_material, read_reported_cell
from mofcell.parameters.symmetric_cell import SymmetricCell

SOURCE = Source(key="Doe2020", citation="Doe, J. MOF 1 (2020) 1", bibtex="@article{Doe2020}")
FIND = dict.fromkeys(("electrolyte", "catholyte"), mofcell.electrolyte) | {
    "cathode": mofcell.cathode
}
WHERE = {"class": "measured", "source": "Table 1"}
MEMBRANE = {
    "description": "a membrane",
    "conductivity": {
        "law": "Arrhenius",
        "value": "1 mS/cm",
        "temperature": "25 degC",
        "activation_energy": "0.2 eV",
        "range": ["-20 degC", "60 degC"],
        **WHERE,
    },
    "transference_number": {"value": 0.7, "caution": "two interfaces", **WHERE},
    "salt_concentration": {"value": "1 M", "class": "assumed", "source": "not given"},
}
CELL = {
    "electrolyte": "Li@Ni-MOF-2",
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
            "x": ["0.1", "1"],
            "y": ["140 mAh/g", "110 mAh/g"],
            "temperature": "25 degC",
            **WHERE,
        }
    },
}
MISSING = object()


def changed(record, path, value):
    """A copy of a record with one entry, by its dotted path, in another form or left out."""
    record = copy.deepcopy(record)
    *parents, last = path.split(".")
    place = record
    for parent in parents:
        place = place[parent]
    if value is MISSING:
        del place[last]
    else:
        place[last] = value
    return record


def membrane_from(record):
    return read_material("M", record, SOURCE).electrolyte


def cell_from(record):
    return read_reported_cell("C", record, SOURCE, FIND).cell


def refused(text):
    return pytest.raises(InvalidInput, match=f"^{re.escape(text)}")


# what is right


def test_electrolyte_in_si():
    membrane = membrane_from(MEMBRANE)
    assert isinstance(membrane, Electrolyte)
    assert (membrane.name, membrane.description) == ("M", "a membrane")
    assert membrane.source == "Doe, J. MOF 1 (2020) 1"
    assert membrane.conductivity(298.15) == pytest.approx(0.1, rel=1e-13)
    # 0.2 eV is 0.2 * 96485.33 J/mol
    assert membrane.conductivity.activation_energy == pytest.approx(19297.066, rel=1e-7)
    assert membrane.conductivity.temperature_range == pytest.approx((253.15, 333.15))
    assert membrane.transference_number(298.15) == 0.7
    assert membrane.salt_concentration == pytest.approx(1000.0, rel=1e-13)


def test_measured_values_name_the_work_others_their_reason():
    provenance = membrane_from(MEMBRANE).provenance
    assert provenance["transference_number"].source == "Doe, J. MOF 1 (2020) 1: Table 1"
    assert provenance["transference_number"].caution == "two interfaces"
    assert provenance["salt_concentration"].source == "not given"
    assert provenance["salt_concentration"].kind == "assumed"


def test_cell_in_si():
    cell = cell_from(CELL)
    assert isinstance(cell, Cell)
    assert cell.catholyte is None
    assert cell.cathode_loading == pytest.approx(0.03, rel=1e-13)
    assert cell.voltage_window == pytest.approx((2.5, 4.2))
    assert cell.nominal_specific_capacity == pytest.approx(612e3, rel=1e-13)
    assert cell.lithium_exchange_current_density(298.15) == pytest.approx(10.0, rel=1e-13)
    table = cell.measured["rate_capability"]
    assert table.x == (0.1, 1.0)
    assert table.y == pytest.approx((504e3, 396e3))  # 140 and 110 mAh/g of 3600 C/Ah
    assert table.provenance.source == "Doe, J. MOF 1 (2020) 1: Table 1"


def test_voltage_window_as_one_text():
    text = changed(CELL, "voltage_window.value", "2.5 V to 4200 mV")
    assert cell_from(text).voltage_window == cell_from(CELL).voltage_window


RISES = {"law": "Arrhenius", "value": "60 ohm*cm2", "temperature": "25 degC", **WHERE}


@pytest.mark.parametrize("field", ["lithium_interface_resistance", "membrane_cathode_resistance"])
def test_a_resistance_rises_in_the_cold(field):
    cell = cell_from({**CELL, field: {**RISES, "activation_energy": "-0.4 eV"}})
    law = getattr(cell, field)
    # exp(0.4 eV/k (1/253.15 K - 1/298.15 K)) with k = 8.61733e-5 eV/K
    assert law(253.15) / law(298.15) == pytest.approx(15.92, rel=1e-3)
    with refused(
        f"C.{field}.activation_energy: with '0.4 eV' the resistance falls in the cold; write the "
        "activation energy of a resistance as negative, -0.4 eV"
    ):
        cell_from({**CELL, field: {**RISES, "activation_energy": "0.4 eV"}})


def test_reading_leaves_the_data_as_they_are():
    before = copy.deepcopy(CELL)
    cell_from(CELL)
    assert before == CELL


def test_every_number_of_a_record_has_a_unit():
    own = {
        "name",
        "description",
        "source",
        "provenance",
        "measured",
        "fade",
        "calibration",
        "electrolyte",
        "catholyte",
        "cathode",
    }
    mechanisms = {*MECHANISMS.values(), *MECHANISMS_OF_LITHIUM.values()}
    records = (Electrolyte, Cell, SymmetricCell, BlockingCell, *mechanisms)
    assert UNITS.keys() == set().union(*(record.model_fields for record in records)) - own


POINT = {"value": "1 mS/cm", "temperature": "25 degC", "activation_energy": "0.2 eV"}
POINTS = [["100 degC", "5 mS/cm"], ["-40 degC", "0.05 mS/cm"], ["25 degC", "1 mS/cm"]]


@pytest.mark.parametrize(
    ("form", "numbers", "points"),
    [
        ("Constant", {"value": "1 mS/cm"}, 0),
        ("Arrhenius", POINT, 0),
        ("ArrheniusOverTemperature", POINT, 0),
        (
            "PiecewiseArrhenius",
            {
                **{key: POINT[key] for key in ("value", "temperature")},
                "break_temperature": "10 degC",
                "activation_energy_below": "0.3 eV",
                "activation_energy_above": "0.1 eV",
            },
            0,
        ),
        (
            "VTF",  # 10 mS/cm exp(-B/123.55 K) = 1 mS/cm at 25 degC
            {
                "prefactor": "10 mS/cm",
                "pseudo_activation_temperature": "284.4844 K",
                "vanishing_temperature": "174.6 K",
            },
            0,
        ),
        ("Arrhenius", {}, 2),
        ("ArrheniusOverTemperature", {}, 2),
        ("VTF", {}, 3),
        ("VTFOverRootTemperature", {}, 3),
        ("Tabulated", {}, 3),
        ("Tabulated", {}, 2),
    ],
)
def test_each_law(form, numbers, points):
    entry = {"law": form, **numbers, **WHERE}
    if points:
        entry["through"] = POINTS[-points:]
    law = membrane_from({**MEMBRANE, "conductivity": entry}).conductivity
    assert type(law) is getattr(laws, form)
    assert law.name == "conductivity"
    assert law(298.15) == pytest.approx(0.1, rel=1e-6)  # 1 mS/cm; B above has seven digits
    if points:
        assert law(233.15) == pytest.approx(0.005, rel=1e-10)  # 0.05 mS/cm at -40 degC
        ends = (233.15, 373.15 if points == 3 else 298.15)
        assert law.temperature_range == pytest.approx(ends)


def test_stated_range_stands_before_that_of_the_points():
    entry = {"law": "VTF", "through": POINTS, "range": ["0 degC", "60 degC"], **WHERE}
    law = membrane_from({**MEMBRANE, "conductivity": entry}).conductivity
    assert law.temperature_range == pytest.approx((273.15, 333.15))


# what is wrong


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("conductivity.value", 1e-3, "M.conductivity.value: 0.001 has no unit; give a number"),
        ("conductivity.value", "1 mS", "M.conductivity.value: '1 mS' is not a number with a unit"),
        ("conductivity.temperature", 298, "M.conductivity.temperature: 298 has no unit"),
        ("conductivity.activation_energy", 0.2, "M.conductivity.activation_energy: 0.2 has no"),
        ("conductivity.range", [-20, 60], "M.conductivity.range: -20 has no unit"),
        ("conductivity.range", "25 degC", "M.conductivity.range is '25 degC'; give a list"),
        (
            "conductivity.range",
            ["60 degC", "-20 degC"],
            "M.conductivity.range is ['60 degC', '-20 ",
        ),
        ("conductivity.law", "VFT", "M.conductivity.law is 'VFT'; did you mean VTF? Allowed are"),
        ("conductivity.law", "arrhenius", "M.conductivity.law is 'arrhenius'; did you mean Arrhe"),
        ("conductivity.law", ["VTF"], "M.conductivity.law is ['VTF']; did you mean VTF?"),
        ("conductivity.law", "Function", "M.conductivity.law is 'Function', allowed are"),
        ("conductivity.law", MISSING, "M.conductivity.law is missing, allowed are Constant, Arr"),
        ("conductivity.value", MISSING, "M.conductivity.value is missing; due are law, value, "),
        ("conductivity.class", MISSING, "M.conductivity.class is missing; due are"),
        ("conductivity.source", MISSING, "M.conductivity.source is missing; due are"),
        ("conductivity.actvation_energy", "1 eV", "M.conductivity.actvation_energy is unknown; "),
        (
            "conductivity",
            "1 mS/cm",
            "M.conductivity is '1 mS/cm'; give it the fields value, class",
        ),
        ("transference_number.class", MISSING, "M.transference_number.class is missing"),
        ("transference_number.source", MISSING, "M.transference_number.source is missing"),
        ("transference_number.value", MISSING, "M.transference_number.value is missing"),
        ("transference_number.cautoin", "?", "M.transference_number.cautoin is unknown; did you "),
        (
            "transference_number.class",
            "Measured",
            "M.transference_number: class is 'Measured'; did you mean measured? Allowed are",
        ),
        (
            "transference_number.value",
            "68",
            "Electrolyte 'M': transference_number of 'M' is 68, allowed is above 0 and up to 1: "
            "write 0.68 or 68 %",
        ),
        (
            "conductivity.activation_energy",
            "22 eV",
            "M.conductivity.activation_energy: '22 eV' is beyond all measure, usual are 0.05",
        ),
        (
            "porosity",
            {"value": "80", "0 %": None, **WHERE},
            "M.porosity: '0 %' stands alone after a comma; write decimals with a point, not a",
        ),
        (
            "conductivity",
            {"value": "1 S/m", "\xa0range": ["0 degC", "9 degC"]},
            r"M.conductivity: '\xa0range' holds a non-breaking space; type a plain one",
        ),
        ("sigma", {"value": "1 S/m"}, "M.sigma is unknown; did you mean conductivity?"),
        ("t+", {"value": 1}, "M.t+ is unknown; did you mean transference_number?"),
        ("L", {"value": "1 um"}, "M.L is unknown; did you mean measured_thickness?"),
        (
            "conductivity.Ea",
            "1 eV",
            "M.conductivity.Ea is unknown; did you mean activation_energy?",
        ),
        (
            "measured_thickness",
            {"value": "-80 um", **WHERE},
            "Electrolyte 'M': measured_thickness "
            "is -80 um (-8e-05 m): input should be greater than 0",
        ),
        (
            "transference_number.class",
            "guessed",
            "M.transference_number: class is 'guessed', allowed are measured, derived",
        ),
        ("transference_number.source", 5, "M.transference_number: source is 5: input"),
        ("transference_number.value", None, "M.transference_number.value is empty; fill it in"),
        ("transference_number", 0.7, "M.transference_number is 0.7; give it the fields value, "),
        (
            "transference_number",
            None,
            "M.transference_number is empty; fill it in, or leave it out",
        ),
        ("conductivty", {"value": "1 S/m"}, "M.conductivty is unknown; did you mean conductivity"),
        ("membrane_thickness", {"value": "1 um"}, "M.membrane_thickness is unknown; did you mean"),
        ("provenance", {}, "M.provenance is unknown; did you mean"),
        ("description", 5, "Electrolyte 'M': description is 5: input should be a valid string"),
        (
            "salt_concentration.value",
            "-1 M",
            "Electrolyte 'M': salt_concentration is -1 M (-1000 mol/m**3): input should be",
        ),
        ("conductivity.value", "1 kS/cm", "Electrolyte 'M': conductivity of 'M' is 1e+05 S/m"),
        ("conductivity.value", "-1 mS/cm", "M.conductivity: Arrhenius: value = -0.1 is not a posi"),
        (
            "conductivity",
            MISSING,
            "M.conductivity is missing, while transference_number, salt_conc",
        ),
    ],
)
def test_electrolyte_that_is_wrong(path, value, message):
    with refused(message):
        membrane_from(changed(MEMBRANE, path, value))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"law": "VTF", "through": POINTS[:2]}, "M.conductivity.through is [['100 degC'"),
        ({"law": "VTF", "through": "25 degC"}, "M.conductivity.through is '25 degC'; give 3 pairs"),
        ({"law": "VTF", "through": None}, "M.conductivity.through is empty"),
        (
            {"law": "Tabulated", "through": [["25 degC"]]},
            "M.conductivity.through is [['25 degC']]; give two or more pairs [temperature, value]",
        ),
        (
            {"law": "Tabulated", "through": [["25 degC", "4", "1e-4 S/cm"], ["60 degC", "1 S/m"]]},
            "M.conductivity.through: '4' before '1e-4 S/cm' has no unit; write it, or write",
        ),
        ({"through": POINTS}, "M.conductivity.law is missing, allowed are Constant, Arrhenius"),
        ({"law": "Tabulated", "through": []}, "M.conductivity.through is []; give two or more"),
        ({"law": "Tabulated"}, "M.conductivity.through is missing"),
        (
            {"law": "Tabulated", "through": [[25, "1 S/m"], POINTS[0]]},
            "M.conductivity.through: 25 has no unit",
        ),
        (
            {"law": "Tabulated", "through": [["25 degC", 1], POINTS[0]]},
            "M.conductivity.through: 1 has no unit",
        ),
        (
            {"law": "Tabulated", "through": POINTS, "value": "1 S/m"},
            "M.conductivity.value is unknown",
        ),
        ({"law": "Constant", "value": "1 S/m", "through": POINTS}, "M.conductivity.through is unk"),
        (
            {"law": "VTF", "through": [["25 degC", "1 S/m"]] * 3},
            "M.conductivity: VTF: temperatures",
        ),
    ],
)
def test_points_that_are_wrong(entry, message):
    with refused(message):
        membrane_from({**MEMBRANE, "conductivity": {**entry, **WHERE}})


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("membrane_thickness.value", "-50 um", "Cell 'C': membrane_thickness is -50 um (-5e-05 m)"),
        (
            "voltage_window.value",
            "2.5-4.0 V",
            "C.voltage_window: cannot read '2.5-4.0 V'; write it as '2.5 V to 4.2 V'",
        ),
        ("voltage_window.value", "2.5 to 4.0 V", "C.voltage_window: '2.5' has no unit"),
        (
            "voltage_window.value",
            ["2", "5 V", "4", "2 V"],
            "C.voltage_window: '2' before '5 V' has no",
        ),
        ("kind", "Symmetric", "C.kind is 'Symmetric'; did you mean symmetric?"),
        ("kind", "symmetrical", "C.kind is 'symmetrical'; did you mean symmetric?"),
        ("kind", "Full cell", "C.kind is 'Full cell'; did you mean full?"),
        ("membrane_thickness.value", "50", "C.membrane_thickness: '50' has no unit; give a number"),
        ("membrane_thickness.value", ["1 um"], "Cell 'C': membrane_thickness is ("),
        ("membrane_thickness.class", MISSING, "C.membrane_thickness.class is missing"),
        ("membrane_thickness", MISSING, "Cell 'C': membrane_thickness is missing"),
        ("electrolyte", MISSING, "Cell 'C': electrolyte is missing"),
        ("cathode", MISSING, "Cell 'C': cathode is missing"),
        ("np_ratio", MISSING, "Cell 'C': lithium_thickness is None and np_ratio is None"),
        ("conductivity", {"value": "1 S/m"}, "C.conductivity is unknown; did you mean"),
        ("electrolyte", {"value": "LFP"}, "C.electrolyte is {'value': 'LFP'}; give the name of a"),
        ("cathode", None, "C.cathode is empty; fill it in, or leave it out"),
        ("anolyte", "liquid", "C.anolyte is unknown; did you mean catholyte"),
        ("measured.cyclin", {}, "C.measured.cyclin is unknown; did you mean cycling"),
        ("measured.rate_capability", 5, "C.measured.rate_capability is 5; give it the fields x, "),
        ("measured.rate_capability.x", MISSING, "C.measured.rate_capability.x is missing"),
        ("measured.rate_capability.y", MISSING, "C.measured.rate_capability.y is missing"),
        ("measured.rate_capability.class", MISSING, "C.measured.rate_capability.class is missing"),
        ("measured.rate_capability.x", "0.1", "C.measured.rate_capability.x is '0.1'; give a list"),
        ("measured.rate_capability.x", ["0.1"], "C.measured.rate_capability: x has 1"),
        ("measured.rate_capability.y", [140, 110], "C.measured.rate_capability.y: 140 has no unit"),
        ("measured.rate_capability.temperature", 25, "C.measured.rate_capability.temperature: 25"),
        ("measured", [], "C.measured is []; give it the fields rate_capability"),
    ],
)
def test_cell_that_is_wrong(path, value, message):
    with refused(message):
        cell_from(changed(CELL, path, value))


def test_unknown_part_offers_the_nearest():
    with pytest.raises(mofcell.UnknownName, match="no cathode is named 'LPF'; nearest: LFP"):
        cell_from({**CELL, "cathode": "LPF"})


@pytest.mark.parametrize("read", [membrane_from, cell_from])
@pytest.mark.parametrize("record", [None, "text", [1], 5.0])
def test_record_that_is_no_mapping(read, record):
    with pytest.raises(
        InvalidInput, match=rf"^[MC] is {re.escape(repr(record))}; give it the fields"
    ):
        read(record)


def test_laws_of_data_files_are_those_of_the_package():
    assert {**LAWS, **LAWS_THROUGH}.keys() <= set(laws.__all__)


@pytest.mark.parametrize(
    ("work", "place"),
    [
        ({}, f"{SOURCE.citation}: Table 1"),
        ({"work": "Roe 2019"}, "Roe 2019: Table 1"),
        ({"work": ""}, "Table 1"),
    ],
)
def test_a_measured_number_names_the_work_it_is_of(work, place):
    entry = {"class": "measured", "source": "Table 1", **work}
    assert read_provenance("x", entry, SOURCE).source == place
    assert read_provenance("x", entry | {"class": "derived"}, SOURCE).source == "Table 1"


@pytest.mark.parametrize("work", [1, ["Doe"], None])
def test_a_work_is_a_text(work, refusal):
    entry = {"class": "measured", "source": "Table 1", "work": work}
    assert refusal(read_provenance, "x", entry, SOURCE).startswith("x.work is ")


FADE = {
    "cathode_loss": {"loss_per_cycle": {"value": "0.125 %", "caution": "one of three", **WHERE}},
    "rising_interface_resistance": {"rise_per_cycle": {"value": "5 ohm*cm2", **WHERE}},
    "interphase_growth": {
        "doubling_time": {"value": "2000 h", "class": "fitted", "source": "150 cycles"},
        "thickness": {"value": "20 nm", "class": "assumed", "source": "not known"},
    },
}


def test_fade_in_si():
    loss, rise, growth = cell_from({**CELL, "fade": FADE}).fade
    assert (type(loss), loss.loss_per_cycle) == (CathodeLoss, pytest.approx(0.00125))
    assert (type(rise), rise.rise_per_cycle) == (RisingInterfaceResistance, pytest.approx(5e-4))
    assert (type(growth), growth.doubling_time) == (InterphaseGrowth, pytest.approx(7.2e6))
    assert growth.thickness == pytest.approx(2e-8)
    assert loss.provenance["loss_per_cycle"].caution == "one of three"
    assert loss.provenance["loss_per_cycle"].source == f"{SOURCE.citation}: Table 1"
    assert [one.kind for one in growth.provenance.values()] == ["fitted", "assumed"]
    assert loss.source == SOURCE.citation


def test_a_cell_without_fade_has_none():
    assert cell_from(CELL).fade == cell_from({**CELL, "fade": {}}).fade == ()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("fade", 0.1, "C.fade is 0.1; give it the fields cathode_loss, "),
        ("fade", None, "C.fade is empty; fill it in, or leave it out"),
        ("fade.cathode_los", {}, "C.fade.cathode_los is unknown; did you mean cathode_loss"),
        ("fade.cathode_loss", "0.1 %", "C.fade.cathode_loss is '0.1 %'; give it the fields "),
        ("fade.cathode_loss", {}, "C.fade.cathode_loss: loss_per_cycle is missing"),
        ("fade.cathode_loss.loss_per_cycle.value", "150 %",
         "C.fade.cathode_loss: loss_per_cycle is 150 % (1.5): input should be less than 1"),
        ("fade.cathode_loss.loss_per_cycle.value", "0.1 mV",
         "C.fade.cathode_loss.loss_per_cycle: '0.1 mV' is not a number with no unit, or %"),
        ("fade.cathode_loss.loss_per_cycle.class", "guessed",
         "C.fade.cathode_loss.loss_per_cycle: class is 'guessed'"),
        ("fade.cathode_loss.loss_per_cycle.source", MISSING,
         "C.fade.cathode_loss.loss_per_cycle.source is missing"),
        ("fade.cathode_loss.rise_per_cycle", {},
         "C.fade.cathode_loss.rise_per_cycle is unknown; did you mean loss_per_cycle"),
        ("fade.rising_interface_resistance.rise_per_cycle.value", "5 ohm",
         "C.fade.rising_interface_resistance.rise_per_cycle: '5 ohm' is not a number with"),
        ("fade.interphase_growth.doubling_time.value", 2000,
         "C.fade.interphase_growth.doubling_time: 2000 has no unit; give a number with"),
        ("fade.interphase_growth.doubling_time", MISSING,
         "C.fade.interphase_growth: doubling_time is missing"),
        ("not_simulated", "no cathode", "C.fade is given, and not_simulated too"),
    ],
)  # fmt: skip
def test_fade_that_is_wrong(path, value, message, refusal):
    record = {**CELL, "fade": FADE}
    if path == "not_simulated":
        record = {"fade": FADE}
    assert refusal(cell_from, changed(record, path, value)).startswith(message)


def test_fade_of_a_cell_that_is_like_another():
    """It fades alike, but what was fitted to the other is assumed for this; or as it says."""
    base = cell_from({**CELL, "fade": FADE})
    find = FIND | {"cell": lambda name: base}

    def like(entry):
        return read_reported_cell("D", {"like": "C", **entry}, SOURCE, find).cell

    alike = like({})
    assert [type(one) for one in alike.fade] == [type(one) for one in base.fade]
    assert alike.fade[2].doubling_time == base.fade[2].doubling_time
    known = alike.fade[2].provenance["doubling_time"]
    assert (known.kind, known.source) == ("assumed", "as in C (fitted: 150 cycles)")
    assert alike.fade[0].provenance == base.fade[0].provenance  # measured, in the same work
    assert like({"fade": {}}).fade == ()
    assert len(like({"fade": {"cathode_loss": FADE["cathode_loss"]}}).fade) == 1
