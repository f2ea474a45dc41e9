"""Sizes at which a photo is seen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cnngui.gui.widgets.inputs.combo_box import ComboBox

AnySize = int | str
"""Px of the photo's shorter side, "full" or "exact"."""


class SizeBox(ComboBox):
    """Offers sizes; ``size_wished`` carries the one that is chosen.

    Parameters
    ----------
    sizes : sequence of int, "full" or "exact"
    name : str
        For screen readers.
    hint : str
    """

    size_wished = Signal(object)

    def __init__(self, sizes: Sequence[AnySize], name: str, hint: str) -> None:
        super().__init__()
        self._sizes = tuple(sizes)
        names = {"full": self.tr("full size"), "exact": "224 × 224"}
        self.addItems([names[size] if isinstance(size, str) else f"{size} px" for size in sizes])
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.activated.connect(lambda at: self.size_wished.emit(self._sizes[at]))

    def set_size(self, size: AnySize) -> None:
        """Show which size is set, without telling."""
        self.setCurrentIndex(self._sizes.index(size))
