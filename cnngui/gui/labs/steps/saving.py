"""Takes away what is on screen: as code, LaTeX, CSV, as a picture or a moving one, and as a worksheet."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPoint, QSize
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from cnngui.engine.animations import frames_in, save_animation
from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.exercises import Exercise, worksheet_of
from cnngui.engine.files import atomic_write
from cnngui.engine.lessons.grid_scene import Scene
from cnngui.engine.listings.csv import as_csv
from cnngui.engine.listings.latex import as_latex, sum_as_latex
from cnngui.engine.listings.numpy import as_numpy
from cnngui.engine.listings.opencv import as_opencv
from cnngui.engine.listings.pytorch import as_pytorch
from cnngui.engine.worksheets import worksheet
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import SAVE, Command, SaveAs
from cnngui.gui.labs.steps.scenes import Drawing, scene_of
from cnngui.gui.labs.steps.state import StepsState, planes_of
from cnngui.gui.labs.steps.view import StepsView
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.look.i18n import language
from cnngui.gui.services.saving import Kind
from cnngui.gui.sheets.printing import write_both
from cnngui.gui.widgets.grids.grid_painter import picture
from cnngui.gui.widgets.grids.svg import scene_as_svg
from cnngui.gui.widgets.pictures.svg import as_svg

tr = QCoreApplication.translate

FRAME = QSize(960, 540)
"""Px of a moving picture."""

MOST_FRAMES = 256
"""As many as a 16×16 output has numbers."""

SAVES = ("picture", "movie", "sheet")
CODES = ("pytorch", "numpy", "opencv", "latex", "sum", "csv")
COPIES = (*CODES, "text")
"""The names of the commands."""

OF_SLIDE = ("movie", "sheet", *CODES)
"""Those about the grids of the sliding window, which no other page shows."""


_PARTS = QWidget.RenderFlag.DrawChildren
"""Of a page of widgets: what is on it, not the ground behind."""


class ExportError(CnnguiError):
    """What is on screen cannot be taken away like this."""


@dataclass(frozen=True)
class Wished:
    """Which worksheet is wished: so many exercises, of a seed."""

    count: int
    seed: int


@dataclass(frozen=True)
class Looks:
    """How a picture looks: the window's colours and type, and how much room there is."""

    palette: QPalette
    font: QFont
    size: QSize = FRAME


def commands(lab: LabBase[StepsState], view: StepsView, wished: Callable[[], Wished]) -> Sequence[Command]:
    """Return the rows for saving pictures of the page, printing worksheets and copying as code or text."""

    def looks(size: QSize = FRAME) -> Looks:
        return Looks(lab.canvas.palette(), lab.canvas.font(), size)

    save_picture = SaveAs(
        tr("Arithmetic", "Save picture"),
        lambda: _name_of(lab.now),
        [
            Kind(tr("Arithmetic", "Vector pictures (*.svg)"), (".svg",)),
            Kind(tr("Arithmetic", "Pictures (*.png)"), (".png",)),
        ],
        lambda: page_writer(lab.now, view, looks(FRAME.expandedTo(lab.canvas.size()))),
    )
    save_movie = SaveAs(
        tr("Arithmetic", "Save moving picture"),
        lambda: tr("Arithmetic", "steps"),
        [
            Kind(tr("Arithmetic", "Moving pictures (*.gif)"), (".gif",)),
            Kind(tr("Arithmetic", "A folder of pictures (*)"), ("",)),
        ],
        lambda: partial(moving_picture, lab.now, looks()),
        step=lambda _: None,
        beside=lambda path: frames_in(path) if path.suffix.lower() != ".gif" else (),
    )
    name = tr("Arithmetic", "grid worksheet")
    sheet = printed(lab, name, lambda: (worksheet_of(lab.now.chain, planes_of(lab.now), lab.now.edited.layer),))
    name = tr("Arithmetic", "worksheet")
    sheets = printed(lab, name, lambda: worksheet(wished().seed, wished().count), lambda: wished().seed)
    titles = {
        "pytorch": tr("Arithmetic", "Copy as PyTorch"),
        "numpy": tr("Arithmetic", "Copy as NumPy"),
        "opencv": tr("Arithmetic", "Copy as OpenCV"),
        "latex": tr("Arithmetic", "Copy as LaTeX"),
        "sum": tr("Arithmetic", "Copy this sum as LaTeX"),
        "csv": tr("Arithmetic", "Copy the output as CSV"),
    }
    return [
        Command("picture", tr("Arithmetic", "Save picture…"), save_picture, SAVE),
        Command("movie", tr("Arithmetic", "Save moving picture…"), save_movie, "Ctrl+Alt+S"),
        Command("sheet", tr("Arithmetic", "This grid as a worksheet…"), sheet),
        Command("sheets", tr("Arithmetic", "Worksheet and answers…"), sheets),
        *(Command(kind, titles[kind], partial(_copy, lab, kind)) for kind in CODES),
        Command("text", tr("Arithmetic", "Copy the text of this page"), lambda: _put(lab, view.text_of_page())),
    ]


