"""The controls of the region: everywhere, or where people paint; brush, eraser, a mask from a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import row

SMALLEST, LARGEST, FIRST = 1, 25, 8
"""Of the brush's radius, in percent of the photo's longer side."""


class RegionBox(QWidget):
    """Says what people wish; knows no region."""

    region_wished = Signal(bool)
    """Whether there is to be a region, or the whole photo is restyled."""

    painting_wished = Signal(bool)
    """Whether the photo is shown with a brush in hand, or the result."""

    brush_changed = Signal()
    clear_wished = Signal()
    file_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [
            Choice("all", self.tr("everywhere"), self.tr("The whole photo is restyled.")),
            Choice("painted", self.tr("where I paint"), self.tr("The rest of the photo stays as it is.")),
        ]
        self._where = ChoiceRow(self.tr("Restyle"), choices)
        self._where.chosen.connect(lambda key: self.region_wished.emit(key == "painted"))
        self._paint = QPushButton(self.tr("Paint"))
        self._paint.setCheckable(True)
        self._paint.setToolTip(self.tr("Show the photo, and paint on it; press again to see the result."))
        self._paint.clicked.connect(self.painting_wished)
        self._brush = QSlider(Qt.Orientation.Horizontal)
        self._brush.setRange(SMALLEST, LARGEST)
        self._brush.setValue(FIRST)
        self._brush.setAccessibleName(self.tr("Size of the brush"))
        self._brush.valueChanged.connect(lambda _: self.brush_changed.emit())
        self._erases = QCheckBox(self.tr("Erase"))
        clear, file = QPushButton(self.tr("Clear")), QPushButton(self.tr("From a file…"))
        clear.clicked.connect(self.clear_wished)
        file.setToolTip(self.tr("A mask: white, or what is opaque, is restyled; black stays as it is."))
        file.clicked.connect(self.file_wished)
        self._tools = (self._brush, self._erases)
        self._clear = clear
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._where)
        layout.addLayout(row(QLabel(self.tr("Brush")), self._brush, self._erases))
        layout.addLayout(row(self._paint, clear, file))

    @property
    def radius(self) -> float:
        """Of the brush, as a share of the photo's longer side."""
        return self._brush.value() / 100

    @property
    def erases(self) -> bool:
        """Whether the brush takes away what was painted."""
        return self._erases.isChecked()

    def show_region(self, *, has_region: bool, is_painting: bool) -> None:
        """Show what is chosen, without telling."""
        self._where.set_current("painted" if has_region else "all")
        self._paint.setEnabled(has_region)
        self._paint.setChecked(is_painting)
        self._clear.setEnabled(has_region)
        for tool in self._tools:
            tool.setEnabled(is_painting)
