"""Any number of any layer can be picked: what it sees is framed, and the sum that made it adds up as it is written."""

import re
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cnngui.gui.labs.digits.reading.work import on_ink
from cnngui.gui.widgets.networks.layers_view import Window
from cnngui.networks.digits import DigitNetwork, lenet
from tests.calculator import assert_adds_up, assert_line, assert_rounded, worked_out
from tests.gui.labs.digits.conftest import LEFT, Bench

LAYERS = ["C1", "C3", "S2", "S4"]
DENSE = ["C5", "F6", "output"]


def value_of(bench: Bench, layer: str, place: tuple[int, int, int]) -> float:
    """Return a number of a layer."""
    values = bench.shown.passage.layer(layer).values
    return float(values[place] if values.ndim == 3 else values[place[2]])


def window_of(bench: Bench) -> Window:
    """Return what is framed in the layer before."""
    found = bench.page.layers._window
    assert found is not None
    return found


@pytest.mark.parametrize("layer", LAYERS)
def test_a_window_adds_up(bench: Bench, layer: str) -> None:
    """Of convolutions and poolings, in the widget of Filters and Steps."""
    for place in ((0, 0, 0), (2, 3, 5), (4, 4, 2)):
        bench.pick(layer, place)
        assert bench.page.layers.current == (layer, place)
        assert bench.page.sum.currentWidget() is bench.page.arithmetic
        lines = bench.page.arithmetic.lines()
        for line in lines:
            assert_line(line, ".")
        value = value_of(bench, layer, place)
        result = re.split("[=≈] ", lines[-1])[-1]
        assert abs(float(worked_out(result, ".")) - value) < 0.006
        assert_rounded(bench.page.unit.text().rpartition(": ")[2], value, ".")


@pytest.mark.parametrize("width", [1400, 1240, 1000])
def test_the_grids_of_a_window_add_up(bench: Bench, width: int) -> None:
    """As they are painted: the products, or what window and kernel give; on the colours that the layer before has."""
    bench.window.resize(width, 760)
    bench.pick("C1", (9, 9, 0))
    sheet = bench.page.arithmetic
    total = worked_out(re.split(" [=≈] ", sheet.lines()[0].split("   → ")[0])[1], ".")
    groups = sheet._layout().groups
    window, _, kernel = groups[0].blocks
    factors = zip(
        *([worked_out(text, ".") for row in block.texts for text in row] for block in (window, kernel)), strict=True
    )
    assert abs(sum(pixel * weight for pixel, weight in factors) - total) <= Fraction("0.0052")
    if len(groups) > 1:
        products = [worked_out(text, ".") for row in groups[1].blocks[1].texts for text in row]
        assert abs(sum(products) - total) <= Fraction("0.0052")
    inks = [colour for row in window.colours for colour in row if colour is not None]
    assert min(inks) < (60, 60, 60) < (200, 200, 200) < max(inks)


@pytest.mark.parametrize("layer", DENSE)
def test_a_fully_connected_sum_adds_up(bench: Bench, layer: str) -> None:
    """The largest products first, then all others as one number, then the bias."""
    for unit in (0, 3, 9):
        bench.pick(layer, (0, 0, unit))
        first, second = bench.page.lines.text().split("\n")
        terms, sign, total = re.split(" ([=≈]) ", first)
        count = bench.shown.passage.before(layer).values.size
        shown = terms.count("·")
        assert terms.endswith(f"(the other {count - shown})")
        assert_adds_up(terms.rpartition(" (")[0], sign, total, ".")
        assert second.startswith(total)
        left, sign, result = re.split(" ([=≈]) ", second)
        assert_adds_up(left, sign, result, ".")
        assert abs(float(worked_out(result, ".")) - value_of(bench, layer, (0, 0, unit))) < 0.006


def test_functions_and_the_input_are_written_out(bench: Bench) -> None:
    """ReLU, the flattened vector, and how a pixel becomes a number."""
    bench.pick("relu1", (3, 3, 1))
    text = bench.page.lines.text()
    given, result = re.fullmatch(r"ReLU\((.+)\) = (.+)", text).groups()  # type: ignore[union-attr]
    assert worked_out(result, ".") == max(worked_out(given, "."), 0)
    bench.pick("flatten", (0, 0, 30))
    assert bench.page.lines.text() == "The same number as in S4: map 2, row 2, column 1."
    assert value_of(bench, "flatten", (0, 0, 30)) == value_of(bench, "S4", (1, 0, 1))
    bench.pick("input", (16, 16, 0))
    left, right = bench.page.lines.text().split(" ≈ ")
    assert_adds_up(left, "≈", right, ".")
    bench.pick("input", (0, 0, 0))
    assert bench.page.lines.text().endswith("(the margin)")


