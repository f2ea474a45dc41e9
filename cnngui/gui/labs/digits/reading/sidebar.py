"""Brings what was measured on the panel of the page that reads a digit."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnngui.engine.digits import Digits, Transform
from cnngui.gui.labs.digits.reading import words
from cnngui.gui.labs.digits.reading import work as works
from cnngui.gui.labs.digits.reading.measures import Measures
from cnngui.gui.labs.digits.reading.panel import ReadingPanel
from cnngui.gui.labs.digits.reading.presenter import Shown, picked
from cnngui.gui.labs.digits.reading.work import CurveRequest, SpoiltRequest
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.plots.accuracy_plot import AccuracyCurve
from cnngui.networks.digits import DigitNetwork
from cnngui.tasks.digits import Curve, kernel_of

tr = QCoreApplication.translate

SHIFTS: tuple[Transform, ...] = ("right", "down")
"""Shown together: what pooling's invariance is worth, both ways."""


class Sidebar:
    """Asks for what is open, and shows what is known of it."""

    def __init__(self, panel: ReadingPanel, measures: Measures) -> None:
        self._panel, self._measures = panel, measures

    def show(self, state: DigitsState, shown: Shown, base: DigitNetwork, digits: Digits) -> None:
        """Show what is known, and ask for the rest of what can be seen."""
        strip = self._panel.strip
        if strip.isVisible():
            self._show_strip(shown, digits)
        self._panel.show_count(len(digits.test))
        folds = self._panel.open_folds()
        if "spoil" in folds:
            self._show_spoilt(state, shown)
        if "kernel" in folds:
            self._show_kernel(state, shown, base)

    def _show_strip(self, shown: Shown, digits: Digits) -> None:
        places = [works.next_of(digits.test, label, -1) for label in range(len(digits.classes))]
        self._panel.strip.set_pictures([digits.test.pictures[at] for at in places], digits.classes)
        label = shown.seen.label
        self._panel.strip.set_current(-1 if label is None else label)

    def _show_spoilt(self, state: DigitsState, shown: Shown) -> None:
        reading, transform = state.reading, state.seen.curve
        transforms = SHIFTS if transform in SHIFTS else (transform,)
        found = self._measures.curves(CurveRequest(shown.network, transforms))
        box = self._panel.spoil
        curves = [_drawn(box.name_of(each.transform), each, getattr(reading, each.transform)) for each in found]
        box.show_curves(curves, transform)
        examined = self._measures.spoilt(SpoiltRequest(shown.network, works.as_spoilt(reading)))
        if examined is None:
            return
        text = tr("Reading", "{accuracy} are read right, spoilt and covered like this one.")
        if not reading.spoilt and reading.cover is None and reading.invert:
            text = tr("Reading", "{accuracy} are read right as they are.")
        box.tell(text.format(accuracy=words.accuracy_text(examined)))

    def _show_kernel(self, state: DigitsState, shown: Shown, base: DigitNetwork) -> None:
        layer, place = picked(shown.passage, state.seen)
        which = works.kernel_behind(shown.network, layer, place[2])
        box, edits = self._panel.kernel, state.reading.edits
        if which is None:
            return
        name, filter_number = which
        kernel, bias = kernel_of(shown.network, name, filter_number)
        edit = state.reading.edit_of(name, filter_number)
        if edit is not None and len(edit.numbers) == kernel.size:  # as it was typed: float32 would be another number
            kernel, bias = np.array(edit.numbers).reshape(kernel.shape), edit.bias
        title = tr("Reading", "{layer}, kernel {number} of {count}: that behind the number that is picked")
        count = works.filters_of(shown.network, name)
        text = title.format(layer=name, number=number(filter_number + 1), count=number(count))
        if kernel.ndim != 3:
            more = tr("Reading", "It has {count} numbers, too many to be typed.")
            text = f"{text}. {more.format(count=number(kernel.size))}"
        box.show_kernel(
            text,
            works.slices_of(kernel),
            float(bias),
            is_changed=edit is not None,
            are_others=bool(edits),
        )
        self._tell_cost(shown, base)

    def _tell_cost(self, shown: Shown, base: DigitNetwork) -> None:
        before, after = self._measures.changed(base, shown.network)
        if before is None or after is None:
            return
        first, last = words.accuracy_text(before), words.accuracy_text(after)
        if shown.network is base:
            text = tr("Reading", "{accuracy} are read right.").format(accuracy=first)
        else:
            text = tr("Reading", "{after} are read right; before, {before}.").format(after=last, before=first)
        self._panel.kernel.tell(text)


def _drawn(name: str, curve: Curve, now: int) -> AccuracyCurve:
    amounts = tuple(float(point.amount) for point in curve.points)
    return AccuracyCurve(name, amounts, tuple(point.accuracy for point in curve.points), float(now))
