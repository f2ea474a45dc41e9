"""Tests of `cnngui.tasks.digits.units`: every sum, and every receptive field by perturbation."""

import numpy as np
import pytest

from cnngui.engine.digits import read_bundled
from cnngui.networks.digits import bundled_network
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import unit_of

NETWORK = bundled_network()
DIGIT = read_bundled(bundled_digits()).test.pictures[12]
PASSAGE = NETWORK.passage(DIGIT)


@pytest.mark.parametrize(
    ("layer", "place"),
    [("C1", (3, 20, 5)), ("C3", (9, 0, 15)), ("C5", (0, 0, 119)), ("F6", (0, 0, 3)), ("output", (0, 0, 7))],
)
def test_a_unit_is_the_sum_of_what_it_sees(layer: str, place: tuple[int, int, int]) -> None:
    """Patch times kernel, plus the bias."""
    unit = unit_of(NETWORK, PASSAGE, layer, place)
    assert unit.patch is not None
    assert unit.kernel is not None
    assert float((unit.patch.astype(np.float64) * unit.kernel).sum()) + unit.bias == pytest.approx(unit.value, abs=1e-4)


def test_a_pooled_unit_is_the_largest_it_sees() -> None:
    """Of one map; ReLU and flattening sum nothing."""
    unit = unit_of(NETWORK, PASSAGE, "S4", (1, 2, 9))
    assert unit.patch is not None
    assert (unit.patch.shape, unit.kernel, float(unit.patch.max())) == ((2, 2, 1), None, unit.value)
    assert unit_of(NETWORK, PASSAGE, "relu3", (1, 2, 9)).patch is None


@pytest.mark.parametrize(
    ("layer", "place"),
    [
        *(("input", (16, 16, 0)), ("C1", (12, 13, 0)), ("relu1", (12, 13, 0))),
        *(("S2", (6, 7, 2)), ("C3", (4, 5, 3)), ("S4", (2, 2, 4))),
    ],
)
def test_fields_by_perturbation(layer: str, place: tuple[int, int, int]) -> None:
    """Pixels outside change nothing; some inside do."""
    top, left, height, width = unit_of(NETWORK, PASSAGE, layer, place).field
    inside = np.zeros((28, 28), bool)
    inside[max(0, top) : top + height, max(0, left) : left + width] = True
    random = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(np.uint8)
    value = NETWORK.passage(DIGIT).layer(layer).values[place]
    assert NETWORK.passage(np.where(inside, DIGIT, random)).layer(layer).values[place] == pytest.approx(value, abs=1e-5)
    turned = NETWORK.passage(np.where(inside, 255 - DIGIT, DIGIT)).layer(layer).values
    assert not np.array_equal(turned[place[:2]], PASSAGE.layer(layer).values[place[:2]])


def test_the_edges_of_a_field_are_its_own() -> None:
    """Each of the four outermost rows and columns of C3's field counts."""
    top, left, height, width = unit_of(NETWORK, PASSAGE, "C3", (4, 5, 3)).field
    assert (height, width) == (14, 14)
    grey = np.full((28, 28), 128, np.uint8)
    random = np.random.default_rng(1)
    for row, column in ((top, None), (top + 13, None), (None, left), (None, left + 13)):
        values = set()
        for _ in range(8):
            picture = random.integers(0, 256, (28, 28)).astype(np.uint8) // 2 + grey // 2
            changed = picture.copy()
            changed[row if row is not None else slice(None), column if column is not None else slice(None)] = 255
            values.add(
                float(NETWORK.passage(picture).layer("C3").values[4, 5, 3])
                != float(NETWORK.passage(changed).layer("C3").values[4, 5, 3])
            )
        assert True in values


def test_a_flattened_number_is_one_of_a_map() -> None:
    """Channel after channel, as torch flattens; behind it units see everything."""
    number = 9 * 25 + 1 * 5 + 2
    flat, pooled = unit_of(NETWORK, PASSAGE, "flatten", (0, 0, number)), unit_of(NETWORK, PASSAGE, "S4", (1, 2, 9))
    assert (flat.value, flat.field) == (pooled.value, pooled.field)
    assert unit_of(NETWORK, PASSAGE, "F6", (0, 0, 1)).field == (-2, -2, 32, 32)
