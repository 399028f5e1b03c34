import pytest

from mofcell.experiments.comparing.deviation import Deviation, where


def deviation(label, size, capacity=float("nan"), voltage=float("nan")):
    return Deviation(
        label=label, words=f"{label} off", size=size, capacity=capacity, voltage=voltage
    )


def test_the_worst_counts_in_standard_errors_not_in_per_cent():
    exact = deviation("exact", 9.0, capacity=0.02)
    rough = deviation("rough", 3.0, capacity=-0.2)
    assert where([rough, exact]) == "largest deviation: exact: exact off; the others within 20 %"


def test_scatter_is_the_root_mean_square():
    found = [deviation("a", 1.0, capacity=0.03), deviation("b", 1.0, capacity=-0.01)]
    # sqrt((3^2 + 1^2) / 2)
    assert where(found) == "within the scatter of the data (2.2 % rms)"


@pytest.mark.parametrize("count", [0, 1])
def test_others_by_what_they_are_of(count):
    found = [deviation("worst", 9.0, capacity=0.3)]
    found += [deviation("curve", 1.0, capacity=-0.01, voltage=0.02)] * count
    ending = "; the others within 1 % and 20 mV" if count else ""
    assert where(found) == f"largest deviation: worst: worst off{ending}"


def test_nothing_simulated_is_no_number():
    found = [deviation("worst", 100.0), deviation("other", 1.0)]
    assert where(found) == "largest deviation: worst: worst off"
