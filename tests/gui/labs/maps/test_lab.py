"""The Feature maps lab as people use it: real widgets, real keys, numbers compared with plain torch's."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QSlider, QWidget

from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.engine.shelf import Shelf
from cnngui.gui.labs.maps.state import MOST_PINNED
from cnngui.gui.look import i18n
from cnngui.gui.services.workspace import Selection
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.pictures.picture_label import PictureLabel
from cnngui.gui.widgets.pictures.pictures import PhotoPicture
from cnngui.gui.widgets.plots.histogram import Histogram
from cnngui.networks.architectures import VGG16
from cnngui.networks.fields import window
from cnngui.networks.network import Network
from tests.fakes_networks import FakeGpu, loads
from tests.gui.hands import LEFT, NONE
from tests.gui.labs.maps.conftest import (
    Bench,
    Build,
    assert_on_screen,
    hover,
    numbers_in,
    on_map,
    seen_value,
    written,
)
from tests.gui.labs.photos import CAT, cat, computed_by_torch, near, pixels_of, right
from tests.networks.reference import NAMES, chelsea

SHIFT = Qt.KeyboardModifier.ShiftModifier


def caption_of_unit(bench: Bench) -> str:
    """Read what is said about the unit that is pointed at or kept."""
    return bench.view._unit_caption.whole


def caption_of_layer(bench: Bench) -> str:
    """Read what is said about the layer."""
    return bench.view._layer_caption.whole


def field_of(bench: Bench) -> NumberField:
    """Find the field with the map's number."""
    (field,) = bench.panel.findChildren(NumberField)
    return field


def values(bench: Bench) -> dict[str, float]:
    """Read the numbers of the large map."""
    return {key: written(label.text().removesuffix(" %")) for key, label in bench.panel._values.items()}


def mark(bench: Bench) -> QRectF | None:
    """Return the window that is lit up on the photo."""
    return bench.view.map_view._marks.window


def window_of(layer: str, unit: tuple[int, int]) -> QRectF:
    """Return the window that should be lit up."""
    seen = window(layer, unit, CAT)
    (top, bottom), (left, after) = seen.rows, seen.columns
    return QRectF(left, top, after - left, bottom - top)


def select_all_and_type(field: NumberField, text: str) -> None:
    """Type a number into the field."""
    field.box.setFocus()
    field.box.selectAll()
    QTest.keyClicks(field.box, text)
    QTest.keyClick(field.box, Qt.Key.Key_Return)


# Layers


def test_it_starts_with_the_first_map(bench: Bench) -> None:
    """All 64 maps of conv1_1, the first one large, the time told."""
    assert_on_screen(bench, right("conv1_1")[0])
    assert bench.reads("64 of 64 maps")
    assert bench.reads("Map 1 of 64")
    bench.qtbot.waitUntil(lambda: [title for title, _ in bench.times] == ["CPU"])
    assert bench.messages.said == []
    assert bench.messages.errors == []


@pytest.mark.parametrize(
    ("layer", "shape"),
    [("conv1_2", (64, 96, 64)), ("pool2", (16, 24, 128)), ("conv3_3", (16, 24, 256)), ("pool5", (2, 3, 512))],
)
def test_every_map_of_a_clicked_layer_is_there(bench: Bench, layer: str, shape: tuple[int, int, int]) -> None:
    """The mosaic holds them all and says so; the caption tells the shape; the large map has the right numbers."""
    bench.pick_layer(layer)
    assert bench.view.strip.current == layer
    assert f"{layer} · {shape}" in caption_of_layer(bench)
    assert bench.reads(f"{shape[2]} of {shape[2]} maps")
    assert bench.order() == list(range(shape[2]))
    assert_on_screen(bench, right(layer)[0])
    last = shape[2] - 1
    bench.pick_map(last)
    assert_on_screen(bench, right(layer)[last])
    assert bench.reads(f"Map {last + 1} of {last + 1}")


def test_arrows_walk_through_the_layers(bench: Bench) -> None:
    """Right twice, left once, End, Home: each layer is shown with its own maps."""
    strip = bench.view.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert_on_screen(bench, right("pool1")[0])
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert_on_screen(bench, right("conv1_2")[0])
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert_on_screen(bench, right("pool5")[0])
    QTest.keyClick(strip, Qt.Key.Key_Home)
    assert_on_screen(bench, right("conv1_1")[0])


