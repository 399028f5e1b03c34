"""Discharges in batches: whatever happens to one of them is a result."""

import numpy as np
import pytest

import mofcell
from mofcell.experiments import compiled
from mofcell.experiments.outcome import TERMS
from mofcell.experiments.solve import CHUNK, Discharge, discharge
from mofcell.models import DFN, SPMe
from mofcell.parameters import laws
from mofcell.parameters.laws import OutOfRangeWarning

F = 96485.33212331

#: Relative tolerance of the solver under the DFN.
TOLERANCE = compiled.TOLERANCE[DFN]


def test_charge_energy_and_terms_of_a_curve(run, cell):
    """Charge is current times time, energy the integral of V dQ, terms add up to V.

    The trapezoids of the returned curve, some 120 points, are within 3e-4 of the model's own
    integral, where the load is put on (0.1 s) too.
    """
    (outcome,) = run(cell)
    load = cell.areal_capacity / 3600  # 1C [A.m-2]
    assert load == pytest.approx(10.2, rel=1e-12)  # 0.06 kg/m2 x 170 A.h/kg
    after = outcome.time > 10
    expected = load * (outcome.time[after] - compiled.RAMP) / 3600
    assert outcome.capacity[after] == pytest.approx(expected, rel=TOLERANCE)
    energy = np.trapezoid(outcome.voltage, outcome.capacity)
    assert outcome.delivered_energy == pytest.approx(energy, rel=3e-4)
    assert np.abs(sum(outcome.terms.values()) - outcome.voltage).max() < 1e-8
    assert outcome.voltage[-1] == pytest.approx(2.5, abs=1e-4)


def test_full_discharge_delivers_what_takes_part(run, cell):
    """At C/100 almost all of 0.9 x 10.2 A.h/m2 less the 0.38 % that is in the cathode already."""
    (outcome,) = run(cell, c_rate=0.01)
    accessible = 0.9 * 10.2 * (1 - cell.cathode.initial_stoichiometry)
    assert outcome.status == "ok"
    assert outcome.limited_by == "equilibrium potential"
    assert 0.98 * accessible < outcome.delivered < accessible


def test_lithium_ends_a_discharge_at_its_own_capacity(run, cell):
    """1 um x 534 kg/m3 / 6.94e-3 kg/mol x F / 3600 = 2.0622 A.h/m2, at any rate it can hold."""
    for c_rate in (0.2, 2.0):
        (outcome,) = run(cell.replace(lithium_thickness=1e-6), c_rate=c_rate)
        assert (outcome.status, outcome.limited_by) == ("ok", "lithium exhausted")
        expected = 1e-6 * 534 / 6.94e-3 * F / 3600
        assert expected == pytest.approx(2.0622, rel=1e-4)
        assert outcome.delivered == pytest.approx(expected, rel=TOLERANCE)


def test_cold_cell_that_cannot_hold_the_load_delivers_nothing_and_says_so(run, cell, membrane):
    """80 kJ/mol: at -40 degC kappa is 0.05 S/m x 1.5e-4, the membrane 13 Ohm.m2, i R 132 V.

    The share of the load that is reached is what the window leaves: the 1.19 V from rest to
    the cut-off over all resistances, of which the membrane's is nine tenths and more.
    """
    law = laws.Arrhenius.through(value=0.05, temperature=298.15, activation_energy=80e3)
    cold = cell.replace(electrolyte=membrane.replace(conductivity=law))
    (outcome,) = run(cold, temperature=233.15)
    assert outcome.status == "cannot hold the load"
    assert outcome.limited_by == "membrane ohmic"
    assert (outcome.delivered, outcome.delivered_energy) == (0.0, 0.0)
    resistance = 100e-6 / law(233.15)
    at_rest = cell.cathode.open_circuit_potential(cell.cathode.initial_stoichiometry)
    largest = (at_rest - 2.5) / (10.2 * resistance)
    assert 0.8 * largest < outcome.load_held < largest

    (warm,) = run(cold, temperature=298.15)
    assert warm.status == "ok"


@pytest.mark.parametrize("conductivity", [1e-4, 1e-6, 1e-8])
def test_hopeless_cells_are_results_too(run, cell, membrane, conductivity):
    """From a tenth to a millionth of the load: what is reached falls with the conductivity."""
    (outcome,) = run(cell.replace(electrolyte=membrane.replace(conductivity=conductivity)))
    assert outcome.status.startswith("cannot hold the load")
    assert outcome.limited_by == "membrane ohmic"
    at_rest = cell.cathode.open_circuit_potential(cell.cathode.initial_stoichiometry)
    largest = (at_rest - 2.5) / (10.2 * 100e-6 / conductivity)
    assert 0.7 * largest < outcome.load_held < largest


