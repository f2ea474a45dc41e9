"""Bars of change: heights, numbers, names that are never cut, and what screen readers hear."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.gui.look import i18n
from cnngui.gui.widgets.plots import change_bars
from cnngui.gui.widgets.plots.change_bars import Change, ChangeBars, percent
from tests.gui.hands import shown

TITLES = ("maps", "Gram", "conv")
LAYERS = [f"{block}_{number}" for block, count in enumerate((2, 2, 3, 3, 3), 1) for number in range(1, count + 1)]


def many(*shares: float) -> list[Change]:
    """Return changes of layers one after the other, every second one with another number."""
    return [Change(LAYERS[at], share, None if at % 2 else share / 2) for at, share in enumerate(shares)]


@pytest.fixture
def bars(qtbot: QtBot) -> ChangeBars:
    """Show bars as wide as in a window of 1280×800."""
    made = ChangeBars("Change of every layer", TITLES)
    made.resize(797, 110)
    return shown(qtbot, made)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is written, after it was fitted into its place."""
    texts: list[str] = []

    class Noting(QFontMetricsF):
        """Keeps what fits."""

        def elidedText(self, *arguments: object) -> str:  # noqa: N802
            text: str = super().elidedText(*arguments)  # type: ignore[arg-type]
            texts.append(text)
            return text

    monkeypatch.setattr(change_bars, "QFontMetricsF", Noting)
    return texts


def heights(bars: ChangeBars) -> list[int]:
    """Measure the bars: how many rows of each have the colour of bars in its middle, left to right."""
    picture = bars.grab().toImage()
    colour = bars.palette().color(QPalette.ColorRole.Highlight)
    found: NDArray[np.bool_] = np.array(
        [[QColor(picture.pixel(x, y)) == colour for x in range(picture.width())] for y in range(picture.height())]
    )
    columns = found.sum(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], columns > 0, [0]])))
    return [int(columns[(start + end) // 2]) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def test_heights_are_in_proportion(bars: ChangeBars) -> None:
    """The largest is as high as there is room, half as much half as high; none for no change."""
    bars.set_changes(many(0.4, 0.2, 0.1, 0.0))
    tall, half, quarter = heights(bars)
    assert half == pytest.approx(tall / 2, abs=1.5)
    assert quarter == pytest.approx(tall / 4, abs=1.5)
    assert tall > 40


def test_infinite_changes(bars: ChangeBars) -> None:
    """From nothing to something: the highest bar, and the others keep their proportion."""
    bars.set_changes(many(math.inf, 0.2, 0.1))
    endless, tall, half = heights(bars)
    assert endless == tall
    assert half == pytest.approx(tall / 2, abs=1.5)
    assert "conv 1_1: maps ∞" in bars.accessibleDescription()


def test_nothing_changed(bars: ChangeBars) -> None:
    """No bars, and no division by zero; nothing at all is an empty widget."""
    bars.set_changes(many(0.0, 0.0))
    assert heights(bars) == []
    bars.set_changes(())
    assert heights(bars) == []
    assert bars.toolTip() == ""


@pytest.mark.parametrize("width", [797, 509, 1248])
def test_names_and_numbers_are_never_cut(bars: ChangeBars, written: list[str], width: int) -> None:
    """All thirteen layers at the widths of the lab; where it is tight the unit is written once, at the left."""
    shares = [0.1234, 0.0411, 0.068, 0.094, 0.098, 0.10, 0.11, 0.101, 0.112, 0.12, 0.0999, 0.091, 0.097]
    bars.set_changes(many(*shares))
    bars.resize(width, 110)
    bars.grab()
    assert written
    assert not any("…" in text for text in written)
    assert {"1_1", "5_3"} <= set(written)
    has_unit = {text.endswith("%") for text in written if text not in LAYERS}
    assert len(has_unit) == 1


def test_what_screen_readers_hear(bars: ChangeBars) -> None:
    """Each layer with its numbers, also in the tooltip."""
    bars.set_changes([Change("1_1", 0.14, 0.19), Change("1_2", 0.041)])
    lines = ["conv 1_1: maps 14 %, Gram 19 %", "conv 1_2: maps 4.1 %"]
    assert bars.accessibleDescription() == ", ".join(lines)
    assert bars.toolTip() == "\n".join(lines)
    assert [change.name for change in bars.changes] == ["1_1", "1_2"]


def test_room_grows_with_the_type(bars: ChangeBars) -> None:
    """Hints follow the font."""
    before = bars.sizeHint(), bars.minimumSizeHint()
    font = bars.font()
    font.setPointSize(30)
    bars.setFont(font)
    assert bars.sizeHint().height() > before[0].height()
    assert bars.minimumSizeHint().height() > before[1].height()


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (0.0001, "0.01 %"), (0.0123, "1.2 %"), (0.5, "50 %"), (12.0, "1,200 %"), (math.inf, "∞")],
)
def test_percent(share: float, text: str) -> None:
    """As many decimals as tell something."""
    assert percent(share) == text


def test_percent_in_french(qapp: QApplication) -> None:
    """A decimal comma."""
    i18n.install(qapp, "fr")
    try:
        assert percent(0.0123).startswith("1,2")
    finally:
        i18n.install(qapp, "en")
