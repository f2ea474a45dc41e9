"""Below the maps: the learned filter, how the map is made, what the channel looks for, its best places."""

import threading
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from cnngui import paths
from cnngui.engine.errors import Note
from cnngui.engine.saving import save_picture
from cnngui.gui.labs.maps import details
from cnngui.gui.labs.maps.details_view import ROOM, DetailsView
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from cnngui.gui.widgets.pictures.response_strip import ResponseStrip
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.sights import Picture, PictureCache, Sight
from tests.fakes_networks import FakeGpu, loads
from tests.gui.hands import LEFT, NONE
from tests.gui.labs.maps.conftest import Bench, Build, assert_on_screen, numbers_in, written
from tests.gui.labs.photos import pixels_of, right
from tests.networks.reference import bundled, chelsea

FULL = "The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit."


def view_of(bench: Bench) -> DetailsView:
    """Return what lies below the maps."""
    return bench.view.details


def turn_to(bench: Bench, title: str) -> None:
    """Click a page, and wait until it is filled."""
    next(each for each in view_of(bench).findChildren(QAbstractButton) if each.text() == title).click()
    bench.settle()


def titles(strip: ResponseStrip) -> list[str]:
    """Read what stands below the pictures."""
    return [strip.item(row).text() for row in range(strip.count())]


def click_item(strip: ResponseStrip, row: int) -> None:
    """Click a picture of a strip."""
    strip.scrollToItem(strip.item(row))
    QTest.mouseClick(strip.viewport(), LEFT, NONE, strip.visualItemRect(strip.item(row)).center())


def contributions(layer: str, before: str, channel: int) -> NDArray[np.float64]:
    """Give, by plain torch, how much each map of the layer before adds: the mean of |response|."""
    maps = torch.from_numpy(right(before).copy())
    weight = torch.from_numpy(bundled()[f"{layer}.weight"][channel])[:, None]
    responses = torch.nn.functional.conv2d(maps[None], weight, padding=1, groups=len(maps))[0]
    return np.asarray(responses.abs().mean((1, 2)).numpy(), np.float64)


def seen_pixels(bench: Bench) -> NDArray[np.uint8] | None:
    """Return the picture of what the channel looks for, (H, W, 3)."""
    image = view_of(bench).sight.image
    return None if image is None else pixels_of(image)[..., :3]


# The filter


@pytest.mark.parametrize(("layer", "channel"), [("conv1_1", 0), ("conv2_1", 99), ("conv5_3", 511)])
def test_the_learned_filter(bench: Bench, layer: str, channel: int) -> None:
    """Every slice with its norm, the strongest first (colours in their order), and the bias."""
    bench.pick_layer(layer)
    bench.pick_map(channel)
    weights = bundled()[f"{layer}.weight"][channel]
    norms = np.linalg.norm(weights.reshape(len(weights), -1), axis=1)
    slices = view_of(bench).slices
    assert slices.isVisible()
    hints = [slices.hint(tile) for tile in range(len(weights) + (layer == "conv1_1"))]
    if layer == "conv1_1":
        assert [hint.partition(":")[0] for hint in hints[1:]] == ["Red slice", "Green slice", "Blue slice"]
        found = {place: numbers_in(hint)[0] for place, hint in enumerate(hints[1:])}
    else:
        found = {int(number) - 1: norm for number, _, norm in map(numbers_in, hints)}
        told = list(found.values())
        assert told == sorted(told, reverse=True)
    assert found == pytest.approx(dict(enumerate(norms)), abs=0.0051)
    assert len(found) == len(weights)
    bias = bundled()[f"{layer}.bias"][channel]
    assert written(view_of(bench).caption.whole.removeprefix("bias ")) == pytest.approx(bias, abs=0.00051)


def test_a_pooling_has_no_filter(bench: Bench) -> None:
    """A sentence instead; one layer on there is one again, with its bias."""
    bench.pick_layer("conv1_2")
    before = view_of(bench).caption.whole
    bench.pick_layer("pool1")
    assert view_of(bench).no_filter.isVisible()
    assert not view_of(bench).slices.isVisible()
    assert view_of(bench).caption.whole == ""
    bench.pick_layer("conv1_2")
    assert view_of(bench).slices.isVisible()
    assert view_of(bench).caption.whole == before


