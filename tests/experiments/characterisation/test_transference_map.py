"""The map against direct discharges, its limits, and what it refuses."""

import warnings

import numpy as np
import pytest
import xarray as xr

import mofcell
from mofcell.experiments.characterisation.equal_capacity import equal_conductivity
from mofcell.experiments.characterisation.transference_map import _with_row
from mofcell.parameters.constants import F, R

T = 298.15
KAPPA, T_PLUS = (0.005, 0.02, 0.2), (0.1, 0.4, 1.0)


@pytest.fixture(scope="module")
def neutral(cell):
    """The cell of these tests behind 100 um, its membrane without fixed charge."""
    return cell.replace(electrolyte=cell.electrolyte.replace(framework_charge_density=0.0))


@pytest.fixture(scope="module")
def others(membrane):
    return [
        membrane.replace(name="charged", conductivity=0.005, transference_number=0.1),
        mofcell.electrolyte("LATP"),
        membrane.replace(name="poorer", salt_concentration=500.0),
    ]


@pytest.fixture(scope="module")
def found(neutral, others):
    return mofcell.transference_map(
        neutral,
        conductivities=KAPPA,
        transference_numbers=T_PLUS,
        electrolytes=others,
        basis="active",
    )


def test_a_point_of_the_map_is_a_discharge_of_its_own(found, neutral):
    for kappa, number in ((0.005, 0.1), (0.02, 0.4), (0.2, 1.0)):
        changed = neutral.electrolyte.replace(conductivity=kappa, transference_number=number)
        alone = mofcell.rate_capability(neutral.replace(electrolyte=changed), c_rates=[1.0])
        here = found.sel(conductivity=kappa, transference_number=number)
        capacity = alone.specific_capacity.item()
        assert here.specific_capacity.item() == pytest.approx(capacity, rel=1e-6)
        assert here.limited_by.item() == alone.limited_by.item()
        assert here.status.item() == alone.status.item()


def test_the_specific_energy_is_that_of_the_experiment(found, neutral):
    changed = neutral.electrolyte.replace(conductivity=0.02, transference_number=0.4)
    alone = mofcell.specific_energy(
        neutral.replace(electrolyte=changed), c_rate=1.0, basis="active"
    )
    here = found.specific_energy.sel(conductivity=0.02, transference_number=0.4)
    assert here.item() == pytest.approx(alone.specific_energy.item(), rel=1e-6)


def test_the_map_does_not_depend_on_its_grid(found, neutral):
    coarse = mofcell.transference_map(
        neutral,
        conductivities=KAPPA[::2],
        transference_numbers=T_PLUS[1:],
        electrolytes=[],
        basis="active",
    )
    same = found.sel(
        conductivity=coarse.conductivity, transference_number=coarse.transference_number
    )
    xr.testing.assert_allclose(coarse.specific_capacity, same.specific_capacity, rtol=1e-6)
    assert coarse.sizes["electrolyte"] == 0


def test_neither_conductivity_nor_transference_number_costs_capacity(found):
    capacity = found.specific_capacity
    noise = 1e-3 * capacity.max().item()
    for name in capacity.dims:
        assert (capacity.diff(name) > -noise).all()
    assert capacity.max() > 2 * capacity.min()  # the axes matter here


def test_the_lines_through_the_own_point_lie_on_the_map(neutral):
    """The own membrane has 0.05 S/m and 0.6, here on the axes."""
    own = mofcell.transference_map(
        neutral, conductivities=[0.01, 0.05, 0.1], transference_numbers=[0.3, 0.6], electrolytes=[]
    )
    capacity = own.specific_capacity
    row = own.own_conductivity_capacity
    np.testing.assert_allclose(row, capacity.sel(conductivity=0.05), rtol=1e-6)
    doubled = capacity.sel(conductivity=0.1, transference_number=0.6)
    assert own.own_capacity == pytest.approx(capacity.sel(conductivity=0.05)[-1].item(), rel=1e-6)
    assert own.multiplied_capacity[0] == own.own_capacity
    assert own.doubled_capacity == pytest.approx(doubled.item(), rel=1e-6)


