"""What every visit of the window has: a home of its own, and the application's looks back afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from cnngui.gui.look import i18n


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Path]:
    """Return a home folder of this test's own, and the application its looks back."""
    for name in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"CNNGUI_{name}_DIR", str(tmp_path / name.lower()))
    looks = QPalette(qapp.palette()), QFont(qapp.font()), qapp.style().objectName()
    yield tmp_path
    i18n.install(qapp, "en")
    qapp.setStyle(looks[2])
    qapp.setPalette(looks[0])
    qapp.setFont(looks[1])
