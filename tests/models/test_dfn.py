"""The DFN against PyBaMM's own, and how fast it converges in the mesh."""

import numpy as np
import pybamm
import pytest

from mofcell.models import DFN

F, R, T = 96485.33212331, 8.31446261815324, 298.15

#: Moments of the comparisons [s], at 2C: the salt on its way, and settled long since.
MOMENTS = (5.0, 300.0)

#: Solver tolerance: its error is below 1e-9 V here, a hundredth of the smallest difference
#: between two meshes (1e-8 V between 1e-7 and 1e-9).
TOLERANCE = 1e-9


def orders(values, ratio=2):
    """Observed orders of convergence from three or more meshes, each finer by the ratio."""
    steps = np.diff(values, axis=0)
    return np.log(steps[:-1] / steps[1:]) / np.log(ratio)


def extrapolated(values, order):
    """Richardson's limit from each pair of meshes, each finer by 2."""
    values = np.asarray(values)
    return values[1:] + np.diff(values, axis=0) / (2**order - 1)


class StockDFN(pybamm.lithium_ion.DFN):
    """PyBaMM's half-cell DFN with the signature of ours."""

    def __init__(self, options=None, *, membrane=None, catholyte=None):
        super().__init__({"working electrode": "positive", **(options or {})})


@pytest.fixture(scope="module")
def stock(lab):
    """Voltages of PyBaMM's own half-cell DFN with the binary salt of ``lab.salt``."""
    D_plus, D_minus = 1e-10, 2e-10
    binary = {
        "Electrolyte conductivity [S.m-1]": lambda c, T: F**2 * (D_plus + D_minus) * c / (R * T),
        "Electrolyte diffusivity [m2.s-1]": 2 * D_plus * D_minus / (D_plus + D_minus),
        "Cation transference number": D_plus / (D_plus + D_minus),
        "Thermodynamic factor": 1.0,
    }

    layers = lab.salt(), lab.salt()
    return np.array(
        [
            at_moments(lab, StockDFN, *layers, points=n, submeshes=lab.UNIFORM, **binary)
            for n in (20, 40, 80)
        ]
    )


@pytest.fixture(scope="module")
def ours(lab):
    """Voltages of our DFN with the same salt, N = 0."""
    layers = lab.salt(), lab.salt()
    return np.array(
        [at_moments(lab, DFN, *layers, points=n, submeshes=lab.UNIFORM) for n in (10, 20, 40)]
    )


def at_moments(lab, model, *layers, **changes):
    """Voltages at the moments of the comparisons."""
    changes = {"current": 40.0, "tolerance": TOLERANCE, **changes}
    solution = lab.simulation(model, *layers, **changes).solve(
        [0, MOMENTS[-1]], t_interp=np.array([0, *MOMENTS])
    )
    return solution["Voltage [V]"](np.array(MOMENTS))


def test_without_framework_charge_it_converges_to_the_stock_dfn(ours, stock):
    """The binary salt of PyBaMM, reached from another discretisation, within 2e-7 V.

    Ours is extrapolated once, theirs, of first order, twice: that moves it by another 1e-6 V,
    and the next term of the error is a tenth of it (1e-8 V are found).
    """
    theirs = extrapolated(extrapolated(stock, 1), 2)[-1]
    assert extrapolated(ours, 2)[-1] == pytest.approx(theirs, abs=2e-7)


def test_order_in_x_is_two_and_that_of_the_stock_form_is_one(ours, stock):
    """Central differences with fluxes given at the faces are of second order.

    PyBaMM's Neumann condition on c at the lithium takes the coefficient of the first node:
    first order, which these meshes have not quite reached (0.89 to 0.92).
    """
    assert orders(ours)[-1] == pytest.approx([2, 2], abs=0.05)  # 1.994, 2.001
    assert np.all(np.abs(orders(stock)[-1] - 0.95) < 0.1)


def test_twenty_points_a_layer_are_nearer_than_eighty_of_the_stock_form(ours, stock):
    """What the second order buys: 14 uV on 20 points (9 at 5 s) against 25 uV on 80."""
    limit = extrapolated(ours, 2)[-1]
    assert np.all(np.abs(ours[1] - limit) < np.abs(stock[-1] - limit))


