"""What was computed for a map, so that it is there on coming back. No Qt."""

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")

MOST = 24
"""Of the last maps so many are kept: a map's cards are a few MB of pictures."""


class Kept(Generic[Value]):
    """The newest things that were found, by what they are about.

    Examples
    --------
    >>> kept = Kept(2)
    >>> for name in "abc":
    ...     kept.keep(name, name.upper())
    >>> kept.find("a"), kept.find("c")
    (None, 'C')
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: OrderedDict[object, Value] = OrderedDict()

    def keep(self, key: object, value: Value) -> None:
        """Keep a value; the one that was asked for longest ago gives way."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._most:
            self._values.popitem(last=False)

    def find(self, key: object) -> Value | None:
        """Return what is kept, or None."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)
