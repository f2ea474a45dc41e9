"""The pictures of the lab: read once, kept longer than the window."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from secrets import token_hex

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from cnngui.engine.arrays import Pixels
from cnngui.engine.files import shown
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.transfer.gathering import Gathered, Laid, gathering, lay_out
from cnngui.gui.labs.transfer.state import Album, Source
from cnngui.gui.look.i18n import language
from cnngui.gui.services.jobs import Lane
from cnngui.tasks.transfer import NOTHING

MOST_BURST_PX = 320
"""Shorter side of a picture of the camera: more than a network looks at."""


class PictureLibrary(QObject):
    """Reads the sources of an album, and keeps what it read.

    ``changed`` tells that there are other pictures; ``failed`` carries a `Source` that cannot be read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: LabContext) -> None:
        super().__init__(context.workspace)
        self._jobs, self._messages = context.jobs, context.messages
        self._gathered: dict[Source, Gathered] = {}
        self._reading: set[Source] = set()
        self._bursts: dict[str, list[Pixels]] = {}
        self._laid: tuple[object, Laid] = ((), Laid())

    def laid(self, album: Album) -> Laid:
        """Return the pictures of an album that were read so far."""
        there = {source: self._gathered[source] for source in album.sources if source in self._gathered}
        about = (album, tuple(map(id, there.values())), language())
        if self._laid[0] != about:
            self._laid = about, lay_out(album, there, _class_words())
        return self._laid[1]

    def is_whole(self, album: Album) -> bool:
        """Tell whether all sources of an album are read."""
        return all(source in self._gathered for source in album.sources)

    def read(self, album: Album) -> None:
        """Read what was not read yet."""
        for source in album.sources:
            if source not in self._gathered and source not in self._reading:
                self._read_source(source)

    def _read_source(self, source: Source) -> None:
        self._reading.add(source)
        burst = tuple(self._bursts.get(source.key, ()))
        self._jobs.start_lasting(
            Lane.FILES,
            gathering(source, burst),
            partial(self._take, source),
            partial(self._fail, source),
            partial(_reading_title, source),
        )

    def _take(self, source: Source, found: Gathered) -> None:
        self._reading.discard(source)
        self._gathered[source] = found
        self.changed.emit()

    def _fail(self, source: Source, error: Exception) -> None:
        self._reading.discard(source)
        self._gathered[source] = Gathered((), ())
        self._messages.tell_error(error)
        self.failed.emit(source)

    def forget(self, source: Source) -> None:
        """Read a source again when it is next wanted."""
        self._gathered.pop(source, None)

    def read_again(self, source: Source) -> None:
        """Read a source that was read already: there may be other files by now; the old ones stay until then."""
        if source in self._gathered and source not in self._reading:
            self._read_source(source)

    # Pictures of the camera

    def keep_burst(self, pictures: list[Pixels], into: str) -> Source:
        """Take pictures of the camera in, and return their source."""
        key = token_hex(6)
        self._bursts[key] = [_small(each) for each in pictures]
        return Source("burst", into=into, key=key)

    def pack(self, *, portable: bool) -> dict[str, bytes]:
        """Return the pictures of the camera as files of a session."""
        del portable  # they lie nowhere else
        return {
            f"{key}/{at:04}.png": cv2.imencode(".png", np.ascontiguousarray(each[..., ::-1]))[1].tobytes()
            for key, pictures in self._bursts.items()
            for at, each in enumerate(pictures)
        }

    def unsaved(self) -> int:
        """Return 0: pictures are no work that is lost unnoticed; a session keeps those of the camera."""
        return 0

    def unpack(self, files: Mapping[str, bytes]) -> None:
        """Take in the pictures of the camera of a session."""
        for path, content in sorted(files.items()):
            decoded = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
            if decoded is not None:
                pixels = np.ascontiguousarray(decoded[..., ::-1], np.uint8)
                self._bursts.setdefault(path.partition("/")[0], []).append(pixels)


def _small(pixels: Pixels) -> Pixels:
    """Return a picture no larger than a network needs it."""
    factor = MOST_BURST_PX / min(pixels.shape[:2])
    if factor >= 1:
        return pixels.copy()
    size = round(pixels.shape[1] * factor), round(pixels.shape[0] * factor)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _class_words() -> dict[str, str]:
    """Return what the classes are called that come with the app: of the cut-outs, and of no thing at all."""
    tr = QCoreApplication.translate
    return {
        "birds": tr("PictureLibrary", "birds"),
        "flowers": tr("PictureLibrary", "flowers"),
        "fruit": tr("PictureLibrary", "fruit"),
        "hoofed": tr("PictureLibrary", "hoofed animals"),
        "vegetables": tr("PictureLibrary", "vegetables"),
        NOTHING: tr("PictureLibrary", "nothing"),
    }


def _reading_title(source: Source) -> str:
    names = {
        "folder": shown(Path(Path(source.paths[0]).name)) if source.paths else "",
        "digits": QCoreApplication.translate("PictureLibrary", "digits"),
    }
    name = names.get(source.kind, source.into or QCoreApplication.translate("PictureLibrary", "cut-outs"))
    return QCoreApplication.translate("PictureLibrary", "Reading pictures: {name}").format(name=name)


def library_of(context: LabContext) -> PictureLibrary:
    """Return the pictures that all windows of the program share."""
    return context.kept("transfer-pictures", partial(PictureLibrary, context))
