"""What is seen of a scene: colours, numbers inside their cells, windows, rings, hatching, and what is hidden."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cnngui.engine.colours import Scale, grey, signed
from cnngui.engine.lessons.grid_scene import Block, Group, Scene
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.look import theme
from cnngui.gui.widgets.grids.grid_cells import Look, cells_of, free_corner
from cnngui.gui.widgets.grids.grid_fit import fitted_scene
from cnngui.gui.widgets.grids.grid_painter import BlockCache, paint_scene, picture
from cnngui.gui.widgets.grids.grid_places import SceneLayout

SIZE = QSize(400, 400)
NUMBERS = np.array([[1.0, 2, 3, 4], [5, 6, 7, 8], [9, 8, 7, 6], [5, 4, 3, 2]])
THEMES = [theme.LIGHT, theme.DARK, theme.CONTRAST, theme.CONTRAST_DARK]

Pixels = NDArray[np.int32]


def scene_of(block: Block) -> Scene:
    """Return a scene of one block."""
    return Scene(((Group((block,)),),))


def layout_of(block: Block, size: QSize = SIZE) -> SceneLayout:
    """Return where it lies."""
    return fitted_scene(scene_of(block), QSizeF(size), QApplication.font())


def pixels(image: QImage) -> Pixels:
    """Return (H, W, 3) RGB."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., 2::-1].astype(np.int32)


def drawn(block: Block, colours: theme.Colours = theme.LIGHT, ratio: float = 1.0) -> Pixels:
    """Paint a block."""
    return pixels(picture(scene_of(block), SIZE, theme.palette(colours), QApplication.font(), ratio))


def cut(image: Pixels, rect: QRect) -> Pixels:
    """Return the part of a picture in a rectangle."""
    return image[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]


def changed(one: Pixels, other: Pixels) -> QRect:
    """Return where two pictures differ."""
    ys, xs = np.nonzero((one != other).any(axis=2))
    return QRect(QPoint(xs.min(), ys.min()), QPoint(xs.max(), ys.max())) if len(xs) else QRect()


def rgb(name: str) -> list[int]:
    """Return a colour by its name."""
    colour = QColor(name)
    return [colour.red(), colour.green(), colour.blue()]


def has(part: Pixels, name: str) -> bool:
    """Tell whether a colour is somewhere."""
    return bool((part == rgb(name)).all(axis=2).any())


def test_cells_have_the_colours_of_their_numbers(qapp: QApplication) -> None:
    """Beside the middle, where the number stands: grey of 255 is white, of 0 is black."""
    block = Block("a", "", (2, 2), np.array([[0.0, 51], [102, 255]]), grey())
    image, placed = drawn(block), layout_of(block).placed("a")
    seen = [
        image[placed.cell_rect(cell).top() + 4, placed.cell_rect(cell).left() + 4].tolist() for cell in np.ndindex(2, 2)
    ]
    assert seen == [[0] * 3, [51] * 3, [102] * 3, [255] * 3]


@settings(max_examples=30)
@given(
    value=st.floats(-1e6, 1e6),
    digits=st.integers(0, 4),
    rows=st.integers(1, 16),
    columns=st.integers(1, 16),
    data=st.data(),
)
def test_no_number_leaves_its_cell(
    qapp: QApplication, value: float, digits: int, rows: int, columns: int, data: st.DataObject
) -> None:
    """A number and the question mark in its place: the pictures differ inside the cell only."""
    cell = (data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1)))
    numbers = np.zeros((rows, columns))
    numbers[cell] = value
    block = Block("a", "A", (rows, columns), numbers, digits=digits)
    rect = layout_of(block).placed("a").cell_rect(cell)
    assert rect.contains(changed(drawn(block), drawn(replace(block, hidden=frozenset({cell})))))


