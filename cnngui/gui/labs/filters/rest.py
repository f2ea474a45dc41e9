"""What people read once they pause: captions, sizes, small pictures. Made off the main thread for large photos."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
from PySide6.QtCore import QCoreApplication

from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.labs.filters.stages import Stage, header, stages
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.pictures.pictures import style_on_screen
from cnngui.gui.widgets.pictures.response_strip import StripItem


@dataclass(frozen=True, eq=False)
class Rest:
    """What follows a result.

    Parameters
    ----------
    shown : Shown
        What it belongs to.
    photo, response : str
        Captions.
    description : str
        The response in words, for screen readers.
    rows : sequence of Stage
    strip : sequence of StripItem
        Empty when there is a single response.
    strip_caption : str
    """

    shown: Shown
    photo: str
    response: str
    description: str
    rows: Sequence[Stage]
    strip: Sequence[StripItem]
    strip_caption: str


def rest_of(shown: Shown) -> Rest:
    """Look at every number of the responses, and make it."""
    layer, channel = shown.resolved.shown
    plane = shown.result.planes[layer][channel]
    low, high = (style_on_screen(shown.digits).write(value).text for value in cv2.minMaxLoc(plane)[:2])
    tr = QCoreApplication.translate
    response = tr("Filters", "Response {shape} · {low} to {high}").format(shape=shown.shape.output, low=low, high=high)
    description = tr("Pictures", "{width} × {height} numbers, from {low} to {high}, mean {mean}")
    height, width = plane.shape
    mean = style_on_screen(shown.digits).write(cv2.mean(plane)[0]).text
    count = len(shown.result.planes[layer])
    caption = tr("Filters", "Responses of layer {layer}: {number} of {count}")
    return Rest(
        shown=shown,
        photo=_photo_caption(shown),
        response=response,
        description=description.format(width=number(width), height=number(height), low=low, high=high, mean=mean),
        rows=[header(), *stages(shown)],
        strip=shown.strip() if sum(len(planes) for planes in shown.result.planes) > 1 else [],
        strip_caption=caption.format(layer=layer + 1, number=channel + 1, count=count),
    )


def _photo_caption(shown: Shown) -> str:
    tr = QCoreApplication.translate
    height, width, channels = shown.source.shape
    if not shown.source.is_photo:
        text = tr("Filters", "Grid · {shape}").format(shape=(height, width, channels))
        if shown.each and channels > 1:
            channel = shown.resolved.shown[1] % channels
            return text + tr("Filters", " · channel {number} of {count}").format(number=channel + 1, count=channels)
        return text
    in_grey = shown.result.chain.channels == "grey"
    text = (
        tr("Filters", "Photo in grey · {width} × {height} px")
        if in_grey
        else tr("Filters", "Photo · {width} × {height} px")
    )
    return text.format(width=number(width), height=number(height))
