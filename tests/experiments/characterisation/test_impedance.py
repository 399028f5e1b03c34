"""Spectra against limits, sums and invariants; readings against the law that went in."""

import numpy as np
import pytest
from scipy.stats import linregress

import mofcell
from mofcell.experiments.characterisation import membrane_spectrum
from mofcell.experiments.characterisation.apparent_activation import apparent_activation
from mofcell.experiments.characterisation.membrane_run import MembraneStructure, square_metre
from mofcell.experiments.characterisation.read_spectrum import arc_end, intercept
from mofcell.experiments.characterisation.spectrum import Spectrum, full_cell, numbers_of
from mofcell.experiments.compiled import Structure, as_inputs
from mofcell.parameters import BlockingCell, Electrolyte, InvalidInput, SymmetricCell
from mofcell.parameters.laws import Arrhenius

F, R = 96485.33212, 8.314462618
L, T_PLUS, CONTACT, FILM = 100e-6, 0.4, 1e-3, 0.02
WARM, COLD = 298.15, 253.15
KAPPA = Arrhenius.through(value=0.08, temperature=298.15, activation_energy=29e3)

# the cold lies outside some ranges on purpose; the results say so
pytestmark = pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")


def membrane(N=500.0, **changes):
    known = {"conductivity": KAPPA, "transference_number": T_PLUS, "porosity": 0.5}
    known |= {"framework_charge_density": N, "salt_concentration": 1000.0}
    return Electrolyte(name="membrane", **{**known, **changes})


def lithium_cell(N=500.0, *, film=FILM, exchange=2.0, **changes):
    known = {
        "electrolyte": membrane(N),
        "membrane_thickness": L,
        "lithium_thickness": 100e-6,
        "lithium_exchange_current_density": exchange,
        "lithium_interface_resistance": film,
        "contact_resistance": CONTACT,
        "area": 1.3e-4,
    }
    return SymmetricCell(name="Li|membrane|Li", **{**known, **changes})


def in_series_at_high_frequency(cell, T):
    """Membrane and contact; in a cathode ions and electrons side by side."""
    resistance = cell.membrane_thickness / float(KAPPA(T)) + cell.contact_resistance
    if isinstance(cell, mofcell.Cell):
        eps = cell.cathode_porosity
        ions = float(cell.filling.conductivity(T)) * eps**cell.cathode_bruggeman
        electrons = float(cell.cathode.electronic_conductivity(T)) * (1 - eps) ** 1.5
        resistance += cell.cathode_thickness / (ions + electrons)
    return resistance


@pytest.mark.parametrize("film", [0.0, FILM])
@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
@pytest.mark.parametrize("kind", ["full", "symmetric", "blocking"])
def test_at_high_frequency_the_membrane_is_a_resistor(cell, kind, N, film):
    of = {
        "full": lambda: cell.replace(
            electrolyte=membrane(N),
            membrane_thickness=L,
            lithium_interface_resistance=film,
            contact_resistance=CONTACT,
        ),
        "symmetric": lambda: lithium_cell(N, film=film),
        "blocking": lambda: BlockingCell.of(lithium_cell(N)),
    }[kind]()
    found = mofcell.impedance(of, frequencies=[1e9, 1e10], temperatures=[WARM, COLD])
    for T in (WARM, COLD):
        expected = in_series_at_high_frequency(of, T)
        real = found.areal_real_impedance.sel(temperature=T, frequency=1e10).item()
        assert real == pytest.approx(expected, rel=1e-4 if kind != "full" else 2e-3)
    assert found.intercept_reached.all()


@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
def test_at_low_frequency_the_anion_stands_still(N):
    """L/(B kappa t+) without interfaces."""
    bare = lithium_cell(N, film=0.0, exchange=1e9, contact_resistance=0.0)
    found = mofcell.impedance(bare, frequencies=[1e-6, 1.0], temperatures=[WARM, COLD])
    expected = L / KAPPA(np.array([WARM, COLD])) / T_PLUS
    np.testing.assert_allclose(found.low_frequency_resistance, expected, rtol=1e-3)


