"""From a cell to PyBaMM's parameter values."""

import math
from functools import singledispatch

from mofcell.parameters import library
from mofcell.parameters.concentrated import ConcentratedElectrolyte
from mofcell.parameters.constants import LITHIUM_MOLAR_VOLUME
from mofcell.parameters.fade import MECHANISMS
from mofcell.parameters.laws import Function, Law
from mofcell.parameters.membrane_cell import MembraneCell

#: Salt concentration at which exchange currents are stated [mol.m-3].
REFERENCE_SALT = 1000.0


@singledispatch
def numbers(cell):
    """Every number of the cell under PyBaMM's name: a float or a law of temperature.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Values by parameter name, SI. All of them can be inputs of one compiled model.
    """
    cathode, side = cell.cathode, math.sqrt(cell.area)
    salt = cell.filling.salt_concentration or REFERENCE_SALT  # where there is none
    return {
        "Electrode height [m]": side,
        "Electrode width [m]": side,
        "Nominal cell capacity [A.h]": cell.current(1.0),
        "Contact resistance [Ohm]": cell.contact_resistance / cell.area,
        "Initial concentration in electrolyte [mol.m-3]": salt,
        # lithium
        "Negative electrode thickness [m]": cell.lithium_foil_thickness,
        "Lithium reference exchange-current density [A.m-2]": (
            cell.lithium_exchange_current_density
        ),
        "Lithium interphase resistance [Ohm.m2]": cell.lithium_interface_resistance,
        "Lithium plating coulombic efficiency": cell.coulombic_efficiency,
        **membrane_numbers(cell),
        "Membrane-cathode interface resistance [Ohm.m2]": cell.membrane_cathode_resistance,
        # cathode
        "Positive electrode thickness [m]": cell.cathode_thickness,
        "Positive electrode porosity": cell.cathode_porosity,
        "Positive electrode Bruggeman coefficient (electrolyte)": cell.cathode_bruggeman,
        "Positive electrode active material volume fraction": cell.active_volume_fraction,
        "Positive electrode electronic conductivity [S.m-1]": cathode.electronic_conductivity,
        "Positive particle reference diffusivity [m2.s-1]": (
            cathode.particle_radius**2 / cell.diffusion_time
        ),
        "Positive particle relative diffusivity": cathode.relative_diffusivity,
        "Positive electrode reference exchange-current density [A.m-2]": (
            cathode.exchange_current_density
        ),
        "Maximum concentration in positive electrode [mol.m-3]": cathode.maximum_concentration,
        "Initial concentration in positive electrode [mol.m-3]": (
            cell.initial_stoichiometry * cathode.maximum_concentration
        ),
        "Lower voltage cut-off [V]": cell.voltage_window[0],
        "Upper voltage cut-off [V]": cell.voltage_window[1],
        **electrolyte_numbers("Positive electrode", cell.filling),
    }


def membrane_numbers(cell):
    """The numbers of the membrane of a cell of any kind, as :func:`numbers`."""
    return {
        "Separator thickness [m]": cell.membrane_thickness,
        "Separator porosity": cell.electrolyte.porosity,
        "Separator Bruggeman coefficient (electrolyte)": (
            # an Electrolyte is measured on the membrane, a liquid is not
            1.5 if isinstance(cell.electrolyte, ConcentratedElectrolyte) else 0.0
        ),
        **electrolyte_numbers("Separator", cell.electrolyte),
    }


def electrolyte_numbers(layer, electrolyte):
    """The numbers of what fills a layer, as :func:`numbers`."""
    if isinstance(electrolyte, ConcentratedElectrolyte):
        return {}
    if electrolyte.is_single_ion:
        return {f"{layer} conductivity of the single ion [S.m-1]": electrolyte.conductivity}
    return {
        f"{layer} framework charge density [mol.m-3]": electrolyte.framework_charge_density,
        f"{layer} cation diffusivity [m2.s-1]": Function(function=electrolyte.cation_diffusivity),
        f"{layer} anion diffusivity [m2.s-1]": Function(function=electrolyte.anion_diffusivity),
    }


