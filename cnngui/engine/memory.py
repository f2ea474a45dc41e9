"""How much memory is free, so that what would not fit is refused before it begins."""

import ctypes
import os
import sys
from pathlib import Path


def free_memory() -> int | None:
    """Return the bytes that a program can still take without swapping; None where the system does not tell.

    Linux and Windows say what is free. macOS does not say it plainly: there, half of what is built in is given.

    Examples
    --------
    >>> free = free_memory()
    >>> free is None or free > 10_000_000
    True
    """
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (OSError, ValueError):
        return None


def all_memory() -> int | None:
    """Return the bytes of memory that the machine has; None where the system does not tell.

    Examples
    --------
    >>> there = all_memory()
    >>> there is None or there > 100_000_000
    True
    """
    if sys.platform == "win32":
        status = _status_on_windows()
        return None if status is None else int(status.total)
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


class _MemoryStatus(ctypes.Structure):
    """``MEMORYSTATUSEX`` of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        ("free", ctypes.c_ulonglong),
        ("total_page_file", ctypes.c_ulonglong),
        ("free_page_file", ctypes.c_ulonglong),
        ("total_virtual", ctypes.c_ulonglong),
        ("free_virtual", ctypes.c_ulonglong),
        ("free_extended", ctypes.c_ulonglong),
    )


def _free_on_windows() -> int | None:
    status = _status_on_windows()
    return None if status is None else int(status.free)


def _status_on_windows() -> _MemoryStatus | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    windll = getattr(ctypes, "windll", None)
    if windll is None or not windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return status
