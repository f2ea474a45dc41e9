"""PyTorch, NumPy and OpenCV listings: every script is run, and prints what the engine computes."""

import ast
import io
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from cnngui.engine.chain import Chain, Channels, Layer, Planes, Pooling, run
from cnngui.engine.convolution import BORDERS, Border
from cnngui.engine.errors import KernelError, SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter, parse
from cnngui.engine.listings.numpy import as_numpy
from cnngui.engine.listings.opencv import as_opencv
from cnngui.engine.listings.output import printed, seen
from cnngui.engine.listings.pytorch import as_pytorch
from cnngui.engine.sizes import Padding
from tests.engine.listings.chains import CHANNELS, EVEN, LOPSIDED, Case, an_input, cases

pytest.importorskip("torch")

Write = Callable[[Chain, Planes], str]
WRITERS: tuple[Write, ...] = (as_pytorch, as_numpy, as_opencv)
COURSE = (
    np.array(
        [[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3], [0, 1, 3, 1, 7, 8], [4, 2, 1, 6, 2, 8]], np.float32
    ),
)
every_writer = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)


def what_prints(code: str) -> str:
    """Run a script and give what it printed."""
    stream = io.StringIO()
    with redirect_stdout(stream):
        exec(code, {})  # noqa: S102  (that is what is tested)
    return stream.getvalue().removesuffix("\n")


def as_numbers(text: str) -> NDArray[np.float64]:
    """Read a printed nested list."""
    return np.array(ast.literal_eval(text), np.float64)


def assert_is_the_engines(text: str, case: Case) -> None:
    """Compare with the engine's float32 output, to its precision and four decimals."""
    expected = np.stack(run(case.chain, seen(case.chain, case.planes))[-1])
    np.testing.assert_allclose(as_numbers(text), expected, rtol=1e-5, atol=6e-5 + 1e-5 * np.abs(expected).max())


@settings(max_examples=80, deadline=None)
@given(cases())
def test_every_script_prints_the_engines_output(case: Case) -> None:
    """Grey, each, sum; borders, even kernels, padding, stride, dilation, pools, filters, layers: the same numbers."""
    expected = printed(case.chain, case.planes)
    assert_is_the_engines(expected, case)
    for write in WRITERS:
        found = what_prints(write(case.chain, case.planes))
        np.testing.assert_allclose(as_numbers(found), as_numbers(expected), atol=1.01e-4, err_msg=write.__name__)


@every_writer
@pytest.mark.parametrize("border", BORDERS)
@pytest.mark.parametrize("padding", [0, 1, 7, "same"])
@pytest.mark.parametrize("kernel", [LOPSIDED, EVEN], ids=["lopsided", "even"])
def test_borders(write: Write, border: Border, padding: Padding, kernel: Filter) -> None:
    """Also where the padding is larger than the input, which torch's own padding refuses; text for text."""
    planes = an_input(np.random.default_rng(1), (1, 5, 4))
    chain = Chain((Layer((kernel,), padding, border),))
    text = printed(chain, planes)
    assert what_prints(write(chain, planes)) == text
    assert_is_the_engines(text, Case(chain, planes))


@every_writer
@pytest.mark.parametrize("channels", CHANNELS)
def test_three_channels_and_filters(write: Write, channels: Channels) -> None:
    """Filters with a slice a channel and shared ones, biases, and a second layer on top.

    Where a number lies between two with four decimals, it depends on the processor which of them is printed.
    """
    deep = Filter(parse("1,2,0;0,-1,3;2,2,2"), bias=1.0)
    first = Layer(
        (deep, Filter(parse("1,0,-1"), bias=-4.0)) if channels != "grey" else (LOPSIDED, Filter(parse("1,2,-1/0,1,0")))
    )
    planes = an_input(np.random.default_rng(2), (3, 5, 6))
    for layers in ((first,), (replace(first, true_convolution=True, relu=True), Layer((LOPSIDED,), stride=(2, 1)))):
        chain = Chain(layers, channels)
        text, found = printed(chain, planes), what_prints(write(chain, planes))
        np.testing.assert_allclose(as_numbers(found), as_numbers(text), atol=1.01e-4)
        assert_is_the_engines(text, Case(chain, planes))


@every_writer
def test_the_course_example_prints_whole_numbers(write: Write) -> None:
    """The convolution slide: -5, -4, 0, 8, without a point."""
    chain = Chain((Layer((find("vertical-edge").filter,), padding=0),))
    assert what_prints(write(chain, COURSE)).startswith("[[[-5, -4, 0, 8], [-10, -2, 2, 3], ")


@every_writer
def test_decimals_and_fractions(write: Write) -> None:
    """Blurs are ones over nine; typed 0.1 is read as 0.1; what is not whole has at most four decimals."""
    chain = Chain((Layer((find("box-3").filter,), padding=0),))
    planes = (np.full((3, 4), 0.1, np.float32),)
    code = write(chain, planes)
    assert "float64) / 9" in code
    assert "0.1, 0.1" in code
    assert what_prints(code) == printed(chain, planes) == "[[[0.1, 0.1]]]"


@every_writer
def test_pooling_alone_has_no_kernel(write: Write) -> None:
    """The filter 1 that changes nothing is left out."""
    chain = Chain((Layer((Filter((((1.0,),),)),), pooling=Pooling("max", (2, 2), (2, 2))),))
    code = write(chain, COURSE)
    assert "weight" not in code
    assert what_prints(code) == "[[[5, 9, 7], [7, 5, 8]]]"


@every_writer
def test_huge_numbers_print_the_digits_that_count(write: Write) -> None:
    """1e30 times numbers: the last digits would be noise."""
    chain = Chain((Layer((Filter((((1e30, 0.5, -7e29),),)),), padding=0),))
    planes = (np.array([[3, 1, 1, 7]], np.float32),)
    assert what_prints(write(chain, planes)) == printed(chain, planes) == "[[[2.3e+30, -3.9e+30]]]"


@every_writer
def test_negative_zero_is_zero(write: Write) -> None:
    """No script prints -0.0."""
    chain = Chain((Layer((Filter((((-0.5,),),)), Filter((((0.5,),),))), padding=0),))
    assert what_prints(write(chain, (np.array([[0, 1]], np.float32),))) == "[[[0.0, -0.5]], [[0.0, 0.5]]]"


@every_writer
def test_what_the_engine_refuses_is_refused(write: Write) -> None:
    """Too large a kernel, or slices that do not fit the channels."""
    with pytest.raises(SizeError):
        write(Chain((Layer((find("box-5").filter,), padding=0),)), (np.zeros((3, 3), np.float32),))
    with pytest.raises(KernelError):
        write(Chain((Layer((Filter(parse("1;2")),)),), "sum"), (np.zeros((3, 3), np.float32),) * 3)
