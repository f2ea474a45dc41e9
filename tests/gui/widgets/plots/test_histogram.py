"""The histogram: bars as high as their counts, zeros told apart, colours of the map, a marker for one number."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import contrast, magnitude, paint, signed
from cnngui.gui.look.i18n import install
from cnngui.gui.look.theme import DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.histogram import Histogram
from tests.gui.hands import shown

RELU = (6800, 1600, 800, 400, 400)
"""From 0 to 50; most are 0."""


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    """Make one of 400 px without numbers."""
    histogram = Histogram("Numbers of the map")
    histogram.resize(400, histogram.sizeHint().height())
    return shown(qtbot, histogram)


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Let the application speak French for one test."""
    install(qapp, "fr")
    yield
    install(qapp, "en")


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Return a colour of Qt as ours."""
    return colour.red(), colour.green(), colour.blue()


def column(histogram: Histogram, x: int) -> list[QColor]:
    """Return the colours of a column of px from the top down."""
    image = histogram.grab().toImage()
    return [image.pixelColor(x, y) for y in range(image.height())]


def test_bars_are_as_high_as_their_counts(histogram: Histogram) -> None:
    """Without zeros told apart, the largest count fills the height and the others are in proportion."""
    histogram.set_histogram((10, 20, 5, 0, 40), -1.0, 1.0, None)
    heights = [rect.height() for rect in histogram.bar_rects()]
    full = round(histogram.bars().height())
    assert heights == [round(full * count / 40) for count in (10, 20, 5, 0, 40)]
    assert len({rect.y() + rect.height() for rect in histogram.bar_rects()}) == 1


def test_bars_meet_and_fill_the_width(histogram: Histogram) -> None:
    """Each begins where the one before ends, so that the eye sees one shape."""
    histogram.set_histogram(range(1, 65), -1.0, 1.0, None)
    rects, place = histogram.bar_rects(), histogram.bars()
    assert all(one.x() + one.width() == other.x() for one, other in pairwise(rects))
    assert (rects[0].x(), rects[-1].x() + rects[-1].width()) == (round(place.left()), round(place.right()))


def test_zeros_do_not_flatten_the_rest(histogram: Histogram) -> None:
    """The largest count but that of the zeros fills the height; the bar of the zeros reaches beyond, cut off."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    zeros, second, third, *_ = (rect.height() for rect in histogram.bar_rects())
    full = round(histogram.bars().height())
    assert (second, third) == (full, round(full / 2))
    assert zeros > full + histogram.fontMetrics().height() / 2
    assert "cut off" in histogram.toolTip()


def test_the_bar_of_zeros_is_found_within_signed_numbers(histogram: Histogram) -> None:
    """On an edge between two ranges 0 belongs to the upper one, as for NumPy."""
    values = np.array([0.0] * 90 + [-1.5, -0.5, 0.5, 1.5, 1.6])
    counts, _ = np.histogram(values, 4, (-2.0, 2.0))
    histogram.set_histogram(counts.tolist(), -2.0, 2.0, 90 / 95)
    heights = [rect.height() for rect in histogram.bar_rects()]
    assert heights.index(max(heights)) == counts.argmax() == 2
    assert heights[3] == round(histogram.bars().height())


def test_one_number_among_many_still_shows(histogram: Histogram) -> None:
    """A bar is 1 px high at least; where there is no number there is no bar."""
    histogram.set_histogram((100_000, 1, 0), 0.0, 3.0, None)
    assert [rect.height() for rect in histogram.bar_rects()][1:] == [1, 0]


@pytest.mark.parametrize(
    ("zeros", "told"),
    [
        (0.68, "68 % are 0"),
        (0.0, "none are 0"),
        (0.001, "less than 1 % are 0"),
        (0.9999, "more than 99 % are 0"),
        (1.0, "all are 0"),
    ],
)
def test_the_share_of_zeros_is_told_in_words(histogram: Histogram, zeros: float, told: str) -> None:
    """Neither all nor none by rounding alone."""
    histogram.set_histogram(RELU, 0.0, 50.0, zeros)
    assert told in histogram.accessibleDescription()


