"""Fills the page below the ranking that is open: filters, points, pinned filters, twins."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject

from cnngui.engine.point_density import Density, density
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.compare.pages_view import PagesView
from cnngui.gui.labs.compare.ranking import Ranker, Ranking, Twins
from cnngui.gui.labs.compare.shown import Shown, learned_anatomy, my_anatomy
from cnngui.gui.labs.compare.state import first_of
from cnngui.gui.labs.compare.words import transform_title
from cnngui.gui.look.i18n import language, number
from cnngui.gui.services.jobs import Lane
from cnngui.networks.network import Network
from cnngui.tasks.compare import SMALL_KERNELS

tr = QCoreApplication.translate


class ComparePages(QObject):
    """What is on the pages; only what has changed is drawn again."""

    def __init__(self, view: PagesView, ranker: Ranker, lab: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._ranker = ranker
        self._drawn = Drawn()
        self._twins: Twins | None = None
        self._points: LatestJob[Shown, Density] = LatestJob(
            lab,
            "points",
            "",
            lambda shown, _: partial(density, np.ravel(shown.left), np.ravel(shown.learned)),
            self._show_points,
            lane=Lane.OPENCV,
            needs_network=False,
            failed=lambda _, error: lab.complain(error),
        )
        view.matrix.pixel_hovered.connect(self._point_at_twins)
        view.matrix.pixel_left.connect(lambda: view.show_caption(""))

    def show(self, shown: Shown, network: Network, ranking: Ranking | None) -> None:
        """Fill the page that is open."""
        state, view = shown.state, self._view
        view.show_caption("")
        if state.page == "filters":
            if self._drawn.is_new("mine", (state.mine, state.spread, state.edited.layer)):
                view.show_my_anatomy(my_anatomy(state))
            if self._drawn.is_new("learned", (state.layer, shown.channel, network.name)):
                view.show_learned_anatomy(learned_anatomy(network.weights[f"{state.layer}.weight"][shown.channel]))
        elif state.page == "scatter":
            if self._drawn.is_new("points", (shown.result, shown.channel, shown.is_after)):
                self._points.ask(shown)
        elif state.page == "pinned":
            view.show_pinned(self._pinned_rows(shown, network, ranking))
        elif state.page == "twins" and self._drawn.is_new("twins", (state.spread, network.name)):
            self._twins = self._ranker.twins(network, state.spread)
            view.show_twins(
                self._twins.matrix, kernel_titles(), _twins_text(self._twins, first_of(network.architecture))
            )

    def _show_points(self, shown: Shown, found: Density) -> None:
        titles = (tr("Compare", "mine"), tr("Compare", "learned"))
        if shown.is_after:
            titles = (tr("Compare", "before"), tr("Compare", "after"))
        self._view.scatter.set_density(found, *titles)
        text = tr(
            "Compare",
            "Each point is a pixel; darker where many lie. Correlation {correlation}. "
            "Drag over points to see where on the photo they are.",
        )
        self._view.show_scatter_text(text.format(correlation=number(found.correlation, 2)))

    def _pinned_rows(self, shown: Shown, network: Network, ranking: Ranking | None) -> list[list[str]]:
        state = shown.state
        numbers = self._ranker.weight_matches(state, network)
        on_photo = {match.channel: match.similarity for match in shown.result.ranking}
        rows = []
        for layer, channel in state.pinned:
            title = tr("Compare", "{layer} · {number}").format(layer=layer, number=number(channel + 1))
            is_first = layer == first_of(network.architecture)
            in_numbers = number(numbers[channel], 2) if is_first and channel in numbers else "–"
            here = number(on_photo[channel], 2) if layer == state.layer else "–"
            is_ranked = state.space == "weights" and ranking is not None and layer == state.layer
            way = transform_title(ranking.of(channel).transform) if is_ranked and ranking is not None else "–"
            rows.append([title, in_numbers, here, way])
        return rows

    def _point_at_twins(self, row: int, column: int) -> None:
        if self._twins is None or row >= len(SMALL_KERNELS):
            return
        text = tr("Compare", "{kernel} × filter {number}: {similarity}")
        told = text.format(
            kernel=kernel_titles()[row],
            number=number(column + 1),
            similarity=number(float(self._twins.matrix[row, column]), 2),
        )
        self._view.show_caption(told)


def kernel_titles() -> list[str]:
    """Name the kernels that learned filters are compared with, in the language on screen."""
    return [kernel.words(language()).title for kernel in SMALL_KERNELS]


def _twins_text(twins: Twins, layer: str) -> str:
    """Say which filters have no twin."""
    lonely, missing = len(twins.lonely), len(twins.missing)
    text = tr(
        "Compare",
        "Rows: named kernels. Columns: the {count} filters of {layer}. A click compares two. "
        "Above {level} they are twins; {lonely} filters have none.",
    ).format(count=number(twins.matrix.shape[1]), layer=layer, level=number(twins.level, 2), lonely=number(lonely))
    if missing:
        text += tr("Compare", " Of the kernels, {count} have no twin.").format(count=number(missing))
    return text
