"""Who gets how much of the window: pictures more than the panel, and no empty band where a picture could be larger."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.transfer.pictures.shelf import PictureShelf
from cnngui.gui.services.settings import Settings
from cnngui.gui.widgets.grids.grids_view import GridsView
from cnngui.gui.widgets.networks.layer_strips import LayerStrips
from cnngui.gui.widgets.networks.layer_table import LayerTable
from cnngui.gui.widgets.networks.layers_view import LayersView
from cnngui.gui.widgets.networks.map_mosaic import MapMosaic
from cnngui.gui.widgets.networks.plates_view import PlatesView
from cnngui.gui.widgets.networks.score_bars import ScoreBars
from cnngui.gui.widgets.pictures.digit_view import DigitView
from cnngui.gui.widgets.pictures.drawing_view import DrawingView
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.window.main_window import MainWindow
from tests.e2e.open_window import Visit

BLOCK = 8
"""Px a side of the squares in which the canvas is looked at."""

MAPS = MapMosaic | GridsView | PlatesView

MOST_EMPTY = 0.1
"""Of the window, that one empty rectangle has."""

BESIDE_SLICES = 0.14
"""The same beside the three slices of a filter in Maps on a large projector: they are as high as they may be."""


pytestmark = pytest.mark.usefixtures("home")


def pictures_of(canvas: QWidget) -> list[QSize]:
    """Return how large the pictures, mosaics, grids, and diagrams and tables of networks in sight are drawn."""
    found = []
    for view in canvas.findChildren(QWidget):
        if not view.isVisible():
            continue
        if isinstance(view, ImageView):
            extent = view._viewport.extent.size()
            scale = min(view.width() / extent.width(), view.height() / extent.height())
            found.append((extent * scale).toSize())
        elif isinstance(view, MAPS | LayerStrips | LayerTable | LayersView | ScoreBars | PictureShelf):
            found.append(view.size())
        elif isinstance(view, DrawingView | DigitView):
            found.append(view.sheet().size().toSize())
    return found


def area(size: QSize) -> int:
    """Return width times height."""
    return size.width() * size.height()


def is_ground(window: MainWindow, canvas: QWidget) -> NDArray[np.bool_]:
    """Tell of each square of the canvas whether nothing is drawn in it."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    corner = canvas.mapTo(window, QPoint(0, 0))
    seen = pixels[corner.y() :, corner.x() :][: canvas.height(), : canvas.width()]
    height, width = seen.shape[0] // BLOCK, seen.shape[1] // BLOCK
    squares = seen[: height * BLOCK, : width * BLOCK].reshape(height, BLOCK, width, BLOCK)
    return np.asarray((squares == seen[1, 1]).all((1, 3)))


def largest_rectangle(free: NDArray[np.bool_]) -> int:
    """Return how many squares the largest rectangle of free ones has.

    >>> largest_rectangle(np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]], bool))
    4
    """
    best, heights = 0, np.zeros(free.shape[1], int)
    for line in free:
        heights = np.where(line, heights + 1, 0)
        for height in set(heights.tolist()) - {0}:
            runs = "".join("1" if each >= height else " " for each in heights.tolist()).split()
            best = max(best, height * max(len(run) for run in runs))
    return best


def test_the_measure() -> None:
    """A free rectangle of 2×3 among others is found; nothing free gives 0."""
    free = np.zeros((5, 6), bool)
    free[1:3, 2:5] = True
    free[4, :5] = True
    assert largest_rectangle(free) == 6
    assert largest_rectangle(np.zeros((2, 2), bool)) == 0


def look_at_every_lab(size: tuple[int, int], look: Callable[[MainWindow, str], None], *, projector: bool) -> None:
    """Open the window at a size, and look at each lab once it has come to rest."""
    state = {"still": 0}

    def begin(window: MainWindow) -> bool:
        window.set_projector(on=projector, full_screen=False)
        window.resize(*size)
        return True

    def shows(name: str) -> Callable[[MainWindow], bool]:
        def step(window: MainWindow) -> bool:
            window.show_lab(name)
            state["still"] = state["still"] + 1 if window.lab().settle() else 0
            if state["still"] < 5:
                return False
            state["still"] = 0
            assert window.size() == QSize(*size)
            look(window, name)
            return True

        return step

    assert Visit(begin, *(shows(entry.name) for entry in LABS)).main() == 0


def check_empty(window: MainWindow, name: str, most: float = MOST_EMPTY) -> None:
    """No empty band, be the pictures as wide as the canvas: what is below them uses the room then.

    Only the grids of Steps leave some, where they are as wide as the canvas and as large as they become, and the boxes
    of Networks, which keep their proportions beside bars and a table as wide as the canvas.
    """
    canvas = window.lab().canvas
    empty = largest_rectangle(is_ground(window, canvas)) * BLOCK**2 / area(window.size())
    widths = sum(size.width() for size in pictures_of(canvas))
    has_its_width = name in {"steps", "architectures"} and widths >= 0.9 * canvas.width()
    assert empty <= most or has_its_width, (name, empty, widths)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_panel_is_never_larger_than_the_pictures(language: str, size: tuple[int, int]) -> None:
    """In any lab, in both languages."""
    Settings().set("language", language)
    shares = {}

    def look(window: MainWindow, name: str) -> None:
        place = window.lab().panel.parentWidget()
        assert place is not None
        shares[name] = (area(place.size()), sum(map(area, pictures_of(window.lab().canvas))))
        check_empty(window, name)

    look_at_every_lab(size, look, projector=False)
    assert len(shares) == len(LABS)
    assert not {name for name, (panel, pictures) in shares.items() if panel > pictures}, shares


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_smallest_window(language: str) -> None:
    """At 1024×640 the panel is as narrow as its controls, and the pictures are as wide as what is left."""
    Settings().set("language", language)

    def look(window: MainWindow, name: str) -> None:
        place = window.lab().panel.parentWidget()
        assert place is not None
        assert area(place.size()) < 0.33 * area(window.size()), name
        check_empty(window, name)
        if name == "filters":
            assert sum(size.width() for size in pictures_of(window.lab().canvas)) > 0.9 * window.lab().canvas.width()

    look_at_every_lab((1024, 640), look, projector=False)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_on_a_projector_the_pictures_have_a_fifth_of_the_screen_at_least(size: tuple[int, int]) -> None:
    """Beside large type."""
    Settings().set("language", "fr")

    def look(window: MainWindow, name: str) -> None:
        assert sum(map(area, pictures_of(window.lab().canvas))) > 0.2 * area(window.size()), name
        check_empty(window, name, BESIDE_SLICES if name == "maps" else MOST_EMPTY)

    look_at_every_lab(size, look, projector=True)
