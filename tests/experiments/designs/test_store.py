"""Explorations that are stopped, at any moment, go on where they were and end the same."""

import importlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import warnings

import numpy as np
import pytest
import xarray as xr
import zarr

import mofcell
from mofcell.experiments.designs import chunks, identity, store
from mofcell.experiments.designs.design import Paired, design
from mofcell.experiments.designs.fidelity import fidelity
from mofcell.experiments.designs.identity import exploration
from mofcell.experiments.designs.results import NUMBERS, Results
from mofcell.experiments.designs.store import Store
from mofcell.models import DFN, SPMe
from mofcell.parameters import InvalidInput

AXES = {"membrane_thickness": np.linspace(50e-6, 300e-6, 12), "np_ratio": [1.5, 3.0]}


class Killed(BaseException):
    """The end of a process."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "map.zarr"


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK", 5)


@pytest.fixture
def asked(monkeypatch):
    """Model and number of discharges of each chunk that is solved."""
    solve, calls = chunks.solved, []

    def counting(discharges, model, **how):
        calls.append((model.__name__, len(discharges)))
        return solve(discharges, model, **how)

    monkeypatch.setattr(chunks, "solved", counting)
    return calls


@pytest.fixture
def made_up(monkeypatch, small_chunks):
    """Numbers that tell the discharges apart, at no cost; the SPMe errs in thick membranes."""

    def solved(discharges, model, **how):
        thickness = np.array([each.cell.membrane_thickness for each in discharges])
        results = Results.empty(len(discharges))
        results.numbers[:] = np.sin(np.arange(results.numbers.shape[1]) + 1e5 * thickness[:, None])
        results["doubt"][:] = thickness / 300e-6
        results["delivered"][:] = 9 - (model is DFN) * results["doubt"] ** 4
        results["delivered"][thickness > 290e-6] = np.nan
        results.words[:] = ["ok", "Übergang → membrane", ""]
        return results

    monkeypatch.setattr(chunks, "solved", solved)


def files_in(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# stopped and taken up again

SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
import mofcell, own_law
mofcell.explore(own_law.cell(), own_law.AXES, model="SPMe", store=sys.argv[2])
"""

LAW = """
import mofcell
import numpy as np

AT_25 = 0.05
AXES = {"membrane_thickness": np.linspace(50e-6, 300e-6, 30), "c_rate": np.linspace(0.1, 0.5, 25)}
names = {"LFP", "NCM811", "MOF", "ZIF"}


def cell():
    membrane = mofcell.electrolyte("Li@Ni-MOF-2").replace(
        conductivity=lambda T: AT_25 * np.exp(2000 * (1 / 298.15 - 1 / T)) * len(names & {"MOF"})
    )
    return mofcell.cell("gu2025-lfp").replace(electrolyte=membrane)
"""


def test_a_process_that_is_killed_is_taken_up_by_another(tmp_path, path, asked, monkeypatch):
    """750 discharges; a law of the user's own is known again in the other process."""
    (tmp_path / "own_law.py").write_text(LAW)
    child = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(path)],
        env={**os.environ, "PYTHONHASHSEED": "1"},
    )
    first = path / "solved/0-SPMe-words/c/0/0"
    try:
        while not first.exists() and child.poll() is None:
            time.sleep(0.002)
    finally:
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    assert not (path / "zarr.json").exists()

    monkeypatch.syspath_prepend(tmp_path)
    own_law = importlib.import_module("own_law")
    del sys.modules["own_law"]  # of this test only
    resumed = mofcell.explore(own_law.cell(), own_law.AXES, model="SPMe", store=path)
    assert 0 < sum(count for _, count in asked) <= 750 - chunks.CHUNK
    asked.clear()
    alone = mofcell.explore(own_law.cell(), own_law.AXES, model="SPMe")
    assert sum(count for _, count in asked) == 750
    xr.testing.assert_identical(resumed, alone)


