"""From maps to what the lab draws: texture, scales, captions; fast enough for the main thread."""

from dataclasses import dataclass
from functools import cached_property
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale
from cnngui.engine.mosaics import painted
from cnngui.engine.scale_limits import map_scale, own_scale
from cnngui.engine.sizes import Pair
from cnngui.gui.labs.maps.state import MapsState
from cnngui.gui.labs.maps.work import Result
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.pictures.pictures import BlendPicture, PhotoPicture
from cnngui.networks.architectures import Architecture, Layer, Shape
from cnngui.networks.fields import Window, field, window
from cnngui.tasks.maps import orders
from cnngui.tasks.places import cut

tr = QCoreApplication.translate

BINS = 48
"""Of the histogram."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A result with the state that asked for it."""

    state: MapsState
    result: Result

    @property
    def layer(self) -> Layer:
        """Whose maps are shown."""
        return self.result.maps.layer

    @property
    def shape(self) -> Shape:
        """(H, W, C) of the layer."""
        return self.result.maps.shape

    @property
    def jump(self) -> int:
        """Px of the photo from one unit to the next."""
        return field(self.layer.name).jump

    @cached_property
    def plane(self) -> Array:
        """The large map, (H, W)."""
        return self.result.maps.map(self.state.channel)

    @cached_property
    def scale(self) -> Scale:
        """The colour scale of the large map."""
        return self._scaled[0]

    @property
    def is_clipped(self) -> bool:
        """Whether numbers lie beyond the colour scale."""
        return self._scaled[1]

    @cached_property
    def _scaled(self) -> tuple[Scale, bool]:
        if self.state.scope == "all":
            return self._common
        return own_scale(float(np.abs(self.plane).max()), is_signed=self.result.maps.before_relu), False

    @cached_property
    def _common(self) -> tuple[Scale, bool]:
        """The scale of all maps of the layer."""
        return map_scale(self.result.thumbnails, is_signed=self.result.maps.before_relu)

    def texture(self) -> NDArray[np.uint32]:
        """Paint all maps of the mosaic, (C, h, w)."""
        planes, scale = self.scaled(self.result.thumbnails)
        return painted(planes, scale)

    def scaled(self, planes: Array) -> tuple[Array, Scale]:
        """Return maps (C, h, w) and the scale to paint them on: where each has its own, they are brought to 1 first."""
        if self.state.scope == "all":
            return planes, self._common[0]
        numbers = self.result.statistics
        limits = np.maximum(np.abs(numbers.most), np.abs(numbers.least))
        limits = np.where(limits > 0, limits, 1).astype(np.float32)[:, None, None]
        return np.divide(planes, limits, dtype=np.float32), own_scale(1.0, is_signed=self.result.maps.before_relu)

    def order(self) -> NDArray[np.int64]:
        """Return the channels in the order of the mosaic."""
        found = orders(self.result.maps, self.state.unit)
        return found.get(self.state.sort, found["index"])

    def picture(self) -> tuple[BlendPicture, QRectF]:
        """Return the large map over the photo, and its frame on the photo as the network saw it."""
        rows, columns = self.plane.shape
        blend = BlendPicture(self.result.photo, self.plane, self.scale, self.state.blend / 100, self.jump)
        return blend, QRectF(0, 0, columns * self.jump, rows * self.jump)

    def photo(self) -> tuple[PhotoPicture, QRectF]:
        """Return the photo alone."""
        return PhotoPicture(self.result.photo), self.extent()

    def extent(self) -> QRectF:
        """Return the photo as the network saw it."""
        height, width = self.result.photo.shape[:2]
        return QRectF(0, 0, width, height)

    def window(self, unit: Pair) -> Window:
        """Return what a unit sees of the photo."""
        return window(self.layer.name, unit, self.result.maps.photo)

    def seen(self, unit: Pair) -> NDArray[np.uint8]:
        """Cut out what a unit sees of the photo, grey beyond its edge."""
        return cut(self.window(unit), self.result.photo)

    def window_text(self, unit: Pair) -> str:
        """Say which pixels of the photo those are."""
        seen = self.window(unit)
        (top, bottom), (left, right) = seen.clipped
        text = tr("FeatureMaps", "The unit sees rows {top} to {bottom} and columns {left} to {right} of the photo.")
        return text.format(top=number(top), bottom=number(bottom - 1), left=number(left), right=number(right - 1))

    def unit_over(self, pixel: Pair) -> Pair:
        """Return the unit that is drawn over a pixel of the photo, or the nearest where a pooling left some over."""
        row, column = (min(at // self.jump, most - 1) for at, most in zip(pixel, self.shape[:2], strict=True))
        return row, column

    def histogram(self) -> tuple[list[int], float, float, float]:
        """Return counts, both ends, and the share of zeros, of the large map's numbers."""
        low, high = float(self.plane.min()), float(self.plane.max())
        if low == high:
            high = low + 1
        counts, _ = np.histogram(self.plane, BINS, (low, high))
        return [int(count) for count in counts], low, high, float(self.result.statistics.zeros[self.state.channel])

    def unit_text(self, unit: Pair) -> str:
        """Say what a unit is, in one line."""
        row, column = unit
        seen = self.window(unit)
        value = value_text(self.plane[row, column])
        text = tr("FeatureMaps", "row {row}, column {column}: {value} · sees {rows} × {columns} px").format(
            row=number(row),
            column=number(column),
            value=value,
            rows=number(seen.rows[1] - seen.rows[0]),
            columns=number(seen.columns[1] - seen.columns[0]),
        )
        if seen.padding:
            whole = (seen.rows[1] - seen.rows[0]) * (seen.columns[1] - seen.columns[0])
            share = number(max(100 * seen.padding / whole, 1), 0)
            text += tr("FeatureMaps", ", {share} % of it padding").format(share=share)
        return text


def layer_caption(layer: Layer, shape: Shape) -> str:
    """Say what a layer is: its shape, what one unit sees, and what its filters are."""
    size = field(layer.name).size
    text = tr("FeatureMaps", "{layer} · {shape} · receptive field {size} × {size} px").format(
        layer=layer.name, shape=shape_text(shape), size=number(size)
    )
    if layer.kind == "pool":
        return text + tr("FeatureMaps", " · the largest of every 2 × 2 numbers")
    filters = tr("FeatureMaps", " · {count} filters of {f} × {f} × {depth}")
    return text + filters.format(count=number(layer.channels), f=layer.size, depth=number(layer.inputs))


def shape_text(shape: Shape) -> str:
    """Write a shape as every lab does.

    >>> shape_text((56, 56, 256))
    '(56, 56, 256)'
    """
    return f"({', '.join(str(each) for each in shape)})"


def layer_hint(layer: Layer, shape: Shape | None) -> str:
    """Explain a layer of the strip in a sentence with today's numbers."""
    if shape is None:
        return tr("FeatureMaps", "{layer}: the photo is too small for it at this size.").format(layer=layer.name)
    if layer.kind == "pool":
        text = tr("FeatureMaps", "{layer}: max pooling, every 2 × 2 numbers become one. {shape}")
        return text.format(layer=layer.name, shape=shape_text(shape))
    text = tr("FeatureMaps", "{layer}: {count} filters of 3 × 3 × {depth}, {parameters} parameters. {shape}")
    return text.format(
        layer=layer.name,
        count=number(layer.channels),
        depth=number(layer.inputs),
        parameters=number(layer.parameters),
        shape=shape_text(shape),
    )


def name_of_input(layer: str, channel: int, network: Architecture) -> str:
    """Name a map of the layer before: of the photo, its colours."""
    before = network.before(layer)
    if before is None:
        return (tr("FeatureMaps", "red"), tr("FeatureMaps", "green"), tr("FeatureMaps", "blue"))[channel]
    return number(channel + 1)


def value_text(value: SupportsFloat) -> str:
    """Write what a unit says, or the largest or mean of a map: everywhere alike.

    >>> value_text(2.549), value_text(0)
    ('2.55', '0.00')
    """
    return number(value, 2)
