"""Worksheets: the same for the same seed, small enough for pen and paper, and their answers are right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from numpy.typing import NDArray

from cnngui.engine.chain import filter_bank
from cnngui.engine.worksheets import LADDER, Exercise, WorksheetError, answers, stages, worksheet
from tests.engine.references import by_torch, pooled_by_torch

SEEDS = some.integers(-(2**70), 2**70)


def by_others(exercise: Exercise) -> NDArray[np.floating]:
    """Do an exercise with torch."""
    layer = exercise.layer
    grid = np.stack([np.array(plane, np.float32) for plane in exercise.planes], axis=2)
    bank = filter_bank(layer, grid.shape[2])
    response: NDArray[np.floating] = by_torch(
        grid, bank, padding=layer.padding, stride=layer.stride, dilation=layer.dilation
    )
    response += np.array(layer.bias)
    if layer.relu:
        response = np.maximum(response, 0)
    if layer.pooling:
        response = pooled_by_torch(
            response.astype(np.float32), layer.pooling.kind, layer.pooling.size, layer.pooling.stride
        )
    return response


@settings(max_examples=40)
@given(SEEDS)
def test_answers_are_torchs(seed: int) -> None:
    """To the last decimal, and there are two at most."""
    for exercise in worksheet(seed):
        expected = by_others(exercise)
        found = np.stack(answers(exercise), axis=2)
        assert found.tolist() == expected.tolist()
        assert (found * 4 == np.round(found * 4)).all()
        assert [stage.planes for stage in stages(exercise)][-1][0].tolist() == found[..., 0].tolist()


@settings(max_examples=40)
@given(SEEDS)
def test_everything_is_small(seed: int) -> None:
    """Whole numbers, grids of 3 to 6, kernels of −2 to 2, and not more than 16 answers."""
    for exercise in worksheet(seed):
        layer = exercise.layer
        numbers = np.array(exercise.planes)
        smallest = 3 if exercise.kind == "rgb" else 4
        assert smallest <= min(numbers.shape[1:]) <= max(numbers.shape[1:]) <= 6
        assert set(numbers.ravel()) <= set(range(10))
        assert all(set(np.ravel(kernel.slices)) <= {-2, -1, 0, 1, 2} for kernel in layer.filters)
        assert 4 <= answers(exercise)[0].size <= 16
        assert layer.padding in {0, 1}
        assert layer.stride in {(1, 1), (2, 2)}
        assert abs(layer.bias[0]) <= 3


@settings(max_examples=40)
@given(SEEDS)
def test_each_kind_shows_what_it_is_about(seed: int) -> None:
    """A ReLU that changes nothing would be no exercise."""
    found = {exercise.kind: exercise for exercise in worksheet(seed)}
    assert found["pooling"].pools_only
    assert [stage.name for stage in stages(found["pooling"])] == ["pooling"]
    assert found["stride"].layer.stride == (2, 2)
    assert found["padding"].layer.padding == 1
    before, after = stages(found["relu"])
    assert before.planes[0].min() < 0 < after.planes[0].max()
    assert after.planes[0].min() == 0
    assert len(found["rgb"].planes) == found["rgb"].layer.filters[0].depth == 3


@settings(max_examples=40)
@given(SEEDS, some.integers(1, 6))
def test_kinds_differ_and_get_harder(seed: int, count: int) -> None:
    """An exercise stays itself on a shorter sheet, but for its number."""
    sheet = worksheet(seed, count)
    assert sheet == worksheet(seed, count)
    kinds = [exercise.kind for exercise in sheet]
    assert kinds == [kind for kind in LADDER if kind in kinds]
    assert "convolution" in kinds
    assert [exercise.number for exercise in sheet] == list(range(1, count + 1))
    whole = {exercise.kind: exercise for exercise in worksheet(seed)}
    assert all(exercise.chain == whole[exercise.kind].chain for exercise in sheet)
    assert all(exercise.planes == whole[exercise.kind].planes for exercise in sheet)


def test_a_seed_means_the_same_for_ever() -> None:
    """On every machine: a sheet in the drawer and a key printed years later belong together."""
    exercise = worksheet(7)[1]
    grid = [[9, 1, 5, 8, 9, 8], [3, 5, 0, 5, 8, 1], [8, 0, 3, 1, 0, 3], [2, 8, 1, 6, 7, 1]]
    assert exercise.arrays()[0].tolist() == grid
    assert np.array(exercise.layer.filters[0].slices[0]).tolist() == [[1, -2, 0], [-1, 0, -2], [0, 0, 0]]
    assert answers(exercise)[0].tolist() == [[4, -24, -27, -17], [-21, 3, -13, -18]]


def test_seeds_differ() -> None:
    """Also a number and its negative."""
    sheets = {worksheet(seed) for seed in (*range(-20, 20), np.int64(99))}
    assert len(sheets) == 41


@pytest.mark.parametrize("count", [0, 7, -1, 2.0])
def test_too_few_or_too_many(count: int) -> None:
    """The sentence says what is possible."""
    with pytest.raises(WorksheetError, match=r"1 to 6 exercises, not"):
        worksheet(1, count)


@pytest.mark.parametrize("seed", [1.5, "7", None, float("nan")])
def test_a_seed_that_is_no_whole_number(seed: object) -> None:
    """It is named."""
    with pytest.raises(WorksheetError, match=f"(?i)a whole number, not {seed}"):
        worksheet(seed)  # type: ignore[arg-type]  # (what is tested)
