"""Getting VGG-16's dense layers: what that costs, where they come from and go to, and how far they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QWidget

from cnngui.engine.files import shown
from cnngui.gui.look.durations import time_left
from cnngui.gui.look.i18n import short_number
from cnngui.gui.look.icons import icon
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.weights_fetcher import WeightsFetcher
from cnngui.gui.widgets.inputs.controls import close_row
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.window.address_rows import AddressRows, width_for
from cnngui.networks.downloads.addresses import FetchError, address_of
from cnngui.networks.weights import import_folder

MARGIN = 16


class FetchDialog(QDialog):
    """Tells before it asks anybody for anything; the work is a job, in the job bar as any other.

    Parameters
    ----------
    fetcher : WeightsFetcher
    settings : Settings
    """

    def __init__(self, fetcher: WeightsFetcher, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetcher, self._settings = fetcher, settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("VGG-16's dense layers"))
        about, self.state = SteadyLabel(), SteadyLabel()
        for label in (about, self.state):
            label.resize(width_for(self) - 2 * MARGIN, 1)  # so that it takes as many lines as it will need
        about.setText(
            self.tr(
                "The VGG-16 that comes with CNNGUI ends with its last feature maps. The whole one also has the dense "
                "(fully connected) layers, which name what is on a photo. Nothing is asked of the internet before "
                "you press Get."
            )
        )
        self.address = ElidedLabel()
        self.place = ElidedLabel()
        self.place.setText(shown(import_folder() / fetcher.file.file))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Size"), QLabel(_megabytes(self.tr("{size}\N{NO-BREAK SPACE}MB"), fetcher.file.bytes or 0)))
        form.addRow(self.tr("Licence"), QLabel(fetcher.file.licence))
        form.addRow(self.tr("From"), self.address)
        form.addRow(self.tr("To"), self.place)
        self.rows = AddressRows(form, settings, self)
        self.rows.judged.connect(self._show)
        fill(self, about, form, self.state, self._buttons(), gap=16, margin=MARGIN)
        fetcher.changed.connect(self._show)
        self._show()
        self.get.setDefault(True)
        (self.leave if fetcher.is_busy else self.get).setFocus()
        self.resize(width_for(self), 1)  # and as high as its texts are then

    def _buttons(self) -> QDialogButtonBox:
        buttons = close_row()
        buttons.rejected.connect(self.close)
        self.get = QPushButton(icon("mdi6.download-outline"), self.tr("Get"))
        self.stop = QPushButton(icon("mdi6.stop"), self.tr("Stop"))
        for button, press in ((self.get, self._get), (self.stop, self._fetcher.stop)):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(press)
        self.leave = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.leave.setAutoDefault(False)
        return buttons

    def _get(self) -> None:
        """Begin, and make room: the job bar shows how far it is."""
        if self.rows.are_sound:
            self._fetcher.fetch()
            self.close()

    def _show(self) -> None:
        """Show how things are now."""
        fetcher = self._fetcher
        self.address.setText(self._address())
        self.state.setText(self._state())
        self.get.setVisible(not fetcher.is_busy)
        self.stop.setVisible(fetcher.is_busy)

    def _address(self) -> str:
        file = self._fetcher.file
        try:
            return address_of(file.source, file.file, self._settings.text("weights_mirror"))
        except FetchError:  # typed into the file of settings by hand; fetching will say so
            return self._settings.text("weights_mirror")

    def _state(self) -> str:
        fetcher, total = self._fetcher, self._fetcher.file.bytes or 0
        if fetcher.is_busy:
            return self._progress(fetcher.step)
        if fetcher.is_here:
            return self.tr("They are here already. Get checks them, and fetches them again if they are damaged.")
        if kept := fetcher.kept:
            text = self.tr(
                "{done} of {total}\N{NO-BREAK SPACE}MB are here from an earlier time; it goes on from there."
            )
            return text.format(done=_short(kept), total=_short(total))
        return ""

    def _progress(self, step: object) -> str:
        """Say how many bytes have come, how fast, and for how long yet."""
        done, total = getattr(step, "done", self._fetcher.kept), self._fetcher.file.bytes or 0
        parts = [self.tr("{done} of {total}\N{NO-BREAK SPACE}MB").format(done=_short(done), total=_short(total))]
        speed, left = getattr(step, "speed", None), getattr(step, "time_left", None)
        if speed and left is not None:
            parts += [_megabytes(self.tr("{size}\N{NO-BREAK SPACE}MB/s"), speed), time_left(left)]
        return ", ".join(parts)


def _short(count: float) -> str:
    return short_number(count / 1e6)


def _megabytes(text: str, count: float) -> str:
    return text.format(size=_short(count))