def test_a_slice_leads_to_the_map_that_it_sees(bench: Bench) -> None:
    """One layer down, to the strongest: a step that can be taken back. The photo's colours lead nowhere."""
    bench.pick_layer("conv2_1")
    bench.pick_map(12)
    slices = view_of(bench).slices
    QTest.mouseClick(slices.viewport(), LEFT, NONE, slices.tiles().tile(0).center())
    weights = bundled()["conv2_1.weight"][12]
    strongest = int(np.linalg.norm(weights.reshape(64, -1), axis=1).argmax())
    assert (bench.state.layer, bench.state.channel) == ("pool1", strongest)
    assert_on_screen(bench, right("pool1")[strongest])
    bench.lab.undo()
    assert (bench.state.layer, bench.state.channel) == ("conv2_1", 12)
    bench.pick_layer("conv1_1")
    before = bench.state
    QTest.mouseClick(slices.viewport(), LEFT, NONE, slices.tiles().tile(1).center())
    assert bench.state == before


# How the map is made


def test_the_recipe(bench: Bench) -> None:
    """The sum, then the strongest maps of the layer before with their shares; a click goes there."""
    bench.pick_layer("conv3_1")
    bench.pick_map(30)
    turn_to(bench, "How it is made")
    strength = contributions("conv3_1", "pool2", 30)
    order = np.argsort(-strength, kind="stable")[:8]
    first, *others = titles(view_of(bench).recipe)
    assert written(first.removeprefix("+ bias ")) == pytest.approx(bundled()["conv3_1.bias"][30], abs=0.0051)
    shares = []
    for title, channel in zip(others, order, strict=True):
        number, share = numbers_in(title)
        shares.append(share)
        assert number == channel + 1
        assert share == pytest.approx(100 * strength[channel] / strength.sum(), abs=0.0501)
    shown, count, told = numbers_in(view_of(bench).caption.whole.replace("pool2", ""))
    assert (shown, count) == (8, 128)
    assert told == pytest.approx(100 * strength[order].sum() / strength.sum(), abs=0.501)
    assert told == pytest.approx(sum(shares), abs=1)
    assert ("≈" in view_of(bench).caption.whole) == (round(sum(shares), 6) != told)
    click_item(view_of(bench).recipe, 0)
    assert bench.state.layer == "conv3_1"
    click_item(view_of(bench).recipe, 2)
    assert (bench.state.layer, bench.state.channel) == ("pool2", order[1])
    assert_on_screen(bench, right("pool2")[order[1]])


def test_down_to_the_photo(bench: Bench) -> None:
    """Enter on the strongest leads one layer down each time, through a pooling too; the photo is the end."""
    bench.pick_layer("conv2_1")
    turn_to(bench, "How it is made")
    recipe = view_of(bench).recipe
    for layer in ("pool1", "conv1_2", "conv1_1"):
        recipe.setFocus()
        recipe.setCurrentRow(1)
        QTest.keyClick(recipe, Qt.Key.Key_Return)
        bench.settle()
        assert bench.state.layer == layer
    assert {title.partition(" ")[0] for title in titles(recipe)} == {"+", "red", "green", "blue"}
    before = bench.state
    click_item(recipe, 1)
    assert bench.state == before


def test_the_recipe_of_a_pooling(bench: Bench) -> None:
    """The same map of the layer before; its sentence says what a pooling does."""
    bench.pick_layer("pool1")
    bench.pick_map(40)
    turn_to(bench, "How it is made")
    assert titles(view_of(bench).recipe)[1:] == ["41"]
    assert view_of(bench).caption.whole == "The largest of every 2 × 2 numbers of the same map of conv1_2."
    click_item(view_of(bench).recipe, 1)
    assert (bench.state.layer, bench.state.channel) == ("conv1_2", 40)


def test_the_recipe_follows_the_map(bench: Bench) -> None:
    """Another map, another photo: made anew; another unit or another share of the photo: not."""
    bench.pick_layer("conv1_2")
    turn_to(bench, "How it is made")
    bench.idle()
    before = titles(view_of(bench).recipe)
    bench.click_unit(5, 5)
    bench.view.blend.valueChanged.emit(70)
    assert bench.context.jobs.is_idle()
    bench.pick_map(33)
    bench.settle()
    assert titles(view_of(bench).recipe) != before


