"""The arithmetic of one output number as lines of text. No Qt.

Written numbers never contradict each other in sight: where anything shown is rounded, or what is written does not add
up, "≈" stands in place of "=".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cnngui.engine.arithmetic import Explanation, Slice, Sum
from cnngui.engine.kernels.cells import in_fractions, over_one_denominator
from cnngui.engine.numbers import (
    MINUS,
    Written,
    adds_up,
    between,
    digits_that_add_up,
    sum_of_products,
    weight,
    written,
)

MOST_SLICES = 4
"""Slices whose products are written out."""

MOST_TERMS = 9
"""Products that are written out; of larger windows only the sum is."""


@dataclass(frozen=True)
class Style:
    """How numbers are written.

    >>> Style(digits=1, decimal=",").write(92.37).text
    '92,4'
    """

    digits: int = 1
    decimal: str = "."
    thousands: str = ""

    def write(self, value: float) -> Written:
        """Write one number."""
        return written(value, self.digits, self.decimal, self.thousands)

    def weight(self, value: float) -> Written:
        """Write a number of a kernel or a bias: never as 0 where it is none.

        >>> Style().weight(0.0042).text
        '0.0042'
        """
        return weight(value, self.digits, self.decimal, self.thousands)

    def finer(self, terms: Sequence[float], total: float, count: int = 1) -> "Style":
        """Return the style in which numbers add up to their total, divided by ``count``, as well as it is written.

        >>> Style().finer([1.04] * 8, 8.32).digits
        2
        """
        digits = digits_that_add_up([(value,) for value in terms], total, self.digits, count)
        return replace(self, digits=digits)

    def before(self, total: float, bias: float) -> "Style":
        """Return the style in which a sum is written to which a bias is added: what both give is rounded to the result.

        >>> Style(2).before(-0.154, -0.632).digits, Style(2).before(-0.154, 0.0).digits
        (3, 2)
        """
        if not bias:
            return self
        return replace(self, digits=digits_that_add_up([(total,), (1.0, bias)], total + bias, self.digits))

    def equals(self, terms: Sequence[float], total: float, count: int = 1) -> str:
        """Return what stands between a sum of numbers, divided by ``count``, and its total.

        >>> Style().equals([1, 2], 3), Style().equals([500000.03] * 3, 1500000.1), Style().equals([1.04], 1.04)
        ('=', '≈', '≈')
        """
        fine = self.finer(terms, total, count)
        exact = all(fine.write(value).exact for value in terms) and self.write(total).exact
        return "=" if exact and adds_up([(v,) for v in terms], total, self.digits, count, fine.digits) else "≈"


def lines(explanation: Explanation, style: Style, most: int = MOST_TERMS) -> tuple[str, ...]:
    """Write the sum of the place that counts, one number a slice, and that of the pool, if there is one.

    Of a window of more than ``most`` numbers there is only what its products add up to.
    """
    if explanation.pools_only:
        return (_pool_line(explanation, style),)
    text = _sum_line(explanation.sums[explanation.strongest], style, most)
    return (text,) if explanation.pool_kind is None else (text, _pool_line(explanation, style))


def slice_lines(
    explanation: Explanation, style: Style, names: Sequence[str], most: int = MOST_TERMS
) -> tuple[str, ...]:
    """Write the products of every slice out, a line each with its channel's name; nothing for a single slice.

    Nor for many slices, or for those of more than ``most`` numbers.
    """
    slices = explanation.sums[explanation.strongest].slices
    kernel = slices[0].kernel
    if not 1 < len(slices) <= MOST_SLICES or len(kernel) * len(kernel[0]) > most:
        return ()
    return tuple(f"{names[part.channel]} → {_products(part, style, most)}" for part in slices)


def slice_totals(explanation: Explanation, style: Style, names: Sequence[str]) -> tuple[str, ...]:
    """Write what each slice adds up to, a line each with its channel's name; of a single one, what its rows do."""
    place = explanation.sums[explanation.strongest]
    slices = place.slices
    if len(slices) == 1:
        (part,) = slices
        before = style.before(place.total, place.bias)  # as it stands in the line below
        return (_added_up([sum(row) for row in part.products], part.total, before),)
    if len(slices) > MOST_SLICES:
        return ()
    return tuple(f"{names[part.channel]} → {_products(part, style, 0)}" for part in slices)


