"""Steps of wheel, keys and drags."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from cnngui.gui.widgets.inputs.stepping import Scrub, WheelSteps, step_size, stepped

NONE = Qt.KeyboardModifier.NoModifier


def wheel(x: int, y: int) -> QWheelEvent:
    """Turn the wheel by so many eighths of a degree."""
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(QPointF(), QPointF(), QPoint(), QPoint(x, y), buttons, NONE, phase, False)  # noqa: FBT003


def test_modifiers_choose_the_step() -> None:
    """Plain 1, Ctrl 10, Shift a tenth; Ctrl wins."""
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    assert [step_size(keys) for keys in (NONE, ctrl, shift, ctrl | shift)] == [1.0, 10.0, 0.1, 10.0]


def test_ten_fine_steps_make_one_exactly() -> None:
    """No dust from binary fractions gathers."""
    value = 0.0
    for _ in range(10):
        value = stepped(value, 0.1)
    assert value == 1.0


def test_a_ninth_keeps_its_digits() -> None:
    """Stepping forth and back gives the number one had."""
    assert stepped(stepped(1 / 9, 1), -1) == pytest.approx(1 / 9, abs=1e-16)


def test_a_slow_drag_counts_as_a_fast_one() -> None:
    """Pixels that make no whole step yet are not lost."""
    slow, fast = Scrub(QPointF(0, 0)), Scrub(QPointF(0, 0))
    assert sum(slow.steps(QPointF(x, 0)) for x in range(1, 41)) == fast.steps(QPointF(40, 9)) == 5
    assert sum(slow.steps(QPointF(x, 0)) for x in range(40, -1, -1)) == -5


def test_a_touchpad_adds_up_to_notches() -> None:
    """Four quarters of a notch are one step, and a sideways wheel counts as well."""
    counter = WheelSteps()
    assert [counter.steps(wheel(0, 30)) for _ in range(4)] == [0, 0, 0, 1]
    assert counter.steps(wheel(-240, 0)) == -2
