import pytest

import mofcell
from mofcell.report import energy_account

ENERGETIC = "ouyang2023-ncm811-highload"


def test_masses_are_those_of_the_paper(result_of):
    """By hand: 50 um of lithium at 0.534 g/cm3, 20.1 mg/cm2 in 80 wt%, 7.6 mg/cm2 of membrane."""
    table = energy_account.masses([result_of[ENERGETIC]])
    values = {row[0]: float(row[1]) for row in table.rows}
    assert values["lithium"] == pytest.approx(2.67, abs=0.005)
    assert values["active material"] + values["carbon and binder"] == pytest.approx(
        25.125, abs=0.011
    )
    assert values["membrane"] == pytest.approx(7.6, abs=0.011)
    assert values["all of it"] == pytest.approx(35.395, abs=0.02)
    assert values["over active material"] == pytest.approx(1.761, abs=1e-3)
    assert values["the same, of the paper"] == 1.768


def test_ratio_is_met_within_one_percent_and_said(result_of):
    text = energy_account.ratio(result_of[ENERGETIC])
    assert "1.768 (742 over 419.6 Wh/kg): the masses meet it, −0.4 % off" in text
    assert "read from this ratio" in text


def test_the_open_question_is_told_with_both_readings(result_of):
    text = energy_account.question([result_of[ENERGETIC]])
    assert "3.47 V" in text
    assert "about 0.4 V are lost at 0.1 C" in text
    assert "about 90 % of the capacity" in text
    assert "not resolved" in text


def test_no_question_where_there_is_none(result_of, monkeypatch):
    simulated = result_of[ENERGETIC].rates.mean_voltage.sel(c_rate=0.1).item()
    monkeypatch.setattr(
        energy_account.comparison, "implied_voltage", lambda cell: (simulated, "derived")
    )
    assert energy_account.question([result_of[ENERGETIC]]) == ""


def test_equilibrium_of_lfp_is_its_plateau():
    voltage = energy_account.equilibrium_voltage(mofcell.cell("ouyang2023-lfp-highload"))
    assert voltage == pytest.approx(3.41, abs=0.03)  # of LFP against lithium, any textbook


def test_section_stands_on_page_and_overview(page_of, overview):
    for page in (page_of[ENERGETIC], overview):
        text = page.text.replace("\u00a0", " ")
        for printed in ("419.6 Wh/kg", "742 Wh/kg", "1.768", "not resolved", "without foils"):
            assert printed in text
