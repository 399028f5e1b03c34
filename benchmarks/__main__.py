"""Run the benchmarks; ``python -m benchmarks convergence`` runs the convergence study."""

import sys

from benchmarks import convergence, designs, speed

if "convergence" in sys.argv[1:]:
    convergence.report()
elif "designs" in sys.argv[1:]:
    designs.report()
else:
    speed.report()
    designs.report()
