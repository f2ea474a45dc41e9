"""What lives as long as the application."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from cnngui.gui.errors import ErrorLog
from cnngui.gui.jobs import JobRunner
from cnngui.gui.messages import BarOfToday
from cnngui.gui.network_hub import NetworkHub
from cnngui.gui.photo_opener import PhotoOpener
from cnngui.gui.settings import Settings
from cnngui.gui.theme import Theme
from cnngui.gui.workspace import Workspace


@dataclass(frozen=True)
class Services:
    """What lives as long as the application, and is handed to every window."""

    app: QApplication
    workspace: Workspace
    jobs: JobRunner
    settings: Settings
    theme: Theme
    log: ErrorLog
    messages: BarOfToday
    photos: PhotoOpener
    networks: NetworkHub
