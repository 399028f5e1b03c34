"""Lithium metal: the film on it and how much of it there is."""