def test_layers_fill_up_after_the_first_result(bench: Bench) -> None:
    """Once nobody waits, all others are computed too: the strip shows it, and going there computes nothing."""
    bench.idle()
    assert bench.view.strip._ready == frozenset(NAMES)
    bench.times.clear()
    bench.pick_layer("conv5_3")
    assert_on_screen(bench, right("conv5_3")[0])
    assert bench.times == []


def test_the_last_good_maps_stay_until_the_new_ones_are_there(bench: Bench) -> None:
    """Between the click and the answer the old picture is on screen, and the strip shows where one is going."""
    before = bench.view.map_view.picture
    bench.idle()
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    assert bench.view.map_view.picture is before
    assert not bench.lab.settle()
    bench.settle()
    assert bench.view.map_view.picture is not before


# Maps


def test_maps_are_picked_by_click_keys_and_number(bench: Bench) -> None:
    """Click the tenth, arrow to the eleventh, type 33 in the mosaic, 64 in the field; too large a number is mended."""
    mosaic = bench.view.mosaic
    bench.pick_map(9)
    assert bench.state.channel == 9
    mosaic.setFocus()
    QTest.keyClick(mosaic, Qt.Key.Key_Right)
    assert_on_screen(bench, right("conv1_1")[10])
    QTest.keyClicks(mosaic, "33")
    assert_on_screen(bench, right("conv1_1")[32])
    assert field_of(bench).value == 33
    select_all_and_type(field_of(bench), "64")
    assert_on_screen(bench, right("conv1_1")[63])
    assert mosaic.current == 63
    select_all_and_type(field_of(bench), "500")
    assert bench.state.channel == 63
    assert field_of(bench).value == 64


def test_favourites(bench: Bench) -> None:
    """Pin by button and by key, in two layers; the list leads back to each; unpin."""
    assert bench.combo("Favourites").isHidden()
    bench.pick_map(5)
    bench.button("Pin").click()
    assert bench.button("Unpin").isChecked()
    bench.pick_layer("conv3_1")
    bench.view.mosaic.setFocus()
    bench.pick_map(100)
    QTest.keyClick(bench.view.mosaic, Qt.Key.Key_P)
    favourites = bench.combo("Favourites")
    assert [favourites.itemText(at) for at in range(favourites.count())] == [
        "Favourites: 2",
        "conv1_1 · 6",
        "conv3_1 · 101",
    ]
    assert bench.view.mosaic._pinned == {100}
    bench.choose("Favourites", "conv1_1 · 6")
    assert_on_screen(bench, right("conv1_1")[5])
    assert favourites.currentIndex() == 0
    assert bench.view.mosaic._pinned == {5}
    bench.button("Unpin").click()
    assert bench.state.pinned == (("conv3_1", 100),)
    assert favourites.isVisibleTo(bench.panel)


def test_undo_and_redo(bench: Bench) -> None:
    """A layer, a map, a pin, a unit, an order: each is one step back and forth."""
    bench.pick_layer("conv2_1")
    bench.pick_map(7)
    bench.button("Pin").click()
    bench.click_unit(10, 12)
    bench.choose("Order", "strongest here first")
    wanted = bench.state
    before: list[tuple[str, object]] = [
        ("sort", "index"),
        ("unit", None),
        ("pinned", ()),
        ("channel", 0),
        ("layer", "conv1_1"),
    ]
    for field, value in before:
        assert getattr(bench.state, field) != value
        bench.lab.undo()
        assert getattr(bench.state, field) == value
    assert_on_screen(bench, right("conv1_1")[0])
    assert not bench.button("Pin").isChecked()
    for _ in range(5):
        bench.lab.redo()
    assert bench.state == wanted
    assert_on_screen(bench, right("conv2_1")[7])


def test_walking_through_maps_is_one_step_back(bench: Bench) -> None:
    """Twenty arrows are taken back at once, and the page below stays open."""
    bench.view.mosaic.setFocus()
    for _ in range(20):
        QTest.keyClick(bench.view.mosaic, Qt.Key.Key_Right)
    assert bench.state.channel == 20
    bench.view.details.choice.chosen.emit("places")
    bench.lab.undo()
    assert (bench.state.channel, bench.state.detail) == (0, "places")


