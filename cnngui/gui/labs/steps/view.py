"""The canvas of the Step by step lab: five pages, on each the grids as large as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget

from cnngui.engine.lessons.grid_scene import Scene
from cnngui.gui.labs.steps.blocks_page import BlocksPage
from cnngui.gui.labs.steps.page_row import PageRow
from cnngui.gui.labs.steps.state import PAGES, StepsState
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.widgets.grids.connections_view import ConnectionsView
from cnngui.gui.widgets.grids.grids_view import GridsView
from cnngui.gui.widgets.grids.question_bar import QuestionBar
from cnngui.gui.widgets.grids.transport_bar import TransportBar
from cnngui.gui.widgets.inputs.choice_row import Choice
from cnngui.gui.widgets.inputs.flowing import Flowing, Stacking
from cnngui.gui.widgets.inputs.forms import column, fill, row
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel
from cnngui.gui.widgets.inputs.wrapping_box import WrappingBox

FURTHEST = 8
"""Cells that the page about translation moves the input by, at most."""


class StepsView(QWidget):
    """Says what is wished; shows results; computes nothing."""

    wished = Signal(dict)
    """How it is to be looked at: fields of `StepsState` by name."""
    turned = Signal(int)
    """A Page key: 1 goes on, -1 back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = self._build_row()
        self.choice = self._row.choice
        self._about, self._sizes, self._notation, self._misprint = (WrappedLabel() for _ in range(4))
        self.grids = GridsView(self.tr("Input, kernel and output"))
        self.setFocusProxy(self.grids)
        hint = self.tr("The sum behind the current number will appear here.")
        self.arithmetic = ArithmeticView(self.tr("Arithmetic"), hint, grids=False)
        self._place = SteadyLabel()
        self.transport = TransportBar(self.tr("Steps"))
        self.ask = QPushButton(self.tr("Ask the class"))
        self.ask.setCheckable(True)
        self.ask.setToolTip(self.tr("Hide numbers or the kernel, and let the class say what they are."))
        self.question = QuestionBar(self.tr("Question for the class"))
        self.question.hide()
        self.field_grids = GridsView(self.tr("Layers of the stack"))
        self._field_text, self._shift_text, self._counts = (WrappedLabel() for _ in range(3))
        self.shift_grids = GridsView(self.tr("Before and after the shift"))
        self._down = NumberField(self.tr("down"), minimum=-FURTHEST, maximum=FURTHEST, narrow=True)
        self._right = NumberField(self.tr("right"), minimum=-FURTHEST, maximum=FURTHEST, narrow=True)
        self._wraps = WrappingBox(self.tr("what leaves comes in on the other side"))
        self.dense = ConnectionsView(self.tr("Fully connected"))
        self.sparse = ConnectionsView(self.tr("Convolution"))
        self._layers, self._features = WrappedLabel(), WrappedLabel()
        self.blocks = BlocksPage()
        for label in (self._counts, self._features):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sizes_of_features = self._build_sizes()
        self._pages = QStackedWidget()
        self._scrolled = (scrolling(self._why_page()), scrolling(self.blocks))
        grids = scrolling(self._field_page()), scrolling(self._shift_page())
        self._shown_pages: tuple[QWidget, ...] = (self._slide_page(), *grids, *self._scrolled)
        for page in self._shown_pages:
            self._pages.addWidget(page)
        fill(self, self._row, self._about, self._pages, gap=6, large=self._pages).setContentsMargins(16, 8, 16, 8)
        self._connect()

    def _build_sizes(self) -> tuple[NumberField, ...]:
        """Make the fields of one's own sizes on "Why convolutions"."""
        sizes = (
            (self.tr("Height"), 9999),
            (self.tr("Width"), 9999),
            (self.tr("Channels"), 999),
            (self.tr("Hidden units"), 9999),
        )
        return tuple(NumberField(title, minimum=1, maximum=most, narrow=True) for title, most in sizes)

    def _build_row(self) -> PageRow:
        slide, field = (
            self.tr("Every product and every sum, one after the other."),
            self.tr("What one unit sees through a stack of layers."),
        )
        choices = [
            Choice("slide", self.tr("Sliding window"), slide),
            Choice("field", self.tr("Receptive field"), field),
            Choice("shift", self.tr("Translation"), self.tr("Move the input, and see what moves with it.")),
            Choice("why", self.tr("Why convolutions"), self.tr("Count the numbers that a layer has to learn.")),
            Choice("blocks", self.tr("Blocks"), self.tr("Every layer with f, p, s and its shapes, as in the course.")),
        ]
        short = {
            "slide": self.tr("Window"),
            "field": self.tr("Field"),
            "shift": self.tr("Move"),
            "why": self.tr("Why"),
            "blocks": self.tr("Blocks"),
        }
        return PageRow(self.tr("Page"), choices, short)

    def _slide_page(self) -> QWidget:
        places = row(self._place, self.ask)
        places.setStretch(0, 1)
        below = (places, self.arithmetic, self._sizes, self._notation, self.transport, self.question)
        return column(self._misprint, self.grids, *below, gap=4, large=self.grids)

    def _field_page(self) -> QWidget:
        return column(self.field_grids, self._field_text, gap=6)

    def _shift_page(self) -> QWidget:
        settings = Flowing((self._down, self._right), 16)
        return column(self.shift_grids, self._shift_text, settings, self._wraps, gap=6)

    def _why_page(self) -> QWidget:
        views = Stacking(self.dense, self.sparse)
        sizes = Flowing(self._sizes_of_features, 16)
        return column(self._layers, views, sizes, self._features, self._counts, gap=8, large=views)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda page: self.wished.emit({"page": page}))
        self.ask.toggled.connect(self._give_way)
        for field in (self._down, self._right):
            field.value_edited.connect(self._tell_shift)
        for field in self._sizes_of_features:
            field.value_edited.connect(self._tell_features)
        self._wraps.clicked.connect(lambda wraps: self.wished.emit({"wraps": wraps}))

    def _give_way(self, is_asking: bool) -> None:
        """While the class is asked, the question takes the place of what does not help to answer it."""
        if not is_asking:  # first out, then in: a window that has grown does not shrink again
            self.question.hide()
        for label in (self._sizes, self._notation):
            label.setVisible(not is_asking)
        self._about.setVisible(bool(self._about.text()) and not is_asking)
        if is_asking:
            self.question.show()

    def _tell_shift(self) -> None:
        self.wished.emit({"shift": (int(self._down.value), int(self._right.value))})

    def _tell_features(self) -> None:
        self.wished.emit({"features": tuple(int(field.value) for field in self._sizes_of_features)})

    def show_page(self, page: str, about: str) -> None:
        """Turn to a page; ``about`` says what the example is about."""
        self.choice.set_current(page)
        self._pages.setCurrentIndex(PAGES.index(page))
        self._about.setText(about)
        self._about.setVisible(bool(about) and not self.ask.isChecked())

    def show_slide(self, scene: Scene, place: str) -> None:
        """Show the grids at a step, and say which number it fills in."""
        self.grids.set_scene(scene)
        self._place.setText(place)

    def show_texts(self, sizes: Sequence[str], notation: str, misprint: str) -> None:
        """Write the sizes, the notation, and what the slide prints wrongly."""
        self._sizes.setText(" · ".join(sizes))
        self._notation.setText(notation)
        self._misprint.setText(misprint)
        self._misprint.setVisible(bool(misprint))

    def show_asking(self, *, is_on: bool) -> None:
        """Show or hide what is needed to ask the class."""
        self.ask.setChecked(is_on)

    def show_sums(self, *, is_shown: bool) -> None:
        """Show or hide the sum and the steps: they are of no use to who is to find the kernel."""
        self.arithmetic.setVisible(is_shown)
        self.transport.setVisible(is_shown)

    def show_field(self, scene: Scene, text: str) -> None:
        """Show what one unit sees through the stack."""
        self.field_grids.set_scene(scene)
        self._field_text.setText(text)

    def show_shift(self, scene: Scene, text: str, state: StepsState) -> None:
        """Show the grids before and after a shift."""
        self.shift_grids.set_scene(scene)
        self._shift_text.setText(text)
        self._down.set_value(state.shift[0])
        self._right.set_value(state.shift[1])
        self._wraps.setChecked(state.wraps)

    def show_counts(self, layers: str, features: str, sizes: Sequence[int], lines: Sequence[str]) -> None:
        """Write what is said of the layers, the count of one's own sizes, and the multiplications of the course."""
        self._layers.setText(layers)
        self._layers.setVisible(bool(layers))
        self._features.setText(features)
        for field, size in zip(self._sizes_of_features, sizes, strict=True):
            field.set_value(size)
        self._counts.setText("\n".join(lines))

    def part_to_draw(self) -> QWidget | None:
        """Return all of a page that is no scene of grids, also what is scrolled away; None on the other pages."""
        shown = self._pages.currentWidget()
        return shown.widget() if isinstance(shown, QScrollArea) and shown in self._scrolled else None

    def text_of_page(self) -> str:
        """Return what is written on the page, without the numbers in cells."""
        texts = [self._about.text()] if self._about.isVisible() else []
        page = self._shown_pages[self._pages.currentIndex()]
        if page.isAncestorOf(self.dense):
            texts += [text for view in (self.dense, self.sparse) for text in (view.title, view.caption)]
        if page.isAncestorOf(self.arithmetic):
            texts += [self._place.text(), *self.arithmetic.lines()]
        labels = (self._misprint, self._sizes, self._notation, self._field_text, self._shift_text, self._layers)
        texts += [label.text() for label in (*labels, self._features, self._counts) if page.isAncestorOf(label)]
        texts += [self.blocks.text] if page.isAncestorOf(self.blocks) else []
        return "\n".join(text for text in texts if text) + "\n"

    def turn_blocks(self, by: int) -> None:
        """Scroll the page that is open on, or back."""
        shown = self._pages.currentWidget()
        if isinstance(shown, QScrollArea):
            bar = shown.verticalScrollBar()
            bar.setValue(bar.value() + by * bar.pageStep())

    def turn_output(self, by: int) -> None:
        """Follow the next output's connections, or those of the one before."""
        at = (self.sparse.current or 0) + by
        self.sparse.output_picked.emit(max(at, 0))

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with Page keys and Home, End and Space, as a clicker sends them, where nobody else takes them."""
        if turn_of(event):
            self.turned.emit(turn_of(event))
        elif self._pages.currentIndex() != 0 or not self.transport.handle_key(event):
            super().keyPressEvent(event)


class _Page(QScrollArea):
    """Leaves the keys to the lab: arrows and Page keys step. It asks for no height, and takes all that is left."""

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as what is in it."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand every key on."""
        event.ignore()


def scrolling(page: QWidget) -> QScrollArea:
    """Let a page scroll where the window is too small for it."""
    area = _Page()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def turn_of(event: QKeyEvent) -> int:
    """Tell what a key of a clicker asks for: 1 on, -1 back, 0 nothing."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
