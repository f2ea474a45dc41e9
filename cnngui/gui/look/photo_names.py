"""What the photos that come with the app are called; their files keep their names."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnngui import paths
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import shown

NAMES = {
    "astronaut": QT_TRANSLATE_NOOP("Photos", "Astronaut"),
    "brick": QT_TRANSLATE_NOOP("Photos", "Brick wall"),
    "camera": QT_TRANSLATE_NOOP("Photos", "Photographer"),
    "chelsea": QT_TRANSLATE_NOOP("Photos", "Cat"),
    "clock": QT_TRANSLATE_NOOP("Photos", "Clock"),
    "coffee": QT_TRANSLATE_NOOP("Photos", "Coffee cup"),
    "grass": QT_TRANSLATE_NOOP("Photos", "Grass"),
    "gravel": QT_TRANSLATE_NOOP("Photos", "Gravel"),
    "hubble_deep_field": QT_TRANSLATE_NOOP("Photos", "Galaxies"),
    "retina": QT_TRANSLATE_NOOP("Photos", "Retina"),
    "rocket": QT_TRANSLATE_NOOP("Photos", "Rocket"),
}


def photo_name(path: Path | None, name: str = "") -> str:
    """Return what a photo is called in the language on screen; the user's own have the name of their file.

    Parameters
    ----------
    path : Path or None
        None for what was pasted.
    name : str
        Of the file; that of the path without it.

    Examples
    --------
    >>> photo_name(paths.resources() / "photos" / "coffee.jpg"), photo_name(Path("my", "coffee.jpg"))
    ('Coffee cup', 'coffee.jpg')
    """
    if path is not None and path.parent == paths.resources() / "photos" and path.stem in NAMES:
        return QCoreApplication.translate("Photos", NAMES[path.stem])
    return name or (shown(Path(path.name)) if path is not None else "")