def test_what_is_finished_is_solved_by_nobody(cell, path, asked, small_chunks):
    result = mofcell.explore(cell, AXES, model="SPMe", store=path)
    assert asked == [("SPMe", 5), ("SPMe", 5), ("SPMe", 2)]  # lithium is in excess at any N/P
    before = files_in(path)
    seen = []
    again = mofcell.explore(
        cell, AXES, model="SPMe", store=str(path), progress=lambda *done: seen.append(done)
    )
    assert len(asked) == 3
    assert seen[-1] == (12, 12)
    assert files_in(path) == before
    xr.testing.assert_identical(again, result)
    xr.testing.assert_identical(mofcell.explore(cell, AXES, model="SPMe"), result)


def test_interrupted_by_the_user(cell, path, asked, small_chunks):
    def stop(done, needed):
        if done >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mofcell.explore(cell, AXES, model="SPMe", store=path, progress=stop)
    assert not [file for file in files_in(path) if file.suffix == ".partial"]
    resumed = mofcell.explore(cell, AXES, model="SPMe", store=path)
    assert asked == [("SPMe", 5), ("SPMe", 5), ("SPMe", 2)]
    xr.testing.assert_identical(resumed, mofcell.explore(cell, AXES, model="SPMe"))


THICK = {"membrane_thickness": np.linspace(50e-6, 300e-6, 80)}


@pytest.mark.parametrize("stop", [0, 7, 15, 16, 18, 20, 21, 25])
def test_each_part_of_auto_is_taken_up(cell, path, made_up, asked, stop):
    """Stopped after each of some chunks: SPMe for all, checks by the DFN, then the rest."""
    whole = mofcell.explore(cell, THICK)
    once = asked[:]
    assert [model for model, _ in once] == 16 * ["SPMe"] + 5 * ["DFN"] + (len(once) - 21) * ["DFN"]
    assert len(once) > 25

    def kill(done, needed):
        if len(asked) > stop:
            raise Killed

    asked.clear()
    with pytest.raises(Killed):
        mofcell.explore(cell, THICK, store=path, progress=kill)
    resumed = mofcell.explore(cell, THICK, store=path)
    assert asked == once
    xr.testing.assert_identical(resumed, whole)


def test_chunks_are_kept_in_any_order(cell, path, small_chunks):
    what = explored(cell)
    rows = Results(
        np.arange(5.0 * len(NUMBERS)).reshape(5, -1), np.full((5, 3), "ok", dtype=object)
    )
    last = Results(rows.numbers[:2], rows.words[:2])
    solving = Store(path, what).part(SPMe, 12)
    assert list(solving.finished()) == []
    solving.keep(2, last)
    solving.keep(0, rows)
    kept = dict(Store(path, what).part(SPMe, 12).finished())
    assert sorted(kept) == [0, 2]
    for there, here in ((kept[0], rows), (kept[2], last)):
        np.testing.assert_array_equal(there.numbers, here.numbers)
        np.testing.assert_array_equal(there.words, here.words)


# cut off between two files, or in one


def cut_off(monkeypatch, owner, name, count):
    """Let a function be called a number of times before it is the end."""
    function, calls = getattr(owner, name), []

    def counting(*args, **options):
        if len(calls) == count:
            raise Killed
        calls.append(name)
        return function(*args, **options)

    monkeypatch.setattr(owner, name, counting)


@pytest.mark.parametrize(
    ("owner", "name", "count"),
    [
        *[(zarr, "open_group", count) for count in (0, 1)],
        *[(zarr, "open_array", count) for count in (0, 1)],
        *[(zarr.Array, "__setitem__", count) for count in range(6)],
        (xr.Dataset, "to_zarr", 0),
        *[(os, "replace", count) for count in (0, 3, 10, 30)],
        *[(shutil, "rmtree", count) for count in (0, 1, 2, 10, 18)],
    ],
)
def test_cut_off_between_two_files(cell, path, made_up, monkeypatch, owner, name, count):
    whole = mofcell.explore(cell, AXES, model="SPMe")
    with monkeypatch.context() as patched:
        cut_off(patched, owner, name, count)
        with pytest.raises(Killed):
            mofcell.explore(cell, AXES, model="SPMe", store=path)
    assert not (path / "zarr.json").exists()  # no result that is not whole
    resumed = mofcell.explore(cell, AXES, model="SPMe", store=path)
    xr.testing.assert_identical(resumed, whole)
    xr.testing.assert_identical(xr.open_zarr(path).load(), whole)


