"""Surgery in the lab: it shows what plain torch gives; afterwards the network is as it was, whatever happens."""

import threading
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt

from cnngui.engine.arrays import Array
from cnngui.gui.labs.compare.surgery import cut_of
from cnngui.networks.network import Network
from cnngui.tasks.surgery import Cut, KeptTop, Replaced, Scaled, Zeroed
from tests.fakes_networks import FakeGpu, loads
from tests.gui.labs.compare.conftest import VERTICAL, Bench, Build
from tests.gui.labs.photos import cat, near
from tests.networks.reference import BLOCKS, MEAN, bundled


@pytest.fixture(autouse=True)
def unharmed(network: Network) -> Iterator[None]:
    """After every test the network's numbers are, bit for bit, those that were loaded; its maps too."""
    before = {name: values.copy() for name, values in network.weights.items()}
    first = network.architecture.layers[0]
    maps = network.through(first, network.sent(cat().pixels)).clone()
    yield
    assert network.weights.keys() == before.keys()
    assert all((network.weights[name] == values).all() for name, values in before.items())
    assert torch.equal(network.through(first, network.sent(cat().pixels)), maps)


def masked(masks: Mapping[str, int]) -> Iterator[tuple[str, Array, Array]]:
    """Send the cat through plain torch, some maps set to zero; give name, maps before and after ReLU."""
    weights = bundled()
    planes = torch.from_numpy(cat().pixels.astype(np.float32) - np.array(MEAN, np.float32)).permute(2, 0, 1)[None]
    for block, count in enumerate(BLOCKS, 1):
        for number in range(1, count + 1):
            name = f"conv{block}_{number}"
            weight, bias = (torch.from_numpy(weights[f"{name}.{part}"]) for part in ("weight", "bias"))
            before = torch.nn.functional.conv2d(planes, weight, bias, padding=1)
            if name in masks:
                before[:, masks[name]] = 0
            planes = torch.relu(before)
            yield name, before[0].numpy(), planes[0].numpy()
        planes = torch.nn.functional.max_pool2d(planes, 2)


def relative(after: Array, before: Array) -> float:
    """Return ‖after − before‖ / ‖before‖."""
    return float(np.linalg.norm(after.astype(np.float64) - before) / np.linalg.norm(before.astype(np.float64)))


def operate(bench: Bench, kind: str = "set it to zero") -> None:
    """Turn to surgery, choose what to do and press the button."""
    bench.turn_to("surgery")
    bench.choose(bench.view.pages.surgery.kind, kind)
    bench.press("Operate")
    bench.settle()


def test_a_channel_that_is_off(bench: Bench) -> None:
    """Its map is zero; all later layers change as the masked network's do; Gram matrices where style needs them."""
    bench.panel.channel_wished.emit(7)
    operate(bench)
    assert bench.state.cuts == (Zeroed("conv1_1", 7),)
    assert bench.view.pages.surgery.hint.isHidden()
    assert not bench.planes()[1].any()
    assert bench.captions == ("Before: conv1_1 · 8 of 64", "After: conv1_1 · 8 of 64")
    untouched = {name: after for name, _, after in masked({})}
    changed = {name: after for name, _, after in masked({"conv1_1": 7})}
    bars = bench.view.pages.surgery.bars.changes
    assert [bar.name for bar in bars] == [name.removeprefix("conv") for name in untouched]
    for bar in bars:
        name = f"conv{bar.name}"
        assert bar.share == pytest.approx(relative(changed[name], untouched[name]), rel=1e-3, abs=1e-6)
        assert (bar.other is not None) == (name in {"conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"})


@pytest.mark.parametrize("layer", ["conv1_2", "conv3_1"])
def test_later_maps_are_those_of_the_masked_network(bench: Bench, layer: str) -> None:
    """All maps of a later layer, as the lab has computed them."""
    bench.panel.channel_wished.emit(7)
    operate(bench)
    bench.go(layer, "photo")
    result = bench.lab._result
    assert result is not None
    expected = next(before for name, before, _ in masked({"conv1_1": 7}) if name == layer)
    for channel in (0, 5, 63):
        assert near(result.maps.map(channel), expected[channel])


