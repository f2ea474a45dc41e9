"""Takes away what is on screen: as code, LaTeX, CSV, as a picture or a moving one, and as a worksheet."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, QSizeF
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QGuiApplication, QImage, QKeySequence, QPainter, QPalette

from cnngui.engine.animations import save_animation
from cnngui.engine.chain import Chain
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.exercises import Exercise, worksheet_of
from cnngui.engine.files import atomic_write
from cnngui.engine.listings.csv import as_csv
from cnngui.engine.listings.latex import as_latex, sum_as_latex
from cnngui.engine.listings.numpy import as_numpy
from cnngui.engine.listings.opencv import as_opencv
from cnngui.engine.listings.pytorch import as_pytorch
from cnngui.engine.listings.svg import as_svg
from cnngui.engine.worksheets import worksheet
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.steps.scenes import Drawing
from cnngui.gui.labs.steps.state import State, planes_of
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.look.i18n import Language, language
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import Kind
from cnngui.gui.sheets.printing import write_both
from cnngui.gui.widgets.grids.grid_layout import laid_out
from cnngui.gui.widgets.grids.grid_painter import paint_scene

FRAME = QSize(960, 540)
"""Px of a moving picture."""

MOST_FRAMES = 256
"""As many as a 16×16 output has numbers."""

KINDS = ("pytorch", "numpy", "opencv", "latex", "sum", "csv")


class ExportError(CnnguiError):
    """What is on screen cannot be taken away like this."""


def listing(kind: str, state: State) -> str:
    """Write the chain on screen as text.

    Parameters
    ----------
    kind : one of `KINDS`
        "sum" is the LaTeX of the number at the step.
    state : State

    Raises
    ------
    ExportError
        For "sum" before the first step.
    """
    found = walked(state)
    grid = tuple(np.array(channel, np.float32) for channel in state.grid)
    if kind == "pytorch":
        return as_pytorch(state.chain, grid)
    if kind == "numpy":
        return as_numpy(state.chain, grid)
    if kind == "opencv":
        return as_opencv(state.chain, grid)
    if kind == "latex":
        return as_latex(state.chain, grid, found.walk.outputs[-1], language())
    if kind == "csv":
        return as_csv(found.walk.output)
    explanation = found.explanation(state.step)
    if explanation is None:
        raise ExportError(QT_TRANSLATE_NOOP("Errors", "No number has been computed yet: take a step first."))
    return sum_as_latex(explanation, language())


@dataclass(frozen=True)
class Frames:
    """How many pictures are drawn: ``fraction`` of the work."""

    fraction: float


@dataclass(frozen=True)
class Looks:
    """How a moving picture looks: the window's colours and type."""

    palette: QPalette
    font: QFont


def moving_picture(state: State, looks: Looks, path: Path) -> Generator[Frames, None, None]:
    """Draw every step of the channel on screen, and write them as a GIF or a folder of pictures.

    Raises
    ------
    PhotoError
        When they cannot be written.
    """
    found = walked(state)
    walk = found.walk
    height, width, _ = walk.shape.output
    channel = walk.place(state.step)[2] if state.step >= 0 else 0
    first = channel * height * width
    drawing = Drawing(found)
    frames: list[NDArray[np.uint8]] = []
    steps = range(first, first + min(height * width, MOST_FRAMES))
    for step in steps:
        frames.append(_frame(drawing, step, looks))
        yield Frames(0.8 * len(frames) / len(steps))
    save_animation(frames, path, milliseconds=500)
    yield Frames(1.0)


def _frame(drawing: Drawing, step: int, looks: Looks) -> NDArray[np.uint8]:
    image = QImage(FRAME, QImage.Format.Format_RGB888)
    image.fill(looks.palette.color(QPalette.ColorRole.Window))
    painter = QPainter(image)
    painter.setFont(looks.font)
    scene = drawing.scene(step, None)
    layout = laid_out(scene, QSizeF(FRAME), QFontMetricsF(looks.font))
    paint_scene(painter, scene, layout, looks.palette, looks.font)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(FRAME.height(), image.bytesPerLine())
    return rows[:, : 3 * FRAME.width()].reshape(FRAME.height(), FRAME.width(), 3).copy()  # the image goes away