@pytest.mark.parametrize("kappas", [[0.02, 0.1], [0.01, 0.02], [0.02, 0.05, 0.1]])
def test_the_line_of_equal_capacity_passes_through_the_own_point(kappas):
    """Whether axes hold the own conductivity, 0.05 S/m, pass it by, or end before it."""
    kappas, numbers = np.array(kappas), np.array([0.3, 0.6])

    def capacities(kappa):
        return 100 * np.tanh(10 * np.multiply.outer(kappa, numbers))

    known, rows = _with_row(kappas, capacities(kappas), 0.05, capacities(0.05))
    line = equal_conductivity(known, capacities=rows, wanted=capacities(0.05)[1])
    assert line[1] == pytest.approx(0.05, rel=1e-9)


def test_electrolytes_are_points_with_their_own_numbers(found, neutral, others):
    charged, ceramic, poorer = (found.sel(electrolyte=one.name) for one in others)
    assert charged.electrolyte_framework_charge_density == 1000.0
    direct = mofcell.rate_capability(neutral.replace(electrolyte=others[0]), c_rates=[1.0])
    capacity = direct.specific_capacity.item()
    assert charged.electrolyte_specific_capacity == pytest.approx(capacity, rel=1e-6)
    here = found.specific_capacity.sel(conductivity=0.005, transference_number=0.1)
    assert capacity > 1.005 * here.item()  # it conducts on where the salt runs low
    assert ceramic.electrolyte_transference_number == 1.0
    assert ceramic.electrolyte_status == "ok"
    assert "salt_concentration" in poorer.electrolyte_status.item()
    assert np.isnan(poorer.electrolyte_specific_capacity)


def test_the_library_is_marked_without_bare_liquids_and_each_set_of_numbers_once(cell):
    from mofcell.experiments.characterisation.transference_map import _points

    names = [one.name for one in _points(None, T)]
    assert {"Li@Ni-MOF-2", "LATP", "1 M LiPF6 in EC:DEC in a separator"} <= set(names)
    assert not {"1 M LiPF6 in EC:DEC", "Li@Ni-MOF-2 (as printed)"} & set(names)
    assert not any("concentrated" in name for name in names)


@pytest.mark.parametrize("throughout", [True, False])
@pytest.mark.parametrize("N", [0.0, 1500.0])
def test_towards_one_the_map_goes_over_into_the_single_ion_conductor(neutral, throughout, N):
    """The last column is another compiled structure: no salt is solved for in the membrane."""
    one = neutral.replace(catholyte=None) if throughout else neutral
    near = mofcell.transference_map(
        one,
        conductivities=[0.01, 0.05],
        transference_numbers=[0.9, 0.9999, 1.0],
        framework_charge_density=N,
        electrolytes=[],
        basis="active",
    ).specific_capacity
    np.testing.assert_allclose(near[:, 1], near[:, 2], rtol=2e-3)


def test_the_limiting_current_is_that_of_the_diffusivities(found, neutral):
    """2 F Da c0 / ((1 - t+) L) with the diffusivities that the record implies."""
    for kappa in KAPPA:
        for number in T_PLUS[:-1]:
            one = neutral.electrolyte.replace(conductivity=kappa, transference_number=number)
            plus, minus = float(one.cation_diffusivity(T)), float(one.anion_diffusivity(T))
            ambipolar = 2 * plus * minus / (plus + minus)
            expected = 2 * F * ambipolar * one.salt_concentration / ((1 - number) * 100e-6)
            here = found.limiting_current_density.sel(
                conductivity=kappa, transference_number=number
            )
            assert here.item() == pytest.approx(expected, rel=1e-9)
    assert np.isnan(found.limiting_current_density.sel(transference_number=1.0)).all()


def test_with_fixed_charge_there_is_no_limiting_current(cell):
    charged = mofcell.transference_map(
        cell, conductivities=KAPPA[1:], transference_numbers=T_PLUS[1:], electrolytes=[]
    )
    assert charged.attrs["framework_charge_density_mol_m3"] == 1000.0
    assert np.isnan(charged.limiting_current_density).all()


