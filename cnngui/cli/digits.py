"""`cnngui digits`: train a network on handwritten digits, test it, and let it read pictures."""

import argparse
from pathlib import Path

from cnngui.cli.parsing import Command, Parser, UsageError, any_whole, number

_NOTES = """\
train     let a network learn the digits, from random weights
test      ask a network about all test digits
predict   let a network read a picture of one digit: a drawing, or a photo of dark ink on paper

network:
  What learns is lenet5, fully-connected (with as many parameters), or a file that the Networks lab or
  cnngui architectures --format json has written. What is tested and reads is the LeNet-5 that comes with the app, which
  has learned all 60,000 digits of MNIST, or a file of train --output.

digits:
  10,000 training digits and 5,000 test digits of MNIST come with the app. --data takes the folder of all of MNIST or of
  Fashion-MNIST: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, each
  with or without .gz.

output:
  .safetensors, with the network's layers in it. The same seed gives the same weights, bit by bit. Ctrl+C, SIGTERM and a
  terminal that is closed keep what was learned so far; a second Ctrl+C does not.

examples:
  cnngui digits train --output mine.safetensors
  cnngui digits train --seed 7 --epochs 8 --network fully-connected --output dense.safetensors
  cnngui digits test --model mine.safetensors --json
  cnngui digits predict photo.jpg drawing.png
"""

_ACTIONS = {
    "train": {"seed", "epochs", "network", "learning_rate", "batch", "output", "data", "json", "quiet"},
    "test": {"model", "data", "json", "quiet"},
    "predict": {"model", "json", "quiet", "pictures"},
}
"""Each action, and what it takes."""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui digits", "Train a network on handwritten digits, test it, and let it read pictures.", _NOTES)
    words.usage = "cnngui digits train|test|predict [PICTURE…] [options]"
    words.add_argument("action", choices=tuple(_ACTIONS), help="see below")
    words.add_argument("pictures", nargs="*", type=Path, metavar="PICTURE", help="for predict")
    words.add_argument("--seed", metavar="N", type=any_whole, help="of the random weights (default: 0)")
    words.add_argument("--epochs", metavar="N", type=any_whole, help="how often each digit is seen (default: 4)")
    words.add_argument("--network", metavar="NAME|FILE", help="what learns, see below (default: lenet5)")
    words.add_argument("--learning-rate", metavar="X", type=number, help="the highest on the way (default: 0.005)")
    words.add_argument("--batch", metavar="N", type=any_whole, help="digits a step (default: 64)")
    words.add_argument("-o", "--output", metavar="F.safetensors", type=Path, help="where to keep what was learned")
    words.add_argument("--model", metavar="F.safetensors", type=Path, help="the network that is tested or reads")
    words.add_argument("--data", metavar="FOLDER", type=Path, help="other digits, see below")
    words.add_argument("--json", action="store_true", help="print JSON, for another program")
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but the answer and what goes wrong")
    return words


def run(options: argparse.Namespace) -> int:
    """Do what the word says.

    Raises
    ------
    CnnguiError
        When an option, a file or the network does not do.
    """
    _refuse_nonsense(options)
    from cnngui.cli.digits_work import examine, predict, train  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    return {"train": train, "test": examine, "predict": predict}[options.action](options)


def _refuse_nonsense(options: argparse.Namespace) -> None:
    taken = _ACTIONS[options.action]
    for name, value in vars(options).items():
        if name == "action" or name in taken or value is None or value is False or value == []:
            continue
        called = "a picture" if name == "pictures" else f"--{name.replace('_', '-')}"
        others = " or ".join(action for action, names in _ACTIONS.items() if name in names)
        raise UsageError(
            "{name} goes with {others}, not with {action}.", name=called, others=others, action=options.action
        )
    if options.action == "predict" and not options.pictures:
        raise UsageError("predict needs a picture of a digit. See: cnngui digits --help")
    if options.output is not None and options.output.suffix.lower() != ".safetensors":
        raise UsageError("“{name}” does not say what to write: end it in .safetensors.", name=str(options.output))


COMMAND = Command(parser, run, ("--seed", "--epochs", "--learning-rate", "--batch"))
