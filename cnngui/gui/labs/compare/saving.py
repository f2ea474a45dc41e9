"""Save and copy what the Compare lab shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from cnngui.engine.arrays import Pixels
from cnngui.engine.files import atomic_write
from cnngui.engine.saving import save_picture
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.presenter import Presenter
from cnngui.gui.labs.compare.ranking import Ranking
from cnngui.gui.labs.compare.state import FIRST
from cnngui.gui.labs.compare.words import transform_title, verdict
from cnngui.gui.look.i18n import locale, number
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import PICTURES, Kind
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.compare import Beside, SheetWords, ranking_csv, sheet

TABLES = (".csv",)

ON_SHEET = 8
"""Learned filters on a sheet: the one on screen, then the best."""


class Saver(QObject):
    """The lab's commands: save the sheet or the ranking, copy the sheet, start again."""

    def __init__(
        self,
        context: LabContext,
        presenter: Presenter,
        ranking: Callable[[], Ranking | None],
        start_again: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._presenter = presenter
        self._ranking = ranking
        keys = QKeySequence
        self.actions = (
            self._action(self.tr("Save comparison as a sheet…"), self.ask_sheet, keys.StandardKey.Save),
            self._action(self.tr("Save ranking…"), self.ask_ranking, keys("Ctrl+Alt+S")),
            self._action(self.tr("Copy comparison"), self.copy, keys("Ctrl+Shift+C")),
            self._action(self.tr("Start again"), start_again, keys("Ctrl+Shift+N")),
        )

    def _action(self, text: str, slot: Callable[[], None], keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.triggered.connect(slot)
        return action

    def ask_sheet(self) -> None:
        """Ask where to, and save the comparison as one picture."""
        draw = self._drawing()
        kinds = [Kind(self.tr("Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES)]
        if draw is not None:
            self._ask(self.tr("Save comparison"), self.tr("comparison"), kinds, lambda path: save_picture(draw(), path))

    def ask_ranking(self) -> None:
        """Ask where to, and save all filters with their similarity, channels from 0."""
        ranking = self._ranking()
        if ranking is not None:
            text = ranking_csv(ranking.matches)
            kinds = [Kind(self.tr("Tables (*.csv)"), TABLES)]
            self._ask(self.tr("Save ranking"), self.tr("ranking"), kinds, partial(_write_text, text))

    def _ask(self, title: str, name: str, kinds: list[Kind], write: Callable[[Path], None]) -> None:
        context = self._context
        stem = Path(context.workspace.source.name).stem
        proposed = saving.folder_of(context.settings) / f"{stem}-{name}{kinds[0].suffixes[0]}"
        path = saving.ask_where(title, proposed, kinds)
        if path is not None:
            saving.save(context.jobs, context.messages, context.settings, path, partial(write, path), Lane.FILES)

    def copy(self) -> None:
        """Put the comparison on the clipboard as one picture."""
        draw = self._drawing()
        if draw is not None:
            told = self.tr("The comparison is copied.")
            saving.copy(self._context.jobs, self._context.messages, lambda: rgb_image(draw()), Lane.OPENCV, told)

    def _drawing(self) -> Callable[[], Pixels] | None:
        """Return what draws the sheet: the best filters, and first the one that is on the right."""
        shown, ranking, network = self._presenter.shown, self._ranking(), self._context.networks.network
        if shown is None or ranking is None or network is None:
            return None
        state, result = shown.state, shown.result
        first = ranking.of(shown.channel)
        matches = [first, *(match for match in ranking.matches if match.channel != shown.channel)][:ON_SHEET]
        used = result.network
        beside = []
        for match in matches:
            title = self.tr("Filter {number}: {similarity}").format(
                number=number(match.channel + 1), similarity=number(match.similarity, 2)
            )
            if match.transform != "identity":
                title += f" ({transform_title(match.transform)})"
            weights = used.weights[f"{state.layer}.weight"][match.channel] if state.layer == FIRST else None
            beside.append(Beside(title, result.learned(match.channel)[0], weights))
        sentence = verdict(state.layer, first, ranking.chance)
        words = self._words(sentence)
        return partial(
            sheet, result.photo, state.mine, result.plane, beside, words, is_signed=result.request.before_relu
        )

    def _words(self, sentence: str) -> SheetWords:
        return SheetWords(
            title=self.tr("My filter beside the network's: {name}").format(name=self._context.workspace.source.name),
            sentence=sentence,
            photo=self.tr("photo"),
            kernel=self.tr("my kernel"),
            response=self.tr("my response"),
            colours=self.tr("in colours"),
            red=self.tr("red"),
            green=self.tr("green"),
            blue=self.tr("blue"),
            map=self.tr("map"),
            decimal=locale().decimalPoint(),
        )


def _write_text(text: str, path: Path) -> None:
    with atomic_write(path) as stream:
        stream.write(text.encode())
