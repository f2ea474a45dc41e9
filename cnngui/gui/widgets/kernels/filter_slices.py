"""A learned filter as it is: three slices and their colours for one that sees the photo, otherwise the strongest first.

All slices of a filter share one colour scale. Only those in sight are drawn: a filter of VGG-16 has up to 512.
"""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arrays import Array
from cnngui.engine.colours import limit_of
from cnngui.engine.filter_colours import filter_colours, norms, order_by_norm
from cnngui.engine.kernels.cells import Cell
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.look.i18n import locale, number, number_seen
from cnngui.gui.look.theme import least_type, pen_width
from cnngui.gui.widgets.kernels.kernel_cells import draw_cells, width_for, written_evenly
from cnngui.gui.widgets.kernels.slice_tiles import MARGIN, TileLayout, cells_in, of_many, of_three
from cnngui.gui.widgets.painted import ENTER_KEYS, Hint, SidewaysArea, draw_focus
from cnngui.gui.widgets.pictures.pictures import rgb_image

_LARGE, _LEAST = 8.5, 3.0
"""Side of one of three slices, in heights of a line: as asked for, and where there is no room."""
_ROOMY = 1.15
"""How much wider cells become than their shortest numbers in the narrowest type."""
_RGB = ("#D92D2D", "#2A9D3A", "#3B6FE0")
"""Lines below the names of the channels, as in the kernel editor."""


