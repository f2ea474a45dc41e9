"""The digit is spoilt and covered, the network changed: what is measured is what is on screen."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from cnngui.engine.digits import DigitSet
from cnngui.engine.digits.transforms import moved
from cnngui.engine.following import finish
from cnngui.engine.grids import read_grid
from cnngui.engine.photos import read_photo
from cnngui.gui.labs.digits.reading.work import picture_of
from cnngui.gui.labs.digits.reading_state import Cover
from cnngui.networks.digits import DigitNetwork, lenet
from cnngui.tasks.digits import curve, examined, silenced
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.digits.conftest import LEFT, Bench


def digits_of(bench: Bench) -> DigitSet:
    """Return the test digits."""
    assert bench.lab.school.digits is not None
    return bench.lab.school.digits.test


def open_fold(bench: Bench, name: str) -> None:
    """Open a section of the panel."""
    fold = getattr(bench.controls, f"{name}_fold")
    if not fold.is_open:
        fold._title.click()
    bench.settle()
    bench.idle()


def with_few_digits(bench: Bench) -> None:
    """Let curves be measured on a hundred test digits, where it does not matter how exact they are."""
    school = bench.lab.school
    assert school.digits is not None
    school._digits = replace(school.digits, test=school.digits.test.first(100))


def test_both_shifts_are_measured(bench: Bench) -> None:
    """The curves are those of the task, the amounts that are set are marked, and both at once are measured."""
    open_fold(bench, "spoil")
    bench.controls.spoil.sliders["right"].setValue(4)
    bench.controls.spoil.sliders["down"].setValue(4)
    bench.settle()
    bench.idle()
    right, down = bench.controls.spoil.plot.curves
    network, test = bench.shown.network, digits_of(bench)
    for found, transform in ((right, "right"), (down, "down")):
        wanted = finish(curve(network, test, transform))  # type: ignore[arg-type]
        assert found.accuracies == tuple(point.accuracy for point in wanted.points)
        assert found.now == 4
    few = test.first(1000)
    wanted_both = finish(examined(network, DigitSet(moved(moved(few.pictures, 0, 4), 4, 0), few.labels))).accuracy
    assert f"{100 * wanted_both:.1f} % of 1,000 test digits" in bench.controls.spoil.told.text()
    assert np.array_equal(bench.shown.seen.picture, moved(moved(bench.shown.seen.made.picture[None], 0, 4), 4, 0)[0])


@pytest.mark.parametrize(("transform", "amount"), [("turn", 30), ("thicken", 2), ("noise", 60)])
def test_a_slider_spoils_and_brings_its_curve(bench: Bench, transform: str, amount: int) -> None:
    """One step; Unspoil takes all back."""
    with_few_digits(bench)
    open_fold(bench, "spoil")
    before = bench.shown.seen.picture
    bench.controls.spoil.sliders[transform].setValue(amount)  # type: ignore[index]
    bench.settle()
    bench.idle()
    assert not np.array_equal(before, bench.shown.seen.picture)
    (found,) = bench.controls.spoil.plot.curves
    assert (found.now, len(found.amounts) > 5) == (amount, True)
    bench.press("Unspoil")
    bench.settle()
    assert np.array_equal(before, bench.shown.seen.picture)
    assert bench.reading().spoilt == {}


def test_another_network_has_another_curve(bench: Bench) -> None:
    """One with random weights knows nothing, wherever the digit lies."""
    with_few_digits(bench)
    bench.lab.school._networks["random"] = DigitNetwork.fresh(lenet(), 0)
    bench.lab.school.changed.emit()
    open_fold(bench, "spoil")
    bench.settle()
    combo = bench.combo("Network")
    bench.choose(combo, "random")
    bench.settle()
    bench.idle()
    assert max(bench.controls.spoil.plot.curves[0].accuracies) < 0.4


def test_a_square_covers_a_part(bench: Bench) -> None:
    """It is dragged over the digit in one step, and the network sees no ink there."""
    open_fold(bench, "cover")
    bench.controls.cover.click()
    bench.settle()
    view = bench.page.digit
    area, position = view.sheet(), bench.lab.history.at
    side = area.width() / 28

    def at(row: int, column: int) -> QPoint:
        return QPoint(round(area.left() + (column + 0.5) * side), round(area.top() + (row + 0.5) * side))

    QTest.mousePress(view, LEFT, pos=at(4, 4))
    for place in range(4, 15):
        QTest.mouseMove(view, at(place, place))
    QTest.mouseRelease(view, LEFT, pos=at(14, 14))
    bench.settle()
    assert bench.lab.history.at == position + 1
    seen = bench.shown.seen
    assert seen.picture[11:18, 11:18].max() == 0
    assert seen.made.picture[11:18, 11:18].max() > 0
    assert np.array_equal(seen.picture[:11], seen.made.picture[:11])
    bench.lab.undo()
    bench.settle()
    assert bench.reading().cover == Cover()


def test_what_the_answer_needs_is_shown(bench: Bench) -> None:
    """Nothing is needed in an empty corner."""
    open_fold(bench, "cover")
    bench.controls.needed.click()
    bench.settle()
    needed = bench.page.digit._needed
    assert needed is not None
    assert abs(float(needed[0, 0])) < 1e-3
    assert float(needed.max()) > 0.01
    bench.draw([(0.5, 0.2), (0.5, 0.8)])
    assert bench.page.digit._needed is not None
    assert bench.page.digit._needed is not needed


def test_a_silenced_kernel_costs_what_is_told(bench: Bench) -> None:
    """Its map becomes 0, the accuracy of all test digits follows, and it can be put back."""
    base = bench.shown.network
    bench.pick("C1", (5, 5, 2))
    open_fold(bench, "kernel")
    assert bench.controls.kernel.title.text().startswith("C1, kernel 3 of 6")
    test = digits_of(bench)
    before = 100 * finish(examined(base, test)).accuracy
    assert f"{before:.1f} % of 5,000" in bench.controls.kernel.told.text()
    bench.press("Silence")
    bench.settle()
    bench.idle()
    assert not bench.shown.passage.layer("C1").values[:, :, 2].any()
    after = 100 * finish(examined(silenced(base, "C1", 2), test)).accuracy
    assert bench.controls.kernel.told.text().startswith(f"{after:.1f} % of 5,000 test digits are read right")
    assert f"before, {before:.1f} %" in bench.controls.kernel.told.text()
    bench.press("Put it back")
    bench.settle()
    assert bench.shown.network is base


def test_a_kernel_is_typed(bench: Bench) -> None:
    """The numbers of the grid are those of the network, and one that is changed goes in as it is."""
    bench.pick("C3", (1, 1, 4))
    open_fold(bench, "kernel")
    box = bench.controls.kernel
    kernel = bench.shown.network.weights["C3.weight"][4]
    assert np.allclose(np.array(box.kernel.slices), kernel)
    changed = ((0.25,) * 5,) * 5
    box.kernel.grids[0]._change_at_once(changed)
    bench.settle()
    assert np.allclose(bench.shown.network.weights["C3.weight"][4, 0], 0.25)
    assert np.allclose(bench.shown.network.weights["C3.weight"][4, 1:], kernel[1:])
    box.bias._box.setValue(1.5)
    bench.settle()
    assert bench.shown.network.weights["C3.bias"][4] == 1.5
    assert len(bench.reading().edits) == 1
    bench.press("All back")
    bench.settle()
    assert bench.reading().edits == ()


def test_a_kernel_of_another_size_is_refused(bench: Bench) -> None:
    """In words, and nothing changes."""
    open_fold(bench, "kernel")
    bench.controls.kernel.kernel.grids[0]._change_at_once(((1.0,) * 3,) * 3)
    bench.settle()
    (error,) = bench.messages.errors
    assert "The kernel of C1 has 25 numbers, and not 9." in str(error)
    assert bench.reading().edits == ()
    assert len(bench.controls.kernel.kernel.slices[0]) == 5


def test_another_network_has_its_own_kernels(bench: Bench) -> None:
    """What was changed by hand does not go along; undo brings both back."""
    bench.lab.school._networks["random"] = DigitNetwork.fresh(lenet(), 0)
    open_fold(bench, "kernel")
    bench.press("Silence")
    bench.settle()
    bench.controls.network_wished.emit("random")
    bench.settle()
    assert bench.reading().edits == ()
    bench.lab.undo()
    bench.settle()
    assert (bench.reading().network, len(bench.reading().edits)) == ("bundled", 1)


def test_inverted_digits_are_spoilt_as_ink(bench: Bench) -> None:
    """What moves in from outside is paper, not ink."""
    bench.controls.parts["invert"].click()
    bench.controls.spoil.sliders["right"].setValue(8)
    bench.settle()
    assert bench.shown.seen.picture[:, :8].min() == 255
    assert np.array_equal(bench.shown.seen.picture, picture_of(bench.reading(), bench.shown.seen.made.picture))


def test_what_is_shown_is_saved(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The numbers of the picked layer come back as they are; drawing and page are pictures."""
    bench.pick("C3", (1, 1, 0))
    paths = [tmp_path / name for name in ("layer.csv", "page.png", "drawing.png")]
    dialog = FakeFileDialog(*((str(path), "") for path in paths))
    monkeypatch.setattr("cnngui.gui.services.saving.QFileDialog", dialog)
    for action in ("Save the layer's numbers…", "Save picture…", "Save drawing…"):
        bench.action(action).trigger()
        bench.idle()
    grid = read_grid(paths[0]).numbers
    assert np.array_equal(grid, bench.shown.passage.layer("C3").values)
    assert read_photo(paths[2]).pixels.shape == (280, 280, 3)
    assert read_photo(paths[1]).pixels.shape[1] == 2 * bench.page.width()
