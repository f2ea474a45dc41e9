"""Hands that find every control of a lab by themselves and drag it, by mouse and by keyboard."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QRadioButton,
    QScrollBar,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from cnngui.gui.services.undo import History
from cnngui.gui.widgets.inputs.choice_row import ChoiceRow
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.gui.widgets.pictures.brush_view import BrushView
from tests.gui.hands import CTRL, LEFT, NONE, drag
from tests.gui.labs.bench import LabBench, choose_item, history_of, set_in

STEP_PX = 8
"""A sideways drag of a number steps by one so often."""

PRESSES = 2
"""Keys in a run, and moves in a drag: more than one change each."""


class ContractBench(LabBench[Any, Any, Any, Any]):
    """Any lab, in a window with room for all that can be opened in its panel."""

    size = (1400, 1900)

    @property
    def history(self) -> History[Any]:
        """What the lab went through."""
        return history_of(self.lab)

    @property
    def settings(self) -> dict[str, Any]:
        """What is set, without how it is looked at."""
        return set_in(self.state)

    @property
    def position(self) -> int:
        """How many steps of undo there are."""
        history = self.history
        return int(getattr(history, "at", getattr(history, "_at", 0)))

    def find(self, kind: type[Any]) -> list[Any]:
        """Return the lab's widgets of a kind."""
        return [*self.lab.canvas.findChildren(kind), *self.lab.panel.findChildren(kind)]

    def open_folds(self) -> None:
        """Open every section that is folded away."""
        for fold in self.find(Fold):
            if not fold.is_open:
                fold.findChild(QAbstractButton).click()

    def turn(self, name: str, key: str) -> None:
        """Choose a segment of a row by the row's name and the segment's key."""
        row = next(each for each in self.find(ChoiceRow) if each.accessibleName() == name and each.isVisible())
        if row.current != key:
            row._segments[key].click()

    def untick(self, text: str) -> None:
        """Click a check box that is on."""
        for each in self.find(QCheckBox):
            if each.text() == text and each.isChecked() and each.isVisible():
                each.click()

    def tick_if_off(self, text: str) -> None:
        """Click a check box that is off and whose name begins so."""
        for each in self.find(QCheckBox):
            name = each.accessibleName() or each.text()
            if name.startswith(text) and not each.isChecked() and each.isVisible():
                each.click()

    def pause(self) -> None:
        """Let the time pass after which a run of keys or wheel steps is over."""
        for session in self.window.findChildren(EditSession):
            if session._pause.isActive():
                session._pause.timeout.emit()

    def let_time_pass(self, most_ms: int = 10_000) -> None:
        """Let the timers that run come to their end at once: those that would within some time."""
        QApplication.processEvents()
        for timer in self.window.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= most_ms:
                timer.stop()
                timer.timeout.emit()
        QApplication.processEvents()

    def undo_to(self, position: int) -> None:
        """Take back what was done since."""
        while self.position > position:
            self.lab.undo()


@dataclass(frozen=True)
class Control:
    """Something that can be dragged.

    Parameters
    ----------
    widget : QWidget
    path : str
        Names of what it stands in, and its own.
    cell : (int, int) or None
        Of a kernel.
    """

    widget: QWidget
    path: str
    cell: tuple[int, int] | None = None

    def has_name_in(self, names: Collection[str]) -> bool:
        """Whether its own name, or all of its path, is one of some."""
        return self.path in names or self.widget.accessibleName() in names

    @property
    def is_reachable(self) -> bool:
        """Whether hands can get at it now."""
        return self.widget.isVisible() and self.widget.isEnabled()

    @property
    def has_keys(self) -> bool:
        """Whether it can be moved without a mouse."""
        return not isinstance(self.widget, BrushView)

    def drag(self, bench: ContractBench, hand: str, at: int) -> None:
        """Move it a little, twice, and let go; ``at`` counts the drags."""
        if hand == "mouse":
            _drag_by_mouse(self, at)
        else:
            _press_keys(self, PRESSES)
            bench.pause()

    def nudge(self) -> None:
        """Press one key."""
        _press_keys(self, 1)


