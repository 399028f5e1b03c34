import signal

import pytest

from mofcell.terminal import cycling


def test_bar_shows_cycle_capacity_and_how_many(monkeypatch, capsys):
    screen = cycling.Console
    monkeypatch.setattr(
        cycling, "Console", lambda **where: screen(**where, force_terminal=True, width=100)
    )
    with cycling.cycling_bar("my cell", cycles=100, done=36) as progress:
        progress(37, 125.34)
    shown = capsys.readouterr().err
    assert "my cell: cycle 37, 125.3 mAh/g" in shown
    assert "37/100" in shown


def test_bar_is_silent_where_there_is_no_screen(capsys):
    with cycling.cycling_bar("my cell", cycles=3) as progress:
        progress(1, 125.0)
    assert capsys.readouterr().err == ""


def test_nothing_disturbs_the_writing_of_results():
    with cycling.undisturbed():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
