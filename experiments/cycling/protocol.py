"""A protocol: what is done to a cell, cycle after cycle."""

from typing import Annotated

from pydantic import Field, field_validator

from mofcell.experiments.cycling.language.drive_cycle import DriveCycle
from mofcell.experiments.cycling.language.sentence import read_sentence
from mofcell.parameters import InvalidInput
from mofcell.parameters.checked import Checked

#: Cycles of a protocol at most.
MOST_CYCLES = 100_000

Repeats = Annotated[int, Field(ge=1, le=MOST_CYCLES)]


class Stage(Checked):
    """Cycles that are alike. Frozen.

    Parameters
    ----------
    steps : tuple of str or DriveCycle
        Steps of a cycle, as "Charge at 0.1C until 4.2 V".
    repeats : int, optional
        How many times.
    name : str, optional
        What it is, "0.5C".

    Raises
    ------
    InvalidInput
        If a step has an unknown word or unit; the message names it.

    Examples
    --------
    >>> print(Stage(steps=("Charge at 0.1C until upper cut-off", "Rest for 1 h"), repeats=3))
    3 times:
      Charge at 0.1C until upper cut-off
      Rest for 1 h
    """

    steps: tuple[str | DriveCycle, ...] = Field(min_length=1)
    repeats: Repeats = 1
    name: str = ""

    @field_validator("steps", mode="before")
    @classmethod
    def _known_words(cls, steps):
        for step in steps if isinstance(steps, list | tuple) else ():
            if not isinstance(step, DriveCycle):
                read_sentence(step)
        return steps

    def __str__(self):
        times = "once" if self.repeats == 1 else f"{self.repeats} times"
        head = f"{self.name}, {times}:" if self.name else f"{times}:"
        return "\n  ".join([head, *map(str, self.steps)])


class Protocol(Checked):
    """Stages of cycles, in their order. Frozen.

    Parameters
    ----------
    name : str
        Name.
    stages : tuple of Stage
        The stages.
    starts_charged : bool, optional
        Whether the cell is charged at first; else it is as cells are built, its cathode
        full of lithium, at rest at the lower cut-off.
    description : str, optional
        What it is for, in words.

    Raises
    ------
    InvalidInput
        If it has no stage, or more cycles than anyone waits for.

    Examples
    --------
    >>> steps = ("Charge at 0.1C until upper cut-off", "Discharge at 1C until lower cut-off")
    >>> print(Protocol(name="mine", stages=(Stage(steps=steps, repeats=5),)))
    mine
    5 times:
      Charge at 0.1C until upper cut-off
      Discharge at 1C until lower cut-off
    """

    name: str
    stages: tuple[Stage, ...] = Field(min_length=1)
    starts_charged: bool = False
    description: str = ""

    @field_validator("stages")
    @classmethod
    def _not_too_many(cls, stages):
        cycles = sum(stage.repeats for stage in stages)
        if cycles > MOST_CYCLES:
            raise InvalidInput(f"stages: {cycles} cycles are more than the allowed {MOST_CYCLES}")
        return stages

    @property
    def cycles(self):
        """Number of cycles."""
        return sum(stage.repeats for stage in self.stages)

    def experiment(self, cell):
        """The same for PyBaMM, at the cell's real area.

        Parameters
        ----------
        cell : Cell
            The cell it is for.

        Returns
        -------
        pybamm.Experiment
            For ``pybamm.Simulation(mofcell.models.DFN(), experiment=...,
            parameter_values=mofcell.parameter_values(cell))``.

        Raises
        ------
        InvalidInput
            If a voltage is outside the cell's window; the message names the step.

        Notes
        -----
        PyBaMM begins with the charged cell that ``parameter_values`` gives, so that a first charge
        ends within seconds, or is passed over.

        Examples
        --------
        >>> import mofcell
        >>> steps = ("Charge at 0.1C until upper cut-off", "Discharge at 1C until lower cut-off")
        >>> mine = Protocol(name="mine", stages=(Stage(steps=steps, repeats=5),))
        >>> len(mine.experiment(mofcell.cell("gu2025-lfp")).steps)
        10
        """
        from mofcell.experiments.cycling.language.in_pybamm import (
            experiment,  # which imports PyBaMM
        )

        return experiment(self, cell)

    def document(self):
        """The protocol as the text of a YAML file, from which it reads back equal.

        Returns
        -------
        str
            The file.

        Raises
        ------
        InvalidInput
            If a drive cycle has more points than a YAML file takes.

        Examples
        --------
        >>> steps = ("Charge at 0.1C until upper cut-off", "Discharge at 1C until lower cut-off")
        >>> print(Protocol(name="mine", stages=(Stage(steps=steps, repeats=5),)).document())
        name: mine
        stages:
        - repeat: 5
          steps:
          - Charge at 0.1C until upper cut-off
          - Discharge at 1C until lower cut-off
        <BLANKLINE>
        """
        from mofcell.experiments.cycling.language.write_protocol import (
            protocol_document,  # reads it too
        )

        return protocol_document(self)

    def __str__(self):
        head = f"{self.name}: {self.description}" if self.description else self.name
        start = ["starts charged"] if self.starts_charged else []
        return "\n".join([head, *start, *map(str, self.stages)])
