"""Make ``resources/weights/ssd-mobilenetv2-f16.safetensors``: an SSD-MobileNetV2 that knows 23 classes.

    python packaging/convert_ssd_mobilenet.py [--check]

Google trained it on Open Images V4; its float16 numbers travel, frozen, in a .tflite file inside the npm package
@mediapipe/objectron (Apache-2.0), which ``npm pack`` downloads. They are kept bit by bit. The file is read, and run for
the reference that a test compares with (``tests/networks/detectors/raw_outputs.npz``), with ai-edge-litert, which pip
puts into a temporary folder: the app itself never needs it. ``--check`` writes nothing and compares the weights that
are there.
"""

import importlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from converting import from_npm, is_check, packed, refuse_other, wrote
from numpy.typing import NDArray
from safetensors.numpy import save

from cnngui.engine.photos import read_photo
from cnngui.networks.detectors.classes import ENGLISH
from cnngui.networks.detectors.files import SSD_MOBILENET
from cnngui.networks.detectors.layers import LAYERS, ConvLayer
from cnngui.networks.detectors.network import HALF
from cnngui.networks.detectors.preparation import squeezed
from cnngui.paths import resources

PACKAGE = "@mediapipe/objectron@0.4.1675468480"
PACKAGE_SHA256 = "fc3e37b326b05e8f596099c90b3e0931b05a56cd3160b9ac450b621794bac94c"
READER = "ai-edge-litert==2.3.0"

MEMBER = "package/objectron_solution_packed_assets.data"
LABELS, NETWORK = slice(0, 184), slice(184, 9_987_912)
"""Where the two files lie in it."""

NETWORK_SHA256 = "d0a5255bf8c4f5a0bc4240741a76c41d5e939f7655078f945f50ab53a9375da6"

ABOUT = (
    "SSD-MobileNetV2, trained on Open Images V4, by Google (MediaPipe Objectron), Apache-2.0, from the npm package "
    f"{PACKAGE}, object_detection_ssd_mobilenetv2_oidv4_fp16.tflite. Changes: none to the numbers (float16); in the "
    "order of PyTorch, named by layer. Input: RGB 0-255, 300x300, divided by 127.5, minus 1."
)
"""Kept in the file; one entry, because the writer does not keep the order of several."""

CONV, DEPTHWISE, DEQUANTIZE = 3, 4, 6
RELU6, SAME = 3, 0
"""TFLite's numbers of operations, of an activation and of a padding."""

REFERENCE_PHOTOS = ("astronaut.jpg", "chelsea.png", "coffee.jpg")
EVERY = 8
"""Of the 1,917 boxes, these are kept in the reference, and the `BEST`, so that it is small."""

BEST = 20

Halves = NDArray[np.float16]


def main() -> int:
    """Convert, or check what was converted."""
    check = is_check("Make or check the bundled SSD-MobileNetV2 weights.")
    network = original()
    with reader():
        made = save(tensors(network), {"about": ABOUT})
        status = wrote(resources() / "weights" / SSD_MOBILENET.file, made, check=check)
        if not check:
            place = Path(__file__).parent.parent / "tests" / "networks" / "detectors" / "raw_outputs.npz"
            wrote(place, packed(reference(network)), check=False)
    return status


def original() -> bytes:
    """Download the package and return the .tflite in it; package, labels and network are checked."""
    content = from_npm(PACKAGE, [MEMBER], PACKAGE_SHA256)[MEMBER]
    labels = tuple(content[LABELS].decode().split("\n")[1:-1])
    if labels != ENGLISH:
        message = f"the labels are others: {labels}"
        raise SystemExit(message)
    refuse_other(content[NETWORK], NETWORK_SHA256, "the .tflite")
    return content[NETWORK]


