"""The page on which a filter learns: its controls, three pictures, both kernels and the curves."""

from collections.abc import Mapping, Sequence
from math import nan

import numpy as np
from PySide6.QtCore import QMimeData, QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cnngui.engine.arrays import Array
from cnngui.engine.colours import grey, limit_of, signed
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.kernels.values import Filter, shape_of
from cnngui.gui.labs.compare.lesson import Lesson
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.services.photo_opener import path_of
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Flowing, Stacking
from cnngui.gui.widgets.inputs.forms import column, row
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.kernels.filter_slices import FilterSlices
from cnngui.gui.widgets.kernels.kernel_view import KernelView
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.gui.widgets.pictures.viewport import Viewport
from cnngui.gui.widgets.plots.loss_plot import LossPlot

PACES = (0.5, 0.1, 0.0)
"""Seconds that a step takes: slow, faster, as fast as it goes."""

SIZES = (3, 5, 7)

GAP = 10
"""Px between two pictures."""

LEAST_LINES = 3
"""Lines of text that pictures are high at least."""

LEAST_ROW, MOST_CELLS, LEAST_SLICES = 1.15, 20, 13
"""Lines of text: the least height of a row of a kernel, the width that all its columns ask for at most, and the least
width of three slices and their colours."""

LOW = 30
"""Lines of text below which the page is low: then three slices stand side by side, too."""