class FilterSlices(SidewaysArea):
    """Shows the slices of one filter; arrows walk along them, a click or Enter picks the channel that one sees."""

    slice_picked = Signal(int)
    """The channel of the layer before, counted from 0."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._weights: Array = np.zeros((0, 1, 1), np.float32)
        self._kernels: list[Kernel] = []
        self._norms: list[str] = []
        self._fitting: tuple[int, tuple[QFont, list[dict[Cell, str]]]] | None = None
        self._order: list[int] = []
        self._is_rgb, self._place = False, 0
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_filter(self, weights: Array, *, rgb: bool) -> None:
        """Show the slices of a filter, from the first one on and without a mark.

        Parameters
        ----------
        weights : ndarray of float32, shape (C, f, f)
        rgb : bool
            Whether the filter sees the photo: three slices, red, green and blue.

        Raises
        ------
        ValueError
            When the shape is another.
        """
        if weights.ndim != 3 or not weights.size or (rgb and len(weights) != 3):
            raise ValueError(f"a filter is (C, f, f), with rgb (3, f, f); this one is {weights.shape}")
        asked = self._is_rgb, len(self._weights)
        self._weights, self._is_rgb = weights.astype(np.float32), rgb
        if asked != (rgb, len(weights)):
            self.updateGeometry()
        self._kernels = [tuple(map(tuple, rows)) for rows in self._weights.tolist()]
        self._norms = [number_seen(norm, 2 if norm >= 0.1 else 4) for norm in norms(self._weights)]
        self._order = [0, 1, 2] if rgb else order_by_norm(self._weights).tolist()
        self._place, self._current = 0, None
        self._fit()
        self.horizontalScrollBar().setValue(0)
        self._describe()

    def set_current(self, channel: int | None) -> None:
        """Mark the slice of a channel and bring it into sight, without telling; None for no mark."""
        self._current = channel if channel in self._order else None
        self._go_to(self._place if self._current is None else self._order.index(self._current))

    def tiles(self) -> TileLayout:
        """Return where the slices lie before scrolling; ahead of red, green and blue comes what they are together."""
        line, room = self.fontMetrics().height(), self.viewport().size()
        if self._is_rgb:
            room -= of_three(line, 0).size
            side = max(min(round(_LARGE * line), room.width() // 4, room.height()), 1)
            return of_three(line, side, self._extra(side, room.width() // 4))
        one, two = (of_many(line, len(self._order), rows) for rows in (1, 2))
        return one if one.size.width() <= room.width() or two.size.height() > room.height() else two

    def _extra(self, side: int, most: int) -> int:
        """Return how much wider the tiles have to be for the numbers, if there is room for that."""
        rows, columns = self._weights.shape[1:]
        least = max((width_for(kernel, self.font(), locale().decimalPoint()) for kernel in self._kernels), default=0)
        is_high_enough = side // max(rows, columns) >= 1.2 * least_type(self.font())
        wide = columns * round(_ROOMY * least)
        return wide - side if is_high_enough and side < wide <= most else 0

    def hint_at(self, point: QPoint) -> Hint:
        """Explain the slice under a point."""
        tile = self._tile_at(point)
        return "" if tile is None else self.hint(tile), QRect()

    def hint(self, tile: int) -> str:
        """Say what a tile shows."""
        if self._is_rgb and tile == 0:
            return self.tr("The filter as colours: red, green and blue of each pixel together; grey is 0")
        channel = self._order[tile - self._is_rgb]
        if self._is_rgb:
            names = (self.tr("Red slice"), self.tr("Green slice"), self.tr("Blue slice"))
            return self.tr("{name}: norm {norm}").format(name=names[channel], norm=self._norms[channel])
        text = self.tr("Slice for map {channel} of {count}: norm {norm}")
        return text.format(channel=number(channel + 1), count=number(len(self._order)), norm=self._norms[channel])

    def _heading(self) -> str:
        """Say how many slices there are and which one the keys have come to."""
        count = number(len(self._order))
        text = self.tr("{count} slice") if len(self._order) == 1 else self.tr("{count} slices, strongest first")
        text = text.format(count=count)
        if not self.hasFocus() and self._current is None:
            return text
        channel = self._order[self._place]
        place, norm = number(self._place + 1), self._norms[channel]
        which = self.tr("slice {place} of {count}: map {channel}, norm {norm}")
        which = which.format(place=place, count=count, channel=number(channel + 1), norm=norm)
        return f"{text} · {which}"

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        if self._order:
            self.setAccessibleDescription(self.hint(self._place + 1) if self._is_rgb else self._heading())
        self.viewport().update()

    def _go_to(self, place: int) -> None:
        """Let the keys come to a slice, and bring it into sight."""
        self._place = place
        rect = self.tiles().tile(place + self._is_rgb)
        self._reveal(rect.left() - MARGIN, rect.right() + 1 + MARGIN)
        self._describe()

    def _place_after(self, key: int) -> int | None:
        """Return the slice that a key leads to; None when the key means nothing here."""
        rows, last = self.tiles().rows, len(self._order) - 1
        moves = {Qt.Key.Key_Left: -rows, Qt.Key.Key_Right: rows, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        if rows > 1:
            moves |= {
                Qt.Key.Key_Up: -min(self._place % rows, 1),
                Qt.Key.Key_Down: min(rows - 1 - self._place % rows, 1),
            }
        by = moves.get(Qt.Key(key))
        return None if by is None else min(max(self._place + by, 0), last)

    def _pick(self, place: int) -> None:
        self._current = self._order[place]
        self._go_to(place)
        self.slice_picked.emit(self._current)

    def _tile_at(self, point: QPoint) -> int | None:
        return self.tiles().at(point + QPoint(self.horizontalScrollBar().value(), 0))

    def _fit(self) -> None:
        """Let the scroll bar reach all slices."""
        self._fitting = None
        tiles, bar, width = self.tiles(), self.horizontalScrollBar(), self.viewport().width()
        bar.setRange(0, 0 if self._is_rgb else max(tiles.size.width() - width, 0))
        bar.setPageStep(width)
        bar.setSingleStep(tiles.side + tiles.gap)

    def _room_for(self, side: float, rows: int, columns: int) -> QSize:
        """Return the room for three slices of a side in lines of text, or for small ones and the scroll bar."""
        line = self.fontMetrics().height()
        if self._is_rgb:
            return of_three(line, round(side * line)).size
        return of_many(line, rows * columns, rows).size + QSize(0, self.horizontalScrollBar().sizeHint().height())

    def _draw_tile(self, painter: QPainter, tiles: TileLayout, tile: int) -> None:
        """Draw one slice, or the colours of all three, and the caption."""
        role = QPalette.ColorRole
        is_wide = tiles.extra > 0 and tile >= self._is_rgb
        layout = cells_in(tiles.tile(tile), self._weights.shape[1:], is_wide=is_wide)
        if tile < self._is_rgb:
            painter.drawImage(layout.frame, rgb_image(filter_colours(self._weights)))
        else:
            kernel = self._kernels[self._order[tile - self._is_rgb]]
            font, texts = self._written(layout.width) if self._is_rgb else (self.font(), [])
            painter.setFont(font)
            draw_cells(
                painter,
                layout,
                kernel,
                texts[tile - 1] if texts else {},
                limit_of(self._weights),
                self.palette().color(role.Mid),
            )
            painter.setFont(self.font())
        painter.setPen(self.palette().color(role.Dark))  # pale slices would be lost on a pale ground
        painter.drawRect(layout.frame.adjusted(-1, -1, 0, 0))
        self._draw_caption(painter, tiles, tile)

    def _written(self, width: int) -> tuple[QFont, list[dict[Cell, str]]]:
        """Return what is written in cells of a width, in one type; nothing where they are too small for numbers."""
        if self._fitting is None or self._fitting[0] != width:
            point = locale().decimalPoint()
            texts, font = written_evenly(self._kernels, self.font(), width, point)
            self._fitting = width, (font, texts)
        return self._fitting[1]

    def _draw_caption(self, painter: QPainter, tiles: TileLayout, tile: int) -> None:
        """Write whose slice it is; on the accent colour where it is the current one."""
        role, place = QPalette.ColorRole, tiles.whole(tile).adjusted(-2, tiles.side + 3, 2, 0)
        channel = self._order[tile - self._is_rgb] if tile >= self._is_rgb else None
        is_current = channel is not None and channel == self._current
        names = (self.tr("red"), self.tr("green"), self.tr("blue"))
        if is_current:
            painter.fillRect(place, self.palette().color(role.Highlight))
        elif channel is not None and self._is_rgb:
            painter.fillRect(
                place.adjusted(2, place.height() - max(2, tiles.caption // 9), -2, 0), QColor(_RGB[channel])
            )
        if self.fontMetrics().horizontalAdvance(max(names, key=len)) > place.width():
            names = (names[0][:1].upper(), names[1][:1].upper(), names[2][:1].upper())
        text = self.tr("RGB") if channel is None else names[channel] if self._is_rgb else number(channel + 1)
        painter.setPen(self.palette().color(role.HighlightedText if is_current else role.WindowText))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for slices with room for numbers, or for two rows of many slices."""
        return self._room_for(_LARGE, 2 if len(self._order) > 8 else 1, 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for slices without numbers, or for one row."""
        return self._room_for(_LEAST, 1, 4)

    def event(self, event: QEvent) -> bool:
        """Show where the keys are."""
        done = super().event(event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._describe()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """How many, the slices in sight, the one with the focus."""
        if not self._order:
            return
        painter = QPainter(self.viewport())
        if not self._is_rgb:
            room = self.viewport().rect().adjusted(MARGIN, 0, -MARGIN, 0)
            metrics, text = self.fontMetrics(), self._heading()
            if metrics.horizontalAdvance(text) > room.width():
                text = metrics.elidedText(text.rpartition(" · ")[2], Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignTop, text)
        tiles, scrolled = self.tiles(), self.horizontalScrollBar().value()
        painter.translate(-scrolled, 0)
        for tile in tiles.in_sight(event.rect().left() + scrolled, event.rect().right() + scrolled):
            self._draw_tile(painter, tiles, tile)
        out = pen_width() + 1
        draw_focus(painter, self, QRectF(tiles.tile(self._place + self._is_rgb)).adjusted(-out, -out, out, out))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick the slice."""
        tile = self._tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and tile is not None and tile >= self._is_rgb:
            self._pick(tile - self._is_rgb)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home and End walk along the slices, Enter picks; the rest, Page keys too, is for the window."""
        place = self._place_after(event.key()) if self._order else None
        if self._order and event.key() in ENTER_KEYS:
            self._pick(self._place)
        elif place is not None:
            self._go_to(place)
        else:
            event.ignore()
