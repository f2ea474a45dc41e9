"""What a lab is: the protocol that the window knows, and what a lab is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.messages import Messages
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace

Kept = TypeVar("Kept")

PACKED = "packed"
"""Among what outlives the window: files of a session that no lab has taken yet, by name."""


@dataclass(frozen=True)
class LabContext:
    """What every lab is given.

    Parameters
    ----------
    workspace : Workspace
        The shared photo, chain and selection.
    jobs : JobRunner
        For work over 40 ms.
    settings : Settings
    messages : Messages
    photos : PhotoOpener
    networks : NetworkHub
        The network that all labs share.
    show_lab : callable
        Brings a lab to the front, by its name.
    show_time : callable
        Puts a measured time in milliseconds on the device chip: ``show_time("CPU", 6.2)``.
    lasting : dict
        What outlives the window, by name: pictures that go on growing while it is built anew. See `kept`.
    """

    workspace: Workspace
    jobs: JobRunner
    settings: Settings
    messages: Messages
    photos: PhotoOpener
    networks: NetworkHub
    show_lab: Callable[[str], None]
    show_time: Callable[[str, float], None]
    lasting: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lasting["show_lab"] = self.show_lab

    def way_to(self, lab: str) -> Callable[[], None]:
        """Return what brings a lab to the front, in the window that there is then: a job may outlive this one."""
        lasting = self.lasting
        return lambda: cast("Callable[[str], None]", lasting["show_lab"])(lab)

    def kept(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Return what the lab of a former window kept under a name; where there is nothing, make it and keep it."""
        if name not in self.lasting:
            self.lasting[name] = make()
        return cast("Kept", self.lasting[name])

    def packed(self, name: str) -> dict[str, bytes]:
        """Return, once, the files that a session has of what is kept under a name."""
        return cast("dict[str, dict[str, bytes]]", self.lasting.get(PACKED, {})).pop(name, {})


class Lab(Protocol):
    """One of the app's rooms, living as long as its window.

    Where a grid of numbers is open, one that ``needs_photo`` shows the last photo.
    ``state`` and ``restore`` carry a lab over when the window is built anew in another language.
    """

    canvas: QWidget
    panel: QWidget
    needs_photo: bool

    def actions(self) -> Sequence[QAction]:
        """Return what the Lab menu, the key list (F1) and Ctrl+K show: save, copy, start again."""

    def enter(self) -> None:
        """Come to the front: show what the workspace holds now."""

    def leave(self) -> None:
        """Make room for another lab: stop what is not worth going on with."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Do it again."""

    def turn_page(self, step: int) -> bool:
        """Take a clicker's Page key, pressed anywhere in the window: 1 for down; tell whether there is a use for it."""

    def state(self) -> object:
        """Return what `restore` takes: plain data that JSON can hold."""

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen; for screenshots and tests."""


@dataclass(frozen=True)
class LabEntry:
    """One row of the list of labs.

    Parameters
    ----------
    name : str
        The lab's folder.
    title, hint : str
        English, marked for translation in the context ``"Labs"``: the word on the rail and its tooltip.
    icon : str
        A qtawesome name.
    build : callable
        Makes the lab; imports it only then.
    """

    name: str
    title: str
    hint: str
    icon: str
    build: Callable[[LabContext, QObject], Lab]
