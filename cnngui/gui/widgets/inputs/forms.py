"""Rows and columns of controls, as every lab's panel lays them out."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

GAP = 8

PANEL_LINES = 17.5
"""How wide a row of the panel is, in heights of a line."""


def row(*parts: QWidget, gap: int = GAP) -> QHBoxLayout:
    """Put controls side by side; the first one that can grow does."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    for part in parts:
        layout.addWidget(part)
    return layout


def packed(*groups: tuple[QWidget, ...], lines_wide: float = PANEL_LINES) -> list[QHBoxLayout]:
    """Put groups of controls into rows, as many a row as fit into a width in lines of text: words differ in length."""
    rows: list[list[QWidget]] = []
    room, taken = 0.0, 0
    for group in groups:
        width = sum(part.minimumSizeHint().width() + GAP for part in group) - GAP
        room = lines_wide * group[0].fontMetrics().height()
        if not rows or taken + GAP + width > room:
            rows.append([])
            taken = -GAP
        rows[-1] += group
        taken += GAP + width
    return [row(*parts) for parts in rows]


def in_two_lines(box: QCheckBox) -> QCheckBox:
    """Let a box to tick explain itself in a second line, where what stands in brackets is too much for one."""
    if box.sizeHint().width() > PANEL_LINES * box.fontMetrics().height():
        box.setText(box.text().replace(" (", "\n("))
    return box


def column(*parts: QWidget | QLayout, gap: int = GAP, large: QWidget | QLayout | None = None) -> QWidget:
    """Put controls and rows one below the other, in a widget of their own; ``large`` takes the room that is left."""
    holder = QWidget()
    fill(holder, *parts, gap=gap, large=large)
    return holder


def fill(
    holder: QWidget,
    *parts: QWidget | QLayout,
    gap: int = GAP,
    large: QWidget | QLayout | None = None,
    margin: int = 0,
    sideways: bool = False,
) -> QBoxLayout:
    """Put controls and rows one below the other, or side by side, into all of a widget."""
    ways = QBoxLayout.Direction
    layout = QBoxLayout(ways.LeftToRight if sideways else ways.TopToBottom, holder)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part, int(part is large))
        else:
            layout.addLayout(part, int(part is large))
    return layout


def named(text: str, control: QWidget, hint: str = "") -> QLabel:
    """Name a control by a label in front of it; the hint explains both."""
    label = QLabel(text)
    label.setBuddy(control)
    label.setToolTip(hint)
    control.setToolTip(hint)
    control.setAccessibleName(text.replace("&", ""))
    return label


def search_field(text: str) -> QLineEdit:
    """Make a line in which one types what one looks for; ``text`` says so while it is empty."""
    field = QLineEdit()
    field.setPlaceholderText(text)
    field.setAccessibleName(text)
    field.setClearButtonEnabled(True)
    return field


def two_columns(rows: Iterable[tuple[str, str]]) -> QTreeWidget:
    """Make a list of texts with a word on the right of each."""
    tree = QTreeWidget()
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.addTopLevelItems([QTreeWidgetItem(list(row)) for row in rows])
    return tree


def small_button(text: str, hint: str) -> QToolButton:
    """Make a button of one character, with a tooltip that a screen reader says too."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def separator(shape: QFrame.Shape = QFrame.Shape.HLine) -> QFrame:
    """Draw a thin line between two groups of controls, or two parts of the window."""
    line = QFrame()
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
