"""Shows results on the canvas of the Filters lab: pictures, captions, strip, and the arithmetic of one pixel."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from cnngui.engine.lessons.spots import Spot
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.filters.rest import Rest, rest_of
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.throttle import AfterFrame
from cnngui.gui.widgets.pictures.image_view import Marks

REST_DELAY_MS = 60
"""Captions and small pictures follow when people pause; the large picture follows at once, then scale and sum."""


class Pinning(Asker, Protocol):
    """The lab, which knows the pinned pixel."""

    @property
    def pinned(self) -> Pair | None:
        """The pixel whose sum is kept in sight."""

    def pin(self, pixel: Pair | None, on: tuple[int, int, int] | None = None) -> None:
        """Keep another pixel in sight, or none."""


class FiltersPresenter(QObject):
    """What is on the canvas, and which pixel is pointed at."""

    rested = Signal(float)

    def __init__(self, view: FiltersView, lab: Pinning, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._lab = lab
        self._rest = LatestJob(
            lab, "rest", "", _rest_work, self._show_rest, lane=Lane.OPENCV, needs_network=False, pause_ms=REST_DELAY_MS
        )
        self._part: tuple[float, QPointF] | None = None
        self._shown: Shown | None = None
        self._photo_key: object = None
        self._fitted: object = None
        self._pointed: Pair | None = None
        self._explain_later = AfterFrame(self._explain, self)
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
        """Whether something is on the canvas, with its sum."""
        return self._shown is not None and not self._explain_later.is_waiting

    def show(self, shown: Shown) -> None:
        """Bring a result on the canvas."""
        before, self._shown = self._shown, shown
        same_photo = before is not None and before.source is shown.source
        if not same_photo:
            self._pointed = None
        view = self._view
        view.viewport.set_extent(shown.extent(), keep=same_photo)
        if self._part is not None:
            view.viewport.look_at(*self._part)
            self._part = None
        if shown.extent() != self._fitted:  # else it is enough to fit once all is up to date, see `_show_rest`
            self._fitted = shown.extent()
            view.fit_pictures()
        height, width, _ = shown.source.shape
        if shown.photo_key() != self._photo_key:
            self._photo_key = shown.photo_key()
            picture = shown.photo()
            view.show_photo(picture, QRectF(0, 0, width, height), shown.ring())
            view.photo_view.setAccessibleDescription(picture.describe())
        view.show_response(*shown.response())
        layer, _ = shown.resolved.shown
        view.arithmetic.set_kernel_rows(shown.result.chain.layers[layer].size[0])
        self._explain_later.ask()
        self._rest.ask(shown)

    def put_off_rest(self) -> None:
        """Leave captions and small pictures to the next result, which is being computed and needs the processors."""
        self._rest.rest()

    def catch_up(self) -> None:
        """Bring captions and small pictures up to date after all: no other result comes."""
        if self._shown is not None:
            self._rest.ask(self._shown)

    def _show_rest(self, _: Shown, rest: Rest) -> None:
        """Bring captions, sizes and small pictures up to date, unless a newer result is on the canvas."""
        if rest.shown is not self._shown:
            return
        if self._explain_later.is_waiting:
            self._explain()  # the sum takes its room before the pictures are fitted
        view, shown = self._view, rest.shown
        view.show_captions(rest.photo, rest.response)
        view.stages.set_stages(rest.rows)
        view.show_strip(rest.strip, shown.resolved.shown, rest.strip_caption)
        view.lay_out_now()
        view.response_view.setAccessibleDescription(rest.description)
        self.rested.emit(shown.result.milliseconds)

    def _point_at(self, pixel: Pair | None) -> None:
        self._pointed = pixel
        self._explain()

    def _click(self, pixel: Pair | None) -> None:
        """Keep a pixel, or let it go when it is clicked again."""
        self._pin(None if pixel == self._lab.pinned else pixel)

    def _pin(self, pixel: Pair | None) -> None:
        self._lab.pin(pixel)
        self._explain()

    def spot(self) -> Spot | None:
        """Return what the pinned number sees of the photo, for the lab that follows it step by step."""
        shown = self._shown
        if shown is None or self._lab.pinned is None:
            return None
        window = shown.marks(*self._lab.pinned, pinned=True)[0].window
        if window is None:
            return None
        place = round(window.top()), round(window.left()), round(window.height()), round(window.width())
        return Spot(*place, *shown.resolved.shown)

    def look_at(self, zoom: float, centre: QPointF) -> None:
        """Look at a part of the photo once it is on the canvas."""
        self._part = zoom, centre

    def _move(self, down: int, right: int) -> None:
        """Move the pinned pixel; without one, begin with the one that is pointed at, or in the middle."""
        if self._shown is None:
            return
        height, width, _ = self._shown.shape.output
        row, column = self._lab.pinned or self._pointed or (height // 2, width // 2)
        if self._lab.pinned:
            row, column = min(max(row + down, 0), height - 1), min(max(column + right, 0), width - 1)
        self._pointed = None
        self._pin((row, column))
        photo, response = self._shown.marks(row, column, pinned=True)
        if photo.window is not None and response.window is not None:
            size = QSizeF(self._view.response_view.size())
            self._view.viewport.show_rect(photo.window.united(response.window), size)

    def _under(self, row: int, column: int) -> Pair | None:
        return self._shown.nearest(row, column) if self._shown else None

    def _explain(self) -> None:
        """Show the colour scale, and write out the sum behind the pixel that is pointed at, or else pinned."""
        self._explain_later.drop()
        shown = self._shown
        if shown is None:
            return
        scope, whole = shown.state.scope, shown.state.whole
        self._view.show_scale(shown.scale, scope, whole=whole, is_clipped=shown.is_clipped)
        pixel = self._pointed or self._lab.pinned
        height, width, _ = shown.shape.output
        if pixel is None or pixel[0] >= height or pixel[1] >= width:
            self._view.show_marks(Marks(unused=shown.unused()), Marks())
            self._view.show_explanation(None)
            return
        self._view.show_marks(*shown.marks(*pixel, pinned=pixel == self._lab.pinned))
        self._view.show_explanation(shown.explain(*pixel), shown.names(), shown.input_scale(), shown.digits)


def _rest_work(shown: Shown, _network: object) -> Callable[[], Rest]:
    return partial(rest_of, shown)
