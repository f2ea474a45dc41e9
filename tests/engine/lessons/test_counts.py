"""Why convolutions: the course's counts, and those of any layer against torch."""

from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, run, shapes
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.counts import COUNTS, all_links, connections, links, slid_output
from cnngui.engine.lessons.examples import example
from tests.engine.lessons.chains import a_layer

WRITTEN = (
    "64·64·3 = 12288",
    "1000·1000·3 = 3000000",
    "3000000 × 1000 = 3000000000",
    "(5·5·1 + 1)·6 = 156",
    "(5·5·3 + 1)·6 = 456",
    "32·32·3 × 28·28·6 = 3072 × 4704 = 14450688",
)


def _evaluated(side: str) -> int:
    """Work a side out as a calculator does: parentheses first."""
    return int(eval(side.replace("·", "*").replace("×", "*")))  # noqa: S307  (our own text)


def test_the_counts_of_the_course() -> None:
    """Number by number as it is written."""
    assert tuple(count.text() for count in COUNTS) == WRITTEN


def test_both_sides_are_equal() -> None:
    """Every side of every "=" comes to the value."""
    for count in COUNTS:
        assert {_evaluated(side) for side in count.text().split(" = ")} == {count.value}


def test_thousands() -> None:
    """The separator is the language's."""
    assert COUNTS[-1].text("\u202f").endswith("3\u202f072 × 4\u202f704 = 14\u202f450\u202f688")


def test_a_layer_of_lenet() -> None:
    """Six 5×5 filters on a 32×32×3 input: 456 against 14 million."""
    layer = Layer((find("box-5").filter,) * 6, padding=0)
    both = connections(shapes(Chain((layer,), "sum"), (32, 32, 3))[0])
    assert both.convolution == COUNTS[4]
    assert both.dense.value == COUNTS[5].value + 28 * 28 * 6  # on both sides with the biases, on the slide without


def test_links_of_all_channels() -> None:
    """Every output of every channel is there, with as many connections as its filter has numbers; a pool has none."""
    for name, count in {"rgb": 27, "filters": 27, "max-pooling-channels": 4, "stride": 9}.items():
        row = example(name)
        shape = shapes(row.chain, (*row.planes[0].shape, len(row.planes)))[0]
        found = all_links(shape)
        assert len(found) == prod(slid_output(shape))
        assert {len(pairs) for pairs in found.values()} == {count}
        weights = {weight for pairs in found.values() for _, weight in pairs}
        assert weights == ({-1} if "pooling" in name else set(range(shape.parameters - shape.filters)))
        assert {unit for pairs in found.values() for unit, _ in pairs} == set(range(prod(shape.input)))


@given(st.integers(0, 2**32 - 1))
def test_any_layer_equals_torch(seed: int) -> None:
    """Parameters and weights as torch counts them."""
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    depth = int(rng.integers(1, 4))
    layer = a_layer(rng, depth)
    try:
        (shape,) = shapes(Chain((layer,), "sum"), (9, 8, depth))
    except SizeError:
        assume(False)  # noqa: FBT003  (its name for "not this one")
    both = connections(shape)
    convolution = torch.nn.Conv2d(depth, len(layer.filters), layer.size)
    dense = torch.nn.Linear(9 * 8 * depth, prod(shape.convolved))
    assert both.convolution is not None
    assert both.convolution.value == shape.parameters == sum(p.numel() for p in convolution.parameters())
    assert both.dense.value == sum(p.numel() for p in dense.parameters())
    assert {_evaluated(side) for side in both.dense.text().split(" = ")} == {both.dense.value}
    assert {_evaluated(side) for side in both.convolution.text().split(" = ")} == {both.convolution.value}


@given(st.integers(0, 2**32 - 1))
def test_links_are_what_changes_the_unit(seed: int) -> None:
    """A pixel that is linked changes the unit; any other does not."""
    rng = np.random.default_rng(seed)
    size = (int(rng.integers(1, 4)), int(rng.integers(1, 4)))
    layer = Layer(
        (Filter((((1.0,) * size[1],) * size[0],)),),
        padding=int(rng.integers(3)),
        stride=(int(rng.integers(1, 4)), int(rng.integers(1, 4))),
        dilation=(int(rng.integers(1, 3)), int(rng.integers(1, 3))),
    )
    chain = Chain((layer,))
    (shape,) = shapes(chain, (6, 7, 1))
    unit = (int(rng.integers(shape.convolved[0])), int(rng.integers(shape.convolved[1])))
    changed = []
    for place in np.ndindex(6, 7):
        pixel = np.zeros((6, 7), np.float32)
        pixel[place] = 1
        if run(chain, (pixel,))[0][0][unit]:
            changed.append(place)
    assert list(links(shape, *unit)) == changed


def test_no_such_unit() -> None:
    """Outside there is nothing to link."""
    (shape,) = shapes(Chain((Layer((find("box-3").filter,), padding=0),)), (6, 6, 1))
    with pytest.raises(IndexError, match=r"no unit \(0, 4\) in \(4, 4\)"):
        links(shape, 0, 4)
