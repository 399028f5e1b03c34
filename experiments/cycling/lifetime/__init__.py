"""How many cycles the lithium of a cell lasts."""
