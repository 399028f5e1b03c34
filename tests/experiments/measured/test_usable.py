import numpy as np
import pytest

import mofcell
from mofcell.experiments.measured.kinds import IMPEDANCE, RATE_TABLE, measured
from mofcell.experiments.measured.usable import usable


def rates(capacity, c_rate, name="specific_capacity", source="a table"):
    return measured(
        RATE_TABLE,
        variables={name: ("point", np.array(capacity, float))},
        coordinates={
            "c_rate": ("point", np.array(c_rate, float)),
            "temperature": ("point", np.full(len(c_rate), 298.15)),
        },
        source=source,
    )


def spectrum():
    numbers = ("point", np.ones(3))
    return measured(
        IMPEDANCE,
        variables={"real_impedance": numbers, "imaginary_impedance": numbers},
        coordinates={"frequency": numbers, "temperature": ("point", np.full(3, 298.15))},
        source="a spectrum",
    )


def test_what_cannot_be_compared_is_said_and_the_rest_is_kept(cell):
    unstated = rates([150.0], [0.1], source="no load").drop_vars("c_rate")
    found = usable(cell, [spectrum(), unstated, rates([150.0, 100.0], [0.1, 1.0])])
    assert [one.measured.item() for one in found.observed] == [150.0, 100.0]
    assert len(found.left_out) == 2
    assert found.left_out[0].startswith("a spectrum: not compared")
    assert "no load" in found.left_out[1]
    assert "the load is not stated" in found.left_out[1]


def test_nothing_left_is_an_error(cell):
    with pytest.raises(mofcell.InvalidInput, match=r"nothing to compare.*a spectrum"):
        usable(cell, [spectrum()])
    with pytest.raises(mofcell.InvalidInput, match="data is empty"):
        usable(cell, [])


def test_lines_of_the_file_are_kept(cell):
    data = rates([150.0], [0.1])
    data.attrs["left_out"] = "row 3: no number\nrow 4: no number"
    assert usable(cell, [data]).left_out == ["row 3: no number", "row 4: no number"]


def test_a_load_of_zero_is_left_out(cell):
    found = usable(cell, [rates([150.0, 160.0], [0.1, 0.0])])
    assert len(found.points) == 1
    assert "c_rate and temperature have to be above 0" in found.left_out[0]


def test_curves_in_per_cent_are_left_out(cell, curves):
    data = curves(cell, c_rates=(1.0,)).rename(specific_capacity="relative_capacity")
    with pytest.raises(mofcell.InvalidInput, match="voltage against relative_capacity; give"):
        usable(cell, [data])


def test_curves_without_points_are_left_out(cell, curves):
    data = curves(cell, c_rates=(0.5, 1.0))
    data["voltage"] = data.voltage.where(data.c_rate > 0.6)
    (curve,) = usable(cell, [data]).curves
    assert curve.along.conditions == ((1.0, 298.15),)


def test_only_curves_to_the_cut_off_have_a_capacity(cell, curves):
    data = curves(cell, c_rates=(0.5,))
    whole, cut = usable(cell, [data, data.isel(point=slice(0, 100))]).curves
    assert whole.end.measured.item() == pytest.approx(data.specific_capacity.values[0, -1])
    assert cut.end is None
