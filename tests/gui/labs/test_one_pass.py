"""A photo goes through the network once, whichever labs look at it: they share one cache of maps."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cnngui.networks.architectures import VGG16, Layer
from cnngui.networks.network import Network
from cnngui.tasks import feature_maps
from tests.fakes_networks import loads
from tests.gui.labs.bench import LabBench, World, build_world, entry_of

AnyBench = LabBench[Any, Any, Any, Any]


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often a photo has gone through each layer; what Style does to a picture of its own does not count."""
    counts: Counter[str] = Counter()
    compute = feature_maps._Run._compute

    def counted(run: Any, layer: Layer, *, before_relu: bool) -> None:  # noqa: ANN401
        counts[layer.name] += 1
        compute(run, layer, before_relu=before_relu)

    monkeypatch.setattr(feature_maps._Run, "_compute", counted)
    return counts


@pytest.fixture
def world(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network) -> Iterator[World]:
    """Return what all labs are given."""
    del qtbot  # there is an application
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("cnngui.gui.lab.live_source.likely_cameras", lambda: ())
    made = build_world(tmp_path, loads(network))
    yield made
    made.context.jobs.shutdown()


def visit(world: World, qtbot: QtBot, name: str) -> AnyBench:
    """Come to a lab, and wait until nothing is computed any more."""
    bench: AnyBench = LabBench(world, qtbot, entry_of(name))
    bench.lab.enter()
    rest(bench)
    return bench


def rest(bench: AnyBench) -> None:
    """Wait until nothing is computed any more."""
    bench.settle()
    bench.idle()


def leave(bench: AnyBench) -> None:
    """Go on to another lab."""
    bench.lab.leave()
    bench.close()


@pytest.mark.usefixtures("one_thread")
def test_one_photo_goes_through_vgg16_once(world: World, qtbot: QtBot, passed: Counter[str]) -> None:
    """From Maps to Compare and Style on the same photo, layer and size.

    No layer is passed a second time, but for the one that Compare shows as it is before ReLU.
    """
    maps = visit(world, qtbot, "maps")
    maps.lab.wish(layer="conv3_1", channel=7)
    rest(maps)
    leave(maps)
    assert passed == Counter(VGG16.names)
    compare = visit(world, qtbot, "compare")
    assert (compare.state.layer, compare.state.channel, compare.state.before_relu) == ("conv3_1", 7, True)
    once_more = Counter([*VGG16.names, "conv3_1"])
    assert passed == once_more
    compare.lab.wish(before_relu=False)
    rest(compare)
    leave(compare)
    leave(visit(world, qtbot, "style"))
    leave(visit(world, qtbot, "maps"))
    assert passed == once_more
