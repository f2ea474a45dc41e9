"""Every way a photo gets in: file dialog, drop, paste, the samples, recent ones, the next in the folder."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo, photo_from_array
from cnngui.gui.errors import note_text
from cnngui.gui.jobs import JobRunner, Lane
from cnngui.gui.messages import Messages
from cnngui.gui.settings import Settings
from cnngui.gui.workspace import Source, Workspace, source_of
from cnngui.paths import bundled_photos

SUFFIXES = (
    *(".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif", ".jp2", ".ppm", ".pgm"),
    *(".csv", ".npy"),
)
"""What the file dialog and the walk through a folder show; what a file really is, its content says."""

MOST_RECENT = 10


class PhotoOpener(QObject):
    """Opens photos into the workspace, off the main thread; what cannot be read is said and changes nothing."""

    opened = Signal()

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

    def ask(self) -> None:
        """Ask for a file, and open it."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Photos and grids ({patterns});;All files (*)").format(patterns=patterns)
        folder = self._settings.text("last_folder") or str(Path.home())
        path, _ = QFileDialog.getOpenFileName(None, self.tr("Open a photo"), folder, kinds)
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open a photo or a grid."""
        self._read(lambda: read_input(path), path.name)

    def paste(self) -> None:
        """Take the picture, or the file, on the clipboard."""
        if not self.drop(QGuiApplication.clipboard().mimeData()):
            self._messages.tell(self.tr("There is no picture on the clipboard. Copy one, then paste again."))

    def drop(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted; tell whether it was a file or a picture."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_path(files[0])
        elif data.hasImage():
            pixels = _pixels(QImage(data.imageData()))
            name = self.tr("pasted picture")
            self._read(lambda: photo_from_array(pixels, name), name)
        return bool(files) or data.hasImage()

    def next(self) -> None:
        """Open the next photo of the folder, the first after the last."""
        self._step(1)

    def previous(self) -> None:
        """Open the photo before in the folder, the last before the first."""
        self._step(-1)

    def recent(self) -> list[Path]:
        """Photos that were opened lately and are still there, the latest first."""
        return [path for path in map(Path, self._settings.texts("recent_photos")) if path.exists()]

    def samples(self) -> list[Path]:
        """Give the photos that come with the app."""
        return list(bundled_photos())

    def set_working_size(self, longest: int | None) -> None:
        """Work on a smaller copy of the photo, ``longest`` px on its longer side, or on its own size."""
        opened = self._workspace.opened
        if longest != self._workspace.working_size:
            self._jobs.start(
                Lane.FILES,
                lambda: source_of(opened, longest),
                title=self.tr("Resizing {name}").format(name=opened.name),
                on_result=lambda source: self._workspace.take(opened, source, longest),
                on_error=self._messages.tell_error,
                replaces="photo",
            )

    def _read(self, read: Callable[[], Photo | Grid], name: str) -> None:
        longest = self._settings.integer("working_size") or None

        def work() -> tuple[Photo | Grid, Source]:
            opened = read()
            return opened, source_of(opened, longest)

        self._jobs.start(
            Lane.FILES,
            work,
            title=self.tr("Opening {name}").format(name=name),
            on_result=lambda result: self._take(*result, longest),
            on_error=self._messages.tell_error,
            replaces="photo",
        )

    def _take(self, opened: Photo | Grid, source: Source, longest: int | None) -> None:
        self._messages.clear()
        self._workspace.take(opened, source, longest)
        if isinstance(opened, Photo) and opened.notes:
            self._messages.tell(" ".join(note_text(note) for note in opened.notes))
        if opened.path is not None and opened.path not in bundled_photos():
            path = opened.path.absolute()
            others = [text for text in self._settings.texts("recent_photos") if text != str(path)]
            self._settings.set("recent_photos", (str(path), *others[: MOST_RECENT - 1]))
            self._settings.set("last_folder", str(path.parent))
        self.opened.emit()

    def _step(self, by: int) -> None:
        path = self._workspace.source.path or bundled_photos()[0]
        try:
            found = [other for other in path.absolute().parent.iterdir() if _is_readable(other)]
        except OSError:
            found = []
        photos = sorted(found, key=_natural)
        if not photos:
            self._messages.tell(self.tr("There is no other photo in this folder any more."))
            return
        at = photos.index(path.absolute()) if path.absolute() in photos else -1
        self.open_path(photos[(at + by) % len(photos)])


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _natural(path: Path) -> list[tuple[int, int, str]]:
    """Sort IMG_2 before IMG_10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """Copy a `QImage` to (H, W, 4) uint8 RGBA."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()
