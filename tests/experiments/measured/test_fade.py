import numpy as np
import pytest

import mofcell
from mofcell.experiments.measured.fade import fade
from mofcell.experiments.measured.kinds import CYCLING_TABLE, measured


def cycling(capacity, c_rate=0.5):
    count = len(capacity)
    return measured(
        CYCLING_TABLE,
        variables={"specific_capacity": ("point", np.array(capacity))},
        coordinates={
            "cycle": ("point", np.arange(1.0, count + 1)),
            "c_rate": ("point", np.full(count, c_rate)),
            "temperature": ("point", np.full(count, 298.15)),
        },
        source="cycling",
    )


def test_a_fall_is_stated_over_all_cycles():
    line = fade(cycling(np.linspace(150, 120, 21)))
    assert line == "the capacity falls by 20 % from cycle 1 to 21 at 0.5 C, 25 degC"


@pytest.mark.parametrize(
    "capacity",
    [
        np.full(20, 150.0),
        np.linspace(150, 160, 20),
        150 + 8 * np.cos(np.pi * np.arange(20)),
        [150.0, 120.0],
    ],
)
def test_no_fall(capacity):
    assert fade(cycling(capacity)) == ""


def test_rates_that_rise_are_no_fade():
    data = cycling(np.repeat([150.0, 130.0, 90.0], 5))
    data["c_rate"] = ("point", np.repeat([0.1, 0.5, 2.0], 5))
    assert fade(data) == ""


def test_the_verdict_says_that_the_model_has_none(cell):
    first = mofcell.rate_capability(cell, c_rates=[0.5]).specific_capacity.item()
    data = cycling(first * np.linspace(1.0, 0.7, 11))
    found = mofcell.compare(cell, data)
    where, why = found.verdict.split("\n")
    assert where.startswith("largest deviation: cycle 11, 0.5 C, 25 degC: 43 % above")  # 1 / 0.7
    assert why.startswith("the model has no fade: the capacity falls by 30 % from cycle 1 to 11")
