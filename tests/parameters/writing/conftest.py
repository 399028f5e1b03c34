import numpy as np
import pytest

import mofcell
from mofcell.parameters import CalibrationRecord, FittedData, FittedNumber
from mofcell.parameters.laws import Law
from mofcell.parameters.reading.fields import UNITS
from mofcell.parameters.writing import cell_document

PARTS = ("electrolyte", "catholyte", "cathode")


@pytest.fixture
def read_again(tmp_path):
    """Writes a cell to a file and reads it from there."""

    def again(cell, citation=None):
        path = tmp_path / "mine.yaml"
        text = cell_document(cell, citation=cell.source if citation is None else citation)
        path.write_text(text, encoding="utf-8")
        return mofcell.cell(str(path))

    return again


@pytest.fixture(scope="session")
def assert_same():
    """Two records hold the same numbers, from the same places."""
    return _assert_same


def _assert_same(record, again):
    assert type(again) is type(record)
    for field in UNITS.keys() & type(record).model_fields.keys():
        _assert_same_value(getattr(record, field), getattr(again, field))
        if getattr(record, field) is not None and field in record.provenance:
            assert again.provenance[field] == record.provenance[field]
    for part in PARTS:
        one, other = (getattr(each, part, None) for each in (record, again))
        assert (one is None) == (other is None)
        if one is not None and one != other:
            assert other.name.startswith(one.name)
            _assert_same(one, other)
    for kind, table in getattr(record, "measured", {}).items():
        other = again.measured[kind]
        np.testing.assert_allclose((other.x, other.y), (table.x, table.y), rtol=1e-12)
        assert other.temperature == pytest.approx(table.temperature, rel=1e-12)
        assert other.provenance == table.provenance
    for one, other in zip(getattr(record, "fade", ()), getattr(again, "fade", ()), strict=True):
        _assert_same(one, other)
    assert getattr(again, "calibration", None) == getattr(record, "calibration", None)
    assert again.description == record.description


def _assert_same_value(value, other):
    if value is None:
        assert other is None
    elif isinstance(value, Law):
        assert type(other) is type(value)
        assert (other.temperature_range is None) == (value.temperature_range is None)
        T = np.linspace(*(value.temperature_range or (233.15, 373.15)), 20)
        np.testing.assert_allclose(other(T), value(T), rtol=1e-12)
    else:
        np.testing.assert_allclose(other, value, rtol=1e-12)


@pytest.fixture(scope="session")
def calibration():
    """Of two numbers, with a rate table and a voltage curve of numbers that nobody has typed."""
    thirds = tuple(number / 3 for number in range(1, 8))
    return CalibrationRecord(
        free=(
            FittedNumber(
                name="membrane_cathode_resistance",
                unit="ohm*m**2",
                value=0.0688 / 0.99,
                lower=1e-3,
                upper=0.5,
                logarithmic=True,
                standard_error=0.0007,
                interval=(0.0671 / 0.99, 0.0701 / 0.99),
            ),
            FittedNumber(
                name="lithium_interface_resistance.activation_energy",
                unit="J/mol",
                value=-2.9e4 / 1.01,
                lower=-5e4,
                upper=0.0,
            ),
            FittedNumber(
                name="conductivity.vanishing_temperature",
                unit="K",
                value=174.6,
                lower=100.0,
                upper=-20 + 273.15,
                standard_error=5.15,
            ),
        ),
        correlation=((1.0, -1 / 3, 0.2), (-1 / 3, 1.0, 0.0), (0.2, 0.0, 1.0)),
        data=(
            FittedData(
                kind="rate table",
                source="Fig. 3c: the first cell",
                columns={
                    "c_rate": (0.1, 1 / 3, 2.0),
                    "temperature": (298.15,),
                    "specific_capacity": (140.11, 100 / 3, 68.65),
                    "specific_capacity_error": (1.4, 1.2, 1.1),
                },
                residuals=(0.01, -0.02 / 3, 1e-17),
            ),
            FittedData(
                kind="voltage curves",
                source="notebook",
                columns={
                    "c_rate": (0.5,),
                    "temperature": (-20 + 273.15,) * 7,
                    "specific_capacity": thirds,
                    "voltage": tuple(3 + one / 10 for one in thirds),
                },
                residuals=tuple(one / 100 for one in thirds),
            ),
        ),
        relative_error=0.01 / 3,
        error_is_stated=True,
        model="DFN",
        versions={"mofcell": "0.1.0", "pybamm": "26.10.1"},
        caution="two numbers: one of them is known",
    )
