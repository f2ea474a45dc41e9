"""The histogram: bars as high as their counts, zeros told apart, colours of the map, a marker for one number."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import contrast, magnitude, paint, signed
from cnngui.gui.look.theme import DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.histogram import Histogram
from tests.gui.hands import shown
from tests.gui.widgets.plots.seen import Pixels, french, pixels_of, place_at, rgb, texts

__all__ = ["french"]
RELU = (6800, 1600, 800, 400, 400)
"""From 0 to 50; most are 0."""


@pytest.fixture
def histogram(qtbot: QtBot) -> Histogram:
    """Make one of 400 px without numbers."""
    histogram = Histogram("Numbers of the map")
    histogram.resize(400, histogram.sizeHint().height())
    shown(qtbot, histogram)
    histogram.clearFocus()
    return histogram


def column(histogram: Histogram, share: float) -> Pixels:
    """Return the colours above the axis at a share of its width, from the top down."""
    histogram.clearFocus()
    place = place_at(histogram, share, 0)
    return pixels_of(histogram.grab().toImage())[: place.y(), min(place.x(), place_at(histogram, 1, 0).x() - 1)]


def heights(histogram: Histogram, count: int) -> list[int]:
    """Measure the bars in their middles: how far above the axis the ground begins."""
    ground = histogram.palette().color(QPalette.ColorRole.Window)
    columns = (column(histogram, (at + 0.5) / count) for at in range(count))
    return [int((each != rgb(ground)).any(axis=1)[::-1].argmin()) for each in columns]


def test_bars_are_as_high_as_their_counts(histogram: Histogram) -> None:
    """Without zeros told apart, the largest count fills the height and the others are in proportion."""
    histogram.set_histogram((10, 20, 5, 0, 40), -1.0, 1.0, None)
    seen = heights(histogram, 5)
    assert seen == pytest.approx([seen[4] / 4, seen[4] / 2, seen[4] / 8, 0, seen[4]], abs=2)
    assert seen[4] > 0.8 * len(column(histogram, 0.5))


def test_zeros_do_not_flatten_the_rest(histogram: Histogram) -> None:
    """The largest count but that of the zeros fills the height; the bar of the zeros reaches beyond, cut off."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    _, second, third, *_ = heights(histogram, 5)
    assert third == pytest.approx(second / 2, abs=2)
    assert second > 0.6 * len(column(histogram, 0.1))
    zeros, ground = column(histogram, 0.1), rgb(histogram.palette().color(QPalette.ColorRole.Window))
    rows = (zeros == ground).all(axis=1)
    assert rows.sum() >= 3  # the gap
    assert not rows[:6].all()
    assert len(zeros) - rows.argmax() > second
    assert "cut off" in histogram.toolTip()


def test_the_bar_of_zeros_is_found_within_signed_numbers(histogram: Histogram) -> None:
    """On an edge between two ranges 0 belongs to the upper one, as for NumPy."""
    values = np.array([0.0] * 90 + [-1.5, -0.5, 0.5, 1.5, 1.6])
    counts, _ = np.histogram(values, 4, (-2.0, 2.0))
    histogram.set_histogram(counts.tolist(), -2.0, 2.0, 90 / 95)
    assert counts.argmax() == 2
    one, other, zeros, two = heights(histogram, 4)
    assert one == other
    assert two == pytest.approx(2 * one, abs=2)
    assert zeros > two


def test_one_number_among_many_still_shows(histogram: Histogram) -> None:
    """A bar stands out of the axis at least; where there is no number there is only the axis."""
    histogram.set_histogram((100_000, 1, 0), 0.0, 3.0, None)
    _, one, none = heights(histogram, 3)
    assert none < one <= 4


@pytest.mark.parametrize(
    ("zeros", "told"),
    [
        (0.68, "68.0 % are 0"),
        (0.0, "none are 0"),
        (0.001, "less than 1 % are 0"),
        (0.9999, "more than 99 % are 0"),
        (1.0, "all are 0"),
    ],
)
def test_the_share_of_zeros_is_told_in_words(histogram: Histogram, zeros: float, told: str, tmp_path: Path) -> None:
    """Neither all nor none by rounding alone; on screen too."""
    histogram.set_histogram(RELU, 0.0, 50.0, zeros)
    assert told in histogram.accessibleDescription()
    assert told in texts(histogram, tmp_path)


