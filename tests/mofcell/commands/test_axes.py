"""Axes as they are written, with their units."""

import numpy as np
import pytest

import mofcell
from mofcell.commands.axes import design, spread, values
from mofcell.experiments.designs import Grid, Paired, Samples
from mofcell.parameters import InvalidInput


@pytest.fixture(scope="module")
def cell():
    return mofcell.cell("gu2025-lfp")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("membrane_thickness = 20, 50, 300 um", "membrane_thickness", [20e-6, 50e-6, 300e-6]),
        ("membrane-thickness=20 um, 0.05 mm", "membrane_thickness", [20e-6, 50e-6]),
        ("membrane_thickness = 20 to 40 um in 3", "membrane_thickness", [20e-6, 30e-6, 40e-6]),
        ("membrane_thickness = 20 um to 0.04 mm in 2", "membrane_thickness", [20e-6, 40e-6]),
        ("conductivity = 1e-5 to 1e-3 S/cm in 3 log", "conductivity", [1e-3, 1e-2, 1e-1]),
        ("temperature = -20, 0, 25 degC", "temperature", [253.15, 273.15, 298.15]),
        ("temperature = -20 to 20 degC in 3", "temperature", [253.15, 273.15, 293.15]),
        ("c_rate = 0.1, C/5, 1C", "c_rate", [0.1, 0.2, 1.0]),
        ("c_rate = C/10 to 1C in 2", "c_rate", [0.1, 1.0]),
        ("np_ratio = 1, 2.4", "np_ratio", [1.0, 2.4]),
        ("cathode_porosity = 30, 40 %", "cathode_porosity", [0.3, 0.4]),
        ("catholyte.conductivity = 5 mS/cm", "catholyte.conductivity", [0.5]),
        ("lithium_interface_resistance = 100 ohm*cm2", "lithium_interface_resistance", [0.01]),
    ],
)
def test_values(cell, text, name, expected):
    read, numbers = values(cell, text)
    assert read == name
    np.testing.assert_allclose(numbers, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("membrane_thickness", "holds no values; write 'membrane_thickness = 20, 50, 100 um'"),
        ("membrane_thickness = ", "holds no values"),
        ("thickness = 20 um", "'thickness' is no axis.*membrane_thickness"),
        ("membrane_thickness = 20, 50", "'20' has no unit"),
        ("membrane_thickness = 20 um, 50", "'50' has no unit"),
        ("membrane_thickness = 20 um, 30 degC", "'30 degC' is not a number with a unit of length"),
        ("membrane_thickness = 20 um, , 50 um", "membrane_thickness"),
        ("membrane_thickness = 20 to 300 um", "no number of values is given"),
        ("membrane_thickness = 20 to 300 um in many", "'many' values"),
        ("membrane_thickness = 20 to 300 um in 0", "'0' values"),
        ("conductivity = 0 to 1 S/m in 3 log", "both ends above 0"),
        ("np_ratio = nan", "np_ratio"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(cell, text, message):
    with pytest.raises(InvalidInput, match=message):
        values(cell, text)


def test_a_range_is_sampled(cell):
    assert spread(cell, "membrane_thickness = 20 to 300 um")[1] == pytest.approx((2e-5, 3e-4))
    name, sampled = spread(cell, "conductivity = 1e-5 to 1e-3 S/cm log")
    assert name == "conductivity"
    assert sampled.ppf([0.0, 0.5, 1.0]) == pytest.approx([1e-3, 1e-2, 1e-1])
    with pytest.raises(InvalidInput, match="is no range; write 'np_ratio = LOW to HIGH'"):
        spread(cell, "np_ratio = 1, 2")


def test_the_design_that_is_meant(cell):
    lists, ranges = ["np_ratio = 1, 2", "c_rate = 1, 2"], ["np_ratio = 1 to 2"]
    assert type(design(cell, lists, paired=False, sample=None)) is Grid
    assert type(design(cell, lists, paired=True, sample=None)) is Paired
    assert type(design(cell, ranges, paired=False, sample=8)) is Samples


@pytest.mark.parametrize(
    ("texts", "options", "message"),
    [
        (None, {}, "no axis is given; write --axis"),
        (["np_ratio = 1", "np_ratio = 2"], {}, "np_ratio is given twice"),
        (["np_ratio = 1 to 2"], {"paired": True, "sample": 4}, "exclude each other"),
    ],
)
def test_designs_that_contradict_themselves(cell, texts, options, message):
    with pytest.raises(InvalidInput, match=message):
        design(cell, texts, **({"paired": False, "sample": None} | options))