def test_start_again_can_be_taken_back(bench: Bench) -> None:
    """Back to the first layer, the pinned maps stay; undo brings all back."""
    bench.pick_layer("conv3_2")
    bench.pick_map(50)
    bench.button("Pin").click()
    before = bench.state
    bench.button("Start again").click()
    assert_on_screen(bench, right("conv1_1")[0])
    assert bench.state.pinned == (("conv3_2", 50),)
    bench.lab.undo()
    assert bench.state == before
    bench.action("Start again").trigger()
    assert bench.state.layer == "conv1_1"


def test_too_many_favourites(bench: Bench) -> None:
    """The oldest gives way."""
    for channel in range(MOST_PINNED + 1):
        bench.view.mosaic.pin_toggled.emit(channel)
    bench.settle()
    assert bench.state.pinned[0] == ("conv1_1", 1)
    assert bench.combo("Favourites").count() == MOST_PINNED + 1


# Order, scale, blend, ReLU


def test_orders(bench: Bench) -> None:
    """The mosaic lies in the order that NumPy gives; equal maps stay in order of their numbers."""
    bench.pick_layer("conv2_2")
    maps = right("conv2_2")
    flat = maps.reshape(len(maps), -1)
    for text, ranks in (
        ("largest mean first", flat.mean(1)),
        ("strongest first", flat.max(1)),
        ("most zeros first", (flat == 0).mean(1)),
    ):
        bench.choose("Order", text)
        bench.settle()
        order = bench.order()
        assert sorted(order) == list(range(128))
        ranked = ranks[order]
        assert (np.diff(ranked) <= 1e-4 * np.ptp(ranks)).all()
    bench.choose("Order", "by number")
    bench.settle()
    assert bench.order() == list(range(128))


def test_strongest_here_needs_a_unit(bench: Bench) -> None:
    """Without one a sentence, and the list goes back; with one the maps follow the unit, and go back without it."""
    bench.choose("Order", "strongest here first")
    assert bench.messages.said == ["Click a unit on the large map first: the maps are sorted by what they say there."]
    assert bench.combo("Order").currentText() == "by number"
    bench.click_unit(20, 30)
    bench.choose("Order", "strongest here first")
    for unit in ((20, 30), (40, 70)):
        if bench.state.unit != unit:
            bench.click_unit(*unit)
        bench.settle()
        there = right("conv1_1")[:, *unit][bench.order()]
        assert (np.diff(there) <= 1e-4 * np.ptp(there)).all()
    bench.click_unit(40, 70)
    bench.settle()
    assert bench.state.sort == "index"
    assert bench.order() == list(range(64))


def test_scales(bench: Bench) -> None:
    """The bar ends at the largest number of this map, or where most numbers of the layer do."""
    bench.pick_map(3)
    bench.settle()
    alone = bench.view.bar._scale
    assert alone is not None
    assert alone.high == pytest.approx(right("conv1_1")[3].max(), rel=1e-4)
    before = bench.view.mosaic._texture.copy()
    next(each for each in bench.window.findChildren(QAbstractButton) if each.text() == "one for all").click()
    bench.settle()
    together = bench.view.bar._scale
    assert together is not None
    assert together.high != alone.high
    assert not np.array_equal(bench.view.mosaic._texture, before)
    bench.pick_map(4)
    bench.settle()
    assert bench.view.bar._scale == together
    bench.lab.undo()
    bench.settle()
    assert (bench.state.channel, bench.view.bar._scale) == (3, together)  # the scale is a way of looking


def test_blending(bench: Bench) -> None:
    """At 0 the map alone, at 100 the photo alone, by keys on the slider; a drag is one step back."""
    slider = bench.view.findChild(QSlider)
    assert slider is not None
    assert (slider.accessibleName(), slider.value()) == ("Share of the photo", 30)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    bench.settle()
    picture = bench.view.map_view.picture
    assert picture is not None
    assert list(picture.cell(5, 7)[1]) == cat().pixels[5, 7].tolist()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert bench.state.blend == 0
    bench.lab.undo()
    bench.settle()
    assert slider.value() == 30


