"""Laws found again from points of their own, errors against independent computations."""

import numpy as np
import pytest
import xarray as xr
from scipy.optimize import curve_fit
from scipy.stats import linregress

import mofcell
from mofcell.experiments.characterisation.conductivity_forms import FORMS
from mofcell.experiments.characterisation.regression import Points, regression
from mofcell.experiments.dataset import VOCABULARY
from mofcell.parameters.constants import F, R
from mofcell.parameters.laws import (
    VTF,
    Arrhenius,
    ArrheniusOverTemperature,
    PiecewiseArrhenius,
    VTFOverRootTemperature,
)

FORM = {form.name: form for form in FORMS}
T = np.linspace(250.0, 350.0, 10)
BENT = {
    "prefactor": 10.0,
    "pseudo_activation_temperature": 400.0,
    "vanishing_temperature": 160.0,
}
LAWS = [
    Arrhenius(prefactor=1e4, activation_energy=3e4),
    ArrheniusOverTemperature(prefactor=1e7, activation_energy=3e4),
    VTF(**BENT),
    VTFOverRootTemperature(**BENT),
    PiecewiseArrhenius(
        value=0.1,
        temperature=298.15,
        break_temperature=287.0,
        activation_energy_below=4e4,
        activation_energy_above=2e4,
    ),
]
THREE = {"temperatures": [233.15, 298.15, 373.15], "conductivities": [0.0212, 0.128, 0.236]}


def fit(values, *, at=T, **options):
    return mofcell.conductivity_fit(temperatures=at, conductivities=values, **options)


def noisy(law, seed, size=0.01):
    return law(T) * np.exp(size * np.random.default_rng(seed).standard_normal(len(T)))


@pytest.mark.parametrize("law", LAWS, ids=lambda law: type(law).__name__)
def test_a_law_is_found_again_from_its_own_points(law):
    found = fit(law(T))
    assert found.best == type(law).__name__
    again = mofcell.fitted_law(found)
    np.testing.assert_allclose(again(T), law(T), rtol=1e-7)
    assert again.temperature_range == (250.0, 350.0)
    for name in ("activation_energy", *BENT, "break_temperature", "activation_energy_below"):
        if hasattr(law, name):
            assert getattr(again, name) == pytest.approx(getattr(law, name), rel=1e-5)


def test_the_order_of_the_points_changes_nothing():
    values, mixed = noisy(LAWS[2], 3), np.random.default_rng(1).permutation(len(T))
    one, other = fit(values), fit(values[mixed], at=T[mixed])
    xr.testing.assert_allclose(one.parameter_value, other.parameter_value)
    np.testing.assert_allclose(one.ln_residual[:, mixed], other.ln_residual, atol=1e-8)


def test_the_line_is_that_of_a_linear_regression():
    """Slope and its standard error in closed form, and the covariance with the intercept."""
    values = noisy(LAWS[0], 1)
    found = fit(values).sel(law="Arrhenius")
    line = linregress(-1 / (R * T), np.log(values))
    energy, prefactor = (
        found.sel(parameter="activation_energy"),
        found.sel(parameter="ln_prefactor"),
    )
    assert energy.parameter_value.item() == pytest.approx(line.slope)
    assert energy.parameter_error.item() == pytest.approx(line.stderr)
    assert prefactor.parameter_error.item() == pytest.approx(line.intercept_stderr)
    across = energy.parameter_covariance.sel(other_parameter="ln_prefactor").item()
    assert across == pytest.approx(np.mean(1 / (R * T)) * line.stderr**2)


@pytest.mark.parametrize("known", [False, True])
def test_the_covariance_of_vtf_is_that_of_another_algorithm(known):
    values, error = noisy(LAWS[2], 2), 0.013
    found = regression(
        FORM["VTF"],
        Points(temperatures=T, ln=np.log(values), errors=np.full(10, error) if known else None),
    )
    numbers, covariance = curve_fit(
        lambda T, ln_A, B, T0: ln_A - B / (T - T0),
        T,
        np.log(values),
        p0=(2.0, 350.0, 170.0),
        sigma=np.full(10, error),
        absolute_sigma=known,
    )
    np.testing.assert_allclose(found.numbers, numbers, rtol=1e-4)
    np.testing.assert_allclose(found.covariance, covariance, rtol=1e-3)


