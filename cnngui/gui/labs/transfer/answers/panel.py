"""The controls of the page of answers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.transfer.lists import let_grow
from cnngui.gui.labs.transfer.state import Part
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.flowing import Flowing
from cnngui.gui.widgets.inputs.forms import column, fill, named
from cnngui.gui.widgets.inputs.wrapped_label import WrappedLabel


class AnswersPanel(QWidget):
    """Says what is wished, and shows what is set."""

    command_wished = Signal(str)
    label_wished = Signal(str)
    """A class for the picture that is explained."""
    heat_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[Part, QWidget] = {
            "mistakes": self._build_picture(),
            "sides": self._build_sides(),
            "fewer": self._build_command(
                self.tr("A last layer learns anew from 3, 5, 10, … pictures of each class, three times each."),
                self.tr("Measure"),
                "fewer",
            ),
            "table": self._build_command(
                self.tr("The course’s four cases, measured on the pictures that come with the app: minutes."),
                self.tr("Measure here"),
                "table",
            ),
        }
        fill(self, *self._parts.values())

    def _build_picture(self) -> QWidget:
        self.about = WrappedLabel()
        self.label = ComboBox()
        let_grow(self.label)
        self.label.activated.connect(self._tell_label)
        name = named(self.tr("It is really"), self.label, self.tr("Puts it in another class; then train again."))
        remove = push_button(self.tr("Remove it"), partial(self.command_wished.emit, "remove-asked"))
        go = push_button(self.tr("Show it among the pictures"), partial(self.command_wished.emit, "find-asked"))
        self.heat = TickBox(self.tr("where the network looked"))
        self.heat.setToolTip(self.tr("Grad-CAM of the class that is picked; the colours are those of all classes."))
        self.heat.clicked.connect(self.heat_wished)
        self.picture = column(name, self.label, Flowing((remove, go)), self.heat)
        return column(self.about, self.picture)

    def _build_sides(self) -> QWidget:
        self.hint = WrappedLabel()
        self.hint.setText(self.tr("Choose the two networks below: “Shown” and “Beside it”."))
        return column(self.hint)

    def _build_command(self, text: str, title: str, name: str) -> QWidget:
        about = WrappedLabel()
        about.setText(text)
        return column(about, push_button(title, partial(self.command_wished.emit, name)))

    def _tell_label(self, at: int) -> None:
        self.label_wished.emit(self.label.itemData(at))

    # Setters

    def show_part(self, part: Part) -> None:
        """Show the controls of a part."""
        for name, each in self._parts.items():
            each.setVisible(name == part)

    def show_picture(self, about: str, classes: Sequence[tuple[str, str]], current: str, *, has_heat: bool) -> None:
        """Show which picture is explained, and its class; "" where there is none."""
        self.about.setText(about)
        self.picture.setEnabled(bool(current))
        there = [(self.label.itemData(at), self.label.itemText(at)) for at in range(self.label.count())]
        if there != list(classes):
            self.label.clear()
            for key, title in classes:
                self.label.addItem(title, key)
        self.label.setCurrentIndex(self.label.findData(current))
        self.heat.setChecked(has_heat)
