"""What holds for every law: kinds of argument, range, warning, light import."""

import pickle
import subprocess
import sys
import warnings
from dataclasses import FrozenInstanceError, replace

import casadi
import numpy as np
import pybamm
import pytest
from scipy.integrate import quad

from mofcell.parameters import laws
from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import OutOfRangeWarning
from mofcell.parameters.mixing import Mixture, brick_layer

POINTS = (373.15, 0.236), (298.15, 0.128), (233.15, 0.0212)
WIDE = {"temperature_range": (100.0, 500.0)}
LAWS = [
    laws.Constant(value=0.7),
    laws.Arrhenius.between(*POINTS[1:]),
    laws.ArrheniusOverTemperature.between(*POINTS[1:]),
    laws.PiecewiseArrhenius(
        value=0.128,
        temperature=298.15,
        break_temperature=283.15,
        activation_energy_below=13.5e3,
        activation_energy_above=7.7e3,
    ),
    laws.VTF.through(*POINTS),
    laws.VTFOverRootTemperature.through(*POINTS),
    laws.Tabulated(temperatures=(373.15, 298.15, 233.15), values=(0.236, 0.128, 0.0212), **WIDE),
    # 1/T in even steps, which PyBaMM looks up in another way
    laws.Tabulated(temperatures=(1 / 0.003, 1 / 0.0035, 1 / 0.004), values=(3, 2, 0.5), **WIDE),
    laws.Tabulated(temperatures=(298.15, 233.15), values=(0.128, 0.0212), **WIDE),
    laws.TransferenceNumber(
        value=0.7,
        temperature=298.15,
        cation_activation_energy=10e3,
        anion_activation_energy=20e3,
    ),
    laws.TabulatedTransferenceNumber(
        temperatures=(273.15, 298.15, 333.15), values=(0.8, 0.7, 0.65), **WIDE
    ),
    laws.Function(function=lambda T: np.exp(-1000 / T)),
]
# below and above the vanishing temperatures, at and between the points, outside them
KELVIN = np.array([150.0, 174.0, 200.0, 233.15, 250.0, 283.15, 298.15, 333.0, 373.15, 420.0])

each_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: type(law).__name__)


@each_law
def test_float_in_float_out(law):
    value = law(298.15)
    assert type(value) is float
    assert type(law(298)) is float
    assert type(law(np.float64(298.15))) is float
    assert np.isfinite(value)


@each_law
def test_float_and_array_agree(law):
    one_by_one = [law(T) for T in KELVIN.tolist()]
    # numpy's exp of arrays and of scalars differ in the last digit
    np.testing.assert_allclose(law(KELVIN), one_by_one, rtol=1e-14)
    assert law(KELVIN.reshape(2, 5)).shape == (2, 5)
    assert law(np.array([])).shape == (0,)


@each_law
def test_symbol_of_a_parameter_function_agrees(law):
    values = pybamm.ParameterValues({"Law": law})
    T = pybamm.InputParameter("T")
    symbol = values.process_symbol(pybamm.FunctionParameter("Law", {"Temperature [K]": T}))
    evaluated = [np.squeeze(symbol.evaluate(inputs={"T": kelvin})) for kelvin in KELVIN]
    np.testing.assert_allclose(evaluated, law(KELVIN), rtol=1e-12)


@each_law
def test_symbol_of_a_field_agrees_in_casadi_with_its_derivative(law):
    symbol = law(pybamm.StateVector(slice(0, KELVIN.size)))
    assert isinstance(symbol, pybamm.Symbol)
    np.testing.assert_allclose(np.ravel(symbol.evaluate(y=KELVIN)), law(KELVIN), rtol=1e-12)

    y = casadi.MX.sym("y", KELVIN.size)
    expression = symbol.to_casadi(y=y)
    both = casadi.Function("both", [y], [expression, casadi.jacobian(expression, y)])
    value, jacobian = (np.asarray(casadi.DM(out)) for out in both(KELVIN))
    np.testing.assert_allclose(value.ravel(), law(KELVIN), rtol=1e-12)
    h = 1e-3
    difference = (law(KELVIN + h) - law(KELVIN - h)) / (2 * h)
    # the difference straddles kinks of slope (piecewise break) or curvature (table points)
    smooth = ~np.isin(KELVIN, [233.15, 283.15, 298.15, 333.0, 373.15])
    np.testing.assert_allclose(
        np.diag(jacobian)[smooth], difference[smooth], rtol=1e-6, atol=1e-6 * np.max(law(KELVIN))
    )
    assert np.all(np.isfinite(jacobian))


