"""Run the benchmarks; ``python -m benchmarks convergence`` runs the convergence study."""

import sys

from benchmarks import convergence, speed

if "convergence" in sys.argv[1:]:
    convergence.report()
else:
    speed.report()
