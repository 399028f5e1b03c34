"""Records from entries as a data file has them."""

import pytest

import mofcell
from mofcell.parameters.reading import Source
from mofcell.parameters.reading.records import read_material, read_reported_cell

SOURCE = Source(citation="Doe, J. MOF 1 (2020) 1")
WHERE = {"class": "measured", "source": "Table 1"}
FIND = {"electrolyte": mofcell.electrolyte, "catholyte": mofcell.electrolyte}
FIND |= {"cathode": mofcell.cathode, "cell": mofcell.cell}


def entries(figures):
    """Figures (quantity, value, what else) as entries."""
    return [{"quantity": q, "value": v, **WHERE, **more} for q, v, more in figures]


@pytest.fixture(scope="session")
def material_of():
    """A material from reported figures, and fields of an electrolyte if there are any."""

    def make(*figures, **fields):
        entry = {"reported": entries(figures)}
        for field, value in fields.items():
            entry[field] = {**WHERE, **(value if isinstance(value, dict) else {"value": value})}
        if not fields:
            entry["not_simulated"] = "reported only"
        return read_material("M", entry, SOURCE)

    return make


@pytest.fixture(scope="session")
def cell_of():
    """A cell that is reported only."""

    def make(*figures, kind="full"):
        entry = {"kind": kind, "reported": entries(figures), "not_simulated": "reported only"}
        return read_reported_cell("C", entry, SOURCE, FIND)

    return make


@pytest.fixture(scope="session")
def membrane_of(material_of):
    """A membrane of round numbers, with some of them changed."""

    def make(**fields):
        usual = {
            "conductivity": {
                "law": "Tabulated",
                "through": [["-40 degC", "2.12e-4 S/cm"], ["25 degC", "1.28e-3 S/cm"]],
            },
            "transference_number": 0.76,
            "salt_concentration": "1 mol/L",
            "measured_thickness": "300 um",
        }
        return material_of(**{**usual, **fields}).electrolyte

    return make


#: Gu 2025, Table 1 and text: Li@Ni-MOF-2.
GU = (
    ("ionic_conductivity", "2.36e-3 S/cm", {"temperature": "100 degC"}),
    ("ionic_conductivity", "1.28e-3 S/cm", {"temperature": "25 degC"}),
    ("ionic_conductivity", "2.12e-4 S/cm", {"temperature": "-40 degC"}),
    ("activation_energy", "0.08 eV", {"temperature": ["10 degC", "100 degC"]}),
    ("activation_energy", "0.14 eV", {"temperature": ["-40 degC", "10 degC"]}),
)


@pytest.fixture(scope="session")
def gu(material_of):
    """The figures of Li@Ni-MOF-2, without a record to simulate."""
    return material_of(*GU)


@pytest.fixture(scope="session")
def gu_figures():
    return GU
