"""Steps of a job of which only the newest is looked at: what people must not miss is carried on from step to step."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TypeVar

from cnngui.engine.errors import Note
from cnngui.tasks.sights import Sight

Step = TypeVar("Step")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Noted:
    """A step, and what has happened up to it.

    Parameters
    ----------
    step : object
    note : Note or None
        The device failed, and the CPU goes on.
    """

    step: object
    note: Note | None

    @property
    def fraction(self) -> float | None:
        """Share of the work that is done, where the step tells it."""
        return getattr(self.step, "fraction", None)


def noted(steps: Generator[object, None, Result]) -> Generator[Noted, None, Result]:
    """Let every step carry the last note.

    Parameters
    ----------
    steps : generator
        A step that has something to tell has it in ``note``.

    Examples
    --------
    >>> from cnngui.tasks.feature_maps import FellBack
    >>> def work():
    ...     yield FellBack(Note("The device failed."), 0.5)
    ...     yield "more work"
    >>> [(each.step, each.note.template) for each in noted(work())][1]
    ('more work', 'The device failed.')
    """
    note: Note | None = None
    try:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            note = getattr(step, "note", None) or note
            yield Noted(step, note)
    finally:
        steps.close()


def pictured(steps: Generator[Step, None, Result]) -> Generator[Step | Sight, None, Result]:
    """Let every `Sight` carry the last picture, which comes now and then only.

    >>> def work():
    ...     yield Sight("a picture", 1.0, 1, 0.1)
    ...     yield Sight(None, 2.0, 2, 0.2)
    >>> [step.picture for step in pictured(work())]
    ['a picture', 'a picture']
    """
    newest: Sight | None = None
    try:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            if isinstance(step, Sight):
                newest = step if step.picture is not None or newest is None else replace(step, picture=newest.picture)
                yield newest
            else:
                yield step
    finally:
        steps.close()
