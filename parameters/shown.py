"""Values and texts as messages show them: short, and on one line."""

import reprlib
from itertools import accumulate


def shown(value):
    """A value as Python writes it, cut where it is long, and floats to six digits.

    Examples
    --------
    >>> shown("300 um")
    "'300 um'"
    >>> shown(list(range(1000)))
    '[0, 1, 2, 3, ...]'
    >>> shown((-20 + 273.15, 60e-6))
    '(253.15, 6e-05)'
    """
    return one_line(_SHORT.repr(value), 120)


def one_line(text, longest=120):
    """A text without line breaks and control characters, its middle left out if it is long.

    Examples
    --------
    >>> one_line("first\\nsecond")
    'first second'
    >>> one_line("0123456789" * 1000, 20)
    '0123456 ... 3456789'
    """
    if len(text) > longest:
        half = (longest - 5) // 2
        text = f"{text[:half]} ... {text[-half:]}"
    return "".join(letter if letter.isprintable() else " " for letter in text)


def listed(names, longest):
    """Names with commas between, as many as fit.

    Examples
    --------
    >>> listed(["LFP", "NCM811"], 20)
    'LFP, NCM811'
    >>> listed(["LFP"] * 1000, 20)
    'LFP, LFP, LFP, LFP, ...'
    """
    ends = accumulate(len(name) + 2 for name in names)
    kept = [name for name, end in zip(names, ends, strict=True) if end <= longest + 2]
    return ", ".join(kept if len(kept) == len(names) else [*kept, "..."])


class _Short(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlevel = 3
        self.maxlist = self.maxtuple = self.maxdict = 4
        self.maxstring = self.maxother = 80

    def repr_float(self, number, level):
        short = f"{number:.6g}"
        return repr(number) if float(short) == number else short

    def repr_int(self, number, level):
        try:
            return super().repr_int(number, level)
        except ValueError:  # Python writes no integer of more than 4300 digits
            return "an integer of thousands of digits"


_SHORT = _Short()
