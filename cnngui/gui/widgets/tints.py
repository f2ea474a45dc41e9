"""Colours between those of the palette."""

from PySide6.QtGui import QColor, QPalette


def hovered(palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.Button) -> QColor:
    """Give the ground of what lies under the pointer: a little of the accent colour, so that text stays readable.

    >>> hovered(QPalette(), QPalette.ColorRole.Highlight) == QPalette().color(QPalette.ColorRole.Highlight)
    True
    """
    ground, accent = palette.color(role), palette.color(QPalette.ColorRole.Highlight)
    parts = zip(ground.getRgb()[:3], accent.getRgb()[:3], strict=True)
    return QColor(*(round(0.85 * part + 0.15 * tint) for part, tint in parts))
