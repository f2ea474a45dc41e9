"""Feature maps that were computed are kept for whoever asks again."""

from collections import OrderedDict

from cnngui.tasks.maps import Maps
from cnngui.tuning import hand_back_freed_memory

GIGABYTE = 1 << 30

TURNS = 8
"""Once maps of this many times a cache's budget have been dropped, the memory that they left is handed back: seldom,
because the next photo then finds no memory ready and takes longer."""


class Cache:
    """Keeps the feature maps that were used last, up to a number of bytes.

    Parameters
    ----------
    budget : int
        Bytes.

    Examples
    --------
    >>> Cache(budget=10).bytes
    0
    """

    def __init__(self, budget: int = GIGABYTE) -> None:
        self.budget = budget
        self._kept: OrderedDict[tuple[object, str, bool], Maps] = OrderedDict()
        self._let_go = 0

    @property
    def bytes(self) -> int:
        """What the maps take that are kept."""
        return sum(maps.bytes for maps in self._kept.values())

    def find(self, key: object, layer: str, *, before_relu: bool) -> Maps | None:
        """Return the maps of a layer, if they are kept."""
        place = (key, layer, before_relu)
        if place in self._kept:
            self._kept.move_to_end(place)
        return self._kept.get(place)

    def keep(self, key: object, maps: Maps) -> None:
        """Keep maps, and drop those unused for longest; maps that alone exceed the budget are not kept."""
        if maps.bytes > self.budget:
            return
        place = (key, maps.layer.name, maps.before_relu)
        self._kept[place] = maps
        self._kept.move_to_end(place)
        while self.bytes > self.budget:
            self._let_go += self._kept.popitem(last=False)[1].bytes
        if self._let_go > TURNS * self.budget:
            self._let_go = 0
            hand_back_freed_memory()

    def clear(self) -> None:
        """Let everything go."""
        self._kept.clear()
