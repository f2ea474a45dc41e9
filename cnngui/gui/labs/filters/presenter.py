"""Shows results on the canvas of the Filters lab: pictures, captions, strip, and the arithmetic of one pixel."""

import cv2
from PySide6.QtCore import QCoreApplication, QObject, QRectF, QTimer, Signal

from cnngui.engine.colours import grey
from cnngui.gui.i18n import number
from cnngui.gui.labs.filters.display import Shown
from cnngui.gui.labs.filters.stages import header, shapes_line, stages
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.widgets.image_view import Marks
from cnngui.gui.widgets.pictures import style_on_screen

REST_DELAY_MS = 60
"""Captions and small pictures follow when people pause; the large picture and the sum follow at once."""


class Presenter(QObject):
    """What is on the canvas, and which pixel is pointed at."""

    pinned = Signal(object)
    rested = Signal(float)

    def __init__(self, view: FiltersView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._shown: Shown | None = None
        self._photo_key: object = None
        self._pointed: tuple[int, int] | None = None
        self._pinned: tuple[int, int] | None = None
        self._rest_later = QTimer(self, singleShot=True, interval=REST_DELAY_MS)
        self._rest_later.timeout.connect(self._show_rest)
        view.pixel_hovered.connect(lambda row, column: self._point_at((row, column)))
        view.pixel_left.connect(lambda: self._point_at(None))
        view.pixel_clicked.connect(lambda row, column: self._click((row, column)))
        view.pixel_moved.connect(self._move)
        view.photo_hovered.connect(lambda row, column: self._point_at(self._under(row, column)))
        view.photo_clicked.connect(lambda row, column: self._click(self._under(row, column)))

    @property
    def shown(self) -> Shown | None:
        """What is on the canvas."""
        return self._shown

    @property
    def is_settled(self) -> bool:
        """Whether the small pictures are up to date too."""
        return self._shown is not None and not self._rest_later.isActive()

    def show(self, shown: Shown) -> None:
        """Bring a result on the canvas."""
        before, self._shown = self._shown, shown
        same_photo = before is not None and before.source is shown.source
        if not same_photo:
            self._pointed = None
        self._pinned = shown.state.pinned
        view = self._view
        view.viewport.set_extent(shown.extent(), keep=same_photo)
        view.fit_pictures()
        height, width, _ = shown.source.shape
        if shown.photo_key() != self._photo_key:
            self._photo_key = shown.photo_key()
            view.show_photo(shown.photo(), QRectF(0, 0, width, height), shown.ring())
            view.photo_view.describe()
        view.show_response(*shown.response())
        view.show_scale(shown.scale, shown.state.scope, whole=shown.state.whole, is_clipped=shown.is_clipped)
        layer, _ = shown.resolved.shown
        view.arithmetic.set_kernel_rows(shown.result.chain.layers[layer].size[0])
        self._explain()
        self._rest_later.start()

    def _show_rest(self) -> None:
        """Bring up to date what people read once they pause: captions, sizes, small pictures."""
        shown = self._shown
        if shown is None:
            return
        self._view.show_captions(*_captions(shown))
        line = shapes_line(shown) if len(shown.resolved.shapes) > 1 else ""
        self._view.stages.set_stages(line, [header(), *stages(shown)])
        layer, channel = shown.resolved.shown
        count = len(shown.result.planes[layer])
        text = QCoreApplication.translate("Filters", "Responses of layer {layer}: {number} of {count}")
        items = shown.strip() if sum(len(planes) for planes in shown.result.planes) > 1 else []
        caption = text.format(layer=layer + 1, number=channel + 1, count=count)
        self._view.show_strip(items, shown.resolved.shown, caption)
        self._view.response_view.describe()
        self.rested.emit(shown.result.milliseconds)

    def _point_at(self, pixel: tuple[int, int] | None) -> None:
        self._pointed = pixel
        self._explain()

    def _click(self, pixel: tuple[int, int] | None) -> None:
        """Keep a pixel, or let it go when it is clicked again."""
        self._pin(None if pixel == self._pinned else pixel)

    def _pin(self, pixel: tuple[int, int] | None) -> None:
        self._pinned = pixel
        self._explain()
        self.pinned.emit(pixel)

    def _move(self, down: int, right: int) -> None:
        """Move the pinned pixel; without one, begin with the one that is pointed at, or in the middle."""
        if self._shown is None:
            return
        height, width, _ = self._shown.shape.output
        row, column = self._pinned or self._pointed or (height // 2, width // 2)
        if self._pinned:
            row, column = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self._pointed = None
        self._pin((row, column))
        _, response = self._shown.marks(row, column, pinned=True)
        if response.window is not None:
            self._view.viewport.show_point(response.window.center())

    def _under(self, row: int, column: int) -> tuple[int, int] | None:
        return self._shown.nearest(row, column) if self._shown else None

    def _explain(self) -> None:
        """Write out the sum behind the pixel that is pointed at, or else pinned."""
        shown = self._shown
        if shown is None:
            return
        pixel = self._pointed or self._pinned
        height, width, _ = shown.shape.output
        if pixel is None or pixel[0] >= height or pixel[1] >= width:
            self._view.show_marks(Marks(unused=shown.unused()), Marks())
            self._view.show_explanation(None, (), grey())
            return
        self._view.show_marks(*shown.marks(*pixel, pinned=pixel == self._pinned))
        self._view.show_explanation(shown.explain(*pixel), shown.names(), shown.input_scale())


def _captions(shown: Shown) -> tuple[str, str]:
    """Name the photo and the response, with their sizes."""
    tr = QCoreApplication.translate
    height, width, channels = shown.source.shape
    if not shown.source.is_photo:
        photo = tr("Filters", "Grid · {shape}").format(shape=(height, width, channels))
    elif shown.result.chain.channels == "grey":
        photo = tr("Filters", "Photo in grey · {width} × {height} px")
    else:
        photo = tr("Filters", "Photo · {width} × {height} px")
    layer, channel = shown.resolved.shown
    plane = shown.result.planes[layer][channel]
    low, high = (style_on_screen().write(value).text for value in cv2.minMaxLoc(plane)[:2])
    response = tr("Filters", "Response {shape} · {low} to {high}").format(shape=shown.shape.output, low=low, high=high)
    return photo.format(width=number(width), height=number(height)), response
