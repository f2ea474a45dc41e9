"""The controls of the answers: temperature, and the question with yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from cnngui.gui.labs.classify.state import COLDEST, HOTTEST, OWN, ClassifyState
from cnngui.gui.look.i18n import language, number
from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.forms import column, fill, named, search_field, separator
from cnngui.gui.widgets.inputs.named_slider import NamedSlider
from cnngui.gui.widgets.painted import ENTER_KEYS, LeavingKeys
from cnngui.networks.imagenet import GROUPS, name_of, search

MOST_FOUND = 60
"""Classes that are listed for what was typed."""

_LINES = 5.5
_LETTERS = 16
"""Of the list of sets, that are seen for certain."""


class ClassList(LeavingKeys, QListWidget):
    """Classes to tick; a click, Enter or Space turns one over."""

    toggled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._tell)

    def _tell(self, item: QListWidgetItem) -> None:
        self.toggled.emit(item.data(Qt.ItemDataRole.UserRole))

    def set_classes(self, classes: Sequence[int], chosen: Sequence[int]) -> None:
        """List classes, with a tick before those that are chosen."""
        row = self.currentRow()
        self.clear()
        for index in classes:
            name = name_of(index, language())
            item = QListWidgetItem(f"✓ {name}" if index in chosen else name)
            item.setData(Qt.ItemDataRole.UserRole, index)
            item.setToolTip(name)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn one over."""
        item = self.currentItem()
        if event.key() in ENTER_KEYS | {Qt.Key.Key_Space} and item is not None:
            self._tell(item)
        else:
            super().keyPressEvent(event)


class AnswersBox(QWidget):
    """Says what is wished: the name of a change, and its value."""

    wished = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._own: tuple[int, ...] = ()
        what = self.tr("Higher: the probabilities come nearer to one another. 1 is the network's own answer.")
        self.warmth = NamedSlider(self.tr("Temperature"), what, COLDEST, HOTTEST)
        self.group = ComboBox()
        for key, group in GROUPS.items():
            self.group.addItem(group.title(language()), key)
        self.group.addItem(self.tr("classes of my own"), OWN)
        self._search = search_field(self.tr("Find a class: cat, boat…"))
        self._found = ClassList(self.tr("Classes of my own"))
        self._count = QLabel()
        self._count.setWordWrap(True)
        what = self.tr("Higher: fewer photos get a yes.")
        self.yes_from = NamedSlider(self.tr("Yes from"), what, 1, 99)
        self.boxes = TickBox(self.tr("boxes: where is it?"))
        hint = self.tr("The probabilities of all its classes are added up.")
        self.group.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(_LETTERS)
        self._asked = column(named(self.tr("Is it one of these?"), self.group, hint), self.group, gap=2)
        parts = (
            self.warmth,
            separator(),
            self._asked,
            self._search,
            self._found,
            self._count,
            self.yes_from,
            self.boxes,
        )
        fill(self, *parts)
        self._connect()
        self._fit()

    def _connect(self) -> None:
        self.warmth.moved.connect(self._tell_warmth)
        self.yes_from.moved.connect(self._tell_yes_from)
        self.group.activated.connect(self._tell_group)
        self._search.textEdited.connect(self._list)
        self._found.toggled.connect(self._tell_own)
        self.boxes.clicked.connect(self._tell_boxes)

    def _fit(self) -> None:
        self._found.setFixedHeight(round(_LINES * self.fontMetrics().height()))

    def _tell_warmth(self, value: int) -> None:
        self.wished.emit("warmth", value)

    def _tell_yes_from(self, value: int) -> None:
        self.wished.emit("yes_from", value)

    def _tell_group(self, at: int) -> None:
        self.wished.emit("group", self.group.itemData(at))

    def _tell_own(self, index: int) -> None:
        self.wished.emit("own", index)

    def _tell_boxes(self, on: bool) -> None:
        self.wished.emit("has_boxes", on)

    def _list(self, text: str) -> None:
        found = search(text, language())[:MOST_FOUND] if text.strip() else self._own
        self._found.set_classes(found, self._own)

    def show_state(self, state: ClassifyState) -> None:
        """Show what is set, without telling."""
        self.warmth.show_value(state.warmth, number(state.temperature, 2))
        self.yes_from.show_value(state.yes_from, f"{number(state.yes_from)} %")
        self.group.setCurrentIndex(self.group.findData(state.group))
        self.boxes.setChecked(state.has_boxes)
        for part in (self._asked, self.yes_from):
            part.setVisible(not state.model)  # the sets are of ImageNet's classes
        is_own = state.group == OWN and not state.model
        self._search.setVisible(is_own)
        self._found.setVisible(is_own)
        self._count.setVisible(is_own)
        if state.own != self._own or not self._found.count():
            self._own = state.own
            self._list(self._search.text())
        if not state.own:
            self._count.setText(self.tr("Type a word, then click the classes that count as a yes."))
        elif len(state.own) == 1:
            self._count.setText(self.tr("1 class is a yes."))
        else:
            self._count.setText(self.tr("{count} classes are a yes.").format(count=number(len(state.own))))
