"""The canvas of the page of pictures: classes on the left, the pictures of one on the right."""

from PySide6.QtWidgets import QWidget

from cnngui.gui.labs.transfer.pictures.class_list import OwnClassList
from cnngui.gui.labs.transfer.pictures.shelf import PictureShelf
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from cnngui.gui.widgets.inputs.flowing import Stacking
from cnngui.gui.widgets.inputs.forms import column, fill
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.pictures.picture_label import PictureLabel


class PicturesView(QWidget):
    """Shows what it is given; computes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.classes = OwnClassList(self.tr("Classes"))
        self.shelf = PictureShelf(self.tr("Pictures of the class"))
        self.title = ElidedLabel()
        self.note = SteadyLabel()
        self.live = PictureLabel(self.tr("Picture of the camera"))
        self.live.hide()
        left = column(self.classes, self.live, gap=4, large=self.classes)
        right = column(self.title, self.shelf, gap=4, large=self.shelf)
        both = Stacking(left, right, gap=12, shares=(2, 5))
        fill(self, both, self.note, gap=6, large=both)
        self.setFocusProxy(self.classes)
