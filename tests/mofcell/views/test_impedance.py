import numpy as np
import pytest

import mofcell
from mofcell.parameters import BlockingCell
from mofcell.views import impedance as view

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


@pytest.fixture(scope="module")
def blocking():
    return BlockingCell.of(mofcell.cell("gu2025-lfp"))


def test_what_is_read_stands_beside_the_membrane(blocking):
    table = view.readings(mofcell.impedance(blocking, temperatures=[298.15, 233.15]))
    assert table.rows[0][:5] == ["25 °C", "23.4", "1.28", "1.28", "100.0"]
    assert table.rows[1][0] == "−40 °C"
    assert not any("arcs" in column for column in table.columns)
    assert "Ea of σ, a line through the points of the model: 0.166 eV from ln" in table.notes[1]
    assert view.doubtful(mofcell.impedance(blocking)) == []


def test_points_without_error_have_no_error_and_a_constant_film_no_energy(blocking):
    film = mofcell.cell("gu2025-symmetric").replace(
        lithium_interface_resistance=0.02, lithium_exchange_current_density=1e4
    )
    notes = view.readings(mofcell.impedance(film, temperatures=[273.15, 298.15, 323.15])).notes
    assert not any("±" in note for note in notes)
    assert notes[-1] == "the arcs do not change with temperature"


def test_measured_spectra_are_read_as_the_model_is(tmp_path):
    """A resistor and an arc, known; on 2 cm2, at a temperature of its own."""
    cell = mofcell.cell("gu2025-symmetric").replace(area=2e-4)
    f = np.geomspace(1e5, 1e-1, 60)
    Z = 10 + 400 / (1 + 1j * f / 30)
    file = tmp_path / "mine.csv"
    rows = [f"{at},{z.real},{-z.imag}" for at, z in zip(f, Z, strict=True)]
    file.write_text("\n".join(["frequency/Hz,Re(Z)/Ohm,-Im(Z)/Ohm", *rows]))
    measured = mofcell.read_measured(file, temperature=303.15)
    table = view.readings(mofcell.impedance(cell), [measured])
    name, bulk, sigma, _, _, arcs, _ = table.rows[-1]
    assert name == "mine.csv, 30 °C"
    assert float(bulk) == pytest.approx(20, rel=1e-2)
    assert float(sigma) == pytest.approx(10 * cell.membrane_thickness / 20e-4, rel=1e-2)
    assert float(arcs) == pytest.approx(800, rel=1e-2)
    assert any("on 2 cm²" in note for note in table.notes)


def test_every_doubt_is_said(blocking):
    symmetric = mofcell.cell("gu2025-symmetric")
    low = mofcell.impedance(symmetric, frequencies=[1.0, 10.0, 100.0])
    reached, arcs = view.doubtful(low)
    assert reached == (
        "the bulk resistance is not reached at 25 °C: higher frequencies than 100 Hz are needed"
    )
    assert arcs == "no end of the arcs is seen at 25 °C"
    assert view.readings(low).rows[0][1].endswith(" ✗")
    assert view.readings(low).notes[0].startswith("✗: not reached")
    failed = low.copy(deep=True)
    failed["status"] = ("temperature", ["no solution"])
    failed["bulk_resistance"][:] = np.nan
    assert view.doubtful(failed) == ["no spectrum at 25 °C: no solution"]
    assert view.readings(failed).rows[0][1] == "–"


def test_the_title_says_the_kind(blocking):
    few = {"frequencies": [1.0, 1e3]}
    full = mofcell.impedance(mofcell.cell("gu2025-lfp"), state_of_charge=0.5, **few)
    assert view.title(full) == "Impedance of gu2025-lfp, 50 % charged, 1 kHz to 1 Hz"
    assert view.title(mofcell.impedance(blocking, **few)).startswith(
        "Impedance of steel | Li@Ni-MOF-2 | steel (gu2025-lfp)"
    )