def test_it_is_described_in_words(histogram: Histogram) -> None:
    """Ends, zeros, and where most of the rest are."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    assert histogram.accessibleDescription() == "from 0 to 50; 68 % are 0; the most common others lie between 10 and 20"
    histogram.set_histogram((1, 5, 2), -1.5, 1.5, None)
    assert histogram.accessibleDescription() == "from −1.5 to 1.5; the most common ones lie between −0.5 and 0.5"


def test_numbers_follow_the_language(histogram: Histogram, french: None) -> None:
    """In French with a comma."""
    histogram.set_histogram((1, 5, 2), -1.5, 1.5, None)
    assert "−1,5" in histogram.accessibleDescription()


def test_a_map_of_one_number_only(histogram: Histogram) -> None:
    """A dead map is all 0: one narrow bar in the middle."""
    histogram.set_histogram((0, 500, 0), 0.0, 0.0, 1.0)
    (bar,) = histogram.bar_rects()
    assert abs(bar.center().x() - 200) <= 1
    assert bar.width() < 50
    assert histogram.accessibleDescription() == "all are 0"


def test_bars_have_the_colours_of_the_map(histogram: Histogram) -> None:
    """Each that of the number in its middle; the zeros that of 0."""
    scale = magnitude(50.0)
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    histogram.set_scale(scale)
    image = histogram.grab().toImage()
    for rect, value in zip(histogram.bar_rects(), (0.0, 15.0, 25.0, 35.0, 45.0), strict=True):
        expected = QColor(*paint(scale, np.full((1, 1), value, np.float32))[0, 0].tolist())
        assert image.pixelColor(rect.x() + rect.width() // 2, rect.y() + rect.height() - 3) == expected


def test_without_a_scale_bars_are_muted(histogram: Histogram) -> None:
    """A colour that means nothing."""
    histogram.set_histogram((3, 4), -1.0, 1.0, None)
    histogram.set_scale(signed(1.0))
    histogram.set_scale(None)
    histogram.setPalette(palette(DARK))
    muted = histogram.palette().color(QPalette.ColorRole.PlaceholderText)
    middle = histogram.bar_rects()[1].center()
    assert histogram.grab().toImage().pixelColor(middle) == muted


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_line_shows_pale_and_dark_bars_on_any_ground(histogram: Histogram, colours: Colours) -> None:
    """Along the tops of the bars runs a line that stands out from the ground."""
    histogram.setPalette(palette(colours))
    histogram.set_histogram((3, 4, 3), -0.001, 0.001, None)
    histogram.set_scale(signed(50.0))
    bar = histogram.bar_rects()[1]
    image = histogram.grab().toImage()
    line, ground = (image.pixelColor(point) for point in (QPoint(bar.center().x(), bar.y()), QPoint(0, 0)))
    assert contrast(rgb(line), rgb(ground)) > 4.5


@pytest.mark.parametrize(("value", "share"), [(12.5, 0.25), (0.0, 0.0), (50.0, 1.0), (90.0, 1.0), (-3.0, 0.0)])
def test_a_number_is_marked_where_it_lies(histogram: Histogram, value: float, share: float) -> None:
    """The marker is a line from top to base; a number beyond is marked at the end."""
    histogram.set_histogram((1, 1, 1, 1, 400), 0.0, 50.0, None)
    before = histogram.grab().toImage()
    histogram.set_value(value)
    after = histogram.grab().toImage()
    row = round(histogram.bars().top()) - 2
    changed = [x for x in range(400) if after.pixelColor(x, row) != before.pixelColor(x, row)]
    place = histogram.bars()
    assert changed
    assert abs(sum(changed) / len(changed) - (place.left() + share * place.width())) < 2


@pytest.mark.parametrize("none", [None, float("nan")])
def test_the_marker_goes(histogram: Histogram, none: float | None) -> None:
    """No pixel is pointed at any more, or one that has no number."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    before = histogram.grab().toImage()
    histogram.set_value(30.0)
    assert histogram.grab().toImage() != before
    histogram.set_value(none)
    assert histogram.grab().toImage() == before


def test_the_cut_shows(histogram: Histogram) -> None:
    """Through the bar of the zeros one sees the ground."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    bar = histogram.bar_rects()[0]
    inside = column(histogram, bar.center().x())[bar.y() + 1 : bar.y() + bar.height() - 1]
    ground = histogram.palette().color(QPalette.ColorRole.Window)
    assert ground in inside
    assert inside.index(ground) < len(inside) / 2
    histogram.set_histogram((500, 1600, 800, 400, 400), 0.0, 50.0, 0.1)
    bar = histogram.bar_rects()[0]
    assert ground not in column(histogram, bar.center().x())[bar.y() + 1 : bar.y() + bar.height() - 1]


def test_empty_counts_draw_nothing_wrong(histogram: Histogram) -> None:
    """Nothing was counted: two ends and no bar."""
    histogram.set_histogram((), 0.0, 1.0, None)
    histogram.grab()
    assert histogram.bar_rects() == []


def test_it_grows_with_the_font(histogram: Histogram) -> None:
    """About four lines high, also in projector mode."""
    before = histogram.sizeHint().height()
    font = histogram.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    histogram.setFont(font)
    assert histogram.sizeHint().height() > 1.7 * before
    assert 3.5 < histogram.sizeHint().height() / histogram.fontMetrics().height() < 5