def numbers_at(cell, temperature):
    """The numbers of a cell with every law taken at one temperature.

    Parameters
    ----------
    cell : Cell
        The cell.
    temperature : float
        Temperature [K].

    Returns
    -------
    dict
        Floats by parameter name, SI.
    """
    return {
        name: value(temperature) if isinstance(value, Law) else float(value)
        for name, value in numbers(cell).items()
    }


def capacitance_numbers(cell):
    """The numbers of double layers and films, which a model without them has not.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Floats by parameter name [F.m-2].
    """
    return {
        "Negative electrode double-layer capacity [F.m-2]": cell.lithium_double_layer_capacitance,
        "Lithium interphase capacity [F.m-2]": cell.interphase_capacitance,
        "Membrane-cathode interface capacity [F.m-2]": cell.membrane_cathode_capacitance,
        "Positive electrode double-layer capacity [F.m-2]": cell.cathode_double_layer_capacitance,
    }


def fade_numbers(cell, mechanisms):
    """The numbers of mechanisms of fade.

    Parameters
    ----------
    cell : Cell
        The cell.
    mechanisms : iterable of FadeMechanism
        What makes it fade.

    Returns
    -------
    dict
        Floats by parameter name, SI.
    """
    return {name: n for each in mechanisms for name, n in each.numbers(cell).items()}


@singledispatch
def functions(cell):
    """What cannot be an input: functions of concentration, the mesh of the particles.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    dict
        Functions of PyBaMM symbols, and a few numbers that shape them, by parameter name.
    """
    cathode = cell.cathode
    return {
        "Positive particle radius [m]": cathode.particle_radius,
        "Positive electrode OCP [V]": cathode.open_circuit_potential,
        **_branches(cathode),
        "Positive electrode conductivity [S.m-1]": _electronic_conductivity,
        "Positive electrode exchange-current density [A.m-2]": _cathode_exchange_current,
        "Positive electrode exchange-current exponent": cathode.exchange_current_exponent,
        "Positive particle diffusivity [m2.s-1]": _particle_diffusivity,
        "Positive particle diffusivity over that at half lithiation": (
            cathode.diffusivity_of_stoichiometry or 1.0
        ),
        "Exchange-current density for lithium metal electrode [A.m-2]": lithium_exchange_current,
        "Positive electrode current-driven LAM rate": _cathode_loss,
        **electrolyte_functions("Separator", "membrane", cell.electrolyte),
        **electrolyte_functions("Positive electrode", "catholyte", cell.filling),
    }


def parameter_values(cell, *, temperature=298.15, c_rate=1.0, heat=None):
    """PyBaMM's parameter values of a cell, to use in ``pybamm.Simulation``.

    Parameters
    ----------
    cell : Cell, SymmetricCell or BlockingCell
        The cell.
    temperature : float, optional
        Ambient and initial temperature [K].
    c_rate : float, optional
        Discharge current in units of the nominal 1C current, or of the current density of a
        symmetric cell's test [-]. None flows through a blocking cell.
    heat : Heat, optional
        What the cell keeps of its heat, for PyBaMM's option "thermal".

    Returns
    -------
    pybamm.ParameterValues
        Laws stay functions of temperature. Mechanisms of fade that the cell has not stand still.

    Examples
    --------
    >>> from mofcell.parameters import cell
    >>> values = parameter_values(cell("gu2025-lfp"))
    >>> round(values["Separator thickness [m]"] * 1e6)
    300
    """
    import pybamm

    for citation in citations(cell):
        pybamm.citations.register(citation)
    at_temperature = {
        "Ambient temperature [K]": temperature,
        "Initial temperature [K]": temperature,
    }
    if isinstance(cell, MembraneCell):
        return pybamm.ParameterValues(
            {
                **CONSTANTS,
                **numbers(cell),
                **functions(cell),
                **at_temperature,
                "Current function [A]": cell.current(c_rate),
            }
        )
    return pybamm.ParameterValues(
        {
            **CONSTANTS,
            **numbers(cell),
            **capacitance_numbers(cell),
            **functions(cell),
            **fade_numbers(cell, [*(each.paced(0) for each in MECHANISMS.values()), *cell.fade]),
            **({} if heat is None else heat.numbers(cell)),
            **at_temperature,
            "Current function [A]": cell.current(c_rate),
            "Open-circuit voltage at 0% SOC [V]": cell.voltage_window[0],
            "Open-circuit voltage at 100% SOC [V]": cell.voltage_window[1],
        }
    )


