import pytest

import mofcell


@pytest.fixture(scope="session")
def cell():
    return mofcell.cell("gu2025-lfp")
