"""One of a few, side by side: grey | each | RGB."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from cnngui.gui.look.i18n import labelled
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.tints import hovered
from cnngui.gui.widgets.painted import draw_inside


@dataclass(frozen=True)
class Choice:
    """One segment.

    Parameters
    ----------
    key : str
        What `ChoiceRow.chosen` says.
    title : str
        What is written on it, in the language of the window.
    hint : str
        One sentence for the tooltip.
    """

    key: str
    title: str
    hint: str = ""


class ChoiceRow(Flowing):
    """A row of segments of which exactly one is on; arrows move along it. Where it may fold, it has several lines."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice], parent: QWidget | None = None, *, folds: bool = False
    ) -> None:
        self._segments = {choice.key: _Segment(choice) for choice in choices}
        super().__init__(tuple(self._segments.values()), 0, parent, folds=folds)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        for choice in choices:
            self._segments[choice.key].setAccessibleName(labelled(name, choice.title))
            self._group.addButton(self._segments[choice.key])
        self._group.buttonToggled.connect(self._follow)
        next(iter(self._segments.values())).setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    @property
    def current(self) -> str:
        """The key of the segment that is on."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def set_current(self, key: str) -> None:
        """Turn a segment on, without telling."""
        self._segments[key].setChecked(True)

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Write other words on the segments; screen readers go on saying the first ones."""
        for key, segment in self._segments.items():
            segment.setText(titles[key])

    def set_choice_enabled(self, key: str, *, enabled: bool) -> None:
        """Let a segment be chosen or not."""
        self._segments[key].setEnabled(enabled)

    def _arrange(self) -> None:
        """Round the corners at the ends of each line."""
        super()._arrange()
        for line in self.lines():
            for segment in line:
                if isinstance(segment, _Segment):
                    segment.set_ends(is_first=segment is line[0], is_last=segment is line[-1])

    def _tell(self) -> None:
        self.chosen.emit(self.current)

    def _follow(self, segment: QRadioButton, is_on: bool) -> None:
        if is_on:
            self.setFocusProxy(segment)


class _Segment(QRadioButton):
    """A radio button (to keyboards and screen readers) that looks like a segment."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.title)
        self.choice = choice
        self._is_first = self._is_last = False
        self._measured: tuple[str, str, tuple[QSize, QSize]] | None = None
        self.setToolTip(choice.hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _hint(self, text: str, font: str) -> tuple[QSize, QSize]:
        """Return what it would like to have and what it needs; nested rows ask for it a hundred times a frame."""
        if self._measured is None or self._measured[:2] != (text, font):
            metrics = self.fontMetrics()
            wanted = QSize(metrics.horizontalAdvance(text) + metrics.height(), round(metrics.height() * 1.65))
            self._measured = text, font, (wanted, wanted - QSize(metrics.height() // 2, 0))
        return self._measured[2]

    def set_ends(self, *, is_first: bool, is_last: bool) -> None:
        """Say whether a line of the row begins or ends here."""
        if (is_first, is_last) != (self._is_first, self._is_last):
            self._is_first, self._is_last = is_first, is_last
            self.update()

    def _shape(self) -> QRectF:
        """Where the frame goes; neighbours share a line."""
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        return rect if self._is_last else rect.adjusted(0, 0, 1, 0)

    def _paint_ground(self, painter: QPainter, palette: QPalette) -> None:
        role = QPalette.ColorRole
        resting = hovered(palette) if self.underMouse() else palette.color(role.Button)
        painter.setBrush(palette.color(role.Highlight) if self.isChecked() else resting)
        painter.setPen(QPen(palette.color(role.Mid), 1))
        radius = self.fontMetrics().height() / 4
        around = radius if self._is_first or self._is_last else 0
        painter.setClipRect(self.rect())
        # A round corner only at the ends of the row: the round rectangle of an end reaches under its neighbour.
        left = 0 if self._is_first else around
        right = 0 if self._is_last else around
        painter.drawRoundedRect(self._shape().adjusted(-left, 0, right, 0), around, around)
        if not self._is_first:
            painter.drawLine(self._shape().topLeft(), self._shape().bottomLeft())

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the word, and a line's height above and below it."""
        return QSize(self._hint(self.text(), self.font().key())[0])

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never so narrow that the word is cut."""
        return QSize(self._hint(self.text(), self.font().key())[1])

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """All of the segment can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, word, focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        role = QPalette.ColorRole
        self._paint_ground(painter, palette)
        painter.setPen(palette.color(role.HighlightedText if self.isChecked() else role.ButtonText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            draw_inside(painter, self.rect().adjusted(2, 2, -2, -2), painter.pen().color(), 3)
