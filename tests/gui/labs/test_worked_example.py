"""The worked example of docs/labs.md: copied from the page, it opens, counts, undoes, saves, and is drawn."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from cnngui.gui import labs, shots
from cnngui.gui.lab.contract import Lab, LabContext, LabEntry
from cnngui.gui.lab_list import LABS
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import cat

PAGE = Path(__file__).parents[3] / "docs" / "labs.md"
MOST_LINES, MOST_FILES = 150, 5


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


@pytest.fixture
def bench(benches: Benches, entry: LabEntry) -> AnyBench:
    """Open the lab on the small cat."""
    made: AnyBench = benches.build(lambda world, qtbot: LabBench(world, qtbot, entry))
    made.settle()
    return made


def test_the_page_is_short() -> None:
    """Five files beside the folder's own, 150 lines."""
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


def test_its_shot_is_drawn(entry: LabEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QObject) -> None:
    """As one more lab on the rail."""
    monkeypatch.setattr(shots, "LABS", (entry, *LABS[:1]))
    drawn = shots.draw_all(tmp_path / "shots")
    assert [path.name for path in drawn] == ["bright.png", "filters.png"]
