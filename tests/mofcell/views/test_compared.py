import numpy as np

import mofcell
from mofcell.views import compared


def table(cell, count=5):
    (data,) = mofcell.measured_tables(cell)
    return data.isel(point=np.arange(count) % 5)


def test_rows_are_what_was_measured(cell):
    found = mofcell.compare(cell, model=mofcell.models.SPMe)
    view = compared.points(found)
    assert view.columns == ("", "measured (mAh/g)", "model (mAh/g)", "error (%)", "limited by")
    assert view.rows[3][:2] == ["1 C, 25 °C", "110.5"]  # Gu 2025, Fig. 3d
    error = 100 * (found.simulated.values[3] / 110.52 - 1)
    assert float(view.rows[3][3].replace("−", "-")) == round(error, 1)


def test_units_stand_with_the_numbers_where_they_differ(cell):
    data = table(cell).assign(mean_voltage=("point", np.full(5, 3.3)))
    view = compared.points(mofcell.compare(cell, data, model=mofcell.models.SPMe))
    assert view.columns[1] == "measured"
    assert [row[1] for row in view.rows[:2]] == ["140.1 mAh/g", "3.300 V"]


def test_sources_are_shown_where_there_are_several(cell):
    other = table(cell)
    other.attrs["source"] = "another"
    view = compared.points(mofcell.compare(cell, [table(cell), other], model=mofcell.models.SPMe))
    assert view.columns[-1] == "source"
    assert view.rows[-1][-1] == "another"


def test_long_tables_are_thinned(cell):
    view = compared.points(mofcell.compare(cell, table(cell, 100), model=mofcell.models.SPMe))
    assert len(view.rows) <= compared.MOST_ROWS
    assert view.notes == (f"{len(view.rows)} of 100 rows",)


def test_curves(cell):
    rates = mofcell.rate_capability(cell, c_rates=[1.0], model=mofcell.models.SPMe)
    own = rates.isel(c_rate=0)
    data = mofcell.experiments.measured.kinds.measured(
        "voltage curves",
        variables={
            "specific_capacity": (("curve", "point"), [(own.depth * own.specific_capacity).values]),
            "voltage": (("curve", "point"), [own.voltage.values + 0.1]),
        },
        coordinates={
            "label": ("curve", [""]),
            "c_rate": ("curve", [1.0]),
            "temperature": ("curve", [298.15]),
        },
        source="a curve",
    )
    (row,) = compared.curves(mofcell.compare(cell, data, model=mofcell.models.SPMe)).rows
    capacity = f"{own.specific_capacity.item():.1f}"
    assert row[:5] == ["1 C, 25 °C", "100", "−100", capacity, "+0.0"]


def test_the_verdict_has_the_signs_of_print(cell):
    found = mofcell.compare(cell, model=mofcell.models.SPMe)
    found.attrs["verdict"] = "1 C, -10 degC: wrong\nnothing"
    assert compared.verdict(found) == "1 C, −10 °C: wrong\nnothing"
