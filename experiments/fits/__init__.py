"""How the fitted numbers of the library were set: one script for each cell."""
