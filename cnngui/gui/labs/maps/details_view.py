"""Below the maps: the learned filter, how the map is made, what the channel looks for, and its best places."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnngui.gui.labs.maps.state import DETAILS, Detail
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import column, row
from cnngui.gui.widgets.kernels.filter_slices import FilterSlices
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip, StripItem

FEWEST, MOST = 4.0, 8.0
"""Height of the pictures, in lines of text."""

ROOM = 28
"""On a canvas with fewer lines, as on a small projector, only their row is in sight: the rest is below it."""

SHARE = 0.25
"""Of the lines beyond those, that the pictures below the maps take besides the fewest."""

CARD = 1.35
"""A card of the recipe is so many times as wide as high."""


KEY = 11.0
"""Width of what explains the cards, in lines of text."""


FEWEST_BESIDE = 5.8
"""Lines of text: so high is the picture of what a channel looks for where the canvas is narrow, beside its button."""


class DetailsView(QWidget):
    """Four pages under a row of choices; what is wished is heard of their parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pages = [
            Choice("filter", self.tr("Its filter"), self.tr("The learned numbers, slice by slice.")),
            Choice("recipe", self.tr("How it is made"), self.tr("The sum taken apart: what each map adds.")),
            Choice("sights", self.tr("What it looks for"), self.tr("A picture made to excite this channel.")),
            Choice("places", self.tr("Best places"), self.tr("The nine places that excite it most.")),
        ]
        self.choice = ChoiceRow(self.tr("About the map"), pages, folds=True)
        self.caption = ElidedLabel()
        self.slices = FilterSlices(self.tr("Learned filter"))
        self.no_filter = QLabel(self.tr("A pooling has no filter: the largest of 2 × 2 numbers is kept."))
        self.no_filter.setWordWrap(True)
        self.no_filter.hide()
        name, room = self.tr("How the map is made"), (MOST, CARD * MOST)
        self.recipe = ResponseStrip(name, room, picks_on_arrow=False, whole_titles=True)
        self._key = QLabel()
        self._key.setWordWrap(True)
        self.places = ResponseStrip(self.tr("Best places"), (MOST, MOST), picks_on_arrow=False)
        self.everywhere = TickBox(self.tr("in all samples"))
        self.everywhere.setToolTip(self.tr("Search all photos that come with the app, and not this one only."))
        self.everywhere.hide()
        self.sight = PictureLabel(self.tr("What the channel looks for"))
        self.start = QPushButton(self.tr("Look for it"))
        self.start.setToolTip(self.tr("Begin with noise, and change it step by step so that the channel rises."))
        self.sight_text = QLabel()
        self.sight_text.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._filter_page())
        self._pages.addWidget(self._recipe_page())
        self._pages.addWidget(self._sight_page())
        self._pages.addWidget(self.places)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._top = row(self.choice, self.everywhere, gap=16)
        holder = QHBoxLayout()
        holder.addLayout(self._top, 1)
        holder.addStretch(0)
        layout.addLayout(holder)
        layout.addWidget(self.caption)
        layout.addWidget(self._pages)

    def _filter_page(self) -> QWidget:
        return column(self.slices, self.no_filter)

    def _recipe_page(self) -> QWidget:
        """Say beside the cards what their pictures are: nobody would guess it."""
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.recipe, 1, Qt.AlignmentFlag.AlignTop)
        return page

    def _sight_page(self) -> QWidget:
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.sight)
        self.start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside = column(self.start, self.sight_text)
        layout.addWidget(beside, 1, Qt.AlignmentFlag.AlignTop)
        return page

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its height is what `fit` leaves it, however long its texts are; else the canvas would outgrow its place."""
        return False

    def show_detail(self, detail: Detail, caption: str, *, everywhere: bool) -> None:
        """Turn to a page."""
        self.choice.set_current(detail)
        self._pages.setCurrentIndex(DETAILS.index(detail))
        self.caption.setText(caption)
        self.everywhere.setVisible(detail == "places")
        self.everywhere.setChecked(everywhere)

    def fit(self, canvas: int, *, is_wide: bool) -> None:
        """Take a part of a canvas of so many px height: with the large type of a projector, fewer lines."""
        layout, top = self.layout(), self._top
        if is_wide and top.indexOf(self.caption) < 0:
            top.addWidget(self.caption, 1)
        elif not is_wide and layout is not None and layout.indexOf(self.caption) < 0:
            layout.removeWidget(self._pages)
            layout.addWidget(self.caption)
            layout.addWidget(self._pages)
        line = self.fontMetrics().height()
        lines = min(max(FEWEST + SHARE * (canvas / line - ROOM), FEWEST), MOST)
        self.recipe.set_lines((lines, CARD * lines))
        self.places.set_lines((lines, lines))
        bar = self.recipe.horizontalScrollBar().sizeHint().height()
        height = self.recipe.gridSize().height() + bar + 2
        self._key.setFixedWidth(round(KEY * line))
        self.sight.set_side(height - 2 if is_wide else min(height - 2, round(FEWEST_BESIDE * line)))
        self._pages.setFixedHeight(height)

    @property
    def below(self) -> int:
        """Px of height below the row of choices."""
        return max(self.minimumSizeHint().height() - self.choice.sizeHint().height(), 0)

    def show_caption(self, text: str) -> None:
        """Say what the page shows."""
        self.caption.setText(text)

    def show_has_filter(self, *, has_filter: bool) -> None:
        """Show slices, or say that a pooling has none."""
        self.slices.setVisible(has_filter)
        self.no_filter.setVisible(not has_filter)

    def show_recipe(self, items: Sequence[StripItem], *, is_pooling: bool) -> None:
        """Show what the strongest maps of the layer before add."""
        texts = [
            self.tr("First: sum + bias; below: after ReLU."),
            self.tr("Others: map × its weights; below: what it adds, and the sum so far."),
        ]
        if is_pooling:
            texts = [self.tr("First: the map."), self.tr("Then: the map before pooling, and after it.")]
        self._key.setText("\n".join(texts))
        self.recipe.set_items(items, (-1, -1))

    def show_places(self, items: Sequence[StripItem]) -> None:
        """Show the best places."""
        self.places.set_items(items, (-1, -1))

    def show_sight(self, image: QImage | None, text: str, *, is_running: bool) -> None:
        """Show the picture as far as it is."""
        self.sight.set_image(image)
        self.sight_text.setText(text)
        self.start.setEnabled(not is_running)
