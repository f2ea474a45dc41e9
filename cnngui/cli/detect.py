"""`cnngui detect`: find things in a photo."""

import argparse
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, number

_NOTES = """\
classes:
  Bicycle, Book, Boot, Bottle, Box, Camera, Car, Cat, Cattle, Chair, Coffee cup, Computer monitor, Computer mouse,
  Desk, Dog, Footwear, High heels, Laptop, Mug, Person, Stationary bicycle, Table, Vehicle.

how:
  The network, an SSD-MobileNetV2, scores 1,917 boxes. Of those with at least --threshold the best one stays, and all
  others of its class that overlap it by more than --overlap go; then the best of those that are left, and so on.
  A higher threshold finds less and errs less; a higher overlap keeps more overlapping boxes.

own classes:
  --model takes a file of cnngui train. Its network is slid over the photo at seven scales as a convolution. A window
  scores by how sure the network is of it, and how much surer than of what lies around it; the mean of all windows that
  overlap it enough counts. Here --threshold is 0.3 and --overlap 0.4, and boxes of all classes suppress each other.
  A class called nothing (cnngui train --with-nothing) is never told as a thing. Many places are told falsely: of 82
  cut-outs that were learned from, pasted on photos, 0.87 were found, but of the boxes 0.07 were right; at a threshold
  of 0.7 it was 0.61, and 0.35. Of cut-outs that were not learned from 0.75 were found, and 0.33.

output:
  One line a box, the best first: class, score, and x, y of its upper left corner, width and height in px of the photo.
  With --json a list of {"class", "score", "box": [x, y, width, height]}. With --output a picture with the boxes on it.

examples:
  cnngui detect street.jpg
  cnngui detect street.jpg --threshold 0.3 --output boxes.png
  cnngui detect street.jpg --json
  cnngui detect garden.jpg --model birds.safetensors --output boxes.png
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui detect", "Find things in a photo: 23 classes, each with its box.", _NOTES)
    words.usage = "cnngui detect PHOTO [options]"
    words.add_argument("photo", metavar="PHOTO", type=Path, help="a picture")
    words.add_argument("--threshold", metavar="X", type=number, help="the least score, 0 to 1 (default: 0.4)")
    words.add_argument("--overlap", metavar="X", type=number, help="overlap that is let stand, 0 to 1 (default: 0.5)")
    over_all = "boxes of all classes suppress each other, not only those of one class"
    words.add_argument("--over-all-classes", action="store_true", help=over_all)
    words.add_argument("--model", metavar="M.safetensors", type=Path, help="a network of cnngui train instead")
    words.add_argument("-o", "--output", metavar="OUT", type=Path, help="a picture: .png .jpg .webp .tif")
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    device = "auto, cpu, cuda:0, …: what computes; cnngui doctor lists them (default: auto)"
    words.add_argument("--device", metavar="NAME", default="auto", help=device)
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but the answer and what goes wrong")
    return words


def run(options: argparse.Namespace) -> int:
    """Read, find, write, and tell."""
    if options.model is not None:
        from cnngui.cli.detect_own import detect_own  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

        return detect_own(options)
    from cnngui.cli.detect_work import detect  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    return detect(options)


COMMAND = Command(parser, run, ("--threshold", "--overlap"))
