"""The table of stages: all its columns at any width, in more lines where there is less room."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from cnngui.gui.labs.filters.stages import Stage
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from cnngui.gui.widgets.painted import Fitting

_APART = " · "
"""Between the cells of a stage that is written as running text."""


LEAST_LINES = 4
"""Of the table that are seen at once."""


class StageTable(Fitting, QLabel):
    """The stages, which can be selected and copied.

    Where the table is too wide, its cells take two lines; where that is still too wide, it becomes running text.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Stage] = ()
        self._is_short = False
        self._needed = 0
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_stages(self, rows: Sequence[Stage]) -> None:
        """Show the stages; the first row names the columns."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def set_short(self, *, on: bool) -> None:
        """Show running text, where that is lower: for a canvas that has little height."""
        if on != self._is_short:
            self._is_short = on
            self._fit()

    def full_height(self) -> int:
        """Return how high it is when it is not short."""
        return self._chosen(short=False)[2] if self._is_short else self._needed

    def _fit(self) -> None:
        if self._rows:
            text, wraps, needed = self._chosen(short=self._is_short)
            self.setWordWrap(wraps)
            self.setText(text)
            if needed != self._needed:
                self._needed = needed
                self.updateGeometry()

    def _chosen(self, *, short: bool) -> tuple[str, bool, int]:
        """Return the first text that is no wider than there is room, whether it wraps, and its height."""
        text = running(self._rows)
        least = self._measured(text, self.width())[1]
        for rows in (self._rows, [broken(row) for row in self._rows]):
            table = as_html(rows)
            width, height = self._measured(table, -1)
            if width <= self.width() and not (short and height > least):
                return table, False, height
        return text, True, least

    def _measured(self, text: str, width: int) -> tuple[int, int]:
        """Return the width and the height of a text in a label that is ``width`` px wide; -1 wraps nothing."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        document.setHtml(text)
        document.setTextWidth(width)
        return math.ceil(document.idealWidth()), math.ceil(document.size().height())

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width, but for the height of all that is written."""
        return QSize(0, self._needed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high as `sizeHint`."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Follow `sizeHint` alone, which knows the width."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Write what fits."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class StageArea(SteadyArea):
    """Shows the whole table, or scrolls it where there is less room."""

    def __init__(self, table: StageTable) -> None:
        super().__init__()
        self._most, self._told = 0, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.setWidget(table)

    def set_most(self, px: int) -> None:
        """Take so much height, if the table is so high: it may have become another."""
        self._most = px
        if self.sizeHint().height() != self._told:
            self._told = self.sizeHint().height()
            self.updateGeometry()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the table's height, up to what it may take, but for a few lines at least."""
        table = self.widget()
        needed = table.sizeHint().height() if table is not None else 0
        least = LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(0, min(needed, max(self._most, least)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be no lower than a few lines."""
        return QSize(0, min(self.sizeHint().height(), LEAST_LINES * self.fontMetrics().lineSpacing()))


def broken(row: Stage) -> Stage:
    """Break long cells into two lines, where one would take a breath.

    >>> broken(Stage("Layer 1: 1 × (3, 3, 1)", "", "(9, 9, 3) → (9, 9, 1)")).shape.splitlines()
    ['(9, 9, 3) →', '(9, 9, 1)']
    """
    return replace(
        row,
        title=row.title.replace(": ", ":\n", 1),
        size=row.size.replace(", ", ",\n"),
        shape=row.shape.replace(" → ", " →\n"),
        parameters=row.parameters.replace(" = ", "\n= "),
    )


def running(rows: Sequence[Stage]) -> str:
    """Write the stages as text that wraps between cells.

    >>> running([Stage("Stage", "", "", "Sees"), Stage("Pooling", "", "", "6×6 px")])
    '<div><b>Pooling</b> · Sees:&nbsp;6×6&nbsp;px</div>'
    """
    names, *stages = rows
    text = ""
    for stage in stages:
        size = [_kept(part) for part in stage.size.split("\n") if part]
        named = [(names.field, stage.field), (names.parameters, stage.parameters)]
        named_cell = QCoreApplication.translate("Stages", "{name}: {value}")
        told = [_kept(named_cell.format(name=name, value=cell)) for name, cell in named if cell]
        cells = [f"<b>{_kept(stage.title)}</b>", *size, *([_kept(stage.shape)] if stage.shape else []), *told]
        text += f"<div>{_APART.join(cells)}</div>"
    return text


def as_html(rows: Sequence[Stage]) -> str:
    """Lay the rows out for a `QLabel`.

    >>> as_html([Stage("Stage", "Size"), Stage("Photo", "1 < 2")]).count("<td")
    5
    """
    body = ""
    for place, row in enumerate(rows):
        tag = "th" if place == 0 else "td"
        texts = (_escaped(text) for text in row.cells())
        cells = (f"<{tag} align='left' style='padding-right: 14px; white-space: pre'>{text}</{tag}>" for text in texts)
        body += f"<tr>{''.join(cells)}</tr>"
    return f"<table cellspacing='0' cellpadding='1'>{body}</table>"


def _kept(text: str) -> str:
    """Keep a cell on one line, its fractions too."""
    return _escaped(text).replace(" ", "&nbsp;").replace("/", "&#8288;/&#8288;")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
