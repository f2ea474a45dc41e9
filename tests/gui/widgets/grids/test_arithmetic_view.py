"""The arithmetic view: everything that is told is drawn, in the largest type that fits."""

import re
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, planes_for, shapes
from cnngui.engine.colours import grey
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.look.i18n import LANGUAGES, Language
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.arithmetic_blocks import Block, Group, flow, groups
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView, Drawn
from cnngui.gui.widgets.pictures.pictures import style_on_screen
from tests.calculator import HALF, assert_adds_up, assert_line, worked_out
from tests.engine.listings.test_what_is_printed import an_explanation

RGB = ["R", "G", "B"]


def told(kernel: str, channels: int) -> Explanation:
    """Explain a number of a named kernel on noise."""
    grid = np.random.default_rng(0).integers(0, 256, (12, 12, channels)).astype(np.float32)
    chain = Chain((Layer((find(kernel).filter,)),), "sum")
    return explain(chain.layers[0], shapes(chain, (12, 12, channels))[0], planes_for(grid, "sum"), 5, 6)


@pytest.fixture
def view(qtbot: QtBot) -> ArithmeticView:
    """Make a view as large as in a 1280×800 window."""
    view = ArithmeticView("Arithmetic", "Point at a pixel.")
    qtbot.addWidget(view)
    view.resize(830, 300)
    view.show()
    return view


@pytest.mark.parametrize("width", [560, 830, 1800])
@pytest.mark.parametrize(("kernel", "channels"), [("vertical-edge", 3), ("box-5", 3), ("box-5", 1), ("gaussian-7", 1)])
def test_no_grid_is_lost(view: ArithmeticView, width: int, kernel: str, channels: int) -> None:
    """Whatever the width, every window and kernel finds a place: lines are broken between groups."""
    parts = groups(told(kernel, channels), RGB, grey(), style_on_screen())
    widths = [part.width(QFontMetricsF(view.font())) for part in parts]
    assert [number for line in flow(widths, width) for number in line] == list(range(len(parts)))
    assert sum(bool(block.texts) for part in parts for block in part.blocks) == (6 if channels == 3 else 3)


def test_the_type_is_as_large_as_there_is_room(view: ArithmeticView) -> None:
    """3×3 in a wide view is written large, three 5×5 slices in a small one never below the least type."""
    view.set_explanation(told("vertical-edge", 1), [""])
    assert view._layout().font.pixelSize() > 1.3 * QFontInfo(view.font()).pixelSize()
    view.set_kernel_rows(5)
    view.resize(560, 160)
    view.set_explanation(told("box-5", 3), RGB)
    assert QFontInfo(view._layout().font).pixelSize() >= least_type(view.font())


def test_a_single_slice_is_read_along_one_line(view: ArithmeticView) -> None:
    """Window × kernel = products stay side by side rather than growing apart."""
    view.resize(830, 400)
    view.set_explanation(told("vertical-edge", 1), [""])
    drawn = view._layout()
    assert drawn.lines == [[0, 1]]
    metrics = QFontMetricsF(drawn.font)
    assert sum(group.width(metrics) for group in drawn.groups) <= view.width()


@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("size", [(830, 150), (560, 120), (1200, 260)])
@pytest.mark.parametrize("kernel", ["vertical-edge", "box-5", "gaussian-7"])
def test_the_sum_is_always_there_and_can_be_read(
    view: ArithmeticView, kernel: str, size: tuple[int, int], projector: bool
) -> None:
    """Three slices up to 7×7 in the room of small windows: fewer are drawn, but nothing below the least type is."""
    font = view.font()
    if projector:
        font.setPointSizeF(20)
        view.setFont(font)
    view.resize(size[0], max(size[1], view.minimumSizeHint().height()))
    view.set_explanation(told(kernel, 3), RGB)
    drawn = view._layout()
    assert view.lines()[-1] in drawn.text
    assert QFontInfo(drawn.font).pixelSize() >= least_type(view.font())
    metrics = QFontMetricsF(drawn.font)
    lines, rows = (
        len(drawn.lines),
        max((len(block.texts) for group in drawn.groups for block in group.blocks), default=0),
    )
    grids = lines * (1.2 * rows + 1) * metrics.height()
    wrapped = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    text = metrics.boundingRect(QRectF(0, 0, view.width(), 1e6), wrapped, drawn.text).height()
    assert grids + text <= view.height() + 1


@pytest.mark.parametrize("px", [14, 27])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("kernel", ["log-5", "gaussian-5", "log-7", "gaussian-7"])
def test_no_empty_area_with_a_single_sum(view: ArithmeticView, kernel: str, channels: int, px: int) -> None:
    """Every slice is drawn, in fewer digits, or each term or each slice's sum is written; the total always."""
    font = view.font()
    font.setPixelSize(px)
    view.setFont(font)
    view.set_kernel_rows(int(kernel[-1]))
    view.resize(860, max(290, view.minimumSizeHint().height()))
    view.set_explanation(told(kernel, channels), RGB if channels == 3 else [""])
    drawn = view._layout()
    total = view.lines()[-1].split(" ")[-1]
    grids = sum(len(block.texts) > 0 for group in drawn.groups for block in group.blocks)
    assert drawn.text.endswith(f" {total}")
    assert QFontInfo(drawn.font).pixelSize() >= least_type(view.font())
    if grids:
        assert grids == 6 if channels == 3 else grids >= 2
    elif channels == 3:
        assert [line.split(" → ")[0] for line in drawn.text.splitlines()[:3]] == RGB
    else:
        assert drawn.text.count("·") == int(kernel[-1]) ** 2 or drawn.text.count(" + ") == int(kernel[-1]) - 1


