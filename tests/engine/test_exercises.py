"""Exercises taken from a chain, such as the one on screen."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cnngui.engine.chain import Chain, Layer, Pooling, filter_bank, run
from cnngui.engine.convolution import Border
from cnngui.engine.exercises import Exercise, Kind, WorksheetError, answers, stages, worksheet_of
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from tests.engine.references import by_scipy

EDGE = find("vertical-edge").filter
ONE = Filter((((1.0,),),))


def grids(*shapes: tuple[int, int]) -> tuple[np.ndarray, ...]:
    """Return small whole numbers."""
    random = np.random.default_rng(5)
    return tuple(random.integers(0, 10, shape).astype(np.float32) for shape in shapes)


@given(
    some.integers(0, 2**32),
    some.sampled_from(["zero", "replicate", "reflect", "wrap"]),
    some.tuples(some.integers(1, 3), some.integers(1, 3)),
    some.integers(0, 2),
    some.booleans(),
)
def test_answers_are_scipys(
    seed: int, border: Border, stride: tuple[int, int], padding: int, true_convolution: bool
) -> None:
    """For the numbers that are printed, whatever stood behind their second decimal."""
    random = np.random.default_rng(seed)
    planes = tuple(random.normal(0, 50, (6, 7)).astype(np.float32) for _ in range(2))
    kernel = Filter(tuple(tuple(map(tuple, random.normal(0, 2, (3, 2)).tolist())) for _ in range(2)), bias=0.126)
    layer = Layer((kernel,), padding=padding, border=border, stride=stride, true_convolution=true_convolution)
    exercise = worksheet_of(Chain((layer,), "sum"), planes)
    printed = np.array(exercise.planes)
    assert (np.abs(printed - np.stack(planes)) <= 0.00501).all()
    assert (np.round(printed, 2) == printed).all()
    assert exercise.layer.bias == (0.13,)
    expected = by_scipy(
        np.stack(exercise.arrays(), axis=2),
        filter_bank(exercise.layer, 2),
        padding=padding,
        border=border,
        stride=stride,
        dilation=(1, 1),
    )
    np.testing.assert_allclose(answers(exercise)[0], expected[..., 0] + 0.13, rtol=1e-5, atol=1e-3)


@pytest.mark.parametrize(
    ("layer", "channels", "kind"),
    [
        (Layer((EDGE,), padding=0), 1, "convolution"),
        (Layer((EDGE,), padding=0, stride=(2, 1)), 1, "stride"),
        (Layer((EDGE,), padding="same", stride=(2, 2)), 1, "padding"),
        (Layer((EDGE,), relu=True), 1, "relu"),
        (Layer((EDGE,), padding=0), 3, "rgb"),
        (Layer((EDGE,), padding=0), 2, "channels"),
        (Layer((ONE,), pooling=Pooling("max")), 1, "pooling"),
        (Layer((ONE,), relu=True, pooling=Pooling("max")), 1, "relu"),
        (Layer((replace(ONE, bias=1.0),), padding=0, pooling=Pooling("max")), 1, "convolution"),
        (Layer((ONE,), padding=0, pooling=Pooling("max")), 2, "channels"),
    ],
)
def test_kinds(layer: Layer, channels: int, kind: Kind) -> None:
    """What is hardest gives the name."""
    assert worksheet_of(Chain((layer,), "sum"), grids(*[(5, 6)] * channels)).kind == kind


def test_two_channels_are_pooled_apart() -> None:
    """The course's example: nothing but pooling, two answers."""
    planes = grids((4, 4), (4, 4))
    exercise = worksheet_of(Chain((Layer((ONE,), padding=0, pooling=Pooling("max")),), "each"), planes)
    assert exercise.kind == "pooling"
    assert [stage.name for stage in stages(exercise)] == ["pooling"]
    for plane, pooled in zip(planes, answers(exercise), strict=True):
        assert pooled.tolist() == plane.reshape(2, 2, 2, 2).max(axis=(1, 3)).tolist()


def test_a_later_layer_sees_all_channels_of_the_one_before() -> None:
    """Its input is what the layers before it gave."""
    chain = Chain((Layer((EDGE, find("sobel-y").filter), relu=True), Layer((EDGE,), padding=0)), "each")
    planes = grids((6, 6))
    exercise = worksheet_of(chain, planes, layer=1, number=4)
    whole = run(chain, planes)
    assert exercise.number == 4
    assert exercise.planes == tuple(tuple(map(tuple, plane.tolist())) for plane in whole[0])
    assert answers(exercise)[0].tolist() == whole[1][0].tolist()


def test_ninths_stay_ninths() -> None:
    """A blur is not rounded to 0.11, since it can be written as 1/9."""
    exercise = worksheet_of(Chain((Layer((find("box-3").filter,), padding=0),)), grids((3, 3)))
    assert exercise.layer.filters[0] == find("box-3").filter


def test_stages_follow_each_other() -> None:
    """Response with bias, ReLU, pooling: each from the one before."""
    layer = Layer((replace(EDGE, bias=-2.0),), padding=1, relu=True, pooling=Pooling("average"))
    response, relu, pooled = stages(worksheet_of(Chain((layer,)), grids((4, 4))))
    assert (response.name, relu.name, pooled.name) == ("response", "relu", "pooling")
    assert relu.planes[0].tolist() == np.maximum(response.planes[0], 0).tolist()
    assert pooled.planes[0].tolist() == relu.planes[0].reshape(2, 2, 2, 2).mean(axis=(1, 3)).tolist()


@pytest.mark.parametrize(
    ("layer", "planes", "index", "sentence"),
    [
        (Layer((EDGE,)), grids((17, 4)), 0, "room for 16 rows, columns and channels, not for 17"),
        (Layer((EDGE,)), grids((4, 300)), 0, "not for 300"),
        (Layer((EDGE,) * 17), grids((4, 4)), 0, "not for 17"),
        (Layer((ONE,), padding=20), grids((4, 4)), 0, "not for 44"),
        (Layer((EDGE,)), grids((4, 4)), 1, "no layer 2 in a chain of 1"),
        (Layer((EDGE,)), grids((4, 4)), -1, "no layer 0 in a chain of 1"),
        (Layer((EDGE,)), (np.full((4, 4), np.nan, np.float32),), 0, "numbers below 100000, not for NaN"),
        (Layer((EDGE,)), (np.full((4, 4), -1e6, np.float32),), 0, "not for −1,000,000"),
        (Layer((replace(EDGE, bias=1e9),)), grids((4, 4)), 0, "not for 1,000,000,000"),
    ],
)
def test_what_does_not_go_on_paper(layer: Layer, planes: tuple[np.ndarray, ...], index: int, sentence: str) -> None:
    """One sentence."""
    with pytest.raises(WorksheetError, match=sentence):
        worksheet_of(Chain((layer,)), planes, layer=index)


def test_exercises_are_values() -> None:
    """Equal ones are equal, and go into sets."""
    made: list[Exercise] = [worksheet_of(Chain((Layer((EDGE,)),)), grids((4, 4))) for _ in range(2)]
    assert len(set(made)) == 1
