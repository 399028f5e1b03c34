"""What docs/impedance.md prints is what the code gives."""

import doctest
from pathlib import Path

import numpy as np
import pytest

import mofcell

PAGE = Path(__file__).parents[3] / "docs/impedance.md"

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

THREE = [233.15, 298.15, 373.15]


def test_the_page():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted == 6
    assert result.failed == 0


def row(text):
    """Shares [%], whether each is marked, and Ea [eV] of a row of the page."""
    (line,) = [one for one in PAGE.read_text("utf-8").splitlines() if one.startswith(f"| {text} |")]
    *shares, energy = line.strip("| ").split(" | ")[1:]
    reached = ["✗" not in share for share in shares]
    return [float(share.strip(" ✗")) for share in shares], reached, float(energy.split()[0])


@pytest.mark.parametrize(
    ("text", "kind", "contact", "highest"),
    [
        ("blocking", "BlockingCell", 0.0, 1e6),
        ("1 Ω cm² of contact", "BlockingCell", 1e-4, 1e6),
        ("5 Ω cm²", "BlockingCell", 5e-4, 1e6),
        ("20 Ω cm²", "BlockingCell", 20e-4, 1e6),
        ("symmetric, from 1 MHz", "SymmetricCell", 0.0, 1e6),
        ("from 100 kHz", "SymmetricCell", 0.0, 1e5),
        ("from 10 kHz", "SymmetricCell", 0.0, 1e4),
        ("from 1 kHz", "SymmetricCell", 0.0, 1e3),
        ("full cell, from 1 MHz", "", 0.0, 1e6),
        ("full cell ouyang2023-lfp-highload (extrapolated)", "", 0.0, 1e6),
    ],
)
def test_what_spoils_the_reading(text, kind, contact, highest):
    cell = mofcell.cell("ouyang2023-lfp-highload" if "ouyang" in text else "gu2025-lfp")
    cell = getattr(mofcell, kind).of(cell) if kind else cell
    read = mofcell.impedance(
        cell.replace(contact_resistance=contact),
        temperatures=THREE,
        frequencies=np.geomspace(highest, 0.1, 50),
    )
    shares, reached, energy = row(text)
    np.testing.assert_allclose(100 * read.conductivity_ratio, shares, atol=0.1)
    assert list(read.intercept_reached.values) == reached
    found = read.activation_energy.sel(law="Arrhenius").item() / 96485
    assert found == pytest.approx(energy, abs=1e-3)
