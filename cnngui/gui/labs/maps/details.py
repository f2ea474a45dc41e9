"""What stands below the maps: made when its page is open, of the map that is large."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cnngui import paths
from cnngui.engine.errors import Note
from cnngui.engine.photos import read_photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.maps.cards import place_items, recipe_items
from cnngui.gui.labs.maps.details_view import DetailsView
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.work import taken_apart
from cnngui.gui.look.errors import note_text
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.contributions import Recipe
from cnngui.tasks.feature_maps import Cache
from cnngui.tasks.following import Noted, noted, pictured
from cnngui.tasks.places import Place, Searched, best_places
from cnngui.tasks.sights import Picture, PictureCache, Sight
from cnngui.tasks.visualize import visualize

_Wanted = tuple[object, ...]
"""Names what a page shows: what is there already is not made again."""


class Details(QObject):
    """Fills the page that is open."""

    def __init__(self, view: DetailsView, context: LabContext, cache: Cache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self.cache = cache
        self._pictures = PictureCache(paths.cache_folder() / "sights")
        self._shown: Shown | None = None
        self._is_there: dict[str, _Wanted] = {}
        self._jobs: dict[str, Job] = {}
        self._texts: dict[str, str] = {}
        self._places: tuple[Place, ...] = ()
        self._told: Note | None = None
        view.sight_wished.connect(lambda: self._look_for(again=True))

    @property
    def is_busy(self) -> bool:
        """Whether something is being made that nobody has to ask for."""
        return bool(self._jobs)

    @property
    def places(self) -> Sequence[Place]:
        """The best places, as shown."""
        return self._places

    def show(self, shown: Shown) -> None:
        """Show what belongs to a map: only the page that is open."""
        self._shown = shown
        state = shown.state
        has_filter = shown.layer.kind == "conv"
        self._view.show_has_filter(has_filter=has_filter)
        makers = {"filter": self._show_filter, "recipe": self._ask_recipe, "sights": self._look_for}
        makers.get(state.detail, self._ask_places)()
        self._view.show_detail(state.detail, self._texts.get(state.detail, ""), everywhere=state.everywhere)

    def _network(self) -> Network | None:
        return self._context.networks.network

    def _key(self, shown: Shown) -> _Wanted:
        return shown.result.request.key, shown.layer.name, shown.state.channel

    def _is_new(self, page: str, wanted: _Wanted) -> bool:
        """Note what a page is about to show; tell whether it shows something else yet."""
        if self._is_there.get(page) == wanted:
            return False
        self._is_there[page] = wanted
        return True

    def _show_filter(self) -> None:
        shown, network = self._shown, self._network()
        if shown is None or network is None or shown.layer.kind == "pool":
            self._texts["filter"] = ""
            self._is_there.pop("filter", None)
            return
        layer, channel = shown.layer.name, shown.state.channel
        if self._is_new("filter", (layer, channel)):
            weights = network.weights[f"{layer}.weight"][channel]
            bias = float(network.weights[f"{layer}.bias"][channel])
            self._view.slices.set_filter(weights, rgb=shown.layer.inputs == 3)
            self._texts["filter"] = self.tr("bias {bias}").format(bias=number(bias, 3))

    # How the map is made

    def _ask_recipe(self) -> None:
        shown, network = self._shown, self._network()
        if shown is None or network is None or not self._is_new("recipe", self._key(shown)):
            return
        self._start(
            "recipe",
            taken_apart(shown.result, network, self.cache, shown.state.channel),
            self.tr("Taking the map apart"),
            on_result=partial(self._show_recipe, shown),
        )

    def _show_recipe(self, shown: Shown, found: Recipe) -> None:
        items = recipe_items(shown.layer.name, found, shown.scale)
        self._end("recipe")
        before = VGG16.before(shown.layer.name)
        source = before.name if before is not None else self.tr("the photo")
        if shown.layer.kind == "pool":
            text = self.tr("The largest of every 2 × 2 numbers of the same map of {layer}.").format(layer=source)
        else:
            share = number(100 * sum(part.share for part in found.parts), 0)
            text = self.tr(
                "Sum over all {count} maps of {layer}: map × slice = what it adds. These make {share} % of it."
            ).format(count=number(found.count), layer=source, share=share)
        self._view.show_recipe(items)
        self._tell("recipe", text)

    # What the channel looks for

    def _look_for(self, *, again: bool = False) -> None:
        """Show the picture where it is known; otherwise wait until people ask, since it takes a while."""
        shown, network = self._shown, self._network()
        if shown is None or network is None:
            return
        layer, channel = shown.layer.name, shown.state.channel
        wanted = (layer, channel)
        if self._is_new("sights", wanted):
            if "sights" in self._jobs:
                self._jobs.pop("sights").cancel()
            self._view.show_sight(None, self._promise(layer, channel), is_running=False)
        elif not again:
            return
        if again or self._pictures.find(network, layer, channel) is not None:
            title = self.tr("Looking for what excites {layer}, map {number}")
            self._start(
                "sights",
                pictured(visualize(network, layer, channel, cache=self._pictures)),
                title.format(layer=layer, number=number(channel + 1)),
                on_step=self._show_sight,
                on_result=partial(self._end_sight, layer, channel),
            )
            self._view.start.setEnabled(False)

    def _promise(self, layer: str, channel: int) -> str:
        text = self.tr("A picture that excites map {number} of {layer} as much as can be, grown from noise.")
        return text.format(number=number(channel + 1), layer=layer)

    def _show_sight(self, step: object) -> None:
        if isinstance(step, Sight) and step.picture is not None:
            text = self.tr("Step {step}: mean activation {value}").format(
                step=number(step.step), value=number(step.activation, 1)
            )
            self._view.show_sight(rgb_image(step.picture), text, is_running=True)

    def _end_sight(self, layer: str, channel: int, picture: Picture) -> None:
        self._end("sights")
        if picture.is_dead:
            text = self.tr("Nothing excites map {number} of {layer}: it stays where it is.")
        else:
            text = self.tr("This excites map {number} of {layer}: mean activation {value}.")
        told = text.format(number=number(channel + 1), layer=layer, value=number(picture.activation, 1))
        self._view.show_sight(rgb_image(picture.pixels), told, is_running=False)

    # Its best places

    def _ask_places(self) -> None:
        shown, network = self._shown, self._network()
        if shown is None or network is None:
            return
        everywhere = shown.state.everywhere
        if not self._is_new("places", (*self._key(shown), everywhere)):
            return
        self._places = ()  # those on screen are another map's: a click on one leads nowhere
        files = paths.bundled_photos() if everywhere else ()
        photos = (read_photo(path).pixels for path in files) if files else iter([shown.result.photo])
        keys: list[object] = [(str(path), shown.state.size) for path in files] or [shown.result.request.key]
        size = shown.state.size if files else "full"  # this photo has been brought to its size already
        steps = best_places(
            network, photos, len(keys), shown.layer.name, shown.state.channel, size=size, cache=self.cache, keys=keys
        )
        self._start(
            "places",
            steps,
            self.tr("Searching {count} photos").format(count=number(len(keys))),
            on_step=partial(self._show_searched, shown, files),
            on_result=partial(self._end_places, shown, files),
        )

    def _show_searched(self, shown: Shown, files: Sequence[Path], step: object) -> None:
        if isinstance(step, Searched) and step.fraction < 1:
            self._show_places(shown, files, step.places)

    def _end_places(self, shown: Shown, files: Sequence[Path], places: tuple[Place, ...]) -> None:
        self._end("places")
        self._show_places(shown, files, places)

    def _show_places(self, shown: Shown, files: Sequence[Path], places: tuple[Place, ...]) -> None:
        self._places = places
        self._view.show_places(place_items(places, [path.stem for path in files]))
        size = number(shown.window((0, 0)).rows[1] - shown.window((0, 0)).rows[0])
        if places:
            text = self.tr("{count} places, each the {size} × {size} px that one unit sees")
        else:
            text = self.tr("No place excites this map: it is 0 everywhere.")
        self._tell("places", text.format(count=number(len(places)), size=size))

    # Jobs

    def _start(
        self,
        page: str,
        work: Generator[Any, None, Any],
        title: str,
        *,
        on_result: Callable[[Any], None],
        on_step: Callable[[Any], None] | None = None,
    ) -> None:
        self._jobs[page] = self._context.jobs.start(
            Lane.TORCH,
            noted(work),
            title=title,
            on_step=partial(self._follow, on_step),
            on_result=on_result,
            on_error=partial(self._fail, page),
            on_stop=partial(self._stop, page),
            replaces=f"feature-maps-{page}",
            lead_back=partial(self._context.show_lab, "maps"),
        )

    def _follow(self, on_step: Callable[[Any], None] | None, step: Noted) -> None:
        """Say once that the device failed, and show what the step has to show."""
        if step.note is not None and step.note is not self._told:
            self._told = step.note
            self._context.messages.tell(note_text(step.note))
        if on_step is not None:
            on_step(step.step)

    def _end(self, page: str) -> None:
        self._jobs.pop(page, None)

    def _stop(self, page: str) -> None:
        """Keep what is on screen; it can be asked for again."""
        self._end(page)
        if page == "sights":
            self._view.start.setEnabled(True)
        else:
            self._is_there.pop(page, None)

    def _fail(self, page: str, error: Exception) -> None:
        self._stop(page)
        self._context.messages.tell_error(error)

    def _tell(self, page: str, text: str) -> None:
        self._texts[page] = text
        if self._shown is not None and self._shown.state.detail == page:
            self._view.show_caption(text)