def test_before_relu(bench: Bench) -> None:
    """Negative numbers are there, on a signed scale; poolings have none, and their box is grey."""
    box = next(
        each for each in bench.panel.findChildren(QCheckBox) if each.text() == "negative numbers too (before ReLU)"
    )
    bench.pick_layer("conv2_1")
    bench.pick_map(17)
    box.click()
    assert_on_screen(bench, right("conv2_1", before_relu=True)[17])
    scale = bench.view.bar._scale
    assert scale is not None
    assert (scale.name, scale.low) == ("signed", -scale.high)
    assert values(bench)["least"] < 0
    assert bench.reads("128 of 128 maps · before ReLU")
    bench.pick_layer("pool2")
    assert not box.isEnabled()
    assert_on_screen(bench, right("pool2")[17])
    assert bench.view.bar._scale is not None
    assert bench.view.bar._scale.name == "magnitude"
    bench.pick_layer("conv3_1")
    assert box.isEnabled()
    assert box.isChecked()
    assert_on_screen(bench, right("conv3_1", before_relu=True)[17])
    box.click()
    assert_on_screen(bench, right("conv3_1")[17])


# Numbers


@pytest.mark.parametrize("layer", ["conv1_1", "conv4_2"])
def test_numbers_and_histogram(bench: Bench, layer: str) -> None:
    """Smallest, largest, mean, zeros and the bars are NumPy's."""
    bench.pick_layer(layer)
    bench.pick_map(33)
    bench.settle()
    plane = right(layer)[33]
    found = values(bench)
    assert found["least"] == pytest.approx(plane.min(), abs=0.0101)
    assert found["most"] == pytest.approx(plane.max(), abs=0.0101)
    assert found["mean"] == pytest.approx(plane.mean(), abs=0.0101)
    assert found["zeros"] == pytest.approx(100 * (plane == 0).mean(), abs=0.0501)
    spread = bench.panel.histogram._spread
    assert spread is not None
    counts, ends = np.histogram(plane, len(spread.counts))
    assert sum(spread.counts) == plane.size
    assert np.abs(np.array(spread.counts) - counts).max() <= 2  # a number on the edge of two bars
    assert (spread.low, spread.high) == pytest.approx((ends[0], ends[-1]), rel=1e-4)
    assert spread.zeros == pytest.approx((plane == 0).mean())


def test_the_map_is_there_before_its_histogram(bench: Bench) -> None:
    """The plot takes longer than the map: it is drawn in the next turn, and then it is the new map's."""
    before = bench.panel.histogram._spread
    bench.pick_map(33)
    assert values(bench)["most"] == pytest.approx(right("conv1_1")[33].max(), abs=0.0101)
    assert bench.panel.histogram._spread is before
    assert not bench.lab.settle()
    bench.settle()
    assert bench.panel.histogram._spread is not before


def test_hints_of_the_mosaic_tell_each_map_s_numbers(bench: Bench) -> None:
    """Its largest number and its share of zeros."""
    plane = right("conv1_1")[12]
    hint = bench.view.mosaic._hint
    assert hint is not None
    number, count, most, zeros = numbers_in(hint(12))
    assert (number, count) == (13, 64)
    assert most == pytest.approx(plane.max(), abs=0.0501)
    assert zeros == pytest.approx(100 * (plane == 0).mean(), abs=0.501)


# Units


@pytest.mark.parametrize(("layer", "unit"), [("conv1_1", (30, 40)), ("conv3_2", (7, 9)), ("pool4", (2, 3))])
def test_hovering_a_unit(bench: Bench, layer: str, unit: tuple[int, int]) -> None:
    """Its window lights up on the photo and is cut out, its number is written and marked; then all goes out."""
    bench.pick_layer(layer)
    bench.pick_map(11)
    hover(bench, *unit)
    assert mark(bench) == window_of(layer, unit)
    row, column, value, rows, columns = numbers_in(caption_of_unit(bench))[:5]
    side = window_of(layer, unit).width()
    assert (row, column, rows, columns) == (*unit, side, side)
    assert value == pytest.approx(right(layer)[11][unit], abs=0.0101)
    assert seen_value(bench, *unit) == value
    histogram = bench.panel.findChild(Histogram)
    assert histogram is not None
    assert histogram._value == pytest.approx(right(layer)[11][unit], rel=1e-3, abs=1e-2)
    picture = cut_out(bench)
    assert picture is not None
    assert (picture.width(), picture.height()) == (side, side)
    QTest.mouseMove(bench.view.map_view, QPoint(-9, -9))
    bench.view.map_view.pixel_left.emit()
    assert mark(bench) is None
    assert histogram._value is None
    assert cut_out(bench) is None


