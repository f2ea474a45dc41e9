"""The canvas of the Filters lab: photo and response side by side, the strip, the colour bar and the arithmetic."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cnngui.engine.arithmetic import Explanation
from cnngui.engine.colours import Scale
from cnngui.gui.labs.filters.stage_table import StageArea, StageTable
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import row
from cnngui.gui.widgets.inputs.icon_button import IconButton
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.image_view import ImageView, Marks, Ring
from cnngui.gui.widgets.pictures.picture_pair import PicturePair
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip, StripItem
from cnngui.gui.widgets.pictures.viewport import Viewport

CROWDED = 0.8
"""What the pictures get at least of the height that they could use: else the table of sizes becomes short."""

LEAST_PICTURES = 0.3
"""Of the height: what the pictures get, before a long table of sizes takes it."""

WORTH_IT = 1.1
"""How much larger the pictures have to become for the strip to move beside them."""

GAP = 8


class FiltersView(QWidget):
    """Says what people wish; shows results; computes nothing."""

    pixel_hovered = Signal(int, int)
    pixel_left = Signal()
    pixel_clicked = Signal(int, int)
    pixel_moved = Signal(int, int)
    photo_hovered = Signal(int, int)
    photo_clicked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        self.photo_view = ImageView(self.viewport, self.tr("Photo"))
        self.response_view = ImageView(self.viewport, self.tr("Response"))
        self.setFocusProxy(self.response_view)
        self._photo_caption, self._response_caption = ElidedLabel(), ElidedLabel()
        self.stages = StageTable(self.tr("Sizes"))
        self.stage_area = StageArea(self.stages)
        self.strip = ResponseStrip(self.tr("Responses"))
        self._strip_caption = ElidedLabel()
        self.bar = ColourBar(self.tr("Colour scale"))
        scopes = [
            Choice("this", self.tr("this response"), self.tr("The scale ends at the largest number of this response.")),
            Choice("all", self.tr("all responses"), self.tr("One scale for all responses of the layer.")),
        ]
        self.whole = TickBox(self.tr("up to the largest"))
        self.scope = ChoiceRow(self.tr("Scale"), scopes)
        whole_hint = self.tr("Let the scale reach to the largest number; otherwise the rarest 2 % lie beyond its ends.")
        self.whole.setToolTip(whole_hint)
        hint = self.tr("Point at a pixel of the response to see the sum behind it. Click keeps it, arrow keys move it.")
        self.arithmetic = ArithmeticView(self.tr("Arithmetic"), hint)
        follow = self.tr("Follow this window step by step, in the lab of that name (Ctrl+Return).")
        self.follow = IconButton("mdi6.calculator-variant-outline", self.tr("Step by step"), follow)
        self._photo: tuple[Picture, QRectF] | None = None
        self._response: tuple[Picture, QRectF] | None = None
        self._captions = ("", "")
        self._flipped = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, GAP, 10, GAP)
        layout.setSpacing(GAP)
        self.pair = PicturePair(
            self.viewport,
            (self._photo_caption, self.photo_view),
            (self._response_caption, self.response_view),
        )
        self._upper, self._rows = QHBoxLayout(), layout
        self._upper.addWidget(self.pair, 1)
        layout.addLayout(self._upper, 100)
        layout.addWidget(self._strip_caption)
        layout.addWidget(self.strip)
        scope = Flowing((QLabel(self.tr("Scale:")), self.scope), GAP, folds=False)
        self.scale_row = Flowing((self.bar, self.whole, scope), GAP)
        layout.addWidget(self.scale_row)
        sums = row(self.arithmetic, self.follow)
        sums.setAlignment(self.follow, Qt.AlignmentFlag.AlignTop)
        sums.setStretch(0, 1)
        layout.addLayout(sums, 1)
        layout.addWidget(self.stage_area)

    def _connect(self) -> None:
        self.response_view.pixel_hovered.connect(self._tell_hovered)
        self.response_view.pixel_left.connect(self.pixel_left)
        self.response_view.pixel_clicked.connect(self._tell_clicked)
        self.photo_view.pixel_hovered.connect(self.photo_hovered)
        self.photo_view.pixel_left.connect(self.pixel_left)
        self.photo_view.pixel_clicked.connect(self.photo_clicked)
        for picture in (self.photo_view, self.response_view):
            picture.pixel_moved.connect(self.pixel_moved)
            picture.flipped.connect(self._flip)

    def show_photo(self, photo: Picture, frame: QRectF, ring: Ring | None) -> None:
        """Show a photo with its padding; ``frame`` is in px of the photo."""
        self._photo = (photo, frame)
        self.photo_view.set_picture(photo, frame, ring)

    def show_response(self, response: Picture, frame: QRectF) -> None:
        """Show the photo's response, or the photo while Space is held."""
        self._response = (response, frame)
        self._show_one_of_two()

    def _show_one_of_two(self) -> None:
        shown = self._photo if self._flipped else self._response
        if shown is not None:
            self.response_view.set_picture(*shown)

    def show_captions(self, photo: str, response: str) -> None:
        """Say what the pictures are."""
        self._captions = (photo, response)
        self._show_captions()

    def _show_captions(self) -> None:
        """Name what is on screen: the photo twice while Space is held."""
        photo, response = self._captions
        self._photo_caption.setText(photo)
        self._response_caption.setText(photo if self._flipped else response)

    def show_scale(self, scale: Scale, scope: str, *, whole: bool, is_clipped: bool) -> None:
        """Show the colour scale, whose it is, and whether numbers lie beyond it."""
        self.bar.set_scale(scale, is_clipped=is_clipped)
        self.whole.setChecked(whole)
        self.scope.set_current(scope)

    def show_strip(self, items: Sequence[StripItem], current: tuple[int, int], caption: str) -> None:
        """Show all responses; a single one needs no strip."""
        several = len(items) > 1
        self.strip.setVisible(several)
        self._strip_caption.setText(caption)
        if several:
            self.strip.set_items(items, current)
        self.fit_pictures()

    def show_marks(self, photo: Marks, response: Marks) -> None:
        """Light up a window in the photo and the pixel it gives."""
        self.photo_view.set_marks(photo)
        self.response_view.set_marks(response)

    def show_explanation(
        self, explanation: Explanation | None, names: Sequence[str] = (), scale: Scale | None = None, digits: int = 1
    ) -> None:
        """Write out where a number comes from."""
        self.arithmetic.set_explanation(explanation, names, scale, digits)

    def fit_pictures(self) -> None:
        """Make the pictures as large as they can be; what is left goes to the arithmetic.

        The strip of responses stands below or beside them, whichever makes them larger. Where they would get much
        less than the height that they can use, the table of sizes becomes low; where it has many rows, the arithmetic
        gives way to it, and at last it scrolls.
        """
        self.arithmetic.set_most(math.inf)
        room = self._room_above_the_table()
        wanted = self.pair.height_for(QSize(room.width(), 100_000))
        least = min(wanted, round(LEAST_PICTURES * self.height()))
        missing = least - (room.height() - self._table_height(room.height(), wanted))
        if missing > 0:
            self.arithmetic.set_most(self.arithmetic.sizeHint().height() - missing)
            room = self._room_above_the_table()
            self._table_height(room.height(), wanted)
        self.stage_area.set_most(room.height() - GAP - least)
        room.setHeight(room.height() - self.stage_area.sizeHint().height() - GAP)
        self.pair.arrange(room)
        self.pair.setMaximumHeight(max(self.pair.height_for(room), self.pair.minimumSizeHint().height()))

    def lay_out_now(self) -> None:
        """Lay every part out now, and not with the next events."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _room_above_the_table(self) -> QSize:
        """Place the strip, and return what is left for the pictures and the table of sizes."""
        self.lay_out_now()  # the table knows its height once it has its width
        margins = self._rows.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        left = self.height() - margins.top() - margins.bottom()
        left -= sum(part.sizeHint().height() + GAP for part in (self.scale_row, self.arithmetic))
        below = self._choose_strip(QSize(width, left - self.stages.full_height() - GAP))
        return QSize(width - below.width(), left - below.height())

    def _table_height(self, room: int, wanted: int) -> int:
        """Make the table low, where the pictures need it, and return its height."""
        usable = min(wanted, room)
        self.stages.set_short(on=room - self.stages.full_height() - GAP < CROWDED * usable)
        return self.stages.sizeHint().height() + GAP

    def _choose_strip(self, room: QSize) -> QSize:
        """Put the strip below or beside the pictures, and return what it takes of the width or of the height."""
        if self.strip.isHidden():
            self._strip_caption.hide()
            return QSize(0, 0)
        caption = self._strip_caption.sizeHint().height() + GAP
        below = QSize(0, self.strip.across(upright=False) + caption + GAP)
        beside = QSize(self.strip.across(upright=True) + self._upper.spacing(), 0)
        is_beside = self.pair.largest_scale(room - beside) > WORTH_IT * self.pair.largest_scale(room - below)
        self._strip_caption.setVisible(not is_beside)
        if is_beside != self.strip.is_upright:
            former, new = (self._rows, self._upper) if is_beside else (self._upper, self._rows)
            former.removeWidget(self.strip)
            self.strip.set_upright(on=is_beside)
            new.insertWidget(1 if is_beside else self._rows.indexOf(self._strip_caption) + 1, self.strip)
        return beside if is_beside else below

    def _tell_hovered(self, row: int, column: int) -> None:
        """While the response view shows the photo, its pixels are the photo's."""
        (self.photo_hovered if self._flipped else self.pixel_hovered).emit(row, column)

    def _tell_clicked(self, row: int, column: int) -> None:
        (self.photo_clicked if self._flipped else self.pixel_clicked).emit(row, column)

    def _flip(self, is_flipped: bool) -> None:
        if is_flipped != self._flipped:
            self._flipped = is_flipped
            self._show_one_of_two()
            self._show_captions()

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        self.fit_pictures()
