import pytest

import mofcell
from mofcell.cli import run


@pytest.fixture(scope="session")
def cell():
    return mofcell.cell("gu2025-lfp")


@pytest.fixture(name="mofcell")
def command_line(capsys):
    """Run the command line in this process: exit code, stdout, stderr."""

    def call(*arguments):
        code = run(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call
