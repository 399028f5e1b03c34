"""Timings and the convergence study: ``python -m benchmarks``."""
