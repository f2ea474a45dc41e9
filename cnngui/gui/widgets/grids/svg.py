"""A scene of grids as a vector picture."""

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QFont, QPalette

from cnngui.engine.lessons.grid_scene import Scene
from cnngui.gui.widgets.grids.grid_fit import fitted_scene
from cnngui.gui.widgets.grids.grid_painter import paint_scene
from cnngui.gui.widgets.pictures.svg import as_svg


def scene_as_svg(scene: Scene, size: QSize, palette: QPalette, font: QFont, title: str = "") -> bytes:
    """Return a scene as an SVG document, as `picture` paints it on an image; in any thread.

    Parameters
    ----------
    scene : Scene
    size : QSize
        In px of the layout; the document is larger where the numbers need it.
    palette : QPalette
    font : QFont
        The app's; numbers and signs are larger.
    title : str
        What the picture shows.
    """
    layout, ground = fitted_scene(scene, QSizeF(size), font), palette.color(QPalette.ColorRole.Window)
    whole = size.expandedTo(layout.size)
    return as_svg(lambda painter: paint_scene(painter, scene, layout, palette, font), whole, ground, font, title)
