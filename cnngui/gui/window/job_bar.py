"""The job bar: what runs, how far it is, how long it will take, Pause and Stop."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from cnngui.gui.look.durations import time_left
from cnngui.gui.look.i18n import labelled
from cnngui.gui.look.icons import icon
from cnngui.gui.services.jobs import PATIENCE, Job, JobRunner
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.painted import Fitting

MOST_ROWS = 3
ROW_LINES = 24
"""Width of a row, in heights of a line, from which on there is room for another beside it."""

_REFRESH_MS = 100


class JobBar(Fitting, QWidget):
    """One row a job that has run for 300 ms; "Ready" while there is none.

    It is always as high as a row, and several stand side by side: what lies above it never moves.
    """

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._rows: dict[Job, JobRow] = {}
        self.setAccessibleName(self.tr("Work under way"))
        self._ready = QLabel(self.tr("Ready"))
        self._layout = fill(self, self._ready, gap=24, sideways=True)
        self._tick = QTimer(self, interval=_REFRESH_MS)
        self._tick.timeout.connect(self._refresh)
        jobs.jobs_changed.connect(self._refresh)
        self._fit()
        self._refresh()

    def rows(self) -> "list[JobRow]":
        """Return what is shown, the oldest first."""
        return list(self._rows.values())

    def _refresh(self) -> None:
        loud = [job for job in self._jobs.jobs() if not job.quiet]
        if loud and not self._tick.isActive():
            self._tick.start()
        elif not loud:
            self._tick.stop()
        shown = [job for job in loud if job in self._rows or job.seconds >= PATIENCE or job.is_paused][: self._most()]
        for job in [job for job in self._rows if job not in shown]:
            row = self._rows.pop(job)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        for job in shown:
            if job not in self._rows:
                self._rows[job] = JobRow(job)
                self._layout.insertWidget(self._layout.count() - 1, self._rows[job], 1)
            self._rows[job].refresh()
        waiting = len(loud) - len(shown) if shown else 0
        self._ready.setVisible(not shown or waiting > 0)
        self._ready.setText(_more(waiting) if waiting else self.tr("Ready"))

    def _most(self) -> int:
        """Return how many rows there is room for side by side."""
        return min(max(self.width() // (ROW_LINES * self.fontMetrics().height()), 1), MOST_ROWS)

    def _fit(self) -> None:
        """Be as high as a row, also while there is none."""
        self.setFixedHeight(row_height(self))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many rows as there is room for."""
        super().resizeEvent(event)
        self._refresh()


class JobRow(Fitting, QWidget):
    """One job: its title leads back to its lab."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self.title = QPushButton()
        self.title.setFlat(True)
        self.title.setAccessibleName(job.title)
        if job.lead_back is None:
            self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.title.setAccessibleDescription(self.tr("Go to where this was started"))
        self.title.setToolTip("\n".join(filter(None, (job.title, self.title.accessibleDescription()))))
        self.title.clicked.connect(self._lead_back)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(job.title)
        self.time = QLabel()
        self.pause = QToolButton()
        self.pause.clicked.connect(self._pause_or_resume)
        self.stop = QToolButton()
        self.stop.setText(self.tr("Stop"))
        self.stop.setIcon(icon("mdi6.stop"))
        self.stop.setAccessibleName(self.tr("Stop: {title}").format(title=job.title))
        self.stop.clicked.connect(job.stop)
        self._place = QWidget()
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        fill(self._place, self.title, sideways=True).addStretch(1)
        self._row = layout = fill(self, self._place, self.progress, self.time, self.pause, self.stop, sideways=True)
        layout.setStretchFactor(self._place, 3)  # so that the bars of several jobs stand one below the other
        layout.setStretchFactor(self.progress, 2)
        for button in (self.pause, self.stop):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Show how far it is now."""
        job = self._job
        self.progress.setRange(0, 0 if job.fraction is None else 1000)
        if job.fraction is not None:
            self.progress.setValue(round(job.fraction * 1000))
        self.time.setText(self._time_left())
        self.pause.setVisible(job.fraction is not None and (job.is_paused or not job.is_waiting))
        self.pause.setText(self.tr("Resume") if job.is_paused else self.tr("Pause"))
        self.pause.setIcon(icon("mdi6.play" if job.is_paused else "mdi6.pause"))
        self.pause.setAccessibleName(labelled(self.pause.text(), job.title))
        self.stop.setEnabled(not job.is_cancelled)

    def _time_left(self) -> str:
        if self._job.is_cancelled:
            return self.tr("stopping…")
        if self._job.is_paused:
            return self.tr("paused")
        if self._job.is_waiting:
            return self.tr("waiting")
        left = self._job.seconds_left
        return "" if left is None else time_left(left)

    def _lead_back(self) -> None:
        if self._job.lead_back is not None:
            self._job.lead_back()

    def _pause_or_resume(self) -> None:
        if self._job.is_paused:
            self._job.resume()
        else:
            self._job.pause()

    def _fit(self) -> None:
        side = self.fontMetrics().height()
        self.progress.setFixedHeight(max(6, side // 2))
        self.progress.setMinimumWidth(side * 2)  # with large type on a small screen, it gives way
        self.progress.setMaximumWidth(side * 14)
        for button in (self.pause, self.stop):
            button.setIconSize(QSize(side, side))
        for part in (self.title, self.pause, self.stop):
            part.setFixedHeight(row_height(self))
        self._fit_title()

    def _fit_title(self) -> None:
        room = self._place.width() - self.fontMetrics().height()
        title = self.fontMetrics().elidedText(self._job.title, Qt.TextElideMode.ElideMiddle, room)
        self.title.setText(title.replace("&", "&&"))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the title as there is room for."""
        super().resizeEvent(event)
        self._row.activate()
        self._fit_title()


def row_height(part: QWidget) -> int:
    """Return the height of all that stands in the lowest line of the window, in px."""
    return part.fontMetrics().height() + 6


def _more(count: int) -> str:
    return QCoreApplication.translate("JobBar", "and %n more", None, count)
