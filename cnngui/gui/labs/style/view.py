"""The canvas of the Style lab: content and style, the result growing, losses, Gram matrices, and the gallery."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnngui.gui.labs.style.state import BLOCKS, StyleState
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import move, slider
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, named, row
from cnngui.gui.widgets.pictures.brush_view import BrushView
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip, StripItem
from cnngui.gui.widgets.pictures.viewport import Viewport
from cnngui.gui.widgets.plots.loss_plot import LossPlot

ROOM, GALLERY_ROOM = 24, 30
"""On a canvas with fewer lines, as on a small projector, the result gets the whole of it, or there is no gallery."""


class StyleView(QWidget):
    """Shows results; what is wished is heard of its parts; computes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        self.result_view = BrushView(self.viewport, self.tr("Result"))
        self.setFocusProxy(self.result_view)
        self.caption = ElidedLabel()
        self.content, self.style_picture = PictureLabel(self.tr("Content")), PictureLabel(self.tr("Style"))
        self._content_name, self._style_name = ElidedLabel(), ElidedLabel()
        hint = self.tr("Wipe the photo over the result, to compare them.")
        self.wipe = slider(self.tr("Photo over the result"), hint)
        self.losses = LossPlot(self.tr("Losses"))
        self.grams = (
            PictureLabel(self.tr("Gram matrix of the result")),
            PictureLabel(self.tr("Gram matrix of the style")),
        )
        self.gram_layer = ComboBox()
        self.gram_layer.addItems(BLOCKS)
        self.gallery = ResponseStrip(self.tr("Gallery"), (3.4, 5))
        self._below = self._build_below()
        self._wipe_row = column(row(QLabel(self.tr("result")), self.wipe, QLabel(self.tr("photo"))))
        self._has_result, self._has_gallery = False, False
        self._wipe_row.hide()
        self._below.hide()
        self.gallery.hide()
        self._lay_out()

    def _build_below(self) -> QWidget:
        hint = self.tr("Which maps of the layer go together, in the result and in the style: light where they do.")
        layer = row(named(self.tr("Gram matrices"), self.gram_layer, hint), self.gram_layer)
        pair = row(
            column(self.grams[0], QLabel(self.tr("result")), gap=2),
            column(self.grams[1], QLabel(self.tr("style")), gap=2),
        )
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.losses, 1)
        layout.addWidget(column(layer, pair, gap=4))
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return holder

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        left = column(self._content_name, self.content, self._style_name, self.style_picture, gap=4)
        left.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(column(self.caption, self.result_view, self._wipe_row, gap=4), 1)
        layout.addLayout(upper, 1)
        layout.addWidget(self._below)
        layout.addWidget(self.gallery)

    def show_sources(self, content: QImage, content_name: str, style: QImage | None, style_name: str) -> None:
        """Show the two pictures that go in."""
        self.content.set_image(content)
        self._content_name.setText(content_name)
        self.style_picture.set_image(style)
        self._style_name.setText(style_name)

    def show_looks(self, state: StyleState) -> None:
        """Show how the result is looked at, without telling."""
        move(self.wipe, state.wipe)
        self.gram_layer.setCurrentText(state.grams)

    def show_result(self, picture: Picture, *, keep: bool) -> None:
        """Show the result as far as it is; ``keep`` keeps zoom and place where the size is the same."""
        height, width = picture.shape
        frame = QRectF(0, 0, width, height)
        self.viewport.set_extent(frame, keep=keep and self.viewport.extent.width() == width)
        self.result_view.set_picture(picture, frame)
        self.result_view.setAccessibleDescription(picture.describe())

    def show_progress(self, *, has_result: bool) -> None:
        """Show losses, Gram matrices and the slider between photo and result only where there is a result."""
        self._has_result = has_result
        self._fit()

    def show_grams(self, result: QImage | None, style: QImage | None) -> None:
        """Draw the Gram matrices."""
        for label, image in zip(self.grams, (result, style), strict=True):
            label.set_image(image)

    def show_gallery(self, items: Sequence[StripItem], current: int) -> None:
        """Show the pictures of this session; none needs no gallery."""
        self._has_gallery = bool(items)
        self.gallery.set_items(items, (0, current))
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        roomy = self.height() >= ROOM * line
        self._below.setVisible(roomy and self._has_result)
        self.gallery.setVisible(self._has_gallery and self.height() >= GALLERY_ROOM * line)
        self._wipe_row.setVisible(self._has_result)
        side = min(round(9 * line), self.height() // (5 if roomy else 4))
        self.content.set_side(side)
        self.style_picture.set_side(side)
        for label in self.grams:
            label.set_side(min(6 * line, self.height() // 7))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the height out among the parts."""
        super().resizeEvent(event)
        self._fit()
