"""What is printed adds up: the printed terms, typed into a calculator, give the printed result, or ≈ and nearly."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, Pooling, shapes
from cnngui.engine.convolution import BORDERS
from cnngui.engine.kernels.table import KERNELS
from cnngui.engine.kernels.values import Filter
from cnngui.engine.listings.arithmetic_text import Style, lines, slice_lines
from cnngui.engine.listings.latex import sum_as_latex
from cnngui.engine.listings.sum_text import sum_text
from cnngui.engine.numbers import in_cell, weight, written
from tests.calculator import HALF, THIN, assert_adds_up, assert_line, assert_rounded, last_digit, worked_out

SMALL = [row.filter for row in KERNELS if row.filter.shape in {(1, 3), (2, 2), (3, 3)}]
Seed = st.integers(0, 2**32 - 1)


def an_explanation(seed: int) -> tuple[Explanation, Style]:
    """Draw a layer, its input, a place and a way of writing."""
    rng = np.random.default_rng(seed)
    depth = int(rng.choice([1, 1, 3, 4]))
    kernel = a_filter(rng, depth)
    layer = Layer(
        (kernel,),
        padding=int(rng.integers(0, 2)),
        border=BORDERS[rng.integers(4)],
        true_convolution=bool(rng.integers(2)),
        relu=bool(rng.integers(2)),
        pooling=(None, None, Pooling("max"), Pooling("average", (2, 2), (1, 1)))[rng.integers(4)],
    )
    if rng.integers(2):
        planes = tuple(rng.integers(0, 256, (6, 6)).astype(np.float32) for _ in range(depth))
    else:
        size = 10.0 ** rng.integers(-2, 5)
        places = int(rng.integers(0, 4))
        planes = tuple(rng.normal(0, size, (6, 6)).round(places).astype(np.float32) for _ in range(depth))
    (shape,) = shapes(Chain((layer,), "sum"), (6, 6, depth))
    row, column = int(rng.integers(shape.output[0])), int(rng.integers(shape.output[1]))
    decimal = ".,"[rng.integers(2)]
    return explain(layer, shape, planes, row, column), Style(
        int(rng.integers(0, 4)), decimal, THIN if decimal == "," else ","
    )


def a_filter(rng: np.random.Generator, depth: int) -> Filter:
    """Draw a named kernel, a learned one, or one of small decimals, with a bias or none."""
    kind = rng.integers(3)
    bias = float(rng.choice([0.0, rng.normal(0, 9), rng.normal(0, 0.01), 3.0]))
    if kind == 0:
        return Filter(SMALL[rng.integers(len(SMALL))].slices, bias=round(bias, 2))
    shape = (depth, *((3, 3), (2, 2), (1, 3))[rng.integers(3)])
    if kind == 1:
        numbers = rng.normal(0, 10.0 ** rng.integers(-5, 1), shape).astype(np.float32).astype(np.float64)
    else:
        numbers = rng.normal(0, 1, shape).round(int(rng.integers(1, 5)))
    return Filter(tuple(tuple(map(tuple, part)) for part in numbers.tolist()), bias=bias)


@given(Seed)
def test_lines_add_up(seed: int) -> None:
    """In Filters, in Steps and on worksheets: products, slices, bias, ReLU, pooling, both decimal signs."""
    told, style = an_explanation(seed)
    names = ["R", "G", "B", "4"]
    for line in lines(told, style):
        assert_line(line, style.decimal)
    for line in slice_lines(told, style, names):
        assert_line(line.partition(" → ")[2], style.decimal)


@given(Seed)
def test_lines_of_pictures_add_up(seed: int) -> None:
    """Under saved pictures, step by step."""
    told, _ = an_explanation(seed)
    for language, decimal in (("en", "."), ("fr", ",")):
        # Maxima are lists, with the sign between steps between their numbers too.
        text = re.sub(r"(; )?max\([^)]*\) [=≈] [^; ]+", "", sum_text(told, language))
        for step in filter(None, text.split("; ")):
            left, sign, right = re.split(" ([=≈]) ", step)
            assert_adds_up(left, sign, right, decimal)


@given(Seed)
def test_latex_adds_up(seed: int) -> None:
    """What is set in type, too."""
    told, _ = an_explanation(seed)
    text = sum_as_latex(told)
    body = text.split("\\begin{aligned}\n")[1].split("\n\\end{aligned}")[0].replace(" \\\\\n", " ")
    for name, line in re.findall(r"(r_\{\d+\}|y) &= (.*?)(?= r_\{\d+\} &=| y &=|$)", body):
        parts = re.split(r" ?&?(=|\\approx) ", line)
        left, sign, right = parts[0], parts[1], parts[2].strip()
        if "\\max" in left or "\\frac{" in left.replace("\\tfrac", ""):
            continue
        factor = re.match(r"\\tfrac\{1\}\{(\d+)\} \\bigl\( ", left)
        left = re.sub(r"\\tfrac\{1\}\{\d+\} \\bigl\( ", "(", left).replace(r" \bigr)", ")")
        left = left.replace(r"&\quad {}", " ").replace(r"\cdot 10^{", "*10**{").replace(r" \cdot", "*")
        left = re.sub(r"10\*\*\{(-?\d+)\}", r"(10**(\1))", left.replace(" *10**", "*10**"))
        if factor:
            left = left.replace(")", f")/{factor[1]}", 1) if left.count(")") == 1 else divided(left, factor[1])
        if "10^" in right:
            continue
        assert name
        plain = re.sub(r"\d+(?:\.\d+)?", lambda number: f'Fraction("{number[0]}")', left)
        found = Fraction(eval(plain, {"Fraction": Fraction}))  # noqa: S307  (our own digits and signs)
        miss = abs(found - Fraction(right))
        assert miss == 0 if sign == "=" else miss <= HALF * last_digit(right, "."), line


def divided(text: str, denominator: str) -> str:
    """Divide what stands in the outermost parentheses, which open the text."""
    level = 0
    for place, letter in enumerate(text):
        level += (letter == "(") - (letter == ")")
        if level == 0:
            return f"{text[: place + 1]}/{denominator}{text[place + 1 :]}"
    return text


@given(st.floats(-1e3, 1e3), st.integers(0, 6), st.sampled_from(".,"))
def test_a_weight_is_never_printed_as_zero(value: float, digits: int, decimal: str) -> None:
    """However small; and as near as its digits."""
    shown = weight(value, digits, decimal)
    assert (shown.text == "0") == (value == 0)
    assert worked_out(shown.text, decimal) == Fraction(shown.said)
    assert abs(Fraction(shown.said) - Fraction(repr(value))) <= Fraction(shown.unit) / 2


@given(st.floats(-1e6, 1e6), st.integers(0, 4), st.sampled_from(".,"), st.booleans())
def test_what_stands_in_a_cell_is_rounded_and_says_so(value: float, digits: int, decimal: str, is_weight: bool) -> None:
    """However few digits there is room for: right to the last one, no weight as 0, and exact only if it is."""
    shown = in_cell(value, digits, decimal, is_weight=is_weight)
    assert_rounded(shown.text, value, decimal)
    assert not is_weight or (shown.text == "0") == (value == 0)
    if shown.exact:
        assert abs(worked_out(shown.text, decimal) - Fraction(repr(value))) <= abs(Fraction(value)) / 2**22


@given(st.floats(-1e18, 1e18), st.integers(0, 6))
def test_what_is_said_is_what_stands_there(value: float, digits: int) -> None:
    """The number that sums are checked with is the one that people read."""
    shown = written(value, digits)
    assert worked_out(shown.text, ".") == Fraction(shown.said)


def test_the_sum_that_did_not_add_up() -> None:
    """A learned filter on a photo: with one decimal its terms missed the total by more than 20."""
    weights = ((0.0423, -0.0617, 0.0195), (0.0832, 0.1181, -0.0254), (-0.0391, 0.0049, 0.0723))
    window = np.array([[118, 92, 203], [77, 250, 13], [199, 201, 54]], np.float32)
    layer = Layer((Filter((weights,)),), padding=0)
    (shape,) = shapes(Chain((layer,)), (3, 3, 1))
    (line,) = lines(explain(layer, shape, (window,), 0, 0), Style(1, ","))
    assert_line(line, ",")
    assert "·0 " not in line.replace("·0,", "·x")
    assert line.endswith(" + 201·0,005 + 54·0,072 ≈ 36")


@pytest.mark.parametrize(("language", "decimal"), [("en", "."), ("fr", ",")])
def test_lists_are_written_as_their_language_does(language: str, decimal: str) -> None:
    """Commas part the numbers of an English list; beside decimal commas, semicolons do: on screen, in SVG, in LaTeX."""
    layer = Layer((Filter((((1.0,),),), bias=-1.5),), padding=0, relu=True, pooling=Pooling("max", (1, 2), (1, 1)))
    (shape,) = shapes(Chain((layer,)), (1, 2, 1))
    told = explain(layer, shape, (np.array([[3, 1]], np.float32),), 0, 0)
    (one, other), sign = (("1.5", "0"), ", ") if language == "en" else (("1,5", "0"), "; ")
    assert lines(told, Style(1, decimal))[-1] == f"max({one}{sign}{other}) = {one}"
    assert sum_text(told, language).endswith(f"max(0{sign}{one}) = {one}; max({one}{sign}{other}) = {one}")
    latex = sum_as_latex(told, language).replace("{,}", ",").replace(r"\ ", " ")
    assert rf"\max({one}{sign}{other})" in latex
    assert rf"\max(0{sign}{one})" in latex


@pytest.mark.parametrize("language", ["en", "fr"])
def test_small_weights_are_seen_in_latex(language: str) -> None:
    """Not as 0."""
    layer = Layer((Filter((((0.00042, 2e-8),),), bias=0.0001),), padding=0)
    (shape,) = shapes(Chain((layer,)), (1, 2, 1))
    text = sum_as_latex(explain(layer, shape, (np.array([[3, 1]], np.float32),), 0, 0), language)
    assert r"1 \cdot 2 \cdot 10^{-8}" in text
    assert ("0{,}00042" if language == "fr" else "0.00042") in text
