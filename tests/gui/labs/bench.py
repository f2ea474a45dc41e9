"""A real lab in a window of its own, what a hand does in it and what an eye sees; the tests of every lab stand on it.

Each lab's conftest names its widgets (``class Bench(LabBench[…])``) and adds what is that lab's alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import Lab, LabContext, LabEntry
from cnngui.gui.lab.fields import looks
from cnngui.gui.lab_list import LABS, delete_now
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.undo import History
from cnngui.gui.services.workspace import Workspace
from tests.fakes_gui import FakeMessages
from tests.fakes_networks import Load
from tests.gui.labs.photos import cat

PATIENCE_MS = 20_000
"""What a busy machine gets for a result."""

PANEL_WIDTH = 340
"""As the window gives it: the canvas keeps its size whatever the panel says."""

AnyLab = TypeVar("AnyLab", bound=Lab)
AnyView = TypeVar("AnyView", bound=QWidget)
AnyPanel = TypeVar("AnyPanel", bound=QWidget)
AnyState = TypeVar("AnyState")
AnyBench = TypeVar("AnyBench", bound="LabBench[Any, Any, Any, Any]")
AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyButton = TypeVar("AnyButton", bound=QAbstractButton)


@dataclass
class World:
    """What a lab is given, and what it said there."""

    context: LabContext
    messages: FakeMessages
    times: list[tuple[str, float]]
    shown_labs: list[str]


def build_world(folder: Path, load: Load, photo: Photo | Grid | None = None, device: str = "auto") -> World:
    """Return a world with a photo (the small cat), whose network is loaded by ``load``; settings are in a folder."""
    workspace, jobs = Workspace(photo or cat()), JobRunner()
    settings, messages = Settings(folder / "settings.json"), FakeMessages()
    settings.set("device", device)
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    networks = NetworkHub(jobs, settings, workspace, load)
    times: list[tuple[str, float]] = []
    labs: list[str] = []
    context = LabContext(
        workspace,
        jobs,
        settings,
        messages,
        photos,
        networks,
        labs.append,
        lambda title, spent: times.append((title, spent)),
    )
    return World(context, messages, times, labs)


def entry_of(name: str) -> LabEntry:
    """Return a row of the list of labs."""
    return next(entry for entry in LABS if entry.name == name)


def history_of(lab: object) -> History[Any]:
    """Return the history of a lab."""
    return cast("History[Any]", getattr(lab, "history", None) or getattr(lab, "_history"))  # noqa: B009


def set_in(state: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the fields of a state that undo takes back."""
    return {each.name: getattr(state, each.name) for each in fields(state) if each.name not in looks(state)}


def state_of(lab: object) -> Any:  # noqa: ANN401  (each lab has its own)
    """Return what is set in a lab."""
    name = next(name for name in ("now", "state_now", "_state") if hasattr(type(lab), name))
    return getattr(lab, name)


def choose_item(combo: QComboBox, at: int) -> None:
    """Choose a line of a list, as hands do."""
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    combo.textActivated.emit(combo.itemText(at))


def written_on(widget: QWidget) -> str:
    """Return the text of a label or a button; of one that is cut, all of it."""
    whole = getattr(widget, "whole", None)
    return whole if isinstance(whole, str) else str(widget.property("text") or "")


