"""The named kernels as a menu, so that Ctrl+K finds them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from cnngui.engine.kernels.table import GROUPS, KERNELS
from cnngui.gui.look.i18n import language


def kernel_menu(choose: Callable[[str], None], parent: QWidget) -> QMenu:
    """Make a menu of all named kernels, a section a group; ``choose`` gets a kernel's name."""
    menu = QMenu(QCoreApplication.translate("Filters", "&Kernel"), parent)
    for group in GROUPS:
        menu.addSection(group.title_fr if language() == "fr" else group.title_en)
        for row in KERNELS:
            if row.group == group.name:
                menu.addAction(row.words(language()).title).triggered.connect(partial(choose, row.name))
    return menu
