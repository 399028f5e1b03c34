"""A face of lithium metal: charge transfer, interphase, double layer, a finite foil."""

from typing import ClassVar

import pybamm

from mofcell.models.faces.face import Face
from mofcell.models.resistance import relaxation


class LithiumFace(Face):
    r"""Charge transfer and interphase in series, each with its capacitance, on a finite foil.

    .. math::
        C_{dl} \frac{d \eta}{dt} &= \pm i - 2 a i_0(T) \sinh \frac{F \eta}{2RT} \\
        C_f \frac{d \eta_f}{dt} &= \pm i - \frac{a \eta_f}{g R_{Li}(T)} \\
        \Delta \phi &= \eta + \eta_f, \qquad
        \frac{d n_{Li}}{dt} = \frac{-j - (1 - \eta_C) \max(-j, 0)}{F} - \frac{d n_f}{dt}

    with the upper sign on the left. j is the current of the charge transfer, a the area of the
    lithium over that of the face, g the thickness of the interphase over its first one. Where
    PyBaMM's option "surface form" is "false" there are no capacitances and both overpotentials
    follow the current at once. No anion reacts.

    The lithium roughens with the charge that passes, either way, and the interphase grows with
    the root of time and takes lithium (:math:`n_f`, "Lithium in interphase at first [mol.m-2]"):

    .. math:: \frac{da}{dt} = k_a |j|, \qquad \frac{dg}{dt} = \frac{k_g}{2 g}

    Both rates, "Lithium roughening per charge [m2.C-1]" and "Lithium interphase growth rate
    [s-1]", may be 0.
    """

    surface_forms: ClassVar = ("false", "differential")
    terms: ClassVar = {
        "lithium charge transfer": "lithium charge transfer overpotential [V]",
        "lithium interphase": "lithium interphase overpotential [V]",
    }

    @property
    def _has_capacitances(self):
        return self.options["surface form"] == "differential"

    def get_fundamental_variables(self):
        change = self.state("change of lithium metal inventory [mol.m-2]")
        inventory = self.param.lithium_init + change
        states = [
            self.state("lithium area over that of the face"),
            self.state("lithium interphase thickness over the first"),
        ]
        if self._has_capacitances:
            states += [
                self.state("lithium charge transfer overpotential [V]"),
                self.state("lithium interphase overpotential [V]"),
            ]
        return {
            **{state.name: state for state in [change, *states]},
            f"{self.Side} lithium metal inventory [mol.m-2]": inventory,
            f"{self.Side} lithium metal thickness [m]": inventory * self.param.V_bar_Li,
        }

    def get_coupled_variables(self, variables):
        T = self.temperature(variables)
        area = variables[f"{self.Side} lithium area over that of the face"]
        growth = variables[f"{self.Side} lithium interphase thickness over the first"]
        c_e = pybamm.boundary_value(
            variables["Separator electrolyte concentration [mol.m-3]"], self.side
        )
        j0 = area * self.param.j0_Li_metal(c_e, 1 / self.param.V_bar_Li, T)
        resistance = growth * self.param.R_interphase(T) / area
        i, two_thermal = self.oxidation(variables), 2 * self.param.R * T / self.param.F
        if self._has_capacitances:
            eta = variables[f"{self.Side} lithium charge transfer overpotential [V]"]
            eta_film = variables[f"{self.Side} lithium interphase overpotential [V]"]
            reaction = 2 * j0 * pybamm.sinh(eta / two_thermal)
        else:
            eta = two_thermal * pybamm.arcsinh(i / (2 * j0))
            eta_film = i * resistance
            reaction = i
        return variables | {
            f"{self.Side} lithium charge transfer overpotential [V]": eta,
            f"{self.Side} lithium interphase overpotential [V]": eta_film,
            f"{self.Side} lithium interphase resistance [Ohm.m2]": resistance,
            f"{self.Side} lithium reaction current density [A.m-2]": reaction,
        }

    def set_rhs(self, variables):
        param = self.param
        j = variables[f"{self.Side} lithium reaction current density [A.m-2]"]
        change = variables[f"{self.Side} change of lithium metal inventory [mol.m-2]"]
        area = variables[f"{self.Side} lithium area over that of the face"]
        growth = variables[f"{self.Side} lithium interphase thickness over the first"]
        growing = param.interphase_growth / (2 * growth)
        lost = (1 - param.coulombic_efficiency) * pybamm.maximum(-j, 0) / param.F
        self.rhs = {
            change: -j / param.F - lost - param.lithium_in_interphase * growing,
            area: param.roughening * abs(j),
            growth: growing,
        }
        if self._has_capacitances:
            i = self.oxidation(variables)
            eta = variables[f"{self.Side} lithium charge transfer overpotential [V]"]
            eta_film = variables[f"{self.Side} lithium interphase overpotential [V]"]
            resistance = variables[f"{self.Side} lithium interphase resistance [Ohm.m2]"]
            self.rhs |= {
                eta: (i - j) / param.n.C_dl(self.temperature(variables)),
                eta_film: relaxation(
                    at_rest=i * resistance,
                    overpotential=eta_film,
                    time_constant=resistance * param.C_interphase,
                ),
            }

    def set_initial_conditions(self, variables):
        at_first = {
            "change of lithium metal inventory [mol.m-2]": 0,
            "lithium area over that of the face": 1,
            "lithium interphase thickness over the first": 1,
        }
        if self._has_capacitances:
            at_first |= {
                "lithium charge transfer overpotential [V]": 0,
                "lithium interphase overpotential [V]": 0,
            }
        self.initial_conditions = {
            variables[f"{self.Side} {name}"]: pybamm.Scalar(value)
            for name, value in at_first.items()
        }

    def add_events_from(self, variables):
        left = variables[f"{self.Side} lithium metal inventory [mol.m-2]"]
        self.events.append(pybamm.Event(f"{self.Side} lithium exhausted", pybamm.min(left)))
