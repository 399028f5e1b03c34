"""A membrane between two electrodes that hold no electrolyte: what a laboratory measures it in."""

from typing import ClassVar

import pybamm

from mofcell.models.default_values import refuse_unknown
from mofcell.models.electrolyte.salt import NoSalt, SaltBetweenFaces
from mofcell.models.electrolyte.uniform_current import UniformCurrent
from mofcell.models.faces.face import Face
from mofcell.models.layers import TwoConductor
from mofcell.models.layers.layer import Layer
from mofcell.models.meshes import Cosine1DSubMesh
from mofcell.models.metal_cell import term_variable
from mofcell.models.options import check
from mofcell.models.parameters import MOFParameters
from mofcell.parameters import library
from mofcell.parameters.values import parameter_values


class MembraneOptions(pybamm.BatteryModelOptions):
    """PyBaMM's options of a cell that is all membrane."""

    @property
    def whole_cell_domains(self):
        """The domains that hold electrolyte."""
        return ["separator"]

    @property
    def electrode_types(self):
        """Those of a half-cell, whose parameter symbols are the ones there are."""
        return {"negative": "planar", "positive": "porous"}


#: PyBaMM's default of each option that a membrane alone takes no other of.
DEFAULTS = {
    option: values[:1]
    for option, values in pybamm.BatteryModelOptions({}).possible_options.items()
    if option != "operating mode"
} | {"working electrode": ("positive",)}  # the parameter symbols are those of a half-cell


class Voltage(pybamm.BaseSubModel):
    r"""The voltage between the electrodes, and its terms, which add up to it.

    .. math:: V = \Delta \phi_{right} - \Delta \phi_{left} + \phi(L) - \phi(0) - i R_{contact}

    with the drops of the faces and the potential across the membrane. "Electrolyte potential
    [V]" and, where there is salt, "Anion potential [V]" count from the left electrode.

    Parameters
    ----------
    param : :class:`mofcell.models.MOFParameters`
        Parameter symbols.
    options : dict
        Options of the model.
    drops : dict
        Terms of the faces, and the variable of each without its side.
    """

    def __init__(self, param, options, drops):
        super().__init__(param, name="voltage", options=options)
        self.drops = drops

    def get_coupled_variables(self, variables):
        i = variables["Current collector current density [A.m-2]"]
        T = variables["Volume-averaged cell temperature [K]"]
        terms = {
            **{
                term: variables[f"Right {drop}"] - variables[f"Left {drop}"]
                for term, drop in self.drops.items()
            },
            "membrane ohmic": variables["Membrane ohmic overpotential [V]"],
            "membrane diffusion potential": variables["Membrane diffusion potential [V]"],
            "contact": -i * self.param.R_contact(T) * self.param.A_cc,
        }
        voltage = sum(terms.values())
        phi_left = -sum(variables[f"Left {drop}"] for drop in self.drops.values())
        phi = phi_left + variables["Electrolyte potential above that of the left face [V]"]
        variables = variables | {"Electrolyte potential [V]": phi}
        if "Separator salt chemical potential [V]" in variables:
            salt = variables["Separator salt chemical potential [V]"]
            variables["Anion potential [V]"] = phi - salt
        return variables | {
            **{term_variable(term): value for term, value in terms.items()},
            "Contact overpotential [V]": terms["contact"],
            "Voltage [V]": voltage,
            "Battery voltage [V]": voltage,
        }


