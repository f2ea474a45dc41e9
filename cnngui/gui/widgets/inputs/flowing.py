"""Controls side by side, which go on in another line where the place is too narrow for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
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
        lines: list[list[QWidget]] = []
        taken = 0
        for part in self._shown():
            width = _least(part).width()
            if isinstance(part, Flowing) and part.folds:  # better in a line of its own than in two
                width = max(width, min(part.sizeHint().width(), self.width()))
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
        lines = self.lines()
        spare = max(self.height() - self._height(lines), 0) if len(lines) == 1 else 0
        for line in lines:
            height = _height(line) + spare
            left = 0
            for part, width in zip(line, self._widths(line), strict=True):
                high = height if part.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Fixed else _height([part])
                part.setGeometry(left, top + (height - high) // 2, width, high)
                left += width + self._gap
            top += height + self._gap

    def _widths(self, line: Sequence[QWidget]) -> list[int]:
        """Share a line out: what is wanted, or the least, and what is left to those that expand."""
        room = self.width() - self._gap * (len(line) - 1)
        widths = [_least(part).width() for part in line]
        growing = [at for at, part in enumerate(line) if part.sizePolicy().expandingDirections() & _ACROSS]
        more = {at: max(part.sizeHint().width() - widths[at], 0) for at, part in enumerate(line)}
        if sum(more.values()) > room - sum(widths):  # those that expand give way
            more = {at: wanted for at, wanted in more.items() if at not in growing}
        for at, wanted in more.items():
            widths[at] += min(wanted, max(room - sum(widths), 0))
        total = max(room - sum(widths), 0) + sum(widths[at] for at in growing)
        for place, at in enumerate(sorted(growing, key=lambda at: -widths[at])):  # all alike, but none less than it has
            widths[at] = max(widths[at], total // (len(growing) - place))
            total -= widths[at]
        return widths

    def _height(self, lines: Sequence[Sequence[QWidget]]) -> int:
        return sum(_height(line) + self._gap for line in lines) - self._gap

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line."""
        shown = self._shown()
        width = sum(max(_least(part).width(), part.sizeHint().width()) + self._gap for part in shown) - self._gap
        return QSize(max(width, 0), max(self._height(self.lines()), 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the widest part, and for the lines that there are."""
        widths = [_least(part).width() for part in self._shown()] or [0]
        width = max(widths) if self._folds else sum(widths) + self._gap * (len(widths) - 1)
        return QSize(width, max(self._height(self.lines()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew, and ask for the height that they need."""
        super().resizeEvent(event)
        if self._folds and event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Hear that a part wants another size, is shown or hidden."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return done


_ACROSS = Qt.Orientation.Horizontal


def _least(part: QWidget) -> QSize:
    return part.minimumSizeHint().expandedTo(part.minimumSize())


def _height(line: Sequence[QWidget]) -> int:
    return max((max(_least(part).height(), part.sizeHint().height()) for part in line), default=0)


class Stacking(QWidget):
    """Large views side by side, or one above the other where they would be narrower than they can be."""

    def __init__(self, *parts: QWidget, gap: int = 16) -> None:
        super().__init__()
        self._parts, self._gap = parts, gap
        self._layout = fill(self, *parts, gap=gap, sideways=True)
        for part in parts:
            self._layout.setStretchFactor(part, 1)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the widest, and for the height that they need as they stand."""
        return QSize(max(_least(part).width() for part in self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand them as there is room."""
        super().resizeEvent(event)
        wanted = sum(_least(part).width() + self._gap for part in self._parts) - self._gap
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if wanted <= self.width() else ways.TopToBottom)
