import numpy as np
import pytest
from matplotlib.figure import Figure

import mofcell
from mofcell import plots
from mofcell.plots import terms
from mofcell.plots.agreement import Point
from mofcell.views.bases import specific_energies

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


#: As the overview of the report has them: three quantities of four papers.
POINTS = {
    "capacity (mAh/g)": [
        Point(140.11, 139.0, "Gu et al., Dalton Trans. 54 (2025) 13093", used=True),
        Point(219.0, 224.0, "Ouyang et al., Adv. Mater. 35 (2023) 2304685", used=False),
        Point(68.65, 83.0, "Gu et al., Dalton Trans. 54 (2025) 13093", used=True),
    ],
    "specific energy (Wh/kg)": [
        Point(419.6, 450.0, "Ouyang et al., Adv. Mater. 35 (2023) 2304685", used=False),
    ],
    "activation energy (eV)": [
        Point(0.31, 0.31, "Hou, Xu, J. Energy Chem. (2023)", used=True),
        Point(0.34, 0.3, "Miner, Park, Dinca, J. Am. Chem. Soc. 141 (2019) 4422", used=False),
    ],
}


#: Tested in test_compare.py, test_designs.py, test_sensitivity.py, test_calibration.py,
#: test_cycle_life.py, test_fade.py, test_lamp.py and test_conductivity_fit.py.
ELSEWHERE = {"compare", "design_map", "limits", "pareto", "ragone", "sensitivity"} | {
    *("bands", "blind_score", "calibration", "next_measurement", "pairs", "profiles"),
    *("cycle", "cycle_life", "fade_shares", "fit_fade", "lamp", "series"),
    "conductivity_fit",
    "gu2025",
    "impedance",
    *("bruce_vincent", "limiting_current", "sand_time"),
    "symmetric_cell",
    "transference_map",
}


@pytest.fixture(scope="module")
def figures(cell):
    measured = cell.measured["rate_capability"]
    rates = mofcell.rate_capability(cell, c_rates=[0.05, *measured.x, 4.0])
    return {
        "rate_capability": plots.rate_capability(rates, measured=measured),
        "rate_capability, not measured": plots.rate_capability(rates),
        "rate_capability, nothing held": plots.rate_capability(rates.sel(c_rate=[4.0])),
        "polarization": plots.polarization(mofcell.polarization(cell)),
        "polarization, not held": plots.polarization(mofcell.polarization(cell, c_rate=5.0)),
        "low_temperature": plots.low_temperature(mofcell.low_temperature(cell)),
        "specific_energy": plots.specific_energy(specific_energies(cell)),
        "specific_energy, one basis": plots.specific_energy(mofcell.specific_energy(cell)),
        "agreement": plots.agreement(POINTS),
        "agreement, one quantity": plots.agreement(dict([*POINTS.items()][:1])),
        "membranes": plots.membranes(
            {
                "cells of papers": {
                    "Li@Ni-MOF-2, 300 µm; 3.09 mg/cm², 25 °C": (rates, measured),
                    "MOF-BZN membrane, 42.9 µm; 17 mg/cm², 30 °C": (rates, None),
                },
                "cells to compare with": {"LATP, 260 µm": (rates, None)},
            }
        ),
        "membranes, one group": plots.membranes({"cells of papers": {"LATP": (rates, measured)}}),
        "against_references": plots.against_references(
            mofcell.against_references("Li@Ni-MOF-2", model=mofcell.models.SPMe)
        ),
        "arrhenius": plots.arrhenius(["Li@Ni-MOF-2", "Ni-MOF", "LATP", "1 M LiPF6 in EC:DEC"]),
        "arrhenius, printed only": plots.arrhenius("MOF-MgBr2"),
        "arrhenius, as many as fit": plots.arrhenius(
            [
                *("MOF-BZN", "MOF-BZN membrane", "1 M LiPF6 in EC:DMC (concentrated)", "PEO"),
                *("Li@Ni-MOF-2 (140 days in air)", "Ni-MOF", "ZIF-4 glass"),
            ]
        ),
    }