@pytest.mark.parametrize("c_rate", [0.2, 1.0])
def test_spme_delivers_what_the_dfn_does(run, cell, c_rate):
    """Within 3e-4 of the capacity; 1e-5 is found, a tenth of the DFN's solver tolerance."""
    (dfn,), (spme,) = (run(cell, c_rate=c_rate, model=model) for model in (DFN, SPMe))
    assert spme.delivered == pytest.approx(dfn.delivered, rel=3e-4)


def test_cut_off_at_rest(run, cell):
    """A lower cut-off above the open-circuit potential (3.69 V when charged) ends it at once."""
    reported = []
    outcomes = run(cell.replace(voltage_window=(3.8, 4.2)), cell, progress=reported.append)
    assert sum(reported) == 2
    assert outcomes[0].status == outcomes[0].limited_by == "cut-off at rest"
    assert outcomes[0].delivered == 0.0
    assert outcomes[1].status == "ok"


def test_salt_depletion_is_named(run, cell, membrane):
    """No framework charge, 500 um, low t+: four times the limiting current 4 F D+ c0 / L.

    D+ = t+ kappa RT / (F^2 c0), so the limit is 4 t+ kappa RT / (F L) = 1.2 A/m2 against 20.
    """
    poor = membrane.replace(
        conductivity=0.02, framework_charge_density=0.0, transference_number=0.3, porosity=1.0
    )
    (outcome,) = run(cell.replace(electrolyte=poor, membrane_thickness=500e-6), c_rate=2.0)
    assert (outcome.status, outcome.limited_by) == ("ok", "salt depleted")


@pytest.mark.parametrize("model", [DFN, SPMe])
def test_batch_equals_one_by_one(cell, membrane, model):
    """Cells in a batch share threads and an end of time, nothing else: 1e-6 is a wide limit."""
    cells = [
        cell,
        cell.replace(membrane_thickness=30e-6),
        cell.replace(electrolyte=membrane.replace(conductivity=0.2)),
        cell.replace(lithium_thickness=1e-6),
        cell.replace(voltage_window=(3.8, 4.2)),
    ]
    wanted = [
        Discharge(cell=each, c_rate=c_rate, temperature=298.15)
        for each in cells
        for c_rate in (0.1, 3.0)
    ]
    together = discharge(wanted, model=model)
    alone = [discharge([each], model=model)[0] for each in wanted]
    for one, other in zip(together, alone, strict=True):
        assert (one.status, one.limited_by) == (other.status, other.limited_by)
        assert one.delivered == pytest.approx(other.delivered, rel=1e-6)
        assert one.delivered_energy == pytest.approx(other.delivered_energy, rel=1e-6)


def test_more_discharges_than_one_chunk_keep_their_order(cell):
    """Progress adds up to all of them, and each answers its own C-rate."""
    c_rates = np.linspace(5, 20, CHUNK + 3)
    reported = []
    outcomes = discharge(
        [Discharge(cell=cell, c_rate=rate, temperature=298.15) for rate in c_rates],
        model=SPMe,
        progress=reported.append,
    )
    assert reported == [CHUNK, 3]
    for c_rate, outcome in zip(c_rates, outcomes, strict=True):
        end, ramp = outcome.time[-1], compiled.RAMP
        passed = 10.2 * c_rate * (end - ramp * (1 - np.exp(-end / ramp)))  # of the load put on
        assert outcome.capacity[-1] == pytest.approx(passed / 3600, rel=1e-4)


def not_below(kelvin):
    """A law that has no value in the cold."""
    return 0.05 if kelvin > 260 else float("nan")


def test_a_failing_point_does_not_take_others_with_it(cell, membrane):
    """A conductivity of NaN at one temperature; its neighbours are as without it."""
    broken = cell.replace(
        electrolyte=membrane.replace(conductivity=laws.Function(function=not_below))
    )
    good = [Discharge(cell=cell, c_rate=rate, temperature=298.15) for rate in (0.5, 1.0, 2.0)]
    bad = Discharge(cell=broken, c_rate=1.0, temperature=250.0)
    mixed = discharge([good[0], bad, good[1], good[2]])
    assert mixed[1].status.startswith("Separator cation diffusivity is nan m2.s-1")
    assert np.isnan(mixed[1].delivered)
    assert mixed[1].load_held == 0.0
    assert all(np.isnan(mixed[1].terms[term]).all() for term in TERMS)
    for one, other in zip([mixed[0], *mixed[2:]], discharge(good), strict=True):
        assert one.delivered == pytest.approx(other.delivered, rel=1e-6)


def test_numbers_outside_their_range_are_flagged(run, cell, membrane):
    """A law measured at 0 to 60 degC and used at -20 degC."""
    law = laws.Arrhenius.through(
        value=0.05,
        temperature=298.15,
        activation_energy=20e3,
        temperature_range=(273.15, 333.15),
    )
    narrow = cell.replace(electrolyte=membrane.replace(conductivity=law))
    (warm,) = run(narrow)
    assert warm.flags == []
    with pytest.warns(OutOfRangeWarning, match=r"T = 253.15 K .* lies outside 273.15 to 333.15 K"):
        (cold,) = run(narrow, temperature=253.15)
    assert cold.flags == ["electrolyte conductivity (known at 0 to 60 degC)"]


