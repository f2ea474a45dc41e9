"""The matrix between two lists of names: every name where its row is, none over another, more of them when zoomed."""

import numpy as np
from PySide6.QtCore import QPointF, QSizeF
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.networks.pair_matrix import PairMatrix
from tests.gui.hands import shown

NAMES = [f"kernel {number}" for number in range(31)]


def built(qtbot: QtBot, height: int) -> PairMatrix:
    """Show a matrix of 31 × 64."""
    matrix = PairMatrix("Pairs")
    matrix.resize(600, height)
    matrix.set_pairs(np.zeros((31, 64), np.float32), NAMES, [str(number + 1) for number in range(64)])
    return shown(qtbot, matrix)


def test_all_names_where_there_is_room(qtbot: QtBot) -> None:
    """Each beside its row."""
    matrix = built(qtbot, 31 * 30)
    assert matrix.names_on_screen() == NAMES
    placed = matrix.viewport.placed(QSizeF(matrix.image.size()))
    for name, place in matrix.rows.placed():
        row = placed.to_screen(matrix.image.cell_rect(NAMES.index(name), 0))
        assert abs(place.center().y() - row.center().y()) <= place.height() / 2


def test_it_asks_for_the_height_of_all_names(qtbot: QtBot) -> None:
    """A low place scrolls it; no name is left out."""
    matrix = built(qtbot, 200)
    assert matrix.minimumHeight() >= 31 * matrix.fontMetrics().height()
    assert matrix.names_on_screen() == NAMES


def test_as_many_columns_as_fit_are_named(qtbot: QtBot) -> None:
    """None over another, the one that is pointed at among them, and more of a part when it is zoomed."""
    matrix = built(qtbot, 600)

    def names() -> list[str]:
        return sorted((name for name, _ in matrix.columns.placed()), key=int)

    few = names()
    assert 2 < len(few) < 64
    hidden = next(str(each) for each in range(5, 64) if str(each) not in few)
    matrix.image.pixel_hovered.emit(3, int(hidden) - 1)
    assert hidden in names()
    matrix.image.pixel_left.emit()
    assert names() == few
    matrix.viewport.zoom_by(6.0, QPointF(), QSizeF(matrix.image.size()))
    assert names()[:3] == ["1", "2", "3"]
    places = [place for _, place in matrix.columns.placed()]
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])


def test_the_cells_fill_the_place(qtbot: QtBot) -> None:
    """Whatever its shape."""
    matrix = built(qtbot, 300)
    for size in ((600, 300), (400, 700)):
        matrix.resize(*size)
        placed = matrix.viewport.placed(QSizeF(matrix.image.size()))
        last = placed.to_screen(matrix.image.cell_rect(30, 63))
        assert abs(last.right() - matrix.image.width()) < 2
        assert abs(last.bottom() - matrix.image.height()) < 2
