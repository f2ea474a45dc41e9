"""The controls of the Filters lab: photo, layer and filter, sliding, pooling."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnngui.engine.editing import MOST_FILTERS
from cnngui.engine.sources import Source
from cnngui.gui.labs.filters.state import FiltersState
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.forms import separator
from cnngui.gui.widgets.inputs.photo_row import PhotoRow
from cnngui.gui.widgets.kernels.chain_editor import ChainEditor

WORKING_SIZES = (0, 2048, 1024, 512)


class FiltersPanel(QWidget):
    """Says what is wished; shows a `FiltersState`; computes nothing."""

    working_size_wished = Signal(int)
    start_again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int, int] | None = None
        self.chain = ChainEditor(MOST_FILTERS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._build_photo())
        layout.addWidget(separator())
        layout.addWidget(self.chain)
        layout.addStretch(1)
        hint = self.tr("Back to one vertical-edge filter on the grey photo. The photo stays.")
        layout.addWidget(push_button(self.tr("Start again"), self.start_again_wished.emit, hint))

    def _build_photo(self) -> PhotoRow:
        self._size = ComboBox()
        for size in WORKING_SIZES:
            self._size.addItem(self.tr("full size") if not size else f"{size} px", size)
        hint = self.tr("The longer side at which filters work: a 3×3 edge cannot be seen on a large photo shown small.")
        self._size.setToolTip(hint)
        self._size.activated.connect(lambda row: self.working_size_wished.emit(WORKING_SIZES[row]))
        self._size.setAccessibleName(self.tr("Working size"))
        opening = self.tr("Open a photo or a grid of numbers (Ctrl+O); dropping and pasting work too.")
        self.photo = PhotoRow(self._size, opening)
        return self.photo

    def show_state(self, state: FiltersState, source: Source, working_size: int) -> None:
        """Show everything that is set, on which photo or grid, and at which size it is worked on."""
        if (source.identity, working_size) != self._shown:
            self._shown = source.identity, working_size
            self.photo.show_source(source)
            self._size.setCurrentIndex(WORKING_SIZES.index(working_size))
        is_rgb = state.edited.layer == 0 and source.is_photo
        self.chain.show_edited(state.edited, is_photo=source.is_photo, is_rgb=is_rgb)
