"""Networks on paper, in a window: every count is computed, and every change is followed at once."""

import subprocess
import sys
import time
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnngui.gui.labs.architectures import state as states
from cnngui.networks.plans.known import VARIANTS, known
from cnngui.networks.plans.repairs import repairs
from cnngui.networks.plans.worked import worked
from tests.gui.labs.architectures.conftest import Bench
from tests.gui.labs.bench import Benches

LEFT = Qt.MouseButton.LeftButton

PRINTED = {
    ("lenet5", "1998"): "60,000",
    ("lenet5", "modern"): "61,706",
    ("lenet5", "deck"): "62,958",
    ("alexnet", "grouped"): "60,965,224",
    ("alexnet", "ungrouped"): "62,378,344",
    ("alexnet", "torchvision"): "61,100,840",
    ("vgg11", "paper"): "132,863,336",
    ("vgg13", "paper"): "133,047,848",
    ("vgg16", "paper"): "138,357,544",
    ("vgg19", "paper"): "143,667,240",
}

REDRAW_MS = 50.0
OPEN_MS = 150.0


def whole(text: str) -> int:
    """Read a count as it is written."""
    return int(text.replace(",", ""))


@pytest.mark.parametrize(("network", "variant"), PRINTED, ids="-".join)
def test_the_published_numbers_are_on_screen(bench: Bench, network: str, variant: str) -> None:
    """In the total, in the heading and above the bars."""
    bench.take(network, variant)
    total = PRINTED[network, variant]
    assert bench.total(bench.view.table, "parameters") == total
    assert f"{total} parameters" in bench.view.heading.text()
    assert bench.view.strips._strips[0].total == total


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: f"{each.network}-{each.name}")
def test_every_column_adds_up(bench: Bench, variant: object) -> None:
    """What is written in the rows comes to what is written below them."""
    bench.take(variant.network, variant.name)  # type: ignore[attr-defined]
    table = bench.view.table
    for title in ("parameters", "multiply-adds", "memory", "activation size"):
        assert sum(map(whole, bench.column(table, title))) == whole(bench.total(table, title))


def test_what_is_not_nothing_is_not_printed_as_nothing(bench: Bench) -> None:
    """A layer with parameters has a share of them."""
    bench.take("vgg16")
    shares = dict(zip(bench.column(bench.view.table, "layer"), bench.column(bench.view.table, "% of"), strict=True))
    assert (shares["conv1_1"], shares["pool1"], shares["fc6"]) == ("< 0.1", "0.0", "74.3")


def test_the_layer_under_the_mouse_lights_up_everywhere(bench: Bench) -> None:
    """In table, boxes and bars, wherever the mouse is; its notation is written out, and leaves with it."""
    view = bench.view
    QTest.mouseMove(view.table.viewport(), bench.middle_of(view.table, "C3").toPoint())
    assert (view.table.lit, view.plates.lit, view.strips._lit) == ("C3", ("", "C3"), "C3")
    assert "n_H[3] = n_W[3] = (14 + 0 − 5)/1 + 1 = 10" in view.notation.text()
    assert "W[3] = (5, 5, 6, 16)" in view.notation.text()
    QTest.mouseMove(view.plates, view.plates.box_rect("", "S4").center().toPoint())
    assert (view.table.lit, view.plates.lit, view.strips._lit) == ("S4", ("", "S4"), "S4")
    QTest.mouseMove(view.strips, view.strips.column(1, 1).center().toPoint())
    assert (view.table.lit, view.plates.lit, view.strips._lit) == ("C1", ("", "C1"), "C1")
    QTest.mouseMove(view.strips, QPoint(2, 2))
    assert (view.table.lit, view.plates.lit, view.strips._lit) == ("", ("", ""), "")


