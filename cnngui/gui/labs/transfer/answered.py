"""What a network answers about pictures. No Qt."""

from dataclasses import dataclass

from cnngui.tasks.learning import Examined


@dataclass(frozen=True, eq=False)
class Answered:
    """What a network answers about pictures.

    Parameters
    ----------
    names : tuple of str
        Keys of the pictures.
    found : Examined
    is_unseen : bool
        Whether it did not learn from them.
    """

    names: tuple[str, ...]
    found: Examined
    is_unseen: bool = True
