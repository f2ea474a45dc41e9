"""What can go wrong in a lesson."""

from cnngui.engine.errors import CnnguiError


class LessonError(CnnguiError):
    """A grid, a stack or a puzzle that cannot be made as asked.

    >>> str(LessonError("Row {row} is empty.", row=2))
    'Row 2 is empty.'
    """
