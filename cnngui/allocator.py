"""Keep freed memory for the next picture, where the C library allows it.

A 12-megapixel response takes 48 MB. glibc hands such a block back to the system as soon as it is freed, and a quarter
to a half of the time of the next filter goes into mapping and clearing fresh pages. Raising two of its thresholds keeps
the block; macOS and Windows manage large blocks in ways of their own, and nothing is done there.
"""

import ctypes
import platform

KEPT_BYTES = 512 * 1024 * 1024
"""Blocks up to this size are kept, and as much free memory at most at the end of the heap."""

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3


def keep_freed_memory() -> bool:
    """Raise glibc's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD; tell whether it did.

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
