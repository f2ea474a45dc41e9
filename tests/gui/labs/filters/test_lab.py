"""The Filters lab as people use it: real widgets, real keys, numbers compared with the engine's."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnngui.engine.chain import planes_for, run
from cnngui.engine.editing import Edited
from cnngui.engine.grids import Grid, read_grid
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import read_photo
from cnngui.gui.labs.filters.rest import rest_of
from cnngui.gui.labs.filters.thumbnails import thumbnails
from cnngui.gui.services import saving
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.paths import bundled_grids
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.filters.conftest import Bench
from tests.gui.labs.photos import a_photo

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def response(bench: Bench) -> np.ndarray:
    """Compute what should be on screen."""
    state = bench.state
    pixels = bench.context.workspace.source.data
    planes = run(state.chain, planes_for(pixels, state.chain.channels))
    layer, channel = state.shown
    return planes[layer][channel]


def shown(bench: Bench) -> np.ndarray:
    """Read the numbers that the response view shows, cell by cell."""
    picture = bench.view.response_view.picture
    assert picture is not None
    height, width = picture.shape
    texts = [[picture.cell(row, column)[0][0] for column in range(width)] for row in range(height)]
    return np.array([[float(text.replace("−", "-").replace(",", "")) for text in row] for row in texts])


def assert_on_screen(bench: Bench) -> None:
    """Hold the numbers on screen to the engine's, to the decimal that is written."""
    bench.settle()
    assert np.abs(shown(bench) - response(bench)).max() <= 0.0501


def name_of(bench: Bench) -> str:
    """Name the filter in the editor."""
    return bench.state.edited.edited_filter.name


def pin(bench: Bench) -> tuple[int, int] | None:
    """Return the pinned pixel."""
    return bench.pin


def middle_of(bench: Bench, row: int, column: int) -> QPoint:
    """Find where a number of the response is drawn."""
    view = bench.view.response_view
    placed = bench.view.viewport.placed(QSizeF(view.size()))
    return placed.to_screen(view.cell_rect(row, column)).center().toPoint()


def test_it_starts_filtered_with_a_sum_to_look_at(bench: Bench) -> None:
    """Vertical edge on grey, a pixel pinned, its arithmetic written out, the time told."""
    assert_on_screen(bench)
    assert name_of(bench) == "vertical-edge"
    assert bench.pin is not None
    (line,) = bench.view.arithmetic.lines()
    value = response(bench)[bench.pin]
    assert float(line.split()[-1].replace("−", "-")) == pytest.approx(value, abs=0.051)
    assert bench.times


def test_a_typed_cell_changes_the_response_and_is_one_step_back(bench: Bench) -> None:
    """Type 5 into the first cell: the response follows, the kernel loses its name, undo brings both back."""
    grid = bench.panel.chain.editor.findChildren(KernelGrid)[0]
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_5)
    QTest.keyClick(bench.window.focusWidget() or grid, Qt.Key.Key_Return)
    assert list(bench.state.edited.edited_filter.slices[0][0]) == [5, 0, -1]
    assert not name_of(bench)
    assert_on_screen(bench)
    bench.lab.undo()
    assert name_of(bench) == "vertical-edge"
    assert_on_screen(bench)
    bench.lab.redo()
    assert list(bench.state.edited.edited_filter.slices[0][0]) == [5, 0, -1]
    assert_on_screen(bench)


def test_every_control_reaches_the_engine(bench: Bench) -> None:
    """One wish after the other, each followed by the right numbers."""
    panel = bench.panel
    bench.edit(Edited.with_bias, -12.5)
    assert_on_screen(bench)
    bench.set(relu=True)
    assert_on_screen(bench)
    assert shown(bench).min() == 0
    bench.set(padding=2)
    assert_on_screen(bench)
    assert shown(bench).shape == (32, 42)
    bench.set(border="reflect")
    bench.set(stride=(2, 2))
    bench.set(dilation=(2, 2))
    bench.set(true_convolution=True)
    bench.pool("average", 2, 2)
    assert_on_screen(bench)
    layer = bench.state.edited.edited_layer
    assert (layer.border, layer.stride, layer.dilation, layer.true_convolution) == ("reflect", (2, 2), (2, 2), True)
    assert layer.pooling is not None
    panel.chain.picker.kernel_chosen.emit("gaussian-5")
    assert_on_screen(bench)
    assert bench.state.edited.edited_filter.bias == -12.5


