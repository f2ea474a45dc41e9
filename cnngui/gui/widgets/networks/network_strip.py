"""A network as a strip of bars in true proportion, to pick a layer."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.look.i18n import number
from cnngui.gui.look.icons import icon
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.tints import hovered
from cnngui.gui.widgets.painted import Hint, Painted, bold, draw_focus

_LINES = 4.5
_MARGIN = 6.0
_LEAST_HEIGHT, _LEAST_WIDTH = 6.0, 4.0
"""Of a bar: the last layer must be seen and hit too."""

_GAP, _BLOCK_GAP = 2.0, 10.0


@dataclass(frozen=True)
class StripLayer:
    """One bar.

    Parameters
    ----------
    name : str
        What `NetworkStrip.layer_picked` carries, and what stands under the bar: "conv1_1".
    kind : {"conv", "pool"}
        A pooling closes its block.
    rows, columns, channels : int
        Of its output: the bar is as high as there are rows and as wide as there are channels.
    title, hint : str
        What a screen reader says, and the tooltip.
    """

    name: str
    kind: Literal["conv", "pool"]
    rows: int
    columns: int
    channels: int
    title: str
    hint: str


@dataclass(frozen=True)
class _Bar:
    """A layer and where it lies; ``column`` is what can be clicked."""

    layer: StripLayer
    rect: QRectF
    column: QRectF


class NetworkStrip(Painted):
    """Layers from left to right; a click or an arrow picks one, the accent colour shows which."""

    layer_picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._layers: tuple[StripLayer, ...] = ()
        self._bars: tuple[_Bar, ...] = ()
        self._current = ""
        self._ready: frozenset[str] = frozenset()
        self._input_title = ""
        self._hovered = ""
        self._photo = icon("mdi6.image-outline", QPalette.ColorRole.WindowText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        """The name of the layer that is picked; "" for none."""
        return self._current

    def set_layers(self, layers: Sequence[StripLayer]) -> None:
        """Show other layers; what is picked and ready stays so by name."""
        self._layers = tuple(layers)
        self._fit()
        self.updateGeometry()
        self._describe()

    def set_input_title(self, title: str) -> None:
        """Write what the network sees below the sign of a photo."""
        self._input_title = title
        self._fit()
        self.updateGeometry()

    def set_current(self, name: str) -> None:
        """Show which layer is picked, without telling."""
        self._current = name
        self._describe()
        self.update()

    def set_ready(self, names: frozenset[str]) -> None:
        """Fill the bars of the layers whose maps are there."""
        if names != self._ready:
            self._ready = names
            self.update()

    def bar_rect(self, name: str) -> QRectF:
        """Where a layer is drawn; empty for one that there is not."""
        return next((bar.rect for bar in self._bars if bar.layer.name == name), QRectF())

    def layer_at(self, position: QPointF) -> str:
        """Return the layer in whose column a point lies; "" beside them all."""
        bar = self._bar_at(position)
        return bar.layer.name if bar is not None else ""

    def labels(self) -> list[tuple[str, QRectF]]:
        """Return what is written below the bars and where: the current layer's name first, and nothing over another."""
        placed: list[tuple[str, QRectF]] = []
        for text, center in self._wanted_labels():
            width = self._text_width(text)
            lowest = _MARGIN if text == self._input_title else self._photo_end()
            left = max(min(center - width / 2, self.width() - _MARGIN - width), lowest)
            rect = QRectF(left, self._floor() + 2, width, self.fontMetrics().height())
            if not any(rect.intersects(other) for _, other in placed):
                placed.append((text, rect))
        return placed

    def _wanted_labels(self) -> Iterator[tuple[str, float]]:
        """Name the current layer, the photo, and of each block the layers if there is room for all, or the block."""
        yield from ((bar.layer.name, bar.rect.center().x()) for bar in self._bars if bar.layer.name == self._current)
        yield self._input_title, self._photo_rect().center().x()
        for block in _blocks(self._layers):
            named = [layer.name for layer in block if layer.kind == "conv"] or [block[0].name]
            rects = [self.bar_rect(name) for name in named]
            if all(self._text_width(name) <= rect.width() for name, rect in zip(named, rects, strict=True)):
                yield from ((name, rect.center().x()) for name, rect in zip(named, rects, strict=True))
            else:
                yield _block_name(block), (rects[0].left() + rects[-1].right()) / 2

    def hint_at(self, point: QPoint) -> Hint:
        """Return the hint of the layer under a point."""
        bar = self._bar_at(QPointF(point))
        return ("", QRect()) if bar is None else (bar.layer.hint, bar.column.toAlignedRect())

    def _bar_at(self, position: QPointF) -> _Bar | None:
        return next((bar for bar in self._bars if bar.column.contains(position)), None)

    def _describe(self) -> None:
        names = [layer.name for layer in self._layers]
        if self._current not in names:
            self.setAccessibleDescription(self.tr("No layer is picked"))
            return
        place = names.index(self._current)
        text = self.tr("{layer}, layer {place} of {count}")
        title = self._layers[place].title
        self.setAccessibleDescription(text.format(layer=title, place=number(place + 1), count=number(len(names))))

    def _text_width(self, text: str) -> int:
        """Return the room that a name takes, with some air; also if it is written in bold type."""
        return QFontMetrics(bold(self.font())).horizontalAdvance(text) + self.fontMetrics().height() // 3

    def _floor(self) -> float:
        """On which the bars stand."""
        return self.height() - _MARGIN - self.fontMetrics().height() - 2

    def _photo_end(self) -> float:
        return _MARGIN + max(self._text_width(self._input_title), 1.6 * self.fontMetrics().height())

    def _photo_rect(self) -> QRectF:
        """Where the sign of the photo lies, above its title."""
        side = 1.6 * self.fontMetrics().height()
        return QRectF((_MARGIN + self._photo_end() - side) / 2, self._floor() - side, side, side)

    def _fit(self) -> None:
        """Lay the bars out in the room there is; leave room for the blocks' names if that can be."""
        left = self._photo_end() + _BLOCK_GAP
        room, line = self.width() - _MARGIN - left, self.fontMetrics().height()
        blocks = _blocks(self._layers)
        slots = [float(self._text_width(_block_name(block))) for block in blocks]
        if _across(self._layers, slots, 0.0, line) > room:
            slots = [0.0] * len(blocks)
        scale = _scale(self._layers, slots, room, line)
        tallest = max((layer.rows for layer in self._layers), default=1)
        rects = []
        for block, slot in zip(blocks, slots, strict=True):
            widths = [_width(layer, scale, line) for layer in block]
            across = sum(widths) + _GAP * (len(block) - 1)
            x = left + max(slot - across, 0) / 2
            for layer, width in zip(block, widths, strict=True):
                height = max(layer.rows / tallest * (self._floor() - _MARGIN), _LEAST_HEIGHT)
                rects.append(QRectF(x, self._floor() - height, width, height))
                x += width + _GAP
            left += max(slot, across) + _BLOCK_GAP
        self._bars = tuple(self._with_columns(rects))
        self.update()

    def _with_columns(self, rects: Sequence[QRectF]) -> Iterator[_Bar]:
        """Let every bar be hit also above, below and halfway to its neighbours."""
        between = [(one.right() + other.left()) / 2 for one, other in pairwise(rects)]
        ends = [self._photo_end(), *between, float(self.width())]
        for layer, rect, (left, right) in zip(self._layers, rects, pairwise(ends), strict=False):
            yield _Bar(layer, rect, QRectF(left, 0, right - left, self.height()))

    def _pick(self, name: str) -> None:
        self.set_current(name)
        self.layer_picked.emit(name)

    def _hover(self, name: str) -> None:
        if name != self._hovered:
            self._hovered = name
            self.update()

    def _draw_bar(self, painter: QPainter, bar: _Bar) -> None:
        """Fill a bar whose maps are there, outline the others; accent for the current one."""
        palette, is_current = self.palette(), bar.layer.name == self._current
        ink = palette.color(QPalette.ColorRole.Highlight if is_current else QPalette.ColorRole.Dark)
        if bar.layer.name == self._hovered:
            painter.fillRect(bar.column, hovered(palette, QPalette.ColorRole.Window))
        is_ready = bar.layer.name in self._ready
        thick = min(pen_width(), bar.rect.width() / 3, bar.rect.height() / 3)
        line = thick if is_current and not is_ready else 1.0
        ground = QColor(ink)
        ground.setAlphaF(0.0 if not is_ready else 1.0 if bar.layer.kind == "conv" or is_current else 0.45)
        painter.setPen(QPen(ink, line))
        painter.setBrush(ground)
        inset = line / 2
        painter.drawRect(bar.rect.adjusted(inset, inset, -inset, -inset))

    def _draw_labels(self, painter: QPainter) -> None:
        palette = self.palette()
        for text, rect in self.labels():
            is_current = text == self._current
            role = QPalette.ColorRole.WindowText if is_current else QPalette.ColorRole.PlaceholderText
            painter.setPen(palette.color(role))
            painter.setFont(bold(self.font()) if is_current else self.font())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for bars of three lines with their names below."""
        line = self.fontMetrics().height()
        return QSize(45 * line, round(_LINES * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room to see and hit every bar."""
        bars = _across(self._layers, [0.0] * len(_blocks(self._layers)), 0.0, self.fontMetrics().height())
        return QSize(math.ceil(self._photo_end() + _BLOCK_GAP + bars + _MARGIN), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Photo, bars, names, focus."""
        del event
        painter = QPainter(self)
        self._photo.paint(painter, self._photo_rect().toRect())
        for bar in self._bars:
            self._draw_bar(painter, bar)
        self._draw_labels(painter)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a layer."""
        name = self.layer_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and name:
            self._pick(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what a click would pick."""
        self._hover(self.layer_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No layer is hovered any more."""
        super().leaveEvent(event)
        self._hover("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right walk, Home and End jump; all other keys are the window's."""
        names = [layer.name for layer in self._layers]
        place = names.index(self._current) if self._current in names else -1
        last = len(names) - 1
        places: dict[int, int] = {
            Qt.Key.Key_Left: max(place - 1, 0),
            Qt.Key.Key_Right: min(place + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = places.get(event.key())
        if wanted is None or not names or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif wanted != place:
            self._pick(names[wanted])


def _blocks(layers: Sequence[StripLayer]) -> list[list[StripLayer]]:
    """Part the layers into blocks; a pooling closes one."""
    blocks: list[list[StripLayer]] = []
    for before, layer in zip((None, *layers), layers, strict=False):
        if before is None or before.kind == "pool":
            blocks.append([])
        blocks[-1].append(layer)
    return blocks


def _block_name(block: Sequence[StripLayer]) -> str:
    """Return what the names of its layers have in common: "conv3" of "conv3_1"."""
    return block[0].name.partition("_")[0]


def _width(layer: StripLayer, scale: float, line: float) -> float:
    """Return the width of a bar; poolings are narrow and all the same, since they have no filters."""
    least = max(_LEAST_WIDTH, line / 4)
    return least if layer.kind == "pool" else max(layer.channels * scale, least)


def _across(layers: Sequence[StripLayer], slots: Sequence[float], scale: float, line: float) -> float:
    """Return the width of it all when a channel is ``scale`` px wide and each block has at least its slot."""
    blocks = _blocks(layers)
    taken = (sum(_width(layer, scale, line) for layer in block) + _GAP * (len(block) - 1) for block in blocks)
    wide = sum(max(slot, across) for slot, across in zip(slots, taken, strict=True))
    return wide + _BLOCK_GAP * max(len(blocks) - 1, 0)


def _scale(layers: Sequence[StripLayer], slots: Sequence[float], room: float, line: float) -> float:
    """Find how many px wide a channel is, so that the bars fill the room, by halving."""
    low, high = 0.0, max(room, 0.0) / max((layer.channels for layer in layers), default=1)
    for _ in range(24):
        middle = (low + high) / 2
        if _across(layers, slots, middle, line) > room:
            high = middle
        else:
            low = middle
    return low
