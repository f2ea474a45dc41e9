"""`cnngui features`: send a photo through VGG-16 and save the feature maps of its layers."""

import argparse
from pathlib import Path
from typing import Literal

from cnngui.cli.parsing import Command, Parser, whole

_NOTES = """\
layers:
  conv1_1 conv1_2 pool1 … conv5_3 pool5; may be repeated, and all is every one of them. The numbers of a convolutional
  layer are those after its ReLU, never negative; with --before-relu those that it starts from.

channels:
  counted from 0: --channel 51 is the 52nd map of a layer. Without it, all maps are written.

output:
  .npy                      the float32 numbers of one layer: C×H×W as PyTorch has them, with --channel H×W;
                            cnngui filter reads them with --channels-first
  .npz                      an array for each layer, under its name
  maps/                     a folder (mind the / at its end), made if it is missing, with a .npy for each layer
  .png .jpg .webp .tif      a picture of one layer, a pixel for each number: all maps in reading order, 4 pixels apart,
                            on one colour scale, or one map. From 0, dark violet, to yellow; with --before-relu blue
                            below zero, light grey at zero, ochre above. A few numbers far larger than the rest may lie
                            beyond the ends, and are counted. With --enlarged each number becomes a square that can
                            be seen, and the colour scale and a caption stand below.

examples:
  cnngui features cat.jpg --layer conv4_2 --output maps.npy
  cnngui features cat.jpg --layer conv1_1 --size 512 --output mosaic.png
  cnngui features cat.jpg --layer conv4_2 --channel 51 --before-relu --output map.png
  cnngui features cat.jpg --layer conv5_3 --channel 117 --enlarged --output for-my-report.png
  cnngui features cat.jpg --layer conv3_3 --layer pool3 --size exact --device cpu --output maps.npz
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui features", "Send a photo through VGG-16, and save the feature maps of its layers.", _NOTES)
    words.usage = "cnngui features PHOTO --layer LAYER… [options] --output OUT"
    words.add_argument("photo", metavar="PHOTO", type=Path, help="a picture")
    words.add_argument("-o", "--output", metavar="OUT", required=True, help=".npy, .npz, a picture, or a folder/")
    layer = "such as conv4_2, or all; may be repeated"
    words.add_argument("-l", "--layer", metavar="LAYER", action="append", required=True, help=layer)
    size = "pixels of the shorter side as the network sees it, full, or exact for 224x224 (default: 224)"
    words.add_argument("--size", metavar="N|full|exact", type=seen_size, default=224, help=size)
    words.add_argument("--before-relu", action="store_true", help="keep negative numbers")
    words.add_argument("--enlarged", action="store_true", help="pictures: large, with the colour scale and a caption")
    words.add_argument("--channel", metavar="K", type=channel, help="only this map, counted from 0 (default: all)")
    device = "auto, cpu, cuda:0, …: what computes; cnngui doctor lists them (default: auto)"
    words.add_argument("--device", metavar="NAME", default="auto", help=device)
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but what goes wrong")
    return words


def seen_size(text: str) -> int | Literal["full", "exact"]:
    """Read the size at which the network sees the photo.

    >>> seen_size("224"), seen_size("full")
    (224, 'full')
    """
    word = text.strip().lower()
    if word == "full":
        return "full"
    if word == "exact":
        return "exact"
    return _least(text, 1, "neither a whole number nor full nor exact")


def channel(text: str) -> int:
    """Read the number of a channel, from 0.

    >>> channel("51")
    51
    """
    return _least(text, 0, "not a whole number")


def _least(text: str, least: int, otherwise: str) -> int:
    digits = text.strip()
    if not digits.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is {otherwise}")
    number = whole(digits)
    if number < least:
        raise argparse.ArgumentTypeError(f"{number} is too small; it must be at least {least}")
    return number


def run(options: argparse.Namespace) -> int:
    """Read, compute, write, and tell."""
    from cnngui.cli.features_work import save_features  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    save_features(options)
    return 0


COMMAND = Command(parser, run, ("--channel", "--size"))
