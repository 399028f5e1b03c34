"""Two numbers each of ``ouyang2023-lfp`` and ``ouyang2023-ncm811``, from their rate tables.

Run ``python -m mofcell.experiments.fits.ouyang2023``. The utilisation and the particle
diffusion time are fitted to three measured capacities. Loading, interfaces and cut-offs are
assumed, so two numbers that fit three do not show that they are the right ones.
"""

from mofcell.experiments.fits.rate_table import fit_rate_table
from mofcell.parameters import cell as library_cell

CELLS = ("ouyang2023-lfp", "ouyang2023-ncm811")

#: Start, lower and upper bound of utilisation [-] and R2/D [s].
START, LOWER, UPPER = (0.95, 10e3), (0.5, 100.0), (1.0, 500e3)


def fit(cell):
    """Fit the two numbers.

    Parameters
    ----------
    cell : Cell
        The cell.

    Returns
    -------
    tuple of array
        Utilisation [-] and R2/D [s]; relative residuals [-].
    """

    def changed(utilisation, diffusion_time):
        return cell.replace(cathode_utilisation=utilisation, particle_diffusion_time=diffusion_time)

    return fit_rate_table(changed, START, LOWER, UPPER)


if __name__ == "__main__":
    for name in CELLS:
        (utilisation, diffusion_time), errors = fit(library_cell(name))
        print(name)
        print(f"  cathode_utilisation     {utilisation:.3f}")
        print(f"  particle_diffusion_time {diffusion_time:.0f} s")
        print("  residuals              ", "  ".join(f"{error:+.1%}" for error in errors))
