"""How wheel, keys and sideways drags step a number: by 1, with Ctrl by 10, with Shift by 0.1."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent

PIXELS_A_STEP = 8
"""How far one drags for one step."""

NOTCH = 120
"""What Qt reports for one notch of a mouse wheel."""


def step_size(modifiers: Qt.KeyboardModifier) -> float:
    """Return what one step adds.

    >>> step_size(Qt.KeyboardModifier.NoModifier), step_size(Qt.KeyboardModifier.ShiftModifier)
    (1.0, 0.1)
    """
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1.0


def stepped(value: float, steps: float) -> float:
    """Add and drop the dust that binary fractions leave: 0.1 + 0.2 is 0.3.

    >>> stepped(0.1, 0.2), stepped(1 / 9, 1) == 1 / 9 + 1
    (0.3, True)
    """
    total = value + steps
    clean = round(total, 9)
    return (clean if abs(clean - total) < 1e-12 else total) + 0.0  # never −0


class Scrub:
    """A sideways drag that counts steps; what is left of a step is kept for the next move.

    Examples
    --------
    >>> scrub = Scrub(QPointF(0, 0))
    >>> scrub.steps(QPointF(20, 0)), scrub.steps(QPointF(24, 50)), scrub.steps(QPointF(0, 0))
    (2, 1, -3)
    """

    def __init__(self, start: QPointF) -> None:
        self._from = start.x()

    def steps(self, position: QPointF) -> int:
        """Return the whole steps since the last time."""
        whole = int((position.x() - self._from) / PIXELS_A_STEP)
        self._from += whole * PIXELS_A_STEP
        return whole


class WheelSteps:
    """Counts whole notches, also of wheels and touchpads that report parts of one."""

    def __init__(self) -> None:
        self._rest = 0

    def steps(self, event: QWheelEvent) -> int:
        """Return the whole steps since the last time; up is more."""
        angle = event.angleDelta()
        # With Alt, and with Shift on macOS, Qt reports an upright wheel as a sideways one.
        self._rest += angle.y() or angle.x()
        whole = int(self._rest / NOTCH)
        self._rest -= whole * NOTCH
        return whole
