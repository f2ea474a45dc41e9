"""The table of stages: today's numbers in the formulas, and all columns at any width."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from cnngui.engine.editing import Edited
from cnngui.gui.labs.filters.stage_table import as_html
from cnngui.gui.labs.filters.stages import Stage, header, stages
from tests.gui.labs.filters.conftest import Bench


def rows(bench: Bench) -> list[tuple[str, ...]]:
    """Read the table of what is on screen."""
    bench.settle()
    shown = bench.lab._presenter.shown
    assert shown is not None
    return [row.cells() for row in stages(shown)]


def test_one_layer(bench: Bench) -> None:
    """Photo, convolution with both formulas, pooling with what is left over."""
    bench.pool("max", 4, 4)
    bench.set(relu=True)
    assert rows(bench) == [
        ("Photo", "", "(30, 40, 3) → (30, 40, 1)", "1×1 px", ""),
        (
            "Layer 1: 1 × (3, 3, 1), ReLU",
            "(30 + 2·1 − 3)/1 + 1 = 30\n(40 + 2·1 − 3)/1 + 1 = 40",
            "(30, 40, 1)",
            "3×3 px",
            "(3·3·1 + 1)·1 = 10",
        ),
        (
            "Max pooling 4×4",
            "⌊(30 + 0 − 4)/4⌋ + 1 = 7, 2 left over\n(40 + 0 − 4)/4 + 1 = 10",
            "(7, 10, 1)",
            "6×6 px",
            "0",
        ),
    ]


def test_second_layer(bench: Bench) -> None:
    """It sees all three channels of the first, and a larger field."""
    bench.edit(Edited.with_channels, "each")
    bench.edit(Edited.with_another_layer)
    table = rows(bench)
    assert [row[0] for row in table] == ["Photo", "Layer 1: 1 × (3, 3, 1)", "Layer 2: 1 × (3, 3, 3)"]
    assert table[1][2:] == ("(30, 40, 3)", "3×3 px", "(3·3·1 + 1)·1 = 10")
    assert table[2][3:] == ("5×5 px", "(3·3·3 + 1)·1 = 28")


@pytest.mark.parametrize("size", [(1010, 760), (760, 520), (1010, 400)])
def test_the_rows_of_three_layers_are_all_there(bench: Bench, qtbot: QtBot, size: tuple[int, int]) -> None:
    """The arithmetic gives way to them; where that is not enough, they scroll."""
    for _ in range(2):
        bench.pool("max", 2, 2)
        bench.edit(Edited.with_another_layer)
    bench.pool("max", 2, 2)
    bench.window.resize(*size)
    bench.settle()
    table, area = bench.view.stages, bench.view.stage_area
    text = table.text().replace("&nbsp;", " ")
    for number in (1, 2, 3):
        assert f"Layer {number}:" in text
    assert "Photo" in text
    assert text.count("Max pooling") == 3
    assert text.count("px") == 7
    qtbot.waitUntil(lambda: table.height() >= table.sizeHint().height())
    bar = area.verticalScrollBar()
    assert area.viewport().height() + bar.maximum() >= table.sizeHint().height()
    assert bar.maximum() == 0 or bench.view.arithmetic.is_low
    assert bench.view.photo_view.height() >= 60


@pytest.mark.parametrize("width", [1400, 830, 600, 430, 300])
def test_no_column_ever_vanishes(bench: Bench, width: int, qtbot: QtBot) -> None:
    """Parameters and receptive fields stand in a table of any width, which is as high as it needs."""
    bench.pool("max", 4, 4)
    bench.settle()
    table = bench.view.stages
    bench.view.stage_area.takeWidget()  # it would give the table its own width
    qtbot.addWidget(table)
    table.show()  # what is hidden is not told of its size
    for short in (False, True):
        table.set_short(on=short)
        table.resize(width, 100)
        document = QTextDocument()
        document.setDefaultFont(table.font())
        document.setDocumentMargin(0)
        document.setHtml(table.text())
        document.setTextWidth(width if table.wordWrap() else -1)
        plain = document.toPlainText().replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ").replace("\u2060", "")
        for cell in ("(3·3·1 + 1)·1 = 10", "(30, 40, 1)", "3×3 px", "6×6 px", header().parameters, header().field):
            assert cell in plain
        assert document.idealWidth() <= width
        assert table.sizeHint().height() >= document.size().height()


def test_a_low_canvas_keeps_the_stages(bench: Bench) -> None:
    """In a few lines of text: they never give way."""
    bench.edit(Edited.with_channels, "each")
    bench.pool("max", 4, 4)
    bench.window.resize(1010, 520)
    bench.settle()
    table = bench.view.stages
    assert table.isVisible()
    assert table.height() >= table.sizeHint().height()
    assert "(3·3·1 + 1)·1" in table.text().replace("&nbsp;", " ")


def test_no_markup_from_outside() -> None:
    """Names with < or & are shown, not obeyed."""
    assert "<b>" not in as_html([Stage("a"), Stage("<b>")])
