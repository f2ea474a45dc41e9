"""What the tests of all labs share: the real weights, no camera, and what builds a lab in a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from cnngui.gui.look.i18n import LANGUAGES
from cnngui.networks.network import Network
from tests.fakes_networks import loads
from tests.gui.labs.bench import Benches
from tests.networks.conftest import one_thread
from tests.networks.reference import bundled

__all__ = ["one_thread"]  # small photos are computed as in the tests of networks


@pytest.fixture(scope="session")
def network() -> Network:
    """Return VGG-16 with the bundled weights, in plain float32 on the CPU."""
    return Network(bundled(), name="bundled")


@pytest.fixture
def benches(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, network: Network) -> Iterator[Benches]:
    """Return what builds labs; there is no camera, and the mosaic is made finer soon."""
    monkeypatch.setenv("CNNGUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("cnngui.gui.lab.live_source.likely_cameras", lambda: ())
    monkeypatch.setattr("cnngui.gui.labs.maps.controller.FINER_MS", 10)
    made = Benches(qtbot, tmp_path, loads(network))
    yield made
    made.close()


@pytest.fixture(params=LANGUAGES)
def decimal(request: pytest.FixtureRequest) -> Iterator[str]:
    """Write numbers as a language does; return its decimal sign."""
    before, spoken = QLocale(), str(request.param)
    QLocale.setDefault(QLocale(spoken))
    yield "," if spoken == "fr" else "."
    QLocale.setDefault(before)
