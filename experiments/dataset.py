"""Datasets in one form: units and long names on everything, what made them in the attributes."""

import re
from importlib.metadata import version

import numpy as np
import xarray as xr
from scipy.interpolate import PchipInterpolator

#: Unit and long name of each variable and coordinate.
VOCABULARY = {
    "c_rate": ("-", "C-rate (of the nominal capacity)"),
    "temperature": ("K", "temperature"),
    "depth": ("-", "share of the delivered capacity"),
    "term": ("-", "term of the voltage"),
    "component": ("-", "component of the cell"),
    "basis": ("-", "what the mass counts"),
    "specific_capacity": ("mA.h.g-1", "discharge capacity per mass of active material"),
    "areal_capacity": ("mA.h.cm-2", "discharge capacity per electrode area"),
    "energy": ("W.h.kg-1", "discharge energy per mass of active material"),
    "mean_voltage": ("V", "mean discharge voltage"),
    "voltage": ("V", "voltage"),
    "capacity": ("mA.h.g-1", "capacity delivered per mass of active material"),
    "contribution": ("V", "contribution to the voltage (losses negative on discharge)"),
    "end_contribution": ("V", "contribution to the voltage at the end of discharge"),
    "temperature_rise": ("K", "temperature of the cell at the end, less that of the surroundings"),
    "load_held": ("-", "share of the load that was reached"),
    "status": ("-", "ok, or why there is no discharge curve"),
    "limited_by": ("-", "process that ended the discharge"),
    "specific_energy": ("W.h.kg-1", "specific energy"),
    "energy_density": ("W.h.L-1", "energy density"),
    "mass": ("kg.m-2", "mass per electrode area"),
    "thickness": ("m", "thickness"),
    "membrane": ("-", "electrolyte of the membrane"),
    "outside_range": ("-", "what was used outside the range it is known in"),
    "membrane_resistance": ("Ohm.m2", "resistance of the membrane"),
    "design": ("-", "number of the design"),
    "mid_contribution": ("V", "contribution to the voltage at half the delivered charge"),
    "specific_power": ("W.kg-1", "mean power per mass"),
    "solved_by": ("-", "model that was solved"),
    "expected_error": ("-", "expected error of the capacity, over the charge that takes part"),
    "input": ("-", "number of the cell that is varied"),
    "output": ("-", "what the cell delivers"),
    "output_unit": ("-", "unit of the output"),
    "lower_end": ("SI unit of the input", "lower end of the range"),
    "upper_end": ("SI unit of the input", "upper end of the range"),
    "first_order": ("-", "share of the variance, of the input alone"),
    "first_order_confidence": ("-", "half of the 95 % interval of first_order"),
    "total_order": ("-", "share of the variance, of the input with its interactions"),
    "total_order_confidence": ("-", "half of the 95 % interval of total_order"),
    "mean_effect": ("unit of the output", "mean size of the effect of the whole range"),
    "mean_effect_confidence": ("unit of the output", "half of the 95 % interval of mean_effect"),
    "signed_effect": ("unit of the output", "mean effect of the whole range, with its sign"),
    "signed_effect_confidence": ("unit of the output", "half of the 95 % interval"),
    "spread": ("unit of the output", "standard deviation of the effects of the whole range"),
    "spread_confidence": ("unit of the output", "half of the 95 % interval of spread"),
    "output_mean": ("unit of the output", "mean of all points"),
    "output_standard_deviation": ("unit of the output", "standard deviation of all points"),
    "without_number": ("-", "points that have no number"),
    "quantity": ("-", "what was measured"),
    "unit": ("-", "unit of the quantity"),
    "source": ("-", "where it was measured"),
    "measured": ("unit of the quantity", "measured"),
    "measured_error": ("unit of the quantity", "stated standard deviation of the measured"),
    "simulated": ("unit of the quantity", "simulated"),
    "residual": ("unit of the quantity", "simulated less measured"),
    "relative_residual": ("-", "simulated less measured, over the measured"),
    "curve_label": ("-", "name of the curve"),
    "curve_source": ("-", "where the curve was measured"),
    "curve_c_rate": ("-", "C-rate of the curve (of the nominal capacity)"),
    "curve_temperature": ("K", "temperature of the curve"),
    "curve_status": ("-", "ok, or why there is no discharge curve"),
    "curve_limited_by": ("-", "process that ended the discharge"),
    "voltage_rms": ("V", "root mean square of simulated less measured voltage"),
    "voltage_bias": ("V", "mean of simulated less measured voltage"),
    "capacity_residual": ("mA.h.g-1", "simulated less measured capacity"),
    "relative_capacity_residual": ("-", "simulated less measured capacity, over the measured"),
    "common_capacity": ("mA.h.g-1", "capacity up to which the voltages are compared"),
    "measured_capacity": ("mA.h.g-1", "measured capacity along the curve"),
    "measured_voltage": ("V", "measured voltage"),
    "simulated_capacity": ("mA.h.g-1", "simulated capacity along the curve"),
    "simulated_voltage": ("V", "simulated voltage"),
    "label": ("-", "name of the curve"),
    "number": ("-", "number that was free"),
    "other": ("-", "number that was free, beside it"),
    "number_unit": ("-", "SI unit of the number, in pint's notation"),
    "value": ("SI unit of the number", "best value"),
    "interval_low": ("SI unit of the number", "lower end of the 90 % interval"),
    "interval_high": ("SI unit of the number", "upper end of the 90 % interval"),
    "standard_error": ("SI unit of the number", "standard error"),
    "correlation": ("-", "correlation of the numbers"),
    "direction_error": ("-", "standard error of a product of powers of the numbers"),
    "power": ("-", "power of the number in the direction"),
    "drawn_value": ("SI unit of the number", "value in a draw"),
    "weight": ("-", "how much the draw counts"),
    "profile_value": ("SI unit of the number", "value at which the number is held"),
    "profile_misfit": ("-", "least sum of the squares of the residuals over their errors"),
    "error": ("unit of the quantity", "standard error of the measured, stated or assumed"),
    "candidate": ("-", "what could be measured next"),
    "shrinkage": ("-", "what it leaves of the width of the band"),
    "expected_half_width": ("unit of the prediction", "half of the 90 % band after it"),
    "cell_name": ("-", "cell"),
    "predicted_capacity": ("mA.h.g-1", "capacity predicted from the other points"),
    "band_low": ("mA.h.g-1", "lower end of the 90 % band"),
    "band_high": ("mA.h.g-1", "upper end of the 90 % band"),
    "relative_error": ("-", "predicted less measured, over the measured"),
    "inside": ("-", "whether the band holds what was measured"),
    "cycle": ("-", "number of the cycle"),
    "time": ("s", "time"),
    "frequency": ("Hz", "frequency"),
    "specific_current": ("mA.g-1", "current per mass of active material"),
    "current_density": ("A.m-2", "current per electrode area"),
    "current": ("mA", "current"),
    "cell_capacity": ("mA.h", "discharge capacity of the cell"),
    "relative_capacity": ("%", "discharge capacity over that of reference"),
    "coulombic_efficiency": ("-", "discharge capacity over that of the charge before"),
    "charge_capacity": ("mA.h.g-1", "charge capacity per mass of active material"),
    "charge_energy": ("W.h.kg-1", "energy taken in charge per mass of active material"),
    "energy_efficiency": ("-", "energy given over that taken before"),
    "charge_end_contribution": ("V", "contribution to the voltage at the end of charge"),
    "place": ("-", "where the lithium is, or went"),
    "lithium": ("mol.m-2", "lithium at the end of the cycle, lost lithium since the cell was new"),
    "lithium_thickness": ("m", "thickness of the lithium metal left"),
    "interphase_resistance": ("Ohm.m2", "resistance of the interphase on lithium"),
    "membrane_cathode_resistance": ("Ohm.m2", "resistance of the plane membrane|cathode"),
    "active_material_left": ("-", "active material that takes part, over that of the new cell"),
    "cycle_duration": ("s", "duration of the cycle"),
    "cycle_temperature": ("K", "temperature of the surroundings at the end of the cycle"),
    "highest_temperature": ("K", "highest temperature of the cell"),
    "stage": ("-", "stage of the protocol"),
    "step_cycle": ("-", "cycle of the step"),
    "step_text": ("-", "the step"),
    "step_duration": ("s", "duration of the step"),
    "step_capacity": ("mA.h.g-1", "charge given less charge taken in the step"),
    "step_energy": ("W.h.kg-1", "energy given less energy taken in the step"),
    "step_voltage": ("V", "voltage at the end of the step"),
    "step_current_density": ("A.m-2", "current per electrode area at the end of the step"),
    "step_resistance": ("Ohm.m2", "change of voltage over change of current since the step before"),
    "least_salt": ("-", "lowest salt concentration anywhere, over the initial one"),
    "step_ended_by": ("-", "what ended the step"),
    "series_cycle": ("-", "cycle of the point"),
    "series_step": ("-", "step of the point in its cycle"),
    "series_time": ("s", "time since the start of the cycle"),
    "series_voltage": ("V", "voltage"),
    "series_current_density": ("A.m-2", "current per electrode area, discharge positive"),
    "series_capacity": ("mA.h.g-1", "charge passed in the step per mass of active material"),
    "series_temperature": ("K", "temperature of the cell"),
    "series_contribution": ("V", "contribution to the voltage"),
    "cycle_life": ("-", "last cycle before the capacity falls below the end of life"),
    "closed_form": ("-", "cycle life in closed form, of lost plating alone"),
    "knee": ("-", "first cycle that is short of lithium"),
    "ended_by": ("-", "what ended it"),
    "mechanism": ("-", "mechanism of fade"),
    "capacity_without_fade": ("mA.h.g-1", "discharge capacity per mass of a cell without fade"),
    "capacity_alone": ("mA.h.g-1", "discharge capacity per mass under the mechanism alone"),
    "loss": ("mA.h.g-1", "capacity lost under all mechanisms"),
    "loss_alone": ("mA.h.g-1", "capacity lost under the mechanism alone"),
    "loss_added": ("mA.h.g-1", "capacity that is not lost without the mechanism"),
    "interaction": ("mA.h.g-1", "loss under all mechanisms less the sum of those alone"),
    "rate": ("unit of the rate", "best rate of the mechanism alone"),
    "hidden_rate": ("unit of the rate", "rate up to which the mechanism could not be seen"),
    "rate_field": ("-", "number of the mechanism that is its rate"),
    "rate_unit": ("-", "SI unit of the rate, in pint's notation"),
    "root_mean_square": ("-", "root mean square of the residuals of the retention"),
    "largest_residual": ("-", "largest residual of the retention, with its sign"),
    "explains": ("-", "whether the mechanism alone explains the measured cycles"),
    "measured_cycle": ("-", "number of the measured cycle"),
    "measured_retention": ("-", "measured capacity over the highest measured"),
    "retention_residual": ("-", "simulated less measured retention"),
    "lamp_current": ("A", "current of the lamp at its voltage"),
    "lit_time": ("s", "how long the lamp stays lit"),
    "largest_resistance": ("Ohm.m2", "largest resistance of a cell whose lamp stays lit"),
    "largest_interface_resistance": (
        "Ohm.m2",
        "largest resistance of the lithium interface of a cell whose lamp stays lit",
    ),
    "lithium_interface_resistance": ("Ohm.m2", "resistance of the lithium interface"),
    "real_impedance": ("Ohm", "real part of the impedance"),
    "imaginary_impedance": ("Ohm", "imaginary part of the impedance"),
    "impedance_modulus": ("Ohm", "modulus of the impedance"),
    "impedance_phase": ("deg", "phase of the impedance"),
    "areal_real_impedance": ("Ohm.m2", "real part of the impedance, times the area"),
    "areal_imaginary_impedance": ("Ohm.m2", "imaginary part of the impedance, times the area"),
    "limiting_current_density": ("A.m-2", "limiting current density of the membrane alone"),
    "conductivity_multiple": ("-", "multiple of the conductivity of the cell's membrane"),
    "multiplied_capacity": ("mA.h.g-1", "capacity with the multiple of the conductivity"),
    "own_conductivity_capacity": ("mA.h.g-1", "capacity at the membrane's conductivity"),
    "own_conductivity": ("S.m-1", "conductivity of the cell's membrane"),
    "own_transference_number": ("-", "transference number of the cell's membrane"),
    "own_capacity": ("mA.h.g-1", "capacity with the cell's membrane"),
    "single_ion_capacity": ("mA.h.g-1", "capacity with the transference number 1 instead"),
    "doubled_capacity": ("mA.h.g-1", "capacity with twice the conductivity instead"),
    "equal_conductivity": ("S.m-1", "conductivity that delivers what the cell's membrane does"),
    "transference_exponent": ("-", "n of equal capacity along conductivity x t+^n = constant"),
    "conductivity_factor": ("-", "times the conductivity that bring 99 % of what t+ = 1 adds"),
    "electrolyte": ("-", "electrolyte"),
    "electrolyte_conductivity": ("S.m-1", "conductivity of the electrolyte"),
    "electrolyte_transference_number": ("-", "transference number of the electrolyte"),
    "electrolyte_framework_charge_density": ("mol.m-3", "fixed charge of the electrolyte"),
    "electrolyte_specific_capacity": ("mA.h.g-1", "capacity of the cell behind the electrolyte"),
    "electrolyte_specific_energy": ("W.h.kg-1", "specific energy behind the electrolyte"),
    "electrolyte_status": ("-", "ok, or why there is no discharge behind the electrolyte"),
    "electrolyte_limited_by": ("-", "process that ended the discharge behind the electrolyte"),
    "simulated_limiting_current_density": ("A.m-2", "largest current density that is sustained"),
    "line_limiting_current_density": ("A.m-2", "limiting current density along the line"),
    "sand_time": ("s", "Sand's time in closed form, of a thick membrane"),
    "simulated_sand_time": ("s", "time until the salt is used up at a face"),
    "sand_charge": ("mA.h.cm-2", "charge passed until the salt is used up at a face"),
    "transference_number": ("-", "transference number"),
    "true_transference_number": ("-", "transference number of the electrolyte"),
    "current_ratio": ("-", "steady over initial current"),
    "initial_current_density": ("A.m-2", "current density at the first reading"),
    "steady_current_density": ("A.m-2", "current density in the steady state"),
    "initial_resistance": ("Ohm.m2", "resistance of both interfaces before the polarisation"),
    "steady_resistance": ("Ohm.m2", "resistance of both interfaces in the steady state"),
    "steady_membrane_resistance": ("Ohm.m2", "resistance of the membrane in the steady state"),
    "reading": ("-", "what is read"),
    "stated_error": ("-", "standard deviation of the reading over its value"),
    "sensitivity": ("-", "relative change of t+ over that of the reading"),
    "error_contribution": ("-", "relative standard deviation of t+ from the reading alone"),
    "transference_number_error": ("-", "standard deviation of t+, to first order"),
    "transference_number_low": ("-", "lower end of the 95 % interval of t+"),
    "transference_number_high": ("-", "upper end of the 95 % interval of t+"),
    "share_outside": ("-", "share of measurements that give no t+ between 0 and 1"),
    "conductivity": ("S.m-1", "conductivity"),
    "relative_deviation": ("-", "stated standard deviation over the measured"),
    "law": ("-", "form of the law of temperature"),
    "fit_status": ("-", "ok, or why there is no fit, no comparison or no standard error"),
    "fit_rms": ("-", "root mean square of the ln of measured over fitted"),
    "degrees_of_freedom": ("-", "points less numbers of the form"),
    "criterion": ("-", "Akaike's information criterion, less is better"),
    "criterion_difference": ("-", "information criterion above the least"),
    "criterion_weight": ("-", "Akaike weight of the form"),
    "supported": ("-", "whether the points support the form"),
    "probability": ("-", "probability of a larger chi2"),
    "parameter": ("-", "number of the form"),
    "other_parameter": ("-", "number of the form, beside it"),
    "parameter_unit": ("-", "SI unit of the number of the form"),
    "parameter_value": ("SI unit of the parameter", "best value"),
    "parameter_error": ("SI unit of the parameter", "standard error"),
    "parameter_low": ("SI unit of the parameter", "lower end of the 95 % interval"),
    "parameter_high": ("SI unit of the parameter", "upper end of the 95 % interval"),
    "parameter_covariance": ("product of the SI units", "covariance of two numbers of the form"),
    "ln_residual": ("-", "ln of measured over fitted"),
    "line_temperature": ("K", "temperature along the line"),
    "line_conductivity": ("S.m-1", "fitted conductivity along the line"),
    "line_low": ("S.m-1", "lower end of the 95 % band along the line"),
    "line_high": ("S.m-1", "upper end of the 95 % band along the line"),
    "half_cycle": ("-", "number of the half-cycle"),
    "share": ("-", "share of the time of the half-cycle"),
    "side": ("-", "side of the membrane; odd half-cycles strip the left one"),
    "overpotential": ("V", "size of the voltage that drives the current"),
    "overpotential_contribution": ("V", "contribution to the overpotential"),
    "charge_passed": ("mA.h.cm-2", "charge passed in the half-cycle per electrode area"),
    "lithium_area": ("-", "area of the lithium over that of the face"),
    "bulk_resistance": ("Ohm.m2", "real part of the impedance where it comes to the real axis"),
    "apparent_conductivity": ("S.m-1", "thickness over the bulk resistance"),
    "membrane_conductivity": ("S.m-1", "conductivity of the membrane"),
    "conductivity_ratio": ("-", "apparent conductivity over that of the membrane"),
    "intercept_reached": ("-", "whether the frequencies reach the bulk resistance"),
    "arc_resistance": ("Ohm.m2", "resistance of the arcs of the interfaces"),
    "low_frequency_resistance": ("Ohm.m2", "real part of the impedance at the lowest frequency"),
    "activation_energy": ("J.mol-1", "apparent activation energy of the apparent conductivity"),
    "activation_energy_error": ("J.mol-1", "standard error of activation_energy"),
    "arc_activation_energy": ("J.mol-1", "apparent activation energy of 1 / arc_resistance"),
    "arc_activation_energy_error": ("J.mol-1", "standard error of arc_activation_energy"),
    "law_conductivity": ("S.m-1", "conductivity of the membrane along the line"),
}