@pytest.mark.parametrize("place", ["table", "plates", "strips"])
def test_a_click_picks_a_layer_everywhere(bench: Bench, place: str) -> None:
    """It stays framed, and is no step of undo."""
    view = bench.view
    if place == "table":
        QTest.mouseClick(view.table.viewport(), LEFT, pos=bench.middle_of(view.table, "C3").toPoint())
    elif place == "plates":
        QTest.mouseClick(view.plates, LEFT, pos=view.plates.box_rect("", "C3").center().toPoint())
    else:
        QTest.mouseClick(view.strips, LEFT, pos=view.strips.column(0, 3).center().toPoint())
    assert (view.table.current, view.plates.current, view.strips._current) == ("C3", ("", "C3"), "C3")
    assert bench.state.layer == "C3"
    assert not bench.lab.history.can_undo


def test_dense_instead_of_a_convolution_is_counted(bench: Bench) -> None:
    """The numbers of the course's page: 456 against 14 million."""
    bench.take("lenet5", "modern")
    bench.lab.wish(states.with_input, 2, 3)
    bench.lab.wish(layer="C1")
    text = bench.view.instead.text()
    assert "it learns (5·5·3 + 1)·6 = 456" in text
    assert "32·32·3 × 28·28·6 = 3,072 × 4,704 = 14,450,688 weights and 4,704 biases" in text
    assert f"≈ {14_455_392 / 456:,.0f} times as many" in text


def test_pages_keys_walk_along_the_layers(bench: Bench) -> None:
    """As a clicker sends them."""
    for expected in ("input", "C1", "S2"):
        assert bench.lab.turn_page(1)
        assert bench.view.table.current == expected
    bench.lab.turn_page(-1)
    assert bench.view.table.current == "C1"
    bench.turn("scale")
    assert not bench.lab.turn_page(1)


def test_a_title_sorts_and_gives_the_order_back(bench: Bench) -> None:
    """The largest first, then the smallest, then as in the network."""
    view = bench.view
    own = bench.column(view.table, "layer")
    for expected in ("C5", "input", own[0]):
        view.table.column_picked.emit("parameters")
        assert bench.column(view.table, "layer")[0] == expected
    assert bench.column(view.table, "layer") == own
    assert not bench.lab.history.can_undo


def test_an_impossible_input_is_shown_up_to_where_it_breaks(bench: Bench) -> None:
    """VGG-16 on 20×20: pool5 has nothing left; one click mends it, and can be undone."""
    bench.take("vgg16")
    bench.side(20)
    bar = bench.view.trouble
    assert bar.isVisible()
    assert bar.text.text().startswith("pool5 needs a window of 2×2, but only 1×1 are left")
    assert bench.column(bench.view.table, "layer")[-1] == "conv5_3"
    assert bench.view.table.total[0] == "total up to here"
    shown = [button.text() for button in bar.buttons if button.isVisible()]
    assert shown == [repair.text for repair in repairs(bench.state.plan)]
    bar.buttons[0].click()
    assert bench.state.input == (32, 32, 3)
    assert not bar.isVisible()
    assert bench.column(bench.view.table, "layer")[-1] == "fc8"
    bench.lab.undo()
    assert bench.state.input == (20, 20, 3)
    assert bar.isVisible()


def test_dense_layers_follow_the_input(bench: Bench) -> None:
    """There is no adaptive pooling unless the network has it."""
    bench.take("vgg16")
    bench.side(64)
    assert bench.cells_of(bench.view.table, "fc6")[5] == "(2·2·512 + 1)·4096"
    bench.take("vgg16", "torchvision")
    bench.side(64)
    assert bench.cells_of(bench.view.table, "fc6")[5] == "(7·7·512 + 1)·4096"
    assert "avgpool" in bench.column(bench.view.table, "layer")


def test_two_books_are_set_beside_each_other(bench: Bench) -> None:
    """What differs stands out, row by row, and both sources are named."""
    bench.take("lenet5", "1998")
    bench.turn("books")
    bench.panel.looked.emit({"other": "lenet5/modern"})
    books, view = bench.view.books, bench.view
    by_name = {row.cells[0]: row for row in books.rows}
    marked = {books.columns[at].title for at in by_name["C3\nC3"].marked}
    assert {"parameters", "counted as", "multiply-adds"} <= marked
    assert "1,516\n2,416" in by_name["C3\nC3"].cells
    assert by_name["input"].marked == frozenset()
    assert "LeCun" in view.one.text()
    assert "Most courses" in view.other.text()
    assert "the second has 1,706 parameters more" in view.difference.text()
    assert bench.total(books, "parameters") == "60,000 | 61,706"


