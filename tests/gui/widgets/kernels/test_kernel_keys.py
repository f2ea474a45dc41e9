"""What keys mean in a kernel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.kernels.kernel_keys import Action, Begin, Copy, Jump, Move, Paste, Step, Zero, meaning
from tests.gui.hands import CTRL, NONE, SHIFT

KEYS = Qt.Key
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize(
    ("key", "keys", "text", "action"),
    [
        (KEYS.Key_Left, NONE, "", Move(0, -1)),
        (KEYS.Key_Down, KEYPAD, "", Move(1, 0)),
        (KEYS.Key_Up, CTRL, "", Step(1.0)),
        (KEYS.Key_Down, SHIFT, "", Step(-0.1)),
        (KEYS.Key_Home, NONE, "", Jump(is_end=False, is_far=False)),
        (KEYS.Key_End, CTRL, "", Jump(is_end=True, is_far=True)),
        (KEYS.Key_5, NONE, "5", Begin("5")),
        (KEYS.Key_5, KEYPAD, "5", Begin("5")),
        (KEYS.Key_5, SHIFT, "5", Begin("5")),
        (KEYS.Key_Minus, NONE, "-", Begin("-")),
        (KEYS.Key_Comma, NONE, ",", Begin(",")),
        (KEYS.Key_F2, NONE, "", Begin("")),
        (KEYS.Key_Enter, KEYPAD, "\r", Begin("")),
        (KEYS.Key_Delete, NONE, "\x7f", Zero()),
        (KEYS.Key_Backspace, NONE, "\b", Zero()),
        (KEYS.Key_C, CTRL, "\x03", Copy()),
        (KEYS.Key_V, CTRL, "\x16", Paste()),
    ],
)
def test_keys_that_mean_something(
    qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, text: str, action: Action
) -> None:
    """Each with its modifiers; the keypad is as good as the rest."""
    assert meaning(QKeyEvent(QKeyEvent.Type.KeyPress, key, keys, text)) == action


@pytest.mark.parametrize(
    ("key", "keys", "text"),
    [
        (KEYS.Key_Z, CTRL, "\x1a"),
        (KEYS.Key_1, CTRL, "1"),
        (KEYS.Key_K, CTRL, "\x0b"),
        (KEYS.Key_Left, CTRL, ""),
        (KEYS.Key_Left, SHIFT, ""),
        (KEYS.Key_PageDown, NONE, ""),
        (KEYS.Key_Space, NONE, " "),
        (KEYS.Key_Escape, NONE, "\x1b"),
        (KEYS.Key_F1, NONE, ""),
        (KEYS.Key_A, NONE, "a"),
        (KEYS.Key_Delete, CTRL, ""),
    ],
)
def test_keys_of_the_window(qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier, text: str) -> None:
    """Undo, the labs, clicker pages and Space are left alone."""
    assert meaning(QKeyEvent(QKeyEvent.Type.KeyPress, key, keys, text)) is None
