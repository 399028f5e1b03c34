"""Three numbers of ``gu2025-lfp``, from its rate table.

Run ``python -m mofcell.experiments.fits.gu2025_lfp``. The utilisation, the particle diffusion
time and the resistance of the plane membrane|cathode are fitted to the five measured
capacities. The resistance of the lithium interface stays at the 688 ohm cm2 that the symmetric
cell gives. Only the sum of the two resistances enters at one temperature: the table cannot tell
them apart.
"""

from mofcell.experiments.fits.rate_table import fit_rate_table
from mofcell.parameters import cell as library_cell
from mofcell.parameters.laws import Arrhenius

CELL = "gu2025-lfp"

#: Start, lower and upper bound of utilisation [-], R2/D [s] and resistance at 25 degC [Ohm.m2].
START, LOWER, UPPER = (0.84, 5500.0, 0.01), (0.5, 500.0, 0.0), (1.0, 50e3, 0.3)


def with_fitted(cell, utilisation, diffusion_time, resistance):
    """The cell with other values in the place of the fitted ones."""
    law = cell.membrane_cathode_resistance
    return cell.replace(
        cathode_utilisation=utilisation,
        particle_diffusion_time=diffusion_time,
        membrane_cathode_resistance=Arrhenius.through(
            value=resistance, temperature=298.15, activation_energy=law.activation_energy
        ),
    )


def fit(cell=None):
    """Fit the three numbers.

    Parameters
    ----------
    cell : Cell, optional
        The cell; that of the library if not given.

    Returns
    -------
    tuple of array
        Utilisation [-], R2/D [s] and resistance at 25 degC [Ohm.m2]; relative residuals [-].
    """
    cell = cell or library_cell(CELL)
    return fit_rate_table(lambda *numbers: with_fitted(cell, *numbers), START, LOWER, UPPER)


if __name__ == "__main__":
    (utilisation, diffusion_time, resistance), errors = fit()
    print(f"cathode_utilisation         {utilisation:.3f}")
    print(f"particle_diffusion_time     {diffusion_time:.0f} s")
    print(f"membrane_cathode_resistance {resistance * 1e4:.0f} ohm*cm2 at 25 degC")
    print("residuals                  ", "  ".join(f"{error:+.2%}" for error in errors))