@each_law
def test_integrates_in_the_solver_of_the_cells(law):
    T, total = pybamm.Variable("T"), pybamm.Variable("total")
    model = pybamm.BaseModel()
    model.rhs = {
        T: pybamm.Scalar(-20.0),
        total: pybamm.FunctionParameter("Law", {"Temperature [K]": T}),
    }
    model.initial_conditions = {T: pybamm.Scalar(380.0), total: pybamm.Scalar(0.0)}
    model.variables = {"total": total}
    pybamm.ParameterValues({"Law": law}).process_model(model)
    pybamm.Discretisation().process_model(model)
    solver = pybamm.IDAKLUSolver(rtol=1e-8, atol=1e-10)
    solution = solver.solve(model, np.linspace(0.0, 9.0, 10))
    kinks = [(380 - T) / 20 for T in (373.15, 298.15, 283.15, 233.15)]
    expected, _ = quad(lambda t: law(380 - 20 * t), 0, 9, points=kinks)
    # ten times the tolerance of the solver, over a few hundred steps
    assert solution["total"].entries[-1] == pytest.approx(expected, rel=3e-6)


@each_law
def test_survives_pybamms_json(law, tmp_path):
    pybamm.ParameterValues({"Law": law}).to_json(str(tmp_path / "values.json"))
    values = pybamm.ParameterValues.from_json(str(tmp_path / "values.json"))
    T = pybamm.InputParameter("T")
    symbol = values.process_symbol(pybamm.FunctionParameter("Law", {"Temperature [K]": T}))
    assert np.squeeze(symbol.evaluate(inputs={"T": 250.0})) == pytest.approx(law(250.0), rel=1e-12)


@pytest.mark.parametrize("law", LAWS[:-1], ids=lambda law: type(law).__name__)  # no lambda
def test_survives_pickle(law):
    assert pickle.loads(pickle.dumps(law)) == law


def test_covers_its_range_and_its_ends():
    law = laws.Constant(value=1.0, temperature_range=(-40 + 273.15, 100 + 273.15))
    assert law.covers(233.15)
    assert law.covers(-40 + 273.15)
    assert law.covers(np.array([233.15, 298.15, 373.15]))
    assert not law.covers(np.array([233.15, 298.15, 373.25]))
    assert not law.covers(233.149)


def test_covers_everything_without_a_range():
    assert laws.Constant(value=1.0).covers(np.array([1.0, 1e4]))


def test_a_range_given_in_degrees_celsius_holds_its_own_ends():
    law = laws.Constant(value=1.0, temperature_range=(233.15, 373.15))
    assert -40 + 273.15 < 233.15  # the rounding this is about
    assert law.covers(-40 + 273.15)


def test_warns_once_per_law_and_extrapolates():
    law = laws.Arrhenius.between(
        *POINTS[1:], name="conductivity", temperature_range=(233.15, 298.15)
    )
    unlimited = replace(law, temperature_range=None)
    with pytest.warns(OutOfRangeWarning) as caught:
        values = [law(T) for T in (220.0, 210.0, 400.0)]
    assert values == [unlimited(T) for T in (220.0, 210.0, 400.0)]
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert str(caught[0].message) == (
        "Arrhenius 'conductivity': T = 220.00 K (-53.15 degC) lies outside 233.15 to 298.15 K "
        "(-40.00 to 25.00 degC), where the law holds; it extrapolates (said once for this law)"
    )
    with pytest.warns(OutOfRangeWarning):
        replace(law)(220.0)


def test_the_warning_names_the_farthest_temperature():
    law = laws.Constant(value=1.0, temperature_range=(250.0, 300.0))
    with pytest.warns(OutOfRangeWarning, match=r"T = 200.00 K"):
        law(np.array([[240.0, 260.0], [200.0, 310.0]]))


def test_no_warning_inside_the_range_nor_for_symbols():
    law = laws.Constant(value=1.0, temperature_range=(250.0, 300.0))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        law(np.array([250.0, 300.0]))
        law(pybamm.Scalar(200.0))