@pytest.mark.parametrize("N", [0.0, 500.0, 3000.0])
def test_membrane_arcs_and_diffusion_add_up(N):
    read = mofcell.impedance(
        lithium_cell(N), frequencies=np.geomspace(1e7, 1e-6, 120), temperatures=[WARM, COLD]
    )
    T = np.array([WARM, COLD])
    bulk, faces = L / KAPPA(T), 2 * (R * T / F / 2.0 + FILM)
    np.testing.assert_allclose(read.bulk_resistance, bulk + CONTACT, rtol=1e-3)
    np.testing.assert_allclose(read.arc_resistance, faces, rtol=0.01)
    total = bulk / T_PLUS + faces + CONTACT
    np.testing.assert_allclose(read.low_frequency_resistance, total, rtol=1e-3)


def test_a_blocking_cell_reads_the_law_of_the_library():
    """Gu 2025, -40 to 100 degC, to 0.1 %; and the Ea that the printed points have."""
    blocking = BlockingCell.of(mofcell.cell("gu2025-lfp"))
    celsius = np.arange(-40, 101, 10)
    read = mofcell.impedance(blocking, temperatures=celsius + 273.15)
    law = np.array([blocking.electrolyte.conductivity(T) for T in celsius + 273.15])
    np.testing.assert_allclose(read.apparent_conductivity, law, rtol=1e-3)
    assert read.intercept_reached.all()
    T = np.array([233.15, 298.15, 373.15])
    three = mofcell.impedance(blocking, temperatures=T)
    for form, power in (("Arrhenius", 0), ("ArrheniusOverTemperature", 1)):
        line = linregress(1 / T, np.log(np.array([0.0212, 0.128, 0.236]) * T**power))
        assert three.activation_energy.sel(law=form).item() == pytest.approx(
            -R * line.slope, rel=2e-3
        )
        assert three.activation_energy_error.sel(law=form).item() == pytest.approx(
            R * line.stderr, rel=1e-2
        )


def test_a_law_of_arrhenius_is_read_back():
    T = [243.15, 273.15, 298.15, 333.15]
    read = mofcell.impedance(BlockingCell.of(lithium_cell(contact_resistance=0.0)), temperatures=T)
    assert read.activation_energy.sel(law="Arrhenius").item() == pytest.approx(29e3, rel=1e-4)
    film = Arrhenius.through(value=0.2, temperature=298.15, activation_energy=-40e3)
    slow = lithium_cell(film=film, exchange=1e9)
    read = mofcell.impedance(slow, temperatures=T)
    assert read.arc_activation_energy.sel(law="Arrhenius").item() == pytest.approx(40e3, rel=1e-2)


def test_energies_are_those_of_a_straight_line():
    T, values = np.array([250.0, 280.0, 300.0, 340.0]), np.array([0.1, 0.5, 0.8, 1.7])
    (energy, over), (error, _) = apparent_activation(temperatures=T, values=values)
    line = linregress(1 / T, np.log(values))
    assert energy == pytest.approx(-R * line.slope)
    assert error == pytest.approx(R * line.stderr)
    assert over == pytest.approx(-R * linregress(1 / T, np.log(values * T)).slope)
    assert np.isnan(apparent_activation(temperatures=[300.0], values=[1.0])).all()
    one = [0.1, np.nan, np.nan, np.nan]
    assert np.isnan(apparent_activation(temperatures=T, values=one)).all()
    energies, errors = apparent_activation(temperatures=T[:2], values=values[:2])
    assert np.isfinite(energies).all()
    assert np.isnan(errors).all()


@pytest.mark.parametrize("kind", ["full", "symmetric", "blocking"])
def test_kramers_and_kronig_agree(cell, kind):
    """The real part is an integral of the imaginary one, the pole of a capacitor left out."""
    of = {
        "full": lambda: cell,
        "symmetric": lithium_cell,
        "blocking": lambda: BlockingCell.of(lithium_cell()),
    }[kind]()
    x = np.geomspace(1e-7, 1e9, 801)
    found = mofcell.impedance(of, frequencies=x).isel(temperature=0)
    real, imaginary = found.areal_real_impedance.values, found.areal_imaginary_impedance.values
    product = x * imaginary
    for at in range(250, 651, 25):  # 10 mHz to 1 MHz
        others = np.arange(len(x)) != at
        integrand = np.empty_like(x)
        integrand[others] = (product[others] - product[at]) / (x[others] ** 2 - x[at] ** 2)
        integrand[at] = (integrand[at - 1] + integrand[at + 1]) / 2
        by_integral = real[-1] - 2 / np.pi * np.trapezoid(integrand * x, np.log(x))
        assert by_integral == pytest.approx(real[at], rel=0.01)