def test_a_device_that_fails_is_told(build: Build, network: Network) -> None:
    """Also where it fails at the layer before, which only the recipe needs; once."""
    gpu = FakeGpu(network)
    bench = build(load=loads(gpu, network))
    bench.pick_layer("conv2_1")
    bench.idle()
    bench.context.networks.cache.clear()
    gpu._fails = "pool1"
    turn_to(bench, "How it is made")
    assert bench.messages.said == [FULL]
    assert view_of(bench).recipe.count() == 9


def test_a_stopped_recipe_can_be_asked_for_again(bench: Bench) -> None:
    """Stop in the job bar, turn to another page and back."""
    bench.pick_layer("conv4_1")
    bench.idle()
    view_of(bench).choice.chosen.emit("recipe")
    (job,) = bench.context.jobs.jobs()
    job.cancel()
    bench.idle()
    assert view_of(bench).recipe.count() == 0
    turn_to(bench, "Its filter")
    turn_to(bench, "How it is made")
    assert view_of(bench).recipe.count() == 9


# What the channel looks for


class Climb:
    """Stands in for `visualize`: makes a step when the test lets it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.closed = 0
        self._let = threading.Semaphore(0)

    def let(self, steps: int = 1) -> None:
        """Allow more steps."""
        self._let.release(steps)

    def __call__(
        self, network: Network, layer: str, channel: int, *, cache: PictureCache
    ) -> Generator[Sight | FellBack, None, Picture]:
        """Grow a picture: its grey is the number of the step; every second step brings none."""
        del network, cache
        self.asked.append((layer, channel))
        try:
            for step in range(100):
                assert self._let.acquire(timeout=20), "the test never let this step go"
                if step == 2:
                    yield FellBack(Note("The GPU is lost."), 0.02)
                picture = np.full((8, 8, 3), step, np.uint8) if step % 2 == 0 else None
                yield Sight(picture, 10.0 * step, step, step / 100)
            return Picture(np.full((8, 8, 3), 200, np.uint8), 1000.0, 2000.0, is_dead=channel == 13)
        finally:
            self.closed += 1


@pytest.fixture
def climb(monkeypatch: pytest.MonkeyPatch) -> Climb:
    """Let pictures grow step by step."""
    climb = Climb()
    monkeypatch.setattr(details, "visualize", climb)
    return climb


def wait_for_text(bench: Bench, text: str) -> None:
    """Wait until something is said beside the picture."""
    bench.qtbot.waitUntil(lambda: text in view_of(bench).sight_text.text(), timeout=20_000)


def test_a_picture_grows_and_is_told(bench: Bench, climb: Climb) -> None:
    """Nothing starts by itself; then the picture is live, the last one stays where a step brings none, and the end."""
    bench.pick_map(7)
    turn_to(bench, "What it looks for")
    assert seen_pixels(bench) is None
    assert "map 8 of conv1_1" in view_of(bench).sight_text.text()
    start = bench.button("Look for it")
    start.click()
    assert not start.isEnabled()
    assert not bench.lab.settle()
    climb.let()
    wait_for_text(bench, "Step 0: mean activation 0.0")
    climb.let()
    wait_for_text(bench, "Step 1: mean activation 10.0")
    pixels = seen_pixels(bench)
    assert pixels is not None
    assert (pixels == 0).all()
    climb.let(98)
    wait_for_text(bench, "This excites map 8 of conv1_1: mean activation 1,000.0.")
    pixels = seen_pixels(bench)
    assert pixels is not None
    assert (pixels == 200).all()
    assert start.isEnabled()
    assert climb.asked == [("conv1_1", 7)]
    assert bench.messages.said == ["The GPU is lost."]
    bench.settle()


def test_a_stopped_picture_stays_and_can_be_begun_again(bench: Bench, climb: Climb) -> None:
    """Also when something else is looked at meanwhile."""
    turn_to(bench, "What it looks for")
    start = bench.button("Look for it")
    start.click()
    climb.let(2)
    wait_for_text(bench, "Step 1")
    (job,) = [job for job in bench.context.jobs.jobs() if not job.quiet]
    job.cancel()
    climb.let()
    bench.idle()
    assert start.isEnabled()
    bench.click_unit(5, 5)
    assert seen_pixels(bench) is not None
    start.click()
    climb.let(100)
    wait_for_text(bench, "This excites")
    assert len(climb.asked) == 2


def test_a_search_goes_on_while_another_map_is_looked_at(bench: Bench, climb: Climb) -> None:
    """Its picture is never shown below another map; it is there on coming back, as far as it is."""
    bench.idle()
    turn_to(bench, "What it looks for")
    bench.button("Look for it").click()
    climb.let(2)
    wait_for_text(bench, "Step 1")
    bench.pick_map(5)
    assert seen_pixels(bench) is None
    assert "map 6 of conv1_1" in view_of(bench).sight_text.text()
    assert "Map 1 of conv1_1 goes on" in view_of(bench).sight_text.text()
    climb.let(2)
    bench.pick_map(0)
    wait_for_text(bench, "Step 3")
    assert seen_pixels(bench) is not None
    bench.pick_map(5)
    climb.let(100)
    bench.idle()
    assert seen_pixels(bench) is None
    bench.pick_map(0)
    wait_for_text(bench, "This excites map 1")
    assert climb.asked == [("conv1_1", 0)]


def test_searches_wait_for_their_turn(bench: Bench, climb: Climb) -> None:
    """A second map is asked for while the first grows: it is told that it waits, and begins then."""
    bench.idle()
    turn_to(bench, "What it looks for")
    start = bench.button("Look for it")
    start.click()
    climb.let()
    wait_for_text(bench, "Step 0")
    bench.pick_map(5)
    start.click()
    wait_for_text(bench, "It begins once map 1 of conv1_1 is done.")
    assert not start.isEnabled()
    climb.let(200)
    wait_for_text(bench, "This excites map 6")
    bench.pick_map(0)
    wait_for_text(bench, "This excites map 1")
    assert climb.asked == [("conv1_1", 0), ("conv1_1", 5)]


def test_a_stopped_search_is_there_on_coming_back(bench: Bench, climb: Climb) -> None:
    """As far as it was."""
    turn_to(bench, "What it looks for")
    bench.button("Look for it").click()
    climb.let(2)
    wait_for_text(bench, "Step 1")
    (job,) = [job for job in bench.context.jobs.jobs() if not job.quiet]
    job.cancel()
    climb.let()
    bench.idle()
    bench.pick_map(5)
    assert seen_pixels(bench) is None
    bench.pick_map(0)
    assert seen_pixels(bench) is not None
    assert "Step" in view_of(bench).sight_text.text()


@pytest.mark.parametrize(("page", "task"), [("How it is made", "taken_apart"), ("Best places", "best_places")])
def test_what_was_found_for_a_map_is_there_on_coming_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, page: str, task: str
) -> None:
    """Nothing is computed for a map twice."""
    bench.pick_layer("conv2_1")
    turn_to(bench, page)
    strip = view_of(bench).recipe if page == "How it is made" else view_of(bench).places
    first, caption = titles(strip), view_of(bench).caption.whole
    bench.pick_map(9)
    bench.settle()
    assert titles(strip) != first
    monkeypatch.delattr(details, task)
    bench.pick_map(0)
    bench.settle()
    assert (titles(strip), view_of(bench).caption.whole) == (first, caption)


def test_the_cards_are_explained_beside_them(bench: Bench) -> None:
    """Not only in a tooltip; of a pooling in other words."""
    turn_to(bench, "How it is made")
    assert bench.reads("map × its weights")
    bench.pick_layer("pool1")
    bench.settle()
    assert bench.reads("the map before pooling")


@pytest.mark.parametrize(("size", "px", "least"), [((1920, 1040), 27, 0.3), ((960, 750), 14, 0.3)])
def test_the_map_gets_the_room(bench: Bench, size: tuple[int, int], px: int, least: float) -> None:
    """With the large type of a projector, too, and whatever page lies below."""
    font = bench.view.font()
    font.setPixelSize(px)
    bench.view.setFont(font)
    layout = bench.window.layout()
    assert layout is not None
    layout.removeWidget(bench.view)
    bench.view.resize(*size)
    for page in ("Its filter", "How it is made", "What it looks for", "Best places"):
        turn_to(bench, page)
        assert bench.view.height() == size[1]
        assert bench.view.map_view.height() >= least * size[1]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_titles_of_cards_are_whole(bench: Bench, size: tuple[int, int]) -> None:
    """Each lies below its picture and above the edge of the strip."""
    bench.window.resize(*size)
    turn_to(bench, "How it is made")
    recipe = view_of(bench).recipe
    line = recipe.fontMetrics().height()
    rect = recipe.visualItemRect(recipe.item(0))
    assert rect.bottom() <= recipe.viewport().height()
    assert rect.height() >= recipe.picture_size.height() + 1.5 * line


def test_a_dead_channel(bench: Bench, climb: Climb) -> None:
    """Is told as what it is."""
    bench.pick_map(13)
    turn_to(bench, "What it looks for")
    bench.button("Look for it").click()
    climb.let(100)
    wait_for_text(bench, "Nothing excites map 14 of conv1_1: it stays where it is.")


def test_trouble_while_a_picture_grows(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and it can be begun again."""

    def fail(*_: object, **__: object) -> Generator[Sight, None, Picture]:
        yield Sight(None, 0.0, 0, 0.0)
        message = "broken on purpose"
        raise ValueError(message)

    monkeypatch.setattr(details, "visualize", fail)
    turn_to(bench, "What it looks for")
    bench.button("Look for it").click()
    bench.idle()
    assert [str(error) for error in bench.messages.errors] == ["broken on purpose"]
    assert bench.button("Look for it").isEnabled()


