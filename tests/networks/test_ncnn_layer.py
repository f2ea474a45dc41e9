"""A layer in ncnn gives what plain torch gives; and where ncnn is missing, everything goes on without."""

import gc
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest
import torch

from cnngui.networks import ncnn_layer
from cnngui.networks.architectures import VGG16, Layer
from cnngui.networks.modes import Memory, candidates
from cnngui.networks.ncnn_layer import NcnnLayer, load_ncnn
from cnngui.networks.network import Mode, Network
from tests.networks.reference import THIN, Weights, bundled, thin_weights

NCNN = Mode(algorithm="ncnn")

KINDS = [
    Layer("a", "conv", 1, 3, 16, size=3, padding=1, stride=1),
    Layer("a", "conv", 1, 16, 32, size=3, padding=1, stride=1),
    Layer("a", "conv", 1, 17, 5, size=3, padding=1, stride=1),
    Layer("a", "conv", 1, 64, 64, size=3, padding=0, stride=2),
    Layer("a", "conv", 1, 4, 7, size=5, padding=2, stride=1),
    Layer("a", "conv", 1, 8, 1, size=1, padding=0, stride=1),
    Layer("a", "pool", 1, 6, 6, size=2, padding=0, stride=2),
    Layer("a", "pool", 1, 6, 6, size=3, padding=0, stride=2),
]


def weights_of(layer: Layer) -> Weights:
    """Return random weights."""
    random = np.random.default_rng(3)
    shape = (layer.channels, layer.inputs, layer.size, layer.size)
    return {
        "a.weight": random.normal(0, 1 / (layer.size * layer.inputs**0.5), shape).astype(np.float32),
        "a.bias": random.normal(size=layer.channels).astype(np.float32),
    }


def plain(layer: Layer, planes: torch.Tensor, *, relu: bool) -> torch.Tensor:
    """Return what torch gives."""
    if layer.kind == "pool":
        return torch.nn.functional.max_pool2d(planes, layer.size, layer.stride)
    weight, bias = (torch.from_numpy(weights_of(layer)[f"a.{part}"]) for part in ("weight", "bias"))
    made = torch.nn.functional.conv2d(planes, weight, bias, layer.stride, layer.padding)
    return made.relu() if relu else made


def planes_of(layer: Layer, height: int, width: int) -> torch.Tensor:
    """Return random planes."""
    random = np.random.default_rng(4)
    return torch.from_numpy(random.normal(size=(1, layer.inputs, height, width)).astype(np.float32))


@pytest.mark.parametrize("layer", KINDS, ids=lambda layer: f"{layer.kind} {layer.size} of {layer.inputs}")
@pytest.mark.parametrize("size", [(5, 5), (6, 25), (31, 18)])
@pytest.mark.parametrize("relu", [True, False])
def test_it_gives_what_torch_gives(layer: Layer, size: tuple[int, int], relu: bool) -> None:
    """Any kernel, padding and stride, before and after ReLU, on sizes that no tile divides."""
    planes = planes_of(layer, *size)
    found = NcnnLayer(layer, weights_of(layer)).through(planes, relu=relu)
    right = plain(layer, planes, relu=relu)
    assert found.shape == right.shape
    assert float((found - right).abs().max()) <= 1e-5 * float(right.max() - right.min())


def test_planes_may_lie_anyhow_in_memory() -> None:
    """Channels last, cut out of larger ones, with gaps between them or backwards; they stay as they are."""
    layer = KINDS[1]
    whole = planes_of(layer, 20, 21)
    given = [whole.contiguous(memory_format=torch.channels_last), whole[:, :, 3:17, 2:19], whole[:, :, 4:12], whole.mT]
    computed = NcnnLayer(layer, weights_of(layer))
    for planes in given:
        kept = planes.clone()
        assert torch.allclose(computed.through(planes, relu=True), plain(layer, planes, relu=True), rtol=0, atol=1e-4)
        assert torch.equal(planes, kept)


def test_maps_outlive_the_layer() -> None:
    """Their memory is theirs, and nobody writes over it."""
    layer = KINDS[1]
    computed = NcnnLayer(layer, weights_of(layer))
    found = computed.through(planes_of(layer, 9, 7), relu=True)
    kept = found.clone()
    computed.through(-planes_of(layer, 9, 7), relu=True)
    del computed
    gc.collect()
    assert torch.equal(found, kept)


def test_wrong_weights_are_refused() -> None:
    """As the network's other ways do, with an exception."""
    layer = KINDS[0]
    with pytest.raises(RuntimeError, match="ncnn refuses a"):
        NcnnLayer(layer, {**weights_of(layer), "a.bias": np.zeros(3, np.float32)}).through(
            planes_of(layer, 9, 7), relu=True
        )


def test_another_number_of_threads_is_another_layer(capfd: pytest.CaptureFixture[str]) -> None:
    """What ncnn prepares for two threads is not what it computes with on one: it would complain."""
    network, layer = Network(bundled(), NCNN), VGG16.layer("conv2_1")
    planes = planes_of(layer, 20, 20)
    assert network.is_fast(layer, planes)
    before, found = torch.get_num_threads(), []
    try:
        for count in (1, 2, 1):
            torch.set_num_threads(count)
            found.append(network.through(layer, planes))
    finally:
        torch.set_num_threads(before)
    assert torch.allclose(found[0], found[1], atol=1e-4)
    assert torch.equal(found[0], found[2])
    assert capfd.readouterr().err == ""


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """Let ncnn be looked for again, now and afterwards."""
    load_ncnn.cache_clear()
    yield
    load_ncnn.cache_clear()


@pytest.mark.usefixtures("asked_anew")
@pytest.mark.parametrize("lack", ["missing", "broken", "another", "macOS"])
def test_without_ncnn_the_others_are_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lack: str) -> None:
    """It is no candidate, what was remembered is forgotten, and who asks for it is told."""
    memory = Memory(tmp_path / "modes.json")
    memory.keep("CPU", NCNN)
    assert memory.mode("CPU", "cpu") == NCNN
    load_ncnn.cache_clear()
    if lack == "missing":
        monkeypatch.setattr(ncnn_layer, "find_spec", lambda _: None)
    elif lack == "macOS":
        monkeypatch.setattr(sys, "platform", "darwin")
    else:
        (tmp_path / "ncnn.py").write_text("raise OSError('damaged')" if lack == "broken" else "")
        monkeypatch.syspath_prepend(tmp_path)
        for name in [name for name in sys.modules if name.partition(".")[0] == "ncnn"]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(ncnn_layer, "find_spec", lambda name: ModuleSpec(name, None))
    assert load_ncnn() is None
    assert [str(mode) for mode in candidates("cpu")] == ["float32", "float32, Winograd", "bfloat16"]
    assert memory.mode("CPU", "cpu") is None
    with pytest.raises(RuntimeError, match="ncnn is not installed"):
        Network(thin_weights(), NCNN, architecture=THIN).through(THIN.layer("pool1"), torch.ones(1, 2, 4, 4))
