"""The page on which the network is changed, and which layers change with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import row
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.plots.change_bars import Change, ChangeBars
from cnngui.tasks.surgery.cuts import MOST_FACTOR

_FLAGS = Qt.ItemDataRole.UserRole.value - 1
"""Role under which Qt keeps whether a row can be chosen."""

KINDS = ("zero", "replace", "scale", "keep")


class SurgeryView(QWidget):
    """Says what the user wishes; shows how much every layer changes."""

    cut_wished = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ComboBox()
        titles = {
            "zero": self.tr("set it to zero"),
            "replace": self.tr("replace it by mine"),
            "scale": self.tr("scale it"),
            "keep": self.tr("keep the strongest"),
        }
        for kind in KINDS:
            self.kind.addItem(titles[kind], kind)
        self.kind.setAccessibleName(self.tr("What to do to the learned filter"))
        self.kind.setToolTip(
            self.tr("Mine is scaled to the learned filter's norm. The strongest filters have the largest norm.")
        )
        self.factor = NumberField(self.tr("by"), minimum=-MOST_FACTOR, maximum=MOST_FACTOR, whole=False)
        self.factor.set_value(2)
        self.count = NumberField(self.tr("Number"), minimum=1, maximum=512)
        self.count.set_value(8)
        self.apply = QPushButton(self.tr("Operate"))
        self.apply.setToolTip(self.tr("The stored weights stay as they are; undo brings the old network back at once."))
        self.undo = QPushButton(self.tr("Undo all"))
        self.after = TickBox(self.tr("before | after"))
        self.after.setToolTip(self.tr("Show the map before on the left, and after on the right."))
        self.bars = ChangeBars(self.tr("Change of every layer"), (self.tr("maps"), self.tr("Gram"), self.tr("conv")))
        self.hint = QLabel(
            self.tr(
                "Choose what to do to the learned filter and press Operate: here you see how much each layer changes."
            )
        )
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.scores = ElidedLabel()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._fit_value)
        self.apply.clicked.connect(lambda: self.cut_wished.emit(self.kind.currentData(), self._value()))
        self._fit_value()

    def _lay_out(self) -> None:
        self.scores.hide()
        top = row(self.kind, self.factor, self.count, self.apply, self.undo, self.after)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.scores)
        layout.addWidget(self.hint)
        layout.addWidget(self.bars, 1)

    def _value(self) -> float:
        return self.count.value if self.kind.currentData() == "keep" else self.factor.value

    def _fit_value(self) -> None:
        self.factor.setVisible(self.kind.currentData() == "scale")
        self.count.setVisible(self.kind.currentData() == "keep")

    def show_operated(self, *, is_operated: bool, is_after: bool, can_replace: bool) -> None:
        """Show whether the network has been changed."""
        self.hint.setVisible(not is_operated)
        self.bars.setVisible(is_operated)
        self.undo.setEnabled(is_operated)
        self.after.setEnabled(is_operated)
        self.after.setChecked(is_operated and is_after)
        if not can_replace and self.kind.currentData() == "replace":
            self.kind.setCurrentIndex(0)
        self.kind.setItemData(KINDS.index("replace"), None if can_replace else 0, _FLAGS)

    def show_scores(self, text: str) -> None:
        """Say what became of the class scores; nothing where the network has no head."""
        self.scores.setText(text)
        self.scores.setVisible(bool(text))

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show how much every layer changed, as far as it is known."""
        self.bars.set_changes(changes)
