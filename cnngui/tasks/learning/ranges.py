"""Settings of learning are checked: numbers by their ranges, words by what is known."""

from collections.abc import Mapping, Sequence
from math import isfinite

from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError

Ranges = Mapping[str, tuple[float, float]]
"""Number → the least and the most."""


def refuse_numbers(settings: object, ranges: Ranges, whole: Sequence[str], error: type[CnnguiError]) -> None:
    """Refuse a number that is out of its range, or not whole where it must be.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> refuse_numbers(SimpleNamespace(batch=0.5), {"batch": (1, 9)}, ["batch"], CnnguiError)
    Traceback (most recent call last):
    cnngui.engine.errors.CnnguiError: batch is 0.5; it must be from 1 to 9.
    """
    for name, (low, high) in ranges.items():
        value = getattr(settings, name)
        if not isfinite(value) or not low <= value <= high or (name in whole and value != int(value)):
            text = QT_TRANSLATE_NOOP("Errors", "{setting} is {value}; it must be from {low} to {high}.")
            raise error(text, setting=name, value=str(value), low=str(low), high=str(high))


def refuse_words(settings: object, known: Mapping[str, Sequence[str]], error: type[CnnguiError]) -> None:
    """Refuse a word that is none of those known for its setting."""
    for name, words in known.items():
        if getattr(settings, name) not in words:
            text = QT_TRANSLATE_NOOP("Errors", "{setting} is {value}; it must be one of {words}.")
            raise error(text, setting=name, value=getattr(settings, name), words=", ".join(words))
