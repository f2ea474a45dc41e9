"""Named stand-ins for labs and their context; see `tests.fakes`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cnngui.gui.lab.contract import Lab, LabContext, LabEntry


@dataclass(frozen=True)
class FakeState:
    """What the fake lab takes along."""

    counts: tuple[int, ...]


class FakeLab(QObject):
    """A lab that counts, undoes, and writes down what was asked of it."""

    def __init__(self, name: str, context: LabContext, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.context = context
        self.asked: list[str] = []
        self.counts = [0]
        self.settled = True
        self.needs_photo = name == "two"
        self.canvas: QWidget = QLabel(name)
        self.panel: QWidget = QWidget()
        self.button = QPushButton(self.tr("Settings"))
        self.field = QLineEdit()
        layout = QVBoxLayout(self.panel)
        layout.addWidget(self.button)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self._count = QAction(f"Count in {name}", self)
        self._count.setShortcut("Ctrl+J")
        self._count.triggered.connect(lambda: self.counts.append(self.counts[-1] + 1))

    def actions(self) -> Sequence[QAction]:
        """One command."""
        return [self._count]

    def enter(self) -> None:
        """Write it down."""
        self.asked.append("enter")

    def leave(self) -> None:
        """Write it down."""
        self.asked.append("leave")

    def turn_page(self, step: int) -> bool:
        """Write it down; the Page keys lead to another photo."""
        self.asked.append(f"turn_page {step}")
        return False

    def undo(self) -> None:
        """Write it down."""
        self.asked.append("undo")

    def redo(self) -> None:
        """Write it down."""
        self.asked.append("redo")

    def state(self) -> object:
        """Return the counts."""
        return FakeState(tuple(self.counts))

    def restore(self, state: object) -> None:
        """Take the counts."""
        assert isinstance(state, FakeState)
        self.counts = list(state.counts)

    def settle(self) -> bool:
        """Tell what the test wants."""
        return self.settled


def fake_entry(name: str, title: str) -> LabEntry:
    """Return a row of the list of labs that builds a `FakeLab`."""

    def build(context: LabContext, parent: QObject) -> Lab:
        return FakeLab(name, context, parent)

    return LabEntry(name, title, f"About {title}", "mdi6.flask-outline", build)


class FakeFileDialog:
    """Stands in for `QFileDialog` in a module that asks for files: keeps what it was asked, and answers."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str, str]] = []

    def getOpenFileName(self, parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:  # noqa: N802
        """Answer as people would: a path, "" for Cancel, and the kind that was chosen."""
        del parent
        self.asked.append((title, start, kinds))
        return self.answers.pop(0)

    def getOpenFileNames(self, parent: object, title: str, start: str, kinds: str) -> tuple[list[str], str]:  # noqa: N802
        """Answer as people would: paths with "|" between them, or "" for Cancel."""
        paths, kind = self.getOpenFileName(parent, title, start, kinds)
        return paths.split("|") if paths else [], kind

    def getSaveFileName(  # noqa: N802
        self, parent: object, title: str, start: str, kinds: str, chosen: str = ""
    ) -> tuple[str, str]:
        """Answer as people would."""
        del chosen
        return self.getOpenFileName(parent, title, start, kinds)


@dataclass(frozen=True)
class Offer:
    """A sentence with a button, and what pressing it does."""

    text: str
    button: str
    press: Callable[[], None]


class FakeMessages:
    """The message bar: keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.errors: list[Exception] = []
        self.offers: list[Offer] = []
        self.current: str | Exception | None = None
        """What the bar shows now."""

    def tell(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Keep the sentence, and what is offered with it."""
        self.said.append(text)
        self.current = text
        if action is not None:
            self.offers.append(Offer(text, button, action))

    def tell_error(self, error: Exception) -> None:
        """Keep the error."""
        self.errors.append(error)
        self.current = error

    def clear(self) -> None:
        """Forget the sentences."""
        self.said.clear()
        self.current = None

    def move_on(self) -> None:
        """Show nothing; what was said is still known."""
        self.current = None