def test_per_area_no_area_counts():
    small = lithium_cell()
    large = small.replace(area=10 * small.area)
    few = {"frequencies": [1.0, 1e3, 1e6]}
    one, ten = mofcell.impedance(small, **few), mofcell.impedance(large, **few)
    for name in ("areal_real_impedance", "areal_imaginary_impedance", "impedance_phase"):
        np.testing.assert_allclose(one[name], ten[name], rtol=1e-12)
    for name in ("real_impedance", "imaginary_impedance", "impedance_modulus"):
        np.testing.assert_allclose(one[name], 10 * ten[name], rtol=1e-12)
    areal = one.areal_real_impedance + 1j * one.areal_imaginary_impedance
    np.testing.assert_allclose(one.impedance_modulus * small.area, np.abs(areal))


@pytest.mark.parametrize("N", [0.0, 3000.0])
def test_the_mesh_of_a_membrane_is_fine_enough(N):
    f = np.geomspace(1e-6, 1e6, 40)
    for of in (lithium_cell(N), BlockingCell.of(lithium_cell(N))):
        structure = MembraneStructure.of(of)
        usual = membrane_spectrum.membrane_cell(structure)
        values = structure.parameter_values(as_inputs(usual.names))
        model = structure.full_model({"surface form": "differential"})
        fine = Spectrum(model, values, usual.names, points={"x_s": 320})
        numbers = square_metre(of, COLD)
        np.testing.assert_allclose(usual.solve(f, numbers), fine.solve(f, numbers), rtol=5e-4)


def test_arcs_below_the_bulk_resistance_are_none(cell):
    """A membrane that conducts all but nothing hides what is read beyond it."""
    poor = cell.replace(electrolyte=membrane(conductivity=1e-6))
    read = mofcell.impedance(poor)
    assert not (read.arc_resistance <= 0).any()


def test_contact_is_read_as_membrane():
    read = mofcell.impedance(BlockingCell.of(lithium_cell()))
    bulk = L / 0.08
    assert read.conductivity_ratio.item() == pytest.approx(bulk / (bulk + CONTACT), rel=1e-4)


def test_frequencies_too_low_are_noticed():
    """Up to 1 Hz the laboratory takes all arcs for the membrane."""
    cell, bulk = lithium_cell(contact_resistance=0.0), L / 0.08
    faces = 2 * (R * WARM / F / 2.0 + FILM)
    error = {}
    for highest in (1e6, 1e3, 1.0):
        read = mofcell.impedance(cell, frequencies=np.geomspace(highest, 1e-2, 30))
        error[highest] = read.bulk_resistance.item() / bulk - 1
        assert bool(read.intercept_reached) is (highest == 1e6)
    assert 0 < error[1e6] < 1e-3
    assert error[1e3] > 1
    assert error[1.0] == pytest.approx(faces / bulk, rel=0.01)


def test_the_readings_of_a_laboratory():
    f = np.geomspace(1e-3, 1e6, 200)

    def arc(resistance, relaxation):
        return resistance / (1 + 1j * f / relaxation)

    inductive = 5 + arc(100, 1e2) + 2j * np.pi * f * 1e-6
    assert inductive[intercept(inductive)].real == pytest.approx(5, rel=0.01)
    two = 5 + arc(100, 1e3) + arc(50, 1e0) + 0.1 / np.sqrt(1j * f)
    assert two[arc_end(two)].real - 5 == pytest.approx(150, rel=0.05)
    assert arc_end(5 + arc(100, 1e2), diffuses=False) == 0
    assert arc_end(5 + arc(100, 1e-3)) is None
    assert arc_end(5 - 1j / f) is None


