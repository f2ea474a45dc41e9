"""Help: the list of keys, and a report of what is installed and what last went wrong, to be copied."""

import os
import platform
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QTabWidget, QTreeWidget, QWidget

from cnngui import __version__
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.look.i18n import language
from cnngui.gui.services.jobs import Job, JobRunner, Lane
from cnngui.gui.widgets.inputs.controls import close_row
from cnngui.gui.widgets.inputs.forms import fill, two_columns
from cnngui.gui.window.actions import Found
from cnngui.packages import PACKAGES, installed

OTHER_KEYS: tuple[tuple[str, str], ...] = (
    (QT_TRANSLATE_NOOP("HelpDialog", "Tab, Shift+Tab"), QT_TRANSLATE_NOOP("HelpDialog", "Next, previous control")),
    (QT_TRANSLATE_NOOP("HelpDialog", "Arrow keys"), QT_TRANSLATE_NOOP("HelpDialog", "Move: pixel, cell, choice, lab")),
    (QT_TRANSLATE_NOOP("HelpDialog", "Space"), QT_TRANSLATE_NOOP("HelpDialog", "On a picture: flip before and after")),
    (
        QT_TRANSLATE_NOOP("HelpDialog", "+, -, 0"),
        QT_TRANSLATE_NOOP("HelpDialog", "On a picture: closer, farther, all of it"),
    ),
    (QT_TRANSLATE_NOOP("HelpDialog", "Shift+arrow keys"), QT_TRANSLATE_NOOP("HelpDialog", "On a picture: ten pixels")),
    (
        QT_TRANSLATE_NOOP("HelpDialog", "Ctrl+Up, Ctrl+Down"),
        QT_TRANSLATE_NOOP("HelpDialog", "In a kernel: add or take 1"),
    ),
    (QT_TRANSLATE_NOOP("HelpDialog", "Shift+Up, Shift+Down"), QT_TRANSLATE_NOOP("HelpDialog", "In a kernel: 0.1")),
    (QT_TRANSLATE_NOOP("HelpDialog", "Esc"), QT_TRANSLATE_NOOP("HelpDialog", "Leave projector mode")),
)
"""Keys that are no command."""


class HelpDialog(QDialog):
    """Two pages: keys and report.

    Parameters
    ----------
    commands : iterable of Found
        Those of the window and of the lab in front.
    log : ErrorLog
        What went wrong.
    jobs : JobRunner
        For trying the devices, which loads PyTorch: only once somebody looks at the report.
    page : str
        "keys" or "report".
    """

    def __init__(
        self,
        commands: Iterable[Found],
        log: ErrorLog,
        jobs: JobRunner,
        page: str = "keys",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._jobs = jobs
        self._trying: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.keys = _key_list(commands)
        self.keys.setAccessibleName(self.tr("Keys"))
        self.report = QPlainTextEdit(report(log, "trying what can compute…"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.pages = QTabWidget()
        self.pages.addTab(self.keys, self.tr("Keys"))
        self.pages.addTab(self._report_page(), self.tr("Report"))
        self.pages.currentChanged.connect(self._try_devices)
        self.pages.setCurrentIndex(["keys", "report"].index(page))
        buttons = close_row()
        buttons.rejected.connect(self.close)
        fill(self, self.pages, buttons, gap=16, margin=16)
        line = self.fontMetrics().height()
        self.resize(line * 36, line * 32)

    def _report_page(self) -> QWidget:
        self.copy_button = QPushButton(self.tr("Copy the report"))
        self.copy_button.clicked.connect(self._copy)
        page = QWidget()
        fill(page, self.report, self.copy_button, margin=8).setAlignment(self.copy_button, Qt.AlignmentFlag.AlignRight)
        return page

    def _try_devices(self) -> None:
        """Find out, off the main thread, what can compute here."""
        if self._trying is None:
            self._trying = self._jobs.start(
                Lane.TORCH, _devices, title=self.tr("Trying the devices"), quiet=True, on_result=self._show_devices
            )
            self.finished.connect(self._trying.abandon)

    def _show_devices(self, devices: str) -> None:
        self.report.setPlainText(report(self._log, devices))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))


def _key_list(commands: Iterable[Found]) -> QTreeWidget:
    rows = [(f"{command.path} › {command.text}", command.keys) for command in commands if command.keys]
    translate = QCoreApplication.translate
    rows += [(translate("HelpDialog", text), translate("HelpDialog", keys)) for keys, text in OTHER_KEYS]
    tree = two_columns(rows)
    tree.setCurrentIndex(tree.model().index(0, 0))
    return tree


def report(log: ErrorLog, devices: str) -> str:
    """Say what last went wrong, what is installed and what can compute, in English, as those who mend it read it.

    >>> report(ErrorLog(), "CPU").splitlines()[0]
    'No error since the start.'
    """
    errors = [f"Last error: {log.last()}", "", log.details()] if log.details() else ["No error since the start.", ""]
    lines = [
        *errors,
        f"CNNGUI {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Qt {qVersion()}, platform {QGuiApplication.platformName()}, language {language()}",
        *(" ".join(installed(package) or (package.name, "not found")) for package in PACKAGES),
        f"Processor: {os.cpu_count()} cores, {platform.processor() or platform.machine()}",
        *_screens(),
        f"Devices: {devices}",
    ]
    return "\n".join(lines)


def _devices() -> str:
    """Try every device; loads PyTorch."""
    from cnngui.networks.devices import probe, torch_trouble  # noqa: PLC0415  (heavy)

    tried = [
        f"{device.title} ({device.milliseconds or 0:.1f} ms)" if device.works else f"{device.title}: {device.reason}"
        for device in probe()
    ]
    return "\n  ".join(["", *tried]) if tried else torch_trouble()


def _screens() -> list[str]:
    return [
        f"Screen: {screen.size().width()} × {screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
