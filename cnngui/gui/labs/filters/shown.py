"""From a result to what the Filters lab draws: frames, marks, captions, small pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF

from cnngui.engine.arithmetic import Explanation, explain, seen_through
from cnngui.engine.arrays import Array
from cnngui.engine.chain import LayerShape
from cnngui.engine.chain_results import Result
from cnngui.engine.colours import Scale, grey, signed
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.sources import Source
from cnngui.gui.labs.filters.state import FiltersState, Resolved
from cnngui.gui.look.i18n import labelled, language
from cnngui.gui.widgets.pictures.image_view import Marks, Ring
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, Picture, PlanePicture
from cnngui.gui.widgets.pictures.response_strip import StripItem

MOST_STACKED = 4
"""Channels of a grid whose numbers stand one above the other in each cell."""

SMALL = (128, 192)
"""Rows and columns that a small picture has at most: enough for a projector."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A result with the state that asked for it: everything that the canvas draws."""

    source: Source
    state: FiltersState
    resolved: Resolved
    result: Result

    @property
    def shape(self) -> LayerShape:
        """Sizes of the layer on screen."""
        return self.resolved.shapes[self.resolved.shown[0]]

    @property
    def each(self) -> bool:
        """Whether the filters of the layer on screen see every channel apart."""
        return self.resolved.shown[0] == 0 and self.result.chain.channels == "each"

    @cached_property
    def scale(self) -> Scale:
        """The colour scale of the response on screen."""
        return signed(self._limit[0])

    @cached_property
    def is_clipped(self) -> bool:
        """Whether numbers lie beyond the colour scale."""
        return self._limit[1]

    @cached_property
    def _limit(self) -> tuple[float, bool]:
        return self.limit(*self.resolved.shown)

    def limit(self, layer: int, channel: int) -> tuple[float, bool]:
        """Return the end of the colour scale of a response, and whether numbers lie beyond it."""
        return self.result.limit(layer, None if self.state.scope == "all" else channel, whole=self.state.whole)

    def response(self) -> tuple[Picture, QRectF]:
        """Return the response on screen and its frame on the photo."""
        layer, channel = self.resolved.shown
        return PlanePicture([self.result.planes[layer][channel]], self.scale, self.digits), frame_of(self.shape)

    @property
    def digits(self) -> int:
        """How many decimals are written: of a photo's numbers one, of a grid's two, as in the course."""
        return 1 if self.source.is_photo else 2

    def photo(self) -> Picture:
        """Return the photo as the first layer sees it."""
        if self.source.is_photo and self.result.chain.channels != "grey":
            return PhotoPicture(self.source.data.astype(np.uint8, copy=False))
        seen: Sequence[Array] = self.result.given
        if self.each:
            seen = [seen[self.resolved.shown[1] % len(seen)]]
        elif len(seen) > MOST_STACKED:
            seen = seen[:1]
        return PlanePicture(seen, self._scale_of(0), self.digits)

    def photo_key(self) -> object:
        """Tell whether `photo` and `ring` would draw the same as before."""
        first, chain = self.resolved.shapes[0], self.result.chain
        seen = self.resolved.shown[1] % len(self.result.given) if self.each else 0
        return (self.source.identity, chain.channels, seen, chain.layers[0].border, first.rows, first.columns)

    def input_scale(self) -> Scale:
        """Return the colour scale of what the layer on screen sees."""
        return self._scale_of(self.resolved.shown[0])

    def _scale_of(self, layer: int) -> Scale:
        """Grey for a photo; for other numbers signed, or grey from 0 if none is negative."""
        if layer == 0 and self.source.is_photo:
            return grey()
        low, high = self.result.input_range(layer)
        limit = max(-low, high) or 1.0
        return signed(limit) if layer or low < 0 else grey(0, limit)

    def ring(self) -> Ring | None:
        """Return the first layer's padding with its numbers, for a photo or a plane of one number a pixel."""
        first, layer = self.resolved.shapes[0], self.result.chain.layers[0]
        rows, columns = (first.rows.before, first.rows.after), (first.columns.before, first.columns.after)
        if not any((*rows, *columns)):
            return None
        picture = self.photo()
        height, width = picture.shape

        def text(row: int, column: int) -> str:
            if layer.border == "zero":
                return "0"
            cell = picture.cell(seen_through(row, height, layer.border), seen_through(column, width, layer.border))
            return "\n".join(cell[0])

        return Ring(rows, columns, text)

    def extent(self) -> QRectF:
        """Return the photo with the first layer's ring of padding."""
        first = self.resolved.shapes[0]
        height, width, _ = self.source.shape
        photo = QRectF(0, 0, width, height)
        return photo.adjusted(-first.columns.before, -first.rows.before, first.columns.after, first.rows.after)

    def names(self) -> Sequence[str]:
        """Return what the channels that the layer on screen sees are called."""
        layer = self.resolved.shown[0]
        if layer:
            count = len(self.result.planes[layer - 1])
            return channel_names(count, is_photo=False) if count > 1 else [""]
        if self.result.chain.channels == "grey":
            return [""]
        return channel_names(len(self.result.given), is_photo=self.source.is_photo)

    def explain(self, row: int, column: int) -> Explanation:
        """Return where one number of the response on screen comes from."""
        layer, channel = self.resolved.shown
        given = self.result.input_of(layer)
        return explain(self.result.chain.layers[layer], self.shape, given, row, column, channel, each=self.each)

    def marks(self, row: int, column: int, *, pinned: bool) -> tuple[Marks, Marks]:
        """Return what lights up in the photo and in the response for one number."""
        rows, columns = self.shape.field
        top, bottom = rows.span(row)
        left, right = columns.span(column)
        window = QRectF(left, top, right - left, bottom - top)
        photo = Marks(window, unused=self.unused(), pinned=pinned)
        frame = frame_of(self.shape)
        height, width, _ = self.shape.output
        across, down = frame.width() / width, frame.height() / height
        cell = QRectF(frame.left() + column * across, frame.top() + row * down, across, down)
        return photo, Marks(cell, pinned=pinned)

    def unused(self) -> tuple[QRectF, ...]:
        """Return the rows and columns of the photo, its padding included, that no number of the response sees."""
        extent = self.extent()
        rows, columns = self.shape.field
        height, width, _ = self.shape.output
        bottom = extent.bottom() - rows.span(height - 1)[1]
        right = extent.right() - columns.span(width - 1)[1]
        rects = [
            QRectF(extent.left(), extent.bottom() - bottom, extent.width(), max(bottom, 0.0)),
            QRectF(extent.right() - right, extent.top(), max(right, 0.0), extent.height()),
        ]
        return tuple(rect for rect in rects if not rect.isEmpty())

    def nearest(self, row: int, column: int) -> tuple[int, int]:
        """Return the number of the response whose window is centred next to a pixel of the photo."""
        height, width, _ = self.shape.output
        rows, columns = self.shape.field
        return rows.nearest(row, height), columns.nearest(column, width)

    def strip(self) -> list[StripItem]:
        """Return all responses as small pictures."""
        items = []
        for layer, planes in enumerate(self.result.planes):
            for channel, plane in enumerate(planes):
                scale = signed(self.limit(layer, channel)[0])
                title = self._short_title(layer, channel)
                name = self.filter_title(layer, channel)
                height, width = plane.shape
                factor = max(height / SMALL[0], width / SMALL[1])
                size = (max(round(height / factor), 1), max(round(width / factor), 1))
                image = PlanePicture([plane], scale).tile(slice(0, height), slice(0, width), size)
                items.append(StripItem((layer, channel), title, labelled(title, name), image))
        return items

    def _short_title(self, layer: int, channel: int) -> str:
        """Name a response in a few letters: by its number, and with "each" by its channel."""
        chain, seen = self.result.chain, len(self.result.given)
        if layer or chain.channels != "each" or seen == 1:
            return f"{layer + 1}.{channel + 1}"
        number, channel = divmod(channel, seen)
        name = channel_names(seen, is_photo=self.source.is_photo)[channel]
        if len(chain.layers[0].filters) > 1:
            name = f"{number + 1} {name}"
        return f"1.{name}" if len(chain.layers) > 1 else name

    def filter_title(self, layer: int, channel: int) -> str:
        """Return what made one response: the filter, and with "each" the channel."""
        each = layer == 0 and self.result.chain.channels == "each"
        seen = len(self.result.given)
        number, channel = divmod(channel, seen) if each else (channel, 0)
        title = title_of(self.result.chain.layers[layer].filters[number])
        names = channel_names(seen, is_photo=self.source.is_photo)
        return f"{title}, {names[channel]}" if each and seen > 1 else title


def frame_of(shape: LayerShape) -> QRectF:
    """Return where a response lies on the photo: every number over the centre of the window it sees."""
    rows, columns = shape.field
    (top, height), (left, width) = rows.centred(shape.output[0]), columns.centred(shape.output[1])
    return QRectF(left, top, width, height)


def channel_names(count: int, *, is_photo: bool) -> Sequence[str]:
    """Return the initials of red, green and blue for a photo, numbers for a grid or a layer's output."""
    tr = QCoreApplication.translate
    if is_photo:
        return tr("Filters", "R"), tr("Filters", "G"), tr("Filters", "B")
    return [tr("Filters", "ch. {number}").format(number=number) for number in range(1, count + 1)]


def title_of(kernel: Filter) -> str:
    """Name a filter in the language on screen."""
    if not kernel.name:
        return QCoreApplication.translate("Filters", "own kernel")
    return find(kernel.name).words(language()).title