def test_halves_of_files_do_no_harm(cell, path, made_up):
    """What Zarr leaves of a file while it is written ends in ".partial"."""
    (path / "solved").mkdir(parents=True)
    half = path / "solved/zarr.0123456789abcdef.partial"
    half.write_bytes(b'{"attributes"')
    whole = mofcell.explore(cell, AXES, model="SPMe", store=path)
    for place in ("0-SPMe-words/c/0/0", "0-SPMe-numbers/c/2/0", "0-SPMe-words/zarr"):
        (path / f"solved/{place}.0123456789abcdef.partial").write_bytes(b"half")
    (path / "solved/0-SPMe-words/c/1/0").unlink()
    (path / "zarr.json").unlink()
    xr.testing.assert_identical(mofcell.explore(cell, AXES, model="SPMe", store=path), whole)
    xr.testing.assert_identical(xr.open_zarr(path).load(), whole)


def test_a_file_is_there_only_when_it_is_whole(cell, path, small_chunks, monkeypatch):
    """Zarr writes beside the place and renames, which the store relies on."""
    rows = Results(np.ones((5, len(NUMBERS))), np.full((5, 3), "ok", dtype=object))
    solving = Store(path, explored(cell)).part(SPMe, 12)
    before = files_in(path)

    def full(self, target):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(pathlib.Path, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            solving.keep(0, rows)
    assert files_in(path) == before
    solving.keep(0, rows)
    assert [key for key, _ in solving.finished()] == [0]


def test_two_at_once_spoil_nothing(cell, path, made_up):
    def nested(done, needed):
        """In the midst of one exploration, the same again."""
        if done == 5:
            mofcell.explore(cell, AXES, model="SPMe", store=path)

    whole = mofcell.explore(cell, AXES, model="SPMe", store=path, progress=nested)
    xr.testing.assert_identical(xr.open_zarr(path).load(), whole)
    xr.testing.assert_identical(mofcell.explore(cell, AXES, model="SPMe"), whole)


# the result


def test_the_result_is_read_with_its_units(cell, path, made_up):
    whole = mofcell.explore(cell, AXES, store=path, temperature=290.0)
    with warnings.catch_warnings(action="error"):
        read = xr.open_zarr(path)
    xr.testing.assert_identical(read.load(), whole)
    assert read.specific_energy.attrs["units"] == "W.h.kg-1"
    assert read.membrane_thickness.attrs == {"units": "m", "long_name": "membrane thickness"}
    assert read.attrs["temperature_K"] == 290.0
    assert set(read.limited_by.values.ravel()) == {"Übergang → membrane"}
    assert np.isfinite(read.sel(basis="pouch").specific_energy).any()


def test_no_warning_is_given(cell, path, made_up):
    with warnings.catch_warnings(action="error"):
        mofcell.explore(cell, AXES, model="SPMe", store=path)
        mofcell.explore(cell, AXES, model="SPMe", store=path)


# the store of another exploration


def explored(cell, axes=AXES, *, c_rate=0.1, temperature=298.15, model="SPMe", tolerance=0.01):
    conditions = {"c_rate": c_rate, "temperature": temperature}
    return exploration(cell, design(axes), conditions, fidelity(model, tolerance))


LONGER = {**AXES, "membrane_thickness": np.linspace(50e-6, 300e-6, 13)}
MOVED = {**AXES, "membrane_thickness": AXES["membrane_thickness"] * (1 + 1e-15)}
TURNED = dict(reversed(AXES.items()))
POINTS = Paired({"membrane_thickness": AXES["membrane_thickness"], "np_ratio": np.ones(12)})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"axes": LONGER},
            r"another design: membrane_thickness has 12 values \(5e-05 to 0.0003, sha256 \w{16}\) "
            r"there and 13 values \(5e-05 to 0.0003, sha256 \w{16}\) here; give another store, or",
        ),
        ({"axes": MOVED}, r"another design: membrane_thickness has 12 values .* 12 values .* here"),
        (
            {"axes": {**AXES, "np_ratio": [1.5]}},
            r"np_ratio has 2 .* there and 1 value \(1.5\) here",
        ),
        (
            {"axes": AXES | {"area": [1e-4]}},
            r"area has no values there and 1 value \(0.0001\) here",
        ),
        (
            {"axes": {"np_ratio": [1.5, 3.0]}},
            "membrane_thickness has 12 .* there and no values here",
        ),
        (
            {"axes": TURNED},
            "another shape: order of the axes is membrane_thickness, np_ratio there",
        ),
        ({"c_rate": 0.2}, r"c_rate has 1 value \(0.1\) there and 1 value \(0.2\) here"),
        ({"temperature": 300}, r"temperature has 1 value \(298.15\) there and 1 value \(300.0\)"),
        ({"model": "DFN"}, r"another model: model is \S+.SPMe there and \S+.DFN here"),
        ({"model": "auto"}, r"another model: model is \S+.SPMe there and auto here"),
    ],
)
def test_another_exploration_is_refused(cell, path, changes, message):
    Store(path, explored(cell)).part(SPMe, 24)
    before = files_in(path)
    with pytest.raises(InvalidInput, match=message) as refused:
        Store(path, explored(cell, **changes))
    assert str(refused.value).startswith(f"{path} holds the exploration of another ")
    assert "\n" not in str(refused.value)
    assert files_in(path) == before
    Store(path, explored(cell))


