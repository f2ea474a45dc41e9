"""The settings dialog, made from the table of settings; a choice acts at once."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from cnngui.gui.services.settings import Setting, Settings
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import close_row
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.window.address_rows import AddressRows, width_for


class SettingsDialog(QDialog):
    """One line a setting that has a title."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.boxes: dict[str, ComboBox] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for row in settings.table:
            if row.choices and row.title:
                form.addRow(QCoreApplication.translate("Settings", row.title), self._box(row))
        self.addresses = AddressRows(form, settings, self)
        buttons = close_row()
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter keeps an address
        fill(self, form, buttons, gap=16, margin=16)
        self.resize(width_for(self), 1)
        settings.changed.connect(self._show)

    def _box(self, row: Setting) -> ComboBox:
        box = ComboBox()
        for value, title in row.choices:
            box.addItem(QCoreApplication.translate("Settings", title), value)
        box.setAccessibleName(QCoreApplication.translate("Settings", row.title))
        self.boxes[row.key] = box
        self._show(row.key)
        box.activated.connect(lambda _, key=row.key, box=box: self._settings.set(key, box.currentData()))
        return box

    def _show(self, key: str) -> None:
        """Show what is in force; the menus may change it too."""
        if key in self.boxes:
            row = next(row for row in self._settings.table if row.key == key)
            values = [value for value, _ in row.choices]
            self.boxes[key].setCurrentIndex(values.index(self._settings.value(key)))
