"""The Compare lab as it is used: real widgets, real keys, numbers held to NumPy's and plain torch's."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.editing import Edited
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import Photo
from cnngui.engine.point_density import Brush
from cnngui.gui.labs.compare.state import PAGES
from cnngui.gui.look import i18n
from cnngui.gui.services.workspace import Selection
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.gui.widgets.pictures.pictures import PhotoPicture
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.paths import bundled_photos
from cnngui.tasks.compare import SMALL_KERNELS, CompareError
from tests.gui.labs.compare.conftest import VERTICAL, Bench, Build, Held, chain_of
from tests.gui.labs.photos import cat, near, right

LAYERS = tuple(layer.name for layer in VGG16.convolutional)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
GREY = np.array((0.299, 0.587, 0.114))


def cosine_of(bench: Bench, rows: tuple[tuple[float, ...], ...], channel: int) -> float:
    """Return the cosine of a grey kernel and a learned filter, means taken off, by NumPy."""
    network = bench.context.networks.network
    assert network is not None
    mine = (np.array(rows)[None] * GREY[:, None, None]).ravel()
    learned = network.weights["conv1_1.weight"][channel].astype(np.float64).ravel()
    mine, learned = mine - mine.mean(), learned - learned.mean()
    return float(mine @ learned / np.sqrt((mine @ mine) * (learned @ learned)))


def correlation_of(bench: Bench, channel: int, layer: str = "conv1_1") -> float:
    """Return the correlation of my response with a map, by NumPy."""
    result = bench.lab._result
    assert result is not None
    maps = right(layer, before_relu=bench.state.before_relu)
    return float(np.corrcoef(result.plane.ravel(), maps[channel].ravel())[0, 1])


# What is on screen at first


def test_it_starts_with_the_best_in_numbers(bench: Bench) -> None:
    """The vertical edge beside filter 49, all 64 ranked, the sentence with its number, the time told."""
    assert bench.captions == ("Mine: Vertical edge", "Learned: conv1_1 · 49 of 64")
    assert len(bench.ranked) == 64
    channel, similarity = bench.ranked[0]
    assert channel == 48
    assert similarity == pytest.approx(cosine_of(bench, VERTICAL.slices[0], 48), abs=1e-6)
    assert bench.sentence.startswith("Mine is like filter 49 of conv1_1: 0.83")
    assert bench.view.strip.current == 48
    assert [title for title, _ in bench.times] == ["CPU"]
    assert bench.messages.said == []
    assert bench.messages.errors == []
    mine, learned = bench.planes()
    assert mine.shape == learned.shape == (64, 96)
    maps = right("conv1_1", before_relu=True)[48]
    assert np.corrcoef(learned.ravel(), maps.ravel())[0, 1] > 0.99999


def test_settling_is_honest(build: Build) -> None:
    """Not before the first comparison is there, nor between a wish and its answer."""
    bench = build()
    assert not bench.lab.settle()
    bench.settle()
    bench.edit((1.0, 2.0, 1.0))
    assert not bench.lab.settle()
    bench.settle()
    assert bench.lab._is_there(bench.lab.now)


# The ranking


def test_the_ranking_follows_the_kernel(bench: Bench) -> None:
    """While a cell is stepped with the keys; the best is shown, and it is one step back."""
    (grid,) = bench.panel.editor.findChildren(KernelGrid)
    grid.setFocus()
    before = bench.state
    for _ in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert bench.state.mine != before.mine
    bench.settle()
    rows = bench.state.mine.slices[0]
    for channel, similarity in bench.ranked[:3]:
        assert similarity == pytest.approx(cosine_of(bench, rows, channel), abs=1e-6)
    assert bench.view.strip.current == bench.ranked[0][0]
    bench.lab.undo()
    bench.settle()
    assert bench.state.mine == before.mine
    bench.lab.redo()
    assert bench.state.mine.slices[0] == rows


def test_a_picked_filter_stays_while_the_kernel_changes(bench: Bench) -> None:
    """By a click in the strip; "Most similar" follows again."""
    channel = bench.ranked[2][0]
    strip = bench.view.strip
    QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.column_rect(channel).center())
    bench.settle()
    assert bench.state.channel == channel
    assert not bench.button("Most similar").isChecked()
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.settle()
    assert strip.current == channel
    assert f"filter {channel + 1} of conv1_1" in bench.sentence
    bench.press("Most similar")
    bench.settle()
    assert strip.current == bench.ranked[0][0] != channel


def test_the_strip_by_keys(bench: Bench) -> None:
    """Arrows walk through the ranking, End goes to the least similar, P pins."""
    strip = bench.view.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert bench.state.channel == bench.ranked[1][0]
    QTest.keyClick(strip, Qt.Key.Key_P)
    assert bench.state.pinned == (("conv1_1", bench.ranked[1][0]),)
    bench.settle()
    assert bench.button("Pin").isChecked()
    QTest.keyClick(strip, Qt.Key.Key_End)
    bench.settle()
    assert strip.current == bench.ranked[-1][0]
    assert not bench.button("Pin").isChecked()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    bench.settle()
    assert strip.current == bench.ranked[-2][0]


def test_a_walk_is_one_step_and_clicks_are_two(bench: Bench) -> None:
    """By arrow keys through the ranking, and by the mouse."""
    strip, at = bench.view.strip, bench.lab.history.at
    strip.setFocus()
    for _ in range(3):
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert bench.state.channel == bench.ranked[3][0]
    assert bench.lab.history.at == at + 1
    for place in (1, 0):
        channel = bench.ranked[place][0]
        QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.column_rect(channel).center())
    assert bench.lab.history.at == at + 3
    for place in (1, 3):
        bench.lab.undo()
        assert bench.state.channel == bench.ranked[place][0]


def test_pictures_wait_for_the_painting_of_the_ranking(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """In numbers, where it does not depend on them: between an edit and its bars no picture is drawn."""
    told: list[str] = []

    def note(name: str, call: Callable[..., object], *given: object) -> None:
        told.append(name)
        call(*given)

    strip, presenter = bench.view.strip, bench.lab._presenter
    monkeypatch.setattr(strip, "set_ranking", partial(note, "ranked", strip.set_ranking))
    monkeypatch.setattr(presenter, "show", partial(note, "drawn", presenter.show))
    strip.painted.connect(lambda: told.append("painted"))
    for number in range(30):
        bench.edit((float(number), 1.0, -1.0))
        bench.qtbot.wait(7)
    bench.settle()
    assert told.count("ranked") >= 5
    assert told.count("drawn") >= 2
    assert told[-1] == "drawn"
    is_waiting = False
    for each in told:
        is_waiting = each == "ranked" or (is_waiting and each != "painted")
        assert not (is_waiting and each == "drawn")


def test_turned_and_flipped(bench: Bench) -> None:
    """The best of eight ways counts for each filter, and it is said which."""
    before = dict(bench.ranked)
    bench.panel.picker.kernel_chosen.emit("horizontal-edge")
    bench.tick("turned and flipped too")
    bench.settle()
    assert (
        max(abs(value) for value in dict(bench.ranked).values()) >= max(abs(value) for value in before.values()) - 1e-6
    )
    assert "Mine is " in bench.sentence.partition(". ")[2]


def test_spread_over_the_colours(bench: Bench) -> None:
    """Equally, filter 52 is the best with 0.89."""
    bench.panel.wished.emit({"spread": "equal"})
    bench.settle()
    channel, similarity = bench.ranked[0]
    assert channel == 51
    assert similarity == pytest.approx(0.89, abs=0.005)


def test_on_this_photo(bench: Bench) -> None:
    """Correlations with the maps, before ReLU and after it."""
    bench.go("conv1_1", "photo")
    for channel, similarity in bench.ranked[:3]:
        assert similarity == pytest.approx(correlation_of(bench, channel), abs=1e-3)
    before = bench.ranked
    bench.tick("negative numbers too (before ReLU)")
    bench.settle()
    assert bench.ranked != before
    for channel, similarity in bench.ranked[:3]:
        assert similarity == pytest.approx(correlation_of(bench, channel), abs=1e-3)


def test_all_samples(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until they are searched, the ranking of before stays under its own title; then it is another."""
    real = bundled_photos()[:2]
    monkeypatch.setattr("cnngui.paths.bundled_photos", lambda: real)
    before = bench.ranked
    bench.panel.space_wished.emit("photos")
    assert bench.ranked == before
    assert "the cosine of their 27 numbers" in bench.view._strip_caption.whole
    bench.settle()
    assert bench.ranked != before
    assert "on all samples" in bench.view._strip_caption.whole