@pytest.mark.parametrize("law", LAWS[2:], ids=lambda law: type(law).__name__)
def test_the_covariance_is_the_scatter_of_many_repeats(law):
    form, error = FORM[type(law).__name__], 0.002
    rng = np.random.default_rng(7)
    draws = [
        regression(
            form,
            Points(
                temperatures=T,
                ln=np.log(law(T)) + error * rng.standard_normal(len(T)),
                errors=np.full(len(T), error),
            ),
        )
        for _ in range(60)
    ]
    scatter = np.std([one.numbers for one in draws], axis=0, ddof=1)
    stated = np.median([one.errors for one in draws], axis=0)
    # 60 repeats know a standard deviation to 9 %
    np.testing.assert_allclose(scatter, stated, rtol=0.3)


def test_the_interval_holds_the_activation_energy_as_often_as_it_says():
    rng, true, inside = np.random.default_rng(11), 3e4, 0
    for _ in range(400):
        ln = np.log(LAWS[0](T[:4])) + 0.03 * rng.standard_normal(4)
        found = regression(FORM["Arrhenius"], Points(temperatures=T[:4], ln=ln))
        inside += abs(found.numbers[1] - true) < found.coverage * found.errors[1]
    assert 0.92 < inside / 400 < 0.98  # two degrees of freedom: by 1.96 it would be 0.81


def test_the_band_holds_the_law():
    rng, inside = np.random.default_rng(5), 0
    at = np.array([260.0])
    for _ in range(200):
        ln = np.log(LAWS[2](T)) + 0.01 * rng.standard_normal(len(T))
        found = regression(FORM["VTF"], Points(temperatures=T, ln=ln))
        inside += abs(found.ln(at) - np.log(LAWS[2](at))).item() < found.half_width(at).item()
    assert 0.90 < inside / 200 < 0.99


@pytest.mark.parametrize("seed", range(5))
def test_the_criterion_tells_a_bend_from_a_line(seed):
    bent, straight = fit(noisy(LAWS[2], seed)), fit(noisy(LAWS[0], seed))
    assert bent.best.startswith("VTF")
    assert bent.criterion_weight.sel(law=["VTF", "VTFOverRootTemperature"]).sum() > 0.99
    assert straight.best.startswith("Arrhenius")
    assert bent.criterion_weight.sum() == pytest.approx(1)
    assert "VTF" in bent.verdict.partition(".")[0]


def test_the_criterion_and_probability_of_known_errors_by_hand():
    """chi2 + 2 p, and chi2 over n - p degrees of freedom."""
    values, error = noisy(LAWS[0], 1), 0.02
    found = fit(values, relative_error=error).sel(law="Arrhenius")
    residual = np.log(values) - np.polyval(np.polyfit(1 / T, np.log(values), 1), 1 / T)
    misfit = np.sum((residual / error) ** 2)
    assert found.criterion.item() == pytest.approx(misfit + 4)
    assert found.degrees_of_freedom.item() == 8
    # of an even number of degrees the tail is a sum
    half = misfit / 2
    tail = np.exp(-half) * (1 + half + half**2 / 2 + half**3 / 6)
    assert found.probability.item() == pytest.approx(tail)


def test_a_constant_conductivity_does_not_fall():
    assert "falls" not in fit(np.full(len(T), 0.1234)).notes


def test_replicates_at_two_temperatures_are_in_no_table():
    found = fit([0.02, 0.03, 0.12, 0.2], at=[273.15, 273.15, 333.15, 333.15])
    assert "misses a point" in found.verdict
    assert "Tabulated" not in found.verdict


