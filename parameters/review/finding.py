"""One thing that a check has found."""

from dataclasses import dataclass

#: How serious a finding is, worst first.
LEVELS = ("doubt", "note", "ok")


@dataclass(frozen=True)
class Finding:
    """What a check has found, in words and with the figures.

    Parameters
    ----------
    level : str
        "doubt" (figures contradict each other or what is possible), "note" (to know before
        the record is used) or "ok".
    text : str
        The finding.
    topic : str, optional
        The check that found it.
    """

    level: str
    text: str
    topic: str = ""
