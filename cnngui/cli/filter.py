"""`cnngui filter`: slide kernels over a photo or a grid of numbers, pool, and save the response."""

import argparse
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, number, padding, positive_number, rows_and_columns

_NOTES = """\
kernels:
  a name from "cnngui kernels", or numbers: rows separated by /, numbers by commas or spaces; the slices of a deep
  filter by ; (in quotes, because the shell reads it too). A kernel may begin with a minus sign. Each --kernel gives
  one more channel of the response. --kernel identity pools without filtering.
  Both decimal signs are read: 0.5 everywhere; 0,5 in rows on lines of their own, with tabs or semicolons between the
  numbers (0,5;1). On one line, or between spaces, 0,5 could be two numbers as well: there it is not read as one.

channels:
  grey   one plane, 0.299 R + 0.587 G + 0.114 B of a photo, the mean of a grid's channels (default for a photo)
  each   every kernel over every channel apart (default for a grid)
  sum    one sum over all channels, as a CNN does it; a kernel without slices is used on every channel

  A grid of several channels is H×W×C, rows and columns first. What cnngui features and PyTorch write is C×H×W:
  add --channels-first.

output:
  .npy                      the signed float32 numbers: H×W, or H×W×C for several channels
  .csv                      the same as text, one block of rows a channel, an empty line between; - prints it
  .png .jpg .webp .tif      a picture on the window's colour scale, one for all channels: blue below zero, light grey
                            at zero, ochre above; a few numbers far larger than the rest may lie beyond its ends, and
                            are counted. With --draw grey as a photo: 0 is black, 255 white. Several channels lie side
                            by side, 4 pixels apart, from five on in several rows, in reading order.

examples:
  cnngui filter cat.jpg --kernel sobel-x --output edges.png
  cnngui filter cat.jpg --kernel sharpen --draw grey --output sharp.png
  cnngui filter cat.jpg --kernel -1,0,1/-2,0,2/-1,0,1 --relu --pool max --output pooled.npy
  cnngui filter cat.jpg --channels sum --kernel "1;0;-1" --output red-minus-blue.png
  cnngui filter grid.csv --kernel 1,0,-1/1,0,-1/1,0,-1 --padding 0 --output -
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui filter", "Slide kernels over a photo or a grid of numbers, and save the response.", _NOTES)
    words.usage = "cnngui filter INPUT [--kernel NAME|NUMBERS]… [options] --output OUT"
    words.add_argument("input", metavar="INPUT", type=Path, help="a picture, or a grid of numbers (.csv, .npy)")
    words.add_argument("-o", "--output", metavar="OUT", required=True, help=".npy, .csv, a picture, or - for CSV here")
    words.add_argument(
        "-k",
        "--kernel",
        metavar="NAME|NUMBERS",
        action="append",
        help="what slides; may be repeated (default: vertical-edge)",
    )
    _add_sliding(words)
    _add_pooling(words)
    words.add_argument(
        "--draw",
        choices=("signed", "grey"),
        default="signed",
        help="how a picture is drawn, see below (default: signed)",
    )
    words.add_argument("-q", "--quiet", action="store_true", help="do not print the line about sizes")
    limit = "refuse larger input, in million pixels (default: 200)"
    words.add_argument("--max-megapixels", metavar="N", type=positive_number, default=200.0, help=limit)
    return words


def _add_sliding(words: Parser) -> None:
    words.add_argument("--channels", choices=("grey", "each", "sum"), help="see below")
    words.add_argument("--channels-first", action="store_true", help="the grid is C×H×W, as cnngui features writes it")
    words.add_argument(
        "--padding", metavar="N|same", type=padding, default="same", help="pixels on each side (default: same)"
    )
    words.add_argument(
        "--border",
        choices=("zero", "replicate", "reflect", "wrap"),
        default="zero",
        help="what stands in the padding (default: zero)",
    )
    words.add_argument(
        "--stride", metavar="S", type=rows_and_columns, default=(1, 1), help="2, or rows x columns: 2x1 (default: 1)"
    )
    words.add_argument(
        "--dilation", metavar="D", type=rows_and_columns, default=(1, 1), help="holes in the kernel (default: 1, none)"
    )
    words.add_argument(
        "--bias",
        metavar="B",
        type=number,
        action="append",
        help="added to the response (2, 0.5 or 0,5); one for all, or one a kernel",
    )
    words.add_argument("--convolution", action="store_true", help="turn the kernel by 180° first: true convolution")
    words.add_argument("--relu", action="store_true", help="replace negative numbers by 0, before pooling")


def _add_pooling(words: Parser) -> None:
    words.add_argument("--pool", choices=("max", "average"), help="pool the response, without padding")
    words.add_argument("--pool-size", metavar="F", type=rows_and_columns, help="2, or rows x columns (default: 2)")
    words.add_argument("--pool-stride", metavar="S", type=rows_and_columns, help="(default: the pool's size)")


def run(options: argparse.Namespace) -> int:
    """Read, filter, write, and tell."""
    from cnngui.cli.filtering import filter_file  # noqa: PLC0415  (NumPy and OpenCV; the help does without)

    filter_file(options)
    return 0


COMMAND = Command(parser, run, ("--kernel", "-k", "--bias"))
