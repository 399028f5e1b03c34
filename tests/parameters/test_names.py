import pytest

from mofcell.parameters.names import allowed, nearest

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


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("sigma", ["conductivity"]),
        ("kappa", ["conductivity"]),
        ("σ", ["conductivity"]),
        ("t+", ["transference_number"]),
        ("tLi", ["transference_number"]),
        ("Ea", ["activation_energy"]),
        ("L", ["membrane_thickness"]),
        ("thickness", ["membrane_thickness"]),
    ],
)
def test_symbols_of_papers(symbol, expected):
    names = ["conductivity", "transference_number", "activation_energy", "membrane_thickness"]
    assert nearest(symbol, [*names, "cathode_thickness"]) == expected


@pytest.mark.parametrize("word", ["VFT", "vtf", ["VTF"]])
def test_a_slip_in_one_of_a_few_words(word):
    assert allowed(word, ["VTF", "Constant"]) == "; did you mean VTF? Allowed are VTF, Constant"
    assert allowed(5, ["VTF", "Constant"]) == ", allowed are VTF, Constant"
