"""Takes away what the page that reads a digit shows: its picture, the drawing, a layer's numbers."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cnngui.engine.arrays import Pixels
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs, numbers_kind, pictures_kind
from cnngui.gui.labs.digits.reading.presenter import ReadingPresenter
from cnngui.gui.labs.digits.reading.view import ReadingView
from cnngui.gui.widgets.pictures.pictures import rgb_image

tr = QCoreApplication.translate

_SHARPER = 2
"""Pixels of a saved page in one px on screen."""


def commands(view: ReadingView, presenter: ReadingPresenter) -> Sequence[Command]:
    """Return the rows for saving and copying."""

    def page_writer() -> Callable[[Path], object] | None:
        return None if presenter.shown is None else partial(_save, pixels_of(page_picture(view)))

    def drawing_writer() -> Callable[[Path], object] | None:
        return None if presenter.shown is None else partial(_save, _in_colours(presenter.shown.sheet))

    def draw() -> Callable[[], QImage] | None:
        return None if presenter.shown is None else partial(rgb_image, _in_colours(presenter.shown.sheet))

    def numbers_writer() -> Callable[[Path], object] | None:
        shown, (layer, _) = presenter.shown, view.layers.current
        if shown is None:
            return None
        values = shown.passage.layer(layer).values
        grid = np.ascontiguousarray(values if values.ndim == 3 else values[None, :])
        return partial(save_grid, grid)

    picture = SaveAs(tr("Reading", "Save picture"), lambda: tr("Reading", "digit"), (pictures_kind(),), page_writer)
    drawing = SaveAs(
        tr("Reading", "Save drawing"), lambda: tr("Reading", "drawing"), (pictures_kind(),), drawing_writer
    )
    numbers = SaveAs(
        tr("Reading", "Save the layer's numbers"), lambda: view.layers.current[0], (numbers_kind(),), numbers_writer
    )
    copied = Copy(tr("Reading", "The drawing is on the clipboard."), draw)
    return [
        Command("read-picture", tr("Reading", "Save picture…"), picture, SAVE),
        Command("read-drawing", tr("Reading", "Save drawing…"), drawing, "Ctrl+Alt+S"),
        Command("read-numbers", tr("Reading", "Save the layer's numbers…"), numbers),
        Command("read-copy", tr("Reading", "Copy drawing"), copied, "Ctrl+Shift+C"),
    ]


def page_picture(page: QWidget) -> QImage:
    """Draw a page as it is on screen, twice as sharp."""
    image = QImage(page.size() * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.fill(page.palette().color(page.backgroundRole()))
    page.render(image)
    return image


def pixels_of(image: QImage) -> Pixels:
    """Copy a picture of Qt to (H, W, 3) uint8 RGB."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()  # the image goes away


def _in_colours(picture: Pixels) -> Pixels:
    return picture if picture.ndim == 3 else np.repeat(picture[:, :, None], 3, axis=2)


def _save(picture: Pixels, path: Path) -> None:
    save_picture(picture, path)
