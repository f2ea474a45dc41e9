"""The course's examples give the course's numbers."""

import re

import numpy as np
import pytest

from cnngui.engine.chain import Chain, Layer, LayerShape, Pooling, run, shapes
from cnngui.engine.grids import read_grid
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.lessons.errors import LessonError
from cnngui.engine.lessons.examples import EXAMPLES, Example, example, only_pooling
from cnngui.engine.lessons.layer_blocks import layer_blocks
from cnngui.engine.lessons.shifts import compare_shift
from cnngui.engine.sizes import receptive_field
from cnngui.paths import bundled_grids

MAX = [[5, 9, 7], [7, 5, 8], [4, 6, 9]]
AVERAGE = [[2.25, 5, 3.75], [2.5, 2.75, 4.75], [3, 3.5, 5.5]]
PRINTED = {
    "convolution": [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]],
    "stride": [[91, 100, 88], [69, 91, 117], [44, 72, 74]],
    "max-pooling": MAX,
    "average-pooling": AVERAGE,
    "max-pooling-channels": MAX,
    "average-pooling-channels": AVERAGE,
}
SIZES = {
    "convolution": (4, 4, 1),
    "padding": (6, 6, 1),
    "stride": (3, 3, 1),
    "rgb": (4, 4, 1),
    "filters": (4, 4, 3),
    "max-pooling": (3, 3, 1),
    "average-pooling": (3, 3, 1),
    "max-pooling-channels": (3, 3, 2),
    "average-pooling-channels": (3, 3, 2),
    "points": (3, 3, 1),
    "stacked": (1, 1, 1),
    "blocks": (1, 1, 3),
}


def _shapes(row: Example) -> tuple[LayerShape, ...]:
    return shapes(row.chain, (*row.planes[0].shape, len(row.planes)))


def _output(row: Example) -> list[list[list[float]]]:
    return [plane.tolist() for plane in run(row.chain, row.planes)[-1]]


@pytest.mark.parametrize("name", PRINTED)
def test_numbers_of_the_slides(name: str) -> None:
    """The first channel, number by number."""
    assert _output(example(name))[0] == PRINTED[name]


def test_every_example_has_the_size_of_its_slide() -> None:
    """By the formula and by the engine."""
    for row in EXAMPLES:
        outputs = run(row.chain, row.planes)[-1]
        assert (*outputs[0].shape, len(outputs)) == SIZES[row.name]
        assert shapes(row.chain, (*row.planes[0].shape, len(row.planes)))[-1].output == SIZES[row.name]
    assert len(SIZES) == len(EXAMPLES)


def test_grids_are_those_that_can_be_opened() -> None:
    """The files that come with the app hold the same numbers."""
    files = {path.stem: read_grid(path).numbers for path in bundled_grids()}
    assert np.array_equal(example("convolution").planes[0], files["course-6x6"])
    assert np.array_equal(example("stride").planes[0], files["course-7x7"])
    assert np.array_equal(np.stack(example("filters").planes, axis=-1), files["course-6x6x3"])


def test_padding_keeps_the_inner_numbers() -> None:
    """A ring of new numbers around those without padding."""
    padded = np.array(_output(example("padding"))[0])
    assert padded[1:-1, 1:-1].tolist() == PRINTED["convolution"]


def test_rgb_is_three_products_and_one_sum() -> None:
    """By hand, slice by slice, + bias."""
    row = example("rgb")
    kernels = np.array(row.chain.layers[0].filters[0].slices)
    expected = [
        [
            sum((plane[r : r + 3, c : c + 3] * k).sum() for plane, k in zip(row.planes, kernels, strict=True)) + 1
            for c in range(4)
        ]
        for r in range(4)
    ]
    assert _output(row)[0] == expected
    assert len({str(kernel) for kernel in kernels}) == 3


def test_each_filter_gives_its_own_channel() -> None:
    """Three different outputs, each what its filter gives alone."""
    row = example("filters")
    outputs = _output(row)
    for kernel, output in zip(row.chain.layers[0].filters, outputs, strict=True):
        alone = run(Chain((Layer((kernel,), padding=0),), "sum"), row.planes)[-1]
        assert alone[0].tolist() == output
    assert len({str(output) for output in outputs}) == 3


