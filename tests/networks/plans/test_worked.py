"""Table, code and torch agree on any network."""

import ast
import operator
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.lessons.counts import Multiplication
from cnngui.networks.plans.blocks import Activation, BatchNorm, Conv, Dense, Flatten, Pool, Sum
from cnngui.networks.plans.known import VARIANTS, Variant, known
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked
from tests.networks.plans.drawn import fitting
from tests.networks.plans.measured import measure, of_row, seen_by

_SIGNS: dict[type, Callable[[int, int], int]] = {ast.Add: operator.add, ast.Mult: operator.mul}


def evaluated(text: str) -> int:
    """Work out a product as it is written, with nothing but + and ·."""

    def value(node: ast.expr) -> int:
        if isinstance(node, ast.BinOp):
            return _SIGNS[type(node.op)](value(node.left), value(node.right))
        assert isinstance(node, ast.Constant)
        assert isinstance(node.value, int)
        return node.value

    return value(ast.parse(text.replace("·", "*"), mode="eval").body)


def agrees(plan: Plan) -> None:
    """Compare each row with what torch has, and the products with the counts."""
    table = worked(plan)
    assert table.trouble is None
    found, output = measure(plan)
    assert output == table.output
    for row in table.layers:
        there = of_row(found, row)
        shape = there.output
        if isinstance(row.block, Sum):  # the module of a sum has all that it goes around inside it
            assert shape == row.output
            continue
        assert (shape, there.parameters, there.macs) == (row.output, row.parameters.value, row.macs.value), row.name
    for row in table.rows:
        for count in (row.parameters, row.macs):
            assert evaluated(count.product()) == count.value


@given(seed=st.integers(0, 10**9))
@settings(max_examples=500, deadline=None)
def test_five_hundred_networks(seed: int) -> None:
    """They take four seconds."""
    agrees(fitting(seed))