@settings(max_examples=30)
@given(
    value=st.floats(-1e6, 1e6),
    digits=st.integers(0, 4),
    rows=st.integers(1, 16),
    columns=st.integers(1, 16),
    weights=st.booleans(),
)
def test_no_number_is_left_out_or_smaller_than_the_least_type(
    qapp: QApplication, value: float, digits: int, rows: int, columns: int, weights: bool
) -> None:
    """Fewer digits, wider cells, or a larger picture than was asked for; and a weight is never written as 0."""
    block = Block("a", "A", (rows, columns), np.full((rows, columns), value), digits=digits, weights=weights)
    layout = layout_of(block)
    cells = cells_of(layout.placed("a"), Look(theme.palette(theme.LIGHT), QApplication.font()), layout.types["a"])
    assert cells.font is not None
    assert cells.font.pixelSize() >= theme.least_type(QApplication.font())
    assert all(cells.texts[cell] for cell in np.ndindex(rows, columns))
    assert not (weights and value) or cells.texts[0, 0] != "0"
    assert QFontMetricsF(cells.font).horizontalAdvance(cells.texts[0, 0]) <= layout.placed("a").wide


def test_numbers_are_written_large_and_never_too_small(qapp: QApplication) -> None:
    """From 2 times the app's type down to the least; what does not fit then asks for another cell."""
    look = Look(theme.palette(theme.LIGHT), QApplication.font())
    sizes = [font.pixelSize() if font else None for font in (look.fitted([["8"]], side) for side in (200, 20, 4))]
    assert sizes[0] == 2 * look.px
    assert sizes[1] is not None
    assert theme.least_type(QApplication.font()) <= sizes[1] < 2 * look.px
    assert sizes[2] is None
    assert look.fitted([["−1234.56"]], 30) is None


def test_a_tight_number_is_narrowed_before_it_is_left_out(qapp: QApplication) -> None:
    """There is a side of the cell at which only the narrow type fits."""
    look = Look(theme.palette(theme.LIGHT), QApplication.font())
    found = {font.stretch() for font in (look.fitted([["−1234"]], side) for side in range(20, 90)) if font}
    assert {QFont.Stretch.Unstretched.value, QFont.Stretch.Condensed.value} <= found


@pytest.mark.parametrize("colours", THEMES)
def test_the_window_is_framed_where_it_lies(qapp: QApplication, colours: theme.Colours) -> None:
    """The accent is on its edge, and neither in the middle nor in cells beyond."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0))
    placed = layout_of(block).placed("a")
    window = Rectangle(1, 1, 2, 2)
    rect = placed.area(window)
    image, plain = drawn(replace(block, window=window), colours), drawn(block, colours)
    for edge in (rect.topLeft(), rect.topRight() + QPoint(1, 0), rect.bottomLeft() + QPoint(0, 1)):
        assert image[edge.y(), edge.x()].tolist() == rgb(colours.accent)
    assert (
        cut(image, placed.cell_rect((3, 3)).adjusted(8, 8, -8, -8))
        == cut(plain, placed.cell_rect((3, 3)).adjusted(8, 8, -8, -8))
    ).all()
    assert rect.adjusted(-6, -6, 6, 6).contains(changed(image, plain))
    assert changed(cut(image, rect.adjusted(8, 8, -8, -8)), cut(plain, rect.adjusted(8, 8, -8, -8))).isEmpty()


def test_the_frame_is_thicker_in_large_type(qapp: QApplication) -> None:
    """Accent px along a line through the window's left edge."""
    block = Block("a", "", (4, 4), window=Rectangle(1, 1, 2, 2))
    widths = []
    for projector in (False, True):
        font = theme.font_for(QFont("Sans Serif", 9), 96.0, projector=projector)
        image = pixels(picture(scene_of(block), SIZE, theme.palette(theme.LIGHT), font))
        widths.append(int((image[200, :200] == rgb(theme.LIGHT.accent)).all(axis=1).sum()))
    assert 2 <= widths[0] < widths[1]


