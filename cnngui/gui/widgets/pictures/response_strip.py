"""All responses of a chain as a strip of small pictures, to pick the one that is shown large."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from cnngui.gui.widgets.number_type import least_forms, widest
from cnngui.gui.widgets.painted import ENTER_KEYS, Fitting, LeavingKeys

_BESIDE_TITLE = 16
"""Px that Qt leaves free beside a title, and between two places."""

UNBOUNDED = (1 << 24) - 1
"""Qt's largest size of a widget."""


@dataclass(frozen=True, eq=False)
class StripItem:
    """One small picture.

    Parameters
    ----------
    key : (layer, channel)
    title : str
        What stands under it.
    hint : str
        What its tooltip and a screen reader say.
    image : QImage
    """

    key: tuple[int, int]
    title: str
    hint: str
    image: QImage


class ResponseStrip(Fitting, LeavingKeys, QListWidget):
    """A row of responses; arrows walk along it, a click or an arrow shows one large.

    Parameters
    ----------
    name : str
        For screen readers.
    lines : (height, width)
        Of a picture, in lines of text.
    picks_on_arrow : bool
        Whether to walk onto a picture picks it; otherwise a click or Enter does.
    whole_titles : bool
        Whether the pictures stand further apart where a title needs that; otherwise it is cut.
    """

    picked = Signal(int, int)

    def __init__(
        self,
        name: str,
        lines: tuple[float, float] = (3.4, 5),
        *,
        picks_on_arrow: bool = True,
        whole_titles: bool = False,
    ) -> None:
        super().__init__()
        self._lines = lines
        self._whole_titles = whole_titles
        self._keys: list[tuple[int, int]] = []
        self._is_setting = False
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if picks_on_arrow:
            self.currentRowChanged.connect(self._pick)
        else:
            self.itemClicked.connect(lambda item: self._pick(self.row(item)))
        self._enter_picks = not picks_on_arrow
        self._fit()

    @property
    def picture_size(self) -> QSize:
        """How large the small pictures are drawn, in device-independent px."""
        line = self.fontMetrics().height()
        return QSize(round(self._lines[1] * line), round(self._lines[0] * line))

    def set_lines(self, lines: tuple[float, float]) -> None:
        """Draw pictures of another (height, width), in lines of text."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    @property
    def is_upright(self) -> bool:
        """Whether the pictures are below each other."""
        return self.flow() == QListWidget.Flow.TopToBottom

    def set_upright(self, *, on: bool) -> None:
        """Put the pictures below each other, or side by side."""
        if on == self.is_upright:
            return
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setFlow(QListWidget.Flow.TopToBottom if on else QListWidget.Flow.LeftToRight)
        self.setHorizontalScrollBarPolicy(off if on else needed)
        self.setVerticalScrollBarPolicy(needed if on else off)
        self._fit_across()

    def across(self, *, upright: bool) -> int:
        """Return how wide it is when it is upright, else how high; with room for a scroll bar."""
        if upright:
            return self.gridSize().width() + self.verticalScrollBar().sizeHint().width() + 4
        return self.gridSize().height() + self.horizontalScrollBar().sizeHint().height() + 2

    def set_items(self, items: Sequence[StripItem], current: tuple[int, int]) -> None:
        """Show ``items`` with ``current`` picked, without telling; the scroll position stays."""
        self._is_setting = True
        keys = [item.key for item in items]
        if keys != self._keys:
            self.clear()
            for _ in items:
                self.addItem(QListWidgetItem())
            self._keys = keys
        for row, item in enumerate(items):
            shown = self.item(row)
            shown.setText(item.title)
            shown.setToolTip(item.hint)
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, item.hint)
            shown.setIcon(_untinted(QPixmap.fromImage(item.image)))
        if current in keys:
            self.setCurrentRow(keys.index(current))
        self._fit()
        self._is_setting = False

    def _pick(self, row: int) -> None:
        if not self._is_setting and 0 <= row < len(self._keys):
            self.picked.emit(*self._keys[row])

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.setIconSize(self.picture_size)
        beside = max(line, self._widest_title() - self.picture_size.width()) if self._whole_titles else line
        self.setGridSize(self.picture_size + QSize(beside, round(2.2 * line)))
        self._fit_items()
        self._fit_across()

    def _widest_title(self) -> int:
        """Return how wide a picture's place has to be for its title in the smallest type."""
        *_, smallest = least_forms(self.font())
        titles = [self.item(row).text() for row in range(self.count())]
        return ceil(widest(smallest, titles)) + _BESIDE_TITLE

    def _fit_items(self) -> None:
        """Leave each picture and its title their room: Qt measures the first one only, before it has a title."""
        room = self.gridSize().width() - _BESIDE_TITLE
        for row in range(self.count()):
            shown = self.item(row)
            shown.setSizeHint(self.gridSize() - QSize(4, 4))
            forms = list(least_forms(self.font()))
            shown.setFont(next((form for form in forms if widest(form, [shown.text()]) <= room), forms[-1]))

    def _fit_across(self) -> None:
        """Be no wider or higher than a picture; side by side, leave room for the scroll bar only where there is one."""
        if self.is_upright:
            self.setFixedWidth(self.across(upright=True))
            self.setMinimumHeight(0)
            self.setMaximumHeight(UNBOUNDED)
            return
        overflows = self.count() * self.gridSize().width() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if overflows else 0
        self.setMinimumWidth(0)
        self.setMaximumWidth(UNBOUNDED)
        self.setFixedHeight(self.gridSize().height() + bar + 2)

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pick on Enter where arrows only walk; leave the Page keys to the window."""
        if self._enter_picks and event.key() in ENTER_KEYS:
            self._pick(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for the scroll bar, or take it back."""
        super().resizeEvent(event)
        self._fit_across()


def _untinted(pixmap: QPixmap) -> QIcon:
    """Make an icon that is drawn as it is, also where it is picked: its colours are data."""
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
