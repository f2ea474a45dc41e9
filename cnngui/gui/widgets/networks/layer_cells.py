"""Columns and rows of a table of layers, and where its cells lie, in px. No widget here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtGui import QFont, QFontMetrics

from cnngui.engine.drawings import Ink
from cnngui.gui.widgets.painted import bold

_SHORT_TITLE = 4.5
"""Width in lines up to which a title is not broken."""

_KEPT = 4096
"""Widths of texts: most texts come again while a number is dragged."""


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    key : str
        What `LayerTable.column_picked` says; empty for one that nothing is sorted by.
    title : str
    is_left : bool
        Words begin at the left, numbers end at the right.
    """

    key: str
    title: str
    is_left: bool = False


@dataclass(frozen=True)
class TableRow:
    """One row.

    Parameters
    ----------
    name : str
        What `LayerTable.picked` says.
    cells : tuple of str
        The first is what the row is called.
    ink : Ink or None
        Of the mark before it.
    marked : frozenset of int
        Columns of cells that stand out.
    """

    name: str
    cells: tuple[str, ...]
    ink: Ink | None = None
    marked: frozenset[int] = field(default_factory=frozenset)

    @property
    def lines(self) -> int:
        """Of its highest cell."""
        return max((cell.count("\n") for cell in self.cells), default=0) + 1


class CellMeasures:
    """How wide the columns are, how high the rows, and how the titles are broken."""

    def __init__(self) -> None:
        self.ends: list[int] = []
        """Where each column ends."""
        self.tops: list[int] = [0]
        """Where each row begins below the titles, and where the last one ends."""
        self.head = self.line = 0
        """Height of the titles, and of a row of one line."""
        self.titles: list[str] = []
        self._font = QFont()
        self._sort = ("", False)
        self._widths: dict[str, int] = {}
        self.mark = 0
        """Room for the marks before the first cells, where any row has one."""

    @property
    def width(self) -> int:
        """Of all columns."""
        return self.ends[-1] if self.ends else 0

    def measure(
        self,
        font: QFont,
        columns: Sequence[Column],
        rows: Sequence[TableRow],
        total: Sequence[str],
        sort: tuple[str, bool],
    ) -> None:
        """Measure a table; all may be written in bold type."""
        if font != self._font or len(self._widths) > _KEPT:
            self._font = QFont(font)
            self._widths.clear()
        self._sort = sort
        height = QFontMetrics(font).height()
        self.line = height + 6
        self.mark = self.line if any(row.ink is not None for row in rows) else 0
        widths, self.titles = [], []
        for at, column in enumerate(columns):
            cells = {part for row in rows for part in row.cells[at].split("\n")} | set(total[at : at + 1])
            widest = max(map(self._width_of, cells), default=0)
            self.titles.append(self._title(column, max(widest, _SHORT_TITLE * height)))
            title = max(map(self._width_of, self.titles[-1].split("\n")))
            widths.append(max(widest, title) + round(height * 0.8) + (self.mark if at == 0 else 0))
        self.ends = list(accumulate(widths))
        self.tops = [0, *accumulate(row.lines * height + 6 for row in rows)]
        self.head = (2 if any("\n" in title for title in self.titles) else 1) * height + 8

    def _width_of(self, text: str) -> int:
        if text not in self._widths:
            self._widths[text] = QFontMetrics(bold(self._font)).horizontalAdvance(text)
        return self._widths[text]

    def _title(self, column: Column, room: float) -> str:
        """Return a title with its arrow, broken in two where it would be wider than what is below it."""
        arrow = (" ▼" if self._sort[1] else " ▲") if column.key and column.key == self._sort[0] else ""
        words = _words(column.title)
        if self._width_of(column.title + arrow) <= room or len(words) < 2:
            return column.title + arrow
        cuts = [("".join(words[:at]).strip(), "".join(words[at:]).strip() + arrow) for at in range(1, len(words))]
        return "\n".join(min(cuts, key=lambda cut: max(map(self._width_of, cut))))


def _words(title: str) -> list[str]:
    """Part a title where it may be broken.

    >>> _words("multiply-adds so far")
    ['multiply-', 'adds ', 'so ', 'far']
    """
    parts, rest = [], title
    while rest:
        cut = min((at + 1 for at in (rest.find(" "), rest.find("-")) if at >= 0), default=len(rest))
        parts.append(rest[:cut])
        rest = rest[cut:]
    return parts
