"""The named kernels in groups, each with a picture of what it does to today's photo."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from cnngui.engine.kernels.table import GROUPS, KERNELS, Group, NamedKernel
from cnngui.gui.look.i18n import bare_letters, language
from cnngui.gui.widgets.painted import Fitting, bold
from cnngui.gui.widgets.pictures.picture_icon import picture_icon

_NAME = Qt.ItemDataRole.UserRole
_PICTURE_WIDE, _PICTURE_HIGH = 3.9, 2.6
"""Room for a picture, in heights of a line."""


class KernelList(Fitting, QListWidget):
    """One line a kernel below the title of its group; the pointer or the keys choose the current one.

    It takes no focus of its own: keys reach it by `walk` and `page`, from the line in which one searches.
    """

    pointed = Signal(str)
    """The name of the kernel that is current now; "" when none is left."""
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAutoScroll(False)  # the list must not slide away below the pointer
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._items: dict[str, QListWidgetItem] = {}
        self._headings: list[tuple[QListWidgetItem, tuple[str, ...]]] = []
        for group in GROUPS:
            self._add_group(group, [row for row in KERNELS if row.group == group.name])
        self._fit()
        self.itemEntered.connect(self._enter)
        self.itemClicked.connect(self._pick)
        self.currentItemChanged.connect(self._point)

    def _add_group(self, group: Group, rows: list[NamedKernel]) -> None:
        heading = QListWidgetItem(group.title_fr if language() == "fr" else group.title_en)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)
        for row in rows:
            item = QListWidgetItem(row.words(language()).title)
            item.setData(_NAME, row.name)
            self.addItem(item)
            self._items[row.name] = item
        self._headings.append((heading, tuple(row.name for row in rows)))

    @property
    def current(self) -> str:
        """The name of the current kernel; "" for none."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item is not None and not item.isHidden() else ""

    def shown(self) -> list[str]:
        """Return the names of the kernels that are listed, from top to bottom."""
        return [name for name, item in self._items.items() if not item.isHidden()]

    def set_current(self, name: str, *, in_middle: bool = False) -> None:
        """Make a kernel the current one and bring it into sight; the first one for a name that is not listed."""
        shown = self.shown()
        if name not in shown:
            name = shown[0] if shown else ""
        if name:
            self.setCurrentItem(self._items[name])
            self._reveal(in_middle=in_middle)
        else:
            self.setCurrentRow(-1)

    def set_pictures(self, pictures: dict[str, QImage]) -> None:
        """Show what the kernels do, by name."""
        for name, item in self._items.items():
            if name in pictures:
                item.setIcon(picture_icon(pictures[name], self.iconSize(), self.devicePixelRatioF()))

    def search(self, wish: str) -> None:
        """List only the kernels in whose names or groups all words are found."""
        words = bare_letters(wish).split()
        for row in KERNELS:
            found = bare_letters(_haystack(row))
            self._items[row.name].setHidden(not all(word in found for word in words))
        for heading, names in self._headings:
            heading.setHidden(all(self._items[name].isHidden() for name in names))
        if self.current:
            self._reveal()
        else:
            self.set_current("")
            self.pointed.emit(self.current)

    def walk(self, by: int) -> None:
        """Go on by so many kernels; the ends stop."""
        shown = self.shown()
        if shown:
            place = shown.index(self.current) + by if self.current in shown else 0
            self.set_current(shown[min(max(place, 0), len(shown) - 1)])

    def page(self, by: int) -> None:
        """Go on by so many pages."""
        line = max(self.sizeHintForRow(1), 1)
        self.walk(by * max(self.viewport().height() // line - 1, 1))

    def _reveal(self, *, in_middle: bool = False) -> None:
        """Scroll to the current kernel; to the heading as well if it is the first below."""
        item = self._items[self.current]
        above = self.item(self.row(item) - 1)  # never the first line, which is a heading
        if not above.data(_NAME):
            self.scrollToItem(above)
        hint = QAbstractItemView.ScrollHint
        self.scrollToItem(item, hint.PositionAtCenter if in_middle else hint.EnsureVisible)

    def _enter(self, item: QListWidgetItem) -> None:
        if item.data(_NAME):
            self.setCurrentItem(item)

    def _pick(self, item: QListWidgetItem) -> None:
        if item.data(_NAME):
            self.picked.emit(item.data(_NAME))

    def _point(self) -> None:
        self.pointed.emit(self.current)

    def _fit(self) -> None:
        """Measure headings and pictures in heights of a line."""
        line = self.fontMetrics().height()
        self.setIconSize(QSize(round(_PICTURE_WIDE * line), round(_PICTURE_HIGH * line)))
        self.setSpacing(1)
        for heading, _ in self._headings:
            heading.setFont(bold(self.font()))
            heading.setSizeHint(QSize(0, round(1.8 * line)))


def _haystack(row: NamedKernel) -> str:
    """Return everything by which a kernel may be found, in both languages."""
    group = next(group for group in GROUPS if group.name == row.group)
    titles = (row.english.title, row.french.title, group.title_en, group.title_fr)
    return " ".join((row.name, *row.aliases, *titles))