class LabBench(Generic[AnyLab, AnyView, AnyPanel, AnyState]):
    """The lab, what it was given, and a window around it.

    Parameters
    ----------
    world : World
    qtbot : QtBot
    entry : LabEntry
        Which lab; without it, the one that the class is for.
    """

    name: ClassVar[str] = ""
    size: ClassVar[tuple[int, int]] = (1400, 900)

    def __init__(self, world: World, qtbot: QtBot, entry: LabEntry | None = None) -> None:
        self.world = world
        self.context, self.messages = world.context, world.messages
        self.times, self.shown_labs = world.times, world.shown_labs
        self.qtbot = qtbot
        self.entry = entry or entry_of(self.name)
        self.lab: AnyLab
        self.window: QWidget
        self.show()

    def show(self) -> None:
        """Put a new lab into a window of its own."""
        self.window = QWidget()
        self.lab = cast("AnyLab", self.entry.build(self.context, self.window))
        layout = QHBoxLayout(self.window)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # in the real window the panel scrolls
        layout.addWidget(self.lab.canvas, 1)
        layout.addWidget(self.lab.panel)
        self.lab.panel.setFixedWidth(PANEL_WIDTH)
        self.window.addActions(list(self.lab.actions()))
        self.window.resize(*self.size)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def close(self) -> None:
        """Close and delete the window, and with it the lab."""
        self.window.close()
        delete_now(self.window)

    @property
    def view(self) -> AnyView:
        """The canvas."""
        return cast("AnyView", self.lab.canvas)

    @property
    def panel(self) -> AnyPanel:
        """The controls."""
        return cast("AnyPanel", self.lab.panel)

    @property
    def state(self) -> AnyState:
        """What is set."""
        return cast("AnyState", state_of(self.lab))

    def settle(self) -> None:
        """Wait until everything asked for is on screen."""
        self.qtbot.waitUntil(self.lab.settle, timeout=PATIENCE_MS)

    def idle(self) -> None:
        """Wait until nothing is computed any more, also what nobody waits for."""
        self.qtbot.waitUntil(self.context.jobs.is_idle, timeout=PATIENCE_MS)

    # What hands do

    def combo(self, name: str) -> QComboBox:
        """Find a list by its name."""
        return self._named(QComboBox, name)

    def choose(self, combo: QComboBox | str, text: str) -> None:
        """Choose from a list, as hands do."""
        found = self.combo(combo) if isinstance(combo, str) else combo
        at = found.findText(text)
        assert at >= 0, [found.itemText(at) for at in range(found.count())]
        choose_item(found, at)

    def spin(self, name: str) -> QAbstractSpinBox:
        """Find a spin box by its name."""
        return self._named(QAbstractSpinBox, name)

    def button(self, text: str) -> QPushButton:
        """Find a button by what is written on it."""
        return self._written(QPushButton, text)

    def press(self, text: str) -> None:
        """Press a button by what is written on it."""
        self.button(text).click()

    def tick(self, text: str) -> None:
        """Click a check box."""
        self._written(QCheckBox, text).click()

    def action(self, text: str) -> QAction:
        """Find a command of the lab."""
        return next(action for action in self.lab.actions() if action.text() == text)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    # What eyes see

    def labels(self) -> list[str]:
        """Read all labels of the canvas and the panel."""
        return [written_on(each) for each in self.window.findChildren(QWidget)]

    def labels_seen(self) -> list[str]:
        """Read the labels that are on screen."""
        texts = [written_on(each) for each in self.window.findChildren(QWidget) if each.isVisible()]
        return [text for text in texts if text]

    def reads(self, text: str) -> bool:
        """Tell whether some label holds a text."""
        return any(text in label for label in self.labels())

    def _named(self, kind: type[AnyWidget], name: str) -> AnyWidget:
        return next(each for each in self.window.findChildren(kind) if each.accessibleName() == name)

    def _written(self, kind: type[AnyButton], text: str) -> AnyButton:
        return next(each for each in self.window.findChildren(kind) if each.text() == text)


class Benches:
    """Builds benches, and takes them down when the test has ended; settings and caches are the test's own."""

    def __init__(self, qtbot: QtBot, folder: Path, load: Load) -> None:
        self._qtbot, self._folder, self._load = qtbot, folder, load
        self._built: list[LabBench[Any, Any, Any, Any]] = []

    def build(
        self,
        kind: Callable[[World, QtBot], AnyBench],
        photo: Photo | Grid | None = None,
        load: Load | None = None,
        *,
        device: str = "auto",
        enter: bool = True,
    ) -> AnyBench:
        """Build a lab around a photo and a way to load the network."""
        bench = kind(build_world(self._folder, load or self._load, photo, device), self._qtbot)
        self._built.append(bench)
        if enter:
            bench.lab.enter()
        return bench

    def close(self) -> None:
        """End all jobs, and close the windows."""
        for bench in self._built:
            if isValid(bench.lab):  # a test may have deleted it
                bench.lab.leave()
            bench.context.jobs.shutdown()
            if isValid(bench.window):
                bench.close()
