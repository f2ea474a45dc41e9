"""Keeps from the terminal what OpenCV and FFmpeg print about live pictures."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import cv2

_LOG_LEVEL_OF_FFMPEG = "OPENCV_FFMPEG_LOGLEVEL"
# WORKAROUND: the function has moved in OpenCV 5.
_set_log_level: Callable[[int], int] = getattr(cv2, "setLogLevel", None) or cv2.utils.logging.setLogLevel


class _Silence:
    """What is to be put back when the last source is closed."""

    lock = Lock()
    wishes = 0
    log_level = 0
    ffmpeg: str | None = None


@contextmanager
def quiet() -> Iterator[None]:
    """Keep from the terminal what OpenCV and FFmpeg print; we say it in sentences. FFmpeg looks only the first time."""
    with _Silence.lock:
        _Silence.wishes += 1
        if _Silence.wishes == 1:
            _Silence.log_level = _set_log_level(0)
            _Silence.ffmpeg = os.environ.get(_LOG_LEVEL_OF_FFMPEG)
            os.environ.setdefault(_LOG_LEVEL_OF_FFMPEG, "-8")
    try:
        yield
    finally:
        with _Silence.lock:
            _Silence.wishes -= 1
            if _Silence.wishes == 0:
                _set_log_level(_Silence.log_level)
                if _Silence.ffmpeg is None:
                    os.environ.pop(_LOG_LEVEL_OF_FFMPEG, None)