def _sum_line(place: Sum, style: Style, most: int) -> str:
    """Products, sum, bias, ReLU."""
    alone, before = len(place.slices) == 1, style.before(place.total, place.bias)
    text = _products(place.slices[0], before, most) if alone else _slice_totals(place, before)
    if place.bias:
        text += f"   → {with_bias(place.total, place.bias, style, is_exact='≈' not in text)}"
    if place.relu:
        text += f"   → ReLU {style.write(place.value).text}"
    return text


def with_bias(total: float, bias: float, style: Style, *, is_exact: bool = True) -> str:
    """Write what is added to a sum, which stands there as `Style.before` says, and what that gives.

    >>> with_bias(-0.154, -0.632, Style(2))
    '− 0.632 ≈ −0.79'
    """
    fine, after = style.before(total, bias), total + bias
    number, result = fine.weight(abs(bias)), style.write(after)
    exact = is_exact and fine.write(total).exact and number.exact and result.exact
    right = exact and adds_up([(total,), (1.0, bias)], after, style.digits, fine=fine.digits)
    return f"{MINUS if bias < 0 else '+'} {number.text} {'=' if right else '≈'} {result.text}"


def _products(part: Slice, style: Style, most: int) -> str:
    kernel, denominator = over_one_denominator(part.kernel) or (part.kernel, 1)
    fractions = denominator == 1 and in_fractions(part.kernel)
    pairs = [
        pair for values, weights in zip(part.window, kernel, strict=True) for pair in zip(values, weights, strict=True)
    ]
    if len(pairs) > most:
        pairs = [pair for pair in pairs if pair[1]]  # what is multiplied by 0 adds nothing, however it is rounded
        exact = all(style.write(number).exact for number in (part.total, *(n for pair in pairs for n in pair)))
        sign = "=" if exact and adds_up(pairs, part.total, style.digits, denominator) else "≈"
        return f"Σ {len(part.kernel)}×{len(part.kernel[0])} {sign} {style.write(part.total).text}"
    return sum_of_products(
        pairs,
        part.total,
        denominator=denominator,
        most=most,
        digits=style.digits,
        decimal=style.decimal,
        thousands=style.thousands,
        fractions=fractions,
    )


def _slice_totals(place: Sum, style: Style) -> str:
    """One number a slice: their sum is what the filter gives."""
    return _added_up([part.total for part in place.slices], place.total, style, most=MOST_TERMS)


def _pool_line(explanation: Explanation, style: Style) -> str:
    values = [place.value for place in explanation.sums]
    if explanation.pool_kind == "average":
        return _added_up(values, explanation.value, style, count=len(values))
    shown = [style.write(value).text for value in values[:MOST_TERMS]]
    shown += ["…"] if len(values) > MOST_TERMS else []
    return f"max({between(style.decimal).join(shown)}) = {style.write(explanation.value).text}"


def _added_up(terms: Sequence[float], total: float, style: Style, *, most: int | None = None, count: int = 1) -> str:
    """Write a sum, the first ``most`` of its terms, divided by ``count``."""
    fine = style.finer(terms, total, count)
    shown = [_in_brackets(fine.write(value).text) for value in terms[:most]]
    text = " + ".join([*shown, *(["…"] if len(shown) < len(terms) else [])])
    text = f"({text})/{count}" if count > 1 else text
    return f"{text} {style.equals(terms, total, count)} {style.write(total).text}"


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text
