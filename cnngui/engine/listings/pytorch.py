"""A chain as a PyTorch script: literal tensors, explicit padding, one call a step with its shape behind it."""

from collections.abc import Iterator

from cnngui.engine.chain import Chain, Planes
from cnngui.engine.listings.literals import bank_literal, literal, sequence
from cnngui.engine.listings.output import seen, tail
from cnngui.engine.listings.stages import Stage, as_typed, padded_from, stages

_MODES = {"replicate": "replicate", "reflect": "reflect", "wrap": "circular"}
_TYPE = ", dtype=torch.float64)"


def as_pytorch(chain: Chain, planes: Planes) -> str:
    """Write a script that runs ``chain`` with `torch.nn.functional` and prints its output.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
        Finite numbers; several planes and channels "grey" are made grey in the script.

    Returns
    -------
    str
        What it prints is `cnngui.engine.listings.output.printed`.

    Raises
    ------
    SizeError, KernelError
        When the engine cannot run the chain either.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.engine.chain import Layer
    >>> from cnngui.engine.kernels.values import Filter
    >>> print(as_pytorch(Chain((Layer((Filter((((1.0, -1.0),),)),), padding=0),)), (np.float32([[3, 1]]),)))
    import torch
    import torch.nn.functional as F
    <BLANKLINE>
    # The input, 1 × 1 × 1 × 2: batch × channels × rows × columns
    x = torch.tensor([[[[3, 1]]]], dtype=torch.float64)
    <BLANKLINE>
    # Layer 1: 1 filter of 1×2
    weight = torch.tensor([[[[ 1, -1]]]], dtype=torch.float64)  # filters × slices × rows × columns
    x = F.conv2d(input=x, weight=weight)  # 1 × 1 × 1 × 1
    <BLANKLINE>
    output = x[0]
    # Channels × rows × columns
    print([[[round(number) for number in row] for row in plane] for plane in output.tolist()])
    <BLANKLINE>
    """
    numbers = as_typed(planes)[None]
    shape = " × ".join(map(str, numbers.shape))
    blocks = ["import torch\nimport torch.nn.functional as F"]
    text = f"# The input, {shape}: batch × channels × rows × columns\n" + literal("x = torch.tensor(", numbers, _TYPE)
    blocks.append("\n".join([text, *_grey(chain, len(planes))]))
    blocks += ["\n".join(_lines(stage)) for stage in stages(chain, seen(chain, planes))]
    blocks.append("output = x[0]\n" + tail(chain, planes))
    return "\n\n".join(blocks)


def _grey(chain: Chain, count: int) -> Iterator[str]:
    if chain.channels == "grey" and count == 3:
        yield "x = 0.299 * x[:, 0:1] + 0.587 * x[:, 1:2] + 0.114 * x[:, 2:3]  # the luminance of red, green and blue"
    elif chain.channels == "grey" and count > 1:
        yield "x = x.mean(dim=1, keepdim=True)  # grey"


def _lines(stage: Stage) -> Iterator[str]:
    """Write one layer."""
    layer, shape = stage.layer, stage.shape
    yield f"# {stage.heading}"
    if not stage.only_pools:
        yield from _weight(stage)
        yield from _padding(stage)
        yield from _convolution(stage)
    if layer.relu:
        yield "x = F.relu(input=x)"
    if layer.pooling:
        kind = "max_pool2d" if layer.pooling.kind == "max" else "avg_pool2d"
        call = f"F.{kind}(input=x, kernel_size={layer.pooling.size}, stride={layer.pooling.stride})"
        yield f"x = {call}  # {_sizes(shape.output)}"


def _weight(stage: Stage) -> Iterator[str]:
    bank = bank_literal("weight = torch.tensor(", stage.bank, _TYPE)
    yield f"{bank}  # filters × slices × rows × columns"
    if stage.layer.true_convolution:
        yield "weight = weight.flip(2, 3)"
    if stage.shared:
        yield f"weight = weight.repeat(1, {stage.channels}, 1, 1)  # the same kernel on every channel"


def _padding(stage: Stage) -> Iterator[str]:
    """Pad with F.pad, or by hand where torch refuses: when the padding is larger than the input."""
    top, bottom, left, right = stage.around
    border, (height, width, _) = stage.layer.border, stage.shape.input
    if not any(stage.around) or _plain(stage):
        return
    order = "  # left, right, top, bottom"
    if border == "zero":
        yield f'x = F.pad(input=x, pad=({left}, {right}, {top}, {bottom}), mode="constant", value=0){order}'
        return
    most = {"replicate": (top + bottom + height, left + right + width), "reflect": (height - 1, width - 1)}
    rows, columns = most.get(border, (height, width))
    if max(top, bottom) <= rows and max(left, right) <= columns:
        yield f'x = F.pad(input=x, pad=({left}, {right}, {top}, {bottom}), mode="{_MODES[border]}"){order}'
        return
    yield f"rows = {padded_from(stage.shape.rows, stage)}  # what stands in every padded row: border “{border}”"
    yield f"columns = {padded_from(stage.shape.columns, stage)}"
    yield "x = x[:, :, rows][:, :, :, columns]"


def _plain(stage: Stage) -> bool:
    """Whether conv2d itself can pad: with zeros, as many on both sides."""
    top, bottom, left, right = stage.around
    return stage.layer.border == "zero" and top == bottom and left == right


def _convolution(stage: Stage) -> Iterator[str]:
    layer, several = stage.layer, stage.each and len(stage.layer.filters) > 1
    options = []
    if stage.bias and not several:
        yield f"bias = torch.tensor({sequence(stage.bias)}{_TYPE}"
        options.append("bias=bias")
    if layer.stride != (1, 1):
        options.append(f"stride={layer.stride}")
    if _plain(stage) and any(stage.around):
        options.append(f"padding=({stage.around[0]}, {stage.around[2]})")
    if layer.dilation != (1, 1):
        options.append(f"dilation={layer.dilation}")
    if stage.each and stage.channels > 1:
        options.append(f"groups={stage.channels}")
    shape = f"  # {_sizes(stage.shape.convolved)}"
    if not stage.each:
        yield f"x = F.conv2d({', '.join(['input=x', 'weight=weight', *options])}){shape}"
        return
    one = ", ".join(["input=x", "weight=kernels[:, None]", *options])  # a filter's slices, each a filter of its own
    if not several:
        yield f"x = F.conv2d({one.replace('kernels[:', 'weight[0, :')}){shape}"
        return
    yield f"x = torch.cat([F.conv2d({one}) for kernels in weight], dim=1){shape}"
    if stage.bias:
        yield f"x = x + torch.tensor({sequence(stage.bias)}{_TYPE}[:, None, None]"


def _sizes(shape: tuple[int, int, int]) -> str:
    height, width, channels = shape
    return f"1 × {channels} × {height} × {width}"