def test_stopping_the_search(bench: Bench) -> None:
    """The Stop button: a sentence, the ranking of before, and the next wish works."""
    before = bench.ranked
    bench.panel.space_wished.emit("photos")
    searching = "Comparing on"
    bench.qtbot.waitUntil(lambda: any(job.title.startswith(searching) for job in bench.context.jobs.jobs()))
    next(job for job in bench.context.jobs.jobs() if job.title.startswith(searching)).cancel()
    bench.idle()
    assert bench.messages.said == ["Stopped. What is on screen is from before."]
    assert bench.ranked == before
    bench.go("conv1_1", "photo")
    assert bench.ranked != before


@pytest.mark.parametrize("layer", LAYERS[1:])
def test_all_layers(bench: Bench, layer: str) -> None:
    """Each ranks all its maps; numbers lead back to the first."""
    bench.go(layer, "photo")
    count = next(each for each in (64, 128, 256, 512) if len(bench.ranked) == each)
    assert bench.captions[1].endswith(f"of {count}")
    assert bench.captions[1].startswith(f"Learned: {layer}")
    channel, similarity = bench.ranked[0]
    assert similarity == pytest.approx(correlation_of_layer(bench, layer, channel), abs=2e-3)
    bench.panel.space_wished.emit("weights")
    bench.settle()
    assert bench.state.layer == "conv1_1"
    assert len(bench.ranked) == 64


