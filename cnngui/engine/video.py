"""Live pictures: frames of a webcam or of a video file, one at a time, as fresh as they come."""

import io
import re
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Protocol

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, PhotoError
from cnngui.engine.files import opened, shown
from cnngui.engine.opencv_silence import quiet
from cnngui.engine.pixels import resized

PATIENCE = 1.0
"""Seconds that a camera may give nothing before it counts as lost, and that a video may lag behind the clock."""

_RETRY = 0.1
"""Seconds between two tries of a camera that gives nothing."""

_CAMERA_APIS = {"win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION, "linux": cv2.CAP_V4L2}
"""Named, for OpenCV's own choice on Windows, Media Foundation, can take a minute to open a camera."""

_NO_CAMERA = QT_TRANSLATE_NOOP(
    "Errors", "No camera was found: connect one, or allow this program to use it in the system's settings."
)
_NO_SUCH_CAMERA = QT_TRANSLATE_NOOP("Errors", "There is no camera {index}: connect it or choose another.")
_NO_PICTURE_OF_CAMERA = QT_TRANSLATE_NOOP(
    "Errors", "Camera {index} gives no picture: close other programs that use it, or allow this one to use it."
)
_LOST_CAMERA = QT_TRANSLATE_NOOP("Errors", "Camera {index} gives no more pictures: check its cable and start it again.")
_NO_VIDEO = QT_TRANSLATE_NOOP("Errors", "The file {name} is no video that can be read: choose another.")
_NO_PICTURE_IN_FILE = QT_TRANSLATE_NOOP("Errors", "The video {name} has no picture that can be read: choose another.")

_DEVICES = Path("/dev")
_USUAL_RATE = 25.0


class VideoError(CnnguiError):
    """A camera or video file that gives no pictures, or gives them no longer."""


@dataclass(frozen=True)
class CameraSource:
    """A camera.

    Parameters
    ----------
    index : int
        The system's number for it, from 0; see `cameras`.
    """

    index: int


@dataclass(frozen=True)
class FileSource:
    """A video file.

    Parameters
    ----------
    path : str or PathLike
        Any path that the system knows, in any script.
    """

    path: str | PathLike[str]


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of a source.

    Parameters
    ----------
    pixels : NDArray[np.uint8]
        H×W×3 RGB, C-contiguous.
    number : int
        Counts the frames of the source from 0, and the skipped ones of a video too; never starts again.
    seconds : float
        Since the source was opened.
    fraction : float, optional
        How far the video is, 0 to 1, again 0 where it starts again; None for a camera or where the end is not known.

    Examples
    --------
    >>> Frame(np.zeros((48, 64, 3), np.uint8), 5, 0.5, 0.25).fraction
    0.25
    """

    pixels: NDArray[np.uint8]
    number: int
    seconds: float
    fraction: float | None


class Capture(Protocol):
    """What is used of ``cv2.VideoCapture``."""

    def isOpened(self) -> bool: ...  # noqa: N802, D102
    def grab(self) -> bool: ...  # noqa: D102
    def retrieve(self) -> tuple[bool, MatLike]: ...  # noqa: D102
    def get(self, prop: int, /) -> float: ...  # noqa: D102
    def set(self, prop: int, value: float, /) -> bool: ...  # noqa: D102
    def release(self) -> None: ...  # noqa: D102


OpenCapture = Callable[[int | io.BufferedIOBase, int], Capture]
"""Opens a camera by its number or a video by its bytes, with one of OpenCV's back ends."""


def _opened_by_opencv(source: int | io.BufferedIOBase, api: int) -> Capture:
    return cv2.VideoCapture(source, api, [])  # type: ignore[arg-type]  # its stubs know no Python streams


def frames(
    source: CameraSource | FileSource,
    longest: int | None = None,
    *,
    open_capture: OpenCapture = _opened_by_opencv,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Generator[Frame, None, None]:
    """Return the frames of a source for as long as they are asked for; the source is closed with the generator.

    A camera gives what it sees now. A video plays at its own speed: whoever asks early waits, up to a second, whoever
    asks late misses frames; after a pause of more than a second it goes on about where it was. At its end it starts
    again.

    Parameters
    ----------
    source : CameraSource or FileSource
        Opened when the first frame is asked for.
    longest : int, optional
        Pixels that the longer side may have, at least 1; small frames are not enlarged.
    open_capture, clock, sleep : callable
        Stand-ins for tests.

    Raises
    ------
    VideoError
        When there is no such camera, or it gives no picture or no more; when there is no such file, or it is a folder,
        a device, empty, may not be read, is no video, or has no picture that can be read.

    Examples
    --------
    >>> next(frames(FileSource("no such video.avi")))
    Traceback (most recent call last):
    cnngui.engine.video.VideoError: There is no file no such video.avi: check the path.
    """
    if isinstance(source, CameraSource):
        return _frames_of_camera(source.index, longest, open_capture, clock, sleep)
    return _frames_of_file(Path(source.path), longest, open_capture, clock, sleep)


def likely_cameras(most: int = 2) -> tuple[int, ...]:
    """Return the numbers that cameras are likely to have, without opening one: no light goes on unasked.

    On Linux those that there are; elsewhere nobody tells, and the first ``most`` are given.

    >>> len(likely_cameras()) <= 2
    True
    """
    return tuple(_candidates(most)[:most])


def cameras(most: int = 4, *, open_capture: OpenCapture = _opened_by_opencv) -> tuple[int, ...]:
    """Return the numbers of the cameras that can be opened; each is opened for a moment, so its light may flash.

    A camera that another program uses may be missing.

    Parameters
    ----------
    most : int
        Stop after this many cameras; where the system does not list their numbers, this many are tried.
    open_capture : callable
        Stand-in for tests.

    Examples
    --------
    >>> cameras(0)
    ()
    """
    found: list[int] = []
    with quiet():
        for index in _candidates(most):
            if len(found) == most:
                break
            with _capturing(index, _camera_api(), open_capture) as capture:
                if capture.isOpened():
                    found.append(index)
    return tuple(found)


def _frames_of_camera(
    index: int,
    longest: int | None,
    open_capture: OpenCapture,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Generator[Frame, None, None]:
    with quiet(), _capturing(index, _camera_api(), open_capture) as capture:
        if not capture.isOpened():
            raise _not_opened(index, open_capture)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # or a slow reader is shown what was seen seconds ago
        began = clock()
        for number in count():
            picture = _read_patiently(capture, clock, sleep)
            if picture is None:
                raise VideoError(_NO_PICTURE_OF_CAMERA if number == 0 else _LOST_CAMERA, index=index)
            yield Frame(_finished(picture, longest), number, clock() - began, None)


def _read_patiently(
    capture: Capture, clock: Callable[[], float], sleep: Callable[[float], None]
) -> NDArray[np.uint8] | None:
    """Read a frame; try again for a second when there is none, since cameras wake up slowly and stumble."""
    until = clock() + PATIENCE
    while True:
        picture = _retrieved(capture) if capture.grab() else None
        if picture is not None or clock() >= until:
            return picture
        sleep(_RETRY)


def _frames_of_file(
    path: Path,
    longest: int | None,
    open_capture: OpenCapture,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Generator[Frame, None, None]:
    number = wanted = length = 0
    pace: _Pace | None = None
    with quiet(), _stream_of(path) as stream:
        while True:  # once for each time that it plays: opening it anew also rewinds what cannot be rewound
            start = number
            stream.seek(0)
            with _capturing(stream, cv2.CAP_FFMPEG, open_capture) as capture:
                if not capture.isOpened():
                    raise VideoError(_NO_VIDEO, name=shown(path))
                pace = pace or _Pace(_interval(capture), clock(), clock, sleep)
                length = length or max(0, int(capture.get(cv2.CAP_PROP_FRAME_COUNT)))
                while capture.grab():
                    if number == wanted:
                        picture = _retrieved(capture)
                        if picture is None:
                            raise VideoError(_NO_PICTURE_IN_FILE, name=shown(path))
                        fraction = min((number - start) / length, 1.0) if length else None
                        yield Frame(_finished(picture, longest), number, clock() - pace.began, fraction)
                        wanted = pace.next_frame(number + 1)
                    number += 1
            length = number - start  # a damaged file announces more than it has
            if length == 0:
                raise VideoError(_NO_PICTURE_IN_FILE, name=shown(path))


class _Pace:
    """Says which frame of a video the clock asks for."""

    def __init__(
        self, interval: float, began: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.began = began
        self._interval = interval
        self._zero = began
        self._clock = clock
        self._sleep = sleep

    def next_frame(self, number: int) -> int:
        """Wait until frame ``number`` is due, and give the newest that is; a long pause is taken out of the time."""
        late = self._clock() - self._zero - number * self._interval
        if late < 0:
            self._sleep(-late)
            return number
        self._zero += max(late - PATIENCE, 0.0)
        return number + int(min(late, PATIENCE) / self._interval)


def _interval(capture: Capture) -> float:
    """Seconds between two frames; files that give no speed, or a senseless one, play at the usual one."""
    rate = capture.get(cv2.CAP_PROP_FPS)
    return 1 / (rate if 1 <= rate <= 240 else _USUAL_RATE)


def _retrieved(capture: Capture) -> NDArray[np.uint8] | None:
    succeeded, picture = capture.retrieve()
    return picture.astype(np.uint8, copy=False) if succeeded else None


def _finished(picture: NDArray[np.uint8], longest: int | None) -> NDArray[np.uint8]:
    """Make OpenCV's BGR ours."""
    small = picture if longest is None else resized(picture, longest)
    return cv2.cvtColor(small, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)


@contextmanager
def _capturing(source: int | io.BufferedIOBase, api: int, open_capture: OpenCapture) -> Iterator[Capture]:
    """Open a camera or video, and release it whatever happens."""
    capture = open_capture(source, api)
    try:
        yield capture
    finally:
        capture.release()


class _Stream(io.BufferedIOBase):
    """A file as OpenCV may read it: an exception in here, as of a file cut short, would end the whole program."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return self._file.read(-1 if size is None else size)
        except (OSError, ValueError, OverflowError):
            return b""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1


@contextmanager
def _stream_of(path: Path) -> Iterator[_Stream]:
    """Open the file ourselves, and let OpenCV read its bytes.

    WORKAROUND: on Windows OpenCV fails on paths beyond ASCII (https://github.com/opencv/opencv/issues/4292); and by
    their names FFmpeg takes text files for films of letters.
    """
    with ExitStack() as stack:
        try:
            file = stack.enter_context(opened(path))
        except PhotoError as error:
            raise VideoError(error.template, **error.fields) from error
        yield _Stream(file)


def _camera_api() -> int:
    return _CAMERA_APIS.get(sys.platform, cv2.CAP_ANY)


def _candidates(most: int) -> list[int]:
    """Return the numbers worth trying."""
    if sys.platform != "linux":
        return list(range(most))
    matches = (re.fullmatch(r"video(\d+)", device.name) for device in _DEVICES.glob("video*"))
    return sorted(int(match[1]) for match in matches if match)


def _not_opened(index: int, open_capture: OpenCapture) -> VideoError:
    """Find out why: Linux tells which cameras there are; elsewhere one that opens says that others may not be there."""
    if sys.platform == "linux" and index in _candidates(0):
        return VideoError(_NO_PICTURE_OF_CAMERA, index=index)
    if cameras(open_capture=open_capture):
        return VideoError(_NO_SUCH_CAMERA, index=index)
    return VideoError(_NO_CAMERA)
