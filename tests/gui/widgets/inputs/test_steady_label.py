"""A label that takes as many lines as it needs, and keeps them."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from tests.gui.hands import shown

LONG = "Mine is like the opposite of filter 64 of conv1_1: −0.83; chance gives 0.81."


@pytest.fixture
def label(qtbot: QtBot) -> SteadyLabel:
    """Show one of 250 px, which is too narrow for a long sentence."""
    made = SteadyLabel()
    made.resize(250, 20)
    return shown(qtbot, made)


def test_lines(label: SteadyLabel) -> None:
    """One for a short text, more for a long one; they stay for the next short one, so that nothing jumps."""
    label.setText("short")
    assert label.lines == 1
    low = label.height()
    label.setText(LONG)
    lines = label.lines
    assert lines > 1
    plain = QLabel(LONG)
    plain.setWordWrap(True)
    assert label.height() >= plain.heightForWidth(250) > low
    label.setText("short")
    assert label.lines == lines


def test_another_width_begins_anew(label: SteadyLabel) -> None:
    """Wider, one line is enough."""
    label.setText(LONG)
    high = label.height()
    label.resize(1500, high)
    assert label.lines == 1
    assert label.height() < high


def test_larger_type(label: SteadyLabel) -> None:
    """Takes more lines, each of them higher."""
    label.setText(LONG)
    lines, high = label.lines, label.height()
    font = label.font()
    font.setPointSize(24)
    label.setFont(font)
    assert label.lines > lines
    assert label.height() > high
    assert label.minimumSizeHint().width() == 0