def correlation_of_layer(bench: Bench, layer: str, channel: int) -> float:
    """Return the correlation of my response, as the lab shrank it, with a layer's map."""
    result = bench.lab._result
    assert result is not None
    plane = right(layer, before_relu=True)[channel]
    assert result.plane.shape == plane.shape
    return float(np.corrcoef(result.plane.ravel(), plane.ravel())[0, 1])


# Kernels that make no sense in numbers


@pytest.mark.parametrize("rows", [((0.0,) * 3,) * 3, ((1.0,) * 5,) * 5])
def test_what_cannot_be_compared_in_numbers(bench: Bench, rows: tuple[tuple[float, ...], ...]) -> None:
    """A quiet sentence says why and stays while that is so, without a ranking; the response is shown."""
    bench.edit(*rows)
    bench.settle()
    why = bench.sentence
    assert why.endswith((": write a number into it.", ": make it smaller, or compare responses."))
    assert not bench.view.sentence.font().bold()
    assert bench.ranked == []
    assert bench.planes()[0].shape == (64, 96)
    bench.view.look.chosen.emit("wipe")
    bench.settle()
    assert bench.sentence == why
    bench.panel.space_wished.emit("photo")
    bench.settle()
    assert bench.sentence != why
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.panel.space_wished.emit("weights")
    bench.settle()
    assert bench.sentence.startswith("Mine is ")
    assert bench.view.sentence.font().bold()
    assert len(bench.ranked) == 64
    assert bench.messages.errors == []


def test_start_again_leads_to_a_kernel_that_can_be_compared(bench: Bench) -> None:
    """A 7×7 of zeros gives way, and the sentence is a verdict again; any other kernel stays."""
    bench.edit(*((0.0,) * 7,) * 7)
    bench.settle()
    bench.lab.start_again()
    bench.settle()
    assert bench.state.mine.name == "vertical-edge"
    assert bench.sentence.startswith("Mine is like filter 49")
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.lab.start_again()
    assert bench.state.mine.name == "laplacian"


