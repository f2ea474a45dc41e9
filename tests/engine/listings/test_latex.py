"""LaTeX: environments and braces are balanced, and the numbers are the engine's."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, Planes, Pooling, run, shapes
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.listings.latex import as_latex, size_as_latex, sum_as_latex
from cnngui.engine.listings.output import seen
from cnngui.engine.sizes import Axis
from tests.engine.listings.chains import Case, an_input, cases

COURSE = (np.array([[3, 0, 1, 2], [1, 5, 8, 9], [2, 7, 2, 5]], np.float32),)
EDGE = Layer((find("vertical-edge").filter,), padding=0)


def assert_balanced(text: str) -> None:
    """Every environment, brace and pair of delimiters is closed in the order in which it was opened."""
    stack: list[str] = []
    closing = {"}": "{", r"\right": r"\left", r"\]": r"\[", r"\bigr": r"\bigl"}
    uncommented = re.sub("^%.*$", "", text, flags=re.MULTILINE)
    tokens = r"\\begin\{\w+\}|\\end\{\w+\}|\\left\b|\\right\b|\\bigl\b|\\bigr\b|\\\\|\\[\[\]]|[{}]"
    for mark in re.findall(tokens, uncommented):
        if mark.startswith(r"\end"):
            assert stack.pop() == mark.replace(r"\end", r"\begin")
        elif mark in closing:
            assert stack.pop() == closing[mark]
        elif mark != r"\\":
            stack.append(mark)
    assert not stack


def matrices(text: str) -> list[list[list[float]]]:
    """Read every matrix of a text."""
    found = re.findall(r"\\begin\{pmatrix\}\n(.*?)\n\\end\{pmatrix\}", text, flags=re.DOTALL)
    return [[[float(number) for number in row.split(" & ")] for row in body.split(" \\\\\n")] for body in found]


def explained(chain: Chain, planes: Planes, row: int, column: int, channel: int = 0) -> Explanation:
    """Explain one output number of a chain of one layer."""
    shape = shapes(chain, (*planes[0].shape, len(planes)))[0]
    return explain(chain.layers[0], shape, planes, row, column, channel, each=chain.channels == "each")


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_chain_is_balanced_and_ends_in_its_output(case: Case) -> None:
    """Inputs, kernels and outputs stand there as matrices, rounded to three decimals."""
    output = run(case.chain, seen(case.chain, case.planes))[-1]
    text = as_latex(case.chain, case.planes, output)
    assert_balanced(text)
    assert text.count(r"\[") == sum(len(planes) for planes in run(case.chain, seen(case.chain, case.planes)))
    np.testing.assert_allclose(matrices(text)[-1], output[-1], atol=6e-4)
    first = seen(case.chain, case.planes)[0]
    np.testing.assert_allclose(matrices(text)[0], first, atol=6e-4)


def test_the_kernel_stands_as_typed_with_what_is_special_below_the_star() -> None:
    """Padding, border, stride, dilation and the half turn."""
    layer = replace(EDGE, padding=2, border="wrap", stride=(1, 2), dilation=(2, 2), true_convolution=True)
    chain = Chain((layer,))
    text = as_latex(chain, COURSE, run(chain, COURSE)[-1])
    below = r"p = 2 \\ \text{wrapped border} \\ s = 1 \times 2 \\ d = 2 \\ \text{kernel turned by } 180^{\circ}"
    assert rf"\underset{{\substack{{{below}}}}}{{\ast}}" in text
    assert matrices(text)[1] == [[1, 0, -1]] * 3


def test_bias_relu_and_pooling_are_written() -> None:
    """And rounded numbers stand behind ≈, in French with a comma."""
    layer = Layer((replace(find("box-3").filter, bias=-2.5),), relu=True, pooling=Pooling("average", (2, 2), (2, 2)))
    chain = Chain((layer,))
    text = as_latex(chain, COURSE, run(chain, COURSE)[-1], "fr")
    assert_balanced(text)
    assert r"\operatorname{avgpool}_{2,\ s = 2}" in text
    assert r"\operatorname{ReLU}" in text
    assert r"{} - 2{,}5" in text
    assert "\n\\approx\n" in text


def test_more_than_ten_columns_are_announced_to_amsmath() -> None:
    """Its matrices hold ten otherwise."""
    planes = an_input(np.random.default_rng(0), (1, 3, 16))
    chain = Chain((EDGE,))
    assert as_latex(chain, planes, run(chain, planes)[-1]).startswith(r"\setcounter{MaxMatrixCols}{16}")
    assert "MaxMatrixCols" not in as_latex(chain, COURSE, run(chain, COURSE)[-1])


def test_one_sum() -> None:
    """The course's first number, a row of the kernel a line."""
    assert sum_as_latex(explained(Chain((EDGE,)), COURSE, 0, 0)).splitlines()[2:-2] == [
        r"y &= 3 \cdot 1 + 0 \cdot 0 + 1 \cdot (-1) \\",
        r"&\quad {} + 1 \cdot 1 + 5 \cdot 0 + 8 \cdot (-1) \\",
        r"&\quad {} + 2 \cdot 1 + 7 \cdot 0 + 2 \cdot (-1) \\",
        "&= -5",
    ]


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_sum_is_right(case: Case) -> None:
    """What is written left of the result, worked out, is the result."""
    chain, planes = Chain(case.chain.layers[:1], case.chain.channels), seen(case.chain, case.planes)
    explanation = explained(chain, planes, 0, 0)
    text = sum_as_latex(explanation)
    assert_balanced(text)
    python = re.sub(r"\\tfrac\{1\}\{(\d+)\} \\bigl", r"1 / \1 * ", text.replace(r"\cdot", "*"))
    for old in (r"\bigr", r"\quad", "{}", r"\\", "&", "\n"):
        python = python.replace(old, "")
    first = re.search(r"(?:y|r_\{1\}) ?= ?(.*?)(?:=|\\approx)\s*(-?[\d.]+)", python)
    assert first
    place = explanation.sums[0]
    assert eval(first[1]) == pytest.approx(place.total + place.bias, abs=0.2)  # noqa: S307  (our own text)
    assert float(first[2]) == pytest.approx(place.total + place.bias, abs=6e-4)
    assert float(re.findall(r"-?[\d.]+", text)[-1]) == pytest.approx(explanation.value, abs=6e-4)