def citations(cell):
    """Works that a cell's numbers are from, as BibTeX or as PyBaMM knows them.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    list of str
        For ``pybamm.citations.register``: the records' own, and those of the publications
        that they are read from.
    """
    found = []
    parts = [getattr(cell, part, None) for part in ("electrolyte", "filling", "cathode")]
    for record in filter(None, (cell, *parts)):
        found += library.bibtex_of(record.source) + list(getattr(record, "citations", ()))
    return list(dict.fromkeys(found))


#: Parameters of PyBaMM's half-cell that no cell changes.
CONSTANTS = {
    "Reference temperature [K]": 298.15,
    "Number of electrodes connected in parallel to make a cell": 1.0,
    "Number of cells connected in series to make a battery": 1.0,
    "Lithium metal partial molar volume [m3.mol-1]": LITHIUM_MOLAR_VOLUME,
    "Negative electrode OCP [V]": 0.0,
    "Negative electrode OCP entropic change [V.K-1]": 0.0,
    "Negative electrode conductivity [S.m-1]": 1.08e7,  # lithium metal, as PyBaMM's Xu2019
    "Negative electrode charge transfer coefficient": 0.5,  # symmetric: assumed
    "Positive electrode charge transfer coefficient": 0.5,
    "Positive electrode OCP entropic change [V.K-1]": 0.0,  # isothermal: only sets a reference
    "Positive electrode Bruggeman coefficient (electrode)": 1.5,  # spheres: assumed
    "Separator Bruggeman coefficient (electrode)": 1.5,
}


def lithium_exchange_current(c_e, c_Li, T):
    """Exchange current of lithium [A.m-2], which does not depend on the salt."""
    return _of_temperature("Lithium reference exchange-current density [A.m-2]", T)


def _cathode_exchange_current(c_e, c_s_surf, c_s_max, T):
    import pybamm

    j0 = _of_temperature("Positive electrode reference exchange-current density [A.m-2]", T)
    a = pybamm.Parameter("Positive electrode exchange-current exponent")
    shape = 2 * c_s_surf**a * (c_s_max - c_s_surf) ** (1 - a) / c_s_max
    return j0 * (c_e / REFERENCE_SALT) ** (1 - a) * shape


def _cathode_loss(i, T):
    import pybamm

    k = pybamm.Parameter("Positive electrode active material loss per charge [m2.C-1]")
    initial = pybamm.Parameter("Positive electrode active material volume fraction")
    return -k * initial * abs(i)


def _particle_diffusivity(sto, T):
    import pybamm

    D = pybamm.Parameter("Positive particle reference diffusivity [m2.s-1]")
    of_stoichiometry = pybamm.FunctionParameter(
        "Positive particle diffusivity over that at half lithiation",
        {"Positive particle stoichiometry": sto},
    )
    return D * _of_temperature("Positive particle relative diffusivity", T) * of_stoichiometry


def _electronic_conductivity(sto, T):
    return _of_temperature("Positive electrode electronic conductivity [S.m-1]", T)


