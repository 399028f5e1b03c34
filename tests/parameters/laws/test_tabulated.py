import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters.errors import InvalidInput
from mofcell.parameters.laws import VTF, Arrhenius, OutOfRangeWarning, Tabulated


@pytest.fixture
def law(gu_points):
    temperatures, values = zip(*gu_points, strict=True)
    return Tabulated(temperatures=temperatures, values=values)


def test_passes_through_its_points(law, gu_points):
    for T, s in gu_points:
        assert law(T) == pytest.approx(s, rel=1e-12)


def test_the_order_of_the_points_does_not_matter(law):
    turned = Tabulated(temperatures=law.temperatures[::-1], values=law.values[::-1])
    T = np.linspace(233.15, 373.15, 20)
    np.testing.assert_array_equal(law(T), turned(T))


def test_two_points_are_an_arrhenius_law(gu_points):
    temperatures, values = zip(*gu_points[1:], strict=True)
    law = Tabulated(temperatures=temperatures, values=values, temperature_range=(200.0, 400.0))
    T = np.linspace(200.0, 400.0, 21)
    np.testing.assert_allclose(law(T), Arrhenius.between(*gu_points[1:])(T), rtol=1e-12)


def test_slopes_by_fritsch_and_butland(law):
    # x = 1/T, y = ln s; inner slope: weighted harmonic mean of the chords, by hand
    x, y = 1 / np.array([373.15, 298.15, 233.15]), np.log([0.236, 0.128, 0.0212])
    (h1, h2), (m1, m2) = np.diff(x), np.diff(y) / np.diff(x)
    w1, w2 = 2 * h2 + h1, h2 + 2 * h1
    inner = (w1 + w2) / (w1 / m1 + w2 / m2)
    warm = ((2 * h1 + h2) * m1 - h1 * m2) / (h1 + h2)
    warm = 0.0 if np.sign(warm) != np.sign(m1) else warm
    t = 0.3  # of the way from the warm point to the middle one, cubic Hermite
    by_hand = (
        (1 + 2 * t) * (1 - t) ** 2 * y[0]
        + t * (1 - t) ** 2 * h1 * warm
        + t**2 * (3 - 2 * t) * y[1]
        + t**2 * (t - 1) * h1 * inner
    )
    assert law(1 / (x[0] + t * h1)) == pytest.approx(np.exp(by_hand), rel=1e-12)


@given(steps=st.lists(st.floats(0.0, 5.0), min_size=2, max_size=8))
def test_makes_no_extremum_of_its_own(steps):
    temperatures = np.linspace(220.0, 380.0, len(steps) + 1)
    law = Tabulated(temperatures=temperatures, values=np.exp(np.cumsum([0.0, *steps]) - 10))
    s = law(np.linspace(220.0, 380.0, 200))
    assert np.all(np.diff(s) >= -1e-12 * s[1:])


@pytest.mark.parametrize(("end", "outward"), [(373.15, 1.0), (233.15, -1.0)])
@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")
def test_extrapolates_on_its_tangent(law, end, outward):
    def slope(T, h=1e-3):
        return np.log(law(T + h) / law(T - h)) / (1 / (T + h) - 1 / (T - h))

    # straight in ln s against 1/T outside, and the slope is continuous at the end
    far, near = slope(end + 40 * outward), slope(end + 1 * outward)
    assert far == pytest.approx(near, rel=1e-7)  # 1e-16 over a step of 1e-5 in ln s
    assert slope(end - 0.01 * outward) == pytest.approx(near, rel=5e-3)  # 0.01 K from the end


def test_converges_to_the_law_its_points_are_from(gu_points):
    source = VTF.through(*gu_points)
    T = np.linspace(240.0, 360.0, 5000)

    def error(number):
        knots = np.linspace(233.15, 373.15, number)
        law = Tabulated(temperatures=knots, values=source(knots))
        return np.max(np.abs(law(T) / source(T) - 1))

    # a harmonic mean of chords is a slope of second order, which makes the cubic third order
    assert np.log2(error(81) / error(161)) == pytest.approx(3.0, abs=0.1)


def test_the_range_is_that_of_the_table_unless_stated(law):
    assert law.temperature_range == (233.15, 373.15)
    with pytest.warns(OutOfRangeWarning, match=r"T = 220.00 K"):
        law(220.0)
    wide = Tabulated(temperatures=(250, 300), values=(1, 2), temperature_range=(200.0, 350.0))
    assert wide.covers(200.0)


def test_arrays_make_a_law_that_is_equal_and_hashable(law, gu_points):
    T, s = np.array(gu_points).T
    same = Tabulated(temperatures=T, values=s)
    assert same == law
    assert hash(same) == hash(law)


@pytest.mark.parametrize(
    ("temperatures", "values", "message"),
    [
        ((300.0,), (1.0,), "1 temperatures and 1 values are not two or more pairs; .* Constant"),
        ((300.0, 310.0), (1.0,), "2 temperatures and 1 values are not two or more pairs"),
        ((300.0, 300.0), (1.0, 2.0), "are not 2 different ones"),
        ((300.0, 310.0), (1.0, 0.0), "value of a point = 0.0 is not a positive"),
        ((-40.0, 25.0), (1.0, 2.0), "temperature of a point = -40.0 is not .* add 273.15"),
        (("25 degC", "30 degC"), (1.0, 2.0), "temperatures = .* is not a sequence of numbers"),
    ],
)
def test_refuses_bad_tables(temperatures, values, message):
    with pytest.raises(InvalidInput, match=message):
        Tabulated(temperatures=temperatures, values=values)
