"""A chain as an OpenCV script: `cv2.copyMakeBorder`, `cv2.filter2D` on every channel, and slices for the stride."""

from collections.abc import Iterator

from cnngui.engine.chain import Chain, Planes
from cnngui.engine.convolution import Border
from cnngui.engine.listings.literals import sequence
from cnngui.engine.listings.numpy import input_lines, weight_lines
from cnngui.engine.listings.output import seen, tail
from cnngui.engine.listings.stages import Stage, stages
from cnngui.engine.sizes import Axis

_BORDERS: dict[Border, str] = {
    "zero": "cv2.BORDER_CONSTANT, value=0",
    "replicate": "cv2.BORDER_REPLICATE",
    "reflect": "cv2.BORDER_REFLECT_101",
    "wrap": "cv2.BORDER_WRAP",
}


def as_opencv(chain: Chain, planes: Planes) -> str:
    """Write a script that runs ``chain`` with OpenCV's filters and prints its output.

    Parameters, result and errors as in `cnngui.engine.listings.pytorch.as_pytorch`.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.engine.chain import Layer
    >>> from cnngui.engine.kernels.values import Filter
    >>> print(as_opencv(Chain((Layer((Filter((((1.0, -1.0),),)),), padding=0),)), (np.float32([[3, 1]]),)))
    import cv2
    import numpy as np
    <BLANKLINE>
    # The input, 1 × 1 × 2: channels × rows × columns
    x = np.array([[[3, 1]]], dtype=np.float64)
    <BLANKLINE>
    # Layer 1: 1 filter of 1×2
    weight = np.array([[[[ 1, -1]]]], dtype=np.float64)  # filters × slices × rows × columns
    # Anchor (0, 0): the first number of the kernel lies on the pixel that is computed
    x = np.array([
        sum(cv2.filter2D(plane, cv2.CV_64F, kernel, anchor=(0, 0)) for plane, kernel in zip(x, kernels))
        for kernels in weight
    ])
    x = x[:, :1, :1]  # only windows that lie inside
    <BLANKLINE>
    output = x
    # Channels × rows × columns
    print([[[round(number) for number in row] for row in plane] for plane in output.tolist()])
    <BLANKLINE>
    """
    laid_out = stages(chain, seen(chain, planes))
    imports = "import cv2\nimport numpy as np"
    if any(stage.layer.pooling for stage in laid_out):
        imports += "\nfrom numpy.lib.stride_tricks import sliding_window_view"
    blocks = [imports, input_lines(chain, planes), *("\n".join(_lines(stage)) for stage in laid_out)]
    return "\n\n".join([*blocks, "output = x\n" + tail(chain, planes)])


def _lines(stage: Stage) -> Iterator[str]:
    """Write one layer."""
    layer, shape = stage.layer, stage.shape
    yield f"# {stage.heading}"
    if not stage.only_pools:
        yield from weight_lines(stage)
        yield from _spread(stage)
        yield from _padding(stage)
        yield from _convolution(stage)
    if layer.relu:
        yield "x = np.maximum(x, 0)"
    if layer.pooling and shape.pool_rows and shape.pool_columns:
        down, across = layer.pooling.stride
        call = "max" if layer.pooling.kind == "max" else "mean"
        yield f"windows = sliding_window_view(x, {layer.pooling.size}, axis=(1, 2))[:, ::{down}, ::{across}]"
        yield f"x = windows.{call}(axis=(3, 4))"


def _spread(stage: Stage) -> Iterator[str]:
    """OpenCV knows no dilation: the holes of the kernel are put in as zeros."""
    rows, columns = stage.shape.rows, stage.shape.columns
    if stage.layer.dilation == (1, 1):
        return
    yield f"spread = np.zeros((*weight.shape[:2], {rows.window}, {columns.window}))  # dilation: zeros between"
    yield f"spread[:, :, ::{rows.dilation}, ::{columns.dilation}] = weight"
    yield "weight = spread"


def _padding(stage: Stage) -> Iterator[str]:
    top, bottom, left, right = stage.around
    if any(stage.around):
        border = f"top={top}, bottom={bottom}, left={left}, right={right}, borderType={_BORDERS[stage.layer.border]}"
        yield f"x = np.array([\n    cv2.copyMakeBorder(plane, {border})\n    for plane in x\n])"


def _convolution(stage: Stage) -> Iterator[str]:
    one = "cv2.filter2D(plane, cv2.CV_64F, kernel, anchor=(0, 0))"
    yield "# Anchor (0, 0): the first number of the kernel lies on the pixel that is computed"
    yield "x = np.array(["
    if stage.each:
        yield f"    {one}"
        yield "    for kernels in weight"
        yield "    for plane, kernel in zip(x, kernels)"
    else:
        yield f"    sum({one} for plane, kernel in zip(x, kernels))"
        yield "    for kernels in weight"
    yield "])"
    strides = f"{_picked(stage.shape.rows)}, {_picked(stage.shape.columns)}"
    yield f"x = x[:, {strides}]  # only windows that lie inside{'' if stage.layer.stride == (1, 1) else ', by stride'}"
    if stage.bias:
        yield f"x = x + np.array({sequence(stage.bias)})[:, None, None]"


def _picked(axis: Axis) -> str:
    """Write which windows count."""
    end = axis.padded - axis.window + 1
    return f":{end}" if axis.stride == 1 else f":{end}:{axis.stride}"
