"""The arithmetic of one output number as lines of text. No Qt.

Written numbers never contradict each other in sight: where anything shown is rounded, "≈" stands in place of "=".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cnngui.engine.arithmetic import Explanation, Slice, Sum
from cnngui.engine.numbers import MINUS, Written, as_fractions, sum_of_products, written

MOST_TERMS = 9
"""Products that are written out; of larger windows only the sum is."""


@dataclass(frozen=True)
class Style:
    """How numbers are written, and how a named one is.

    >>> Style(digits=1, decimal=",").write(92.37).text
    '92,4'
    """

    digits: int = 1
    decimal: str = "."
    thousands: str = ""
    label: str = "{name}: {value}"

    def write(self, value: float) -> Written:
        """Write one number."""
        return written(value, self.digits, self.decimal, self.thousands)


def lines(explanation: Explanation, style: Style, names: Sequence[str]) -> tuple[str, ...]:
    """Write an explanation out.

    Parameters
    ----------
    explanation : Explanation
    style : Style
    names : sequence of str
        What the input channels are called; empty for a single one.

    Returns
    -------
    tuple of str
        The sum of the place that counts, and with pooling a second line.
    """
    text = _sum_line(explanation.sums[explanation.strongest], style, names)
    return (text,) if explanation.pool_kind is None else (text, _pool_line(explanation, style))


def _sum_line(place: Sum, style: Style, names: Sequence[str]) -> str:
    """Products, sum, bias, ReLU."""
    alone = len(place.slices) == 1
    text = _products(place.slices[0], style) if alone else _slice_totals(place, style, names)
    exact = "≈" not in text
    if place.bias:
        bias, after = style.write(abs(place.bias)), style.write(place.total + place.bias)
        exact = exact and bias.exact and after.exact
        text += f"   → {MINUS if place.bias < 0 else '+'} {bias.text} {'=' if exact else '≈'} {after.text}"
    if place.relu:
        text += f"   → ReLU {style.write(place.value).text}"
    return text


def _products(part: Slice, style: Style) -> str:
    count = len(part.kernel) * len(part.kernel[0])
    if count > MOST_TERMS:
        total = style.write(part.total)
        return f"Σ {len(part.kernel)}×{len(part.kernel[0])} {'=' if total.exact else '≈'} {total.text}"
    kernel, denominator = as_fractions(part.kernel) or (part.kernel, 1)
    pairs = [
        (value, weight)
        for values, weights in zip(part.window, kernel, strict=True)
        for value, weight in zip(values, weights, strict=True)
    ]
    return sum_of_products(
        pairs,
        part.total,
        denominator=denominator,
        digits=style.digits,
        decimal=style.decimal,
        thousands=style.thousands,
    )


def _slice_totals(place: Sum, style: Style, names: Sequence[str]) -> str:
    """One number a slice: their sum is what the filter gives."""
    named = [(names[part.channel], part.total) for part in place.slices]
    return _added_up(named[:MOST_TERMS], place.total, style, more=len(named) > MOST_TERMS)


def _pool_line(explanation: Explanation, style: Style) -> str:
    values = [place.value for place in explanation.sums]
    if explanation.pool_kind == "average":
        return _added_up([("", value) for value in values], explanation.value, style, count=len(values))
    shown = [style.write(value).text for value in values[:MOST_TERMS]]
    more = "; …" if len(values) > MOST_TERMS else ""
    return f"max({'; '.join(shown)}{more}) = {style.write(explanation.value).text}"


def _added_up(
    terms: Sequence[tuple[str, float]], total: float, style: Style, *, more: bool = False, count: int = 1
) -> str:
    """Write a sum of named numbers, divided by ``count``; "=" only when it is right as written."""
    shown = [(name, style.write(value)) for name, value in terms]
    result = style.write(total)
    written_out = [_labelled(name, _in_brackets(number.text), style) for name, number in shown]
    text = " + ".join([*written_out, *(["…"] if more else [])])
    text = f"({text})/{count}" if count > 1 else text
    exact = result.exact and all(number.exact for _, number in shown)
    return f"{text} {'=' if exact else '≈'} {result.text}"


def _labelled(name: str, value: str, style: Style) -> str:
    return style.label.format(name=name, value=value) if name else value


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text
