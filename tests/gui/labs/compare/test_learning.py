"""A filter learns in the lab: mine, step by step and at full speed; the one between two pictures; and what stops it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import Photo
from cnngui.gui.labs.compare.learning import _near_one
from cnngui.gui.labs.compare.learning_view import TaughtView
from cnngui.gui.labs.compare.learning_work import Pupil
from cnngui.gui.labs.compare.lesson import Lesson, taken
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from tests.gui.labs.compare.conftest import VERTICAL, Bench
from tests.gui.labs.photos import cat


def page(bench: Bench) -> TaughtView:
    """Turn to the page, and wait for the filter to begin."""
    if bench.state.page != "learns":
        bench.turn_to("learns")
    return bench.view.pages.learning


def pupil(bench: Bench) -> Pupil:
    """Return the filter that learns."""
    found = bench.lab._learning._pupil
    assert found is not None
    return found


def wait(bench: Bench) -> None:
    """Wait until nothing learns any more, and all is shown."""
    bench.qtbot.waitUntil(lambda: not bench.lab._learning.is_running, timeout=20_000)
    bench.settle()


def wish(bench: Bench, **changes: object) -> None:
    """Change settings of the lesson, as its controls do, and wait."""
    page(bench).lesson_wished.emit(changes)
    bench.settle()


def filtered_file(folder: Path, kernel: str, bias: float = 0) -> Path:
    """Filter the small cat with OpenCV, clip it, and save it as PNG."""
    numbers = np.array(find(kernel).filter.slices[0])
    planes = [np.ascontiguousarray(cat().pixels[..., at]).astype(np.float64) for at in (2, 1, 0)]
    made = np.stack([cv2.filter2D(plane, cv2.CV_64F, numbers) for plane in planes], axis=-1) + bias
    path = folder / f"{kernel}.png"
    assert cv2.imwrite(str(path), np.clip(np.round(made), 0, 255).astype(np.uint8))
    return path


def test_it_finds_my_filter(bench: Bench) -> None:
    """One press: kernel, pictures, curves and text at the end."""
    view = page(bench)
    bench.press("Learn")
    wait(bench)
    assert np.allclose(view.learned.grey.kernel, VERTICAL.slices[0], atol=1e-4)
    assert view.true.grey.kernel == VERTICAL.slices[0]
    assert "cosine with my filter 1.00" in view.text.text()
    assert "nothing is left to learn" in view.text.text()
    assert "raw" in view.why.text()
    target, response, difference = (each.picture for each in view.pictures)
    assert isinstance(target, PlanePicture)
    assert isinstance(response, PlanePicture)
    assert isinstance(difference, PlanePicture)
    assert np.abs(difference._planes[0]).max() < 0.01
    grey = cat().pixels.astype(np.float64) @ (0.299, 0.587, 0.114)
    expected = cv2.filter2D(grey, cv2.CV_64F, np.array(VERTICAL.slices[0]))[1:-1, 1:-1]
    assert np.abs(target._planes[0] - expected).max() < 0.01
    loss, angle = view.plot.curves
    assert len(loss.values) == len(angle.values) == pupil(bench).learner.number
    assert loss.values[-1] < 1e-9 < loss.values[0]
    assert view.run.text() == "Learn"


def test_step_by_step(bench: Bench) -> None:
    """A button, and a clicker's key; back there is nothing."""
    view = page(bench)
    assert view.count.text() == "Step 0"
    before = view.learned.grey.kernel
    bench.press("One step")
    bench.settle()
    assert view.count.text() == "Step 1"
    step = pupil(bench).step
    assert view.learned.grey.kernel != before
    assert np.array(step.learned.slices) == pytest.approx(step.before - step.rate * step.gradient)
    assert bench.lab.turn_page(1)
    bench.settle()
    assert view.count.text() == "Step 2"
    assert not bench.lab.turn_page(-1)
    bench.turn_to("filters")
    assert not bench.lab.turn_page(1)


def test_stopped_and_changed_on_the_way(bench: Bench) -> None:
    """In slow motion: settings count at once, and what was learned stays."""
    view = page(bench)
    wish(bench, pace=0.1)
    bench.press("Learn")
    bench.qtbot.waitUntil(lambda: pupil(bench).step.number >= 2, timeout=20_000)
    assert view.run.text() == "Stop"
    view.lesson_wished.emit({"rate": 0.5, "momentum": 0.0, "batch": 100, "noise": 10.0})
    bench.qtbot.waitUntil(lambda: pupil(bench).step.rate == 0.5, timeout=20_000)
    settings = pupil(bench).learner.settings
    assert (settings.momentum, settings.batch, settings.noise) == (0.0, 100, 10.0)
    bench.press("Stop")
    wait(bench)
    number = pupil(bench).step.number
    assert view.run.text() == "Learn"
    assert number > 2
    bench.press("One step")
    bench.settle()
    assert pupil(bench).step.number == number + 1


