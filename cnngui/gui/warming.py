"""What the labs and the plots need is imported once the window is there, in small steps between what people do.

On the main thread: PySide6 (6.11) makes most classes when they are first read, and made in one thread while another one
paints, they end the program.
"""

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from itertools import chain

from PySide6.QtCore import QObject, QTimer

from cnngui.gui.lab.contract import LabEntry
from cnngui.gui.widgets.plots.plot import warming

AFTER_MS = 1500
"""The first step comes so long after the window is shown."""

STEP_MS = 10
"""Between two steps."""

_OURS = re.compile(r"^from (cnngui[\w.]*) import", re.MULTILINE)


class Warming(QObject):
    """Imports in steps, until everything is there.

    Parameters
    ----------
    labs : sequence of LabEntry
    parent : QObject
    """

    def __init__(self, labs: Sequence[LabEntry], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps(labs)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)
        QTimer.singleShot(AFTER_MS, self._timer, self._timer.start)

    def _step(self) -> None:
        try:
            next(self._steps)
        except (StopIteration, ImportError):  # who shows what cannot be imported is told
            self._timer.stop()


def steps(labs: Iterable[LabEntry]) -> Iterator[None]:
    """Import what plots and labs need, some milliseconds a step."""
    roots = (f"cnngui.gui.labs.{lab.name}.controller" for lab in labs)
    return chain(warming(), chain.from_iterable(map(importing, roots)))


def importing(name: str) -> Iterator[None]:
    """Import a module of ours, after what it imports of ours: one module a step, of some milliseconds each.

    >>> for _ in importing("cnngui.engine.sizes"):
    ...     pass
    >>> "cnngui.engine.sizes" in sys.modules
    True
    """
    for each in _needed(name, set()):
        importlib.import_module(each)
        yield


def _needed(name: str, met: set[str]) -> Iterator[str]:
    """Return what a module imports of ours and is not there yet, and then the module itself."""
    met.add(name)
    if name in sys.modules:
        return
    found = find_spec(name)
    if found is None:
        return
    for each in _OURS.findall(_source(found)):
        if each not in met:
            yield from _needed(each, met)
    yield name


def _source(found: ModuleSpec) -> str:
    """Return the text of a module, which is not beside it where it is frozen; nothing where there is none."""
    get_source = getattr(found.loader, "get_source", None)
    return (get_source(found.name) if get_source is not None else None) or ""
