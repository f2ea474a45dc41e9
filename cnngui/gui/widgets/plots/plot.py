"""What every plot has: the app's colours and type, a zoom, a read-off, saving as PNG or SVG. Drawn by pyqtgraph."""

import importlib
from collections.abc import Callable, Iterator
from math import ceil, inf
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from cnngui.engine.colours import contrast
from cnngui.engine.files import atomic_write
from cnngui.gui.look.theme import pen_width
from cnngui.gui.services.saving import Kind, ask_where
from cnngui.gui.widgets.pictures.svg import as_svg

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A")
"""Okabe and Ito's, which colour-blind people can tell apart; the yellow is left out, since it is lost on white."""

_READ_BY_PYQTGRAPH = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
_NAMES_A_STEP = 40

_CLOSER = 0.8
"""How much of what is seen is still seen after a step of the zoom."""
_KEYS = Qt.Key
ARROWS = {_KEYS.Key_Left: (-1, 0), _KEYS.Key_Right: (1, 0), _KEYS.Key_Up: (0, 1), _KEYS.Key_Down: (0, -1)}
_ZOOMS = {_KEYS.Key_Plus: _CLOSER, _KEYS.Key_Equal: _CLOSER, _KEYS.Key_Minus: 1 / _CLOSER, _KEYS.Key_Home: inf}


def warming() -> Iterator[None]:
    """Import pyqtgraph in steps of some milliseconds and a last one of 70, so that the first plot need not wait for it.

    On the main thread: pyqtgraph reads every name of Qt's modules, and PySide6 6.11 makes most classes when they are
    first read. Made in one thread while another one paints, they end the program.
    """
    for module in _READ_BY_PYQTGRAPH:
        found = importlib.import_module(f"PySide6.{module}")
        for at, name in enumerate(dir(found)):
            getattr(found, name)
            if at % _NAMES_A_STEP == 0:
                yield
    from cnngui.gui.widgets.plots import canvas  # noqa: F401, PLC0415


