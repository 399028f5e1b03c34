"""What Ctrl-C does to a command that has no result before its end."""

from contextlib import contextmanager

import typer


@contextmanager
def nothing_kept():
    """Say that Ctrl-C leaves nothing, and end the command as one that was interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        from mofcell.terminal.messages import warn

        warn("stopped by the user: nothing kept, there is no result before the end")
        raise typer.Exit(130) from None
