"""Which inputs matter: known indices of known functions, and what physics leaves no doubt of."""

import sys

import numpy as np
import pytest
from scipy.stats import loguniform, norm

import mofcell
from mofcell.experiments import sensitivity
from mofcell.experiments.designs import Paired
from mofcell.experiments.designs.weights import (
    ElementaryEffects,
    Sobol,
    drawn,
)
from mofcell.parameters import InvalidInput

THICK = {"membrane_thickness": (20e-6, 300e-6)}
RANGES = {
    **THICK,
    "conductivity": loguniform(1e-3, 0.1),
    "cathode_loading": (0.03, 0.1),
    "np_ratio": (2.0, 20.0),
}


@pytest.fixture(scope="module")
def found(cell):
    of = ("specific_capacity", "specific_energy", "specific_capacity at 0.1C and -20 degC")
    return sensitivity(cell, RANGES, of=of, method=Sobol(samples=16), c_rate=1.0, model="SPMe")


def test_what_no_discharge_depends_on_matters_for_the_mass_only(found):
    excess = found.sel(input="np_ratio")
    assert (excess.total_order.values[[0, 2]] == 0).all()
    assert (excess.first_order.values[[0, 2]] == 0).all()
    assert (excess.total_order_confidence.values[[0, 2]] == 0).all()
    assert excess.total_order.values[1] > 0.01


def test_equal_discharges_are_solved_once(found):
    """Of the 6 points of a set one differs in the N/P ratio only, under both conditions."""
    assert found.attrs["points"] == 16 * 6
    assert found.attrs["discharges"] == 2 * 16 * 5


def test_an_input_alone_is_part_of_all_that_it_does(found):
    error = found.first_order_confidence + found.total_order_confidence
    assert (found.first_order <= found.total_order + error).all()
    for order, sign in (("first_order", 1), ("total_order", -1)):
        error = (found[f"{order}_confidence"] ** 2).sum("input") ** 0.5
        assert (sign * (found[order].sum("input") - 1) <= error).all()


def test_each_output_is_that_of_its_conditions(cell, found):
    _, columns = drawn(RANGES, method=Sobol(samples=16))
    warm = mofcell.explore(cell, Paired(columns), c_rate=1.0, model="SPMe")
    cold = mofcell.explore(cell, Paired(columns), c_rate=0.1, temperature=253.15, model="SPMe")
    outputs = (
        warm.specific_capacity,
        warm.specific_energy.sel(basis="electrodes+electrolyte"),
        cold.specific_capacity,
    )
    for place, expected in enumerate(outputs):
        mean, deviation = found.output_mean[place], found.output_standard_deviation[place]
        assert mean.item() == pytest.approx(expected.mean().item(), rel=1e-9)
        assert deviation.item() == pytest.approx(expected.std().item(), rel=1e-6)


def test_says_what_it_stands_for(found, tmp_path):
    assert found.attrs["ranges"].split("; ") == [
        "membrane_thickness: 2e-05 to 0.0003 m",
        "conductivity: loguniform(0.001, 0.1) S/m",
        "cathode_loading: 0.03 to 0.1 kg/m**2",
        "np_ratio: 2 to 20",
    ]
    assert found.attrs["method"] == "Sobol(samples=16)"
    assert (found.attrs["model"], found.attrs["seed"]) == ("SPMe", 0)
    assert found.lower_end.values.tolist() == [20e-6, 1e-3, 0.03, 2.0]
    assert found.output_unit.values.tolist() == ["mA.h.g-1", "W.h.kg-1", "mA.h.g-1"]
    assert found.output.values.tolist()[2] == "specific_capacity at 0.1C and -20 degC"
    found.to_netcdf(tmp_path / "found.nc", engine="h5netcdf")