def test_a_concentrated_electrolyte_and_a_single_ion_conductor():
    liquid = mofcell.electrolyte("1 M LiPF6 in EC:EMC (concentrated)")
    blocking = BlockingCell.of(lithium_cell(electrolyte=liquid, contact_resistance=0.0))
    read = mofcell.impedance(blocking)
    assert read.conductivity_ratio.item() == pytest.approx(1, rel=1e-3)
    # what blocks is a capacitor all the same, and no salt crosses
    slow = mofcell.impedance(blocking, frequencies=[1e-6, 1.0, 1e6]).isel(
        temperature=0, frequency=0
    )
    assert slow.impedance_phase.item() == pytest.approx(-90, abs=0.1)
    alone = lithium_cell(electrolyte=membrane(transference_number=1.0))
    read = mofcell.impedance(alone)
    faces = 2 * (R * WARM / F / 2.0 + FILM)
    assert read.arc_resistance.item() == pytest.approx(faces, rel=1e-3)


def test_charge_is_linear_in_the_stoichiometry(cell):
    few = [1e-3, 1.0, 1e6]
    full = cell.cathode.stoichiometry_range[1]
    for charge, x in (
        (None, cell.initial_stoichiometry),
        (1, cell.initial_stoichiometry),
        (0.25, 0.25 * cell.initial_stoichiometry + 0.75 * full),
        (0, full),
    ):
        found = mofcell.impedance(cell, frequencies=few, state_of_charge=charge)
        compiled = full_cell(Structure.of(cell, mofcell.models.DFN))
        expected = compiled.solve(few, numbers_of(cell, 298.15, stoichiometry=x))
        np.testing.assert_allclose(found.areal_real_impedance[0], expected.real, rtol=1e-7)


def test_falling_frequencies_are_the_same_and_progress_is_told():
    told = []
    up, down = ([1.0, 10.0, 100.0][::step] for step in (1, -1))
    one = mofcell.impedance(lithium_cell(), frequencies=up)
    other = mofcell.impedance(
        lithium_cell(),
        frequencies=down,
        temperatures=[WARM, COLD],
        progress=lambda *done: told.append(done),
    )
    np.testing.assert_allclose(one.real_impedance[0], other.real_impedance[0], rtol=1e-12)
    assert list(other.frequency.values) == up
    assert told == [(1, 2), (2, 2)]
    assert "law_conductivity" not in one


def test_no_spectrum_is_a_result():
    frozen = membrane(conductivity=lambda T: 0.08 * (T > 270))
    read = mofcell.impedance(lithium_cell(electrolyte=frozen), temperatures=[WARM, COLD])
    assert read.status.values[0] == "ok"
    assert "allowed is above 0" in read.status.values[1]
    assert np.isnan(read.real_impedance[1]).all()
    assert list(read.intercept_reached.values) == [True, False]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"frequencies": [0.0, 1.0]}, "frequencies: 0 Hz; allowed are finite numbers above 0"),
        ({"frequencies": [1.0, np.nan]}, "frequencies: nan Hz"),
        ({"frequencies": [1.0]}, "give two or more"),
        ({"frequencies": "abc"}, "give numbers in Hz"),
        ({"frequencies": [1.0, 3.0, 2.0]}, "3 Hz is followed by 2 Hz; allowed are rising or"),
        ({"frequencies": [1.0, 1.0]}, "1 Hz is followed by 1 Hz"),
        ({"temperatures": [25.0]}, "add 273.15 to degC"),
        ({"temperatures": []}, "at least one"),
        ({"state_of_charge": 0.5}, "a symmetric cell has no cathode"),
    ],
)
def test_bad_input_is_said_in_one_line(given, said):
    with pytest.raises(InvalidInput) as error:
        mofcell.impedance(lithium_cell(), **given)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("charge", [-0.1, 1.5, np.nan, "half"])
def test_no_other_state_of_charge(cell, charge):
    with pytest.raises(InvalidInput, match="allowed is 0, the cathode full, to 1, charged"):
        mofcell.impedance(cell, state_of_charge=charge)


@pytest.mark.parametrize("given", [3, "gu2025-lfp", mofcell.models.SPMe])
def test_no_other_cell(given):
    with pytest.raises(InvalidInput, match="its kind chooses the model"):
        mofcell.impedance(given)
