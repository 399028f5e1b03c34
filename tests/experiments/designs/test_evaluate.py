"""Members of a search: evaluated once, all conditions in one call, none of them an exception."""

import numpy as np
import pytest
from scipy.stats import loguniform

import mofcell
from mofcell.experiments.designs.evaluate import EXACT, Archive, Members, archives, ranges
from mofcell.experiments.designs.targets import Target
from mofcell.parameters import InvalidInput

SLOW, FAST = Target("energy", 0.2, 298.15), Target("specific_power", 1.0, 298.15)


def members_of(cell, over, *targets, basis="active", **options):
    return Members(cell, over, targets or [SLOW], basis=basis, **options)


def test_values_are_those_of_an_exploration(cell):
    over = {"membrane_thickness": (50e-6, 150e-6), "cathode_loading": (0.02, 0.06)}
    values, lacking = members_of(cell, over, SLOW, FAST)(
        np.array([[0.0, 1.0], [0.5, 0.25]]), model="SPMe"
    )
    assert not lacking.any()
    alone = mofcell.explore(
        cell.replace(membrane_thickness=100e-6, cathode_loading=0.03),
        {"c_rate": [0.2, 1.0]},
        model="SPMe",
    )
    expected = [alone.energy[0], alone.specific_power.sel(basis="active")[1]]
    assert values[1] == pytest.approx(np.array(expected), rel=1e-5)


def test_what_cannot_run_delivers_nothing_and_lacks_load(cell):
    """At 100C the load is far out of reach; a coating of more than all is no cell."""
    over = {"active_mass_fraction": (0.8, 1.0)}
    far = Target("energy", 100.0, 298.15)
    one = members_of(cell, over, SLOW, far)
    values, lacking = one(np.array([[0.0], [1.0]]), model="SPMe")
    assert values[0, 0] > 300
    assert values[0, 1] == values[1, 0] == values[1, 1] == 0
    assert lacking[0, 0] == 0
    assert 0 < lacking[0, 1] < 1
    assert lacking[1].tolist() == [1, 1]
    assert one(np.array([[0.9]]), model="SPMe")[1].tolist() == [[1, 1]]  # alone, no exception


def test_ranges_without_a_cell_are_refused(cell):
    with pytest.raises(InvalidInput, match="no point of the design is a cell; the first: no cell"):
        members_of(cell, {"active_mass_fraction": (0.95, 1.0)})(np.array([[0.5]]), model="SPMe")


def test_a_mass_that_is_not_known_is_refused(cell, membrane):
    bare = cell.replace(electrolyte=membrane.replace(density=None))
    over = {"cathode_loading": (0.02, 0.06)}
    members_of(bare, over, FAST)(np.array([[0.5]]), model="SPMe")  # counts the active material
    with pytest.raises(InvalidInput, match="density of electrolyte 'membrane' is not given"):
        members_of(bare, over, FAST, basis="stack")(np.array([[0.5]]), model="SPMe")


def test_progress_goes_on_from_call_to_call(cell):
    seen = []
    over = {"cathode_loading": (0.02, 0.06)}
    one = members_of(cell, over, progress=lambda done, needed: seen.append((done, needed)))
    for member in (0.1, 0.2, 0.3):
        one(np.array([[member]]), model="SPMe")
    assert seen[-1] == (3, 3)
    assert seen == sorted(seen)
    assert one.discharges == 3


def test_no_member_is_evaluated_twice():
    calls = []

    def evaluate(members):
        calls.append(members)
        return members.sum(axis=1, keepdims=True), np.zeros((len(members), 1))

    archive = Archive(evaluate, ["sum"])
    first = archive.rows(np.array([[0.1, 0.2], [0.3, 0.4], [0.1, 0.2]]))
    again = archive.rows(np.array([[0.3, 0.4], [0.5, 0.6], [0.1 + 1e-16, 0.2]]))
    assert (first, again) == ([0, 1, 0], [1, 2, 0])
    assert [len(each) for each in calls] == [2, 1]
    assert archive.values[:, 0] == pytest.approx([0.3, 0.7, 1.1])


def test_the_dfn_needs_no_second_archive(cell):
    one = members_of(cell, {"cathode_loading": (0.02, 0.06)})
    rough, exact = archives(one, "DFN")
    assert rough is exact
    rough, exact = archives(one, "SPMe")
    assert rough is not exact
    assert exact.evaluate.keywords == {"model": EXACT}


def test_the_dfn_of_a_search_is_smooth():
    """Where the load can just be held, third differences show the noise that is left."""
    cell = mofcell.cell("gu2025-lfp").replace(membrane_thickness=20e-6)
    steps = np.linspace(0, 1, 20)[:, np.newaxis]
    one = members_of(cell, {"cathode_loading": (0.0606, 0.0622)}, Target("energy", 1.0, 298.15))
    energy = {model: one(steps, model=model)[0][:, 0] for model in ("DFN", EXACT)}
    noise = {model: np.abs(np.diff(each, 3)).max() / each.max() for model, each in energy.items()}
    assert noise[EXACT] < 3e-4
    assert noise[EXACT] < noise["DFN"] / 3


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({}, "over is {}; give two numbers by axis, such as"),
        ({"loading": (0.1, 0.2)}, "'loading' is no axis of a design; nearest: "),
        ({"c_rate": (0.1, 1.0)}, "over holds c_rate, a condition of each target; write it there"),
        ({"area": (2.0, 1.0)}, "area: (2.0, 1.0) is no range; give two rising numbers"),
        ({"area": (-1.0, 1.0)}, "over: area is -1; allowed is greater than 0"),
        ({"area": loguniform(1e-4, 1)}, "area: a distribution is no range here"),
        ({"area": (1.0, "2 m2")}, "area: '2 m2' is a text; give numbers in SI units"),
    ],
)
def test_what_is_no_range_is_refused(cell, over, said):
    with pytest.raises(InvalidInput) as error:
        ranges(cell, over)
    assert said in str(error.value)


def test_unknown_basis_is_refused(cell):
    with pytest.raises(InvalidInput, match="basis is 'stck'; did you mean stack"):
        members_of(cell, {"area": (1e-4, 1.0)}, basis="stck")


def test_a_power_that_does_not_last_counts_as_none(cell):
    """At the edge of the load the mean power is largest, and nothing is delivered."""
    from mofcell.experiments.designs.evaluate import Members
    from mofcell.experiments.designs.targets import Target

    resistive = cell.replace(lithium_interface_resistance=0.05)
    power = Target("specific_power", 1.0, 298.15)
    members = Members(resistive, {"contact_resistance": (0.0, 0.05)}, (power,), basis="stack")
    shares = np.linspace(0, 1, 41)[:, np.newaxis]
    values, lacking = members(shares, model="SPMe")
    found = members.explored(shares, "SPMe")
    lasts = found.specific_capacity.values >= 0.1 * 170
    assert 0 < lasts.sum() < 41
    assert ((values[:, 0] > 0) == lasts).all()
    assert (lacking[~lasts] > 0).all()
