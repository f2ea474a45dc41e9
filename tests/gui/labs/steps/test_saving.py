"""What is taken away: pictures, moving pictures and worksheets, written and read back."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from cnngui.engine.photos import read_photo
from cnngui.engine.worksheets import worksheet
from cnngui.gui.lab.commands import SAVES
from cnngui.gui.lab.commands import save as save_as
from cnngui.gui.labs.steps.saving import FRAME, Looks, moving_picture, printed
from cnngui.gui.services import saving
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.steps.conftest import Bench
from tests.worksheets import agrees, read

GIF, FOLDER = "Moving pictures (*.gif)", "A folder of pictures (*)"


def save(bench: Bench, monkeypatch: pytest.MonkeyPatch, command: str, path: Path, kind: str = "") -> None:
    """Run a command with a dialog that answers, and wait until the file is there."""
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), kind)))
    bench.action(command).trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)


def test_a_vector_picture(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SVG with the numbers as text: the output is filled as far as it is on screen; then the grids of another page."""
    path = tmp_path / "step.svg"
    bench.to(4)
    save(bench, monkeypatch, "Save picture…", path)
    nodes = ET.parse(path).iter()  # noqa: S314  (our own file)
    texts = [(node.text or "").replace("−", "-") for node in nodes if node.tag.endswith("text")]
    assert "-10" in texts
    assert "-16" not in texts
    assert bench.messages.said == [f"Saved as {path}."]
    bench.turn_to("field")
    save(bench, monkeypatch, "Save picture…", path)
    texts = [node.text or "" for node in ET.parse(path).iter() if node.tag.endswith("text")]  # noqa: S314
    assert "Layer 3" in texts


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("slide", ["Kernel"]),
        ("field", ["Layer 3"]),
        ("shift", ["Shifted"]),
        ("why", ["Convolution: 10 parameters", "144"]),
        ("blocks", ["Convolution"]),
    ],
)
def test_every_page_is_saved_and_copied_as_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str, words: list[str]
) -> None:
    """An SVG with its words, a PNG of the ending that is typed, its text; code is only for the sliding window."""
    bench.turn_to(page)
    svg, png = tmp_path / "page.svg", tmp_path / "page.png"
    save(bench, monkeypatch, "Save picture…", svg)
    save(bench, monkeypatch, "Save picture…", png, "Pictures (*.png)")
    written = " ".join(node.text or "" for node in ET.parse(svg).iter() if node.tag.endswith("text"))  # noqa: S314
    assert all(word in written for word in words[:1])
    with Image.open(png) as picture:
        assert picture.size[0] > 400
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 5
    bench.action("Copy the text of this page").trigger()
    assert QGuiApplication.clipboard().text() == bench.view.text_of_page()
    assert len(bench.view.text_of_page()) > 20
    for title in ("Copy as PyTorch", "Copy the output as CSV", "Save moving picture…", "This grid as a worksheet…"):
        action = bench.action(title)
        assert action.isEnabled() == (page == "slide")
        assert action.isEnabled() or "Sliding window" in action.toolTip()


def test_a_moving_picture(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A GIF with a picture a step, all different, in the size that was promised."""
    path = tmp_path / "steps.gif"
    save(bench, monkeypatch, "Save moving picture…", path, GIF)
    with Image.open(path) as picture:
        assert picture.size == (FRAME.width(), FRAME.height())
        assert getattr(picture, "n_frames", 1) == len(bench.walk)
    assert bench.messages.said == [f"Saved as {path}."]


def test_a_folder_of_pictures(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One PNG a step, in order; each differs from the one before."""
    path = tmp_path / "steps"
    bench.take("max-pooling")
    save(bench, monkeypatch, "Save moving picture…", path, FOLDER)
    pictures = [read_photo(file).pixels for file in sorted(path.iterdir())]
    assert len(pictures) == 9
    assert all((one != other).any() for one, other in pairwise(pictures))


def test_where_it_cannot_be_saved(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sentence, and no file."""
    save(bench, monkeypatch, "Save moving picture…", tmp_path / "missing" / "steps.gif", GIF)
    save(bench, monkeypatch, "Save picture…", tmp_path / "missing" / "step.svg")
    assert len(bench.messages.errors) == 2
    assert not list(tmp_path.glob("missing*"))


@pytest.mark.parametrize("name", ["steps.gif", "steps"])
def test_a_stopped_job_leaves_nothing(bench: Bench, tmp_path: Path, name: str) -> None:
    """Stopped between two pictures, nothing has been written yet."""
    path = tmp_path / name
    work = moving_picture(bench.state, Looks(bench.view.palette(), bench.view.font()), path)
    fractions = [next(work).fraction for _ in range(len(bench.walk))]
    work.close()
    assert fractions == sorted(fractions)
    assert not list(tmp_path.iterdir())


def test_the_most_frames_are_held(bench: Bench, tmp_path: Path) -> None:
    """A 16×16 output has 256 numbers; of more channels, the one on screen is drawn."""
    bench.panel.sources.random_wished.emit(16, 16, 1, 0, 9)
    bench.panel.chain.settings.wished.emit({"padding": "same"}, "")
    bench.panel.chain._add_filter.click()
    work = moving_picture(bench.state, Looks(bench.view.palette(), bench.view.font()), tmp_path / "a.gif")
    assert next(work).fraction == pytest.approx(0.8 / 256)
    work.close()


def test_this_grid_as_a_worksheet(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The grid on screen is printed; the key has its output."""
    path = tmp_path / "sheet.pdf"
    bench.take("stride")
    save(bench, monkeypatch, "This grid as a worksheet…", path)
    key = tmp_path / "sheet-answers.pdf"
    assert agrees(path, key) == 1
    (exercise,) = read(path)
    assert exercise.inputs[0].numbers is not None
    assert exercise.inputs[0].numbers.tolist() == bench.shown("input 0").tolist()
    (solved,) = read(key)
    assert solved.stages[-1][0].numbers is not None
    assert np.array(solved.stages[-1][0].numbers).tolist() == [[91, 100, 88], [69, 91, 117], [44, 72, 74]]


def test_worksheets_by_seed(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Six exercises and their key agree."""
    path = tmp_path / "sheet.pdf"
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), "")))
    action = bench.lab.action("sheets")
    assert action.property(SAVES), "it stands in the File menu too"
    bench.lab._sheets._count.set_value(6)
    bench.lab._sheets._seed.set_value(7)
    action.trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    assert agrees(path, tmp_path / "sheet-answers.pdf") == 6


def test_a_huge_seed_or_chain_is_refused_in_words(bench: Bench) -> None:
    """No dialog comes up for what cannot be printed."""
    save_as(printed(bench.lab, "sheet", lambda: worksheet(1, 99)), bench.context, bench.lab.name)
    assert len(bench.messages.errors) == 1
