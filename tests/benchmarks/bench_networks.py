"""All convolutional layers of VGG-16 beside ONNX Runtime and ncnn; the weights' way into memory; a thousand photos.

Peers have the same weights, photo and number of threads. Everybody is given what the first layer sees, ready and in
the order of axes that he likes, and keeps all 13 maps as they come.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.following import finish
from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import VGG16, Layer
from cnngui.networks.modes import MOST_ERROR, trial_photos, trials
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.weights import VGG16_CONV, read_conv
from cnngui.paths import bundled_photos
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import feature_maps
from cnngui.tuning import keep_freed_memory
from tests.benchmarks.harness import Row, compare, milliseconds, report, within
from tests.benchmarks.ncnn_peer import ncnn_pass

Pass = Callable[[], list[torch.Tensor]]

SIDES = {224: 15, 512: 7}
"""Px a side of the photo, and how many rounds there are time for."""

TARGETS = {224: 0.72, 512: 0.68} if torch.backends.cpu.get_cpu_capability() == "AVX2" else {224: 1.0, 512: 1.0}
"""What the picked way may take of ONNX Runtime's time, on the processors that classrooms have and on others.

With AVX-512 ONNX Runtime gains more than ncnn does. `avx2_only.c` measures as if such a processor had AVX2 alone.
"""

NEIGHBOURS, BUSY = 2, 0.9
"""How many other programs keep the processors busy in some rows, and what the picked way may take then."""

LAYERS = VGG16.until("conv5_3")

FLOAT32_ERROR = 1e-3
"""Of a layer's range."""

PHOTOS, FIRST, SMALL = 1000, 100, (48, 112)
"""How many in a row; of how many at a time the memory is compared; and the least and most px of their sides."""

SMALL_BUDGET = 64 << 20

STATM = Path("/proc/self/statm")
"""How much memory the process takes; only Linux tells so easily."""


