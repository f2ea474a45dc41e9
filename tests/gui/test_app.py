"""What lives as long as the application, and how it cleans up."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.gui.app import build_services, make_app, since_process_began
from cnngui.gui.services.settings import Settings


def test_there_is_one_application(qapp: QApplication) -> None:
    """With a name, and an icon of our own."""
    before = qapp.applicationName(), qapp.applicationVersion(), qapp.applicationDisplayName()
    app = make_app(["cnngui"])
    assert app is qapp
    assert app.applicationDisplayName() == "CNNGUI"
    assert app.windowIcon().actualSize(QSize(256, 256)) == QSize(256, 256)
    app.setApplicationName(before[0])
    app.setApplicationVersion(before[1])
    app.setApplicationDisplayName(before[2])


_ASKS_FOR_A_FILE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from cnngui.gui.app import make_app

app = make_app(["cnngui"])
timer = QTimer(interval=20)
timer.timeout.connect(lambda: app.activeModalWidget() and app.activeModalWidget().reject())
timer.start()
QFileDialog.getOpenFileName(None, "title", ".", "*", options=QFileDialog.Option.DontUseNativeDialog)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt asks the system where settings go")
@pytest.mark.parametrize("named", [True, False], ids=["a named folder", "the usual folder"])
def test_what_qt_remembers_of_its_file_dialog_is_in_our_folder(tmp_path: Path, *, named: bool) -> None:
    """Beside our settings, not beside those of other programs, where uninstalling would leave it behind."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CNNGUI_", "XDG_"))}
    kept |= {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ours = "mine" if named else ".config/cnngui"
    if named:
        kept["CNNGUI_CONFIG_DIR"] = str(tmp_path / ours)
    subprocess.run([sys.executable, "-c", _ASKS_FOR_A_FILE], env=kept, check=True, timeout=60)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.conf")] == [f"{ours}/QtProject.conf"]


def test_the_services_follow_the_settings(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    """The first photo is the cat, at the working size, also of later."""
    looks = QPalette(qapp.palette()), QFont(qapp.font()), qapp.style().objectName()
    settings = Settings(tmp_path / "settings.json")
    settings.set("working_size", 512)
    services = build_services(qapp, settings)
    assert services.workspace.source.name == "chelsea.png"
    sizes = [services.workspace.working_size]
    assert services.jobs.is_idle()
    settings.set("working_size", 0)
    qtbot.waitUntil(services.jobs.is_idle)
    assert [*sizes, services.workspace.working_size] == [512, None]
    assert build_services(qapp, settings).workspace.working_size is None
    services.jobs.shutdown()
    qapp.setStyle(looks[2])
    qapp.setPalette(looks[0])
    qapp.setFont(looks[1])


def test_the_age_of_the_process_is_known() -> None:
    """To the resolution that Linux gives, for a process that is not this one."""
    code = "import time; from cnngui.gui.app import since_process_began as age; time.sleep(0.3); print(age())"
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lasted = time.monotonic() - began
    assert float(done.stdout) <= lasted + 0.05
    if sys.platform == "linux":
        assert float(done.stdout) >= 0.3
    assert since_process_began() > 0


def test_importing_the_app_imports_nothing_slow() -> None:
    """The window must be there in 0.6 s."""
    code = "import sys, cnngui.gui.app; print({'torch', 'scipy', 'qtawesome', 'pyqtgraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("module", ["cnngui.gui.lab_list", "cnngui.gui.window.actions"])
def test_the_list_of_labs_imports_no_lab(module: str) -> None:
    """A lab is imported when it is first shown."""
    code = f"import sys, {module}; print([name for name in sys.modules if name.startswith('cnngui.gui.labs.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