class Plot(QWidget):
    """A plot; pyqtgraph is imported when the first one is shown. A subclass overrides `draw` and calls `refresh`.

    With the focus, + and - or the wheel zoom, arrows move what is zoomed, and Home or the menu shows all again.
    """

    saved = Signal(Path)
    """The plot was written to this file."""

    ZOOMS: ClassVar = False
    """Whether it can be magnified."""
    LINES: ClassVar[tuple[float, float]]
    """Width and height that it asks for, in heights of a line."""
    LEAST: ClassVar[tuple[float, float]]
    """The same, at least."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas: Canvas | None = None
        self.folder: Callable[[], Path] = Path.home
        """Where a dialog begins that asks where to save."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def draw(self, canvas: "Canvas") -> None:
        """Lay the canvas out and draw on it; called when anything has changed."""
        raise NotImplementedError

    def reading(self, x: float, y: float) -> str:  # noqa: ARG002
        """Return what there is to be said about two numbers under the pointer."""
        return ""

    def refresh(self) -> None:
        """Draw anew; what is not seen is drawn when it is shown."""
        if self.canvas is not None and self.isVisible():
            self.draw(self.canvas)

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """Return a colour of the app."""
        return self.palette().color(role)

    def menu(self) -> QMenu:
        """Return what can be done with it."""
        menu = QMenu(self)
        menu.addAction(self.tr("Save plot…"), self.ask_save)
        menu.addAction(self.tr("Copy picture"), lambda: QGuiApplication.clipboard().setImage(self.picture()))
        if self.ZOOMS:
            everything = menu.addAction(self.tr("Show all"), lambda: self._zoom(inf))
            everything.setEnabled(self.canvas is not None and self.canvas.is_zoomed)
        return menu

    def ask_save(self) -> None:
        """Ask where to, and save the plot as it is on screen."""
        kinds = (Kind(self.tr("Pictures (*.png)"), (".png",)), Kind(self.tr("Vector pictures (*.svg)"), (".svg",)))
        path = ask_where(self.tr("Save plot"), self.folder() / f"{self.accessibleName()}.png", kinds)
        if path is None:
            return
        with atomic_write(path) as stream:
            stream.write(self._as_svg() if path.suffix.lower() == ".svg" else self._as_png())
        self.saved.emit(path)

    def picture(self) -> QImage:
        """Return the plot as it is on screen, twice as sharp."""
        image = QImage(self.size() * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(self.colour(QPalette.ColorRole.Window))
        painter = QPainter(image)
        self._render(painter)
        painter.end()
        return image

    def _as_png(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.picture().save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, PySide6 takes str
        return bytes(buffer.data().data())

    def _as_svg(self) -> bytes:
        ground = self.colour(QPalette.ColorRole.Window)
        return as_svg(self._render, self.size(), ground, self.font(), self.accessibleName())

    def _render(self, painter: QPainter) -> None:
        if self.canvas is not None:
            self.canvas.render(painter, QRectF(self._inside()), self.canvas.rect())

    def _zoom(self, factor: float, at: QPointF | None = None) -> bool:
        """Zoom, and tell whether that changes anything."""
        canvas = self.canvas
        if canvas is None or not self.ZOOMS or (factor > 1 and not canvas.is_zoomed):
            return False
        canvas.zoom(factor, at)
        self.refresh()
        return True

    def _pan(self, right: float, up: float) -> bool:
        """Move what is seen by parts of it, never beyond everything, and tell whether there is anything beside."""
        canvas = self.canvas
        if canvas is None or not canvas.is_zoomed:
            return False
        seen = canvas.box.viewRect()
        canvas.box.translateBy((right * seen.width(), up * seen.height()))
        self.refresh()
        return True

    def numbers_at(self, position: QPointF) -> QPointF:
        """Return the two numbers under a px, once the plot is shown."""
        return QPointF() if self.canvas is None else self.canvas.to_numbers(position - self._inside().topLeft())

    def _inside(self) -> QRect:
        edge = ceil(pen_width()) + 1
        return self.rect().adjusted(edge, edge, -edge, -edge)

    def _fit(self) -> None:
        """Bring the canvas up to date with size, colours and type."""
        if self.canvas is not None:
            self.canvas.setGeometry(self._inside())
            self.canvas.dress(self.palette(), self.font())
            self.refresh()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for so many lines."""
        return QSize(*(round(count * self.fontMetrics().height()) for count in self.LINES))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the least that can be read."""
        return QSize(*(round(count * self.fontMetrics().height()) for count in self.LEAST))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Build the canvas, once, and draw what has come since the plot was last seen."""
        super().showEvent(event)
        if self.canvas is None:
            from cnngui.gui.widgets.plots.canvas import Canvas  # noqa: PLC0415

            self.canvas = Canvas(self)
            self.canvas.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the canvas all the room but that of the frame."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the app's colours and type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a frame around it while it has the focus."""
        del event
        if self.hasFocus():
            painter, inset = QPainter(self), pen_width() / 2
            painter.setPen(QPen(self.colour(QPalette.ColorRole.Highlight), pen_width()))
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def event(self, event: QEvent) -> bool:
        """Tell what is under the pointer, and then what the plot is about."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        at, reading = self.numbers_at(QPointF(event.pos())), ""
        if self.canvas is not None and self.canvas.box.viewRect().contains(at):
            reading = self.reading(at.x(), at.y())
        text = "\n".join(part for part in (reading, self.toolTip()) if part)
        QToolTip.showText(event.globalPos(), text, self, QRect(event.pos(), QSize(1, 1)))
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with it."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with the focus; without it the wheel is for the panel around."""
        notches, at = event.angleDelta().y() / 120, event.position() - self._inside().topLeft()
        event.setAccepted(self.hasFocus() and notches != 0 and self._zoom(_CLOSER**notches, at))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom, move and show all; what would change nothing is left to the window."""
        key, modifiers = Qt.Key(event.key()), Qt.KeyboardModifier
        if event.modifiers() & ~(modifiers.ShiftModifier | modifiers.KeypadModifier):
            event.ignore()
        elif key in ARROWS:
            event.setAccepted(self._pan(*(way / 10 for way in ARROWS[key])))
        else:
            event.setAccepted(key in _ZOOMS and self._zoom(_ZOOMS[key]))


def line_pen(colour: QColor, width: float = 1.0) -> QPen:
    """Return a pen that is as wide on screen whatever the zoom."""
    made = QPen(colour, width)
    made.setCosmetic(True)
    return made


def readable(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """Return a colour, darker or lighter than it is if it needs to be, of so much contrast to its ground; 4.5 at most.

    >>> [readable(QColor("#E69F00"), QColor(ground), 4.5).name() for ground in ("white", "black")]
    ['#9c6c00', '#e69f00']
    """
    away = QColor.darker if _contrast(ground, "black") > _contrast(ground, "white") else QColor.lighter
    while _contrast(colour, ground) < ratio:
        colour = away(colour, 105)
    return colour


def _contrast(one: QColor, other: QColor | str) -> float:
    first, second = ((each.red(), each.green(), each.blue()) for each in (one, QColor(other)))
    return contrast(first, second)
