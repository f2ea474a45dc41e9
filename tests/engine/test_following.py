"""Generators with a result: every step, the result, and closing."""

from collections.abc import Generator

import pytest

from cnngui.engine.following import Following, finish


class Work:
    """Yields three numbers, and knows when it was closed."""

    def __init__(self, error: Exception | None = None) -> None:
        self.is_closed = False
        self._error = error

    def run(self) -> Generator[int, None, str]:
        """Yield, then fail or return."""
        try:
            yield from range(3)
            if self._error is not None:
                raise self._error
            return "done"
        finally:
            self.is_closed = True


def test_steps_then_the_value() -> None:
    """Every step in order; the value is there after the last one, and not before."""
    work = Work()
    steps = Following(work.run())
    for step in steps:
        assert step in {0, 1, 2}
        assert not hasattr(steps, "value")
    assert steps.value == "done"
    assert work.is_closed
    assert finish(Work().run()) == "done"


def test_the_rest_of_a_generator() -> None:
    """One that has begun is followed from where it is."""
    work = Work().run()
    next(work)
    assert list(Following(work)) == [1, 2]


def test_errors_pass() -> None:
    """They are the generator's own, and there is no value then."""
    steps = Following(Work(KeyError("lost")).run())
    with pytest.raises(KeyError, match="lost"):
        list(steps)
    assert not hasattr(steps, "value")
    with pytest.raises(KeyError, match="lost"):
        finish(Work(KeyError("lost")).run())


def test_a_loop_that_is_left_closes_the_work() -> None:
    """By break, by an error, and where the generator that loops is closed itself: at once."""
    left, failed, outer = Work(), Work(), Work()
    for step in Following(left.run()):
        if step == 1:
            break
    assert left.is_closed

    def failing() -> None:
        for _ in Following(failed.run()):
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert failed.is_closed

    def looping() -> Generator[int, None, str]:
        steps = Following(outer.run())
        for step in steps:
            yield 10 * step
        return steps.value

    loop = looping()
    assert next(loop) == 0
    loop.close()
    assert outer.is_closed
