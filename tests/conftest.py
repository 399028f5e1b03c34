import os

os.environ["PYBAMM_DISABLE_TELEMETRY"] = "true"
os.environ["PYBAMM_TEST_FORBID_SYMBOL_MUTATION"] = "1"  # a changed symbol raises