#: Measured quantities that may have a standard deviation, of the same unit.
VOCABULARY |= {
    f"{name}_error": (VOCABULARY[name][0], f"standard deviation: {VOCABULARY[name][1]}")
    for name in (
        "specific_capacity",
        "areal_capacity",
        "cell_capacity",
        "relative_capacity",
        "voltage",
        "mean_voltage",
    )
}


def dataset(variables, coordinates, *, cell, model, flags=(), units=None, **attributes):
    """An xarray Dataset with units, names and origin.

    Parameters
    ----------
    variables : dict
        Data by name: (dimensions, values), names from ``VOCABULARY``.
    coordinates : dict
        Coordinates by name.
    cell : Cell
        The cell.
    model : type
        Full model that was solved, or what chose between them.
    flags : iterable of str
        Numbers used outside their range.
    units : dict, optional
        Units, in pint's notation, of coordinates that are fields of a record, by name.
    **attributes
        More attributes: numbers or texts.

    Returns
    -------
    xarray.Dataset
        The data.
    """
    data = xr.Dataset(variables, coords=coordinates)
    fields = {name: (_plain(unit), _words(name)) for name, unit in (units or {}).items()}
    for name in data.variables:
        unit, long_name = (fields | VOCABULARY)[str(name)]
        data[name].attrs = {"units": unit, "long_name": long_name}
    data.attrs = {
        "cell": cell.name,
        "model": model.__name__,
        "mofcell_version": version("mofcell"),
        "pybamm_version": version("pybamm"),
        "outside_range": "; ".join(dict.fromkeys(flags)),
        **attributes,
    }
    return data


