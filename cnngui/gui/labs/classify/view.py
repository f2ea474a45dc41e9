"""The canvas of the Classify lab: the photo large, beside it answers, reasons or boxes, below it the steps."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.classify.answers_view import AnswersView, VerdictView
from cnngui.gui.labs.classify.several_view import SeveralView
from cnngui.gui.labs.classify.sliding_view import SlidingView
from cnngui.gui.labs.classify.state import PAGES, Page, Way
from cnngui.gui.labs.classify.where_view import WhereView
from cnngui.gui.labs.classify.why_view import WhyView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.pictures.boxes_view import BoxesView
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip
from cnngui.gui.widgets.pictures.viewport import Viewport

_LOW = 40
"""Lines of text below which the canvas is low."""

_PHOTO = 10, 9, 5, 4, 6
"""Width of the photo on each page, where the side beside it has 4."""

_NARROW, _NARROWER = 42, (7, 7, 3, 3, 7)
"""Lines of text below which the canvas is narrow, and the width of the photo on each page there, at most."""

_TILES = (4.0, 6.2), (2.6, 4.0)
"""Height and width of the pictures of steps, in lines of text; on a low canvas."""


class ClassifyView(QWidget):
    """Says what is wished; shows results; computes nothing."""

    page_wished = Signal(str)
    step_picked = Signal(int)
    """Which step of an explanation is to be told, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [
            Choice("answers", self.tr("Answers"), self.tr("What is on the photo?")),
            Choice("why", self.tr("Why?"), self.tr("Which part of the photo speaks for a class, step by step.")),
            Choice("where", self.tr("Where?"), self.tr("Boxes around things, and how they are chosen.")),
            Choice("several", self.tr("Several"), self.tr("Several photos, each with its answer.")),
        ]
        self.choice = ChoiceRow(self.tr("Page"), choices, folds=True)
        self.viewport = Viewport(self)
        self._share, self._narrower = _PHOTO[0], _NARROWER[0]
        self.picture = BoxesView(self.viewport, self.tr("Photo"))
        self.setFocusProxy(self.picture)
        self.answers, self.why, self.where, self.sliding = AnswersView(), WhyView(), WhereView(), SlidingView()
        self.several = SeveralView()
        self.verdict = VerdictView()
        self._sides: tuple[QWidget, ...] = (self.answers, self.why, self.where, self.several, self.sliding)
        self.steps = ResponseStrip(self.tr("Steps of the explanation"), _TILES[0])
        self.told = SteadyLabel()
        left = column(self.picture, self.verdict, gap=8, large=self.picture)
        self._middle = row(left, *self._sides, gap=12)
        layout = fill(self, self.choice, self._middle, self.steps, self.told, gap=6, large=self._middle)
        layout.setContentsMargins(12, 8, 12, 8)
        self.choice.chosen.connect(self.page_wished)
        self.steps.picked.connect(self._tell_step)

    def _tell_step(self, _: int, at: int) -> None:
        self.step_picked.emit(at)

    def show_page(self, page: Page, way: Way) -> None:
        """Turn to a page."""
        self.choice.set_current(page)
        is_sliding = page == "where" and way == "sliding"
        shown = len(PAGES) if is_sliding else PAGES.index(page)
        for at, side in enumerate(self._sides):
            side.setVisible(at == shown)
            self._middle.setStretch(at + 1, 4 if at == shown else 0)
        self._share, self._narrower = _PHOTO[shown], _NARROWER[shown]
        self._share_out()
        self.verdict.setVisible(page == "answers")
        self.steps.setVisible(page == "why")
        self.told.setVisible(page == "why")
        self.picture.draws = page == "where" and not is_sliding

    def _share_out(self) -> None:
        is_narrow = self.width() < _NARROW * self.fontMetrics().height()
        self._middle.setStretch(0, min(self._share, self._narrower) if is_narrow else self._share)

    def show_picture(self, picture: Picture, seen: QRectF | None, *, keep: bool) -> None:
        """Show a photo, and the square of it that a network sees; ``keep`` keeps the zoom."""
        height, width = picture.shape
        extent = QRectF(0, 0, width, height)
        self.viewport.set_extent(extent, keep=keep)
        self.picture.set_picture(picture, extent)
        self.picture.set_seen(seen)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room on a low canvas."""
        super().resizeEvent(event)
        is_low = self.height() < _LOW * self.fontMetrics().height()
        self.why.set_low(on=is_low)
        self.steps.set_lines(_TILES[is_low])
        self._share_out()
