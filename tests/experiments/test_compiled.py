"""One compiled model for many cells, and what it does with those that fail."""

import numpy as np
import pybamm

from mofcell.experiments import compiled
from mofcell.experiments.solve import Discharge, discharge
from mofcell.models import DFN, Concentrated, SingleIon, SPMe, TwoConductor
from mofcell.parameters import ConcentratedElectrolyte


def test_one_compiled_model_serves_different_cells(run, cell, membrane, liquid):
    """Other lengths, loadings, conductivities, N, resistances: no rebuild; other laws: one."""
    run(cell)
    before = compiled.compile_model.cache_info().misses
    run(
        cell.replace(membrane_thickness=30e-6, cathode_loading=0.02, cathode_porosity=0.4),
        cell.replace(electrolyte=membrane.replace(conductivity=0.2, porosity=0.6)),
        cell.replace(electrolyte=membrane.replace(framework_charge_density=-200.0)),
        cell.replace(catholyte=liquid.replace(transference_number=0.4)),
        cell.replace(lithium_thickness=1e-6, contact_resistance=1e-3, area=3e-4),
        cell.replace(cathode_utilisation=0.5, particle_diffusion_time=500.0),
        cell.replace(cathode=cell.cathode.replace(density=3500.0)),
        temperature=303.15,
    )
    run(cell, c_rate=3.0)
    assert compiled.compile_model.cache_info().misses == before

    run(cell.replace(electrolyte=membrane.replace(transference_number=1.0)), model=SPMe)
    run(cell.replace(electrolyte=membrane.replace(transference_number=1.0)), model=SPMe)
    assert compiled.compile_model.cache_info().misses <= before + 1


def test_a_batch_that_raises_is_split_until_the_culprit_is_alone(cell, monkeypatch):
    """The solver raises for the whole batch if one load is that of 1.7 C."""
    culprit = 1.7 * 10.2

    def raising(solve):
        def solve_or_raise(built, times, inputs):
            if any(np.isclose(each[compiled.INPUT], culprit).any() for each in inputs):
                raise pybamm.SolverError("one of them fails")
            return solve(built, times, inputs=inputs)

        return solve_or_raise

    for effort in compiled.Effort:
        model = compiled.compile_model(
            compiled.Structure.of(cell, SPMe, effort=effort), compiled.THREADS
        )
        monkeypatch.setattr(model.solver, "solve", raising(model.solver.solve))
    c_rates = (0.5, 1.0, 1.7, 2.0, 3.0)
    outcomes = discharge(
        [Discharge(cell=cell, c_rate=rate, temperature=298.15) for rate in c_rates], model=SPMe
    )
    assert [outcome.status == "ok" for outcome in outcomes] == [True, True, False, True, True]
    assert outcomes[2].status == "the solver found no solution"


def test_structure_follows_what_fills_the_layers(cell, membrane):
    """Salt or not, and measured functions, make another model; numbers do not."""
    structure = compiled.Structure.of(cell, DFN)
    assert (structure.membrane, structure.catholyte) == (TwoConductor, TwoConductor)
    assert structure == compiled.Structure.of(cell.replace(membrane_thickness=1e-5), DFN)
    assert structure != compiled.Structure.of(cell, SPMe)

    single = cell.replace(electrolyte=membrane.replace(salt_concentration=0.0))
    assert compiled.Structure.of(single, DFN).membrane is SingleIon
    measured = ConcentratedElectrolyte(
        name="measured", conductivity=0.8, diffusivity=2e-10, transference_number=0.3
    )
    structure = compiled.Structure.of(cell.replace(catholyte=measured), DFN)
    assert (structure.membrane, structure.catholyte) == (TwoConductor, Concentrated)


def test_materials_with_other_functions_do_not_share_a_compiled_model(cell):
    """What is compiled in: the potential, the diffusivity over x, the exponent of j0."""
    structure = compiled.Structure.of(cell, DFN)
    for change in (
        {"open_circuit_potential": lambda x: 4.0 - x, "hysteresis": None},
        {"diffusivity_of_stoichiometry": lambda x: 1.5 - x},
        {"exchange_current_exponent": 0.43},
    ):
        other = cell.replace(cathode=cell.cathode.replace(**change))
        assert compiled.Structure.of(other, DFN) != structure
    same = cell.replace(cathode=cell.cathode.replace(electronic_conductivity=lambda T: T / 300))
    assert compiled.Structure.of(same, DFN) == structure