def _plain(unit):
    """A unit of pint's notation as datasets write it: "kg/m**2" as "kg.m-2"."""
    unit = unit.replace("ohm", "Ohm")
    unit = re.sub(r"/([a-zA-Z]+)(?:\*\*(\d))?", lambda power: f".{power[1]}-{power[2] or 1}", unit)
    return re.sub(r"\*\*", "", unit).replace("*", ".") or "-"


def _words(field):
    return field.replace(".", ": ").replace("_", " ")


def per_mass(cell, amount):
    """From A.h.m-2 to mA.h.g-1, and from W.h.m-2 to W.h.kg-1, of active material."""
    return amount / cell.cathode_loading


def resampled(outcome, values, depth):
    """A curve of an outcome at shares of its delivered capacity, linear between its points.

    Curves that add up still add up.
    """
    if outcome.status != "ok":
        return np.full(len(depth), np.nan)
    return np.interp(depth * outcome.capacity[-1], outcome.capacity, values)


def resampled_voltage(outcome, depth):
    """The voltage at shares of the delivered capacity, smooth and without overshoot (PCHIP)."""
    if outcome.status != "ok":
        return np.full(len(depth), np.nan)
    capacity, first = np.unique(outcome.capacity, return_index=True)
    return PchipInterpolator(capacity, outcome.voltage[first])(depth * capacity[-1])
