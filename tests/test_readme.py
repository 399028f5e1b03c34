"""What the README shows runs, and prints what it says."""

import inspect
import io
import re
import shlex
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from typer.testing import CliRunner

import mofcell

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)
PYTHON = [code for language, code in BLOCKS if language == "python"]


def assert_alike(printed, shown):
    """The same words, and numbers within 0.3 %: another machine may round the last digit."""
    number = r"[-−]?\d+\.?\d*"
    assert re.split(number, " ".join(printed.split())) == re.split(number, " ".join(shown.split()))
    values = [
        [float(text.replace("−", "-")) for text in re.findall(number, side)]
        for side in (printed, shown)
    ]
    assert values[0] == pytest.approx(values[1], rel=3e-3)


@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")
def test_python_blocks_run_in_order_and_print_what_is_shown():
    names, printed = {}, []
    for code in PYTHON:
        code = code.replace("solution.plot(", "pybamm.QuickPlot(solution, ")  # opens no window
        with redirect_stdout(io.StringIO()) as out:
            exec(compile(code, "README.md", "exec"), names)
        printed.append(out.getvalue())
    shown = next(text for language, text in BLOCKS if not language)
    assert_alike(printed[0], shown)


SHOWN = [text for language, text in BLOCKS if language == "console" and text.startswith("$ ")]


@pytest.mark.filterwarnings("ignore::mofcell.parameters.laws.OutOfRangeWarning")
@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.split()[2])
def test_command_line_block_prints_what_is_shown(tmp_path, monkeypatch, block):
    """Each line that is shown is printed, in the order; "..." stands for those left out."""
    from mofcell.cli import app

    monkeypatch.chdir(tmp_path)
    command, _, shown = block.partition("\n")
    rows = [row for row in shown.splitlines() if row.strip() not in ("", "...")]
    width = 80 if max(map(len, rows), default=0) <= 80 else 100
    arguments = shlex.split(command.removeprefix("$ mofcell "))
    result = CliRunner(env={"COLUMNS": str(width)}).invoke(app, arguments)
    assert result.exit_code == 0
    printed = iter([*result.stdout.splitlines(), *result.stderr.splitlines()])
    for row in rows:
        likely = (line for line in printed if words(line) == words(row))
        assert_alike(next(likely, f"nothing like: {row}"), row)
    for file in (one for one in arguments if one.endswith(".png")):
        assert (tmp_path / file).stat().st_size > 10_000


def words(line):
    return re.sub(r"[-−]?\d+\.?\d*", "#", " ".join(line.split()))


def test_own_material_of_the_readme_runs(tmp_path, monkeypatch):
    from mofcell.cli import app

    monkeypatch.chdir(tmp_path)
    block = next(text for _, text in BLOCKS if text.startswith("mofcell new electrolyte"))
    for line in block.splitlines():
        command = shlex.split(line.partition("#")[0])[1:]
        assert CliRunner().invoke(app, command).exit_code == 0, line


def test_counts_of_the_library_are_those_of_readme_and_changelog():
    counts = {
        "38 of 83 electrolytes": (len(mofcell.electrolytes()), len(mofcell.materials())),
        "17 of 37 cells": (
            len([*mofcell.cells(), *mofcell.symmetric_cells()]),
            len(mofcell.reported_cells()),
        ),
    }
    told = " ".join(README.split())
    for words, (simulated, known) in counts.items():
        assert words.startswith(f"{simulated} of {known} ")
        assert words in told
    changelog = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    runs = f"{len(mofcell.cells())} cells and {len(mofcell.symmetric_cells())} symmetric ones run"
    assert f"38 electrolytes, {runs}" in changelog


def test_every_public_function_is_named_in_the_readme():
    functions = [name for name in mofcell.__all__ if inspect.isfunction(getattr(mofcell, name))]
    assert "reported_cell" in functions
    for name in functions:
        assert re.search(rf"\b{name}\b|\b{name.replace('_', '-')}\b", README), name


def test_make_targets_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"(?:^|`)make ([\w-]+)", README, flags=re.MULTILINE)
    assert {"reproduce", "test", "bench"} <= set(targets)
    for target in targets:
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
