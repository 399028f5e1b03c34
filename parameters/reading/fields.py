"""Units of the fields and tables of a record."""

#: SI unit of each field of a record, in pint's notation.
UNITS = {
    "conductivity": "S/m",
    "transference_number": "",
    "framework_charge_density": "mol/m**3",
    "salt_concentration": "mol/m**3",
    "porosity": "",
    "density": "kg/m**3",
    "stability_window": "V",
    "measured_thickness": "m",
    "membrane_thickness": "m",
    "cathode_loading": "kg/m**2",
    "active_mass_fraction": "",
    "carbon_mass_fraction": "",
    "carbon_density": "kg/m**3",
    "binder_density": "kg/m**3",
    "cathode_porosity": "",
    "cathode_bruggeman": "",
    "cathode_utilisation": "",
    "particle_diffusion_time": "s",
    "lithium_thickness": "m",
    "np_ratio": "",
    "lithium_exchange_current_density": "A/m**2",
    "lithium_interface_resistance": "ohm*m**2",
    "membrane_cathode_resistance": "ohm*m**2",
    "contact_resistance": "ohm*m**2",
    "coulombic_efficiency": "",
    "lithium_double_layer_capacitance": "F/m**2",
    "interphase_capacitance": "F/m**2",
    "membrane_cathode_capacitance": "F/m**2",
    "cathode_double_layer_capacitance": "F/m**2",
    "voltage_window": "V",
    "nominal_specific_capacity": "C/kg",
    "area": "m**2",
    "aluminium_thickness": "m",
    "copper_thickness": "m",
    "packaging_mass_fraction": "",
    "loss_per_cycle": "",
    "rise_per_cycle": "ohm*m**2",
    "doubling_time": "s",
    "thickness": "m",
    "molar_volume": "m**3/mol",
    "lithium_per_mole": "",
    "current_density": "A/m**2",
    "area_per_charge": "m**2/C",
    "double_layer_capacitance": "F/m**2",
}

#: Units of the two columns of a measured table.
TABLE_UNITS = {
    "rate_capability": ("", "C/kg"),  # C-rate, capacity of the active material
    "areal_capacity": ("", "C/m**2"),
    "specific_energy": ("", "J/kg"),  # of electrodes and electrolyte
    "specific_energy_of_active_material": ("", "J/kg"),
    "overpotential": ("A/m**2", "V"),  # of a symmetric cell
    "overpotential_over_time": ("s", "V"),  # of a symmetric cell at its current density
    "cycling": ("", "C/kg"),  # cycle, capacity of the active material
}

#: Measured tables at one C-rate, which they state.
AT_ONE_RATE = ("cycling",)