def test_a_window_in_the_ring_is_drawn_there(qapp: QApplication) -> None:
    """Cell (-1, -1) is the first of the ring."""
    block = Block("a", "", (4, 4), NUMBERS, ring=(1, 1, 1, 1), window=Rectangle(-1, -1, 3, 3))
    placed = layout_of(block).placed("a")
    corner = placed.frame.topLeft()
    assert drawn(block)[corner.y(), corner.x()].tolist() == rgb(theme.LIGHT.accent)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_the_ring_is_paler_dashed_and_has_its_numbers(qapp: QApplication, colours: theme.Colours) -> None:
    """The same number in the ring and beside it: nearer to the ground; with gaps in the line around."""
    numbers = np.full((2, 2), 128.0)
    block = Block(
        "a", "", (2, 2), numbers, grey(), ring=(1, 1, 1, 1), ring_numbers=np.pad(numbers, 1, constant_values=128)
    )
    placed, image = layout_of(block).placed("a"), drawn(block, colours)
    inner, outer = (cut(image, placed.cell_rect(cell).adjusted(4, 4, -4, -4)) for cell in ((0, 0), (-1, -1)))
    ground = QColor(colours.surface).red()
    assert abs(outer[0, 0, 0] - ground) < abs(inner[0, 0, 0] - ground)
    assert len(np.unique(outer.reshape(-1, 3), axis=0)) > 1
    line = image[placed.frame.top(), placed.frame.left() + 1 : placed.frame.left() + 60]
    assert len({tuple(each) for each in line.tolist()}) >= 2
    without = drawn(replace(block, ring_numbers=None), colours)
    assert len(np.unique(cut(without, placed.cell_rect((-1, -1)).adjusted(4, 4, -4, -4)).reshape(-1, 3), axis=0)) == 1


@pytest.mark.parametrize("value", [0.0, 128.0, 255.0])
@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_hatching_is_seen_on_any_colour_where_no_window_reaches(
    qapp: QApplication, value: float, colours: theme.Colours
) -> None:
    """Counted from the first cell of the ring; in black and white there is contrast too."""
    block = Block("a", "", (3, 3), np.full((3, 3), value), grey(), ring=(1, 0, 0, 0), hatched=(Rectangle(3, 0, 1, 3),))
    placed, image = layout_of(block).placed("a"), drawn(block, colours)
    plain = drawn(replace(block, hatched=()), colours)
    assert placed.area(Rectangle(2, 0, 1, 3)).contains(changed(image, plain))
    brightness = cut(image, placed.cell_rect((2, 1))).mean(axis=2)
    assert brightness.max() - brightness.min() > 100
    assert (cut(image, placed.cell_rect((2, 1))) != cut(plain, placed.cell_rect((2, 1)))).any(axis=2).mean() > 0.15


def test_what_is_hidden_gives_nothing_away(qapp: QApplication) -> None:
    """Other numbers of the same length in hidden cells: the same picture; and another one once they are shown."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0), hidden="all")
    assert changed(drawn(block), drawn(replace(block, numbers=NUMBERS[::-1].copy()))).isEmpty()
    one = replace(block, hidden=frozenset({(1, 2)}))
    rect = layout_of(block).placed("a").cell_rect((1, 2))
    assert rect.contains(changed(drawn(one), drawn(replace(block, hidden=frozenset()))))
    part = cut(drawn(one), rect.adjusted(2, 2, -2, -2))
    assert part[0, 0].tolist() == rgb(theme.LIGHT.surface)
    assert has(part, "black")


def test_a_question_mark_is_there_without_any_number(qapp: QApplication) -> None:
    """A cell that nobody has filled in."""
    block = Block("a", "", (2, 2), hidden=frozenset({(0, 1)}))
    placed, image = layout_of(block).placed("a"), drawn(block)
    assert has(cut(image, placed.cell_rect((0, 1))), "black")
    assert not has(cut(image, placed.cell_rect((0, 0))), "black")


@pytest.mark.parametrize("filled", [0, 3, 4, 15, 16])
def test_cells_are_filled_in_reading_order(qapp: QApplication, filled: int) -> None:
    """The first are as in the whole picture, the others have no colour and no number."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0))
    whole, image, placed = drawn(block), drawn(replace(block, filled=filled)), layout_of(block).placed("a")
    for number, cell in enumerate(np.ndindex(4, 4)):
        inner = placed.cell_rect(cell).adjusted(2, 2, -2, -2)
        if number < filled:
            assert (cut(image, inner) == cut(whole, inner)).all()
        else:
            assert (cut(image, inner) == rgb(theme.LIGHT.surface)).all()


