"""What a field of a lab's state is: something that was set, or a way of looking. No Qt."""

from dataclasses import field, fields, replace
from typing import Any, TypeVar

State = TypeVar("State")

_LOOK = {"kind": "look"}


def look(default: Any) -> Any:  # noqa: ANN401  (stands for a field of any type, as `dataclasses.field` does)
    """Return a field that only says how something is looked at: a change is no step of undo, and undo leaves it.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Set:
    ...     kernel: int = 0
    ...     page: str = look("first")
    >>> Set().page, looks(Set)
    ('first', ('page',))
    """
    return field(default=default, metadata=_LOOK)


def looks(state: object) -> tuple[str, ...]:
    """Return the names of the fields of a state, or of its class, that are ways of looking."""
    return tuple(each.name for each in fields(state) if each.metadata == _LOOK)  # type: ignore[arg-type]


def changed(before: State, after: State) -> tuple[str, ...]:
    """Return the names of the fields in which two states differ, without those that are ways of looking."""
    left = looks(after)
    names = (each.name for each in fields(after) if each.name not in left)  # type: ignore[arg-type]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def looked_at_as(state: State, other: State) -> State:
    """Return a state, looked at as another one is."""
    return replace(state, **{name: getattr(other, name) for name in looks(state)})  # type: ignore[type-var]
