"""The package as it is installed: names, entry points, folders, what an import costs."""

import ast
import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint, distribution
from pathlib import Path

import pybamm
import pytest
import yaml

import mofcell

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TOOLS = PROJECT["tool"]

#: Import name by folder at the top level, from left to right in the flow of data.
FOLDERS = {
    "parameters": "mofcell.parameters",
    "models": "mofcell.models",
    "experiments": "mofcell.experiments",
    "mofcell": "mofcell",
}


def source_files():
    """Every file of the package with its import name; links lead to what is listed already."""
    for folder, name in FOLDERS.items():
        for place, inner, files in os.walk(ROOT / folder):
            inner[:] = [one for one in inner if not (Path(place) / one).is_symlink()]
            parts = Path(place).relative_to(ROOT / folder).parts
            if "__pycache__" not in parts:
                for file in files:
                    yield Path(place) / file, ".".join((name, *parts))


def fresh(code, **environment):
    """What a fresh interpreter prints, away from the repository and without our variables."""
    own = {k: v for k, v in os.environ.items() if not k.startswith(("PYBAMM_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd="/",
        env={**own, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# names

DESIGNED = {  # DESIGN, section 5
    *("electrolytes", "cells", "electrolyte", "cell", "parameter_values", "models"),
    *("rate_capability", "polarization", "low_temperature", "specific_energy", "Electrolyte"),
}


def test_designed_names_are_public():
    assert set(mofcell.__all__) >= DESIGNED
    for name in mofcell.__all__:
        assert getattr(mofcell, name) is not None
    assert {"DFN", "SPMe"} <= set(mofcell.models.__all__)


def test_public_names_can_be_listed():
    assert dir(mofcell) == sorted(mofcell.__all__)
    assert len(set(mofcell.__all__)) == len(mofcell.__all__)


def test_public_names_are_those_that_type_checkers_see():
    tree = ast.parse((ROOT / "mofcell/__init__.py").read_text("utf-8"))
    guarded = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for node in ast.walk(guarded[0]) if isinstance(node, ast.ImportFrom)]
    assert {alias.name for node in imports for alias in node.names} == set(mofcell.__all__)


def test_unknown_name():
    with pytest.raises(AttributeError, match="module 'mofcell' has no attribute 'rate_capabilty'"):
        mofcell.rate_capabilty  # noqa: B018


def test_bare_names_of_the_folders_are_not_imported():
    code = (
        "import importlib, json, pkgutil, sys, mofcell\n"
        "names = [one.name for one in pkgutil.walk_packages(mofcell.__path__, 'mofcell.')]\n"
        "for name in names: importlib.import_module(name)\n"
        "bare = {'models', 'parameters', 'experiments'} & set(sys.modules)\n"
        "print(json.dumps([len(names), sorted(bare)]))"
    )
    number, bare = json.loads(fresh(code))
    assert number >= 80  # everything was imported
    assert bare == []


# entry points

ENTRY_POINTS = [
    (group, name, value)
    for group, points in {
        "console_scripts": PROJECT["project"]["scripts"],
        **PROJECT["project"]["entry-points"],
    }.items()
    for name, value in points.items()
]


@pytest.mark.parametrize(("group", "name", "value"), ENTRY_POINTS)
def test_every_entry_point_loads(group, name, value):
    assert callable(EntryPoint(name=name, value=value, group=group).load())


def test_installed_entry_points_are_those_of_the_project():
    installed = distribution("mofcell").entry_points
    assert {(one.group, one.name, one.value) for one in installed} == set(ENTRY_POINTS)


def test_groups_exist_in_pybamm():
    groups = {group for group, *_ in ENTRY_POINTS} - {"console_scripts"}
    assert groups == {"pybamm_models", "pybamm_parameter_sets"}


def test_pybamm_finds_the_models_by_name():
    assert type(pybamm.Model("MOFDFN")) is mofcell.models.DFN
    assert type(pybamm.Model("MOFSPMe")) is mofcell.models.SPMe


# folders


def test_every_folder_with_code_is_installed():
    """A package that is not named is left out of a wheel without a word."""
    with_code = {package for path, package in source_files() if path.suffix == ".py"}
    named = TOOLS["setuptools"]["packages"]
    assert set(named) == with_code
    assert len(named) == len(with_code)


def test_every_package_has_an_init():
    packages = {
        package for _, package in source_files() if package in TOOLS["setuptools"]["packages"]
    }
    with_init = {package for path, package in source_files() if path.name == "__init__.py"}
    assert packages == with_init


def test_every_data_file_is_installed():
    patterns = TOOLS["setuptools"]["package-data"]
    matched = set()
    for package, globs in patterns.items():
        folder = Path(importlib.import_module(package).__file__).parent.resolve()
        found = [set(folder.glob(pattern)) for pattern in globs]
        assert all(found), f"{package}: a pattern of {globs} matches nothing"
        matched |= set().union(*found)
    other = {path.resolve() for path, _ in source_files() if path.suffix not in (".py", ".pyc")}
    assert matched == other


def test_folders_map_to_import_names():
    names = {name: folder for folder, name in FOLDERS.items()}
    assert TOOLS["setuptools"]["package-dir"] == names
    for folder, name in FOLDERS.items():
        found = Path(importlib.import_module(name).__file__).parent.resolve()
        assert found == (ROOT / folder).resolve()


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder != "mofcell"])
def test_links_for_editors_are_relative(folder):
    link = ROOT / "mofcell" / folder
    if not link.is_symlink():
        pytest.skip("no links on this file system: only editors and type checkers miss them")
    assert Path(os.readlink(link)) == Path("..") / folder


def test_coverage_watches_every_folder():
    assert set(TOOLS["coverage"]["run"]["source"]) == set(FOLDERS)


def imports_of(path, package):
    """Full names of the modules that a file imports, where functions do it as well."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            relative = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = ".".join(relative) if node.level else ""
            base = ".".join(filter(None, (start, node.module)))
            yield from (f"{base}.{alias.name}" for alias in node.names)


CODE = [(path, package) for path, package in source_files() if path.suffix == ".py"]


def folder_of(name):
    """Which folder an import name is in, counted from the left."""
    inside = [k for k, one in enumerate(FOLDERS.values()) if f"{name}.".startswith(f"{one}.")]
    return inside[0] if inside else None


def test_each_folder_imports_only_from_those_to_its_left():
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path, package in CODE
        for name in imports_of(path, package)
        if name.split(".")[0] == "mofcell" and folder_of(name) > folder_of(package)
    ]
    assert wrong == []


def test_every_library_that_is_imported_is_a_dependency():
    extras = PROJECT["project"]["optional-dependencies"]
    names = ("cyclers", "dask", "mcmc", "pybop", "sensitivity")
    optional = [library for name in names for library in extras[name]]
    asked = [*PROJECT["project"]["dependencies"], *optional]
    stated = [re.match(r"[\w-]+", one)[0] for one in asked]
    imported = {
        "batterydf": "bdf",
        "dask": "distributed",
        "python-calamine": "python_calamine",
        "pyyaml": "yaml",
    }
    known = {imported.get(name, name) for name in stated} | {"mofcell"}
    used = {name.split(".")[0] for path, package in CODE for name in imports_of(path, package)}
    assert used - known - set(sys.stdlib_module_names) == set()


# what an import costs

HEAVY = ("pybamm", "matplotlib", "xarray", "casadi")


@pytest.mark.parametrize(
    "code",
    [
        "import mofcell",
        "import mofcell; mofcell.cells(), mofcell.electrolytes(), mofcell.cathodes()",
        "import mofcell; mofcell.electrolyte('Li@Ni-MOF-2').conductivity(298.15)",
        "import mofcell; mofcell.cell('gu2025-lfp').replace(np_ratio=2.4)",
        "import mofcell.cli",
    ],
)
def test_nothing_heavy_until_something_is_simulated(code):
    found = f"import sys; print([name for name in {HEAVY} if name in sys.modules])"
    assert fresh(f"{code}; {found}") == "[]"


SPY = """
import os, sys
class Spy:
    def find_spec(self, name, path=None, target=None):
        if name == "pybamm":
            print(os.environ.get("PYBAMM_DISABLE_TELEMETRY"), flush=True)
            os._exit(0)  # what follows is PyBaMM's own import
sys.meta_path.insert(0, Spy())
"""


@pytest.mark.parametrize(
    "code",
    [
        "import mofcell.models",
        "import mofcell.experiments",
        "import mofcell; mofcell.parameter_values(mofcell.cell('gu2025-lfp'))",
        "from mofcell.parameters.sets import Gu2025; Gu2025()",
    ],
)
def test_telemetry_is_off_when_pybamm_is_imported(code):
    assert fresh(f"{SPY}\n{code}") == "true"


def test_telemetry_stays_as_the_user_has_set_it():
    assert fresh(f"{SPY}\nimport mofcell.models", PYBAMM_DISABLE_TELEMETRY="false") == "false"


# version


def test_one_version():
    version = PROJECT["project"]["version"]
    assert distribution("mofcell").version == version
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == version
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == version


def test_named_files_exist():
    project = PROJECT["project"]
    for name in (project["readme"], *project["license-files"]):
        assert (ROOT / name).stat().st_size > 0


# configuration


@pytest.mark.parametrize("folder", ["models", "parameters", "experiments"])
def test_ruff_bans_the_bare_names(folder, tmp_path):
    pytest.importorskip("ruff")
    wrong = tmp_path / "wrong.py"
    wrong.write_text(f"import {folder}\n\nfrom {folder} import dfn\n\nprint({folder}, dfn)\n")
    right = tmp_path / "right.py"
    right.write_text(f"import mofcell.{folder}\n\nprint(mofcell.{folder})\n")
    codes = {}
    for path in (wrong, right):
        command = ["ruff", "check", "--no-cache", "--output-format", "json"]
        done = subprocess.run(
            [sys.executable, "-m", *command, "--config", str(ROOT / "pyproject.toml"), str(path)],
            capture_output=True,
            text=True,
        )
        codes[path.stem] = [found["code"] for found in json.loads(done.stdout)]
    assert codes["wrong"].count("TID251") == 2
    assert codes["right"] == []


def test_tests_are_no_package(pytestconfig):
    assert pytestconfig.getoption("importmode") == "importlib"  # files may share a name
    assert list((ROOT / "tests").rglob("__init__.py")) == []