class MembraneCell(pybamm.BaseBatteryModel):
    """Electrode | membrane | electrode, both of one kind.

    A positive current flows through the membrane from left to right, so "Voltage [V]" is then
    negative, as that of any cell that has to be driven. Subclasses name the ``face``.

    Parameters
    ----------
    options : dict, optional
        PyBaMM's options: "operating mode" and, as far as the faces can, "surface form".
    name : str, optional
        Name of the model.
    build : bool, optional
        Whether to build the model at once.
    membrane : type, optional
        What fills the membrane, a class of :mod:`mofcell.models.layers`.

    Raises
    ------
    pybamm.OptionError
        For an option that is not offered, and for a membrane that is no such class.
    """

    default_name: str
    face: type[Face]

    #: Options of PyBaMM of which only some values hold here: of most, its default.
    offered: ClassVar[dict]

    def __init_subclass__(cls, **known):
        super().__init_subclass__(**known)
        cls.offered = DEFAULTS | {"surface form": cls.face.surface_forms}

    def __init__(self, options=None, name=None, build=True, *, membrane=TwoConductor):
        if not (isinstance(membrane, type) and issubclass(membrane, Layer)):
            raise pybamm.OptionError(
                f"membrane is {membrane!r}; give a class of mofcell.models: TwoConductor, "
                "SingleIon or Concentrated"
            )
        self.membrane = membrane
        options = {
            "working electrode": "positive",
            "surface form": self.face.surface_forms[0],
            **(options or {}),
        }
        check(self, options)
        super().__init__(MembraneOptions(options), name or self.default_name)
        self.set_standard_output_variables()
        self.set_submodels()
        if build:
            self.build_model()

    def _rebuild_param(self):
        self.param = MOFParameters(self.options)

    def set_submodels(self):
        """The parts of the cell."""
        param, options = self.param, self.options
        faces = tuple(self.face(param, options, side) for side in ("left", "right"))
        self.set_external_circuit_submodel()
        self.submodels |= {
            "current collector": pybamm.current_collector.Uniform(param),
            "thermal": pybamm.thermal.isothermal.Isothermal(param, options),
            "porosity": pybamm.porosity.Constant(param, options),
            "transport efficiency": pybamm.transport_efficiency.Bruggeman(
                param, "Electrolyte", options
            ),
            "electrolyte": (
                SaltBetweenFaces(param, options, {"separator": self.membrane})
                if self.membrane.holds_salt
                else NoSalt(param, options)
            ),
            "membrane": UniformCurrent(param, options, self.membrane, faces),
            **{face.name: face for face in faces},
            "voltage": Voltage(param, options, self.face.terms),
        }

    @property
    def default_parameter_values(self):
        """The membrane of Gu et al. 2025, filled as the model's is."""
        refuse_unknown({"membrane": self.membrane})
        cell = self.default_cell()
        if not self.membrane.holds_salt:
            cell = cell.replace(electrolyte=cell.electrolyte.replace(transference_number=1.0))
        return parameter_values(cell)

    @staticmethod
    def default_cell():
        """The record behind ``default_parameter_values``."""
        return library.cell("gu2025-symmetric")

    @property
    def default_geometry(self):
        return {
            "separator": {"x_s": {"min": 0, "max": self.param.s.L}},
            "current collector": {"z": {"position": 1}},
        }

    @property
    def default_submesh_types(self):
        """Refined at both faces, where the gradients are steepest."""
        return {
            "separator": Cosine1DSubMesh,
            "current collector": pybamm.SubMesh0D,
        }

    @property
    def default_var_pts(self):
        return {"x_s": 40}

    @property
    def default_quick_plot_variables(self):
        return ["Current [A]", "Voltage [V]", "Electrolyte concentration [mol.m-3]"]

    @classmethod
    def terms(cls):
        """Names of the terms of the voltage."""
        return (*cls.face.terms, "membrane ohmic", "membrane diffusion potential", "contact")

    def set_standard_output_variables(self):
        """Time, and the place in the membrane, which is all there is."""
        super().set_standard_output_variables()
        for elsewhere in ("x_n [m]", "x_p [m]"):
            del self.variables[elsewhere]
        self.variables["x [m]"] = self.variables["x_s [m]"]

    def set_voltage_variables(self):
        """None: the voltage is there already, for the external circuit to hold."""

    def set_soc_variables(self):
        """None: it has no state of charge."""

    def set_degradation_variables(self):
        """None: what is lost is said by the faces."""
