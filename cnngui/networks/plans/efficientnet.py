"""The blocks of EfficientNet-Lite0: a stem, sixteen inverted residual blocks in seven stages, a head.

Layers are numbered as the stages in table 1 of Tan and Le 2019: conv1, then expand3_2, depth3_2, project3_2 and sum3_2
in the second block of stage 3, then conv9. Every convolution has batch normalisation in place of a bias.
"""

from collections.abc import Iterator

from cnngui.networks.plans.blocks import Activation, AdaptivePool, BatchNorm, Block, Conv, Dense, Flatten, Sum

STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
"""Of stages 2 to 8: blocks, rows of the depthwise window, stride of the first block, how many times as many channels a
block has inside, channels that it gives."""

STEM, HEAD = 32, 1280
"""Channels of conv1 and conv9, which no larger network of the family changes either."""


def lite0(*, is_same: bool) -> Iterator[Block]:
    """Return its blocks.

    Parameters
    ----------
    is_same : bool
        Pad as TensorFlow's "same" does; False: by half the window on every side.
    """
    yield from _convolution("conv1", STEM, 3, stride=2, is_same=is_same)
    channels = STEM
    for stage, (count, size, stride, factor, after) in enumerate(STAGES, 2):
        for at in range(1, count + 1):
            once = stride if at == 1 else 1
            yield from _block(f"{stage}_{at}", (channels, factor * channels, after), size, once, is_same=is_same)
            channels = after
    yield from _convolution("conv9", HEAD, 1)
    yield from (AdaptivePool("pool9", 1), Flatten("flatten"), Activation("drop9", "dropout"), Dense("fc9", 1000))


def _block(name: str, channels: tuple[int, int, int], size: int, stride: int, *, is_same: bool) -> Iterator[Block]:
    """Widen, look around in every channel by itself, narrow; add what came in where shapes allow it."""
    before, inside, after = channels
    if inside > before:
        yield from _convolution(f"expand{name}", inside, 1)
    yield from _convolution(f"depth{name}", inside, size, stride=stride, groups=inside, is_same=is_same)
    yield from _convolution(f"project{name}", after, 1, is_linear=True)
    if stride == 1 and before == after:
        stage, at = name.split("_")
        source = f"sum{stage}_{int(at) - 1}" if int(at) > 2 else f"project{stage}_{int(at) - 1}_bn"
        yield Sum(f"sum{name}", source)


def _convolution(
    name: str,
    filters: int,
    size: int,
    *,
    stride: int = 1,
    groups: int = 1,
    is_same: bool = False,
    is_linear: bool = False,
) -> Iterator[Block]:
    same = is_same and size > 1
    padding = 0 if same else size // 2
    yield Conv(name, filters, size, padding, stride, groups, bias=False, same=same)
    yield BatchNorm(f"{name}_bn")
    if not is_linear:
        yield Activation(f"{name}_relu6", "relu6")