def test_a_warning_does_not_change_equality_or_the_printed_form():
    law, other = (laws.Constant(value=1.0, temperature_range=(250.0, 300.0)) for _ in range(2))
    with pytest.warns(OutOfRangeWarning):
        law(200.0)
    assert law == other
    assert repr(law) == "Constant(name=None, temperature_range=(250.0, 300.0), value=1.0)"


def test_laws_are_frozen():
    with pytest.raises(FrozenInstanceError):
        laws.Constant(value=1.0).value = 2.0


@pytest.mark.parametrize(
    ("T", "message"),
    [
        (
            -40.0,
            r"T = -40 K is not a finite number above 0 K; temperatures are in K: add 273.15",
        ),
        (0, r"T = 0 K is not a finite number above 0 K"),
        (np.array([300.0, np.nan]), r"T = nan K is not a finite number above 0 K"),
        (np.inf, r"T = inf K is not a finite number above 0 K"),
        ("25 degC", r"T = '25 degC' is not a float or an array of floats"),
        (None, r"T = nan K is not a finite number above 0 K"),
    ],
)
def test_refuses_what_is_no_temperature(T, message):
    law = laws.Constant(name="k", value=1.0)
    with pytest.raises(InvalidInput, match=f"Constant 'k': {message}"):
        law(T)
    with pytest.raises(InvalidInput, match=message):
        law.covers(T)


def test_covers_cannot_answer_for_a_symbol():
    with pytest.raises(InvalidInput, match="is not a float or an array of floats"):
        laws.Constant(value=1.0).covers(pybamm.InputParameter("T"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ((300.0, 250.0), r"temperature_range = \(300.0, 250.0\) falls; give the lowest"),
        ((-40.0, 100.0), r"end of temperature_range = -40.0 is not a positive .* add 273.15"),
        ((250.0, float("inf")), r"end of temperature_range = inf is not a positive finite"),
        (300.0, r"temperature_range = 300.0 is not a pair \(lowest, highest\)"),
        ((250.0, 300.0, 350.0), r"is not a pair \(lowest, highest\)"),
    ],
)
def test_refuses_bad_ranges(given, message):
    with pytest.raises(InvalidInput, match=message):
        laws.Constant(value=1.0, temperature_range=given)


def test_a_range_of_one_temperature_is_a_range():
    law = laws.Constant(value=1.0, temperature_range=[298.15, 298.15])
    assert law.temperature_range == (298.15, 298.15)
    assert not law.covers(299.15)


def test_the_base_is_abstract():
    with pytest.raises(TypeError, match="abstract"):
        laws.Law()


