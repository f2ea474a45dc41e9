"""The real Filters lab on a small photo."""

from collections.abc import Callable

import pytest

from cnngui.engine.editing import Edited
from cnngui.gui.labs.filters.controller import FiltersLab
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.state import FiltersState
from cnngui.gui.labs.filters.view import FiltersView
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import a_photo


class Bench(LabBench[FiltersLab, FiltersView, FiltersPanel, FiltersState]):
    """The Filters lab in a window."""

    name = "filters"
    size = (1200, 760)

    @property
    def pin(self) -> tuple[int, int] | None:
        """The pinned pixel."""
        return self.lab.pinned

    def edit(self, change: Callable[..., Edited], *arguments: object, **values: object) -> None:
        """Change the chain, as the editor in the panel wishes it."""
        self.panel.chain.wished.emit(lambda edited: change(edited, *arguments, **values), "")

    def set(self, **fields: object) -> None:
        """Change settings of the edited layer."""
        self.edit(Edited.with_settings, **fields)

    def pool(self, kind: str, size: int, stride: int) -> None:
        """Change the pooling of the edited layer."""
        self.edit(Edited.with_pooling, kind, (size, size), (stride, stride))


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab on a small photo, shown and settled."""
    made = benches.build(Bench, a_photo())
    made.settle()
    return made
