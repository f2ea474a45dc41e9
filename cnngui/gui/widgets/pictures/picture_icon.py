"""A picture as the icon of an item in a list."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap


def picture_icon(image: QImage, room: QSize, ratio: float) -> QIcon:
    """Make an icon of one size, the picture in its middle, so that all titles stand at one height; never tinted."""
    canvas = QPixmap(room * ratio)
    canvas.fill(QColor(0, 0, 0, 0))
    how = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(canvas.size(), *how)
    painter = QPainter(canvas)
    painter.drawImage(QPoint((canvas.width() - scaled.width()) // 2, (canvas.height() - scaled.height()) // 2), scaled)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    icon = QIcon(canvas)
    icon.addPixmap(canvas, QIcon.Mode.Selected)
    return icon
