"""A lab's state as plain data that JSON can hold, and back. No Qt.

A state is a frozen dataclass of numbers, words, tuples, sets, bytes and other frozen dataclasses. Of a union of
dataclasses the name of the class is kept.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """Return plain data.

    Raises
    ------
    TypeError
        When a value can't be told in plain data, such as an array.

    >>> from cnngui.engine.lessons.rectangles import Rectangle
    >>> plain((Rectangle(0, 1, 2, 3), "x"))
    [{'is': 'Rectangle', 'row': 0, 'column': 1, 'height': 2, 'width': 3}, 'x']
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, frozenset):
        value = sorted(value)
    if isinstance(value, tuple | list) and not is_dataclass(value):
        names = getattr(value, "_fields", None)
        if names is None:
            return [plain(each) for each in value]
        return {"is": type(value).__name__} | {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if is_dataclass(value):
        found = {each.name: plain(getattr(value, each.name)) for each in fields(value) if each.init}
        return {"is": type(value).__name__} | found
    raise TypeError(f"no plain data: {value!r}")


def built(kind: Any, data: Any) -> Any:  # noqa: ANN401, PLR0911  (the kind says which)
    """Return what `plain` was given.

    Parameters
    ----------
    kind : type
        Of the value, as its annotation says.
    data : plain data

    Raises
    ------
    TypeError, ValueError, KeyError
        When the data isn't of that kind.

    >>> built(tuple[int, ...] | None, [1, 2]), built(tuple[int, str], [1, "x"])
    ((1, 2), (1, 'x'))
    >>> built(frozenset[tuple[int, int]], plain(frozenset({(1, 2)})))
    frozenset({(1, 2)})
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any or kind is object:
        return data
    if origin in {Union, UnionType}:
        return _built_of(arguments, data)
    if origin is Literal:
        if data not in arguments:
            raise ValueError(f"none of {arguments}: {data!r}")
        return data
    if origin in {tuple, frozenset}:
        kinds = (arguments[0],) * len(data) if origin is frozenset or arguments[-1] is Ellipsis else arguments
        return origin(built(each, item) for each, item in zip(kinds, data, strict=True))
    if kind is bytes:
        return b64decode(data)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _dataclass_of(kind, data)
    if kind is float and isinstance(data, int):
        return float(data)
    if not isinstance(data, kind):
        raise TypeError(f"no {kind.__name__}: {data!r}")
    return data


def _built_of(kinds: tuple[Any, ...], data: Any) -> Any:  # noqa: ANN401
    """Return what fits one of several kinds; data with a name fits the class of that name only."""
    if data is None and NoneType in kinds:
        return None
    named = data.get("is") if isinstance(data, dict) else None
    for kind in kinds:
        if named is not None and getattr(kind, "__name__", named) != named:
            continue
        try:
            return built(kind, data)
        except (TypeError, ValueError, KeyError):
            continue
    raise TypeError(f"none of {kinds}: {data!r}")


def _dataclass_of(kind: Any, data: Any) -> Any:  # noqa: ANN401
    if not isinstance(data, dict):
        raise TypeError(f"no {kind.__name__}: {data!r}")
    hints = get_type_hints(kind)
    return kind(**{name: built(hints[name], value) for name, value in data.items() if name != "is"})
