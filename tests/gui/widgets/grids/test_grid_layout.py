"""Where the cells of a scene lie: nothing overlaps, nothing is cut, and more room never makes cells smaller."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QSizeF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from cnngui.engine.lessons.grid_scene import Block, Group, Scene
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.widgets.grids.grid_layout import laid_out
from cnngui.gui.widgets.grids.grid_places import LARGEST, SPACINGS, SceneLayout

sides = st.integers(1, 9)
margins = st.integers(0, 2)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Make a scene of one or two rows with up to four groups of up to nine blocks."""
    number = 0
    rows = []
    for _ in range(draw(st.integers(1, 2))):
        groups = []
        for _ in range(draw(st.integers(1, 4))):
            count, line = draw(st.sampled_from([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (9, 3), (6, 3), (4, 2)]))
            shape, ring = draw(st.tuples(sides, sides)), draw(st.tuples(margins, margins, margins, margins))
            title = draw(
                st.sampled_from(["", "Input", "Filter 3, green", "A title that is far too long for its block"])
            )
            blocks = [Block(f"block {number + place}", title, shape, ring=ring) for place in range(count)]
            number += count
            groups.append(Group(tuple(blocks), draw(st.sampled_from(["", "∗", "=", "→"])), line))
        rows.append(tuple(groups))
    return Scene(tuple(rows))


sizes = st.tuples(st.integers(320, 2000), st.integers(200, 1200)).map(lambda pair: QSizeF(*pair))


def metrics() -> QFontMetricsF:
    """Return the measures of the app's type."""
    return QFontMetricsF(QApplication.font())


def course(outputs: int = 1) -> Scene:
    """Return 6×6 ∗ 3×3 = 4×4."""
    return Scene(
        (
            (
                Group((Block("input 0", "Input", (6, 6)),)),
                Group(tuple(Block(f"kernel {number}", "Kernel", (3, 3)) for number in range(outputs)), "∗"),
                Group(tuple(Block(f"output {number}", "Output", (4, 4)) for number in range(outputs)), "="),
            ),
        )
    )


def rects(layout: SceneLayout) -> list[QRect]:
    """Return all that is drawn somewhere."""
    made = [rect for placed in layout.blocks for rect in (placed.frame, placed.title)]
    return [rect for rect in [*made, *(sign.rect for sign in layout.signs)] if not rect.isEmpty()]


@settings(max_examples=60)
@given(scene=scenes(), size=sizes)
def test_nothing_overlaps_and_nothing_is_cut(qapp: QApplication, scene: Scene, size: QSizeF) -> None:
    """Blocks, titles and signs keep apart, inside the picture, as long as they fit at all."""
    layout = laid_out(scene, size, metrics())
    assert [placed.block for placed in layout.blocks] == list(scene.blocks)
    assert all(not one.intersects(other) for one, other in combinations(rects(layout), 2))
    if layout.side > 1:
        whole = QRect(0, 0, int(size.width()), int(size.height()))
        assert all(whole.contains(rect) for rect in rects(layout))


@settings(max_examples=60)
@given(scene=scenes(), size=sizes, wider=st.integers(0, 300), higher=st.integers(0, 300))
def test_more_room_never_makes_cells_smaller(
    qapp: QApplication, scene: Scene, size: QSizeF, wider: int, higher: int
) -> None:
    """Also where titles come back."""
    larger = QSizeF(size.width() + wider, size.height() + higher)
    assert laid_out(scene, larger, metrics()).side >= laid_out(scene, size, metrics()).side


@settings(max_examples=40)
@given(scene=scenes(), size=sizes)
def test_every_cell_is_square_and_found_again(qapp: QApplication, scene: Scene, size: QSizeF) -> None:
    """The corners of a block with its ring, each way there and back."""
    layout = laid_out(scene, size, metrics())
    for placed in layout.blocks:
        block = placed.block
        (top, _, left, _), (rows, columns) = block.ring, block.padded
        for cell in ((-top, -left), (rows - top - 1, columns - left - 1)):
            rect = placed.cell_rect(cell)
            assert (rect.width(), rect.height()) == (layout.side, layout.side)
            assert placed.frame.contains(rect)
            for point in (QPointF(rect.topLeft()), QPointF(rect.bottomRight())):
                assert layout.at(point, ring=True) == (block.key, *cell)
                assert layout.at(point) == ((block.key, *cell) if block.is_own(cell) else None)


