import numpy as np
import pytest

import mofcell
from mofcell import plots
from mofcell.parameters.laws import VTF
from mofcell.plots.style import BLACK

LAW = VTF(prefactor=10.0, pseudo_activation_temperature=800.0, vanishing_temperature=150.0)
T = np.linspace(233.15, 333.15, 10)


@pytest.mark.parametrize(("count", "lines"), [(10, 1), (3, 4)])
def test_supported_forms_or_what_three_points_leave_open(count, lines):
    at = T if count == 10 else T[[0, 5, 9]]
    found = mofcell.conductivity_fit(temperatures=at, conductivities=LAW(at))
    figure = plots.conductivity_fit(found)
    left, right = figure.axes[:2]
    drawn = [one for one in left.lines if one.get_linestyle() != "None"]
    assert len(drawn) == lines
    (points,) = [one for one in left.lines if one.get_color() == BLACK]
    np.testing.assert_allclose(points.get_ydata(), 10 * LAW(at))
    np.testing.assert_allclose(points.get_xdata(), 1000 / at)
    assert left.get_ylabel() == "conductivity (mS/cm)"
    assert right.get_ylabel() == "measured less fitted (%)"
    assert left.get_xlabel() == "1000/T (K⁻¹)"
    labels = [text.get_text() for text in right.get_legend().get_texts()]
    assert labels[0] == "measured"
    assert labels[-1].startswith("95 % of ")


def test_two_points_have_no_band():
    found = mofcell.conductivity_fit(temperatures=T[:2], conductivities=LAW(T[:2]))
    labels = plots.conductivity_fit(found).axes[1].get_legend().get_texts()
    assert not any(text.get_text().startswith("95") for text in labels)
