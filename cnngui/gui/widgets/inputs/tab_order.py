"""The Tab key walks from control to control as one reads: line by line, also where controls were added later."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def read_in_order(root: QWidget) -> None:
    """Let Tab walk over what lies in a widget in the order of its layouts."""
    for one, other in pairwise(_controls(root)):
        QWidget.setTabOrder(one, other)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """Find what takes the focus by Tab, in reading order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout, parts)
        return
    for part in sorted(parts, key=lambda part: (part.y(), part.x())):
        yield from _controls(part)


def _laid_out(layout: QLayout, parts: Sequence[QWidget]) -> Iterator[QWidget]:
    """Walk along a layout, whose widgets are among the parts.

    Never by ``itemAt``: PySide6 (6.11) goes on to know such an item when Qt has deleted it, takes what is made later in
    its place for two things at once, and ends the program.
    """
    placed: list[tuple[tuple[int, int], QWidget | QLayout]]
    placed = [(_place(layout, layout.indexOf(part)), part) for part in parts]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    placed += [(_place(layout, layout.indexOf(each)), each) for each in inner]
    for place, each in sorted(placed, key=lambda pair: pair[0]):
        if place is _NOWHERE:
            continue
        if isinstance(each, QLayout):
            yield from _laid_out(each, parts)
        else:
            yield from _controls(each)


_NOWHERE = (-1, -1)


def _place(layout: QLayout, at: int) -> tuple[int, int]:
    """Return where an item is: in a grid row by row, however it was put in."""
    if at < 0:
        return _NOWHERE
    if isinstance(layout, QGridLayout):
        position = cast("tuple[int, int, int, int]", layout.getItemPosition(at))  # the stub says object
        return position[:2]
    return 0, at