def test_import_brings_neither_pybamm_nor_scipy():
    code = (
        "import sys, mofcell.parameters.laws as laws; laws.Constant(value=1.0)(300.0); "
        "print(*{'pybamm', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def odds(t):
    return (1 - t) / t


def shape_of(law):
    """What anchoring leaves as it is: the ratio of two values, or of two ratios of the ions."""
    ions = laws.TransferenceNumber | laws.TabulatedTransferenceNumber
    return (lambda T: odds(law(T))) if isinstance(law, ions) else law


MIXTURE = Mixture(
    rule=brick_layer,
    arguments={
        "grain_conductivity": laws.Arrhenius(prefactor=50.0, activation_energy=2e4),
        "boundary_conductivity": laws.Arrhenius(prefactor=500.0, activation_energy=4e4),
        "thickness_ratio": 0.01,
    },
)
ANCHORED = [*LAWS, MIXTURE]
# above the vanishing temperatures, where every law has a value to scale
WARM = KELVIN[KELVIN > 190]

each_anchored = pytest.mark.parametrize("law", ANCHORED, ids=lambda law: type(law).__name__)


@each_anchored
@pytest.mark.parametrize("T", [233.15, 298.15, 341.0])
def test_anchored_at_its_own_value_is_the_same_law(law, T):
    same = law.anchored(value=law(T), temperature=T)
    np.testing.assert_allclose(same(WARM), law(WARM), rtol=1e-12)


@each_anchored
def test_anchored_goes_through_the_value_and_keeps_its_shape(law):
    other = law.anchored(value=0.42, temperature=260.0)
    assert other(260.0) == pytest.approx(0.42, rel=1e-12)
    before, after = shape_of(law)(WARM), shape_of(other)(WARM)
    np.testing.assert_allclose(after / after[0], before / before[0], rtol=1e-10)


@each_anchored
def test_anchored_there_and_back_is_the_first_law(law):
    there = law.anchored(value=0.31, temperature=350.0)
    back = there.anchored(value=law(250.0), temperature=250.0)
    np.testing.assert_allclose(back(WARM), law(WARM), rtol=1e-12)


@each_anchored
def test_anchored_keeps_name_and_range(law):
    law = replace(law, name="conductivity", temperature_range=(200.0, 450.0))
    other = law.anchored(value=0.42, temperature=260.0)
    assert (other.name, other.temperature_range) == ("conductivity", (200.0, 450.0))


@pytest.mark.parametrize("law", LAWS[:-1], ids=lambda law: type(law).__name__)
def test_anchored_keeps_its_kind(law):
    assert type(law.anchored(value=0.42, temperature=260.0)) is type(law)


@pytest.mark.parametrize("law", LAWS[-2:] + LAWS[-1:], ids=lambda law: type(law).__name__)
def test_an_anchored_law_takes_symbols(law):
    other = law.anchored(value=0.42, temperature=260.0)
    value = other(pybamm.InputParameter("T")).evaluate(inputs={"T": 300.0})
    assert np.squeeze(value) == pytest.approx(other(300.0), rel=1e-12)


def test_an_anchored_law_outside_its_range_is_silent():
    law = replace(LAWS[1], temperature_range=(280.0, 330.0))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        law.anchored(value=0.1, temperature=250.0)


@pytest.mark.parametrize("value", [0.0, -0.3, 5.0])
def test_a_constant_takes_any_value(value):
    zero = laws.Constant(value=0.0)
    assert zero.anchored(value=value, temperature=298.15)(250.0) == value


@pytest.mark.parametrize("value", [1e-6, 0.5, 1 - 1e-6])
@pytest.mark.parametrize("law", LAWS[9:11], ids=lambda law: type(law).__name__)
def test_an_anchored_transference_number_stays_one(law, value):
    everywhere = law.anchored(value=value, temperature=298.15)(np.linspace(100.0, 500.0, 50))
    assert np.all((everywhere > 0) & (everywhere < 1))


def test_a_single_ion_conductor_can_be_anchored_below_one():
    law = replace(LAWS[9], value=1.0)
    assert law.anchored(value=0.7, temperature=298.15)(298.15) == pytest.approx(0.7)


@pytest.mark.parametrize("value", [0.0, -0.3])
@pytest.mark.parametrize("law", ANCHORED[1:], ids=lambda law: type(law).__name__)
def test_a_positive_law_refuses_to_be_anchored_at_zero_or_below(law, value):
    with pytest.raises(InvalidInput, match=r"value = -?0.* is n.* positive ") as error:
        law.anchored(value=value, temperature=298.15)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("law", LAWS[9:11], ids=lambda law: type(law).__name__)
def test_a_transference_number_refuses_to_be_anchored_above_one(law):
    with pytest.raises(InvalidInput, match=r"1.2 is (not below|above) 1"):
        law.anchored(value=1.2, temperature=298.15)


@pytest.mark.parametrize(
    ("value", "temperature", "message"),
    [
        ("0.1 S/m", 298.15, r"value = '0.1 S/m' is not a finite number; give a plain number"),
        (np.nan, 298.15, r"value = nan is not a finite number"),
        (0.1, -40.0, r"temperature = -40.0 is not a positive finite number; .* add 273.15"),
        (0.1, "25 degC", r"temperature = '25 degC' is not a positive finite number"),
    ],
)
@each_anchored
def test_anchored_refuses_what_is_no_number(law, value, temperature, message):
    with pytest.raises(InvalidInput, match=message):
        law.anchored(value=value, temperature=temperature)


def test_a_law_that_has_vanished_cannot_be_anchored():
    with pytest.raises(InvalidInput, match=r"no positive multiple of the law's 0 there"):
        LAWS[4].anchored(value=0.1, temperature=100.0)


def test_an_anchored_mixture_survives_pickle():
    law = MIXTURE.anchored(value=0.42, temperature=260.0)
    assert pickle.loads(pickle.dumps(law))(300.0) == law(300.0)
