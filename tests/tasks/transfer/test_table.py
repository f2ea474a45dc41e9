"""Tests of the course's table, with a base whose cells are quickly filled."""

import make_transfer_table
import pytest

from cnngui.engine.following import Following, finish
from cnngui.tasks.transfer import Controls, FeatureCache, measuring, table
from cnngui.tasks.transfer.course_table import TABLE_SCOPES, Cell, Measured
from tests.tasks.transfer.sets import base, colours


def test_one_number(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A scope learns from some pictures and is asked about others, of which it has seen none."""
    cache = FeatureCache(tmp_path_factory.mktemp("features"))
    steps = Following(measuring(colours(), colours(3), base(), "last-layer", cache=cache))
    fractions = list(steps)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert steps.value.accuracy == 1


def test_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Four cells of as many scopes; stopping keeps the cells that are filled."""
    monkeypatch.setattr("cnngui.tasks.transfer.course_table.TABLE_SCOPES", ("last-layer", "head"))
    monkeypatch.setattr("cnngui.tasks.transfer.course_table.sets_of", lambda *_: (colours(4), colours(3)))
    cache = FeatureCache(tmp_path_factory.mktemp("features"))
    cells = finish(table(base(), cache=cache))
    assert [(cell.size, cell.kind) for cell in cells] == [
        ("small", "like"),
        ("large", "like"),
        ("small", "unlike"),
        ("large", "unlike"),
    ]
    assert all([each.scope for each in cell.found] == ["last-layer", "head"] for cell in cells)
    controls = Controls()
    steps = Following(table(base(), controls=controls, cache=cache))
    for step in steps:
        if len(step.cells) == 2:
            controls.stop()
    assert len(steps.value) == 2


def test_the_rows_of_readme() -> None:
    """The best of a row stands out; how many pictures, and how long it took."""
    found = tuple(
        Measured(scope, accuracy, 12.4, 3) for scope, accuracy in zip(TABLE_SCOPES, (0.9, 0.93, 0.8, 0.3), strict=True)
    )
    heads, _, row = make_transfer_table.rows((Cell("small", "like", 25, 29, 5, found),))
    assert heads.count("|") == row.count("|") == 7
    assert row == (
        "| photos, as in ImageNet | few: 25 in 5 classes | 0.90 (12 s) | **0.93** (12 s) | 0.80 (12 s) | 0.30 (12 s) |"
    )
