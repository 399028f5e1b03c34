"""Run the benchmarks; ``python -m benchmarks convergence`` runs the convergence study."""

import sys

from benchmarks import calibration, convergence, cycling, designs, impedance, speed

if "convergence" in sys.argv[1:]:
    convergence.report()
elif "designs" in sys.argv[1:]:
    designs.report()
elif "calibration" in sys.argv[1:]:
    calibration.report()
elif "cycling" in sys.argv[1:]:
    cycling.report()
elif "impedance" in sys.argv[1:]:
    impedance.report()
else:
    speed.report()
    designs.report()
    calibration.report()
    cycling.report()
    impedance.report()