def test_points_are_no_grid(cell, path):
    """Twelve thicknesses with twelve N/P of 1: one by one, or each with each."""
    Store(path, explored(cell, POINTS)).part(SPMe, 12)
    with pytest.raises(InvalidInput, match="dimensions is design there and membrane_thickness, np"):
        Store(path, explored(cell, design(POINTS.axes)))


def test_another_tolerance_is_refused(cell, path):
    Store(path, explored(cell, model="auto")).part(SPMe, 24)
    with pytest.raises(InvalidInput, match=r"another model: tolerance is 0.01 there and 0.02 here"):
        Store(path, explored(cell, model="auto", tolerance=0.02))


@pytest.mark.parametrize("package", ["mofcell", "pybamm"])
def test_another_version_is_refused(cell, path, monkeypatch, package):
    def before(name):
        return "0.0.9" if name == package else version(name)

    version = identity.version
    with monkeypatch.context() as patched:
        patched.setattr(identity, "version", before)
        Store(path, explored(cell)).part(SPMe, 24)
    now = version(package)
    message = f"another version: {package}_version is 0.0.9 there and {now} here"
    with pytest.raises(InvalidInput, match=message):
        Store(path, explored(cell))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cathode_loading": 0.05}, "cathode_loading is 0.06 there and 0.05 here"),
        ({"cathode_loading": np.nextafter(0.06, 1)}, "is 0.06 there and 0.060000000000000005 here"),
        ({"np_ratio": 2.0}, "lithium_thickness is 5e-05 there and not given here"),
        ({"voltage_window": (2.5, 4.1)}, r"voltage_window is \[2.5, 4.0\] there and \[2.5, 4.1\]"),
        ({"name": "mine"}, "name is test cell there and mine here"),
        ({"catholyte": None}, "catholyte is liquid there and not given here"),
        ({"electrolyte": "Li@Ni-MOF-2"}, "electrolyte.name is membrane there and Li@Ni-MOF-2 here"),
        ({"contact_resistance": 1e-3}, "contact_resistance is 0.0 there and 0.001 here"),
        ({"cathode": "LFP (Xu 2015)"}, r"cathode.name is LFP there and LFP \(Xu 2015\) here"),
    ],
)
def test_another_cell_is_refused_and_the_difference_named(cell, path, change, message):
    Store(path, explored(cell)).part(SPMe, 24)
    with pytest.raises(InvalidInput, match=f"exploration of another cell: .*{message}"):
        Store(path, explored(cell.replace(**change)))


