"""Drawings of the engine in Qt's terms: polygons and colours, and a whole drawing as a picture."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from cnngui.engine.drawings import INKS, Drawing, Ink, Label, mixed


@dataclass(frozen=True, eq=False)
class Shape:
    """A face, ready to be painted.

    Parameters
    ----------
    of : str
        What it belongs to.
    polygon : QPolygonF
    colour : QColor
    """

    of: str
    polygon: QPolygonF
    colour: QColor


def shapes_of(drawing: Drawing, scale: float, right: float, down: float) -> list[Shape]:
    """Return the faces of a drawing, scaled and then moved."""
    return [
        Shape(
            face.of,
            QPolygonF([QPointF(right + scale * x, down + scale * y) for x, y in face.points]),
            QColor(mixed(face.ink, face.light)),
        )
        for face in drawing.faces
    ]


def extent(drawing: Drawing) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the faces, without the labels.

    >>> from cnngui.engine.drawings import Face
    >>> extent(Drawing(9, 9, (Face(((1, 2), (4, 2), (4, 5)), "conv"),)))
    (1, 2, 4, 5)
    """
    points = [point for face in drawing.faces for point in face.points] or [(0.0, 0.0)]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def ink_colour(ink: Ink) -> QColor:
    """Return the colour of what has an ink, as in the boxes' fronts."""
    return QColor(mixed(ink, 0.2))


def picture(drawing: Drawing, font: QFont, scale: float = 2.0, margin: float = 16.0) -> QImage:
    """Draw all of a drawing on white, ``scale`` px for each of its units; may be called off the main thread.

    Raises
    ------
    MemoryError
        When there is no room for so many pixels.
    """
    width, height = (round(scale * (side + 2 * margin)) for side in (drawing.width, drawing.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise MemoryError
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(INKS["line"]), 0.6 * scale))
    for shape in shapes_of(drawing, scale, margin * scale, margin * scale):
        painter.setBrush(shape.colour)
        painter.drawPolygon(shape.polygon)
    for label in drawing.labels:
        _write(painter, label, font, scale, margin)
    painter.end()
    return image


def _write(painter: QPainter, label: Label, font: QFont, scale: float, margin: float) -> None:
    made = QFont(font)
    made.setPixelSize(max(round(label.size * scale), 1))
    made.setBold(label.bold)
    painter.save()
    painter.setFont(made)
    painter.setPen(QColor(INKS["text"]))
    painter.translate((label.x + margin) * scale, (label.y + margin) * scale)
    painter.rotate(label.angle)
    width = painter.fontMetrics().horizontalAdvance(label.text)
    painter.drawText(QPointF({"start": 0, "middle": -width / 2, "end": -width}[label.anchor], 0), label.text)
    painter.restore()


def frame_of(shapes: list[Shape]) -> QRectF:
    """Return the rectangle around shapes."""
    frame = QRectF()
    for shape in shapes:
        frame = frame.united(shape.polygon.boundingRect())
    return frame
