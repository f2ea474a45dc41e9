"""What is painted on screen, as a vector picture."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator


def as_svg(paint: Callable[[QPainter], object], size: QSize, ground: QColor, font: QFont, title: str = "") -> bytes:
    """Return an SVG document; in any thread.

    Parameters
    ----------
    paint : callable
        Is handed a painter that writes in ``font`` and whose lines, areas and letters stay such.
    size : QSize
        In px.
    ground : QColor
        Behind everything.
    font : QFont
        What ``paint`` has measured its texts in.
    title : str
        What the picture shows.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other one knows no clipping
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setResolution(round(QFontMetricsF(font).fontDpi()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), ground)
    painter.setFont(font)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())
