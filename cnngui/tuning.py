"""Settings of the C library and of OpenCV that make the window answer sooner. Called once, when the app starts.

Measured on two processors with a 12-megapixel grey photo, a 3×3 filter, one edit every 33 ms, medians:

| | two OpenCV threads | one |
|---|---|---|
| freed memory handed back | 17.9 ms | 14.8 ms |
| freed memory kept | 13.6 ms | 10.6 ms |
"""

import ctypes
import os
import platform

KEPT_BYTES = 512 * 1024 * 1024
"""Blocks up to this size are kept, and as much free memory at most at the end of the heap."""

FEW_PROCESSORS = 2
"""With so many, waking OpenCV's second thread after a pause costs more than it saves."""

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3


def tune() -> None:
    """Keep freed memory, and OpenCV on one thread where there are only two processors."""
    import cv2  # noqa: PLC0415  (the command line imports this module and need not load OpenCV)

    keep_freed_memory()
    if (os.cpu_count() or 1) <= FEW_PROCESSORS:
        cv2.setNumThreads(1)


def keep_freed_memory() -> bool:
    """Raise glibc's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD; tell whether it did.

    A 12-megapixel response takes 48 MB. glibc hands such a block back to the system as soon as it is freed, and a
    quarter of the next filter's time goes into mapping and clearing fresh pages. Raising two of its thresholds keeps
    the block; macOS and Windows manage large blocks in ways of their own, and nothing is done there.

    Notes
    -----
    Costs up to `KEPT_BYTES` that other programs cannot have while the app runs. See `mallopt(3)`.

    Examples
    --------
    >>> keep_freed_memory() == (platform.libc_ver()[0] == "glibc")
    True
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    library = ctypes.CDLL(None)
    set_trim = library.mallopt(_M_TRIM_THRESHOLD, KEPT_BYTES)
    set_mmap = library.mallopt(_M_MMAP_THRESHOLD, KEPT_BYTES)
    return bool(set_trim and set_mmap)


def hand_back_freed_memory() -> bool:
    """Return the system what `keep_freed_memory` kept of freed blocks, also from between others; tell whether it did.

    Maps of many sizes leave holes in the heap that the next ones do not fit into: after a thousand small photos they
    took 200 MB here. It takes some milliseconds, and then every page anew that is used again, so do it seldom.

    Examples
    --------
    >>> hand_back_freed_memory() == (platform.libc_ver()[0] == "glibc")
    True
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    ctypes.CDLL(None).malloc_trim(0)
    return True
