"""A cell that is written reads back as the same cell."""

import warnings

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mofcell
from mofcell import CathodeLoss, InterphaseGrowth, RisingInterfaceResistance
from mofcell.experiments.designs.axes import axes_of, changed
from mofcell.parameters import InvalidInput, Provenance, ValidityWarning, laws, library
from mofcell.parameters.cell import CAPACITANCES
from mofcell.parameters.reading import Document
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.writing import cell_document

GU = mofcell.cell("gu2025-lfp")
LAWS = ("lithium_exchange_current_density", "lithium_interface_resistance")

#: Axes that are numbers of the active material, which is written by name only, or no numbers
#: of the cell.
UNWRITTEN = ("cathode.", "c_rate", "temperature")
AXES = [name for name in axes_of(GU) if not name.startswith(UNWRITTEN)]

cases = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def _quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", ValidityWarning)
        yield


@pytest.mark.parametrize("name", library.cells() + library.symmetric_cells())
def test_every_cell_of_the_library_comes_back(name, read_again, assert_same):
    record = mofcell.cell(name)
    again = read_again(record)
    assert_same(record, again)
    assert (again.name, again.source) == (record.name, record.source)
    assert again.electrolyte == record.electrolyte  # by its name


@pytest.mark.parametrize("name", library.cells())
def test_a_cell_of_another_work_keeps_the_places_of_its_numbers(name, read_again, assert_same):
    record = mofcell.cell(name)
    again = read_again(record, citation="my notebook")
    assert_same(record, again)
    assert again.source == "my notebook"


def number_of(name):
    """A number of an axis, other than it is, and such as the cell can have."""
    owner, _, field = name.rpartition(".")
    record = {"catholyte": GU.filling}.get(owner, GU if hasattr(GU, field) else GU.electrolyte)
    match field:
        case "lower_cut_off" | "upper_cut_off":
            return GU.voltage_window[field == "upper_cut_off"] / 1.0173
        case "np_ratio":
            return 7 / 3
        case "contact_resistance":
            return 1e-3 / 3
        case "framework_charge_density":
            return 1e3 / 3
    value = getattr(record, field)
    return (value(298.15) if isinstance(value, laws.Law) else value) / 1.0173


@pytest.mark.parametrize("name", AXES)
def test_a_cell_with_a_changed_number_comes_back(name, read_again, assert_same):
    record = changed(GU, {name: number_of(name)})
    assert record != GU
    assert_same(record, read_again(record))


@pytest.mark.parametrize("field", CAPACITANCES)
def test_a_cell_with_a_capacitance_comes_back(field, read_again, assert_same):
    record = GU.replace(**{field: getattr(GU, field) / 1.0173})
    assert_same(record, read_again(record))
    assert field not in read_again(GU).provenance  # the default stays one


@pytest.mark.parametrize("field", [*LAWS, "membrane_cathode_resistance"])
def test_a_cell_with_an_anchored_law_comes_back(field, read_again, assert_same):
    law = getattr(GU, field)
    law = law.anchored(value=law(298.15) / 0.97, temperature=298.15)
    record = GU.replace(**{field: law})
    again = read_again(record)
    assert_same(record, again)
    assert getattr(again, field)(243.0) != getattr(GU, field)(243.0)


shares = st.floats(0.05, 0.95)
lengths = st.floats(1e-7, 1e-2)
positive = st.floats(1e-6, 1e3)
NUMBERS = {
    "membrane_thickness": lengths,
    "cathode_loading": st.floats(1e-3, 10.0),
    "carbon_mass_fraction": st.floats(0.0, 0.2),
    "carbon_density": st.floats(100.0, 1e4),
    "cathode_porosity": shares,
    "cathode_bruggeman": st.floats(0.0, 5.0),
    "cathode_utilisation": shares,
    "particle_diffusion_time": st.floats(1.0, 1e6),
    "lithium_thickness": lengths,
    "lithium_exchange_current_density": positive,
    "lithium_interface_resistance": st.floats(0.0, 1.0),
    "contact_resistance": st.floats(0.0, 1.0),
    "coulombic_efficiency": shares,
    "nominal_specific_capacity": st.floats(1e4, 1e6),
    "area": st.floats(1e-8, 1.0),
    "copper_thickness": st.floats(0.0, 1e-3),
    "packaging_mass_fraction": shares,
    "conductivity": st.floats(1e-8, 10.0),
    "transference_number": shares,
    "framework_charge_density": st.floats(-2e4, 2e4),
    "porosity": shares,
    "density": st.floats(100.0, 1e4),
    "catholyte.conductivity": st.floats(1e-8, 10.0),
}


