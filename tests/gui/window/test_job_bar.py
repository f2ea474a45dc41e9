"""The job bar shows what takes long, and stops it."""

import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cnngui.gui.look.durations import time_left
from cnngui.gui.services.jobs import PATIENCE, JobRunner, Lane
from cnngui.gui.window.job_bar import JobBar


@dataclass(frozen=True)
class Step:
    """A step that knows how far it is."""

    fraction: float


class Work:
    """Makes its first of four steps at once, and goes on when it is let go."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def steps(self) -> Generator[Step, None, None]:
        """Make a quarter, wait, make the rest."""
        yield Step(0.25)
        assert self.go_on.wait(20)
        yield Step(1.0)

    def one(self) -> None:
        """One long step of unknown length."""
        assert self.go_on.wait(20)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    """Return a runner that is shut down after the test."""
    jobs = JobRunner()
    yield jobs
    jobs.shutdown()


@pytest.fixture
def bar(qtbot: QtBot, jobs: JobRunner) -> JobBar:
    """Return a job bar on screen."""
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    bar.show()
    return bar


def words(bar: JobBar) -> list[str]:
    """Return the texts of the labels that are seen."""
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_job_that_waits_cannot_be_paused(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """It does nothing until it is asked to: that is said in place of the time that is left."""
    work, waits = Work(), [True]
    job = jobs.start(Lane.TORCH, work.steps(), title="Learning")
    job.waits = lambda: waits[0]
    qtbot.waitUntil(lambda: bool(bar.rows()) and job.fraction is not None)
    (shown,) = bar.rows()
    qtbot.waitUntil(lambda: not shown.pause.isVisible() and "waiting" in words(bar))
    waits[0] = False
    qtbot.waitUntil(shown.pause.isVisible)
    assert "waiting" not in words(bar)
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_a_long_job_appears_with_progress_and_time(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """Not at once, but after its 300 ms; and goes when it is done."""
    work = Work()
    assert words(bar) == ["Ready"]
    job = jobs.start(Lane.TORCH, work.steps(), title="Restyling")
    assert bar.rows() == []
    qtbot.waitUntil(lambda: len(bar.rows()) == 1)
    assert job.seconds >= PATIENCE
    (row,) = bar.rows()
    qtbot.waitUntil(lambda: row.progress.value() == 250)
    assert row.title.text() == "Restyling"
    assert "left" in row.time.text()
    qtbot.waitUntil(lambda: words(bar) == [row.time.text()])
    work.go_on.set()
    qtbot.waitUntil(lambda: words(bar) == ["Ready"])
    assert not bar._tick.isActive()


def test_stop_ends_gently_what_can_end_with_a_result(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """It is not cancelled: its result is reported; one that is paused goes on to its end."""
    work, told, wishes = Work(), list[object](), list[str]()
    job = jobs.start(Lane.TORCH, work.steps(), title="Training", on_result=told.append)
    job.gently = lambda: wishes.append("stop")
    qtbot.waitUntil(lambda: len(bar.rows()) == 1)
    job.pause()
    QTest.mouseClick(bar.rows()[0].stop, Qt.MouseButton.LeftButton)
    assert wishes == ["stop"]
    assert not job.is_cancelled
    assert not job.is_paused
    work.go_on.set()
    qtbot.waitUntil(lambda: len(told) == 1)


def test_short_and_quiet_jobs_are_not_shown(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """The bar does not flicker while a slider moves."""
    work = Work()
    quiet = jobs.start(Lane.FILES, work.one, title="Looking", quiet=True)
    for _ in range(20):
        jobs.start(Lane.OPENCV, lambda: None, title="Filtering")
    qtbot.waitUntil(lambda: jobs.jobs() == [quiet])
    qtbot.waitUntil(lambda: quiet.seconds > PATIENCE)
    bar._refresh()
    assert bar.rows() == []
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_stop_stops(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """A click on Stop cancels; until the step under way is over it says so."""
    work = Work()
    job = jobs.start(Lane.TORCH, work.steps(), title="Restyling")
    qtbot.waitUntil(lambda: len(bar.rows()) == 1)
    (row,) = bar.rows()
    QTest.mouseClick(row.stop, Qt.MouseButton.LeftButton)
    assert job.is_cancelled
    assert row.time.text() == "stopping…"
    assert not row.stop.isEnabled()
    work.go_on.set()
    qtbot.waitUntil(lambda: bar.rows() == [])


def test_pause_and_resume(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """One button for both."""
    work = Work()
    job = jobs.start(Lane.TORCH, work.steps(), title="Restyling")
    qtbot.waitUntil(lambda: bool(bar.rows()) and bar.rows()[0].pause.isVisible())
    (row,) = bar.rows()
    QTest.mouseClick(row.pause, Qt.MouseButton.LeftButton)
    was_paused = job.is_paused
    assert (row.pause.text(), row.time.text()) == ("Resume", "paused")
    QTest.keyClick(row.pause, Qt.Key.Key_Space)
    assert (was_paused, job.is_paused) == (True, False)
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_unknown_progress_is_busy_and_has_no_pause(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """Pause would do nothing within one step."""
    work = Work()
    jobs.start(Lane.FILES, work.one, title="Reading")
    qtbot.waitUntil(lambda: len(bar.rows()) == 1)
    (row,) = bar.rows()
    assert (row.progress.minimum(), row.progress.maximum()) == (0, 0)
    assert not row.pause.isVisible()
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_a_click_leads_back(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """To the lab that asked; a job without a way back takes no focus for it."""
    led: list[str] = []
    work = Work()
    jobs.start(Lane.TORCH, work.one, title="Restyling", lead_back=lambda: led.append("style"))
    jobs.start(Lane.FILES, work.one, title="Reading")
    qtbot.waitUntil(lambda: len(bar.rows()) == 2)
    for row in bar.rows():
        QTest.mouseClick(row.title, Qt.MouseButton.LeftButton)
    assert led == ["style"]
    assert bar.rows()[1].title.focusPolicy() == Qt.FocusPolicy.NoFocus
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_the_bar_keeps_its_height(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """Nothing above it moves when jobs come and go, however many they are."""
    work, heights = Work(), [bar.minimumSizeHint().height(), bar.height()]
    for number in range(3):
        jobs.start(Lane.FILES, work.one, title=str(number))
        wanted = min(number + 1, 2)
        qtbot.waitUntil(lambda: len(bar.rows()) == wanted)  # noqa: B023  (waited for at once)
        heights += [bar.sizeHint().height(), bar.height(), bar.rows()[0].sizeHint().height()]
    work.go_on.set()
    qtbot.waitUntil(lambda: words(bar) == ["Ready"])
    assert max(heights) == bar.height()
    assert bar.maximumHeight() == bar.minimumHeight() == bar.height()


def test_many_jobs_stand_side_by_side(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """As many as there is room for; the others are counted."""
    bar.resize(1400, bar.height())
    work = Work()
    for number in range(5):
        jobs.start(Lane.FILES, work.one, title=str(number))
    qtbot.waitUntil(lambda: len(bar.rows()) == 3)
    assert "and 2 more" in words(bar)
    assert len({row.y() for row in bar.rows()}) == 1
    bar.resize(500, bar.height())
    assert len(bar.rows()) == 1
    assert "and 4 more" in words(bar)
    work.go_on.set()
    qtbot.waitUntil(lambda: words(bar) == ["Ready"])


def test_a_long_title_is_shortened_and_told_in_full(bar: JobBar, jobs: JobRunner, qtbot: QtBot) -> None:
    """In the tooltip and to screen readers; an ampersand stays one."""
    work = Work()
    title = "Salt & pepper " + "very_long_name_of_a_photo" * 4 + ".jpg"
    jobs.start(Lane.FILES, work.one, title=title)
    qtbot.waitUntil(lambda: len(bar.rows()) == 1)
    (row,) = bar.rows()
    assert row.title.text().startswith("Salt && pep")
    assert row.title.text().endswith(".jpg")
    qtbot.waitUntil(lambda: row.progress.x() > 0)  # laid out
    assert row.title.sizeHint().width() <= row.progress.x()
    assert row.title.toolTip() == row.title.accessibleName() == title
    work.go_on.set()
    qtbot.waitUntil(jobs.is_idle)


def test_the_time_left_is_rough() -> None:
    """Rounded up, so that it is never disappointed."""
    assert time_left(0) == "about 1 s left"
    assert time_left(9.5) == "about 10 s left"
    assert time_left(59) == "about 60 s left"
    assert time_left(89) == "about 90 s left"
    assert time_left(91) == "about 2 min left"
