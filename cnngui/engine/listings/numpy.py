"""A chain as a NumPy script of plain loops: what a convolution is, written out."""

from collections.abc import Iterator

from cnngui.engine.chain import Chain, Planes
from cnngui.engine.convolution import Border
from cnngui.engine.listings.literals import bank_literal, literal, sequence
from cnngui.engine.listings.output import seen, tail
from cnngui.engine.listings.stages import Stage, as_typed, stages
from cnngui.engine.sizes import Axis

_MODES: dict[Border, str] = {"zero": "constant", "replicate": "edge", "reflect": "reflect", "wrap": "wrap"}
_TYPE = ", dtype=np.float64)"


def as_numpy(chain: Chain, planes: Planes) -> str:
    """Write a script that runs ``chain`` in plain loops over windows and prints its output.

    Parameters, result and errors as in `cnngui.engine.listings.pytorch.as_pytorch`.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.engine.chain import Layer
    >>> from cnngui.engine.kernels.values import Filter
    >>> print(as_numpy(Chain((Layer((Filter((((1.0, -1.0),),)),), padding=0),)), (np.float32([[3, 1]]),)))
    import numpy as np
    <BLANKLINE>
    # The input, 1 × 1 × 2: channels × rows × columns
    x = np.array([[[3, 1]]], dtype=np.float64)
    <BLANKLINE>
    # Layer 1: 1 filter of 1×2
    weight = np.array([[[[ 1, -1]]]], dtype=np.float64)  # filters × slices × rows × columns
    y = np.zeros((1, 1, 1))
    for n in range(1):
        for r in range(1):
            for c in range(1):
                window = x[:, r : r + 1, c : c + 2]
                y[n, r, c] = np.sum(window * weight[n])
    x = y
    <BLANKLINE>
    output = x
    # Channels × rows × columns
    print([[[round(number) for number in row] for row in plane] for plane in output.tolist()])
    <BLANKLINE>
    """
    blocks = ["import numpy as np", input_lines(chain, planes)]
    blocks += ["\n".join(_lines(stage)) for stage in stages(chain, seen(chain, planes))]
    blocks.append("output = x\n" + tail(chain, planes))
    return "\n\n".join(blocks)


def input_lines(chain: Chain, planes: Planes) -> str:
    """Write the input as an array ``x``, made grey where the first layer sees grey.

    >>> import numpy as np
    >>> print(input_lines(Chain(()), (np.float32([[3]]), np.float32([[1]]))))
    # The input, 2 × 1 × 1: channels × rows × columns
    x = np.array([[[3]],
                  [[1]]], dtype=np.float64)
    x = x.mean(axis=0, keepdims=True)  # grey
    """
    numbers = as_typed(planes)
    shape = " × ".join(map(str, numbers.shape))
    lines = [f"# The input, {shape}: channels × rows × columns", literal("x = np.array(", numbers, _TYPE)]
    if chain.channels == "grey" and len(planes) == 3:
        lines.append("x = 0.299 * x[0:1] + 0.587 * x[1:2] + 0.114 * x[2:3]  # the luminance of red, green and blue")
    elif chain.channels == "grey" and len(planes) > 1:
        lines.append("x = x.mean(axis=0, keepdims=True)  # grey")
    return "\n".join(lines)


def weight_lines(stage: Stage) -> Iterator[str]:
    r"""Write the filters as an array ``weight``, turned and repeated as they slide.

    >>> import numpy as np
    >>> from cnngui.engine.chain import Layer
    >>> from cnngui.engine.kernels.values import Filter
    >>> chain = Chain((Layer((Filter((((1.0, 2.0),),)),), true_convolution=True),))
    >>> print(*weight_lines(stages(chain, (np.float32([[3, 1]]),))[0]), sep="\n")
    weight = np.array([[[[1, 2]]]], dtype=np.float64)  # filters × slices × rows × columns
    weight = weight[:, :, ::-1, ::-1]
    """
    bank = bank_literal("weight = np.array(", stage.bank, _TYPE)
    yield f"{bank}  # filters × slices × rows × columns"
    if stage.layer.true_convolution:
        yield "weight = weight[:, :, ::-1, ::-1]"
    if stage.shared:
        yield f"weight = np.repeat(weight, {stage.channels}, axis=1)  # the same kernel on every channel"


def _lines(stage: Stage) -> Iterator[str]:
    """Write one layer."""
    yield f"# {stage.heading}"
    if not stage.only_pools:
        yield from weight_lines(stage)
        yield from _padding(stage)
        yield from _convolution(stage)
    if stage.layer.relu:
        yield "x = np.maximum(x, 0)"
    yield from _pooling(stage)


def _padding(stage: Stage) -> Iterator[str]:
    top, bottom, left, right = stage.around
    if any(stage.around):
        mode = _MODES[stage.layer.border]
        yield f'x = np.pad(x, ((0, 0), ({top}, {bottom}), ({left}, {right})), mode="{mode}")'


def _convolution(stage: Stage) -> Iterator[str]:
    height, width, channels = stage.shape.convolved
    window = f"{_span('r', stage.shape.rows)}, {_span('c', stage.shape.columns)}"
    if stage.bias:
        yield f"bias = {sequence(stage.bias)}"
    yield f"y = np.zeros(({channels}, {height}, {width}))"
    yield f"for n in range({channels}):"
    yield f"    for r in range({height}):"
    yield f"        for c in range({width}):"
    if stage.each:
        yield f"            number, channel = divmod(n, {stage.channels})"
        yield f"            window = x[channel, {window}]"
        term = "np.sum(window * weight[number, channel])"
    else:
        yield f"            window = x[:, {window}]"
        term = "np.sum(window * weight[n])"
    yield f"            y[n, r, c] = {term}{' + bias[n]' if stage.bias else ''}"
    yield "x = y"


def _pooling(stage: Stage) -> Iterator[str]:
    layer, shape = stage.layer, stage.shape
    if not (layer.pooling and shape.pool_rows and shape.pool_columns):
        return
    height, width, channels = shape.output
    call = "max" if layer.pooling.kind == "max" else "mean"
    yield f"y = np.zeros(({channels}, {height}, {width}))"
    yield f"for r in range({height}):"
    yield f"    for c in range({width}):"
    yield f"        window = x[:, {_span('r', shape.pool_rows)}, {_span('c', shape.pool_columns)}]"
    yield f"        y[:, r, c] = window.{call}(axis=(1, 2))"
    yield "x = y"


def _span(index: str, axis: Axis) -> str:
    """Write the pixels of window number ``index``: ``2 * r : 2 * r + 3``."""
    first = index if axis.stride == 1 else f"{axis.stride} * {index}"
    step = f" : {axis.dilation}" if axis.dilation > 1 else ""
    return f"{first} : {first} + {axis.window}{step}"
