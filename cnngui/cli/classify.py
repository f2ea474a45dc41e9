"""`cnngui classify`: what is on photos."""

import argparse
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, UsageError, whole

NETWORKS = ("efficientnet-lite0", "vgg16")

_NOTES = """\
networks:
  efficientnet-lite0   comes with CNNGUI: 4,652,008 parameters
  vgg16                with its fully connected layers, 138,357,544 parameters, once they were brought in with
                       cnngui weights import
  Both know the 1,000 classes of ImageNet, no others: what is none of them gets a small probability, or a wrong name.
  --model takes a file of cnngui train, which knows the classes that it was taught.

output:
  for each photo its classes, the likeliest first; with --json a list of
  {"file", "classes": [{"name", "index", "probability"}, …]}, file as typed, name in English.
  A file that cannot be read is named on the error stream, the others are answered, and the exit status is 2.

examples:
  cnngui classify cat.jpg
  cnngui classify holiday/*.jpg --top 3 --json
  cnngui classify cat.jpg --network vgg16 --device auto
  cnngui classify leaf.jpg --model leaves.safetensors
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui classify", "Say what is on photos, with a network that knows 1,000 classes.", _NOTES)
    words.usage = "cnngui classify PHOTO… [options]"
    words.add_argument("photos", metavar="PHOTO", type=Path, nargs="+", help="pictures")
    networks = "efficientnet-lite0 (the default) or vgg16, see below"
    words.add_argument("-n", "--network", metavar="N", choices=NETWORKS, help=networks)
    words.add_argument("--model", metavar="M.safetensors", type=Path, help="a network of cnngui train instead")
    words.add_argument("--top", metavar="K", type=count, default=5, help="how many classes are told (default: 5)")
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    device = "cpu, auto, cuda:0, …: what computes; cnngui doctor lists them (default: cpu)"
    words.add_argument("--device", metavar="NAME", default="cpu", help=device)
    words.add_argument("-q", "--quiet", action="store_true", help="no progress")
    return words


def count(text: str) -> int:
    """Read a number of classes.

    >>> count("5")
    5
    """
    digits = text.strip()
    if not digits.isdecimal() or not 1 <= (number := whole(digits)) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1000")
    return number


def run(options: argparse.Namespace) -> int:
    """Ask, and tell."""
    settle_network(options)
    from cnngui.cli.classify_work import classify  # noqa: PLC0415  (NumPy, then PyTorch)

    return classify(options)


def settle_network(options: argparse.Namespace) -> None:
    """Refuse a model and a network together, and take the first network where there is neither."""
    if options.model is not None and options.network is not None:
        raise UsageError("--model and --network exclude each other: the model names its network itself.")
    options.network = options.network or NETWORKS[0]


COMMAND = Command(parser, run)