@cases
@given(
    numbers=st.dictionaries(st.sampled_from(sorted(NUMBERS)), st.none(), min_size=1).flatmap(
        lambda names: st.fixed_dictionaries({name: NUMBERS[name] for name in names})
    )
)
def test_any_numbers_come_back(numbers, read_again, assert_same):
    record = changed(GU, numbers)
    assert_same(record, read_again(record))


def test_a_cell_without_provenance_comes_back(cell, read_again, assert_same):
    record = cell.replace(cathode=library.cathode("LFP"), voltage_window=(2.5, 4.0))
    again = read_again(record, citation="Doe")
    assert_same(record, again)
    assert again.provenance["area"].source == "given by the user"
    assert "contact_resistance" not in again.provenance  # the default stays one


def test_changed_materials_have_names_of_their_own(read_again):
    record = changed(GU, {"conductivity": 0.05, "catholyte.conductivity": 0.7})
    again = read_again(record)
    assert again.electrolyte.name == "Li@Ni-MOF-2 (changed)"
    assert again.catholyte.name == "1 M LiPF6 in EC:DEC (changed)"
    once_more = read_again(changed(again, {"conductivity": 0.06}))
    assert once_more.electrolyte.name == "Li@Ni-MOF-2 (changed)"


def test_materials_of_a_calibrated_cell_say_so(read_again, calibration):
    record = changed(GU, {"conductivity": 0.05}).replace(calibration=calibration)
    again = read_again(record)
    assert again.electrolyte.name == "Li@Ni-MOF-2 (calibrated)"
    assert again.calibration == calibration


def test_two_changed_materials_of_one_name_stay_two(read_again, assert_same):
    one, other = (GU.electrolyte.replace(conductivity=number) for number in (0.05, 0.06))
    again = read_again(GU.replace(electrolyte=one, catholyte=other))
    assert again.electrolyte.conductivity(298.15) == pytest.approx(0.05, rel=1e-15)
    assert again.catholyte.conductivity(298.15) == pytest.approx(0.06, rel=1e-15)
    alike = read_again(GU.replace(electrolyte=one, catholyte=one))
    assert alike.electrolyte == alike.catholyte


def test_materials_that_no_library_has_keep_their_names(cell, liquid, read_again):
    record = GU.replace(catholyte=liquid)
    assert read_again(record).catholyte.name == "liquid"


@cases
@given(
    text=st.text(max_size=40)
    | st.sampled_from(["no", "~", "a: b", "- x", "# y", "<<", "0.5", "'", "\u2028", "=", "\ufeff"])
)
def test_any_words_come_back(text, read_again, assert_same):
    known = Provenance(kind="assumed", source=text, caution=text)
    record = GU.replace(description=text, provenance={"area": known})
    assert_same(record, read_again(record))


def test_a_file_is_plain_yaml_in_the_order_of_the_template(tmp_path):
    text = cell_document(GU, citation="Doe: 2020")
    content = yaml.safe_load(text)
    assert content["source"]["citation"] == "Doe: 2020"
    entry = content["cells"]["gu2025-lfp"]
    fields = [field for field in entry if field in UNITS]
    assert fields == [field for field in UNITS if field in fields]
    assert list(entry)[:4] == ["description", "electrolyte", "catholyte", "cathode"]
    assert entry["membrane_thickness"]["value"] == "300 um"
    assert entry["lithium_interface_resistance"]["activation_energy"] == "-0.3 eV"
    assert all(len(line) <= 120 for line in text.splitlines())


