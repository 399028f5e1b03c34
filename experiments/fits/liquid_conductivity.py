r"""Conductivity of 1 M LiPF6 in three mixtures of carbonates, from measured points.

Run ``python -m mofcell.experiments.fits.liquid_conductivity FILE.csv`` with the data of CALiSol-23
(doi 10.1038/s41597-024-03575-8, CC BY 4.0), or with any table of its columns. For each mixture
the parameters of

.. math:: \kappa = A \exp\left( -\frac{B}{T - T_0} \right)

minimise the squares of the residuals in :math:`\ln \kappa`.

Taken is what is stated as 1 mol/L, with the solvents in the stated ratio by weight; 1 mol/kg or
a ratio by volume is another liquid. So each mixture has its points from one work: the others
state 0.994 to 1.008 mol/L, and differ by up to 9 %. EC:DEC was measured at three temperatures
only; its vanishing temperature is that of EC:EMC.
"""

import argparse
import csv
from dataclasses import dataclass

import numpy as np

from mofcell.experiments.characterisation.conductivity_forms import FreeVolume
from mofcell.experiments.characterisation.regression import Points, regression
from mofcell.parameters import InvalidInput
from mofcell.parameters.laws import VTF

#: Share of EC in the solvents by weight, by the name of the mixture.
MIXTURES = {"EC:EMC": 0.3, "EC:DMC": 0.5, "EC:DEC": 0.5}

#: Mixture whose vanishing temperature another one takes.
HELD = {"EC:DEC": "EC:EMC"}

#: Salt concentration [mol.L-1] and how far from it a point may be: what rounding does.
CONCENTRATION, TOLERANCE = 1.0, 5e-4

#: Works whose points are about 100 times too small in the data.
LEFT_OUT = ("10.1007/s10008-002-0300-9",)

#: Columns that a data file has, with other names of temperature [K] and conductivity [mS.cm-1].
COLUMNS = ("doi", "salt", "c", "c units", "solvent ratio type", "EC", "DMC", "EMC", "DEC", "T", "k")
OTHER_NAMES = {"T_K": "T", "kappa_mS_cm": "k"}


@dataclass(frozen=True)
class Point:
    """A measured conductivity.

    Parameters
    ----------
    temperature : float
        Temperature [K].
    conductivity : float
        Conductivity [S.m-1].
    doi : str
        The work it is from.
    """

    temperature: float
    conductivity: float
    doi: str


@dataclass(frozen=True)
class Fit:
    """A law through measured points.

    Parameters
    ----------
    law : VTF
        The law [S.m-1], with the range of the points.
    residuals : array
        Relative residuals of the points [-].
    works : tuple of str
        Where the points are from.
    """

    law: VTF
    residuals: np.ndarray
    works: tuple[str, ...]


def read(path):
    """Rows of a data file, text by column, comments left out.

    Parameters
    ----------
    path : str or path
        The file.

    Returns
    -------
    list of dict
        The rows.

    Raises
    ------
    InvalidInput
        If a column is missing.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(line for line in file if not line.startswith("#"))
        head = [OTHER_NAMES.get(name, name) for name in next(lines)]
        if missing := [name for name in COLUMNS if name not in head]:
            raise InvalidInput(f"{path} has no column {', '.join(missing)}; it has {head}")
        return [dict(zip(head, line, strict=True)) for line in lines]


def select(rows, mixture):
    """Points of 1 M LiPF6 in a mixture of EC and one other solvent, by weight.

    Parameters
    ----------
    rows : list of dict
        Rows of the data.
    mixture : str
        One of ``MIXTURES``.

    Returns
    -------
    list of Point
        In the order of the rows.
    """
    share, other = MIXTURES[mixture], mixture.removeprefix("EC:")
    return [
        Point(float(row["T"]), float(row["k"]) / 10, row["doi"])
        for row in rows
        if row["salt"] == "LiPF6" and row["doi"] not in LEFT_OUT
        if row["c units"] == "mol/l" and row["solvent ratio type"] == "w"
        if abs(float(row["c"]) - CONCENTRATION) <= TOLERANCE
        if np.isclose(float(row["EC"]), share) and np.isclose(float(row[other]), 1 - share)
    ]


def fit(points, *, vanishing_temperature=None):
    """VTF law through points.

    Parameters
    ----------
    points : list of Point
        Measured conductivities.
    vanishing_temperature : float, optional
        Where to hold it [K]; fitted if not given.

    Returns
    -------
    Fit
        The law and what it leaves.

    Raises
    ------
    InvalidInput
        If there are fewer points than parameters.
    """
    due = 3 if vanishing_temperature is None else 2
    if len(points) < due:
        raise InvalidInput(f"{len(points)} points are too few for {due} parameters")
    T = np.array([point.temperature for point in points])
    ln = np.log([point.conductivity for point in points])

    T0 = vanishing_temperature
    if T0 is None:
        T0 = regression(FreeVolume(), Points(temperatures=T, ln=ln)).place
    slope, intercept = np.polyfit(1 / (T - T0), ln, 1)
    residuals = ln - intercept - slope / (T - T0)
    law = VTF(
        prefactor=float(np.exp(intercept)),
        pseudo_activation_temperature=float(-slope),
        vanishing_temperature=float(T0),
        temperature_range=(float(T.min()), float(T.max())),
    )
    works = dict.fromkeys(point.doi for point in points)
    return Fit(law=law, residuals=np.expm1(residuals), works=tuple(works))


def fit_all(rows):
    """Fit of each mixture, by its name.

    Parameters
    ----------
    rows : list of dict
        Rows of the data.

    Returns
    -------
    dict
        :class:`Fit` by the name of the mixture.
    """
    fits: dict[str, Fit] = {}
    for mixture in MIXTURES:
        held = HELD.get(mixture)
        T0 = round(fits[held].law.vanishing_temperature, 1) if held else None  # as printed
        fits[mixture] = fit(select(rows, mixture), vanishing_temperature=T0)
    return fits


def _describe(mixture, fitted):
    law, left = fitted.law, fitted.residuals
    low, high = (T - 273.15 for T in law.temperature_range)
    rms, largest = np.sqrt(np.mean(left**2)), np.abs(left).max()
    yield f"1 M LiPF6 in {mixture}, {MIXTURES[mixture]:.0%} EC by weight"
    yield f"  prefactor                     {10 * law.prefactor:.2f} mS/cm"
    yield f"  pseudo_activation_temperature {law.pseudo_activation_temperature:.2f} K"
    held = f", held at that of {HELD[mixture]}" if mixture in HELD else ""
    yield f"  vanishing_temperature         {law.vanishing_temperature:.2f} K{held}"
    yield f"  points                        {left.size} at {low:.1f} to {high:.1f} degC"
    yield f"  residual                      {rms:.2%} rms, {largest:.2%} at most"
    yield f"  measured in                   {', '.join(f'doi {doi}' for doi in fitted.works)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="VTF laws of 1 M LiPF6 in carbonates")
    parser.add_argument("file", help="conductivities with the columns of CALiSol-23")
    for mixture, fitted in fit_all(read(parser.parse_args().file)).items():
        print("\n".join(_describe(mixture, fitted)))