def test_a_real_picture_is_kept(bench: Bench, tmp_path: Path) -> None:
    """Map 20 of conv1_1 sees the picture as told; the second time it is there without asking."""
    bench.pick_map(19)
    turn_to(bench, "What it looks for")
    bench.button("Look for it").click()
    wait_for_text(bench, "This excites map 20 of conv1_1")
    bench.settle()
    pixels = seen_pixels(bench)
    assert pixels is not None
    weights = torch.from_numpy(bundled()["conv1_1.weight"][19:20].copy())
    means = np.array([123.68, 116.779, 103.939], np.float32)
    seen = torch.from_numpy((pixels.astype(np.float32) - means).transpose(2, 0, 1)[None])
    response = (torch.nn.functional.conv2d(seen, weights, padding=1) + float(bundled()["conv1_1.bias"][19])).relu()
    told = view_of(bench).sight_text.text().rpartition("activation ")[2].removesuffix(".")
    assert written(told) == pytest.approx(float(response.mean()), abs=0.0501, rel=1e-3)
    assert list((tmp_path / "cache" / "sights").iterdir())
    bench.pick_map(0)
    assert seen_pixels(bench) is None
    bench.pick_map(19)
    bench.settle()
    again = seen_pixels(bench)
    assert again is not None
    assert np.array_equal(again, pixels)