NAMES = [
    "agreement",
    "agreement, one quantity",
    "membranes",
    "membranes, one group",
    "against_references",
    "rate_capability",
    "rate_capability, not measured",
    "rate_capability, nothing held",
    "polarization",
    "polarization, not held",
    "low_temperature",
    "specific_energy",
    "specific_energy, one basis",
    "arrhenius",
    "arrhenius, printed only",
    "arrhenius, as many as fit",
]


def test_every_figure_is_tested(figures):
    assert sorted(figures) == sorted(NAMES)
    assert {name.split(",")[0] for name in NAMES} | ELSEWHERE == set(plots.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_fit_to_print(figures, name, assert_fit_to_print):
    assert_fit_to_print(figures[name])


def test_measured_points_are_shown_in_mah_per_g(figures, cell):
    ax = figures["rate_capability"].axes[0]
    (line,) = [line for line in ax.lines if line.get_label() == "measured"]
    # Gu 2025, Fig. 3c,d
    np.testing.assert_allclose(line.get_ydata(), [140.11, 136.94, 129.41, 110.52, 68.65])


def test_curves_of_the_measured_rates(figures, cell):
    lines = figures["rate_capability"].axes[1].lines
    assert [line.get_label() for line in lines] == ["0.1 C", "0.2 C", "0.5 C", "1 C", "2 C"]


def test_predictions_are_filled_and_what_was_used_is_open(figures):
    colours = [
        line.get_markerfacecolor() == "white"
        for line in figures["agreement"].axes[0].lines
        if line.get_marker() not in ("None", "") and len(line.get_xdata()) == 1
    ]
    assert sorted(colours) == [False, True, True]


def test_cells_side_by_side_share_their_scale(figures):
    a, b = figures["membranes"].axes
    assert a.get_ylim() == b.get_ylim()
    assert len(a.get_legend().get_texts()) == 2
    (measured,) = [line for line in a.lines if line.get_markerfacecolor() == "white"]
    np.testing.assert_allclose(measured.get_ydata()[0], 140.11)  # Gu 2025, Fig. 3d


def test_small_losses_are_summed(cell):
    split = mofcell.polarization(cell)
    shown = terms.losses(split.contribution, smallest=10.0)
    assert set(shown) < {*terms.LOOKS}
    total = -1e3 * (split.contribution.sum("term") - split.contribution.sel(term=terms.EQUILIBRIUM))
    np.testing.assert_allclose(sum(shown.values()), total, atol=1e-9)


def test_stack_puts_gains_below_zero():
    edges = terms.stacked({"a": np.array([2.0]), "b": np.array([-1.0]), "c": np.array([3.0])})
    assert {name: (low.item(), high.item()) for name, (low, high) in edges.items()} == {
        "a": (0.0, 2.0),
        "b": (0.0, -1.0),
        "c": (2.0, 5.0),
    }


def test_every_loss_has_its_look():
    assert {*terms.LOOKS, terms.EQUILIBRIUM} == {*mofcell.models.VOLTAGE_TERMS, "other"}


def test_low_temperature_writes_what_a_cell_that_warms_itself_reaches(cell):
    warm = mofcell.low_temperature(
        cell,
        temperatures=[253.15, 233.15],
        heat=mofcell.Heat(heat_transfer_coefficient=0.0),
        model=mofcell.models.SPMe,
    )
    ax, _ = plots.low_temperature(warm).axes
    cold, less_cold = (text.get_text() for text in ax.texts)
    reached = f"{warm.highest_temperature.values[0] - 273.15:.1f}".replace("-", "−")
    assert f"warms to {reached} °C" in less_cold
    assert "load not held" in cold
    assert "warms" not in cold


def test_draws_on_given_axes(cell):
    figure = Figure()
    axes = figure.subplots(1, 2)
    given = plots.rate_capability(mofcell.rate_capability(cell, c_rates=[1.0]), axes=axes)
    assert given is figure
    with pytest.raises(ValueError, match="1 given, this figure has 2"):
        plots.low_temperature(
            mofcell.low_temperature(cell, temperatures=[298.15]), axes=Figure().subplots()
        )
