"""File › Get VGG-16's dense layers…: the dialog, the job, and what is said in the end, with a server of ours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnngui.engine.errors import CnnguiError
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.weights_fetcher import WeightsFetcher
from cnngui.gui.window.fetch_dialog import FetchDialog
from cnngui.gui.window.job_bar import JobBar
from cnngui.networks.downloads import fetching
from cnngui.networks.downloads.fetching import Patience
from cnngui.networks.downloads.part import place_of
from cnngui.networks.weights import import_folder
from tests.fakes_gui import FakeMessages
from tests.networks.downloads.shop import CONTENT, SMALL, Manner, Shop, forget_proxies, serving


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty data folder, without a proxy, without patience."""
    monkeypatch.setattr(fetching, "PATIENCE", Patience(5.0, ()))
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))
    forget_proxies(monkeypatch)


@pytest.fixture
def shop() -> Iterator[Shop]:
    """Return a server that has the file."""
    with serving(Shop()) as shop:
        yield shop


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication, shop: Shop) -> Settings:
    """Return settings of this test's own, which name the server."""
    settings = Settings(tmp_path / "settings.json")
    settings.set("weights_mirror", shop.address)
    return settings


@pytest.fixture
def jobs(qapp: QApplication, shop: Shop) -> Iterator[JobRunner]:
    """Return a runner that is shut down after the test."""
    jobs = JobRunner()
    yield jobs
    jobs.shutdown()


@pytest.fixture
def messages() -> FakeMessages:
    """Return what hears what is said."""
    return FakeMessages()


@pytest.fixture
def fetcher(jobs: JobRunner, settings: Settings, messages: FakeMessages) -> WeightsFetcher:
    """Return what fetches a small file."""
    fetcher = WeightsFetcher(jobs, settings, messages, NetworkHub(jobs, settings, settings))
    fetcher.file = SMALL
    return fetcher


def opened(qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings) -> FetchDialog:
    """Open the dialog."""
    dialog = FetchDialog(fetcher, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_it_tells_before_it_asks(
    qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings, jobs: JobRunner, shop: Shop
) -> None:
    """Where from and where to; nobody has been asked for anything."""
    dialog = opened(qtbot, fetcher, settings)
    assert dialog.address.whole == f"{shop.address}{SMALL.file}"
    assert dialog.place.whole == str(import_folder() / SMALL.file)
    assert dialog.state.text() == ""
    assert (dialog.get.isVisible(), dialog.stop.isVisible()) == (True, False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert jobs.is_idle()
    assert shop.asked == []


def test_get(
    qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings, messages: FakeMessages, jobs: JobRunner, shop: Shop
) -> None:
    """By Enter; a job fetches it, the networks hear of it, and a second time there is nothing to do."""
    heard: list[str] = []
    networks = fetcher.parent()
    assert isinstance(networks, NetworkHub)
    networks.weights_came.connect(lambda: heard.append("came"))
    dialog = opened(qtbot, fetcher, settings)
    QTest.keyClick(dialog.get, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (job,) = jobs.jobs()
    assert (job.title, job.outlives_window, job.quiet) == ("Getting VGG-16's dense layers", True, False)
    qtbot.waitUntil(jobs.is_idle)
    place = import_folder() / SMALL.file
    assert place.read_bytes() == CONTENT
    assert messages.said == [f"VGG-16's dense layers are here, in {place}."]
    assert heard == ["came"]
    again = opened(qtbot, fetcher, settings)
    assert again.state.text().startswith("They are here already. Get checks them")
    again.get.click()
    qtbot.waitUntil(jobs.is_idle)
    assert messages.said[1:] == ["VGG-16's dense layers were here already, and are sound."]
    assert (heard, len(shop.asked)) == (["came"], 1)


def test_stop_and_go_on(
    qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings, messages: FakeMessages, jobs: JobRunner, shop: Shop
) -> None:
    """A silent server does not hold the stop up; the dialog shows how far it is, before, meanwhile and after."""
    shop.manners = [Manner(cut=300_000, waits=True)]
    fetcher.fetch()
    fetcher.fetch()
    dialog = opened(qtbot, fetcher, settings)
    qtbot.waitUntil(lambda: dialog.state.text().startswith("0.3 of 1\N{NO-BREAK SPACE}MB"))
    assert (dialog.get.isVisible(), dialog.stop.isVisible(), len(jobs.jobs())) == (False, True, 1)
    assert dialog.leave.hasFocus()
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    qtbot.waitUntil(lambda: bar.rows() != [])
    assert bar.rows()[0].progress.value() == 300
    dialog.stop.click()
    qtbot.waitUntil(jobs.is_idle)
    assert messages.said == ["Stopped. What has come is kept: File › Get VGG-16's dense layers… goes on."]
    assert dialog.state.text() == "0.3 of 1\N{NO-BREAK SPACE}MB are here from an earlier time; it goes on from there."
    assert place_of(SMALL).read_bytes() == CONTENT[:300_000]
    shop.closing.set()
    dialog.get.click()
    assert messages.current is None
    qtbot.waitUntil(jobs.is_idle)
    assert (import_folder() / SMALL.file).read_bytes() == CONTENT
    assert shop.ranges() == ["", "bytes=300000-"]


def test_trouble(
    qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings, messages: FakeMessages, jobs: JobRunner, shop: Shop
) -> None:
    """It is told, and it can be tried again."""
    shop.manners = [Manner(status=404)]
    fetcher.fetch()
    qtbot.waitUntil(jobs.is_idle)
    (error,) = messages.errors
    assert isinstance(error, CnnguiError)
    assert str(error).endswith("does not give the file (404 Not Found): choose another mirror.")
    assert not fetcher.is_busy
    fetcher.fetch()
    qtbot.waitUntil(jobs.is_idle)
    assert fetcher.is_here


def test_addresses(qtbot: QtBot, fetcher: WeightsFetcher, settings: Settings, jobs: JobRunner, shop: Shop) -> None:
    """One that is none is told, not kept and not asked; a good one is kept for the next time."""
    dialog = opened(qtbot, fetcher, settings)
    field = dialog.rows.fields["weights_mirror"]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "mirror.school/x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.rows.trouble.text().startswith("“mirror.school/x” is no address to fetch from")
    assert (dialog.isVisible(), jobs.is_idle(), settings.text("weights_mirror")) == (True, True, shop.address)
    field.clear()
    QTest.keyClicks(field, " https://mirror.school/ ")
    dialog.rows.fields["proxy"].setFocus()
    assert dialog.rows.trouble.text() == ""
    assert settings.text("weights_mirror") == "https://mirror.school/"
    assert dialog.address.whole == f"https://mirror.school/{SMALL.file}"
    QTest.keyClicks(dialog.rows.fields["proxy"], "socks5://a:1")
    field.setFocus()
    assert "is no address of a proxy" in dialog.rows.trouble.text()
    assert settings.text("proxy") == ""
    dialog.get.click()
    assert (dialog.isVisible(), jobs.is_idle()) == (True, True)
