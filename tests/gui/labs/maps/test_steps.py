"""What people must not miss is in every later step too, and stopping closes the work."""

from collections.abc import Generator

import numpy as np

from cnngui.engine.errors import Note
from cnngui.gui.labs.maps.steps import noted, pictured
from cnngui.gui.labs.maps.work import Progress
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.sights import Sight

NOTE = Note("The device failed.")


class Work:
    """Makes the given steps, and knows when it was closed."""

    def __init__(self, *steps: object) -> None:
        self.is_closed = False
        self._steps = steps

    def run(self) -> Generator[object, None, str]:
        """Make them."""
        try:
            yield from self._steps
            return "done"
        finally:
            self.is_closed = True


def result_of(steps: Generator[object, None, str]) -> str:
    """Run to the end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return str(end.value)


def test_a_note_stays() -> None:
    """From the step that has it on, whatever kind of step that is; a newer one takes its place."""
    newer = Note("It failed again.")
    steps = ["first", FellBack(NOTE, 0.5), "third", Progress(frozenset(), 0.9, newer), "last"]
    found = list(noted(Work(*steps).run()))
    assert [each.step for each in found] == steps
    assert [each.note for each in found] == [None, NOTE, NOTE, newer, newer]
    assert [each.fraction for each in found] == [None, 0.5, None, 0.9, None]
    assert result_of(noted(Work("a").run())) == "done"


def test_a_picture_stays() -> None:
    """In the steps that have none of their own, with their own numbers; other steps pass as they are."""
    picture = np.zeros((2, 2, 3), np.uint8)
    fell_back = FellBack(NOTE, 0.5)
    steps = [Sight(None, 1, 0, 0), Sight(picture, 2, 1, 0.1), fell_back, Sight(None, 3, 2, 0.2)]
    first, second, third, fourth = pictured(Work(*steps).run())
    assert isinstance(first, Sight)
    assert first.picture is None
    assert second is steps[1]
    assert third is fell_back
    assert isinstance(fourth, Sight)
    assert fourth.picture is picture
    assert (fourth.activation, fourth.step, fourth.fraction) == (3, 2, 0.2)
    assert result_of(pictured(Work(*steps).run())) == "done"


def test_stopping_closes_the_work() -> None:
    """At once, and not when the garbage is collected."""
    for wrap in (noted, pictured):
        work = Work("a", "b")
        steps = wrap(work.run())
        next(steps)
        steps.close()
        assert work.is_closed
