"""The canvas of the Maps lab: the network, the mosaic of all maps, one map large, and its details."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cnngui.engine.colours import Scale
from cnngui.gui.labs.maps.details_view import ROOM, DetailsView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.controls import move, slider
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import column, row
from cnngui.gui.widgets.networks.map_mosaic import MapMosaic
from cnngui.gui.widgets.networks.network_strip import NetworkStrip
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.image_view import ImageView, Marks
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.viewport import Viewport

MARGIN = 8
"""Px around everything."""

WIDE, MIXING = 55, 14
"""From so many lines of text on, the canvas has room for more side by side; width of what mixes map and photo there."""


class MapsView(QWidget):
    """Shows results; what is wished is heard of its parts; computes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        self.strip = NetworkStrip(self.tr("Layers of the network"))
        self.strip.set_input_title(self.tr("photo"))
        self._layer_caption, self._mosaic_caption, self._map_caption = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self._unit_caption = ElidedLabel()
        self.mosaic = MapMosaic(self.tr("All maps of the layer"))
        self.setFocusProxy(self.mosaic)
        self.map_view = ImageView(self.viewport, self.tr("Map over the photo"))
        self.bar = ColourBar(self.tr("Colour scale"))
        scopes = [
            Choice(
                "each", self.tr("one for each map"), self.tr("The scale of every map ends at its own largest number.")
            ),
            Choice("all", self.tr("one for all"), self.tr("One scale for all maps of the layer.")),
        ]
        self.scope = ChoiceRow(self.tr("Scale"), scopes)
        hint = self.tr("How much of the photo is seen through the map.")
        self.blend = slider(self.tr("Share of the photo"), hint)
        self.details = DetailsView()
        self._lay_out()
        self.details.choice.chosen.connect(self._go_to_detail)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(6)
        layout.addWidget(self._layer_caption)
        layout.addWidget(self.strip)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(column(self._mosaic_caption, self.mosaic, gap=4), 1)
        self._mixing = column(row(QLabel(self.tr("map")), self.blend, QLabel(self.tr("photo"))))
        self._beside = column(self._map_caption, self.map_view, self._unit_caption, self._mixing, gap=4)
        middle.addWidget(self._beside, 1)
        layout.addLayout(middle, 1)
        self._below = scale = QHBoxLayout()
        scale.setSpacing(16)
        scope = Flowing((QLabel(self.tr("Scale:")), self.scope))
        scale.addWidget(Flowing((self.bar, scope), 16), 1)
        layout.addLayout(scale)
        layout.addWidget(self.details)
        self.mosaic.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _share(self) -> None:
        """Share the canvas with the details; where it is wide, what mixes map and photo leaves its line to the map."""
        is_wide = self.width() >= WIDE * self.fontMetrics().height()
        layout = self._below if is_wide else self._beside.layout()
        if layout is not None and layout.indexOf(self._mixing) < 0:
            layout.addWidget(self._mixing)
        self._mixing.setMinimumWidth(MIXING * self.fontMetrics().height() if is_wide else 0)
        self.details.fit(self._seen_height(), is_wide=is_wide)

    def _seen_height(self) -> int:
        """Return how much of the canvas is seen at once: where it scrolls, it is higher than its place."""
        place = self.parentWidget()
        return self.height() if place is None else min(self.height(), place.height())

    def _is_low(self) -> bool:
        return self._seen_height() < ROOM * self.fontMetrics().height()

    def _go_to_detail(self) -> None:
        """Bring a detail that was chosen into sight, where it lies below the maps."""
        up = self.parentWidget()
        while up is not None and not isinstance(up, QScrollArea):
            up = up.parentWidget()
        if up is not None and self._is_low():
            up.ensureWidgetVisible(self.details, 0, MARGIN)

    def show_layer(self, name: str, caption: str) -> None:
        """Say which layer it is."""
        self.strip.set_current(name)
        self._layer_caption.setText(caption)

    def show_mosaic(self, texture: NDArray[np.uint32], order: NDArray[np.int64], shape: tuple[int, int]) -> None:
        """Show all maps of a layer, painted; ``shape`` is a map's own (H, W)."""
        self.mosaic.set_cell_aspect(*shape)
        self.mosaic.set_texture(texture)
        self.mosaic.set_order([int(channel) for channel in order])

    def show_pins(self, current: int, pinned: frozenset[int]) -> None:
        """Mark the large map, and the pinned ones."""
        self.mosaic.set_current(current)
        self.mosaic.set_pinned(pinned)

    def show_captions(self, mosaic: str, large: str) -> None:
        """Say how many maps there are, and which is large."""
        self._mosaic_caption.setText(mosaic)
        self._map_caption.setText(large)

    def show_unit(self, text: str, marks: Marks) -> None:
        """Say what a unit says and sees, and light its window up."""
        self._unit_caption.setText(text)
        self.map_view.set_marks(marks)

    def show_map(self, picture: Picture, frame: QRectF, description: str) -> None:
        """Show one map over the photo."""
        self.map_view.set_picture(picture, frame)
        self.map_view.setAccessibleDescription(description)

    def show_scale(self, scale: Scale, scope: str, *, is_clipped: bool) -> None:
        """Show the colour scale of the large map."""
        self.bar.set_scale(scale, is_clipped=is_clipped)
        self.scope.set_current(scope)

    def show_blend(self, percent: int) -> None:
        """Show how much of the photo is seen, without telling."""
        move(self.blend, percent)

    def show_order(self, order: Sequence[int]) -> None:
        """Lay the mosaic out in another order."""
        self.mosaic.set_order(order)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask on a low canvas for what the details need below their row: they are reached by scrolling."""
        least = super().minimumSizeHint() - QSize(0, self.details.below)
        place = self.parentWidget()
        if place is None or not self._is_low():
            return least
        return QSize(least.width(), max(least.height(), place.height()) + self.details.below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the height with the details."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Do the same when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share()
