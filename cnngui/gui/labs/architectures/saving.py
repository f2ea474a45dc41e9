"""Takes away what is on screen: the table, the diagram, the network itself, and its code."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QGuiApplication, QImage

from cnngui.engine.drawings import Drawing, as_svg
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import atomic_write
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs
from cnngui.gui.labs.architectures.shown import Table, blocks_table, books_table, drawing_of, layers_table
from cnngui.gui.labs.architectures.state import ArchitecturesState
from cnngui.gui.labs.architectures.words import bytes_of
from cnngui.gui.look.i18n import language
from cnngui.gui.services.saving import Kind
from cnngui.gui.widgets.networks.drawing_painter import picture
from cnngui.networks.plans.exports.code import as_pytorch
from cnngui.networks.plans.exports.files import as_json
from cnngui.networks.plans.exports.files import save as save_network
from cnngui.networks.plans.exports.texts import as_csv, as_latex, as_markdown, as_text
from cnngui.networks.plans.known import title_of
from cnngui.networks.plans.worked import Worked, worked

tr = QCoreApplication.translate

WRITERS: dict[str, Callable[[Worked, str], str]] = {
    ".csv": lambda table, _: as_csv(table),
    ".json": lambda table, _: as_json(table),
    ".md": as_markdown,
    ".tex": as_latex,
    ".txt": as_text,
    ".py": lambda table, _: as_pytorch(table),
}
"""Ending → what writes a table so, in a language."""

OF_TABLE = ("table", "network", "pytorch")
OF_DIAGRAM = ("picture", "copy-picture")
"""Commands about one network, and about boxes."""


class NothingToCopyError(CnnguiError):
    """The page that is open has no table."""


def commands(lab: LabBase[ArchitecturesState]) -> Sequence[Command]:
    """Return the rows for saving and copying."""
    tables = [
        Kind(tr("Architectures", "Table for a spreadsheet (*.csv)"), (".csv",)),
        Kind(tr("Architectures", "Network with its table (*.json)"), (".json",)),
        Kind(tr("Architectures", "Markdown (*.md)"), (".md",)),
        Kind(tr("Architectures", "LaTeX (*.tex)"), (".tex",)),
        Kind(tr("Architectures", "Text (*.txt)"), (".txt",)),
        Kind(tr("Architectures", "PyTorch (*.py)"), (".py",)),
    ]
    pictures = [
        Kind(tr("Architectures", "Vector pictures (*.svg)"), (".svg",)),
        Kind(tr("Architectures", "Pictures (*.png)"), (".png",)),
    ]
    networks = [Kind(tr("Architectures", "Networks (*.json)"), (".json",))]

    def name() -> str:
        return f"{lab.now.name}-{lab.now.variant}".strip("-").replace("/", "-").replace(" ", "-") or "network"

    save_table = SaveAs(
        tr("Architectures", "Save the table"), name, tables, lambda: partial(write_table, lab.now.table, language())
    )
    save_picture = SaveAs(
        tr("Architectures", "Save the diagram"), name, pictures, lambda: _picture_writer(lab.now, lab.canvas.font())
    )
    save_it = SaveAs(
        tr("Architectures", "Save the network"), name, networks, lambda: partial(save_network, lab.now.table)
    )
    copied = Copy(tr("Architectures", "The diagram is on the clipboard."), lambda: _draw(lab.now, lab.canvas.font()))
    return [
        Command("table", tr("Architectures", "Save table…"), save_table, SAVE),
        Command("picture", tr("Architectures", "Save diagram…"), save_picture, "Ctrl+Alt+S"),
        Command("network", tr("Architectures", "Save network…"), save_it),
        Command("copy-table", tr("Architectures", "Copy table"), partial(_copy_table, lab)),
        Command("copy-picture", tr("Architectures", "Copy diagram"), copied),
        Command("pytorch", tr("Architectures", "Copy as PyTorch"), partial(_copy_code, lab)),
    ]


def write_table(table: Worked, spoken: str, path: Path) -> None:
    """Write a table as the ending of the file says."""
    text = WRITERS[path.suffix.lower()](table, spoken)
    with atomic_write(path) as stream:
        stream.write(f"{text.rstrip(chr(10))}\n".encode())


def _picture_writer(state: ArchitecturesState, font: QFont) -> Callable[[Path], None]:
    return partial(write_drawing, drawing_of(state), title_of(state.plan, language()), QFont(font))


def write_drawing(drawing: Drawing, title: str, font: QFont, path: Path) -> None:
    """Write a drawing as SVG or PNG, as the ending of the file says.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    if path.suffix.lower() == ".svg":
        with atomic_write(path) as stream:
            stream.write(f"{as_svg(drawing, title)}\n".encode())
    elif not picture(drawing, font).save(str(path)):
        raise OSError(str(path))


def _draw(state: ArchitecturesState, font: QFont) -> Callable[[], QImage]:
    return partial(picture, drawing_of(state), QFont(font))


def _table_on_screen(state: ArchitecturesState) -> Table:
    if state.page == "layers":
        return layers_table(state.table, bytes_of(state), state.sort, language())
    if state.page == "books":
        return books_table(state.table, worked(state.compared))
    if state.page == "build":
        return blocks_table(state.table, language())
    raise NothingToCopyError(QT_TRANSLATE_NOOP("Errors", "This page has no table: go to “Layers”."))


def as_tabbed(table: Table) -> str:
    """Write a table with tabs between the cells, as spreadsheets paste it; cells of two lines become "one | other"."""
    columns, rows, total = table
    lines = [tuple(column.title for column in columns), *(row.cells for row in rows), *([total] if total else [])]
    return "\n".join("\t".join(cell.replace("\n", " | ") for cell in line) for line in lines) + "\n"


def _copy_table(lab: LabBase[ArchitecturesState]) -> None:
    try:
        text = as_tabbed(_table_on_screen(lab.now))
    except NothingToCopyError as error:
        lab.complain(error)
        return
    QGuiApplication.clipboard().setText(text)
    lab.context.messages.tell(tr("Architectures", "The table is on the clipboard."))


def _copy_code(lab: LabBase[ArchitecturesState]) -> None:
    QGuiApplication.clipboard().setText(as_pytorch(lab.now.table))
    text = tr("Architectures", "The code is on the clipboard.")
    if lab.now.table.trouble:
        text = tr("Architectures", "The code is on the clipboard, up to where the network fits.")
    lab.context.messages.tell(text)
