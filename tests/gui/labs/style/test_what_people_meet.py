"""What people met in the Style lab: times, keys, words that were cut, and what they are called."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.words import NAMES, file_name
from cnngui.gui.look import i18n
from cnngui.gui.look.durations import about, time_left
from cnngui.gui.widgets.inputs.fold import Fold
from cnngui.gui.widgets.pictures.picture_grid import GridItem, PictureGrid
from tests.gui.labs.style.conftest import Bench

ROOM = 306
"""Px of the panel in the window, beside its scroll bar."""


def estimate(bench: Bench) -> str:
    """Read what the panel says about the time."""
    return bench.panel._estimate.text()


def test_a_time_is_told_before_the_first_start(bench: Bench) -> None:
    """Until it is measured, that it is being measured."""
    texts = {estimate(bench)}

    def is_measured() -> bool:
        texts.add(estimate(bench))
        return estimate(bench).startswith("about ")

    bench.qtbot.waitUntil(is_measured, timeout=30_000)
    assert texts - {""} == {"measuring how long it takes…", estimate(bench)}
    assert "on CPU" in estimate(bench)


def test_panel_and_job_bar_tell_the_same_time(bench: Bench) -> None:
    """While it grows, corrected as it goes; nothing before something is measured."""
    bench.settle()
    bench.set(steps=120)
    bench.settle()
    found = bench.lab._studio.estimate
    assert found is not None
    piece = bench.start()
    assert piece.job is not None
    assert piece.job.expected == found.seconds
    if piece.job.fraction is None:
        assert piece.job.seconds_left is None
        assert estimate(bench) == ""
    bench.qtbot.waitUntil(lambda: piece.step is not None and piece.step.step > 8, timeout=30_000)
    job = piece.job

    def is_alike() -> bool:
        return job.seconds_left is not None and estimate(bench) == time_left(job.seconds_left)

    bench.qtbot.waitUntil(is_alike)
    job.pause()
    job.expected = 1000 * job.seconds  # a step need not come for the panel to follow
    bench.qtbot.waitUntil(is_alike)
    job.resume()
    bench.lab.stop()
    bench.wait(piece)


def test_what_pictures_took_corrects_the_next_estimate(bench: Bench) -> None:
    """Where another program computes too, say."""
    bench.settle()
    piece = bench.start()
    assert piece.job is not None
    piece.job.expected = 1e-3
    bench.wait(piece)
    assert bench.lab._studio.pace == 5


@pytest.mark.parametrize(
    ("seconds", "text"), [(89, "about 90 s"), (91, "about 2 min"), (194, "about 4 min"), (596, "about 10 min")]
)
def test_long_times_are_told_in_minutes(seconds: float, text: str) -> None:
    """From one and a half up."""
    assert about(seconds) == text
    assert time_left(seconds) == f"{text} left"


def test_the_shorter_of_two_measurements_counts(bench: Bench) -> None:
    """For the same settings: something else took the time of the other."""
    bench.settle()
    studio = bench.lab._studio
    cost, found = studio.cost, studio.estimate
    assert found is not None
    for seconds in (7 * found.seconds, 0.5 * found.seconds, 3 * found.seconds):
        studio.take_estimate(cost, replace(found, seconds=seconds))
    assert studio.estimate is not None
    assert studio.estimate.seconds == 0.5 * found.seconds
    studio.take_estimate("others", replace(found, seconds=9.0))
    assert studio.estimate.seconds == 9.0


def test_the_keys_go_from_start_to_the_picture(bench: Bench) -> None:
    """Where Space ends nothing; from Stop they go to Start, and not to the fold below."""
    bench.settle()
    bench.set(steps=120)
    bench.button("Start").setFocus()
    piece = bench.start()
    assert bench.window.focusWidget() is bench.view.result_view
    bench.button("Stop").setFocus()
    bench.button("Stop").click()
    bench.wait(piece)
    assert bench.window.focusWidget() is bench.button("Start")


def test_the_title_follows_the_language(bench: Bench, qapp: QApplication) -> None:
    """That of the job too, which outlives the window."""
    bench.set(steps=120)
    piece = bench.start()
    assert piece.job is not None
    assert piece.job.title == "cat in the style of Stained glass"
    i18n.install(qapp, "fr")
    try:
        assert piece.job.title == "cat dans le style Vitrail"
    finally:
        i18n.install(qapp, "en")
    bench.lab.stop()
    bench.wait(piece)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_fold_widens_the_panel(qapp: QApplication, language: str) -> None:
    """With all of them open."""
    i18n.install(qapp, language)
    panel = StylePanel(["conv4_2"])
    try:
        for fold in panel.findChildren(Fold):
            fold._title.setChecked(True)
        panel.show()
        qapp.processEvents()
        assert panel.minimumSizeHint().width() <= ROOM
    finally:
        panel.close()
        panel.deleteLater()
        i18n.install(qapp, "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_of_a_style_is_cut(qapp: QApplication, language: str) -> None:
    """Every word fits into its cell."""
    i18n.install(qapp, language)
    grid = PictureGrid("styles")
    try:
        grid.resize(ROOM - 20, 300)
        names = [QCoreApplication.translate("Styles", name) for name in NAMES.values()]
        grid.set_items([GridItem(name, name, QImage(8, 8, QImage.Format.Format_RGB32)) for name in names])
        grid.show()
        qapp.processEvents()
        widest = max(grid.fontMetrics().horizontalAdvance(word) for name in names for word in name.split())
        assert grid.gridSize().width() >= widest + 12
        assert grid.viewport().width() // grid.gridSize().width() >= 2
    finally:
        grid.close()
        grid.deleteLater()
        i18n.install(qapp, "en")


def test_files_are_named_in_the_language(bench: Bench, qapp: QApplication) -> None:
    """As the gallery names the styles."""
    i18n.install(qapp, "fr")
    try:
        assert file_name("cat.png", bench.styles()) == "cat-vitrail"
    finally:
        i18n.install(qapp, "en")
