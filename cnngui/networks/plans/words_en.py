"""The English words about the known networks' variants: what each is called, and which book or library has it so."""

from collections.abc import Mapping
from typing import Final

_PAPER = "Simonyan and Zisserman 2014, “Very deep convolutional networks”, table 1, configuration {}."
_TORCHVISION = (
    "torchvision.models.{}: the paper's layers, with an adaptive average pooling to 7×7 before fc6, "
    "so that inputs of other sizes fit."
)

WORDS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("lenet5", "modern"): (
        "usual modern form",
        (
            "Most courses and libraries: every filter of C3 sees all six maps, max pooling has nothing to learn, "
            "and the output is an ordinary fully connected layer."
        ),
    ),
    ("lenet5", "1998"): (
        "1998",
        (
            "LeCun, Bottou, Bengio and Haffner 1998, “Gradient-based learning applied to document recognition”: "
            "the filters of C3 see three, four or six maps, subsampling learns two numbers a map, "
            "and the output compares with fixed codes."
        ),
    ),
    ("lenet5", "deck"): (
        "as on the course's slides",
        "The course's slides: an RGB input, eight filters in the first layer, max pooling.",
    ),
    ("alexnet", "grouped"): (
        "two groups, 227×227 (2012)",
        (
            "Krizhevsky, Sutskever and Hinton 2012, “ImageNet classification with deep convolutional neural networks”: "
            "conv2, conv4 and conv5 in two groups, for two graphics cards; the input of Caffe's reference model."
        ),
    ),
    ("alexnet", "ungrouped"): (
        "without groups, 227×227",
        "Most courses: the layers of 2012 on one graphics card, every filter sees all channels.",
    ),
    ("alexnet", "torchvision"): (
        "torchvision, 224×224",
        (
            "torchvision.models.alexnet, after Krizhevsky 2014, “One weird trick”: 64, 192, 384, 256 and 256 filters, "
            "a padding of 2 in conv1, an adaptive average pooling to 6×6."
        ),
    ),
    ("vgg11", "paper"): ("as published (2014)", _PAPER.format("A")),
    ("vgg13", "paper"): ("as published (2014)", _PAPER.format("B")),
    ("vgg16", "paper"): ("as published (2014)", _PAPER.format("D")),
    ("vgg19", "paper"): ("as published (2014)", _PAPER.format("E")),
    ("vgg11", "torchvision"): ("torchvision", _TORCHVISION.format("vgg11")),
    ("vgg13", "torchvision"): ("torchvision", _TORCHVISION.format("vgg13")),
    ("vgg16", "torchvision"): ("torchvision", _TORCHVISION.format("vgg16")),
    ("vgg19", "torchvision"): ("torchvision", _TORCHVISION.format("vgg19")),
    ("efficientnet-lite0", "tensorflow"): (
        "as published (2020)",
        (
            "Tan and Le 2019, “EfficientNet”, table 1, in its authors' “Lite” form of 2020, for TensorFlow: ReLU6, no "
            "squeeze-and-excitation, padding “same”: uneven where a stride of 2 meets an even number of pixels."
        ),
    ),
    ("efficientnet-lite0", "timm"): (
        "timm, even padding",
        (
            "timm's efficientnet_lite0, for PyTorch: the same layers, padded by half the window on every side; shapes "
            "and counts are the same, the numbers that come out are not."
        ),
    ),
}
"""(network, variant) → title, source."""
