"""Undo and redo: a stack of frozen states, one entry a drag. No Qt."""

from collections.abc import Sequence
from typing import Generic, TypeVar

State = TypeVar("State")

LIMIT = 200
"""How many steps back are kept."""


class History(Generic[State]):
    """The states that a lab went through.

    Parameters
    ----------
    first : State
        Where it starts; compares with ``==``, as every lab's state does.

    Examples
    --------
    A drag changes the state many times under one ``merge`` key, and is taken back in one step:

    >>> history = History("start")
    >>> for state in ("1", "12", "123"):
    ...     _ = history.push(state, merge="drag")
    >>> history.undo(), history.can_undo, history.redo()
    ('start', False, '123')
    """

    def __init__(self, first: State) -> None:
        self._states = [first]
        self._at = 0
        self._merge = ""

    @classmethod
    def of(cls, states: Sequence[State], at: int) -> "History[State]":
        """Return a history as it was: its states, the oldest first, and which of them is current.

        >>> History.of(["start", "1", "12"], 1).current
        '1'
        """
        history = cls(states[0])
        history._states, history._at = list(states), min(max(at, 0), len(states) - 1)
        return history

    @property
    def states(self) -> Sequence[State]:
        """All states, the oldest first."""
        return self._states

    @property
    def at(self) -> int:
        """Which of the states is current."""
        return self._at

    @property
    def current(self) -> State:
        """The state that is shown."""
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._at < len(self._states) - 1

    def push(self, state: State, merge: str = "") -> bool:
        """Go on to ``state``.

        Parameters
        ----------
        state : State
            Nothing happens when it equals the current one.
        merge : str
            Changes in a row with the same key, other than "", make one step: a drag, a word being typed.

        Returns
        -------
        bool
            Whether this is a step of its own.
        """
        if state == self.current:
            return False
        del self._states[self._at + 1 :]
        is_merged = bool(merge) and merge == self._merge and self.can_undo
        if is_merged:
            self._states[self._at] = state
        else:
            self._states.append(state)
            del self._states[: -LIMIT - 1]
        self._at = len(self._states) - 1
        self._merge = merge
        return not is_merged

    def amend(self, state: State) -> None:
        """Change the current state without a step: what is not undone, such as another photo, came in.

        >>> history = History(0)
        >>> history.amend(1)
        >>> history.current, history.can_undo
        (1, False)
        """
        self._states[self._at] = state

    def seal(self) -> None:
        """End a drag: the next change is a step of its own whatever its key.

        >>> history = History(0)
        >>> _ = history.push(1, merge="bias")
        >>> history.seal()
        >>> _ = history.push(2, merge="bias")
        >>> history.undo()
        1
        """
        self._merge = ""

    def undo(self) -> State:
        """Go one step back, if there is one, and give the state there."""
        self.seal()
        self._at = max(self._at - 1, 0)
        return self.current

    def redo(self) -> State:
        """Go one step forward again, if there is one, and give the state there."""
        self.seal()
        self._at = min(self._at + 1, len(self._states) - 1)
        return self.current
