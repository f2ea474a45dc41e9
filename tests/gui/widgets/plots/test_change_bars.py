"""Bars of change: heights, numbers, names that are never cut, and what screen readers hear."""

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.plots.change_bars import Change, ChangeBars, percent
from tests.gui.hands import shown
from tests.gui.widgets.plots.seen import french, of_colour, texts

__all__ = ["french"]
LAYERS = [f"{block}_{number}" for block, count in enumerate((2, 2, 3, 3, 3), 1) for number in range(1, count + 1)]
SHARES = [0.1234, 0.0411, 0.068, 0.094, 0.098, 0.10, 0.11, 0.101, 0.112, 0.12, 0.0999, 0.091, 0.097]


def many(*shares: float) -> list[Change]:
    """Return changes of layers one after the other, every second one with another number."""
    return [Change(LAYERS[at], share, None if at % 2 else share / 2) for at, share in enumerate(shares)]


@pytest.fixture
def bars(qtbot: QtBot) -> ChangeBars:
    """Show bars as wide as in a window of 1280×800."""
    made = ChangeBars("Change of every layer", ("maps", "Gram", "conv"))
    made.resize(797, 110)
    shown(qtbot, made)
    made.clearFocus()
    return made


def heights(bars: ChangeBars) -> list[int]:
    """Measure the bars, left to right."""
    bars.clearFocus()
    columns = np.bincount(of_colour(bars, bars.palette().color(QPalette.ColorRole.Highlight), 0)[:, 0], minlength=800)
    edges = np.flatnonzero(np.diff(np.r_[0, columns > 0, 0]))
    return [int(columns[(start + end) // 2]) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def test_heights_are_in_proportion(bars: ChangeBars) -> None:
    """The largest is as high as there is room, half as much half as high; none for no change."""
    bars.set_changes(many(0.4, 0.2, 0.1, 0.0))
    tall, half, quarter = heights(bars)
    assert (half, quarter) == pytest.approx((tall / 2, tall / 4), abs=1.5)
    assert tall > 40


def test_infinite_changes(bars: ChangeBars) -> None:
    """From nothing to something: the highest bar, and the others keep their proportion."""
    bars.set_changes(many(math.inf, 0.2, 0.1))
    endless, tall, half = heights(bars)
    assert endless == tall
    assert half == pytest.approx(tall / 2, abs=1.5)


def test_nothing_changed(bars: ChangeBars, tmp_path: Path) -> None:
    """No bars, and no division by zero; nothing at all says nothing."""
    bars.set_changes(many(0.0, 0.0))
    assert heights(bars) == []
    bars.set_changes(())
    assert heights(bars) == []
    assert bars.toolTip() == ""


@pytest.mark.parametrize("width", [797, 509, 1248])
def test_names_and_numbers_are_never_cut(bars: ChangeBars, tmp_path: Path, width: int) -> None:
    """All thirteen layers at the widths of the lab; where it is tight the unit is written once, at the left."""
    bars.set_changes(many(*SHARES))
    bars.resize(width, 110)
    written = texts(bars, tmp_path)
    assert set(LAYERS) <= set(written)
    assert not any("…" in text for text in written)
    unit = "" if width == 509 else " %"
    assert {f"12{unit}", f"4.1{unit}", "maps" if unit else "maps %", "conv"} <= set(written)


def test_numbers_in_french(french: None, bars: ChangeBars, tmp_path: Path) -> None:
    """A decimal comma."""
    bars.set_changes(many(*SHARES))
    assert "4,1 %" in texts(bars, tmp_path)


def test_what_screen_readers_hear(bars: ChangeBars) -> None:
    """Each layer with its numbers, also in the tooltip."""
    bars.set_changes([Change("1_1", 0.14, 0.19), Change("1_2", 0.041)])
    lines = ["conv 1_1: maps 14 %, Gram 19 %", "conv 1_2: maps 4.1 %"]
    assert bars.accessibleDescription() == ", ".join(lines)
    assert bars.toolTip() == "\n".join(lines)
    assert [change.name for change in bars.changes] == ["1_1", "1_2"]


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (0.0001, "0.01 %"), (0.0123, "1.2 %"), (0.5, "50 %"), (12.0, "1,200 %"), (math.inf, "∞")],
)
def test_percent(share: float, text: str) -> None:
    """As many decimals as tell something."""
    assert percent(share) == text
