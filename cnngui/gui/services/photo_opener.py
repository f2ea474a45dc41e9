"""Every way a photo gets in: file dialog, drop, paste, the samples, recent ones, the next in the folder."""

import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote_to_bytes

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QColorSpace, QGuiApplication, QImage, QPixmap

from cnngui.engine.errors import MissingError
from cnngui.engine.files import shown
from cnngui.engine.folders import SUFFIXES, read_neighbour, read_of
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo, photo_from_array
from cnngui.engine.sources import Source, source_of
from cnngui.gui.look.errors import note_text
from cnngui.gui.look.i18n import number
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.open_file import VIDEOS, ask_for_file
from cnngui.gui.services.session import SUFFIX
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.paths import bundled_photos

MOST_RECENT = 10

_LONGEST_ADDRESS = 60
"""Letters that are shown."""

_KEY = "photo"
"""Of the jobs that end in another photo, or another size of it, only the newest counts."""


class PhotoOpener(QObject):
    """Opens photos into the workspace, off the main thread; what cannot be read is said and changes nothing.

    It lives as long as the workspace, longer than the window, which is built anew in another language.
    ``session_wished`` carries the path of a file that is a whole session.
    """

    session_wished = Signal(Path)

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        settings: Settings,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._settings = settings
        self._messages = messages
        self._longest = settings.integer("working_size") or None
        self._is_reading = False
        self._steps = 0
        self._row: tuple[Path, ...] = ()
        self._resizing: Job | None = None
        settings.changed.connect(self._follow)

    def ask(self) -> None:
        """Ask for a file, and open it."""
        kinds = self.tr("Photos and grids ({patterns});;All files (*)")
        path = ask_for_file(self._settings, self.tr("Open a photo"), SUFFIXES, kinds)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a photo, a grid, or a session; say where a video belongs."""
        if path.suffix.lower() == SUFFIX:
            self.session_wished.emit(path)
            return
        if path.suffix.lower() in VIDEOS:
            told = self.tr("{name} is a video: open it in Maps, under Live, or drop it on the maps.")
            self._messages.tell(told.format(name=shown(Path(path.name))))
            return
        self._read(partial(read_input, path), self._opening(photo_name(path)), path)

    def paste(self) -> None:
        """Take the picture, or the file, on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()  # None where there never was anything, whatever its stub says
        if not data or not self.drop(data):
            self._messages.tell(self.tr("There is no picture on the clipboard. Copy one, then paste again."))

    def drop(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted; tell whether it was a file or a picture."""
        files = [path_of(url) for url in data.urls() if url.isLocalFile()]
        address = address_in(data)
        if files:
            self._open_row(tuple(path.absolute() for path in files))
        elif data.hasImage():
            self._take_picture(data.imageData())
        elif address:
            told = self.tr("{address} is an address, not a picture. Save the picture first, then open the file.")
            self._messages.tell(told.format(address=address))
        return bool(files or address) or data.hasImage()

    def _open_row(self, files: tuple[Path, ...]) -> None:
        """Open the first of several files; the others are the next ones."""
        self._row = files if len(files) > 1 else ()
        if not self._row:
            self.open_path(files[0])
            return
        told = self.tr("{count} files were dropped. This is the first; Page Down leads to the next.")
        title, passed = self._opening(shown(Path(files[0].name))), list[Path]()
        read = partial(read_of, files, 0, 1, passed.append)
        self._read(read, title, passed=passed, told=told.format(count=number(len(files))))

    def _take_picture(self, given: object) -> None:
        image = given.toImage() if isinstance(given, QPixmap) else given
        if not isinstance(image, QImage) or image.isNull():
            told = self.tr("This picture comes in a form that cannot be read. Save it as a file and open that.")
            self._messages.tell(told)
            return
        name = self.tr("pasted picture")
        self._read(partial(photo_of_image, QImage(image), name), self._opening(name))

    def next(self) -> None:
        """Open the next photo of the folder, the first after the last."""
        self._step(1)

    def previous(self) -> None:
        """Open the photo before in the folder, the last before the first."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go on by so many photos; steps that come while one is being read add up, as a clicker's do."""
        self._steps += by
        path, steps = self._workspace.source.path or bundled_photos()[0], self._steps
        passed: list[Path] = []
        title = self.tr("Opening another photo of the folder")
        row, here = self._row, path.absolute()
        if here in row:
            at = row.index(here) + (steps or by)
            self._read(lambda: read_of(row, at, 1 if by > 0 else -1, passed.append), title, passed=passed)
        else:
            self._read(lambda: read_neighbour(path, steps or by, passed.append), title, passed=passed)

    def recent(self) -> list[Path]:
        """Photos that were opened lately, the latest first; whether they are still there is seen when one is opened."""
        return [Path(text) for text in self._settings.texts("recent_photos")]

    def samples(self) -> list[Path]:
        """Return the photos that come with the app."""
        return list(bundled_photos())

    def set_working_size(self, longest: int | None) -> None:
        """Work on a smaller copy of the photo, ``longest`` px on its longer side, or on its own size."""
        if longest != self._longest:
            self._longest = longest
            self._catch_up()

    def _follow(self, key: str) -> None:
        if key == "working_size":
            self.set_working_size(self._settings.integer(key) or None)

    def _opening(self, name: str) -> str:
        return self.tr("Opening {name}").format(name=name)

    # What is read

    def _read(
        self,
        read: Callable[[], Photo | Grid],
        title: str,
        path: Path | None = None,
        passed: Sequence[Path] = (),
        told: str = "",
    ) -> None:
        """Read a photo; ``path`` is told when it may be one of the recent ones, ``passed`` are those passed over.

        What is ``told`` is said once it is open.
        """
        longest = self._longest

        def work() -> tuple[Photo | Grid, Source]:
            opened = read()
            return opened, source_of(opened, longest)

        self._resizing, self._is_reading = None, True
        self._jobs.start(
            Lane.FILES,
            work,
            title=title,
            on_result=lambda result: self._take(*result, longest, passed, told),
            on_error=lambda error: self._refuse(error, path),
            on_stop=self._end_reading,
            replaces=_KEY,
            outlives_window=True,
        )

    def _take(
        self, opened: Photo | Grid, source: Source, longest: int | None, passed: Sequence[Path], first: str
    ) -> None:
        self._messages.clear()
        self._workspace.take(opened, source, longest)
        told = [first] if first else []
        told += [note_text(note) for note in opened.notes] if isinstance(opened, Photo) else []
        if passed:
            text = self.tr("Passed over, since it cannot be read: {names}.")
            told.append(text.format(names=", ".join(shown(Path(path.name)) for path in passed)))
        if told:
            self._messages.tell(" ".join(told))
        if opened.path is not None and opened.path not in bundled_photos():
            path = opened.path.absolute()
            self._settings.look_again("recent_photos")  # another window may have opened some
            self._settings.set("recent_photos", (str(path), *self._recent_without(path)[: MOST_RECENT - 1]))
            self._settings.set("last_folder", str(path.parent))
        self._end_reading()

    def _refuse(self, error: Exception, path: Path | None) -> None:
        self._messages.tell_error(error)
        if path is not None and isinstance(error, MissingError):
            self._settings.look_again("recent_photos")
            self._settings.set("recent_photos", self._recent_without(path.absolute()))
        self._end_reading()

    def _recent_without(self, path: Path) -> tuple[str, ...]:
        return tuple(text for text in self._settings.texts("recent_photos") if text != str(path))

    def _end_reading(self) -> None:
        self._is_reading, self._steps = False, 0
        self._catch_up()

    # The working size

    def _catch_up(self) -> None:
        """Bring the photo to the size that was asked for last; one that is being read, once it is there."""
        if self._is_reading:
            return
        if self._resizing is not None:
            self._resizing.abandon()
            self._resizing = None
        opened, longest = self._workspace.opened, self._longest
        if longest == self._workspace.working_size:
            return
        self._resizing = self._jobs.start(
            Lane.FILES,
            lambda: source_of(opened, longest),
            title=self.tr("Resizing {name}").format(name=opened.name),
            on_result=lambda source: self._take_size(opened, source, longest),
            on_error=self._refuse_size,
            on_stop=self._keep_size,
            replaces=_KEY,
            outlives_window=True,
        )

    def _take_size(self, opened: Photo | Grid, source: Source, longest: int | None) -> None:
        self._resizing = None
        self._workspace.take(opened, source, longest)

    def _refuse_size(self, error: Exception) -> None:
        self._messages.tell_error(error)
        self._keep_size()

    def _keep_size(self) -> None:
        """Stay at the size that the photo has; the settings are to say so."""
        self._resizing = None
        self._longest = self._workspace.working_size
        self._settings.set("working_size", self._longest or 0)


def path_of(url: QUrl) -> Path:
    r"""Return the path of a file that was dropped, byte by byte: Qt puts � for what is no UTF-8.

    >>> os.fsencode(path_of(QUrl.fromEncoded(b"file:///tmp/%E9t%E9.png")))
    b'/tmp/\xe9t\xe9.png'
    """
    if "\N{REPLACEMENT CHARACTER}" not in url.toLocalFile():
        return Path(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def address_in(data: QMimeData) -> str:
    """Return the address of a page or a picture on the web that was dropped or pasted; "" where there is none."""
    texts = [url.toString() for url in data.urls() if not url.isLocalFile()] or [data.text().strip()]
    found = re.fullmatch(r"(?:https?|ftp)://\S{1,2000}", texts[0], re.IGNORECASE)
    return found[0][:_LONGEST_ADDRESS] if found else ""


def photo_of_image(image: QImage, name: str) -> Photo:
    """Return a Qt picture as a photo, by the rules of files: from its colour profile to sRGB, on white."""
    space = image.colorSpace()
    if space.isValid() and space.colorModel() != QColorSpace.ColorModel.Rgb:  # grey or inks, with their profile
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        space = QColorSpace()
    pixels = _pixels(image)
    if pixels[..., :3].any() and not pixels[..., 3].any():  # programs that know no alpha leave zeros there
        pixels[..., 3] = 255
    return photo_from_array(pixels, name, profile=bytes(space.iccProfile().data()) if space.isValid() else None)


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """Copy a `QImage` to (H, W, 4) uint8 RGBA."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()
