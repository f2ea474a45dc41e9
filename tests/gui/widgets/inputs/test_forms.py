"""Rows of controls: as many a row as the panel is wide for, in words of any length."""

from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.inputs.forms import column, in_two_lines, packed


def test_short_words_share_a_row_and_long_ones_do_not(qtbot: QtBot) -> None:
    """Whatever the language: no row is wider than the panel; groups stay together."""
    for words, rows in ((("Stride", "Border", "same"), 1), (("Remplissage (padding) et bordure", "même taille"), 2)):
        buttons = [QPushButton(word) for word in words]
        made = packed(*((button,) for button in buttons), lines_wide=22)
        holder = column(*made)
        qtbot.addWidget(holder)
        assert len(made) == rows
        assert holder.minimumSizeHint().width() <= 22 * holder.fontMetrics().height()
    pair = QPushButton("a pair of"), QPushButton("long buttons stays one row")
    (row,) = packed(pair, lines_wide=3)
    assert row.count() == 2
    qtbot.addWidget(column(row))


def test_brackets_take_a_second_line_where_they_must(qtbot: QtBot) -> None:
    """A short text keeps its one line."""
    short, long = QCheckBox("same (size)"), QCheckBox("aussi les nombres négatifs, tous (avant ReLU)")
    for box in (short, long):
        qtbot.addWidget(box)
        assert in_two_lines(box) is box
    assert short.text() == "same (size)"
    assert long.text() == "aussi les nombres négatifs, tous\n(avant ReLU)"