def test_all_samples_say_nothing_of_an_earlier_kernel(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """While they are searched for another one, there is a sentence that says so, and no ranking."""
    real = bundled_photos()[:2]
    monkeypatch.setattr("cnngui.paths.bundled_photos", lambda: real)
    bench.go("conv1_1", "photos")
    assert len(bench.ranked) == 64
    bench.panel.picker.kernel_chosen.emit("laplacian")
    assert bench.ranked == []
    assert bench.sentence.endswith("the ranking comes once it is.")
    bench.settle()
    assert bench.sentence.startswith("Mine is ")
    assert len(bench.ranked) == 64


def test_a_comparison_that_fails_says_why(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the pictures, for as long as it is so; the ranking of the kernel before is gone."""

    def fail(*_: object) -> object:
        raise CompareError("The response and the feature maps have no part of the photo in common.")

    bench.go("conv1_1", "photo")
    monkeypatch.setattr("cnngui.gui.labs.compare.work.hand_made", fail)
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.qtbot.waitUntil(lambda: "no part of the photo in common" in bench.sentence)
    assert bench.ranked == []
    monkeypatch.undo()
    bench.panel.picker.kernel_chosen.emit("vertical-edge")
    bench.settle()
    assert bench.sentence.startswith("Mine is ")


def test_it_can_start_with_a_large_kernel(build: Build) -> None:
    """The lab settles: both pictures are there, if no ranking."""
    bench = build(enter=False)
    bench.context.workspace.set_chain(chain_of(*(((1.0,) * 5,) * 5)))
    bench.lab.enter()
    bench.settle()
    assert bench.ranked == []
    assert bench.planes()[0].shape == (64, 96)
    assert bench.sentence.startswith("The kernel is 5×5")


def test_no_ranking_of_another_layer(bench: Bench) -> None:
    """From a deeper layer to numbers that cannot be compared: nothing is said that is not so."""
    bench.go("conv3_1", "photo")
    bench.edit(*(((1.0,) * 5,) * 5))
    bench.settle()
    bench.panel.space_wished.emit("weights")
    bench.settle()
    assert bench.ranked == []
    assert bench.sentence.startswith("The kernel is 5×5")
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.settle()
    assert len(bench.ranked) == 64


# What was picked in another lab


def test_what_was_picked_in_maps_is_shown(bench: Bench) -> None:
    """Also the first time; a pooling has no filter, and what was told from here is not heard again."""
    workspace = bench.context.workspace
    for picked, expected in (
        (Selection("conv2_1", 100, (3, 4)), ("conv2_1", 100)),
        (Selection("pool3", 9), ("conv2_1", 100)),
        (Selection("conv1_1", 7), ("conv1_1", 7)),
    ):
        bench.lab.leave()
        workspace.select(picked)
        bench.lab.enter()
        assert (bench.state.layer, bench.state.channel) == expected
    bench.panel.channel_wished.emit(9)
    assert workspace.selection == Selection("conv1_1", 9)
    bench.press("Most similar")
    bench.lab.leave()
    bench.lab.enter()
    assert bench.state.channel is None
    bench.settle()


def test_it_begins_with_what_was_picked(build: Build) -> None:
    """Where another lab has been there before."""
    bench = build(enter=False)
    bench.context.workspace.select(Selection("conv3_1", 20))
    bench.lab.enter()
    bench.settle()
    assert bench.captions[1] == "Learned: conv3_1 · 21 of 256"
    assert bench.state.space == "photo"


def test_a_photo_too_small_for_what_was_picked(build: Build) -> None:
    """Nothing changes."""
    bench = build(Photo(cat().pixels[:8, :8].copy(), "tiny.png"), enter=False)
    bench.context.workspace.select(Selection("conv5_3", 20))
    bench.lab.enter()
    bench.settle()
    assert (bench.state.layer, bench.state.channel) == ("conv1_1", None)


# Chains, photos


@pytest.mark.parametrize("channels", ["grey", "each", "sum"])
def test_a_chain_of_layers(bench: Bench, channels: str) -> None:
    """Several filters, stride, pooling: on this photo every filter of it can be mine."""
    blur, edge = find("gaussian-3").filter, find("vertical-edge").filter
    layers = (
        Layer((blur, edge), stride=(2, 2), pooling=Pooling("max", (2, 2), (2, 2))),
        Layer((edge,)),
    )
    bench.lab.leave()
    bench.context.workspace.set_chain(Chain(layers, channels))  # type: ignore[arg-type]
    bench.lab.enter()
    bench.panel.space_wished.emit("photo")
    bench.settle()
    titles = [bench.panel._mine.itemText(at) for at in range(bench.panel._mine.count())]
    assert titles == ["1.1", "1.2", "2.1"]
    seen = []
    for at in range(3):
        bench.panel._mine.setCurrentIndex(at)
        bench.panel._mine.activated.emit(at)
        bench.settle()
        assert bench.messages.errors == []
        result = bench.lab._result
        assert result is not None
        seen.append(result.plane)
        maps = right("conv1_1", before_relu=True)
        assert max(abs(similarity) for _, similarity in bench.ranked) <= 1
        assert result.plane.shape[0] < maps.shape[1]
    assert not any(np.array_equal(one, other) for one, other in ((seen[0], seen[1]), (seen[1], seen[2])))


def test_a_kernel_larger_than_the_photo(build: Build) -> None:
    """Is refused in words, and nothing changes."""
    bench = build(Photo(cat().pixels[:4, :4].copy(), "tiny.png"))
    bench.settle()
    before = bench.state
    layer = Layer((Filter((((1.0,) * 9,) * 9,)),), padding=0)
    bench.lab.wish(edited=Edited(Chain((layer,)), 3))
    assert len(bench.messages.errors) == 1
    assert bench.state == before


@pytest.mark.parametrize("size", [(1, 1), (12, 12), (7, 300)])
def test_tiny_photos(build: Build, size: tuple[int, int]) -> None:
    """All pages work; a layer that is too deep is refused in one sentence."""
    bench = build(Photo(np.resize(cat().pixels, (*size, 3)), "tiny.png"))
    bench.settle()
    for page in PAGES:
        bench.turn_to(page)
    bench.panel.layer_wished.emit("conv5_3")
    assert [str(error) for error in bench.messages.errors] == ["The photo is too small for conv5_3 at this size."]
    assert bench.panel._layer.currentText() == "conv1_1"
    bench.go("conv1_2", "photo")
    assert len(bench.ranked) == 64


def test_a_huge_photo(build: Build) -> None:
    """6000×4000 px are seen at 224: no slower than others."""
    pixels = np.repeat(np.repeat(cat().pixels, 63, axis=0), 63, axis=1)[:4000, :6000]
    bench = build(Photo(np.ascontiguousarray(pixels), "huge.png"))
    bench.settle()
    assert min(bench.planes()[0].shape) == 224


def test_a_photo_too_small_for_the_layer_gives_way(bench: Bench) -> None:
    """And the next large one is compared in the layer that is set by then."""
    bench.go("conv5_1", "photo")
    bench.context.workspace.open(Photo(cat().pixels[:12, :12].copy(), "tiny.png"))
    bench.settle()
    assert bench.state.layer == "conv1_1"
    assert bench.messages.errors == []


def test_behind_a_grid_of_numbers_the_photo_stays(bench: Bench) -> None:
    """One quiet sentence; all goes on with the photo."""
    before = bench.ranked
    bench.context.workspace.open(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    bench.settle()
    assert bench.messages.said == ["This is a grid of numbers: Filters and Steps show it. Here the photo stays."]
    assert bench.ranked == before
    bench.panel.wished.emit({"spread": "equal"})
    bench.view.strip.channel_picked.emit(5)
    bench.settle()
    assert bench.state.channel == 5
    assert bench.messages.errors == []


def test_a_detour_over_a_grid_keeps_own_slices(bench: Bench) -> None:
    """RGB slices are not lost by looking at a grid of one channel."""
    bench.press("Use in Filters")
    bench.settle()
    assert bench.context.workspace.chain.layers[0].filters[0].depth == 3
    bench.context.workspace.open(Grid(np.ones((8, 8), np.float32), "ones"))
    bench.lab.settle()
    bench.context.workspace.open(Photo(cat().pixels, "cat.png"))
    bench.settle()
    assert bench.state.mine.depth == 3


def test_another_photo_while_comparing(bench: Bench) -> None:
    """The answer for the first one comes too late, and is dropped."""
    mirrored = Photo(cat().pixels[:, ::-1].copy(), "mirrored.png")
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.context.workspace.open(mirrored)
    bench.settle()
    bench.idle()
    result = bench.lab._result
    assert result is not None
    assert np.array_equal(result.photo, mirrored.pixels)
    assert bench.view.mine.picture is not None


def test_other_sizes(build: Build) -> None:
    """Both are seen at the size that is set."""
    bench = build(Photo(np.repeat(np.repeat(cat().pixels, 5, axis=0), 5, axis=1), "large.png"))
    bench.settle()
    assert bench.planes()[0].shape == (224, 336)
    bench.panel.wished.emit({"size": "full"})
    bench.settle()
    assert bench.planes()[0].shape == (320, 480)


# Quick wishes, stops, failures


@pytest.mark.parametrize("space", ["weights", "photo"])
def test_quick_edits_never_queue_up(bench: Bench, held: Callable[[], Held], space: str) -> None:
    """Twenty in a row while the first is computed: the last is shown, at most two comparisons lie between."""
    bench.go("conv1_1", space)
    waiting = held()
    for number in range(20):
        bench.edit((float(number), 1.0, -1.0))
        QApplication.processEvents()
        assert len([job for job in bench.context.jobs.jobs() if job.title == "Comparing"]) <= 1
    waiting.may_go_on.set()
    bench.settle()
    assert bench.state.mine.slices[0][0][0] == 19
    assert len(waiting.begun) <= 3
    result = bench.lab._result
    assert result is not None
    assert result.request.chain == bench.state.edited.chain
    channel, similarity = bench.ranked[0]
    expected = correlation_of(bench, channel) if space == "photo" else None
    assert expected is None or similarity == pytest.approx(expected, abs=1e-3)


def test_stopping_a_comparison(bench: Bench, held: Callable[[], Held]) -> None:
    """A sentence, the pictures of before, and the next wish is answered."""
    before = bench.view.mine.picture
    waiting = held()
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.qtbot.waitUntil(lambda: bool(waiting.begun))
    bench.context.jobs.jobs()[0].cancel()
    waiting.may_go_on.set()
    bench.idle()
    assert bench.messages.said == ["Stopped. What is on screen is from before."]
    assert bench.view.mine.picture is before
    bench.edit((1.0, 2.0, 1.0))
    bench.settle()
    assert bench.view.mine.picture is not before


def test_trouble_is_told_and_nothing_is_lost(bench: Bench, network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layer that fails: a sentence, the pictures of before, and the next wish works."""
    before = bench.view.mine.picture
    with monkeypatch.context() as patch:
        patch.setattr(network, "through", lambda *_, **__: (_ for _ in ()).throw(ValueError("broken on purpose")))
        bench.panel.layer_wished.emit("conv2_2")
        bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=20_000)
        bench.idle()
    assert [str(error) for error in bench.messages.errors] == ["broken on purpose"]
    assert bench.view.mine.picture is before
    bench.go("conv1_2", "photo")
    assert len(bench.ranked) == 64


def test_a_language_change(bench: Bench, qapp: QApplication) -> None:
    """State, history and what was computed come along, and undo goes back as before."""
    bench.panel.channel_wished.emit(9)
    bench.go("conv3_1", "photo")
    bench.panel.channel_wished.emit(99)
    bench.settle()
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
        assert (bench.state.layer, bench.state.channel) == ("conv3_1", 99)
        assert bench.view.strip.current == 99
        assert bench.times == []
        bench.lab.undo()
        assert bench.state.channel is None
    finally:
        i18n.install(qapp, "en")


def test_restoring_hears_what_another_lab_did_meanwhile(bench: Bench) -> None:
    """The chain of the workspace wins over the one that was carried."""
    carried = bench.lab.state()
    bench.lab.leave()
    bench.close()
    other = Chain((Layer((find("laplacian").filter,)),))
    bench.context.workspace.set_chain(other)
    bench.show()
    bench.lab.restore(carried)
    bench.lab.enter()
    bench.settle()
    assert bench.context.workspace.chain == other
    assert bench.state.mine.name == "laplacian"


# Pictures


@pytest.mark.parametrize("look", ["wipe", "blend", "difference", "beside"])
def test_looks(bench: Bench, look: str) -> None:
    """The right picture is made of both; looking is no step back."""
    mine, learned = bench.planes()
    bench.view.look.chosen.emit(look)
    bench.view.share.setValue(25)
    bench.settle()
    right_plane = bench.planes()[1]
    expected = {
        "wipe": np.concatenate([mine[:, :24], learned[:, 24:]], axis=1),
        "blend": 0.25 * mine + 0.75 * learned,
        "difference": mine - learned,
        "beside": learned,
    }
    assert np.allclose(right_plane, expected[look], atol=1e-4)
    assert bench.view.share.isVisible() == (look in {"wipe", "blend"})
    assert not bench.lab.history.can_undo


def test_space_flips_to_the_photo(bench: Bench) -> None:
    """While Space is held the photo is in both places; then the pictures again."""
    view = bench.view.learned
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    for each in (bench.view.mine, bench.view.learned):
        assert isinstance(each.picture, PhotoPicture)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert bench.planes()[0].shape == (64, 96)


def test_pointing_reads_both(bench: Bench) -> None:
    """At one pixel of either picture; beside them their units are told."""
    view = bench.view.mine
    placed = bench.view.viewport.placed(QSizeF(view.size()))
    place = placed.to_screen(view.cell_rect(10, 20)).center().toPoint()
    QTest.mouseMove(view, place + QPoint(1, 0))
    QTest.mouseMove(view, place)
    assert bench.view._pixel.text().startswith("row 10, column 20: mine ")
    view.pixel_left.emit()
    assert bench.view._pixel.text().startswith("1 on the scale:")


# The pages


def test_the_filters_page(bench: Bench) -> None:
    """Both filters' numbers, their frequencies and what they are like."""
    pages = bench.view.pages
    network = bench.context.networks.network
    assert network is not None
    assert near(pages.learned_slices._weights, network.weights["conv1_1.weight"][48])
    assert np.allclose(pages.my_slices._weights[:, 0, 0], GREY, atol=1e-6)
    assert pages._texts[0].text() == "for vertical edges, 100 % column × row"
    bench.go("conv3_1", "photo")
    assert pages.learned_slices._weights.shape == (128, 3, 3)


def test_the_points_and_the_brush(bench: Bench) -> None:
    """Every pixel is a point; a brush marks the pixels on the photo, until another photo comes."""
    bench.turn_to("scatter")
    pages = bench.view.pages
    found = pages.scatter._density
    assert found is not None
    assert found.counts.sum() == 64 * 96
    correlation = correlation_of(bench, 48)
    assert found.correlation == pytest.approx(correlation, abs=1e-4)
    assert f"Correlation {correlation:.2f}" in pages._scatter_text.text()
    pages.scatter.brushed.emit(Brush(0.0, 1e6, 0.0, 1e6))
    assert isinstance(bench.view.mine.picture, PhotoPicture)
    assert bench.captions[0].startswith("Photo: ")
    bench.turn_to("filters")
    assert bench.captions[0] == "Mine: Vertical edge"  # there the brush cannot be seen
    bench.turn_to("scatter")
    bench.edit((1.0, 0.0, -2.0))
    bench.settle()
    assert bench.captions[0].startswith("Photo: ") == (bench.view.strip.current == 48)
    bench.panel.picker.kernel_chosen.emit("vertical-edge")
    bench.context.workspace.open(Photo(cat().pixels[::-1].copy(), "upside down.png"))
    bench.settle()
    assert bench.captions[0] == "Mine: Vertical edge"


def test_pinned_filters_in_a_table(bench: Bench) -> None:
    """At most six, of several layers, with what can be said of each; a click leads back."""
    for channel in (48, 51):
        bench.view.strip.pin_toggled.emit(channel)
    bench.go("conv2_1", "photo")
    bench.view.strip.pin_toggled.emit(100)
    bench.turn_to("pinned")
    table = bench.view.pages.table

    def cells(row: int) -> list[str]:
        items = [table.item(row, column) for column in range(4)]
        return ["" if item is None else item.text() for item in items]

    here = dict(bench.ranked)[100]
    assert table.rowCount() == 3
    assert cells(0) == ["conv1_1 · 49", "0.83", "–", "–"]
    assert cells(2) == ["conv2_1 · 101", "–", f"{here:.2f}".replace("-", "−"), "–"]
    table.cellClicked.emit(1, 0)
    bench.settle()
    assert (bench.state.layer, bench.state.channel) == ("conv1_1", 51)
    for channel in range(10):
        bench.view.strip.pin_toggled.emit(channel)
    assert len(bench.state.pinned) == 6
    bench.turn_to("pinned")
    assert table.rowCount() == 6


def test_the_matrix_of_twins(bench: Bench) -> None:
    """Named kernels against learned filters: pointing names the pair, leaving takes it away, a click compares it."""
    bench.turn_to("twins")
    pages = bench.view.pages
    picture = pages.matrix.picture
    assert picture is not None
    assert picture.shape == (len(SMALL_KERNELS), 64)
    assert "the 64 filters of conv1_1" in pages._twins_text.text()
    shown = pages.pairs.names_on_screen()
    titles = [kernel.words("en").title for kernel in SMALL_KERNELS]
    assert shown == [title for title in titles if title in shown]
    assert shown[0] == titles[0]
    assert len(shown) >= len(titles) // 3
    row = next(at for at, kernel in enumerate(SMALL_KERNELS) if kernel.name == "vertical-edge")
    pages.matrix.pixel_hovered.emit(row, 48)
    assert pages.caption.whole == "Vertical edge × filter 49: 0.83"
    pages.matrix.pixel_left.emit()
    assert pages.caption.whole == ""
    pages.matrix.pixel_clicked.emit(row, 9)
    bench.settle()
    assert (bench.state.mine.name, bench.state.channel) == ("vertical-edge", 9)


# Taking over, undo, starting again


def test_taking_it_over(bench: Bench) -> None:
    """Exactly the learned 27 numbers become mine, all labs have them, and the Filters lab comes to the front."""
    bench.panel.channel_wished.emit(42)
    bench.press("Use in Filters")
    bench.settle()
    chain = bench.context.workspace.chain
    network = bench.context.networks.network
    assert network is not None
    slices = np.array(chain.layers[0].filters[0].slices, np.float32)
    assert np.array_equal(slices, network.weights["conv1_1.weight"][42])
    assert chain.channels == "sum"
    assert bench.shown_labs == ["filters"]
    assert "the same as filter 43 of conv1_1" in bench.sentence
    assert dict(bench.ranked)[42] == pytest.approx(1, abs=1e-6)
    bench.lab.undo()
    bench.settle()
    assert bench.context.workspace.chain.layers[0].filters[0] == VERTICAL


def test_only_the_first_layer_can_be_taken_over(bench: Bench) -> None:
    """Deeper filters see 64 maps and more."""
    bench.go("conv2_1", "photo")
    assert not bench.button("Use in Filters").isEnabled()
    bench.panel.take_wished.emit()
    assert bench.shown_labs == []


def test_undo_and_redo(bench: Bench) -> None:
    """A kernel, a way to compare, a layer, a filter, a pin: each is one step."""
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.panel.space_wished.emit("photo")
    bench.panel.layer_wished.emit("conv2_2")
    bench.settle()
    bench.view.strip.channel_picked.emit(5)
    bench.press("Pin")
    bench.tick("negative numbers too (before ReLU)")
    wanted = bench.state
    steps = [
        ("before_relu", True),
        ("pinned", ()),
        ("channel", None),
        ("layer", "conv1_1"),
        ("space", "weights"),
    ]
    for field, value in steps:
        assert getattr(bench.state, field) != value
        bench.lab.undo()
        assert getattr(bench.state, field) == value
    bench.lab.undo()
    assert bench.state.mine.name == "vertical-edge"
    bench.settle()
    assert bench.captions[0] == "Mine: Vertical edge"
    for _ in range(6):
        bench.lab.redo()
    assert bench.state == wanted
    bench.settle()
    assert bench.captions[1].startswith("Learned: conv2_2 · 6 of 128")


def test_starting_again(bench: Bench) -> None:
    """Back to the numbers of the first layer; my filter and the pins stay, and it can be undone."""
    bench.panel.picker.kernel_chosen.emit("laplacian")
    bench.go("conv4_1", "photo")
    bench.press("Pin")
    bench.press("Start again")
    bench.settle()
    assert (bench.state.layer, bench.state.space) == ("conv1_1", "weights")
    assert bench.state.mine.name == "laplacian"
    assert len(bench.state.pinned) == 1
    bench.lab.undo()
    assert bench.state.layer == "conv4_1"


def test_the_panel_shows_what_is_set(bench: Bench) -> None:
    """After any wish, wherever it came from."""
    bench.go("conv2_1", "photo")
    bench.view.strip.channel_picked.emit(5)
    bench.settle()
    panel = bench.panel
    assert panel._layer.currentText() == "conv2_1"
    assert panel._channel.value == 6
    assert panel._count.text() == "of 128"
    assert panel._space.current == "photo"
    assert not panel._transforms.isEnabled()
    assert not panel._spread.isEnabled()
    panel.channel_wished.emit(5000)
    assert bench.state.channel == 127
    bench.settle()
    assert panel._channel.value == 128


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