# Best places


def test_the_best_places_of_this_photo(bench: Bench) -> None:
    """The strongest first, at most nine; the first is the largest number; a click goes to its unit."""
    bench.pick_layer("conv2_1")
    bench.pick_map(9)
    turn_to(bench, "Best places")
    plane = right("conv2_1")[9]
    places = view_of(bench).places
    found = [written(title) for title in titles(places)]
    assert found == sorted(found, reverse=True)
    assert found[0] == pytest.approx(plane.max(), abs=0.0501)
    assert 1 < len(found) <= 9
    assert f"{len(found)} places, each the 10 × 10 px" in view_of(bench).caption.whole
    click_item(places, 0)
    assert bench.state.unit == np.unravel_index(plane.argmax(), plane.shape)
    click_item(places, 1)
    assert bench.state.unit is not None
    assert plane[bench.state.unit] == pytest.approx(found[1], abs=0.0501)
    bench.lab.undo()
    assert bench.state.unit == np.unravel_index(plane.argmax(), plane.shape)


def test_the_best_places_of_all_samples(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each says in which photo it is; a click leads nowhere; back to this photo alone."""
    pixels = chelsea(48)
    photos = tuple(tmp_path / name for name in ("dark.png", "bright.png"))
    save_picture(pixels // 4, photos[0])
    save_picture(255 - pixels, photos[1])
    monkeypatch.setattr(paths, "bundled_photos", lambda: photos)
    bench.pick_layer("conv2_2")
    turn_to(bench, "Best places")
    alone = titles(view_of(bench).places)
    box = next(each for each in view_of(bench).findChildren(QCheckBox) if each.isVisible())
    box.click()
    bench.settle()
    found = titles(view_of(bench).places)
    names = {title.rpartition(" · ")[2] for title in found}
    assert names <= {"dark", "bright"}
    assert names
    assert len(found) == 9
    before = bench.state
    click_item(view_of(bench).places, 0)
    assert bench.state == before
    box.click()
    bench.settle()
    assert titles(view_of(bench).places) == alone
    turn_to(bench, "Its filter")
    assert not box.isVisible()


def test_no_place_at_all(bench: Bench) -> None:
    """A map that is 0 everywhere says so."""
    dead = next(channel for channel, plane in enumerate(right("conv5_3")) if not plane.any())
    bench.pick_layer("conv5_3")
    bench.pick_map(dead)
    turn_to(bench, "Best places")
    assert view_of(bench).places.count() == 0
    assert view_of(bench).caption.whole == "No place excites this map: it is 0 everywhere."


def test_places_of_another_map_lead_nowhere(bench: Bench) -> None:
    """While the new ones are looked for, those of the map before are still on screen."""
    bench.idle()
    turn_to(bench, "Best places")
    bench.pick_map(9)
    click_item(view_of(bench).places, 0)
    assert bench.state.unit is None
    bench.settle()
    click_item(view_of(bench).places, 0)
    assert bench.state.unit == np.unravel_index(right("conv1_1")[9].argmax(), (64, 96))


def test_inputs_that_are_not_there_lead_nowhere(bench: Bench) -> None:
    """A click on the recipe of a deeper layer, which is still on screen."""
    bench.pick_layer("conv2_1")
    before = bench.state
    view_of(bench).slices.slice_picked.emit(400)
    assert bench.state == before


def test_pages_are_filled_when_they_are_open(bench: Bench) -> None:
    """And not made again when they are turned back to."""
    bench.idle()
    assert view_of(bench).recipe.count() == view_of(bench).places.count() == 0
    turn_to(bench, "Best places")
    turn_to(bench, "Its filter")
    bench.idle()
    view_of(bench).choice.chosen.emit("places")
    bench.settle()
    assert bench.context.jobs.is_idle()
    assert bench.lab.settle()


def test_the_pages_take_a_part_of_the_height(bench: Bench) -> None:
    """More in a high window, and never so little that nothing is seen."""
    view = view_of(bench)
    view.fit(10 * view.fontMetrics().height(), is_wide=False)
    low = view.recipe.picture_size.height()
    view.fit(1500, is_wide=True)
    assert view.recipe.picture_size.height() > low == 4 * view.fontMetrics().height()
    assert view.sight.sizeHint().height() >= view.recipe.picture_size.height()


def test_on_a_low_canvas_the_details_are_reached_by_scrolling(bench: Bench) -> None:
    """Their row is in sight below the maps; what is chosen of them comes into sight with it."""
    view, area = bench.view, SteadyArea()
    bench.qtbot.addWidget(area)
    area.setWidget(view)
    area.resize(800, (ROOM - 2) * view.fontMetrics().height())
    area.show()
    details, bar = view.details, area.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() > 0)

    def is_seen(part: QWidget) -> bool:
        return area.viewport().rect().contains(QRect(part.mapTo(area.viewport(), QPoint()), part.size()))

    bench.qtbot.waitUntil(lambda: is_seen(details.choice))
    assert bar.value() == 0
    assert not is_seen(details)
    turn_to(bench, "Best places")
    assert bench.state.detail == "places"
    assert is_seen(details)
    area.resize(800, (ROOM + 2) * view.fontMetrics().height())
    bench.qtbot.waitUntil(lambda: bar.maximum() == 0 and is_seen(details))
    layout = bench.window.layout()
    assert layout is not None
    layout.addWidget(view)


def test_a_place_says_what_its_unit_says(bench: Bench) -> None:
    """With as many digits as wherever else the number stands."""
    turn_to(bench, "Best places")
    assert titles(view_of(bench).places)[0] == bench.panel._values["most"].text()
