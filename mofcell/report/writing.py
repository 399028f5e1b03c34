"""From cells to a folder of files, whole or not at all."""

import csv
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from mofcell import parameters
from mofcell.experiments.calibration.blind_score import blind_score, blind_tests
from mofcell.files import whole_folder, writable_folder
from mofcell.models import SPMe
from mofcell.parameters import Cell
from mofcell.parameters.errors import InvalidInput, MofcellError
from mofcell.parameters.membrane_cell import MembraneCell
from mofcell.parameters.shown import shown
from mofcell.plots.saved import Drawings
from mofcell.report import comparison, overview_figures, transference
from mofcell.report.membrane_comparison import of_membrane_cell
from mofcell.report.membrane_results import membrane_runs, simulate_membrane
from mofcell.report.membrane_writing import Figures, write_datasets, write_page
from mofcell.report.overview import MEMBRANES, overview
from mofcell.report.page import page
from mofcell.report.results import simulate, steps

HOME = "index.html"

#: Figures of a cell, each of the dataset of that name.
FIGURES = ("rate_capability", "polarization", "low_temperature", "specific_energy", "fit_fade")


@dataclass(frozen=True)
class Failure:
    """A cell, or its page, that could not be made.

    Parameters
    ----------
    name : str
        Name of the cell.
    error : Exception
        What went wrong.
    """

    name: str
    error: Exception

    @property
    def reason(self):
        """What went wrong, in a line."""
        text = " ".join(str(self.error).split())
        known = isinstance(self.error, MofcellError)
        return text if known else f"{type(self.error).__name__}: {text}"


@dataclass(frozen=True)
class Report:
    """What a report holds.

    Parameters
    ----------
    results : list of Results
        Of each cell that could be simulated.
    failures : list of Failure
        Of those that could not, or whose page could not be made.
    comparisons : list of Comparison
        Measured against simulated.
    scores : list of xarray.Dataset
        The blind score of all rate tables together, if there is one.
    membranes : list of MembraneResults
        Of each symmetric or blocking cell.
    maps : list of xarray.Dataset
        What a transference number is worth in a cell, if all of the library was simulated.
    """

    results: list = field(default_factory=list)
    failures: list = field(default_factory=list)
    comparisons: list = field(default_factory=list)
    scores: list = field(default_factory=list)
    membranes: list = field(default_factory=list)
    maps: list = field(default_factory=list)


def no_progress(total):
    """What takes the number of steps and shows none of them."""
    return lambda: None


def write(cell, folder, *, progress=no_progress):
    """Simulate a cell and write its page, figures and datasets.

    Parameters
    ----------
    cell : Cell
        The cell.
    folder : str or Path
        Where to write; files of the same names are replaced when all are ready.
    progress : callable, optional
        Takes the number of steps and gives what to call after each of them.

    Returns
    -------
    Results
        What was simulated.

    Raises
    ------
    InvalidInput
        If the folder cannot be written to, or the cell has no cathode; nothing is simulated
        then.
    """
    if isinstance(cell, MembraneCell):
        raise InvalidInput(
            f"cell is {shown(cell.name)}, which has no cathode and so no page of its own; give "
            "write_all([cell]), which has what is measured on membranes"
        )
    folder = writable_folder(folder)
    done = progress(steps(cell) + 1)
    results = simulate(cell, done=done)
    with whole_folder(folder) as draft:
        _write_files(results, draft, Drawings())
        (draft / HOME).write_text(page(results, pictures=draft), encoding="utf-8")
    done()
    return results


def write_all(cells=None, folder="report", *, blind=False, progress=no_progress, process=None):
    """Simulate cells and write an overview, a page for each and a folder with its files.

    Parameters
    ----------
    cells : list of Cell, SymmetricCell, BlockingCell or str, optional
        Cells or their names; all of the library if None.
    folder : str or Path, optional
        Where to write; files of the same names are replaced when all are ready.
    blind : bool, optional
        Whether each point of every rate table is predicted from the others.
    progress : callable, optional
        Takes the number of steps and gives what to call after each of them.
    process : concurrent.futures.Executor, optional
        Draws the figures while the cells are simulated, see :mod:`mofcell.plots.saved`.

    Returns
    -------
    Report
        What was simulated, and what failed: a cell that fails does not stop the others.

    Raises
    ------
    InvalidInput
        If the folder cannot be written to; nothing is simulated then.
    """
    folder = writable_folder(folder)
    report = Report()
    loaded = _loaded(cells, report.failures)
    runnable = [cell for cell in loaded if isinstance(cell, Cell)]
    membranes = [cell for cell in loaded if isinstance(cell, MembraneCell)]
    tests = sum(len(list(blind_tests(cell))) for cell in runnable) if blind else 0
    runs = sum(len(membrane_runs(cell)) for cell in membranes)
    everything = cells is None
    done = progress(sum(steps(cell) + 1 for cell in runnable) + runs + everything + tests + 1)
    names = file_names([cell.name for cell in loaded])
    links = {}
    with whole_folder(folder) as draft:
        drawings = {}
        for cell in runnable:
            drawings[cell.name] = Drawings(process)
            with _kept(report.failures, cell.name):
                results = simulate(cell, done=done)
                report.results.append(results)
                (draft / names[cell.name]).mkdir()
                _write_files(results, draft / names[cell.name], drawings[cell.name])
        kept = partial(_kept, report.failures)
        figures = Figures(kept, process)
        for membrane in membranes:
            measured = simulate_membrane(membrane, kept=kept, done=done)
            report.membranes.append(measured)
            with kept(membrane.name):
                write_datasets(measured, draft / names[membrane.name], figures)
        if everything:
            with kept("transference map"):
                _map(report, draft, figures)
            done()
        for results in report.results:
            name = names[results.cell.name]
            with _kept(report.failures, results.cell.name):
                drawings[results.cell.name].finish()
                text = page(results, pictures=draft / name, home=HOME)
                (draft / f"{name}.html").write_text(text, encoding="utf-8")
                links[results.cell.name] = f"{name}.html"
            done()
        if membranes:
            with kept("measured on the membrane"):
                path = draft / MEMBRANES
                write_page(report.membranes, path, figures, folders=names, home=HOME)
                links.update({membrane.name: MEMBRANES for membrane in membranes})
        figures.finish()
        _compare(report, loaded, everything=everything)
        if tests:
            with _kept(report.failures, "blind score"):
                _score(report, runnable, draft, done=done)
        _write_overview(report, draft, links)
    done()
    return report