def test_factors_stand_under_their_numbers(qapp: QApplication) -> None:
    """In the cells that have one, the picture changes, and in no other."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0), window=Rectangle(0, 0, 2, 2))
    placed = layout_of(block).placed("a")
    image = drawn(replace(block, factors={(0, 0): -1.0, (1, 1): 0.5}))
    parts = {cell: placed.cell_rect(cell).adjusted(8, 8, -8, -8) for cell in np.ndindex(4, 4)}
    plain = drawn(block)
    assert {cell for cell, rect in parts.items() if (cut(image, rect) != cut(plain, rect)).any()} == {(0, 0), (1, 1)}


def test_only_the_taps_of_a_dilated_window_keep_their_colour(qapp: QApplication) -> None:
    """The cells between them step back towards the ground."""
    block = Block("a", "", (4, 4), np.zeros((4, 4)), grey(), window=Rectangle(0, 0, 3, 3))
    image = drawn(replace(block, taps=frozenset({(0, 0), (0, 2), (2, 0), (2, 2)})))
    placed = layout_of(block).placed("a")
    at = {
        cell: image[placed.cell_rect(cell).bottom() - 8, placed.cell_rect(cell).right() - 8, 0]
        for cell in ((0, 0), (1, 1), (3, 3))
    }
    assert at[0, 0] == at[3, 3] == 0
    assert at[1, 1] > 100


def test_marks_and_lit_areas_and_the_current_cell(qapp: QApplication) -> None:
    """Each changes its own cells."""
    marked = np.zeros((4, 4), np.bool_)
    marked[2, 1] = True
    block = Block("a", "A", (4, 4), NUMBERS, grey(0, 9))
    placed, plain = layout_of(block).placed("a"), drawn(block)
    assert placed.cell_rect((2, 1)).adjusted(0, 0, 1, 0).contains(changed(drawn(replace(block, marked=marked)), plain))
    assert not changed(drawn(replace(block, marked=marked)), plain).isEmpty()
    lit = drawn(replace(block, lit=(Rectangle(0, 0, 2, 2),)))
    assert (
        cut(lit, placed.cell_rect((0, 0)).adjusted(8, 8, -8, -8))
        != cut(plain, placed.cell_rect((0, 0)).adjusted(8, 8, -8, -8))
    ).any()
    assert placed.area(Rectangle(0, 0, 2, 2)).adjusted(-4, -4, 4, 4).contains(changed(lit, plain))
    current = drawn(replace(block, current=(3, 3)))
    assert has(cut(current, placed.cell_rect((3, 3)).adjusted(-2, -2, 2, 2)), theme.LIGHT.accent)


def test_it_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    """At two px a px numbers have edges that one px enlarged has not."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0))
    fine, coarse = drawn(block, ratio=2.0), drawn(block)
    assert fine.shape == (800, 800, 3)
    assert (fine != coarse.repeat(2, axis=0).repeat(2, axis=1)).any(axis=2).mean() > 0.005


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_what_is_kept_looks_as_what_is_drawn(qapp: QApplication, ratio: float) -> None:
    """With a cache and without: the same, but for the smoothing of edges."""
    block = Block("a", "A", (4, 4), NUMBERS, signed(9.0), window=Rectangle(0, 0, 2, 2), filled=9)
    scene, layout = scene_of(block), layout_of(block)
    image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.LIGHT.ground))
    painter = QPainter(image)
    paint_scene(painter, scene, layout, theme.palette(theme.LIGHT), QApplication.font(), cache=BlockCache())
    painter.end()
    assert np.abs(pixels(image) - drawn(block, ratio=ratio)).mean() < 1.0


