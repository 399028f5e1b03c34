import numpy as np
import pytest
from scipy.stats import loguniform, norm, uniform

from mofcell.experiments.calibration.free import USUAL_RANGES, current, free_numbers, with_numbers
from mofcell.experiments.designs.axes import axes_of
from mofcell.parameters import InvalidInput
from mofcell.parameters.laws import Arrhenius

LAW = Arrhenius.through(value=0.02, temperature=298.15, activation_energy=-3e4)


@pytest.fixture
def with_law(cell):
    return cell.replace(lithium_interface_resistance=LAW)


def test_wide_ranges_are_logarithmic(cell):
    wide, narrow, through_zero = free_numbers(
        cell,
        {
            "particle_diffusion_time": (100.0, 1e4),
            "cathode_porosity": (0.2, 0.6),
            "contact_resistance": (0.0, 0.1),
        },
    )
    assert wide.value(0.5) == pytest.approx(1000.0)
    assert narrow.value(0.5) == pytest.approx(0.4)
    assert through_zero.value(0.5) == pytest.approx(0.05)
    assert (wide.is_logarithmic, narrow.is_logarithmic) == (True, False)


def test_a_distribution_is_taken_as_it_is(cell):
    (one,) = free_numbers(cell, {"particle_diffusion_time": uniform(100.0, 9900.0)})
    assert one.value(0.5) == pytest.approx(5050.0)
    assert not one.is_logarithmic


def test_a_share_is_the_quantile_of_its_value(cell):
    free = free_numbers(
        cell,
        {
            "particle_diffusion_time": loguniform(10.0, 1e4),
            "cathode_porosity": (0.2, 0.6),
        },
    )
    shares = np.linspace(0.01, 0.99, 9)
    for one in free:
        assert one.share(one.value(shares)) == pytest.approx(shares)


def test_names_alone_take_their_usual_range(cell):
    (one,) = free_numbers(cell, ["cathode_utilisation"])
    assert one.ends == pytest.approx(USUAL_RANGES["cathode_utilisation"])
    assert set(USUAL_RANGES) <= set(axes_of(cell))


def test_a_law_keeps_its_shape(with_law):
    changed = with_numbers(with_law, {"lithium_interface_resistance": 0.05})
    for kelvin in (233.15, 298.15, 333.15):
        ratio = changed.lithium_interface_resistance(kelvin) / LAW(kelvin)
        assert ratio == pytest.approx(2.5)
    assert current(changed, "lithium_interface_resistance") == pytest.approx(0.05)


def test_an_activation_energy_turns_a_law_around_25_degrees(with_law):
    name = "lithium_interface_resistance.activation_energy"
    changed = with_numbers(with_law, {name: -5e4})
    law = changed.lithium_interface_resistance
    assert law(298.15) == pytest.approx(0.02)
    assert law(273.15) / law(298.15) == pytest.approx(
        np.exp(5e4 / 8.314462618 * (1 / 273.15 - 1 / 298.15)), rel=1e-6
    )
    assert current(changed, name) == -5e4
    both = with_numbers(with_law, {name: -5e4, "lithium_interface_resistance": 0.1})
    assert both.lithium_interface_resistance(298.15) == pytest.approx(0.1)


def test_the_membrane_and_what_fills_the_cathode(cell):
    changed = with_numbers(cell, {"conductivity": 0.2, "catholyte.conductivity": 0.5})
    assert changed.electrolyte.conductivity(298.15) == pytest.approx(0.2)
    assert changed.filling.conductivity(298.15) == pytest.approx(0.5)
    cold = cell.electrolyte.conductivity(253.15) / cell.electrolyte.conductivity(298.15)
    assert changed.electrolyte.conductivity(253.15) / 0.2 == pytest.approx(cold)


@pytest.mark.parametrize("name", ["particle_diffusion_time", "np_ratio", "lower_cut_off"])
def test_current_numbers_that_follow_from_others(cell, name):
    assert current(with_numbers(cell, {name: 2.0}), name) == pytest.approx(2.0)


def test_a_resistance_may_be_zero(with_law):
    changed = with_numbers(with_law, {"lithium_interface_resistance": 0.0})
    assert changed.lithium_interface_resistance(253.15) == 0.0


@pytest.mark.parametrize(
    ("free", "words"),
    [
        ({}, "give two numbers by name"),
        (None, "give two numbers by name"),
        ({"cathode_utilization": (0.5, 1)}, "nearest: cathode_utilisation"),
        ({"c_rate": (0.1, 1)}, "which the data state"),
        ({"cathode_utilisation": (1.0, 0.5)}, "is no range"),
        ({"cathode_utilisation": (0.5, 1.5)}, "cathode_utilisation = 1.5"),
        ({"cathode_utilisation": "0.5 to 1"}, "is a text"),
        ({"cathode_utilisation": norm(0.8, 0.1)}, "norm is no range"),
        ({"contact_resistance.activation_energy": (1e3, 1e4)}, "is no law of temperature"),
        ({"lithium_interface_resistance.activation_energy": (1e4, 5e4)}, "falls in the cold"),
        (["cathode_porosity"], "has no usual range"),
        (["cathode_porositi"], "nearest: cathode_porosity"),
    ],
)
def test_what_is_refused(cell, free, words):
    with pytest.raises(InvalidInput, match=words):
        free_numbers(cell, free)