def test_errata_stand_beside_their_network(bench: Bench) -> None:
    """The deck's five numbers, 16 or 60 kernels, 224 or 227, 93 MB: where their network is shown, and nowhere else."""
    found = {}
    for network, variant in (("lenet5", "deck"), ("lenet5", "1998"), ("alexnet", "grouped"), ("vgg16", "paper")):
        bench.take(network, variant)
        found[variant] = bench.panel._errata.text()
    for printed in ("208", "416", "48,001", "10,081", "841"):
        assert printed in found["deck"]
    assert "60 slices" in found["1998"]
    assert "224×224" in found["grouped"]
    assert "60.95 MB" in found["paper"]
    bench.take("vgg19")
    assert not bench.panel._errata_fold.isVisible()


def test_three_networks_stand_on_one_scale(bench: Bench) -> None:
    """A side of 224 is seven times as long as one of 32, and what is pointed at is told of."""
    bench.turn("scale")
    QApplication.processEvents()
    three = bench.view.three
    small, large = (three.box_rect(plate, "input").height() for plate in ("0", "2"))
    assert large / small == pytest.approx(7, rel=0.02)
    three.hovered.emit("2", "conv5_3")
    assert "a[17] = (14, 14, 512)" in bench.view.told.text()
    bench.panel.looked.emit({"three": ("lenet5/1998", "", "vgg11/paper")})
    assert three._plates[1].title.startswith("LeNet-5, usual modern form")


def test_half_precision_takes_half_the_memory(bench: Bench) -> None:
    """In the column, above the bars and in the heading."""
    bench.take("vgg16")
    assert "60.95\N{NO-BREAK SPACE}MB" in bench.view.heading.text()
    bench.panel.looked.emit({"is_half": True})
    assert bench.total(bench.view.table, "memory") == f"{2 * 15_237_608:,}"
    assert "30.48\N{NO-BREAK SPACE}MB" in bench.view.heading.text()


def test_switches_hide_what_is_not_wanted(bench: Bench) -> None:
    """The table gets the room."""
    for text, part in (("boxes", bench.view.plates), ("bars", bench.view.strips), ("notation", bench.view.notation)):
        assert part.isVisible()
        bench.tick(text)
        assert not part.isVisible()
    assert not bench.lab.history.can_undo


def test_dragging_a_number_redraws_everything_in_time(bench: Bench) -> None:
    """Table, boxes, bars, notation, and the repairs of what does not fit: half of the frames within 50 ms of work."""
    bench.take("vgg19")
    QApplication.processEvents()
    spent = []
    for side in (*range(225, 240), *range(31, 11, -1)):
        start = time.thread_time()
        bench.lab.wish(states.with_input, 0, side)
        QApplication.processEvents()
        spent.append(1000 * (time.thread_time() - start))
        assert bench.view.heading.text().startswith(f"VGG-19, as published (2014), {side}×224×3")
    assert median(spent) < REDRAW_MS


def test_it_opens_in_time(benches: Benches) -> None:
    """Without any network's weights."""
    start = time.thread_time()
    bench = benches.build(Bench)
    assert 1000 * (time.thread_time() - start) < OPEN_MS
    assert bench.view.table.rows


def test_it_needs_no_torch() -> None:
    """What it imports is on paper."""
    code = "import sys, cnngui.gui.labs.architectures.controller; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_counts_are_those_of_the_table(bench: Bench) -> None:
    """Cell by cell, where the network is worked out by itself."""
    bench.take("alexnet", "ungrouped")
    table = worked(known("alexnet", "ungrouped"))
    for row in table.rows:
        cells = bench.cells_of(bench.view.table, row.name)
        assert f"{row.parameters.value:,}" in cells
        assert f"{row.macs.value:,}" in cells
        assert f"{row.size:,}" in cells