@contextmanager
def reader() -> Iterator[None]:
    """Put what reads and runs a .tflite where Python finds it, for as long as this lasts."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, READER]
        subprocess.run(command, check=True)
        sys.path.append(folder)
        try:
            yield
        finally:
            sys.path.remove(folder)


def tensors(network: bytes) -> dict[str, Halves]:
    """Return the 144 tensors as PyTorch has them; every convolution is checked against our table."""
    schema: Any = importlib.import_module("ai_edge_litert.schema_py_generated")
    model = schema.Model.GetRootAs(network, 0)
    graph = model.Subgraphs(0)
    halves = dict(_halves(model, graph))
    found: dict[str, Halves] = {}
    convolutions = [each for each in _operators(model, graph) if each[0] in {CONV, DEPTHWISE}]
    for (code, operator), layer in zip(convolutions, LAYERS, strict=True):
        _check(layer, code, _options(schema, code, operator))
        weight, bias = halves[operator.Inputs(1)], halves[operator.Inputs(2)]
        # TFLite has (O, H, W, I), and (1, H, W, O) of a depthwise layer; PyTorch has (O, I, H, W).
        turned = weight.transpose(3, 0, 1, 2) if code == DEPTHWISE else weight.transpose(0, 3, 1, 2)
        if (turned.shape, bias.shape) != (layer.weight_shape, (layer.channels,)):
            message = f"{layer.name} has another shape: {turned.shape}, {bias.shape}"
            raise SystemExit(message)
        found[f"{layer.name}.weight"] = np.ascontiguousarray(turned)
        found[f"{layer.name}.bias"] = bias
    return found


def _operators(model: Any, graph: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401  (the reader has no types)
    """Return the code of each operation, and the operation."""
    for place in range(graph.OperatorsLength()):
        operator = graph.Operators(place)
        code = model.OperatorCodes(operator.OpcodeIndex())
        yield max(code.BuiltinCode(), code.DeprecatedBuiltinCode()), operator


def _halves(model: Any, graph: Any) -> Iterator[tuple[int, Halves]]:  # noqa: ANN401  (the reader has no types)
    """Return the float16 numbers behind each tensor that is made float32 before it is used."""
    for code, operator in _operators(model, graph):
        if code == DEQUANTIZE:
            given = graph.Tensors(operator.Inputs(0))
            data = model.Buffers(given.Buffer()).DataAsNumpy().tobytes()
            yield operator.Outputs(0), np.frombuffer(data, np.float16).reshape(given.ShapeAsNumpy())


def _options(schema: Any, code: int, operator: Any) -> Any:  # noqa: ANN401  (the reader has no types)
    options = schema.DepthwiseConv2DOptions() if code == DEPTHWISE else schema.Conv2DOptions()
    table = operator.BuiltinOptions()
    options.Init(table.Bytes, table.Pos)
    return options


def _check(layer: ConvLayer, code: int, options: Any) -> None:  # noqa: ANN401  (the reader has no types)
    found = code == DEPTHWISE, options.StrideH(), options.StrideW(), options.Padding()
    is_cut = {0: False, RELU6: True}.get(options.FusedActivationFunction())
    if found != (layer.is_depthwise, layer.stride, layer.stride, SAME) or is_cut != layer.is_cut:
        message = f"{layer.name} is another layer: {found}, {is_cut}"
        raise SystemExit(message)


def reference(network: bytes) -> dict[str, NDArray[Any]]:
    """Run the network as it was published, and return what it says of three photos, of some of the boxes."""
    interpreter: Any = importlib.import_module("ai_edge_litert.interpreter").Interpreter(model_content=network)
    interpreter.allocate_tensors()
    found: dict[str, NDArray[Any]] = {}
    for name in REFERENCE_PHOTOS:
        numbers, logits = ran(interpreter, read_photo(resources() / "photos" / name).pixels)
        best = np.argsort(-logits[:, 1:].max(axis=1), kind="stable")[:BEST]
        places = np.unique(np.concatenate([np.arange(0, len(logits), EVERY), best])).astype(np.int16)
        ends = [[numbers.min(), numbers.max()], [logits.min(), logits.max()]]
        found |= {f"{name}/places": places, f"{name}/ranges": np.array(ends, np.float32)}
        found |= {f"{name}/{part}": each[places].astype(np.float16) for part, each in (("n", numbers), ("l", logits))}
    return found


def ran(interpreter: Any, photo: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:  # noqa: ANN401  (the reader has no types)
    """Return the numbers (1917, 4) and logits (1917, 24) that the published network gives."""
    (given,) = interpreter.get_input_details()
    interpreter.set_tensor(given["index"], squeezed(photo)[None].astype(np.float32) / np.float32(HALF) - 1)
    interpreter.invoke()
    boxes, classes = (interpreter.get_tensor(each["index"])[0] for each in interpreter.get_output_details())
    return np.array(boxes), np.array(classes)


if __name__ == "__main__":
    sys.exit(main())
