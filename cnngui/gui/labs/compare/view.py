"""The canvas of the Compare lab: my response and the learned map, the ranking under them, and what is behind it."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cnngui.engine.colours import Scale
from cnngui.gui.labs.compare.pages_view import ALONE, PLOTS, PagesView
from cnngui.gui.labs.compare.question_view import QuestionView
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.controls import move, slider
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import column
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.networks.similarity_strip import SimilarityStrip
from cnngui.gui.widgets.pictures.colour_bar import ColourBar
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.picture_pair import PicturePair
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.viewport import Viewport

ROOM = 34
"""On a canvas with fewer lines of text, the ranking lies among the pages."""

LEAST = 15, 21
"""The smallest canvas, in heights of a line: as beside the panel on a projector of 1280×800."""


class CompareView(QStackedWidget):
    """Shows results; computes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        self.mine = ImageView(self.viewport, self.tr("My response"))
        self.learned = ImageView(self.viewport, self.tr("Learned map"))
        self._captions = ElidedLabel(), ElidedLabel()
        self._pixel = SteadyLabel()
        self.bar = ColourBar(self.tr("Colour scale"))
        self.look = self._build_look()
        self.share = slider(self.tr("Share of mine"), self.tr("How much of the right picture is my response."))
        self.sentence, self._is_bold = SteadyLabel(), True
        self._strip_caption = ElidedLabel()
        self.strip = SimilarityStrip(self.tr("Ranking of the learned filters"))
        self.setFocusProxy(self.strip)
        self._ranking = column(self._strip_caption, self.strip, gap=6)
        self.pages = PagesView()
        self.question = QuestionView()
        self._rows = QVBoxLayout()
        self.addWidget(self._lay_out())
        self.addWidget(self.question)

    def _build_look(self) -> ChoiceRow:
        choices = [
            Choice("beside", self.tr("side by side"), self.tr("Mine on the left, the learned one on the right.")),
            Choice("wipe", self.tr("wipe"), self.tr("On the right: mine up to the slider, then the learned one.")),
            Choice("blend", self.tr("blend"), self.tr("On the right: a mixture of both.")),
            Choice("difference", self.tr("difference"), self.tr("On the right: mine minus the learned one.")),
        ]
        return ChoiceRow(self.tr("Right picture"), choices, folds=True)

    def _lay_out(self) -> QWidget:
        page = QWidget()
        layout = self._rows
        page.setLayout(layout)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        views = (self.mine, self.learned)
        self._both = PicturePair(self.viewport, *zip(self._captions, views, strict=True))
        layout.addWidget(self._both, 1)
        self.look.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # the bar takes what is left
        self._below = Flowing((self.bar, self.look, self.share), 12)
        layout.addWidget(self._below)
        layout.addWidget(self._pixel)
        layout.addWidget(self.sentence)
        layout.addWidget(self._ranking)
        layout.addWidget(self.pages)
        self._enlarge_sentence()
        self.pages.turned.connect(self._turn)
        return page

    def show_pictures(self, mine: Picture, learned: Picture, frame: QRectF) -> None:
        """Show both, in the same frame of the photo."""
        self.mine.set_picture(mine, frame)
        self.learned.set_picture(learned, frame)

    def show_captions(self, mine: str, learned: str) -> None:
        """Say what they are."""
        for caption, text in zip(self._captions, (mine, learned), strict=True):
            caption.setText(text)

    def show_pixel(self, text: str) -> None:
        """Say what both are at the pixel that is pointed at."""
        self._pixel.setText(text)

    def show_look(self, look: str, share: int) -> None:
        """Show how the right picture is made, without telling."""
        self.look.set_current(look)
        self.share.setVisible(look in {"wipe", "blend"})
        move(self.share, share)

    def show_scale(self, scale: Scale, *, is_clipped: bool) -> None:
        """Show the colour scale of both pictures."""
        self.bar.set_scale(scale, is_clipped=is_clipped)

    def show_verdict(self, sentence: str, ranking: str) -> None:
        """Say in words how alike the two are, and what the ranking is."""
        self._write(sentence, is_bold=True)
        self._strip_caption.setText(ranking)

    def show_no_verdict(self, why: str) -> None:
        """Say, in plain type, why there is nothing to say about how alike they are."""
        self._write(why, is_bold=False)
        self._strip_caption.setText("")

    def _write(self, sentence: str, *, is_bold: bool) -> None:
        if is_bold != self._is_bold:
            self._is_bold = is_bold
            self._enlarge_sentence()
        self.sentence.setText(sentence)

    @property
    def is_asking(self) -> bool:
        """Whether the question for the class is on screen."""
        return self.currentIndex() == 1

    def show_question(self, *, is_on: bool) -> None:
        """Turn to the question for the class, or back."""
        self.setCurrentIndex(1 if is_on else 0)

    def _enlarge_sentence(self) -> None:
        font = self.font()
        font.setBold(self._is_bold)
        self.sentence.setFont(font)

    def _fit(self) -> None:
        """Share the canvas out: where it is low, the ranking becomes one of the pages."""
        line = self.fontMetrics().height()
        place = self.parentWidget()  # where it scrolls, it is higher than what is seen of it
        height = self.height() if place is None else min(self.height(), place.height())
        is_low = height < ROOM * line
        vertical = QSizePolicy.Policy.Preferred if is_low else QSizePolicy.Policy.Fixed
        self.strip.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        if is_low:
            self.pages.add_ranking(self._ranking)
        elif self.pages.has_ranking:
            self.pages.remove_ranking(self._ranking)
            self._rows.insertWidget(self._rows.indexOf(self.pages), self._ranking)
        self._make_room()
        margins = self._rows.contentsMargins()
        self.pages.fit(self.width() - margins.left() - margins.right(), height)

    def _turn(self) -> None:
        """Lay out anew at once: what is shown next is painted where it belongs."""
        self._fit()
        self._rows.activate()

    def _make_room(self) -> None:
        """Let a plot below have the room of the ranking, and the matrix of all pairs that of the pictures too."""
        page = self.pages.page
        if not self.pages.has_ranking:
            self._ranking.setVisible(page not in {*PLOTS, ALONE})
        for part in (self._both, self._below, self._pixel):
            part.setVisible(page not in {"twins", ALONE})
        self.sentence.setVisible(page != ALONE)
        plots: dict[str, QWidget] = {"scatter": self.pages.scatter, "twins": self.pages.matrix}
        plots[ALONE] = self.pages.learning.run
        self.setFocusProxy(plots.get(page, self.strip))

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less than what is laid out needs now: that is laid out otherwise on a smaller canvas."""
        line = self.fontMetrics().height()
        least = LEAST[1] * line
        return QSize(
            LEAST[0] * line, max(least, self._rows.minimumSize().height()) if self.pages.has_ranking else least
        )

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Ask for no height that follows from the width: a text that wraps would claim that of large pictures too."""
        del width
        return -1

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new size out."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Do the same when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._enlarge_sentence()
            self._fit()
            self.updateGeometry()
