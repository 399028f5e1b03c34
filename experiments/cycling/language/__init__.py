"""Protocols as they are written: steps in words, drive cycles, files, and what PyBaMM is told."""