def cut_out(bench: Bench) -> QImage | None:
    """Return the picture of what the unit sees."""
    labels = bench.panel.findChildren(PictureLabel)
    return next(each.image for each in labels if each.accessibleName() == "What the unit sees")


def test_what_the_unit_sees_is_the_photo(bench: Bench) -> None:
    """Pixel for pixel, and in words."""
    hover(bench, 30, 40)
    image = cut_out(bench)
    assert image is not None
    assert np.array_equal(pixels_of(image)[..., :3], cat().pixels[29:32, 39:42])
    assert bench.reads("The unit sees rows 29 to 31 and columns 39 to 41 of the photo.")


def test_a_click_keeps_a_unit_and_a_second_lets_go(bench: Bench) -> None:
    """Its window is drawn firmly and stays when the pointer leaves."""
    kept: list[tuple[int, int] | None] = []
    for _ in range(2):
        bench.click_unit(30, 40)
        bench.view.map_view.pixel_left.emit()
        kept.append(bench.state.unit)
        expected = window_of("conv1_1", (30, 40)) if kept[-1] else None
        assert (mark(bench), bench.view.map_view._marks.pinned) == (expected, expected is not None)
    assert kept == [(30, 40), None]


def test_arrows_move_the_unit(bench: Bench) -> None:
    """From the middle, or from where it is; with Shift by ten; not over the edge; all of it is one step back."""
    on_map(bench, Qt.Key.Key_Down)
    assert bench.state.unit == (33, 48)
    on_map(bench, Qt.Key.Key_Left)
    on_map(bench, Qt.Key.Key_Up, SHIFT)
    assert bench.state.unit == (23, 47)
    for _ in range(5):
        on_map(bench, Qt.Key.Key_Right, SHIFT)
    assert bench.state.unit == (23, 95)
    bench.lab.undo()
    assert bench.state.unit is None


def test_padding_is_told_at_the_border(bench: Bench) -> None:
    """The corner of conv1_1 sees a row and a column of padding, a unit inside none."""
    hover(bench, 0, 0)
    assert "sees 3 × 3 px, 56 % of it padding" in caption_of_unit(bench)  # five of nine
    assert mark(bench) == QRectF(-1, -1, 3, 3)
    hover(bench, 1, 1)
    assert "padding" not in caption_of_unit(bench)


def test_a_unit_keeps_its_place_in_another_layer(bench: Bench) -> None:
    """Its window still holds the pixel that it was about."""
    bench.click_unit(30, 40)
    bench.pick_layer("conv4_1")
    unit = bench.state.unit
    assert unit is not None
    assert mark(bench) == window_of("conv4_1", unit)
    assert window_of("conv4_1", unit).contains(40, 30)
    assert numbers_in(caption_of_unit(bench))[:2] == list(unit)


def test_space_flips_to_the_photo(bench: Bench) -> None:
    """While Space is held the photo is seen, also when new maps come; then the map again."""
    bench.pick_layer("conv2_1")
    view = bench.view.map_view
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    picture = view.picture
    assert isinstance(picture, PhotoPicture)
    assert list(picture.cell(5, 7)[1]) == cat().pixels[5, 7].tolist()
    bench.view.mosaic.map_picked.emit(3)
    assert isinstance(view.picture, PhotoPicture)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert_on_screen(bench, right("conv2_1")[3])


def test_flipped_pixels_are_the_photo_s(bench: Bench) -> None:
    """While Space is held a click or the pointer means the unit that is drawn over the pixel of the photo."""
    bench.pick_layer("conv3_1")
    view = bench.view.map_view
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    hover(bench, 45, 82)
    assert mark(bench) == window_of("conv3_1", (11, 20))
    bench.click_unit(45, 82)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert bench.state.unit == (11, 20)


# Size and photo


