"""Charge and discharge, cycle after cycle: protocols, and what a cell gives under them."""

from mofcell.experiments.cycling import protocols
from mofcell.experiments.cycling.language.drive_cycle import DriveCycle, read_drive_cycle
from mofcell.experiments.cycling.language.read_protocol import read_protocol
from mofcell.experiments.cycling.protocol import Protocol, Stage

__all__ = ["DriveCycle", "Protocol", "Stage", "protocols", "read_drive_cycle", "read_protocol"]