def _name_of(state: StepsState) -> str:
    """Return the name to propose for a picture of the page that is open."""
    names = {
        "slide": tr("Arithmetic", "step"),
        "field": tr("Arithmetic", "receptive-field"),
        "shift": tr("Arithmetic", "translation"),
        "why": tr("Arithmetic", "why-convolutions"),
        "blocks": tr("Arithmetic", "blocks"),
    }
    return names[state.page]


def printed(
    lab: LabBase[StepsState],
    name: str,
    exercises: Callable[[], tuple[Exercise, ...]],
    seed: Callable[[], int | None] = lambda: None,
) -> SaveAs:
    """Return what asks where to, and prints exercises with their answers; those that can't be are refused in words.

    ``name`` is that of the file which is proposed.
    """

    def write() -> Callable[[Path], object] | None:
        try:
            return partial(_print, exercises(), seed())
        except CnnguiError as error:
            lab.context.messages.tell_error(error)
            return None

    kinds = [Kind(tr("Arithmetic", "Printable sheets (*.pdf)"), (".pdf",))]
    return SaveAs(tr("Arithmetic", "Save worksheet"), lambda: name, kinds, write, beside=_answers)


def _answers(path: Path) -> list[Path]:
    return [path.with_name(f"{path.stem}-{tr('Arithmetic', 'answers')}.pdf")]


def _print(exercises: tuple[Exercise, ...], seed: int | None, path: Path) -> None:
    write_both(exercises, language(), path, *_answers(path), seed=seed)


def _copy(lab: LabBase[StepsState], kind: str) -> None:
    """Put the chain on the clipboard, as text."""
    try:
        text = listing(kind, lab.now)
    except CnnguiError as error:
        lab.context.messages.tell_error(error)
        return
    _put(lab, text)


def _put(lab: LabBase[StepsState], text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    count = len(text.splitlines())
    said = tr("Arithmetic", "Copied: {count} line.") if count == 1 else tr("Arithmetic", "Copied: {count} lines.")
    lab.context.messages.tell(said.format(count=count))


def listing(kind: str, state: StepsState) -> str:
    """Write the chain on screen as text.

    Parameters
    ----------
    kind : one of `COPIES`
        "sum" is the LaTeX of the number at the step.
    state : StepsState

    Raises
    ------
    ExportError
        For "sum" before the first step.
    """
    found = walked(state)
    grid = tuple(np.array(channel, np.float32) for channel in state.grid)
    codes = {"pytorch": as_pytorch, "numpy": as_numpy, "opencv": as_opencv}
    if kind in codes:
        return codes[kind](state.chain, grid)
    if kind == "latex":
        return as_latex(state.chain, grid, found.walk.outputs[-1], language())
    if kind == "csv":
        return as_csv(found.walk.output)
    explanation = found.explanation(state.step)
    if explanation is None:
        raise ExportError(QT_TRANSLATE_NOOP("Errors", "No number has been computed yet: take a step first."))
    return sum_as_latex(explanation, language())


def page_writer(state: StepsState, view: StepsView, looks: Looks) -> Callable[[Path], None]:
    """Return what writes a picture of the page that is open, by the ending of a path: SVG, or PNG.

    Grids are drawn when the path is known, in any thread; a page of widgets is drawn now.
    """
    part = view.part_to_draw()
    if part is None:
        return partial(_write_scene, scene_of(state), looks)
    part.ensurePolished()
    size, ground = part.size(), looks.palette.color(QPalette.ColorRole.Window)
    vector = as_svg(lambda painter: part.render(painter, QPoint(), QRegion(), _PARTS), size, ground, looks.font)
    image = QImage(size * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(ground)
    part.render(image, QPoint(), QRegion(), _PARTS)
    return partial(_write, vector, image)


def _write_scene(scene: Scene, looks: Looks, path: Path) -> None:
    vector = scene_as_svg(scene, looks.size, looks.palette, looks.font)
    _write(vector, picture(scene, looks.size, looks.palette, looks.font, 2.0), path)


def _write(vector: bytes, image: QImage, path: Path) -> None:
    """Write the vector picture or, where the path ends so, the other one."""
    data = vector
    if path.suffix.lower() == ".png":
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, PySide6 takes str
        data = bytes(buffer.data().data())
    with atomic_write(path) as stream:
        stream.write(data)


@dataclass(frozen=True)
class Frames:
    """How many pictures are drawn: ``fraction`` of the work."""

    fraction: float


def moving_picture(state: StepsState, looks: Looks, path: Path) -> Generator[Frames, None, None]:
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
    frames: list[Pixels] = []
    steps = range(first, first + min(height * width, MOST_FRAMES))
    for step in steps:
        frames.append(_frame(drawing, step, looks))
        yield Frames(0.8 * len(frames) / len(steps))
    save_animation(frames, path, milliseconds=500)
    yield Frames(1.0)


def _frame(drawing: Drawing, step: int, looks: Looks) -> Pixels:
    image = picture(drawing.scene(step, None), looks.size, looks.palette, looks.font)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()  # the image goes away
