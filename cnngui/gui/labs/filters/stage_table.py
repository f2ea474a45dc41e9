"""The table of stages: as many of its columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cnngui.gui.labs.filters.stages import Stage

FEWEST = 3
"""Stage, size and shape are always shown."""


class StageTable(QLabel):
    """A line of shapes, and under it the stages; can be selected and copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ""
        self._rows: Sequence[Stage] = ()
        self._columns = -1
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_stages(self, line: str, rows: Sequence[Stage]) -> None:
        """Show ``line``, where there is more than one layer, and the stages; the first row names the columns."""
        if (line, rows) != (self._line, self._rows):
            self._line, self._rows = line, rows
            self._fit()

    def _fit(self) -> None:
        """Leave out columns from the right until what is left fits."""
        if not self._rows:
            return
        for columns in range(len(self._rows[0].cells()), FEWEST - 1, -1):
            self.setText(as_html(self._line, self._rows, columns))
            if QLabel.sizeHint(self).width() <= self.width():
                return

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width, but for the height of the whole table."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take columns in or leave them out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def as_html(line: str, rows: Sequence[Stage], columns: int) -> str:
    """Lay a line and the first ``columns`` of the rows out for a `QLabel`.

    >>> as_html("", [Stage("Stage", "Size"), Stage("Photo", "1 < 2")], 2).count("<td")
    2
    """
    body = ""
    for place, row in enumerate(rows):
        tag = "th" if place == 0 else "td"
        texts = (_escaped(text) for text in row.cells()[:columns])
        cells = (f"<{tag} align='left' style='padding-right: 14px; white-space: pre'>{text}</{tag}>" for text in texts)
        body += f"<tr>{''.join(cells)}</tr>"
    above = f"<div>{_escaped(line)}</div>" if line else ""
    return f"{above}<table cellspacing='0' cellpadding='1'>{body}</table>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
