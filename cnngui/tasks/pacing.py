"""Long work that tells now and then how far it is."""

from collections.abc import Callable, Generator, Iterable
from time import perf_counter
from typing import TypeVar

from cnngui.engine.following import Following

PULSE = 0.05
"""Seconds after which the next step of a long piece of work tells."""

Told = TypeVar("Told")
Result = TypeVar("Result")


def paced(
    work: Generator[None, None, Result], last_told: Callable[[], float], tell: Callable[[], Iterable[Told]]
) -> Generator[Told, None, Result]:
    """Do a long piece of work, and yield between its steps what there is to tell, about every `PULSE` seconds.

    Parameters
    ----------
    work : generator
        Yields nothing, at places where it can be interrupted.
    last_told : callable
        When something was told last, on `time.perf_counter`.
    tell : callable
        Gives what is to be yielded, and notes when.

    Returns
    -------
    What the work returns.

    Examples
    --------
    >>> from cnngui.engine.following import finish
    >>> def count():
    ...     yield
    ...     return 3
    >>> list(paced(count(), lambda: 0.0, lambda: ["on the way"])), finish(paced(count(), lambda: 0.0, lambda: []))
    (['on the way'], 3)
    """
    following = Following(work)
    for _ in following:
        if perf_counter() - last_told() > PULSE:
            yield from tell()
    return following.value