def file_names(names):
    """A file name for each name: no other letters than all systems take, none twice.

    Parameters
    ----------
    names : list of str
        Names of cells.

    Returns
    -------
    dict
        File name, without ending, by name.

    Examples
    --------
    >>> file_names(["gu2025-lfp", "my cell/2", "Index"])
    {'gu2025-lfp': 'gu2025-lfp', 'my cell/2': 'my-cell-2', 'Index': 'Index-2'}
    """
    taken, found = {"index", "membranes"}, {}
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-.") or "cell"
        unique, count = plain, 1
        while unique.lower() in taken:
            count += 1
            unique = f"{plain}-{count}"
        taken.add(unique.lower())
        found[name] = unique
    return found


def _loaded(cells, failures):
    """The cells themselves; a record that is wrong is a failure of its own."""
    if cells is None:
        cells = parameters.cells() + parameters.symmetric_cells()
    found = []
    for one in cells:
        if isinstance(one, str):
            with _kept(failures, one):
                found.append(parameters.cell(one))
        else:
            found.append(one)
    return list({cell.name: cell for cell in found}.values())


@contextmanager
def _kept(failures, name):
    """What goes wrong with one cell is noted, and the others go on; not so a full disk."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        failures.append(Failure(name, error))


def _compare(report, cells, *, everything):
    simulated = {results.cell.name: results for results in report.results}
    membranes = {results.cell.name: results for results in report.membranes}
    for cell in cells:
        with _kept(report.failures, cell.name):
            if cell.name in membranes:
                rows = of_membrane_cell(membranes[cell.name])
            else:
                rows = comparison.of_cell(cell, simulated.get(cell.name))
            report.comparisons.extend(rows)
    named = [layer.name for cell in cells for layer in _layers(cell)]
    for name in parameters.electrolytes() if everything else dict.fromkeys(named):
        with _kept(report.failures, name):
            report.comparisons.extend(comparison.of_electrolyte(name))


def _map(report, draft, figures):
    """What a higher transference number is worth in one cell."""
    found = transference.simulate_map()
    report.maps.append(found)
    found.to_netcdf(draft / "transference_map.nc", engine="h5netcdf")
    path = draft / "transference_map.png"
    figures.add("the transference map", "transference_map", path, found)


def _score(report, cells, draft, *, done):
    """Predict each point of the rate tables from the others, by the faster model."""

    def progress(count, total):
        if count:
            done()

    score = blind_score(cells, model=SPMe, progress=progress)
    done()
    report.scores.append(score)
    score.to_netcdf(draft / "blind_score.nc", engine="h5netcdf")
    Drawings().add("blind_score", draft / "blind_score.png", score)


def _layers(cell):
    return [layer for layer in (cell.electrolyte, getattr(cell, "catholyte", None)) if layer]


def _write_overview(report, draft, links):
    drawings = Drawings()
    with _kept(report.failures, "figures of the overview"):
        if points := overview_figures.points(report):
            drawings.add("agreement", draft / "agreement.png", points)
        if groups := overview_figures.groups(report):
            drawings.add("membranes", draft / "membranes.png", groups)
    text = overview(report, pictures=draft, links=links)
    (draft / HOME).write_text(text, encoding="utf-8")
    with (draft / "comparison.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(comparison.COLUMNS)
        lines.writerows(comparison.record(one) for one in report.comparisons)


def _write_files(results, folder, drawings):
    own, *others = results.by_temperature
    datasets = {
        "rate_capability": results.by_temperature[own],
        **{f"rate_capability_{T:g}K": results.by_temperature[T] for T in others},
        "polarization": results.split,
        "low_temperature": results.cold,
        "low_temperature_spread": results.spread,
        "specific_energy": results.energy,
        "cycles": results.cycles,
        "fit_fade": results.fade,
    }
    of_rates = {
        "measured": results.measured,
        "curves": results.rates_in_table.c_rate.values.tolist(),
    }
    for name, dataset in datasets.items():
        if dataset is not None:
            dataset.to_netcdf(folder / f"{name}.nc", engine="h5netcdf")
    for name in FIGURES:
        if datasets[name] is not None:
            options = of_rates if name == "rate_capability" else {}
            drawings.add(name, folder / f"{name}.png", datasets[name], **options)
