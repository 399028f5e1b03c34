"""What all mechanisms of fade have in common, and the cell that has them."""

import re

import pybamm
import pytest

import mofcell
from mofcell import (
    CathodeLoss,
    InterphaseGrowth,
    InvalidInput,
    RisingInterfaceResistance,
    Roughening,
)
from mofcell.models import SPMe
from mofcell.parameters import Provenance, fade_numbers
from mofcell.parameters.fade import MECHANISMS, MECHANISMS_OF_LITHIUM, FadeMechanism
from mofcell.parameters.provenance import GIVEN
from mofcell.parameters.reading.fields import UNITS

LOSS = CathodeLoss(loss_per_cycle=0.001)
FITTED = Provenance(kind="fitted", source="150 cycles")


def test_every_mechanism_has_a_key_and_every_number_a_unit():
    known = {*MECHANISMS.values(), *MECHANISMS_OF_LITHIUM.values()}
    assert known == set(FadeMechanism.__subclasses__())
    for record in known:
        assert record.model_fields.keys() - FadeMechanism.model_fields.keys() <= UNITS.keys()


def test_a_number_without_provenance_is_the_users_and_a_default_is_not():
    assert LOSS.provenance == {"loss_per_cycle": GIVEN}
    growth = InterphaseGrowth(doubling_time=7.2e6, provenance={"doubling_time": FITTED})
    assert growth.provenance == {"doubling_time": FITTED}
    assert growth.replace(thickness=5e-9).provenance == {
        "doubling_time": FITTED,
        "thickness": GIVEN,
    }


def test_a_cell_is_given_its_fade_from_python(cell):
    fading = cell.replace(fade=[LOSS, RisingInterfaceResistance(rise_per_cycle=5e-4)])
    assert fading.fade == (LOSS, RisingInterfaceResistance(rise_per_cycle=5e-4))
    assert "fade" not in fading.provenance  # its numbers have their own
    assert fading.replace(fade=()).fade == ()


@pytest.mark.parametrize(
    ("fade", "told"),
    [
        (5, "fade is 5; give a list of mechanisms, as [CathodeLoss(loss_per_cycle=0.001)]"),
        (LOSS, "fade is CathodeLoss('loss of active cathode'); give a list of mechanisms"),
        ([{"loss_per_cycle": 0.1}], "fade is [{'loss_per_cycle': 0.1}]; give a list of mechanisms"),
        ([CathodeLoss], "give a list of mechanisms"),
        ([LOSS, LOSS], "fade has CathodeLoss twice; give it once"),
        (
            [Roughening(area_per_charge=1e-7)],
            "fade has Roughening, of another kind of cell; allowed are CathodeLoss, "
            "RisingInterfaceResistance, InterphaseGrowth",
        ),
    ],
)
def test_what_is_no_fade_is_refused_in_one_line(cell, fade, told):
    with pytest.raises(InvalidInput, match=re.escape(told)) as error:
        cell.replace(fade=fade)
    assert str(error.value).isprintable()


def test_pybamm_takes_a_cell_with_its_fade(cell):
    """The numbers are among the parameter values; the options say what is switched on."""
    fading = cell.replace(fade=[LOSS, InterphaseGrowth(doubling_time=7.2e6)])
    values = mofcell.parameter_values(fading)
    for name, number in fade_numbers(fading, fading.fade).items():
        assert values[name] == number
    options = {
        "SEI": ("solvent-diffusion limited", "none"),
        "loss of active material": ("none", "current-driven"),
    }
    solution = pybamm.Simulation(SPMe(options), parameter_values=values).solve([0, 1800.0])
    share = solution["X-averaged positive electrode active material volume fraction"].entries
    assert share[-1] / share[0] == pytest.approx(1 - 0.001 * 0.25, rel=1e-9)  # half a charge at 1C
