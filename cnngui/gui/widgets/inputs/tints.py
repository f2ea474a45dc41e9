"""Colours between those of the palette."""

from PySide6.QtGui import QColor, QPalette


def hovered(palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.Button) -> QColor:
    """Return the ground of what lies under the pointer: a little of the accent colour, so that text stays readable.

    >>> hovered(QPalette(), QPalette.ColorRole.Highlight) == QPalette().color(QPalette.ColorRole.Highlight)
    True
    """
    ground, accent = palette.color(role), palette.color(QPalette.ColorRole.Highlight)
    mixed = (
        round(0.85 * part + 0.15 * tint)
        for part, tint in (
            (ground.red(), accent.red()),
            (ground.green(), accent.green()),
            (ground.blue(), accent.blue()),
        )
    )
    return QColor(*mixed)


def chosen(palette: QPalette) -> QColor:
    """Return the ground of what is picked in a table: a third of the accent colour, on which text can be read."""
    ground, accent = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Highlight)
    pairs = ((ground.red(), accent.red()), (ground.green(), accent.green()), (ground.blue(), accent.blue()))
    return QColor(*(round(0.7 * part + 0.3 * tint) for part, tint in pairs))