def test_aicc_by_hand():
    values = noisy(LAWS[0], 1)
    residual = np.log(values) - np.polyval(np.polyfit(1 / T, np.log(values), 1), 1 / T)
    by_hand = 10 * np.log(np.mean(residual**2)) + 6 + 2 * 3 * 4 / (10 - 3 - 1)
    assert fit(values).criterion.sel(law="Arrhenius").item() == pytest.approx(by_hand)


def test_the_two_energies_differ_by_about_kt():
    line = fit(noisy(LAWS[0], 0)).sel(parameter="activation_energy").parameter_value
    difference = (line.sel(law="ArrheniusOverTemperature") - line.sel(law="Arrhenius")).item()
    assert difference == pytest.approx(R * 298, rel=0.03)
    assert difference / F == pytest.approx(0.026, abs=1e-3)


def test_three_points_support_no_choice():
    found = fit(**{"values": THREE["conductivities"], "at": THREE["temperatures"]})
    assert found.best == ""
    assert found.criterion.isnull().all()
    assert not found.supported.any()
    assert found.verdict.startswith("3 temperatures support no choice of form")
    line = found.sel(law="Arrhenius", parameter="activation_energy")
    assert (line.parameter_low < 0).item()  # 12.7 standard errors to either side
    assert (line.parameter_high / F > 0.4).item()
    assert found.fit_status.sel(law="PiecewiseArrhenius").item().startswith("not fitted")
    law = mofcell.fitted_law(found)
    assert isinstance(law, Arrhenius)
    through = VTF.through(*zip(*THREE.values(), strict=True))
    vtf = mofcell.fitted_law(found, name="VTF")
    assert vtf.vanishing_temperature == pytest.approx(through.vanishing_temperature, abs=1e-4)


def test_three_points_of_known_error_may_still_refuse_a_line():
    found = fit(THREE["conductivities"], at=THREE["temperatures"], relative_error=0.05)
    assert (found.probability.sel(law=["Arrhenius", "ArrheniusOverTemperature"]) < 1e-6).all()
    assert "no straight line fits" in found.verdict
    assert found.criterion.sel(law="VTF").isnull()


@pytest.mark.parametrize(
    ("count", "compared"), [(2, 0), (4, 0), (5, 2), (6, 4), (7, 5)], ids=lambda value: str(value)
)
def test_how_many_points_a_form_needs(count, compared):
    found = fit(noisy(LAWS[0], 0)[:count], at=T[:count])
    assert found.criterion.notnull().sum() == compared
    with_errors = fit(noisy(LAWS[0], 0)[:count], at=T[:count], relative_error=0.01)
    assert with_errors.criterion.notnull().sum() == {2: 0, 4: 4}.get(count, 5)


def test_two_points_are_a_line_without_an_error():
    found = fit([0.0212, 0.128], at=[233.15, 298.15])
    energy = found.sel(law="Arrhenius", parameter="activation_energy")
    between = Arrhenius.between((233.15, 0.0212), (298.15, 0.128))
    assert energy.parameter_value.item() == pytest.approx(between.activation_energy)
    assert np.isnan(energy.parameter_error)
    assert "no interval" in found.verdict


def test_replicates_count_but_are_no_temperatures():
    found = fit([0.02, 0.021, 0.12, 0.13, 0.23, 0.24], at=np.repeat(THREE["temperatures"], 2))
    assert found.verdict.startswith("3 temperatures (6 points) support no choice")
    assert found.degrees_of_freedom.sel(law="Arrhenius") == 4


def test_a_number_at_a_bound_has_no_error():
    """What bends the other way has its VTF law at 0 K, an Arrhenius line."""
    upwards = LAWS[4].__class__(
        value=0.1,
        temperature=298.15,
        break_temperature=300.0,
        activation_energy_below=2e4,
        activation_energy_above=4e4,
    )
    found = fit(upwards(T))
    vtf, line = found.sel(law="VTF"), found.sel(law="Arrhenius")
    assert "ends at the lowest that is allowed, 0 K" in vtf.fit_status.item()
    assert np.isnan(vtf.parameter_error.sel(parameter="vanishing_temperature"))
    B = vtf.sel(parameter="pseudo_activation_temperature")
    energy = line.sel(parameter="activation_energy")
    assert B.parameter_value.item() * R == pytest.approx(energy.parameter_value.item(), rel=1e-6)
    assert np.isfinite(B.parameter_error)
    assert not vtf.supported


