"""The worked example of docs/labs.md: copied from the page, it opens, counts, undoes, keeps the contract, is drawn."""

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from cnngui.gui import labs, shots
from cnngui.gui.lab.contract import Lab, LabContext, LabEntry
from cnngui.gui.lab_list import LABS
from tests.gui.labs import test_contract as contract
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.contract_cases import CASES, Case, Work
from tests.gui.labs.contract_hands import ContractBench
from tests.gui.labs.photos import cat

PAGE = Path(__file__).parents[3] / "docs" / "labs.md"
MOST_LINES, MOST_FILES = 155, 5


def files_of_the_page() -> dict[str, str]:
    """Return the example's files, by name, as they stand on the page."""
    return dict(re.findall(r"`([\w.]+\.py)`\n```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LabEntry]:
    """Copy the files into a folder that counts as one of the labs, and return their row of the list of labs."""
    folder = tmp_path / "labs" / "bright"
    folder.mkdir(parents=True)
    for name, text in files_of_the_page().items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(labs, "__path__", [*labs.__path__, str(folder.parent)])
    importlib.invalidate_caches()

    def build(context: LabContext, parent: QObject) -> Lab:
        made: Lab = importlib.import_module("cnngui.gui.labs.bright.controller").BrightLab(context, parent)
        return made

    yield LabEntry("bright", "Bright", "How much of the photo is bright", "mdi6.brightness-6", build)
    for module in [name for name in sys.modules if name.startswith("cnngui.gui.labs.bright")]:
        del sys.modules[module]


AnyBench = LabBench[Any, QLabel, QWidget, Any]


build_lab = contract.build
"""As the contract builds labs."""


@pytest.fixture
def bench(benches: Benches, entry: LabEntry) -> AnyBench:
    """Open the lab on the small cat."""
    made: AnyBench = benches.build(lambda world, qtbot: LabBench(world, qtbot, entry))
    made.settle()
    return made


def test_the_page_is_short() -> None:
    """Five files beside the folder's own, 155 lines."""
    files = files_of_the_page()
    assert set(files) == {"__init__.py", "state.py", "work.py", "panel.py", "controller.py"}
    assert len(files) <= MOST_FILES
    assert sum(len(text.splitlines()) for text in files.values()) <= MOST_LINES


def test_it_counts_undoes_and_starts_again(bench: AnyBench) -> None:
    """The number on screen is NumPy's."""
    pixels = cat().pixels

    def share(level: int) -> str:
        return f"{100 * (pixels > level).mean():.1f} %"

    assert bench.view.text() == share(128)
    slider = bench.panel.findChild(QSlider)
    assert slider is not None
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    bench.settle()
    assert bench.state.level == 128 + slider.pageStep()
    assert bench.view.text() == share(bench.state.level)
    bench.tick("in percent")
    bench.settle()
    assert bench.view.text() == f"{(pixels > bench.state.level).mean():.3f}"
    bench.lab.undo()
    bench.settle()
    assert (bench.state.level, bench.state.in_percent, slider.value()) == (128, False, 128)
    bench.lab.redo()
    bench.press("Start again")
    bench.settle()
    assert bench.view.text() == f"{(pixels > 128).mean():.3f}"


def _share(bench: ContractBench) -> None:
    """Ask for another share."""
    slider = bench.panel.findChild(QSlider)
    slider.setValue(slider.value() + 7)


PROMISES: tuple[Callable[..., None], ...] = (
    partial(contract.test_a_drag_is_a_step, hand="mouse"),
    partial(contract.test_a_drag_is_a_step, hand="keys"),
    contract.test_looking_is_no_step,
    contract.test_start_again_can_be_undone,
    contract.test_behind_a_grid_of_numbers_the_photo_stays,
    contract.test_a_hidden_lab_rests,
    contract.test_a_restored_lab_shows_the_same,
    contract.test_a_restored_lab_is_looked_at_as_before,
    contract.test_commands_have_keys_and_texts_of_their_own,
    partial(contract.test_a_stopped_job_can_be_computed_after_all, work=Work("share", _share)),
    partial(contract.test_a_job_leads_back, work=Work("share", _share)),
    partial(contract.test_settle_waits_for_what_was_asked_for, work=Work("share", _share)),
)
"""All that the contract asks of a lab with one job and no network."""


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: getattr(promise, "func", promise).__name__)
def test_it_keeps_the_contract(
    build_lab: contract.Build, entry: LabEntry, monkeypatch: pytest.MonkeyPatch, promise: Callable[..., None]
) -> None:
    """As every lab of the list does."""
    monkeypatch.setitem(CASES, "bright", Case(needs_photo=True, looks=frozenset({"in percent"})))
    promise(build=build_lab, entry=entry)


def test_its_shot_is_drawn(entry: LabEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QObject) -> None:
    """As one more lab on the rail."""
    monkeypatch.setattr(shots, "LABS", (entry, *LABS[:1]))
    drawn = shots.draw_all(tmp_path / "shots")
    assert [path.name for path in drawn] == ["bright.png", "filters.png"]