def _branches(cathode):
    """What PyBaMM's hysteresis of the open-circuit potential asks for."""
    known = cathode.hysteresis
    rate, state = (known.decay_rate, known.initial_state) if known else (0.0, -1.0)
    charge = known.delithiation_potential if known else _no_hysteresis
    return {
        "Positive electrode lithiation OCP [V]": cathode.open_circuit_potential,
        "Positive electrode delithiation OCP [V]": charge,
        "Positive particle lithiation hysteresis decay rate": rate,
        "Positive particle delithiation hysteresis decay rate": rate,
        "Initial hysteresis state in positive electrode": state,
    }


def _no_hysteresis(sto):
    import pybamm

    # a model that asks for it fails with this name; a set that is only written out does not
    return pybamm.Parameter(
        "Potential of charge of the cathode, which states no hysteresis: leave out the option "
        "'open-circuit potential', or give the cathode a Hysteresis"
    )


def _of_temperature(name, T):
    import pybamm

    return pybamm.FunctionParameter(name, {"Temperature [K]": T})


def electrolyte_functions(layer, argument, electrolyte):
    """Functions of a layer, and names that say which model it needs for one of another kind."""
    is_measured = isinstance(electrolyte, ConcentratedElectrolyte)
    if not is_measured and not electrolyte.is_single_ion:
        return {}
    kind = "Concentrated" if is_measured else "SingleIon"
    needed = f"{argument}={kind}, from mofcell.models, as DFN({argument}={kind})"

    def of_another_model(T):
        import pybamm

        return pybamm.Parameter(f"{electrolyte.name!r} in this layer needs {needed}")

    others = {
        f"{layer} framework charge density [mol.m-3]": 0.0,
        f"{layer} cation diffusivity [m2.s-1]": of_another_model,
        f"{layer} anion diffusivity [m2.s-1]": of_another_model,
    }
    return {**others, **(_measured_functions(layer, electrolyte) if is_measured else {})}


def _measured_functions(layer, electrolyte):
    properties = {
        "electrolyte conductivity [S.m-1]": electrolyte.conductivity,
        "electrolyte diffusivity [m2.s-1]": electrolyte.diffusivity,
        "cation transference number": electrolyte.transference_number,
        "thermodynamic factor": electrolyte.thermodynamic_factor,
    }
    return {
        f"{layer} {name}": held_in_range(value, electrolyte) for name, value in properties.items()
    }


def held_in_range(measured, electrolyte):
    """A measured property, held at the ends of the ranges it was measured in.

    Parameters
    ----------
    measured : callable
        Property of concentration [mol.m-3] and temperature [K].
    electrolyte : ConcentratedElectrolyte
        Electrolyte, which states the ranges.

    Returns
    -------
    callable
        The same of any concentration and temperature, numbers or PyBaMM's symbols.
    """
    import pybamm

    def held(value, ends):
        if ends is None:
            return value
        return pybamm.minimum(pybamm.maximum(value, ends[0]), ends[1])

    def of_concentration(c, T):
        return measured(
            held(c, electrolyte.concentration_range), held(T, electrolyte.temperature_range)
        )

    return of_concentration


def property_at_rest(name, electrolyte, temperature):
    """A measured property at the concentration at rest, held in its range as in the models.

    Parameters
    ----------
    name : str
        Field of the electrolyte.
    electrolyte : ConcentratedElectrolyte
        Electrolyte.
    temperature : float
        Temperature [K].

    Returns
    -------
    float
        Value [unit of the property].

    Examples
    --------
    >>> from mofcell.parameters import ConcentratedElectrolyte
    >>> salt = ConcentratedElectrolyte(name="salt", conductivity=1.0, transference_number=0.3,
    ...     diffusivity=lambda c, T: 1e-10 * (T - 270) / 28.15, temperature_range=(283.15, 333.15))
    >>> value = property_at_rest("diffusivity", salt, 243.15)
    >>> value == salt.diffusivity(1000.0, 283.15)
    True
    """
    held = held_in_range(getattr(electrolyte, name), electrolyte)
    found = held(electrolyte.salt_concentration, temperature)
    return float(found.evaluate() if hasattr(found, "evaluate") else found)
