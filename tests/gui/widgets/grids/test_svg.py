"""Grids as a vector picture: the numbers are letters, and it looks as on screen."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from cnngui.engine.colours import grey
from cnngui.engine.lessons.grid_scene import Block, Group, Scene
from cnngui.gui.look import theme
from cnngui.gui.widgets.grids.grid_painter import picture
from cnngui.gui.widgets.grids.svg import scene_as_svg

SIZE = QSize(400, 400)
BLOCK = Block("a", "Input", (2, 3), np.arange(6.0).reshape(2, 3) * 51, grey())
SCENE = Scene(((Group((BLOCK,)),),))


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_it_is_letters_and_areas(qapp: QApplication, colours: theme.Colours) -> None:
    """Every number, the title, no picture of pixels, and the size of the layout."""
    tree = ET.fromstring(scene_as_svg(SCENE, SIZE, theme.palette(colours), qapp.font(), "a step"))  # noqa: S314  (ours)
    tags = [each.tag.rpartition("}")[2] for each in tree.iter()]
    written = ["".join(each.itertext()).strip() for each in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Input", "0", "51", "102", "153", "204", "255"} <= set(written)
    assert "image" not in tags
    assert tree.attrib["viewBox"] == "0 0 400 400"
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "a step"


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("filled", [None, 2])
def test_it_looks_as_on_screen(qapp: QApplication, colours: theme.Colours, filled: int | None) -> None:
    """Drawn by Qt, which knows no clipping, it differs from the window's picture only along edges and letters."""
    palette, font = theme.palette(colours), qapp.font()
    scene = Scene(((Group((replace(BLOCK, filled=filled),)),),))
    drawn = QImage(SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(scene_as_svg(scene, SIZE, palette, font)).render(painter)
    painter.end()
    one, other = (
        np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (drawn, picture(scene, SIZE, palette, font))
    )
    assert (np.abs(one - other) > 40).mean() < 0.03