def square(side: int) -> Pixels:
    """Return the bundled cat as a square."""
    cat = read_photo(bundled_photos()[0]).pixels
    return np.asarray(cv2.resize(cat, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def onnx_model(network: Network) -> bytes:
    """Write the layers down as ONNX: a photo of any size goes in, 13 maps come out."""
    nodes: list[onnx.NodeProto] = []
    outputs, given = [], "photo"
    for layer in LAYERS:
        nodes.extend(_onnx_nodes(layer, given))
        given = layer.name
        if layer.kind == "conv":
            outputs.append(helper.make_tensor_value_info(given, TensorProto.FLOAT, [1, layer.channels, None, None]))
    photo = helper.make_tensor_value_info("photo", TensorProto.FLOAT, [1, 3, None, None])
    weights = [numpy_helper.from_array(values, name) for name, values in network.weights.items()]
    graph = helper.make_graph(nodes, "VGG-16", [photo], outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _onnx_nodes(layer: Layer, given: str) -> Iterator[onnx.NodeProto]:
    sizes: dict[str, Any] = {
        "kernel_shape": [layer.size] * 2,
        "strides": [layer.stride] * 2,
        "pads": [layer.padding] * 4,
    }
    if layer.kind == "pool":
        yield helper.make_node("MaxPool", [given], [layer.name], **sizes)
        return
    before = f"{layer.name}.before_relu"
    yield helper.make_node("Conv", [given, f"{layer.name}.weight", f"{layer.name}.bias"], [before], **sizes)
    yield helper.make_node("Relu", [before], [layer.name])


def onnx_session(network: Network) -> onnxruntime.InferenceSession:
    """Load the layers into ONNX Runtime, with as many threads as torch has."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    # Between two runs its threads would go round in circles for a while, and take the processors from who comes next.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(onnx_model(network), options, providers=["CPUExecutionProvider"])


def ours(network: Network, photo: Pixels) -> Pass:
    """Return our pass: the layers in turn, channels last."""
    given = network.sent(photo)

    def work() -> list[torch.Tensor]:
        maps, planes = [], given
        with torch.inference_mode():
            for layer in LAYERS:
                planes = network.through(layer, planes)
                if layer.kind == "conv":
                    maps.append(planes)
        return maps

    return work


def eager(network: Network, photo: Pixels) -> Pass:
    """Return the pass as everybody writes it in torch: float32, channels first."""
    given = network.sent(photo).contiguous()
    weights = {name: torch.from_numpy(values) for name, values in network.weights.items()}

    def work() -> list[torch.Tensor]:
        maps, planes = [], given
        with torch.inference_mode():
            for layer in LAYERS:
                if layer.kind == "pool":
                    planes = torch.max_pool2d(planes, layer.size, layer.stride)
                    continue
                weight, bias = weights[f"{layer.name}.weight"], weights[f"{layer.name}.bias"]
                planes = torch.relu(torch.conv2d(planes, weight, bias, layer.stride, layer.padding))
                maps.append(planes)
        return maps

    return work


def passes(plain: Network, picked: Network, session: onnxruntime.InferenceSession, side: int) -> list[Row]:
    """Compare at one size, once all agree."""
    photo, rounds = square(side), SIDES[side]
    given = {"photo": plain.sent(photo).contiguous().numpy()}

    def onnx_runtime() -> list[Array]:
        maps: list[Array] = session.run(None, given)
        return maps

    ours_plain, ours_picked, torch_eager = ours(plain, photo), ours(picked, photo), eager(plain, photo)
    in_ncnn = ncnn_pass(plain, LAYERS, given["photo"][0], torch.get_num_threads())
    right = onnx_runtime()
    agree(ours_plain(), right, FLOAT32_ERROR)
    agree(torch_eager(), right, FLOAT32_ERROR)
    agree([torch.from_numpy(maps) for maps in in_ncnn()], right, FLOAT32_ERROR)
    agree(ours_picked(), right, FLOAT32_ERROR if picked.mode.precision == "float32" else MOST_ERROR)
    name, mode = f"13 layers at {side}", f"{picked.mode} (picked)"
    rows = [
        compare(f"{name}, float32: eager torch", ours_plain, torch_eager, target=1.0, rounds=rounds),
        compare(f"{name}, float32: ONNX Runtime", ours_plain, onnx_runtime, rounds=rounds),
        compare(f"{name}, {mode}: ONNX Runtime", ours_picked, onnx_runtime, target=TARGETS[side], rounds=rounds),
        compare(f"{name}, {mode}: ncnn", ours_picked, in_ncnn, rounds=rounds),
        compare(f"{name}, ncnn: ONNX Runtime", in_ncnn, onnx_runtime, rounds=rounds),
        compare(f"{name}, {mode}: eager torch", ours_picked, torch_eager, rounds=rounds),
    ]
    with neighbours():
        busy = f"{name}, busy, {picked.mode}: ONNX Runtime"
        rows.append(compare(busy, ours_picked, onnx_runtime, target=BUSY, rounds=rounds))
    return rows


@contextmanager
def neighbours() -> Iterator[None]:
    """Let other programs compute meanwhile, without end."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(NEIGHBOURS)]
    try:
        yield
    finally:
        for each in started:
            each.kill()
            each.wait()


def agree(maps: list[torch.Tensor], right: list[Array], error: float) -> None:
    """See to it that all 13 maps are the peer's, to a share of each layer's range."""
    for layer, mine, theirs in zip(VGG16.convolutional, maps, right, strict=True):
        limit = error * float(theirs.max() - theirs.min())
        np.testing.assert_allclose(mine.float().numpy(), theirs, rtol=0, atol=limit, err_msg=layer.name)


def crops(count: int) -> Iterator[Pixels]:
    """Cut small photos of many sizes out of the bundled ones, no two alike."""
    photos = [read_photo(path).pixels for path in bundled_photos()]
    random = np.random.default_rng(0)
    for number in range(count):
        photo = photos[number % len(photos)]
        height, width = random.integers(SMALL[0], SMALL[1], 2, endpoint=True)
        top, left = (
            int(random.integers(length - size)) for length, size in zip(photo.shape, (height, width), strict=False)
        )
        yield photo[top : top + height, left : left + width]


def memory(network: Network) -> Row:
    """Compare the most megabytes while the last hundred of a thousand photos pass with those of the first hundred.

    All layers of each. Freed memory is handed back from time to time, so that it goes up and down.
    """
    cache, seen = Cache(SMALL_BUDGET), []
    for number, photo in enumerate(crops(PHOTOS), 1):
        finish(feature_maps(network, photo, VGG16.names, cache=cache, key=number))
        seen.append(int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6)
    name = f"most memory, last {FIRST} of {PHOTOS} photos: first {FIRST}"
    return Row(name, max(seen[-FIRST:]), max(seen[:FIRST]), 1.05)


def main() -> int:
    """Measure as the app runs: freed memory kept, and the mode found by trial."""
    keep_freed_memory()
    plain = Network(read_conv(VGG16_CONV), Mode(CPU), name=VGG16_CONV.name)
    picked = plain.in_mode(finish(trials(plain, CPU, trial_photos())))
    reads = [milliseconds(lambda: read_conv(VGG16_CONV)) for _ in range(5)]
    rows = [within("bundled weights loaded", reads, 500, percent=100)]
    status = report("Memory of the process", [memory(picked)], unit="MB") if STATM.exists() else 0
    session = onnx_session(plain)
    for side in SIDES:
        rows += passes(plain, picked, session, side)
    return report(f"Networks on the CPU, {torch.get_num_threads()} threads", rows) | status


if __name__ == "__main__":
    sys.exit(main())
