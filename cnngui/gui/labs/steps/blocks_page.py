"""The page of blocks: the table of the layers, in the colours of the day, and what they come to below it."""

import math
from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import Fitting

LARGEST_TYPE = 2.0
"""In sizes of the app's type, where there is room."""

_AIR = 16
"""Px around table and line."""


class Draw(Protocol):
    """What writes the table in rich text."""

    def __call__(self, palette: QPalette, *, is_narrow: bool) -> str:
        """Write it in the colours of a palette, in full or in narrow columns."""


class BlocksPage(Fitting, QWidget):
    """Rich text has its colours in it: another palette draws it anew. Where it is too wide, it breaks its formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._texts: tuple[str, ...] = ("", "")
        self._sizes: tuple[QSize, ...] = (QSize(0, 0), QSize(0, 0))
        self._draw: Draw | None = None
        self.table, self.total = WrappedLabel(), WrappedLabel()
        self.table.setWordWrap(False)
        for label in (self.table, self.total):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        fill(self, self.table, self.total).addStretch(1)

    def show_blocks(self, draw: Draw, text: str) -> None:
        """Show the table; ``text`` is what is copied of it, and ends in what the layers come to."""
        self.text, self._draw = text, draw
        self.total.setText(text.rpartition("\n")[2])
        self._fit()

    def _fit(self) -> None:
        """Write the table anew, if it is another, and measure it in full and narrow, in the app's type."""
        if self._draw is None:
            return
        self._texts = tuple(self._draw(self.palette(), is_narrow=is_narrow) for is_narrow in (False, True))
        self._sizes = tuple(self._measured(text, QFontInfo(self.font()).pixelSize()) for text in self._texts)
        self._choose()
        self.updateGeometry()

    def _measured(self, table: str, px: int) -> QSize:
        """Return what a table takes in a type, with the line below it."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(sized(self.font(), px))
        document.setHtml(table)
        below = QFontMetrics(sized(self.font(), px)).boundingRect(
            QRect(0, 0, max(self.width(), 1), 1_000_000), Qt.TextFlag.TextWordWrap, self.total.text()
        )
        wide, tall = math.ceil(document.idealWidth()), math.ceil(document.size().height())
        return QSize(wide + 2, tall + below.height() + _AIR)

    def _choose(self) -> None:
        """Show the table that there is room for, in the largest type with which all of it is seen."""
        if self._draw is None:
            return
        base = QFontInfo(self.font()).pixelSize()
        is_narrow = self._sizes[0].width() > self.width()
        table, size = self._texts[is_narrow], self._sizes[is_narrow]
        room = min(self.width() / max(size.width(), 1), self.height() / max(size.height(), 1))
        px = max(math.floor(base * min(room, LARGEST_TYPE)), base)
        while px > base and not self._holds(self._measured(table, px)):
            px -= 1
        for label in (self.table, self.total):
            if label.font().pixelSize() != px:
                label.setFont(sized(self.font(), px))
        if table != self.table.text():
            self.table.setText(table)

    def _holds(self, size: QSize) -> bool:
        return size.width() <= self.width() and size.height() <= self.height()

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the narrow table, and for the height of the one that is shown, in the app's type."""
        full, narrow = self._sizes
        return QSize(narrow.width(), (narrow if full.width() > self.width() else full).height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more: a type that has grown holds no room."""
        return self.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Ask for the height of the app's type; Qt would ask for that of the type which has grown."""
        full, narrow = self._sizes
        return (narrow if full.width() > width else full).height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the table that there is room for."""
        super().resizeEvent(event)
        self._choose()
