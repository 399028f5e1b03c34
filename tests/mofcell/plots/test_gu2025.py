import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.plots.gu2025 import Membrane

pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")

#: Gu 2025, Table 1 and text: temperatures [K], conductivities [S.m-1], transference number.
PRINTED = {
    "gu2025-symmetric-ni-mof": ({243.15: 2.38e-3, 298.15: 2.19e-2, 373.15: 5.85e-2}, 0.57),
    "gu2025-symmetric": ({233.15: 2.12e-2, 298.15: 0.128, 373.15: 0.236}, 0.76),
}


def membrane(name):
    cell = mofcell.cell(name)
    conductivities, t_plus = PRINTED[name]
    return Membrane(
        name=cell.electrolyte.name,
        spectrum=mofcell.impedance(
            mofcell.BlockingCell.of(cell),
            frequencies=np.geomspace(1, 1e5, 51),
            temperatures=list(conductivities),
        ),
        polarised=mofcell.bruce_vincent(cell),
        conductivities=conductivities,
        transference_number=t_plus,
        conductivities_stand="law goes through it",
        transference_number_stands="used for an input",
    )


@pytest.fixture(scope="module")
def figure():
    cell = mofcell.cell("gu2025-symmetric")
    return plots.gu2025(
        [membrane(name) for name in PRINTED],
        plated=mofcell.symmetric_cell(cell, half_cycle=50 * 3600, time=3.6e6),
        measured=cell.measured["overpotential_over_time"],
        stands=["used for an input", "fitted to it"],
    )


def circles(ax):
    return [line for line in ax.lines if str(line.get_markerfacecolor()) == "white"]


def test_fit_to_print(figure, assert_fit_to_print):
    assert_fit_to_print(figure)


def test_printed_resistances_lie_on_the_real_axis_below_the_spectra(figure):
    for ax, name in zip(figure.axes[:2], PRINTED, strict=True):
        conductivities, _ = PRINTED[name]
        printed = [line.get_xdata()[0] for line in circles(ax)]
        np.testing.assert_allclose(printed, [3.0 / s for s in conductivities.values()])  # Ohm.cm2
        spectra = [line for line in ax.lines if len(line.get_xdata()) > 1]
        np.testing.assert_allclose([min(line.get_xdata()) for line in spectra], printed, rtol=1e-3)


def test_overpotentials_as_printed(figure):
    (line,) = circles(figure.axes[4])
    np.testing.assert_allclose(line.get_xydata(), [[0, 140], [1000, 130]])
    (said,) = [text.get_text() for text in figure.axes[4].get_legend().get_texts()[1:]]
    assert said == "printed: 140 mV (used for an input), then 130 mV (fitted to it)"


def test_currents_begin_and_end_where_they_are_read(figure):
    ax = figure.axes[2]
    ends = [line.get_ydata() for line in ax.lines if line.get_marker() == "o"]
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    for (first, last), name in zip(ends, names, strict=True):
        assert name.endswith(f"{last / first:.3f}")