@given(seed=st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_what_a_unit_sees(seed: int) -> None:
    """The part of the field that lies inside the input is what changes a unit; behind an uneven pooling, at most."""
    plan = fitting(seed)
    table = worked(plan)
    for row in table.layers:
        if isinstance(row.block, BatchNorm) or row.kind == "rbf":
            continue
        unit = (row.output[0] // 2, row.output[1] // 2) if len(row.output) == 3 else (0, 0)
        spans = seen_by(plan, row, unit)
        if row.sight.fields is None:
            hull = row.sight.hull
            assert hull is not None
            behind_uneven = not row.sight.is_even or any(not each.sight.is_even for each in table.rows)
            assert all(after - first <= size for (first, after), size in zip(spans, row.field, strict=True))
            assert behind_uneven or _has_gaps(plan) or spans == hull
            continue
        for (first, after), field, at, length in zip(spans, row.sight.fields, unit, plan.input, strict=False):
            start, end = field.span(at)
            inside = (max(start, 0), min(end, length))
            if row.sight.is_even and not _has_gaps(plan) and inside[0] < inside[1] and after:
                assert (first, after) == inside, row.name
            assert after - first <= field.size


def _has_gaps(plan: Plan) -> bool:
    """Whether windows jump over cells, or a unit may see nothing but padding."""
    return any(
        isinstance(block, Sum)
        or (isinstance(block, Conv | Pool) and (block.stride > block.size or block.padding > 0))
        or (isinstance(block, Conv) and block.same)
        for block in plan.blocks
    )


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: f"{each.network}-{each.name}")
def test_products_of_the_known_networks(variant: Variant) -> None:
    """Typed into a calculator they give the count; columns add up to their totals."""
    table = worked(variant.plan)
    for row in table.rows:
        assert evaluated(row.parameters.product()) == row.parameters.value
        assert evaluated(row.macs.product()) == row.macs.value
        assert row.bytes() == 2 * row.bytes("half") == 4 * row.size
        assert row.parameter_bytes() == 2 * row.parameter_bytes("half") == 4 * row.parameters.value
    totals = table.totals
    assert totals.parameters == sum(row.parameters.value for row in table.rows)
    assert totals.macs == sum(row.macs.value for row in table.rows)
    assert totals.size == sum(row.size for row in table.rows)


PRODUCTS = {
    "a convolution": (Conv("a", 512, 3), (28, 28, 256), "(3·3·256 + 1)·512"),
    "without bias": (Conv("a", 512, 3, bias=False), (28, 28, 256), "3·3·256·512"),
    "groups": (Conv("a", 256, 5, groups=2), (27, 27, 96), "2·(5·5·48 + 1)·128"),
    "depthwise": (Conv("a", 32, 3, groups=32), (28, 28, 32), "32·(3·3·1 + 1)"),
    "depthwise without bias": (Conv("a", 32, 3, groups=32, bias=False), (28, 28, 32), "32·3·3·1"),
    "sparse": (Conv("a", 2, 5, connections_of=((0,), (0, 1))), (9, 9, 2), "(5·5·1 + 1)·1 + (5·5·2 + 1)·1"),
    "dense": (Dense("a", 4096), (7, 7, 512), "(7·7·512 + 1)·4096"),
    "dense on a vector": (Dense("a", 10), (84,), "(84 + 1)·10"),
    "dense on 1×1": (Dense("a", 84), (1, 1, 120), "(120 + 1)·84"),
    "dense without bias": (Dense("a", 10, bias=False), (84,), "84·10"),
    "batch normalisation": (BatchNorm("a"), (9, 9, 32), "2·32"),
    "subsampling": (Pool("a", pool="subsampling"), (28, 28, 6), "2·6"),
    "max pooling": (Pool("a"), (28, 28, 6), "0"),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_how_parameters_are_written(name: str) -> None:
    """So that one sees what is multiplied."""
    block, shape, text = PRODUCTS[name]
    count: Multiplication = block.parameters(shape)
    assert count.product() == text
    assert evaluated(text) == count.value


def test_a_table_up_to_where_it_breaks() -> None:
    """The rows before are there, and the reason names the layer."""
    table = worked(known("vgg16").with_input((20, 20, 3)))
    assert table.rows[-1].name == "conv5_3"
    assert table.trouble is not None
    assert known("vgg16").blocks[table.trouble.place].name == "pool5"
    assert table.row("pool4").output == (1, 1, 512)


def test_what_is_done_in_place_stands_behind_its_layer() -> None:
    """With its place in the plan, also behind the input."""
    plan = Plan("mine", "", (4, 4, 1), (Activation("relu0"), Conv("conv1", 2), Activation("relu1"), Flatten("flat")))
    rows = worked(plan).rows
    assert [(row.name, row.places) for row in rows] == [("input", (0,)), ("conv1", (1, 2, 3))]
    assert [block.name for block in rows[1].then] == ["relu1", "flat"]
    assert (rows[1].output, worked(plan).output) == ((2, 2, 2), (8,))


def test_efficientnets_blocks_are_counted() -> None:
    """Its first inverted bottleneck: a depthwise convolution, batch normalisation, a sum; MobileNet's own numbers."""
    blocks = (
        Conv("stem", 32, 3, 1, 2, bias=False),
        BatchNorm("stem_bn"),
        Conv("expand", 32, 1, bias=False),
        Conv("depthwise", 32, 3, 1, groups=32, bias=False),
        BatchNorm("depthwise_bn"),
        Activation("relu", "relu6"),
        Conv("project", 32, 1, bias=False),
        Sum("add", "stem_bn"),
    )
    table = worked(Plan("lite", "", (224, 224, 3), blocks))
    assert [row.parameters.value for row in table.layers] == [864, 64, 1024, 288, 64, 1024, 0]
    assert table.row("depthwise").is_depthwise
    assert table.row("depthwise").macs.value == 112 * 112 * 288
    assert table.row("add").field == (7, 7)


def test_shapes_of_the_notation() -> None:
    """W, b, a and A."""
    table = worked(known("vgg16"))
    conv, dense, pool = (table.row(name) for name in ("conv2_1", "fc6", "pool5"))
    assert (conv.weights, conv.bias, conv.output, conv.batch(8)) == (
        (3, 3, 64, 128),
        (128,),
        (112, 112, 128),
        (8, 112, 112, 128),
    )
    assert (dense.weights, dense.bias, dense.batch()) == ((25088, 4096), (4096,), ("m", 4096))
    assert (pool.weights, pool.bias) == ((), ())
    assert worked(known("alexnet")).row("conv2").weights == (5, 5, 48, 256)


def test_it_is_quick() -> None:
    """A drag of a number works VGG-19 out anew in a few milliseconds: the best of ten is meant."""
    plans = [known("vgg19").with_input((224 + at, 224, 3)) for at in range(10)]
    times = []
    for plan in plans:
        start = time.perf_counter()
        worked(plan)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005
