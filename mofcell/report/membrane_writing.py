"""Files of what is measured on membranes: datasets, figures, and the page of all of them."""

from mofcell.plots.saved import Drawings
from mofcell.report import gu2025
from mofcell.report.membrane_page import membrane_page
from mofcell.report.membrane_results import OVER_TIME


class Figures:
    """Figures that are drawn one by one, so that none that fails costs another.

    Parameters
    ----------
    kept : callable
        Takes a name, gives the context in which what goes wrong is noted.
    process : concurrent.futures.Executor, optional
        Where they are drawn.
    """

    def __init__(self, kept, process=None):
        self._kept, self._process = kept, process
        self._begun = []

    def add(self, what, *figure, **options):
        """Begin a figure that is called ``what``; the other arguments are those of ``save``."""
        drawings = Drawings(self._process)
        with self._kept(f"figure of {what}"):
            drawings.add(*figure, **options)
            self._begun.append((what, drawings))

    def finish(self):
        """Wait until all are written."""
        for what, drawings in self._begun:
            with self._kept(f"figure of {what}"):
                drawings.finish()
        self._begun.clear()


def write_datasets(results, folder, figures):
    """Write the datasets of a cell, and begin the figure of one that changes over time.

    Parameters
    ----------
    results : MembraneResults
        What was simulated.
    folder : Path
        Folder of the cell, which is made.
    figures : Figures
        Where the figure is begun.
    """
    datasets = {
        "impedance": results.spectrum,
        "bruce_vincent": results.polarised,
        "symmetric_cell": results.plated,
        "limiting_current": results.limit,
    }
    folder.mkdir()
    for name, dataset in datasets.items():
        if dataset is not None:
            dataset.to_netcdf(folder / f"{name}.nc", engine="h5netcdf")
    if results.plated is not None and results.plated.sizes["half_cycle"] and results.cell.fade:
        measured = results.cell.measured.get(OVER_TIME)
        path = folder / "symmetric_cell.png"
        figures.add(results.cell.name, "symmetric_cell", path, results.plated, measured=measured)


def write_page(membranes, path, figures, *, folders, home):
    """Write the page of all membranes, with the figure of the two that most was printed of.

    Parameters
    ----------
    membranes : list of MembraneResults
        What was simulated.
    path : Path
        The page.
    figures : Figures
        Those that were begun.
    folders : dict
        Name of the folder of each cell, by the name of the cell.
    home : str
        Page to go back to.
    """
    pictures = path.parent
    if both := gu2025.gu_results(membranes):
        shown, options = gu2025.panels(both)
        figures.add("Gu et al. 2025", "gu2025", pictures / "gu2025.png", shown, **options)
    figures.finish()
    text = membrane_page(membranes, pictures=pictures, folders=folders, home=home)
    path.write_text(text, encoding="utf-8")
