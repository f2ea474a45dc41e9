"""How long something takes, in words: as roughly as it is known."""

from PySide6.QtCore import QCoreApplication

LONG = 90
"""From so many seconds up, it is told in minutes."""


def about(seconds: float) -> str:
    """Say how long something will take.

    >>> about(3.2), about(47), about(100), about(596), about(40000)
    ('about 4 s', 'about 50 s', 'about 2 min', 'about 10 min', 'about 12 h')
    """
    amount, unit = _rounded(seconds)
    texts = {
        "s": QCoreApplication.translate("JobBar", "about {seconds} s"),
        "min": QCoreApplication.translate("JobBar", "about {minutes} min"),
        "h": QCoreApplication.translate("JobBar", "about {hours} h"),
    }
    return texts[unit].format(seconds=amount, minutes=amount, hours=amount)


def time_left(seconds: float) -> str:
    """Say how long it will still take.

    >>> time_left(3.2), time_left(47), time_left(200), time_left(40000)
    ('about 4 s left', 'about 50 s left', 'about 4 min left', 'about 12 h left')
    """
    amount, unit = _rounded(seconds)
    texts = {
        "s": QCoreApplication.translate("JobBar", "about {seconds} s left"),
        "min": QCoreApplication.translate("JobBar", "about {minutes} min left"),
        "h": QCoreApplication.translate("JobBar", "about {hours} h left"),
    }
    return texts[unit].format(seconds=amount, minutes=amount, hours=amount)


def _rounded(seconds: float) -> tuple[int, str]:
    """Return a number, rounded up, and what it counts."""
    if seconds < LONG:
        return (max(1, -int(-seconds // 1)) if seconds < 10 else -int(-seconds // 5) * 5), "s"
    minutes = -int(-seconds // 60)
    return (minutes, "min") if minutes < 100 else (-(-minutes // 60), "h")
