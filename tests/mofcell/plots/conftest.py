"""What a reviewer of a good journal would look at in every figure."""

from itertools import combinations

import pytest
from matplotlib._pylab_helpers import Gcf
from matplotlib.figure import Figure
from matplotlib.text import Text

from mofcell.plots import style

#: What axes show without a unit.
DIMENSIONLESS = {"C-rate", "cycle number", "cathode utilisation", "loss of fit Δχ²/s²"}


def texts(figure):
    """Every text that is drawn, with its box [pixels]."""
    figure.draw_without_rendering()
    found = [text for legend in figure.legends for text in legend.findobj(Text)]
    for ax in figure.axes:
        found += [
            text
            for child in ax.get_children()
            if child not in (ax.xaxis, ax.yaxis)
            for text in child.findobj(Text)
        ]
        for axis, ends in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            found.append(axis.label)
            for tick in axis.get_major_ticks():
                if min(ends) <= tick.get_loc() <= max(ends):
                    found += [tick.label1, tick.label2]
    return [
        (text, text.get_window_extent())
        for text in found
        if text.get_visible() and text.get_text().strip()
    ]


def assert_no_overlap(figure, shown):
    for (one, box), (other, other_box) in combinations(shown, 2):
        width = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
        height = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
        assert width <= 1 or height <= 1, f"{one.get_text()!r} over {other.get_text()!r}"
    frame = figure.bbox.padded(2)
    for text, box in shown:
        assert frame.x0 <= box.x0 <= box.x1 <= frame.x1, text.get_text()
        assert frame.y0 <= box.y0 <= box.y1 <= frame.y1, text.get_text()


def assert_print_size(figure, shown):
    assert isinstance(figure, Figure)
    assert figure.get_figwidth() * 25.4 == pytest.approx(style.TWO_COLUMNS)
    assert figure.dpi == 300
    sizes = [text.get_fontsize() for text, _ in shown]
    assert 7 <= min(sizes) <= max(sizes) <= 9


def assert_units(figure):
    given = [label for ax in figure.axes for label in (ax.get_xlabel(), ax.get_ylabel()) if label]
    assert all("(" in label or " ".join(label.split()) in DIMENSIONLESS for label in given)


@pytest.fixture(scope="session")
def texts_of():
    """Gives every text of a figure with its box [pixels]."""
    return texts


@pytest.fixture(scope="session")
def assert_fit_to_print():
    """Texts do not overlap and stay inside, print size, units on axes, no figure of pyplot."""

    def check(figure):
        shown = texts(figure)
        assert len(shown) > 5
        assert_no_overlap(figure, shown)
        assert_print_size(figure, shown)
        assert_units(figure)
        assert Gcf.figs == {}

    return check