@pytest.mark.parametrize(
    "filling",
    ["framework | salt", "ion | salt", "ion | ion", "liquid | liquid", "framework | liquid"],
)
def test_order_in_x_with_layers_that_differ(lab, filling):
    """The jump of c-, kappa and t- at the plane does not cost the order.

    1.997 to 2.001 observed, 2.06 to 2.09 behind a single-ion membrane. Where two laws meet,
    means of coefficients that are not those of series resistances would give 1.6.
    """
    voltages = [at_moments(lab, DFN, *lab.fill(filling), points=points) for points in (10, 20, 40)]
    assert orders(voltages)[0] == pytest.approx([2, 2], abs=0.2)


@pytest.mark.parametrize("mesh", ["uniform", "refined at the surface"])
def test_order_in_r_is_two(lab, mesh):
    """Both in uniform particles and with the model's own, refined at the surface.

    Away from t = 0: at 300 s (2.005 and 1.996). At 5 s the lithium is within 0.07 R of the
    surface, a cell of the coarsest mesh, and no order is to be seen yet.
    """
    submeshes = lab.UNIFORM if mesh == "uniform" else None
    voltages = [
        at_moments(lab, DFN, lab.salt(), lab.salt(), submeshes=submeshes, particle_points=points)
        for points in (10, 20, 40)
    ]
    assert orders(voltages)[0, 1] == pytest.approx(2, abs=0.2)


def porous_electrode_resistance(*, kappa, sigma, j_0, thickness, area):
    r"""Newman and Tobias: resistance of a porous electrode with linear kinetics [Ohm.m2].

    .. math::
        R = \frac{L}{\kappa + \sigma} \left[ 1 + \frac{2 + (\sigma/\kappa + \kappa/\sigma)
        \cosh \nu}{\nu \sinh \nu} \right], \quad
        \nu^2 = L^2 a \frac{F j_0}{RT} \left( \frac{1}{\kappa} + \frac{1}{\sigma} \right)

    J. Newman, C. W. Tobias, J. Electrochem. Soc. 109 (1962) 1183, doi 10.1149/1.2425269.
    """
    nu = thickness * np.sqrt(area * F * j_0 / (R * T) * (1 / kappa + 1 / sigma))
    bracket = 2 + (sigma / kappa + kappa / sigma) * np.cosh(nu)
    return thickness / (kappa + sigma) * (1 + bracket / (nu * np.sinh(nu)))


@pytest.mark.parametrize(("sigma", "kappa"), [(10.0, 0.1), (0.1, 0.1), (10.0, 1.0)])
def test_initial_resistance_is_that_of_newman_and_tobias(lab, sigma, kappa):
    """At the first moment of C/50, before anything in the cell has changed.

    0.04 % on 40 points, falling with the square of the mesh; what the kinetics' curvature
    adds, (i / (2 a L j0))^2 / 6, is 2e-6.
    """
    current, j_0 = 0.4, 2 * np.sqrt(0.1 * 0.9)  # of ``lab.CELL`` at its initial filling
    at_rest = 4.2 - 0.7 * 0.1 - 0.9 * np.exp(-27)
    lithium = 2 * R * T / F * np.arcsinh(current / (2 * 10.0)) / current
    membrane = 50e-6 / 0.1
    expected = porous_electrode_resistance(
        kappa=kappa * 0.4**1.5, sigma=sigma * 0.6**1.5, j_0=j_0, thickness=60e-6, area=1.5e6
    )
    errors = []
    for points in (10, 20, 40):
        simulation = lab.simulation(
            DFN,
            lab.ion(kappa=0.1),
            lab.ion(kappa=kappa),
            current=current,
            points=points,
            tolerance=1e-8,
            **{"Positive electrode conductivity [S.m-1]": sigma},
        )
        voltage = simulation.solve([0, 1e-3])["Voltage [V]"].entries[0]
        errors.append(((at_rest - voltage) / current - lithium - membrane) / expected - 1)
    assert abs(errors[-1]) < 5e-4
    assert np.all(np.log2(np.array(errors[:-1]) / errors[1:]) > 1.8)  # 1.98 to 2.4
