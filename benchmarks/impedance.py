"""How long impedance spectra take."""

import timeit

import mofcell

TEMPERATURES = (233.15, 253.15, 273.15, 298.15, 323.15)


def spectra():
    """Seconds for 60 frequencies of each kind of cell in a warm process, best of five."""
    full = mofcell.cell("gu2025-lfp")
    cells = {
        "full": full,
        "symmetric": mofcell.SymmetricCell.of(full),
        "blocking": mofcell.BlockingCell.of(full),
    }
    for kind, cell in cells.items():
        mofcell.impedance(cell)
        for temperatures in (TEMPERATURES[3:4], TEMPERATURES):

            def run(cell=cell, temperatures=temperatures):
                mofcell.impedance(cell, temperatures=temperatures)

            yield kind, len(temperatures), min(timeit.repeat(run, number=1, repeat=5))


def report():
    """Print all timings."""
    for kind, count, seconds in spectra():
        what = f"impedance, {kind} cell, 60 frequencies, {count} temperature(s)"
        goal = "   (asked: 0.3 s)" if kind == "full" and count == 1 else ""
        print(f"{what:64} {seconds:.3f} s{goal}")
