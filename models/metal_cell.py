"""What the full models have in common: a lithium-metal cell with a MOF electrolyte."""

from typing import ClassVar

import pybamm

from mofcell.models import heat
from mofcell.models.default_values import refuse_unknown
from mofcell.models.electrolyte.salt import NoSalt, Salt
from mofcell.models.fade import ActiveMaterialLoss
from mofcell.models.layers import TwoConductor
from mofcell.models.layers.layer import Layer
from mofcell.models.lithium.interphase import Interphase, LithiumExplicit, LithiumSurfaceForm
from mofcell.models.lithium.inventory import Inventory
from mofcell.models.membrane_cathode import ConstantInterface
from mofcell.models.options import check
from mofcell.models.parameters import MOFParameters
from mofcell.models.resistance import Resistance, ResistanceAndCapacitance
from mofcell.parameters import library
from mofcell.parameters.heat import Heat
from mofcell.parameters.values import parameter_values

#: Name of each term of the voltage, and the variables (with their sign) it is made of.
VOLTAGE_TERMS = {
    "equilibrium potential": [(1, "Bulk open-circuit voltage [V]")],
    "lithium charge transfer": [(-1, "Lithium metal interface reaction overpotential [V]")],
    "lithium interphase": [
        (1, "Lithium interphase overpotential [V]"),
        (1, "Negative electrode SEI film overpotential [V]"),  # 0 unless an SEI option is set
    ],
    "membrane ohmic": [(1, "Membrane ohmic overpotential [V]")],
    "membrane diffusion potential": [(1, "Membrane diffusion potential [V]")],
    "membrane-cathode interface": [(1, "Membrane-cathode interface overpotential [V]")],
    "catholyte ohmic": [(1, "Catholyte ohmic overpotential [V]")],
    "catholyte diffusion potential": [(1, "Catholyte diffusion potential [V]")],
    "cathode charge transfer": [(1, "X-averaged positive electrode reaction overpotential [V]")],
    "particle diffusion": [(1, "Positive particle concentration overpotential [V]")],
    "electronic": [
        (1, "Positive current collector potential [V]"),
        (-1, "X-averaged positive electrode open-circuit potential [V]"),
        (-1, "X-averaged positive electrode reaction overpotential [V]"),
        (-1, "X-averaged positive electrolyte potential [V]"),
        (-1, "Negative electrode potential drop [V]"),
    ],
    "contact": [(-1, "Contact overpotential [V]")],
}


def term_variable(term):
    """Name of the variable that holds a term of the voltage.

    Parameters
    ----------
    term : str
        One of ``VOLTAGE_TERMS``.

    Returns
    -------
    str
        Name of a variable of :class:`DFN` and :class:`SPMe` [V].

    Examples
    --------
    >>> term_variable("membrane ohmic")
    'Membrane ohmic contribution to voltage [V]'
    """
    return f"{term.capitalize()} contribution to voltage [V]"