def test_channels_filters_and_layers(bench: Bench) -> None:
    """Three responses for each channel, two filters, a second layer over all six; the strip shows seven."""
    bench.edit(Edited.with_channels, "each")
    bench.edit(Edited.with_another_filter)
    bench.settle()
    assert bench.view.strip.count() == 6
    bench.edit(Edited.with_another_layer)
    assert_on_screen(bench)
    assert bench.view.strip.count() == 7
    assert bench.state.shown == (1, 0)
    bench.view.strip.setCurrentRow(4)
    assert bench.state.shown == (0, 4)
    assert_on_screen(bench)
    bench.edit(Edited.without_layer)
    bench.edit(Edited.with_channels, "sum")
    bench.edit(Edited.with_own_slices, own=True)
    assert len(bench.state.edited.edited_filter.slices) == 3
    assert_on_screen(bench)


def titles(bench: Bench) -> list[str]:
    """Read what stands under the small pictures."""
    bench.settle()
    return [bench.view.strip.item(row).text() for row in range(bench.view.strip.count())]


def test_channels_apart_are_called_by_their_names(bench: Bench) -> None:
    """Under the small pictures, and above the sum."""
    bench.edit(Edited.with_channels, "each")
    assert titles(bench) == ["R", "G", "B"]
    bench.view.strip.setCurrentRow(1)
    bench.settle()
    assert [group.caption for group in bench.view.arithmetic._layout().groups] == ["G", ""]
    bench.edit(Edited.with_another_layer)
    assert titles(bench) == ["1.R", "1.G", "1.B", "2.1"]
    bench.edit(Edited.without_layer)
    bench.edit(Edited.with_another_filter)
    assert titles(bench) == ["1 R", "1 G", "1 B", "2 R", "2 G", "2 B"]
    bench.edit(Edited.with_channels, "grey")
    assert titles(bench) == ["1.1", "1.2"]
    assert [group.caption for group in bench.view.arithmetic._layout().groups] == ["", ""]


def test_what_a_smaller_kernel_cuts_off_elsewhere_is_said(bench: Bench) -> None:
    """A matrix of 2×4 in one of three filters; undo brings all back, and a single filter says nothing."""
    small = Filter((((1.0, 2.0, 3.0, 4.0), (5.0, 6.0, 7.0, 8.0)),))
    bench.edit(Edited.with_filter, small)
    assert bench.messages.said == []
    bench.lab.undo()
    bench.edit(Edited.with_another_filter)
    bench.edit(Edited.with_another_filter)
    before = bench.state.edited
    bench.edit(Edited.with_filter, small)
    (said,) = bench.messages.said
    assert "of 2 others, numbers beyond it were cut off" in said
    bench.lab.undo()
    assert bench.state.edited == before


def test_hovering_lights_the_window_and_writes_the_sum(bench: Bench) -> None:
    """Another pixel than the pinned one: its sum while hovered, the pinned one's afterwards."""
    pinned_line = bench.view.arithmetic.lines()
    QTest.mouseMove(bench.view.response_view, middle_of(bench, 7, 9))
    (line,) = bench.view.arithmetic.lines()
    assert float(line.split()[-1].replace("−", "-")) == pytest.approx(response(bench)[7, 9], abs=0.051)
    marks = bench.view.photo_view._marks
    assert marks.window == QRectF(8, 6, 3, 3)
    QTest.mouseMove(bench.view.response_view, QPoint(-5, -5))
    bench.view.response_view.pixel_left.emit()
    assert bench.view.arithmetic.lines() == pinned_line


def test_click_pins_arrows_move_click_again_lets_go(bench: Bench) -> None:
    """Pin (7, 9), go down and right, stop at the edge, let go."""
    view = bench.view.response_view
    QTest.mouseClick(view, LEFT, NONE, middle_of(bench, 7, 9))
    assert pin(bench) == (7, 9)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert pin(bench) == (8, 10)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pin(bench) == (29, 10)
    QTest.mouseClick(view, LEFT, NONE, middle_of(bench, 29, 10))
    assert pin(bench) is None
    assert bench.view.arithmetic.lines() == ()


