"""What widgets that are painted by hand have in common: frames, type that grows, keys, hints under the pointer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from cnngui.gui.look.theme import pen_width

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # a mixin: PySide6 takes one class of Qt only, and that comes last

Hint = tuple[str, QRect]
"""What is said about a part of a widget, and where it lies: moved elsewhere, the pointer takes the words away."""

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Rows down and columns to the right."""

PAGE_KEYS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

OF_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""Held with a key, they make it the window's."""

DARK, BRIGHT = QColor(20, 20, 20), QColor(255, 214, 0)
"""Of lines that show on any picture: bright between two dark ones."""


def arrow_move(event: QKeyEvent) -> tuple[int, int] | None:
    """Return how far an arrow key leads, with Shift ten times as far; None for any other key."""
    move = None if event.modifiers() & OF_OTHERS else ARROWS.get(event.key())
    step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    return None if move is None else (move[0] * step, move[1] * step)


def bold(font: QFont) -> QFont:
    """Return a font in bold type."""
    made = QFont(font)
    made.setBold(True)
    return made


def narrowed(font: QFont) -> Iterator[QFont]:
    """Return a font, then narrower ones."""
    for stretch in (QFont.Stretch.Unstretched, QFont.Stretch.SemiCondensed, QFont.Stretch.Condensed):
        made = QFont(font)
        made.setStretch(stretch.value)
        yield made


def draw_inside(painter: QPainter, area: QRectF | QRect, colour: QColor, radius: float = 0.0) -> None:
    """Draw a frame just inside an area."""
    inset = pen_width() / 2
    painter.setPen(QPen(colour, pen_width()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_focus(painter: QPainter, widget: QWidget, area: QRectF | QRect | None = None, radius: float = 0.0) -> None:
    """Frame a widget, or an area of it, in the accent colour if it has the focus."""
    if widget.hasFocus():
        colour = widget.palette().color(QPalette.ColorRole.Highlight)
        draw_inside(painter, widget.rect() if area is None else area, colour, radius)


def draw_marker(
    painter: QPainter, area: QRectF, width: float, edge: float = 1.0, colours: tuple[QColor, QColor] = (DARK, BRIGHT)
) -> None:
    """Draw a frame that shows on any picture: a line of the second colour, edged by ``edge`` px of the first."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for thick, colour in zip((width + 2 * edge, width), colours, strict=True):
        pen = QPen(colour, thick)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(area)


class Fitting(_Widget):
    """A widget that fits something to its type; Qt itself measures and paints it anew."""

    def _fit(self) -> None:
        """Measure anew, in another font or palette."""

    # Overrides of Qt

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._fit()


class LeavingKeys(_Widget):
    """A widget that leaves some keys to those around it: a clicker sends the Page keys for the next photo."""

    left_keys: ClassVar[frozenset[Qt.Key]] = PAGE_KEYS

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take all keys but those."""
        if event.key() in self.left_keys:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LeavingShortcuts(_Widget):
    """A line of text that leaves the window its undo, and its paste of pictures."""

    def can_undo(self, *, again: bool) -> bool:
        """Whether there is something in the line itself to undo, or to do again."""
        raise NotImplementedError

    def _is_for_window(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo) or event.matches(keys.Redo):
            return not self.can_undo(again=event.matches(keys.Redo))
        data = QGuiApplication.clipboard().mimeData()  # None where there never was anything, whatever its stub says
        return event.matches(keys.Paste) and not (data and data.hasText())

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Take all shortcuts but those."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_window(event):
            event.ignore()
            return False
        return super().event(event)


class _ByHand(Fitting):
    """What is painted by hand fits the room there is, and explains what lies under the pointer."""

    def hint_at(self, point: QPoint) -> Hint | None:
        """Explain what lies under a point of what is painted; None leaves it to the tooltip of the widget."""
        del point
        return None

    def _tells_hint(self, event: QEvent, shown: QWidget) -> bool:
        """Show the hint, if that is what is asked for."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        hint = self.hint_at(event.pos())
        if hint is not None:
            QToolTip.showText(event.globalPos(), hint[0], shown, hint[1])
        return hint is not None

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the room there is now."""
        super().resizeEvent(event)
        self._fit()


class Painted(_ByHand, QWidget):
    """A widget that is painted by hand and takes the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Show the hint."""
        return self._tells_hint(event, self) or super().event(event)


class PaintedArea(_ByHand, QAbstractScrollArea):
    """A scroll area that is painted by hand and takes the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Show where the focus is."""
        done = super().event(event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return done

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Show the hint."""
        return self._tells_hint(event, self.viewport()) or super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the click, which nobody else is to act on."""
        event.accept()


class SidewaysArea(PaintedArea):
    """A painted area that is scrolled sideways, by any wheel."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def _reveal(self, left: int, right: int) -> None:
        """Scroll what lies between two x into sight."""
        bar = self.horizontalScrollBar()
        bar.setValue(min(max(bar.value(), right - self.viewport().width()), left))

    # Overrides of Qt

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll; at the ends, and where all is in sight, leave it to others."""
        QApplication.sendEvent(self.horizontalScrollBar(), event)
