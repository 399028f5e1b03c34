"""The fit finds a law again, from the right rows only."""

import csv
import subprocess
import sys

import numpy as np
import pytest

from mofcell.experiments.fits.liquid_conductivity import COLUMNS, fit, fit_all, read, select
from mofcell.parameters import InvalidInput
from mofcell.parameters.laws import VTF

#: Of round numbers, in S/m and K; EC:DEC vanishes where EC:EMC does.
LAWS = {
    "EC:EMC": (10.0, 350.0, 156.0),
    "EC:DMC": (16.0, 340.0, 165.0),
    "EC:DEC": (18.0, 450.0, 156.0),
}
SHARES = {"EC:EMC": "0.3", "EC:DMC": "0.5", "EC:DEC": "0.5"}
RANGES = {"EC:EMC": (220, 330, 12), "EC:DMC": (250, 320, 13), "EC:DEC": (283, 313, 3)}


def law(mixture):
    A, B, T0 = LAWS[mixture]
    return VTF(prefactor=A, pseudo_activation_temperature=B, vanishing_temperature=T0)


def row(mixture, T, kappa, **changes):
    """A row of the data: conductivity in mS/cm."""
    share = SHARES[mixture]
    return {
        **{"doi": f"10.1/{mixture}", "salt": "LiPF6", "c": "1.0", "c units": "mol/l"},
        **{"solvent ratio type": "w", "DMC": "0.0", "EMC": "0.0", "DEC": "0.0"},
        **{"EC": share, mixture[3:]: str(1 - float(share)), "T": str(T), "k": str(10 * kappa)},
        **changes,
    }


def exact(mixture):
    return [row(mixture, T, law(mixture)(T)) for T in np.linspace(*RANGES[mixture])]


OTHERS = [  # what is not this liquid, with a conductivity that would be seen
    {"c": "1.003"},
    {"c": "0.5"},
    {"c units": "mol/kg"},
    {"solvent ratio type": "v"},
    {"solvent ratio type": "mol"},
    {"salt": "LiBF4"},
    {"EC": "0.2", "EMC": "0.8"},
    {"EC": "0.3", "EMC": "0.6", "DMC": "0.1"},
    {"doi": "10.1007/s10008-002-0300-9"},
]


def written(path, rows, columns=COLUMNS, head=COLUMNS):
    with open(path, "w", newline="") as file:
        file.write("# a comment, with commas\n")
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([one[column] for column in columns] for one in rows)
    return path


@pytest.fixture
def data(tmp_path):
    rows = [one for mixture in LAWS for one in exact(mixture)]
    rows += [row("EC:EMC", 300, 99.0, **changes) for changes in OTHERS]
    return written(tmp_path / "data.csv", rows)


def test_fit_finds_the_laws_again(data):
    fits = fit_all(read(data))
    for mixture, (A, B, T0) in LAWS.items():
        fitted = fits[mixture].law
        # EC:DEC with T0 rounded to 0.1 K; the others to where the search for T0 stops
        assert fitted.prefactor == pytest.approx(A, rel=1e-5)
        assert fitted.pseudo_activation_temperature == pytest.approx(B, rel=1e-5)
        assert fitted.vanishing_temperature == pytest.approx(T0, abs=1e-3)
        assert np.abs(fits[mixture].residuals).max() < 1e-6
        assert fits[mixture].works == (f"10.1/{mixture}",)
        low, high, _ = RANGES[mixture]
        assert fitted.temperature_range == (low, high)


@pytest.mark.parametrize("changes", OTHERS)
def test_other_liquids_are_left_out(changes):
    rows = [*exact("EC:EMC"), row("EC:EMC", 300, 99.0, **changes)]
    assert len(select(rows, "EC:EMC")) == RANGES["EC:EMC"][-1]


def test_rounding_of_the_concentration_is_not():
    """0.3 + 0.7 in floats, and 1 mol/L in four digits."""
    assert len(select([row("EC:EMC", 300, 0.9, c="0.9996", EMC="0.7000001")], "EC:EMC")) == 1


def test_residuals_are_relative():
    """Every second point 1 % up, the others as much down: no law does better than half-way."""
    points = select(exact("EC:EMC"), "EC:EMC")
    assert len(points) % 2 == 0
    up = [1.01 if k % 2 else 1 / 1.01 for k in range(len(points))]
    shifted = [
        type(point)(point.temperature, point.conductivity * by, point.doi)
        for point, by in zip(points, up, strict=True)
    ]
    left = fit(shifted).residuals
    # a law of three parameters follows a zigzag of 12 points to some percent of it
    assert np.sqrt(np.mean(left**2)) == pytest.approx(0.01, rel=0.1)


def test_other_names_of_columns(tmp_path):
    head = [{"T": "T_K", "k": "kappa_mS_cm"}.get(name, name) for name in COLUMNS]
    path = written(tmp_path / "other.csv", exact("EC:DMC"), head=head)
    assert select(read(path), "EC:DMC") == select(exact("EC:DMC"), "EC:DMC")


def test_missing_column(tmp_path):
    fewer = [name for name in COLUMNS if name != "c units"]
    path = written(tmp_path / "less.csv", exact("EC:DMC"), columns=fewer, head=fewer)
    with pytest.raises(InvalidInput, match=r"less\.csv has no column c units; it has \['doi'"):
        read(path)


def test_too_few_points():
    points = select(exact("EC:DEC"), "EC:DEC")
    with pytest.raises(InvalidInput, match="2 points are too few for 3 parameters"):
        fit(points[:2])
    assert fit(points[:2], vanishing_temperature=156.0).law.prefactor == pytest.approx(18, rel=1e-9)


def test_command(data):
    command = [sys.executable, "-m", "mofcell.experiments.fits.liquid_conductivity", str(data)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "1 M LiPF6 in EC:EMC, 30% EC by weight" in printed
    assert "prefactor                     100.00 mS/cm" in printed
    assert "vanishing_temperature         156.00 K, held at that of EC:EMC" in printed
    assert "13 at -23.1 to 46.9 degC" in printed
    assert "doi 10.1/EC:DEC" in printed
