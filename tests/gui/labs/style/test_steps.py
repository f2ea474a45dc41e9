"""What is a step of undo, what is only a look, and what a lab that is not in front leaves alone."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from cnngui.engine.photos import Photo
from cnngui.gui.lab.plain import built, plain
from cnngui.gui.labs.style.state import StyleState
from cnngui.networks.network import Network
from tests.fakes_networks import FakeGpu, FakeRoad, loads
from tests.gui.labs.bench import Benches
from tests.gui.labs.photos import cat
from tests.gui.labs.style.conftest import Bench
from tests.gui.labs.style.test_painter import choose_painting, paint_button, stroke


def slider(bench: Bench, name: str) -> QSlider:
    """Find a slider by its name."""
    return next(each for each in bench.window.findChildren(QSlider) if each.accessibleName() == name)


def drag(found: QSlider, *ways: int) -> None:
    """Drag the handle by px, one after the other, and let go."""
    option = QStyleOptionSlider()
    found.initStyleOption(option)
    style, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    place = found.style().subControlRect(style, option, handle, found).center()
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=place)
    for way in ways:
        place += QPoint(way, 0)
        QTest.mouseMove(found, place)
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=place)


def test_two_drags_are_two_steps(bench: Bench) -> None:
    """Of the strength, and of the share of two styles; a drag with many stops is one."""
    first, second = (str(path) for path in bench.lab._library.paths[:2])
    bench.set(styles=(first, second))
    for name, field in (("Strength of the style", "strength"), ("Share of the second style", "mix")):
        found = slider(bench, name)
        bench.frame()
        values = [getattr(bench.state, field)]
        for _ in range(2):
            drag(found, 5, 5, 10)
            values.append(getattr(bench.state, field))
        assert len(set(values)) == 3
        bench.lab.undo()
        assert getattr(bench.state, field) == values[1]
        bench.lab.undo()
        assert getattr(bench.state, field) == values[0]


def test_looking_is_no_step(bench: Bench) -> None:
    """The wipe, the brush and the layer of the Gram matrices stay where undo goes back."""
    bench.set(strength=0.9)
    at = bench.lab.history.at
    bench.view.wipe.setValue(40)
    slider(bench, "Size of the brush").setValue(20)
    bench.choose(bench.view.gram_layer, "conv3_1")
    assert bench.lab.history.at == at
    bench.lab.undo()
    bench.frame()
    state = bench.state
    assert (state.strength, state.wipe, state.brush, state.grams) == (0.5, 40, 20, "conv3_1")
    assert bench.view.wipe.value() == 40


def test_another_window_shows_the_same(bench: Bench) -> None:
    """The picture, the region, the brush in hand and the wipe; the state is plain data."""
    piece = bench.start()
    bench.wait(piece)
    choose_painting(bench)
    stroke(bench, (0.5, 0.5), (0.5, 0.7))
    bench.view.wipe.setValue(30)
    before = bench.state
    assert before.region is not None
    carried = json.loads(json.dumps(bench.lab.state()))
    assert built(StyleState, json.loads(json.dumps(plain(before)))) == before
    bench.lab.leave()
    bench.close()
    bench.show()
    bench.lab.restore(carried)
    bench.lab.enter()
    assert bench.state == before
    assert paint_button(bench).isChecked()
    paint_button(bench).click()
    bench.frame()
    assert bench.view.gallery.count() == 1
    assert bench.view.result_view.picture is not None
    assert bench.view.result_view.picture.shape == (43, 64)
    bench.lab.undo()
    assert bench.state.region is not None
    assert bench.state.region.is_empty


def test_a_hidden_lab_measures_nothing(bench: Bench) -> None:
    """Another photo is none of its business; on coming back it is."""
    bench.settle()
    bench.idle()
    bench.lab.leave()
    bench.context.workspace.open(Photo(np.full((40, 60, 3), 90, np.uint8), "grey.png"))
    bench.qtbot.wait(600)  # longer than the pause before an estimate
    assert bench.context.jobs.is_idle()
    bench.lab.enter()
    assert not bench.lab.settle()
    bench.settle()


def test_a_cut_off_picture_can_be_computed_after_all(bench: Bench) -> None:
    """What has grown is kept, and Compute begins it again, on its photo and with its settings."""
    bench.set(steps=120)
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: piece.step is not None and piece.step.step > 2, timeout=30_000)
    assert piece.job is not None
    piece.job.cancel()
    bench.wait(piece)
    (offer,) = bench.messages.offers
    assert offer.button == "Compute"
    assert bench.view.gallery.count() == 1
    bench.context.workspace.open(Photo(np.full((40, 60, 3), 90, np.uint8), "grey.png"))
    offer.press()
    again = bench.lab._studio.running
    assert again is not None
    assert again is not piece
    assert (again.photo.name, again.state.steps) == ("cat.png", 120)
    bench.lab.stop()
    bench.wait(again)
    assert len(bench.messages.offers) == 1


def test_a_device_that_fails_is_told_at_once(
    benches: Benches, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the picture goes on: the other labs are not to run into it too. A CPU's picture leaves a new GPU alone."""
    road, gpu = FakeRoad(monkeypatch), FakeGpu(network)
    bench = benches.build(Bench, Photo(cat().pixels, "cat.png"), loads(gpu, network))
    bench.settle()
    networks = bench.context.networks
    assert networks.network is gpu
    bench.set(size=64, steps=2000)
    road.is_broken = True
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: networks.network is not gpu, timeout=30_000)
    assert piece.is_running
    assert len([text for text in bench.messages.said if "CPU went on" in text]) == 1
    road.is_broken = False
    networks.choose("cuda:0")
    bench.qtbot.waitUntil(lambda: networks.network is gpu)
    bench.lab.stop()
    bench.wait(piece)
    assert networks.network is gpu
