from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from mofcell.plots import saved
from mofcell.plots.agreement import Point

POINTS = {"capacity (mAh/g)": [Point(100.0, 110.0, "Gu et al.", used=False)]}


class Broken:
    """A process that is lost at once, or after it took a figure."""

    def __init__(self, *, takes):
        self.takes = takes

    def submit(self, *figure, **options):
        if not self.takes:
            raise BrokenProcessPool
        begun = Future()
        begun.set_exception(BrokenProcessPool())
        return begun


@pytest.mark.parametrize("executor", [None, Broken(takes=True), Broken(takes=False)])
def test_figures_are_drawn_with_or_without_another_process(tmp_path, executor):
    drawings = saved.Drawings(executor)
    drawings.add("agreement", tmp_path / "one.png", POINTS)
    drawings.finish()
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


def test_a_figure_that_cannot_be_drawn_says_so(tmp_path):
    with pytest.raises(AttributeError):
        saved.Drawings().add("nothing of ours", tmp_path / "one.png")


@pytest.mark.slow
def test_another_process_draws(tmp_path):
    with saved.process() as process:
        drawings = saved.Drawings(process)
        drawings.add("agreement", tmp_path / "one.png", POINTS)
        drawings.finish()
    assert (tmp_path / "one.png").stat().st_size > 5000


def test_a_system_without_processes(monkeypatch):
    def none(*args, **kwargs):
        raise OSError("no semaphores")

    monkeypatch.setattr(saved, "ProcessPoolExecutor", none)
    with saved.process() as process:
        assert process is None