class _Kernel(QStackedWidget):
    """One kernel in numbers, or three slices."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.grey, self.slices = KernelView(name), FilterSlices(name)
        for view in (self.grey, self.slices):
            self.addWidget(view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_filter(self, shown: Filter) -> None:
        """Show a filter of one slice or three."""
        is_grey = shown.depth == 1
        self.setCurrentWidget(self.grey if is_grey else self.slices)
        if is_grey:
            self.grey.set_kernel(shown.slices[0])
        else:
            self.slices.set_filter(np.array(shown.slices, np.float32), rgb=True)
        self.updateGeometry()

    @property
    def is_grey(self) -> bool:
        """Whether it shows one slice."""
        return self.currentWidget() is self.grey

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the room of the one that is shown."""
        return (self.grey if self.is_grey else self.slices).sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as small as it can be read."""
        line = self.fontMetrics().height()
        if not self.is_grey:
            return QSize(round(LEAST_SLICES * line), self.slices.minimumSizeHint().height())
        rows, _ = shape_of(self.grey.kernel)
        return QSize(min(self.grey.least_width(), round(MOST_CELLS * line)), round(rows * LEAST_ROW * line))


class TaughtView(QWidget):
    """Says what is wished, and shows how far the filter is; computes nothing."""

    lesson_wished = Signal(dict)
    """Carries fields of the lesson."""
    step_wished = Signal()
    run_wished = Signal()
    anew_wished = Signal()
    second_wished = Signal()
    second_dropped = Signal(object)
    """Carries the path of a picture."""
    take_wished = Signal()
    copy_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        names = (self.tr("Target"), self.tr("Learned response"), self.tr("Difference"))
        self._captions = [ElidedLabel() for _ in names]
        self.pictures = [ImageView(self.viewport, name) for name in names]
        for caption, name in zip(self._captions, names, strict=True):
            caption.setText(name)
        self.learned, self.true = _Kernel(self.tr("Learned kernel")), _Kernel(self.tr("True kernel"))
        self._true_caption = ElidedLabel()
        self.plot = LossPlot(self.tr("Loss of every step"))
        self.plot.setMinimumHeight(1)
        self.count = QLabel()
        self.text, self.why = SteadyLabel(), SteadyLabel()
        self.setAcceptDrops(True)
        self._lay_out()

    # Controls

    def _build_commands(self) -> Flowing:
        hint = self.tr("One step down the gradient (Page down)")
        self.step = push_button(self.tr("One step"), self.step_wished.emit, hint)
        self.run = push_button(self.tr("Learn"), self.run_wished.emit, self.tr("Step after step, until it is found"))
        hint = self.tr("From the start that is set")
        self.anew = push_button(self.tr("Begin anew"), self.anew_wished.emit, hint)
        hint = self.tr(
            "The photo after a filter of another program, same size: which kernel was it? Dropping works too."
        )
        self.second = push_button(self.tr("Two pictures…"), self.second_wished.emit, hint)
        self.take = push_button(self.tr("Take over"), self.take_wished.emit, self.tr("Make the learned kernel mine"))
        hint = self.tr("The numbers of the learned kernel, row by row")
        self.copy = push_button(self.tr("Copy kernel"), self.copy_wished.emit, hint)
        return Flowing((self.step, self.run, self.anew, self.second, self.take, self.copy, self.count), 8)

    def _build_settings(self) -> Flowing:
        self.rate = self._field("rate", self.tr("Rate"), (0.0001, 1000.0), self.tr("How far a step goes"), whole=False)
        hint = self.tr("Half of the highest rate that works on this photo")
        self.fitting = push_button(self.tr("fitting"), lambda: self._tell(rate=None), hint)
        self.fitting.setCheckable(True)
        hint = self.tr("How much of the step before is added: 0 is plain gradient descent")
        self.momentum = NumberField(self.tr("Momentum"), maximum=99, narrow=True, suffix=self.tr(" %"), hint=hint)
        self.momentum.value_edited.connect(lambda percent: self._tell(momentum=percent / 100))
        hint = self.tr("Pixels that a step looks at; 0 for all")
        self.batch = self._field("batch", self.tr("Pixels"), (0, 100_000), hint)
        hint = self.tr("On the target, in grey levels (standard deviation)")
        self.noise = self._field("noise", self.tr("Noise"), (0, 255), hint, whole=False)
        self.centred = self._tick("centred", self.tr("centred"), self.tr("Take the mean off all pixels first"))
        self.relu = self._tick("relu", "ReLU", self.tr("Compare what ReLU leaves of both"))
        self.colour = self._tick(
            "in_colour", self.tr("in colour"), self.tr("Learn a slice each for red, green and blue")
        )
        own = self.tr("size of mine")
        self.sizes = self._list("size", self.tr("Size of the kernel"), [(0, own), *((n, f"{n}×{n}") for n in SIZES)])
        starts = [
            ("noise", self.tr("from noise")),
            ("zeros", self.tr("from zeros")),
            ("given", self.tr("from where it is")),
        ]
        self.start = self._list("start", self.tr("Start"), starts)
        self.seed = self._field("seed", self.tr("Seed"), (0, 9999), self.tr("Other noise, other batches"))
        paces = list(zip(PACES, (self.tr("slow"), self.tr("faster"), self.tr("at full speed")), strict=True))
        self.pace = self._list("pace", self.tr("Pace"), paces)
        fields = (self.rate, self.fitting, self.momentum, self.centred, self.batch, self.noise, self.relu, self.colour)
        return Flowing((*fields, self.sizes, self.start, self.seed, self.pace), 8)

    def _tell(self, **changes: object) -> None:
        self.lesson_wished.emit(changes)

    def _field(
        self, name: str, label: str, limits: tuple[float, float], hint: str, *, whole: bool = True
    ) -> NumberField:
        made = NumberField(label, minimum=limits[0], maximum=limits[1], whole=whole, narrow=True, hint=hint)
        made.value_edited.connect(lambda value: self._tell(**{name: int(value) if whole else value}))
        return made

    def _tick(self, name: str, text: str, hint: str) -> TickBox:
        box = TickBox(text)
        box.setToolTip(hint)
        box.clicked.connect(lambda is_on: self._tell(**{name: is_on}))
        return box

    def _list(self, name: str, title: str, choices: Sequence[tuple[object, str]]) -> ComboBox:
        box = ComboBox()
        box.setAccessibleName(title)
        box.setToolTip(title)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda at: self._tell(**{name: box.itemData(at)}))
        return box

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(GAP)
        for caption, view in zip(self._captions, self.pictures, strict=True):
            view.setMinimumWidth(1)
            pictures.addWidget(column(caption, view, gap=4), 1)
        learned_caption = ElidedLabel()
        learned_caption.setText(self.tr("Learned kernel"))
        parts = ((learned_caption, self.learned), (self._true_caption, self.true))
        columns = [column(each, view, gap=2, large=view) for each, view in parts]
        self._true_column = columns[1]
        self._kernels = row(*columns, gap=GAP)
        self._kernels.setContentsMargins(0, 0, 0, 0)
        kernels = QWidget()
        kernels.setLayout(self._kernels)
        self._above, self._below = QWidget(), Stacking(kernels, self.plot, shares=(2, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._build_commands())
        layout.addWidget(self._build_settings())
        pictures.setContentsMargins(0, 0, 0, 0)
        self._above.setLayout(pictures)
        layout.addWidget(self._above, 3)
        layout.addWidget(self.text)
        layout.addWidget(self.why)
        layout.addWidget(self._below, 2)
        layout.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is shown

    def show_taught(self, lesson: Lesson, *, can_be_grey: bool) -> None:
        """Show what is set."""
        self.fitting.setChecked(lesson.rate is None)
        if lesson.rate is not None:
            self.rate.set_value(lesson.rate)
        self.momentum.set_value(round(100 * lesson.momentum))
        self.batch.set_value(lesson.batch)
        self.noise.set_value(lesson.noise)
        self.seed.set_value(lesson.seed)
        self.centred.setChecked(lesson.centred)
        self.relu.setChecked(lesson.relu)
        is_pair = bool(lesson.second)
        self.colour.setChecked((lesson.in_colour or not can_be_grey) and not is_pair)
        self.colour.setEnabled(can_be_grey and not is_pair)
        self.sizes.setItemText(0, self.tr("size that fits best") if is_pair else self.tr("size of mine"))
        for box, value in ((self.sizes, lesson.size), (self.start, lesson.start), (self.pace, lesson.pace)):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.second.setText(self.tr("My filter again") if is_pair else self.tr("Two pictures…"))

    def show_running(self, *, is_on: bool) -> None:
        """Show whether it learns."""
        self.run.setText(self.tr("Stop") if is_on else self.tr("Learn"))

    def show_rate(self, rate: float) -> None:
        """Show how far the next step goes."""
        self.rate.set_value(rate)

    def show_count(self, text: str) -> None:
        """Say how many steps there were."""
        self.count.setText(text)

    def show_target_name(self, name: str) -> None:
        """Say where the target comes from: from a file, or from my filter."""
        text = self.tr("Target: {name}").format(name=name) if name else self.tr("Target: mine")
        self._captions[0].setText(text)

    def show_pictures(self, target: Array, response: Array, *, is_pair: bool) -> None:
        """Show what is to be made, what is made, and the difference; two pictures as they are, others in colours."""
        height, width = target.shape
        frame = QRectF(0, 0, width, height)
        if frame != self.viewport.extent:
            self.viewport.set_extent(frame)
            self._fit()
        scale = grey() if is_pair else signed(limit_of(target) or 1.0)
        off = signed(255.0) if is_pair else scale
        planes = ((target, scale), (response, scale), (np.ascontiguousarray(target - response), off))
        for view, (plane, colours) in zip(self.pictures, planes, strict=True):
            view.set_picture(PlanePicture([plane], colours), frame)

    def show_kernels(self, learned: Filter, true: Filter | None) -> None:
        """Show the learned kernel, and beside or below it the true one where it is known."""
        for view, shown in ((self.learned, learned), (self.true, true)):
            if shown is not None:
                view.show_filter(shown)
        self._true_column.setVisible(true is not None)
        self._true_caption.setText("" if true is None else self.tr("True kernel: mine"))
        self._fit_kernels()

    def show_curves(self, curves: Mapping[str, Sequence[float]]) -> None:
        """Show how the loss went down."""
        self.plot.set_curves({name: values or (nan,) for name, values in curves.items()})

    def show_text(self, text: str, why: str) -> None:
        """Say how near it is, and why it goes as it does."""
        self.text.setText(text)
        self.why.setText(why)

    def show_learner(self, *, is_there: bool) -> None:
        """Show pictures, kernels and curves, or none where nothing can be learned."""
        for part in (self._above, self._below, self.count):
            part.setVisible(is_there)
        for button in (self.step, self.run, self.anew, self.take, self.copy):
            button.setEnabled(is_there)

    def show_nothing(self, why: str) -> None:
        """Say why nothing can be learned."""
        self.show_text(why, "")
        self.show_learner(is_there=False)

    def _fit(self) -> None:
        """Let the pictures be as high as they are at a third of the width, and lower where the rest needs the room."""
        extent = self.viewport.extent
        wide = (self.width() - 2 * GAP) / len(self.pictures)
        least = LEAST_LINES * self.fontMetrics().height()
        height = max(round(wide * extent.height() / extent.width()), least)
        for view in self.pictures:
            view.setMinimumHeight(least)
        self._above.setMaximumHeight(height + self._captions[0].sizeHint().height() + 4)
        self._fit_kernels()

    def _fit_kernels(self) -> None:
        """Stand both kernels side by side; one above the other where it is narrow, or high enough for large slices."""
        wanted = self.learned.minimumSizeHint().width() + GAP + self.true.minimumSizeHint().width()
        is_beside = self.learned.is_grey or self.height() < LOW * self.fontMetrics().height()
        ways = QBoxLayout.Direction
        self._kernels.setDirection(ways.LeftToRight if is_beside and wanted <= self.width() else ways.TopToBottom)

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new size out."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a picture."""
        if _picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take the first picture that is dropped for the second one."""
        path = _picture_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.second_dropped.emit(path)


def _picture_in(data: QMimeData) -> object:
    paths = [path_of(url) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