def test_stacked_layers_see_all_of_the_input() -> None:
    """2·3 + 1 = 7."""
    row = example("stacked")
    found = shapes(row.chain, (7, 7, 1))
    assert [shape.output[:2] for shape in found] == [(5, 5), (3, 3), (1, 1)]
    assert receptive_field(shape.rows for shape in found).size == 7
    assert found[-1].field[1].span(0) == (0, 7)


def test_misprints_are_told_from_what_is_right() -> None:
    """What is shown is the engine's number, never the printed one."""
    for row in EXAMPLES:
        output = _output(row)[0]
        for misprint in row.misprints:
            assert misprint.place is not None
            assert output[misprint.place[0]][misprint.place[1]] == misprint.right != misprint.printed
    assert [row.name for row in EXAMPLES if row.misprints] == ["stride"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_fit(language: str) -> None:
    """A title for a button, sentences of 160 characters, French with its spaces."""
    for row in EXAMPLES:
        words = row.words(language)
        assert len(words.title) <= 28
        for sentence in words[1:]:
            assert sentence.endswith(".")
            assert len(sentence) <= 160
            assert language == "en" or not re.search(r"[^\u00a0]:|[^\u202f];|'", sentence)
    assert len({row.words(language).title for row in EXAMPLES}) == len(EXAMPLES)


def test_only_pooling() -> None:
    """A layer that does anything else is drawn with its kernel."""

    def pools_only(layer: Layer, channels: int = 1) -> bool:
        return shapes(Chain((layer,), "sum"), (6, 6, channels))[0].pools_only

    assert pools_only(only_pooling("max"))
    assert not pools_only(only_pooling("max"), channels=3)  # the three are added first
    assert shapes(example("max-pooling-channels").chain, (6, 6, 2))[0].parameters == 0
    one = Filter((((1.0,),),))
    pool = Pooling("max")
    others = (
        Layer((one,), padding=0),
        Layer((one, one), padding=0, pooling=pool),
        Layer((Filter((((2.0,),),)),), padding=0, pooling=pool),
        Layer((Filter((((1.0,),),), bias=1.0),), padding=0, pooling=pool),
        Layer((one,), padding=1, pooling=pool),
        Layer((one,), padding=0, stride=(1, 2), pooling=pool),
        Layer((one,), padding=0, relu=True, pooling=pool),
        Layer((find("identity").filter,), pooling=pool),
    )
    assert not any(map(pools_only, others))
    assert [row.name for row in EXAMPLES if _shapes(row)[0].pools_only] == [
        name for name in SIZES if "pooling" in name or name == "points"
    ]


def test_three_points_are_absorbed() -> None:
    """Six numbers of the input change when they move to the right, none of the pooled ones."""
    row = example("points")
    absorbed = compare_shift(row.chain, row.planes, 0, 1)
    assert (absorbed.convolved_changed, absorbed.convolved.size) == (6, 36)
    assert (absorbed.pooled_changed, absorbed.pooled.size) == (0, 9)


def test_three_blocks() -> None:
    """Convolution, pooling, fully connected, with the course's shapes and what each has to learn."""
    row = example("blocks")
    found = layer_blocks(row.chain, _shapes(row))
    assert [block.kind for block in found] == ["convolution", "pooling", "dense"]
    assert [block.weights for block in found] == [(3, 3, 1, 2), (), (8, 3)]
    assert [block.bias for block in found] == [(2,), (), (3,)]
    assert [block.activation for block in found] == [(4, 4, 2), (2, 2, 2), (3,)]
    assert [block.parameters for block in found] == [20, 0, 27]
    assert sum(block.parameters for block in found) == sum(shape.parameters for shape in _shapes(row))


def test_examples_are_values() -> None:
    """They can be compared, and are keys; their planes are new every time."""
    row = example("stride")
    assert hash(row) == hash(example("stride"))
    row.planes[0][:] = 0
    assert row.planes[0].any()


def test_no_such_example() -> None:
    """The sentence lists those there are."""
    with pytest.raises(LessonError, match=r"no example named “strides”; choose one of convolution, padding"):
        example("strides")
