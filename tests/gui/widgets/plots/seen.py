"""What one sees of a plot: its pixels, and the texts in the picture that it saves."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from cnngui.gui.look.i18n import install
from cnngui.gui.widgets.plots.plot import Plot
from tests.gui.hands import NONE

Pixels = NDArray[np.int_]


def pixels_of(image: QImage) -> Pixels:
    """Return (H, W, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def rgb(colour: QColor) -> tuple[int, int, int]:
    """Return a colour of Qt as ours."""
    return colour.red(), colour.green(), colour.blue()


def of_colour(plot: Plot, colour: QColor, away: int = 12) -> Pixels:
    """Return (x, y) of the pixels that are painted in a colour."""
    seen = pixels_of(plot.grab().toImage())
    return np.argwhere(np.abs(seen - rgb(colour)).max(2) <= away)[:, ::-1]


def save(plot: Plot, path: Path) -> bytes:
    """Save a plot under a name that is chosen in the dialog."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        plot.ask_save()
    return path.read_bytes()


def texts(plot: Plot, folder: Path) -> list[str]:
    """Return everything that is written on a plot, in the order in which it is drawn."""
    tree = ET.fromstring(save(plot, folder / "plot.svg"))  # noqa: S314  (our own)
    return [
        re.sub(r"\s", " ", "".join(each.itertext())).strip() for each in tree.iter("{http://www.w3.org/2000/svg}text")
    ]


def place_at(plot: Plot, right: float, up: float) -> QPoint:
    """Return the px of the widget at two shares of the axes."""
    assert plot.canvas is not None
    place, corner = plot.canvas.place(), QPointF(plot.canvas.pos())
    return (corner + QPointF(place.left() + right * place.width(), place.bottom() - up * place.height())).toPoint()


def press(plot: Plot, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Press a key and tell whether the plot took it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QApplication.sendEvent(plot, event)
    return event.isAccepted()


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Let the application speak French for one test."""
    install(qapp, "fr")
    yield
    install(qapp, "en")
