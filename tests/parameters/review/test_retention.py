import pytest

from mofcell.parameters.review.retention import check_retention, cycle_of

GU = (
    ("specific_capacity", "158.03 mAh/g", {"caution": "initial discharge"}),
    ("specific_capacity", "128.48 mAh/g", {"caution": "discharge after 150 cycles"}),
    ("capacity_retention", "81.3 %", {"caution": "after 150 cycles"}),
    ("cycles", "150", {}),
)


def test_cell_of_gu(cell_of):
    """By hand: 81.3 %, 0.125 % per cycle, not the printed 0.19 %."""
    kept = 128.48 / 158.03
    assert 100 * kept == pytest.approx(81.3, abs=0.01)
    assert 100 * (1 - kept) / 150 == pytest.approx(0.1247, abs=5e-5)
    retention, fade = check_retention(cell_of(*GU, ("relative_fade", "0.19 %", {})), None)
    assert retention.level == "ok"
    assert "are 81.3 %, printed is 81.3 %" in retention.text
    assert fade.level == "doubt"
    assert "0.125 % of the initial value per cycle (0.197 mAh/g), not the printed 0.19 %" in (
        fade.text
    )


@pytest.mark.parametrize(
    ("figure", "level"),
    [
        (("relative_fade", "0.12 %", {}), "ok"),
        (("relative_fade", "0.14 %", {}), "ok"),  # 1 - 0.813^(1/150) = 0.138 %: from cycle to cycle
        (("relative_fade", "0.16 %", {}), "doubt"),
        (("capacity_fade", "0.197 mAh/g", {}), "ok"),
        (("capacity_fade", "0.25 mAh/g", {}), "doubt"),
        (("relative_fade", "0.19 %", {"class": "derived"}), "note"),  # nothing printed
    ],
)
def test_loss_per_cycle(cell_of, figure, level):
    assert check_retention(cell_of(*GU[:2], figure), None)[0].level == level


def test_retention_of_a_later_cycle(cell_of):
    """MOF-688: 92 % of the capacity in the 10th cycle, 96 % of the initial one."""
    capacities = (
        ("specific_capacity", "130.4 mAh/g", {"caution": "in the 10th cycle"}),
        ("specific_capacity", "120 mAh/g", {"caution": "after 200 cycles"}),
    )
    of = {"caution": "after 200 cycles, of the capacity in the 10th cycle"}
    (found,) = check_retention(cell_of(*capacities, ("capacity_retention", "92 %", of)), None)
    assert found.level == "ok"
    of_the_first = {"caution": "of the initial capacity after 200 cycles"}
    assert (
        check_retention(cell_of(*capacities, ("capacity_retention", "96 %", of_the_first)), None)
        == []
    )


def test_a_wrong_retention_is_doubted(cell_of):
    figures = (*GU[:2], ("capacity_retention", "84.3 %", {"caution": "after 150 cycles"}))
    found = check_retention(cell_of(*figures), None)
    assert found[0].level == "doubt"


def test_lithium_that_a_coulombic_efficiency_costs(cell_of):
    """98.49 % to the power of 150 is 10 %, while the cell keeps 81 %."""
    left = 0.9849**150
    assert left == pytest.approx(0.102, abs=1e-3)
    efficiency = ("coulombic_efficiency", "98.49 %", {"caution": "at cycle 150"})
    found = check_retention(cell_of(*GU, efficiency), None)[-1]
    assert found.level == "note"
    assert "leaves 10 % of the lithium that cycles" in found.text
    good = ("coulombic_efficiency", "99.95 %", {})  # 93 % are left, more than the 81 % kept
    assert "lithium" not in check_retention(cell_of(*GU, good), None)[-1].text


@pytest.mark.parametrize(
    ("text", "cycle"),
    [
        ("initial", 0),
        ("first discharge", 0),
        ("after 100 cycles", 100),
        ("at cycle 150", 150),
        ("in the 10th cycle", 10),
        ("recovered at 0.1 C", None),
        ("", None),
    ],
)
def test_cycle_of(text, cycle):
    assert cycle_of(text) == cycle


def test_capacities_of_nothing_say_nothing(cell_of):
    zero = ("specific_capacity", "0 mAh/g", {"caution": "after 100 cycles"})
    assert check_retention(cell_of(GU[0], zero), None) == []
    assert check_retention(cell_of(), None) == []


@pytest.mark.parametrize("caution", ["in the 200th cycle", "200th cycle", "after 200 cycles"])
@pytest.mark.parametrize("when", ["in the 200th cycle", "at cycle 200"])
def test_the_200th_cycle_is_after_200_cycles(cell_of, when, caution):
    """120/130 is 92.3 %."""
    capacities = (
        ("specific_capacity", "130.0 mAh/g", {"caution": "initial"}),
        ("specific_capacity", "120.0 mAh/g", {"caution": when}),
    )
    retention = ("capacity_retention", "92.3 %", {"caution": caution})
    found = check_retention(cell_of(*capacities, retention), None)
    assert found[0].level == "ok"
    assert "120.0 mAh/g after 200 cycles of 130.0 mAh/g are 92.3 %" in found[0].text
