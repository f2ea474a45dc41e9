"""What stands below the maps: made when its page is open, of the map that is large."""

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cnngui import paths
from cnngui.engine.photos import read_photo
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.maps.cards import place_items, recipe_items
from cnngui.gui.labs.maps.details_view import DetailsView
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.work import taken_apart
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.network import Network
from cnngui.tasks.contributions import Recipe
from cnngui.tasks.following import pictured
from cnngui.tasks.places import Place, Searched, best_places
from cnngui.tasks.sights import Picture, PictureCache, Sight
from cnngui.tasks.visualize import visualize

_Wanted = tuple[object, ...]
"""Names what a page shows: what is there already is not made again."""


class MapDetails(QObject):
    """Fills the page that is open."""

    def __init__(self, view: DetailsView, lab: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._lab = lab
        self._hub = lab.context.networks
        self._pictures = PictureCache(paths.cache_folder() / "sights")
        self._shown: Shown | None = None
        self._is_there: dict[str, _Wanted] = {}
        self._texts: dict[str, str] = {}
        self._places: tuple[Place, ...] = ()
        self._recipe = LatestJob(
            lab, "recipe", self.tr("Taking the map apart"), self._take_apart, self._show_recipe, **self._ends("recipe")
        )
        self._sight = LatestJob(
            lab, "sights", self._sight_title, self._grow, self._end_sight, step=self._show_sight, **self._ends("sights")
        )
        self._search = LatestJob(
            lab,
            "places",
            self._search_title,
            self._look_through,
            self._end_places,
            step=self._show_searched,
            **self._ends("places"),
        )
        view.start.clicked.connect(lambda: self._look_for(again=True))

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

    def _key(self, shown: Shown) -> _Wanted:
        return shown.result.request.key, shown.layer.name, shown.state.channel

    def _is_new(self, page: str, wanted: _Wanted) -> bool:
        """Note what a page is about to show; tell whether it shows something else yet."""
        if self._is_there.get(page) == wanted:
            return False
        self._is_there[page] = wanted
        return True

    def _show_filter(self) -> None:
        shown, network = self._shown, self._hub.network
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
        shown, network = self._shown, self._hub.network
        if shown is None or network is None or not self._is_new("recipe", self._key(shown)):
            return
        self._recipe.ask(shown)

    def _take_apart(self, shown: Shown, network: Network) -> Generator[object, None, Recipe]:
        return taken_apart(shown.result, network, self._hub.cache, self._hub.spare, shown.state.channel)

    def _show_recipe(self, shown: Shown, found: Recipe) -> None:
        items = recipe_items(shown.layer.name, found, shown.scale, self._hub.architecture)
        before = self._hub.architecture.before(shown.layer.name)
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
        shown, network = self._shown, self._hub.network
        if shown is None or network is None:
            return
        layer, channel = shown.layer.name, shown.state.channel
        wanted = (layer, channel)
        if self._is_new("sights", wanted):
            self._sight.leave_off()
            self._view.show_sight(None, self._promise(layer, channel), is_running=False)
        elif not again:
            return
        if again or self._pictures.find(network, layer, channel) is not None:
            self._sight.ask(shown)
            self._view.start.setEnabled(False)

    def _sight_title(self, shown: Shown) -> str:
        title = self.tr("Looking for what excites {layer}, map {number}")
        return title.format(layer=shown.layer.name, number=number(shown.state.channel + 1))

    def _grow(self, shown: Shown, network: Network) -> Generator[object, None, Picture]:
        return pictured(visualize(network, shown.layer.name, shown.state.channel, cache=self._pictures))

    def _promise(self, layer: str, channel: int) -> str:
        text = self.tr("A picture that excites map {number} of {layer} as much as can be, grown from noise.")
        return text.format(number=number(channel + 1), layer=layer)

    def _show_sight(self, _shown: Shown, step: object) -> None:
        if isinstance(step, Sight) and step.picture is not None:
            text = self.tr("Step {step}: mean activation {value}").format(
                step=number(step.step), value=number(step.activation, 1)
            )
            self._view.show_sight(rgb_image(step.picture), text, is_running=True)

    def _end_sight(self, shown: Shown, picture: Picture) -> None:
        layer, channel = shown.layer.name, shown.state.channel
        if picture.is_dead:
            text = self.tr("Nothing excites map {number} of {layer}: it stays where it is.")
        else:
            text = self.tr("This excites map {number} of {layer}: mean activation {value}.")
        told = text.format(number=number(channel + 1), layer=layer, value=number(picture.activation, 1))
        self._view.show_sight(rgb_image(picture.pixels), told, is_running=False)

    # Its best places

    def _ask_places(self) -> None:
        shown, network = self._shown, self._hub.network
        if shown is None or network is None:
            return
        everywhere = shown.state.everywhere
        if not self._is_new("places", (*self._key(shown), everywhere)):
            return
        self._places = ()  # those on screen are another map's: a click on one leads nowhere
        self._search.ask(shown)

    def _search_title(self, shown: Shown) -> str:
        return self.tr("Searching {count} photos").format(count=number(len(_files(shown)) or 1))

    def _look_through(self, shown: Shown, network: Network) -> Generator[object, None, tuple[Place, ...]]:
        files = _files(shown)
        photos = (read_photo(path).pixels for path in files) if files else iter([shown.result.photo])
        keys: list[object] = [(str(path), shown.state.size) for path in files] or [shown.result.request.key]
        size = shown.state.size if files else "full"  # this photo has been brought to its size already
        return best_places(
            network,
            photos,
            len(keys),
            shown.layer.name,
            shown.state.channel,
            size=size,
            cache=self._hub.cache,
            keys=keys,
            spare=self._hub.spare,
        )

    def _show_searched(self, shown: Shown, step: object) -> None:
        if isinstance(step, Searched) and step.fraction < 1:
            self._end_places(shown, step.places)

    def _end_places(self, shown: Shown, places: tuple[Place, ...]) -> None:
        self._places = places
        self._view.show_places(place_items(places, [path.stem for path in _files(shown)]))
        size = number(shown.window((0, 0)).rows[1] - shown.window((0, 0)).rows[0])
        if places:
            text = self.tr("{count} places, each the {size} × {size} px that one unit sees")
        else:
            text = self.tr("No place excites this map: it is 0 everywhere.")
        self._tell("places", text.format(count=number(len(places)), size=size))

    # Jobs

    def _ends(self, page: str) -> dict[str, Any]:
        """Return what a page's job does when it is stopped or fails: it can be asked for again."""

        def stop(shown: Shown) -> None:
            self._forget(page)
            self._lab.tell_stopped(partial(self._again, page, shown))

        def fail(_shown: Shown, error: Exception) -> None:
            self._forget(page)
            self._lab.complain(error)

        return {"stopped": stop, "failed": fail}

    def _forget(self, page: str) -> None:
        if page == "sights":
            self._view.start.setEnabled(True)
        else:
            self._is_there.pop(page, None)

    def _again(self, page: str, shown: Shown) -> None:
        jobs: dict[str, LatestJob[Shown, Any]] = {"recipe": self._recipe, "sights": self._sight, "places": self._search}
        jobs[page].ask(shown)

    def _tell(self, page: str, text: str) -> None:
        self._texts[page] = text
        if self._shown is not None and self._shown.state.detail == page:
            self._view.show_caption(text)


def _files(shown: Shown) -> Sequence[Path]:
    """Return the photos to look through; none for the one that is open."""
    return paths.bundled_photos() if shown.state.everywhere else ()
