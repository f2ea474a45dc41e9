"""The style pictures to choose from: those that come with the app, and people's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

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
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.gui.services.photo_opener import photo_of_image

THUMBNAIL = 128
"""Px a side of the small pictures."""

MOST = 60
"""Of a folder that is dropped, so many pictures are taken."""

Found = tuple[dict[str, Pixels], list[CnnguiError]]
"""Small squares by path, and the errors of what is no picture."""


@dataclass(frozen=True, eq=False)
class Contents:
    """What a library holds: the paths of people's own pictures, and small squares by path."""

    own: tuple[str, ...]
    small: Mapping[str, Pixels]


class Library(QObject):
    """Reads style pictures off the main thread, and keeps them small.

    ``came`` carries the paths of people's pictures that turned out to be pictures, ``failed`` the error of one that did
    not, and ``changed`` says that there are more to show.
    """

    came = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._own: tuple[str, ...] = ()
        self._small: dict[str, Pixels] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them, people's own first."""
        return (*self._own, *(str(path) for path in paths.bundled_styles()))

    @property
    def is_loaded(self) -> bool:
        """Whether those that come with the app are read."""
        return all(str(path) in self._small for path in paths.bundled_styles())

    def thumbnail(self, path: str) -> Pixels:
        """Return a picture as a small square, grey while it is not read yet."""
        blank = np.full((THUMBNAIL, THUMBNAIL, 3), 128, np.uint8)
        return self._small.get(path, blank)

    def contents(self) -> Contents:
        """Return what another library can take over."""
        return Contents(self._own, self._small)

    def take_over(self, contents: Contents) -> None:
        """Show what another library showed, when the window is built anew."""
        self._own = tuple(dict.fromkeys((*self._own, *contents.own)))
        self._small |= contents.small
        self.changed.emit()

    def load(self) -> None:
        """Read those that come with the app, if they are not here yet."""
        missing = [path for path in paths.bundled_styles() if str(path) not in self._small]
        if missing:
            self._read(missing, own=False)

    def take(self, files: Sequence[Path]) -> None:
        """Read people's own: single pictures, or all of a folder."""
        self._read(files, own=True)

    def paste(self) -> bool:
        """Take what is on the clipboard, files or a picture; tell whether it was either."""
        data = QGuiApplication.clipboard().mimeData()  # None where there never was anything, whatever its stub says
        files = [Path(url.toLocalFile()) for url in (data.urls() if data else []) if url.isLocalFile()]
        if files:
            self.take(files)
            return True
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            return False
        self._start(partial(_kept, image, self.tr("pasted")), own=True)
        return True

    def _read(self, files: Sequence[Path], *, own: bool) -> None:
        self._start(partial(_read_all, files), own=own)

    def _start(self, read: Callable[[], Found], *, own: bool) -> None:
        self._jobs.start(
            Lane.FILES,
            read,
            title=self.tr("Reading style pictures"),
            quiet=not own,
            on_result=partial(self._keep, own),
            on_error=self.failed.emit,
        )

    def _keep(self, own: bool, found: Found) -> None:
        small, errors = found
        self._small |= small
        if own:
            self._own = tuple(dict.fromkeys((*small, *self._own)))
        if small:
            self.changed.emit()
        for error in errors:
            self.failed.emit(error)
        if own and small:
            self.came.emit(tuple(small))


def _read_all(files: Sequence[Path]) -> Found:
    """Read small squares by path, and the errors of what is no picture; of a folder, what is none is passed over."""
    small: dict[str, Pixels] = {}
    errors: list[CnnguiError] = []
    for file in files:
        is_folder = file.is_dir()
        for path in _pictures_in(file) if is_folder else [file]:
            try:
                small[str(path)] = square(read_preview(path, 2 * THUMBNAIL))
            except CnnguiError as error:
                if not is_folder:
                    errors.append(error)
    return small, errors


def _kept(image: QImage, name: str) -> Found:
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
    return _read_all([path])


def _pictures_in(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES)[:MOST]
    except OSError:  # it may not be read, or is gone
        return []


def square(pixels: Pixels, side: int = THUMBNAIL) -> Pixels:
    """Cut a square out of the middle of a picture, and bring it to ``side`` px.

    >>> square(np.zeros((30, 50, 3), np.uint8)).shape
    (128, 128, 3)
    """
    least = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - least) // 2, (pixels.shape[1] - least) // 2
    middle = pixels[top : top + least, left : left + least]
    return np.asarray(cv2.resize(middle, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
