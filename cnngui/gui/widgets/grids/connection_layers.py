"""Connections painted as pictures: all of them thinly, those of one output thickly."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

from cnngui.engine.arrays import Doubles, Pixels
from cnngui.engine.lessons.connection_lines import Lines, coverage
from cnngui.gui.look.theme import pen_width

LIGHT_COLOURS = (
    "#14397C", "#1E80B6", "#006C34", "#763B66", "#CB3D00", "#AA3C94", "#70852A", "#2B8E80", "#C13161",
)  # fmt: skip
DARK_COLOURS = (
    "#7FA7E3", "#83DEF0", "#529868", "#E0609E", "#CD9D46", "#C09CC6", "#C9D281", "#51D6B6", "#FF90A1",
)  # fmt: skip
"""Of the weights, nine and then from the first again; on a light and on a dark ground.

Each stands out 3:1 from the ground; all can be told apart with and without red and green cones (a test measures it).
"""

_TOGETHER, _FAINTEST, _STRONGEST = 150.0, 0.08, 0.4
"""How strong thin lines are: what all of them share, and the limits for each."""


@dataclass(frozen=True)
class LinesLook:
    """Where lines are drawn, and in which colours.

    Parameters
    ----------
    rect : QRectF
        Between the middles of the dots.
    size : QSize
        Of the picture, in px.
    ratio : float
        Px of the screen for one of the picture.
    palette : QPalette
    counts : (inputs, outputs)
    """

    rect: QRectF
    size: QSize
    ratio: float
    palette: QPalette
    counts: tuple[int, int]

    def thin(self, lines: Lines) -> QImage:
        """Return all connections, or a sample of them."""
        image, painter = self._canvas()
        rect, ratio, high = self.rect, self.ratio, self.size.height()
        size = max(round(high * ratio), 1), max(round(rect.width() * ratio), 1)
        alpha = min(max(_TOGETHER / max(lines.count, 1), _FAINTEST), _STRONGEST)
        for colour, heights in self._heights(lines).items():
            covered = coverage(heights * ratio, size, alpha, max(round(ratio), 1))
            painter.drawImage(QRectF(rect.left(), 0, rect.width(), high), tinted(covered, self._ink(colour)))
        painter.end()
        return image

    def thick(self, lines: Lines, dot: float) -> QImage:
        """Return the connections of one output, with dots at their inputs, at most of radius ``dot``."""
        image, painter = self._canvas()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = pen_width() + 0.5 if lines.count <= 2 * len(LIGHT_COLOURS) else max(pen_width() / 2, 1.0)
        radius = min(dot, 2 * width) + 1
        for colour, heights in self._heights(lines).items():
            ink = self._ink(colour, strong=True)
            drawn = [QLineF(self.rect.left(), start, self.rect.right(), end) for start, end in heights.tolist()]
            painter.setPen(QPen(ink, width))
            painter.drawLines(drawn)
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            for each in drawn:
                painter.drawEllipse(each.p1(), radius, radius)
        painter.end()
        return image

    def _canvas(self) -> tuple[QImage, QPainter]:
        image = QImage(self.size * self.ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.ratio)
        image.fill(Qt.GlobalColor.transparent)
        return image, QPainter(image)

    def _heights(self, lines: Lines) -> dict[int, Doubles]:
        """Return where the lines of each colour begin and end; -1 is that of weights which nobody shares."""
        counts = np.array([max(count, 1) for count in self.counts])
        heights = self.rect.top() + (lines.ends[:, :2] + 0.5) / counts * self.rect.height()
        colours = np.where(lines.ends[:, 2] < 0, -1, lines.ends[:, 2] % len(LIGHT_COLOURS))
        return {int(colour): heights[colours == colour] for colour in np.unique(colours)}

    def _ink(self, colour: int, *, strong: bool = False) -> QColor:
        role = QPalette.ColorRole
        if colour < 0:
            return QColor(self.palette.color(role.Highlight if strong else role.Dark))
        is_dark = self.palette.color(role.Window).lightness() < 128
        return QColor((DARK_COLOURS if is_dark else LIGHT_COLOURS)[colour])


def tinted(covered: Pixels, colour: QColor) -> QImage:
    """Make a picture of one colour, as strong at each pixel as ``covered`` (H, W) says."""
    alpha = covered.astype(np.uint16)
    inks = colour.blue(), colour.green(), colour.red(), 255  # as Qt's 32 bits lie in memory
    pixels = np.stack([(alpha * ink // 255).astype(np.uint8) for ink in inks], axis=-1)
    height, width = covered.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()
