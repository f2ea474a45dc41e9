"""Shows comparisons on the canvas; only what has changed is drawn again."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage

from cnngui.engine.filter_colours import filter_colours
from cnngui.engine.kernels.table import find
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.ranking import Ranker, Ranking, Twins
from cnngui.gui.labs.compare.shown import Shown, learned_anatomy, my_anatomy
from cnngui.gui.labs.compare.state import FIRST, LAYERS, State
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.words import item_hint, ranking_title, transform_title, verdict
from cnngui.gui.look.i18n import language, number, number_writer
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.widgets.networks.similarity_painter import SimilarityItem
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.gui.widgets.plots.point_density import Brush, Density, density
from cnngui.networks.network import Network
from cnngui.tasks.compare import SMALL_KERNELS

tr = QCoreApplication.translate


class Presenter(QObject):
    """What is on the canvas."""

    def __init__(self, view: CompareView, context: LabContext, ranker: Ranker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self._ranker = ranker
        self._shown: Shown | None = None
        self._mine = ""
        self._brush: Brush | None = None
        self._is_flipped = False
        self._job: Job | None = None
        self._drawn: dict[str, object] = {}
        self._dissected: tuple[State, Network, int] | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_anatomy)
        self._looks: tuple[str, tuple[QImage, ...]] = "", ()
        view.pixel_hovered.connect(self._point_at)
        view.pixel_left.connect(self._point_at_none)
        view.flipped.connect(self._flip)
        view.pages.scatter.brushed.connect(self._take_brush)
        view.pages.twin_hovered.connect(self._point_at_twins)
        view.pages.twin_left.connect(lambda: self._view.pages.show_caption(""))

    @property
    def shown(self) -> Shown | None:
        """What is on the canvas."""
        return self._shown

    @property
    def is_busy(self) -> bool:
        """Whether the points are being counted, or the filters have not been drawn."""
        return self._job is not None or self._later.isActive()

    def show_ranking(self, state: State, ranking: Ranking, network: Network, channel: int) -> None:
        """Show the strip, and the sentence about one of its filters."""
        view = self._view
        if self._is_new("ranking", (id(ranking), network.name, language())):
            view.strip.set_ranking(self._items(state, ranking, network), ranking.chance.threshold)
        view.strip.set_current(channel)
        view.strip.set_pinned(frozenset(pinned for layer, pinned in state.pinned if layer == state.layer))
        sentence = verdict(state.layer, ranking.of(channel), ranking.chance)
        view.show_verdict(sentence, ranking_title(state, len(ranking.matches)))

    def show_no_ranking(self) -> None:
        """Take the ranking of another layer away, where there is none for this one."""
        self._drawn.pop("ranking", None)
        self._view.strip.set_ranking([], None)
        self._view.show_verdict("", "")

    def _items(self, state: State, ranking: Ranking, network: Network) -> list[SimilarityItem]:
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
        if layer != FIRST:
            return ()
        if self._looks[0] != network.name or not self._looks[1]:
            weights = network.weights[f"{FIRST}.weight"]
            self._looks = network.name, tuple(rgb_image(filter_colours(each)) for each in weights)
        return self._looks[1]

    def show(self, shown: Shown, mine: str) -> None:
        """Bring a comparison on the canvas; ``mine`` names my filter."""
        before, self._shown, self._mine = self._shown, shown, mine
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

    def show_page(self, shown: Shown, network: Network, ranking: Ranking | None) -> None:
        """Fill the page that is open."""
        state, pages = shown.state, self._view.pages
        pages.show_page(state.page)
        pages.show_caption("")
        if state.page == "filters":
            self._dissected = state, network, shown.channel
            self._later.start()
        elif state.page == "scatter":
            self._count_points(shown)
        elif state.page == "pinned":
            pages.show_pinned(self._pinned_rows(shown, network, ranking))
        elif state.page == "twins" and self._is_new("twins", (state.spread, network.name, language())):
            twins = self._ranker.twins(network, state.spread)
            pages.show_twins(twins.matrix, _twins_text(twins))

    def _show_anatomy(self) -> None:
        """Draw the filters' numbers in a turn of their own: the next number of a drag need not wait for all at once."""
        if self._dissected is None:
            return
        state, network, channel = self._dissected
        pages = self._view.pages
        if self._is_new("mine", (state.mine, state.spread, state.at)):
            pages.show_my_anatomy(my_anatomy(state))
        if self._is_new("learned", (state.layer, channel, network.name)):
            pages.show_learned_anatomy(learned_anatomy(network.weights[f"{state.layer}.weight"][channel]))

    def _show_pictures(self, shown: Shown) -> None:
        if self._is_flipped:
            picture, frame = shown.photo()
            self._view.show_pictures(picture, picture, frame)
            return
        brush = self._brush if shown.state.page == "scatter" else None
        left, right = shown.pictures(brush)
        self._view.show_pictures(left, right, shown.frame())
        mine, learned = shown.captions(self._mine)
        if brush is not None and not shown.is_after:
            share = number(100 * shown.marked_share(brush), 1)
            mine = tr("Compare", "Photo: {share} % of its pixels are marked").format(share=share)
        self._view.show_captions(mine, learned)

    # The points

    def _count_points(self, shown: Shown) -> None:
        if not self._is_new("points", (id(shown.result), shown.channel, shown.is_after)):
            return
        x, y = shown.left, shown.learned
        self._job = self._context.jobs.start(
            Lane.OPENCV,
            partial(density, np.ravel(x), np.ravel(y)),
            title="",
            quiet=True,
            on_result=partial(self._show_points, shown),
            on_error=self._fail_points,
            replaces="compare-points",
        )

    def _show_points(self, shown: Shown, found: Density) -> None:
        self._job = None
        pages = self._view.pages
        titles = (tr("Compare", "mine"), tr("Compare", "learned"))
        if shown.is_after:
            titles = (tr("Compare", "before"), tr("Compare", "after"))
        pages.scatter.set_density(found, *titles)
        text = tr(
            "Compare",
            "Each point is a pixel; darker where many lie. Correlation {correlation}. "
            "Drag over points to see where on the photo they are.",
        )
        pages.show_scatter_text(text.format(correlation=number(found.correlation, 2)))

    def _fail_points(self, error: Exception) -> None:
        self._job = None
        self._context.messages.tell_error(error)

    def _take_brush(self, brush: Brush | None) -> None:
        self._brush = brush
        if self._shown is not None:
            self._show_pictures(self._shown)

    # Pinned filters, twins

    def _pinned_rows(self, shown: Shown, network: Network, ranking: Ranking | None) -> list[list[str]]:
        state = shown.state
        numbers = self._ranker.weight_matches(state, network)
        on_photo = {match.channel: match.similarity for match in shown.result.ranking}
        rows = []
        for layer, channel in state.pinned:
            title = tr("Compare", "{layer} · {number}").format(layer=layer, number=number(channel + 1))
            in_numbers = number(numbers[channel], 2) if layer == FIRST and channel in numbers else "–"
            here = number(on_photo[channel], 2) if layer == state.layer else "–"
            is_ranked = state.space == "weights" and ranking is not None and layer == state.layer
            way = transform_title(ranking.of(channel).transform) if is_ranked and ranking is not None else "–"
            rows.append([title, in_numbers, here, way])
        return rows

    def _point_at_twins(self, row: int, column: int) -> None:
        network, shown = self._context.networks.network, self._shown
        if network is None or shown is None or row >= len(SMALL_KERNELS):
            return
        twins = self._ranker.twins(network, shown.state.spread)
        text = tr("Compare", "{kernel} × filter {number}: {similarity}")
        told = text.format(
            kernel=SMALL_KERNELS[row].words(language()).title,
            number=number(column + 1),
            similarity=number(float(twins.matrix[row, column]), 2),
        )
        self._view.pages.show_caption(told)

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

    def _is_new(self, what: str, key: object) -> bool:
        if self._drawn.get(what) == key:
            return False
        self._drawn[what] = key
        return True


def _twins_text(twins: Twins) -> str:
    """Say who has no twin."""
    lonely, missing = len(twins.lonely), [find(name).words(language()).title for name in twins.missing]
    text = tr(
        "Compare",
        "Rows: named kernels. Columns: the {count} filters of {layer}. A click compares two. "
        "Above {level} they are twins; {lonely} filters have none.",
    ).format(count=number(twins.matrix.shape[1]), layer=LAYERS[0], level=number(twins.level, 2), lonely=number(lonely))
    if missing:
        none = tr("Compare", " So have {count} kernels: {names}.")
        text += none.format(count=number(len(missing)), names=", ".join(missing))
    return text
