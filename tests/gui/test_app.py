"""What lives as long as the application, and how it cleans up."""

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