def test_a_file_of_a_calibrated_cell_comes_back_as_it_is(tmp_path, calibration):
    path = tmp_path / "mine.yaml"
    text = cell_document(GU.replace(calibration=calibration), citation="Doe")
    path.write_text(text)
    assert cell_document(mofcell.cell(str(path)), citation="Doe") == text


def refused(record):
    with pytest.raises(InvalidInput) as error:
        cell_document(record, citation="Doe")
    assert str(error.value).isprintable()
    return str(error.value)


def test_what_holds_functions_is_refused(concentrated):
    cathode = GU.cathode.replace(density=3000.0)
    assert "gu2025-lfp.cathode cannot be written" in refused(GU.replace(cathode=cathode))
    assert "gu2025-lfp.catholyte cannot be" in refused(GU.replace(catholyte=concentrated))
    law = laws.Function(function=lambda T: 0.1)
    electrolyte = GU.electrolyte.replace(conductivity=law)
    message = refused(GU.replace(electrolyte=electrolyte))
    assert "Li@Ni-MOF-2.conductivity cannot be written" in message
    assert "laws.Tabulated" in message


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 101])
def test_a_name_that_no_file_can_have_is_refused(name):
    assert "cannot be the name of a record" in refused(GU.replace(name=name))


def test_a_calibration_that_no_file_holds_is_refused(calibration):
    curve = calibration.data[1]
    columns = {name: tuple(np.linspace(0.1, 1, 2000)) for name in ("voltage", "c_rate")}
    long = type(curve)(kind=curve.kind, source="x", columns=columns)
    many = type(calibration)(free=calibration.free, model="DFN", data=(long,) * 8)
    assert "holds 32000 measured numbers" in refused(GU.replace(calibration=many))
    longest = type(curve)(kind=curve.kind, source="x", columns={"voltage": (1.0,) * 2001})
    over = type(calibration)(free=calibration.free, model="DFN", data=(longest,))
    assert "2001 entries" in refused(GU.replace(calibration=over))


def test_a_library_may_hold_a_written_file(tmp_path, monkeypatch):
    record = changed(GU, {"conductivity": 0.05}).replace(name="mine")
    (tmp_path / "mine.yaml").write_text(cell_document(record, citation="Doe"))
    monkeypatch.setenv("MOFCELL_LIBRARY", str(tmp_path))
    assert mofcell.cell("mine").electrolyte.conductivity(298.15) == pytest.approx(0.05)
    text = cell_document(mofcell.cell("mine"), citation="Doe")
    assert Document(tmp_path / "mine.yaml").materials == ["Li@Ni-MOF-2 (changed)"]
    assert "electrolytes:" not in text  # by name


def test_a_cell_that_fades_comes_back(read_again, assert_same):
    """What is stated is written with its place, what is left out stays so."""
    fitted = Provenance(kind="fitted", source="150 cycles", caution="others explain it too")
    record = GU.replace(
        fade=[
            CathodeLoss(loss_per_cycle=0.00125, provenance={"loss_per_cycle": fitted}),
            InterphaseGrowth(doubling_time=1e7 / 3, thickness=15e-9),
            RisingInterfaceResistance(rise_per_cycle=5e-4),
        ]
    )
    assert_same(record, read_again(record, citation="my notebook"))
    text = cell_document(record, citation="my notebook")
    assert "molar_volume" not in text
    (entry,) = yaml.safe_load(text)["cells"].values()
    assert list(entry["fade"]) == [
        "cathode_loss",
        "interphase_growth",
        "rising_interface_resistance",
    ]
    assert entry["fade"]["interphase_growth"]["thickness"]["value"] == "0.015 um"


def test_a_cell_that_does_not_fade_states_none():
    assert "fade" not in cell_document(GU, citation="my notebook")


def test_a_mechanism_of_ones_own_cannot_be_written():
    class Corrosion(CathodeLoss):
        pass

    with pytest.raises(InvalidInput, match=r"gu2025-lfp\.fade cannot be written: .*not Corrosion"):
        cell_document(GU.replace(fade=[Corrosion(loss_per_cycle=0.1)]), citation="my notebook")