def test_space_flips_to_the_photo(bench: Bench) -> None:
    """While Space is held the response view shows the photo."""
    view = bench.view.response_view
    before = view.picture
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert view.picture is bench.view.photo_view.picture
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.picture is before


def test_what_cannot_be_is_refused_in_words(bench: Bench) -> None:
    """A pool of 64 px on 40 px: a sentence, and nothing changes."""
    before = bench.state
    bench.pool("max", 64, 64)
    assert [str(error).split(" but ")[0] for error in bench.messages.errors] == ["The window needs 64 pixels"]
    assert bench.state == before
    assert_on_screen(bench)


def test_another_photo_keeps_the_chain(bench: Bench) -> None:
    """Open a larger photo: same filter, new response, another pixel explained."""
    bench.panel.chain.picker.kernel_chosen.emit("laplacian")
    bench.context.workspace.open(a_photo(50, 20))
    assert_on_screen(bench)
    assert shown(bench).shape == (50, 20)
    assert name_of(bench) == "laplacian"
    row, column = pin(bench) or (0, 0)
    assert 0 < row < 50
    assert 0 < column < 20
    bench.lab.undo()
    assert name_of(bench) == "vertical-edge"
    assert_on_screen(bench)


def test_the_course_s_grid(bench: Bench) -> None:
    """Open the 6×6: with p = 0 the lab shows the slide's 4×4, pooled the slide's 3×3."""
    grid = next(path for path in bundled_grids() if path.name == "course-6x6.csv")
    bench.context.workspace.open(read_grid(grid))
    bench.set(padding=0)
    bench.settle()
    assert shown(bench).tolist() == [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]
    bench.panel.chain.picker.kernel_chosen.emit("identity")
    bench.set(padding="same")
    bench.pool("max", 2, 2)
    bench.settle()
    assert shown(bench).tolist() == [[5, 9, 7], [7, 5, 8], [4, 6, 9]]


def test_negative_grids_and_many_channels(bench: Bench) -> None:
    """A grid of five channels with negative numbers can be seen and summed."""
    numbers = np.random.default_rng(0).normal(0, 5, (8, 9, 5)).astype(np.float32)
    bench.context.workspace.open(Grid(numbers, "five.npy"))
    for channels in ("grey", "each", "sum"):
        bench.edit(Edited.with_channels, channels)
        assert_on_screen(bench)


def test_start_again_can_be_taken_back(bench: Bench) -> None:
    """Back to the first chain on the same photo, and undo."""
    bench.panel.chain.picker.kernel_chosen.emit("emboss")
    bench.edit(Edited.with_channels, "sum")
    before = bench.state
    again = next(action for action in bench.lab.actions() if action.text() == "Start again")
    again.trigger()
    assert name_of(bench) == "vertical-edge"
    assert bench.state.chain.channels == "grey"
    bench.lab.undo()
    assert bench.state.chain == before.chain


def test_a_scrub_is_one_step_back(bench: Bench) -> None:
    """Many live changes between start and end of an edit are one undo step."""
    editor = bench.panel.chain.editor
    editor.session.begin()
    for value in range(1, 6):
        slices = (((float(value), 0, -1), (1, 0, -1), (1, 0, -1)),)
        editor._slices.slices_edited.emit(slices)
    editor.session.end()
    bench.lab.undo()
    assert name_of(bench) == "vertical-edge"


def test_the_chain_is_shared(bench: Bench) -> None:
    """The workspace has the lab's chain, and on coming in the lab hears what another lab made of it."""
    bench.panel.chain.picker.kernel_chosen.emit("sobel-x")
    assert bench.context.workspace.chain == bench.state.chain
    layer = bench.state.edited.edited_layer
    other = replace(bench.state.chain, layers=(replace(layer, filters=(find("sharpen").filter,)),))
    bench.lab.leave()
    bench.context.workspace.set_chain(other)
    assert name_of(bench) == "sobel-x"
    bench.lab.enter()
    assert name_of(bench) == "sharpen"
    assert_on_screen(bench)


