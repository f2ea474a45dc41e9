"""Feature maps that were computed are kept for whoever asks again."""

from cnngui.engine.shelf import Kept, Shelf
from cnngui.tasks.maps import Maps
from cnngui.tuning import hand_back_freed_memory

TURNS = 1
"""Once maps of this many times a cache's budget have been dropped, the memory that they left is handed back: seldom,
because the next photo then finds no memory ready and takes longer."""


class Cache:
    """Keeps the feature maps that were used last, up to a number of bytes.

    Parameters
    ----------
    budget : int, optional
        Bytes; without it the maps share the program's budget with all else that is kept.

    Examples
    --------
    >>> Cache(budget=10).budget
    10
    """

    def __init__(self, budget: int | None = None) -> None:
        self._kept: Kept[Maps] = Kept(None if budget is None else Shelf(budget))
        self._let_go = 0

    @property
    def budget(self) -> int:
        """Bytes that are kept at most."""
        return self._kept.shelf.budget

    @property
    def bytes(self) -> int:
        """What the maps take that are kept."""
        return self._kept.shelf.bytes_of(self._kept)

    def find(self, key: object, layer: str, *, before_relu: bool) -> Maps | None:
        """Return the maps of a layer, if they are kept."""
        return self._kept.find((key, layer, before_relu))

    def keep(self, key: object, maps: Maps) -> None:
        """Keep maps, and drop what was unused for longest; maps that alone exceed the budget are not kept."""
        self._let_go += self._kept.keep((key, maps.layer.name, maps.before_relu), maps, maps.bytes)
        if self._let_go > TURNS * self.budget:
            self._let_go = 0
            hand_back_freed_memory()

    def clear(self) -> None:
        """Let everything go."""
        self._kept.shelf.clear(self._kept)
