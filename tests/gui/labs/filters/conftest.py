"""The real Filters lab on a small photo."""

import pytest

from cnngui.gui.labs.filters.controller import FiltersLab
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.state import State
from cnngui.gui.labs.filters.view import FiltersView
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import a_photo


class Bench(LabBench[FiltersLab, FiltersView, FiltersPanel, State]):
    """The Filters lab in a window."""

    name = "filters"
    size = (1200, 760)

    @property
    def pin(self) -> tuple[int, int] | None:
        """The pinned pixel."""
        return self.lab._presenter._pinned


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab on a small photo, shown and settled."""
    made = benches.build(Bench, a_photo())
    made.settle()
    return made
