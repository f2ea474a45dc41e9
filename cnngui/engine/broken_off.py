"""Pictures that lack their last bytes, as web cameras and broken-off copies leave them: what is there is shown."""

from io import BytesIO
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFile, Jpeg2KImagePlugin, JpegImagePlugin

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.png_files import NO_END, NOTES

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess

_END = b"\xff\xd9"
_SCAN = b"\xff\xda"

_TAILS = (b"", b"\x5a" * 64)
"""Two different goes at what may be missing: where the picture is whole, a decoder looks at neither."""

_BLOCK_ROWS = 17
"""Rows of a row of blocks, and one more, whose colours are mixed with those of the next row."""

_MOST_LOST = 0.05
"""The share of the rows that may be made up."""


def open_jpeg(stream: IO[bytes]) -> ImageFile.ImageFile:
    """Open a JPEG; one that breaks off within its last rows of blocks will load all the same, and say so.

    Raises
    ------
    OSError, SyntaxError, …
        Whatever Pillow raises.
    """
    data = stream.read()
    stream.seek(0)
    if data.rfind(_END) > data.rfind(_SCAN):
        return JpegImagePlugin.jpeg_factory(stream)
    return EndlessJpeg(stream)


class EndlessJpeg(JpegImagePlugin.JpegImageFile):
    """A JPEG without an end mark."""

    def load(self) -> "PixelAccess | None":
        """Load what is there; EOFError where too much is missing."""
        stream = self.fp
        try:
            return super().load()
        except OSError:
            if stream is None:
                raise
        stream.seek(0)
        data = stream.read().removesuffix(_END[:1])
        first, second = (JpegImagePlugin.JpegImageFile(BytesIO(data + tail + _END)) for tail in _TAILS)
        lost = _lost_rows(np.asarray(first), np.asarray(second))
        if lost > max(_BLOCK_ROWS, _MOST_LOST * first.height) or not _has_all_scans(data, first.layers):
            raise EOFError(lost)
        self._size, self.tile = first.size, []
        self.im = first.im
        text = QT_TRANSLATE_NOOP("Notes", "The file breaks off: its last {count} rows of pixels are made up.")
        self.info[NOTES] = (Note(text, {"count": lost}) if lost else NO_END,)
        return super().load()


class EndlessJpeg2000(Jpeg2KImagePlugin.Jpeg2KImageFile):
    """A JPEG 2000 that may lack its end mark, and nothing else."""

    def load(self) -> "PixelAccess | None":
        """Load what is there."""
        stream = self.fp
        try:
            return super().load()
        except OSError:
            if stream is None:
                raise
        stream.seek(0)
        data = stream.read()
        missing = _END[1:] if data.endswith(_END[:1]) else _END
        whole = Jpeg2KImagePlugin.Jpeg2KImageFile(BytesIO(data + missing))
        whole.load()
        self._size, self.tile = whole.size, []
        self.im = whole.im
        self.info[NOTES] = (NO_END,)
        return super().load()


def _lost_rows(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> int:
    """Count the rows, from the first that depends on what comes after the end."""
    differing = np.flatnonzero((first != second).reshape(len(first), -1).any(axis=1))
    return len(first) - int(differing[0]) if differing.size else 0


def _has_all_scans(data: bytes, components: int) -> bool:
    """Tell whether every number of every colour has come with all its bits, at least for some of the picture."""
    coarse: dict[tuple[int, int], int] = {}
    place = _first_scan(data)
    while place >= 0:
        count = data[place + 4] if len(data) > place + 4 else 0
        start, end, bits = [*data[place + 5 + 2 * count : place + 8 + 2 * count], 0, 0, 0][:3]
        for component in data[place + 5 : place + 5 + 2 * count : 2]:
            coarse.update(dict.fromkeys(((component, number) for number in range(start, end + 1)), bits & 15))
        place = data.find(_SCAN, place + 2)
    return len(coarse) >= 64 * components and not any(coarse.values())


def _first_scan(data: bytes) -> int:
    """Return where the first scan of the picture begins, not of the small one within; -1 where there is none."""
    place = 2
    while data[place : place + 1] == b"\xff" and data[place : place + 2] != _SCAN:
        is_filling = data[place + 1 : place + 2] == b"\xff"
        place += 1 if is_filling else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return place if data[place : place + 2] == _SCAN else -1
