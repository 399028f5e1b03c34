import pytest

from mofcell.parameters.names import nearest

KNOWN = ["membrane_thickness", "cathode_loading", "area", "np_ratio"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thickness", ["membrane_thickness"]),
        ("MEMBRANE-THICKNESS", ["membrane_thickness"]),
        ("nb_ratio", ["np_ratio"]),
    ],
)
def test_nearest_first(name, expected):
    assert nearest(name, KNOWN)[:1] == expected


@pytest.mark.parametrize("name", ["", "zzz", 5, None])
def test_all_of_them_in_their_order_if_none_is_near(name):
    assert nearest(name, KNOWN) == KNOWN


def test_at_most_ten():
    assert len(nearest("zzz", [f"name{k:02}" for k in range(30)])) == 10
