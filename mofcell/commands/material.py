"""The commands for a material of one's own: a file to fill in, and what an expert would ask."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Kind(StrEnum):
    """What a file can be written for."""

    ELECTROLYTE = "electrolyte"
    CELL = "cell"
    SYMMETRIC = "symmetric"
    BLOCKING = "blocking"


def new(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="electrolyte|cell|symmetric|blocking",
            case_sensitive=False,
            help="An electrolyte; or with it a full cell, lithium | membrane | lithium, or "
            "steel | membrane | steel.",
            show_default=False,
        ),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE.yaml", help="The file; there is none of that name yet.")
    ],
):
    """Write a file for your own electrolyte or cell, to fill in."""
    from mofcell.terminal.messages import note
    from mofcell.views.own_files import quoted, write_template

    write_template(kind.value, file)
    note(f"written: {file}; put your numbers in, then: mofcell check {quoted(file)}")


def check(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help='An electrolyte or cell, or a file: "my.yaml", "my.yaml#NAME".'
        ),
    ],
):
    """Read a file or a record and say what an expert would ask of its figures."""
    from mofcell.terminal.messages import show, tidy_warnings
    from mofcell.views.reviews import reviews, reviews_in_words

    with tidy_warnings():
        found = reviews(name)
    for title, table in reviews_in_words(found):
        show(table, title)
