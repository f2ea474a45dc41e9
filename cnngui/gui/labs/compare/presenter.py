"""Shows comparisons on the canvas; only what has changed is drawn again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from cnngui.engine.filter_colours import filter_colours
from cnngui.engine.point_density import Brush
from cnngui.gui.labs.compare.ranking import Ranking, weights_of
from cnngui.gui.labs.compare.shown import Shown
from cnngui.gui.labs.compare.state import CompareState, first_of
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.words import item_hint, my_title, ranking_title, verdict
from cnngui.gui.look.i18n import number, number_writer
from cnngui.gui.widgets.networks.similarity_painter import SimilarityItem
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.networks.network import Network

tr = QCoreApplication.translate


class ComparePresenter(QObject):
    """What is on the canvas."""

    def __init__(self, view: CompareView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._shown: Shown | None = None
        self._brush: Brush | None = None
        self._is_flipped = False
        self._ranked: object = None
        self._looks: tuple[str, tuple[QImage, ...]] = "", ()
        for picture in (view.mine, view.learned):
            picture.pixel_hovered.connect(self._point_at)
            picture.pixel_left.connect(self._point_at_none)
            picture.flipped.connect(self._flip)
        view.pages.scatter.brushed.connect(self._take_brush)

    @property
    def shown(self) -> Shown | None:
        """What is on the canvas."""
        return self._shown

    def show_ranking(self, state: CompareState, ranking: Ranking, network: Network, channel: int) -> bool:
        """Show the strip, and the sentence about one of its filters; tell whether it is another ranking."""
        strip, about = self._view.strip, (ranking, network.name)
        is_new = self._ranked != about
        if is_new:
            self._ranked = about
            strip.set_ranking(self._items(state, ranking, network), ranking.chance.threshold)
        strip.set_current(channel)
        strip.set_pinned(frozenset(pinned for layer, pinned in state.pinned if layer == state.layer))
        sentence = verdict(state.layer, ranking.of(channel), ranking.chance)
        self._view.show_verdict(sentence, ranking_title(state, len(ranking.matches)))
        return is_new

    def show_no_ranking(self, why: str) -> None:
        """Take the ranking of something else away, and say why there is none for what is set."""
        if self._ranked is not None:
            self._ranked = None
            self._view.strip.set_ranking([], None)
        self._view.show_no_verdict(why)

    def _items(self, state: CompareState, ranking: Ranking, network: Network) -> list[SimilarityItem]:
        pictures = self._pictures_of(network, state.layer)
        title = number_writer()
        return [
            SimilarityItem(
                match.channel,
                match.similarity,
                title(match.channel + 1),
                partial(item_hint, state.layer, match),
                pictures[match.channel] if pictures else None,
            )
            for match in ranking.matches
        ]

    def _pictures_of(self, network: Network, layer: str) -> Sequence[QImage]:
        """Return the filters of the first layer as pixels of their colours."""
        if layer != first_of(network.architecture):
            return ()
        if self._looks[0] != network.name or not self._looks[1]:
            self._looks = network.name, tuple(rgb_image(filter_colours(each)) for each in weights_of(network))
        return self._looks[1]

    def show(self, shown: Shown) -> None:
        """Bring a comparison on the canvas."""
        before, self._shown = self._shown, shown
        if before is not None:
            shown.take_over(before)
        view = self._view
        same_photo = before is not None and before.result.photo.shape == shown.result.photo.shape
        view.viewport.set_extent(shown.extent(), keep=same_photo)
        if before is not None and before.points != shown.points:
            self._brush = None
            view.pages.scatter.set_brush(None)
        self._show_pictures(shown)
        view.show_look(shown.state.look, shown.state.share)
        view.show_scale(shown.scale, is_clipped=shown.is_clipped)
        self._point_at_none()

    def _show_pictures(self, shown: Shown) -> None:
        if self._is_flipped:
            picture, frame = shown.photo()
            self._view.show_pictures(picture, picture, frame)
            return
        brush = self._brush if shown.state.page == "scatter" else None
        left, right = shown.pictures(brush)
        self._view.show_pictures(left, right, shown.frame())
        mine, learned = shown.captions(my_title(shown.state))
        if brush is not None and not shown.is_after:
            share = number(100 * shown.marked_share(brush), 1)
            mine = tr("Compare", "Photo: {share} % of its pixels are marked").format(share=share)
        self._view.show_captions(mine, learned)

    def _take_brush(self, brush: Brush | None) -> None:
        self._brush = brush
        if self._shown is not None:
            self._show_pictures(self._shown)

    # Pointing

    def _point_at(self, row: int, column: int) -> None:
        if self._shown is not None and not self._is_flipped:
            self._view.show_pixel(self._shown.pixel_text(row, column))

    def _point_at_none(self) -> None:
        self._view.show_pixel("" if self._shown is None else self._shown.units())

    def _flip(self, is_flipped: bool) -> None:
        if is_flipped != self._is_flipped:
            self._is_flipped = is_flipped
            if self._shown is not None:
                self._show_pictures(self._shown)
