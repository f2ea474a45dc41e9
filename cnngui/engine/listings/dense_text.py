"""The arithmetic of a fully connected unit as text: its largest products, and what all others add up to. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cnngui.engine.listings.arithmetic_text import Style, with_bias
from cnngui.engine.numbers import MINUS, Written, adds_up, digits_that_add_up
from cnngui.engine.numbers.sums import product

MOST = 6
"""Products that are written out."""


@dataclass(frozen=True)
class DenseText:
    """A sum of many products.

    Parameters
    ----------
    products : str
        The largest ones.
    others : int
        How many more there are.
    rest : str
        What those add up to; "" where there are none.
    sign : str
        "=" where what is written adds up, else "≈".
    total : str
        Of all products.
    bias : str
        With its sign, and what it leads to; "" where there is none.
    """

    products: str
    others: int
    rest: str
    sign: str
    total: str
    bias: str


def dense_text(
    given: Sequence[float], weights: Sequence[float], bias: float, style: Style, most: int = MOST
) -> DenseText:
    """Write where the number of a fully connected unit comes from.

    Parameters
    ----------
    given, weights : sequence of float
        What is multiplied, in order.
    bias : float
    style : Style
    most : int
        Products that are written out; what is multiplied by nothing, or is nothing, is never one.

    Examples
    --------
    >>> text = dense_text([1, 2, 0, 3, 1], [0.5, -2, 7, 1, 0.25], 0.5, Style(2), most=2)
    >>> text.products, text.others, text.rest, text.sign, text.total, text.bias
    ('2·(−2) + 3·1', 3, '0.75', '=', '−0.25', '+ 0.5 = 0.25')
    """
    pairs = sorted(zip(given, weights, strict=True), key=lambda pair: -abs(pair[0] * pair[1]))
    total = sum(left * right for left, right in pairs)
    shown = [pair for pair in pairs[:most] if pair[0] * pair[1]] or pairs[:1]
    others = len(pairs) - len(shown)
    rest = total - sum(left * right for left, right in shown)
    terms = [*shown, *([(rest, 1.0)] if others else [])]
    before = style.before(total, bias)
    digits = digits_that_add_up(terms, total, before.digits)
    fine = replace(style, digits=digits)
    written = [product(fine.write(left), fine.weight(right)) for left, right in shown]
    result, end = before.write(total), fine.write(rest)
    is_exact = all(term.exact for term in written) and end.exact and result.exact
    sign = "=" if is_exact and adds_up(terms, total, before.digits, fine=digits) else "≈"
    texts = " + ".join(term.text for term in written)
    added = with_bias(total, bias, style) if bias else ""
    return DenseText(texts, others, _in_brackets(end) if others else "", sign, result.text, added)


def _in_brackets(number: Written) -> str:
    return f"({number.text})" if number.text.startswith(MINUS) else number.text