def test_the_largest_side_is_found(qapp: QApplication) -> None:
    """One px more and it would not fit: of 6×6 cells in 400×200 px, the height counts."""
    scene = Scene(((Group((Block("a", "", (6, 6)),)),),))
    edge = 2 * int(-(-SPACINGS[0].margin * metrics().height() // 1))
    assert laid_out(scene, QSizeF(400, 200), metrics()).side == (200 - edge) // 6


def test_cells_are_not_larger_than_is_good(qapp: QApplication) -> None:
    """A single cell in a large window."""
    scene = Scene(((Group((Block("a", "A", (1, 1)),)),),))
    assert laid_out(scene, QSizeF(4000, 3000), metrics()).side == int(LARGEST * metrics().height())


@pytest.mark.parametrize(("size", "columns"), [((1600, 300), 3), ((300, 1600), 1)])
def test_a_stack_stands_in_a_row_or_in_a_column(qapp: QApplication, size: tuple[int, int], columns: int) -> None:
    """Three blocks, by the shape of the room."""
    scene = Scene(((Group(tuple(Block(f"{number}", "A", (6, 6)) for number in range(3))),),))
    layout = laid_out(scene, QSizeF(*size), metrics())
    assert len({placed.frame.left() for placed in layout.blocks}) == columns


def test_the_slices_of_a_filter_stay_on_one_line(qapp: QApplication) -> None:
    """Two filters of three slices: in rows of three, never of two."""
    scene = Scene(((Group(tuple(Block(f"{number}", "", (3, 3)) for number in range(6)), line=3),),))
    layout = laid_out(scene, QSizeF(400, 400), metrics())
    assert [len({placed.frame.top() for placed in layout.blocks[start : start + 3]}) for start in (0, 3)] == [1, 1]


def test_signs_stand_before_their_groups(qapp: QApplication) -> None:
    """Input ∗ kernel = output, from left to right, in the middle of the row."""
    layout = laid_out(course(), QSizeF(900, 430), metrics())
    assert [sign.text for sign in layout.signs] == ["∗", "="]
    given, kernel, output = (placed.frame for placed in layout.blocks)
    times, equals = (sign.rect for sign in layout.signs)
    lefts = [given.left(), times.left(), kernel.left(), equals.left(), output.left()]
    assert lefts == sorted(lefts)
    assert abs(times.center().y() - kernel.center().y()) <= metrics().height()


def test_titles_give_their_place_to_small_cells(qapp: QApplication) -> None:
    """With room for both, titles are there; where cells would be tiny, they are not."""
    blocks = tuple(Block(f"{number}", "Slice", (16, 16)) for number in range(9))
    scene = Scene(((Group(blocks),),))
    wide, narrow = (laid_out(scene, QSizeF(*size), metrics()) for size in ((1900, 1000), (320, 200)))
    assert all(not placed.title.isEmpty() for placed in wide.blocks)
    assert all(placed.title.isEmpty() for placed in narrow.blocks)
    assert narrow.side >= 3


def test_a_scene_that_differs_in_what_it_shows_only_lies_where_the_other_did(qapp: QApplication) -> None:
    """The window moves, the places stay; and a title more is another structure."""
    scene, size = course(), QSizeF(900, 430)
    first = scene.blocks[0]
    moved = replace(first, window=Rectangle(1, 1, 3, 3), numbers=np.ones((6, 6)))
    other = Scene(((Group((moved,)), *scene.rows[0][1:]),))
    assert other.structure == scene.structure
    shown, anew = laid_out(scene, size, metrics()).showing(other), laid_out(other, size, metrics())
    assert [(placed.block, placed.frame) for placed in shown.blocks] == [
        (placed.block, placed.frame) for placed in anew.blocks
    ]
    assert shown.placed("input 0").block is moved
    renamed = Scene(((Group((replace(first, title="Photo"),)), *scene.rows[0][1:]),))
    assert renamed.structure != scene.structure


def test_numbers_are_found_in_the_ring_too(qapp: QApplication) -> None:
    """Own cells from the numbers, the ring from the padded ones, nothing beyond."""
    numbers = np.arange(4.0).reshape(2, 2)
    block = Block(
        "a", "A", (2, 2), numbers, ring=(1, 0, 0, 1), ring_numbers=np.pad(numbers, ((1, 0), (0, 1)), constant_values=7)
    )
    assert [block.number_at(cell) for cell in ((1, 1), (-1, 0), (0, 2), (2, 0))] == [3.0, 7.0, 7.0, None]
    assert Block("a", "A", (2, 2)).number_at((0, 0)) is None


def test_an_empty_scene_is_no_trouble(qapp: QApplication) -> None:
    """No rows, and a group without blocks."""
    for scene in (Scene(), Scene(((Group(()),),))):
        layout = laid_out(scene, QSizeF(320, 200), metrics())
        assert (layout.blocks, layout.signs, layout.at(QPointF(10, 10))) == ((), (), None)
