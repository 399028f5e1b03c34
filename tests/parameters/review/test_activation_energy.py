"""Boltzmann's constant in eV/K, and the arithmetic in the open."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofcell.parameters.review.activation_energy import check_activation_energies, steps

k = 8.617333262e-5
ROOM, BREAK, COLD, HOT = 298.15, 283.15, 233.15, 373.15


def test_printed_energies_of_gu_miss_the_cold_by_half(gu):
    at_break = 1.28e-3 * exp(-0.08 / k * (1 / BREAK - 1 / ROOM))
    predicted = at_break * exp(-0.14 / k * (1 / COLD - 1 / BREAK))
    needed = k * log(at_break / 2.12e-4) / (1 / COLD - 1 / BREAK)
    assert predicted == pytest.approx(3.17e-4, rel=1e-3)  # by hand: 3.17e-4, 50 %, 0.186 eV
    assert predicted / 2.12e-4 == pytest.approx(1.50, abs=0.005)
    assert needed == pytest.approx(0.186, abs=5e-4)
    two_points = k * log(1.28e-3 / 2.12e-4) / (1 / COLD - 1 / ROOM)
    cold, warm = check_activation_energies(gu)
    assert cold.level == "doubt"
    assert f"-40 to 25 degC: two points give {two_points:.3f} eV" in cold.text
    assert "printed 0.08 eV and 0.14 eV lead from 25 degC to 3.17e-4 S/cm at -40 degC" in cold.text
    assert "measured is 2.12e-4 S/cm (+50 %)" in cold.text
    assert "0.186 eV in place of 0.14 eV would be needed" in cold.text
    # by hand: 25 to 100 degC is reproduced (+1.4 %)
    assert warm.level == "ok"
    assert "2.39e-3 S/cm at 100 degC, measured is 2.36e-3 S/cm (+1.4 %)" in warm.text


@pytest.mark.parametrize("between", ["0.125 eV", "0.130 eV"])
def test_every_reading_of_contradicting_energies_is_followed(material_of, between):
    """Ni-MOF of Gu 2025: 0.19 eV in the text, 0.14 eV in Table 1, the points give 0.126 eV."""
    warm = {"temperature": ["10 degC", "100 degC"]}
    both, right, wrong = check_activation_energies(
        material_of(
            ("ionic_conductivity", "5.85e-4 S/cm", {"temperature": "100 degC"}),
            ("ionic_conductivity", "2.19e-4 S/cm", {"temperature": "25 degC"}),
            ("activation_energy", between, warm),
            ("activation_energy", "0.19 eV", warm),
        )
    )
    assert both.level == "doubt"
    assert "are printed for 10 to 100 degC: they contradict each other" in both.text
    assert right.level == "ok"
    assert wrong.level == "doubt"
    predicted = 2.19e-4 * exp(-0.19 / k * (1 / HOT - 1 / ROOM))
    assert f"({100 * (predicted / 5.85e-4 - 1):+.0f} %)" in wrong.text
    assert "0.126 eV in place of 0.19 eV" in wrong.text


def test_rounding_of_the_printed_energy_is_allowed_for(material_of):
    """0.3 eV may be 0.25 to 0.35: over 25 to -40 degC that is a factor of 1.7."""
    leeway = exp(0.05 / k * (1 / COLD - 1 / ROOM))
    assert leeway == pytest.approx(1.72, abs=0.01)
    for factor, level in ((1.6, "ok"), (1.8, "doubt")):
        cold = 1e-3 * exp(-0.3 / k * (1 / COLD - 1 / ROOM)) * factor
        found = check_activation_energies(
            material_of(
                ("ionic_conductivity", "1e-3 S/cm", {"temperature": "25 degC"}),
                ("ionic_conductivity", f"{cold:.4e} S/cm", {"temperature": "-40 degC"}),
                ("activation_energy", "0.3 eV", {}),
            )
        )
        assert [one.level for one in found] == [level]


@given(
    energy=st.floats(0.05, 0.9),
    factor=st.floats(0.05, 20),
    edge=st.floats(240, 290),
)
def test_the_energy_that_is_said_to_be_needed_does_meet_the_point(
    material_of, energy, factor, edge
):
    """The branch at the far point is replaced, the other kept: as a new record it is in order."""

    def found(cold_energy):
        return check_activation_energies(
            material_of(
                ("ionic_conductivity", "1e-3 S/cm", {"temperature": "25 degC"}),
                ("ionic_conductivity", f"{cold:.6e} S/cm", {"temperature": "-40 degC"}),
                ("activation_energy", "0.100 eV", {"temperature": [f"{edge} K", "400 K"]}),
                ("activation_energy", cold_energy, {"temperature": ["200 K", f"{edge} K"]}),
            )
        )[0]

    at_edge = 1e-3 * exp(-0.1 / k * (1 / edge - 1 / ROOM))
    cold = at_edge * exp(-energy / k * (1 / COLD - 1 / edge)) / factor
    first = found(f"{energy:.4f} eV")
    if first.level == "doubt":
        needed = first.text.rpartition(": ")[2].split(" eV")[0]
        # within the three decimals that are said
        assert found(f"{needed} eV").level == "ok"


def test_one_conductivity_tests_nothing(material_of):
    """MOF-BZN of Ouyang 2023; By hand: 1.5e-5 S/cm at -20 degC."""
    (found,) = check_activation_energies(
        material_of(
            ("ionic_conductivity", "8.76e-4 S/cm", {"temperature": "30 degC"}),
            ("activation_energy", "0.54 eV", {"temperature": ["-20 degC", "60 degC"]}),
        )
    )
    assert found.level == "note"
    cold = 8.76e-4 * exp(-0.54 / k * (1 / 253.15 - 1 / 303.15))
    assert cold == pytest.approx(1.5e-5, rel=0.02)
    assert f"to {cold:.2e} S/cm at -20 degC".replace("e-05", "e-5") in found.text


def test_points_alone_give_two_point_energies(material_of):
    (found,) = check_activation_energies(
        material_of(
            ("ionic_conductivity", "1e-3 S/cm", {"temperature": "300 K"}),
            ("ionic_conductivity", "1e-4 S/cm", {"temperature": "250 K"}),
        )
    )
    energy = k * log(10) / (1 / 250 - 1 / 300)
    assert found.text.endswith(
        f"two points give {energy:.3f} eV; no printed energy holds over all of it"
    )
    assert found.level == "note"


def test_nothing_reported_is_nothing_found(material_of):
    assert check_activation_energies(material_of()) == []


def test_an_absurd_energy_is_a_doubt_and_no_crash(material_of):
    for energy in ("5000 eV", "-5000 eV"):
        found = check_activation_energies(
            material_of(
                ("ionic_conductivity", "1e-3 S/cm", {"temperature": "25 degC"}),
                ("ionic_conductivity", "1e-4 S/cm", {"temperature": "-40 degC"}),
                ("activation_energy", energy, {}),
            )
        )
        assert [one.level for one in found] == ["doubt"]


def test_steps_go_from_room_temperature_outwards():
    points = [(233.15, 1.0), (273.15, 2.0), (298.15, 3.0), (333.15, 4.0)]
    assert [(near[0], far[0]) for near, far in steps(points)] == [
        (298.15, 273.15),
        (273.15, 233.15),
        (298.15, 333.15),
    ]
    assert steps([]) == []