def test_operations_in_a_row(bench: Bench) -> None:
    """Each adds to those before; undo takes the last one back, and "Undo all" the rest at once."""
    bench.panel.channel_wished.emit(7)
    operate(bench)
    bench.panel.channel_wished.emit(9)
    bench.choose(bench.view.pages.surgery.kind, "scale it")
    bench.view.pages.surgery.factor.set_value(-2)
    bench.press("Operate")
    bench.settle()
    done: tuple[Cut, ...] = (Zeroed("conv1_1", 7), Scaled("conv1_1", 9, -2.0))
    assert bench.state.cuts == done
    before, after = bench.planes()
    assert near(after, -2 * before)
    bench.lab.undo()
    bench.settle()
    assert bench.state.cuts == done[:1]
    bench.lab.redo()
    bench.settle()
    bench.press("Undo all")
    bench.settle()
    assert bench.state.cuts == ()
    assert not bench.view.pages.surgery.after.isChecked()
    assert bench.view.pages.surgery.bars.changes == ()
    assert bench.lab.network is bench.context.networks.network
    assert not bench.button("Undo all").isEnabled()
    assert bench.view.pages.surgery.hint.isVisible()


def test_my_filter_in_the_place_of_a_learned_one(bench: Bench) -> None:
    """It is found again with |similarity| 1; deeper layers cannot have it, and the choice gives way there."""
    bench.panel.channel_wished.emit(20)
    operate(bench, "replace it by mine")
    assert bench.state.cuts == (Replaced(20, bench.state.mine, "luminance"),)
    assert dict(bench.ranked)[20] == pytest.approx(1, abs=1e-5)
    assert "the same as filter 21 of conv1_1 but for its strength" in bench.sentence
    bench.go("conv2_1", "photo")
    kind = bench.view.pages.surgery.kind
    assert kind.currentData() == "zero"
    assert not kind.model().flags(kind.model().index(1, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_only_the_strongest(bench: Bench) -> None:
    """As many as are asked for have any map left."""
    bench.turn_to("surgery")
    bench.choose(bench.view.pages.surgery.kind, "keep the strongest")
    bench.view.pages.surgery.count.set_value(8)
    bench.press("Operate")
    bench.settle()
    result = bench.lab._result
    assert result is not None
    assert sum(bool(result.maps.map(channel).any()) for channel in range(64)) == 8


def test_too_many_to_keep(bench: Bench) -> None:
    """A sentence; nothing is done."""
    bench.turn_to("surgery")
    bench.choose(bench.view.pages.surgery.kind, "keep the strongest")
    bench.view.pages.surgery.count.set_value(100)
    bench.press("Operate")
    assert [str(error) for error in bench.messages.errors] == [
        "conv1_1 cannot keep 100 of its 64 filters: take 0 to 64."
    ]
    assert bench.state.cuts == ()


def test_values_are_asked_for_where_they_count(bench: Bench) -> None:
    """A factor to scale by, a number to keep."""
    surgery = bench.view.pages.surgery
    bench.turn_to("surgery")
    seen = {}
    for at in range(surgery.kind.count()):
        surgery.kind.setCurrentIndex(at)
        seen[surgery.kind.currentData()] = (surgery.factor.isVisible(), surgery.count.isVisible())
    assert seen == {"zero": (False, False), "replace": (False, False), "scale": (True, False), "keep": (False, True)}


def test_before_and_after_can_be_left(bench: Bench) -> None:
    """Then mine is beside the map of the network as it is now."""
    bench.panel.channel_wished.emit(7)
    operate(bench)
    bench.tick("before | after")
    bench.settle()
    assert bench.captions[0].startswith("Mine")
    assert not bench.planes()[1].any()


def test_a_failure_in_the_middle(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that breaks at a later layer: a sentence, and with "Undo all" everything is as before."""
    bench.settle()
    through = Network.through

    def breaks(self: Network, layer: object, *arguments: object, **options: object) -> object:
        if getattr(layer, "name", "") == "conv4_1":
            raise ValueError("broken on purpose")
        return through(self, layer, *arguments, **options)  # type: ignore[arg-type]

    before = bench.ranked
    with monkeypatch.context() as patch:
        patch.setattr(Network, "through", breaks)
        operate(bench)
        bench.idle()
        assert "broken on purpose" in {str(error) for error in bench.messages.errors}
        assert not bench.lab._surgery._job.is_busy
    bench.press("Undo all")
    bench.settle()
    assert bench.ranked == before


def held(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Let networks wait at conv3_1; give what tells that one waits, and what lets it go on."""
    waits, go_on = threading.Event(), threading.Event()
    through = Network.through

    def slowly(self: Network, layer: object, *arguments: object, **options: object) -> object:
        if getattr(layer, "name", "") == "conv3_1":
            waits.set()
            assert go_on.wait(20)
        return through(self, layer, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Network, "through", slowly)
    return waits, go_on


def begin(bench: Bench, waits: threading.Event) -> None:
    """Operate, and come back while it is being found out what changes."""
    bench.turn_to("surgery")
    bench.press("Operate")
    bench.qtbot.waitUntil(waits.is_set, timeout=20_000)
    assert bench.lab._surgery._job.is_busy


def test_closing_the_window_in_the_middle(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job ends, nobody is told, and the network is as it was (see the fixture)."""
    waits, go_on = held(monkeypatch)
    begin(bench, waits)
    bench.lab.leave()
    bench.context.jobs.abandon()
    go_on.set()
    bench.close()
    bench.idle()
    assert bench.messages.errors == []
    bench.show()


def test_leaving_the_lab_in_the_middle(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops, and is found out on coming back."""
    waits, go_on = held(monkeypatch)
    begin(bench, waits)
    bench.lab.leave()
    assert not bench.lab._surgery._job.is_busy
    go_on.set()
    bench.lab.enter()
    bench.settle()
    assert len(bench.view.pages.surgery.bars.changes) == 13


def test_stopping_in_the_middle(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Stop button: what is known stays on screen, and the rest is found out where it is asked for."""
    waits, go_on = held(monkeypatch)
    begin(bench, waits)
    (job,) = (job for job in bench.context.jobs.jobs() if job.title == "Finding out what changes")
    job.cancel()
    go_on.set()
    bench.idle()
    assert len(bench.view.pages.surgery.bars.changes) < 13
    assert bench.messages.errors == []
    (offer,) = bench.messages.offers
    offer.press()
    bench.settle()
    assert len(bench.view.pages.surgery.bars.changes) == 13
    assert not bench.lab._surgery._job.is_busy


def test_a_device_that_fails_is_told_once(build: Build, network: Network) -> None:
    """Whichever part of the lab hears of it first; afterwards the CPU computes, also with cuts."""
    gpu = FakeGpu(network, "conv2_1")
    bench = build(load=loads(gpu, network))
    bench.settle()
    assert bench.messages.said == []
    bench.go("conv2_1", "photo")
    bench.go("conv2_2", "photo")
    passed = list(gpu.passed)
    operate(bench)
    bench.press("Ask the class")
    bench.settle()
    assert bench.messages.said == ["The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit."]
    assert bench.context.networks.title == "CPU"
    assert len(bench.view.pages.surgery.bars.changes) == 10
    assert gpu.passed == passed


def test_which_cut_is_meant(bench: Bench) -> None:
    """By the word that was chosen."""
    state = bench.state
    assert cut_of("zero", 0, state, 3) == Zeroed("conv1_1", 3)
    assert cut_of("scale", 0.5, state, 3) == Scaled("conv1_1", 3, 0.5)
    assert cut_of("keep", 12.0, state, 3) == KeptTop("conv1_1", 12)
    assert cut_of("replace", 0, state, 3) == Replaced(3, VERTICAL, "luminance")
