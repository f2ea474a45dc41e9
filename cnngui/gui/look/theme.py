"""How it looks: Fusion with our own palettes, light, dark and high contrast, and type that grows for a projector."""

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

SMALLEST_PX = 14
"""No text on screen is smaller, unless the user zooms out."""

PROJECTOR_PT = 20
"""On a projector no text is smaller."""

PROJECTOR_FACTOR = 1.8
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Font sizes in percent that Ctrl++ and Ctrl+- walk through."""

_PEN = "cnngui pen width"
"""Dynamic property of the application; Qt holds it, so that widgets can ask without a global."""
_LEAST = "cnngui least type"


@dataclass(frozen=True)
class Colours:
    """The colours of the chrome; data has its own, in `cnngui.engine.colours`.

    Parameters
    ----------
    ground, surface : str
        Behind everything, and behind what is edited or read.
    text, muted : str
        What is read, and what is only said in passing; both at least 4.5:1 on ground and surface.
    line, edge : str
        What divides, and what bounds a box to click or type into; the latter at least 3:1 on ground and surface.
    accent, on_accent : str
        The one colour that stands out, and what is written on it.
    """

    ground: str
    surface: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str


LIGHT = Colours("#F6F7F9", "#FFFFFF", "#1A1D23", "#5B6270", "#DDE1E7", "#767E8C", "#2563EB", "#FFFFFF")
DARK = Colours("#15171C", "#1D2027", "#E9ECF1", "#9AA3B2", "#2E333D", "#747D8C", "#7AA5FF", "#15171C")
CONTRAST = Colours("#FFFFFF", "#FFFFFF", "#000000", "#333333", "#6B7280", "#000000", "#0B3FBF", "#FFFFFF")
CONTRAST_DARK = Colours("#000000", "#000000", "#FFFFFF", "#D5D9E0", "#8A93A3", "#FFFFFF", "#9CC2FF", "#000000")


def colours_for(*, dark: bool, projector: bool) -> Colours:
    """Return the colours of a theme.

    >>> colours_for(dark=False, projector=True) == CONTRAST
    True
    """
    if projector:
        return CONTRAST_DARK if dark else CONTRAST
    return DARK if dark else LIGHT


def palette(colours: Colours) -> QPalette:
    """Return the colours as Qt's palette; the disabled ones are muted."""
    role = QPalette.ColorRole
    made = QPalette(QColor(colours.surface), QColor(colours.ground))
    table = (
        (colours.ground, (role.Window,)),
        (colours.surface, (role.Base, role.Button, role.ToolTipBase)),
        (colours.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText)),
        (colours.muted, (role.PlaceholderText,)),
        (colours.line, (role.AlternateBase, role.Mid, role.Midlight)),
        (colours.accent, (role.Highlight, role.Accent, role.Link, role.LinkVisited)),
        (colours.on_accent, (role.HighlightedText,)),
    )
    for name, roles in table:
        for each in roles:
            made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    is_dark = QColor(colours.ground).lightness() < 128
    made.setColor(role.Light, QColor(colours.line if is_dark else colours.surface))
    made.setColor(role.Dark, QColor(colours.muted))
    made.setColor(role.Shadow, QColor(colours.ground if is_dark else colours.muted))
    return made


EDGED = (
    "QCheckBox",
    "QRadioButton",
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
    "QPushButton",
    "QProgressBar",
    "QSlider",
)
"""Classes whose outline Fusion derives from the window's colour, too faint for a projector or a dark ground."""


def edged(colours: Colours) -> QPalette:
    """Return the palette for the classes in `EDGED`: Fusion draws their outline 1.4 times darker than its window."""
    made = palette(colours)
    made.setColor(QPalette.ColorRole.Window, QColor(colours.edge).lighter(140))
    return made


def pen_width() -> float:
    """Width in px of the lines that mark something: cursors, windows over pixels, frames of what has the focus."""
    app = QApplication.instance()
    width = app.property(_PEN) if app is not None else None
    return float(width) if width else 2.0


def least_type(font: QFont) -> int:
    """Return the smallest type in px that numbers may have beside text in ``font``: 14, on a projector 20 pt.

    Less only where the whole application has smaller type, as people have zoomed out.
    """
    app = QApplication.instance()
    least = app.property(_LEAST) if app is not None else None
    return min(int(least) if least else SMALLEST_PX, QFontInfo(font).pixelSize())