def test_the_job_bar_stops_it_too(bench: Bench) -> None:
    """And it can go on."""
    page(bench)
    wish(bench, pace=0.1)
    bench.press("Learn")
    bench.qtbot.waitUntil(lambda: pupil(bench).step.number >= 1, timeout=20_000)
    (job,) = (job for job in bench.context.jobs.jobs() if job.title == "Learning the filter")
    job.cancel()
    wait(bench)
    assert page(bench).run.text() == "Learn"
    assert pupil(bench).step.number == pupil(bench).learner.number >= 1
    wish(bench, pace=0.0)
    bench.press("Learn")
    wait(bench)
    assert "nothing is left to learn" in page(bench).text.text()


def test_settings_can_be_undone(bench: Bench) -> None:
    """Each is a step; the controls show it."""
    view = page(bench)
    bench.tick("centred")
    bench.settle()
    assert not bench.state.lesson.centred
    assert not pupil(bench).learner.settings.centred
    bench.lab.undo()
    bench.settle()
    settings = pupil(bench).learner.settings
    assert (view.centred.isChecked(), settings.centred) == (True, True)
    view.rate.box.setValue(0.25)
    bench.settle()
    set_by_hand, is_fitting = bench.state.lesson.rate, view.fitting.isChecked()
    assert (set_by_hand, is_fitting) == (0.25, False)
    bench.press("fitting")
    bench.settle()
    assert bench.state.lesson.rate is None
    assert view.rate.value == pupil(bench).step.rate != 0.25


def test_a_rate_too_high_is_told(bench: Bench) -> None:
    """No picture and no number is without a value; the rate that is named works."""
    view = page(bench)
    wish(bench, rate=500.0)
    bench.press("Learn")
    wait(bench)
    assert "diverges" in view.why.text()
    assert all(np.isfinite(each.picture._planes[0]).all() for each in view.pictures)  # type: ignore[union-attr]
    assert np.isfinite(view.learned.grey.kernel).all()
    wish(bench, rate=pupil(bench).learner.highest)
    assert "diverges" not in view.why.text()
    bench.press("Learn")
    wait(bench)
    assert pupil(bench).step.loss < 1


def test_what_cannot_be_found_is_told(bench: Bench) -> None:
    """A dead ReLU; a photo whose rows are alike."""
    view = page(bench)
    wish(bench, relu=True, start="zeros", centred=False)
    bench.press("Learn")
    wait(bench)
    assert "dead ReLU" in view.why.text()
    wish(bench, relu=False, start="noise", centred=True)
    row = np.random.default_rng(0).integers(0, 256, (1, 60, 3)).astype(np.uint8)
    bench.context.workspace.open(Photo(np.repeat(row, 50, axis=0), "stripes.png"))
    bench.settle()
    assert "All rows of the photo are alike" in view.why.text()


def test_another_kernel_begins_anew_and_goes_on(bench: Bench) -> None:
    """While it learns, a class can change the target."""
    view = page(bench)
    wish(bench, pace=0.02, start="given")
    bench.press("Learn")
    bench.qtbot.waitUntil(lambda: pupil(bench).step.number >= 1, timeout=20_000)
    first = pupil(bench)
    bench.edit((1.0, -1.0))
    bench.qtbot.waitUntil(lambda: bench.lab._learning._pupil not in (first, None), timeout=20_000)
    bench.qtbot.waitUntil(lambda: pupil(bench).step.number >= 1, timeout=20_000)
    wish(bench, pace=0.0)
    wait(bench)
    assert np.array(view.learned.grey.kernel) == pytest.approx(np.array([[1.0, -1.0]]), abs=1e-3)


def test_leaving_the_page_stops_it(bench: Bench) -> None:
    """And leaving the lab; what was learned is there on coming back."""
    page(bench)
    wish(bench, pace=0.1)
    ways: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (lambda: bench.turn_to("filters"), lambda: page(bench)),
        (bench.lab.leave, bench.lab.enter),
    ]
    for leave, back in ways:
        bench.press("Learn")
        number = pupil(bench).step.number
        bench.qtbot.waitUntil(lambda at=number: pupil(bench).step.number > at, timeout=20_000)  # type: ignore[misc]
        leave()
        assert not bench.lab._learning.is_running
        back()
        bench.settle()
        assert pupil(bench).learner.number > number
        assert page(bench).run.text() == "Learn"