@pytest.mark.parametrize("model", [DFN, SPMe])
@pytest.mark.parametrize("charge", [-3000.0, -8000.0])
def test_positive_walls_that_run_out_of_lithium_ions_end_in_time(cell, membrane, model, charge):
    """N < 0 to depletion: the cation runs out first; the cell still ends as a result."""
    walls = membrane.replace(framework_charge_density=charge)
    outcomes = discharge(
        [
            Discharge(
                cell=cell.replace(electrolyte=walls, catholyte=None), c_rate=5.0, temperature=298.15
            )
        ],
        model=model,
    )
    assert outcomes[0].status in ("ok", "cannot hold the load")
    assert outcomes[0].voltage[-1] == pytest.approx(2.5, abs=0.01)


def test_salt_that_runs_low_is_solved_on_the_fine_mesh(run, cell, liquid):
    """A thick cathode in a liquid of low t+: within 3 % of 60 points, where 8 miss it by more."""
    poor = liquid.replace(transference_number=0.15)
    thick = cell.replace(
        catholyte=poor, cathode_loading=0.2, cathode_porosity=0.3, particle_diffusion_time=500.0
    )
    (outcome,) = run(thick)
    points = {"x_n": 1, "x_s": 60, "x_p": 60, "r_p": 25}
    wanted = [Discharge(cell=thick, c_rate=1.0, temperature=298.15)]
    structure = compiled.Structure.of(thick, DFN)
    coarse, finer = (
        compiled.CompiledModel(structure, points=mesh, tolerance=tolerance)
        .solve(wanted)[0]
        .capacity[-1]
        for mesh, tolerance in ((None, None), (points, compiled.TIGHT_TOLERANCE))
    )
    assert outcome.least_salt < 0.2
    assert outcome.delivered == pytest.approx(finer, rel=0.03)
    assert coarse != pytest.approx(finer, rel=0.03)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"voltage_window": (2.5, 3.3)}, "above the upper cut-off at rest (3.460 V)"),
        (
            {"lithium_interface_resistance": lambda T: 0.05 * (T - 273.15) / 25},
            "Lithium interphase resistance is -0.08 Ohm.m2 at this temperature, "
            "allowed is 0 or more",
        ),
    ],
)
def test_cells_that_cannot_be_say_why(run, cell, change, status):
    (outcome,) = run(cell.replace(**change), temperature=233.15)
    assert (outcome.status, outcome.load_held) == (status, 0.0)
    assert np.isnan(outcome.delivered)  # not known, which is not zero


def test_lithium_that_runs_out_at_once_is_no_failure_to_hold_the_load(run, cell):
    """0.5 nm of lithium: 0.5e-9 x 2.06e7 A.h/m3 is 0.01 A.h/m2, gone within seconds."""
    bare = cell.replace(lithium_thickness=0.5e-9, lithium_interface_resistance=0.0)
    (outcome,) = run(bare)
    assert (outcome.status, outcome.limited_by) == ("ok", "lithium exhausted")
    assert outcome.delivered == pytest.approx(0.5e-9 * F / 3600 / MOLAR_VOLUME, rel=1e-3)


F, MOLAR_VOLUME = 96485.33212331, 6.94e-3 / 534.0  # SI of 2019; lithium of 0.534 g/cm3


@pytest.mark.parametrize("model", [DFN, SPMe])
@pytest.mark.parametrize("cut_off", [2.0, 1.0])
def test_low_cut_offs_below_the_end_of_the_potential(run, model, cut_off):
    """LFP falls vertically below 2.5 V: a lower cut-off adds less than 2 % at C/10."""
    gu = mofcell.cell("gu2025-lfp")
    usual, lower = run(gu, gu.replace(voltage_window=(cut_off, 4.2)), c_rate=0.1, model=model)
    assert (usual.status, lower.status) == ("ok", "ok")
    assert usual.delivered < lower.delivered < 1.02 * usual.delivered
    assert lower.voltage[-1] == pytest.approx(cut_off, abs=2e-3)


def test_a_discharge_does_not_depend_on_the_batch_it_is_solved_in(cell):
    """To the last bit: also not on how long the slowest of them takes."""
    fast, slow = (Discharge(cell=cell, c_rate=rate, temperature=298.15) for rate in (2.0, 0.01))
    for model in (DFN, SPMe):
        (alone,) = discharge([fast], model=model)
        together = discharge([slow, fast], model=model)[1]
        np.testing.assert_array_equal(alone.voltage, together.voltage)
        assert alone.delivered_energy == together.delivered_energy