class MetalCell(pybamm.lithium_ion.BaseModel):
    """Base of the full models: options, parameters, lithium, terms of the voltage.

    Parameters
    ----------
    options : dict, optional
        PyBaMM's options, as far as ``offered`` allows.
    name : str, optional
        Name of the model.
    build : bool, optional
        Whether to build the model at once.
    membrane, catholyte : type, optional
        What fills the membrane and the pores of the cathode, classes of
        :mod:`mofcell.models.layers`.
    interface : type, optional
        The plane between membrane and cathode: ``ConstantInterface`` or, where its resistance
        rises with the charge that has passed, ``RisingInterface``.

    Raises
    ------
    pybamm.OptionError
        For an option that is not offered, and for a membrane that holds salt beside a
        catholyte that cannot.
    """

    default_name: str

    #: Options of PyBaMM of which only some values hold here; of the others all.
    offered: ClassVar[dict] = {
        "working electrode": ("positive",),  # lithium metal on the negative side
        "surface form": ("false", "differential"),
        "transport efficiency": ("Bruggeman", "tortuosity factor"),  # others exceed 1
        "dimensionality": (0,),
        "particle phases": ("1",),
        "thermal": ("isothermal", "lumped"),
        "surface temperature": ("ambient",),  # the heat is given off per electrode area
        "heat of mixing": ("false",),
        "lithium plating": ("none",),  # lithium is all there is
        # the lithium side and the cathode: what fades
        "SEI": ("none", "constant", ("constant", "none"), ("solvent-diffusion limited", "none")),
        "loss of active material": ("none", ("none", "current-driven")),
        # the lithium side and the cathode; the cathode's record states both branches
        "open-circuit potential": ("single", ("single", "one-state hysteresis")),
    }

    def __init__(
        self,
        options=None,
        name=None,
        build=True,
        *,
        membrane=TwoConductor,
        catholyte=TwoConductor,
        interface=ConstantInterface,
    ):
        for layer, law in (("membrane", membrane), ("catholyte", catholyte)):
            if not (isinstance(law, type) and issubclass(law, Layer)):
                raise pybamm.OptionError(
                    f"{layer} is {law!r}; give a class of mofcell.models: TwoConductor, SingleIon "
                    "or Concentrated"
                )
        if membrane.holds_salt and not catholyte.holds_salt:
            raise pybamm.OptionError(
                f"a {membrane.__name__} membrane gives salt to the cathode, where the "
                f"{catholyte.__name__} catholyte cannot take it: choose a catholyte that holds "
                "salt, or a single-ion membrane"
            )
        if not (isinstance(interface, type) and issubclass(interface, ConstantInterface)):
            raise pybamm.OptionError(
                f"interface is {interface!r}; give a class of mofcell.models: ConstantInterface "
                "or RisingInterface"
            )
        self.interface = interface
        self.laws = {"separator": membrane, "positive electrode": catholyte}
        options = {
            "working electrode": "positive",
            "contact resistance": "true",
            "calculate discharge energy": "true",
            **(options or {}),
        }
        check(self, options)
        super().__init__(options, name or self.default_name, build)

    def _rebuild_param(self):
        self.param = MOFParameters(self.options)

    @property
    def default_parameter_values(self):
        """The cell of Gu et al. 2025, its layers filled as the model's are."""
        membrane, catholyte = self.laws.values()
        refuse_unknown({"membrane": membrane, "catholyte": catholyte})
        cell = library.cell("gu2025-lfp")
        if not self.laws["separator"].holds_salt:
            single_ion = cell.electrolyte.replace(transference_number=1.0)
            cell = cell.replace(electrolyte=single_ion)
        if not self.laws["positive electrode"].holds_salt:
            cell = cell.replace(catholyte=None)
        in_still_air = Heat(heat_transfer_coefficient=20.0)  # 10 W/m2/K on each face: assumed
        return parameter_values(cell, heat=in_still_air)

    @property
    def default_submesh_types(self):
        """Particles refined at the surface, where a discharge has its steepest gradients.

        The stretch is the one that docs/convergence.md studies: less misses the start of
        a discharge, more its end.
        """
        return {
            **super().default_submesh_types,
            "positive particle": pybamm.MeshGenerator(
                pybamm.Exponential1DSubMesh, submesh_params={"side": "right", "stretch": 3.0}
            ),
        }

    @property
    def has_capacitances(self):
        """Whether double layers and films are charged, as impedance needs it."""
        return self.options["surface form"] == "differential"

    def set_electrolyte_concentration_submodel(self):
        if self.laws["positive electrode"].holds_salt:
            submodel = Salt(self.param, self.options, self.laws)
        else:
            submodel = NoSalt(self.param, self.options)
        self.submodels["electrolyte diffusion"] = submodel
        self.submodels["membrane|cathode interface"] = self.interface(self.param, self.options)
        self.submodels["membrane|cathode overpotential"] = self._resistance(
            "Membrane-cathode interface"
        )

    def _resistance(self, name):
        resistance = ResistanceAndCapacitance if self.has_capacitances else Resistance
        return resistance(self.param, self.options, name)

    def set_active_material_submodel(self):
        super().set_active_material_submodel()
        stock = self.submodels["positive primary active material"]
        if isinstance(stock, pybamm.active_material.LossActiveMaterial):
            self.submodels["positive primary active material"] = ActiveMaterialLoss(
                self.param, "positive", self.options, self.x_average, "primary"
            )

    def set_thermal_submodel(self):
        super().set_thermal_submodel()
        if self.options["thermal"] == "lumped":
            self.submodels["thermal"] = heat.Heat(self.param, self.options, self.x_average)

    def set_li_metal_counter_electrode_submodels(self):
        super().set_li_metal_counter_electrode_submodels()
        stock = self.submodels["negative electrode potential"]
        lithium = (
            LithiumExplicit
            if isinstance(stock, pybamm.electrode.ohm.LithiumMetalExplicit)
            else LithiumSurfaceForm
        )
        self.submodels["negative electrode potential"] = lithium(
            self.param, "negative", self.options
        )
        self.submodels["lithium interphase"] = Interphase(self.param, options=self.options)
        self.submodels["lithium interphase overpotential"] = self._resistance("Lithium interphase")
        self.submodels["lithium inventory"] = Inventory(self.param, self.options)

    def set_voltage_variables(self):
        super().set_voltage_variables()
        for term, parts in VOLTAGE_TERMS.items():
            self.variables[term_variable(term)] = sum(
                sign * self.variables[name] for sign, name in parts
            )