def test_a_thicker_membrane_leaves_less(cell):
    ranges = {**THICK, "conductivity": loguniform(1e-3, 1.0)}
    method = ElementaryEffects(trajectories=4)
    effects = sensitivity(cell, ranges, of="energy", method=method, c_rate=1.0, model="SPMe")
    thickness, conductivity = effects.signed_effect.values[:, 0]
    assert thickness < 0 < conductivity
    np.testing.assert_array_equal(np.abs(effects.signed_effect), effects.mean_effect)


def test_loads_that_are_not_held_deliver_nothing_and_have_no_voltage(cell):
    ranges = {**THICK, "lithium_interface_resistance": (0.001, 0.2)}
    asked = {"method": Sobol(samples=4), "c_rate": 1.0, "model": "SPMe"}
    of = ("specific_capacity", "mean_voltage")
    both = sensitivity(cell, ranges, of=of, **asked)
    lost = both.without_number.values
    assert lost[0] == 0
    assert lost[1] > 4
    assert both.total_order.isnull().values.tolist() == [[False, True]] * 2
    reason = f"{lost[1]} of 16 points have no number (cannot hold the load)"
    assert both.attrs["without_indices"] == f"mean_voltage at 1C and 25 degC: {reason}"
    with pytest.raises(InvalidInput, match=r"cannot hold the load\); give narrower ranges"):
        sensitivity(cell, ranges, of="mean_voltage", **asked)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ranges": {"membrane_thicknes": (1e-5, 1e-4)}}, "nearest: membrane_thickness"),
        ({"ranges": {"membrane_thickness": (1e-4, 1e-5)}}, "is no range; give two rising"),
        ({"ranges": {"c_rate": (0.1, 1.0)}}, "c_rate, a condition of each output"),
        ({"ranges": {}}, "give two numbers, or a distribution, by name"),
        ({"ranges": [1, 2]}, "give two numbers, or a distribution, by name"),
        ({"of": "capacity"}, "'capacity' is no quantity of a discharge; nearest: "),
        ({"of": ()}, "give at least one output"),
        ({"of": None}, "None is no target; give a text"),
        ({"of": ("energy", "energy at 0.1C")}, "each once"),
        ({"basis": "cell"}, "basis is 'cell', allowed are active"),
        ({"method": "sobol"}, r"method is 'sobol'; give Sobol\(samples=256\)"),
        (
            {"ranges": {"np_ratio": norm(3, 0.1)}, "method": ElementaryEffects()},
            "np_ratio: the distribution has no end",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(cell, change, message):
    asked = {"ranges": THICK, **change}
    with pytest.raises(InvalidInput, match=message):
        sensitivity(cell, asked.pop("ranges"), **asked)


def test_an_unknown_mass_is_missed_before_anything_is_solved(cell, membrane):
    unknown = cell.replace(electrolyte=membrane.replace(density=None))
    progress = []
    with pytest.raises(InvalidInput, match="density of electrolyte 'membrane'"):
        sensitivity(unknown, THICK, progress=lambda *counts: progress.append(counts))
    assert progress == []


@pytest.mark.parametrize(
    ("method", "number", "message"),
    [
        (Sobol, 300, "samples is 300; allowed are powers of two, the next ones are 256 and 512"),
        (Sobol, 1, "samples is 1; allowed are whole numbers from 2 on"),
        (Sobol, 64.0, "samples is 64.0; allowed are whole numbers"),
        (Sobol, True, "samples is True; allowed are whole numbers"),
        (ElementaryEffects, 1, "trajectories is 1; allowed are whole numbers from 2 on"),
    ],
)
def test_numbers_of_points_are_checked(method, number, message):
    with pytest.raises(InvalidInput, match=message):
        method(number)


def test_the_library_is_an_extra(cell, monkeypatch):
    monkeypatch.setitem(sys.modules, "SALib.sample.sobol", None)
    with pytest.raises(mofcell.MofcellError, match=r"pip install 'mofcell\[sensitivity\]'"):
        sensitivity(cell, THICK)
