"""Generators that yield steps and return a result: iterate, then read the result."""

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

Step = TypeVar("Step")
Result = TypeVar("Result")


class Following(Generic[Step, Result]):
    """The steps of a generator, once; after the last one `value` is what the generator returned.

    A loop that is left early, by ``break``, by an error or because it was closed itself, closes the generator.

    Parameters
    ----------
    steps : generator

    Attributes
    ----------
    value : Result
        Missing until the generator has returned.

    Examples
    --------
    >>> def halves():
    ...     yield 0.5
    ...     yield 1.0
    ...     return "done"
    >>> steps = Following(halves())
    >>> [f"{step:.0%}" for step in steps], steps.value
    (['50%', '100%'], 'done')
    """

    value: Result

    def __init__(self, steps: Generator[Step, None, Result]) -> None:
        self._steps = steps

    def __iter__(self) -> Iterator[Step]:
        try:
            self.value = yield from self._steps
        finally:
            self._steps.close()


def finish(steps: Generator[object, None, Result]) -> Result:
    """Run a generator to its end and return its result.

    >>> def work():
    ...     yield 1.0
    ...     return "done"
    >>> finish(work())
    'done'
    """
    following = Following(steps)
    for _ in following:
        pass
    return following.value
