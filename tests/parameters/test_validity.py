import pytest

import mofcell
from mofcell.parameters import laws
from mofcell.parameters.validity import outside_range

RANGE = (250.15, 300.15)
LAW = laws.Constant(value=0.1, temperature_range=RANGE)
MEMBRANE = "electrolyte conductivity (known at -23 to 27 degC)"


@pytest.fixture
def known(cell):
    """The membrane's conductivity is known at -23 to 27 degC, nothing else has a range."""
    return cell.replace(electrolyte=cell.electrolyte.replace(conductivity=LAW))


@pytest.mark.parametrize("temperature", [250.15, 298.15, 300.15])
def test_inside(known, temperature):
    assert outside_range(known, temperature) == []


@pytest.mark.parametrize("temperature", [250.14, 300.16, 200.0, 400.0])
def test_outside(known, temperature):
    assert outside_range(known, temperature) == [MEMBRANE]


def test_every_owner_is_named(known):
    made = known.replace(
        catholyte=known.catholyte.replace(
            transference_number=laws.Constant(value=0.4, temperature_range=RANGE)
        ),
        membrane_cathode_resistance=LAW,
    )
    assert outside_range(made, 233.15) == [
        MEMBRANE,
        "catholyte transference_number (known at -23 to 27 degC)",
        "membrane_cathode_resistance (known at -23 to 27 degC)",
    ]


def test_one_electrolyte_in_both_places_is_named_once(known):
    assert outside_range(known.replace(catholyte=None), 233.15) == [MEMBRANE]


@pytest.mark.parametrize(("temperature", "flagged"), [(273.15, 0), (273.14, 1), (323.2, 1)])
def test_concentrated_catholyte(cell, concentrated, temperature, flagged):
    flags = outside_range(cell.replace(catholyte=concentrated), temperature)
    assert flags == ["catholyte (known at 0 to 50 degC)"] * flagged


def test_gu_in_the_cold():
    cell = mofcell.cell("gu2025-lfp")
    assert outside_range(cell, 298.15) == []
    # the liquid was measured at 10 to 40 degC, the membrane down to -40 degC
    # exchange current at LFP: -20 to 25 degC
    cold = [
        "catholyte conductivity (known at 10 to 40 degC)",
        "cathode exchange_current_density (known at -20 to 25 degC)",
    ]
    assert outside_range(cell, 233.15) == cold
    assert outside_range(cell, 228.15) == [
        "electrolyte conductivity (known at -40 to 100 degC)",
        *cold,
    ]
