"""Shows results on the canvas of the Filters lab: pictures, captions, strip, and the arithmetic of one pixel."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal

from cnngui.gui.labs.filters.rest import Rest, rest_of
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.workspace import Spot
from cnngui.gui.widgets.pictures.image_view import Marks

AT_ONCE = 8_000_000
"""Numbers in all responses up to which what follows a result is made at once; more take a job."""

REST_DELAY_MS = 60
"""Captions and small pictures follow when people pause; the large picture and the sum follow at once."""


@dataclass(frozen=True)
class Look:
    """What is looked at: the pinned pixel, and the part of the photo.

    Parameters
    ----------
    pinned : (row, column) or None
    pinned_on : object
        Which response of which photo it belongs to.
    zoom : float
    centre : QPointF
    """

    pinned: tuple[int, int] | None
    pinned_on: object
    zoom: float
    centre: QPointF


class Presenter(QObject):
    """What is on the canvas, and which pixel is pointed at."""

    rested = Signal(float)

    def __init__(self, view: FiltersView, jobs: JobRunner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._jobs = jobs
        self._messages = messages
        self._rest_job: Job | None = None
        self._part: tuple[float, QPointF] | None = None
        self._shown: Shown | None = None
        self._photo_key: object = None
        self._pointed: tuple[int, int] | None = None
        self._pinned: tuple[int, int] | None = None
        self._pinned_on: object = None
        self._explain_later = QTimer(self, singleShot=True, interval=0)  # once the picture is painted
        self._explain_later.timeout.connect(self._explain)
        self._rest_later = QTimer(self, singleShot=True, interval=REST_DELAY_MS)
        self._rest_later.timeout.connect(self._ask_rest)
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
        waiting = self._explain_later.isActive() or self._rest_later.isActive() or self._rest_job is not None
        return self._shown is not None and not waiting

    def show(self, shown: Shown) -> None:
        """Bring a result on the canvas."""
        before, self._shown = self._shown, shown
        same_photo = before is not None and before.source is shown.source
        if not same_photo:
            self._pointed = None
        self._keep_pin(shown)
        view = self._view
        view.viewport.set_extent(shown.extent(), keep=same_photo)
        if self._part is not None:
            view.viewport.look_at(*self._part)
            self._part = None
        view.fit_pictures()
        height, width, _ = shown.source.shape
        if shown.photo_key() != self._photo_key:
            self._photo_key = shown.photo_key()
            picture = shown.photo()
            view.show_photo(picture, QRectF(0, 0, width, height), shown.ring())
            view.photo_view.setAccessibleDescription(picture.describe())
        view.show_response(*shown.response())
        view.show_scale(shown.scale, shown.state.scope, whole=shown.state.whole, is_clipped=shown.is_clipped)
        layer, _ = shown.resolved.shown
        view.arithmetic.set_kernel_rows(shown.result.chain.layers[layer].size[0])
        self._explain_later.start()
        self._rest_later.start()

    def _ask_rest(self) -> None:
        """Make what people read once they pause: at once, or for large photos as a job."""
        shown = self._shown
        if shown is None:
            return
        numbers = sum(plane.size for planes in shown.result.planes for plane in planes)
        if numbers <= AT_ONCE:
            self._show_rest(rest_of(shown))
            return
        self._rest_job = self._jobs.start(
            Lane.OPENCV,
            lambda: rest_of(shown),
            title="",
            quiet=True,
            replaces="filters-rest",
            on_result=self._show_rest,
            on_error=self._fail,
        )

    def _show_rest(self, rest: Rest) -> None:
        """Bring captions, sizes and small pictures up to date, unless a newer result is on the canvas."""
        self._rest_job = None
        if rest.shown is not self._shown:
            return
        view, shown = self._view, rest.shown
        view.show_captions(rest.photo, rest.response)
        view.stages.set_stages(rest.line, rest.rows)
        view.show_strip(rest.strip, shown.resolved.shown, rest.strip_caption)
        view.response_view.setAccessibleDescription(rest.description)
        self.rested.emit(shown.result.milliseconds)

    def _fail(self, error: Exception) -> None:
        self._rest_job = None
        self._messages.tell_error(error)

    def _point_at(self, pixel: tuple[int, int] | None) -> None:
        self._pointed = pixel
        self._explain()

    def _click(self, pixel: tuple[int, int] | None) -> None:
        """Keep a pixel, or let it go when it is clicked again."""
        self._pin(None if pixel == self._pinned else pixel)

    def _pin(self, pixel: tuple[int, int] | None) -> None:
        self._pinned = pixel
        self._explain()

    def _keep_pin(self, shown: Shown) -> None:
        """Keep the pinned pixel while its response of its photo is on screen; else begin with a strong one."""
        height, width, _ = shown.shape.output
        outside = self._pinned is not None and (self._pinned[0] >= height or self._pinned[1] >= width)
        on = (shown.source.identity, shown.resolved.shown)
        if on != self._pinned_on or outside:
            self._pinned, self._pinned_on = shown.eye_catcher(), on

    def spot(self) -> Spot | None:
        """Return what the pinned number sees of the photo, for the lab that follows it step by step."""
        shown = self._shown
        if shown is None or self._pinned is None:
            return None
        window = shown.marks(*self._pinned, pinned=True)[0].window
        if window is None:
            return None
        place = round(window.top()), round(window.left()), round(window.height()), round(window.width())
        return Spot(*place, *shown.resolved.shown)

    def look(self) -> "Look":
        """Return what is looked at."""
        return Look(self._pinned, self._pinned_on, *self._view.viewport.part)

    def look_again(self, look: "Look") -> None:
        """Look at it again, in another window."""
        self._pinned, self._pinned_on = look.pinned, look.pinned_on
        self._part = look.zoom, look.centre

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
        photo, response = self._shown.marks(row, column, pinned=True)
        if photo.window is not None and response.window is not None:
            size = QSizeF(self._view.response_view.size())
            self._view.viewport.show_rect(photo.window.united(response.window), size)

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
            self._view.show_explanation(None)
            return
        self._view.show_marks(*shown.marks(*pixel, pinned=pixel == self._pinned))
        self._view.show_explanation(shown.explain(*pixel), shown.names(), shown.input_scale(), shown.digits)
