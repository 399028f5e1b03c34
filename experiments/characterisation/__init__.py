"""Measurements of a laboratory on a membrane: simulated, read back, inverted."""
