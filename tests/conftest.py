import os

os.environ["PYBAMM_DISABLE_TELEMETRY"] = "true"