def test_what_is_kept_is_drawn_again_when_it_changes(qapp: QApplication) -> None:
    """Other numbers, another scale, another theme, something hidden."""
    cache, block = BlockCache(), Block("a", "A", (4, 4), NUMBERS, signed(9.0))

    def seen(block: Block, colours: theme.Colours = theme.LIGHT) -> Pixels:
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(colours.ground))
        painter = QPainter(image)
        paint_scene(
            painter, scene_of(block), layout_of(block), theme.palette(colours), QApplication.font(), cache=cache
        )
        painter.end()
        return pixels(image)

    first = seen(block)
    assert (seen(block) == first).all()
    scales: list[Scale | None] = [signed(20.0), None]
    for other in (
        replace(block, numbers=NUMBERS + 1),
        *(replace(block, scale=scale) for scale in scales),
        replace(block, hidden="all"),
        replace(block, marked=np.ones((4, 4), np.bool_)),
    ):
        assert (seen(other) != first).any()
        assert (seen(block) == first).all()
    dark = seen(block, theme.DARK)
    assert (dark != first).any()


def test_a_picture_can_be_made_in_another_thread(qapp: QApplication) -> None:
    """And is the same there."""
    block = Block(
        "a", "A", (4, 4), NUMBERS, signed(9.0), window=Rectangle(0, 0, 2, 2), hatched=(Rectangle(3, 0, 1, 4),)
    )
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(drawn, block).result(timeout=30)
    assert (there == drawn(block)).all()


def test_a_step_is_fast(qapp: QApplication) -> None:
    """16×16×3 ∗ three 3×3×3 = three 14×14: the best of a few steps, of which a busy machine may spoil others."""
    rng = np.random.default_rng(0)
    given = [
        Block(f"input {number}", "Input", (16, 16), rng.integers(0, 256, (16, 16)).astype(np.float64), grey())
        for number in range(3)
    ]
    kernels = [
        Block(f"kernel {number}", "Kernel", (3, 3), rng.integers(-2, 3, (3, 3)).astype(np.float64), signed(2.0))
        for number in range(9)
    ]
    outputs = [
        Block(f"output {number}", "Output", (14, 14), rng.normal(0, 99, (14, 14)), signed(300.0)) for number in range(3)
    ]
    cache, spent = BlockCache(), []
    image = QImage(1280, 640, QImage.Format.Format_RGB32)
    palette, font = theme.palette(theme.LIGHT), QApplication.font()
    layout: SceneLayout | None = None
    for step in range(12):
        row, column = divmod(step, 14)
        factors = {(row + down, column + across): 1.0 for down, across in np.ndindex(3, 3)}
        seen = [replace(block, window=Rectangle(row, column, 3, 3), factors=factors) for block in given]
        filled = [replace(block, filled=step, current=(row, column)) for block in outputs]
        scene = Scene(((Group(tuple(seen)), Group(tuple(kernels), "∗", 3), Group(tuple(filled), "=")),))
        layout = layout.showing(scene) if layout else fitted_scene(scene, QSizeF(1280, 640), font)
        started = time.perf_counter()
        painter = QPainter(image)
        paint_scene(painter, scene, layout, palette, font, cache=cache)
        painter.end()
        spent.append(time.perf_counter() - started)
    assert min(spent[1:]) <= 0.040


@pytest.mark.parametrize("size", [(300, 200), (420, 300), (900, 700)])
def test_a_mark_covers_no_digit(qapp: QApplication, size: tuple[int, int]) -> None:
    """Its triangle ends before the box of the widest number, in wide cells and in tight ones."""
    numbers = np.full((6, 6), -1234.0)
    block = Block("output", "Output", (6, 6), numbers, digits=0, marked=np.ones((6, 6), bool))
    layout = layout_of(block, QSize(*size))
    placed = layout.placed("output")
    cells = cells_of(placed, Look(qapp.palette(), qapp.font()), layout.types["output"])
    assert cells.font is not None
    free, metrics = free_corner(placed, cells), QFontMetricsF(cells.font)
    beside = (placed.wide - metrics.horizontalAdvance(cells.widest)) / 2
    above = (placed.side - metrics.capHeight()) / 2
    assert 0 < free <= beside + above + 1e-9
    image = picture(scene_of(block), QSize(*size), qapp.palette(), qapp.font(), 1.0)
    bare = replace(block, marked=None)
    plain = picture(scene_of(bare), QSize(*size), qapp.palette(), qapp.font(), 1.0)
    changed = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != plain.pixel(x, y)
    ]
    ink = QColor("black").rgb()
    assert changed
    assert all(plain.pixel(x, y) != ink for x, y in changed)