def test_the_learned_kernel_is_taken_over(bench: Bench) -> None:
    """Rounded, as one step that can be undone; three slices where colours were learned."""
    view = page(bench)
    bench.edit((2.0, 0.0, -2.0))
    bench.settle()
    bench.press("Learn")
    wait(bench)
    bench.edit((1.0, 1.0, 1.0))
    bench.settle()
    wish(bench, start="zeros", size=3)
    bench.press("Learn")
    wait(bench)
    bench.press("Take over")
    bench.settle()
    mine = bench.state.mine
    assert mine.slices == (((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)),)
    bench.lab.undo()
    bench.settle()
    assert bench.state.mine.slices == (((1.0, 1.0, 1.0),),)
    wish(bench, in_colour=True)
    bench.press("Learn")
    wait(bench)
    assert view.learned.currentWidget() is view.learned.slices
    bench.press("Take over")
    bench.settle()
    assert bench.state.mine.depth == 3
    assert bench.state.edited.chain.channels == "sum"


def test_the_numbers_are_copied(bench: Bench) -> None:
    """As text that the kernel editor reads."""
    page(bench)
    bench.press("Learn")
    wait(bench)
    bench.press("Copy kernel")
    assert QGuiApplication.clipboard().text() == "1,0,-1\n" * 3
    assert "The learned kernel is copied." in bench.messages.said


def test_two_pictures(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The filter of another program is found from a file; then back to mine."""
    view, path = page(bench), filtered_file(tmp_path, "emboss", 128)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    bench.press("Two pictures…")
    bench.settle()
    bench.press("Learn")
    wait(bench)
    true = np.array(find("emboss").filter.slices[0])
    assert np.linalg.norm(np.array(view.learned.grey.kernel) - true) < 1e-2 * np.linalg.norm(true)
    assert "explains 100.00 % of the variation · bias 128.00" in view.text.text()
    assert view._captions[0].whole == "Target: emboss.png"
    assert not view.true.isVisible()
    bench.press("Take over")
    bench.settle()
    assert bench.state.mine == Filter(find("emboss").filter.slices, 128.0, "emboss")
    assert pupil(bench).learner.scene.true is None
    bench.press("My filter again")
    bench.settle()
    assert view._captions[0].whole == "Target: mine"
    assert view.true.isVisible()


def test_a_picture_is_dropped(bench: Bench, tmp_path: Path) -> None:
    """It is the second one; one of another size is refused in a sentence, and the way back is there."""
    view, path = page(bench), filtered_file(tmp_path, "sharpen")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    bench.settle()
    assert bench.state.lesson.second == str(path)
    assert view.learned.isVisible()
    small = tmp_path / "small.png"
    assert cv2.imwrite(str(small), np.zeros((9, 9, 3), np.uint8))
    for wrong, told in ((small, "must have the same size"), (tmp_path / "gone.png", "gone.png")):
        wish(bench, second=str(wrong))
        bench.idle()
        assert told in view.text.text()
        assert not view.learned.isVisible()
        assert not bench.button("Learn").isEnabled()
    bench.press("My filter again")
    bench.settle()
    assert view.learned.isVisible()
    assert bench.button("Learn").isEnabled()


def test_a_filter_of_a_later_layer_sees_no_photo(bench: Bench) -> None:
    """Said in a sentence."""
    view = page(bench)
    bench.lab.wish(lambda state: replace(state, edited=state.edited.with_another_layer(), space="photo"))
    bench.settle()
    assert "first layer" in view.text.text()
    bench.lab.undo()
    bench.settle()
    assert view.learned.isVisible()


def test_rounded_so_that_what_is_seen_is_all_there_is() -> None:
    """Four digits of the largest weight; 0 has no sign."""
    assert taken(Filter((((123.456, -0.00001),),))).slices == (((123.5, 0.0),),)
    assert taken(Filter((((0.0123456, -0.00001),),))).slices == (((0.01235, -0.00001),),)
    assert taken(Filter((((0.0,),),))).slices == (((0.0,),),)


@pytest.mark.parametrize(
    ("value", "one", "text"),
    [
        (0.5, 1, "0.50"),
        (0.996, 1, "0.996"),
        (0.99987, 1, "0.9999"),
        (0.9999999, 1, "0.999999"),
        (99.9996, 100, "99.9996"),
    ],
)
def test_what_is_nearly_one_is_not_written_as_one(value: float, one: float, text: str) -> None:
    """Only what is 1 is."""
    assert _near_one(value, one) == text
    assert _near_one(one, one) == f"{one}.00"


def test_a_lesson_that_makes_no_sense(bench: Bench) -> None:
    """Refused in a sentence; the lesson stays."""
    page(bench)
    wish(bench, momentum=2.0)
    assert bench.state.lesson == Lesson()
    assert "momentum is 2.0; it must be from 0 to 0.99." in {str(error) for error in bench.messages.errors}