def test_what_a_number_sees_is_framed(bench: Bench) -> None:
    """On the digit, on the drawing, and in the layer before."""
    bench.pick("C3", (2, 3, 5))
    box, on_digit, field = bench.shown.seen.made.box, bench.page.digit._field, bench.page.drawing._marks.field
    assert on_digit == pytest.approx((2, 4, 14, 14))
    assert box is not None
    assert field is not None
    assert field[2] == pytest.approx(14 * max(box[2:]) / 20)
    window = window_of(bench)
    assert (window.layer, window.rows, window.columns, window.channel) == ("S2", (2, 7), (3, 8), None)
    bench.pick("S2", (1, 2, 4))
    window = window_of(bench)
    assert (window.layer, window.rows, window.channel) == ("relu1", (2, 4), 4)


def test_the_pointer_shows_what_a_number_sees(bench: Bench) -> None:
    """Before it is clicked; without it, it is the picked one's again."""
    view = bench.page.layers
    bench.pick("C1", (5, 5, 0))
    QTest.mouseMove(view.viewport(), view.rect_of("S4", (1, 1, 3)).center().toPoint())
    seen = bench.page.digit._field
    assert seen is not None
    assert seen[2:] == (16, 16)
    assert view.current == ("C1", (5, 5, 0))
    QTest.mouseMove(view.viewport(), QPoint(1, 1))
    again = bench.page.digit._field
    assert again is not None
    assert again[2:] == (5, 5)


def test_the_field_on_the_drawing_is_what_the_network_sees_there(bench: Bench) -> None:
    """The box of the digit on one side is the box into which it was fitted on the other."""
    fitted, box = bench.page.digit._box, bench.shown.seen.made.box
    assert fitted is not None
    assert box is not None
    found = on_ink(bench.reading(), bench.shown.seen, fitted)
    assert found == pytest.approx(tuple(box), abs=max(box[2:]) / 20)


def test_arrows_and_page_keys_go_on(bench: Bench) -> None:
    """Arrows from number to number and over the edge into the next map, Page keys from layer to layer."""
    view = bench.page.layers
    bench.pick("C1", (27, 27, 0))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    bench.settle()
    assert view.current == ("C1", (27, 0, 1))
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    bench.settle()
    assert view.current == ("C1", (17, 27, 0))
    assert bench.lab.turn_page(1)
    assert view.current == ("relu1", (17, 27, 0))
    assert bench.lab.turn_page(1)
    assert view.current == ("S2", (8, 13, 0))
    while bench.lab.turn_page(1):
        bench.settle()
    assert view.current[0] == "output"
    position = bench.lab.history.at
    assert bench.lab.turn_page(-1)
    assert bench.lab.history.at == position


def test_a_score_is_picked_by_its_bar(bench: Bench) -> None:
    """By mouse and by keys."""
    scores = bench.page.scores
    QTest.mouseClick(scores, LEFT, pos=scores.row_rect(5).center().toPoint())
    bench.settle()
    assert bench.page.layers.current == ("output", (0, 0, 5))
    scores.setFocus()
    QTest.keyClick(scores, Qt.Key.Key_Down)
    bench.settle()
    assert bench.page.layers.current == ("output", (0, 0, 6))
    assert bench.page.unit.text().startswith("output, number 7 (it sees 32×32")


def test_every_number_that_is_drawn_can_be_clicked(bench: Bench) -> None:
    """Where it is drawn is where it is found."""
    view = bench.page.layers
    for layer in view.layers:
        rows, columns, count = layer.shape
        for place in ((0, 0, 0), (rows // 2, columns // 2, count // 2), (rows - 1, columns - 1, count - 1)):
            assert view.place_at(view.rect_of(layer.name, place).center()) == (layer.name, place)
    assert view.place_at(QPointF(-5, -5)) is None


def test_a_network_of_hundreds_of_maps_is_shown_too(bench: Bench) -> None:
    """Off the main thread, and scrolled; the picked layer comes into sight."""
    school = bench.lab.school
    school._networks["large"] = DigitNetwork.fresh(lenet(filters=(64, 200)), 0)
    school.changed.emit()
    bench.controls.network_wished.emit("large")
    bench.settle()
    bench.qtbot.waitUntil(lambda: bench.shown.passage.layer("C1").values.shape[2] == 64)
    view = bench.page.layers
    assert [layer.shape[2] for layer in view.layers if layer.name in {"C1", "C3"}] == [64, 200]
    bench.draw([(0.5, 0.2), (0.5, 0.8)])
    assert bench.shown.reading == bench.reading()
    while bench.lab.turn_page(1):
        bench.settle()
        rect = view.rect_of(*view.current)
        assert view.viewport().rect().intersects(rect.toAlignedRect()), view.current
    bench.lab.undo()
    bench.lab.undo()
    bench.settle()
    assert bench.reading().network == "bundled"
