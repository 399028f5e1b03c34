"""Submodels of the electrolyte: balance of the salt, potentials and currents."""
