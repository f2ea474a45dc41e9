"""`cnngui compare`: put a hand-made kernel beside the learned filters of VGG-16."""

import argparse
from pathlib import Path

from cnngui.cli.features import seen_size
from cnngui.cli.parsing import Command, Parser, whole

DEFAULT_LAYER = "conv1_1"
"""The only one whose weights see the photo."""

_NOTES = """\
space:
  weights    the kernel's numbers beside those of the 64 filters of conv1_1, the only layer that sees the photo: the
             cosine of the angle between the two, the mean of all 27 numbers taken off on both sides
  responses  what the kernel makes of the photo beside the feature maps of any layer: their correlation. Where the maps
             are coarser, the response is brought to their size by means over areas.

kernel:
  A name from "cnngui kernels", or numbers as cnngui filter takes them. One slice sees grey, 0.299 R + 0.587 G +
  0.114 B, or with --spread equal the mean of R, G and B; three slices, separated by ; in quotes, see R, G and B.

similarity:
  -1 to 1; of opposites, negative. Channels are counted from 0, and the largest similarity of either sign comes first.
  From 0.99 on the two are called identical, but for scale and sign. They are called similar above 0.5 and above what
  99 of 100 random tries reach: random kernels beside the same filters, or the response shifted at random.

output:
  .csv                      the ranking: channel,similarity,transform
  .png .jpg .webp .tif      a sheet: photo, kernel, response, and the best filters with their maps, 24 at most

examples:
  cnngui compare cat.jpg --kernel vertical-edge
  cnngui compare cat.jpg --kernel 0,1,2/-1,0,1/-2,-1,0 --spread equal --output sheet.png
  cnngui compare cat.jpg --kernel laplacian --space responses --layer conv2_1 --before-relu --json
  cnngui compare cat.jpg --kernel sobel-x --transforms --top 64 --output ranking.csv
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui compare", "Put a hand-made kernel beside the learned filters of VGG-16.", _NOTES)
    words.usage = "cnngui compare PHOTO --kernel NAME|NUMBERS [options]"
    words.add_argument("photo", metavar="PHOTO", type=Path, help="a picture")
    words.add_argument("-k", "--kernel", metavar="NAME|NUMBERS", required=True, help="what is compared, see below")
    words.add_argument("-l", "--layer", metavar="LAYER", default=DEFAULT_LAYER, help="with what (default: conv1_1)")
    words.add_argument(
        "--space", choices=("weights", "responses"), help="see below (default: weights for conv1_1, else responses)"
    )
    spread = "how one slice sees colours, see below (default: luminance)"
    words.add_argument("--spread", choices=("luminance", "equal"), default="luminance", help=spread)
    transforms = "turn and flip the kernel, and take what is most similar; in the space of weights"
    words.add_argument("--transforms", action="store_true", help=transforms)
    words.add_argument("--before-relu", action="store_true", help="compare with maps that keep their negative numbers")
    words.add_argument("--top", metavar="N", type=_top, default=8, help="so many filters, the best first (default: 8)")
    size = "pixels of the shorter side as the network sees it, full, or exact for 224x224 (default: 224)"
    words.add_argument("--size", metavar="N|full|exact", type=seen_size, default=224, help=size)
    device = "auto, cpu, cuda:0, …: what computes; cnngui doctor lists them (default: auto)"
    words.add_argument("--device", metavar="NAME", default="auto", help=device)
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    words.add_argument("-o", "--output", metavar="OUT", help="also write a sheet or the ranking, see below")
    words.add_argument("-q", "--quiet", action="store_true", help="do not print the line about sizes")
    return words


def _top(text: str) -> int:
    if not text.strip().removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    number = whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is too small; it must be at least 1")
    return number


def run(options: argparse.Namespace) -> int:
    """Read, compare, tell, and write."""
    from cnngui.cli.compare_work import compare  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    if options.space is None:
        options.space = "weights" if options.layer.strip().lower() == DEFAULT_LAYER else "responses"
    compare(options)
    return 0


COMMAND = Command(parser, run, ("--kernel", "-k", "--top", "--size"))
