"""The checks themselves are checked: each must be able to fail, and the house rules that no tool knows are kept."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import size_report
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent

LEAKY_TESTS = """
import logging
import threading

import pytest

kept = []

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(2.5,)).start()

def test_leaves_a_daemon_of_ours():
    threading.Thread(target=threading.Event().wait, args=(2.5,), name="cnngui-lane", daemon=True).start()

def test_leaves_a_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer(qapp)
    timer.start(1000)

def test_leaves_a_window(qapp):
    from PySide6.QtWidgets import QWidget
    kept.append(QWidget())

def test_logs_a_warning():
    logging.getLogger("cnngui").warning("odd")

def test_qt_warns(qapp):
    from PySide6.QtCore import qWarning
    qWarning("odd")

def test_python_warns():
    import warnings
    warnings.warn("odd")

def test_is_clean(qtbot, caplog):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget
    widget = QWidget()
    qtbot.addWidget(widget)
    repeating = QTimer(widget)
    repeating.start(1000)
    debounce = QTimer(widget)
    debounce.setSingleShot(True)
    debounce.start(100)
    thread = threading.Thread(target=threading.Event().wait, args=(0.2,))
    thread.start()
    logging.getLogger("cnngui").warning("expected")
    assert caplog.messages == ["expected"]

def test_is_marked(request, qapp):
    assert request.node.get_closest_marker("gui")
"""


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own, from the root of the repository."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def leaky_run(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what pytest prints, with our settings and our conftest, on tests that each break one rule."""
    pytest.importorskip("PySide6")
    file = tmp_path_factory.mktemp("leaky") / "test_leaky.py"
    file.write_text(LEAKY_TESTS)
    settings = ("-c", "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider")
    return python("-m", "pytest", *settings, "-rA", "--tb=short", str(file)).stdout


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("test_leaves_a_thread", "threading.Thread(target=threading.Event().wait, args=(2.5,)).start()"),
        ("test_leaves_a_daemon_of_ours", "<Thread(cnngui-lane, started daemon"),
        ("test_leaves_a_timer", "timer.start(1000)"),
        ("test_leaves_a_window", "the window <PySide6.QtWidgets.QWidget"),
        ("test_logs_a_warning", "WARNING cnngui: odd"),
        ("test_qt_warns", "QtWarningMsg: odd"),
        ("test_python_warns", "UserWarning: odd"),
    ],
)
def test_a_broken_rule_fails_the_test(leaky_run: str, test: str, told: str) -> None:
    """Leaks, log lines and warnings fail a test, and the report says what and where."""
    assert re.search(rf"^(ERROR|FAILED) .*::{test}\b", leaky_run, re.MULTILINE)
    assert told in leaky_run


@pytest.mark.parametrize("test", ["test_is_clean", "test_is_marked"])
def test_a_clean_test_passes(leaky_run: str, test: str) -> None:
    """What ends by itself is no leak, an expected log line is no fault, and Qt tests are marked."""
    assert re.search(rf"^PASSED .*::{test}\b", leaky_run, re.MULTILINE)
    assert not re.search(rf"^(ERROR|FAILED) .*::{test}\b", leaky_run, re.MULTILINE)


@pytest.mark.gui
def test_none_keeps_its_references() -> None:
    """PySide6 must not drop a reference to None in each call that returns nothing (6.12.0 does on Python 3.11)."""
    from PySide6.QtCore import QObject  # noqa: PLC0415  (only where there is Qt)

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    assert sys.getrefcount(None) > before - 100


def loaded_by(module: str, among: set[str]) -> list[str]:
    """Say which packages of ``among`` are loaded after ``module`` is imported in a fresh Python."""
    code = f"import sys, {module}; print(*sorted({among!r} & {{name.partition('.')[0] for name in sys.modules}}))"
    run = python("-c", code)
    assert run.returncode == 0, run.stderr
    return run.stdout.split()


@pytest.mark.gui
def test_the_window_starts_without_torch() -> None:
    """PyTorch takes a second to load; the window must be up before."""
    assert loaded_by("cnngui.gui.app", {"torch", "scipy", "skimage"}) == []


def test_the_command_line_starts_light() -> None:
    """``cnngui filter`` must start at once: nothing heavy is loaded before it is needed."""
    assert loaded_by("cnngui.cli", {"PySide6", "torch", "PIL", "scipy", "skimage", "qtpy", "superqt"}) == []


def pins() -> dict[str, list[Requirement]]:
    """Return the lines of constraints.txt by package name."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def needed() -> set[str]:
    """Return every package that the app and its tests need here, and what those need in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    todo = [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["test"]]
    seen: set[str] = set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if name.startswith(("cuda-", "nvidia-", "triton")):  # what torch's builds for NVIDIA cards bring
            continue
        if name in seen or not (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        todo += [Requirement(line) for line in metadata.requires(name) or []]
    return seen


@pytest.mark.gui
def test_every_dependency_is_pinned() -> None:
    """constraints.txt pins what is installed, to the version that is installed (torch is free in its build)."""
    pinned = pins()
    for name in needed():
        here = [pin for pin in pinned.get(name, []) if pin.marker is None or pin.marker.evaluate()]
        assert len(here) == 1, f"{name} is pinned {len(here)} times"
        assert here[0].specifier.contains(Version(metadata.version(name)).public), f"{name} is not as pinned"


def test_nothing_is_pinned_in_vain() -> None:
    """constraints.txt names no package that nothing needs on this system."""
    for name, lines in pins().items():
        if any(pin.marker is None or pin.marker.evaluate() for pin in lines):
            assert name in needed(), name


def test_the_size_report_counts_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A function of 46 lines is too long, one of 45 and a docstring is not; a class has 300, a file 400 or its own."""
    (tmp_path / "fine.py").write_text('def fine():\n    """Two\n\n    lines."""\n' + "    pass\n" * 44)
    assert size_report.report(tmp_path) == 0
    (tmp_path / "long.py").write_text("@decorated\ndef long():\n" + "    pass\n" * 44)
    (tmp_path / "file.py").write_text("pass\n" * 401)
    (tmp_path / "main_window.py").write_text("pass\n" * 301)
    (tmp_path / "classes.py").write_text("class Fine:\n" + "    a = 1\n" * 299 + "class Long:\n    b = 1\n")
    assert size_report.report(tmp_path) == 3
    told = capsys.readouterr().out
    assert "long.py:1 long has 46 lines; 45 is the most" in told
    assert "Lines of" not in told
    (tmp_path / "classes.py").write_text("class Long:\n" + "    a = 1\n" * 300)
    assert size_report.report(tmp_path) == 4
    assert "classes.py:1 Long has 301 lines; 300 is the most for a class" in capsys.readouterr().out


def test_the_size_report_counts_the_lines_of_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither blank lines nor docstrings, also those below a field; comments count."""
    lab = tmp_path / "gui" / "labs" / "maps"
    lab.mkdir(parents=True)
    (lab / "state.py").write_text('"""Two\n\nlines."""\n\n# why\nA = 1\n"""What A is."""\n\nB = """x\ny"""\n')
    (tmp_path / "gui" / "app.py").write_text('def a():\n    """Run."""\n    return 1\n')
    assert size_report.report(tmp_path) == 0
    told = capsys.readouterr().out
    assert "Lines of the labs, without docstrings and blank ones: 4" in told
    assert "Lines of the window, without docstrings and blank ones: 6" in told
