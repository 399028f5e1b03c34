"""A law that is written reads back as the same law, or is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofcell.parameters import InvalidInput, laws
from mofcell.parameters.mixing import Mixture
from mofcell.parameters.reading.laws import read_law
from mofcell.parameters.writing.laws import law_entry

POINTS = (373.15, 0.236), (298.15, 0.128), (233.15, 0.0212)
RANGE = {"temperature_range": (243.15, 373.15)}
PIECEWISE = laws.PiecewiseArrhenius(
    value=0.128,
    temperature=298.15,
    break_temperature=283.15,
    activation_energy_below=13.5e3,
    activation_energy_above=7.7e3,
)
T_PLUS = laws.TransferenceNumber(
    value=0.7, temperature=298.15, cation_activation_energy=1e4, anion_activation_energy=2e4
)
TABLE = laws.Tabulated(temperatures=(373.15, 298.15, 233.15), values=(0.236, 0.128, 0.0212))
T_TABLE = laws.TabulatedTransferenceNumber(
    temperatures=(273.15, 298.15, 333.15), values=(0.8, 0.7, 0.65)
)
KINDS = {
    "Constant": laws.Constant(value=0.128, name="conductivity"),
    "Arrhenius": laws.Arrhenius.between(*POINTS[1:]),
    "ArrheniusOverTemperature": laws.ArrheniusOverTemperature.between(*POINTS[1:]),
    "PiecewiseArrhenius": PIECEWISE,
    "VTF": laws.VTF.through(*POINTS),
    "VTFOverRootTemperature": laws.VTFOverRootTemperature.through(*POINTS),
}
each_kind = pytest.mark.parametrize("law", KINDS.values(), ids=KINDS)


def again(law, field="conductivity"):
    entry = law_entry("cell", field, law) | {"class": "assumed", "source": "any"}
    return read_law(f"cell.{field}", field, entry)


def assert_same(law, other):
    assert type(other) is type(law)
    low, high = law.temperature_range or (233.15, 373.15)
    T = np.linspace(low, high, 20)
    np.testing.assert_allclose(other(T), law(T), rtol=1e-12)
    if law.temperature_range is None:
        assert other.temperature_range is None
    else:
        np.testing.assert_allclose(other.temperature_range, (low, high), rtol=1e-12)


@each_kind
@pytest.mark.parametrize("held", [{}, RANGE], ids=["everywhere", "in a range"])
def test_a_law_reads_back(law, held):
    assert_same(replace(law, **held), again(replace(law, **held)))


@each_kind
@pytest.mark.parametrize("held", [{}, RANGE], ids=["everywhere", "in a range"])
def test_an_anchored_law_reads_back(law, held):
    law = replace(law, **held).anchored(value=0.07 / 3, temperature=271.3)
    assert_same(law, again(law))


@pytest.mark.parametrize("value", [0.2, 1 / 3, 0.999])
@pytest.mark.parametrize("law", [T_PLUS, T_TABLE, replace(T_PLUS, **RANGE)])
def test_a_transference_number_reads_back(law, value):
    assert_same(law, again(law, "transference_number"))
    law = law.anchored(value=value, temperature=289.0)
    assert_same(law, again(law, "transference_number"))


@pytest.mark.parametrize("law", [TABLE, replace(TABLE, temperature_range=(200.0, 400.0))])
def test_a_table_reads_back(law):
    assert_same(law, again(law))
    law = law.anchored(value=0.1 / 3, temperature=260.0)
    assert_same(law, again(law))


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(
    value=st.floats(1e-6, 10.0),
    B=st.floats(50.0, 3000.0),
    T0=st.floats(0.0, 200.0),
    low=st.floats(205.0, 290.0),
    width=st.floats(1e-3, 100.0),
    form=st.sampled_from([laws.VTF, laws.VTFOverRootTemperature]),
)
def test_any_bent_law_reads_back(value, B, T0, low, width, form):
    law = form(
        prefactor=1.0,
        pseudo_activation_temperature=B,
        vanishing_temperature=T0,
        temperature_range=(low, low + width),
    ).anchored(value=value, temperature=low)
    assert_same(law, again(law))


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(
    value=st.floats(1e-8, 1e3),
    T=st.floats(150.0, 500.0),
    energy=st.floats(-4e5, -1e-3),
    form=st.sampled_from([laws.Arrhenius, laws.ArrheniusOverTemperature]),
)
def test_any_resistance_reads_back(value, T, energy, form):
    law = form.through(value=value, temperature=T, activation_energy=energy)
    assert_same(law, again(law, "lithium_interface_resistance"))


def test_laws_are_written_as_in_the_papers():
    points = law_entry("cell", "conductivity", replace(KINDS["VTF"], **RANGE | {"name": "x"}))
    assert points["through"][1] == ["25 degC", "1.28e-3 S/cm"]
    law = laws.Arrhenius.through(
        value=0.0688, temperature=298.15, activation_energy=-28945.599636993004
    )
    assert law_entry("cell", "lithium_interface_resistance", law) == {
        "law": "Arrhenius",
        "value": "688 ohm*cm2",
        "temperature": "25 degC",
        "activation_energy": "-0.3 eV",
    }
    assert law_entry("cell", "conductivity", laws.Constant(value=0.1)) == {"value": "1e-3 S/cm"}


def abs_of(*, conductivity):
    return conductivity


class Home(laws.Arrhenius):
    pass


@pytest.mark.parametrize(
    ("law", "field", "problem"),
    [
        (laws.Function(function=lambda T: T), "conductivity", "kind Function has no entry"),
        (
            Mixture(rule=abs_of, arguments={"conductivity": KINDS["VTF"]}),
            "conductivity",
            "kind Mixture has no entry",
        ),
        (Home(prefactor=1.0, activation_energy=1e3), "conductivity", "kind Home has no entry"),
        (
            laws.Arrhenius(prefactor=1.0, activation_energy=1e4),
            "lithium_interface_resistance",
            "the resistance falls in the cold",
        ),
        (
            laws.Tabulated(temperatures=np.linspace(200, 400, 2001), values=np.ones(2001)),
            "conductivity",
            "2001 entries",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_line(law, field, problem):
    with pytest.raises(
        InvalidInput, match=rf"cell.{field} cannot be written: .*{problem}"
    ) as error:
        law_entry("cell", field, law)
    assert str(error.value).isprintable()
    assert "laws.Tabulated" in str(error.value)
