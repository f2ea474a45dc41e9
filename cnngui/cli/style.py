"""`cnngui style`: give a photo the style of other pictures."""

import argparse
import textwrap
from pathlib import Path
from typing import Literal

from cnngui.cli.parsing import Command, Parser, number, positive_number, whole

_NOTES = """\
styles that come with the app:
{styles}

style:
  STYLE is a file, or one of these names; several are mixed in equal shares. --strength weighs the style against the
  content so that 0.5 looks right for any pair of pictures.

layers:
  relu1_1 (or conv1_1) to relu5_3, separated by commas, with a weight after a colon where it is not 1; weight 0 turns
  a layer off. The content is compared at relu4_2 and the style at relu1_1 relu2_1 relu3_1 relu4_1 relu5_1.

mask:
  A picture of any size, stretched over the photo: white, or what is opaque, is restyled; black, or what is clear, stays
  as it is to the pixel; grey is a blend. Where it has clear parts, its colours do not count.

output:
  .png .jpg .webp .tif, which keeps the settings: in the text chunk "cnngui" of a PNG, in ImageDescription elsewhere.
  With --json-lines also a line a step on stdout; scale is [height, width]. Ctrl+C, SIGTERM and a terminal that is
  closed keep the picture so far; a second Ctrl+C does not. A side has 16 pixels at least: a longer strip than that is
  made wider, and said so.

examples:
  cnngui style cat.jpg stained-glass --output glass.png
  cnngui style cat.jpg painting.jpg waves --strength 0.7 --keep-colours --output mixed.jpg
  cnngui style cat.jpg mosaic --size 1024 --seconds 60 --style-scale 0.5 --output fine.png
  cnngui style cat.jpg waves --mask sky.png --output sky-of-waves.png
  cnngui style cat.jpg ink-wash --content-layers relu3_2:0.5,relu4_2 --start noise --seed 7 --output ink.tif
"""


def parser() -> Parser:
    """Return the words that it takes."""
    from cnngui import paths  # noqa: PLC0415  (only this command needs them)

    names = textwrap.fill(" ".join(path.stem for path in paths.bundled_styles()), 116, break_on_hyphens=False)
    notes = _NOTES.format(styles=textwrap.indent(names, "  "))
    words = Parser("cnngui style", "Give a photo the style of other pictures, by VGG-16, and save it.", notes)
    words.usage = "cnngui style CONTENT STYLE… [options] --output OUT"
    words.add_argument("content", metavar="CONTENT", type=Path, help="a picture")
    words.add_argument("styles", metavar="STYLE", nargs="+", help="a picture, or a name, see below")
    words.add_argument("-o", "--output", metavar="OUT", required=True, help="a picture")
    words.add_argument("--size", metavar="N", type=_whole, default=512, help="pixels of the longer side (default: 512)")
    _add_length(words)
    _add_look(words)
    _add_method(words)
    device = "auto, cpu, cuda:0, …: what computes; cnngui doctor lists them (default: auto)"
    words.add_argument("--device", metavar="NAME", default="auto", help=device)
    words.add_argument("--json-lines", action="store_true", help="a line of JSON a step on stdout")
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but what goes wrong")
    return words


def _add_length(words: Parser) -> None:
    length = words.add_mutually_exclusive_group()
    steps = "steps at the final scale; coarser ones take 20 at most (default: 20)"
    length.add_argument("--steps", metavar="N", type=_whole, default=20, help=steps)
    length.add_argument("--seconds", metavar="T", type=positive_number, help="stop after so long instead")


def _add_look(words: Parser) -> None:
    strength = "of the style, 0 to 1 (default: 0.5)"
    words.add_argument("--strength", metavar="X", type=number, default=0.5, help=strength)
    words.add_argument(
        "--keep-colours",
        metavar="luminance|linear",
        nargs="?",
        type=keep_colours,
        const="luminance",
        help="the photo's: restyle brightness alone (luminance, the default), or recolour the style first (linear)",
    )
    scale = "longer side of the style picture, as a multiple of the result's: larger strokes (default: 1)"
    words.add_argument("--style-scale", metavar="F", type=number, default=1.0, help=scale)
    mask = "a picture: white, or what is opaque, is restyled; black stays as it is"
    words.add_argument("--mask", metavar="FILE", type=Path, help=mask)
    start = "what is changed: the photo, noise, or half of each (default: photo)"
    words.add_argument("--start", choices=("photo", "noise", "blend"), default="photo", help=start)
    words.add_argument("--seed", metavar="S", type=_number_from_0, default=0, help="of the noise (default: 0)")


def _add_method(words: Parser) -> None:
    words.add_argument("--optimizer", choices=("lbfgs", "adam"), default="lbfgs", help="default: lbfgs")
    pooling = "as the weights were trained, or average as in the paper (default: max)"
    words.add_argument("--pooling", choices=("max", "average"), default="max", help=pooling)
    for name in ("content", "style"):
        layers = f"where the {name} is compared, see below"
        words.add_argument(f"--{name}-layers", metavar="LAYER[:WEIGHT],…", type=layer_weights, help=layers)


def keep_colours(text: str) -> Literal["luminance", "linear"]:
    """Read how the photo's colours are kept.

    >>> keep_colours("Linear")
    'linear'
    """
    word = text.strip().lower()
    if word == "luminance":
        return "luminance"
    if word == "linear":
        return "linear"
    raise argparse.ArgumentTypeError(f"{text!r} is neither luminance nor linear; write it after the pictures")


def layer_weights(text: str) -> dict[str, float]:
    """Read layers with their weights.

    >>> layer_weights("relu3_1:0.5, relu4_1")
    {'relu3_1': 0.5, 'relu4_1': 1.0}
    """
    weights = {}
    for part in text.split(","):
        name, colon, weight = part.strip().lower().partition(":")
        if not name:
            raise argparse.ArgumentTypeError(f"{text!r} names no layer between commas; such as relu3_1:0.5,relu4_1")
        weights[name] = number(weight) if colon else 1.0
    return weights


def _whole(text: str) -> int:
    """Read digits; what is too small is refused by name in `StyleSettings`."""
    if not text.strip().removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return whole(text.strip())


def _number_from_0(text: str) -> int:
    seed = _whole(text)
    if seed < 0:
        raise argparse.ArgumentTypeError(f"{seed} is too small; it must be at least 0")
    return seed


def run(options: argparse.Namespace) -> int:
    """Read, restyle, write, and tell."""
    from cnngui.cli.style_work import save_restyled  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    return save_restyled(options)


_SIGNED = ("--size", "--steps", "--seconds", "--strength", "--style-scale", "--seed")

COMMAND = Command(parser, run, _SIGNED)