def test_the_products_go_before_any_digit_does(view: ArithmeticView) -> None:
    """Narrower and narrower: the grid of products, then the other grids; never only what they come to."""
    view.set_kernel_rows(5)
    view.set_explanation(told("log-5", 1), [""])
    least: list[tuple[int, int]] = []
    for width in range(900, 200, -20):
        view.resize(width, 150)
        drawn = view._layout()
        texts = (text for group in drawn.groups[:1] for row in group.blocks[0].texts for text in row)
        digits = max(map(len, texts), default=0)
        least.append((len(drawn.groups), digits))
        assert drawn.groups or "·" in drawn.text
    assert least == sorted(least, reverse=True)
    assert {count for count, _ in least} >= {1, 2}
    assert len({digits for _, digits in least if digits}) == 1


@pytest.mark.parametrize("kernel", ["gaussian-3", "log-5", "log-7"])
def test_the_cells_of_the_products_add_up_to_the_result(view: ArithmeticView, kernel: str) -> None:
    """Rounded to its last digit, with one digit more where they need it and there is room."""
    view.resize(1800, 400)
    rng = np.random.default_rng(2)
    chain = Chain((Layer((find(kernel).filter,)),))
    for _ in range(20):
        plane = (rng.integers(0, 256, (12, 12, 3)) @ [0.299, 0.587, 0.114]).astype(np.float32)
        found = explain(chain.layers[0], shapes(chain, (12, 12, 1))[0], (plane,), 5, 6)
        view.set_explanation(found, [""])
        shown = view._layout().groups[1].blocks[1].texts
        added = sum(float(text.replace("−", "-")) for row in shown for text in row)
        assert abs(added - float(view.lines()[0].split(" ")[-1].replace("−", "-"))) <= 0.051 + 1e-9


def test_slices_share_the_colours_of_the_editor(view: ArithmeticView) -> None:
    """A 2 beside a 5 is paler, in whichever slice it stands."""
    kernels = (((5.0,),), ((2.0,),), ((5.0,),))
    layer = Layer((Filter(kernels),), padding=0)
    planes = tuple(np.full((1, 1), 9, np.float32) for _ in range(3))
    shape = shapes(Chain((layer,), "sum"), (1, 1, 3))[0]
    parts = groups(explain(layer, shape, planes, 0, 0), RGB, grey(), style_on_screen())
    red, green, blue = (part.blocks[-1].colours[0][0] for part in parts)
    assert red == blue != green


def test_what_is_heard(view: ArithmeticView) -> None:
    """A screen reader gets the line of arithmetic, or the hint."""
    assert view.accessibleDescription() == "Point at a pixel."
    view.set_explanation(told("vertical-edge", 3), RGB)
    assert view.accessibleDescription() == view.lines()[0]
    view.set_explanation(None)
    assert view.accessibleDescription() == "Point at a pixel."


def test_padding_is_hatched(view: ArithmeticView) -> None:
    """The corner's window has cells that are not drawn as numbers of the photo."""
    chain = Chain((Layer((find("vertical-edge").filter,)),))
    plane = np.full((12, 12), 255, np.float32)
    corner = explain(chain.layers[0], shapes(chain, (12, 12, 1))[0], (plane,), 0, 0)
    view.set_explanation(corner, [""])
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).rgb() for x in range(4, 40) for y in range(4, 30)}
    assert len(colours) > 2


def assert_products(groups: Sequence[Group], decimal: str) -> None:
    """Multiply each number of a window by its weight, as they stand in their cells."""
    if len(groups) != 2 or len(groups[1].blocks) != 2 or not groups[1].blocks[1].texts:
        return
    window, _, kernel = groups[0].blocks
    sign, products = groups[1].blocks
    cells = zip(*(np.ravel(np.array(block.texts)).tolist() for block in (window, kernel, products)), strict=True)
    for pixel, weight, product in cells:
        assert_adds_up(f"({pixel})*({weight})", sign.sign, product, decimal)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=some.integers(0, 2**32 - 1), width=some.sampled_from([560, 830]), digits=some.sampled_from([1, 2]))