def test_a_conductivity_that_falls_is_no_vtf_and_is_noted():
    found = fit(LAWS[0](T)[::-1])
    assert found.fit_status.sel(law="VTF").item().startswith("not fitted: no such law")
    assert "columns in order" in found.notes
    with pytest.raises(mofcell.InvalidInput, match="take another form"):
        mofcell.fitted_law(found, name="VTF")


def test_errors_of_their_own_weigh_the_points():
    values = LAWS[0](T)
    values[-1] *= 1.5
    errors = np.full(len(T), 0.01)
    errors[-1] = 0.9
    energies = [
        mofcell.fitted_law(fit(values, relative_error=error), name="Arrhenius").activation_energy
        for error in (0.01, errors)
    ]
    assert abs(energies[1] - 3e4) < 0.01 * abs(energies[0] - 3e4)


def test_the_law_stands_in_an_electrolyte():
    record = mofcell.electrolyte("Li@Ni-MOF-2")
    law = mofcell.fitted_law(fit(noisy(LAWS[2], 0)))
    assert record.replace(conductivity=law).conductivity(300.0) == pytest.approx(
        LAWS[2](300.0), rel=0.02
    )


def test_the_dataset_is_labelled_and_can_be_kept(tmp_path):
    found = fit(noisy(LAWS[2], 0), relative_error=0.01)
    for name in found.variables:
        assert (found[name].units, found[name].long_name) == VOCABULARY[name]
    found.to_netcdf(tmp_path / "fit.nc", engine="h5netcdf")
    again = xr.load_dataset(tmp_path / "fit.nc", engine="h5netcdf")
    assert mofcell.fitted_law(again) == mofcell.fitted_law(found)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"temperatures": [25.0, 60.0, 80.0]}, "add 273.15 to degC"),
        ({"temperatures": [298.15, 298.15, 298.15]}, "needs two different ones"),
        ({"temperatures": [298.15, 298.15 + 1e-9, 298.15]}, "needs two different ones"),
        ({"temperatures": [298.15, np.nan, 333.15]}, "temperatures: nan K"),
        ({"temperatures": [], "conductivities": []}, "temperatures: empty"),
        ({"temperatures": [298.15]}, "3 for 1 temperatures"),
        ({"conductivities": [0.1, -0.2, 0.3]}, "conductivities: -0.2"),
        ({"conductivities": [0.1, np.nan, 0.3]}, "conductivities: nan"),
        ({"conductivities": [0.1, 0.2, 5e3]}, "1 S/cm is 100 S/m"),
        ({"relative_error": 2.0}, "2 % is 0.02"),
        ({"relative_error": 0.0}, "relative_error: 0"),
        ({"relative_error": [0.1, 0.2]}, "2 for 3 conductivities"),
    ],
)
def test_bad_input_is_said_in_one_line(wrong, said):
    with pytest.raises(mofcell.InvalidInput, match=said) as problem:
        mofcell.conductivity_fit(**{**THREE, **wrong})
    assert "\n" not in str(problem.value)


def test_other_bad_input():
    found = mofcell.conductivity_fit(**THREE)
    with pytest.raises(mofcell.InvalidInput, match="VTF"):
        mofcell.fitted_law(found, name="vft")
    with pytest.raises(mofcell.InvalidInput, match=r"give one of mofcell\.conductivity_fit"):
        mofcell.fitted_law(xr.Dataset())
    in_millisiemens = mofcell.conductivity_fit(**{**THREE, "conductivities": [1.0, 5.0, 12.0]})
    assert "is it in mS/cm?" in in_millisiemens.notes
