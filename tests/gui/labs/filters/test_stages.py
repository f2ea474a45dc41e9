"""The table of stages: today's numbers in the formulas, and as many columns as fit."""

from dataclasses import replace

from cnngui.engine.editing import Edited
from cnngui.gui.labs.filters.stage_table import StageTable, as_html
from cnngui.gui.labs.filters.stages import Stage, header, shapes_line, stages
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
    assert table[0] == ("Output of layer 1", "", "(30, 40, 3)", "3×3 px", "")
    assert table[1][3:] == ("5×5 px", "(3·3·3 + 1)·1 = 28")
    shown = bench.lab._presenter.shown
    assert shown is not None
    assert shapes_line(shown) == "(30, 40, 3) → (30, 40, 3) → (30, 40, 1)"
    assert shapes_line(replace(shown)) == shapes_line(shown)


def test_narrow_tables_lose_columns_from_the_right(bench: Bench) -> None:
    """Stage, size and shape stay."""
    table = bench.view.stages
    assert isinstance(table, StageTable)
    bench.settle()
    bench.window.resize(1500, 760)
    assert header().parameters in table.text()
    table.resize(430, table.height())
    assert header().parameters not in table.text()
    assert header().shape in table.text()


def test_no_markup_from_outside() -> None:
    """Names with < or & are shown, not obeyed."""
    assert "<b>" not in as_html("<b>&", [Stage("a"), Stage("<b>")], 1)
