"""`cnngui explain`: where a network looked when it gave a class."""

import argparse
from pathlib import Path

from cnngui.cli.classify import NETWORKS, settle_network
from cnngui.cli.parsing import Command, Parser

METHODS = ("grad-cam", "cam", "gradients", "occlusion")

_NOTES = """\
methods:
  grad-cam     the maps of a layer, each times the mean of its gradients, added up, without what is below 0
  cam          the same by the last layer's weights, without gradients: for efficientnet-lite0 only
  gradients    by how much the class's score changes with each pixel
  occlusion    by how much its probability falls when a square is covered: coarse first, then finer

output:
  .png .jpg .webp .tif   the photo under the map, on an absolute colour scale that stands below it; what the network
                         did not see is pale
  .npy .csv              the numbers: one for each pixel of what the network saw, 224×224; of occlusion one a square

  It is checked, and said, whether the map of grad-cam or cam changes when the network's weights are random.

examples:
  cnngui explain cat.jpg --output map.png
  cnngui explain cat.jpg --class "tiger cat" --layer sum6_3 --output map.png
  cnngui explain leaf.jpg --model leaves.safetensors --class oak --output map.png
  cnngui explain cat.jpg --class 281 --method occlusion --output map.npy
"""


def parser() -> Parser:
    """Return the words that it takes."""
    words = Parser("cnngui explain", "Show where a network looked when it gave a class.", _NOTES)
    words.usage = "cnngui explain PHOTO [options] --output OUT"
    words.add_argument("photo", metavar="PHOTO", type=Path, help="a picture")
    words.add_argument("-o", "--output", metavar="OUT", required=True, help="a picture, .npy or .csv")
    words.add_argument("-c", "--class", dest="label", metavar="C", help="a name or a number (default: the likeliest)")
    words.add_argument("-m", "--method", choices=METHODS, default=METHODS[0], help="see below (default: grad-cam)")
    words.add_argument("-l", "--layer", metavar="LAYER", help="for grad-cam (default: the last with maps)")
    networks = "efficientnet-lite0 (the default) or vgg16"
    words.add_argument("-n", "--network", metavar="N", choices=NETWORKS, help=networks)
    words.add_argument("--model", metavar="M.safetensors", type=Path, help="a network of cnngui train instead")
    words.add_argument("--device", metavar="NAME", default="cpu", help="cpu, auto, cuda:0, … (default: cpu)")
    words.add_argument("-q", "--quiet", action="store_true", help="say nothing but what goes wrong")
    return words


def run(options: argparse.Namespace) -> int:
    """Explain, write, and tell."""
    settle_network(options)
    from cnngui.cli.explain_work import explain  # noqa: PLC0415  (NumPy, OpenCV, then PyTorch)

    return explain(options)


COMMAND = Command(parser, run)
