"""Conservation of the salt: the anion balance in the layers that hold salt."""

import numpy as np
import pybamm

from mofcell.parameters import donnan

#: Ion concentrations below this [mol.m-3] count as zero in logarithms and roots.
SMALLEST_CONCENTRATION = 1e-6


class Salt(pybamm.electrolyte_diffusion.Full):
    r"""Balance of the anion in each layer that holds salt.

    .. math:: \epsilon F \frac{\partial c_-}{\partial t} = \nabla \cdot i_-

    The state is :math:`\epsilon c_-`. No anion crosses an outer face, so its amount is
    kept to rounding. :math:`c_s = \sqrt{c_-(c_- + N)}`, continuous across the layers, is
    PyBaMM's "Electrolyte concentration [mol.m-3]"; a layer without salt shows its initial
    value.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    laws : dict
        Class of :mod:`mofcell.models.layers` for each domain.
    """

    def __init__(self, param, options, laws):
        super().__init__(param, options)
        self.framework_charge = {
            domain: law.framework_charge(domain, param)
            for domain, law in laws.items()
            if law.holds_salt
        }

    def get_fundamental_variables(self):
        amounts = [
            pybamm.Variable(
                f"{domain.capitalize()} porosity times anion concentration [mol.m-3]",
                domain=domain,
                auxiliary_domains={"secondary": "current collector"},
                bounds=(0, np.inf),
                scale=self.param.c_e_init_av,
            )
            for domain in self.framework_charge
        ]
        total = pybamm.concatenation(*amounts)
        return {
            **{amount.name: amount for amount in amounts},
            "Porosity times anion concentration [mol.m-3]": total,
        }

    def get_coupled_variables(self, variables):
        salt, lithium = {}, {}
        for domain in self.options.whole_cell_domains:
            Domain = domain.capitalize()
            eps = variables[f"{Domain} porosity"]
            if domain in self.framework_charge:
                N = self.framework_charge[domain]
                amount = variables[f"{Domain} porosity times anion concentration [mol.m-3]"]
                least = pybamm.maximum(-N, 0) + SMALLEST_CONCENTRATION  # neither ion below 0
                anion = self._at_least(amount / eps, least)
                known = {"anion_concentration": anion, "framework_charge_density": N}
                cation = donnan.cation_concentration(**known)
                salt[domain] = donnan.salt_concentration(**known)
                lithium[domain] = amount + eps * N
                variables[f"{Domain} anion concentration [mol.m-3]"] = anion
                variables[f"{Domain} cation concentration [mol.m-3]"] = cation
            else:
                salt[domain] = self._broadcast(self.param.c_e_init, domain)
                lithium[domain] = self._broadcast(0, domain)
        total = variables["Porosity times anion concentration [mol.m-3]"]
        variables.update(self._get_standard_porosity_times_concentration_variables(lithium))
        variables.update(self._get_standard_concentration_variables(salt))
        for ion in ("anion", "cation"):
            variables[f"{ion.capitalize()} concentration [mol.m-3]"] = pybamm.concatenation(
                *[
                    variables[f"{domain.capitalize()} {ion} concentration [mol.m-3]"]
                    for domain in self.framework_charge
                ]
            )
        salty = [salt[domain] for domain in self.framework_charge]
        variables["Salt left at the poorest point"] = (
            pybamm.min(pybamm.concatenation(*salty)) / self.param.c_e_init
        )
        x = pybamm.SpatialVariable("x", domain=total.domain)
        variables["Total anions in electrolyte [mol]"] = self.param.A_cc * pybamm.yz_average(
            pybamm.Integral(total, x)
        )
        return variables

    def set_rhs(self, variables):
        amount = variables["Porosity times anion concentration [mol.m-3]"]
        self.rhs = {amount: pybamm.div(variables["Anion current density [A.m-2]"]) / self.param.F}

    def set_initial_conditions(self, variables):
        amount = variables["Porosity times anion concentration [mol.m-3]"]
        initial = [
            self.param.domain_params[domain.split()[0]].epsilon_init
            * donnan.anion_concentration(
                salt_concentration=self.param.c_e_init, framework_charge_density=N
            )
            for domain, N in self.framework_charge.items()
        ]
        self.initial_conditions = {amount: pybamm.concatenation(*initial)}

    def set_boundary_conditions(self, variables):
        """None: that no anion crosses a face is said where its current is."""

    @staticmethod
    def _at_least(concentration, least):
        return pybamm.maximum(concentration, least)

    @staticmethod
    def _broadcast(value, domain):
        return pybamm.FullBroadcast(value, domain, "current collector")


class SaltBetweenFaces(Salt):
    """Salt of a membrane alone, where a current may empty a face for as long as it likes.

    Beside fixed charge it does so without end, at a concentration that counts as zero, to which
    it goes over smoothly: the solver stumbles for thousands of steps over a kink there.
    """

    @staticmethod
    def _at_least(concentration, least):
        above = concentration - least
        return least + (above + (above**2 + SMALLEST_CONCENTRATION**2) ** 0.5) / 2


class NoSalt(pybamm.electrolyte_diffusion.ConstantConcentration):
    """Nothing to conserve: single-ion conductors throughout, no concentration solved for."""

    def get_coupled_variables(self, variables):
        variables = super().get_coupled_variables(variables)
        variables["Salt left at the poorest point"] = pybamm.Scalar(1)
        return variables