def test_what_is_laid_out_adds_up(view: ArithmeticView, language: Language, seed: int, width: int, digits: int) -> None:
    """As in Filters and in Steps: each line that is painted, read again and worked out; no weight is 0 in its cell."""
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        explanation, _ = an_explanation(seed)
        view.resize(width, max(200, view.minimumSizeHint().height()))
        view.set_explanation(explanation, ["R", "G", "B", "4"], None, digits)
        drawn = view._layout()
    finally:
        QLocale.setDefault(before)
    for line in drawn.text.split("\n"):
        name, arrow, rest = line.partition(" → ")
        assert_line(rest if arrow and name in {"R", "G", "B", "4"} else line, "," if language == "fr" else ".")
    assert_products(drawn.groups, "," if language == "fr" else ".")
    kernels = [[block for block in group.blocks if block.texts][-1] for group in drawn.groups if len(group.blocks) >= 3]
    parts = explanation.sums[explanation.strongest].slices
    weights = {part.channel: part.kernel for part in parts}
    written = [[cell != "0" for row in kernel.texts for cell in row] for kernel in kernels]
    nonzero = [[bool(cell) for row in kernel for cell in row] for kernel in weights.values()]
    assert all(row in nonzero for row in written)


def a_window(rng: np.random.Generator, kind: str, size: int, depth: int) -> Explanation:
    """Explain a number of a named kernel or of a learned one, on a photo, or of a learned one on what ReLU leaves."""
    kernel = rng.normal(0, 0.2, (depth, size, size)).astype(np.float32).astype(np.float64)
    planes = rng.integers(0, 256, (depth, size, size)).astype(np.float32)
    if kind == "named":
        kernel = rng.integers(-4, 5, kernel.shape) / rng.choice([1, 16])
    elif kind == "maps":
        planes = np.maximum(rng.normal(0, 0.7, planes.shape), 0).astype(np.float32)
    layer = Layer((Filter(tuple(tuple(map(tuple, part)) for part in kernel.tolist()), bias=0.07),), padding=0)
    shape = shapes(Chain((layer,), "sum"), (size, size, depth))[0]
    return explain(layer, shape, tuple(planes), 0, 0)


def cells_of(block: Block) -> list[Fraction]:
    """Read the numbers of a grid."""
    return [worked_out(text, ".") for row in block.texts for text in row]


def assert_grids_add_up(drawn: Drawn, explanation: Explanation, names: Sequence[str], digits: int) -> None:
    """Add up the products that are painted, or work their factors out, and compare with what each slice gives.

    Factors for which there is no room may miss, and then say so.
    """
    style = style_on_screen(digits)
    (place,) = explanation.sums
    told = {names[part.channel]: style.write(part.total).text for part in place.slices}
    before = style.before(place.total, place.bias).write(place.total).text  # as finely as the bias asks for
    half = HALF / 10**digits
    is_rounded = any(block.sign.endswith("≈") for group in drawn.groups[-1:] for block in group.blocks[1:])
    for group in drawn.groups:
        grids = [block for block in group.blocks if block.texts]
        if len(grids) == 2 and not is_rounded:
            pairs = zip(cells_of(grids[0]), cells_of(grids[1]), strict=True)
            found = sum(pixel * weight for pixel, weight in pairs)
            assert abs(found - worked_out(told[group.caption], ".")) <= half
        elif len(grids) == 1:
            (total,) = told.values()
            assert abs(sum(cells_of(grids[0])) - worked_out(total, ".")) <= half
            assert re.search(rf"[=≈] {re.escape(before)}(   →|$)", drawn.text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=some.integers(0, 2**32 - 1),
    kind=some.sampled_from(["named", "learned", "maps"]),
    size=some.sampled_from([3, 5, 7]),
    depth=some.sampled_from([1, 1, 3, 6]),
    digits=some.sampled_from([1, 2]),
    room=some.tuples(some.integers(300, 1300), some.integers(80, 320)),
    px=some.sampled_from([14, 27]),
)
def test_the_grids_add_up_in_any_room(
    view: ArithmeticView, seed: int, kind: str, size: int, depth: int, digits: int, room: tuple[int, int], px: int
) -> None:
    """In Filters and in Digits: the numbers that are painted, whatever the window's size and type."""
    font, names = view.font(), "ABCDEF"[:depth]
    font.setPixelSize(px)
    view.setFont(font)
    explanation = a_window(np.random.default_rng(seed), kind, size, depth)
    view.set_kernel_rows(size)
    view.resize(room[0], max(room[1], view.minimumSizeHint().height()))
    view.set_explanation(explanation, names, None, digits)
    assert_grids_add_up(view._layout(), explanation, names, digits)


def test_it_asks_for_what_its_sum_takes(view: ArithmeticView) -> None:
    """More in a narrow place, in larger type and with more digits; less again where there is room."""
    weights = tuple(map(tuple, np.random.default_rng(1).normal(0, 0.2, (3, 3)).tolist()))
    layer = Layer((Filter((weights,)),), padding=0)
    window = np.full((3, 3), 118, np.float32)
    told_long = explain(layer, shapes(Chain((layer,)), (3, 3, 1))[0], (window,), 0, 0)
    plain = view.minimumSizeHint().height()
    view.set_explanation(told_long, [""], None, 4)
    view.resize(200, 400)
    narrow = view.minimumSizeHint().height()
    view.resize(1800, 400)
    assert view.minimumSizeHint().height() == plain < narrow
    view.resize(200, 400)
    font = view.font()
    font.setPixelSize(30)
    view.setFont(font)
    assert view.minimumSizeHint().height() > 1.5 * narrow