class Wishes(Protocol):
    """What the theme reads and keeps, as the settings have it: ``theme`` and ``zoom``."""

    changed: SignalInstance

    def text(self, key: str) -> str:
        """Return a setting that is a word."""

    def integer(self, key: str) -> int:
        """Return a setting that is a number."""

    def set(self, key: str, value: str | int) -> None:
        """Keep a setting."""


class Theme(QObject):
    """Keeps the application's palette and font in step with the settings, the system and the projector.

    Parameters
    ----------
    app : QApplication
    settings : Wishes
        Reads ``theme`` and ``zoom``, now and whenever they change.
    """

    changed = Signal()
    """The application has another palette or font."""

    def __init__(self, app: QApplication, settings: Wishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._projector = False
        self._first_font = QFont(app.font())
        self._hints = app.styleHints()  # kept: PySide6 may delete the wrapper under us otherwise
        self._hints.colorSchemeChanged.connect(self.apply)
        settings.changed.connect(self._follow)
        app.setStyle("Fusion")
        self._tell_platform()
        self.apply()

    @property
    def is_projector(self) -> bool:
        """Whether type is large and contrast high."""
        return self._projector

    @property
    def is_dark(self) -> bool:
        """Whether the ground is dark, as chosen or as the system has it."""
        chosen = self._settings.text("theme")
        return chosen == "dark" or (chosen == "system" and self._hints.colorScheme() == Qt.ColorScheme.Dark)

    def set_projector(self, *, on: bool) -> None:
        """Change to large type, high contrast and thick lines, or back."""
        if on != self._projector:
            self._projector = on
            self.apply()

    def zoom(self, steps: int) -> None:
        """Take a larger font (1), a smaller one (-1) or the normal one (0), and keep that in the settings."""
        now = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self._settings.integer("zoom")))
        wanted = min(max(now + steps, 0), len(ZOOMS) - 1)
        self._settings.set("zoom", ZOOMS[wanted] if steps else 100)

    def apply(self) -> None:
        """Set the palette, the font and the pen width of the application."""
        zoom = self._settings.integer("zoom") / 100
        font = font_for(self._first_font, self._dots_per_inch(), zoom=zoom, projector=self._projector)
        colours = colours_for(dark=self.is_dark, projector=self._projector)
        self._app.setPalette(palette(colours))
        for name in EDGED:
            self._app.setPalette(edged(colours), name)  # type: ignore[arg-type]  # the stub says bytes, PySide6 takes str
        least = math.ceil(PROJECTOR_PT * self._dots_per_inch() / 72) if self._projector else SMALLEST_PX
        self._app.setProperty(_LEAST, least)
        self._app.setFont(font)
        # Qt only posts the change to the windows; who shows or measures a widget next is to find the new type.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
        self._app.setProperty(_PEN, 4.0 if self._projector else 2.0)
        self.changed.emit()

    def _follow(self, key: str) -> None:
        if key == "theme":
            self._tell_platform()
        if key in {"theme", "zoom"}:
            self.apply()

    def _tell_platform(self) -> None:
        """Let title bars and the system's own dialogs follow the choice; where that does nothing, the palette does."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._hints.setColorScheme(schemes.get(self._settings.text("theme"), Qt.ColorScheme.Unknown))

    def _dots_per_inch(self) -> float:
        screen = self._app.primaryScreen()
        return screen.logicalDotsPerInch() if screen is not None else 96.0


def font_for(system: QFont, dots_per_inch: float, *, zoom: float = 1.0, projector: bool = False) -> QFont:
    """Return the application's font: the system's, but never below 14 px, nor below 20 pt on a projector.

    >>> font_for(QFont("Sans Serif", 9), 96.0).pointSizeF()
    10.5
    >>> font_for(QFont("Sans Serif", 9), 96.0, projector=True).pointSizeF()
    20.0
    """
    points = max(system.pointSizeF(), SMALLEST_PX * 72 / dots_per_inch)
    if projector:
        points = max(points * PROJECTOR_FACTOR, PROJECTOR_PT)
    font = QFont(system)
    font.setPointSizeF(points * zoom)
    return font
