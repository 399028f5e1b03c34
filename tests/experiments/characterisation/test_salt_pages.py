"""What docs/bruce_vincent.md and docs/limiting_current.md print is what the code gives."""

import doctest
import re
from pathlib import Path

import pytest

import mofcell

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize(("page", "examples"), [("bruce_vincent", 11), ("limiting_current", 7)])
def test_the_page(page, examples):
    result = doctest.testfile(str(DOCS / f"{page}.md"), module_relative=False, encoding="utf-8")
    assert result.attempted == examples
    assert result.failed == 0


def rows(page, heading):
    """Numbers of a table's rows below a line that holds the heading."""
    text = (DOCS / f"{page}.md").read_text("utf-8").replace("−", "-")
    table = text.split(heading)[1].split("\n\n")[0].splitlines()[2:]
    return [[float(n) for n in re.findall(r"-?\d+\.?\d*", line)] for line in table]


def test_the_table_of_films():
    cell = mofcell.cell("gu2025-symmetric")
    for film, ratio, currents, t_plus, error, low, high in rows("bruce_vincent", "| film on each"):
        changes = {} if film == 688 else {"lithium_interface_resistance": film * 1e-4}
        found = mofcell.bruce_vincent(cell.replace(**changes))
        over = (found.initial_resistance / found.membrane_resistance).item()
        assert over == pytest.approx(ratio, rel=0.02)
        assert found.current_ratio.item() == pytest.approx(currents, abs=1e-3)
        assert found.transference_number.item() == pytest.approx(t_plus, abs=1e-3)
        assert found.transference_number_error.item() == pytest.approx(error, rel=0.03)
        assert found.transference_number_low.item() == pytest.approx(low, abs=0.05)
        assert found.transference_number_high.item() == pytest.approx(high, abs=0.05)


def test_the_table_of_first_readings():
    (gu,) = rows("bruce_vincent", "| first reading after")[:1]
    cell = mofcell.cell("gu2025-symmetric")
    for seconds, expected in zip((0.0, 0.1, 1.0, 10.0, 60.0), gu[2:], strict=True):
        found = mofcell.bruce_vincent(cell, first_reading=seconds).transference_number.item()
        assert found == pytest.approx(expected, abs=1e-3)


def test_the_table_of_voltages():
    cell = mofcell.cell("gu2025-symmetric")
    bare = cell.replace(lithium_interface_resistance=0.0, lithium_exchange_current_density=1e7)
    for charge, *percents in rows("bruce_vincent", "| N (mol/L)"):
        membrane = cell.electrolyte.replace(framework_charge_density=1e3 * charge)
        for millivolts, percent in zip((1, 10, 50, 100), percents, strict=True):
            found = mofcell.bruce_vincent(
                bare.replace(electrolyte=membrane), voltage=1e-3 * millivolts
            )
            off = 100 * (found.transference_number.item() / 0.76 - 1)
            assert off == pytest.approx(percent, abs=max(0.006, 0.02 * abs(percent)), rel=0.1)
