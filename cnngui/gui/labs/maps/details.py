"""What stands below the maps: made when its page is open, of the map that is large."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cnngui import paths
from cnngui.engine.photos import read_photo
from cnngui.engine.shelf import Kept
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.maps.cards import place_items, recipe_items, share_text
from cnngui.gui.labs.maps.details_view import DetailsView
from cnngui.gui.labs.maps.looking import Looking
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.work import taken_apart
from cnngui.gui.look.i18n import number, number_seen
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.widgets.pictures.response_strip import StripItem
from cnngui.networks.network import Network
from cnngui.tasks.contributions import Recipe
from cnngui.tasks.places import Place, Searched, best_places
from cnngui.tasks.sights import Picture, PictureCache
from cnngui.tasks.visualize import visualize

_Wanted = tuple[object, ...]
"""Names what a page shows: what is there already is not made again."""


@dataclass(frozen=True, eq=False)
class _Page:
    """What was made for a map: pictures, a sentence, and the places that a click leads to."""

    items: Sequence[StripItem]
    text: str
    places: tuple[Place, ...] = ()

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return sum(item.image.sizeInBytes() for item in self.items)


class MapDetails(QObject):
    """Fills the page that is open."""

    def __init__(self, view: DetailsView, lab: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._lab = lab
        self._hub = lab.context.networks
        self._shown: Shown | None = None
        self._drawn = Drawn()
        self._kept: Kept[_Page] = Kept()
        self._texts: dict[str, str] = {}
        self._places: tuple[Place, ...] = ()
        self._recipe = LatestJob(
            lab, "recipe", self.tr("Taking the map apart"), self._take_apart, self._end_recipe, **self._ends("recipe")
        )
        pictures = PictureCache(paths.cache_folder() / "sights")
        self._looking = Looking(view, lab, pictures, partial(_grow, pictures), self)
        self._search = LatestJob(
            lab,
            "places",
            self._search_title,
            self._look_through,
            self._end_places,
            step=self._show_searched,
            **self._ends("places"),
        )

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
        if state.detail == "filter":
            self._show_filter()
        elif state.detail == "sights":
            self._looking.show((shown.layer.name, state.channel))
        else:
            self._show_or_ask(state.detail)
        self._view.show_detail(state.detail, self._texts.get(state.detail, ""), everywhere=state.everywhere)

    def _key(self, page: str, shown: Shown) -> _Wanted:
        """Name what a page shows of a map."""
        of_map = page, shown.result.request.key, shown.layer.name, shown.state.channel, shown.result.network.name
        return (*of_map, shown.scale) if page == "recipe" else (*of_map, shown.state.everywhere)

    def _is_on_screen(self, page: str, shown: Shown) -> bool:
        return self._shown is not None and self._key(page, self._shown) == self._key(page, shown)

    def _show_filter(self) -> None:
        shown, network = self._shown, self._hub.network
        if shown is None or network is None or shown.layer.kind == "pool":
            self._texts["filter"] = ""
            self._drawn.forget("filter")
            return
        layer, channel = shown.layer.name, shown.state.channel
        if self._drawn.is_new("filter", (layer, channel, network.name)):
            weights = network.weights[f"{layer}.weight"][channel]
            bias = float(network.weights[f"{layer}.bias"][channel])
            self._view.slices.set_filter(weights, rgb=shown.layer.inputs == 3)
            self._texts["filter"] = self.tr("bias {bias}").format(bias=number_seen(bias, 3))

    def _show_or_ask(self, page: str) -> None:
        """Show what was made for this map, or make it."""
        shown = self._shown
        if shown is None or self._hub.network is None or not self._drawn.is_new(page, self._key(page, shown)):
            return
        kept, job = self._kept.find(self._key(page, shown)), self._jobs[page]
        if kept is not None:
            job.rest()  # what waits is another map's
            self._show_page(page, shown, kept)
            return
        if page == "places":
            self._places = ()  # those on screen are another map's: a click on one leads nowhere
        job.ask(shown)

    @property
    def _jobs(self) -> dict[str, LatestJob[Shown, Any]]:
        return {"recipe": self._recipe, "places": self._search}

    def _show_page(self, page: str, shown: Shown, made: _Page) -> None:
        """Show what was made for a map, if that is the one on screen."""
        if not self._is_on_screen(page, shown):
            return
        if page == "places":
            self._places = made.places
            self._view.show_places(made.items)
        else:
            self._view.show_recipe(made.items, is_pooling=shown.layer.kind == "pool")
        self._tell(page, made.text)

    # How the map is made

    def _take_apart(self, shown: Shown, network: Network) -> Generator[object, None, Recipe]:
        return taken_apart(shown.result, network, self._hub.cache, self._hub.spare, shown.state.channel)

    def _end_recipe(self, shown: Shown, found: Recipe) -> None:
        items = recipe_items(shown.layer.name, found, shown.scale, self._hub.architecture)
        made = _Page(items, self._recipe_text(shown, found))
        self._kept.keep(self._key("recipe", shown), made, made.bytes)
        self._show_page("recipe", shown, made)

    def _recipe_text(self, shown: Shown, found: Recipe) -> str:
        before = self._hub.architecture.before(shown.layer.name)
        source = before.name if before is not None else self.tr("the photo")
        if shown.layer.kind == "pool":
            return self.tr("The largest of every 2 × 2 numbers of the same map of {layer}.").format(layer=source)
        text = self.tr("{shown} of {count} maps of {layer}: {share} % of the sum")
        share = share_text([part.share for part in found.parts])
        return text.format(shown=number(len(found.parts)), count=number(found.count), layer=source, share=share)

    # Its best places

    def _search_title(self, shown: Shown) -> str:
        count = len(_files(shown)) or 1
        text = self.tr("Searching {count} photo") if count == 1 else self.tr("Searching {count} photos")
        return text.format(count=number(count))

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
            self._show_page("places", shown, self._places_page(shown, step.places))

    def _end_places(self, shown: Shown, places: tuple[Place, ...]) -> None:
        made = self._places_page(shown, places)
        self._kept.keep(self._key("places", shown), made, made.bytes)
        self._show_page("places", shown, made)

    def _places_page(self, shown: Shown, places: tuple[Place, ...]) -> _Page:
        size = number(shown.window((0, 0)).rows[1] - shown.window((0, 0)).rows[0])
        if places:
            text = self.tr("{count} places, each the {size} × {size} px that one unit sees")
            if len(places) == 1:
                text = self.tr("{count} place, the {size} × {size} px that one unit sees")
        else:
            text = self.tr("No place excites this map: it is 0 everywhere.")
        items = place_items(places, [Path(photo_name(path)).stem for path in _files(shown)])
        return _Page(items, text.format(count=number(len(places)), size=size), places)

    # Jobs

    def _ends(self, page: str) -> dict[str, Any]:
        """Return what a page's job does when it is stopped or fails: it can be asked for again."""

        def stop(shown: Shown) -> None:
            self._drawn.forget(page)
            self._lab.tell_stopped(partial(self._again, page, shown))

        def fail(_shown: Shown, error: Exception) -> None:
            self._drawn.forget(page)
            self._lab.complain(error)

        return {"stopped": stop, "failed": fail}

    def _again(self, page: str, shown: Shown) -> None:
        self._jobs[page].ask(shown)

    def _tell(self, page: str, text: str) -> None:
        self._texts[page] = text
        if self._shown is not None and self._shown.state.detail == page:
            self._view.show_caption(text)


def _files(shown: Shown) -> Sequence[Path]:
    """Return the photos to look through; none for the one that is open."""
    return paths.bundled_photos() if shown.state.everywhere else ()


def _grow(pictures: PictureCache, network: Network, layer: str, channel: int) -> Generator[object, None, Picture]:
    return visualize(network, layer, channel, cache=pictures)
