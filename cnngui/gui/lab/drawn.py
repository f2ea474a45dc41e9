"""What is on screen already, so that only what is new is drawn again."""


class Drawn:
    """Remembers what each part of a view shows.

    Examples
    --------
    >>> drawn = Drawn()
    >>> drawn.is_new("texture", 1), drawn.is_new("texture", 1), drawn.is_new("texture", 2)
    (True, False, True)
    """

    def __init__(self) -> None:
        self._keys: dict[str, object] = {}

    def is_new(self, part: str, key: object) -> bool:
        """Note what a part is about to show; tell whether it shows something else yet."""
        is_new = part not in self._keys or self._keys[part] != key
        self._keys[part] = key
        return is_new

    def forget(self, part: str) -> None:
        """Let whatever comes next be new to a part."""
        self._keys.pop(part, None)
