"""What style pictures are called."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.photos import Photo
from cnngui.gui.look.photo_names import photo_name

NAMES = {
    "autumn-leaves": QT_TRANSLATE_NOOP("Styles", "Autumn leaves"),
    "batik": QT_TRANSLATE_NOOP("Styles", "Batik"),
    "brush-strokes": QT_TRANSLATE_NOOP("Styles", "Brush strokes"),
    "comic-dots": QT_TRANSLATE_NOOP("Styles", "Comic dots"),
    "cubist-shards": QT_TRANSLATE_NOOP("Styles", "Cubist shards"),
    "engraving": QT_TRANSLATE_NOOP("Styles", "Engraving"),
    "golden-fans": QT_TRANSLATE_NOOP("Styles", "Golden fans"),
    "ink-wash": QT_TRANSLATE_NOOP("Styles", "Ink wash"),
    "linocut": QT_TRANSLATE_NOOP("Styles", "Linocut"),
    "marble": QT_TRANSLATE_NOOP("Styles", "Marble"),
    "marbled-paper": QT_TRANSLATE_NOOP("Styles", "Marbled paper"),
    "mosaic": QT_TRANSLATE_NOOP("Styles", "Mosaic"),
    "pointillism": QT_TRANSLATE_NOOP("Styles", "Pointillism"),
    "stained-glass": QT_TRANSLATE_NOOP("Styles", "Stained glass"),
    "starry-swirls": QT_TRANSLATE_NOOP("Styles", "Starry swirls"),
    "tissue": QT_TRANSLATE_NOOP("Styles", "Tissue"),
    "watercolour": QT_TRANSLATE_NOOP("Styles", "Watercolour"),
    "waves": QT_TRANSLATE_NOOP("Styles", "Waves"),
    "woven": QT_TRANSLATE_NOOP("Styles", "Woven"),
}


def style_name(path: Path) -> str:
    """Return the name of a style picture in the language on screen; of the user's own, that of the file.

    >>> style_name(Path("stained-glass.jpg")), style_name(Path("my holiday.png"))
    ('Stained glass', 'my holiday')
    """
    name = NAMES.get(path.stem)
    return path.stem if name is None else QCoreApplication.translate("Styles", name)


def file_name(photo: str, styles: Iterable[str]) -> str:
    """Return what a file of a picture is called, without a suffix, in the language on screen.

    >>> file_name("cat.png", ["stained-glass.jpg", "my holiday.png"])
    'cat-stained-glass-my-holiday'
    """
    words = [Path(photo).stem, *(style_name(Path(style)).lower() for style in styles)]
    return "-".join(word.replace(" ", "-") for word in words)


def picture_title(photo: Photo, styles: Iterable[str]) -> str:
    """Return what a growing picture is called, in the language on screen."""
    text = QCoreApplication.translate("StyleLab", "{photo} in the style of {style}")
    return text.format(photo=Path(photo_name(photo.path, photo.name)).stem, style=style_names(styles))


def style_names(styles: Iterable[str]) -> str:
    """Return what several style pictures are called."""
    return " + ".join(style_name(Path(style)) for style in styles)
