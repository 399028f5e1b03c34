from mofcell.parameters.review.interfaces import check_interfaces


def test_symmetric_cell_of_gu(cell_of, membrane_of):
    """By hand: 1400 ohm cm2, the membrane 23.4; 688 for each lithium, 638 after 1000 h."""
    cell = cell_of(
        ("current_density", "0.1 mA/cm2", {}),
        ("overpotential", "140 mV", {"caution": "initial"}),
        ("overpotential", "130 mV", {"caution": "after 1000 h"}),
        ("overpotential", "<= 800 mV", {}),
        kind="symmetric",
    )
    first, last = check_interfaces(cell, membrane_of())
    assert first.level == last.level == "note"
    assert first.text == (
        "140 mV are 1400 ohm cm2, the membrane 23.4 ohm cm2 of it: 688 ohm cm2 for each lithium "
        "(338 ohm cm2 if the figure is peak to peak)"  # (700 - 23.4) / 2
    )
    assert "638 ohm cm2 for each lithium" in last.text


def test_less_than_the_membrane_is_a_doubt(cell_of, membrane_of):
    cell = cell_of(
        ("current_density", "1 mA/cm2", {}), ("overpotential", "20 mV", {}), kind="symmetric"
    )
    (found,) = check_interfaces(cell, membrane_of())
    assert found.level == "doubt"
    assert "less than the membrane alone" in found.text


def test_nothing_is_said_of_other_cells_or_without_a_membrane(cell_of, membrane_of):
    figures = (("current_density", "1 mA/cm2", {}), ("overpotential", "20 mV", {}))
    assert check_interfaces(cell_of(*figures), membrane_of()) == []
    assert check_interfaces(cell_of(*figures, kind="symmetric"), None) == []
    assert check_interfaces(cell_of(figures[1], kind="symmetric"), membrane_of()) == []
