"""A chain, one sum and the size formula as LaTeX display math; amsmath is all that is needed."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arithmetic import Explanation, Sum
from cnngui.engine.chain import Chain, Planes, run
from cnngui.engine.listings.output import seen
from cnngui.engine.listings.stages import Stage, stages
from cnngui.engine.listings.sum_text import whole_numbers
from cnngui.engine.numbers import MINUS, Written, adds_up, digits_that_add_up, weight, written
from cnngui.engine.sizes import Axis, Pair

_DIGITS = 3
_AMSMATH_COLUMNS = 10
_PLAIN_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_TEXTS = {
    "en": {"turned": "kernel turned by ", "max": "maxpool", "average": "avgpool"},
    "fr": {"turned": "noyau tourné de ", "max": "maxpool", "average": "avgpool"},
}
_BORDERS = {
    "en": {"replicate": "replicated border", "reflect": "reflected border", "wrap": "wrapped border"},
    "fr": {"replicate": "bord répété", "reflect": "bord réfléchi", "wrap": "bord opposé"},
}


class _Writer:
    """Writes numbers with the decimal sign of a language, and knows whether one of them was rounded."""

    def __init__(self, language: str, digits: int = _DIGITS) -> None:
        self.language = "fr" if language.startswith("fr") else "en"
        self.digits = digits
        self.exact = True
        self.between = r";\ " if self.language == "fr" else r",\ "
        """What parts the numbers of a list."""

    def number(self, value: float, digits: int = _DIGITS) -> str:
        """Write one number."""
        return self._text(written(value, digits))

    def weight(self, value: float) -> str:
        """Write a number of a kernel or a bias: never as 0 where it is none."""
        return self._text(weight(value, self.digits))

    def _text(self, number: Written) -> str:
        self.exact = self.exact and number.exact
        text = number.text.replace(MINUS, "-").replace("∞", r"\infty ").replace("NaN", r"\text{NaN}")
        text = re.sub("·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda power: rf" \cdot 10^{{{power[1].translate(_PLAIN_DIGITS)}}}", text)
        return text.replace(".", "{,}") if self.language == "fr" else text

    def matrix(self, numbers: NDArray[np.floating] | Sequence[Sequence[float]]) -> str:
        """Write a matrix, a row a line."""
        return self._matrix(numbers, self.number)

    def kernel(self, numbers: Sequence[Sequence[float]]) -> str:
        """Write the matrix of a kernel."""
        return self._matrix(numbers, self.weight)

    @staticmethod
    def _matrix(numbers: NDArray[np.floating] | Sequence[Sequence[float]], write: Callable[[float], str]) -> str:
        rows = (" & ".join(write(float(value)) for value in row) for row in numbers)
        return "\\begin{pmatrix}\n" + " \\\\\n".join(rows) + "\n\\end{pmatrix}"

    @property
    def equals(self) -> str:
        """What stands before a result."""
        return "=" if self.exact else r"\approx"


def as_latex(chain: Chain, planes: Planes, output: Planes, language: str = "en") -> str:
    r"""Write every layer as matrices: input ∗ kernel = output, one display for each output channel.

    Parameters
    ----------
    chain : Chain
    planes : tuple of (H, W) float32
    output : tuple of (H', W') float32
        Of the last layer, as from `run`.
    language : str
        "fr" writes a decimal comma.

    Returns
    -------
    str
        With ``\approx`` where a number is rounded to three decimals.

    Examples
    --------
    >>> from cnngui.engine.chain import Layer
    >>> from cnngui.engine.kernels.values import Filter
    >>> chain, planes = Chain((Layer((Filter((((1.0, -1.0),),)),), padding=0),)), (np.float32([[3, 1]]),)
    >>> print(as_latex(chain, planes, run(chain, planes)[-1]))
    % Layer 1: 1 filter of 1×2
    \[
    \begin{pmatrix}
    3 & 1
    \end{pmatrix}
    \ast
    \begin{pmatrix}
    1 & -1
    \end{pmatrix}
    =
    \begin{pmatrix}
    2
    \end{pmatrix}
    \]
    <BLANKLINE>
    """
    given = seen(chain, planes)
    results = (*run(chain, given)[:-1], output)
    lines: list[str] = []
    for stage, found in zip(stages(chain, given), results, strict=True):
        lines.append(f"% {stage.heading}")
        for channel, plane in enumerate(found):
            lines.append(_display(stage, given, channel, plane, _Writer(language)))
        given = found
    widest = max((plane.shape[1] for layer in (seen(chain, planes), *results) for plane in layer), default=0)
    wide = [rf"\setcounter{{MaxMatrixCols}}{{{widest}}}"] if widest > _AMSMATH_COLUMNS else []
    return "\n".join([*wide, *lines]) + "\n"


def _display(stage: Stage, given: Planes, channel: int, result: NDArray[np.float32], writer: _Writer) -> str:
    """Write one output channel of one layer."""
    layer = stage.layer
    left = _correlation(stage, given, channel, writer)
    if layer.relu:
        left = _inside(r"\operatorname{ReLU}", left)
    if layer.pooling:
        name = _TEXTS[writer.language][layer.pooling.kind]
        size = rf"{_times(layer.pooling.size)},\ s = {_times(layer.pooling.stride)}"
        left = _inside(rf"\operatorname{{{name}}}_{{{size}}}", left)
    right = writer.matrix(result)
    return f"\\[\n{left}\n{writer.equals}\n{right}\n\\]"


def _correlation(stage: Stage, given: Planes, channel: int, writer: _Writer) -> str:
    """Write the products of all slices, and the bias."""
    number, first = divmod(channel, stage.channels) if stage.each else (channel, 0)
    seen_channels = [first] if stage.each else range(stage.channels)
    if stage.only_pools:
        return writer.matrix(given[first])
    kernels, sign = stage.bank[number], _sign(stage, writer)
    terms = [
        f"{writer.matrix(given[index])}\n{sign}\n{writer.kernel(kernels[0 if stage.shared else index])}"
        for index in seen_channels
    ]
    bias = stage.layer.filters[number].bias
    plus = f"\n{{}} {'-' if bias < 0 else '+'} {writer.weight(abs(bias))}" if bias else ""
    if len(terms) == 1:
        return terms[0] + plus
    lines = " \\\\\n".join(f"&{'' if index == 0 else ' {} +'} {term}" for index, term in enumerate(terms))
    return f"\\begin{{aligned}}\n{lines}{plus}\n\\end{{aligned}}"


def _sign(stage: Stage, writer: _Writer) -> str:
    """Write the star, and below it whatever is not the default."""
    layer, (top, bottom, left, right) = stage.layer, stage.around
    notes = []
    if any(stage.around):
        even = top == bottom and left == right
        notes.append(f"p = {_times((top, left))}" if even else rf"p = ({top}, {bottom}) \times ({left}, {right})")
        if layer.border != "zero":
            notes.append(rf"\text{{{_BORDERS[writer.language][layer.border]}}}")
    if layer.stride != (1, 1):
        notes.append(f"s = {_times(layer.stride)}")
    if layer.dilation != (1, 1):
        notes.append(f"d = {_times(layer.dilation)}")
    if layer.true_convolution:
        notes.append(rf"\text{{{_TEXTS[writer.language]['turned']}}} 180^{{\circ}}")
    below = r" \\ ".join(notes)
    return rf"\underset{{\substack{{{below}}}}}{{\ast}}" if notes else r"\ast"


def _inside(function: str, body: str) -> str:
    return f"{function}\\left(\n{body}\n\\right)"


def _times(numbers: Pair) -> str:
    return str(numbers[0]) if numbers[0] == numbers[1] else rf"{numbers[0]} \times {numbers[1]}"


def sum_as_latex(explanation: Explanation, language: str = "en") -> str:
    r"""Write one output number as a sum of products, a row of the kernel a line.

    Parameters
    ----------
    explanation : Explanation
    language : str
        "fr" writes a decimal comma.

    Returns
    -------
    str
        With pooling, the sum of every place under the pool, if there is any, then what is taken of them.

    Examples
    --------
    >>> from cnngui.engine.arithmetic import Slice
    >>> part = Slice(0, ((3.0, 1.0),), ((True, True),), ((1.0, -1.0),), ((3.0, -1.0),))
    >>> print(sum_as_latex(Explanation(0, 0, 0, (Sum(0, 0, (part,), 0.0, False),), (1, 1), None, (0, 1), (0, 2))))
    \[
    \begin{aligned}
    y &= 3 \cdot 1 + 1 \cdot (-1) \\
    &= 2
    \end{aligned}
    \]
    <BLANKLINE>
    """
    pooled = explanation.pool_kind is not None
    lines: list[str] = []
    for index, place in enumerate(() if explanation.pools_only else explanation.sums, 1):
        lines += _sum_lines(place, f"r_{{{index}}}" if pooled else "y", language)
    if pooled:
        lines.append(_pool_line(explanation, language))
    body = " \\\\\n".join(lines)
    return f"\\[\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n\\]\n"


def _sum_lines(place: Sum, name: str, language: str) -> Iterator[str]:
    """Write the products of one place, the bias, and the result."""
    rows = tuple(row for part in place.slices for row in part.kernel)
    whole, denominator = whole_numbers(rows, _DIGITS)
    windows = [row for part in place.slices for row in part.window]
    pairs = [list(zip(*both, strict=True)) for both in zip(windows, whole, strict=True)]
    total = place.total + place.bias
    terms = [*(factors for row in pairs for factors in row), (float(denominator), place.bias)]
    fine = digits_that_add_up(terms, total, _DIGITS, denominator)
    writer = _Writer(language, fine)
    lines = [
        " + ".join(rf"{_factor(writer.number(x, fine))} \cdot {_factor(writer.weight(w))}" for x, w in row)
        for row in pairs
    ]
    if denominator > 1:
        lines[0] = rf"\tfrac{{1}}{{{denominator}}} \bigl( {lines[0]}"
        lines[-1] += r" \bigr)"
    yield f"{name} &= {lines[0]}"
    yield from (rf"&\quad {{}} + {line}" for line in lines[1:])
    if place.bias:
        yield rf"&\quad {{}} {'-' if place.bias < 0 else '+'} {writer.weight(abs(place.bias))}"
    text = writer.number(total)
    equals = "=" if writer.exact and adds_up(terms, total, _DIGITS, denominator, fine) else r"\approx"
    yield f"&{equals} {text}"
    if place.relu:
        yield rf"&{equals} \max(0{writer.between}{text}) {equals} {writer.number(place.value)}"


def _factor(text: str) -> str:
    """Put a number that stands behind a sign in parentheses where it is negative."""
    return f"({text})" if text.startswith("-") else text


def _pool_line(explanation: Explanation, language: str) -> str:
    """Write what is taken of the places under the pool."""
    writer = _Writer(language)
    values = [place.value for place in explanation.sums]
    if explanation.pool_kind == "max":
        listed = writer.between.join(writer.number(value) for value in values)
        result = writer.number(explanation.value)
        return rf"y &= \max({listed}) {writer.equals} {result}"
    terms = [(value,) for value in values]
    fine = digits_that_add_up(terms, explanation.value, _DIGITS, len(values))
    texts = [writer.number(value, fine) for value in values]
    result = writer.number(explanation.value)
    written_out = " + ".join([texts[0], *map(_factor, texts[1:])])
    right = adds_up(terms, explanation.value, _DIGITS, len(values), fine)
    equals = writer.equals if right else r"\approx"
    return rf"y &= \frac{{{written_out}}}{{{len(values)}}} {equals} {result}"


def size_as_latex(axis: Axis, language: str = "en") -> str:
    r"""Write the formula of the output size, with the current numbers and the floor.

    Examples
    --------
    >>> print(size_as_latex(Axis(8, 3, stride=2)))
    \[
    \left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1
    = \left\lfloor \frac{8 + 2 \cdot 0 - 3}{2} \right\rfloor + 1
    = \lfloor 2.5 \rfloor + 1 = 3
    \]
    <BLANKLINE>
    """
    even, dilated = axis.before == axis.after, axis.dilation > 1
    letters = f"n + {'2p' if even else 'p_1 + p_2'} - {'d(f - 1) - 1' if dilated else 'f'}"
    padding = rf"2 \cdot {axis.before}" if even else f"{axis.before} + {axis.after}"
    window = rf"{axis.dilation} \cdot ({axis.size} - 1) - 1" if dilated else str(axis.size)
    whole = axis.padded - axis.window
    steps = rf"\lfloor {_Writer(language).number(whole / axis.stride)} \rfloor"
    return (
        "\\[\n"
        rf"{_floor(letters, 's')}" + "\n"
        rf"= {_floor(f'{axis.length} + {padding} - {window}', str(axis.stride))}" + "\n"
        rf"= {steps} + 1 = {axis.output}" + "\n\\]\n"
    )


def _floor(above: str, below: str) -> str:
    return rf"\left\lfloor \frac{{{above}}}{{{below}}} \right\rfloor + 1"