def test_state_survives_a_new_window(bench: Bench) -> None:
    """What `state` gives, `restore` shows again, with its history, pin and zoom."""
    bench.panel.chain.picker.kernel_chosen.emit("sobel-y")
    QTest.mouseClick(bench.view.response_view, LEFT, NONE, middle_of(bench, 7, 9))
    carried = bench.lab.state()
    bench.lab.start_again()
    bench.lab.restore(json.loads(json.dumps(carried)))
    assert (name_of(bench), bench.pin) == ("sobel-y", (7, 9))
    assert_on_screen(bench)
    bench.lab.undo()
    assert name_of(bench) == "vertical-edge"


@pytest.mark.parametrize("name", ["response.npy", "response.csv", "response.png"])
def test_saving(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """Numbers are saved as they are, a picture as it is coloured."""
    path = tmp_path / name
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.lab.action("save").trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    assert bench.messages.said == [f"Saved as {path}."]
    if path.suffix == ".png":
        assert read_photo(path).pixels.shape == (30, 40, 3)
    else:
        assert np.array_equal(read_grid(path).numbers, response(bench))


def test_saving_where_it_cannot_be(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sentence, and no file."""
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(tmp_path / "no" / "such" / "folder.png"), "")))
    bench.lab.action("save").trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    assert len(bench.messages.errors) == 1


def test_copying(bench: Bench) -> None:
    """The clipboard holds the response at its full size."""
    bench.lab.action("copy").trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (40, 30)


def test_scale_ends(bench: Bench) -> None:
    """The bar ends at the largest number of this response, or of all of the layer."""
    bench.edit(Edited.with_another_filter)
    bench.edit(Edited.with_bias, 500)
    bench.settle()
    bench.view.strip.setCurrentRow(0)
    bench.settle()
    alone = bench.view.bar._scale
    bench.view.scope.chosen.emit("all")
    bench.settle()
    both = bench.view.bar._scale
    assert alone is not None
    assert both is not None
    largest = np.abs(response(bench)).max()
    assert alone.high == pytest.approx(largest)
    assert both.high > largest


def test_thumbnails_for_every_kernel(bench: Bench) -> None:
    """Each named kernel has a picture of what it does to this photo, and they differ."""
    made = thumbnails(bench.context.workspace.source)
    assert set(made) == {row.name for row in KERNELS}
    different = {bytes(image.constBits()) for image in made.values()}
    assert len(different) > 0.9 * len(KERNELS)
    bench.panel.chain.picker.open()
    popup = bench.panel.chain.picker._popup
    assert popup is not None
    assert popup.isVisible()
    popup.close()


def test_padding_ring_and_unused_rows(bench: Bench) -> None:
    """Stride 2 on 30 rows with p = 0: the last row and column are hatched."""
    bench.set(padding=0)
    bench.set(stride=(2, 2))
    bench.settle()
    unused = bench.view.photo_view._marks.unused
    assert unused == (QRectF(0, 29, 40, 1), QRectF(39, 0, 1, 30))
    assert bench.view.photo_view.cell_at(QPointF(-3, -3)) is None


def test_flipped_pixels_are_the_photo_s(bench: Bench) -> None:
    """With a 4×4 pool the response is a quarter as wide; while Space is held its place in the photo counts."""
    bench.pool("max", 4, 4)
    bench.settle()
    view = bench.view.response_view
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mouseClick(view, LEFT, NONE, middle_of(bench, 21, 33))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    row, column = pin(bench) or (0, 0)
    assert abs(row * 4 - 21) <= 4
    assert abs(column * 4 - 33) <= 4


def test_a_photo_too_small_for_the_chain(bench: Bench) -> None:
    """Padding 0 and a pool on 2×2 px: made to fit, said so; back on a large photo the chain is what it was."""
    bench.set(padding=0)
    bench.pool("max", 3, 3)
    bench.settle()
    before = bench.state.chain
    bench.context.workspace.open(a_photo(2, 2))
    bench.settle()
    assert bench.messages.said == [
        "The chain is too large for this photo: padding keeps the size and nothing is pooled."
    ]
    assert shown(bench).shape == (2, 2)
    bench.set(relu=True)
    bench.settle()
    assert shown(bench).min() >= 0
    bench.lab.undo()
    bench.context.workspace.open(a_photo())
    bench.settle()
    assert bench.view.response_view.picture is not None
    assert bench.context.workspace.chain == before


def test_a_detour_over_a_grid_keeps_own_slices(bench: Bench) -> None:
    """RGB slices are not lost by looking at a grid of one channel."""
    bench.edit(Edited.with_channels, "sum")
    bench.edit(Edited.with_own_slices, own=True)
    bench.context.workspace.open(Grid(np.ones((8, 8), np.float32), "ones"))
    bench.settle()
    assert len(bench.context.workspace.chain.layers[0].filters[0].slices) == 1
    bench.context.workspace.open(a_photo())
    bench.settle()
    assert len(bench.context.workspace.chain.layers[0].filters[0].slices) == 3


def test_choices_are_steps_of_their_own(bench: Bench) -> None:
    """None → max → average are two steps back; so is switching "same size" off and on."""
    bench.pool("max", 2, 2)
    bench.pool("average", 2, 2)
    bench.lab.undo()
    pooling = bench.state.edited.edited_layer.pooling
    assert pooling is not None
    assert pooling.kind == "max"
    bench.set(padding=0)
    bench.set(padding="same")
    bench.lab.undo()
    assert bench.state.edited.edited_layer.padding == 0


def test_looking_is_no_step_back(bench: Bench) -> None:
    """Edit, pick another response, pin a pixel, change the scale: undo takes the edit back."""
    bench.edit(Edited.with_channels, "each")
    bench.panel.chain.picker.kernel_chosen.emit("emboss")
    bench.settle()
    bench.view.strip.setCurrentRow(2)
    QTest.mouseClick(bench.view.response_view, LEFT, NONE, middle_of(bench, 7, 9))
    bench.view.scope.chosen.emit("all")
    bench.lab.undo()
    assert name_of(bench) == "vertical-edge"


def test_complaints_go_when_they_are_mended(bench: Bench) -> None:
    """The sentence about a pool too large goes with the next wish that makes sense."""
    cleared: list[bool] = []
    bench.messages.clear = lambda: cleared.append(True)  # type: ignore[method-assign]
    bench.pool("max", 64, 64)
    assert bench.messages.errors
    assert not cleared
    bench.pool("max", 2, 2)
    assert cleared


def test_presets_and_new_filters_with_own_slices(bench: Bench) -> None:
    """A preset fills all slices and keeps its name; another filter is another one."""
    bench.edit(Edited.with_channels, "sum")
    bench.edit(Edited.with_own_slices, own=True)
    bench.panel.chain.picker.kernel_chosen.emit("emboss")
    assert len(bench.state.edited.edited_filter.slices) == 3
    assert name_of(bench) == "emboss"
    bench.edit(Edited.with_another_filter)
    bench.edit(Edited.with_another_filter)
    names = [kernel.name for kernel in bench.state.edited.edited_layer.filters]
    assert len(set(names)) == 3
    assert_on_screen(bench)


def test_what_a_pool_leaves_over_is_hatched(bench: Bench) -> None:
    """4×4 pools on 30 rows leave two; seen through the 3×3 kernel one of them, and the padding below it."""
    bench.pool("max", 4, 4)
    bench.settle()
    (unused,) = bench.view.photo_view._marks.unused
    assert unused == QRectF(-1, 29, 42, 2)


def test_captions_wait_for_the_result_that_is_computed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a run is under way nobody makes captions of the one before; where it is stopped, they come after all."""
    lab = bench.lab
    monkeypatch.setattr(lab._runs, "expected_ms", lambda _: 1e6)  # every run is a job
    rest = lab._presenter._rest
    lab._presenter.catch_up()
    assert rest.is_busy
    bench.edit(Edited.with_bias, 5.0)
    assert rest.request is None
    job = lab._run.job
    assert job is not None
    job.cancel()
    bench.qtbot.waitUntil(lambda: not lab._run.is_busy, timeout=20_000)
    assert rest.is_busy
    bench.qtbot.waitUntil(lambda: not rest.is_busy, timeout=20_000)


def test_the_sum_takes_its_room_before_captions_come(bench: Bench) -> None:
    """However late the sum is, the pictures are fitted beside it."""
    presenter = bench.lab._presenter
    shown = presenter.shown
    assert shown is not None
    presenter.show(shown)
    assert not presenter.is_settled
    presenter._show_rest(shown, rest_of(shown))
    assert presenter.is_settled
