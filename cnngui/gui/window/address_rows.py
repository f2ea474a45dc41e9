"""The two addresses that fetching needs: a mirror and a proxy, in any dialog, kept as soon as they are typed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from cnngui.gui.look.errors import sentence
from cnngui.gui.services.settings import Settings
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.networks.downloads.addresses import FetchError, address_of, proxies_of

LINES_WIDE = 40
"""How wide a dialog with addresses is, in heights of a line, where the window is wide enough."""

ADDRESSES = ("weights_mirror", "proxy")
"""Keys of the settings."""


class AddressRows(QObject):
    """Two fields, and below them what is wrong with an address; one that is wrong is not kept.

    Parameters
    ----------
    form : QFormLayout
        Takes the rows.
    settings : Settings
    parent : QWidget
        The dialog.
    """

    judged = Signal()
    """An address was kept or refused."""

    def __init__(self, form: QFormLayout, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.trouble = SteadyLabel()
        self.fields: dict[str, QLineEdit] = {}
        hints = {
            "weights_mirror": self.tr("https://… file, or folder with / at its end"),
            "proxy": self.tr("the system's, http://name:3128 or none"),
        }
        rows = {row.key: row for row in settings.table}
        for key in ADDRESSES:
            title = QCoreApplication.translate("Settings", rows[key].title)
            field = self.fields[key] = QLineEdit(settings.text(key))
            field.setPlaceholderText(hints[key])
            field.setToolTip(hints[key])
            field.setAccessibleName(title)
            field.setClearButtonEnabled(True)
            field.editingFinished.connect(self._judge)
            form.addRow(title, field)
        form.addRow(self.trouble)
        settings.changed.connect(self._show)

    @property
    def are_sound(self) -> bool:
        """Whether what stands in the fields is kept."""
        return all(field.text().strip() == self._settings.text(key) for key, field in self.fields.items())

    def _judge(self) -> None:
        """Keep what is typed, or say what is wrong with it."""
        checks: dict[str, Callable[[str], object]] = {"weights_mirror": _check_mirror, "proxy": proxies_of}
        said = ""
        for key, field in self.fields.items():
            text = field.text().strip()
            try:
                checks[key](text)
            except FetchError as error:
                said = said or sentence(error)
            else:
                self._settings.set(key, text)
        self.trouble.setText(said)
        self.judged.emit()

    def _show(self, key: str) -> None:
        """Show what another dialog has kept."""
        if key in self.fields and not self.fields[key].hasFocus():
            self.fields[key].setText(self._settings.text(key))
            self.judged.emit()


def width_for(dialog: QWidget) -> int:
    """Return a width in which addresses can be read, and which the window has."""
    wanted, window = dialog.fontMetrics().height() * LINES_WIDE, dialog.parentWidget()
    return min(wanted, window.width() - 32) if window else wanted


def _check_mirror(mirror: str) -> str:
    return address_of("https://any", "any", mirror)
