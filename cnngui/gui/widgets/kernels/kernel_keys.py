"""What the keys mean in a kernel grid."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cnngui.gui.widgets.painted import ARROWS

_KEYS = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STARTERS = frozenset("0123456789.,+-−")


@dataclass(frozen=True)
class Move:
    """Go to a neighbour."""

    rows: int
    columns: int


@dataclass(frozen=True)
class Jump:
    """Go to the first or last cell of the row, or of the kernel."""

    is_end: bool
    is_far: bool


@dataclass(frozen=True)
class Step:
    """Add to the number."""

    by: float


@dataclass(frozen=True)
class Begin:
    """Begin to type with ``text``; "" goes on from the old number."""

    text: str


@dataclass(frozen=True)
class Zero:
    """Make the number 0."""


@dataclass(frozen=True)
class Copy:
    """Copy the kernel as CSV."""


@dataclass(frozen=True)
class Paste:
    """Take the kernel, or the number, that is on the clipboard."""


Action = Move | Jump | Step | Begin | Zero | Copy | Paste

_PLAIN: dict[Qt.Key, Action] = {
    _KEYS.Key_Delete: Zero(),
    _KEYS.Key_Backspace: Zero(),
    _KEYS.Key_Return: Begin(""),
    _KEYS.Key_Enter: Begin(""),
    _KEYS.Key_F2: Begin(""),
}


def meaning(event: QKeyEvent) -> Action | None:
    """Return what a key does in a grid in which no number is being typed; None for what is the window's."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return Copy()
    if event.matches(QKeySequence.StandardKey.Paste):
        return Paste()
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return meaning_of(_KEYS(event.key()), keys, event.text())


def meaning_of(key: Qt.Key, keys: Qt.KeyboardModifier, text: str) -> Action | None:
    """Return what a key does by its code, the keys that are held with it, and the text that it makes.

    >>> meaning_of(_KEYS.Key_Up, _SHIFT, ""), meaning_of(_KEYS.Key_Minus, _NONE, "-")
    (Step(by=0.1), Begin(text='-'))
    >>> meaning_of(_KEYS.Key_A, _NONE, "a") is None
    True
    """
    if key in ARROWS:
        return _arrow(key, keys)
    if key in {_KEYS.Key_Home, _KEYS.Key_End} and keys in {_NONE, _CTRL}:
        return Jump(is_end=key == _KEYS.Key_End, is_far=keys == _CTRL)
    if text in _STARTERS and keys in {_NONE, _SHIFT}:
        return Begin(text)
    return _PLAIN.get(key) if keys == _NONE else None


def _arrow(key: Qt.Key, keys: Qt.KeyboardModifier) -> Action | None:
    """Move; with Ctrl or Shift, up and down step."""
    rows, columns = ARROWS[key]
    if keys == _NONE:
        return Move(rows, columns)
    size = {_CTRL: 1.0, _SHIFT: 0.1}.get(keys)
    return Step(-rows * size) if rows and size else None
