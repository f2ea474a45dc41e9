"""`cnngui train`: teach a network classes of one's own, from folders of pictures."""

import argparse
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, UsageError, any_whole, number

NETWORKS = ("efficientnet-lite0", "vgg16")

SCOPES = ("last-layer", "head", "last-block", "everything", "scratch")

_NOTES = """\
folder:
  One folder inside it for each class, called as the class, with 3 pictures or more, better 20. Pictures that are
  damaged are named and left out. A quarter of each class is not learned from: what the network answers about it is its
  accuracy. Pictures that are nearly the same stay together.

retrain:
  last-layer   the last layer; what stands before it is computed once for each picture, and kept for the next time
  head         a hidden layer and the last one
  last-block   the last block of convolutions too
  everything   all layers, from what they have learned of ImageNet: minutes to hours on a CPU
  scratch      all layers, from random weights: to see what transfer is worth

output:
  .safetensors, with the classes and what was learned; cnngui classify --model reads it. On the CPU the same seed gives
  the same weights, bit by bit. Ctrl+C, SIGTERM and a terminal that is closed keep the best weights so far; a second
  Ctrl+C does not. Nothing leaves this computer.

examples:
  cnngui train leaves --output leaves.safetensors
  cnngui train leaves --retrain last-block --epochs 10 --augment --output leaves.safetensors
  cnngui classify new-leaf.jpg --model leaves.safetensors
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui train", "Teach a network classes of your own, from folders of pictures.", _NOTES)
    words.usage = "cnngui train FOLDER [options]"
    words.add_argument("folder", metavar="FOLDER", type=Path, help="one folder for each class, see below")
    networks = "what it is built on: efficientnet-lite0 (the default) or vgg16"
    words.add_argument("-n", "--network", metavar="N", choices=NETWORKS, default=NETWORKS[0], help=networks)
    scopes = f"what learns: {', '.join(SCOPES)}, see below (default: last-layer)"
    words.add_argument("--retrain", metavar="WHAT", choices=SCOPES, default=SCOPES[0], help=scopes)
    words.add_argument(
        "--hidden", metavar="N", type=any_whole, help="units of the hidden layer, for head (default: 128)"
    )
    words.add_argument("--epochs", metavar="N", type=any_whole, help="how often each picture is seen, at most")
    words.add_argument("--seed", metavar="N", type=any_whole, help="of all that is random (default: 0)")
    words.add_argument("--learning-rate", metavar="X", type=number, help="the highest on the way")
    words.add_argument("--batch", metavar="N", type=any_whole, help="pictures a step (default: 16)")
    changed = "mirror, crop, turn and recolour pictures a little at random"
    words.add_argument("--augment", action="store_true", help=changed)
    nothing = "add a class “nothing”, of pieces of CNNGUI's own photos and styles: for cnngui detect --model"
    words.add_argument("--with-nothing", action="store_true", help=nothing)
    words.add_argument("-o", "--output", metavar="M.safetensors", type=Path, help="where to keep what was learned")
    elsewhere = "also write the network for other programs; needs the package onnx"
    words.add_argument("--onnx", metavar="M.onnx", type=Path, help=elsewhere)
    device = "cpu, auto, cuda:0, …: what computes; cnngui doctor lists them (default: cpu)"
    words.add_argument("--device", metavar="NAME", default="cpu", help=device)
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but the answer and what goes wrong")
    return words


def run(options: argparse.Namespace) -> int:
    """Teach, and tell.

    Raises
    ------
    CnnguiError
        When an option, the folder or the output does not do.
    """
    if options.output is not None and options.output.suffix.lower() != ".safetensors":
        raise UsageError("“{name}” does not say what to write: end it in .safetensors.", name=str(options.output))
    if options.onnx is not None and options.onnx.suffix.lower() != ".onnx":
        raise UsageError("“{name}” does not say what to write: end it in .onnx.", name=str(options.onnx))
    if options.hidden is not None and options.retrain != "head":
        raise UsageError("--hidden goes with --retrain head, not with {scope}.", scope=options.retrain)
    from cnngui.cli.train_work import teach  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    return teach(options)


COMMAND = Command(parser, run, ("--seed", "--epochs", "--learning-rate", "--batch", "--hidden"))
