"""The style pictures to choose from: those that come with the app, and the user's own."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from cnngui import paths
from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError
from cnngui.engine.files import shown
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.photos import read_preview
from cnngui.engine.saving import save_picture
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.photo_opener import photo_of_image

THUMBNAIL = 128
"""Px a side of the small pictures."""

BLANK = np.full((THUMBNAIL, THUMBNAIL, 3), 128, np.uint8)

MOST = 60
"""Of a folder that is dropped, so many pictures are taken."""

FROM_FILES: Any = {"lane": Lane.FILES, "needs_network": False}
"""How a job reads files."""

Found = tuple[dict[str, Pixels], list[CnnguiError]]
"""Small squares by path, and the errors of what is no picture."""

Wanted = tuple[Path | QImage, ...]
"""Files, folders, and pictures from the clipboard."""


@dataclass(eq=False)
class Contents:
    """What outlives the window: the paths of the user's own pictures, and small squares by path."""

    own: tuple[str, ...] = ()
    small: dict[str, Pixels] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """Where pictures of a session from another machine are here, by their paths there."""

    def pack(self, *, portable: bool) -> dict[str, bytes]:
        """Return the paths as files of a session; ``portable`` ones hold the pictures too."""
        files = {f"{at}{Path(path).suffix}": path for at, path in enumerate(self.own)}
        data = {"own.json": json.dumps(files).encode()}
        there = {name: Path(path) for name, path in files.items() if portable and Path(path).is_file()}
        return data | {name: path.read_bytes() for name, path in there.items()}

    def unsaved(self) -> int:
        """Return 0: they are files of the user's."""
        return 0

    def unpack(self, files: Mapping[str, bytes]) -> None:
        """Take in the pictures of a session: those that lie where they did, and others out of it.

        Raises
        ------
        OSError, TypeError, ValueError, LookupError, AttributeError
            When they are no files of this, or cannot be kept.
        """
        for name, path in json.loads(files["own.json"]).items():
            if not Path(path).is_file() and name in files:
                self.places[path] = str(_kept_bytes(files[name], Path(path.replace("\\", "/")).name))
        known = [self.places.get(path, path) for path in json.loads(files["own.json"]).values()]
        self.own = tuple(dict.fromkeys((*self.own, *(path for path in known if Path(path).is_file()))))


class Library(QObject):
    """Reads style pictures off the main thread, and keeps them small.

    ``came`` carries the path of the first of the user's pictures that turned out to be pictures, ``changed`` says that
    there are more to show.
    """

    came = Signal(str)
    changed = Signal()

    def __init__(self, lab: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._has = lab.context.kept("style-library", Contents)
        files = lab.context.packed("style-library")
        if files:
            try:
                self._has.unpack(files)
            except (OSError, TypeError, ValueError, LookupError, AttributeError):
                lab.context.messages.tell(self.tr("Your own style pictures of that session cannot be read."))
        title, read = self.tr("Reading style pictures"), self._read
        self._bundled = LatestJob(lab, "styles", "", read, self._keep, **FROM_FILES)
        self._own = LatestJob(lab, "own-styles", title, read, self._take, **FROM_FILES)

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them, the user's own first."""
        return (*self._has.own, *(str(path) for path in paths.bundled_styles()))

    def thumbnail(self, path: str) -> Pixels:
        """Return a picture as a small square, grey while it is not read yet."""
        return self._has.small.get(path, BLANK)

    def place(self, path: str) -> str:
        """Return where a style picture of a session is now; one that is gone gives way to the first of the app's."""
        found = self._has.places.get(path, path)
        return found if Path(found).is_file() else str(paths.bundled_styles()[0])

    def load(self) -> None:
        """Read those that are not here yet: they come with the app, or from a session."""
        known = (*paths.bundled_styles(), *map(Path, self._has.own))
        missing = tuple(path for path in known if str(path) not in self._has.small)
        if missing:
            self._bundled.ask(missing)

    def take(self, wanted: Sequence[Path | QImage]) -> None:
        """Read the user's own: single pictures, all of a folder, or one from the clipboard."""
        if wanted:
            self._own.ask((*(self._own.request or ()), *wanted))

    def paste(self) -> bool:
        """Take what is on the clipboard, files or a picture; tell whether it was either."""
        data = QGuiApplication.clipboard().mimeData()  # None where there never was anything, whatever its stub says
        image = QGuiApplication.clipboard().image()
        wanted: list[Path | QImage] = [
            Path(url.toLocalFile()) for url in (data.urls() if data else []) if url.isLocalFile()
        ]
        if not wanted and not image.isNull():
            wanted.append(image)
        self.take(wanted)
        return bool(wanted)

    def _read(self, wanted: Wanted, _network: object) -> Callable[[], Found]:
        return partial(_read_all, wanted, self.tr("pasted"))

    def _keep(self, _wanted: Wanted, found: Found) -> None:
        small, errors = found
        self._has.small |= small
        if small:
            self.changed.emit()
        for error in errors:
            self._lab.complain(error)

    def _take(self, wanted: Wanted, found: Found) -> None:
        self._has.own = tuple(dict.fromkeys((*found[0], *self._has.own)))
        self._keep(wanted, found)
        if found[0]:
            self.came.emit(next(iter(found[0])))


def _read_all(wanted: Wanted, name: str) -> Found:
    """Read small squares by path, and the errors of what is no picture; of a folder, what is none is passed over.

    Pictures from the clipboard are kept under a name.
    """
    small: dict[str, Pixels] = {}
    errors: list[CnnguiError] = []
    for each in wanted:
        is_folder = isinstance(each, Path) and each.is_dir()
        for path in _pictures_in(each) if isinstance(each, Path) and is_folder else [each]:
            try:
                file = path if isinstance(path, Path) else _kept(path, name)
                small[str(file)] = square(read_preview(file, 2 * THUMBNAIL))
            except CnnguiError as error:
                if not is_folder:
                    errors.append(error)
    return small, errors


def _kept(image: QImage, name: str) -> Path:
    """Keep a pasted picture as a file of the app's own, so that it can be read again and again."""
    pixels = photo_of_image(image, name).pixels
    folder = paths.data_folder() / "styles"
    path = folder / f"{name}-{sha256(pixels.tobytes()).hexdigest()[:8]}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save_picture(pixels, path)
    except (OSError, CnnguiError) as error:
        text = QT_TRANSLATE_NOOP("Errors", "The picture cannot be kept in {folder} ({reason}): save it, then open it.")
        raise PhotoError(text, folder=shown(folder), reason=str(error)) from error
    return path


def _kept_bytes(content: bytes, name: str) -> Path:
    """Keep a style picture that came in a session."""
    folder = paths.data_folder() / "styles"
    path = folder / f"{sha256(content).hexdigest()[:8]}-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _pictures_in(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES)[:MOST]
    except OSError:  # it may not be read, or is gone
        return []


def square(pixels: Pixels, side: int = THUMBNAIL) -> Pixels:
    """Return the square in the middle of a picture, brought to ``side`` px.

    >>> square(np.zeros((30, 50, 3), np.uint8)).shape
    (128, 128, 3)
    """
    least = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - least) // 2, (pixels.shape[1] - least) // 2
    middle = pixels[top : top + least, left : left + least]
    return np.asarray(cv2.resize(middle, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
