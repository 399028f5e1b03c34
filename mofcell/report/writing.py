"""From results to a folder of files, all of them or none."""

from mofcell import plots
from mofcell.files import whole_folder, writable_folder
from mofcell.report.page import page
from mofcell.report.results import simulate

#: How often ``write`` reports progress: five experiments, five datasets with figures, a page.
STEPS = 11


def write(cell, folder, *, done=lambda: None):
    """Simulate a cell and write page, figures and datasets.

    Parameters
    ----------
    cell : Cell
        The cell.
    folder : str or Path
        Where to write; files of the same names are replaced when all are ready.
    done : callable, optional
        Called ``STEPS`` times, after each step.

    Returns
    -------
    Results
        What was simulated.

    Raises
    ------
    InvalidInput
        If the folder cannot be written to; nothing is simulated then.
    """
    folder = writable_folder(folder)
    results = simulate(cell, done=done)
    with whole_folder(folder) as draft:
        for name, figure in _figures(results).items():
            figure.savefig(draft / f"{name}.png")
        for name, dataset in _datasets(results).items():
            dataset.to_netcdf(draft / f"{name}.nc", engine="h5netcdf")
            done()
        (draft / "index.html").write_text(page(results, pictures=draft), encoding="utf-8")
        done()
    return results


def _figures(results):
    return {
        "rate_capability": plots.rate_capability(results.rates, measured=results.measured),
        "polarization": plots.polarization(results.split),
        "low_temperature": plots.low_temperature(results.cold),
        "specific_energy": plots.specific_energy(results.energy),
    }


def _datasets(results):
    return {
        "rate_capability": results.rates,
        "polarization": results.split,
        "low_temperature": results.cold,
        "low_temperature_spread": results.spread,
        "specific_energy": results.energy,
    }
