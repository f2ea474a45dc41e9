"""What labs share: the hand-made layers, and what is picked of the network; heard on coming in, told once changed."""

from collections.abc import Mapping
from typing import Any, Protocol

from cnngui.engine.chain import Chain
from cnngui.gui.lab.plain import Plain, built, plain
from cnngui.gui.services.undo import History
from cnngui.gui.services.workspace import Selection, Workspace, first_chain


class Sharer(Protocol):
    """What is needed of a lab here, see `LabHooks` and `LabBase`."""

    history: History[Any]

    @property
    def now(self) -> Any:  # noqa: ANN401
        """What is set."""

    def chain_of(self, state: Any) -> Chain | None: ...  # noqa: ANN401, D102
    def with_chain(self, state: Any, chain: Chain) -> Any: ...  # noqa: ANN401, D102
    def selection_of(self, state: Any) -> Selection | None: ...  # noqa: ANN401, D102
    def with_selection(self, state: Any, selection: Selection) -> Any: ...  # noqa: ANN401, D102


class Sharing:
    """Remembers what a lab heard and told last.

    Parameters
    ----------
    workspace : Workspace
    own : Chain or None
        The hand-made layers of the lab as it begins; None where it has none.
    """

    def __init__(self, workspace: Workspace, own: Chain | None) -> None:
        self._workspace = workspace
        self._heard = first_chain()  # the lab may be built after another one has changed it
        self._own = own
        self._picked: Selection | None = None  # the lab may be built after something was picked

    def state(self) -> dict[str, Plain]:
        """Return what `restore` takes: plain data."""
        return {"heard": plain(self._heard), "picked": plain(self._picked)}

    def restore(self, state: Mapping[str, Any], own: Chain | None) -> None:
        """Come back to what was heard, in another window."""
        self._heard, self._own = built(Chain, state["heard"]), own
        self._picked = built(Selection | None, state["picked"])

    def hear(self, lab: Sharer) -> None:
        """Take the chain once another lab has changed it, and go to what was picked in another lab."""
        chain, picked = self._workspace.chain, self._workspace.selection
        if self._own is not None and chain != self._heard:
            self._heard = chain
            lab.history.push(lab.with_chain(lab.now, chain))
            self._own = lab.chain_of(lab.now)
        if picked is not None and picked != self._picked:
            self._picked = picked
            if lab.selection_of(lab.now) != picked:
                lab.history.push(lab.with_selection(lab.now, picked))

    def adopt(self, own: Chain) -> None:
        """Take what was made of the chain of all labs for the lab's own: nobody is told of it."""
        self._heard, self._own = self._workspace.chain, own

    def tell_chain(self, lab: Sharer, state: object) -> None:
        """Tell the other labs of the chain once it has been changed here."""
        chain = lab.chain_of(state)
        if chain is not None and chain != self._own:
            self._heard = self._own = chain
            self._workspace.set_chain(chain)

    def tell_selection(self, lab: Sharer, before: object, state: object) -> None:
        """Let the other labs know of what was picked here."""
        picked = lab.selection_of(state)
        if picked is not None and picked != lab.selection_of(before):
            self._picked = picked
            self._workspace.select(picked)