def test_the_simulation_stops_at_the_limiting_current(neutral, liquid):
    r"""Steady states on both sides of the limit, in closed form with the salt of the cathode.

    A catholyte that conducts well has the concentration of the membrane's face everywhere: at
    the limit none, and all its salt is in the membrane, whose limit rises by
    1 + eps_p L_p / L.
    """
    reservoir = neutral.cathode_thickness * neutral.cathode_porosity / 30e-6
    rate = 0.5
    load = rate * neutral.areal_capacity / 3600
    limit = load * 30e-6 * F / (4 * R * T * 0.5) / (1 + reservoir)  # [S.m-1], where it is the load
    held = mofcell.transference_map(
        neutral.replace(
            electrolyte=neutral.electrolyte.replace(porosity=1.0),
            catholyte=liquid.replace(conductivity=10.0, transference_number=0.5),
            cathode_bruggeman=0.0,
        ),
        c_rate=rate,
        membrane_thickness=30e-6,
        conductivities=[0.8 * limit, 1.3 * limit],
        transference_numbers=[0.5, 1.0],
        electrolytes=[],
        basis="active",
    ).sel(transference_number=0.5)
    assert list(held.limited_by.values) == ["salt depleted", "particle diffusion"]
    assert held.least_salt[1] > 0.05
    assert held.limiting_current_density[0] * (1 + reservoir) == pytest.approx(0.8 * load)


def test_a_membrane_without_salt_takes_that_of_the_catholyte(neutral):
    ceramic = neutral.replace(electrolyte="LATP")
    found = mofcell.transference_map(
        ceramic, conductivities=[0.01, 0.1], transference_numbers=[0.5, 1.0], electrolytes=[]
    )
    assert (found.status == "ok").all()
    assert found.own_transference_number == 1.0
    assert found.own_capacity == found.single_ion_capacity
    with pytest.raises(mofcell.InvalidInput, match="hold no salt"):
        mofcell.transference_map(ceramic.replace(catholyte=None), electrolytes=[])


def test_every_variable_has_a_unit_and_the_file_is_read_back(found, tmp_path):
    assert all("units" in found[name].attrs for name in found.variables)
    found.to_netcdf(tmp_path / "map.nc", engine="h5netcdf")
    with xr.open_dataset(tmp_path / "map.nc", engine="h5netcdf") as again:
        xr.testing.assert_allclose(again, found)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"transference_numbers": [0.3, 1.2]}, "transference_numbers: 1.2; allowed is above 0"),
        ({"transference_numbers": [30, 76]}, "40 % is 0.4"),
        ({"transference_numbers": [0.0, 0.5]}, "above 0"),
        ({"transference_numbers": [0.5]}, "at least two"),
        ({"conductivities": [-1e-3, 1e-1]}, "above 0"),
        ({"conductivities": [0.1, 0.01]}, "each higher than the one before"),
        ({"conductivities": [0.1, 100.0]}, "1 S/cm is 100 S/m"),
        ({"electrolytes": ["Li@Ni-MOF-9"]}, "Li@Ni-MOF-9"),
        ({"electrolytes": ["1 M LiPF6 in EC:DEC (concentrated)"]}, "electrolytes"),
        ({"electrolytes": [0.1]}, "electrolytes"),
        ({"temperature": 25.0}, "add 273.15"),
        ({"c_rate": 0.0}, "c_rate"),
        ({"membrane_thickness": 50.0}, "membrane_thickness"),
        ({"basis": "cell"}, "basis"),
        ({"framework_charge_density": 1e6}, "framework_charge_density"),
        ({"model": "DFN"}, "model"),
    ],
)
def test_bad_input_is_said_in_one_line(neutral, options, said):
    small = {"conductivities": [0.01, 0.1], "transference_numbers": [0.5, 1.0], "electrolytes": []}
    with pytest.raises(mofcell.MofcellError) as problem:
        mofcell.transference_map(neutral, **small | options)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


def test_what_is_no_cell_or_no_electrolyte_is_refused(neutral):
    with pytest.raises(mofcell.InvalidInput, match="give a Cell"):
        mofcell.transference_map("gu2025-lfp")
    liquid = mofcell.electrolyte("1 M LiPF6 in EC:DEC (concentrated)")
    with pytest.raises(mofcell.InvalidInput, match="measured properties"):
        mofcell.transference_map(neutral.replace(electrolyte=liquid, catholyte=None))


def test_an_own_membrane_outside_its_range_warns_of_nothing(neutral):
    """The result says what was extrapolated."""
    with warnings.catch_warnings(action="error"):
        found = mofcell.transference_map(
            neutral,
            temperature=253.15,
            conductivities=[0.01, 0.1],
            transference_numbers=[0.5, 1.0],
            electrolytes=["LATP"],
        )
    assert "LATP" in found.attrs["outside_range"]