def test_what_cannot_be_known_again_is_refused(cell, membrane, path):
    steps = (0.05 for _ in range(9))
    vague = membrane.replace(conductivity=lambda T: 0.05 if steps else 0.06)
    with pytest.raises(InvalidInput, match=r"store: <generator .* cannot be known again"):
        mofcell.explore(cell.replace(electrolyte=vague), AXES, store=path)
    assert not path.exists()


# places


def foreign_file(path):
    path.write_text("mine")


def foreign_folder(path):
    (path / "photos").mkdir(parents=True)
    (path / "photos/me.png").write_text("mine")


def foreign_group(path):
    zarr.open_group(path, mode="w", attributes={"mine": 1}).create_group("solved")


def foreign_array(path):
    zarr.open_array(path / "solved", mode="w", shape=(3,), chunks=(3,), dtype=float)


def foreign_dataset(path):
    xr.Dataset({"solved": ("x", [1.0, 2.0])}).to_zarr(path, zarr_format=2, consolidated=False)


def broken(path):
    (path / "solved").mkdir(parents=True)
    (path / "solved/zarr.json").write_text('{"attributes"')


FOREIGN = [foreign_file, foreign_folder, foreign_group, foreign_array, foreign_dataset, broken]


@pytest.mark.parametrize("make", FOREIGN)
def test_what_is_not_ours_is_refused_and_left_as_it_is(cell, path, made_up, asked, make):
    make(path)
    before = files_in(path.parent)
    with pytest.raises(InvalidInput, match=r"map.zarr exists and is no store of an exploration"):
        mofcell.explore(cell, AXES, store=path)
    assert files_in(path.parent) == before
    assert asked == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "missing/map.zarr",
            "cannot write .*map.zarr: there is no folder .*missing; make it",
        ),
        ("file/map.zarr", "cannot write .*map.zarr: there is no folder .*file; make it first"),
        ("map.nc", "store is .*map.nc: the name has to end in .zarr"),
        (5, "store is 5; give a folder, such as 'map.zarr'"),
    ],
)
def test_places_that_cannot_be_are_refused_at_once(cell, tmp_path, asked, name, message):
    (tmp_path / "file").write_text("")
    place = tmp_path / name if isinstance(name, str) else name
    with pytest.raises(InvalidInput, match=message):
        mofcell.explore(cell, AXES, store=place)
    assert asked == []
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_protected_is_refused(cell, path, monkeypatch):
    def protected(dir):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(store.tempfile, "TemporaryFile", protected)
    with pytest.raises(InvalidInput, match=r"map.zarr: permission denied in .*; choose a folder"):
        mofcell.explore(cell, AXES, store=path)


def test_a_design_that_cannot_be_leaves_no_store(cell, path):
    with pytest.raises(InvalidInput, match="no point of the design is a cell"):
        mofcell.explore(cell, {"membrane_thickness": [-1.0]}, store=path)
    assert not path.exists()


def test_an_empty_folder_becomes_a_store(cell, path, made_up):
    path.mkdir()
    whole = mofcell.explore(cell, AXES, store=path)
    xr.testing.assert_identical(xr.open_zarr(path).load(), whole)


def test_a_stated_energy_is_kept_too(cell, path, asked):
    whole = mofcell.explore(cell, AXES, areal_energy=30.0, store=path)
    xr.testing.assert_identical(xr.open_zarr(path).load(), whole)
    with pytest.raises(InvalidInput, match=r"another model: areal_energy is 30.0 there and 31.0"):
        mofcell.explore(cell, AXES, areal_energy=31.0, store=path)
    assert asked == []
