"""A worksheet laid out on pages, and painted by any painter: of a PDF, of a picture, of a preview.

All lengths are tenths of a millimetre. Black on white, no grey and no colour: any copier will do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.worksheets import Exercise, WorksheetError
from cnngui.gui.look.i18n import Language
from cnngui.gui.sheets.worksheet_text import Grid, Text, Voice, text_of

PAGE = (2100.0, 2970.0)
"""Width and height of A4."""

_LEFT, _TOP, _BOTTOM, _FOOT = 150.0, 140.0, 2770.0, 2850.0
_WIDTH = PAGE[0] - 2 * _LEFT
_CELLS = (84.0, 78.0, 72.0, 66.0)  # room for three digits in handwriting; the smaller ones where they save a page
_GAP, _EXERCISE_GAP = 16.0, 48.0
_SIGN_GAP = 16.0
_LABEL_GAP = 9.0
_THIN, _THICK = 2.5, 6.0
_LONGEST_TITLE = 100
_TITLE, _HEADING, _BODY, _LABEL, _SMALL = 64, 46, 35, 30, 28


class Block(Protocol):
    """A part of a page that is never cut in two."""

    @property
    def height(self) -> float:
        """How tall it is."""

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint it with its upper edge at ``top``."""


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    font.setItalic(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # one width on the screen and on paper
    return font


class Paragraph:
    """Words, wrapped at the margin; a word is cut only where it is longer than a line."""

    def __init__(self, text: str, size: float = _BODY, *, bold: bool = False) -> None:
        self._layout = QTextLayout(text, _font(size, bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(_WIDTH)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
        self._layout.endLayout()

    def paint(self, painter: QPainter, top: float) -> None:
        """Write them."""
        self._layout.draw(painter, QPointF(_LEFT, top))


@dataclass(frozen=True, eq=False)
class Blanks:
    """Words with a line to write on behind each."""

    words: tuple[str, ...]
    height: float = 90.0

    def paint(self, painter: QPainter, top: float) -> None:
        """Write and draw them, the first line the longest."""
        font = _font(_BODY)
        painter.setFont(font)
        painter.setPen(_pen(_THIN))
        base = top + 60
        ends = [_LEFT + _WIDTH * part for part in (0.5, 0.72, 1.0)]
        left = _LEFT
        for word, end in zip(self.words, ends, strict=True):
            painter.drawText(QPointF(left, base), word)
            start = left + QFontMetricsF(font).horizontalAdvance(word) + _SIGN_GAP
            painter.drawLine(QLineF(start, base + 6, end - 30 * (end < ends[-1]), base + 6))
            left = end


class PlacedGrid:
    """A grid with its sizes; one that is wider than the page is made smaller."""

    def __init__(self, grid: Grid, cell: float) -> None:
        self.grid = grid
        top, bottom, left, right = grid.ring
        self._rows, self._columns = len(grid.cells), len(grid.cells[0])
        self._down, self._across = self._rows + top + bottom, self._columns + left + right
        letters = QFontMetricsF(_font(_BODY)).horizontalAdvance("0" * grid.widest)
        sign = QFontMetricsF(_font(_BODY)).horizontalAdvance(grid.sign)
        self._sign = sign + 2 * _SIGN_GAP if grid.sign else 0.0
        wanted = max(cell, letters + 28) * self._across
        self._scale = min(1.0, (_WIDTH - self._sign) / wanted)
        self._cell = wanted / self._across * self._scale, cell * self._scale
        self._label = QFontMetricsF(_font(_LABEL))
        self.width = self._sign + max(self._cell[0] * self._across, self._label.horizontalAdvance(grid.label))
        self.height = self._label.height() + _LABEL_GAP + self._cell[1] * self._down

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw sign, label and numbers; in this order, so that a reader of the PDF gets them in order."""
        wide, tall = self._cell
        above, _, before, _ = self.grid.ring
        head = self._label.height() + _LABEL_GAP
        painter.setFont(_font(_BODY))
        sign = QRectF(left, top + head, self._sign, self.height - head)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, self.grid.sign)
        painter.setFont(_font(_LABEL))
        painter.drawText(QPointF(left + self._sign, top + self._label.ascent()), self.grid.label)
        outer = QRectF(left + self._sign, top + head, wide * self._across, tall * self._down)
        inner = QRectF(
            outer.left() + before * wide, outer.top() + above * tall, wide * self._columns, tall * self._rows
        )
        self._draw_ring(painter, outer)
        self._draw_lines(painter, inner)
        painter.setFont(_font(_BODY * self._scale))
        for row, numbers in enumerate(self.grid.cells):
            for column, text in enumerate(numbers):
                cell = QRectF(inner.left() + column * wide, inner.top() + row * tall, wide, tall)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
        self._fill_ring(painter, outer)

    def _fill_ring(self, painter: QPainter, outer: QRectF) -> None:
        """Write the numbers of the padding, in the key."""
        wide, tall = self._cell
        above, _, before, _ = self.grid.ring
        rows, columns = range(above, above + self._rows), range(before, before + self._columns)
        for row, numbers in enumerate(self.grid.padded):
            for column, text in enumerate(numbers):
                if row not in rows or column not in columns:
                    cell = QRectF(outer.left() + column * wide, outer.top() + row * tall, wide, tall)
                    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_ring(self, painter: QPainter, outer: QRectF) -> None:
        """Draw the padding dashed."""
        if any(self.grid.ring):
            painter.setPen(_pen(_THIN, Qt.PenStyle.DashLine))
            painter.drawLines(list(_lines(outer, self._down, self._across)))

    def _draw_lines(self, painter: QPainter, inner: QRectF) -> None:
        painter.setPen(_pen(_THIN))
        painter.drawLines(list(_lines(inner, self._rows, self._columns)))
        painter.setPen(_pen(_THICK))
        painter.drawRect(inner)


def _pen(width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(Qt.GlobalColor.black, width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _lines(area: QRectF, rows: int, columns: int) -> Iterator[QLineF]:
    for row in range(rows + 1):
        y = area.top() + area.height() * row / rows
        yield QLineF(area.left(), y, area.right(), y)
    for column in range(columns + 1):
        x = area.left() + area.width() * column / columns
        yield QLineF(x, area.top(), x, area.bottom())


@dataclass(frozen=True, eq=False)
class GridLine:
    """Grids side by side."""

    grids: tuple[PlacedGrid, ...]

    @property
    def height(self) -> float:
        """That of the tallest."""
        return max(grid.height for grid in self.grids)

    def paint(self, painter: QPainter, top: float) -> None:
        """Draw them, their middles at one height."""
        left = _LEFT
        for grid in self.grids:
            grid.paint(painter, left, top + (self.height - grid.height) / 2)
            left += grid.width + _GAP


def _grid_lines(groups: Sequence[Sequence[Grid]], cell: float) -> Iterator[GridLine]:
    """Fill lines; a group stays on one line where it can."""
    line: list[PlacedGrid] = []
    for group in groups:
        placed = [PlacedGrid(grid, cell) for grid in group]
        if line and not _fits([*line, *placed]):
            yield GridLine(tuple(line))
            line = []
        for grid in placed:
            if line and not _fits([*line, grid]):
                yield GridLine(tuple(line))
                line = []
            line.append(grid)
    if line:
        yield GridLine(tuple(line))


def _fits(grids: Sequence[PlacedGrid]) -> bool:
    return sum(grid.width for grid in grids) + _GAP * (len(grids) - 1) <= _WIDTH


@dataclass(frozen=True, eq=False)
class Stack:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """That of all blocks and the gaps between them."""
        return sum(block.height for block in self.blocks) + _GAP * (len(self.blocks) - 1)

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint them one below the other."""
        for block in self.blocks:
            block.paint(painter, top)
            top += block.height + _GAP


def _blocks(text: Text, cell: float) -> list[Block]:
    """Return the parts of an exercise: words never stand on another page than the grids beside them."""
    heading = Paragraph(text.heading, _HEADING, bold=True)
    before = [heading, Paragraph(text.task), *(Paragraph(line) for line in text.settings)]
    after = [Paragraph(line) for line in (*text.sizes, *text.sums)]
    first, *others = _grid_lines(text.grids, cell)
    if not others:
        return [Stack((*before, first, *after))]
    return [Stack((*before, first)), *others[:-1], Stack((others[-1], *after))]


class Sheet:
    """A worksheet, or its answer key, on pages.

    Parameters
    ----------
    exercises : sequence of Exercise
    language : {"en", "fr"}
        Whichever the window speaks.
    with_answers : bool
        The key.
    title : str
        Instead of the usual one.
    seed : int, optional
        Named at the foot of every page.

    Raises
    ------
    WorksheetError
        When the title is too long.
    """

    def __init__(
        self,
        exercises: Sequence[Exercise],
        language: Language,
        *,
        with_answers: bool = False,
        title: str = "",
        seed: int | None = None,
    ) -> None:
        if len(title) > _LONGEST_TITLE:
            text = QT_TRANSLATE_NOOP("Errors", "The title of a worksheet has at most {most} letters, not {count}.")
            raise WorksheetError(text, most=_LONGEST_TITLE, count=len(title))
        voice = Voice(language)
        heading = " ".join(title.split()) or voice.translate("Worksheet", "Convolution by hand")
        if with_answers:
            heading = voice.translate("Worksheet", "{title}: answers").format(title=heading)
        self.title = heading
        self._foot = "CNNGUI"
        if seed is not None:
            self._foot += " · " + voice.translate("Worksheet", "seed {seed}").format(seed=seed)
        head: list[Block] = [Paragraph(heading, _TITLE, bold=True)]
        head += [] if with_answers else [_blanks(voice)]
        head.append(Paragraph(_letters(voice), _LABEL))
        texts = [text_of(exercise, voice, with_answers=with_answers) for exercise in exercises]
        ways = (_paginated(head, [_blocks(text, cell) for text in texts]) for cell in _CELLS)
        self._pages = min(ways, key=len)  # the first of the shortest has the largest cells

    @property
    def pages(self) -> int:
        """How many."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int, area: QRectF) -> None:
        """Paint one page, from 0, so that it fills ``area``, which has the shape of A4."""
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(area.width() / PAGE[0], area.height() / PAGE[1])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, *PAGE), Qt.GlobalColor.white)
        painter.setPen(_pen(_THIN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for block, top in self._pages[page]:
            block.paint(painter, top)
        self._paint_foot(painter, page)
        painter.restore()

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        painter.setFont(_font(_SMALL))
        foot = QRectF(_LEFT, _FOOT, _WIDTH, 40)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._foot)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{page + 1} / {self.pages}")


def _blanks(voice: Voice) -> Blanks:
    return Blanks(
        (
            voice.translate("Worksheet", "Name"),
            voice.translate("Worksheet", "Class"),
            voice.translate("Worksheet", "Date"),
        )
    )


def _letters(voice: Voice) -> str:
    """Explain the size formula."""
    return voice.translate(
        "Worksheet",
        "In the formula: n numbers of the input in a row or column, f of the kernel or window, p of padding on each "
        "side; s is the stride; ⌊ ⌋ rounds down.",
    )


def _paginated(head: list[Block], exercises: Sequence[list[Block]]) -> list[list[tuple[Block, float]]]:
    """Put an exercise on the next page where it does not fit; one that is taller than a page is cut between blocks."""
    pages: list[list[tuple[Block, float]]] = [[]]
    top = _TOP
    for blocks in [head, *exercises]:
        begun = len(pages) > 1 or len(pages[0]) > len(head)  # a title never stands alone on its page
        if begun and pages[-1] and top + Stack(tuple(blocks)).height > _BOTTOM:
            pages.append([])
            top = _TOP
        for block in blocks:
            if top + block.height > _BOTTOM and pages[-1]:
                pages.append([])
                top = _TOP
            pages[-1].append((block, top))
            top += block.height + _GAP
        top += _EXERCISE_GAP - _GAP
    return pages
