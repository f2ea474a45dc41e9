"""Icons: Material Design glyphs out of qtawesome's font, drawn in the colour that the palette has when they are drawn.

Importing qtawesome costs 0.12 s of a start-up budget of 0.6 s (it loads all its fonts and a Qt abstraction). Its font
file and its table of names are all that is needed, and take 8 ms; so they are found without importing the package.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

_PREFIX = "mdi6."
_FONT = "materialdesignicons6-webfont"


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Return an icon by its qtawesome name.

    Parameters
    ----------
    name : str
        Such as ``"mdi6.undo"``; ``qta-browser`` shows them all.
    role : QPalette.ColorRole
        Its colour in the application's palette.

    Raises
    ------
    KeyError
        When there is no such icon.
    """
    return QIcon(_GlyphEngine(_glyph(name), role))


def _glyph(name: str) -> str:
    """Return the one character that draws the icon.

    >>> hex(ord(_glyph("mdi6.undo")))
    '0xf054c'
    """
    if not name.startswith(_PREFIX):
        raise KeyError(name)
    return chr(int(_table()[name.removeprefix(_PREFIX)], 16))


class _GlyphEngine(QIconEngine):
    """Draws one glyph; made anew in the colour of the day at each painting."""

    _clones: ClassVar[list[QIconEngine]] = []

    def __init__(self, glyph: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._glyph = glyph
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        font = QFont(_family())
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.save()
        painter.setFont(font)
        painter.setPen(QGuiApplication.palette().color(*self._colour(mode)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        # WORKAROUND: PySide6 6.11 frees what clone() returns while Qt still uses it (a crash), unless Python keeps it.
        # Qt clones only when a copy of an icon is changed, which we do not do; the list stays empty.
        self._clones.append(_GlyphEngine(self._glyph, self._role))
        return self._clones[-1]

    def _colour(self, mode: QIcon.Mode) -> tuple[QPalette.ColorGroup, QPalette.ColorRole]:
        if mode == QIcon.Mode.Disabled:
            return QPalette.ColorGroup.Disabled, self._role
        if mode == QIcon.Mode.Selected:
            return QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText
        return QPalette.ColorGroup.Active, self._role


def _file(suffix: str) -> Path:
    spec = find_spec("qtawesome")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        message = "qtawesome is not installed"
        raise ModuleNotFoundError(message)
    (found,) = (Path(folders[0]) / "fonts").glob(f"{_FONT}*{suffix}")
    return found


@cache
def _table() -> dict[str, str]:
    """Names and code points of the glyphs."""
    table: dict[str, str] = json.loads(_file(".json").read_text(encoding="utf-8"))
    return table


@cache
def _family() -> str:
    """Load the font once; Qt keeps it as long as the application."""
    number = QFontDatabase.addApplicationFont(str(_file(".ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]
