"""Save and copy what the Compare lab shows."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.files import atomic_write
from cnngui.engine.saving import save_picture
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs, pictures_kind
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.ranking import Ranking, weights_of
from cnngui.gui.labs.compare.shown import Shown
from cnngui.gui.labs.compare.state import first_of
from cnngui.gui.labs.compare.words import transform_title, verdict
from cnngui.gui.look.i18n import locale, number
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.services.saving import Kind
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.compare import Beside, SheetWords, ranking_csv, sheet

tr = QCoreApplication.translate

ON_SHEET = 8
"""Learned filters on a sheet: the one on screen, then the best."""


def commands(
    context: LabContext, shown: Callable[[], Shown | None], ranking: Callable[[], Ranking | None]
) -> Sequence[Command]:
    """Return the rows for saving the sheet or the ranking, and for copying the sheet."""

    def name(what: str) -> Callable[[], str]:
        return lambda: f"{Path(context.workspace.photo.name).stem}-{what}"

    def draw() -> Callable[[], Pixels] | None:
        now, ranked, source = shown(), ranking(), context.workspace.photo
        return (
            drawing(now, ranked, photo_name(source.path, source.name))
            if now is not None and ranked is not None
            else None
        )

    def write_sheet() -> Callable[[Path], None] | None:
        drawn = draw()
        return None if drawn is None else lambda path: save_picture(drawn(), path)

    def copy_sheet() -> Callable[[], QImage] | None:
        drawn = draw()
        return None if drawn is None else lambda: rgb_image(drawn())

    def write_ranking() -> Callable[[Path], None] | None:
        ranked = ranking()
        return None if ranked is None else partial(_write_text, ranking_csv(ranked.matches))

    save_sheet = SaveAs(
        tr("Compare", "Save comparison"), name(tr("Compare", "comparison")), (pictures_kind(),), write_sheet
    )
    tables = Kind(tr("Compare", "Tables (*.csv)"), (".csv",))
    save_ranking = SaveAs(tr("Compare", "Save ranking"), name(tr("Compare", "ranking")), (tables,), write_ranking)
    copy = Copy(tr("Compare", "The comparison is copied."), copy_sheet)
    return [
        Command("save-sheet", tr("Compare", "Save comparison as a sheet…"), save_sheet, SAVE),
        Command("save-ranking", tr("Compare", "Save ranking…"), save_ranking, "Ctrl+Alt+S"),
        Command("copy", tr("Compare", "Copy comparison"), copy, "Ctrl+Shift+C"),
    ]


def drawing(shown: Shown, ranking: Ranking, photo: str) -> Callable[[], Pixels]:
    """Return what draws the sheet: the best filters, and first the one that is on the right."""
    state, result = shown.state, shown.result
    first = ranking.of(shown.channel)
    matches = [first, *(match for match in ranking.matches if match.channel != shown.channel)][:ON_SHEET]
    has_colours = state.layer == first_of(result.network.architecture)
    beside = []
    for match in matches:
        title = tr("Compare", "Filter {number}: {similarity}").format(
            number=number(match.channel + 1), similarity=number(match.similarity, 2)
        )
        if match.transform != "identity":
            title += f" ({transform_title(match.transform)})"
        weights = weights_of(result.network)[match.channel] if has_colours else None
        beside.append(Beside(title, result.learned(match.channel)[0], weights))
    words = _words(photo, verdict(state.layer, first, ranking.chance))
    return partial(sheet, result.photo, state.mine, result.plane, beside, words, is_signed=result.request.before_relu)


def _words(photo: str, sentence: str) -> SheetWords:
    return SheetWords(
        title=tr("Compare", "My filter beside the network's: {name}").format(name=photo),
        sentence=sentence,
        photo=tr("Compare", "photo"),
        kernel=tr("Compare", "my kernel"),
        response=tr("Compare", "my response"),
        colours=tr("Compare", "in colours"),
        red=tr("Compare", "red"),
        green=tr("Compare", "green"),
        blue=tr("Compare", "blue"),
        map=tr("Compare", "map"),
        decimal=locale().decimalPoint(),
    )


def _write_text(text: str, path: Path) -> None:
    with atomic_write(path) as stream:
        stream.write(text.encode())
