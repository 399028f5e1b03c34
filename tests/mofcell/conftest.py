import pytest

import mofcell
from mofcell.cli import run


@pytest.fixture(scope="session")
def cell():
    return mofcell.cell("gu2025-lfp")


@pytest.fixture(scope="session")
def calibration(cell):
    """Two numbers of a cell fitted to the five points of its table."""
    return mofcell.calibrate(
        cell,
        free=["cathode_utilisation", "particle_diffusion_time"],
        model=mofcell.models.SPMe,
        starts=0,
        draws=mofcell.Importance(count=25),
    )


@pytest.fixture(name="mofcell")
def command_line(capsys):
    """Run the command line in this process: exit code, stdout, stderr."""

    def call(*arguments):
        code = run(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call
