"""What is set on the page that reads a digit. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """The digit, how it is prepared and spoilt, and which network reads it: steps of undo."""

    network: str = "bundled"


@dataclass(frozen=True)
class ReadingLook:
    """How it is looked at."""

    layer: str = ""