def controls(bench: ContractBench) -> list[Control]:
    """Find everything that can be dragged below canvas and panel."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # kernels that were there before
    found = []
    for widget in bench.find(QWidget):
        if isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, KernelGrid):
            rows, columns = len(widget._kernel), len(widget._kernel[0])
            cells = [(row, column) for row in range(rows) for column in range(columns)]
            found += [Control(widget, f"{path_of(widget, 'Kernel')} {cell}", cell) for cell in cells]
        elif isinstance(widget, QAbstractSlider | QAbstractSpinBox | BrushView) and not _is_scrolled(widget):
            found.append(Control(widget, path_of(widget, widget.accessibleName())))
    return found


def _is_scrolled(widget: QWidget) -> bool:
    """Tell whether Qt made it for its own use, such as in a list."""
    return widget.objectName().startswith("qt_")


def path_of(widget: QWidget, own: str) -> str:
    """Name what a widget stands in, from the outside in: folds, and parts that have a name."""
    names = [own]
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Fold):
            names += [title.text() for title in above.findChildren(QAbstractButton)[:1]]
        elif above.accessibleName():
            names.append(above.accessibleName())
        above = above.parentWidget()
    return " › ".join(reversed(names))


def _direction(widget: QWidget) -> int:
    """Go up, unless there is no room for it."""
    if isinstance(widget, QSlider):
        return 1 if widget.value() <= (widget.minimum() + widget.maximum()) / 2 else -1
    if isinstance(widget, QSpinBox | QDoubleSpinBox):
        return 1 if widget.maximum() - widget.value() > PRESSES else -1
    return 1


def _drag_by_mouse(control: Control, at: int) -> None:
    widget = control.widget
    if isinstance(widget, KernelGrid):
        assert control.cell is not None
        _sideways(widget, widget.layout_of_cells().rect(control.cell).center(), 1)
    elif isinstance(widget, QSlider):
        option = QStyleOptionSlider()
        widget.initStyleOption(option)
        complex_control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        start = widget.style().subControlRect(complex_control, option, part, widget).center()
        far = max(widget.width() // 10, 4) * _direction(widget)
        drag(widget, start, *(start + QPoint(far * stop // PRESSES, 0) for stop in range(1, PRESSES + 1)))
    elif isinstance(widget, BrushView):
        middle = widget.rect().center() + QPoint(0, 40 * at)
        drag(widget, middle, *(middle + QPoint(12 * stop, 0) for stop in range(1, PRESSES + 1)))
    else:
        _sideways(label_of(widget), QPoint(2, 2), _direction(widget))


def label_of(box: QWidget) -> QLabel:
    """Return the name beside a number, on which it is dragged."""
    return next(each for each in box.window().findChildren(QLabel) if each.buddy() is box)


def _sideways(widget: QWidget, start: QPoint, direction: int) -> None:
    stops = (start + QPoint(STEP_PX * direction * stop, 0) for stop in range(1, PRESSES + 1))
    drag(widget, start, *stops)


def _press_keys(control: Control, times: int) -> None:
    """Press an arrow; kernels are left after it, which ends a run as a pause does."""
    widget = control.widget
    key = Qt.Key.Key_Up if _direction(widget) > 0 else Qt.Key.Key_Down
    if isinstance(widget, KernelGrid):
        assert control.cell is not None
        QTest.mouseClick(widget, LEFT, NONE, widget.layout_of_cells().rect(control.cell).center())
    widget.setFocus()
    for _ in range(times):
        QTest.keyClick(widget, key, CTRL if isinstance(widget, KernelGrid) else NONE)
    if isinstance(widget, KernelGrid):
        widget.clearFocus()


@dataclass(frozen=True)
class Chooser:
    """A row of choices, a list, a box or a slider that says how something is looked at."""

    widget: QWidget
    path: str

    def change(self) -> None:
        """Choose something else, as hands do."""
        widget = self.widget
        if isinstance(widget, ChoiceRow):
            others = [each for each in widget.findChildren(QRadioButton) if each.isEnabled() and not each.isChecked()]
            others[0].click()
        elif isinstance(widget, QComboBox):
            choose_item(widget, (widget.currentIndex() + 1) % widget.count())
        elif isinstance(widget, QCheckBox):
            widget.click()
        else:
            _drag_by_mouse(Control(widget, self.path), 0)

    @property
    def value(self) -> object:
        """What it shows."""
        widget = self.widget
        if isinstance(widget, ChoiceRow):
            return widget.current
        if isinstance(widget, QComboBox):
            return widget.currentText()
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        return widget.value()  # type: ignore[attr-defined]  # a slider

    @property
    def has_others(self) -> bool:
        """Whether there is anything else to choose, and hands can get at it."""
        widget = self.widget
        if not (widget.isVisible() and widget.isEnabled()):
            return False
        if isinstance(widget, ChoiceRow):
            return sum(each.isEnabled() for each in widget.findChildren(QRadioButton)) > 1
        return not isinstance(widget, QComboBox) or widget.count() > 1


def choosers(bench: ContractBench, names: Collection[str]) -> Iterator[Chooser]:
    """Find what has one of some names, or is labelled so."""
    for widget in bench.find(QWidget):
        if isinstance(widget, ChoiceRow | QComboBox | QCheckBox | QSlider) and not _is_scrolled(widget):
            own = widget.accessibleName() or (widget.text() if isinstance(widget, QCheckBox) else "")
            path = path_of(widget, own)
            if own in names or path in names:
                yield Chooser(widget, path)
