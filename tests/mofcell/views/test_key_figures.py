import warnings

import numpy as np
import pytest

from mofcell.parameters import (
    ConcentratedElectrolyte,
    Electrolyte,
    Material,
    Provenance,
    ReportedValue,
    laws,
    material,
)
from mofcell.views.key_figures import (
    ROOM,
    Figure,
    apparent_activation_energy,
    key_figures,
    nearest_known,
    reported,
    value_at,
)

EV = 96485.33  # J/mol
R = 8.314462618


def printed(quantity, *values, kind="literature", **more):
    """A printed figure: a number, or a range of two."""
    stated = {"printed": "as printed", "form": "number" if len(values) == 1 else "range", **more}
    origin = Provenance(kind=kind, source="Table 1")
    return ReportedValue(quantity=quantity, values=values, provenance=origin, **stated)


def known(*figures, electrolyte=None):
    why = "" if electrolyte else "a material of the test"
    return Material(name="x", reported=figures, electrolyte=electrolyte, not_simulated=why)


def electrolyte(conductivity, **fields):
    origin = Provenance(kind="measured", source="Table 1")
    fields = {"transference_number": 0.5, **fields}
    origins = dict.fromkeys(["conductivity", *fields], origin)
    return Electrolyte(name="x", conductivity=conductivity, provenance=origins, **fields)


# what is simulated


def test_the_membrane_of_gu():
    """Table 1 of Gu 2025: 1.28 mS/cm, t+ 0.76, 300 um."""
    figures = key_figures(material("Li@Ni-MOF-2"))
    assert figures.conductivity.number == pytest.approx(0.128)
    assert figures.transference_number.number == 0.76
    assert figures.cation_conductivity.number == pytest.approx(0.76 * 0.128)
    assert figures.areal_resistance.number == pytest.approx(300e-6 / 0.128)
    assert figures.stability_window.number == 5.3
    # VTF with B = 200.1 K and T0 = 174.6 K: E = R B T^2 / (T - T0)^2
    energy = R * 200.1 * 298.15**2 / (298.15 - 174.6) ** 2
    assert figures.activation_energy.number == pytest.approx(energy, rel=1e-3)


def test_apparent_energy_of_the_two_arrhenius_forms():
    """With 1/T before the exponential the slope of ln s is smaller by R T."""
    numbers = {"value": 0.1, "temperature": 298.15, "activation_energy": 0.3 * EV}
    plain, over_temperature = (
        electrolyte(law.through(**numbers))
        for law in (laws.Arrhenius, laws.ArrheniusOverTemperature)
    )
    assert apparent_activation_energy(plain, 250.0) == pytest.approx(0.3 * EV, rel=1e-7)
    assert apparent_activation_energy(over_temperature, 250.0) == pytest.approx(
        0.3 * EV - R * 250.0, rel=1e-6
    )


def test_a_concentrated_electrolyte_is_taken_at_rest():
    record = ConcentratedElectrolyte(
        name="x",
        conductivity=lambda c, T: 1e-3 * c * np.exp(-2000 * (1 / T - 1 / 298.15)),
        diffusivity=1e-10,
        transference_number=0.3,
        salt_concentration=900.0,
        temperature_range=(273.15, 323.15),
    )
    assert value_at(record, "conductivity", 298.15) == pytest.approx(0.9)
    assert apparent_activation_energy(record, 298.15) == pytest.approx(2000 * R, rel=1e-6)
    # beyond its range a simulation holds it at the end
    held = value_at(record, "conductivity", np.array([240.0, 273.15]))
    assert held[0] == held[1]


def test_a_law_that_ends_before_room_temperature_is_taken_at_its_end():
    law = laws.Arrhenius.between((333.15, 0.01), (363.15, 0.02))
    hot = electrolyte(law.__class__(**{**vars_of(law), "temperature_range": (333.15, 363.15)}))
    figures = key_figures(known(electrolyte=hot))
    assert nearest_known(hot) == 333.15
    assert figures.conductivity.number == pytest.approx(0.01)
    assert figures.conductivity.at == 333.15


def vars_of(law):
    return {"prefactor": law.prefactor, "activation_energy": law.activation_energy}