class Exporter(QObject):
    """The lab's commands: copy as code, save pictures, print worksheets, start again."""

    def __init__(
        self,
        context: LabContext,
        state: Callable[[], State],
        looks: Callable[[], Looks],
        start_again: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._state = state
        self._looks = looks
        titles = {
            "pytorch": self.tr("Copy as PyTorch"),
            "numpy": self.tr("Copy as NumPy"),
            "opencv": self.tr("Copy as OpenCV"),
            "latex": self.tr("Copy as LaTeX"),
            "sum": self.tr("Copy this sum as LaTeX"),
            "csv": self.tr("Copy the output as CSV"),
        }
        self.copies = tuple(self._action(titles[kind], partial(self.copy, kind)) for kind in KINDS)
        keys = QKeySequence
        self.saves = (
            self._action(self.tr("Save picture…"), self.ask_svg, keys(keys.StandardKey.Save)),
            self._action(self.tr("Save moving picture…"), self.ask_movie, keys("Ctrl+Alt+S")),
            self._action(self.tr("This grid as a worksheet…"), self.ask_this_sheet),
        )
        again = self._action(self.tr("Start again"), start_again, keys("Ctrl+Shift+N"))
        self.actions = (*self.saves, *self.copies, again)

    def _action(self, text: str, slot: Callable[[], object], keys: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(keys)
        action.triggered.connect(lambda _checked: slot())
        return action

    def copy(self, kind: str) -> None:
        """Put the chain on the clipboard, as text."""
        try:
            text = listing(kind, self._state())
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            return
        QGuiApplication.clipboard().setText(text)
        self._context.messages.tell(self.tr("Copied: {count} lines.").format(count=len(text.splitlines())))

    def ask_svg(self) -> None:
        """Ask where to, and save the grids at this step as a vector picture."""
        state = self._state()
        found = walked(state)
        step = max(state.step, 0)
        explanation = found.walk.explanation(step)
        height, width, _ = found.walk.shape.output
        filled = step - explanation.channel * height * width + 1 if state.step >= 0 else 0
        chain = _until(state)
        text = as_svg(chain, planes_of(state), explanation, filled, language())
        kinds = [Kind(self.tr("Vector pictures (*.svg)"), (".svg",))]
        path = self._where(self.tr("Save picture"), self.tr("step"), kinds)
        if path is not None:
            self._save(path, partial(_write_text, text, path))

    def ask_movie(self) -> None:
        """Ask where to, and save every step of this channel: a GIF, or a folder of pictures."""
        context = self._context
        kinds = [
            Kind(self.tr("Moving pictures (*.gif)"), (".gif",)),
            Kind(self.tr("A folder of pictures (*)"), ("",)),
        ]
        path = self._where(self.tr("Save moving picture"), self.tr("steps"), kinds)
        if path is None:
            return
        context.jobs.start(
            Lane.FILES,
            moving_picture(self._state(), self._looks(), path),
            title=self.tr("Drawing every step"),
            on_result=lambda _: self._tell_saved(path),
            on_error=context.messages.tell_error,
            replaces="arithmetic-movie",
            lead_back=partial(context.show_lab, "steps"),
        )

    def _tell_saved(self, path: Path) -> None:
        self._context.settings.set("last_folder", str(path.absolute().parent))
        self._context.messages.tell(self.tr("Saved as {path}.").format(path=path))

    def ask_this_sheet(self) -> None:
        """Ask where to, and print the grid on screen as a worksheet with its answers."""
        state = self._state()
        try:
            exercise = worksheet_of(state.chain, planes_of(state), state.layer)
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            return
        self._ask_sheets((exercise,), None)

    def ask_sheets(self, count: int, seed: int) -> None:
        """Ask where to, and print so many exercises with their answers."""
        try:
            exercises = worksheet(seed, count)
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            return
        self._ask_sheets(exercises, seed)

    def _ask_sheets(self, exercises: tuple[Exercise, ...], seed: int | None) -> None:
        kinds = [Kind(self.tr("Printable sheets (*.pdf)"), (".pdf",))]
        path = self._where(self.tr("Save worksheet"), self.tr("worksheet"), kinds)
        if path is None:
            return
        key = path.with_name(f"{path.stem}-{self.tr('answers')}.pdf")
        spoken: Language = "fr" if language().startswith("fr") else "en"
        self._save(path, partial(write_both, exercises, spoken, path, key, seed=seed))

    def _where(self, title: str, name: str, kinds: list[Kind]) -> Path | None:
        proposed = saving.folder_of(self._context.settings) / f"{name}{kinds[0].suffixes[0]}"
        return saving.ask_where(title, proposed, kinds)

    def _save(self, path: Path, write: Callable[[], object]) -> None:
        context = self._context
        saving.save(context.jobs, context.messages, context.settings, path, write, Lane.FILES)


def _until(state: State) -> Chain:
    """Return the chain as far as the layer on screen."""
    return replace(state.chain, layers=state.chain.layers[: state.layer + 1])


def _write_text(text: str, path: Path) -> None:
    with atomic_write(path) as stream:
        stream.write(text.encode())
