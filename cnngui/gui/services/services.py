"""What lives as long as the application."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.look.theme import Theme
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.messages import BarOfToday
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.weights_fetcher import WeightsFetcher
from cnngui.gui.services.workspace import Workspace


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
    fetcher: WeightsFetcher
    lasting: dict[str, object] = field(default_factory=dict)
    """What the labs keep while the window is built anew, see `LabContext.kept`."""
