"""What is set on the page where a network learns. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lesson:
    """What is learned, and how: steps of undo."""

    seed: int = 0


@dataclass(frozen=True)
class LessonLook:
    """How it is looked at."""

    followed: str = "C1"