def test_sizes(build: Build) -> None:
    """A larger photo at 224 px, in full and exactly: shapes and numbers follow; a kept unit keeps its place."""
    photo = chelsea(256)
    bench = build(Photo(photo, "chelsea.png"))
    bench.context.networks.cache._kept.shelf = Shelf(0)  # nothing is computed that nobody waits for
    bench.pick_layer("pool1")
    assert "(112, 168, 64)" in caption_of_layer(bench)
    bench.click_unit(56, 84)
    bench.choose("Size for the network", "full size")
    bench.settle()
    assert "(128, 192, 64)" in caption_of_layer(bench)
    assert bench.state.unit == (64, 96)
    assert_on_screen(bench, computed_by_torch(photo, "pool1")[0])
    bench.choose("Size for the network", "224 × 224")
    bench.settle()
    assert "(112, 112, 64)" in caption_of_layer(bench)
    bench.lab.undo()
    bench.settle()
    assert "(128, 192, 64)" in caption_of_layer(bench)


def test_a_photo_too_small_for_deep_layers(build: Build) -> None:
    """10×20 px end at conv4_3: a click beyond says so and leads nowhere, also from the favourites."""
    bench = build()
    bench.pick_layer("conv5_1")
    bench.view.mosaic.setFocus()
    QTest.keyClick(bench.view.mosaic, Qt.Key.Key_P)
    bench.context.workspace.open(Photo(cat().pixels[:20, :20].copy(), "small.png"))
    bench.settle()
    assert bench.state.layer == "conv5_1"  # 1×1 is still enough for 3×3 with padding
    bench.context.workspace.open(Photo(cat().pixels[:10, :20].copy(), "smaller.png"))
    bench.settle()
    assert bench.state.layer == "conv4_3"
    assert bench.messages.said == []
    QTest.mouseClick(bench.view.strip, LEFT, NONE, bench.view.strip.bar_rect("conv5_2").center().toPoint())
    bench.choose("Favourites", "conv5_1 · 1")
    told = "{}: the photo is too small for it at this size."
    assert bench.messages.said == [told.format("conv5_2"), told.format("conv5_1")]
    assert bench.view.strip.current == "conv4_3"
    assert bench.combo("Favourites").currentIndex() == 0
    assert bench.lab.settle()
    bench.context.workspace.open(cat())
    bench.settle()
    assert bench.state.layer == "conv5_1"  # where people went; the small photos did not take them away


