"""A cell whose every number is stated here, so that no refit of a record moves a test."""

import numpy as np
import pytest

import mofcell
from mofcell import models
from mofcell.experiments.dataset import resampled, resampled_voltage
from mofcell.experiments.measured.kinds import RATE_TABLE, VOLTAGE_CURVES, measured
from mofcell.experiments.solve import Discharge, discharge

MEMBRANE = mofcell.Electrolyte(
    name="membrane",
    conductivity=0.05,
    transference_number=0.6,
    framework_charge_density=1000.0,
    salt_concentration=1000.0,
    porosity=0.4,
    density=1400.0,
)

LIQUID = mofcell.Electrolyte(
    name="liquid",
    conductivity=0.8,
    transference_number=0.3,
    salt_concentration=1000.0,
    density=1200.0,
)


@pytest.fixture(scope="session")
def membrane():
    return MEMBRANE


@pytest.fixture(scope="session")
def liquid():
    return LIQUID


@pytest.fixture(scope="session")
def cell():
    """LFP, 6 mg/cm2 at 170 mA.h/g: 10.2 A.h/m2, of which 90 % take part."""
    return mofcell.cell("gu2025-lfp").replace(
        name="test cell",
        electrolyte=MEMBRANE,
        catholyte=LIQUID,
        membrane_thickness=100e-6,
        cathode_loading=0.06,
        active_mass_fraction=0.8,
        carbon_mass_fraction=0.1,
        cathode_porosity=0.5,
        cathode_bruggeman=1.5,
        cathode_utilisation=0.9,
        particle_diffusion_time=2000.0,
        lithium_thickness=50e-6,
        lithium_exchange_current_density=5.0,
        lithium_interface_resistance=2e-3,
        membrane_cathode_resistance=0.0,
        contact_resistance=0.0,
        coulombic_efficiency=1.0,
        voltage_window=(2.5, 4.0),
        nominal_specific_capacity=170 * 3.6e3,
        area=1e-4,
    )


@pytest.fixture(scope="session")
def run():
    """Outcomes of discharges of one or more cells, in one batch."""

    def outcomes(*cells, c_rate=1.0, temperature=298.15, **options):
        wanted = [Discharge(cell=cell, c_rate=c_rate, temperature=temperature) for cell in cells]
        return discharge(wanted, **options)

    return outcomes


ROOM = 298.15


def outcomes(cell, conditions):
    wanted = [Discharge(cell=cell, c_rate=rate, temperature=kelvin) for rate, kelvin in conditions]
    return discharge(wanted, model=models.SPMe)


def table_of(cell, *, c_rates=(0.1, 0.5, 1.0, 2.0), temperatures=(ROOM,), source="a table"):
    """The rate table of a cell."""
    conditions = [(rate, kelvin) for kelvin in temperatures for rate in c_rates]
    found = [one.delivered / cell.cathode_loading for one in outcomes(cell, conditions)]
    rates, kelvins = zip(*conditions, strict=True)
    return measured(
        RATE_TABLE,
        variables={"specific_capacity": ("point", np.array(found))},
        coordinates={"c_rate": ("point", list(rates)), "temperature": ("point", list(kelvins))},
        source=source,
    )


def curves_of(cell, *, c_rates=(0.1, 0.5, 1.0), temperatures=(ROOM,), source="curves"):
    """The voltage curves of a cell, each of 150 points."""
    conditions = [(rate, kelvin) for kelvin in temperatures for rate in c_rates]
    depth = np.linspace(0, 1, 150)
    found = outcomes(cell, conditions)
    capacity = [resampled(one, one.capacity, depth) / cell.cathode_loading for one in found]
    rates, kelvins = zip(*conditions, strict=True)
    over = ("curve", "point")
    return measured(
        VOLTAGE_CURVES,
        variables={
            "specific_capacity": (over, np.array(capacity)),
            "voltage": (over, np.array([resampled_voltage(one, depth) for one in found])),
        },
        coordinates={
            "label": ("curve", [""] * len(conditions)),
            "c_rate": ("curve", list(rates)),
            "temperature": ("curve", list(kelvins)),
        },
        source=source,
    )


@pytest.fixture(scope="session")
def table():
    return table_of


@pytest.fixture(scope="session")
def curves():
    return curves_of