def test_it_is_described_in_words(histogram: Histogram) -> None:
    """Ends, zeros, and where most of the rest are; under the pointer one bar."""
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    told = "from 0 to 50; 68.0 % are 0; the most common others lie between 10 and 20"
    assert histogram.accessibleDescription() == told
    assert histogram.reading(19.9, 0.0) == "1,600 from 10 to 20"
    assert histogram.reading(50.0, 0.0) == "400 from 40 to 50"
    histogram.set_histogram((1, 5, 2), -1.5, 1.5, None)
    assert histogram.accessibleDescription() == "from −1.5 to 1.5; the most common ones lie between −0.5 and 0.5"


def test_numbers_follow_the_language(french: None, histogram: Histogram, tmp_path: Path) -> None:
    """In French with a comma."""
    histogram.set_histogram((1, 5, 2), -1.5, 1.5, None)
    assert "−1,5" in histogram.accessibleDescription()
    assert {"−1,5", "0,5"} <= set(texts(histogram, tmp_path))


def test_a_map_of_one_number_only(histogram: Histogram, tmp_path: Path) -> None:
    """A dead map is all 0: one narrow bar in the middle, and its number."""
    histogram.set_histogram((0, 500, 0), 0.0, 0.0, 1.0)
    assert histogram.accessibleDescription() == "all are 0"
    assert texts(histogram, tmp_path) == ["0", "all are 0"]
    seen = heights(histogram, 41)
    assert seen[20] > 20
    assert sum(height > 1 for height in seen) <= 3


def test_bars_have_the_colours_of_the_map(histogram: Histogram) -> None:
    """Each that of the number in its middle, the zeros that of 0; without a scale none means anything."""
    scale = magnitude(50.0)
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68, scale)
    for at, value in enumerate((0.0, 15.0, 25.0, 35.0, 45.0)):
        expected = paint(scale, np.full((1, 1), value, np.float32))[0, 0]
        assert column(histogram, (at + 0.5) / 5)[-3].tolist() == expected.tolist()
    histogram.set_histogram(RELU, 0.0, 50.0, 0.68)
    histogram.setPalette(palette(DARK))
    assert column(histogram, 0.5)[-3].tolist() == list(rgb(QColor(DARK.muted)))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_line_shows_pale_and_dark_bars_on_any_ground(histogram: Histogram, colours: Colours) -> None:
    """Along the tops of the bars runs a line that stands out from the ground."""
    histogram.setPalette(palette(colours))
    histogram.set_histogram((3, 4, 3), -0.001, 0.001, None, signed(50.0))
    ground = rgb(QColor(colours.ground))
    seen = [contrast((int(r), int(g), int(b)), ground) for r, g, b in column(histogram, 0.5)]
    assert max(seen) > 4.5


@pytest.mark.parametrize(("value", "share"), [(12.5, 0.25), (0.0, 0.0), (50.0, 1.0), (90.0, 1.0), (-3.0, 0.0)])
def test_a_number_is_marked_where_it_lies(histogram: Histogram, value: float, share: float) -> None:
    """The marker is an upright line; a number beyond is marked at the end. NaN and None take it away."""
    histogram.set_histogram((1, 1, 1, 1, 400), 0.0, 50.0, None)
    before = pixels_of(histogram.grab().toImage())
    histogram.set_value(value)
    changed = np.argwhere((pixels_of(histogram.grab().toImage()) != before).any(axis=2))
    assert abs(changed[:, 1].mean() - place_at(histogram, share, 0).x()) < 3
    assert np.ptp(changed[:, 0]) > 20
    histogram.set_value(float("nan"))
    assert (pixels_of(histogram.grab().toImage()) == before).all()
    histogram.set_value(value)
    histogram.set_value(None)
    assert (pixels_of(histogram.grab().toImage()) == before).all()


def test_empty_counts_draw_nothing_wrong(histogram: Histogram) -> None:
    """Nothing was counted: two ends and no bar; nothing is marked."""
    histogram.set_value(0.5)
    histogram.set_histogram((), 0.0, 1.0, 0.0)
    histogram.grab()
    assert histogram.reading(0.5, 0.5) == ""