def test_behind_a_grid_of_numbers_the_photo_stays(bench: Bench) -> None:
    """A sentence; the maps are those of the photo, and others can be picked."""
    bench.pick_layer("conv3_1")
    bench.pick_map(44)
    bench.idle()
    bench.context.workspace.open(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    assert bench.messages.said == ["This is a grid of numbers: Filters and Steps show it. Here the photo stays."]
    assert bench.lab.settle()
    assert_on_screen(bench, right("conv3_1")[44])
    assert bench.button("chelsea").toolTip() == "chelsea.png, 96 × 64 px"
    bench.pick_map(45)
    assert_on_screen(bench, right("conv3_1")[45])


def test_another_photo_while_computing(bench: Bench) -> None:
    """The answer for the first one comes too late, and is dropped."""
    bench.idle()
    other = Photo(cat().pixels[:, ::-1].copy(), "mirrored.png")
    bench.view.strip.layer_picked.emit("conv5_2")
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.context.workspace.open(other)
    bench.settle()
    maps = computed_by_torch(other.pixels, "conv5_2")
    assert_on_screen(bench, maps[0])
    bench.idle()
    assert_on_screen(bench, maps[0])


def test_a_grid_while_a_photo_is_computed(bench: Bench) -> None:
    """The photo's answer comes: the grid is not for this lab."""
    bench.idle()
    other = Photo(cat().pixels[::-1].copy(), "upside down.png")
    bench.context.workspace.open(other)
    bench.context.workspace.open(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    bench.settle()
    assert_on_screen(bench, computed_by_torch(other.pixels, bench.state.layer)[0])


def test_the_name_and_size_of_the_photo(bench: Bench) -> None:
    """The first row of the panel says which photo it is."""
    assert bench.button("chelsea").toolTip() == "chelsea.png, 96 × 64 px"


# Errors, stopping, languages


def test_stopping_keeps_the_maps_of_before(bench: Bench) -> None:
    """Stop in the job bar: the sentence says so, nothing is lost, and the next wish computes."""
    bench.idle()
    before = bench.view.map_view.picture
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    (job,) = bench.context.jobs.jobs()
    job.cancel()
    bench.idle()
    assert bench.messages.said == ["Stopped. What is on screen is from before."]
    assert bench.view.map_view.picture is before
    assert not bench.lab.settle()
    bench.pick_layer("conv1_2")
    assert bench.lab.settle()


def test_trouble_is_told_once_and_nothing_is_lost(
    bench: Bench, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layer that fails: a sentence, the maps of before, and the next wish works."""
    bench.idle()
    before = bench.view.map_view.picture
    with monkeypatch.context() as patch:
        patch.setattr(network, "through", lambda *_, **__: (_ for _ in ()).throw(ValueError("broken on purpose")))
        bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
        bench.idle()
    assert [str(error) for error in bench.messages.errors] == ["broken on purpose"]
    assert bench.view.map_view.picture is before
    bench.pick_layer("conv1_2")
    assert bench.lab.settle()


def test_settling_is_honest(build: Build) -> None:
    """Not before the first maps are there; not between a wish and its maps; also with a page of details open."""
    bench = build()
    assert not bench.lab.settle()
    bench.settle()
    bench.view.details.choice.chosen.emit("recipe")
    assert not bench.lab.settle()
    bench.settle()
    assert bench.view.details.recipe.count() > 0
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    assert not bench.lab.settle()
    bench.settle()
    bench.idle()
    assert bench.lab.settle()


def test_the_mosaic_becomes_finer_when_its_cells_grow(build: Build) -> None:
    """A large map in a small cell is shown by means; zoomed in, by all its numbers."""
    photo = chelsea(200)
    bench = build(Photo(photo, "chelsea.png"))
    bench.context.networks.cache._kept.shelf = Shelf(0)
    bench.settle()
    assert bench.view.mosaic._texture.shape[1:3] < photo.shape[:2]
    bench.view.mosaic.set_columns(1)
    bench.settle()
    assert bench.view.mosaic._texture.shape[1:3] == photo.shape[:2]
    assert bench.lab._result is not None
    assert near(bench.lab._result.thumbnails, computed_by_torch(photo, "conv1_1"))


def test_leaving_lets_nobody_wait(bench: Bench) -> None:
    """What fills the cache stops; on coming back the lab shows what the others did to the photo."""
    bench.idle()
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.settle()
    bench.lab.leave()
    assert all(job.is_cancelled for job in bench.context.jobs.jobs())
    bench.idle()
    assert bench.view.strip._ready < frozenset(NAMES)
    bench.context.workspace.open(Photo(cat().pixels[:, ::-1].copy(), "mirrored.png"))
    assert bench.context.jobs.is_idle()
    bench.lab.enter()
    bench.settle()
    assert bench.button("mirrored").text() == "mirrored"


def test_another_language_carries_on(bench: Bench, qapp: QApplication) -> None:
    """MapsState, history and maps come along: nothing is computed again, and undo goes back as before."""
    bench.pick_layer("conv3_3")
    bench.pick_map(99)
    bench.idle()
    carried = bench.lab.state()
    bench.lab.leave()
    bench.context.jobs.abandon()
    bench.close()
    i18n.install(qapp, "fr")
    try:
        bench.show()
        bench.lab.restore(carried)
        bench.times.clear()
        bench.lab.enter()
        bench.settle()
        assert (bench.state.layer, bench.state.channel) == ("conv3_3", 99)
        assert bench.times == []
        assert bench.reads("256")
        bench.lab.undo()
        assert bench.state.channel == 0
    finally:
        i18n.install(qapp, "en")


def test_a_language_change_in_the_middle(bench: Bench, network: Network) -> None:
    """While maps are computed: the old window's answer reaches nobody, the new one asks for its own."""
    bench.idle()
    go_on = threading.Event()
    through = network.through

    def slowly(*arguments: object, **options: object) -> object:
        assert go_on.wait(20)
        return through(*arguments, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "through", slowly)
        bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
        carried = bench.lab.state()
        bench.lab.leave()
        bench.context.jobs.abandon()
        bench.close()
        bench.show()
        bench.lab.restore(carried)
        bench.lab.enter()
        go_on.set()
        bench.settle()
        bench.idle()
    assert bench.messages.errors == []
    assert bench.state.source == bench.context.workspace.source.identity


# Devices


def test_devices_are_listed_and_chosen(build: Build, network: Network) -> None:
    """Those that work, and automatic; the choice is remembered, its maps and its time are shown."""
    gpu = FakeGpu(network)
    bench = build(load=loads(gpu, network))
    bench.settle()
    combo = bench.combo("Device")
    assert [combo.itemText(at) for at in range(combo.count())] == ["automatic: CUDA T1", "CUDA T1", "CPU"]
    assert bench.times[-1][0] == "CUDA T1"
    assert gpu.passed
    bench.idle()
    bench.times.clear()
    bench.choose("Device", "CPU")
    assert bench.context.settings.text("device") == "cpu"
    bench.qtbot.waitUntil(lambda: bench.context.networks.network is network, timeout=20_000)
    bench.pick_layer("conv3_3")  # a layer takes the CPU longer than a millisecond, which is the least that is told
    assert {title for title, _ in bench.times} == {"CPU"}
    bench.pick_layer("conv1_1")
    assert combo.currentText() == "CPU"
    assert combo.itemText(0) == "automatic: CUDA T1"
    assert_on_screen(bench, right("conv1_1")[0])


def test_a_device_chosen_while_another_computes(build: Build, network: Network) -> None:
    """The one that was chosen last computes; the other's answer changes nothing."""
    bench = build(load=loads(FakeGpu(network), network))
    bench.settle()
    bench.idle()
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.choose("Device", "CPU")
    bench.qtbot.waitUntil(lambda: bench.context.networks.title == "CPU", timeout=20_000)
    bench.settle()
    bench.idle()
    assert bench.context.networks.title == "CPU"
    assert bench.lab._result is not None
    assert bench.lab._result.network is network


def test_a_full_gpu_gives_way_to_the_cpu(build: Build, network: Network) -> None:
    """In the middle of a pass: told once, the maps are right, and from then on the CPU computes and is named."""
    gpu = FakeGpu(network, fails="conv2_1")
    bench = build(load=loads(gpu, network))
    bench.pick_layer("conv3_1")
    assert_on_screen(bench, right("conv3_1")[0])
    assert bench.messages.said == ["The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit."]
    assert bench.times[-1][0] == "CPU"
    bench.idle()
    before = list(gpu.passed)
    bench.pick_layer("conv5_3")
    assert_on_screen(bench, right("conv5_3")[0])
    assert len(bench.messages.said) == 1
    assert gpu.passed == before
    assert bench.context.settings.text("device") == "auto"


def test_a_device_that_is_gone(build: Build) -> None:
    """The settings name a GPU that is not here: told, and the lab computes on what there is."""
    bench = build(device="cuda:0")
    bench.settle()
    assert [str(error) for error in bench.messages.errors] == [
        "There is no device cuda:0 here: choose one of auto, cpu."
    ]
    assert bench.combo("Device").currentText() == "automatic: CPU"
    assert_on_screen(bench, right("conv1_1")[0])


# All widgets


def test_everything_that_takes_the_focus_has_a_name(bench: Bench) -> None:
    """A screen reader says what it is: by an accessible name, or by what is written on it."""
    nameless = [
        each
        for each in bench.window.findChildren(QWidget)
        if each.window() is bench.window  # the lists of combo boxes are Qt's own
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not each.accessibleName()
        and not each.property("text")
    ]
    assert nameless == []


def test_the_strip_explains_each_layer(bench: Bench) -> None:
    """In one sentence with its numbers."""
    layers = {layer.name: layer.hint for layer in bench.view.strip._layers}
    assert layers["conv2_1"] == "conv2_1: 128 filters of 3 × 3 × 64, 73,856 parameters. (32, 48, 128)"
    assert layers["pool5"] == "pool5: max pooling, every 2 × 2 numbers become one. (2, 3, 512)"
    assert tuple(layers) == VGG16.names


def test_states_are_frozen_and_compare(bench: Bench) -> None:
    """Doing what is done already is no step."""
    before = bench.state
    bench.view.scope.chosen.emit("each")
    bench.view.strip.layer_picked.emit("conv1_1")
    assert bench.state == before == replace(before)
    assert not bench.lab.history.can_undo


def test_what_is_picked_is_known_to_other_labs(bench: Bench) -> None:
    """Also where undo has gone back to it."""
    for channel in (5, 9):
        bench.pick_map(channel)
    workspace = bench.context.workspace
    assert workspace.selection == Selection("conv1_1", 9)
    bench.lab.undo()
    assert workspace.selection == Selection("conv1_1", 5)
