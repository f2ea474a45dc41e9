"""A section that folds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.fold import Fold
from tests.gui.hands import shown


@pytest.fixture
def content() -> QLabel:
    """Make what is folded."""
    return QLabel("inside")


@pytest.fixture
def fold(qtbot: QtBot, content: QLabel) -> Fold:
    """Show an open section."""
    fold = Fold("Pooling", content)
    return shown(qtbot, fold)


def title(fold: Fold) -> QAbstractButton:
    """Find the line that is clicked."""
    button = fold.findChild(QAbstractButton)
    assert button is not None
    return button


def test_a_click_on_the_title_folds_and_unfolds(fold: Fold, content: QLabel) -> None:
    """The content goes and comes, and each is told."""
    told: list[bool] = []
    fold.toggled.connect(told.append)
    QTest.mouseClick(title(fold), Qt.MouseButton.LeftButton)
    assert (content.isVisible(), fold.is_open) == (False, False)
    QTest.mouseClick(title(fold), Qt.MouseButton.LeftButton)
    assert (content.isVisible(), fold.is_open) == (True, True)
    assert told == [False, True]


def test_keys_fold_and_unfold(fold: Fold) -> None:
    """Space and Enter turn it over; left folds, right opens, and twice does no harm."""
    fold.setFocus()
    keys = Qt.Key
    seen = []
    for key in (keys.Key_Space, keys.Key_Return, keys.Key_Left, keys.Key_Left, keys.Key_Right, keys.Key_Right):
        QTest.keyClick(title(fold), key)
        seen.append(fold.is_open)
    assert seen == [False, True, False, False, True, True]


def test_screen_readers_hear_whether_it_is_open(fold: Fold) -> None:
    """The name tells the state."""
    interface = QAccessible.queryAccessibleInterface(title(fold))
    assert interface.text(QAccessible.Text.Name) == "Pooling, open"
    QTest.keyClick(title(fold), Qt.Key.Key_Left)
    assert interface.text(QAccessible.Text.Name) == "Pooling, folded"
