"""The Tab key walks from control to control as one reads: line by line, also where controls were added later."""

from collections.abc import Iterator
from itertools import pairwise

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
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
        return
    parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
    for part in sorted(parts, key=lambda part: (part.y(), part.x())):
        yield from _controls(part)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in _places(layout):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _laid_out(inner)


def _places(layout: QLayout) -> list[int]:
    """Return the items of a layout, of a grid row by row, however they were put in."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[index]  # the stub knows no tuple
    return places
