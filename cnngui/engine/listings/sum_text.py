"""One output number as one line of arithmetic, for pictures."""

from cnngui.engine.arithmetic import Explanation, Numbers, Sum
from cnngui.engine.listings.arithmetic_text import Style
from cnngui.engine.numbers import (
    MINUS,
    adds_up,
    as_fractions,
    between,
    digits_that_add_up,
    sum_of_products,
    weight,
    written,
)

_DIGITS = 2
_MOST_TERMS = 25


def sum_text(explanation: Explanation, language: str = "en", *, pools_only: bool = False) -> str:
    """Write where an output number comes from.

    Parameters
    ----------
    explanation : Explanation
    language : str
        "fr" writes a decimal comma.
    pools_only : bool
        Leave out the filter that changes nothing.

    Returns
    -------
    str
        The products of one slice, or the sums of several; with max pooling those of the place that is picked.

    Examples
    --------
    >>> from cnngui.engine.arithmetic import Slice
    >>> part = Slice(0, ((3.0, 1.0),), ((True, True),), ((1.0, -1.0),), ((3.0, -1.0),))
    >>> sum_text(Explanation(0, 0, 0, (Sum(0, 0, (part,), -5.0, True),), (1, 1), None, (0, 1), (0, 2)))
    '3·1 + 1·(−1) = 2; 2 − 5 = −3; max(0, −3) = 0'
    """
    decimal = "," if language.startswith("fr") else "."
    place = explanation.sums[explanation.strongest if explanation.pool_kind == "max" else 0]
    steps = [] if pools_only else _steps(place, decimal)
    if explanation.pool_kind == "average" and not pools_only:
        steps = []
    if explanation.pool_kind:
        steps.append(_pool(explanation, decimal))
    return "; ".join(steps)


def whole_numbers(rows: Numbers, digits: int = _DIGITS) -> tuple[Numbers, int]:
    """Return kernel numbers as whole ones over a denominator where ``digits`` decimals would round them: 1/9, but 0.25.

    >>> whole_numbers(((1 / 9, 2 / 9),)), whole_numbers(((0.25, 1.0),))
    ((((1.0, 2.0),), 9), (((0.25, 1.0),), 1))
    """
    fractions = as_fractions(rows)
    if fractions is None or all(written(number, digits, noise=0).exact for row in rows for number in row):
        return rows, 1
    return tuple(tuple(map(float, row)) for row in fractions[0]), fractions[1]


def _steps(place: Sum, decimal: str) -> list[str]:
    """Write the sum, then the bias, then ReLU."""
    digits = Style(_DIGITS).before(place.total, place.bias).digits
    steps = [_products(place, decimal, digits) if len(place.slices) == 1 else _slices(place, decimal, digits)]
    if place.bias:
        steps.append(_added([place.total], place.total + place.bias, decimal, bias=place.bias))
    if place.relu:
        before, after = (written(number, _DIGITS, decimal) for number in (place.total + place.bias, place.value))
        steps.append(f"max(0{between(decimal)}{before.text}) {'=' if before.exact else '≈'} {after.text}")
    return steps


def _products(place: Sum, decimal: str, digits: int) -> str:
    part = place.slices[0]
    rows, denominator = whole_numbers(part.kernel)
    numbers = [pixel for row in part.window for pixel in row]
    pairs = list(zip(numbers, (weight for row in rows for weight in row), strict=True))
    return sum_of_products(
        pairs, place.total, denominator=denominator, most=_MOST_TERMS, digits=digits, decimal=decimal
    )


def _slices(place: Sum, decimal: str, digits: int) -> str:
    return _added([part.total for part in place.slices], place.total, decimal, digits=digits)


def _added(
    terms: list[float], total: float, decimal: str, count: int = 1, bias: float = 0.0, digits: int = _DIGITS
) -> str:
    """Write a sum of numbers and a bias, divided by ``count``."""
    factors: list[tuple[float, ...]] = [(term,) for term in terms]
    factors += [(1.0, bias)] if bias else []
    fine = digits_that_add_up(factors, total, digits, count)
    numbers = [written(term, fine, decimal) for term in terms] + ([weight(bias, fine, decimal)] if bias else [])
    signed = (f" {MINUS if number.text.startswith(MINUS) else '+'} {number.text.lstrip(MINUS)}" for number in numbers)
    result = written(total, digits, decimal)
    right = all(n.exact for n in (*numbers, result)) and adds_up(factors, total, digits, count, fine)
    line = numbers[0].text + "".join(list(signed)[1:])
    line = f"({line})/{count}" if count > 1 else line
    return f"{line} {'=' if right else '≈'} {result.text}"


def _pool(explanation: Explanation, decimal: str) -> str:
    values = [place.value for place in explanation.sums]
    if explanation.pool_kind == "average":
        return _added(values, explanation.value, decimal, len(values))
    numbers = [written(value, _DIGITS, decimal) for value in values]
    exact = all(number.exact for number in numbers)
    listed = between(decimal).join(number.text for number in numbers)
    return f"max({listed}) {'=' if exact else '≈'} {written(explanation.value, _DIGITS, decimal).text}"