def test_nothing_is_warned_of_and_the_law_still_can():
    law = laws.Constant(value=0.1, temperature_range=(290.0, 300.0))
    record = electrolyte(law)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert value_at(record, "conductivity", 200.0) == 0.1
    with pytest.warns(laws.OutOfRangeWarning):
        law(200.0)


def test_where_no_temperature_is_printed_none_is_shown():
    law = laws.Arrhenius.through(value=0.1, temperature=ROOM, activation_energy=0.3 * EV)
    figure = printed("ionic_conductivity", 0.1)
    assert key_figures(known(figure, electrolyte=electrolyte(law))).conductivity.at == ""
    assert key_figures(known(electrolyte=electrolyte(law))).conductivity.at == ROOM


def test_a_value_that_is_held_constant_stands_at_its_temperature():
    figure = printed("ionic_conductivity", 0.1, temperature=(303.15,))
    figures = key_figures(known(figure, electrolyte=electrolyte(0.1)))
    assert figures.conductivity.at == 303.15
    assert not figures.activation_energy


def test_what_was_assumed_makes_what_follows_assumed():
    record = electrolyte(0.1, transference_number=0.5, measured_thickness=1e-4)
    guess = Provenance(kind="assumed", source="usual")
    guessed = record.replace(provenance={"transference_number": guess})
    figures = key_figures(known(electrolyte=guessed))
    assert figures.transference_number.kind == "assumed"
    assert figures.cation_conductivity.kind == "assumed"
    assert figures.areal_resistance.kind == "derived"


def test_an_activation_energy_that_the_source_does_not_print():
    law = laws.Arrhenius.through(value=0.1, temperature=ROOM, activation_energy=0.3 * EV)
    one = printed("ionic_conductivity", 0.1, temperature=(ROOM,))
    cold = printed("ionic_conductivity", 0.01, temperature=(250.0,))
    energy = printed("activation_energy", 0.3 * EV)
    kinds = [
        key_figures(known(*figures, electrolyte=electrolyte(law))).activation_energy.kind
        for figures in ([one], [one, cold], [one, energy])
    ]
    assert kinds == ["assumed", "measured", "measured"]


# what is printed


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # near room temperature, then a few kelvins off, then unknown, then far
        ({"temperature": (298.15,)}, {"temperature": (303.15,)}),
        ({"temperature_note": "room temperature"}, {"temperature": (303.15,)}),
        ({"temperature": (303.15,)}, {}),
        ({}, {"temperature": (393.15,)}),
        ({"temperature": (293.15,)}, {"temperature": (310.15,)}),
        # exact before a bound, measured before quoted
        ({}, {"bound": ">"}),
        ({"bound": "~"}, {"bound": "<="}),
        ({"kind": "measured"}, {"kind": "literature"}),
        ({"kind": "literature"}, {"kind": "computed"}),
    ],
)
def test_which_figure_is_taken(better, worse):
    first, second = (
        printed("ionic_conductivity", value, **one) for value, one in ((1.0, better), (2.0, worse))
    )
    for figures in ([first, second], [second, first]):
        assert reported(known(*figures), "ionic_conductivity").values == (1.0,)


def test_several_that_are_as_good_are_said():
    one, other = (printed("transference_number", value) for value in (0.69, 0.34))
    assert reported(known(one, other), "transference_number") == Figure(
        (0.69,), kind="literature", alone=False
    )
    assert reported(known(one, one), "transference_number").alone


def test_ranges_and_bounds_are_kept_and_nothing_follows_from_them():
    conductivity = printed("ionic_conductivity", 0.1, 1.0)
    window = printed("electrochemical_stability_window", 4.0, bound=">")
    figures = key_figures(known(conductivity, printed("transference_number", 0.5), window))
    assert figures.conductivity.values == (0.1, 1.0)
    assert figures.conductivity.number is None
    assert figures.stability_window.bound == ">"
    assert not figures.cation_conductivity
    assert not figures.areal_resistance


def test_words_are_no_figure():
    words = printed("ionic_conductivity", form="words")
    assert not reported(known(words), "ionic_conductivity")


def test_areal_resistance_of_printed_figures():
    """LATP of Ouyang 2023: 260 um and 7.0e-4 S/cm are 37.1 ohm cm2."""
    figures = key_figures(known(printed("ionic_conductivity", 0.07), printed("thickness", 260e-6)))
    assert 1e4 * figures.areal_resistance.number == pytest.approx(37.14, abs=0.01)
