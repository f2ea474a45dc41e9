"""The world in which every test runs: a home folder of its own, no screen, and nothing left behind or unexplained."""

import importlib.util
import logging
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.leaks import Watch

HAS_QT = importlib.util.find_spec("PySide6") is not None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--headed``; without Qt, stand in for pytest-qt, which knows these settings of pyproject.toml."""
    parser.addoption("--headed", action="store_true", help="show the windows on the real screen")
    if not HAS_QT:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "a setting of pytest-qt", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Move into a home folder of our own before anything of ours or of Qt is imported."""
    home = Path(tempfile.mkdtemp(prefix="cnngui-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    headed = config.getoption("--headed")
    if headed:
        os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
    os.environ.update(_environment(home, headed=headed))
    # A busy machine is no fault of the code; time is measured in tests/benchmarks. The examples are the same each time,
    # so that a change is judged by itself; `--hypothesis-seed N`, as `make test-slow` gives it, tries others.
    hypothesis.settings.register_profile(
        "cnngui",
        hypothesis.settings(),
        deadline=None,
        derandomize=config.getoption("--hypothesis-seed") is None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
    hypothesis.settings.load_profile("cnngui")
    _hear_ctrl_c()


def _hear_ctrl_c() -> None:
    """Let Ctrl+C mean what it means at a terminal, also where a shell lets the tests ignore it, as with ``&``."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _environment(home: Path, *, headed: bool) -> dict[str, str]:
    """Variables that keep settings, caches and languages of whoever runs the tests out of them."""
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "CNNGUI_CONFIG_DIR": home / "config",
        "CNNGUI_CACHE_DIR": home / "cache",
        "CNNGUI_DATA_DIR": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_DATA_HOME": home / "data",
    }
    if not headed:
        folders["XDG_RUNTIME_DIR"] = home / "runtime"
    for folder in set(folders.values()):
        folder.mkdir(mode=0o700, exist_ok=True)
    texts = {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"} | ({} if headed else {"QT_QPA_PLATFORM": "offscreen"})
    return {name: str(folder) for name, folder in folders.items()} | texts


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses Qt, and skip it where there is none."""
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.gui)
        if not HAS_QT and item.get_closest_marker("gui"):
            item.add_marker(pytest.mark.skip(reason="needs Qt"))


@pytest.fixture(autouse=True)
def leaves_nothing_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread, and say where it was started."""
    failed_before = request.session.testsfailed
    with Watch() as watch:
        yield
        if request.session.testsfailed > failed_before:
            return  # a traceback holds on to everything that the test had
        leaks = watch.leaks()
    if leaks:
        pytest.fail("The test left behind " + "\nand ".join(leaks), pytrace=False)


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def logs_nothing_unexpected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects it asks for ``caplog`` and looks at it itself."""
    warnings = _Warnings()
    logging.getLogger().addHandler(warnings)
    yield
    logging.getLogger().removeHandler(warnings)
    if warnings.lines and "caplog" not in request.fixturenames:
        pytest.fail("The test logged\n" + "\n".join(warnings.lines), pytrace=False)
