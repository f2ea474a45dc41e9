"""The real Architectures lab in a window."""

import pytest
from PySide6.QtCore import QPointF

from cnngui.gui.labs.architectures import state as states
from cnngui.gui.labs.architectures.controller import ArchitecturesLab
from cnngui.gui.labs.architectures.panel import ArchitecturesPanel
from cnngui.gui.labs.architectures.state import ArchitecturesState
from cnngui.gui.labs.architectures.view import ArchitecturesView
from cnngui.gui.widgets.networks.layer_table import LayerTable
from tests.gui.labs.bench import Benches, LabBench


class Bench(LabBench[ArchitecturesLab, ArchitecturesView, ArchitecturesPanel, ArchitecturesState]):
    """The Architectures lab in a window."""

    name = "architectures"

    def take(self, network: str, variant: str = "") -> None:
        """Choose a network."""
        self.panel.network_wished.emit(network, variant)

    def turn(self, page: str) -> None:
        """Turn to a page."""
        self.view.page_wished.emit(page)

    def side(self, length: int) -> None:
        """Let the input be square."""
        self.lab.wish(states.with_input, 0, length)
        self.lab.wish(states.with_input, 1, length)

    def column(self, table: LayerTable, title: str) -> list[str]:
        """Read a column of a table, by the first words of its title."""
        at = next(at for at, each in enumerate(table.columns) if each.title.startswith(title))
        return [row.cells[at] for row in table.rows]

    def total(self, table: LayerTable, title: str) -> str:
        """Read the last line of a column."""
        at = next(at for at, each in enumerate(table.columns) if each.title.startswith(title))
        return table.total[at]

    def cells_of(self, table: LayerTable, name: str) -> tuple[str, ...]:
        """Read a row."""
        return next(row.cells for row in table.rows if row.name == name)

    def middle_of(self, table: LayerTable, name: str) -> QPointF:
        """Return where a row is drawn."""
        at = next(at for at, row in enumerate(table.rows) if row.name == name)
        return QPointF(table.row_rect(at).center())


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab; nothing in it waits for the network's weights."""
    return benches.build(Bench)
