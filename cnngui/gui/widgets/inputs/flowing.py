"""Controls side by side, which go on in another line where the place is too narrow for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from cnngui.gui.widgets.inputs.forms import fill


class Flowing(QWidget):
    """As wide as its widest part at least, and as high as the lines it needs at today's width.

    Parameters
    ----------
    parts : sequence of QWidget
        From left to right. Those whose policy is to expand share what is left of their line.
    gap : int
        Px between two parts, and between two lines.
    folds : bool
        Whether there may be several lines; without them it asks for the width of all its parts.
    """

    def __init__(
        self, parts: Sequence[QWidget], gap: int = 8, parent: QWidget | None = None, *, folds: bool = True
    ) -> None:
        super().__init__(parent)
        self._parts, self._gap, self._folds = tuple(parts), gap, folds
        for part in self._parts:
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def folds(self) -> bool:
        """Whether there may be several lines."""
        return self._folds

    def lines(self) -> list[list[QWidget]]:
        """Return the parts that are shown, line by line."""
        return [[part.widget for part in line] for line in self._lines(self._parts_now())]

    def _parts_now(self) -> "list[_Part]":
        """Return the parts that are shown, each asked once what it needs: parts may hold rows like this one."""
        return [_Part(part, _least(part), part.sizeHint()) for part in self._shown()]

    def _lines(self, parts: "Sequence[_Part]") -> "list[list[_Part]]":
        lines: list[list[_Part]] = []
        taken = 0
        for part in parts:
            width = part.least.width()
            if isinstance(part.widget, Flowing) and part.widget.folds:  # better in a line of its own than in two
                width = max(width, min(part.wanted.width(), self.width()))
            if not lines or (self._folds and taken + self._gap + width > self.width()):
                lines.append([])
                taken = -self._gap
            lines[-1].append(part)
            taken += self._gap + width
        return lines

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self) -> None:
        """Put every part in its place."""
        top = 0
        lines = self._lines(self._parts_now())
        spare = max(self.height() - self._height(lines), 0) if len(lines) == 1 else 0
        for line in lines:
            height = _height(line) + spare
            left = 0
            for part, width in zip(line, self._widths(line), strict=True):
                is_fixed = part.widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed
                high = part.height if is_fixed else height
                part.widget.setGeometry(left, top + (height - high) // 2, width, high)
                left += width + self._gap
            top += height + self._gap

    def _widths(self, line: "Sequence[_Part]") -> list[int]:
        """Share a line out: what is wanted, or the least, and what is left to those that expand."""
        room = self.width() - self._gap * (len(line) - 1)
        widths = [part.least.width() for part in line]
        growing = [at for at, part in enumerate(line) if part.widget.sizePolicy().expandingDirections() & _ACROSS]
        more = {at: max(part.wanted.width() - widths[at], 0) for at, part in enumerate(line)}
        if sum(more.values()) > room - sum(widths):  # those that expand give way
            more = {at: wanted for at, wanted in more.items() if at not in growing}
        for at, wanted in more.items():
            widths[at] += min(wanted, max(room - sum(widths), 0))
        total = max(room - sum(widths), 0) + sum(widths[at] for at in growing)
        for place, at in enumerate(sorted(growing, key=lambda at: -widths[at])):  # all alike, but none less than it has
            widths[at] = max(widths[at], total // (len(growing) - place))
            total -= widths[at]
        return widths

    def _height(self, lines: "Sequence[Sequence[_Part]]") -> int:
        return sum(_height(line) + self._gap for line in lines) - self._gap

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line."""
        parts = self._parts_now()
        width = sum(max(part.least.width(), part.wanted.width()) + self._gap for part in parts) - self._gap
        return QSize(max(width, 0), max(self._height(self._lines(parts)), 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the widest part, and for the lines that there are."""
        parts = self._parts_now()
        widths = [part.least.width() for part in parts] or [0]
        width = max(widths) if self._folds else sum(widths) + self._gap * (len(widths) - 1)
        return QSize(width, max(self._height(self._lines(parts)), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew, and ask for the height that they need."""
        super().resizeEvent(event)
        if self._folds and event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Hear that a part wants another size, is shown or hidden; with other type, once all parts have it too."""
        done = super().event(event)
        if event.type() == QEvent.Type.FontChange:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        elif event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return done


_ACROSS = Qt.Orientation.Horizontal


def _least(part: QWidget) -> QSize:
    return part.minimumSizeHint().expandedTo(part.minimumSize())


@dataclass(frozen=True)
class _Part:
    """A part, what it needs and what it would like to have."""

    widget: QWidget
    least: QSize
    wanted: QSize

    @property
    def height(self) -> int:
        return max(self.least.height(), self.wanted.height())


def _height(line: Sequence[_Part]) -> int:
    return max((part.height for part in line), default=0)


class Stacking(QWidget):
    """Large views side by side, or one above the other where they would be narrower than they can be.

    Parameters
    ----------
    *parts : QWidget
    gap : int
        Px between two.
    shares : sequence of int
        Of the room; all alike without them.
    """

    def __init__(self, *parts: QWidget, gap: int = 16, shares: Sequence[int] = ()) -> None:
        super().__init__()
        self._parts, self._gap = parts, gap
        self._layout = fill(self, *parts, gap=gap, sideways=True)
        for part, share in zip(parts, shares or (1,) * len(parts), strict=True):
            self._layout.setStretchFactor(part, share)

    def _stand(self) -> None:
        """Stand the parts as there is room."""
        wanted = sum(_least(part).width() + self._gap for part in self._parts) - self._gap
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if wanted <= self.width() else ways.TopToBottom)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the widest, and for the height that they need as they stand."""
        return QSize(max(_least(part).width() for part in self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand them anew."""
        super().resizeEvent(event)
        self._stand()

    def event(self, event: QEvent) -> bool:
        """Hear that a part needs another width."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._stand()
        return done
