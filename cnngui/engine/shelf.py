"""What is kept so as not to be computed again: one budget for all of it, and what was used longest ago goes first."""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar, cast

from cnngui.engine.memory import all_memory

Value = TypeVar("Value")

MOST = 640 << 20
"""Bytes that are kept at most, 640 MiB, beside the gigabyte that torch, the network and the window take; on a small
machine a quarter of its memory."""


class Shelf:
    """Keeps values up to a number of bytes.

    Parameters
    ----------
    budget : int
        Bytes.

    Examples
    --------
    >>> shelf = Shelf(budget=10)
    >>> kept = Kept[str](shelf)
    >>> for key in "abc":
    ...     _ = kept.keep(key, key.upper(), size=4)
    >>> kept.find("a"), kept.find("c"), shelf.bytes
    (None, 'C', 8)
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self._kept: OrderedDict[tuple[int, Hashable], tuple[object, int]] = OrderedDict()
        self._reserved: dict[tuple[int, Hashable], int] = {}
        self._owners: set[int] = set()
        self._lock = threading.RLock()

    @property
    def bytes(self) -> int:
        """What everything takes that is kept or reserved."""
        with self._lock:
            return sum(size for _, size in self._kept.values()) + sum(self._reserved.values())

    def bytes_of(self, owner: object) -> int:
        """Return what everything takes that an owner kept."""
        with self._lock:
            return sum(size for (whose, _), (_, size) in self._kept.items() if whose == id(owner))

    def find(self, owner: object, key: Hashable) -> object | None:
        """Return what is kept, or None."""
        place = id(owner), key
        with self._lock:
            if place not in self._kept:
                return None
            self._kept.move_to_end(place)
            return self._kept[place][0]

    def keep(self, owner: object, key: Hashable, value: object, size: int) -> int:
        """Keep a value of so many bytes as long as its owner lives and nobody newer needs the room.

        Returns
        -------
        int
            The bytes of what was let go for it; what alone exceeds the budget is not kept.
        """
        if size > self.budget:
            return 0
        with self._lock:
            self._know(owner)
            place = id(owner), key
            self._kept[place] = value, size
            self._kept.move_to_end(place)
            return self._make_room()

    def reserve(self, owner: object, key: Hashable, size: int) -> None:
        """Count bytes that are in use and can't be let go: they leave less room for what is kept."""
        with self._lock:
            self._know(owner)
            self._reserved[id(owner), key] = size
            self._make_room()

    def clear(self, owner: object) -> None:
        """Let go everything that an owner kept."""
        self._forget(id(owner))

    def _know(self, owner: object) -> None:
        if id(owner) not in self._owners:
            self._owners.add(id(owner))
            weakref.finalize(owner, self._gone, id(owner)).atexit = False

    def _gone(self, owner: int) -> None:
        with self._lock:
            self._owners.discard(owner)
        self._forget(owner)

    def _forget(self, owner: int) -> None:
        with self._lock:
            for places in (self._kept, self._reserved):
                for place in [place for place in places if place[0] == owner]:
                    del places[place]

    def _make_room(self) -> int:
        freed, over = 0, self.bytes - self.budget
        while freed < over and self._kept:
            freed += self._kept.popitem(last=False)[1][1]
        return freed


def budget() -> int:
    """Return the bytes that may be kept on this machine.

    >>> 0 < budget() <= MOST
    True
    """
    memory = all_memory()
    return MOST if memory is None else min(MOST, memory // 4)


SHELF = Shelf(budget())
"""That of the program: feature maps, and what was made for single maps, share it."""


class Kept(Generic[Value]):
    """What one owner keeps on a shelf, all of one kind; when it goes, that goes too.

    Parameters
    ----------
    shelf : Shelf, optional
        That of the program, where none is given.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = SHELF if shelf is None else shelf

    def find(self, key: Hashable) -> Value | None:
        """Return what is kept, or None."""
        return cast("Value | None", self.shelf.find(self, key))

    def keep(self, key: Hashable, value: Value, size: int) -> int:
        """Keep a value of so many bytes; return the bytes of what was let go for it."""
        return self.shelf.keep(self, key, value, size)

    def reserve(self, key: Hashable, size: int) -> None:
        """Count bytes that are in use and can't be let go."""
        self.shelf.reserve(self, key, size)
