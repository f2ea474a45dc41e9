"""Build your own: blocks are added, dragged, removed and edited, and everything follows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnngui.gui.labs.architectures import state as states
from cnngui.gui.labs.architectures.state import KINDS
from cnngui.networks.plans.notation import padding_of
from tests.gui.hands import drag
from tests.gui.labs.architectures.conftest import Bench
from tests.gui.labs.bench import choose_item


@pytest.fixture
def build(bench: Bench) -> Bench:
    """Turn to the page."""
    bench.turn("build")
    return bench


def add(bench: Bench, kind: str) -> None:
    """Choose a block from the list."""
    combo = bench.view.build.add
    choose_item(combo, combo.findData(kind))


def names(bench: Bench) -> list[str]:
    """Return the blocks, in order."""
    return [row.name for row in bench.view.build.table.rows]


def test_a_lenet_is_built_from_nothing(build: Bench) -> None:
    """With the shapes and the 61,706 parameters of the known one."""
    build.press("Empty")
    assert names(build) == []
    for kind, fields in (
        ("conv", {"filters": 6, "size": 5, "padding": 0}),
        ("relu", {}),
        ("pool", {}),
        ("conv", {"filters": 16, "size": 5, "padding": 0}),
        ("relu", {}),
        ("pool", {}),
        ("flatten", {}),
        ("fc", {"units": 120}),
        ("relu", {}),
        ("fc", {"units": 84}),
        ("relu", {}),
        ("fc", {}),
    ):
        add(build, kind)
        for field, value in fields.items():
            build.view.build._numbers[field].box.setValue(value)
    assert build.total(build.view.build.table, "parameters") == "61,706"
    assert build.state.table.output == (10,)
    assert "my network" in build.view.build.heading.text()
    assert build.panel.network.currentText() == "my network"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_added_and_taken_back(build: Bench, kind: str) -> None:
    """Behind the block that is picked; it is picked then, and one step of undo."""
    build.view.picked.emit("S2")
    before = names(build)
    add(build, kind)
    after = names(build)
    at = before.index("S2") + 1
    assert after[:at] + after[at + 1 :] == before
    assert build.state.layer == after[at]
    build.lab.undo()
    assert names(build) == before


def test_an_impossible_block_says_why_and_how(build: Bench) -> None:
    """A fully connected layer where nothing is flattened: a button flattens."""
    build.press("Empty")
    add(build, "fc")
    bar = build.view.trouble
    assert "it is not flattened" in bar.text.text()
    assert bar.buttons[0].text() == "Add a flattening before fc1."
    assert build.view.build.table.rows[0].marked
    bar.buttons[0].click()
    assert names(build) == ["flatten", "fc1"]
    assert not bar.isVisible()


def test_blocks_are_dragged(build: Bench) -> None:
    """By mouse, by Alt and an arrow, and by the buttons; each is one step."""
    table = build.view.build.table
    assert names(build)[:3] == ["C1", "relu1", "S2"]
    start = build.middle_of(table, "S2").toPoint()
    first = build.middle_of(table, "C1").toPoint()
    drag(table.viewport(), start, first, QPoint(first.x(), first.y() - table.row_rect(0).height() // 4))
    assert names(build)[:3] == ["S2", "C1", "relu1"]
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(build)[:3] == ["C1", "S2", "relu1"]
    build.view.build._of_block[1].click()
    assert names(build)[:3] == ["C1", "relu1", "S2"]
    for _ in range(3):
        build.lab.undo()
    assert names(build)[:3] == ["C1", "relu1", "S2"]
    assert not build.lab.history.can_undo


def test_a_block_is_removed(build: Bench) -> None:
    """By its key; the next one is picked, so that several can go."""
    table = build.view.build.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=build.middle_of(table, "relu1").toPoint())
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert "relu1" not in names(build)
    assert build.state.layer == "S2"
    assert "changed" in build.view.build.heading.text()


def test_a_name_is_changed_or_refused(build: Bench) -> None:
    """Two blocks of one name are refused in words, and the old name stands there again."""
    build.view.picked.emit("C3")
    field = build.view.build.name
    for text, expected in (("conv3", "conv3"), ("C1", "conv3"), ("3", "conv3")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert build.state.layer == expected
        assert field.text() == expected
    assert [str(error) for error in build.messages.errors] == [
        "Two layers are called C1: give one of them another name.",
        "“3” is no name of a layer: take up to 24 letters, digits and _, a letter first.",
    ]


def test_only_the_numbers_of_the_block_are_shown(build: Bench) -> None:
    """A pooling has no filters, and a ReLU only its function."""
    view = build.view.build
    for name, shown in (
        ("C1", {"filters", "size", "padding", "stride", "groups", "bias", "same"}),
        ("S2", {"size", "padding", "stride", "pool"}),
        ("relu1", {"function"}),
        ("C5", {"units", "bias"}),
        ("flatten", set()),
    ):
        build.view.picked.emit(name)
        assert {field for field, part in view._fields.items() if not part.isHidden()} == shown


def test_choices_of_a_block_are_followed(build: Bench) -> None:
    """The subsampling of 1998 learns two numbers a channel; a filter without bias one less."""
    view = build.view.build
    build.view.picked.emit("S2")
    choose_item(view._combos["pool"], view._combos["pool"].findData("subsampling"))
    assert "2·6" in build.cells_of(view.table, "S2")
    build.view.picked.emit("C1")
    view.bias.click()
    assert "5·5·1·6" in build.cells_of(view.table, "C1")


def test_filters_of_1998_lose_their_table_with_their_number(bench: Bench) -> None:
    """The table of connections goes with 16 filters."""
    bench.take("lenet5", "1998")
    bench.turn("build")
    bench.view.picked.emit("C3")
    bench.view.build._numbers["filters"].box.setValue(17)
    bench.settle()
    assert bench.state.table.trouble is None
    assert "(5·5·6 + 1)·17" in bench.cells_of(bench.view.build.table, "C3")


def test_a_sum_adds_an_earlier_output(build: Bench) -> None:
    """Only what comes before it is offered."""
    build.press("Empty")
    for kind in ("conv", "conv", "sum"):
        add(build, kind)
    combo = build.view.build._combos["source"]
    assert [combo.itemText(at) for at in range(combo.count())] == ["input", "conv1", "conv2"]
    assert combo.currentText() == "conv1"
    assert build.state.table.trouble is None


def test_same_or_typed_padding(build: Bench) -> None:
    """A tick pads as TensorFlow does; without it there is a field, and the table follows both."""
    build.take("efficientnet-lite0")
    view = build.view.build
    build.lab.wish(layer="depth4_1")

    def shown() -> tuple[str, bool]:
        row = build.lab.now.table.row("depth4_1")
        return padding_of(row), view.same.isChecked()

    assert shown() == ("1 + 2", True)
    view.same.click()
    assert shown() == ("2", False)
    assert build.lab.now.table.row("depth4_1").output == (28, 28, 144)
    build.lab.wish(states.with_setting, "padding", 0)
    assert shown() == ("0", False)
    view.same.click()
    assert shown() == ("1 + 2", True)
    assert build.lab.now.table.totals.parameters == 4_652_008
