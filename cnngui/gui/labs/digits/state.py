"""What is set in the Digits lab: the digit, and the network that learns. No Qt."""

from dataclasses import dataclass, field
from typing import Final, Literal

from cnngui.gui.lab.fields import look
from cnngui.gui.labs.digits.learning_state import Lesson, LessonLook
from cnngui.gui.labs.digits.reading_state import Reading, ReadingLook

Page = Literal["read", "learn"]
PAGES: Final[tuple[Page, ...]] = ("read", "learn")


@dataclass(frozen=True)
class DigitsState:
    """What is set on both pages, and how it is looked at."""

    reading: Reading = field(default_factory=Reading)
    lesson: Lesson = field(default_factory=Lesson)
    page: Page = look("read")
    seen: ReadingLook = look(ReadingLook())
    watched: LessonLook = look(LessonLook())