def test_a_blur_is_written_as_a_fraction() -> None:
    """In one line or several."""
    third = Chain((Layer((Filter((((1 / 3, 1 / 3, 1 / 3),),)),), padding=0),))
    text = sum_as_latex(explained(third, COURSE, 0, 0))
    assert r"y &= \tfrac{1}{3} \bigl( 3 \cdot 1 + 0 \cdot 1 + 1 \cdot 1 \bigr) \\" in text
    assert r"&\approx 1.333" in text
    box = sum_as_latex(explained(Chain((Layer((find("box-3").filter,), padding=0),)), COURSE, 0, 0))
    assert_balanced(box)
    assert box.count(r"\tfrac{1}{9} \bigl(") == box.count(r"\bigr)") == 1


def test_bias_relu_and_pool_of_a_sum() -> None:
    """Each its own step."""
    filters = (Filter((((1.0, -1.0),),), bias=-1.5),)
    chain = Chain((Layer(filters, padding=0, relu=True, pooling=Pooling("max", (1, 2), (1, 2))),))
    lines = sum_as_latex(explained(chain, COURSE, 0, 0)).splitlines()
    assert r"&\quad {} - 1.5 \\" in lines
    assert r"&= 1.5 \\" in lines
    assert r"&= \max(0,\ -2.5) = 0 \\" in lines
    assert r"y &= \max(1.5,\ 0) = 1.5" in lines


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (Axis(7, 3, 1, 1, stride=2), r"\frac{7 + 2 \cdot 1 - 3}{2}"),
        (Axis(7, 4, 1, 2), r"\frac{7 + 1 + 2 - 4}{1}"),
        (Axis(9, 3, stride=3, dilation=2), r"\frac{9 + 2 \cdot 0 - 2 \cdot (3 - 1) - 1}{3}"),
    ],
)
def test_size(axis: Axis, expected: str) -> None:
    """Today's numbers, and the engine's result."""
    text = size_as_latex(axis)
    assert_balanced(text)
    assert expected in text
    assert text.endswith(f"+ 1 = {axis.output}\n\\]\n")
    assert r"\lfloor 2{,}5 \rfloor" in size_as_latex(Axis(8, 3, stride=2), "fr")
