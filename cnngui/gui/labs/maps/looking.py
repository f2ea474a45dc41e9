"""What channels look for: a picture goes on growing while other maps are looked at, and is there on coming back."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.shelf import Kept
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.maps.details_view import DetailsView
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.network import Network
from cnngui.tasks.following import pictured
from cnngui.tasks.sights import Picture, PictureCache, Sight

Channel = tuple[str, int]
"""A layer, and which of its channels."""

Grow = Callable[[Network, str, int], Generator[object, None, Picture]]


@dataclass(frozen=True, eq=False)
class _Seen:
    """How far a search is."""

    image: QImage
    text: str


class Looking(QObject):
    """One picture grows at a time; searches that are asked for meanwhile wait for their turn."""

    def __init__(
        self, view: DetailsView, lab: Asker, pictures: PictureCache, grow: Grow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._lab, self._hub = view, lab, lab.context.networks
        self._pictures, self._grow = pictures, grow
        self._seen: Kept[_Seen] = Kept()
        self._waiting: list[Channel] = []
        self._current: Channel | None = None
        self._job: LatestJob[Channel, Picture] = LatestJob(
            lab,
            "sights",
            self._title,
            lambda channel, network: pictured(self._grow(network, *channel)),
            self._end,
            step=self._step,
            stopped=self._stop,
            failed=self._fail,
            parent=self,
        )
        view.start.clicked.connect(self._begin)

    def show(self, channel: Channel) -> None:
        """Show what is known of a channel; what it looks for takes a while, and waits until people ask."""
        is_new, self._current = channel != self._current, channel
        network = self._hub.network
        if is_new and network is not None and self._seen.find(channel) is None:
            pixels = self._pictures.find(network, *channel)
            if pixels is not None:  # from an earlier session: how strong it is has still to be computed
                self._keep(channel, pixels, self._promise(channel))
                self._ask(channel)
        self._go_on()
        self._tell()

    def _begin(self) -> None:
        if self._current is not None:
            self._ask(self._current)
            self._tell()

    def _ask(self, channel: Channel) -> None:
        """Let a picture grow, after those that were asked for before."""
        if channel != self._job.request and channel not in self._waiting:
            self._waiting.append(channel)
            self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self._job.request is None and self._lab.is_in_front:
            self._job.ask(self._waiting.pop(0))

    def _tell(self) -> None:
        """Show how far the picture of the large map is."""
        channel = self._current
        if channel is None:
            return
        seen, is_waiting = self._seen.find(channel), channel in self._waiting
        text = self._promise(channel) if seen is None else seen.text
        running = self._job.request
        if is_waiting and running is not None:
            waits = self.tr("It begins once map {number} of {layer} is done.")
            text = waits.format(number=number(running[1] + 1), layer=running[0])
        elif running is not None and running != channel:
            goes_on = self.tr("Map {number} of {layer} goes on growing meanwhile.")
            text += " " + goes_on.format(number=number(running[1] + 1), layer=running[0])
        image = None if seen is None else seen.image
        self._view.show_sight(image, text, is_running=is_waiting or running == channel)

    def _title(self, channel: Channel) -> str:
        title = self.tr("What excites map {number} of {layer}")
        return title.format(layer=channel[0], number=number(channel[1] + 1))

    def _promise(self, channel: Channel) -> str:
        text = self.tr("A picture that excites map {number} of {layer} as much as can be, grown from noise.")
        return text.format(number=number(channel[1] + 1), layer=channel[0])

    def _step(self, channel: Channel, step: object) -> None:
        if isinstance(step, Sight) and step.picture is not None:
            text = self.tr("Step {step}: mean activation {value}")
            told = text.format(step=number(step.step), value=number(step.activation, 1))
            self._keep(channel, step.picture, told)
            if channel == self._current:
                self._tell()

    def _keep(self, channel: Channel, pixels: Pixels, text: str) -> None:
        image = rgb_image(pixels)
        self._seen.keep(channel, _Seen(image, text), image.sizeInBytes())

    def _end(self, channel: Channel, picture: Picture) -> None:
        layer, at = channel
        if picture.is_dead:
            text = self.tr("Nothing excites map {number} of {layer}: it stays where it is.")
        else:
            text = self.tr("This excites map {number} of {layer}: mean activation {value}.")
        told = text.format(number=number(at + 1), layer=layer, value=number(picture.activation, 1))
        self._keep(channel, picture.pixels, told)
        self._go_on()
        self._tell()

    def _stop(self, channel: Channel) -> None:
        """Keep the picture as far as it is; it can be begun again."""
        self._lab.tell_stopped(partial(self._again, channel))
        self._go_on()
        self._tell()

    def _fail(self, _channel: Channel, error: Exception) -> None:
        self._lab.complain(error)
        self._go_on()
        self._tell()

    def _again(self, channel: Channel) -> None:
        self._ask(channel)
        self._tell()
